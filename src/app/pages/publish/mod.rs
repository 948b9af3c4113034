//! What is published of the document: the copy of the plan, what is sent out for consultation, the report of a period and that of a year. Each is chosen and
//! written beside a preview of what comes of it, and leaves as one file that needs nothing.

mod left_out;
mod package_page;
mod period_page;
mod preview;
mod sending;
mod yearly_page;

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use self::preview::Preview;
pub use self::{
    package_page::page as package_page, period_page::page as period_report_page,
    yearly_page::page as yearly_report_page,
};
use super::{parts, plan};
use crate::{
    app::{
        components::{
            field::{check_box, date_field, text_area, text_field},
            page_head::{page_head, up},
        },
        form::{lens::field, record::FormRecord},
        interface::route::Route,
        state::App,
        text::{
            map_sheet::SheetContent,
            published::copy,
            words::{Word, text},
        },
    },
    domain::{
        records::{document::Document, publication::Publication, references::References},
        values::date::Date,
        ways_out::WayOut,
    },
    platform::web::page,
    render::reading::{Picture, Reading},
};

/// The page of the published copy.
pub fn page(app: App) -> impl IntoView {
    let (sheet, is_waiting) = sheet(app, |document| document.publication().structure_map);
    let make = move |document: &Document, references: &References| {
        let today = page::today()?;
        let timeline = |public: &Document| plan::timeline_to_read("copy-time", public, references, today);
        let copy = |sheet: &Option<Picture>| {
            let pictures = copy::Pictures {
                sheet: sheet.as_ref(),
                timeline: &timeline,
            };
            copy::of(document, references, today, pictures)
        };
        Some(sheet.with(copy))
    };
    let preview = Preview {
        workspace: app.workspace,
        way: WayOut::PublishedCopy,
        make: Arc::new(make),
        also: Signal::derive(move || sheet.track()),
        is_waiting: is_waiting.into(),
    };
    let heads = head(Word::PublishTitle, Word::PublishLede);
    let chosen = view! {
        {choices(app)}
        {words(app)}
    };
    beside_preview(
        heads,
        (),
        chosen,
        (preview, [Word::PublishSave, Word::PublishPrintHelp]),
    )
}

/// A report of a document, with the map in it where that is chosen.
fn report(
    app: App,
    way: WayOut,
    make: impl Fn(&Document, &References, Date, Option<&Picture>) -> Reading + Send + Sync + 'static,
) -> Preview {
    let (sheet, is_waiting) = sheet(app, |document| document.publication().structure_map);
    let make = move |document: &Document, references: &References| {
        let today = page::today()?;
        Some(sheet.with(|sheet| make(document, references, today, sheet.as_ref())))
    };
    Preview {
        workspace: app.workspace,
        way,
        make: Arc::new(make),
        also: Signal::derive(move || sheet.track()),
        is_waiting: is_waiting.into(),
    }
}

/// Whether the map is in a report.
fn with_map(form: FormRecord<Publication>) -> AnyView {
    check_box(
        form.field(field!(Publication, structure_map))
            .help(Word::PublishMapHelp),
    )
    .into_any()
}

/// The head of a page of what is published of the whole document.
fn head(title: Word, lede: Word) -> AnyView {
    page_head(
        up(Route::Share.to_hash(), text(Word::NavShare).into()),
        text(title),
        text(lede),
    )
    .into_any()
}

/// A page of this kind: its head, what it says first, what is chosen and written, and beside that the preview with the button that saves it.
fn beside_preview(
    head: AnyView,
    first: impl IntoView,
    written: impl IntoView,
    (preview, [save, print_help]): (Preview, [Word; 2]),
) -> AnyView {
    view! {
        <main class="page publish" id="main" tabindex="-1">
            <div class="no-print">
                {head} {first.into_any()}
            </div>
            <div class="publish-parts">
                <div class="stack no-print">
                    {written.into_any()} {left_out::section(preview.workspace)}
                    {preview.keeping(save, print_help)}
                </div>
                {preview.view()}
            </div>
        </main>
    }
    .into_any()
}

/// What of the plan is in it.
fn choices(app: App) -> AnyView {
    let form = app.workspace.publication_form();
    let dialogue_help = move || {
        form.with(|chosen| chosen.dialogue)
            .then(|| view! { <p class="help" id="publish-dialogue-help">{text(Word::PublishDialogueHelp)}</p> })
    };
    view! {
        <fieldset class="stack form-group">
            <legend>{text(Word::PublishParts)}</legend>
            {check_box(form.field(field!(Publication, priorities)))}
            {check_box(form.field(field!(Publication, findings)))}
            {check_box(form.field(field!(Publication, dialogue)))} {dialogue_help}
            {check_box(form.field(field!(Publication, structure_map)))}
            {check_box(form.field(field!(Publication, actions)))} {check_box(form.field(field!(Publication, targets)))}
            {check_box(form.field(field!(Publication, timeline)))}
            {check_box(form.field(field!(Publication, assessment)))}
        </fieldset>
    }
    .into_any()
}

/// What stands on it.
fn words(app: App) -> AnyView {
    let form = app.workspace.publication_form();
    view! {
        <section class="stack form-group">
            <h2>{text(Word::PublishWords)}</h2>
            {text_field(form.field(field!(Publication, decision)).help(Word::PublishDecisionHelp))}
            {date_field(form.field(field!(Publication, decided)))}
            {text_field(form.field(field!(Publication, edition)).help(Word::PublishEditionHelp))}
            {text_area(form.field(field!(Publication, feedback)).help(Word::PublishFeedbackHelp))}
        </section>
    }
    .into_any()
}

/// The map sheet as it has been drawn, where there is anything on it, and whether it is on its way. It is drawn anew when the map changes.
fn sheet(
    app: App,
    is_wanted: impl Fn(&Document) -> bool + Send + Sync + 'static,
) -> (RwSignal<Option<Picture>>, RwSignal<bool>) {
    let (sheet, is_waiting) = (RwSignal::new(None), RwSignal::new(false));
    let content = app.workspace.select(move |document, _| {
        let content = SheetContent::of(document);
        (is_wanted(document) && content.has_places()).then_some(content)
    });
    Effect::new(move |_| {
        let Some(wanted) = content.get() else {
            sheet.set(None);
            is_waiting.set(false);
            return;
        };
        is_waiting.set(true);
        spawn_local(async move {
            let draw = parts::sheet_to_read(wanted.clone()).await;
            let drawn = match draw {
                Ok(draw) => draw().await,
                Err(parts::PartMissing) => None,
            };
            // What was asked for since then comes by itself.
            if content.try_get_untracked().flatten().as_ref() == Some(&wanted) {
                sheet.try_set(drawn);
                is_waiting.try_set(false);
            }
        });
    });
    (sheet, is_waiting)
}
