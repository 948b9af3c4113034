//! A link as a QR code, on the screen and on paper.

use leptos::{html, prelude::*};

use super::icon::icon;
use crate::{
    app::text::words::{Word, fill, number, text},
    platform::web::page,
    render::qr,
};

/// A fold with the code, under what it leads to and a word on how it is used. While it is open, only the code is printed.
/// `leaves` is called when it is, since whoever sees it can take the link with them.
pub fn disclosure(
    address: Memo<String>,
    leaves: impl Fn() + Copy + Send + Sync + 'static,
    caption: impl Fn() -> String + Copy + Send + Sync + 'static,
    use_it: Word,
) -> AnyView {
    let fold: NodeRef<html::Details> = NodeRef::new();
    let is_open = RwSignal::new(false);
    let toggled = move |_| {
        let open = fold.get_untracked().is_some_and(|fold| fold.open());
        is_open.set(open);
    };
    // It is drawn when it is looked at.
    let code = move || {
        is_open.get().then(|| {
            let picture = address.with(|address| code(address, untrack(caption), use_it));
            untrack(leaves);
            picture
        })
    };
    view! {
        <details class="qr-fold" node_ref=fold on:toggle=toggled>
            <summary>{text(Word::ShareQrTitle)}</summary>
            {code}
        </details>
    }
    .into_any()
}

fn code(address: &str, caption: String, use_it: Word) -> AnyView {
    let title = fill(Word::ShareQrAlt, &[("name", &caption)]);
    let length = number(address.len());
    let description = fill(Word::ShareQrDescription, &[("n", &length)]);
    let Some(picture) = qr::picture(address, &title, &description) else {
        let limit = number(qr::MOST);
        let message = fill(Word::ShareQrTooLong, &[("n", &length), ("limit", &limit)]);
        return view! {
            <p class="note" data-kind="info">
                {icon("info")}
                <span>{message}</span>
            </p>
        }
        .into_any();
    };
    view! {
        <figure class="qr-figure">
            <div class="qr-holder" inner_html=picture />
            <figcaption>
                <p>
                    <strong>{caption}</strong>
                </p>
                <p>{text(use_it)}</p>
                <p class="actions">
                    <button type="button" id="print-qr" on:click=|_| page::print()>
                        {icon("print")}
                        {text(Word::ShareQrPrint)}
                    </button>
                </p>
            </figcaption>
        </figure>
    }
    .into_any()
}
