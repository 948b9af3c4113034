//! Files in and out, links, print.

mod choice;
mod link;
mod part;

use leptos::prelude::*;

use crate::{
    app::{
        components::{
            contents::{outside, part_name},
            file_button::file_button,
            icon::icon,
            note::Note,
            page_head::page_head,
        },
        document::workspace::Workspace,
        interface::route::Route,
        state::App,
        text::words::{Word, fill, text},
    },
    domain::records::self_assessment::Response,
    format::file_name::file_name,
};

/// The page.
pub fn page(app: App) -> impl IntoView {
    view! {
        <main class="page share" id="main" tabindex="-1">
            {page_head(().into_any(), text(Word::NavShare), text(Word::ShareLede))}
            {is_part(app.workspace)}
            {whole(app.workspace)}
            {part::section(app.workspace)}
            {link::section(app)}
            {open(app.workspace)}
            {compare(app)}
            {versions()}
            {leads_on(Word::PublishTitle, Word::PublishShareText, Route::Publish)}
            {leads_on(Word::PeriodReportTitle, Word::PeriodReportShareText, Route::PeriodReport)}
            {leads_on(Word::YearlyTitle, Word::YearlyShareText, Route::YearlyReport)}
            {map_sheet()}
            {print()}
        </main>
    }
}

/// That the open document is itself a part, and what it leaves out.
fn is_part(workspace: Workspace) -> AnyView {
    let note = workspace.select(|document, _| {
        let part = document.part.clone()?;
        Some((part_name(document, &part), part))
    });
    let note = move || {
        note.get().map(|(name, part)| {
            let message = fill(Word::ShareIsPart, &[("part", &name)]);
            Note::INFO.view(view! {
                <p>{message}</p>
                {outside(&part)}
            })
        })
    };
    note.into_any()
}

fn whole(workspace: Workspace) -> AnyView {
    let file_name = workspace.select(|document, _| file_name(&document.strategy().name, "samspel.json"));
    view! {
        <section class="section split">
            <h2>{text(Word::ShareFileTitle)}</h2>
            <div class="stack">
                <p>{text(Word::ShareFileText)}</p>
                {holds_responses(workspace)}
                <p class="small muted">{text(Word::ShareFileName)} " " <code>{move || file_name.get()}</code></p>
                <p class="actions">
                    <button type="button" class="primary" id="save-file" on:click=move |_| workspace.save_as_file()>
                        {icon("download")}
                        {text(Word::SaveSaveFile)}
                    </button>
                </p>
            </div>
        </section>
    }
    .into_any()
}

/// That the file contains what people have answered one by one, and what to give away instead.
fn holds_responses(workspace: Workspace) -> AnyView {
    let has_some = workspace.select(|document, _| {
        let mut all = document.all::<Response>();
        all.any(|(_, response)| response.received.is_some())
    });
    let note = move || {
        has_some.get().then(|| {
            Note::INFO.view(view! {
                <p>
                    {text(Word::ShareHoldsResponses)}" "
                    <a href=Route::Regions.to_hash()>{text(Word::ShareResultsFile)}</a>"."
                </p>
            })
        })
    };
    note.into_any()
}

fn open(workspace: Workspace) -> AnyView {
    view! {
        <section class="section split">
            <h2>{text(Word::StartFileTitle)}</h2>
            <div class="stack">
                <p>{text(Word::StartFileText)}</p>
                <p class="actions">
                    {file_button(
                        "share-open-file",
                        Word::StartFileOpen,
                        ".json,application/json",
                        move |file| workspace.open_file(file),
                    )}
                </p>
            </div>
        </section>
    }
    .into_any()
}

fn compare(app: App) -> AnyView {
    view! {
        <section class="section split">
            <h2>{text(Word::MergeShareTitle)}</h2>
            <div class="stack">
                <p>{text(Word::MergeShareText)}</p>
                <p class="actions">
                    {file_button(
                        "share-compare-file",
                        Word::MergeChooseFile,
                        ".json,application/json",
                        move |file| {
                            app.workspace
                                .read_file(file, move |document, source| app.workspace.compare(document, source));
                        },
                    )}
                </p>
            </div>
        </section>
    }
    .into_any()
}

fn versions() -> AnyView {
    view! {
        <section class="section split">
            <h2>{text(Word::VersionsTitle)}</h2>
            <div class="stack">
                <p>{text(Word::VersionsShareText)}</p>
                <p class="actions">
                    <a class="button" href=Route::Versions.to_hash()>
                        {icon("flag")}
                        {text(Word::VersionsOpen)}
                    </a>
                </p>
            </div>
        </section>
    }
    .into_any()
}

/// What is made on a page of its own, which goes by the same name.
fn leads_on(title: Word, what: Word, to: Route) -> AnyView {
    view! {
        <section class="section split">
            <h2>{text(title)}</h2>
            <div class="stack">
                <p>{text(what)}</p>
                <p class="actions">
                    <a class="button" href=to.to_hash()>
                        {icon("file")}
                        {text(title)}
                    </a>
                </p>
            </div>
        </section>
    }
    .into_any()
}

fn map_sheet() -> AnyView {
    view! {
        <section class="section split">
            <h2>{text(Word::SheetTitle)}</h2>
            <div class="stack">
                <p>{text(Word::SheetShareText)}</p>
                <p class="actions">
                    <a class="button" href=Route::MapSheet.to_hash()>
                        {icon("print")}
                        {text(Word::SheetShareOpen)}
                    </a>
                </p>
            </div>
        </section>
    }
    .into_any()
}

fn print() -> AnyView {
    let printed = |to: Route, word: Word| {
        view! {
            <a class="button" href=to.to_hash()>
                {icon("print")}
                {text(word)}
            </a>
        }
    };
    view! {
        <section class="section split">
            <h2>{text(Word::SharePrintTitle)}</h2>
            <div class="stack">
                <p>{text(Word::SharePrintText)}</p>
                <p class="actions">
                    {printed(Route::Overview, Word::NavOverview)} {printed(Route::Assessment, Word::NavAssessment)}
                    {printed(Route::StructureMap, Word::NavStructureMap)} {printed(Route::Plan, Word::NavPlan)}
                </p>
            </div>
        </section>
    }
    .into_any()
}
