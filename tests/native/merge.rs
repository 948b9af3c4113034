//! Two people's documents become one: nothing is lost in silence, whoever merges, whatever they did.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "any/mod.rs"]
mod any;

#[path = "merge/answers.rs"]
mod answers;
#[path = "merge/contributions.rs"]
mod contributions;
#[path = "merge/envelope.rs"]
mod envelope;
#[path = "merge/examples.rs"]
mod examples;

use std::collections::BTreeSet;

use proptest::{collection, prelude::*, sample::Index};
use samspel::{
    domain::{
        records::{
            document::Document,
            plan::{Action, Target},
            record::{Record, UnknownFields},
            references::References,
            strategy::{STRATEGY_ID, Strategy as Facts},
        },
        values::id::{Id, RecordId},
    },
    edit::{
        command::{Command, Label, Refusal},
        difference,
        editor::Editor,
        history::Burst,
        merge::{self, Cause, Merge, Scope, Side},
    },
};

/// The command that carries out what a merge gives.
fn merging(records: Vec<(RecordId, Option<Record>)>) -> Command {
    Command::Merge { records, point: None }
}

/// What a user does; made into a command when the document is known.
#[derive(Clone, Debug)]
enum Deed {
    Add(RecordId, Record),
    /// One field of a record becomes as in this record, where they are of one kind.
    Edit(Index, Index, Record),
    Remove(Index),
}

fn deeds(most: usize) -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        3 => (any::id(), any::record()).prop_map(|(id, record)| Deed::Add(id, record)),
        6 => (proptest::prelude::any::<Index>(), proptest::prelude::any::<Index>(), any::record())
            .prop_map(|(record, field, from)| Deed::Edit(record, field, from)),
        2 => proptest::prelude::any::<Index>().prop_map(Deed::Remove),
    ];
    collection::vec(deed, 0..most)
}

/// Drops what the record refers to and the document lacks, and what a list has twice, which nobody can choose twice: where both sides have
/// changed such a list, it has each thing once.
fn fitted(document: &Document, record: Record) -> Record {
    let mut fields = record.write();
    for value in fields.values_mut().filter_map(serde_json::Value::as_array_mut) {
        let mut seen = BTreeSet::new();
        value.retain(|item| item.as_str().is_none_or(|text| seen.insert(text.to_owned())));
    }
    let mut record = Record::read((&fields).into(), &mut |_| {}).unwrap_or(record);
    let mut missing = Vec::new();
    record.references(&mut |to| {
        if document.record(to).is_none() {
            missing.push(to.clone());
        }
    });
    missing.iter().for_each(|to| record.forget(to));
    record
}

fn command(document: &Document, deed: Deed) -> Option<Command> {
    Some(match deed {
        Deed::Add(id, record) => Command::Add(vec![(id, fitted(document, record))]),
        Deed::Edit(pick, field, from) => {
            let alike: Vec<_> = document
                .records()
                .filter(|(_, record)| record.kind() == from.kind())
                .collect();
            let (id, record) = alike.get(pick.index(alike.len().max(1)))?;
            let (mut fields, from) = (record.write(), from.write());
            let names: BTreeSet<_> = fields.keys().chain(from.keys()).cloned().collect();
            let name = names.iter().nth(field.index(names.len()))?;
            match from.get(name) {
                Some(value) => fields.insert(name.clone(), value.clone()),
                None => fields.remove(name),
            };
            let record = Record::read((&fields).into(), &mut |_| {})?;
            Command::Change {
                id: (*id).clone(),
                record: fitted(document, record),
                burst: Some(Burst::Field("field")),
            }
        }
        Deed::Remove(pick) => {
            let ids: Vec<_> = document.records().map(|(id, _)| id.clone()).collect();
            Command::Remove(ids.get(pick.index(ids.len().max(1)))?.clone())
        }
    })
}

/// The document after what a user did; what does not fit is left out.
fn after(document: &Document, deeds: Vec<Deed>) -> Document {
    let mut editor = Editor::new(document.clone());
    for deed in deeds {
        if let Some(command) = command(editor.document(), deed) {
            let _ = editor.dispatch(&command, 0.0);
        }
    }
    editor.document().clone()
}

fn first() -> Document {
    let strategy = RecordId::new(STRATEGY_ID).unwrap();
    let id = RecordId::new("test").unwrap();
    Document::of(id, [(strategy, Facts::default().into())])
}

/// A document and what two people made of it.
fn three() -> impl Strategy<Value = [Document; 3]> {
    (deeds(25), deeds(8), deeds(8)).prop_map(|(before, ours, theirs)| {
        let base = after(&first(), before);
        let (ours, theirs) = (after(&base, ours), after(&base, theirs));
        [base, ours, theirs]
    })
}

fn choices() -> impl Strategy<Value = Vec<Side>> {
    let side = prop_oneof![Just(Side::Ours), Just(Side::Theirs)];
    collection::vec(side, 60)
}

/// The document after the merge, by way of the one command.
fn merged(ours: &Document, merge: &Merge, choices: &[Side]) -> Document {
    let mut editor = Editor::new(ours.clone());
    let command = merging(merge.resolve(choices));
    editor.dispatch(&command, 0.0).unwrap();
    assert_eq!(editor.references(), &References::of(editor.document()));
    let merged = editor.document().clone();
    // R61
    if merged != *ours {
        editor.undo();
        assert_eq!(editor.document(), ours);
        assert_eq!(editor.history().next_undo(), None);
    }
    merged
}

fn dangling(document: &Document) -> Vec<RecordId> {
    let mut found = Vec::new();
    for (_, record) in document.records() {
        record.references(&mut |to| {
            if document.record(to).is_none() {
                found.push(to.clone());
            }
        });
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    // R62
    #[test]
    fn merging_with_itself_or_with_what_it_came_from_changes_nothing([base, ours, theirs] in three()) {
        for (base, other) in [(&ours, &ours), (&base, &ours), (&base, &base), (&theirs, &ours)] {
            let merge = merge::documents(Some(base), &ours, other, Scope::Whole);
            prop_assert!(merge.is_empty());
            prop_assert_eq!(merge.resolve(&[]), vec![]);
        }
        let merge = merge::documents(None, &ours, &ours, Scope::Whole);
        prop_assert!(merge.is_empty());
        prop_assert_eq!(merge.identical, ours.len());
    }

    // R62
    #[test]
    fn what_only_one_side_has_changed_becomes_as_there([base, ours, _] in three()) {
        let merge = merge::documents(Some(&base), &base, &ours, Scope::Whole);
        prop_assert!(merge.conflicts.is_empty());
        prop_assert_eq!(merged(&base, &merge, &[]), ours);
    }

    // R63
    #[test]
    fn it_is_the_same_either_way_round(
        ([base, ours, theirs], choices) in (three(), choices()), knows_base in prop::bool::weighted(0.8)
    ) {
        let base = knows_base.then_some(&base);
        let one = merge::documents(base, &ours, &theirs, Scope::Whole);
        let other = merge::documents(base, &theirs, &ours, Scope::Whole);
        let mirrored: Vec<_> = choices.iter().map(|side| side.other()).collect();
        prop_assert_eq!(one.conflicts.len(), other.conflicts.len());
        prop_assert_eq!(merged(&ours, &one, &choices), merged(&theirs, &other, &mirrored));
    }

    // R65, R66
    #[test]
    fn no_reference_dangles_and_parts_go_with_their_whole(
        ([base, ours, theirs], choices) in (three(), choices()), knows_base in prop::bool::weighted(0.8)
    ) {
        let base = knows_base.then_some(&base);
        let merge = merge::documents(base, &ours, &theirs, Scope::Whole);
        prop_assert_eq!(dangling(&merged(&ours, &merge, &choices)), vec![]);
    }

    // R62
    #[test]
    fn merging_again_changes_nothing_more(([base, ours, theirs], choices) in (three(), choices())) {
        let merge = merge::documents(Some(&base), &ours, &theirs, Scope::Whole);
        let merged = merged(&ours, &merge, &choices);
        // What was merged in is from then on what both come from.
        let again = merge::documents(Some(&theirs), &merged, &theirs, Scope::Whole);
        prop_assert!(again.is_empty());
        let kept = self::merged(&ours, &merge, &[]);
        let from_the_first = merge::documents(Some(&base), &kept, &theirs, Scope::Whole);
        prop_assert_eq!(from_the_first.resolve(&[]), vec![]);
    }

    // R62
    #[test]
    fn edits_at_different_lines_of_a_text_both_stand(
        length in 2..30_usize, one in proptest::prelude::any::<Index>(), other in proptest::prelude::any::<Index>()
    ) {
        let (one, other) = (one.index(length), other.index(length));
        prop_assume!(one != other);
        let text = |edited: &[(usize, &str)]| {
            let line = |number: usize| {
                let edit = edited.iter().find(|(place, _)| *place == number);
                edit.map_or_else(|| format!("line {}", number % 5), |(_, line)| (*line).to_owned())
            };
            let lines: Vec<_> = (0..length).map(line).collect();
            let mut fields = UnknownFields::new();
            fields.insert("kind".into(), "step".into());
            fields.insert("text".into(), lines.join("\n").into());
            fields
        };
        let (ours, theirs) = (text(&[(one, "ours")]), text(&[(other, "theirs")]));
        let merged = merge::fields("step", &text(&[]), &ours, &theirs);
        prop_assert_eq!(&merged.conflicts, &vec![]);
        prop_assert_eq!(merged.fields, text(&[(one, "ours"), (other, "theirs")]));
    }

    // R64
    #[test]
    fn nothing_that_somebody_has_worked_on_goes_in_silence([base, ours, theirs] in three()) {
        let merge = merge::documents(Some(&base), &ours, &theirs, Scope::Whole);
        let all_theirs = merged(&ours, &merge, &vec![Side::Theirs; merge.conflicts.len()]);
        let contested: BTreeSet<_> = merge.conflicts.iter().map(|conflict| &conflict.id).collect();
        for changed in difference::between(&base, &ours).changed {
            let before = base.record(&changed.id).unwrap();
            let mut by_removal = (**before).clone();
            let is_gone = |to: &RecordId| ours.record(to).is_none() || theirs.record(to).is_none();
            before.references(&mut |to| if is_gone(to) { by_removal.forget(to) });
            let mut by_ours = (**ours.record(&changed.id).unwrap()).clone();
            before.references(&mut |to| if is_gone(to) { by_ours.forget(to) });
            if theirs.record(&changed.id).is_some() || by_ours == by_removal {
                continue;
            }
            let mut whole = Some(&changed.id);
            let mut steps = 0;
            while let Some(id) = whole && !contested.contains(id) && steps < 20 {
                whole = ours.record(id).and_then(|record| record.part_of());
                steps += 1;
            }
            let is_contested = whole.is_some_and(|id| contested.contains(id));
            prop_assert!(is_contested || all_theirs.record(&changed.id).is_some(), "{} is lost", changed.id);
        }
        let kept = merged(&ours, &merge, &vec![Side::Ours; merge.conflicts.len()]);
        for (id, record) in ours.records() {
            if base.record(id).is_none() {
                prop_assert!(kept.record(id).is_some(), "{} is lost", id);
                prop_assert_eq!(kept.record(id).unwrap().kind(), record.kind());
            }
        }
    }

    // R67
    #[test]
    fn without_a_common_ancestor_nothing_is_removed_and_every_difference_is_a_conflict([_, ours, theirs] in three()) {
        let merge = merge::documents(None, &ours, &theirs, Scope::Whole);
        prop_assert!(merge.removed.is_empty() && merge.changed.is_empty());
        let differences = difference::between(&ours, &theirs);
        prop_assert_eq!(&merge.added, &differences.added);
        let conflicts: BTreeSet<_> = merge.conflicts.iter().map(|conflict| &conflict.id).collect();
        prop_assert_eq!(conflicts, differences.changed.iter().map(|changed| &changed.id).collect());
        let all_theirs = vec![Side::Theirs; merge.conflicts.len()];
        for (id, record) in merged(&ours, &merge, &all_theirs).records() {
            prop_assert_eq!(theirs.record(id).or(ours.record(id)), Some(record));
        }
    }

    // R68
    #[test]
    fn what_a_part_lacks_is_not_removed(
        [base, ours, theirs] in three(), left_out in collection::vec(proptest::prelude::any::<bool>(), 40)
    ) {
        let kept = theirs.records().zip(&left_out).filter(|(_, out)| !**out);
        let records = kept.map(|((id, record), _)| (id.clone(), (**record).clone()));
        let part = Document::of(theirs.id.clone(), records);
        let merge = merge::documents(Some(&base), &ours, &part, Scope::Part);
        prop_assert!(merge.removed.is_empty());
        for side in [Side::Ours, Side::Theirs] {
            let merged = merged(&ours, &merge, &vec![side; merge.conflicts.len()]);
            prop_assert_eq!(dangling(&merged), vec![]);
            for (id, _) in ours.records() {
                prop_assert!(merged.record(id).is_some(), "{} is lost", id);
            }
        }
    }

    // R60
    #[test]
    fn the_difference_is_what_turns_one_into_the_other([before, after, _] in three()) {
        let difference = difference::between(&before, &after);
        prop_assert_eq!(difference.identical + difference.added.len() + difference.changed.len(), after.len());
        let mut records: Vec<(RecordId, Record)> = Vec::new();
        for (id, record) in before.records().filter(|(id, _)| !difference.removed.contains(id)) {
            let mut fields = record.write();
            let changed = difference.changed.iter().find(|changed| changed.id == *id);
            let later = after.record(id).unwrap();
            if record.is_confidential() || later.is_confidential() {
                prop_assert_eq!(changed.is_some(), record != later);
                prop_assert!(changed.is_none_or(|changed| changed.fields.is_empty()));
                records.push((id.clone(), (**later).clone()));
                continue;
            }
            for change in changed.iter().flat_map(|changed| &changed.fields) {
                prop_assert_ne!(&change.before, &change.after);
                merge::put(&mut fields, &change.path, change.after.clone());
            }
            let record = Record::read((&fields).into(), &mut |_| panic!("can't be read")).unwrap();
            records.push((id.clone(), record));
        }
        for id in &difference.added {
            records.push((id.clone(), (**after.record(id).unwrap()).clone()));
        }
        prop_assert_eq!(Document::of(after.id.clone(), records), after);
    }
}

#[test]
fn the_step_is_called_by_how_many_records_it_changed() {
    let mut records = Vec::new();
    for name in ["a", "b"] {
        let id = RecordId::new(name).unwrap();
        records.push((id, Some(Record::from(Action::default()))));
    }
    assert_eq!(
        merging(records).label(&first()),
        Label::Merged {
            records: 2,
            point: None
        }
    );
}

#[test]
fn a_conflict_says_what_it_is_about() {
    let base = first();
    let named = |name: &str| {
        let facts = Facts {
            name: name.into(),
            ..Facts::default()
        };
        Document::of(base.id.clone(), [(RecordId::new(STRATEGY_ID).unwrap(), facts.into())])
    };
    let merge = merge::documents(Some(&base), &named("Öster"), &named("Väster"), Scope::Whole);
    let [conflict] = merge.conflicts.as_slice() else {
        panic!("{:?}", merge.conflicts);
    };
    let Cause::Field(field) = &conflict.cause else {
        panic!("{conflict:?}");
    };
    assert_eq!(field.path.field, "name");
    assert_eq!(
        [&field.base, &field.ours, &field.theirs],
        [&None, &Some("Öster".into()), &Some("Väster".into())]
    );
}

// R11
#[test]
fn a_merge_that_does_not_fit_is_refused() {
    let base = first();
    let id = |text: &str| RecordId::new(text).unwrap();
    let target = |to: &str| {
        let action = Some(Id::of(id(to)));
        Some(Record::from(Target {
            action,
            ..Target::default()
        }))
    };
    let planned = |records: Vec<(RecordId, Option<Record>)>| merging(records).plan(&base, &References::of(&base));
    assert_eq!(
        planned(vec![(id("t"), target("nowhere"))]),
        Err(Refusal::NoSuchReference(id("nowhere")))
    );
    let twice = vec![(id("x"), None), (id("x"), None)];
    assert_eq!(planned(twice), Err(Refusal::AlreadyThere(id("x"))));
    assert!(planned(vec![(id("gone"), None)]).unwrap().is_empty());
    assert_eq!(
        planned(vec![(id("a"), Some(Action::default().into())), (id("t"), target("a"))])
            .unwrap()
            .0
            .len(),
        2
    );

    let with_target = after(
        &base,
        vec![
            Deed::Add(id("a"), Action::default().into()),
            Deed::Add(id("t"), target("a").unwrap()),
        ],
    );
    assert_eq!(
        merging(vec![(id("a"), None)]).plan(&with_target, &References::of(&with_target)),
        Err(Refusal::NoSuchReference(id("t")))
    );
}
