//! Which places of a file are taken in: those of the document's county where a file has many, until somebody chooses others.

use std::{collections::BTreeSet, sync::Arc};

use leptos::prelude::*;

use crate::{
    app::{
        components::{long_list::LongList, municipalities::MunicipalityNames},
        document::workspace::Workspace,
        text::{
            vocabulary,
            words::{Word, fill, number, text},
        },
    },
    domain::values::county,
    format::figures::{ChosenPlaces, Figures, first_choice, own_places},
};

/// The places of a file.
#[derive(Clone, Copy)]
pub struct PlaceChoice {
    /// All of them: the own ones first, then the others as they come.
    places: Memo<Arc<Vec<String>>>,
    own: Memo<ChosenPlaces>,
    /// What somebody has chosen; `None` until then.
    asked: RwSignal<Option<ChosenPlaces>>,
    /// Those that are taken in.
    pub chosen: Memo<ChosenPlaces>,
}

impl PlaceChoice {
    /// That of a file.
    pub fn of(workspace: Workspace, figures: &Figures) -> Self {
        let named = StoredValue::new(figures.places());
        let names = MunicipalityNames::fetched();
        let county = workspace.select(|document, _| document.strategy().county.clone());
        let own = Memo::new(move |_| {
            let Some(county) = county::by_code(&county.get()) else {
                return ChosenPlaces::new();
            };
            let municipalities: BTreeSet<String> = names.with(|names| {
                let own = names.iter().filter(|one| one.code.starts_with(county.code));
                own.flat_map(|one| one.written().into_iter().chain([one.name.clone()]))
                    .collect()
            });
            named.with_value(|named| own_places(named, county, &municipalities))
        });
        let places = Memo::new(move |_| {
            let (first, others): (Vec<String>, Vec<String>) = own.with(|own| {
                let named = named.get_value().into_iter();
                named.partition(|place| own.contains(place))
            });
            Arc::new(first.into_iter().chain(others).collect::<Vec<_>>())
        });
        let asked = RwSignal::new(None::<ChosenPlaces>);
        let chosen = Memo::new(move |_| {
            let begun = || own.with(|own| named.with_value(|named| first_choice(named, own)));
            asked.get().unwrap_or_else(begun)
        });
        Self {
            places,
            own,
            asked,
            chosen,
        }
    }

    /// The figures of those that are chosen.
    pub fn taken(self, figures: &Arc<Figures>) -> Arc<Figures> {
        self.chosen.with(|chosen| {
            if self.places.with(|places| places.len()) == chosen.len() {
                figures.clone()
            } else {
                Arc::new(figures.of_places(chosen))
            }
        })
    }

    /// The choice; nothing where the file is of one place.
    pub fn view(self) -> AnyView {
        let count = Memo::new(move |_| self.places.with(|places| places.len()));
        if count.get_untracked() < 2 {
            return ().into_any();
        }
        let told = move || {
            let (n, total) = (number(self.chosen.with(BTreeSet::len)), number(count.get()));
            fill(Word::FiguresPlacesChosen, &[("n", &n), ("total", &total)])
        };
        let list = LongList::new(count);
        let drawn = move || {
            let most = list.drawn.get();
            self.places.with(|places| {
                let drawn = places.iter().take(most);
                drawn.map(|place| self.place_box(place)).collect::<Vec<_>>()
            })
        };
        let has_own = move || self.own.with(|own| !own.is_empty());
        let all = move |_| {
            self.asked
                .set(Some(self.places.with_untracked(|all| all.iter().cloned().collect())))
        };
        let own = move |_| self.asked.set(Some(self.own.get_untracked()));
        view! {
            <fieldset class="form-group choices" id="figures-places">
                <legend>{text(Word::FiguresPlaces)}</legend>
                <p role="status" id="figures-places-told">
                    {told}
                </p>
                <p class="actions">
                    <button type="button" id="places-own" hidden=move || !has_own() on:click=own>
                        {text(Word::FiguresPlacesOwn)}
                    </button>
                    <button type="button" id="places-all" on:click=all>
                        {text(Word::FiguresPlacesAll)}
                    </button>
                </p>
                <details>
                    <summary id="places-each">{text(Word::FiguresPlacesEach)}</summary>
                    <div class="choice-grid">{drawn}</div>
                    {list.more_of(Word::FiguresPlaces)}
                </details>
            </fieldset>
        }
        .into_any()
    }

    fn place_box(self, place: &str) -> AnyView {
        let (of_box, of_change) = (place.to_owned(), place.to_owned());
        let change = move |event| {
            let mut chosen = self.chosen.get_untracked();
            if event_target_checked(&event) {
                chosen.insert(of_change.clone());
            } else {
                chosen.remove(&of_change);
            }
            self.asked.set(Some(chosen));
        };
        let name = match place {
            "" => text(Word::FiguresPlacesNone).to_owned(),
            place => vocabulary::named(place),
        };
        view! {
            <label class="choice">
                <input
                    type="checkbox"
                    prop:checked=move || self.chosen.with(|chosen| chosen.contains(&of_box))
                    on:change=change
                />
                {name}
            </label>
        }
        .into_any()
    }
}
