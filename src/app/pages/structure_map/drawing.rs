//! Drawing on the desk: what presses and keys do to the draft.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use super::{
    desk::{Desk, Pane},
    inspector::NAME_FIELD,
    measuring::in_words,
};
use crate::{
    app::{
        components::focus::focus_when_drawn,
        form::record::FormRecord,
        interface::{notice::Tone, route::Route},
        text::{
            vocabulary::{self, Term},
            words::{Word, fill, text},
        },
    },
    domain::{
        records::{
            structure_map::{ElementKind, ElementLevel, StructureElement},
            ties::ends_of,
        },
        values::{
            geometry::{Geometry, Position},
            id::Id,
        },
    },
    map::{
        drawing::{Draft, Purpose, VertexOutcome},
        group::carried,
        plane::Projection,
        snap::{REACH, Snap},
    },
    platform::web::page,
};

/// How near the last vertex one must be set to be the same, in pixels.
pub const SAME: f64 = 4.0;
/// How far from an element its copy lies, in pixels east and south.
const BESIDE: [f64; 2] = [28.0, 28.0];
/// How near the first vertex of an area a finger closes it, in pixels.
const FINGER: f64 = 24.0;

/// Takes steps of what is drawn back before those of the document, and stops drawing at what is there no longer.
pub fn follow(desk: Desk) {
    let unfinished = desk.app.workspace.unfinished;
    unfinished.set_value(Some(Callback::new(move |is_back| desk.step_draft(is_back))));
    on_cleanup(move || unfinished.set_value(None));
    Effect::new(move |_| {
        let owner = desk.draft.with(|draft| draft.as_ref()?.purpose.element().cloned());
        let is_gone = owner.is_some_and(|id| desk.elements.with(|elements| elements.get(id.raw()).is_none()));
        if is_gone {
            desk.cancel();
        }
    });
}

impl Desk {
    /// Begins to draw. `by_keys` says that it was asked for by keyboard.
    pub fn begin(self, draft: Draft, by_keys: bool) {
        let what = self.drawn(&draft);
        self.draft.set(Some(draft));
        self.pointer.set(None);
        self.has_crosshair.set(by_keys);
        self.centre.set(self.viewed.get_untracked().map(|viewed| viewed.centre));
        self.show_pane(Pane::Map);
        self.with_map(|map| map.set_drawing(true));
        self.app.notices.announce(fill(Word::MapStarted, &[("kind", &what)]));
        // The map may just have been brought into view.
        focus_when_drawn("map");
    }

    /// Begins to draw a new element, or stops where that kind is being drawn.
    pub fn toggle(self, kind: ElementKind, by_keys: bool) {
        let is_on = self
            .draft
            .with_untracked(|draft| draft.as_ref().is_some_and(|draft| draft.is_new(kind)));
        if is_on {
            self.cancel();
        } else {
            self.begin(Draft::new(kind), by_keys);
        }
    }

    /// The first vertex of what is drawn, where one at a position closes the outline.
    fn closing_at(self, at: Position, metres_per_pixel: f64) -> Option<Position> {
        if self.snapping.is_free() {
            return None;
        }
        let is_by_finger = self.is_by_finger.get_untracked() && !self.has_crosshair.get_untracked();
        let reach = if is_by_finger { FINGER } else { REACH };
        self.draft
            .with_untracked(|draft| draft.as_ref()?.closes_at(at, reach * metres_per_pixel))
    }

    /// The same for the place where the next vertex would be set; followed.
    pub fn closing_ahead(self) -> Option<Position> {
        self.draft.track();
        let at = self.ahead()?;
        self.closing_at(at, self.viewed.get()?.metres_per_pixel)
    }

    /// Sets a vertex, or closes the outline where it is set on the first.
    pub fn set_vertex(self, at: Position, metres_per_pixel: f64) {
        if self.closing_at(at, metres_per_pixel).is_some() {
            self.finish();
            return;
        }
        let snap = self.draft.with_untracked(|draft| {
            let draft = draft.as_ref()?;
            untrack(|| self.snap(at, draft.purpose.element(), draft.kind.shape()))
        });
        self.set_vertex_on(at, snap, metres_per_pixel);
    }

    /// Sets a vertex at a position or on what it lies on.
    pub fn set_vertex_on(self, at: Position, snap: Option<Snap>, metres_per_pixel: f64) {
        let at = snap.as_ref().map_or(at, |snap| snap.position);
        let added = self
            .draft
            .try_update(|draft| Some(draft.as_mut()?.add(at, SAME * metres_per_pixel)))
            .flatten();
        match added {
            Some(VertexOutcome::Vertex(count)) => {
                let said = fill(Word::MapVertexAdded, &[("n", &count.to_string())]);
                self.app.notices.announce(self.said_with(said, snap.as_ref()));
            }
            Some(VertexOutcome::Complete) => self.finish_on(snap.as_ref()),
            Some(VertexOutcome::Full) => self.say(Word::MapFull),
            Some(VertexOutcome::OnLast) | None => {}
        }
    }

    /// Takes the last vertex back.
    pub fn remove_last(self) {
        let left = self
            .draft
            .try_update(|draft| draft.as_mut().and_then(Draft::remove_last))
            .flatten();
        if let Some(left) = left {
            self.say_number(Word::MapVertexRemoved, left);
        }
    }

    /// Takes the last vertex back, or puts back what was taken back last; whether there was any.
    fn step_draft(self, is_back: bool) -> bool {
        if is_back {
            let has_any = self.draft.with_untracked(has_vertices);
            if has_any {
                self.remove_last();
            }
            return has_any;
        }
        let count = self
            .draft
            .try_update(|draft| draft.as_mut().and_then(Draft::put_back))
            .flatten();
        if let Some(count) = count {
            self.say_number(Word::MapVertexAdded, count);
        }
        count.is_some()
    }

    /// What Escape ends on the map: drawing, or else looking at an element.
    pub fn escape(self) {
        if self.draft.with_untracked(Option::is_some) {
            self.cancel();
        } else if self.selected.with_untracked(Option::is_some) {
            page::go_to(&Route::StructureMap.to_hash());
            // The handle that had the keyboard goes.
            focus_when_drawn("map");
        }
    }

    /// Stops drawing without a change.
    pub fn cancel(self) {
        if let Some(draft) = self.draft.get_untracked() {
            self.stop();
            self.say(Word::MapCancelled);
            if let Purpose::Place(owner) = &draft.purpose {
                self.back_to_owner(owner);
            }
        }
    }

    fn stop(self) {
        self.draft.set(None);
        self.pointer.set(None);
        self.has_crosshair.set(false);
        self.with_map(|map| map.set_drawing(false));
        // The button that was pressed goes with the hint; a form that has the next word takes the keyboard from here.
        if page::has_focus_within(".map-hint") {
            focus_when_drawn("map");
        }
    }

    /// Finishes the shape: a new element, or an element's new shape.
    pub fn finish(self) {
        self.finish_on(None);
    }

    /// Finishes the shape, the last vertex of which was set on something.
    fn finish_on(self, snap: Option<&Snap>) {
        let Some(draft) = self.draft.get_untracked() else {
            return;
        };
        let geometry = match draft.finish() {
            Ok(geometry) => geometry,
            Err(few) => {
                let message = fill(Word::MapTooFew, &[("n", &few.needed.to_string())]);
                self.app.notices.notify(Tone::Trouble, message);
                return;
            }
        };
        if !geometry.is_sound() {
            self.app.notices.notify(Tone::Trouble, text(Word::MapUnsound).into());
            return;
        }
        match &draft.purpose {
            Purpose::New => {
                self.stop();
                self.add_drawn(draft.kind, geometry, snap);
            }
            Purpose::Replacing(id) => {
                self.stop();
                self.redraw(id, geometry);
            }
            Purpose::Place(owner) => {
                self.stop();
                self.give_place(owner, geometry);
            }
            Purpose::Measure => {
                self.stop();
                if let Some(measured) = draft.measure(None) {
                    let said = in_words(draft.kind.shape(), measured);
                    self.app.notices.notify(Tone::Done, said);
                }
            }
            // What can't be taken in stays, to be drawn otherwise.
            Purpose::Part(id) | Purpose::Hole(id) => {
                if self.add_to_shape(id, &draft.purpose, geometry) {
                    self.stop();
                }
            }
        }
    }

    /// What is drawn, in the middle of a sentence.
    fn drawn(self, draft: &Draft) -> String {
        let of = |word: Word, id: &Id<StructureElement>| {
            let named = |element: &StructureElement| vocabulary::named(&element.name);
            let name = self
                .elements
                .with_untracked(|elements| elements.get(id.raw()).map(named));
            fill(word, &[("name", &name.unwrap_or_default())])
        };
        match &draft.purpose {
            Purpose::New | Purpose::Replacing(_) => text(draft.kind.word()).into(),
            Purpose::Part(id) => of(Word::MapDrawnPart, id),
            Purpose::Hole(id) => of(Word::MapDrawnHole, id),
            Purpose::Place(owner) => fill(Word::MapDrawnFinding, &[("name", &self.owner_name(owner))]),
            Purpose::Measure => text(Word::MapDrawnMeasure).into(),
        }
    }

    fn redraw(self, id: &Id<StructureElement>, geometry: Geometry) {
        self.reshape(id, geometry);
        let name = self
            .app
            .workspace
            .now(|document, _| document.get(id).map(|element| vocabulary::named(&element.name)));
        if let Some(name) = name.flatten() {
            self.app.notices.announce(fill(Word::MapRedrawn, &[("name", &name)]));
        }
    }

    fn add_drawn(self, kind: ElementKind, geometry: Geometry, snap: Option<&Snap>) {
        let Some(id) = self.add(kind, Some(geometry)) else {
            return;
        };
        let said = fill(Word::MapFinished, &[("kind", text(kind.word()))]);
        self.app.notices.announce(self.said_with(said, snap));
        self.go_to_name(&id);
    }

    /// Goes to a new element, to be named. The keyboard is in its name as soon as its form is there.
    fn go_to_name(self, id: &Id<StructureElement>) {
        let form = Route::Element(id.clone());
        // A browser takes milliseconds to take note of another address: what was set is drawn first.
        Timeout::new(0, move || {
            // The page may have been left meanwhile.
            if !self.draft.is_disposed() {
                self.app.interface.go_to_field(&form, NAME_FIELD);
            }
        })
        .forget();
    }

    /// Adds an element and gives its id.
    pub fn add(self, kind: ElementKind, geometry: Option<Geometry>) -> Option<Id<StructureElement>> {
        let order = self
            .app
            .workspace
            .now(|document, _| document.last_order::<StructureElement>())?;
        let mut element = StructureElement {
            element: kind,
            theme: kind.usual_theme(),
            level: ElementLevel::Regional,
            order,
            ..StructureElement::default()
        };
        if let Some(geometry) = &geometry {
            let ends = self
                .app
                .workspace
                .now(|document, _| ends_of(document, &element, geometry));
            [element.from, element.to] = ends.unwrap_or_default();
        }
        element.geometry = geometry;
        self.app.workspace.add(element)
    }

    /// Adds an element without a place and opens its form.
    pub fn add_by_form(self) {
        if let Some(id) = self.add(ElementKind::Node, None) {
            self.show_pane(Pane::Table);
            self.go_to_name(&id);
        }
    }

    /// Adds an element like another one beside it, and goes there. Its ends are free, so that it can be moved.
    pub fn duplicate(self, element: FormRecord<StructureElement>) {
        let Some(mut copy) = element.record.get_untracked() else {
            return;
        };
        let last = self
            .app
            .workspace
            .now(|document, _| document.last_order::<StructureElement>());
        copy.name = fill(Word::MapCopyName, &[("name", &vocabulary::named(&copy.name))]);
        copy.order = last.unwrap_or_default();
        (copy.from, copy.to) = (None, None);
        let scale = self
            .viewed
            .get_untracked()
            .map(|viewed| Projection::of_zoom(viewed.zoom, [0.0; 2]).scale);
        let by = scale
            .map(|scale| BESIDE.map(|pixels| pixels / scale))
            .unwrap_or_default();
        let beside = |geometry: &Geometry| carried(geometry, by).ok();
        copy.geometry = copy
            .geometry
            .as_ref()
            .and_then(|geometry| beside(geometry).or_else(|| Some(geometry.clone())));
        if let Some(id) = self.app.workspace.add(copy) {
            self.go_to_name(&id);
        }
    }
}

pub fn has_vertices(draft: &Option<Draft>) -> bool {
    draft.as_ref().is_some_and(|draft| !draft.vertices().is_empty())
}
