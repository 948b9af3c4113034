//! Splitting a line at a vertex, and joining two, from the form and from the map.

use leptos::{html, prelude::*};

use super::{desk::Desk, part_list::rounded};
use crate::{
    app::{
        components::icon::icon,
        document::workspace::RecordMemo,
        interface::notice::Tone,
        text::{
            vocabulary,
            words::{Word, fill, text},
        },
    },
    domain::{
        records::structure_map::{Shape, StructureElement},
        sorting::sort_by,
        values::{
            geometry::Geometry,
            id::{Id, RecordId},
        },
    },
    edit::lines,
    format::coordinates,
    map::{
        editing::{self, Vertex},
        joining::{self, JoinError},
    },
    platform::web::{random, typing},
};

/// The most vertices, and the most lines, that are offered in a list.
const MOST_OFFERED: usize = 500;

/// Ends that are nearer than this meet, in metres.
const MEETS: f64 = 1.0;

/// Both tools in the form; nothing where the element is no line.
pub fn line_tools(desk: Desk, id: Id<StructureElement>, element: RecordMemo<StructureElement>) -> impl IntoView {
    let is_line = Memo::new(move |_| {
        element.with(|element| {
            let geometry = element.and_then(|element| element.geometry.as_ref());
            geometry.map(Geometry::shape) == Some(Shape::Line)
        })
    });
    move || {
        is_line.get().then(|| {
            view! {
                {split_tool(desk, id.clone(), element)}
                {join_tool(desk, id.clone())}
            }
        })
    }
}

/// The vertices between the ends of a line's strands.
fn between_ends(geometry: &Geometry) -> Vec<(Vertex, String)> {
    let Geometry::Line(strands) = geometry else {
        return Vec::new();
    };
    let vertices = editing::vertices(geometry).into_iter();
    vertices
        .filter(|(vertex, _)| vertex.index > 0 && vertex.index + 1 < strands[vertex.ring].len())
        .take(MOST_OFFERED)
        .map(|(vertex, position)| {
            let number = (vertex.index + 1).to_string();
            let position = coordinates::write(&[position]);
            let said = fill(Word::MapSplitPoint, &[("n", &number), ("position", position.trim())]);
            (vertex, said)
        })
        .collect()
}

fn split_tool(desk: Desk, id: Id<StructureElement>, element: RecordMemo<StructureElement>) -> impl IntoView {
    // There may be thousands of vertices, and most who look at a line split none.
    let is_open = RwSignal::new(false);
    let chosen: RwSignal<Option<Vertex>> = RwSignal::new(None);
    let geometry = Memo::new(move |_| element.get().and_then(|element| element.geometry));
    let options = move || {
        let offered = geometry.with(|geometry| match geometry {
            Some(geometry) if is_open.get() => between_ends(geometry),
            Some(_) | None => Vec::new(),
        });
        let option = move |(vertex, said)| {
            html::option()
                .value(written(vertex))
                .prop("selected", move || chosen.get() == Some(vertex))
                .child(said)
        };
        offered.into_iter().map(option).collect::<Vec<_>>()
    };
    let can_be_split = Memo::new(move |_| {
        geometry.with(|geometry| match geometry {
            Some(Geometry::Line(strands)) => strands.iter().any(|strand| strand.len() > 2),
            Some(Geometry::Point(_) | Geometry::Area(_)) | None => false,
        })
    });
    let split = move |_| {
        if let Some(vertex) = chosen.get_untracked() {
            chosen.set(None);
            desk.split(&id, vertex);
        }
    };
    view! {
        <div class="field-row map-line-tool" hidden=move || !can_be_split.get()>
            <div class="field grow">
                <label for="split-at">{text(Word::MapSplitAt)}</label>
                <select
                    id="split-at"
                    on:focus=move |_| is_open.set(true)
                    on:change=move |event| chosen.set(read(&typing::entered(&event)))
                >
                    <option value="" prop:selected=move || chosen.get().is_none()>
                        {text(Word::MapSplitChoose)}
                    </option>
                    {options}
                </select>
            </div>
            <button type="button" id="split-line" prop:disabled=move || chosen.get().is_none() on:click=split>
                {text(Word::MapSplit)}
            </button>
        </div>
    }
}

fn written(vertex: Vertex) -> String {
    format!("{}.{}", vertex.ring, vertex.index)
}

fn read(value: &str) -> Option<Vertex> {
    let (ring, index) = value.split_once('.')?;
    Some(Vertex {
        ring: ring.parse().ok()?,
        index: index.parse().ok()?,
    })
}

/// A line that another can be joined with.
#[derive(Clone, Debug, PartialEq)]
pub struct Joinable {
    /// Its record.
    pub id: Id<StructureElement>,
    /// What it is called.
    pub name: String,
    /// How far its nearer end is from the nearest end of the line, in metres.
    apart: f64,
}

impl Joinable {
    /// Its name, and whether its end meets the line's.
    pub fn said(&self) -> String {
        if self.apart < MEETS {
            fill(Word::MapJoinMeets, &[("name", &self.name)])
        } else {
            let apart = rounded(self.apart / 1_000.0);
            fill(Word::MapJoinApart, &[("name", &self.name), ("n", &apart)])
        }
    }
}

fn join_tool(desk: Desk, id: Id<StructureElement>) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let chosen: RwSignal<Option<RecordId>> = RwSignal::new(None);
    let of_options = id.clone();
    let offered = Memo::new(move |_| is_open.get().then(|| desk.joinable(&of_options, MOST_OFFERED)));
    let options = move || {
        let row = |line: Joinable| {
            let id = line.id.raw().clone();
            html::option()
                .value(id.as_str().to_owned())
                .prop("selected", move || chosen.with(|chosen| chosen.as_ref() == Some(&id)))
                .child(line.said())
        };
        offered
            .get()
            .unwrap_or_default()
            .into_iter()
            .map(row)
            .collect::<Vec<_>>()
    };
    let join = move |_| {
        if let Some(other) = chosen.get_untracked() {
            chosen.set(None);
            desk.join(&id, &Id::of(other));
        }
    };
    let is_none = move || offered.with(|offered| offered.as_ref().is_some_and(Vec::is_empty));
    view! {
        <div class="field-row map-line-tool">
            <div class="field grow">
                <label for="join-with">{text(Word::MapJoinWith)}</label>
                <select
                    id="join-with"
                    aria-describedby="join-note"
                    on:focus=move |_| is_open.set(true)
                    on:change=move |event| chosen.set(RecordId::new(&typing::entered(&event)))
                >
                    <option value="" prop:selected=move || chosen.with(Option::is_none)>
                        {text(Word::MapJoinChoose)}
                    </option>
                    {options}
                </select>
            </div>
            <button type="button" id="join-lines" prop:disabled=move || chosen.with(Option::is_none) on:click=join>
                {icon("line")}
                {text(Word::MapJoin)}
            </button>
        </div>
        <p class="help" id="join-note" role="status">
            {move || is_none().then(|| text(Word::MapJoinNone))}
        </p>
    }
}

impl Desk {
    /// The lines of the same kind, those first whose ends are nearest; followed.
    pub fn joinable(self, id: &Id<StructureElement>, most: usize) -> Vec<Joinable> {
        self.elements.with(|elements| {
            let Some(line) = elements.get(id.raw()) else {
                return Vec::new();
            };
            let Some(shape) = &line.geometry else { return Vec::new() };
            let others = elements
                .iter()
                .filter(|(other, element)| *other != id.raw() && element.element == line.element);
            let mut found: Vec<_> = others
                .filter_map(|(other, element)| {
                    let meeting = joining::meeting(shape, element.geometry.as_ref()?)?;
                    Some((meeting.apart, other, element))
                })
                .collect();
            sort_by(&mut found, |one, other| {
                one.0.total_cmp(&other.0).then_with(|| one.1.cmp(other.1))
            });
            found.truncate(most);
            let offer = |(apart, id, element): (f64, &RecordId, &StructureElement)| Joinable {
                id: Id::of(id.clone()),
                name: vocabulary::named(&element.name),
                apart,
            };
            found.into_iter().map(offer).collect()
        })
    }

    /// Makes a line two at a vertex, or tells why that can't be.
    pub fn split(self, id: &Id<StructureElement>, vertex: Vertex) {
        let planned = self.app.workspace.now(|document, references| {
            let element = document.get(id).ok_or(JoinError::NoLine)?;
            let halves = joining::split_element(element, vertex)?;
            Ok(lines::split(document, references, id, halves, random::new_id()))
        });
        match planned {
            Some(Ok(command)) => {
                self.chosen_vertex.set(None);
                if self.app.workspace.dispatch(&command) {
                    self.app.notices.notify_undoable(text(Word::MapSplitDone).into());
                }
            }
            Some(Err(error)) => self.tell_join_error(error),
            None => {}
        }
    }

    /// Makes a line one with another, which goes, or tells why that can't be.
    pub fn join(self, id: &Id<StructureElement>, other: &Id<StructureElement>) {
        let planned = self.app.workspace.now(|document, references| {
            let (one, added) = document.get(id).zip(document.get(other)).ok_or(JoinError::NoLine)?;
            let whole = joining::joined_elements((id.raw(), one), (other.raw(), added))?;
            let [name, gone] = [&whole.name, &added.name].map(|name| vocabulary::named(name));
            let mut said = fill(Word::MapJoinDone, &[("name", &name), ("other", &gone)]);
            if (added.theme, added.level, added.status) != (whole.theme, whole.level, whole.status) {
                said.push(' ');
                said += text(Word::MapJoinDiffers);
            }
            Ok((lines::join(document, references, id, other, whole), said))
        });
        match planned {
            Some(Ok((command, said))) => {
                self.chosen_vertex.set(None);
                if self.app.workspace.dispatch(&command) {
                    self.app.notices.notify_undoable(said);
                }
            }
            Some(Err(error)) => self.tell_join_error(error),
            None => {}
        }
    }

    fn tell_join_error(self, error: JoinError) {
        let word = match error {
            JoinError::NoLine | JoinError::Itself => Word::MapJoinNoLine,
            JoinError::AtEnd => Word::MapJoinEnd,
            JoinError::NoSuchVertex => Word::MapNoSuchVertex,
            JoinError::AnotherKind => Word::MapJoinAnotherKind,
            JoinError::TooMany => Word::MapJoinTooMany,
        };
        self.app.notices.notify(Tone::Trouble, text(word).into());
    }
}
