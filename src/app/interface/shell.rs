//! What stands around every page: the header with the document, the main menu, banners, notices.

use leptos::prelude::*;

use super::route::Route;
use crate::app::{
    components::{icon::icon, notices::notices},
    document::workspace::{SaveState, Workspace},
    interface::{
        notice::Tone,
        presentation::Theme,
        settings::{self, LANGUAGE_KEY, THEME_KEY},
    },
    pages,
    state::App,
    text::{
        messages,
        words::{self, Word, fill, text},
    },
};
use crate::{
    domain::assessment::factors::Language,
    edit::history::Step,
    platform::{storage::StorageError, web::page},
    session::SaveError,
};

/// The whole app.
pub fn shell(app: App) -> impl IntoView {
    let has_document = app.workspace.has_document();
    // A respondent sees the questionnaire and nothing else.
    let is_answering = Memo::new(move |_| app.interface.is_answering());
    // The start page stands before every document; all others keep the open one in reach.
    let shows_document = Memo::new(move |_| {
        has_document.get() && !is_answering.get() && app.interface.route.get() != Route::Start
    });
    let skip = |event: web_sys::MouseEvent| {
        event.prevent_default();
        page::focus("main");
    };
    view! {
        <a class="skip-link" href="#main" on:click=skip>{text(Word::AppSkip)}</a>
        <div class="app">
            <header class="app-header">
                <div class="app-bar">
                    {move || brand(is_answering.get())}
                    {move || shows_document.get().then(|| document_bar(app))}
                    {tools(app, shows_document)}
                </div>
                {move || shows_document.get().then(|| main_menu(app))}
            </header>
            {move || shows_document.get().then(|| banners(app.workspace))}
            {pages::current(app)}
            {footer(is_answering)}
        </div>
        {notices()}
    }
}

/// The mark, which leads nowhere where the respondent would lose the questionnaire.
fn brand(is_answering: bool) -> impl IntoView {
    view! {
        <a class="brand" href=(!is_answering).then(|| Route::Start.to_hash())>
            <svg viewBox="0 0 32 32" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="3" stroke-linejoin="round">
                <path d="M16 7 26 24H6z"></path>
                <circle cx="6" cy="24" r="4" fill="currentColor"></circle>
                <circle cx="26" cy="24" r="4" fill="currentColor"></circle>
                <circle class="brand-ring" cx="16" cy="7.5" r="4.5"></circle>
            </svg>
            <span>{text(Word::AppName)}</span>
        </a>
    }
}

fn document_bar(app: App) -> impl IntoView {
    let name = app
        .workspace
        .select(|document, _| document.strategy().name.clone());
    let edit = move |event| {
        let name = event_target_value(&event);
        app.workspace
            .edit_strategy("name", |strategy| strategy.name = name);
    };
    let state = move || match app.workspace.save_state.get() {
        SaveState::Saved => ("saved", "check", Word::SaveSaved),
        SaveState::Saving => ("saving", "clock", Word::SaveSaving),
        SaveState::NotSaved(_) => ("unsaved", "alert-triangle", Word::SaveNotSaved),
    };
    view! {
        <div class="app-doc">
            <label class="visually-hidden" for="document-name">{text(Word::AppDocumentName)}</label>
            <input class="doc-name" id="document-name" autocomplete="off" prop:value=move || name.get() on:input=edit/>
            {move || {
                let (state, symbol, word) = state();
                view! { <span class="save-state" id="save-state" data-state=state>{icon(symbol)}{text(word)}</span> }
            }}
        </div>
    }
}

fn tools(app: App, shows_document: Memo<bool>) -> impl IntoView {
    let (toggled, other_language) = match words::language() {
        Language::Swedish => (Language::English, "English"),
        Language::English => (Language::Swedish, "Svenska"),
    };
    let switch_language = move |_| {
        leptos::task::spawn_local(async move {
            if !words::set_language(toggled).await {
                app.notices
                    .notify(Tone::Trouble, text(Word::AppLanguageMissing).into());
                return;
            }
            settings::keep_setting(LANGUAGE_KEY, words::tag(toggled));
            app.interface.language.set(toggled);
            // The whole app has been drawn again; the keyboard stays on the button that was pressed.
            request_animation_frame(|| {
                page::focus("language");
            });
        });
    };
    let is_dark = move || match app.interface.theme.get() {
        Theme::Light => false,
        Theme::Dark => true,
        Theme::System => page::prefers_dark(),
    };
    let switch_theme = move |_| {
        let (theme, name) = if is_dark() {
            (Theme::Light, "light")
        } else {
            (Theme::Dark, "dark")
        };
        settings::keep_setting(THEME_KEY, name);
        page::set_root_attribute("data-theme", Some(name));
        app.interface.theme.set(theme);
    };
    let theme_face = move || {
        if is_dark() {
            ("sun", Word::AppThemeLight)
        } else {
            ("moon", Word::AppThemeDark)
        }
    };
    view! {
        <div class="app-tools">
            {move || shows_document.get().then(|| history_buttons(app.workspace))}
            <button type="button" id="language" lang=words::tag(toggled) aria-label=text(Word::AppLanguageSwitch) on:click=switch_language>
                {icon("languages")}<span>{other_language}</span>
            </button>
            <button type="button" id="theme" on:click=switch_theme>
                {move || {
                    let (symbol, word) = theme_face();
                    view! { {icon(symbol)}<span>{text(word)}</span> }
                }}
            </button>
        </div>
    }
}

fn history_buttons(workspace: Workspace) -> impl IntoView {
    let next = move |which: fn(&crate::edit::history::History) -> Option<&Step>| {
        Memo::new(move |_| {
            workspace
                .with_editor(|editor| {
                    which(editor.history()).map(|step| messages::label(&step.label))
                })
                .flatten()
        })
    };
    let (undo, redo) = (
        next(|history| history.next_undo()),
        next(|history| history.next_redo()),
    );
    let button = move |what: Memo<Option<String>>,
                       symbol,
                       word,
                       with: Word,
                       none: Word,
                       act: fn(&Workspace)| {
        let title = move || {
            what.get().map_or_else(
                || text(none).to_owned(),
                |what| fill(with, &[("what", &what)]),
            )
        };
        view! {
            <button type="button" title=title aria-disabled=move || what.with(Option::is_none).then_some("true")
                on:click=move |_| act(&workspace)>
                {icon(symbol)}<span>{text(word)}</span>
            </button>
        }
    };
    view! {
        {button(undo, "undo", Word::AppUndo, Word::AppUndoWhat, Word::AppNothingToUndo, Workspace::undo)}
        {button(redo, "redo", Word::AppRedo, Word::AppRedoWhat, Word::AppNothingToRedo, Workspace::redo)}
        <a class="button" id="history" href=Route::History.to_hash()>{icon("clock")}<span>{text(Word::HistoryOpen)}</span></a>
    }
}

fn main_menu(app: App) -> impl IntoView {
    let open_findings = app.workspace.open_findings();
    let place =
        |route: Route, word: Word, is_here: fn(&Route) -> bool, count: Option<Memo<usize>>| {
            let current = move || is_here(&app.interface.route.get()).then_some("page");
            let count = move || {
                let number = count.map(|count| count.get()).filter(|number| *number > 0);
                number.map(|number| view! { <span class="nav-count">{number}</span> })
            };
            view! { <li><a href=route.to_hash() aria-current=current>{text(word)}{count}</a></li> }
        };
    view! {
        <nav class="main-nav" aria-label=text(Word::NavLabel)>
            <ul>
                {place(Route::Overview, Word::NavOverview, |here| *here == Route::Overview, None)}
                {place(Route::Assessment, Word::NavAssessment, |here| here.is_assessment(), None)}
                {place(Route::StructureMap, Word::NavStructureMap, |here| matches!(here, Route::StructureMap | Route::Element(_)), None)}
                {place(Route::Plan, Word::NavPlan, is_plan, None)}
                {place(Route::Checks, Word::NavChecks, |here| *here == Route::Checks, Some(open_findings))}
                {place(Route::Share, Word::NavShare, |here| *here == Route::Share, None)}
            </ul>
        </nav>
    }
}

fn is_plan(here: &Route) -> bool {
    matches!(
        here,
        Route::Plan
            | Route::Step(_)
            | Route::Priorities
            | Route::Priority(_)
            | Route::Actions
            | Route::Action(_)
            | Route::Actors
    )
}

fn banners(workspace: Workspace) -> impl IntoView {
    let is_example = workspace.select(|document, _| document.strategy().example);
    view! {
        {move || match workspace.save_state.get() {
            SaveState::NotSaved(error) => Some(save_banner(workspace, error)),
            _ => None,
        }}
        {move || is_example.get().then(|| view! {
            <section class="banner" data-kind="example" aria-label=text(Word::AppExampleLabel)>
                {icon("info")}
                <div class="banner-text"><p><strong>{text(Word::AppExampleLabel)}". "</strong>{text(Word::AppExampleNote)}</p></div>
            </section>
        })}
    }
}

/// What stays until the document is saved again: why it is not, and the way out.
fn save_banner(workspace: Workspace, error: SaveError) -> impl IntoView {
    let save_file = move |_| workspace.save_as_file();
    let (word, ways) = match error {
        SaveError::Gone => (
            Word::SaveGone,
            view! { <button type="button" on:click=move |_| workspace.keep_here()>{text(Word::SaveKeepHere)}</button> }.into_any(),
        ),
        SaveError::Newer => (
            Word::SaveNewer,
            view! { <button type="button" on:click=|_| page::reload()>{text(Word::CrashReload)}</button> }.into_any(),
        ),
        SaveError::Behind | SaveError::Lost => (
            Word::SaveBehind,
            view! { <button type="button" on:click=move |_| workspace.save_now()>{text(Word::SaveTryAgain)}</button> }.into_any(),
        ),
        SaveError::Storage(storage) => (
            match storage {
                StorageError::Full => Word::SaveFull,
                StorageError::Unavailable => Word::SaveUnavailable,
            },
            view! { <button type="button" on:click=move |_| workspace.save_now()>{text(Word::SaveTryAgain)}</button> }.into_any(),
        ),
    };
    view! {
        <section class="banner" data-kind="error" role="alert" aria-label=text(Word::SaveNotSaved)>
            {icon("alert-triangle")}
            <div class="banner-text">
                <p><strong>{text(Word::SaveNotSaved)}". "</strong>{text(word)}</p>
                <p class="actions">
                    <button type="button" class="primary" on:click=save_file>{icon("download")}{text(Word::SaveSaveFile)}</button>
                    {ways}
                </p>
            </div>
        </section>
    }
}

fn footer(is_answering: Memo<bool>) -> impl IntoView {
    view! {
        <footer class="app-footer">
            <div>
                <span>{text(Word::AppPrivacy)}</span>
                <a href=Route::About.to_hash() hidden=move || is_answering.get()>{text(Word::AppAbout)}</a>
            </div>
        </footer>
    }
}
