//! Measured values that are typed in the grid of follow-up: one, or many that are pasted, as one step.

use std::collections::BTreeMap;

use super::command::{Command, Label};
use crate::domain::{
    follow_up::grid::{Followed, Held, held},
    records::{
        document::Document,
        indicator::{Measurement, Sex},
        record::{Record, RecordKind},
        references::References,
    },
    values::{
        amount::{Amount, Year},
        id::RecordId,
        order::Order,
    },
};

/// A value of a target or an indicator; `None` empties its cell.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasuredValue {
    /// The target or the indicator.
    pub of: RecordId,
    /// Whom it is of.
    pub sex: Sex,
    /// The value.
    pub value: Option<Amount>,
}

/// The command that gives cells of a year these values; `None` if that leaves all as they are. A cell has one measurement, which is made with the
/// first value, changed with the next, and goes when it is emptied, unless somebody has said something else of it. What has several
/// measurements of the year, or an indicator's, is not touched. New ids come from `new_id`.
pub fn write_values(
    document: &Document,
    references: &References,
    year: Year,
    values: &[MeasuredValue],
    new_id: &mut dyn FnMut() -> RecordId,
) -> Option<Command> {
    let mut orders = Order::from_on(document.last_order::<Measurement>());
    // Two values of one cell are one.
    let last: BTreeMap<(&RecordId, Sex), Option<Amount>> =
        values.iter().map(|one| ((&one.of, one.sex), one.value)).collect();
    let (mut added, mut changed, mut removed) = (Vec::new(), Vec::new(), Vec::new());
    for ((of, sex), value) in last {
        if !Followed::of(document, of).is_some_and(|row| row.is_own()) {
            continue;
        }
        match (held(document, references, of, (sex, year.get())), value) {
            (Held::Nothing, Some(_)) => {
                let one = Measurement {
                    of: Some(of.clone()),
                    year: Some(year),
                    sex,
                    value,
                    order: orders.next().unwrap_or_default(),
                    ..Measurement::default()
                };
                added.push((new_id(), Record::from(one)));
            }
            (Held::One(id, one), None) if one.source.trim().is_empty() && one.note.trim().is_empty() => {
                removed.push(id.raw().clone());
            }
            (Held::One(id, one), value) if one.value != value => {
                let after = Measurement { value, ..one.clone() };
                changed.push((id.raw().clone(), Record::from(after)));
            }
            (Held::Nothing | Held::Several(_) | Held::One(..), _) => {}
        }
    }
    match (added.len(), changed.len(), removed.len()) {
        (0, 0, 0) => None,
        (1, 0, 0) => Some(Command::Add(added)),
        (0, 1, 0) => changed.pop().map(|(id, record)| Command::Change {
            id,
            record,
            burst: None,
        }),
        (0, 0, 1) => removed.pop().map(Command::Remove),
        _ => {
            added.extend(changed);
            Some(Command::Update {
                records: added,
                removed,
                label: Label::Changed(Some(RecordKind::Measurement)),
            })
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        domain::{
            follow_up::{
                attainment,
                grid::{reckoning_day, typed},
            },
            records::{indicator::Indicator, plan::Target},
            values::{date::Date, id::Id},
        },
        edit::editor::Editor,
    };

    fn id(text: &str) -> RecordId {
        RecordId::new(text).unwrap()
    }

    fn year() -> Year {
        Year::new(2025).unwrap()
    }

    fn editor() -> Editor {
        let target = |follows: Option<&str>| Target {
            baseline: Amount::new(100.0),
            baseline_year: Year::new(2020),
            value: Amount::new(200.0),
            year: Year::new(2030),
            indicator: follows.map(|name| Id::of(id(name))),
            ..Target::default()
        };
        let records = [
            (id("i"), Indicator::default().into()),
            (id("t1"), target(None).into()),
            (id("t2"), target(None).into()),
            (id("t3"), target(Some("i")).into()),
        ];
        Editor::new(Document::of(id("d"), records))
    }

    fn value(of: &str, sex: Sex, number: Option<f64>) -> MeasuredValue {
        MeasuredValue {
            of: id(of),
            sex,
            value: number.and_then(Amount::new),
        }
    }

    fn write(editor: &mut Editor, values: &[MeasuredValue], next: &mut usize) -> bool {
        let mut new_id = || {
            *next += 1;
            id(&format!("new{next}"))
        };
        let command = write_values(editor.document(), editor.references(), year(), values, &mut new_id);
        command.is_some_and(|command| editor.dispatch(&command, 0.0).is_ok())
    }

    fn measurements(editor: &Editor) -> usize {
        editor.document().all::<Measurement>().count()
    }

    // R481
    #[test]
    fn a_cell_is_one_record_that_is_made_changed_and_removed() {
        let (mut editor, mut next) = (editor(), 0);
        let before = editor.document().clone();
        assert!(write(&mut editor, &[value("t1", Sex::Total, Some(0.0))], &mut next));
        assert!(write(&mut editor, &[value("t1", Sex::Total, Some(150.0))], &mut next));
        assert_eq!(measurements(&editor), 1);
        assert!(!write(&mut editor, &[value("t1", Sex::Total, Some(150.0))], &mut next));
        // What follows an indicator is not written on the target.
        assert!(!write(&mut editor, &[value("t3", Sex::Total, Some(1.0))], &mut next));
        assert!(write(&mut editor, &[value("t1", Sex::Total, None)], &mut next));
        assert_eq!(*editor.document(), before);
    }

    // R481
    #[test]
    fn what_is_said_of_a_value_is_not_lost_when_it_is_emptied() {
        let (mut editor, mut next) = (editor(), 0);
        write(&mut editor, &[value("t1", Sex::Total, Some(1.0))], &mut next);
        let (of, one) = editor.document().all::<Measurement>().next().unwrap();
        let record = Measurement {
            note: "Preliminärt".into(),
            ..one.clone()
        };
        let change = Command::Change {
            id: of.raw().clone(),
            record: record.into(),
            burst: None,
        };
        editor.dispatch(&change, 0.0).unwrap();
        write(&mut editor, &[value("t1", Sex::Total, None)], &mut next);
        let (_, one) = editor.document().all::<Measurement>().next().unwrap();
        assert_eq!((one.value, one.note.as_str()), (None, "Preliminärt"));
    }

    proptest! {
        // R480, R481
        #[test]
        fn what_is_typed_is_what_is_reckoned_and_undone_to_the_byte(
            numbers in proptest::collection::vec((0_usize..4, 0_usize..3, proptest::option::of(-1e6..1e6_f64)), 1..12),
            together in any::<bool>(),
        ) {
            let (mut editor, mut next) = (editor(), 0);
            let before = editor.document().clone();
            let mut typed: BTreeMap<(&str, Sex), Option<f64>> = BTreeMap::new();
            let mut values = Vec::new();
            for (row, column, number) in numbers {
                let (of, sex) = (["t1", "t2", "t3", "i"][row], [Sex::Total, Sex::Women, Sex::Men][column]);
                // As it is written and read again.
                let text = number.and_then(Amount::new).map_or_else(String::new, |one| one.format(','));
                let value = typed::value(&text, "resor").unwrap();
                prop_assert_eq!(value.map(Amount::get), number.and_then(Amount::new).map(Amount::get));
                values.push(MeasuredValue { of: id(of), sex, value });
                if of != "t3" {
                    typed.insert((of, sex), value.map(Amount::get));
                }
            }
            let mut steps = 0;
            if together {
                steps += usize::from(write(&mut editor, &values, &mut next));
            } else {
                for value in &values {
                    steps += usize::from(write(&mut editor, std::slice::from_ref(value), &mut next));
                }
            }
            let today = Date::new(2026, 11, 29).unwrap();
            let on = reckoning_day(2025, today);
            for (of, source) in [("t1", "t1"), ("t2", "t2"), ("t3", "i")] {
                let found = attainment::of(editor.document(), editor.references(), &Id::of(id(of)), on).unwrap();
                let reckoned = found.total.actual.map(|actual| actual.value);
                prop_assert_eq!(reckoned, typed.get(&(source, Sex::Total)).copied().flatten());
            }
            for _ in 0..steps {
                editor.undo();
            }
            prop_assert_eq!(editor.document(), &before);
        }
    }
}
