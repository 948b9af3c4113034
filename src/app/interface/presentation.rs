//! Where the user is and how the app looks: the route, the language, the theme, the field that gets the focus.

use leptos::prelude::*;

use super::route::Route;
use crate::{domain::assessment::factors::Language, platform::web::page};

/// Light, dark, or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Room that a page asks of the frame around it. The page says so itself: a rule of style that asks which page there is, by `:has()` on what is
/// around everything, has a browser ask again whatever changes on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// All of the window under the header; what doesn't fit scrolls within the page.
    Window,
    /// Wider than other pages: made for a projector.
    Wide,
}

impl Room {
    /// What the style calls it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Window => "window",
            Self::Wide => "wide",
        }
    }
}

/// What the interface shows whichever document is open. It is a handful of signals and can be copied into every handler.
#[derive(Clone, Copy)]
pub struct Interface {
    /// Where the user is.
    pub route: RwSignal<Route>,
    /// The language of the interface.
    pub language: RwSignal<Language>,
    /// Light or dark.
    pub theme: RwSignal<Theme>,
    /// Whether the frame around the page stands. The page is drawn after it; until then what the file itself carries is in its place.
    pub has_frame: RwSignal<bool>,
    /// Whether files are dragged over the page.
    pub is_dropping: RwSignal<bool>,
    /// Told when the page of the present place is on the screen.
    pub drawn: Trigger,
    /// The title that the page gives itself, where its address doesn't say all that it shows.
    pub own_title: RwSignal<Option<String>>,
    /// What the pages that are there have asked for; while one replaces another both are.
    rooms: RwSignal<Vec<Room>>,
    /// The field on the next page that gets the focus, in place of the page's head.
    next_focus: StoredValue<Option<String>>,
}

impl Interface {
    /// The interface at the place that the address names.
    pub fn start() -> Self {
        Self {
            route: RwSignal::new(Route::parse(&page::hash())),
            language: RwSignal::new(Language::default()),
            theme: RwSignal::new(Theme::default()),
            has_frame: RwSignal::new(false),
            is_dropping: RwSignal::new(false),
            drawn: Trigger::new(),
            own_title: RwSignal::new(None),
            rooms: RwSignal::new(Vec::new()),
            next_focus: StoredValue::new(None),
        }
    }

    /// Whether a questionnaire is on the screen, followed. The open document has no part in it.
    pub fn is_answering(&self) -> bool {
        self.route.with(|route| matches!(route, Route::Answer(_)))
    }

    /// Has the page give itself a title for as long as it is there, unless that is `None`.
    pub fn entitle(&self, title: impl Fn() -> Option<String> + 'static) {
        let own_title = self.own_title;
        Effect::new(move |_| own_title.set(title()));
        on_cleanup(move || own_title.set(None));
    }

    /// Has the frame make room for the page for as long as that is there.
    pub fn make_room(&self, room: Room) {
        let rooms = self.rooms;
        rooms.update(|rooms| rooms.push(room));
        on_cleanup(move || {
            rooms.update(|rooms| {
                if let Some(place) = rooms.iter().position(|held| *held == room) {
                    rooms.remove(place);
                }
            });
        });
    }

    /// The room that is asked for, followed.
    pub fn room(&self) -> Option<Room> {
        self.rooms.with(|rooms| rooms.last().copied())
    }

    /// Goes to a place, unless the user is there, and there to the field with this id.
    pub fn go_to_field(&self, route: &Route, field: &str) {
        if self.route.with_untracked(|here| here == route) && page::focus(field) {
            return;
        }
        self.next_focus.set_value(Some(field.into()));
        page::go_to(&route.to_hash());
    }

    /// The same for a press on a link to the place, unless it opens the link elsewhere.
    pub fn lead_to_field(&self, press: &web_sys::MouseEvent, route: &Route, field: &str) {
        let opens_elsewhere = press.ctrl_key() || press.meta_key() || press.shift_key();
        if !opens_elsewhere {
            press.prevent_default();
            self.go_to_field(route, field);
        }
    }

    /// The id of the field that should get the focus on this page, asked once.
    pub fn take_focus(&self) -> Option<String> {
        self.next_focus.try_update_value(Option::take).flatten()
    }
}
