//! What is shown as a calendar file.

use leptos::prelude::*;

use super::desk::Desk;
use crate::{
    app::{
        components::icon::icon,
        text::{
            due::day,
            words::{Word, fill, text},
        },
    },
    domain::{values::search::NONE, ways_out::WayOut},
    format::{calendar::Calendar, file_name::file_name},
    platform::web::{files, page},
};

/// The way to the file, where there is anything to have in it.
pub fn section(desk: Desk) -> AnyView {
    let is_empty = Memo::new(move |_| desk.list.total.get() == 0);
    view! {
        <div class="form-group no-print" hidden=is_empty>
            <p class="help" id="due-file-help">
                {text(Word::DueFileHelp)}
            </p>
            <p class="actions">
                <button type="button" id="due-file" aria-describedby="due-file-help" on:click=move |_| offer(desk)>
                    {icon("download")}
                    {text(Word::DueFile)}
                </button>
            </p>
        </div>
    }
    .into_any()
}

fn offer(desk: Desk) {
    let known = desk.app.workspace.now(|document, _| {
        let document_id = document.id.as_str().to_owned();
        (document_id, document.strategy().name.clone())
    });
    let Some((document, strategy)) = known else { return };
    let title = match desk.owner.get_untracked().as_str() {
        "" => fill(Word::DueFileTitle, &[("name", &strategy)]),
        NONE => titled(&strategy, text(Word::PlanNoOwner)),
        id => titled(&strategy, &untrack(|| desk.name_of_actor(id)).unwrap_or_default()),
    };
    let days = desk
        .shown
        .with_untracked(|shown| shown.iter().map(|due| day(&document, due)).collect());
    let calendar = Calendar {
        name: title.clone(),
        written: page::now(),
        days,
    };
    files::offer(&file_name(&title, "ics"), &WayOut::DueCalendar.with(calendar.to_ics()));
}

fn titled(strategy: &str, owner: &str) -> String {
    fill(Word::DueFileTitleOf, &[("name", strategy), ("owner", owner)])
}
