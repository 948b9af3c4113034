//! What differs, in groups that can be opened: by kind, name and field.

use leptos::prelude::*;

use super::Comparison;
use crate::{
    app::{
        components::{icon::icon, links::linked_name, record_links, unfolding::Unfolding},
        text::{
            fields, kinds,
            words::{Word, fill, text},
        },
    },
    domain::{
        records::{document::Document, envelope_fields, record::RecordKind},
        values::id::{ENVELOPE_FIELDS, RecordId},
    },
    edit::difference,
};

/// How many records of a kind are named.
const MOST_NAMED: usize = 100;

/// How much of a value is shown in a list, in characters.
const MOST_SAID: usize = 160;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Added,
    Changed,
    Removed,
    OnlyHere,
    ChangedHere,
    Identical,
}

/// The groups, each with how many records it has.
pub fn groups(comparison: Comparison) -> AnyView {
    let merge = &comparison.merge;
    let mut in_conflict: Vec<&RecordId> = merge.conflicts.iter().map(|conflict| &conflict.id).collect();
    in_conflict.dedup();
    let groups = [
        (
            Group::Added,
            "plus",
            Word::MergeAdded,
            Word::MergeAddedText,
            merge.added.len(),
        ),
        (
            Group::Changed,
            "pencil",
            Word::MergeChanged,
            Word::MergeChangedText,
            merge.changed.len(),
        ),
        (
            Group::Removed,
            "trash",
            Word::MergeRemoved,
            Word::MergeRemovedText,
            merge.removed.len(),
        ),
        (
            Group::ChangedHere,
            "pencil",
            Word::MergeChangedHere,
            Word::MergeChangedHereText,
            merge.changed_here.len(),
        ),
        (
            Group::OnlyHere,
            "file",
            Word::MergeOnlyHere,
            Word::MergeOnlyHereText,
            merge.only_ours.len(),
        ),
        (
            Group::Identical,
            "check",
            Word::MergeIdentical,
            Word::MergeOnlyHereText,
            merge.identical,
        ),
    ];
    let conflicts = in_conflict.len();
    let choices = merge.conflicts.len().to_string();
    let message = fill(Word::MergeConflictsText, &[("n", &choices)]);
    let conflicts = (conflicts > 0).then(|| {
        view! {
            <p class="compare-row" data-kind="attention">
                {icon("alert-triangle")}
                <b>{text(Word::MergeConflicts)}</b>
                <span class="count">{conflicts}</span>
                <span class="muted">{message}</span>
            </p>
        }
    });
    let mut rows = Vec::new();
    for (group, sign, title, message, count) in groups {
        if count > 0 {
            rows.push(row(&comparison, group, sign, [title, message], count));
        }
    }
    view! { <div class="compare-groups">{conflicts}{rows}{unknown(&comparison)}</div> }.into_any()
}

fn row(comparison: &Comparison, group: Group, sign: &'static str, words: [Word; 2], count: usize) -> AnyView {
    let comparison = comparison.clone();
    opened(sign, words, count, move || Some(body(&comparison, group)))
}

/// A group of records that differ: a sign, a title with what it means, how many there are, and the records once it is opened.
pub fn opened(
    sign: &'static str,
    [title, meaning]: [Word; 2],
    count: usize,
    body: impl Fn() -> Option<AnyView> + Send + Sync + 'static,
) -> AnyView {
    // Made when it is first opened: a whole document may be in it.
    let fold = Unfolding::new(false);
    let body = move || fold.then(&body).flatten();
    view! {
        <details on:toggle=move |_| fold.unfold()>
            <summary class="compare-row">
                {icon(sign)}<b>{text(title)}</b><span class="count">{count}</span>
                <span class="muted">{text(meaning)}</span>
            </summary>
            <div class="compare-body">{body}</div>
        </details>
    }
    .into_any()
}

fn body(comparison: &Comparison, group: Group) -> AnyView {
    let merge = &comparison.merge;
    let identical: Vec<RecordId>;
    let (ids, document) = match group {
        Group::Added => (&merge.added, merge.theirs()),
        Group::Changed => (&merge.changed, merge.ours()),
        Group::Removed => (&merge.removed, merge.ours()),
        Group::OnlyHere => (&merge.only_ours, merge.ours()),
        Group::ChangedHere => (&merge.changed_here, merge.ours()),
        Group::Identical => {
            let same = merge
                .ours()
                .records()
                .filter(|(id, record)| merge.theirs().record(id) == Some(*record));
            identical = same.map(|(id, _)| id.clone()).collect();
            (&identical, merge.ours())
        }
    };
    // From what it says here to what it will say, or from what the file says to what is kept.
    let states = match group {
        Group::Changed => Some((merge.ours(), &*comparison.kept)),
        Group::ChangedHere => Some((merge.theirs(), merge.ours())),
        _ => None,
    };
    by_kind(ids, document, states, None)
}

/// Records by kind and name; with the fields that differ between two states, where those are given. Their names lead to where they are in
/// the open document, where that is given.
pub fn by_kind(
    ids: &[RecordId],
    document: &Document,
    states: Option<(&Document, &Document)>,
    open: Option<&Document>,
) -> AnyView {
    let mut found = Vec::new();
    for kind in kinds::all() {
        found.extend(of_kind(ids, document, states, open, kind));
    }
    found.into_any()
}

fn of_kind(
    ids: &[RecordId],
    document: &Document,
    states: Option<(&Document, &Document)>,
    open: Option<&Document>,
    kind: Option<RecordKind>,
) -> Option<AnyView> {
    let mut rows = Vec::new();
    let mut count = 0_usize;
    for id in ids {
        let Some(record) = document.record(id) else {
            continue;
        };
        if record.known_kind() != kind {
            continue;
        }
        count += 1;
        if rows.len() < MOST_NAMED {
            let changes = states.and_then(|(before, after)| changes(id, before, after));
            let name = linked_name(record_links::leading(open, id, kinds::name_of(&[document], id)));
            rows.push(view! { <li>{name}{changes}</li> });
        }
    }
    let left = count - rows.len();
    let more =
        (left > 0).then(|| view! { <li class="muted">{fill(Word::MergeMore, &[("n", &left.to_string())])}</li> });
    (count > 0).then(|| {
        view! {
            <h3>{text(kinds::several(kind))}" "<span class="count">{count}</span></h3>
            <ul class="compare-list">{rows}{more}</ul>
        }
        .into_any()
    })
}

/// Each field that differs, from what it says to what it will say; nothing if that may not be told.
fn changes(id: &RecordId, before: &Document, after: &Document) -> Option<AnyView> {
    let (old, new) = (before.record(id)?, after.record(id)?);
    let kind = new.known_kind();
    let mut rows = Vec::new();
    for change in difference::of_records(old, new) {
        let said = |value: Option<&serde_json::Value>, document: &Document| {
            if change.path.field == "order" {
                return fields::rank(document, id).unwrap_or_default();
            }
            shortened(fields::value(kind, &change.path, value, &[document, before, after]))
        };
        let (from, to) = (said(change.before.as_ref(), before), said(change.after.as_ref(), after));
        let message = fill(Word::MergeFromTo, &[("before", &from), ("after", &to)]);
        rows.push(view! {
            <li>
                <b>{fields::name(kind, &change.path)}</b>
                ": "
                {message}
            </li>
        });
    }
    (!rows.is_empty()).then(|| view! { <ul class="compare-fields">{rows}</ul> }.into_any())
}

fn shortened(text: String) -> String {
    match text.char_indices().nth(MOST_SAID) {
        Some((end, _)) => [text.get(..end).unwrap_or_default(), "…"].concat(),
        None => text,
    }
}

/// What of the other document this version does not know.
fn unknown(comparison: &Comparison) -> Option<AnyView> {
    let theirs = comparison.merge.theirs();
    let mut rows = Vec::new();
    let mut count = 0_usize;
    for (id, record) in theirs.records() {
        let name = kinds::name_of(&[theirs], id);
        let unknown = record.unknown();
        let in_record = |fields: &[&str]| {
            let said = [("name", name.as_str()), ("field", &fields.join(", "))];
            fill(Word::MergeUnknownField, &said)
        };
        let message = match record.known_kind() {
            None if id.as_str() == ENVELOPE_FIELDS => {
                let fields: Vec<&str> = envelope_fields::names(unknown).collect();
                count += fields.len();
                Some(in_record(&fields))
            }
            None => {
                count += 1;
                Some([record.kind(), ": ", id.as_str()].concat())
            }
            Some(_) if unknown.is_empty() => None,
            Some(kind) if kind.is_confidential() => {
                count += 1;
                Some(name)
            }
            Some(_) => {
                count += unknown.len();
                let fields: Vec<&str> = unknown.keys().map(String::as_str).collect();
                Some(in_record(&fields))
            }
        };
        if let Some(message) = message
            && rows.len() < MOST_NAMED
        {
            rows.push(view! { <li>{message}</li> });
        }
    }
    (count > 0).then(|| {
        view! {
            <details>
                <summary class="compare-row">
                    {icon("circle-help")}<b>{text(Word::MergeUnknown)}</b><span class="count">{count}</span>
                    <span class="muted">{text(Word::MergeUnknownText)}</span>
                </summary>
                <div class="compare-body">
                    <ul class="compare-list">{rows}</ul>
                </div>
            </details>
        }
        .into_any()
    })
}
