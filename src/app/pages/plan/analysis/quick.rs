//! Findings typed one after the other: a sentence, a sort, Enter.

use leptos::prelude::*;

use crate::{
    app::{
        components::quick_entry::{QuickEntry, QuickWords, add_and_say},
        form::lens::field,
        state::App,
        text::{
            vocabulary::Term,
            words::{Word, text},
        },
    },
    domain::records::analysis::{AnalysisFinding, FindingSort},
    platform::web::typing,
};

/// The form. What is typed becomes a finding at the end of the list, and the field is empty for the next; the sort stays.
pub fn form(app: App) -> AnyView {
    let sort = RwSignal::new(FindingSort::default());
    let add = move |title: &str| {
        let finding = AnalysisFinding {
            title: title.to_owned(),
            sort: sort.get_untracked(),
            ..AnalysisFinding::default()
        };
        add_and_say(app, finding, title, Word::AnalysisAdded)
    };
    let entry = QuickEntry {
        id: "new-finding",
        button: "add-finding",
        words: QuickWords {
            label: Word::AnalysisQuick,
            help: Word::AnalysisQuickHelp,
            add: Word::AnalysisQuickAdd,
            empty: Word::AnalysisQuickEmpty,
        },
        beside: sorts(sort),
    };
    entry.view(add)
}

fn sorts(sort: RwSignal<FindingSort>) -> AnyView {
    let options: Vec<_> = FindingSort::ALL
        .iter()
        .map(|&one| {
            view! {
                <option value=one.code() prop:selected=move || sort.get() == one>
                    {text(one.word())}
                </option>
            }
        })
        .collect();
    let choose = move |event| {
        if let Some(chosen) = FindingSort::from_code(&typing::entered(&event)) {
            sort.set(chosen);
        }
    };
    view! {
        <div class="field">
            <label for="new-finding-sort">{text(field!(AnalysisFinding, sort).label)}</label>
            <select id="new-finding-sort" on:change=choose>
                {options}
            </select>
        </div>
    }
    .into_any()
}
