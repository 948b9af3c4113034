//! A text that can be copied: by a button, or by hand where the browser refuses the clipboard.

use leptos::{html, prelude::*};
use wasm_bindgen_futures::spawn_local;

use super::icon::icon;
use crate::{
    app::{
        form::shown_text::ShownText,
        interface::{
            later::in_next_frame,
            notice::{Notices, Tone},
        },
        text::words::{Word, text},
    },
    domain::ways_out::{Leaving, WayOut},
    platform::web::clipboard,
};

/// Copies what leaves. `copied` is called when it has been, and `refused` with the text where the browser refuses the clipboard.
pub fn copy(leaving: Leaving, copied: impl FnOnce() + 'static, refused: impl FnOnce(String) + 'static) {
    spawn_local(async move {
        if clipboard::copy(&leaving).await.is_ok() {
            copied();
        } else {
            refused(leaving.content().to_owned());
        }
    });
}

/// Selects all of a field, so that one key copies it. Nothing happens once its page has been left.
pub fn select_all(field: NodeRef<html::Textarea>) {
    if let Some(field) = field.try_get_untracked().flatten() {
        let _not_shown = field.focus();
        field.select();
    }
}

/// A text to be copied by hand, where the clipboard is not to be had, with a `label` that says so: selected as soon as it is drawn. `leaves`
/// is called when it is copied.
pub fn by_hand(id: &'static str, label: Word, content: String, leaves: impl Fn() + 'static) -> AnyView {
    let field: NodeRef<html::Textarea> = NodeRef::new();
    in_next_frame(move || select_all(field));
    view! {
        <div class="field">
            <label for=id>{text(label)}</label>
            <textarea
                class="link-text"
                id=id
                readonly=true
                rows="4"
                spellcheck="false"
                node_ref=field
                prop:value=ShownText(content)
                on:copy=move |_| leaves()
            />
        </div>
    }
    .into_any()
}

/// A text in a field of its own that can be copied.
#[derive(Clone, Copy)]
pub struct CopyField {
    id: &'static str,
    way: WayOut,
    content: Memo<String>,
    field: NodeRef<html::Textarea>,
    is_by_hand: RwSignal<bool>,
}

/// The button beside a text to copy.
#[derive(Clone, Copy, Debug)]
pub struct CopyButton {
    /// Its id.
    pub id: &'static str,
    /// What it says.
    pub label: Word,
    /// What is said when the text has been copied.
    pub copied: Word,
}

impl CopyField {
    /// The field of a text that leaves by a way. Its id is also its class.
    pub fn new(id: &'static str, way: WayOut, content: Memo<String>) -> Self {
        Self {
            id,
            way,
            content,
            field: NodeRef::new(),
            is_by_hand: RwSignal::new(false),
        }
    }

    /// The field, in which so many rows are seen. `leaves` is called when its text is copied by hand.
    pub fn view(self, label: Word, rows: &'static str, leaves: impl Fn() + 'static) -> AnyView {
        let Self {
            id,
            content,
            field,
            is_by_hand,
            ..
        } = self;
        let help = [id, "-by-hand"].concat();
        view! {
            <div class="field">
                <label for=id>{text(label)}</label>
                <textarea
                    class=id
                    id=id
                    readonly=true
                    rows=rows
                    spellcheck="false"
                    aria-describedby=help.clone()
                    node_ref=field
                    prop:value=move || ShownText(content.get())
                    on:copy=move |_| leaves()
                />
                <p class="help" id=help role="status">
                    {move || is_by_hand.get().then(|| text(Word::ShareLinkByHand))}
                </p>
            </div>
        }
        .into_any()
    }

    /// The button that copies the text and says `copied`; where the browser refuses, the field is selected with a word on how to
    /// copy by hand. `leaves` is called when the text has been copied.
    pub fn button(self, button: CopyButton, notices: Notices, leaves: impl Fn() + Copy + 'static) -> AnyView {
        let CopyButton { id, label, copied } = button;
        let done = move || {
            leaves();
            notices.notify(Tone::Done, text(copied).into());
        };
        let refused = move |_| {
            self.is_by_hand.try_set(true);
            select_all(self.field);
        };
        let copy = move |_| copy(self.way.with(self.content.get_untracked()), done, refused);
        view! {
            <p class="actions">
                <button type="button" id=id on:click=copy>
                    {icon("copy")}
                    {text(label)}
                </button>
            </p>
        }
        .into_any()
    }
}
