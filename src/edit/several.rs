//! Several records that are changed alike, as one step.

use super::command::{Command, Label};
use crate::domain::{
    records::{document::Document, record::Kind, structure_map::StructureElement},
    values::id::{Id, RecordId},
};

/// The command that changes each of these elements; `None` if that leaves all as they are. What is no longer there, and what the change
/// leaves as it is, is not touched.
pub fn change_each<'a>(
    document: &Document,
    ids: impl IntoIterator<Item = &'a RecordId>,
    change: impl FnMut(&mut StructureElement),
) -> Option<Command> {
    change_each_of(document, ids, Label::ChangedElements, change)
}

/// The same for records of any kind, with what the step is called.
pub fn change_each_of<'a, T: Kind>(
    document: &Document,
    ids: impl IntoIterator<Item = &'a RecordId>,
    label: fn(usize) -> Label,
    mut change: impl FnMut(&mut T),
) -> Option<Command> {
    let mut records = Vec::new();
    for id in ids {
        let Some(before) = document.get(&Id::<T>::of(id.clone())) else {
            continue;
        };
        let mut after = before.clone();
        change(&mut after);
        if after != *before {
            records.push((id.clone(), after.into()));
        }
    }
    let label = label(records.len());
    (!records.is_empty()).then_some(Command::Put { records, label })
}

/// The command that removes these elements, of those that are there; `None` if none is.
pub fn remove_all<'a>(document: &Document, ids: impl IntoIterator<Item = &'a RecordId>) -> Option<Command> {
    let is_there = |id: &&RecordId| document.get(&Id::<StructureElement>::of((*id).clone())).is_some();
    let removed: Vec<RecordId> = ids.into_iter().filter(is_there).cloned().collect();
    (!removed.is_empty()).then(|| Command::Update {
        label: Label::RemovedElements(removed.len()),
        records: Vec::new(),
        removed,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::{
        domain::{
            records::{
                plan::Priority,
                record::Record,
                structure_map::{ElementKind, ElementStatus},
            },
            values::geometry::{Geometry, Position},
        },
        edit::editor::Editor,
    };

    fn id(number: usize) -> RecordId {
        RecordId::new(&format!("e{number}")).unwrap()
    }

    fn at(east: f64) -> Position {
        Position::from([16.0 + east, 59.0])
    }

    fn node(east: f64) -> StructureElement {
        StructureElement {
            geometry: Some(Geometry::Point(at(east))),
            ..StructureElement::default()
        }
    }

    /// Three nodes of which the second is planned, a corridor between the first two, and a priority that shows in all of them.
    fn editor() -> Editor {
        let ends = [0, 1].map(|number| Some(Id::of(id(number))));
        let [from, to] = ends;
        let corridor = StructureElement {
            element: ElementKind::Corridor,
            geometry: Some(Geometry::line(vec![at(0.0), at(0.05), at(0.1)])),
            from,
            to,
            ..StructureElement::default()
        };
        let planned = StructureElement {
            status: ElementStatus::Planned,
            ..node(0.1)
        };
        let elements = [node(0.0), planned, node(0.2), corridor].map(Record::from);
        let priority = Priority {
            elements: (0..4).map(|number| Id::of(id(number))).collect(),
            ..Priority::default()
        };
        let records = (0..)
            .map(id)
            .zip(elements)
            .chain([(RecordId::new("p").unwrap(), priority.into())]);
        Editor::new(Document::of(RecordId::new("d").unwrap(), records))
    }

    fn element(editor: &Editor, number: usize) -> StructureElement {
        editor.document().get(&Id::of(id(number))).cloned().unwrap()
    }

    // R303
    #[test]
    fn several_are_changed_in_one_step_that_touches_only_what_differs() {
        let mut editor = editor();
        let before = editor.document().clone();
        // The last is not there.
        let ids = [0, 1, 3, 9].map(id);
        let plan = |element: &mut StructureElement| element.status = ElementStatus::Planned;
        let command = change_each(editor.document(), &ids, plan).unwrap();
        assert_eq!(command.label(editor.document()), Label::ChangedElements(2));
        let patch = command.plan(editor.document(), editor.references()).unwrap();
        let touched: Vec<_> = patch.0.iter().map(|change| change.id.clone()).collect();
        assert_eq!(touched, [id(0), id(3)]);
        editor.dispatch(&command, 0.0).unwrap();
        let statuses = (0..4).map(|number| element(&editor, number).status);
        let planned = statuses.map(|status| status == ElementStatus::Planned);
        assert_eq!(planned.collect::<Vec<_>>(), [true, true, false, true]);
        assert_eq!(change_each(editor.document(), &ids, plan), None);
        editor.undo();
        assert_eq!(*editor.document(), before);
        assert!(editor.history().next_undo().is_none());
    }

    // R303
    #[test]
    fn several_are_removed_in_one_step_with_every_link_to_them() {
        let mut editor = editor();
        let before = editor.document().clone();
        let command = remove_all(editor.document(), &[1, 2, 9].map(id)).unwrap();
        assert_eq!(command.label(editor.document()), Label::RemovedElements(2));
        editor.dispatch(&command, 0.0).unwrap();
        let priority: Id<Priority> = Id::of(RecordId::new("p").unwrap());
        let linked = editor
            .document()
            .get(&priority)
            .map(|priority| priority.elements.clone());
        assert_eq!(linked.unwrap(), [0, 3].map(|number| Id::of(id(number))));
        // The corridor stays where it is, with a free end.
        assert_eq!(element(&editor, 3).to, None);
        editor.undo();
        assert_eq!(*editor.document(), before);
        assert_eq!(remove_all(editor.document(), &[id(9)]), None);
    }

    // R305
    #[test]
    fn a_line_follows_the_points_that_are_moved_and_keeps_its_shape_where_it_is_moved_with_them() {
        let north = |position: &mut Position| position.latitude += 1.0;
        let carry = |element: &mut StructureElement| match &mut element.geometry {
            Some(Geometry::Point(position)) => north(position),
            Some(Geometry::Line(lines) | Geometry::Area(lines)) => lines.iter_mut().flatten().for_each(north),
            None => {}
        };
        let latitudes = |editor: &Editor| match element(editor, 3).geometry {
            Some(Geometry::Line(strands)) => strands[0].iter().map(|position| position.latitude).collect(),
            _ => Vec::new(),
        };
        for (moved, expected) in [
            (vec![0, 1, 3], [60.0, 60.0, 60.0]),
            (vec![0, 2], [60.0, 59.0, 59.0]),
            (vec![0, 1], [60.0, 59.0, 60.0]),
            // Its ends are held by the points.
            (vec![3], [59.0, 60.0, 59.0]),
        ] {
            let mut editor = editor();
            let ids: Vec<_> = moved.into_iter().map(id).collect();
            let command = change_each(editor.document(), &ids, carry).unwrap();
            editor.dispatch(&command, 0.0).unwrap();
            assert_eq!(latitudes(&editor), expected, "{ids:?}");
            editor.undo();
            assert_eq!(latitudes(&editor), [59.0; 3]);
        }
    }

    // R303
    #[test]
    fn five_thousand_are_changed_and_removed_as_one() {
        let many = (0..5_000).map(|number| (id(number), Record::from(node(f64::from(number as u16) / 1e5))));
        let mut editor = Editor::new(Document::of(RecordId::new("d").unwrap(), many));
        let before = editor.document().clone();
        let ids: Vec<_> = (0..5_000).map(id).collect();
        let desire = |element: &mut StructureElement| element.status = ElementStatus::Desired;
        let commands = [
            change_each(editor.document(), &ids, desire),
            remove_all(editor.document(), &ids),
        ];
        for command in commands.into_iter().flatten() {
            editor.dispatch(&command, 0.0).unwrap();
        }
        assert_eq!(editor.document().len(), 0);
        assert_eq!(editor.history().done().len(), 2);
        editor.undo();
        editor.undo();
        assert_eq!(*editor.document(), before);
    }
}
