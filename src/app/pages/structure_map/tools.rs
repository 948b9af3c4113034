//! The tools over the map: draw, look around, names on or off, and what to do while drawing.

use leptos::{ev::MouseEvent, html, prelude::*, wasm_bindgen::JsCast};

use super::{
    desk::{Desk, Extents, Pane},
    group,
    menu::menu,
    search, shape_menu, shown, story,
};
use crate::{
    app::{
        components::icon::icon,
        text::{
            vocabulary::{self, Term},
            words::{Word, fill, text},
        },
    },
    domain::{
        records::structure_map::{ElementKind, ElementLevel, ElementStatus, Shape, StructureElement},
        values::extent::BoundingBox,
    },
    map::{
        drawing::{Draft, Purpose},
        fit::{county_with_near_points, room_above},
        style::style_of,
        symbol,
    },
    platform::web::page,
};

/// The tools.
pub fn tools(desk: Desk) -> impl IntoView {
    view! {
        <div class="map-tools" id="map-tools">
            <div class="map-toolbar" role="toolbar" aria-label=text(Word::MapTools)>
                {draw_button(desk, "add-node", ElementKind::Node, "map-pin", Word::MapAddNode)}
                {draw_button(desk, "add-corridor", ElementKind::Corridor, "line", Word::MapAddCorridor)}
                {draw_button(desk, "add-area", ElementKind::Area, "polygon", Word::MapAddArea)}
                {draw_button(desk, "add-relation", ElementKind::Relation, "arrows-left-right", Word::MapAddRelation)}
                {other_kinds(desk)}
            </div>
            {group::tool(desk)}
            {view_buttons(desk)}
            {search::panel(desk)}
            {group::hint(desk)}
            {group::details(desk)}
            {move || desk.draft.with(Option::is_some).then(|| hint(desk))}
            {move || details_button(desk)} {shape_menu::shape_menu(desk)}
        </div>
    }
}

/// The kinds that have a button of their own.
const AT_HAND: [ElementKind; 4] = [
    ElementKind::Node,
    ElementKind::Corridor,
    ElementKind::Area,
    ElementKind::Relation,
];

/// The other kinds, each with what it looks like.
fn other_kinds(desk: Desk) -> impl IntoView {
    let node: NodeRef<html::Details> = NodeRef::new();
    let row = move |kind: ElementKind| {
        let style = style_of(
            kind.usual_theme(),
            kind,
            ElementLevel::Regional,
            ElementStatus::Existing,
        );
        let draw = move |event: MouseEvent| {
            if let Some(menu) = node.get_untracked() {
                menu.set_open(false);
            }
            desk.toggle(kind, event.detail() == 0);
        };
        view! {
            <button type="button" id=format!("add-{}", kind.code().replace('_', "-")) on:click=draw>
                <span class="map-key" inner_html=symbol::key(&style, false).svg() />
                {text(kind.word())}
            </button>
        }
    };
    let others = ElementKind::ALL.iter().copied().filter(|kind| !AT_HAND.contains(kind));
    let body =
        move || view! { <div class="map-menu-kinds">{others.clone().map(row).collect::<Vec<_>>()}</div> }.into_any();
    menu("add-other", node, Some("plus"), || text(Word::MapAddOther).into(), body)
}

fn draw_button(desk: Desk, id: &'static str, kind: ElementKind, name: &'static str, label: Word) -> impl IntoView {
    let is_on = move || {
        desk.draft
            .with(|draft| draft.as_ref().is_some_and(|draft| draft.is_new(kind)))
    };
    view! {
        <button
            type="button"
            id=id
            aria-label=text(label)
            aria-pressed=move || is_on().to_string()
            on:click=move |event| desk.toggle(kind, event.detail() == 0)
        >
            {icon(name)}
            <span class="map-add">{text(label)}</span>
            <span class="map-add-short">{text(kind.word())}</span>
        </button>
    }
}

fn view_buttons(desk: Desk) -> impl IntoView {
    let has_elements = Memo::new(move |_| desk.elements.with(|elements| !elements.is_empty()));
    view! {
        <div class="map-toolbar is-view" role="toolbar" aria-label=text(Word::MapViewTools)>
            {search::button(desk)}
            <button type="button" id="show-county" on:click=move |_| desk.fit_county()>
                {text(Word::MapShowCounty)}
            </button>
            <button type="button" id="show-all" hidden=move || !has_elements.get() on:click=move |_| desk.fit_all()>
                {text(Word::MapShowAll)}
            </button>
            <button
                type="button"
                id="toggle-names"
                aria-pressed=move || desk.has_names.get().to_string()
                on:click=move |_| desk.has_names.update(|has| *has = !*has)
            >
                {text(Word::MapNames)}
            </button>
            <button type="button" id="measure" on:click=move |event| desk.toggle_measuring(event.detail() == 0)>
                {text(Word::MapMeasure)}
            </button>
            {shown::choices(desk)} {story::begin_button(desk)}
        </div>
    }
}

/// What to do now, and buttons for those who can't press twice or have no keyboard.
fn hint(desk: Desk) -> impl IntoView {
    let words = move || {
        let (shape, is_hole, is_place) = desk.draft.with(|draft| {
            let draft = draft.as_ref();
            let is_hole = |draft: &Draft| matches!(draft.purpose, Purpose::Hole(_));
            let is_place = |draft: &Draft| matches!(draft.purpose, Purpose::Place(_));
            let shape = draft.map(|draft| draft.kind.shape());
            (shape, draft.is_some_and(is_hole), draft.is_some_and(is_place))
        });
        let is_measure = desk
            .draft
            .with(|draft| draft.as_ref().is_some_and(|draft| draft.purpose == Purpose::Measure));
        let [by_mouse, by_finger] = match shape {
            _ if desk.has_crosshair.get() => [Word::MapHintKeys; 2],
            _ if is_hole => [Word::MapHintHole, Word::MapHintHoleTouch],
            _ if is_measure => [Word::MapHintMeasure, Word::MapHintMeasureTouch],
            Some(Shape::Line) => [Word::MapHintLine, Word::MapHintLineTouch],
            Some(Shape::Area) => [Word::MapHintArea, Word::MapHintAreaTouch],
            Some(Shape::Point) if is_place => [Word::MapHintFinding, Word::MapHintFindingTouch],
            Some(Shape::Point) | None => [Word::MapHintNode, Word::MapHintNodeTouch],
        };
        text(if desk.is_by_finger.get() { by_finger } else { by_mouse })
    };
    let count = Memo::new(move |_| {
        desk.draft
            .with(|draft| draft.as_ref().map_or(0, |draft| draft.vertices().len()))
    });
    let measured = Memo::new(move |_| desk.measured());
    view! {
        <div class="map-hint">
            <p>
                {words}
                // Alt can't be held where nothing but a finger is at hand.
                {move || (!desk.is_by_finger.get()).then(|| [" ", text(Word::MapHintSnap)].concat())}
                {move || measured.get().map(|measured| view! { <strong class="map-measured">{measured}</strong> })}
            </p>
            <div class="map-toolbar">
                <button
                    type="button"
                    id="finish-drawing"
                    hidden=move || count.get() == 0
                    on:click=move |_| desk.finish()
                >
                    {icon("check")}
                    <span>{text(Word::MapFinish)}</span>
                </button>
                <button
                    type="button"
                    id="remove-last"
                    data-repeats=""
                    hidden=move || count.get() == 0
                    on:click=move |_| desk.remove_last()
                >
                    {icon("undo")}
                    <span>{text(Word::MapRemoveLast)}</span>
                </button>
                <button type="button" id="cancel-drawing" on:click=move |_| desk.cancel()>
                    {icon("x")}
                    <span>{text(Word::MapCancel)}</span>
                </button>
            </div>
        </div>
    }
}

/// Where only the map is shown, the way to the selected element's form.
fn details_button(desk: Desk) -> Option<impl IntoView> {
    let id = desk.selected.get()?;
    let named = |element: &StructureElement| vocabulary::named(&element.name);
    let name = desk.elements.with(|elements| elements.get(id.raw()).map(named))?;
    Some(view! {
        <div class="map-toolbar is-details">
            <button type="button" on:click=move |_| desk.show_pane(Pane::Table)>
                {icon("pencil")}
                <span>{fill(Word::MapShowDetails, &[("name", &name)])}</span>
            </button>
        </div>
    })
}

/// How far the bars of tools reach down over the map, in pixels; nothing where they lie under it.
fn tools_over_map() -> f64 {
    let bars = page::document().and_then(|document| document.query_selector_all("#map-tools > .map-toolbar").ok());
    let (Some(map), Some(bars)) = (page::element("map"), bars) else {
        return 0.0;
    };
    let map = map.get_bounding_client_rect();
    let bar = |place| {
        Some(
            bars.get(place)?
                .unchecked_into::<web_sys::Element>()
                .get_bounding_client_rect(),
        )
    };
    let over = (0..bars.length())
        .filter_map(bar)
        .filter(|bar| bar.top() < map.bottom());
    over.map(|bar| bar.bottom() - map.top()).fold(0.0, f64::max)
}

impl Desk {
    /// Brings a box into view, beside the legend where that lies open, below the tools as far as that costs no zoom, and while the map is
    /// told between the tools and the text.
    pub fn fit(self, bounds: BoundingBox) {
        let left = page::element("map-legend")
            .filter(|legend| legend.has_attribute("open") && page::is_wide())
            .map_or(0.0, |legend| legend.get_bounding_client_rect().width());
        let height = |id| {
            let panel = page::element(id).filter(|_| page::is_wide());
            panel.map_or(0.0, |panel| panel.get_bounding_client_rect().height())
        };
        let bottom = height("map-story");
        let over = tools_over_map();
        self.with_map(|map| {
            let top = if bottom > 0.0 {
                over
            } else {
                room_above(bounds, map.size(), [left, bottom], over)
            };
            map.fit(bounds, [left, top, bottom]);
        });
    }

    /// Brings the county into view with the points that lie just outside it; those far away are left out.
    pub fn fit_county(self) {
        let Some(Extents { county }) = self.extents.get_untracked() else {
            return;
        };
        let bounds = self
            .elements
            .with_untracked(|elements| county_with_near_points(county, elements));
        self.fit(bounds);
    }

    /// Brings every element and the county into view.
    pub fn fit_all(self) {
        let elements = self.elements.with_untracked(|elements| {
            let boxes = elements
                .iter()
                .filter_map(|(_, element)| BoundingBox::of(element.geometry.as_ref()?));
            boxes.reduce(BoundingBox::union)
        });
        if let Some(bounds) = elements {
            self.fit(bounds);
        }
    }
}
