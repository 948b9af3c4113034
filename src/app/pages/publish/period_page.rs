//! The page of the report of a period.

use std::sync::Arc;

use leptos::prelude::*;

use super::{left_out, preview::Preview};
use crate::{
    app::{
        components::{
            field::{date_field, text_area},
            page_head::{page_head, up},
        },
        form::lens::field,
        interface::route::Route,
        state::App,
        text::{
            published::period_report,
            words::{Word, text},
        },
    },
    domain::records::publication::Publication,
    platform::web::page,
};

/// The page.
pub fn page(app: App) -> impl IntoView {
    let make = |document: &_, references: &_| Some(period_report::of(document, references, page::today()?));
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
                    text(Word::PeriodReportTitle),
                    text(Word::PeriodReportLede),
                )}
            </div>
            <div class="publish-parts">
                <div class="stack no-print">
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
                    </section>
                    {left_out::section(app.workspace)}
                    {preview.keeping(Word::PeriodReportSave, Word::PublishPrintHelp)}
                </div>
                {preview.view()}
            </div>
        </main>
    }
}
