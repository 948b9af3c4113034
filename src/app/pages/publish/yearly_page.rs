//! The page of the yearly report.

use leptos::prelude::*;

use super::{beside_preview, head, report, with_map};
use crate::{
    app::{
        components::{
            field::{text_area, year_field},
            icon::icon,
            way::Way,
        },
        form::lens::field,
        interface::route::Route,
        state::App,
        text::{
            published::{
                yearly_missing::{self, MendedAt, Missing},
                yearly_report,
            },
            words::{Word, fill, text},
        },
    },
    domain::{records::publication::Publication, ways_out::WayOut},
    platform::web::page,
};

/// The page.
pub fn page(app: App) -> impl IntoView {
    let preview = report(app, WayOut::YearlyReport, yearly_report::of);
    let form = app.workspace.publication_form();
    let written = view! {
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
            {with_map(form)}
        </section>
    };
    let heads = head(Word::YearlyTitle, Word::YearlyLede);
    beside_preview(
        heads,
        missing(app),
        written,
        (preview, [Word::PeriodReportSave, Word::PublishPrintHelp]),
    )
}

/// The last day for the report, and what is missing in it with the ways to mend that.
fn missing(app: App) -> AnyView {
    let found = app.workspace.select(|document, references| {
        let today = page::today()?;
        let due = yearly_report::due(yearly_report::year(document, today));
        Some((due, yearly_missing::missing(document, references, today)))
    });
    let note = move || {
        found.get().map(|(due, missing)| {
            let due = fill(Word::YearlyDueOn, &[("day", &due)]);
            let list = if missing.is_empty() {
                view! { <p>{text(Word::YearlyNothingMissing)}</p> }.into_any()
            } else {
                let items: Vec<_> = missing.into_iter().map(|one| item(app, one)).collect();
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

/// Something that is missing, as the way to where it is mended.
fn item(app: App, Missing { told, at }: Missing) -> impl IntoView {
    let way = |told, route, field| Way { told, route, field }.link(app);
    let way = match at {
        MendedAt::Field(field) => way(told, Route::YearlyReport, Some(field)),
        MendedAt::Page(route, field) => way(told, route, field),
        MendedAt::Several(records) => {
            let records = records.into_iter().map(|(name, route, field)| {
                let way = way(name, route, Some(field));
                view! { <li>{way}</li> }
            });
            view! {
                <details class="fold">
                    <summary>{told}</summary>
                    <ul>{records.collect::<Vec<_>>()}</ul>
                </details>
            }
            .into_any()
        }
    };
    view! { <li>{way}</li> }
}
