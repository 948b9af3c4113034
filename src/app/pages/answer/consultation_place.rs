//! Where something that is said is about: a town, or a point on the map. Neither is demanded.

use leptos::prelude::*;

use super::consultation_fields::Fields;
use crate::{
    app::{
        components::{icon::icon, place_map::PlaceMap},
        text::{
            places::point_told,
            words::{Word, fill, text},
        },
    },
    domain::values::geometry::Position,
    format::{
        consultation_answer::{place, position_text},
        draft::NoteKind,
    },
    map::places::Place,
    platform::web::{page, typing},
};

/// The place of one of the things said.
#[derive(Clone, Copy)]
struct SaidPlace {
    fields: Fields,
    /// The key under which it is kept.
    of: StoredValue<String>,
    place: Memo<Option<Position>>,
}

impl SaidPlace {
    /// Keeps a position as it is written; empty for none.
    fn keep(self, at: &str) {
        self.fields
            .kept
            .say(|draft, now| self.of.with_value(|of| draft.set_text(NoteKind::Place, of, at, now)));
    }

    /// Sets the point and says where it is, or that it is gone.
    fn set(self, at: Option<Position>) {
        self.keep(&position_text(at));
        let told = match at {
            Some(at) => self.told(at),
            None => text(Word::PlaceMapRemoved).to_owned(),
        };
        self.fields.app.notices.announce(told);
    }

    fn told(self, at: Position) -> String {
        self.with_towns(|towns| point_told(towns, at))
    }

    fn with_towns<R>(self, read: impl FnOnce(&[Place]) -> R) -> R {
        match self.fields.towns {
            Some(towns) => towns.with(|towns| read(towns)),
            None => read(&[]),
        }
    }

    /// The towns of the county by name, each with its position as it is kept.
    fn options(self) -> Vec<(String, String)> {
        let county = self
            .fields
            .invitation
            .with_value(|invitation| invitation.county.clone());
        let mut own: Vec<_> = self.with_towns(|towns| {
            let own = towns.iter().filter(|town| town.municipality.starts_with(&county));
            own.map(|town| (town.name.clone(), position_text(Some(town.position))))
                .collect()
        });
        own.sort();
        own
    }
}

impl Fields {
    /// The place that something is about. `of_what` tells it from the others on the page.
    pub fn place(self, of: StoredValue<String>, id: String, of_what: String) -> AnyView {
        let said = SaidPlace {
            fields: self,
            of,
            place: self.kept.read(move |draft| of.with_value(|of| place(draft, of))),
        };
        let (has_place, told_id) = (Memo::new(move |_| said.place.get().is_some()), [&id, "-told"].concat());
        let is_unsaid = self
            .kept
            .read(move |draft| of.with_value(|of| draft.text(NoteKind::Said, of).trim().is_empty()));
        let told = move || {
            let told = said.told(said.place.get()?);
            Some(if is_unsaid.get() {
                [&told, " ", text(Word::PlaceMapUnsaid)].concat()
            } else {
                told
            })
        };
        view! {
            {towns(said, id.clone(), of_what.clone())}
            <p class="small" id=told_id hidden=move || !has_place.get()>
                {told}
            </p>
            {map(said, id, of_what, has_place)}
        }
        .into_any()
    }
}

/// The towns, of which one gives the place.
fn towns(said: SaidPlace, id: String, of_what: String) -> AnyView {
    let options = Memo::new(move |_| said.options());
    let chosen = Memo::new(move |_| position_text(said.place.get()));
    let is_apart = Memo::new(move |_| {
        chosen.with(|chosen| {
            !chosen.is_empty() && options.with(|options| options.iter().all(|(_, position)| position != chosen))
        })
    });
    let choose = move |event| {
        let at: String = typing::entered(&event);
        said.keep(&at);
    };
    let option = move |(name, code): (String, String)| {
        let of_option = code.clone();
        view! {
            <option value=code prop:selected=move || chosen.with(|chosen| *chosen == of_option)>
                {name}
            </option>
        }
    };
    let each = move || options.get().into_iter().map(option).collect::<Vec<_>>();
    // A point that was set on the map is none of the towns.
    let apart = move || {
        is_apart.get().then(|| {
            view! {
                <option value=move || chosen.get() prop:selected=true>
                    {text(Word::PlaceMapOption)}
                </option>
            }
        })
    };
    view! {
        <div class="field">
            <label for=id.clone()>
                {text(Word::ConsultationPlace)} <span class="visually-hidden">": "{of_what}</span>
            </label>
            <select id=id on:change=choose>
                <option value="" prop:selected=move || chosen.with(String::is_empty)>
                    {text(Word::ConsultationNoPlace)}
                </option>
                {apart}
                {each}
            </select>
        </div>
    }
    .into_any()
}

/// The map, once it has been asked for, and the button that takes the point away.
fn map(said: SaidPlace, id: String, of_what: String, has_place: Memo<bool>) -> AnyView {
    let is_open = RwSignal::new(false);
    let map = PlaceMap {
        app: said.fields.app,
        id: StoredValue::new([&id, "-map"].concat()),
        label: StoredValue::new(fill(Word::PlaceMapLabel, &[("of", &of_what)])),
        county: StoredValue::new(
            said.fields
                .invitation
                .with_value(|invitation| invitation.county.clone()),
        ),
        place: said.place,
        set: Callback::new(move |at| said.set(at)),
    };
    let toggle = [&id, "-open"].concat();
    let after_removal = StoredValue::new(toggle.clone());
    let remove = move |_| {
        said.set(None);
        // The button is hidden with the point.
        after_removal.with_value(|id| page::focus(id));
    };
    let word = move || {
        text(if is_open.get() {
            Word::PlaceMapClose
        } else {
            Word::PlaceMapOpen
        })
    };
    let shown = move || {
        is_open.get().then(|| {
            view! {
                <div class="consultation-map">
                    <p class="help">{text(Word::PlaceMapHelp)}</p>
                    {map.view()}
                    <p class="help place-map-privacy">{text(Word::PlaceMapPrivacy)}</p>
                </div>
            }
        })
    };
    view! {
        <p class="actions no-print">
            <button
                type="button"
                id=toggle
                aria-expanded=move || is_open.get().to_string()
                on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
            >
                {icon("map-pin")}
                <span>{word} <span class="visually-hidden">": "{of_what.clone()}</span></span>
            </button>
            <button
                type="button"
                class="quiet danger"
                id=[&id, "-remove"].concat()
                hidden=move || !has_place.get()
                on:click=remove
            >
                {icon("trash")}
                <span>{text(Word::PlaceMapRemove)} <span class="visually-hidden">": "{of_what}</span></span>
            </button>
        </p>
        {shown}
    }
    .into_any()
}
