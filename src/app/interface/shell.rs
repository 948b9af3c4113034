//! What is around every page: the header with the document, the main menu, banners, notices.

use leptos::prelude::*;

use super::{
    notice::Tone,
    presentation::{Room, Theme},
    route::Route,
    settings::{self, Setting},
};
use crate::{
    app::{
        components::{focus::focus_when_drawn, icon::icon, notices::notices},
        pages::{self, boxed, parts},
        state::App,
        text::words::{self, Word, text},
    },
    domain::assessment::factors::Language,
    platform::web::page,
};

/// The whole app.
pub fn shell(app: App) -> impl IntoView {
    let has_document = app.workspace.has_document();
    // A respondent sees the questionnaire and nothing else.
    let is_answering = Memo::new(move |_| app.interface.is_answering());
    // The start page comes before every document; all others keep the open one in reach.
    let shows_document =
        Memo::new(move |_| has_document.get() && !is_answering.get() && app.interface.route.get() != Route::Start);
    let skip = |event: web_sys::MouseEvent| {
        event.prevent_default();
        page::focus("main");
    };
    view! {
        <a class="skip-link" href="#main" on:click=skip>
            {text(Word::AppSkip)}
        </a>
        <div class="app" data-room=move || app.interface.room().map(Room::code)>
            <header class="app-header">
                <div class="app-bar">
                    {move || brand(is_answering.get())}
                    {move || shows_document.get().then(|| parts::beside(boxed(parts::document_bar(app.workspace))))}
                    {tools(app, shows_document)}
                </div>
                {move || shows_document.get().then(|| parts::beside(boxed(parts::main_menu(app))))}
            </header>
            {move || shows_document.get().then(|| parts::beside(boxed(parts::banners(app.workspace))))}
            {pages::current(app)}
            {footer(is_answering)}
        </div>
        {notices()}
        {drop_sign(app)}
    }
}

/// What is seen while a file is dragged over the page.
fn drop_sign(app: App) -> impl IntoView {
    move || {
        app.interface.is_dropping.get().then(|| {
            view! {
                <p class="drop-sign" aria-hidden="true">
                    <span>{text(Word::AppDropHere)}</span>
                </p>
            }
        })
    }
}

/// The mark, which leads nowhere where the respondent would lose the questionnaire.
fn brand(is_answering: bool) -> impl IntoView {
    view! {
        <a class="brand" href=(!is_answering).then(|| Route::Start.to_hash())>
            <svg
                viewBox="0 0 32 32"
                aria-hidden="true"
                fill="none"
                stroke="currentColor"
                stroke-width="3"
                stroke-linejoin="round"
            >
                <path d="M16 7 26 24H6z" />
                <circle cx="6" cy="24" r="4" fill="currentColor" />
                <circle cx="26" cy="24" r="4" fill="currentColor" />
                <circle class="brand-ring" cx="16" cy="7.5" r="4.5" />
            </svg>
            <span>{text(Word::AppName)}</span>
        </a>
    }
}

fn tools(app: App, shows_document: Memo<bool>) -> impl IntoView {
    let (toggled, other_language) = match words::language() {
        Language::Swedish => (Language::English, "English"),
        Language::English => (Language::Swedish, "Svenska"),
    };
    let switch_language = move |_| {
        leptos::task::spawn_local(async move {
            if !app.notices.tell_if_late(words::set_language(toggled)).await {
                app.notices.notify(Tone::Trouble, text(Word::AppLanguageMissing).into());
                return;
            }
            settings::keep_setting(Setting::Language, words::tag(toggled));
            app.interface.language.set(toggled);
            // The whole app has been drawn again; the keyboard stays on the button that was pressed.
            focus_when_drawn("language");
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
        settings::keep_setting(Setting::Theme, name);
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
            {move || shows_document.get().then(|| parts::beside(boxed(parts::history_buttons(app.workspace))))}
            <button
                type="button"
                id="language"
                lang=words::tag(toggled)
                aria-label=text(Word::AppLanguageSwitch)
                on:click=switch_language
            >
                {icon("languages")}
                <span>{other_language}</span>
            </button> <button type="button" id="theme" on:click=switch_theme>
                {move || {
                    let (symbol, word) = theme_face();
                    view! {
                        {icon(symbol)}
                        <span>{text(word)}</span>
                    }
                }}
            </button>
        </div>
    }
}

fn footer(is_answering: Memo<bool>) -> impl IntoView {
    view! {
        <footer class="app-footer">
            <div>
                <span>{text(Word::AppPrivacy)}</span>
                <a href=Route::About.to_hash() hidden=move || is_answering.get()>
                    {text(Word::AppAbout)}
                </a>
            </div>
        </footer>
    }
}
