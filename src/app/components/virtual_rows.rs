//! Rows of one height in a window of their own. Only those that are seen there are in the page, so that one can go to the last of ten
//! thousand at once, and a key costs what is on the screen. All are there on paper.

use std::ops::Range;

use gloo_events::EventListener;
use leptos::{
    html,
    prelude::*,
    task::{spawn_local, tick},
};
use web_sys::Element;

use super::printing::is_printed;
use crate::{app::interface::later::in_next_frame, platform::web::page};

/// The height of a row until one has been measured, in pixels.
const GUESSED: f64 = 40.0;

/// How many rows beyond those that are seen are drawn.
const BEYOND: usize = 5;

/// So many rows come and go at a time, since each coming has its price.
const STEP: usize = 4;

/// So much of the page's height the window never has, in pixels (`.grid-window`).
const NEVER_WINDOW: f64 = 96.0;

/// So many places for rows stay where there are fewer rows; more are on paper only.
const MOST_IDLE: usize = 200;

/// The rows, and which of them are drawn.
#[derive(Clone, Copy)]
pub struct VirtualRows {
    /// How many there are.
    pub total: Memo<usize>,
    /// From which on they are drawn.
    pub first: Memo<usize>,
    /// How many of them are.
    pub count: Memo<usize>,
    /// How many places for rows there are in the page: the same place shows another row where that is what is seen, and none is made anew.
    pub slots: Memo<usize>,
    /// Whether the page is being printed.
    pub is_printed: RwSignal<bool>,
    /// The height of a row, in pixels.
    height: RwSignal<f64>,
    /// How high the window is at most, and how far it has been scrolled.
    window: RwSignal<f64>,
    scrolled: RwSignal<f64>,
    frame: NodeRef<html::Div>,
    head: NodeRef<html::Div>,
    body: NodeRef<html::Div>,
}

impl VirtualRows {
    /// Rows of which there are so many.
    pub fn new(total: Memo<usize>) -> Self {
        let is_printed = is_printed();
        let (height, scrolled) = (RwSignal::new(GUESSED), RwSignal::new(0.0));
        let window = RwSignal::new(window_height());
        let first = Memo::new(move |_| {
            if is_printed.get() {
                return 0;
            }
            let first = (scrolled.get() / height.get()) as usize;
            let last = total.get().saturating_sub(1);
            first.min(last).saturating_sub(BEYOND) / STEP * STEP
        });
        let count = Memo::new(move |_| {
            if is_printed.get() {
                return total.get();
            }
            let seen = (window.get() / height.get()) as usize + 2 * BEYOND + STEP;
            total.get().saturating_sub(first.get()).min(seen)
        });
        let slots = Memo::new(move |before: Option<&usize>| {
            let (count, is_printed) = (count.get(), is_printed.get());
            // Those that few rows have left stay for when there are more.
            let before = before.copied().filter(|before| !is_printed && *before < MOST_IDLE);
            before.unwrap_or_default().max(count)
        });
        Self {
            total,
            first,
            count,
            slots,
            is_printed,
            height,
            window,
            scrolled,
            frame: NodeRef::new(),
            head: NodeRef::new(),
            body: NodeRef::new(),
        }
    }

    /// The row that a place shows. They take turns, so that of the places only those show another row whose row is no longer drawn.
    pub fn row_in(self, slot: usize) -> Memo<usize> {
        Memo::new(move |_| {
            let (first, slots) = (self.first.get(), self.slots.get().max(1));
            first + (slot + slots - first % slots) % slots
        })
    }

    /// Which rows are drawn, followed.
    pub fn drawn(self) -> Range<usize> {
        let first = self.first.get();
        first..first + self.count.get()
    }

    /// The window, with the head and the rows somewhere in it.
    pub fn window(self, class: &'static str, content: AnyView) -> AnyView {
        let scroll = move |_| {
            if let Some(frame) = self.frame.get_untracked() {
                self.scrolled.set(f64::from(frame.scroll_top()));
            }
        };
        in_next_frame(move || self.measure());
        if let Some(window) = page::window() {
            let resized = EventListener::new(&window, "resize", move |_| self.measure());
            StoredValue::new_local(resized);
        }
        view! {
            <div class=class node_ref=self.frame on:scroll=scroll>
                {content}
            </div>
        }
        .into_any()
    }

    /// What stands above the rows and stays there. It is as high as a row.
    pub fn head(self, content: AnyView) -> AnyView {
        view! {
            <div role="rowgroup" class="grid-head" node_ref=self.head>
                {content}
            </div>
        }
        .into_any()
    }

    /// The place of all rows, with those in it that are drawn; each says its place as `data-slot` if it has one.
    pub fn body(self, content: AnyView) -> AnyView {
        let whole = move || {
            let height = self.total.get() as f64 * self.height.get();
            (!self.is_printed.get()).then(|| format!("{height}px"))
        };
        Effect::new(move |before: Option<usize>| {
            let first = self.first.get();
            self.total.track();
            self.slots.track();
            let goes_on = before.is_some_and(|before| before < first);
            spawn_local(async move {
                // What is shown in each place is there by then.
                tick().await;
                self.put_in_order(goes_on);
            });
            first
        });
        view! {
            <div role="rowgroup" class="grid-body" style:height=whole node_ref=self.body>
                {content}
            </div>
        }
        .into_any()
    }

    /// Has the places stand in the page in the order of their rows, for who reads on from one to the next. Where it goes on to later rows,
    /// the places that have come last are few, and they alone are moved.
    fn put_in_order(self, goes_on: bool) {
        let Some(body) = self.body.try_get_untracked().flatten() else {
            return;
        };
        let (first, slots) = (self.first.get_untracked(), self.slots.get_untracked());
        let mut places: Vec<(usize, Element)> = elements(&body)
            .filter_map(|element| Some((element.get_attribute("data-slot")?.parse().ok()?, element)))
            .collect();
        places.sort_by_key(|(slot, _)| (slot + slots - first % slots.max(1)) % slots.max(1));
        let mut beside: Option<Element> = None;
        if goes_on {
            for (_, element) in places.iter().rev() {
                if element.next_element_sibling() != beside {
                    let _moved = body.insert_before(element, beside.as_ref().map(AsRef::as_ref));
                }
                beside = Some(element.clone());
            }
        } else {
            for (_, element) in &places {
                if element.previous_element_sibling() != beside {
                    let after = match &beside {
                        Some(beside) => beside.next_sibling(),
                        None => body.first_child(),
                    };
                    let _moved = body.insert_before(element, after.as_ref());
                }
                beside = Some(element.clone());
            }
        }
    }

    /// How far below the first a row is, as CSS says it.
    pub fn top(self, row: usize) -> String {
        format!("{}px", row as f64 * self.height.get())
    }

    /// Brings a row into the window.
    pub fn show(self, row: usize) {
        let Some(frame) = self.frame.get_untracked() else {
            return;
        };
        let height = self.height.get_untracked();
        let top = row as f64 * height;
        let (scrolled, room) = (f64::from(frame.scroll_top()), f64::from(frame.client_height()) - height);
        let wanted = if top < scrolled {
            top
        } else if top + height > scrolled + room {
            top + height - room
        } else {
            return;
        };
        frame.set_scroll_top(wanted.ceil() as i32);
        self.scrolled.set(f64::from(frame.scroll_top()));
    }

    /// How many rows are seen at once.
    pub fn page(self) -> usize {
        let room = self.frame.get_untracked().map_or(0, |frame| frame.client_height());
        ((f64::from(room) / self.height.get_untracked()) as usize)
            .saturating_sub(2)
            .max(1)
    }

    /// Brings what is drawn in a row into the window from the side, by its id.
    pub fn show_across(self, id: &str, covered: f64) {
        let (Some(frame), Some(cell)) = (self.frame.get_untracked(), page::element(id)) else {
            return;
        };
        let (around, place) = (frame.get_bounding_client_rect(), cell.get_bounding_client_rect());
        let left = around.left() + covered;
        let by = if place.left() < left {
            place.left() - left
        } else {
            (place.right() - around.right()).max(0.0).min(place.left() - left)
        };
        if by != 0.0 {
            frame.set_scroll_left(frame.scroll_left() + by.round() as i32);
        }
    }

    /// How far the window has been scrolled from the left, in pixels.
    pub fn left(self) -> i32 {
        self.frame.get_untracked().map_or(0, |frame| frame.scroll_left())
    }

    fn measure(self) {
        let head = self.head.try_get_untracked().flatten();
        if let Some(head) = head
            .map(|head| head.get_bounding_client_rect().height())
            .filter(|height| *height > 1.0)
        {
            self.height.set(head);
            self.window.set(window_height());
        }
    }
}

fn elements(parent: &Element) -> impl Iterator<Item = Element> + use<> {
    std::iter::successors(parent.first_element_child(), Element::next_element_sibling)
}

fn window_height() -> f64 {
    let height = page::window().and_then(|window| window.inner_height().ok()?.as_f64());
    height.unwrap_or(800.0) - NEVER_WINDOW
}
