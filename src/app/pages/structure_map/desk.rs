//! What the parts of the page share: the open map, what is being drawn, what is in view.

use std::sync::{Arc, Mutex, PoisonError};

use leptos::{ev::PointerEvent, prelude::*};

use super::{
    findings,
    group::Group,
    late::late,
    rows::{Row, rows},
    search::Search,
    shown::Shown,
    snapping::Snapping,
    story::chapters,
};
use crate::{
    app::{
        interface::route::Route,
        state::App,
        text::words::{Word, fill, text},
    },
    domain::{
        records::{plan::Priority, record::Kind, structure_map::StructureElement, ties::ends_of},
        values::{
            extent::BoundingBox,
            geometry::{Geometry, Position},
            id::Id,
        },
    },
    edit::history::Burst,
    map::{
        drawing::Draft,
        editing::Vertex,
        elements::Elements,
        event::Viewport,
        findings::{Flag, MappedFinding},
        ground::CountyGround,
        leaflet::MapView,
        municipalities::MunicipalityGround,
        places::Place,
        scene::Grip,
        stops::Stop,
    },
    platform::web::{files::GivenFile, page},
};

/// Which half is shown where there is room for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    /// The map.
    Map,
    /// The table or the element that is looked at.
    Table,
}

/// Whether there is a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It is being fetched.
    Loading,
    /// It is there.
    Ready,
    /// It can't be had.
    Missing,
}

/// Where the ground lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extents {
    /// The county in front.
    pub county: BoundingBox,
}

/// The page's state. Like the app's it is a handful of signals.
#[derive(Clone, Copy)]
pub struct Desk {
    pub app: App,
    /// The element that the address names.
    pub selected: Memo<Option<Id<StructureElement>>>,
    /// Every element, shared with the document.
    pub elements: Memo<Elements>,
    /// The same, as the table has them.
    pub listed: ReadSignal<Elements>,
    /// The rows of the table.
    pub rows: Memo<Vec<Arc<Row>>>,
    /// Those that are chosen together.
    pub group: Group,
    /// Which of them the map shows.
    pub shown: Shown,
    /// Those that it shows.
    pub on_map: Memo<Elements>,
    /// The findings of the analysis.
    pub findings: Memo<Arc<Vec<MappedFinding>>>,
    /// Their flags, as far as the map shows them.
    pub flags: Memo<Vec<Flag>>,
    /// What is looked for on it.
    pub search: Search,
    /// The priorities that the map can be stepped through by.
    pub story: Memo<Vec<Id<Priority>>>,
    pub county: Memo<String>,
    pub view: StoredValue<Option<MapView>, LocalStorage>,
    pub presence: RwSignal<Presence>,
    /// A file of the ground that could not be had.
    pub missing_ground: RwSignal<Option<&'static str>>,
    pub extents: RwSignal<Option<Extents>>,
    /// Where every county is, once the ground is there.
    pub counties: RwSignal<Arc<Vec<CountyGround>>>,
    /// Where every municipality is, likewise.
    pub municipalities: RwSignal<Arc<Vec<MunicipalityGround>>>,
    pub places: RwSignal<Arc<Vec<Place>>>,
    pub has_names: RwSignal<bool>,
    pub viewed: RwSignal<Option<Viewport>>,
    pub draft: RwSignal<Option<Draft>>,
    /// Where the pointer is while drawing.
    pub pointer: RwSignal<Option<Position>>,
    /// The middle of the map, while drawing by keyboard.
    pub centre: RwSignal<Option<Position>>,
    /// Whether one draws by keyboard, with a crosshair in the middle of the map.
    pub has_crosshair: RwSignal<bool>,
    /// The shape of the selected element while a handle is being dragged.
    pub dragged: RwSignal<Option<Geometry>>,
    /// The vertex of the selected element that was pressed last, which can be removed, and at which its line can be split.
    pub chosen_vertex: RwSignal<Option<(Id<StructureElement>, Vertex)>>,
    /// Where one who draws by keyboard has come to, from point to point.
    pub stop: StoredValue<Option<Stop>>,
    /// The two handles that were pressed last, the later last.
    pub pressed: StoredValue<[Option<Grip>; 2]>,
    /// Whether a finger or a pen is used, as far as is known.
    pub is_by_finger: RwSignal<bool>,
    pub snapping: Snapping,
    pub pane: RwSignal<Pane>,
    /// A map file that is looked at, before anything of it is taken in.
    pub import: RwSignal<Option<GivenFile>>,
}

/// The element that a place is about.
fn selected(route: &Route) -> Option<Id<StructureElement>> {
    if let Route::Element(id) = route {
        Some(id.clone())
    } else {
        None
    }
}

impl Desk {
    pub fn new(app: App) -> Self {
        let last = Mutex::new(Elements::default());
        let elements = app.workspace.select(move |document, _| {
            let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
            *last = last.followed_by(document.of_kind(StructureElement::OF));
            last.clone()
        });
        let listed = late(elements);
        let shown = Shown::of_map(app.workspace);
        let findings = findings::mapped_memo(app.workspace);
        let of_priorities = shown.of_priorities(app.workspace);
        let looked_at = Memo::new(move |_| selected(&app.interface.route.get()));
        let on_map = Memo::new(move |_| {
            let of = of_priorities.get();
            elements.with(|elements| shown.of(elements, &of, looked_at.get().as_ref()))
        });
        let flags = findings::raised(shown, findings, on_map);
        let viewed = RwSignal::new(None);
        Self {
            app,
            selected: looked_at,
            elements,
            listed,
            rows: rows(app.workspace, listed),
            group: Group::of(elements),
            shown,
            search: Search::new(),
            story: chapters(app),
            on_map,
            findings,
            flags,
            county: app.workspace.select(|document, _| document.strategy().county.clone()),
            view: StoredValue::new_local(None),
            presence: RwSignal::new(Presence::Loading),
            missing_ground: RwSignal::new(None),
            extents: RwSignal::new(None),
            counties: RwSignal::new(Arc::new(Vec::new())),
            municipalities: RwSignal::new(Arc::new(Vec::new())),
            places: RwSignal::new(Arc::new(Vec::new())),
            has_names: RwSignal::new(true),
            viewed,
            draft: RwSignal::new(None),
            pointer: RwSignal::new(None),
            centre: RwSignal::new(None),
            has_crosshair: RwSignal::new(false),
            dragged: RwSignal::new(None),
            chosen_vertex: RwSignal::new(None),
            stop: StoredValue::new(None),
            pressed: StoredValue::new([None; 2]),
            is_by_finger: RwSignal::new(page::has_no_mouse()),
            snapping: Snapping::new(on_map, shown, viewed),
            pane: RwSignal::new(match selected(&app.interface.route.get_untracked()) {
                Some(_) => Pane::Table,
                None => Pane::Map,
            }),
            import: RwSignal::new(None),
        }
    }

    /// Has the map do something, where there is one.
    pub fn with_map(self, act: impl FnOnce(&mut MapView)) {
        self.view.try_update_value(|view| view.as_mut().map(act));
    }

    /// Notices by a pointer's event what is pointed with.
    pub fn note_pointer(self, event: &PointerEvent) {
        self.snapping.note_pointer(event);
        let is_by_finger = event.pointer_type() != "mouse";
        if self.is_by_finger.get_untracked() != is_by_finger {
            self.is_by_finger.set(is_by_finger);
        }
    }

    /// Shows the map or the table where there is room for one.
    pub fn show_pane(self, pane: Pane) {
        self.pane.set(pane);
    }

    /// Shows what a map file contains.
    pub fn look_at(self, file: GivenFile) {
        self.import.set(Some(file));
        self.show_pane(Pane::Table);
    }

    /// Says something to those who don't see the map.
    pub fn say(self, word: Word) {
        self.app.notices.announce(text(word).into());
    }

    /// Says something with a number.
    pub fn say_number(self, word: Word, number: usize) {
        self.app.notices.announce(fill(word, &[("n", &number.to_string())]));
    }

    /// Gives an element another shape as a step of its own. An end that was set on a point is tied to it, one that was set elsewhere is
    /// let go.
    pub fn reshape(self, id: &Id<StructureElement>, geometry: Geometry) {
        self.reshape_in(id, geometry, None);
    }

    /// The same, as one step with what follows it soon where a burst is given.
    pub fn reshape_in(self, id: &Id<StructureElement>, geometry: Geometry, burst: Option<Burst>) {
        let ends = self.app.workspace.now(|document, _| {
            let element = document.get(id)?;
            Some(ends_of(document, element, &geometry))
        });
        if let Some([from, to]) = ends.flatten() {
            let workspace = self.app.workspace;
            workspace.edit(id.raw().clone(), None, burst, |element: &mut StructureElement| {
                element.geometry = Some(geometry);
                (element.from, element.to) = (from, to);
            });
        }
    }

    /// Moves an element whole, as a step of its own or one with what follows it soon. Ends that are tied stay where they are.
    pub fn move_whole(self, id: &Id<StructureElement>, geometry: Geometry, burst: Option<Burst>) {
        let workspace = self.app.workspace;
        workspace.edit(id.raw().clone(), None, burst, |element: &mut StructureElement| {
            element.geometry = Some(geometry);
        });
    }
}
