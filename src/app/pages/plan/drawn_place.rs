//! Where a finding or a contribution is: a small picture and words, and the ways to the map, where it is drawn.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::{
        components::{
            county_places::CountyPlaces,
            icon::icon,
            municipalities::{CountyGround, MunicipalityNames, county_ground, municipality_name},
            picture::drawing,
        },
        document::workspace::Workspace,
        form::{lens::Lens, record::FormRecord},
        pages::structure_map::AskedPlace,
        text::words::{Word, fill, text},
    },
    domain::{
        records::{record::Kind, structure_map::Shape},
        values::{
            extent::centre,
            geometry::{Geometry, Position},
        },
    },
    format::coordinates,
    map::drawing::PlaceOwner,
    platform::web::page,
};

/// The ways to draw, each with the id of its button.
const SHAPES: [(&str, &str, Shape, Word); 3] = [
    ("draw-place-point", "map-pin", Shape::Point, Word::AnalysisPlacePoint),
    ("draw-place-line", "line", Shape::Line, Word::AnalysisPlaceLine),
    ("draw-place-area", "polygon", Shape::Area, Word::AnalysisPlaceArea),
];

/// Where the place of a record is kept, and what is said where there is none.
pub struct DrawnPlace<T: 'static> {
    pub form: FormRecord<T>,
    pub lens: Lens<T, Option<Geometry>>,
    pub owner: PlaceOwner,
    pub none: Word,
}

impl<T: Kind + Send + Sync> DrawnPlace<T> {
    /// The section.
    pub fn section(self) -> AnyView {
        let Self {
            form,
            lens,
            owner,
            none,
        } = self;
        let place = Memo::new(move |_| form.with(lens.read));
        let has_place = Memo::new(move |_| place.with(Option::is_some));
        let field = StoredValue::new(lens.id());
        let owner = StoredValue::new(owner);
        let draw = move |(button, symbol, shape, word): (&'static str, &'static str, Shape, Word)| {
            let ask = move |event: leptos::ev::MouseEvent| {
                AskedPlace::Draw(shape, event.detail() == 0).ask(&owner.get_value());
            };
            view! {
                <button type="button" id=button on:click=ask>
                    {icon(symbol)}
                    {text(word)}
                </button>
            }
        };
        let remove = move |_| {
            form.change(|record| (lens.write)(record, None));
            // The button is gone with the place.
            field.with_value(|id| page::focus(id));
        };
        let shown = move || {
            if !has_place.get() {
                return view! { <p class="links-none">{text(none)}</p> }.into_any();
            }
            view! {
                {picture(form.workspace, lens.label, place)}
                <p class="actions">
                    <button
                        type="button"
                        id="show-place"
                        on:click=move |_| AskedPlace::Show.ask(&owner.get_value())
                    >
                        {icon("search")}
                        {text(Word::MapZoomTo)}
                    </button>
                    <button type="button" class="danger" id="remove-place" on:click=remove>
                        {icon("trash")}
                        {text(Word::AnalysisPlaceRemove)}
                    </button>
                </p>
            }
            .into_any()
        };
        let legend = move || {
            text(if has_place.get() {
                Word::AnalysisPlaceRedraw
            } else {
                Word::AnalysisPlaceDraw
            })
        };
        view! {
            <section class="links drawn-place" class:no-print=lens.is_private() id=field.get_value() tabindex="-1">
                <h3 class="label">{icon("map-pin")} {text(lens.label)}</h3>
                {shown}
                <div class="no-print">
                    <p class="help" id="draw-place">
                        {legend}
                    </p>
                    <p class="actions" role="group" aria-labelledby="draw-place">
                        {SHAPES.map(draw)}
                    </p>
                </div>
            </section>
        }
        .into_any()
    }
}

/// The place in its county, and the same in words.
fn picture(workspace: Workspace, title: Word, place: Memo<Option<Geometry>>) -> AnyView {
    let county = workspace.select(|document, _| document.strategy().county.clone());
    let (ground, names) = (county_ground(county), MunicipalityNames::fetched());
    let told = Memo::new(move |_| {
        let place = place.get()?;
        let position = centre(&place)?;
        let code = ground.with(|ground| ground.districts().at(position).map(str::to_owned));
        let municipality = code.map(|code| names.with(|names| municipality_name(names, &code)));
        Some(told(&place, position, municipality))
    });
    let draw = move |width: f64| {
        let told = told.get().unwrap_or_default();
        place.with(|place| {
            let places: Vec<&Geometry> = place.iter().collect();
            ground.with(|ground| {
                let picture = CountyPlaces {
                    id: "drawn-place-map",
                    title: text(title),
                    told: &told,
                    places: &places,
                    ground,
                };
                picture.to_svg(width)
            })
        })
    };
    let has_ground = Memo::new(move |_| ground.with(CountyGround::is_there));
    let map = move || {
        has_ground
            .get()
            .then(|| view! { <div class="import-landing">{drawing(Signal::stored(true), Arc::new(draw))}</div> })
    };
    view! {
        {map}
        <p class="small" id="place-told">
            {move || told.get()}
        </p>
    }
    .into_any()
}

/// What was drawn and where, in words.
fn told(place: &Geometry, position: Position, municipality: Option<String>) -> String {
    let shape = text(match place.shape() {
        Shape::Point => Word::AnalysisPlaceIsPoint,
        Shape::Line => Word::AnalysisPlaceIsLine,
        Shape::Area => Word::AnalysisPlaceIsArea,
    });
    let at = coordinates::write(&[position]);
    match municipality {
        Some(name) => fill(
            Word::AnalysisPlaceIn,
            &[("shape", shape), ("municipality", &name), ("at", &at)],
        ),
        None => fill(Word::AnalysisPlaceAt, &[("shape", shape), ("at", &at)]),
    }
}
