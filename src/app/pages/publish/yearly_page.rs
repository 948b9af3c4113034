//! The page of the yearly report.

use std::sync::Arc;

use leptos::prelude::*;

use super::{left_out, preview::Preview};
use crate::{
    app::{
        components::{
            field::{text_area, year_field},
            icon::icon,
            page_head::{page_head, up},
        },
        form::lens::field,
        interface::route::Route,
        state::App,
        text::{
            published::yearly_report::{self, Missing},
            words::{Word, fill, text},
        },
    },
    domain::records::publication::Publication,
    platform::web::page,
};

/// The page.
pub fn page(app: App) -> impl IntoView {
    let make = |document: &_, references: &_| Some(yearly_report::of(document, references, page::today()?));
    let preview = Preview {
        workspace: app.workspace,
        make: Arc::new(make),
        also: Signal::stored(()),
        is_waiting: Signal::stored(false),
    };
    let form = app.workspace.publication_form();
    view! {
        <main class="page publish" id="main" tabindex="-1">
            <div class="no-print">
                {page_head(
                    up(Route::Share.to_hash(), text(Word::NavShare).into()),
                    text(Word::YearlyTitle),
                    text(Word::YearlyLede),
                )} {missing(app)}
            </div>
            <div class="publish-parts">
                <div class="stack no-print">
                    <section class="stack form-group">
                        <h2>{text(Word::YearlyWords)}</h2>
                        {year_field(form.field(field!(Publication, year)).help(Word::YearlyYearHelp))}
                        {text_area(form.field(field!(Publication, housing)))}
                        {text_area(form.field(field!(Publication, skills)))}
                        {text_area(form.field(field!(Publication, innovation)))}
                        {text_area(form.field(field!(Publication, access)))}
                        {text_area(form.field(field!(Publication, sustainability)))}
                        {text_area(form.field(field!(Publication, funds)))}
                        {text_area(form.field(field!(Publication, cooperation)))}
                        {text_area(form.field(field!(Publication, analyses)))}
                    </section>
                    {left_out::section(app.workspace)}
                    {preview.keeping(Word::PeriodReportSave, Word::PublishPrintHelp)}
                </div>
                {preview.view()}
            </div>
        </main>
    }
}

/// The last day for the report, and what is missing in it with the ways to mend that.
fn missing(app: App) -> AnyView {
    let found = app.workspace.select(|document, _| {
        let today = page::today()?;
        let due = yearly_report::due(yearly_report::year(document, today));
        Some((due, yearly_report::missing(document, today)))
    });
    let item = |one: Missing| {
        let told = match one.route {
            Some(route) => view! { <a href=route.to_hash()>{one.told}</a> }.into_any(),
            None => one.told.into_any(),
        };
        view! { <li>{told}</li> }
    };
    let note = move || {
        found.get().map(|(due, missing)| {
            let due = fill(Word::YearlyDueOn, &[("day", &due)]);
            let list = if missing.is_empty() {
                view! { <p>{text(Word::YearlyNothingMissing)}</p> }.into_any()
            } else {
                let items: Vec<_> = missing.into_iter().map(item).collect();
                view! {
                    <p>{text(Word::YearlyMissing)}":"</p>
                    <ul id="yearly-missing">{items}</ul>
                }
                .into_any()
            };
            view! {
                <p>
                    <strong>{due}</strong>
                </p>
                {list}
            }
        })
    };
    view! {
        <div class="note" data-kind="info">
            {icon("info")}
            <div>{note}</div>
        </div>
    }
    .into_any()
}
