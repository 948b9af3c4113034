//! What is shown as a calendar file.

use leptos::prelude::*;

use super::{
    desk::Desk,
    row::{name, owner_name},
};
use crate::{
    app::{
        components::icon::icon,
        text::{
            vocabulary,
            words::{Word, fill, text},
        },
    },
    domain::{
        follow_up::{due::Due, schedule::Lasting},
        values::search::NONE,
        ways_out::WayOut,
    },
    format::{
        calendar::{Calendar, CalendarDay},
        file_name::file_name,
    },
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

fn day(document: &str, due: &Due) -> CalendarDay {
    let kind = due.kind.code();
    let name_of = vocabulary::named(&due.title);
    let of = match &due.of {
        Lasting::Action(_) => Word::DueFileAction,
        Lasting::Plan(_) => Word::DueFilePlan,
    };
    let owner = owner_name(due).map(|owner| fill(Word::DueFileOwner, &[("name", &owner)]));
    let said: Vec<_> = [fill(of, &[("name", &name_of)])].into_iter().chain(owner).collect();
    CalendarDay {
        // The same whatever it is called and whenever it is due.
        id: format!("{document}-{}-{kind}@samspel", due.record().as_str()),
        day: due.day,
        summary: name(due),
        description: said.join("\n"),
        category: text(Word::DueTitle).into(),
    }
}
