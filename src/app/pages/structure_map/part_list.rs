//! The parts of an element and its holes: listed with their size, drawn and removed.

use leptos::prelude::*;

use super::{desk::Desk, reasons};
use crate::{
    app::{
        components::icon::icon,
        document::workspace::RecordMemo,
        interface::notice::Tone,
        text::{
            vocabulary,
            words::{Word, fill, numbers, text},
        },
    },
    domain::{
        records::structure_map::{ElementKind, Shape, StructureElement},
        values::{geometry::Geometry, id::Id},
    },
    map::{
        drawing::{Draft, Purpose},
        parts::{Part, PartError, parts, with_hole, with_part_of, without},
    },
};

/// What a part or hole is called.
pub fn name(part: &Part) -> String {
    let word = if part.is_hole { Word::MapHole } else { Word::MapPart };
    fill(word, &[("n", &part.number.to_string())])
}

/// A length in kilometres or a size in square kilometres, with fewer decimals the larger it is.
pub fn rounded(number: f64) -> String {
    let decimals = if number < 10.0 { 2 } else { u32::from(number < 100.0) };
    numbers().decimal(number, decimals)
}

fn measure(shape: Shape, part: &Part) -> String {
    let (word, number) = match shape {
        Shape::Area => (Word::MapPartSize, part.measure / 1_000_000.0),
        Shape::Line | Shape::Point => (Word::MapPartLength, part.measure / 1_000.0),
    };
    fill(word, &[("n", &rounded(number))])
}

/// The list, where there is more than one part, and the buttons by which there come to be more.
pub fn part_list(desk: Desk, id: Id<StructureElement>, element: RecordMemo<StructureElement>) -> impl IntoView {
    let found = Memo::new(move |_| {
        let geometry = element.get()?.geometry?;
        Some((geometry.shape(), parts(&geometry)))
    });
    let drawable = Memo::new(move |_| drawable(element.get().as_ref()));
    let of_rows = id.clone();
    let rows = move || {
        let (shape, parts) = found.get().filter(|(_, parts)| parts.len() > 1)?;
        let count = parts.iter().filter(|part| !part.is_hole).count();
        let row = |part: Part| {
            let (id, ring) = (of_rows.clone(), part.ring);
            let word = if part.is_hole {
                Word::MapRemoveHole
            } else {
                Word::MapRemovePart
            };
            let label = fill(word, &[("n", &part.number.to_string())]);
            let (title, size) = (name(&part), measure(shape, &part));
            let button = (part.is_hole || count > 1).then(|| {
                view! {
                    <button
                        type="button"
                        class="danger"
                        data-ring=ring.to_string()
                        on:click=move |_| desk.remove_part(&id, ring)
                    >
                        {icon("trash")}
                        {label}
                    </button>
                }
            });
            view! {
                <li>
                    <span>{title} <span class="help">{size}</span></span>
                    {button}
                </li>
            }
        };
        Some(view! {
            <div class="field">
                <p class="map-parts-title" id="parts-title">
                    {text(Word::MapShapeParts)}
                </p>
                <ul class="map-parts" id="parts" aria-labelledby="parts-title">
                    {parts.into_iter().map(row).collect::<Vec<_>>()}
                </ul>
            </div>
        })
    };
    let buttons = move || {
        let buttons = drawable.get().iter();
        buttons
            .map(|drawing| draw_button(desk, id.clone(), *drawing, ""))
            .collect::<Vec<_>>()
    };
    view! {
        {rows}
        <p class="actions">{buttons}</p>
    }
}

/// What can be drawn at an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawable {
    /// A hole.
    Hole,
    /// Another part.
    Part,
}

/// What can be drawn at an element that has this shape.
pub fn drawable(element: Option<&StructureElement>) -> &'static [Drawable] {
    match element.and_then(|element| element.geometry.as_ref()) {
        Some(Geometry::Area(_)) => &[Drawable::Hole, Drawable::Part],
        Some(Geometry::Line(_)) => &[Drawable::Part],
        Some(Geometry::Point(_)) | None => &[],
    }
}

/// The button that begins to draw; `place` tells its id from that of the other of the same name on the page.
pub fn draw_button(desk: Desk, id: Id<StructureElement>, drawing: Drawable, place: &'static str) -> impl IntoView {
    let (key, word) = match drawing {
        Drawable::Hole => ("hole", Word::MapDrawHole),
        Drawable::Part => ("part", Word::MapDrawPart),
    };
    let draw = move |event: leptos::ev::MouseEvent| desk.draw_at(&id, drawing, event.detail() == 0);
    view! {
        <button type="button" id=format!("draw-{key}{place}") on:click=draw>
            {icon("pencil")}
            {text(word)}
        </button>
    }
}

impl Desk {
    fn draw_at(self, id: &Id<StructureElement>, drawing: Drawable, by_keys: bool) {
        let shape = self
            .elements
            .with_untracked(|elements| Some(elements.get(id.raw())?.geometry.as_ref()?.shape()));
        // What is drawn has the shape that the element has, whatever kind that is meant to be of.
        let kind = match shape {
            Some(Shape::Area) => ElementKind::Area,
            Some(Shape::Line) => ElementKind::Corridor,
            Some(Shape::Point) | None => return,
        };
        let purpose = match drawing {
            Drawable::Hole => Purpose::Hole(id.clone()),
            Drawable::Part => Purpose::Part(id.clone()),
        };
        self.begin(Draft::of(kind, purpose), by_keys);
    }

    /// Adds what was drawn to an element's shape, or tells why that can't be.
    pub fn add_to_shape(self, id: &Id<StructureElement>, purpose: &Purpose, drawn: Geometry) -> bool {
        let Some(before) = self.ends_now(id) else {
            self.tell_part_error(PartError::NoSuchPart);
            return true;
        };
        let (Geometry::Line(mut lines) | Geometry::Area(mut lines)) = drawn else {
            return true;
        };
        let drawn = lines.pop().unwrap_or_default();
        let is_hole = matches!(purpose, Purpose::Hole(_));
        let changed = self.app.workspace.now(|document, _| {
            let element = document.get(id).ok_or(PartError::NoSuchPart)?;
            match &element.geometry {
                Some(geometry) if is_hole => with_hole(geometry, drawn),
                _ => with_part_of(document, element, drawn),
            }
        });
        match changed.unwrap_or(Err(PartError::NoSuchPart)) {
            Ok(geometry) => {
                self.reshape(id, geometry);
                let word = if is_hole {
                    Word::MapHoleAdded
                } else {
                    Word::MapPartAdded
                };
                let mut said = fill(word, &[("name", &self.name_of(id))]);
                let after = self.ends_now(id).unwrap_or_default();
                for gone in before
                    .iter()
                    .flatten()
                    .filter(|end| !after.iter().flatten().any(|held| held == *end))
                {
                    said.push(' ');
                    said.push_str(&fill(Word::MapPartUntied, &[("name", &self.name_of(gone))]));
                }
                self.app.notices.announce(said);
                true
            }
            Err(error) => {
                self.tell_part_error(error);
                false
            }
        }
    }

    /// What an element is tied to; `None` if it is not there.
    fn ends_now(self, id: &Id<StructureElement>) -> Option<[Option<Id<StructureElement>>; 2]> {
        let ends = |element: &StructureElement| [element.from.clone(), element.to.clone()];
        self.app
            .workspace
            .now(|document, _| document.get(id).map(ends))
            .flatten()
    }

    fn name_of(self, id: &Id<StructureElement>) -> String {
        let named = |element: &StructureElement| vocabulary::named(&element.name);
        let name = self.app.workspace.now(|document, _| document.get(id).map(named));
        name.flatten().unwrap_or_default()
    }

    fn remove_part(self, id: &Id<StructureElement>, ring: usize) {
        let geometry = self.app.workspace.now(|document, _| document.get(id)?.geometry.clone());
        let Some(geometry) = geometry.flatten() else { return };
        let part = parts(&geometry).into_iter().find(|part| part.ring == ring);
        match (without(&geometry, ring), part) {
            (Ok(changed), Some(part)) => {
                self.reshape(id, changed);
                let word = if part.is_hole {
                    Word::MapHoleRemoved
                } else {
                    Word::MapPartRemoved
                };
                self.app
                    .notices
                    .notify_undoable(fill(word, &[("n", &part.number.to_string())]));
            }
            (Err(error), _) => self.tell_part_error(error),
            (Ok(_), None) => self.tell_part_error(PartError::NoSuchPart),
        }
    }

    fn tell_part_error(self, error: PartError) {
        self.app.notices.notify(Tone::Trouble, reasons::part(error));
    }
}
