//! The map stepped through for a meeting: priority by priority, each with its text and the elements in which it shows.

use leptos::{ev::KeyboardEvent, prelude::*};

use super::{desk::Desk, shown::Shown};
use crate::{
    app::{
        components::{
            focus::focus_when_drawn,
            icon::icon,
            record_links,
            stepping::{StepButtons, stride_of},
        },
        interface::later::in_next_frame_in_any_case,
        pages::{boxed, parts},
        state::App,
        text::words::{Word, text},
    },
    domain::{
        follow_up::meeting::place::{Standing, Stride},
        records::plan::Priority,
        values::{
            extent::BoundingBox,
            id::{Id, RecordId},
        },
    },
};

/// The id of the panel, which has the keyboard while the map is stepped through.
const PANEL: &str = "map-story";

/// The button that begins; nothing where there are no priorities.
pub fn begin_button(desk: Desk) -> impl IntoView {
    let has_any = Memo::new(move |_| !desk.story.with(Vec::is_empty));
    let begin = move |_| {
        if let Some(first) = desk.story.with_untracked(|story| story.first().cloned()) {
            desk.shown.tell(true);
            desk.turn_to(first);
        }
    };
    view! {
        <button type="button" id="begin-story" hidden=move || !has_any.get() on:click=begin>
            {icon("map-pin")}
            <span>{text(Word::MapStoryBegin)}</span>
        </button>
    }
}

/// The priorities in their order, as far as they are not archived.
pub fn chapters(app: App) -> Memo<Vec<Id<Priority>>> {
    app.workspace.select(|document, _| {
        let priorities = record_links::priorities(document).into_iter();
        priorities
            .filter_map(|one| RecordId::new(&one.id).map(Id::of))
            .collect()
    })
}

impl Desk {
    /// Shows a priority's elements and nothing else, as large as they fit.
    fn turn_to(self, priority: Id<Priority>) {
        self.shown.choose_priority(Some(priority));
        self.fit_told();
    }

    /// Brings what is told of into view, or the county where that has no place.
    fn fit_told(self) {
        let bounds = self.on_map.with_untracked(|elements| {
            let boxes = elements
                .iter()
                .filter_map(|(_, element)| BoundingBox::of(element.geometry.as_ref()?));
            boxes.reduce(BoundingBox::union)
        });
        let county = self.extents.get_untracked().map(|extents| extents.county);
        if let Some(bounds) = bounds.or(county) {
            self.beside_panel(move || self.fit(bounds));
        }
    }

    /// Does something when the panel with the text has taken its height, or left it: on a phone the map has another size then.
    fn beside_panel(self, act: impl FnOnce() + 'static) {
        in_next_frame_in_any_case(move || {
            // The page may have been left meanwhile.
            if !self.draft.is_disposed() {
                self.with_map(|map| map.resize());
                act();
            }
        });
    }

    /// Goes to another chapter, and nowhere beyond the first and the last.
    fn turn(self, stride: Stride) {
        let next = self.story.with_untracked(|story| {
            let chosen = self.shown.priority_now()?;
            let place = story.iter().position(|one| *one == chosen)?;
            match stride.from(Standing::At(place), story.len())? {
                Standing::At(place) => story.get(place).cloned(),
                Standing::Before | Standing::Between(_) | Standing::After => None,
            }
        });
        if let Some(next) = next {
            self.turn_to(next);
        }
    }

    fn end_story(self) {
        self.shown.tell(false);
        self.shown.choose_priority(None);
        self.beside_panel(move || self.fit_county());
        focus_when_drawn("begin-story");
    }
}

/// The panel with what is told; nothing while nothing is.
pub fn panel(desk: Desk) -> impl IntoView {
    let is_told = Memo::new(move |_| desk.shown.is_told());
    move || is_told.get().then(|| parts::beside(boxed(parts::map_story(desk))))
}

/// What is told, which takes the keyboard as soon as it is there.
pub fn told(desk: Desk) -> AnyView {
    let Desk { app, shown, .. } = desk;
    focus_when_drawn(PANEL);
    // What was turned to before the panel was there is brought into view beside it.
    desk.fit_told();
    let by_key = move |event: KeyboardEvent| {
        if Stride::of_key(&event.key()).is_some() {
            if let Some(stride) = stride_of(&event) {
                desk.turn(stride);
            }
        } else if event.key() == "Escape" {
            event.prevent_default();
            desk.end_story();
        } else {
            return;
        }
        event.stop_propagation();
    };
    let told = app.workspace.select(move |document, _| {
        let priority = document.get(&shown.priority()?)?;
        Some((priority.title.clone(), priority.text.clone()))
    });
    let place = Memo::new(move |_| {
        let chosen = shown.priority()?;
        let place = desk.story.with(|story| story.iter().position(|one| *one == chosen))?;
        Some((place + 1, desk.story.with(Vec::len)))
    });
    let chapter = move || {
        let (title, words) = told.get().unwrap_or_default();
        view! {
            <h2>{title}</h2>
            <p class="map-story-text">{words}</p>
        }
    };
    let is_first = Signal::derive(move || place.get().is_none_or(|(place, _)| place == 1));
    let is_last = Signal::derive(move || place.get().is_none_or(|(place, all)| place == all));
    view! {
        <section
            class="map-story"
            id=PANEL
            tabindex="-1"
            aria-label=text(Word::MapStory)
            data-repeats=""
            on:keydown=by_key
        >
            <div aria-live="polite">{chapter}</div>
            <div class="map-story-steps">
                {StepButtons {
                    back: Word::MapStoryBefore,
                    on: Word::MapStoryNext,
                    is_first,
                    is_last,
                }
                    .view(place.into(), move |stride| desk.turn(stride))}
                <button type="button" class="quiet" id="end-story" on:click=move |_| desk.end_story()>
                    {text(Word::MapStoryEnd)}
                </button>
            </div>
        </section>
    }
    .into_any()
}

impl Shown {
    /// The priority that is chosen, not followed.
    fn priority_now(self) -> Option<Id<Priority>> {
        untrack(|| self.priority())
    }
}
