//! The reference system and the order of axes: what was guessed and why, and the other ways to read the file.

use leptos::{html, prelude::*};

use super::Preview;
use crate::{
    app::text::words::{self, Word, count, fill, text},
    format::{
        geojson::{GeoJsonImport, RecognisedBy, Recognition},
        reference_system::ReferenceSystem,
    },
    platform::web::typing,
};

/// What was guessed and why, how well it fits, and the choice.
pub(super) fn facts(preview: Preview) -> AnyView {
    let told = move || told(&preview.reading.get().import);
    view! {
        <div role="status">{told}</div>
        {choices(preview)}
    }
    .into_any()
}

fn told(import: &GeoJsonImport) -> AnyView {
    let recognition = import.recognition;
    let fit = import
        .fits()
        .iter()
        .find(|fit| fit.system == recognition.system && fit.axes_swapped == recognition.axes_swapped);
    let at_home = fit.filter(|_| import.positions() > 0).map(|fit| {
        let values = [
            ("n", words::number(fit.at_home)),
            ("all", words::number(import.positions())),
        ];
        let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
        view! { <p>{fill(Word::MapPreviewAtHome, &values)}</p> }
    });
    let is_guess = recognition.recognised_by != RecognisedBy::Choice;
    let swapped = (recognition.axes_swapped && is_guess).then(|| view! { <p>{text(Word::MapPreviewSwapped)}</p> });
    let heights = import.dropped_third_values;
    let heights = (heights > 0).then(|| {
        let message = count(Word::MapPreviewHeightsOne, Word::MapPreviewHeightsMany, heights);
        view! { <p>{message}</p> }
    });
    let coding = import
        .is_windows_1252()
        .then(|| view! { <p>{text(Word::MapPreviewWindows1252)}</p> });
    view! {
        <p>{reason(recognition)}</p>
        {swapped}
        {at_home}
        {heights}
        {coding}
    }
    .into_any()
}

/// The system and why it is that.
fn reason(recognition: Recognition) -> String {
    let word = match recognition.recognised_by {
        RecognisedBy::CrsMember => Word::MapPreviewNamed,
        RecognisedBy::Magnitude => Word::MapPreviewMagnitude,
        RecognisedBy::County => Word::MapPreviewCounty,
        RecognisedBy::OneOfSeveral => Word::MapPreviewOneOfSeveral,
        RecognisedBy::Default => Word::MapPreviewDefault,
        RecognisedBy::Choice => Word::MapPreviewChosen,
    };
    let reason = fill(word, &[("system", recognition.system.name())]);
    if recognition.system == ReferenceSystem::Wgs84 {
        reason
    } else {
        [&reason, " ", text(Word::MapPreviewConverted)].concat()
    }
}

/// Every system, with how many positions it brings home, and which axis comes first.
fn choices(preview: Preview) -> impl IntoView {
    let reading = preview.reading;
    let recognition = Memo::new(move |_| reading.with(|reading| reading.import.recognition));
    let systems: Vec<_> = ReferenceSystem::all()
        .map(|system| {
            let label = move || {
                let swapped = recognition.get().axes_swapped;
                reading.with(|reading| {
                    let mut fits = reading.import.fits().iter();
                    let fit = fits.find(|fit| fit.system == system && fit.axes_swapped == swapped);
                    let at_home = fit.map_or(0, |fit| fit.at_home);
                    [system.name(), " (", &words::number(at_home), ")"].concat()
                })
            };
            html::option()
                .value(system.epsg().to_string())
                .prop("selected", move || recognition.get().system == system)
                .child(label)
        })
        .collect();
    let axes: Vec<_> = [(false, Word::MapPreviewEastFirst), (true, Word::MapPreviewNorthFirst)]
        .map(|(swapped, label)| {
            html::option()
                .value(if swapped { NORTH_FIRST } else { "" })
                .prop("selected", move || recognition.get().axes_swapped == swapped)
                .child(text(label))
        })
        .into();
    let choose_system = move |event| {
        let code = typing::entered(&event).parse().ok();
        if let Some(system) = code.and_then(ReferenceSystem::by_epsg) {
            let swapped = recognition.get_untracked().axes_swapped;
            preview.read_as(system, swapped);
        }
    };
    let choose_axes = move |event| {
        let swapped = typing::entered(&event) == NORTH_FIRST;
        let system = recognition.get_untracked().system;
        preview.read_as(system, swapped);
    };
    view! {
        <div class="field">
            <label for="import-system">{text(Word::MapPreviewReadAs)}</label>
            <p class="help" id="import-system-help">
                {text(Word::MapPreviewReadAsHelp)}
            </p>
            <select id="import-system" aria-describedby="import-system-help" on:change=choose_system>
                {systems}
            </select>
        </div>
        <div class="field">
            <label for="import-axes">{text(Word::MapPreviewAxes)}</label>
            <select id="import-axes" on:change=choose_axes>
                {axes}
            </select>
        </div>
    }
}

/// The value of the choice that reads north first.
const NORTH_FIRST: &str = "north";
