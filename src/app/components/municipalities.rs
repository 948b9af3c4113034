//! The municipalities, fetched when a page first asks for them: what they are called, and where those of a county lie.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{
    domain::{
        action_table::names::known_by,
        values::{county, district::Districts},
    },
    map::municipalities::{MunicipalityAreas, MunicipalityName, read_areas, read_names},
    platform::web::fetch,
};

/// What the municipalities are called, once that has been fetched.
pub type FetchedNames = Arc<Vec<MunicipalityName>>;

/// The names of the municipalities, on their way. Where they can't be had, their codes are shown.
#[derive(Clone, Copy)]
pub struct MunicipalityNames(RwSignal<FetchedNames>);

impl MunicipalityNames {
    /// None yet. They are fetched when somebody asks for them.
    pub fn unasked() -> Self {
        Self(RwSignal::new(FetchedNames::default()))
    }

    /// Fetches them.
    pub fn fetched() -> Self {
        let names = Self::unasked();
        names.fetch();
        names
    }

    /// Fetches them, once for each time that it is called.
    pub fn fetch(self) {
        spawn_local(async move {
            let file = fetch::bytes("geo/koder.json").await.ok();
            if let Some(read) = file.as_deref().and_then(read_names) {
                self.0.try_set(Arc::new(read));
            }
        });
    }

    /// What `read` makes of them, followed.
    pub fn with<R>(self, read: impl FnOnce(&[MunicipalityName]) -> R) -> R {
        self.0.with(|names| read(names))
    }

    /// The code of the municipality of this name, as far as the names are there; `None` if there is none.
    pub fn code_of(self, name: &str) -> Option<String> {
        let wanted = known_by(name);
        let is_it = |one: &&MunicipalityName| {
            known_by(&one.name) == wanted || one.written().iter().any(|written| known_by(written) == wanted)
        };
        let found = self.with_untracked(|names| names.iter().find(is_it).map(|one| one.code.clone()));
        found.filter(|_| !wanted.is_empty())
    }

    /// The same without following them.
    pub fn with_untracked<R>(self, read: impl FnOnce(&[MunicipalityName]) -> R) -> R {
        self.0.with_untracked(|names| read(names))
    }
}

/// What a municipality is called; its code where that is not known.
pub fn municipality_name(names: &[MunicipalityName], code: &str) -> String {
    let found = names.iter().find(|one| one.code == code);
    found.map_or_else(|| code.into(), |one| one.name.clone())
}

/// Where the municipalities of a county lie.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum CountyGround {
    /// That is on its way.
    #[default]
    OnItsWay,
    /// There is no county, or where its municipalities lie can't be had.
    Missing,
    /// Where each lies.
    There(Arc<Vec<MunicipalityAreas>>),
}

impl CountyGround {
    /// Whether it is known where they lie.
    pub fn is_there(&self) -> bool {
        matches!(self, Self::There(_))
    }

    /// The municipalities by their codes, to be asked in which of them something lies; none where that is not known.
    pub fn districts(&self) -> Districts<'_> {
        let areas = match self {
            Self::There(areas) => areas.as_slice(),
            Self::OnItsWay | Self::Missing => &[],
        };
        Districts::of(areas.iter().map(|one| (one.code.as_str(), one.areas.as_slice())))
    }
}

/// Where the municipalities of a county lie, fetched for the county that is named.
pub fn county_ground(county: Memo<String>) -> ReadSignal<CountyGround> {
    let ground = RwSignal::new(CountyGround::OnItsWay);
    Effect::new(move |_| {
        let code = county.get();
        if county::by_code(&code).is_none() {
            ground.set(CountyGround::Missing);
            return;
        }
        ground.set(CountyGround::OnItsWay);
        spawn_local(async move {
            let file = fetch::bytes(&format!("geo/lan/{code}.topo.json")).await.ok();
            let read = file.as_deref().and_then(read_areas).map(Arc::new);
            // Another county may have been named meanwhile, or the page left.
            if county.try_get_untracked().as_ref() == Some(&code) {
                ground.try_set(read.map_or(CountyGround::Missing, CountyGround::There));
            }
        });
    });
    ground.read_only()
}
