//! Lines that are tied to points follow them: whatever changes a point, its lines end where it is.

use std::{collections::BTreeMap, sync::Arc};

use super::patch::{Change, Patch};
use crate::domain::{
    records::{
        document::Document,
        record::{Kind, Record},
        references::References,
        structure_map::StructureElement,
        ties::{is_tied, place, tied},
    },
    values::id::{Id, RecordId},
};

impl Patch {
    /// The patch with what follows from it: lines that are tied to a point that it moves, or that it ties, end at the point.
    pub(super) fn with_ties(mut self, document: &Document, references: &References) -> Self {
        let moved = moved_lines(&self, document, references);
        if !moved.is_empty() {
            self.0.retain(|change| !moved.contains_key(&change.id));
            self.0.extend(Self::from_result(document, moved).0);
            self.0.sort_by(|one, other| one.id.cmp(&other.id));
        }
        self
    }
}

fn moved_lines(patch: &Patch, document: &Document, references: &References) -> BTreeMap<RecordId, Option<Record>> {
    let changed: BTreeMap<&RecordId, &Change> = patch
        .0
        .iter()
        .filter(|change| matches!(change.after.as_deref(), Some(Record::StructureElement(_))))
        .map(|change| (&change.id, change))
        .collect();
    let mut lines: BTreeMap<RecordId, StructureElement> = BTreeMap::new();
    for (id, change) in &changed {
        let Some(after) = element(&change.after) else { continue };
        if element(&change.before).map(place) != Some(place(after)) {
            let tied = references.referrers_of_kind::<StructureElement>(document, id);
            let untouched = tied.filter(|(id, line)| is_tied(line) && !changed.contains_key(id.raw()));
            lines.extend(untouched.map(|(id, line)| (id.raw().clone(), line.clone())));
        }
        if is_tied(after) {
            lines.insert((*id).clone(), after.clone());
        }
    }
    let at = |id: &Id<StructureElement>| match changed.get(id.raw()) {
        Some(change) => place(element(&change.after)?),
        None => place(document.get(id)?),
    };
    let mut moved = BTreeMap::new();
    for (id, line) in lines {
        let ends = [&line.from, &line.to].map(|end| end.as_ref().and_then(at));
        let geometry = tied(line.geometry.as_ref(), ends);
        if geometry != line.geometry {
            moved.insert(id, Some(Record::from(StructureElement { geometry, ..line })));
        }
    }
    moved
}

fn element(record: &Option<Arc<Record>>) -> Option<&StructureElement> {
    StructureElement::of(record.as_deref()?)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use crate::{
        domain::{
            records::{
                document::Document,
                record::Record,
                structure_map::{ElementKind, StructureElement},
                ties::{ends_of, is_tied, place},
            },
            values::{
                geometry::{Geometry, Position},
                id::{Id, RecordId},
            },
        },
        edit::{
            command::{Command, Label},
            editor::Editor,
        },
    };

    fn at(east: u8) -> Position {
        Position::from([16.0 + f64::from(east) / 100.0, 59.0])
    }

    fn id(number: usize) -> Id<StructureElement> {
        Id::of(RecordId::new(&format!("e{number}")).unwrap())
    }

    fn point(east: u8) -> StructureElement {
        StructureElement {
            geometry: Some(Geometry::Point(at(east))),
            ..StructureElement::default()
        }
    }

    fn line(kind: ElementKind, ends: [Option<usize>; 2], east: Option<u8>) -> StructureElement {
        let [from, to] = ends.map(|end| end.map(id));
        StructureElement {
            element: kind,
            geometry: east.map(|east| Geometry::line(vec![at(east), at(0), at(east)])),
            from,
            to,
            ..StructureElement::default()
        }
    }

    fn ends(document: &Document, number: usize) -> [Position; 2] {
        match &document.get(&id(number)).unwrap().geometry {
            Some(Geometry::Line(strands)) => [strands[0][0], *strands[0].last().unwrap()],
            other => panic!("{other:?}"),
        }
    }

    fn put(editor: &mut Editor, number: usize, element: StructureElement) {
        let records = vec![(id(number).raw().clone(), Record::from(element))];
        let label = Label::Changed(None);
        // Some of what is tried is refused, as a tie to what is not there.
        let _ = editor.dispatch(&Command::Put { records, label }, 0.0);
    }

    fn tied_pair() -> Editor {
        let mut editor = Editor::new(Document::of(RecordId::new("d").unwrap(), []));
        put(&mut editor, 0, point(10));
        put(&mut editor, 1, point(20));
        put(&mut editor, 2, line(ElementKind::Corridor, [Some(0), Some(1)], None));
        editor
    }

    // R295
    #[test]
    fn a_line_goes_between_its_points_and_follows_them_there_and_back() {
        let mut editor = tied_pair();
        assert_eq!(ends(editor.document(), 2), [at(10), at(20)]);
        put(&mut editor, 1, point(50));
        assert_eq!(ends(editor.document(), 2), [at(10), at(50)]);
        editor.undo();
        assert_eq!(ends(editor.document(), 2), [at(10), at(20)]);
        editor.redo();
        editor.dispatch(&Command::Remove(id(1).raw().clone()), 0.0).unwrap();
        let line = editor.document().get(&id(2)).unwrap();
        assert_eq!((line.from.clone(), line.to.clone()), (Some(id(0)), None));
        assert_eq!(ends(editor.document(), 2), [at(10), at(50)]);
        editor.undo();
        put(&mut editor, 1, point(60));
        assert_eq!(ends(editor.document(), 2), [at(10), at(60)]);
    }

    // R296
    #[test]
    fn an_end_on_a_point_is_tied_and_another_is_free() {
        let editor = tied_pair();
        let document = editor.document();
        let corridor = document.get(&id(2)).unwrap();
        let ends = |element: &StructureElement, from: u8, to: u8| {
            ends_of(document, element, &Geometry::line(vec![at(from), at(0), at(to)]))
        };
        assert_eq!(ends(corridor, 10, 21), [Some(id(0)), None]);
        assert_eq!(ends(corridor, 20, 10), [Some(id(1)), Some(id(0))]);
        let barrier = line(ElementKind::Barrier, [None, None], None);
        assert_eq!(ends(&barrier, 10, 20), [None, None]);
    }

    type Edit = (usize, Option<(usize, [Option<usize>; 2], Option<u8>)>);

    fn edit() -> impl Strategy<Value = Edit> {
        let end = || prop::option::of(0..6_usize);
        let element = (0..ElementKind::ALL.len(), [end(), end()], prop::option::of(any::<u8>()));
        (0..6_usize, prop::option::weighted(0.8, element))
    }

    proptest! {
        // R295
        #[test]
        fn whatever_is_done_a_tied_end_is_where_its_point_is(edits in prop::collection::vec((edit(), any::<bool>()), 1..30)) {
            let mut editor = tied_pair();
            for ((number, element), is_undone) in edits {
                match element {
                    Some((kind, ends, east)) => {
                        let kind = ElementKind::ALL[kind];
                        let element = if kind.joins_places() { line(kind, ends, east) } else { point(east.unwrap_or_default()) };
                        put(&mut editor, number, element);
                    }
                    None => {
                        let _ = editor.dispatch(&Command::Remove(id(number).raw().clone()), 0.0);
                    }
                }
                if is_undone {
                    editor.undo();
                }
                let document = editor.document();
                for (_, line) in document.all::<StructureElement>().filter(|(_, element)| is_tied(element)) {
                    let Some(Geometry::Line(strands)) = &line.geometry else { continue };
                    let shown = [strands[0].first(), strands[0].last()];
                    for (end, shown) in [&line.from, &line.to].into_iter().zip(shown) {
                        let there = end.as_ref().and_then(|end| place(document.get(end)?));
                        prop_assert!(there.is_none_or(|there| shown == Some(&there)), "{line:?}");
                    }
                }
            }
        }
    }
}
