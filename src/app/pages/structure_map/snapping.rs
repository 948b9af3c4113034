//! Snapping on the desk: what is set near something lies on it, is shown there before it is pressed, and is said to.

use std::sync::Arc;

use gloo_timers::callback::Timeout;
use leptos::{
    ev::{KeyboardEvent, PointerEvent},
    prelude::*,
};

use super::{desk::Desk, shown::Shown};
use crate::{
    app::text::{
        vocabulary,
        words::{Word, fill, text},
    },
    domain::{
        records::structure_map::{Shape, StructureElement},
        values::{
            geometry::Position,
            id::{Id, RecordId},
        },
    },
    map::{
        elements::Elements,
        event::Viewport,
        ground::Border,
        scene::Grip,
        snap::{GroundLines, Snap, SnapIndex, SnapTarget},
    },
};

/// What the desk knows of snapping.
#[derive(Clone, Copy)]
pub struct Snapping {
    /// The borders and shores of the ground, once it is there.
    pub ground: RwSignal<Arc<GroundLines>>,
    /// Whether Alt is held, so that nothing snaps.
    is_free: RwSignal<bool>,
    /// The handle that is being dragged, and where it is.
    pub hand: RwSignal<Option<(Grip, Position)>>,
    /// Made when it is first asked for in a view: while nothing is drawn or dragged, nobody asks.
    index: Memo<Option<Arc<SnapIndex>>>,
}

impl Snapping {
    /// That of the elements and borders which the map shows.
    pub fn new(elements: Memo<Elements>, shown: Shown, viewed: RwSignal<Option<Viewport>>) -> Self {
        let ground = RwSignal::new(Arc::new(GroundLines::default()));
        let index = move || {
            let view = viewed.get()?;
            let shown = shown.borders();
            Some(Arc::new(elements.with(|elements| {
                ground.with(|ground| SnapIndex::of(elements, ground, &shown, &view))
            })))
        };
        Self {
            ground,
            is_free: RwSignal::new(false),
            hand: RwSignal::new(None),
            index: Memo::new_with_compare(move |_| index(), |_, _| true),
        }
    }

    fn note(self, is_free: bool) {
        if self.is_free.get_untracked() != is_free {
            self.is_free.set(is_free);
        }
    }

    /// Notices by a pointer's event whether Alt is held.
    pub fn note_pointer(self, event: &PointerEvent) {
        self.note(event.alt_key());
    }

    /// Notices by a key's event whether Alt is held.
    pub fn note_key(self, event: &KeyboardEvent) {
        self.note(event.alt_key());
    }

    /// Whether nothing snaps; followed.
    pub fn is_free(self) -> bool {
        self.is_free.get()
    }

    fn nearest(self, at: Position, moved: Option<&RecordId>, shape: Shape) -> Option<Snap> {
        if self.is_free() {
            return None;
        }
        self.index
            .with(|index| index.as_ref().and_then(|index| index.nearest(at, moved, shape)))
    }
}

/// For how long nothing on the map changes before it is asked again what lies where, in milliseconds: a letter of a name does not wait for it.
const PAUSE: u32 = 200;

/// Lays the lines of the ground as soon as there is something to be set on them, some at a time, and then looks what lies where: all at once
/// take longer than a frame lasts, which the first step of a drag would show.
pub fn lay_ahead(desk: Desk) {
    let waiting = StoredValue::new_local(None::<Timeout>);
    let is_at_work = Memo::new(move |_| desk.selected.with(Option::is_some) || desk.draft.with(Option::is_some));
    Effect::new(move |was_at_work: Option<bool>| {
        let ground = desk.snapping.ground.get();
        desk.viewed.track();
        desk.on_map.track();
        let is_at_work = is_at_work.get();
        let pause = if was_at_work == Some(true) { PAUSE } else { 0 };
        waiting.set_value(is_at_work.then(|| lay_later(desk.snapping, waiting, ground, pause)));
        is_at_work
    });
    on_cleanup(move || {
        waiting.try_set_value(None);
    });
}

fn lay_later(
    snapping: Snapping,
    waiting: StoredValue<Option<Timeout>, LocalStorage>,
    ground: Arc<GroundLines>,
    pause: u32,
) -> Timeout {
    Timeout::new(pause, move || {
        if ground.lay_some() {
            waiting.try_set_value(Some(lay_later(snapping, waiting, ground, 0)));
        } else {
            // The page may have been left meanwhile.
            let _asked = snapping.index.try_with_untracked(|_| ());
        }
    })
}

impl Desk {
    /// What a position of an element is set on, if anything is near; followed where it is asked in what is drawn again.
    pub fn snap(self, at: Position, element: Option<&Id<StructureElement>>, shape: Shape) -> Option<Snap> {
        self.snapping.nearest(at, element.map(Id::raw), shape)
    }

    /// What the next vertex, or the handle in the hand, would be set on; followed.
    pub fn snap_ahead(self) -> Option<Snap> {
        if let Some(draft) = self.draft.get() {
            return self.snap(self.ahead()?, draft.purpose.element(), draft.kind.shape());
        }
        let (grip, at) = self.snapping.hand.get()?;
        let id = self.selected.get()?;
        self.snap_of_grip(&id, grip, at)
    }

    /// Where the next vertex would be set if nothing were near: in the crosshair, or where the pointer is; followed.
    pub fn ahead(self) -> Option<Position> {
        if self.has_crosshair.get() {
            self.centre.get()
        } else {
            self.pointer.get()
        }
    }

    /// What a handle of an element is set on. The whole of a line or area is set nowhere: only some place of it would be.
    pub fn snap_of_grip(self, id: &Id<StructureElement>, grip: Grip, at: Position) -> Option<Snap> {
        let shape = self
            .elements
            .with_untracked(|elements| Some(elements.get(id.raw())?.geometry.as_ref()?.shape()))?;
        match grip {
            Grip::Vertex(_) | Grip::Middle(_) => self.snap(at, Some(id), shape),
            Grip::Whole => None,
        }
    }

    /// What was done, and on what it was set.
    pub fn said_with(self, said: String, snap: Option<&Snap>) -> String {
        match snap {
            Some(snap) => fill(Word::MapSnapped, &[("said", &said), ("where", &self.said(snap))]),
            None => said,
        }
    }

    fn said(self, snap: &Snap) -> String {
        let of = |word: Word, id: &RecordId| {
            let named = |element: &StructureElement| vocabulary::named(&element.name);
            let name = self.elements.with_untracked(|elements| elements.get(id).map(named));
            fill(word, &[("name", &name.unwrap_or_default())])
        };
        match &snap.target {
            SnapTarget::Point(id) => of(Word::MapSnapPoint, id),
            SnapTarget::Vertex(id) => of(Word::MapSnapVertex, id),
            SnapTarget::Side(id) => of(Word::MapSnapSide, id),
            SnapTarget::Border(Border::County) => text(Word::MapSnapCounty).into(),
            SnapTarget::Border(Border::Municipality) => text(Word::MapSnapMunicipality).into(),
            SnapTarget::Border(Border::FunctionalRegion) => text(Word::MapSnapRegion).into(),
            SnapTarget::Shore => text(Word::MapSnapShore).into(),
        }
    }
}
