//! The bar over an item: where in the meeting it is, the steps, and the other ways on, each with its key.

use leptos::prelude::*;

use super::desk::{Desk, hash};
use crate::{
    app::{
        components::{icon::icon, single_keys::single_keys, stepping::StepButtons},
        text::{
            kinds,
            words::{Word, text},
        },
    },
    domain::follow_up::meeting::place::{MeetingPlace, Standing},
    platform::web::{fullscreen, page},
};

/// The name under which the page's single keys are heard.
const KEYS: &str = "meeting";

/// What a single key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    Comment,
    Decision,
    Status,
    List,
    Page,
    Minutes,
    WholeScreen,
}

impl Asked {
    fn of_key(key: &str) -> Option<Self> {
        Some(match key {
            "k" | "K" => Self::Comment,
            "b" | "B" => Self::Decision,
            "s" | "S" => Self::Status,
            "l" | "L" => Self::List,
            "o" | "O" => Self::Page,
            "a" | "A" => Self::Minutes,
            "f" | "F" => Self::WholeScreen,
            _ => return None,
        })
    }
}

/// The bar.
pub fn view(desk: Desk) -> AnyView {
    let own_page = desk.app.workspace.select(move |document, _| {
        let item = desk.item.get()?;
        let route = kinds::page_in(document, &item, document.record(&item)?)?;
        Some(route.to_hash())
    });
    let to_list = move || hash(&MeetingPlace::List(desk.agenda.get()));
    hear(desk, own_page);
    let place = Signal::derive(move || desk.counted());
    let steps = StepButtons {
        back: Word::MeetingBack,
        on: Word::MeetingOn,
        is_first: Signal::derive(move || desk.standing.get() == Standing::Before),
        is_last: Signal::derive(move || desk.standing.get() == Standing::After),
    };
    let own = move || {
        own_page.get().map(|href| {
            view! {
                <a class="button quiet" id="meeting-page" href=href aria-keyshortcuts="o">
                    {icon("pencil")}
                    <span>{text(Word::MeetingPage)}</span>
                    {key("O")}
                </a>
            }
        })
    };
    let to_minutes = move || {
        (desk.standing.get() != Standing::After).then(|| {
            view! {
                <a
                    class="button quiet"
                    id="meeting-minutes"
                    href=hash(&MeetingPlace::Minutes(None))
                    aria-keyshortcuts="a"
                >
                    {icon("file")}
                    <span>{text(Word::MeetingMinutes)}</span>
                    {key("A")}
                </a>
            }
        })
    };
    view! {
        <nav
            class="meeting-bar no-print"
            aria-label=text(Word::MeetingNav)
            data-takes-keys=KEYS
            data-is-open=""
            data-repeats=""
        >
            <div class="meeting-steps">{steps.view(place, move |stride| desk.step(stride))}</div>
            <div class="meeting-ways">
                <a class="button quiet" id="meeting-list" href=to_list aria-keyshortcuts="l">
                    {icon("list")}
                    <span>{text(Word::MeetingAll)}</span>
                    {key("L")}
                </a>
                {own}
                {to_minutes}
                {whole_screen()}
            </div>
        </nav>
    }
    .into_any()
}

/// The key that does the same, for those who see; it is told to others by `aria-keyshortcuts`.
pub fn key(letter: &'static str) -> AnyView {
    view! { <kbd aria-hidden="true">{letter}</kbd> }.into_any()
}

fn whole_screen() -> Option<AnyView> {
    if !fullscreen::is_available() {
        return None;
    }
    let is_on = RwSignal::new(fullscreen::is_on());
    let listener = fullscreen::on_change(move || is_on.set(fullscreen::is_on()));
    // It lives as long as the bar does.
    StoredValue::new_local(listener);
    let word = move || {
        text(if is_on.get() {
            Word::MeetingScreenLeave
        } else {
            Word::MeetingScreen
        })
    };
    let button = view! {
        <button
            type="button"
            class="quiet"
            id="meeting-screen"
            aria-keyshortcuts="f"
            on:click=move |_| fullscreen::toggle()
        >
            {icon("zoom-in")}
            <span>{word}</span>
            {key("F")}
        </button>
    };
    Some(button.into_any())
}

/// Hears the keys that ask for something by a letter. They mean nothing in a field.
fn hear(desk: Desk, own_page: Memo<Option<String>>) {
    let act = move |asked: Asked| match asked {
        Asked::Comment => desk.begin(false),
        Asked::Decision => desk.begin(true),
        Asked::Status => {
            page::focus("meeting-status");
        }
        Asked::List => desk.go(&MeetingPlace::List(desk.agenda.get_untracked())),
        Asked::Page => {
            if let Some(href) = own_page.get_untracked() {
                page::go_to(&href);
            }
        }
        Asked::Minutes => desk.go(&MeetingPlace::Minutes(None)),
        Asked::WholeScreen => {
            if fullscreen::is_available() {
                fullscreen::toggle();
            }
        }
    };
    let reach = || {
        page::focus("step-on");
    };
    single_keys(KEYS.into(), Asked::of_key, act, reach);
}
