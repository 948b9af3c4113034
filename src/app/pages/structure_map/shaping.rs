//! Shaping the selected element by its handles.

use leptos::prelude::*;

use super::{desk::Desk, part_list};
use crate::{
    app::{
        interface::notice::Tone,
        text::words::{Word, fill},
    },
    domain::{
        records::{structure_map::StructureElement, ties::held_by_ends},
        values::{
            extent::centre,
            geometry::{Geometry, Position},
            id::Id,
        },
    },
    map::{
        editing::{self, ShapeError, Vertex},
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
        let zoom = self.viewed.get().map(|viewed| viewed.zoom);
        let chosen = self.chosen_vertex.get().filter(|(of, _)| *of == id);
        let handles = handles_of(&geometry, chosen.map(|(_, vertex)| vertex));
        apart(handles, zoom.unwrap_or_default())
    }

    /// A handle is being dragged: the shape follows, the document waits.
    pub fn drag(self, grip: Grip, to: Position) {
        self.snapping.hand.set(Some((grip, to)));
        // A new vertex shows when it is let go: until then its own handle must stay what it is.
        if matches!(grip, Grip::Middle(_)) {
            return;
        }
        if let Some((id, geometry)) = self.held()
            && let Ok(changed) = with_grip_at(&geometry, grip, self.near(&id, grip, to).0)
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
        self.put(&id, &geometry, grip, place);
    }

    fn put(self, id: &Id<StructureElement>, geometry: &Geometry, grip: Grip, (to, snap): (Position, Option<Snap>)) {
        let changed = with_grip_at(geometry, grip, to);
        let said = |word: Word| self.said_with(fill(word, &[]), snap.as_ref());
        match grip {
            Grip::Vertex(_) => self.change(id, changed, said(Word::MapVertexMoved)),
            Grip::Middle(_) => self.change(id, changed, said(Word::MapVertexInserted)),
            Grip::Whole => match changed {
                Ok(geometry) => {
                    self.move_whole(id, geometry);
                    self.say(Word::MapWholeMoved);
                }
                changed @ Err(_) => self.change(id, changed, said(Word::MapWholeMoved)),
            },
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

    /// A handle was pressed: between two vertices a new one comes, and a vertex is chosen, at which a line can be split.
    pub fn press(self, grip: Grip) {
        if let Grip::Vertex(vertex) = grip
            && let Some((id, geometry)) = self.held()
        {
            let can_be_split = joining::split(&geometry, vertex).is_ok();
            self.chosen_vertex.set(can_be_split.then_some((id, vertex)));
            if can_be_split {
                self.say_number(Word::MapVertexChosen, vertex.index + 1);
            }
        }
        if let Grip::Middle(_) = grip
            && let Some((_, geometry)) = self.held()
            && let Some(position) = position_of(&geometry, grip)
        {
            self.drop_at(grip, position);
        }
    }

    /// A handle was pushed by a key, so many pixels east and south.
    pub fn push(self, grip: Grip, by: [f64; 2]) {
        let (Some((id, geometry)), Some(viewed)) = (self.held(), self.viewed.get_untracked()) else {
            return;
        };
        if let Some(from) = position_of(&geometry, grip) {
            let to = pushed(from, by, viewed.zoom);
            // Not drawn to a point: from one that it lies on it could not be pushed away.
            self.put(&id, &geometry, grip, (to, None));
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
        match changed {
            Ok(geometry) => {
                // The vertices may have other numbers now.
                self.chosen_vertex.set(None);
                self.reshape(id, geometry);
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

fn with_grip_at(geometry: &Geometry, grip: Grip, to: Position) -> Result<Geometry, ShapeError> {
    match grip {
        Grip::Vertex(vertex) => editing::with_vertex(geometry, vertex, to),
        Grip::Middle(vertex) => editing::with_vertex_after(geometry, vertex, to),
        Grip::Whole => {
            let from = centre(geometry).ok_or(ShapeError::NotOnMap)?;
            let by = [to.longitude - from.longitude, to.latitude - from.latitude];
            editing::moved(geometry, by)
        }
    }
}

fn position_of(geometry: &Geometry, grip: Grip) -> Option<Position> {
    let find = |found: Vec<(Vertex, Position)>, wanted| {
        let mut found = found.into_iter();
        found
            .find(|(vertex, _)| *vertex == wanted)
            .map(|(_, position)| position)
    };
    match grip {
        Grip::Vertex(vertex) => find(editing::vertices(geometry), vertex),
        Grip::Middle(vertex) => find(editing::midpoints(geometry), vertex),
        Grip::Whole => centre(geometry),
    }
}

/// How far from another handle one must lie to be pressed by itself, in pixels.
const APART: f64 = 24.0;

/// The handles without those that are not vertices and lie too near another to be told from it: closer up there is room for them.
fn apart(mut handles: Vec<Handle>, zoom: f64) -> Vec<Handle> {
    let scale = 256.0 * zoom.exp2();
    let pixel = |handle: &Handle| on_plane(handle.position).map(|along| along * scale);
    // The vertices come first, and the whole before what lies between vertices.
    handles.sort_by_key(|handle| match handle.grip {
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

fn handles_of(geometry: &Geometry, chosen: Option<Vertex>) -> Vec<Handle> {
    let parts = parts(geometry);
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
                fill(Word::MapHandleWhole, &[])
            } else {
                titled(Word::MapHandleVertex, vertex)
            },
            is_on_symbol: is_point,
            is_chosen: chosen == Some(vertex),
        }));
    }
    if count <= MOST_MIDDLES {
        let middles = editing::midpoints(geometry).into_iter();
        handles.extend(middles.map(|(vertex, position)| Handle {
            grip: Grip::Middle(vertex),
            position,
            title: titled(Word::MapHandleMiddle, vertex),
            is_on_symbol: false,
            is_chosen: false,
        }));
    }
    if !is_point && let Some(position) = centre(geometry) {
        handles.push(Handle {
            grip: Grip::Whole,
            position,
            title: fill(Word::MapHandleWhole, &[]),
            is_on_symbol: false,
            is_chosen: false,
        });
    }
    handles
}
