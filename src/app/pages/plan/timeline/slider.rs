//! One grip: a slider that a mouse, a finger and keys move alike.

use std::sync::Arc;

use leptos::{
    ev::{KeyboardEvent, PointerEvent},
    prelude::*,
};

use super::{
    board::Board,
    holding::{Hold, PointerDown},
};
use crate::{
    domain::{follow_up::schedule::Entry, values::date::Date},
    edit::rescheduling::Grip,
    render::timeline::axis::TimeScale,
};

/// What would be held by a grip.
pub struct Held {
    /// It where it lies.
    pub hold: Hold,
    /// By how many days a pointer finds it elsewhere, at an end that nobody has said.
    pub torn_by: i32,
    /// What it is of, or in.
    pub entry: Arc<Entry>,
}

/// What a grip says.
#[derive(Clone, PartialEq)]
pub struct Value {
    pub least: Date,
    pub most: Date,
    pub now: Date,
    pub said: String,
}

/// A grip.
pub struct Slider {
    /// What it is, for the style.
    pub kind: &'static str,
    pub name: Signal<String>,
    /// Where it begins and how wide it is.
    pub at: Memo<Option<(f64, f64)>>,
    pub value: Memo<Option<Value>>,
    pub hold: Arc<dyn Fn() -> Option<Held> + Send + Sync>,
}

impl Slider {
    /// The grip.
    pub fn view(self, board: Board) -> AnyView {
        let Self {
            kind,
            name,
            at,
            value,
            hold,
        } = self;
        let holding = board.holding;
        let pixels = move |read: fn((f64, f64)) -> f64| at.get().map(|at| format!("{}px", read(at)));
        let number = move |read: fn(&Value) -> Date| value.with(|value| Some(read(value.as_ref()?).day_number()));
        let down = {
            let hold = hold.clone();
            move |event: PointerEvent| press(board, &event, &*hold)
        };
        let drag = move |event: PointerEvent| holding.drag(event.pointer_id(), f64::from(event.client_x()));
        let up = move |event: PointerEvent| holding.release(event.pointer_id());
        let cancel = move |event: PointerEvent| holding.cancel(event.pointer_id());
        view! {
            <span
                class="timeline-grip"
                role="slider"
                tabindex="0"
                data-grip=kind
                style:left=move || pixels(|(from, _)| from)
                style:width=move || pixels(|(_, width)| width)
                aria-label=name
                aria-valuemin=move || number(|value| value.least)
                aria-valuemax=move || number(|value| value.most)
                aria-valuenow=move || number(|value| value.now)
                aria-valuetext=move || value.with(|value| value.as_ref().map(|value| value.said.clone()))
                on:pointerdown=down
                on:pointermove=drag
                on:pointerup=up
                on:pointercancel=cancel
                on:lostpointercapture=cancel
                on:keydown=move |event| press_key(board, &event, &*hold)
                on:blur=move |_| holding.keep_keys()
            />
        }
        .into_any()
    }
}

fn press(board: Board, event: &PointerEvent, hold: &dyn Fn() -> Option<Held>) {
    if event.button() != 0 || !event.is_primary() {
        return;
    }
    let Some(Held { mut hold, torn_by, .. }) = hold() else {
        return;
    };
    let element = event_target::<web_sys::Element>(event);
    let _without = element.set_pointer_capture(event.pointer_id());
    hold.by = torn_by;
    let pointer = PointerDown {
        pointer: event.pointer_id(),
        x: f64::from(event.client_x()),
        is_finger: event.pointer_type() == "touch",
        day_width: board.scale.with_untracked(TimeScale::day_width),
    };
    board.holding.press(hold, &pointer);
}

fn press_key(board: Board, event: &KeyboardEvent, hold: &dyn Fn() -> Option<Held>) {
    let key = event.key();
    let holding = board.holding;
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        // What they do comes after what is held.
        if key != "Control" && key != "Meta" && key != "Alt" {
            holding.keep_keys();
        }
        return;
    }
    let days = if event.shift_key() { 7 } else { 1 };
    let step = match key.as_str() {
        "ArrowRight" | "ArrowUp" => Some(Step::Days(days)),
        "ArrowLeft" | "ArrowDown" => Some(Step::Days(-days)),
        "PageUp" => Some(Step::Months(1)),
        "PageDown" => Some(Step::Months(-1)),
        "Home" => Some(Step::First),
        "End" => Some(Step::Last),
        "Escape" => {
            if holding.let_go() {
                event.prevent_default();
                event.stop_propagation();
            }
            return;
        }
        "Shift" => return,
        _ => None,
    };
    let Some(step) = step else {
        if matches!(key.as_str(), "Enter" | " ") {
            event.prevent_default();
        }
        holding.keep_keys();
        return;
    };
    event.prevent_default();
    if let Some(Held { hold, entry, .. }) = hold() {
        holding.step(hold, |now, hold| step.from(now, hold, &entry));
    }
}

/// How far a key goes.
#[derive(Clone, Copy)]
enum Step {
    Days(i32),
    Months(i32),
    /// To the first day that makes sense.
    First,
    /// To the last one.
    Last,
}

impl Step {
    /// The day that it leads to from the one where the grip is. First and last is what holds it: the other end, the days of the plan, or of
    /// what a day is in.
    fn from(self, now: Date, hold: &Hold, entry: &Entry) -> Option<Date> {
        let plan = entry.plan.as_ref().map(|(_, days)| *days).unwrap_or_default();
        let (start, end) = hold.after();
        match (self, hold.grip) {
            (Self::Days(days), _) => Some(now.later(days)),
            (Self::Months(months), _) => now.months_later(months),
            (Self::First, _) if hold.day.is_some() => entry.days.0,
            (Self::Last, _) if hold.day.is_some() => entry.days.1,
            (Self::First, Grip::End) => start,
            (Self::First, Grip::Start | Grip::Whole) => plan.0,
            (Self::Last, Grip::Start) => end,
            (Self::Last, Grip::End) => plan.1,
            (Self::Last, Grip::Whole) => {
                let lasts = end?.day_number() - start?.day_number();
                plan.1.map(|last| last.later(-lasts))
            }
        }
    }
}
