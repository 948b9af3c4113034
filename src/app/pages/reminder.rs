//! The quiet reminder to save a file: on the overview, and only where much has been done since the last one.

use leptos::prelude::*;

use crate::{
    app::{
        components::icon::icon,
        document::{browser::browser_library, workspace::Workspace},
        interface::settings::{self, Setting},
        text::words::{Word, count, fill, text},
    },
    domain::records::backup::{self, Reminder},
    platform::web::page,
};

/// The reminder; nothing if it is not time for one.
pub fn reminder(workspace: Workspace) -> impl IntoView {
    let id = workspace.select(|document, _| document.id.as_str().to_owned());
    let is_put_off = RwSignal::new(false);
    move || {
        // A file that is saved here puts the reminder away.
        workspace.file_saved.track();
        let id = id.get();
        let due = due(&id).filter(|_| !is_put_off.get());
        due.map(|due| {
            let later = move |_| {
                put_off(&id);
                is_put_off.set(true);
                page::focus("main");
            };
            view! {
                <section class="note reminder no-print" data-kind="info" aria-label=text(Word::LibraryRemindLabel)>
                    {icon("info")}
                    <div>
                        <p>{said(due)} " " {text(Word::LibraryRemindWhy)}</p>
                        <p class="actions">
                            <button type="button" id="remind-save" on:click=move |_| workspace.save_as_file()>
                                {icon("download")}
                                {text(Word::SaveSaveFile)}
                            </button>
                            <button type="button" class="quiet" id="remind-later" on:click=later>
                                {text(Word::LibraryRemindLater)}
                            </button>
                        </p>
                    </div>
                </section>
            }
        })
    }
}

fn due(id: &str) -> Option<Reminder> {
    let entry = browser_library().entry(id).ok().flatten()?;
    let put_off = put_offs().into_iter().find(|(of, _)| of == id);
    let put_off = put_off.map(|(_, until)| until);
    backup::reminder(page::now(), entry.backup, entry.changes, put_off)
}

fn said(due: Reminder) -> String {
    let number = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    let changes = count(Word::LibraryChangeOne, Word::LibraryChangeMany, number(due.changes));
    let changes = ("changes", changes.as_str());
    match due.days {
        None => fill(Word::LibraryRemindNever, &[changes]),
        Some(0) => fill(Word::LibraryRemindToday, &[changes]),
        Some(days) => {
            let days = count(Word::LibraryDayOne, Word::LibraryDayMany, number(days));
            fill(Word::LibraryRemind, &[("days", &days), changes])
        }
    }
}

fn put_off(id: &str) {
    let now = page::now();
    let mut kept = [id, " ", &(now + backup::PUT_OFF).to_string()].concat();
    // What has passed is let go of.
    for (of, until) in put_offs() {
        if of != id && until > now {
            kept.push_str(&["\n", &of, " ", &until.to_string()].concat());
        }
    }
    settings::keep_setting(Setting::Later, &kept);
}

fn put_offs() -> Vec<(String, f64)> {
    let kept = settings::setting(Setting::Later).unwrap_or_default();
    let line = |line: &str| {
        let (id, until) = line.split_once(' ')?;
        Some((id.to_owned(), until.parse().ok()?))
    };
    kept.lines().filter_map(line).collect()
}
