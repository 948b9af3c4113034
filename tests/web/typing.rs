//! What is typed is taken over as it is, and is never written back while it is being typed.

use std::{cell::RefCell, rc::Rc};

use gloo_events::EventListener;
use js_sys::Function;
use samspel::platform::web::typing;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlInputElement};

fn element(markup: &str) -> Element {
    let document = web_sys::window().unwrap().document().unwrap();
    let around = document.create_element("div").unwrap();
    around.set_inner_html(markup);
    document.body().unwrap().append_child(&around).unwrap();
    around.first_element_child().unwrap()
}

/// Runs a script of which `field` is an element.
fn run(script: &str, field: &Element) -> JsValue {
    Function::new_with_args("field", script)
        .call1(&JsValue::NULL, field)
        .unwrap()
}

/// Has what is entered in a field noted, and shown in it as a form does.
fn bound(field: &Element) -> (Rc<RefCell<String>>, EventListener) {
    let (noted, shown) = (Rc::<RefCell<String>>::default(), field.clone());
    let note = noted.clone();
    let listener = EventListener::new(field, "input", move |event| {
        *note.borrow_mut() = typing::entered(event);
        typing::show(&shown, &note.borrow());
    });
    (noted, listener)
}

// R215
#[wasm_bindgen_test]
fn a_sign_that_comes_in_two_halves_is_whole_in_the_field_and_in_what_is_taken_over() {
    for markup in ["<input>", "<textarea></textarea>"] {
        let field = element(markup);
        let (noted, _listener) = bound(&field);
        let enter = |text: &str| {
            run(
                &format!("field.value = {text}; field.dispatchEvent(new Event('input', {{ bubbles: true }}))"),
                &field,
            );
        };
        enter(r"'Hej \ud83d'");
        assert_eq!(*noted.borrow(), "Hej ");
        assert_eq!(run("return field.value.length", &field), 5, "the half is still there");
        enter(r"'Hej \ud83d\ude42 du'");
        assert_eq!(*noted.borrow(), "Hej 🙂 du");
        assert_eq!(run("return field.value", &field), JsValue::from("Hej 🙂 du"));
        // What somebody has meant to write is no half sign.
        enter(r"'\ufffd'");
        assert_eq!(*noted.borrow(), "\u{fffd}");
    }
}

// R215
#[wasm_bindgen_test]
fn nothing_is_written_in_a_field_while_letters_are_put_together_in_it() {
    typing::listen();
    let field = element("<input value='ni'>");
    let (noted, _listener) = bound(&field);
    run(
        "field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))",
        &field,
    );
    typing::show(&field, "from another tab");
    assert_eq!(run("return field.value", &field), JsValue::from("ni"));
    run(
        "field.value = 'nihao'; field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))",
        &field,
    );
    assert_eq!(*noted.borrow(), "nihao", "field and document say the same again");
    typing::show(&field, "from another tab");
    assert_eq!(run("return field.value", &field), JsValue::from("from another tab"));
}

#[wasm_bindgen_test]
fn a_text_is_written_only_where_the_field_says_another() {
    let field = element("<input value='the same'>");
    run(
        "field.written = 0; const { get, set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
         Object.defineProperty(field, 'value', { get, set(text) { field.written += 1; set.call(this, text); } })",
        &field,
    );
    typing::show(&field, "the same");
    assert_eq!(run("return field.written", &field), 0);
    typing::show(&field, "");
    assert_eq!(run("return field.written", &field), 1);
    assert_eq!(field.unchecked_ref::<HtmlInputElement>().value(), "");
}

// R210
#[wasm_bindgen_test]
fn what_is_typed_is_the_browsers_to_take_back_wherever_a_field_does_not_say_that_it_is_the_documents() {
    for (markup, is_browsers) in [
        ("<input>", true),
        ("<input type=search>", true),
        ("<input type=date>", true),
        ("<textarea></textarea>", true),
        ("<p contenteditable=true></p>", true),
        ("<input data-of-document>", false),
        ("<textarea data-of-document></textarea>", false),
        ("<input type=radio>", false),
        ("<input type=checkbox>", false),
        ("<button></button>", false),
        ("<select></select>", false),
        ("<p></p>", false),
    ] {
        assert_eq!(typing::takes_itself_back(&element(markup)), is_browsers, "{markup}");
    }
}
