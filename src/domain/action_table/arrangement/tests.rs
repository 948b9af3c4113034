//! Rows in their order and under their headings.

#![allow(clippy::unwrap_used)]

use super::{super::cell::TableWords, *};
use crate::domain::{
    follow_up::progress::Progress,
    records::{document::Document, plan::JudgedProgress, record::Record, references::References},
    values::{amount::Amount, date::Date, order::Order},
};

const WORDS: TableWords = TableWords {
    column: |column| column.code(),
    status: ActionStatus::code,
    progress: JudgedProgress::code,
    goes: |progress| match progress {
        Progress::Late => "late",
        Progress::NotStarted | Progress::Ongoing | Progress::Done | Progress::Cancelled => "other",
    },
    decimal: ',',
};

fn id(text: &str) -> RecordId {
    RecordId::new(text).unwrap()
}

/// Actions in this order, two actors and two priorities.
fn document(actions: &[(&str, Action)]) -> Document {
    let mut records: Vec<(RecordId, Record)> = Vec::new();
    for (name, actor) in [("o1", "Örebro"), ("o2", "Borås")] {
        let actor = Actor {
            name: actor.into(),
            ..Actor::default()
        };
        records.push((id(name), actor.into()));
    }
    for (priority, order) in ["p2", "p1"].into_iter().zip(Order::from_on(Order::default())) {
        let priority_record = Priority {
            title: priority.into(),
            order,
            ..Priority::default()
        };
        records.push((id(priority), priority_record.into()));
    }
    for ((name, action), order) in actions.iter().zip(Order::from_on(Order::default())) {
        let action = Action {
            order,
            ..action.clone()
        };
        records.push((id(name), action.into()));
    }
    Document::of(id("d"), records)
}

fn titled(title: &str) -> Action {
    Action {
        title: title.into(),
        ..Action::default()
    }
}

fn said(lines: &[Line]) -> Vec<String> {
    let said = |line: &Line| match line {
        Line::Heading(Group::Record(id), count) => format!("[{id} {count}]"),
        Line::Heading(Group::Year(year), count) => format!("[{year} {count}]"),
        Line::Heading(Group::Status(status), count) => format!("[{} {count}]", status.code()),
        Line::Heading(Group::Nothing, count) => format!("[- {count}]"),
        Line::Row(id, _) => id.as_str().into(),
    };
    lines.iter().map(said).collect()
}

fn lines(document: &Document, view: &TableView, folded: &BTreeSet<Group>) -> Vec<Line> {
    let references = References::of(document);
    ActionTable::of(document, &references, WORDS, Date::parse("2026-11-29")).lines(view, folded)
}

fn sorted(document: &Document, column: ActionColumn, is_descending: bool) -> Vec<String> {
    let view = TableView {
        sort: Some(Sort { column, is_descending }),
        ..TableView::default()
    };
    said(&lines(document, &view, &BTreeSet::new()))
}

// R431
#[test]
fn rows_are_sorted_as_their_column_means_and_what_says_nothing_comes_last() {
    let cost = |cost: &str, title: &str| Action {
        cost: Amount::parse(cost),
        ..titled(title)
    };
    let document = document(&[
        ("a", cost("900", "ål")),
        ("b", cost("", "Zebra")),
        ("c", cost("1000", "")),
        ("d", cost("-1", "öl")),
        ("e", cost("900", "ärla")),
    ]);
    assert_eq!(sorted(&document, ActionColumn::Cost, false), ["d", "a", "e", "c", "b"]);
    assert_eq!(sorted(&document, ActionColumn::Cost, true), ["c", "a", "e", "d", "b"]);
    assert_eq!(sorted(&document, ActionColumn::Title, false), ["b", "a", "e", "d", "c"]);
    assert_eq!(sorted(&document, ActionColumn::Title, true), ["d", "e", "a", "b", "c"]);
    assert_eq!(
        said(&lines(&document, &TableView::default(), &BTreeSet::new())),
        ["a", "b", "c", "d", "e"]
    );
    for column in ActionColumn::ALL {
        assert_eq!(sorted(&document, *column, false).len(), 5, "{column:?}");
    }
}

// R431
#[test]
fn rows_stand_under_all_that_they_belong_to_in_the_order_of_that() {
    let of = |owner: Option<&str>, priorities: &[&str], start: &str| Action {
        owner: owner.map(|owner| Id::of(id(owner))),
        priorities: priorities.iter().map(|one| Id::of(id(one))).collect(),
        start: Date::parse(start),
        ..Action::default()
    };
    let document = document(&[
        ("a", of(None, &[], "2027-01-01")),
        ("b", of(Some("o1"), &["p1", "p2"], "2026-05-01")),
        ("c", of(Some("o2"), &["p1", "p1"], "")),
    ]);
    let grouped = |grouping: Grouping, folded: &[Group]| {
        let view = TableView {
            grouping,
            ..TableView::default()
        };
        said(&lines(&document, &view, &folded.iter().cloned().collect()))
    };
    assert_eq!(
        grouped(Grouping::Owner, &[]),
        ["[o2 1]", "c", "[o1 1]", "b", "[- 1]", "a"]
    );
    assert_eq!(
        grouped(Grouping::Priority, &[]),
        ["[p2 1]", "b", "[p1 2]", "b", "c", "[- 1]", "a"]
    );
    assert_eq!(
        grouped(Grouping::Year, &[]),
        ["[2026 1]", "b", "[2027 1]", "a", "[- 1]", "c"]
    );
    assert_eq!(grouped(Grouping::Status, &[]), ["[proposed 3]", "a", "b", "c"]);
    assert_eq!(grouped(Grouping::Plan, &[Group::Nothing]), ["[- 3]"]);
    assert_eq!(
        grouped(Grouping::Year, &[Group::Year(2026)]),
        ["[2026 1]", "[2027 1]", "a", "[- 1]", "c"]
    );
    for grouping in Grouping::ALL {
        assert!(grouped(*grouping, &[]).len() >= 3);
    }
}

// R434
#[test]
fn what_is_written_moves_no_row_and_hides_none_until_the_rows_are_put_in_order_again() {
    let row = |name: &str, group: Option<u16>| Line::Row(Id::of(id(name)), group.map(Group::Year));
    let before = [
        Line::Heading(Group::Year(2026), 2),
        row("a", Some(2026)),
        row("b", Some(2026)),
        Line::Heading(Group::Year(2027), 1),
        row("c", Some(2027)),
        Line::Heading(Group::Nothing, 4),
    ];
    let now = vec![row("b", None), row("a", None)];
    assert_eq!(kept(&before, now.clone(), |_| true, false), before);
    // One that is gone leaves, and its heading with it.
    let left = kept(&before, now.clone(), |id| id.as_str() == "a", false);
    assert_eq!(said(&left), ["[2026 1]", "a", "[- 4]"]);
    assert_eq!(kept(&before, now.clone(), |_| true, true), now);
}
