//! The legend: what is in view, drawn by what draws the map.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{desk::Desk, late::late};
use crate::{
    app::{
        interface::later::in_next_frame,
        text::{
            map_sheet::{border_legend, flag_legend},
            vocabulary::Term,
            words::{Word, text},
        },
    },
    domain::{
        records::structure_map::{ElementKind, ElementLevel, ElementStatus, Theme},
        values::extent::BoundingBox,
    },
    map::{
        findings::{Flag, FlagKey, rooms_at},
        ground::Border,
        leaflet::MapView,
        plane::Projection,
        style::style_of,
        symbol,
    },
    platform::web::page,
};

/// Where the legend leaves enough of the map to begin unfolded.
const UNFOLDED: &str = "(min-width: 1100px) and (min-height: 32em)";

type Entry = (Theme, ElementKind, ElementLevel, ElementStatus);

/// The legend; nothing if there is nothing on the map.
pub fn legend(desk: Desk) -> impl IntoView {
    let on_map = late(desk.on_map);
    let entries = Memo::new(move |_| {
        let seen = desk.viewed.get().map(|viewed| viewed.bounds);
        on_map.with(|elements| {
            elements
                .iter()
                .filter(|(_, element)| {
                    let place = element.geometry.as_ref().and_then(BoundingBox::of);
                    place.is_some_and(|place| seen.is_none_or(|seen| seen.overlaps(&place)))
                })
                .map(|(_, element)| (element.theme, element.element, element.level, element.status))
                .collect::<BTreeSet<Entry>>()
        })
    });
    let is_open = page::matches_media(UNFOLDED);
    // Names keep clear of the legend.
    let make_room = move |()| desk.with_map(MapView::place_names);
    Effect::new(move |has_rows: Option<()>| {
        entries.track();
        desk.flags.track();
        desk.shown.borders();
        let is_open = || page::element("map-legend").is_some_and(|legend| legend.has_attribute("open"));
        if has_rows.is_some() {
            // Its rows are there by the next frame.
            in_next_frame(move || {
                if is_open() {
                    make_room(());
                }
            });
        }
    });
    let is_shown = Memo::new(move |_| !entries.with(BTreeSet::is_empty) || desk.flags.with(|flags| !flags.is_empty()));
    let groups = move || {
        entries.with(|entries| {
            Theme::ALL
                .iter()
                .map(|theme| group(*theme, entries))
                .collect::<Vec<_>>()
        })
    };
    // It stays folded or unfolded as the user has it, whatever comes into view.
    move || {
        is_shown.get().then(|| {
            view! {
                <details class="map-legend" id="map-legend" open=is_open on:toggle=move |_| make_room(())>
                    <summary>{text(Word::MapLegend)}</summary>
                    <div class="map-legend-body">
                        {groups}
                        {findings(desk)}
                        {borders(desk)}
                        <p class="muted">{text(Word::MapLegendThemeNote)}</p>
                    </div>
                </details>
            }
        })
    }
}

/// The flags of findings, where any stands.
fn findings(desk: Desk) -> impl IntoView {
    let scale = Memo::new(move |_| {
        let zoom = desk.viewed.get().map(|viewed| viewed.zoom);
        Projection::of_zoom(zoom.unwrap_or_default(), [0.0; 2]).scale
    });
    let keys = Memo::new(move |_| {
        let of = |flags: &Vec<Flag>| FlagKey::among(flags, &rooms_at(flags, scale.get()));
        desk.flags.with(of)
    });
    let row = |key: &FlagKey| {
        view! {
            <li>
                <span class="map-key" inner_html=key.glyph().svg() />
                <span>{text(flag_legend(*key))}</span>
            </li>
        }
    };
    move || {
        let keys = keys.get();
        (!keys.is_empty()).then(|| {
            view! {
                <h2>{text(Word::AnalysisFindings)}</h2>
                <ul>{keys.iter().map(row).collect::<Vec<_>>()}</ul>
            }
        })
    }
}

/// The borders that are shown, where any is.
fn borders(desk: Desk) -> impl IntoView {
    let row = |border: &Border| {
        let key = symbol::border_key(*border).svg();
        view! {
            <li>
                <span class="map-key is-border" inner_html=key />
                <span>{text(border_legend(*border))}</span>
            </li>
        }
    };
    move || {
        let shown = desk.shown.borders();
        (!shown.is_empty()).then(|| {
            view! {
                <h2>{text(Word::MapBorders)}</h2>
                <ul>{shown.iter().map(row).collect::<Vec<_>>()}</ul>
            }
        })
    }
}

fn group(theme: Theme, entries: &BTreeSet<Entry>) -> Option<impl IntoView + use<>> {
    let rows: Vec<_> = entries
        .iter()
        .filter(|entry| entry.0 == theme)
        .map(|(theme, kind, level, status)| {
            let has_mark = entries.iter().any(|entry| entry.1 == *kind && entry.0 != *theme);
            let key = symbol::key(&style_of(*theme, *kind, *level, *status), has_mark).svg();
            let name = format!(
                "{}, {}, {}",
                text(kind.word()),
                text(level.word()).to_lowercase(),
                text(status.word()).to_lowercase()
            );
            view! {
                <li>
                    <span class="map-key" inner_html=key />
                    <span>{name}</span>
                </li>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <h2>{text(theme.word())}</h2>
            <ul>{rows}</ul>
        }
    })
}
