//! The table as a file for spreadsheets, and such a file or a piece of one taken in.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{TableDesk, incoming, table_of, table_words};
use crate::{
    app::{
        components::{field::fresh_id, file_button::file_button, icon::icon},
        form::shown_text::ShownText,
        interface::notice::Tone,
        text::words::{Word, fill, text},
    },
    domain::{
        action_table::{arrangement::Line, view::TableView},
        records::plan::Action,
        values::id::Id,
        ways_out::WayOut,
    },
    format::{
        action_table::{self, IncomingTable},
        file_name::file_name,
    },
    platform::web::{
        files::{self, GivenFile},
        typing,
    },
};

/// The files that are offered to be read.
const ACCEPT: &str = ".csv,.tsv,.txt,text/csv";

/// Both ways.
pub fn files(desk: TableDesk) -> AnyView {
    let typed = RwSignal::new(String::new());
    let id = fresh_id();
    let read = move |_| {
        let text = typed.get_untracked();
        if !text.trim().is_empty() {
            let table = IncomingTable::of_file(&text, &table_words());
            incoming::show(desk, None, table, None);
            typed.set(String::new());
        }
    };
    view! {
        <details class="fold no-print" id="table-files">
            <summary>{text(Word::ActionTableFiles)}</summary>
            <div class="stack">
                <p class="help">{text(Word::ActionTableFilesHelp)}</p>
                <p class="actions">
                    <button type="button" id="save-csv" on:click=move |_| save(desk)>
                        {icon("download")}
                        {text(Word::ActionTableSave)}
                    </button>
                    {file_button("table-file", Word::ActionTableRead, ACCEPT, move |file| given(desk, &file))}
                </p>
                <div class="field">
                    <label for=id.clone()>{text(Word::ActionTablePaste)}</label>
                    <textarea
                        id=id
                        rows="4"
                        spellcheck="false"
                        prop:value=move || ShownText(typed.get())
                        on:input=move |event| typed.set(typing::entered(&event))
                    />
                </div>
                <p class="actions">
                    <button type="button" id="read-pasted" on:click=read>
                        {text(Word::ActionTableLook)}
                    </button>
                </p>
            </div>
        </details>
    }
    .into_any()
}

fn given(desk: TableDesk, file: &GivenFile) {
    match action_table::read_file(&file.bytes) {
        Some(text) => {
            let table = IncomingTable::of_file(&text, &table_words());
            incoming::show(desk, Some(file.name.clone()), table, None);
        }
        None => {
            let said = fill(Word::ActionTableNoText, &[("name", &file.name)]);
            desk.app.notices.notify(Tone::Trouble, said);
        }
    }
}

/// Saves what the table shows, in its order and with its columns. What is under a folded heading is there all the same.
fn save(desk: TableDesk) {
    let seen = TableView {
        filter: desk.filter.get_untracked(),
        ..desk.seen.get_untracked()
    };
    let made = desk.workspace.now(|document, references| {
        let table = table_of(document, references);
        let mut ids: Vec<Id<Action>> = Vec::new();
        let mut written = BTreeSet::new();
        for id in table.lines(&seen, &BTreeSet::new()).iter().filter_map(Line::action) {
            // One that is under several headings is one action.
            if written.insert(id.clone()) {
                ids.push(id.clone());
            }
        }
        let name = [&document.strategy().name, " ", text(Word::PlanActions)].concat();
        (
            file_name(name.trim(), "csv"),
            action_table::write(&table, &ids, &seen.columns),
        )
    });
    if let Some((name, table)) = made {
        files::offer(&name, &WayOut::ActionTable.with(table));
    }
}
