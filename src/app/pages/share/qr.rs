//! The link as a QR code, on the screen and on paper.

use leptos::{html, prelude::*};

use crate::{
    app::{
        components::{contents::part_name, icon::icon},
        vocabulary,
        words::{Word, fill, number, text},
    },
    domain::document::Document,
    platform::web::page,
    render::qr,
};

/// A fold with the code. While it is open, only the code is printed.
pub fn disclosure(address: String, taken: Memo<Option<Document>>) -> AnyView {
    let fold: NodeRef<html::Details> = NodeRef::new();
    let is_open = RwSignal::new(false);
    let toggled = move |_| {
        let open = fold.get_untracked().is_some_and(|fold| fold.open());
        is_open.set(open);
    };
    // It is drawn when it is first looked at.
    let code = move || is_open.get().then(|| code(&address, taken));
    view! {
        <details class="qr-fold" node_ref=fold on:toggle=toggled>
            <summary>{text(Word::ShareQrTitle)}</summary>
            {code}
        </details>
    }
    .into_any()
}

fn code(address: &str, taken: Memo<Option<Document>>) -> AnyView {
    let caption = taken.with_untracked(|taken| taken.as_ref().map(caption));
    let caption = caption.unwrap_or_default();
    let title = fill(Word::ShareQrAlt, &[("name", &caption)]);
    let length = number(address.len());
    let description = fill(Word::ShareQrDescription, &[("n", &length)]);
    let Some(picture) = qr::picture(address, &title, &description) else {
        let limit = number(qr::MOST);
        let told = fill(Word::ShareQrTooLong, &[("n", &length), ("limit", &limit)]);
        return view! { <p class="note" data-kind="info">{icon("info")}<span>{told}</span></p> }
            .into_any();
    };
    view! {
        <figure class="qr-figure">
            <div class="qr-holder" inner_html=picture></div>
            <figcaption>
                <p><strong>{caption}</strong></p>
                <p>{text(Word::ShareQrText)}</p>
                <p class="actions">
                    <button type="button" id="print-qr" on:click=|_| page::print()>{icon("print")}{text(Word::ShareQrPrint)}</button>
                </p>
            </figcaption>
        </figure>
    }
    .into_any()
}

/// What the code leads to: the document's name, and the part where it is one.
fn caption(document: &Document) -> String {
    let name = vocabulary::named(&document.strategy().name);
    match &document.part {
        Some(part) => name + " · " + &part_name(document, part),
        None => name,
    }
}
