//! Conflicts side by side, each with a choice.

use leptos::prelude::*;

use super::Comparison;
use crate::{
    app::{
        document::incoming::Source,
        text::{
            fields, kinds, messages,
            words::{Word, fill, text},
        },
    },
    domain::values::id::RecordId,
    edit::{
        difference::{self, FieldPath},
        merge::{Cause, Conflict, Side},
    },
};

/// How many conflicts are drawn at a time.
const AT_ONCE: usize = 50;

/// What has been chosen, at the place of each conflict.
pub type Choices = RwSignal<Vec<Option<Side>>>;

/// How many conflicts nobody has chosen in yet, followed.
pub fn left(choices: Choices) -> usize {
    choices.with(|choices| choices.iter().filter(|choice| choice.is_none()).count())
}

/// The conflicts; nothing if there are none.
pub fn section(comparison: &Comparison, choices: Choices) -> Option<AnyView> {
    let total = comparison.merge.conflicts.len();
    let take_all = match comparison.incoming.source {
        Source::Link => Word::MergeAllThereLink,
        Source::File { .. } => Word::MergeAllThere,
    };
    let shown = RwSignal::new(AT_ONCE);
    let all = move |side: Side| choices.update(|choices| choices.fill(Some(side)));
    let progress = move || {
        let chosen = (total - left(choices)).to_string();
        fill(Word::MergeChosen, &[("n", &chosen), ("total", &total.to_string())])
    };
    let rows = {
        let comparison = comparison.clone();
        move |place: usize| {
            let conflict = comparison.merge.conflicts.get(place);
            conflict.map(|conflict| row(&comparison, conflict, place, choices))
        }
    };
    let places = move || 0..shown.get().min(total);
    let more = move || {
        let rest = total.saturating_sub(shown.get()).min(AT_ONCE);
        (rest > 0).then(|| {
            let more = move |_| shown.update(|shown| *shown += AT_ONCE);
            view! {
                <p class="actions">
                    <button type="button" on:click=more>
                        {fill(Word::MergeShowMore, &[("n", &rest.to_string())])}
                    </button>
                </p>
            }
        })
    };
    (total > 0).then(|| {
        view! {
            <section class="section" id="conflicts">
                <div class="section-head">
                    <h2>{text(Word::MergeChoose)}</h2>
                    <output>{progress}</output>
                </div>
                <p>{text(Word::MergeChooseText)}</p>
                <p class="actions">
                    <button type="button" id="all-here" on:click=move |_| all(Side::Ours)>
                        {text(Word::MergeAllHere)}
                    </button>
                    <button type="button" id="all-there" on:click=move |_| all(Side::Theirs)>
                        {text(take_all)}
                    </button>
                </p>
                <For each=places key=|place| *place children=rows />
                {more}
            </section>
        }
        .into_any()
    })
}

/// The id of the first choice of the conflict at a place.
pub fn field_id(place: usize) -> String {
    ["conflict-", &place.to_string(), "-here"].concat()
}

fn row(comparison: &Comparison, conflict: &Conflict, place: usize, choices: Choices) -> AnyView {
    let merge = &comparison.merge;
    let documents = [merge.ours(), merge.theirs()];
    let record = merge
        .ours()
        .record(&conflict.id)
        .or_else(|| merge.theirs().record(&conflict.id));
    let kind = record.and_then(|record| record.known_kind());
    let name = kinds::name_of(&documents, &conflict.id);
    // A record is named once for those who see the page, and at each of its fields for those who hear it.
    let before = place.checked_sub(1).and_then(|place| merge.conflicts.get(place));
    let is_same = before.is_some_and(|before| before.id == conflict.id);
    let (what, before, here, there) = match &conflict.cause {
        Cause::Field(field) => {
            let said = |value| fields::value(kind, &field.path, value, &documents);
            let before = merge.base().map(|_| said(field.base.as_ref()));
            let sides = if field.path.field == "order" {
                ranks(comparison, &conflict.id)
            } else {
                (before, said(field.ours.as_ref()), said(field.theirs.as_ref()))
            };
            (fields::name(kind, &field.path), sides.0, sides.1, sides.2)
        }
        Cause::OtherKind => {
            let of = |side: usize| {
                let record = documents.get(side).and_then(|document| document.record(&conflict.id));
                let kind = text(kinds::several(record.and_then(|record| record.known_kind())));
                fill(Word::MergeOtherKind, &[("kind", kind)])
            };
            let path = FieldPath {
                field: "kind".into(),
                key: None,
            };
            (fields::name(kind, &path), None, of(0), of(1))
        }
        Cause::Confidential => {
            let whole = text(Word::MergeConfidential);
            (String::new(), None, whole.into(), whole.into())
        }
        Cause::Removed { by, edited, referred } => {
            let kept = kept(comparison, &conflict.id, by.other(), edited, referred);
            let gone = text(Word::MergeGone).to_owned();
            let (here, there) = if *by == Side::Ours { (gone, kept) } else { (kept, gone) };
            (String::new(), None, here, there)
        }
    };
    let before = before.map(|before| {
        view! {
            <div class="conflict-before">
                <span class="conflict-head">{text(Word::MergeBefore)}</span>
                <span class="conflict-said">{before}</span>
            </div>
        }
    });
    let side = |side: Side, word: Word, id: String, said: String| {
        let is_chosen = move || choices.with(|choices| choices.get(place).copied().flatten() == Some(side));
        let choose = move |_| {
            choices.update(|choices| {
                if let Some(choice) = choices.get_mut(place) {
                    *choice = Some(side);
                }
            });
        };
        view! {
            <label class="conflict-side">
                <span class="conflict-head">
                    <input
                        type="radio"
                        id=id
                        name=["conflict-", &place.to_string()].concat()
                        prop:checked=is_chosen
                        on:change=choose
                    />
                    {text(word)}
                </span>
                <span class="conflict-said">{said}</span>
            </label>
        }
    };
    let there_id = ["conflict-", &place.to_string(), "-there"].concat();
    view! {
        <fieldset class="conflict" class:is-same=is_same>
            <legend>
                <span class="kind">{messages::kind(kind)}</span>
                <b>{name}</b>
                <span class="conflict-field">{what}</span>
            </legend>
            <div class="conflict-sides">
                {before} {side(Side::Ours, Word::MergeHere, field_id(place), here)}
                {side(Side::Theirs, comparison.there(), there_id, there)}
            </div>
        </fieldset>
    }
    .into_any()
}

/// Where the record is in the list, which is what its order key means.
fn ranks(comparison: &Comparison, id: &RecordId) -> (Option<String>, String, String) {
    let merge = &comparison.merge;
    let rank = |document| fields::rank(document, id);
    let before = merge.base().and_then(rank);
    let of = |rank: Option<String>| rank.unwrap_or_default();
    (before, of(rank(merge.ours())), of(rank(merge.theirs())))
}

/// What speaks for a record that the other side has removed.
fn kept(comparison: &Comparison, id: &RecordId, kept_by: Side, edited: &[RecordId], referred: &[RecordId]) -> String {
    let merge = &comparison.merge;
    let documents = [merge.ours(), merge.theirs()];
    let now = match kept_by {
        Side::Ours => merge.ours(),
        Side::Theirs => merge.theirs(),
    };
    let mut changed = Vec::new();
    if edited.contains(id)
        && let Some(before) = merge.base().and_then(|base| base.record(id))
        && let Some(after) = now.record(id)
    {
        for change in difference::of_records(before, after) {
            changed.push(fields::name(after.known_kind(), &change.path));
        }
        if changed.is_empty() {
            changed.push(kinds::name_of(&documents, id));
        }
    }
    let parts = edited.iter().filter(|part| *part != id);
    changed.extend(parts.map(|part| kinds::name_of(&documents, part)));
    let users = referred.iter().map(|from| kinds::name_of(&documents, from)).collect();
    let mut message = text(Word::MergeKept).to_owned();
    for (word, names) in [(Word::MergeEdited, changed), (Word::MergeReferred, users)] {
        if !names.is_empty() {
            let names: Vec<String> = names;
            message = [&message, " ", &fill(word, &[("names", &names.join("; "))])].concat();
        }
    }
    message
}
