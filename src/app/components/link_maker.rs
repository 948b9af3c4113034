//! A record made where it is linked, by its name: nobody has to leave what they write on for it.

use leptos::{ev::SubmitEvent, html, prelude::*};

use super::{field::fresh_id, focus::focus_when_drawn, icon::icon};
use crate::app::text::words::{Word, text};

/// How a record is made where it is linked.
#[derive(Clone, Debug)]
pub struct LinkMaker {
    /// What is made, as *New actor*: on the button, and on the field for its name.
    pub label: Word,
    /// The id of the button, if something leads to it.
    pub button: Option<String>,
    /// Makes one of this name and links it. The name is not empty.
    pub make: Callback<String>,
}

/// A button that opens a field for the name. The field stays open, for the next one.
pub fn link_maker(LinkMaker { label, button, make }: LinkMaker) -> AnyView {
    let name: NodeRef<html::Input> = NodeRef::new();
    let is_open = RwSignal::new(false);
    let ids = StoredValue::new((fresh_id(), button.unwrap_or_else(fresh_id)));
    let open = move |_| {
        is_open.set(true);
        focus_when_drawn(ids.with_value(|(field, _)| field.clone()));
    };
    let close = move || {
        is_open.set(false);
        focus_when_drawn(ids.with_value(|(_, button)| button.clone()));
    };
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(input) = name.get_untracked() {
            let written = input.value();
            input.set_value("");
            if !written.trim().is_empty() {
                make.run(written.trim().into());
            }
            // What is made is seen among the links above.
            focus_when_drawn(ids.with_value(|(field, _)| field.clone()));
        }
    };
    let leave = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            close();
        }
    };
    // A page may have several open.
    let named = move |word: Word| [text(word), ": ", text(label)].concat();
    let form = move || {
        let field = ids.with_value(|(field, _)| field.clone());
        view! {
            <form class="link-add" on:submit=add on:keydown=leave>
                <div class="field">
                    <label for=field.clone()>{text(label)}</label>
                    <input id=field node_ref=name autocomplete="off" />
                </div>
                <button type="submit" aria-label=named(Word::LinksMake)>
                    {icon("plus")}
                    {text(Word::LinksMake)}
                </button>
                <button type="button" class="quiet" aria-label=named(Word::AppCancel) on:click=move |_| close()>
                    {text(Word::AppCancel)}
                </button>
            </form>
        }
    };
    let opener = move || {
        let id = ids.with_value(|(_, button)| button.clone());
        view! {
            <button type="button" class="quiet link-new" id=id on:click=open>
                {icon("plus")}
                {text(label)}
            </button>
        }
    };
    let shown = move || {
        if is_open.get() {
            form().into_any()
        } else {
            opener().into_any()
        }
    };
    view! { <div>{shown}</div> }.into_any()
}
