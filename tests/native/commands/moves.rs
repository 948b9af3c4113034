//! Moving a record in its list.

use samspel::{
    domain::{
        records::{
            document::Document,
            plan::Priority,
            record::{Record, RecordKind},
        },
        values::{id::Id, order::Order},
    },
    edit::{
        command::{Command, Label},
        editor::Editor,
        reordering::reordering,
    },
};

use super::id;

fn in_order(editor: &Editor) -> Vec<Id<Priority>> {
    let all = editor.document().ordered::<Priority>().into_iter();
    all.map(|(id, _)| id).collect()
}

fn moved(editor: &Editor, ids: &[Id<Priority>], from: usize, to: usize) -> Option<Command> {
    reordering(editor.document(), ids, from, to)
}

fn priorities(orders: &[Order]) -> Editor {
    let records = ["a", "b", "c", "d"].into_iter().zip(orders);
    let records = records.map(|(name, order)| {
        let priority = Priority {
            order: order.clone(),
            ..Priority::default()
        };
        (id(name), Record::from(priority))
    });
    Editor::new(Document::of(id("test"), records))
}

#[test]
fn a_move_is_one_step_whatever_the_order_keys_are() {
    let mut keys = vec![Order::default()];
    for _ in 0..3 {
        keys.push(Order::after(keys.last()));
    }
    let alike = vec![Order::default(); 4];
    for orders in [keys, alike] {
        for from in 0..4 {
            for to in (0..4).filter(|to| *to != from) {
                let mut editor = priorities(&orders);
                let ids = in_order(&editor);
                let mut wanted = ids.clone();
                let one = wanted.remove(from);
                wanted.insert(to, one);
                let command = moved(&editor, &ids, from, to).unwrap();
                editor.dispatch(&command, 0.0).unwrap();
                assert_eq!(in_order(&editor), wanted, "{from} to {to}");
                let label = editor.history().next_undo().map(|step| step.label.clone());
                assert_eq!(label, Some(Label::Changed(Some(RecordKind::Priority))));
                editor.undo();
                assert!(editor.history().next_undo().is_none());
                assert_eq!(in_order(&editor), ids);
                assert_eq!(editor.document(), priorities(&orders).document());
            }
        }
    }
}

#[test]
fn a_move_within_some_of_the_records_leaves_the_others() {
    let mut keys = vec![Order::default()];
    for _ in 0..3 {
        keys.push(Order::after(keys.last()));
    }
    let mut editor = priorities(&keys);
    let all = in_order(&editor);
    // As where the second is archived, and not among those that can be moved.
    let some = [all[0].clone(), all[2].clone(), all[3].clone()];
    let command = moved(&editor, &some, 2, 1).unwrap();
    editor.dispatch(&command, 0.0).unwrap();
    let after = in_order(&editor);
    let held: Vec<_> = after.iter().filter(|id| **id != all[1]).collect();
    assert_eq!(held, [&all[0], &all[3], &all[2]]);
}

#[test]
fn a_move_to_nowhere_is_none() {
    let editor = priorities(&[Order::default(), Order::default()]);
    let ids = in_order(&editor);
    for (from, to) in [(0, 0), (0, 2), (2, 0), (usize::MAX, 0), (0, usize::MAX)] {
        assert_eq!(moved(&editor, &ids, from, to), None, "{from} to {to}");
    }
    assert_eq!(moved(&editor, &[], 0, 0), None);
}
