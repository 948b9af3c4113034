//! Which features of the file are elements that the document has, what they change, and what the file lacks.

use leptos::{html, prelude::*};

use super::{super::desk::Pane, Preview, linked, reading::Reading};
use crate::{
    app::{
        components::{links::linked_name, record_links},
        text::{
            fields, vocabulary,
            words::{self, Word, fill, text},
        },
    },
    domain::records::record::Record,
    edit::{
        difference::{self, FieldChange},
        keepable::Keepable,
    },
    format::structure_map::{FOREIGN, KEPT_LINKS},
    platform::web::typing,
};

/// How many changed elements are named.
const NAMED: usize = 20;

/// The value of the choice that adds everything.
const AS_NEW: &str = "new";

/// What the file has of the document, and the choice to take it for something else; `None` if it has nothing of it.
pub(super) fn facts(preview: Preview) -> Option<AnyView> {
    preview
        .reading
        .with_untracked(|reading| reading.outcome.known > 0)
        .then(|| {
            let told = move || told(preview, &preview.reading.get());
            view! { <div class="stack">{choice(preview)} <div role="status">{told}</div> {absent(preview)}</div> }
                .into_any()
        })
}

fn choice(preview: Preview) -> impl IntoView {
    let by_id = Memo::new(move |_| preview.reading.with(|reading| reading.outcome.by_id));
    let options: Vec<_> = [(true, Word::MapPreviewSameUpdate), (false, Word::MapPreviewSameNew)]
        .map(|(is_update, label)| {
            html::option()
                .value(if is_update { "" } else { AS_NEW })
                .prop("selected", move || by_id.get() == is_update)
                .child(text(label))
        })
        .into();
    let known = preview.reading.with_untracked(|reading| reading.outcome.known);
    let choose = move |event| {
        let by_id = typing::entered(&event) != AS_NEW;
        preview.choose(|choices| choices.by_id = Some(by_id));
    };
    view! {
        <div class="field">
            <label for="import-same">{fill(Word::MapPreviewSameId, &[("n", &words::number(known))])}</label>
            <select id="import-same" on:change=choose>
                {options}
            </select>
        </div>
    }
}

/// How many are as they were, changed, new and absent, and what changes.
fn told(preview: Preview, reading: &Reading) -> Option<AnyView> {
    let outcome = &reading.outcome;
    outcome.by_id.then(|| {
        let counts = [
            ("unchanged", outcome.unchanged),
            ("changed", outcome.changed.records.len()),
            ("new", outcome.added.records.len()),
            ("absent", outcome.absent.len()),
        ]
        .map(|(name, count)| (name, words::number(count)));
        let counts: Vec<(&str, &str)> = counts.iter().map(|(name, count)| (*name, count.as_str())).collect();
        let changes = changes(preview, reading);
        let left = outcome.changed.records.len().saturating_sub(NAMED);
        let more = (left > 0).then(|| {
            let more = fill(Word::MapPreviewSkippedMore, &[("n", &words::number(left))]);
            view! { <p>{more}</p> }
        });
        view! {
            <p id="import-counts">{fill(Word::MapPreviewCounts, &counts)}</p>
            <ul class="import-skipped">{changes}</ul>
            {more}
        }
        .into_any()
    })
}

/// The first of the changed elements, each with the names of what changes.
fn changes(preview: Preview, reading: &Reading) -> Vec<AnyView> {
    let changed = reading.outcome.changed.records.iter().take(NAMED);
    let said = preview.desk.app.workspace.now(|document, _| {
        let line = |(id, after): &(_, Keepable)| {
            let before = document.record(id)?;
            let changes = difference::of_records(before, after);
            let own = changes
                .iter()
                .filter(|change| !KEPT_LINKS.contains(&&*change.path.field));
            let mut names: Vec<String> = own.map(|change| name_of(after, change)).collect();
            names.extend(linked::names(id, &reading.outcome.links, &changes));
            let name = vocabulary::named(before.name());
            Some((record_links::leading(Some(document), id, name), names.join(", ")))
        };
        changed.filter_map(line).collect::<Vec<_>>()
    });
    // Where there is room for one half the map is shown that the name leads to.
    let show = move |_| preview.desk.show_pane(Pane::Map);
    let lines = said.unwrap_or_default().into_iter();
    let lines = lines.map(|(element, fields)| {
        view! {
            <li>
                <span on:click=show>{linked_name(element)}</span>
                ": "
                {fields}
            </li>
        }
        .into_any()
    });
    lines.collect()
}

/// What a field is called; the properties of a file by their own names.
fn name_of(record: &Record, change: &FieldChange) -> String {
    if change.path.field != FOREIGN {
        return fields::name(record.known_kind(), &change.path);
    }
    let property = |key: &String| {
        let of = |side: &Option<serde_json::Value>| side.as_ref().and_then(|side| side.get(key)).cloned();
        of(&change.before) != of(&change.after)
    };
    let after = change.after.as_ref().and_then(|after| after.as_object());
    let names: Vec<&str> = after
        .into_iter()
        .flat_map(|after| after.keys())
        .filter(|key| property(key))
        .map(String::as_str)
        .collect();
    names.join(", ")
}

/// The choice to remove what the file doesn't have.
fn absent(preview: Preview) -> AnyView {
    let number = Memo::new(move |_| preview.reading.with(|reading| reading.outcome.absent.len()));
    let choose = move |event| preview.removes_absent.set(event_target_checked(&event));
    (move || {
        let number = number.get();
        (number > 0).then(|| {
            view! {
                <label class="choice">
                    <input
                        type="checkbox"
                        id="import-remove"
                        prop:checked=move || preview.removes_absent.get()
                        on:change=choose
                    />
                    {fill(Word::MapPreviewRemove, &[("n", &words::number(number))])}
                </label>
            }
        })
    })
    .into_any()
}
