//! What has just happened, with the way back.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use super::icon::icon;
use crate::{
    app::{
        document::request::Request,
        interface::notice::{Notice, Reversal, Tone},
        pages::parts,
        state::App,
        text::words::{Word, fill, text},
    },
    domain::ways_out::WayOut,
    platform::web::files,
};

/// How long a notice that needs no answer stays, in milliseconds.
const STAYS: u32 = 10_000;

/// How many faults of a file are shown at once.
const MOST_FAULTS: usize = 50;

/// What is wrong with a file, behind a line that opens it. All of it can be kept as a text.
fn fault_list(name: String, faults: Vec<String>) -> AnyView {
    let rest = faults.len().saturating_sub(MOST_FAULTS);
    let more = (rest > 0).then(|| fill(Word::ReadMoreFaults, &[("n", &rest.to_string())]));
    let mut list = faults.join("\n");
    list.push('\n');
    let get = move |_| {
        files::offer(&name, &WayOut::Faults.with(list.clone()));
    };
    let shown = faults.into_iter().take(MOST_FAULTS).chain(more);
    let shown: Vec<_> = shown.map(|fault| view! { <li>{fault}</li> }).collect();
    view! {
        <details class="toast-faults">
            <summary>{text(Word::ReadAllFaults)}</summary>
            <ul tabindex="0" aria-label=text(Word::ReadAllFaults)>
                {shown}
            </ul>
        </details>
        <button type="button" on:click=get>
            {text(Word::ReadGetFaults)}
        </button>
    }
    .into_any()
}

/// The notices, and the texts that only a screen reader reads.
pub fn notices() -> impl IntoView {
    let app = App::get();
    let one = move |notice: Notice| {
        let key = notice.key;
        let is_trouble = notice.tone == Tone::Trouble;
        if notice.passes() {
            Timeout::new(STAYS, move || app.notices.put_away(key)).forget();
        }
        let file = notice.file.map(|(name, content)| {
            let get = move |_| {
                files::offer(&name, &content);
            };
            view! {
                <button type="button" on:click=get>
                    {text(Word::StorageGetFile)}
                </button>
            }
        });
        let faults = notice.faults.map(|(name, faults)| fault_list(name, faults));
        let back = notice.back.map(|back| {
            let undo = move |_| {
                app.notices.put_away(key);
                match &back {
                    Reversal::Step => parts::ask(app, Request::Undo),
                    Reversal::Removed(removed) => app.library.put_back(removed),
                }
            };
            view! {
                <button type="button" on:click=undo>
                    {text(Word::AppUndo)}
                </button>
            }
        });
        let way = |(label, address): (String, String)| {
            view! {
                <a href=address on:click=move |_| app.notices.put_away(key)>
                    {label}
                </a>
            }
        };
        let ways: Vec<_> = notice.ways.into_iter().map(way).collect();
        // Two notices may be there at once.
        let close = [text(Word::AppClose), ": ", &notice.text].concat();
        view! {
            <div class="toast" role=if is_trouble { "alert" } else { "status" }>
                <span>{notice.text}</span>
                {faults}
                {file}
                {ways}
                {back}
                <button type="button" aria-label=close on:click=move |_| app.notices.put_away(key)>
                    {icon("x")}
                </button>
            </div>
        }
    };
    view! {
        <div class="toasts">
            <For each=move || app.notices.shown.get() key=|notice| notice.key children=one />
        </div>
        <p class="visually-hidden" role="status">
            {move || app.notices.announcement.get()}
        </p>
    }
}
