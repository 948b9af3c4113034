//! What a line is tied to: the points that its ends follow, chosen by name.

use leptos::prelude::*;

use super::desk::Desk;
use crate::{
    app::{
        components::{links::linked_name, record_links},
        form::{
            lens::{Lens, field},
            record::FormRecord,
        },
        text::{
            vocabulary,
            words::{Word, text},
        },
    },
    domain::{
        records::structure_map::{Shape, StructureElement},
        values::id::{Id, RecordId},
    },
    platform::web::typing,
};

type End = Option<Id<StructureElement>>;

/// Both ends; nothing where the element does not join places.
pub fn ends(desk: Desk, element: FormRecord<StructureElement>) -> impl IntoView {
    let joins = Memo::new(move |_| element.with(|element| element.element.joins_places()));
    move || {
        joins.get().then(|| {
            view! {
                <div>
                    <div class="field-row">
                        {end(desk, element, field!(StructureElement, from), "element-from")}
                        {end(desk, element, field!(StructureElement, to), "element-to")}
                    </div>
                    <p class="help" id="ends-help">
                        {text(Word::MapTieHelp)}
                    </p>
                </div>
            }
        })
    }
}

fn end(
    desk: Desk,
    element: FormRecord<StructureElement>,
    lens: Lens<StructureElement, End>,
    id: &'static str,
) -> impl IntoView {
    let chosen = Memo::new(move |_| element.with(lens.read));
    // There may be thousands of points, and most who look at a line choose none.
    let is_open = RwSignal::new(false);
    let options = Memo::new(move |_| {
        desk.elements.with(|elements| {
            let chosen = chosen.get();
            let is_chosen = |id: &RecordId| chosen.as_ref().is_some_and(|chosen| chosen.raw() == id);
            let is_open = is_open.get();
            let mut points: Vec<(String, RecordId)> = elements
                .iter()
                .filter(|(id, point)| {
                    let is_point = point.geometry.as_ref().map(|geometry| geometry.shape()) == Some(Shape::Point);
                    is_chosen(id) || (is_open && is_point)
                })
                .map(|(id, point)| (vocabulary::named(&point.name), id.clone()))
                .collect();
            points.sort_by_cached_key(|(name, id)| (name.to_lowercase(), id.clone()));
            points
        })
    });
    let change = move |event| {
        let id = RecordId::new(&typing::entered(&event));
        element.edit(None, |element| (lens.write)(element, id.map(Id::of)));
    };
    let row = move |(name, id): (String, RecordId)| {
        let value = id.as_str().to_owned();
        let is_chosen = move || chosen.with(|chosen| chosen.as_ref().is_some_and(|chosen| *chosen.raw() == id));
        view! {
            <option value=value prop:selected=is_chosen>
                {name}
            </option>
        }
    };
    let rows = move || options.get().into_iter().map(row).collect::<Vec<_>>();
    let point = desk.app.workspace.select(move |document, _| {
        let point = chosen.get()?;
        record_links::to(document, point.raw())
    });
    let way = move || {
        let way = point.get().map(linked_name)?;
        Some(view! { <p class="help">{way}</p> })
    };
    view! {
        <div class="field grow">
            <label for=id>{text(lens.label)}</label>
            <select
                id=id
                aria-describedby="ends-help"
                on:change=change
                on:focus=move |_| is_open.set(true)
            >
                <option value="" prop:selected=move || chosen.with(Option::is_none)>
                    {text(Word::MapTieNone)}
                </option>
                {rows}
            </select>
            {way}
        </div>
    }
}
