//! What changes on a page that is translated is seen to change.

use std::sync::Once;

use js_sys::{Function, Promise};
use samspel::platform::web::translation;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Node, Text};

/// Puts what a translator makes in the place of every text within an element: in one move, or in two.
const IN_ONE: &str = "
    const texts = document.createTreeWalker(around, NodeFilter.SHOW_TEXT), all = [];
    while (texts.nextNode()) if (texts.currentNode.data.trim()) all.push(texts.currentNode);
    for (const text of all) {
        const font = document.createElement('font');
        font.append(Object.assign(document.createElement('font'), { textContent: text.data.toUpperCase() }));
        text.replaceWith(font);
        (globalThis.originals ??= new Map()).set(font, text);
    }";
const IN_TWO: &str = "
    const texts = document.createTreeWalker(around, NodeFilter.SHOW_TEXT), all = [];
    while (texts.nextNode()) if (texts.currentNode.data.trim()) all.push(texts.currentNode);
    for (const text of all) {
        const font = document.createElement('font');
        font.textContent = text.data.toUpperCase();
        text.before(font);
        text.remove();
    }";

async fn turn() {
    JsFuture::from(Promise::resolve(&JsValue::NULL)).await.unwrap();
    JsFuture::from(Promise::resolve(&JsValue::NULL)).await.unwrap();
}

async fn run(script: &str, around: &Element) {
    Function::new_with_args("around", script)
        .call1(&JsValue::NULL, around)
        .unwrap();
    turn().await;
}

/// A sentence of a text that stays, one that changes, and a mark.
struct Sentence {
    around: Element,
    changing: Text,
}

fn sentence() -> Sentence {
    static WATCHED: Once = Once::new();
    WATCHED.call_once(translation::watch);
    let document = web_sys::window().unwrap().document().unwrap();
    let around = document.create_element("p").unwrap();
    let changing = document.create_text_node("one ");
    let stays = document.create_text_node("of them");
    for node in [&changing, &stays] {
        around.append_child(node).unwrap();
    }
    document.body().unwrap().append_child(&around).unwrap();
    Sentence { around, changing }
}

fn said(sentence: &Sentence) -> String {
    sentence.around.text_content().unwrap()
}

// R214
#[wasm_bindgen_test]
async fn a_text_that_is_changed_is_seen_as_it_is_now_and_can_be_translated_again() {
    for translate in [IN_ONE, IN_TWO] {
        let sentence = sentence();
        run(translate, &sentence.around).await;
        assert_eq!(said(&sentence), "ONE OF THEM");
        for now in ["two ", "", "three "] {
            sentence.changing.set_node_value(Some(now));
            turn().await;
            assert_eq!(said(&sentence), [now, "OF THEM"].concat());
            run(translate, &sentence.around).await;
            assert_eq!(said(&sentence), [now.to_uppercase().as_str(), "OF THEM"].concat());
        }
    }
}

// R214
#[wasm_bindgen_test]
async fn a_text_that_is_removed_takes_its_translation_with_it_and_marks_its_place_until_then() {
    for translate in [IN_ONE, IN_TWO] {
        let sentence = sentence();
        run(translate, &sentence.around).await;
        let document = web_sys::window().unwrap().document().unwrap();
        let before: Node = document.create_text_node("just ").into();
        // What is put before a text that has been replaced has a place.
        let mark: &Node = &sentence.changing;
        mark.parent_node().unwrap().insert_before(&before, Some(mark)).unwrap();
        turn().await;
        assert_eq!(said(&sentence), "just ONE OF THEM");
        sentence.changing.unchecked_ref::<Element>().remove();
        turn().await;
        assert_eq!(said(&sentence), "just OF THEM");
    }
}

// R214
#[wasm_bindgen_test]
async fn what_is_shown_untranslated_again_says_what_it_said() {
    let sentence = sentence();
    run(IN_ONE, &sentence.around).await;
    run(
        "for (const font of [...around.children]) font.replaceWith(originals.get(font))",
        &sentence.around,
    )
    .await;
    assert_eq!(said(&sentence), "one of them");
    sentence.changing.set_data("two ");
    turn().await;
    assert_eq!(said(&sentence), "two of them");
}

#[wasm_bindgen_test]
async fn texts_that_the_page_itself_replaces_are_left_alone() {
    let sentence = sentence();
    run("around.textContent = 'other words'", &sentence.around).await;
    assert_eq!(sentence.around.child_nodes().length(), 1);
    run("around.replaceChildren(document.createElement('b'))", &sentence.around).await;
    assert_eq!(sentence.around.child_nodes().length(), 1);
}
