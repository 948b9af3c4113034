//! Cells of the table of actions that are written in: one, or a whole block, as one step.

use std::collections::BTreeMap;

use super::command::{Command, Label};
use crate::domain::{
    action_table::{
        cell::{CellValue, put},
        column::ActionColumn,
        names::known_by,
    },
    records::{
        document::Document,
        plan::Action,
        record::{Record, RecordKind},
        strategy::Actor,
    },
    values::{
        id::{Id, RecordId},
        order::Order,
    },
};

/// The command that gives each of these actions the values in their columns; `None` if that leaves all as they are. Actors who are named and
/// not there yet are made, with ids from `new_id`. What is no longer there is not touched.
pub fn write_cells(
    document: &Document,
    ids: &[Id<Action>],
    values: &[(ActionColumn, CellValue)],
    new_id: &mut dyn FnMut() -> RecordId,
) -> Option<Command> {
    let (mut made, mut actors) = (BTreeMap::<String, RecordId>::new(), Vec::new());
    let mut orders = Order::from_on(document.last_order::<Actor>());
    let mut make = |name: &str| {
        let id = made.entry(known_by(name)).or_insert_with(|| {
            let id = new_id();
            let actor = Actor {
                name: name.to_owned(),
                order: orders.next().unwrap_or_default(),
                ..Actor::default()
            };
            actors.push((id.clone(), Record::from(actor)));
            id
        });
        id.clone()
    };
    let mut changed: BTreeMap<RecordId, Record> = BTreeMap::new();
    for id in ids {
        let Some(before) = document.get(id) else { continue };
        let mut after = before.clone();
        for (column, value) in values {
            put(&mut after, *column, value, &mut make);
        }
        if after != *before {
            changed.insert(id.raw().clone(), after.into());
        }
    }
    let count = changed.len();
    if count == 0 {
        return None;
    }
    if count == 1
        && actors.is_empty()
        && let Some((id, record)) = changed.pop_first()
    {
        return Some(Command::Change {
            id,
            record,
            burst: None,
        });
    }
    actors.extend(changed);
    Some(Command::Put {
        records: actors,
        label: if count == 1 {
            Label::Changed(Some(RecordKind::Action))
        } else {
            Label::ChangedActions(count)
        },
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::{
        domain::{action_table::cell::Meant, records::plan::ActionStatus},
        edit::editor::Editor,
    };

    fn id(number: usize) -> RecordId {
        RecordId::new(&format!("a{number}")).unwrap()
    }

    fn editor(count: usize) -> Editor {
        let actions = (0..count).map(|number| (id(number), Record::from(Action::default())));
        Editor::new(Document::of(RecordId::new("d").unwrap(), actions))
    }

    fn ids(numbers: impl IntoIterator<Item = usize>) -> Vec<Id<Action>> {
        numbers.into_iter().map(|number| Id::of(id(number))).collect()
    }

    fn none() -> RecordId {
        unreachable!()
    }

    // R434
    #[test]
    fn several_are_written_in_at_once_as_one_step_and_only_those_that_differ() {
        let mut editor = editor(5_000);
        let before = editor.document().clone();
        let values = [
            (ActionColumn::Status, CellValue::Status(ActionStatus::Ongoing)),
            (ActionColumn::Title, CellValue::Text("=1+1".into())),
        ];
        // One of them is under two headings, and one is gone.
        let written: Vec<_> = ids((0..5_000).chain([3, 7_000]));
        let command = write_cells(editor.document(), &written, &values, &mut none).unwrap();
        assert_eq!(command.label(editor.document()), Label::ChangedActions(5_000));
        editor.dispatch(&command, 0.0).unwrap();
        assert!(
            editor
                .document()
                .all::<Action>()
                .all(|(_, action)| action.status == ActionStatus::Ongoing)
        );
        assert_eq!(write_cells(editor.document(), &written, &values, &mut none), None);
        editor.undo();
        assert_eq!(*editor.document(), before);
        assert!(editor.history().next_undo().is_none());
    }

    // R434
    #[test]
    fn one_is_changed_as_in_its_form_and_whoever_is_new_is_made_once() {
        let mut editor = editor(3);
        let text = [(ActionColumn::Text, CellValue::Text("x".into()))];
        let one = write_cells(editor.document(), &ids([1]), &text, &mut none).unwrap();
        assert!(one.is_in_sight());
        let new = |name: &str| Meant::New(name.into());
        let partners = CellValue::Records(vec![new("Polisen"), new("Kommunen"), new("polisen")]);
        let values = [
            (ActionColumn::Owner, CellValue::Records(vec![new("POLISEN")])),
            (ActionColumn::Partners, partners),
        ];
        let mut number = 90;
        let mut new_id = || {
            number += 1;
            id(number)
        };
        let command = write_cells(editor.document(), &ids([0, 2]), &values, &mut new_id).unwrap();
        editor.dispatch(&command, 0.0).unwrap();
        assert_eq!(editor.document().all::<Actor>().count(), 2);
        let action = editor.document().get(&Id::<Action>::of(id(2))).unwrap();
        assert_eq!(action.partners.first(), action.owner.as_ref());
        editor.undo();
        assert_eq!(editor.document().all::<Actor>().count(), 0);
    }
}
