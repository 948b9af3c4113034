//! Lines that become two, or one: the elements, and what is linked with them, in one step.

use super::command::{Command, Label};
use crate::domain::{
    records::{
        document::Document,
        plan::{Action, Priority},
        record::{Kind, Ordered, Record},
        references::References,
        structure_map::StructureElement,
    },
    values::{
        id::{Id, RecordId},
        order::Order,
    },
};

/// The command by which a line becomes its first half, and its second half a new element after it that is linked as it is.
pub fn split(
    document: &Document,
    references: &References,
    id: &Id<StructureElement>,
    [first, mut second]: [StructureElement; 2],
    new: RecordId,
) -> Command {
    let ordered = document.ordered::<StructureElement>();
    let place = ordered.iter().position(|(held, _)| held == id);
    let next = place.and_then(|place| ordered.get(place + 1));
    let next = next.map(|(_, element)| element.order());
    second.order = match next {
        // Two that share a key have no room between them.
        Some(next) if next <= first.order() => document.last_order::<StructureElement>(),
        next => Order::between(Some(first.order()), next),
    };
    let added = Id::of(new.clone());
    let mut records = linked(document, references, id.raw(), &|elements| {
        if let Some(place) = elements.iter().position(|element| element == id) {
            elements.insert(place + 1, added.clone());
        }
    });
    records.push((id.raw().clone(), first.into()));
    records.push((new, second.into()));
    Command::Put {
        records,
        label: Label::Split,
    }
}

/// The command by which a line becomes what it and another are together. What was linked with the other is linked with it.
pub fn join(
    document: &Document,
    references: &References,
    id: &Id<StructureElement>,
    other: &Id<StructureElement>,
    whole: StructureElement,
) -> Command {
    let mut records = linked(document, references, other.raw(), &|elements| {
        let has_it = elements.contains(id);
        match elements.iter_mut().find(|element| *element == other) {
            Some(element) if !has_it => *element = id.clone(),
            _ => elements.retain(|element| element != other),
        }
    });
    records.push((id.raw().clone(), whole.into()));
    Command::Update {
        records,
        removed: vec![other.raw().clone()],
        label: Label::Joined,
    }
}

/// The priorities and actions that are linked with an element, with their lists of elements changed.
fn linked(
    document: &Document,
    references: &References,
    id: &RecordId,
    change: &dyn Fn(&mut Vec<Id<StructureElement>>),
) -> Vec<(RecordId, Record)> {
    fn of<T: Kind>(
        document: &Document,
        references: &References,
        id: &RecordId,
        change: impl Fn(&mut T),
    ) -> Vec<(RecordId, Record)> {
        let referrers = references.referrers_of_kind::<T>(document, id);
        referrers
            .map(|(from, record)| {
                let mut record = record.clone();
                change(&mut record);
                (from.raw().clone(), record.into())
            })
            .collect()
    }
    let mut records = of::<Priority>(document, references, id, |priority| change(&mut priority.elements));
    records.extend(of::<Action>(document, references, id, |action| {
        change(&mut action.elements)
    }));
    records
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::{
        domain::{
            records::structure_map::ElementKind,
            values::geometry::{Geometry, Position},
        },
        edit::editor::Editor,
    };

    fn id(name: &str) -> RecordId {
        RecordId::new(name).unwrap()
    }

    fn element(name: &str) -> Id<StructureElement> {
        Id::of(id(name))
    }

    fn at(east: f64) -> Position {
        Position::from([16.0 + east, 59.0])
    }

    /// A corridor between two nodes, another element after it, a priority and an action.
    fn document() -> Document {
        let order = |place: usize| {
            let mut last = None;
            for _ in 0..=place {
                last = Some(Order::after(last.as_ref()));
            }
            last.unwrap()
        };
        let point = |east: f64, place: usize| StructureElement {
            geometry: Some(Geometry::Point(at(east))),
            order: order(place),
            ..StructureElement::default()
        };
        let corridor = StructureElement {
            element: ElementKind::Corridor,
            name: "Kuststråket".into(),
            geometry: Some(Geometry::line([0.0, 0.5, 1.0].map(at).to_vec())),
            from: Some(element("west")),
            to: Some(element("east")),
            factors: vec!["F03".into()],
            order: order(0),
            ..StructureElement::default()
        };
        let priority = Priority {
            elements: vec![element("line"), element("west")],
            ..Priority::default()
        };
        let action = Action {
            elements: vec![element("line")],
            ..Action::default()
        };
        Document::of(
            id("d"),
            [
                (id("west"), point(0.0, 2).into()),
                (id("east"), point(1.0, 3).into()),
                (id("line"), corridor.into()),
                (id("after"), point(2.0, 1).into()),
                (id("priority"), priority.into()),
                (id("action"), action.into()),
            ],
        )
    }

    fn split_at_middle(editor: &mut Editor) {
        let (document, references) = (editor.document(), editor.references());
        let whole = document.get(&element("line")).unwrap();
        let half = |east: [f64; 2]| Some(Geometry::line(east.map(at).to_vec()));
        let halves = [
            StructureElement {
                geometry: half([0.0, 0.5]),
                to: None,
                ..whole.clone()
            },
            StructureElement {
                geometry: half([0.5, 1.0]),
                from: None,
                ..whole.clone()
            },
        ];
        let command = split(document, references, &element("line"), halves, id("new"));
        assert_eq!(command.label(document), Label::Split);
        editor.dispatch(&command, 0.0).unwrap();
    }

    // R308
    #[test]
    fn a_split_line_is_two_elements_with_the_same_links_and_one_step() {
        let mut editor = Editor::new(document());
        let before = editor.document().clone();
        split_at_middle(&mut editor);
        let after = editor.document().clone();
        let [first, second] = ["line", "new"].map(|name| after.get(&element(name)).unwrap());
        assert_eq!((first.from.clone(), first.to.clone()), (Some(element("west")), None));
        assert_eq!((second.from.clone(), second.to.clone()), (None, Some(element("east"))));
        assert_eq!((&second.name, &second.factors), (&first.name, &first.factors));
        let priority = after.get(&Id::<Priority>::of(id("priority"))).unwrap();
        assert_eq!(priority.elements, ["line", "new", "west"].map(element));
        let action = after.get(&Id::<Action>::of(id("action"))).unwrap();
        assert_eq!(action.elements, ["line", "new"].map(element));
        // The second half comes right after the first.
        let names: Vec<_> = after
            .ordered::<StructureElement>()
            .into_iter()
            .map(|(id, _)| id)
            .collect();
        let place = names.iter().position(|held| *held == element("line")).unwrap();
        assert_eq!(names[place + 1], element("new"));
        editor.undo();
        assert_eq!(*editor.document(), before);
    }

    // R309
    #[test]
    fn joined_lines_are_one_element_with_the_links_of_both_and_one_step() {
        let mut editor = Editor::new(document());
        let before = editor.document().clone();
        split_at_middle(&mut editor);
        let halves = editor.document().clone();
        let (document, references) = (editor.document(), editor.references());
        let whole = before.get(&element("line")).unwrap().clone();
        let command = join(document, references, &element("line"), &element("new"), whole);
        assert_eq!(command.label(document), Label::Joined);
        editor.dispatch(&command, 1.0).unwrap();
        assert_eq!(*editor.document(), before);
        editor.undo();
        assert_eq!(*editor.document(), halves);
        // Where only the other is linked, its link is kept too.
        let (document, references) = (editor.document(), editor.references());
        let whole = before.get(&element("line")).unwrap().clone();
        let command = join(document, references, &element("new"), &element("line"), whole);
        editor.dispatch(&command, 2.0).unwrap();
        let priority = editor.document().get(&Id::<Priority>::of(id("priority"))).unwrap();
        assert_eq!(priority.elements, ["new", "west"].map(element));
    }
}
