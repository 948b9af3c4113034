//! The page of the report of a period.

use leptos::prelude::*;

use super::{beside_preview, head, report, with_map};
use crate::{
    app::{
        components::field::{date_field, text_area},
        form::lens::field,
        state::App,
        text::{
            published::period_report,
            words::{Word, text},
        },
    },
    domain::{records::publication::Publication, ways_out::WayOut},
};

/// The page.
pub fn page(app: App) -> impl IntoView {
    let preview = report(app, WayOut::PeriodReport, period_report::of);
    let form = app.workspace.publication_form();
    let written = view! {
        <section class="stack form-group">
            <h2>{text(Word::PeriodReportWords)}</h2>
            <div class="field-row">
                {date_field(form.field(field!(Publication, start)).help(Word::PeriodReportStartHelp))}
                {date_field(form.field(field!(Publication, end)).help(Word::PeriodReportEndHelp))}
            </div>
            {text_area(form.field(field!(Publication, summary)))}
            {text_area(form.field(field!(Publication, well)).help(Word::PeriodReportWellHelp))}
            {text_area(form.field(field!(Publication, poorly)).help(Word::PeriodReportPoorlyHelp))}
            {text_area(form.field(field!(Publication, altered)).help(Word::PeriodReportAlteredHelp))}
            {with_map(form)}
        </section>
    };
    let heads = head(Word::PeriodReportTitle, Word::PeriodReportLede);
    beside_preview(
        heads,
        (),
        written,
        (preview, [Word::PeriodReportSave, Word::PublishPrintHelp]),
    )
}
