//! What can be done with the shape of the selected element, in a menu on the map.

use leptos::prelude::*;

use super::{
    desk::{Desk, Pane},
    menu::menu,
    part_list::{draw_button, drawable},
};
use crate::{
    app::{
        components::{focus::focus_when_drawn, icon::icon},
        pages::{boxed, parts},
        text::words::{Word, fill, text},
    },
    domain::{
        records::structure_map::{Shape, StructureElement},
        values::{geometry::Geometry, id::Id},
    },
    map::{editing::Vertex, scene::Grip},
};

/// The menu; nothing where no line or area is selected, or something is drawn.
pub fn shape_menu(desk: Desk) -> impl IntoView {
    let shaped = Memo::new(move |_| {
        if desk.draft.with(Option::is_some) {
            return None;
        }
        let id = desk.selected.get()?;
        let shape = desk
            .elements
            .with(|elements| elements.get(id.raw())?.geometry.as_ref().map(Geometry::shape))?;
        (shape != Shape::Point).then_some((id, shape))
    });
    move || {
        let (id, shape) = shaped.get()?;
        Some(parts::beside(boxed(parts::shape_menu(desk, id, shape))))
    }
}

/// The menu of an element with this shape.
pub fn menu_of(desk: Desk, id: Id<StructureElement>, shape: Shape) -> AnyView {
    let of_vertex = id.clone();
    let at_vertex = move || {
        let (element, vertex) = desk.chosen_vertex.get()?;
        (element == of_vertex).then(|| vertex_buttons(desk, element, vertex))
    };
    view! {
        <div class="map-toolbar is-shape">
            {at_vertex}
            {menu(
                "shape-menu",
                NodeRef::new(),
                Some("polygon"),
                || text(Word::MapShape).into(),
                move || body(desk, id.clone(), shape).into_any(),
            )}
        </div>
    }
    .into_any()
}

fn body(desk: Desk, id: Id<StructureElement>, shape: Shape) -> impl IntoView {
    let held = id.clone();
    let draw = Memo::new(move |_| desk.elements.with(|elements| drawable(elements.get(held.raw()))));
    let draw_buttons = move || {
        let drawable = draw.get().iter();
        drawable
            .map(|drawing| draw_button(desk, id.clone(), *drawing, "-on-map"))
            .collect::<Vec<_>>()
    };
    let join = (shape == Shape::Line).then(|| join_button(desk));
    // What is here is in the form too.
    view! {
        <div class="map-menu-kinds" role="group" aria-label=text(Word::MapShape)>
            {draw_buttons}
            {join}
        </div>
    }
}

/// What can be done at the vertex that was pressed.
fn vertex_buttons(desk: Desk, id: Id<StructureElement>, vertex: Vertex) -> impl IntoView {
    let numbered = |word: Word| fill(word, &[("n", &(vertex.index + 1).to_string())]);
    let can = desk.at_vertex(&id, vertex);
    let split = can.split.then(|| {
        let split = move |_| {
            desk.split(&id, vertex);
            focus_when_drawn("map");
        };
        view! {
            <button type="button" id="split-here" on:click=split>
                {numbered(Word::MapSplitHere)}
            </button>
        }
    });
    let remove = can.remove.then(|| {
        let remove = move |_| {
            desk.remove_grip(Grip::Vertex(vertex));
            focus_when_drawn("map");
        };
        view! {
            <button type="button" id="remove-here" on:click=remove>
                {icon("trash")}
                {numbered(Word::MapVertexRemove)}
            </button>
        }
    });
    view! {
        {split}
        {remove}
    }
}

/// The way to the list of lines in the form, which may be long.
fn join_button(desk: Desk) -> impl IntoView {
    let go = move |_| {
        desk.show_pane(Pane::Table);
        focus_when_drawn("join-with");
    };
    view! {
        <button type="button" id="join-on-map" on:click=go>
            {icon("line")}
            {text(Word::MapJoinGo)}
        </button>
    }
}
