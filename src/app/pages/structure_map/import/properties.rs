//! Which properties of the file the fields are read from: a guess with examples, and the choice.

use leptos::{html, prelude::*};

use super::Preview;
use crate::{
    app::text::words::{Word, fill, text},
    format::structure_map::{Columns, Role},
    platform::web::typing,
};

/// A choice for each field; `None` if the file has no properties.
pub(super) fn choices(preview: Preview) -> Option<AnyView> {
    let import = preview.reading.with_untracked(|reading| reading.import.clone());
    let offered = Columns::offered(import.properties());
    (!offered.is_empty()).then(|| {
        let fields: Vec<_> = Role::ALL.map(|role| choice(preview, role, &offered)).into();
        view! {
            <div class="stack">
                <p class="help">{text(Word::MapPreviewPropertiesHelp)}</p>
                {fields}
            </div>
        }
        .into_any()
    })
}

fn choice(preview: Preview, role: Role, offered: &[String]) -> AnyView {
    let reading = preview.reading;
    let chosen = Memo::new(move |_| reading.with(|reading| reading.choices.columns.of(role).map(str::to_owned)));
    let none = html::option()
        .value("")
        .prop("selected", move || chosen.with(Option::is_none))
        .child(text(Word::MapPreviewNoProperty));
    let options: Vec<_> = offered
        .iter()
        .map(|path| {
            let own = path.clone();
            html::option()
                .value(path.clone())
                .prop("selected", move || chosen.with(|chosen| chosen.as_ref() == Some(&own)))
                .child(path.clone())
        })
        .collect();
    let examples = move || {
        let path = chosen.get()?;
        let (examples, others) = reading.with_untracked(|reading| {
            let (import, columns) = (&reading.import, &reading.choices.columns);
            let examples = Columns::examples(import.properties(), &path);
            (examples, columns.not_understood(import.properties(), role))
        });
        let told = if examples.is_empty() {
            text(Word::MapPreviewNoExamples).into()
        } else {
            fill(Word::MapPreviewExamples, &[("examples", &examples.join(", "))])
        };
        let others = (!others.is_empty()).then(|| {
            let said = fill(Word::MapPreviewNotUnderstood, &[("values", &others.join(", "))]);
            view! {
                <br />
                {said}
            }
        });
        Some((told, others))
    };
    let choose = move |event| {
        let path = typing::entered(&event);
        preview.read_from(role, Some(path.as_str()).filter(|path| !path.is_empty()));
    };
    let (id, label) = match role {
        Role::Name => ("import-name", Word::FieldStructureElementName),
        Role::Kind => ("import-kind", Word::FieldStructureElementElement),
        Role::Level => ("import-level", Word::FieldStructureElementLevel),
        Role::Status => ("import-status", Word::FieldStructureElementStatus),
        Role::Guidance => ("import-guidance", Word::FieldStructureElementGuidance),
        Role::Source => ("import-source", Word::FieldStructureElementSource),
        Role::Date => ("import-date", Word::FieldStructureElementDate),
    };
    let examples_id = [id, "-examples"].concat();
    view! {
        <div class="field">
            <label for=id>{text(label)}</label>
            <select id=id aria-describedby=examples_id.clone() on:change=choose>
                {none}
                {options}
            </select>
            <p class="help" id=examples_id>
                {examples}
            </p>
        </div>
    }
    .into_any()
}
