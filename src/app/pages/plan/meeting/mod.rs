//! The meeting: priority by priority or action by action on one screen, with what is decided and said typed as one talks.

mod action;
mod bar;
mod desk;
mod drafts;
mod facts;
mod judging;
mod list;
mod minutes;
mod screen;
mod talk;
mod way;
mod whole;
mod writing;

pub use desk::way_back;
pub use way::to_meeting;

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Element;

use self::desk::Desk;
use crate::{
    app::{
        components::stepping::{Swipe, stride_of},
        interface::presentation::Room,
        state::App,
    },
    domain::follow_up::meeting::place::MeetingPlace,
    platform::web::{page as browser, typing},
};

/// On the page's root while a meeting is on the screen: where it has the whole screen, the frame around it gives way.
const ON_ROOT: &str = "data-meeting";

/// The page.
pub fn page(app: App) -> AnyView {
    app.interface.make_room(Room::Wide);
    browser::set_root_attribute(ON_ROOT, Some(""));
    on_cleanup(|| browser::set_root_attribute(ON_ROOT, None));
    let desk = Desk::new(app);
    desk.follow();
    desk.entitle();
    hear_keys(desk);
    let is_list = Memo::new(move |_| desk.place.with(|place| matches!(place, MeetingPlace::List(_))));
    let swipe = Swipe::default();
    let lift = move |event: ev::PointerEvent| {
        if let Some(stride) = swipe.end(&event).filter(|_| !is_list.get_untracked()) {
            desk.step(stride);
        }
    };
    let content = move || {
        if is_list.get() { list::view(desk) } else { shown(desk) }
    };
    view! {
        <main
            class="page page-wide meeting"
            id="main"
            tabindex="-1"
            on:pointerdown=move |event| swipe.begin(&event)
            on:pointerup=lift
            on:pointercancel=move |_| swipe.cancel()
        >
            {content}
        </main>
    }
    .into_any()
}

/// An item or the minutes, under the bar.
fn shown(desk: Desk) -> AnyView {
    let content = move || match desk.item.get() {
        Some(item) => screen::view(desk, item),
        None => minutes::view(desk),
    };
    let is_item = Memo::new(move |_| desk.item.with(Option::is_some));
    view! {
        {bar::view(desk)}
        {content}
        {move || is_item.get().then(|| writing::view(desk))}
    }
    .into_any()
}

/// Hears the keys that step, wherever on the page the keyboard is: also in the field for what is said those of a presenter's remote,
/// which mean nothing there.
fn hear_keys(desk: Desk) {
    let handle = window_event_listener(ev::keydown, move |event| {
        if event.default_prevented() {
            return;
        }
        let at: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
        let Some(at) = at else { return };
        let is_paging = matches!(&*event.key(), "PageUp" | "PageDown");
        if !steps_at(&at, is_paging) {
            return;
        }
        // The list is gone through as any page.
        let is_list = desk
            .place
            .with_untracked(|place| matches!(place, MeetingPlace::List(_)));
        if is_list {
            return;
        }
        if let Some(stride) = stride_of(&event) {
            desk.step(stride);
        }
    });
    on_cleanup(move || handle.remove());
}

/// Whether a key that is pressed at an element steps: nothing does where it has another meaning.
fn steps_at(at: &Element, is_paging: bool) -> bool {
    let is_in_frame = at.closest(".app-header, .app-footer, .toasts").ok().flatten().is_some();
    let is_choice =
        at.is_instance_of::<web_sys::HtmlSelectElement>() || at.matches("[type=radio], [type=date]").unwrap_or(false);
    if is_in_frame || is_choice {
        return false;
    }
    let is_of_one_line = at.is_instance_of::<web_sys::HtmlInputElement>();
    !typing::takes_text(at) || (is_paging && is_of_one_line)
}
