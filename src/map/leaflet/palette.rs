//! The map's colours as the page's style has them right now: a canvas can't follow a custom property by itself.

use web_sys::HtmlElement;

use crate::{
    domain::records::structure_map::Theme,
    map::{glyph::Ink, ground::GroundColour, scheme::of_scheme, style::Tint},
    platform::web::page,
};

/// The colours that are drawn on a canvas.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Palette {
    land: String,
    neighbour: String,
    water: String,
    border: String,
    county: String,
    region: String,
    settlement: String,
    nature: String,
    communications: String,
    blue: String,
    halo: String,
    label: String,
    raised: String,
    /// What is looked at, and what is being drawn.
    pub(super) text: String,
}

impl Palette {
    /// Reads the colours that apply to an element.
    pub fn read(element: &HtmlElement) -> Self {
        let style = page::window().and_then(|window| window.get_computed_style(element).ok().flatten());
        let read = |name: &str| {
            style
                .as_ref()
                .and_then(|style| style.get_property_value(name).ok())
                .unwrap_or_default()
        };
        let scheme = read("color-scheme");
        let is_dark = scheme == "dark" || (scheme != "light" && page::prefers_dark());
        let read = |name: &str| of_scheme(&read(name), is_dark).to_owned();
        Self {
            land: read("--map-land"),
            neighbour: read("--map-neighbour"),
            water: read("--map-water"),
            border: read("--map-border"),
            county: read("--map-county"),
            region: read("--map-region"),
            settlement: read("--theme-settlement"),
            nature: read("--theme-nature"),
            communications: read("--theme-communications"),
            blue: read("--theme-water"),
            halo: read("--map-halo"),
            label: read("--map-label"),
            raised: read("--raised"),
            text: read("color"),
        }
    }

    pub(super) fn ground(&self, colour: GroundColour) -> &str {
        match colour {
            GroundColour::Land => &self.land,
            GroundColour::Neighbour => &self.neighbour,
            GroundColour::Water => &self.water,
            GroundColour::Border => &self.border,
            GroundColour::County => &self.county,
            GroundColour::Region => &self.region,
        }
    }

    /// A colour by what it is for; that of a tint is the text's where there is none.
    pub(super) fn ink(&self, ink: Ink, tint: Option<Tint>) -> &str {
        match (ink, tint) {
            (Ink::Theme, Some(Tint::Of(Theme::Settlement))) => &self.settlement,
            (Ink::Theme, Some(Tint::Of(Theme::Nature))) => &self.nature,
            (Ink::Theme, Some(Tint::Of(Theme::Communications))) => &self.communications,
            (Ink::Theme, Some(Tint::Water)) => &self.blue,
            (Ink::Halo, _) => &self.halo,
            (Ink::Label, _) => &self.label,
            (Ink::Raised, _) => &self.raised,
            (Ink::Ground(colour), _) => self.ground(colour),
            (Ink::Text, _) | (Ink::Theme, None) => &self.text,
        }
    }
}
