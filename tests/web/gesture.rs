//! A double click and a key that is held do what they do once.

use std::sync::Once;

use js_sys::Function;
use samspel::platform::web::gesture;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

/// A page that listens, whichever test comes first.
fn page(markup: &str) -> Element {
    static LISTENING: Once = Once::new();
    LISTENING.call_once(gesture::listen);
    let document = web_sys::window().unwrap().document().unwrap();
    let around = document.create_element("div").unwrap();
    around.set_inner_html(markup);
    document.body().unwrap().append_child(&around).unwrap();
    around
}

/// How often something within an element heard of an event that a script makes there, which can be as it is in a browser.
fn heard(around: &Element, kind: &str, script: &str) -> f64 {
    let script = format!(
        "let heard = 0; around.addEventListener('{kind}', (event) => {{ heard += 1; event.preventDefault(); }});
         const on = (selector) => around.querySelector(selector);
         const press = (selector, detail) => on(selector).dispatchEvent(new MouseEvent('click', {{ bubbles: true, cancelable: true, detail }}));
         const key = (selector, key, repeat, more) =>
             on(selector).dispatchEvent(new KeyboardEvent('keydown', {{ bubbles: true, cancelable: true, key, repeat, ...more }}));
         {script}; return heard;"
    );
    let heard = Function::new_with_args("around", &script).call1(&JsValue::NULL, around);
    heard.unwrap().as_f64().unwrap()
}

// R212
#[wasm_bindgen_test]
fn the_second_press_of_a_double_click_does_nothing_on_what_acts() {
    let around = page(
        "<button><i>a</i></button><a href='#'>b</a><button data-repeats class=up></button>
         <label><input type=checkbox></label><input class=text><details><summary>c</summary></details><p>d</p>",
    );
    for (selector, presses) in [
        ("i", 1.0),
        ("a", 1.0),
        (".up", 3.0),
        ("label", 3.0),
        (".text", 3.0),
        ("summary", 3.0),
        ("p", 3.0),
    ] {
        let made = format!("for (const nth of [1, 2, 3]) press('{selector}', nth)");
        assert_eq!(heard(&around, "click", &made), presses, "{selector}");
        // A reader's and a script's presses count as none, and are all meant.
        let made = format!("for (const nth of [0, 0, 0]) press('{selector}', nth)");
        assert_eq!(heard(&around, "click", &made), 3.0, "{selector}");
    }
}

// R212, R248
#[wasm_bindgen_test]
fn the_second_press_of_a_double_click_takes_the_keyboard_from_nowhere_and_changes_nothing_that_came_under_it() {
    let around = page(
        "<button class=add>a</button><button data-repeats class=up>b</button><input class=text><label><input type=checkbox></label>",
    );
    // Where the mouse is put down first and where again, and whether the second press is the browser's.
    for (first, second, is_left) in [
        (".add", ".add", false),
        (".add", ".text", false),
        (".add", "label", false),
        (".up", ".up", true),
        (".text", ".text", true),
        ("label", "label", true),
    ] {
        let made = format!(
            "const down = (selector, detail) => on(selector).dispatchEvent(
                 new MouseEvent('mousedown', {{ bubbles: true, cancelable: true, detail }}));
             down('{first}', 1); press('{first}', 1); heard = 0;
             if (down('{second}', 2)) heard += 1;
             press('{second}', 2);"
        );
        let times = if is_left { 2.0 } else { 0.0 };
        assert_eq!(heard(&around, "click", &made), times, "{second} after {first}");
    }
}

// R212
#[wasm_bindgen_test]
fn a_key_that_is_held_goes_on_only_where_it_was_pressed_and_something_is_typed_or_moved() {
    let around = page(
        "<button></button><button data-repeats class=up></button><a href='#'></a><input class=text><textarea></textarea>
         <input type=radio><p tabindex=0></p><div data-repeats tabindex=0 class=map></div>",
    );
    for (selector, key, goes_on) in [
        ("button", "Enter", false),
        ("button", " ", false),
        ("a", "Enter", false),
        (".up", "Enter", true),
        ("[type=radio]", "3", false),
        ("[type=radio]", "v", false),
        ("[type=radio]", "ArrowRight", true),
        ("p", "3", false),
        ("p", "Delete", false),
        ("p", " ", true),
        ("p", "PageDown", true),
        (".map", "Enter", false),
        (".map", "Backspace", false),
        (".map", "ArrowLeft", true),
        (".map", "+", true),
        (".text", "a", true),
        (".text", "Backspace", true),
        (".text", "Enter", false),
        ("textarea", "Enter", true),
        ("textarea", "3", true),
    ] {
        let made =
            format!("key('{selector}', '{key}', false); for (const nth of [1, 2]) key('{selector}', '{key}', true)");
        let times = if goes_on { 3.0 } else { 1.0 };
        assert_eq!(heard(&around, "keydown", &made), times, "{key} on {selector}");
    }
    // What is decided where it is heard.
    let made = "key('button', 'z', false, { ctrlKey: true }); key('button', 'z', true, { ctrlKey: true })";
    assert_eq!(heard(&around, "keydown", made), 2.0);
}

// R212
#[wasm_bindgen_test]
fn a_key_that_is_held_does_not_go_on_in_what_it_has_led_to() {
    let around = page("<input type=radio class=one><input class=text><textarea></textarea>");
    for (selector, key) in [(".text", "3"), ("textarea", "3"), ("textarea", "Enter")] {
        let made = format!("key('.one', '{key}', false); key('{selector}', '{key}', true)");
        assert_eq!(heard(&around, "keydown", &made), 1.0, "{key} in {selector}");
    }
    // Tab goes from field to field, and arrows from answer to answer.
    let made = "key('.one', 'Tab', false); key('.text', 'Tab', true)";
    assert_eq!(heard(&around, "keydown", made), 2.0);
}
