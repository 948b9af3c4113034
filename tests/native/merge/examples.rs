//! What two people who work on one plan run into.

use samspel::{
    domain::{
        follow_up::reconsidering::waiting,
        records::{
            change::{Change, Loop, Reconsideration, Reconsidered},
            comment::Comment,
            document::Document,
            plan::{Action, Priority, Target},
            record::Record,
            references::References,
            self_assessment::{Answer, Level, Response},
            strategy::{Actor, Step, StepNumber, StepStatus},
        },
        values::id::{Id, RecordId},
    },
    edit::merge::{self, Cause, Scope, Side},
};

use super::merged;

fn id(text: &str) -> RecordId {
    RecordId::new(text).unwrap()
}

fn action(title: &str, text: &str, priorities: &[&str]) -> Action {
    Action {
        title: title.into(),
        text: text.into(),
        priorities: priorities.iter().map(|text| Id::of(id(text))).collect(),
        ..Action::default()
    }
}

fn target(action: &str, title: &str) -> Record {
    Target {
        action: Some(Id::of(id(action))),
        title: title.into(),
        ..Target::default()
    }
    .into()
}

fn document(records: Vec<(&str, Record)>) -> Document {
    Document::of(id("plan"), records.into_iter().map(|(name, record)| (id(name), record)))
}

/// One action with a target, for one priority.
fn plan() -> Vec<(&'static str, Record)> {
    vec![
        ("a", action("Lärcentrum", "Först\nSedan\nSist", &["p"]).into()),
        (
            "p",
            Priority {
                title: "Kompetens".into(),
                ..Priority::default()
            }
            .into(),
        ),
        ("t", target("a", "Utbildningar")),
    ]
}

fn without(records: Vec<(&'static str, Record)>, gone: &[&str]) -> Document {
    let kept = records.into_iter().filter(|(name, _)| !gone.contains(name));
    let forget = |(name, mut record): (&'static str, Record)| {
        gone.iter().for_each(|gone| record.forget(&id(gone)));
        (name, record)
    };
    document(kept.map(forget).collect())
}

fn with(mut records: Vec<(&'static str, Record)>, name: &'static str, record: impl Into<Record>) -> Document {
    records.retain(|(there, _)| *there != name);
    records.push((name, record.into()));
    document(records)
}

// R62
#[test]
fn edits_of_different_fields_and_of_different_lines_both_stand() {
    let base = document(plan());
    let ours = with(plan(), "a", action("Lärcentrum i Flen", "Först!\nSedan\nSist", &["p"]));
    let theirs = with(plan(), "a", action("Lärcentrum", "Först\nSedan\nSist!", &[]));
    let merge = merge::documents(Some(&base), &ours, &theirs, Scope::Whole);
    assert_eq!(merge.conflicts, []);
    assert_eq!(merge.changed, [id("a")]);
    let expected = with(plan(), "a", action("Lärcentrum i Flen", "Först!\nSedan\nSist!", &[]));
    assert_eq!(merged(&ours, &merge, &[]), expected);
}

// R62
#[test]
fn answers_of_one_respondent_come_together_by_statement() {
    let response = |answers: &[(&str, u8)]| Response {
        answers: answers
            .iter()
            .map(|(key, level)| (*key, Answer::Level(Level::new(*level).unwrap())))
            .collect(),
        ..Response::default()
    };
    let base = with(vec![], "r", response(&[("F01.1", 1), ("F01.2", 1)]));
    let ours = with(vec![], "r", response(&[("F01.1", 2), ("F01.2", 1), ("F01.3", 3)]));
    let theirs = with(vec![], "r", response(&[("F01.1", 1), ("F01.4", 0)]));
    let merge = merge::documents(Some(&base), &ours, &theirs, Scope::Whole);
    assert_eq!(merge.conflicts, []);
    let expected = with(vec![], "r", response(&[("F01.1", 2), ("F01.3", 3), ("F01.4", 0)]));
    assert_eq!(merged(&ours, &merge, &[]), expected);

    // R161: where one statement has two answers the response is chosen whole.
    let theirs = with(vec![], "r", response(&[("F01.1", 4), ("F01.4", 0)]));
    let merge = merge::documents(Some(&base), &ours, &theirs, Scope::Whole);
    let [conflict] = merge.conflicts.as_slice() else {
        panic!("{:?}", merge.conflicts);
    };
    assert_eq!((&conflict.id, &conflict.cause), (&id("r"), &Cause::Confidential));
    assert_eq!(merged(&ours, &merge, &[Side::Ours]), ours);
    assert_eq!(merged(&ours, &merge, &[Side::Theirs]), theirs);
}

// R62
#[test]
fn a_step_that_both_began_to_write_on_is_one_step() {
    let number = StepNumber::new(3).unwrap();
    let step = |text: &str, status| Step {
        number: Some(number),
        status,
        text: text.into(),
        ..Step::default()
    };
    let base = document(vec![]);
    let ours = with(vec![], "step-3", step("Tre inriktningar", StepStatus::NotStarted));
    let theirs = with(vec![], "step-3", step("", StepStatus::Ongoing));
    let merge = merge::documents(Some(&base), &ours, &theirs, Scope::Whole);
    assert_eq!(merge.conflicts, []);
    let expected = with(vec![], "step-3", step("Tre inriktningar", StepStatus::Ongoing));
    assert_eq!(merged(&ours, &merge, &[]), expected);
}

// R64, R66
#[test]
fn a_removed_action_whose_target_was_edited_is_a_conflict_about_the_action() {
    let base = document(plan());
    let ours = with(plan(), "t", target("a", "Påbörjade utbildningar"));
    let theirs = without(plan(), &["a", "t"]);
    let merge = merge::documents(Some(&base), &ours, &theirs, Scope::Whole);
    let [conflict] = merge.conflicts.as_slice() else {
        panic!("{:?}", merge.conflicts);
    };
    assert_eq!(conflict.id, id("a"));
    let cause = Cause::Removed {
        by: Side::Theirs,
        edited: vec![id("t")],
        referred: vec![],
    };
    assert_eq!(conflict.cause, cause);
    assert!(merge.removed.is_empty());
    assert_eq!(merged(&ours, &merge, &[Side::Ours]), ours);
    assert_eq!(merged(&ours, &merge, &[Side::Theirs]), theirs);
}

// R64
#[test]
fn a_removed_priority_that_a_new_action_serves_is_a_conflict_and_comes_back_with_its_links() {
    let base = document(plan());
    let ours = with(plan(), "b", action("Ny", "", &["p"]));
    let theirs = without(plan(), &["p"]);
    let merge = merge::documents(Some(&base), &ours, &theirs, Scope::Whole);
    let cause = Cause::Removed {
        by: Side::Theirs,
        edited: vec![],
        referred: vec![id("b")],
    };
    assert_eq!(
        merge
            .conflicts
            .iter()
            .map(|conflict| &conflict.cause)
            .collect::<Vec<_>>(),
        [&cause]
    );
    assert_eq!(merge.changed, []);
    assert_eq!(merged(&ours, &merge, &[Side::Ours]), ours);
    let let_go = merged(&ours, &merge, &[Side::Theirs]);
    assert_eq!(let_go.get::<Action>(&Id::of(id("b"))), Some(&action("Ny", "", &[])));
    assert_eq!(let_go.record(&id("p")), None);

    // Seen from the other side, the priority comes back to the action that lost it.
    let merge = merge::documents(Some(&base), &theirs, &ours, Scope::Whole);
    assert_eq!(merged(&theirs, &merge, &[Side::Theirs]), ours);
}

// R455, R457
#[test]
fn two_who_look_at_the_same_and_comment_on_it_are_both_kept_and_neither_is_asked() {
    let look = |outcome| -> Record {
        Reconsideration {
            change: Some(Id::of(id("c"))),
            of: Some(id("a")),
            outcome,
            ..Reconsideration::default()
        }
        .into()
    };
    let comment = |said: &str| -> Record {
        Comment {
            of: Some(id("a")),
            text: said.into(),
            ..Comment::default()
        }
        .into()
    };
    let change = Change {
        way: Loop::B,
        affects: vec![id("a")],
        ..Change::default()
    };
    let plan = || [plan(), vec![("c", change.clone().into())]].concat();
    let and = |names: [&'static str; 2], outcome, said| {
        let [looked, commented] = names;
        document([plan(), vec![(looked, look(outcome)), (commented, comment(said))]].concat())
    };
    let base = document(plan());
    let ours = and(["l1", "k1"], Reconsidered::Kept, "Vem äger den?");
    let theirs = and(["l2", "k2"], Reconsidered::Altered, "Den dröjer");
    let merge = merge::documents(Some(&base), &ours, &theirs, Scope::Whole);
    assert_eq!(merge.conflicts, []);
    let both = merged(&ours, &merge, &[]);
    assert_eq!(both.len(), base.len() + 4);
    assert_eq!(waiting(&both, &References::of(&both), &Id::of(id("c"))), [id("t")]);
}

// R64
#[test]
fn removing_what_a_record_refers_to_is_not_to_edit_the_record() {
    let records = || {
        let owned = |owner: &str| Action {
            owner: Some(Id::of(id(owner))),
            ..Action::default()
        };
        vec![
            ("a", Record::from(owned("k"))),
            ("k", Actor::default().into()),
            ("l", Actor::default().into()),
        ]
    };
    let base = document(records());
    let ours = without(records(), &["k"]);
    let merge = merge::documents(Some(&base), &ours, &without(records(), &["a"]), Scope::Whole);
    assert_eq!(merge.conflicts, []);
    assert_eq!(merge.removed, [id("a")]);
    // Nor to choose another owner.
    let theirs = with(
        records(),
        "a",
        Action {
            owner: Some(Id::of(id("l"))),
            ..Action::default()
        },
    );
    let merge = merge::documents(Some(&base), &ours, &theirs, Scope::Whole);
    assert_eq!(merge.conflicts, []);
    assert_eq!(merged(&ours, &merge, &[]).record(&id("a")), theirs.record(&id("a")));
}

// R64
#[test]
fn a_record_that_became_another_kind_is_taken_as_one() {
    let base = document(vec![]);
    let ours = with(vec![], "x", Actor::default());
    let theirs = with(vec![], "x", Priority::default());
    let merge = merge::documents(Some(&base), &ours, &theirs, Scope::Whole);
    assert_eq!(
        merge
            .conflicts
            .iter()
            .map(|conflict| &conflict.cause)
            .collect::<Vec<_>>(),
        [&Cause::OtherKind]
    );
    assert_eq!(merged(&ours, &merge, &[Side::Theirs]), theirs);
}

// R65
#[test]
fn what_dangles_in_a_file_does_not_dangle_here() {
    let base = document(plan());
    let theirs = with(plan(), "b", action("Ny", "", &["p", "nowhere"]));
    let merge = merge::documents(Some(&base), &base, &theirs, Scope::Whole);
    let expected = with(plan(), "b", action("Ny", "", &["p"]));
    assert_eq!(merged(&base, &merge, &[]), expected);
    // What dangled on both sides stays: it is not the merge's to clean up.
    let merge = merge::documents(Some(&theirs), &theirs, &theirs, Scope::Whole);
    assert_eq!(merge.resolve(&[]), []);
}

// R68
#[test]
fn a_part_brings_its_edits_and_removes_nothing() {
    let base = document(plan());
    let ours = with(plan(), "a", action("Lärcentrum i Flen", "Först\nSedan\nSist", &["p"]));
    let theirs = document(vec![("a", action("Lärcentrum", "Först", &["p"]).into())]);
    let merge = merge::documents(Some(&base), &ours, &theirs, Scope::Part);
    assert_eq!(merge.conflicts, []);
    assert_eq!(merge.removed, []);
    let expected = with(plan(), "a", action("Lärcentrum i Flen", "Först", &["p"]));
    assert_eq!(merged(&ours, &merge, &[]), expected);
}
