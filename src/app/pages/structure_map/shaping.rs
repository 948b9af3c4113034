//! Shaping the selected element by its handles.

use leptos::prelude::*;

use super::{desk::Desk, part_list};
use crate::{
    app::{
        interface::notice::Tone,
        text::words::{Word, fill},
    },
    domain::{
        records::{document::Document, structure_map::StructureElement, ties::held_by_ends},
        sorting::sort_by_key,
        values::{
            geometry::{Geometry, Position},
            id::Id,
        },
    },
    edit::history::Burst,
    map::{
        editing::{self, ShapeError, Vertex},
        handles::{APART, whole_place},
        joining,
        parts::parts,
        plane::{on_plane, pushed},
        scene::{Grip, Handle},
        snap::Snap,
    },
};

/// The most vertices that get a handle each, and the most that get one between them too.
pub const MOST_HANDLES: usize = 250;
const MOST_MIDDLES: usize = 120;

impl Desk {
    /// The selected element and its shape, as it is in the document.
    fn held(self) -> Option<(Id<StructureElement>, Geometry)> {
        let id = self.selected.get_untracked()?;
        let geometry = self
            .app
            .workspace
            .now(|document, _| document.get(&id).and_then(|element| element.geometry.clone()));
        Some((id, geometry.flatten()?))
    }

    /// The handles of the selected element; empty while drawing.
    pub fn handles(self) -> Vec<Handle> {
        if self.draft.with(Option::is_some) {
            return Vec::new();
        }
        let Some(id) = self.selected.get() else {
            return Vec::new();
        };
        let held = self.elements.with(|elements| elements.get(id.raw())?.geometry.clone());
        let Some(geometry) = self.dragged.get().or(held) else {
            return Vec::new();
        };
        let zoom = self.viewed.get().map(|viewed| viewed.zoom).unwrap_or_default();
        let chosen = self.chosen_vertex.get().filter(|(of, _)| *of == id);
        let is_by_finger = self.is_by_finger.get();
        let handles = handles_of(&geometry, chosen.map(|(_, vertex)| vertex), is_by_finger, zoom);
        apart(handles, zoom)
    }

    /// A handle is being dragged: the shape follows, the document waits.
    pub fn drag(self, grip: Grip, to: Position) {
        self.snapping.hand.set(Some((grip, to)));
        // A new vertex shows when it is let go: until then its own handle must stay what it is.
        if matches!(grip, Grip::Middle(_)) {
            return;
        }
        if let Some((id, geometry)) = self.held()
            && let Ok(changed) = self.with_grip_at(&geometry, grip, self.near(&id, grip, to).0)
        {
            let changed = match grip {
                Grip::Whole => self.held_by_ends(&id, changed),
                Grip::Vertex(_) | Grip::Middle(_) => changed,
            };
            self.dragged.set(Some(changed));
        }
    }

    /// A handle was let go: one step.
    pub fn drop_at(self, grip: Grip, to: Position) {
        self.dragged.set(None);
        self.snapping.hand.set(None);
        let Some((id, geometry)) = self.held() else {
            return;
        };
        let place = self.near(&id, grip, to);
        self.put(&id, &geometry, (grip, None), place);
    }

    fn put(
        self,
        id: &Id<StructureElement>,
        geometry: &Geometry,
        (grip, burst): (Grip, Option<Burst>),
        (to, snap): (Position, Option<Snap>),
    ) {
        let changed = self.with_grip_at(geometry, grip, to);
        let said = |word: Word| self.said_with(fill(word, &[]), snap.as_ref());
        match grip {
            Grip::Vertex(_) => self.change_in(id, changed, burst, said(Word::MapVertexMoved)),
            Grip::Middle(_) => self.change(id, changed, said(Word::MapVertexInserted)),
            Grip::Whole => match changed {
                Ok(geometry) => {
                    self.move_whole(id, geometry, burst);
                    self.say(Word::MapWholeMoved);
                }
                changed @ Err(_) => self.change(id, changed, said(Word::MapWholeMoved)),
            },
        }
    }

    /// The zoom of the map, without following it.
    fn zoom(self) -> f64 {
        self.viewed
            .get_untracked()
            .map(|viewed| viewed.zoom)
            .unwrap_or_default()
    }

    fn with_grip_at(self, geometry: &Geometry, grip: Grip, to: Position) -> Result<Geometry, ShapeError> {
        match grip {
            Grip::Vertex(vertex) => editing::with_vertex(geometry, vertex, to),
            Grip::Middle(vertex) => editing::with_vertex_after(geometry, vertex, to),
            Grip::Whole => {
                let from = whole_place(geometry, self.zoom()).ok_or(ShapeError::NotOnMap)?;
                let by = [to.longitude - from.longitude, to.latitude - from.latitude];
                editing::moved(geometry, by)
            }
        }
    }

    /// Where a handle is put that is brought near something, and on what that is.
    fn near(self, id: &Id<StructureElement>, grip: Grip, to: Position) -> (Position, Option<Snap>) {
        let snap = untrack(|| self.snap_of_grip(id, grip, to));
        (snap.as_ref().map_or(to, |snap| snap.position), snap)
    }

    fn held_by_ends(self, id: &Id<StructureElement>, geometry: Geometry) -> Geometry {
        let held = self.app.workspace.now(|document, _| {
            let element = document.get(id)?;
            Some(held_by_ends(document, element, geometry.clone()))
        });
        held.flatten().unwrap_or(geometry)
    }

    /// What can be done at a vertex of an element.
    pub fn at_vertex(self, id: &Id<StructureElement>, vertex: Vertex) -> AtVertex {
        let can = |document: &Document| {
            let geometry = document.get(id)?.geometry.as_ref()?;
            Some(AtVertex {
                split: joining::split(geometry, vertex).is_ok(),
                remove: editing::without_vertex(geometry, vertex).is_ok(),
            })
        };
        let can = self.app.workspace.now(|document, _| can(document));
        can.flatten().unwrap_or_default()
    }

    /// A handle was pressed: between two vertices a new one comes, and a vertex is chosen, which can be removed or a line be split at.
    pub fn press(self, grip: Grip) {
        self.pressed.update_value(|pressed| *pressed = [pressed[1], Some(grip)]);
        if let Grip::Vertex(vertex) = grip
            && let Some((id, _)) = self.held()
        {
            let AtVertex { split, remove } = self.at_vertex(&id, vertex);
            self.chosen_vertex.set((split || remove).then_some((id, vertex)));
            let word = if split {
                Word::MapVertexChosen
            } else {
                Word::MapVertexChosenRemove
            };
            if split || remove {
                self.say_number(word, vertex.index + 1);
            }
        }
        if let Grip::Middle(_) = grip
            && let Some((_, geometry)) = self.held()
            && let Some(position) = grip_place(&geometry, grip, self.zoom())
        {
            self.drop_at(grip, position);
        }
    }

    /// A handle was pressed twice: a vertex goes. Not one that the first of the two presses has made, or drawn.
    pub fn press_twice(self, grip: Grip) {
        if self.pressed.get_value() == [Some(grip); 2] {
            self.remove_grip(grip);
        }
    }

    /// A handle that was dragged is where it was.
    pub fn let_handle_go(self) {
        self.dragged.set(None);
        self.snapping.hand.set(None);
        self.say(Word::MapDragGivenUp);
    }

    /// A handle was pushed by a key, so many pixels east and south.
    pub fn push(self, grip: Grip, by: [f64; 2]) {
        let (Some((id, geometry)), Some(viewed)) = (self.held(), self.viewed.get_untracked()) else {
            return;
        };
        if let Some(from) = grip_place(&geometry, grip, viewed.zoom) {
            let to = pushed(from, by, viewed.zoom);
            // Not drawn to a point: from one that it lies on it could not be pushed away.
            // Pushes that follow soon are one step: a key is held for many.
            self.put(&id, &geometry, (grip, Some(Burst::Field(GEOMETRY))), (to, None));
        }
    }

    /// A vertex is asked to go.
    pub fn remove_grip(self, grip: Grip) {
        if let Grip::Vertex(vertex) = grip
            && let Some((id, geometry)) = self.held()
        {
            let changed = editing::without_vertex(&geometry, vertex);
            self.change(&id, changed, fill(Word::MapVertexDeleted, &[]));
        }
    }

    fn change(self, id: &Id<StructureElement>, changed: Result<Geometry, ShapeError>, said: String) {
        self.change_in(id, changed, None, said);
    }

    fn change_in(
        self,
        id: &Id<StructureElement>,
        changed: Result<Geometry, ShapeError>,
        burst: Option<Burst>,
        said: String,
    ) {
        match changed {
            Ok(geometry) => {
                // The vertices may have other numbers now.
                self.chosen_vertex.set(None);
                self.reshape_in(id, geometry, burst);
                self.app.notices.announce(said);
            }
            Err(unsound) => {
                let message = match unsound {
                    ShapeError::TooFew { needed } => fill(Word::MapVertexFew, &[("n", &needed.to_string())]),
                    ShapeError::NotOnMap => fill(Word::MapUnsound, &[]),
                    ShapeError::NoSuchVertex => fill(Word::MapNoSuchVertex, &[]),
                };
                self.app.notices.notify(Tone::Trouble, message);
            }
        }
    }
}

/// What can be done at a vertex.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AtVertex {
    /// A line can be split there.
    pub split: bool,
    /// It can be removed.
    pub remove: bool,
}

/// The field that a burst of pushes is of.
const GEOMETRY: &str = "geometry";

fn grip_place(geometry: &Geometry, grip: Grip, zoom: f64) -> Option<Position> {
    let find = |found: Vec<(Vertex, Position)>, wanted| {
        let mut found = found.into_iter();
        found
            .find(|(vertex, _)| *vertex == wanted)
            .map(|(_, position)| position)
    };
    match grip {
        Grip::Vertex(vertex) => find(editing::vertices(geometry), vertex),
        Grip::Middle(vertex) => find(editing::midpoints(geometry), vertex),
        Grip::Whole => whole_place(geometry, zoom),
    }
}

/// The handles without those that are not vertices and lie too near another to be told from it: closer up there is room for them.
fn apart(mut handles: Vec<Handle>, zoom: f64) -> Vec<Handle> {
    let scale = 256.0 * zoom.exp2();
    let pixel = |handle: &Handle| on_plane(handle.position).map(|along| along * scale);
    // The vertices come first, and the whole, which has a place beside them, before what lies between vertices.
    sort_by_key(&mut handles, |handle| match handle.grip {
        Grip::Vertex(_) => 0,
        Grip::Whole => 1,
        Grip::Middle(_) => 2,
    });
    let mut taken: Vec<[f64; 2]> = Vec::new();
    handles.retain(|handle| {
        let [x, y] = pixel(handle);
        let is_near = || taken.iter().any(|[u, v]| (u - x).hypot(v - y) < APART);
        let stays = matches!(handle.grip, Grip::Vertex(_)) || !is_near();
        if stays {
            taken.push([x, y]);
        }
        stays
    });
    handles
}

fn handles_of(geometry: &Geometry, chosen: Option<Vertex>, is_by_finger: bool, zoom: f64) -> Vec<Handle> {
    let parts = parts(geometry);
    // Nothing that a finger can't do is told of to who uses one.
    let by_hand = |[by_mouse, by_finger]: [Word; 2]| if is_by_finger { by_finger } else { by_mouse };
    let whole_title = || fill(by_hand([Word::MapHandleWhole, Word::MapHandleWholeTouch]), &[]);
    let titled = |word: Word, vertex: Vertex| {
        let what = fill(word, &[("n", &(vertex.index + 1).to_string())]);
        match parts.iter().find(|part| part.ring == vertex.ring && parts.len() > 1) {
            Some(part) => fill(Word::MapHandleOf, &[("part", &part_list::name(part)), ("what", &what)]),
            None => what,
        }
    };
    let vertices = editing::vertices(geometry);
    let count = vertices.len();
    let is_point = matches!(geometry, Geometry::Point(_));
    let mut handles = Vec::new();
    if count <= MOST_HANDLES {
        handles.extend(vertices.into_iter().map(|(vertex, position)| Handle {
            grip: Grip::Vertex(vertex),
            position,
            title: if is_point {
                whole_title()
            } else {
                titled(by_hand([Word::MapHandleVertex, Word::MapHandleVertexTouch]), vertex)
            },
            has_tooltip: !is_by_finger,
            is_on_symbol: is_point,
            is_chosen: chosen == Some(vertex),
        }));
    }
    if count <= MOST_MIDDLES {
        let middles = editing::midpoints(geometry).into_iter();
        handles.extend(middles.map(|(vertex, position)| Handle {
            grip: Grip::Middle(vertex),
            position,
            title: titled(by_hand([Word::MapHandleMiddle, Word::MapHandleMiddleTouch]), vertex),
            has_tooltip: !is_by_finger,
            is_on_symbol: false,
            is_chosen: false,
        }));
    }
    if !is_point && let Some(position) = whole_place(geometry, zoom) {
        handles.push(Handle {
            grip: Grip::Whole,
            position,
            title: whole_title(),
            has_tooltip: !is_by_finger,
            is_on_symbol: false,
            is_chosen: false,
        });
    }
    handles
}
