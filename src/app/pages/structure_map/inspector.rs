//! The element that is looked at: everything about it, changed where it is read.

use leptos::prelude::*;

use super::{
    coordinates,
    desk::{Desk, Pane},
    element_address::copy_link,
    element_links::{actions, factors, findings, neighbour_plans, priorities},
    ends::ends,
    line_tools, part_list, reasons,
};
use crate::{
    app::{
        components::{
            field::{date_field, term_field, text_area, text_field},
            focus::focus_when_drawn,
            icon::icon,
            in_turns::{Piece, in_turns},
            note::Note,
            reconsider_mark::reconsider_mark,
        },
        document::workspace::RecordMemo,
        form::{lens::field, record::FormRecord},
        interface::{later::in_next_frame_in_any_case, route::Route},
        pages::plan,
        text::{
            vocabulary::{self, Term},
            words::{Word, fill, text},
        },
    },
    domain::{
        records::structure_map::{Shape, StructureElement},
        values::{extent::BoundingBox, id::Id},
    },
    map::{
        drawing::{Draft, Purpose},
        editing,
    },
    platform::web::page,
};

/// The id of the field with the element's name.
pub const NAME_FIELD: &str = "element-name";

/// The form of one element.
pub fn inspector(desk: Desk, id: Id<StructureElement>) -> AnyView {
    let element = desk.app.workspace.record(id.clone());
    let is_there = Memo::new(move |_| element.with(|element| element.is_some()));
    let form = move || {
        if is_there.get() {
            form(desk, id.clone())
        } else {
            view! {
                <h2 class="side-title">{text(Word::NavStructureMap)}</h2>
                <p>{text(Word::MapElementMissing)}</p>
            }
            .into_any()
        }
    };
    view! {
        <p class="kicker">
            <a href=Route::StructureMap.to_hash()>{text(Word::MapBackToTable)}</a>
        </p>
        {form}
    }
    .into_any()
}

fn form(desk: Desk, id: Id<StructureElement>) -> AnyView {
    let app = desk.app;
    // The page stays while another element is gone to, so it is the form that brings the keyboard to the field that was asked for.
    let asked = app.interface.take_focus();
    let is_name = asked.as_deref() == Some(NAME_FIELD);
    if is_name {
        in_next_frame_in_any_case(move || focus_when_drawn(NAME_FIELD));
    }
    let bring_keyboard = move || {
        if let Some(field) = asked.filter(|_| !is_name) {
            focus_when_drawn(field);
        }
    };
    let element = app.workspace.form(id.clone());
    let name = move || element.with(|element| vocabulary::named(&element.name));
    let [facts, place, linked, said] = [0; 4].map(|_| id.clone());
    let pieces: [Piece; 5] = [
        Box::new(move || what_it_is(desk, facts, element)),
        Box::new(move || where_it_is(desk, &place, element)),
        Box::new(move || what_is_told(element)),
        Box::new(move || what_it_is_linked_with(desk, &linked, element)),
        Box::new(move || what_is_said(desk, &said)),
    ];
    view! {
        <h2 class="side-title">{name}</h2>
        <div class="record-form section-gap">{in_turns(pieces, bring_keyboard)}</div>
    }
    .into_any()
}

fn what_it_is(desk: Desk, id: Id<StructureElement>, element: FormRecord<StructureElement>) -> AnyView {
    view! {
        {reconsider_mark(desk.app.workspace, id.raw().clone())}
        {text_field(element.field(field!(StructureElement, name)).id(NAME_FIELD))}
        {term_field(element.field(field!(StructureElement, element)).id("element-kind").help(Word::MapKindHelp))}
        {mismatch(desk, id, element.record)}
        <div class="field-row">
            {term_field(element.field(field!(StructureElement, theme)).id("element-theme").class("field grow"))}
            {term_field(element.field(field!(StructureElement, level)).id("element-level").class("field grow"))}
            {term_field(element.field(field!(StructureElement, status)).id("element-status").class("field grow"))}
        </div>
    }
    .into_any()
}

fn where_it_is(desk: Desk, id: &Id<StructureElement>, element: FormRecord<StructureElement>) -> AnyView {
    view! {
        {ends(desk, element)}
        {coordinates::field(element)}
        {place_buttons(desk, id.clone(), element.record)}
        {part_list::part_list(desk, id.clone(), element.record)}
        {line_tools::line_tools(desk, id.clone(), element.record)}
    }
    .into_any()
}

fn what_is_told(element: FormRecord<StructureElement>) -> AnyView {
    view! {
        {text_area(element.field(field!(StructureElement, guidance)).id("element-guidance").help(Word::MapGuidanceHelp))}
        {text_area(element.field(field!(StructureElement, source)).id("element-source").help(Word::MapSourceHelp))}
        {date_field(element.field(field!(StructureElement, date)).id("element-date").help(Word::MapDateHelp))}
    }
    .into_any()
}

fn what_it_is_linked_with(desk: Desk, id: &Id<StructureElement>, element: FormRecord<StructureElement>) -> AnyView {
    view! {
        {priorities(desk, id.clone())}
        {findings(desk, id.clone())}
        {actions(desk, id.clone())}
        {neighbour_plans(desk, id.clone())}
        {factors(element)}
        {deeds(desk, id.clone(), element)}
    }
    .into_any()
}

fn what_is_said(desk: Desk, id: &Id<StructureElement>) -> AnyView {
    let workspace = desk.app.workspace;
    view! {
        {plan::contributions_section(workspace, id.raw().clone(), Word::DialogueOfElementNone)}
        {plan::thread_beside(workspace, id.raw().clone())}
        {plan::comments_section(workspace, id.raw().clone())}
    }
    .into_any()
}

/// What is done with the whole element.
fn deeds(desk: Desk, id: Id<StructureElement>, element: FormRecord<StructureElement>) -> AnyView {
    let (copy_link, link_by_hand) = copy_link(desk, id.clone());
    let remove = move |_| {
        page::go_to(&Route::StructureMap.to_hash());
        desk.app.workspace.remove(id.raw());
    };
    view! {
        <p class="actions">
            <button type="button" id="duplicate-element" on:click=move |_| desk.duplicate(element)>
                {icon("copy")}
                {text(Word::MapDuplicate)}
            </button>
            {copy_link}
            <button type="button" class="danger" id="remove-element" on:click=remove>
                {icon("trash")}
                {text(Word::MapRemove)}
            </button>
        </p>
        {link_by_hand}
    }
    .into_any()
}

/// Says that kind and shape differ, and offers to make the shape what the kind asks for.
fn mismatch(desk: Desk, id: Id<StructureElement>, element: RecordMemo<StructureElement>) -> impl IntoView {
    let found = Memo::new(move |_| {
        let element = element.get()?;
        let geometry = element.geometry?;
        (geometry.shape() != element.element.shape()).then_some((element.element, geometry))
    });
    move || {
        let (kind, geometry) = found.get()?;
        let message = fill(
            Word::MapMismatch,
            &[
                ("kind", &text(kind.word()).to_lowercase()),
                ("shape", reasons::shape(geometry.shape())),
            ],
        );
        let offer = match kind.shape() {
            Shape::Point => Word::MapReshapePoint,
            Shape::Line => Word::MapReshapeLine,
            Shape::Area => Word::MapReshapeArea,
        };
        let id = id.clone();
        let button = editing::reshaped(&geometry, kind.shape()).ok().map(|changed| {
            view! {
                <p class="actions">
                    <button type="button" id="reshape" on:click=move |_| desk.reshape(&id, changed.clone())>
                        {text(offer)}
                    </button>
                </p>
            }
        });
        Some(Note::ATTENTION.with_icon("info").status().view(view! {
            <p>{message}</p>
            {button}
        }))
    }
}

fn place_buttons(desk: Desk, id: Id<StructureElement>, element: RecordMemo<StructureElement>) -> impl IntoView {
    let has_place = Memo::new(move |_| element.with(|held| held.is_some_and(|held| held.geometry.is_some())));
    let draw = move |event: leptos::ev::MouseEvent| {
        let kind = element.get_untracked().unwrap_or_default().element;
        desk.begin(Draft::of(kind, Purpose::Replacing(id.clone())), event.detail() == 0);
    };
    let show = move |_| {
        let held = element.get_untracked().and_then(|held| held.geometry);
        if let Some(bounds) = held.as_ref().and_then(BoundingBox::of) {
            desk.show_pane(Pane::Map);
            // A map that was hidden takes its size first.
            in_next_frame_in_any_case(move || {
                desk.with_map(|map| map.resize());
                desk.fit(bounds);
            });
        }
    };
    view! {
        <p class="actions">
            <button type="button" id="draw-element" on:click=draw>
                {icon("pencil")}
                {move || text(if has_place.get() { Word::MapRedraw } else { Word::MapDraw })}
            </button>
            <button type="button" id="zoom-to" hidden=move || !has_place.get() on:click=show>
                {icon("search")}
                {text(Word::MapZoomTo)}
            </button>
        </p>
    }
}
