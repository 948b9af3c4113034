//! What has just happened, with the way back.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use super::icon::icon;
use crate::{
    app::{
        state::{App, Back, Notice, Tone},
        words::{Word, text},
    },
    platform::web::files,
};

/// How long a notice that needs no answer stays, in milliseconds.
const STAYS: u32 = 10_000;

/// The notices, and the texts that only a screen reader reads.
pub fn notices() -> impl IntoView {
    let app = App::get();
    let one = move |notice: Notice| {
        let key = notice.key;
        let is_trouble = notice.tone == Tone::Trouble;
        if !is_trouble && !matches!(notice.back, Some(Back::Removed(_))) {
            Timeout::new(STAYS, move || app.put_away(key)).forget();
        }
        let file = notice.file.map(|(name, content)| {
            let get = move |_| {
                files::offer(&name, "application/json", &content);
            };
            view! { <button type="button" on:click=get>{text(Word::StorageGetFile)}</button> }
        });
        let back = notice.back.map(|back| {
            let undo = move |_| {
                app.put_away(key);
                match &back {
                    Back::Step => app.undo(),
                    Back::Removed(removed) => app.put_back(removed),
                }
            };
            view! { <button type="button" on:click=undo>{text(Word::AppUndo)}</button> }
        });
        view! {
            <div class="toast" role=if is_trouble { "alert" } else { "status" }>
                <span>{notice.text}</span>
                {file}
                {back}
                <button type="button" aria-label=text(Word::AppClose) on:click=move |_| app.put_away(key)>{icon("x")}</button>
            </div>
        }
    };
    view! {
        <div class="toasts">
            <For each=move || app.notices.get() key=|notice| notice.key children=one/>
        </div>
        <p class="visually-hidden" role="status">{move || app.announcement.get()}</p>
    }
}
