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
        <div class="stack">
            <div role="status">{told}</div>
            {choices(preview)}
        </div>
    }
    .into_any()
}

fn told(import: &GeoJsonImport) -> AnyView {
    let recognition = import.recognition;
    let at_home = (import.positions() > 0).then(|| {
        let fit = import.fit(recognition.system, recognition.axes_swapped);
        let (at_home, all) = (words::number(fit.at_home), words::number(import.positions()));
        view! { <p>{fill(Word::MapPreviewAtHome, &[("n", &at_home), ("all", &all)])}</p> }
    });
    let is_guess = recognition.recognised_by != RecognisedBy::Choice;
    let swapped = (recognition.axes_swapped && is_guess).then(|| view! { <p>{text(Word::MapPreviewSwapped)}</p> });
    let heights = import.dropped_third_values;
    let heights = (heights > 0).then(|| {
        let message = count(Word::MapPreviewHeightsOne, Word::MapPreviewHeightsMany, heights);
        view! { <p>{message}</p> }
    });
    let members = import.dropped_members();
    let members = (!members.is_empty()).then(|| {
        let message = fill(Word::MapPreviewMembers, &[("names", &members.join(", "))]);
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
        {members}
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
        RecognisedBy::AgainstName(_) => Word::MapPreviewAgainstName,
        RecognisedBy::Default => Word::MapPreviewDefault,
        RecognisedBy::Choice => Word::MapPreviewChosen,
    };
    let named = match recognition.recognised_by {
        RecognisedBy::AgainstName(named) => named.name(),
        RecognisedBy::CrsMember
        | RecognisedBy::Magnitude
        | RecognisedBy::County
        | RecognisedBy::OneOfSeveral
        | RecognisedBy::Default
        | RecognisedBy::Choice => "",
    };
    let reason = fill(word, &[("system", recognition.system.name()), ("named", named)]);
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
                let fit = reading.with(|reading| reading.import.fit(system, swapped));
                [system.name(), " (", &words::number(fit.at_home), ")"].concat()
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
