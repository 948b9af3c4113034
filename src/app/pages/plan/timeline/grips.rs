//! What a row is moved and stretched by: all of it and its two ends, each by mouse, by finger and by keys.

use leptos::{
    ev::{KeyboardEvent, PointerEvent},
    prelude::*,
};

use super::{
    board::Board,
    holding::{Hold, PointerDown, day_at},
    row::ShownRow,
};
use crate::{
    app::text::{
        vocabulary,
        words::{Word, fill, text},
    },
    domain::{
        follow_up::schedule::{Days, Entry},
        values::date::Date,
    },
    edit::rescheduling::Grip,
    render::timeline::axis::TimeScale,
};

/// The least width of a grip, which a finger finds.
const LEAST: f64 = 24.0;

/// How far the grips reach out before the axis.
const BEFORE_AXIS: f64 = 16.0;

/// How long a bar is drawn of which only one day is known.
const UNKNOWN: f64 = 36.0;

const GRIPS: [Grip; 3] = [Grip::Start, Grip::Whole, Grip::End];

/// Where a bar with these days lies, held to the axis.
fn bar(scale: &TimeScale, days: Days) -> Option<(f64, f64)> {
    let (from, to) = match days {
        (Some(start), Some(end)) => (scale.beginning(start.min(end)), scale.end(start.max(end))),
        (Some(start), None) => (scale.beginning(start), scale.beginning(start) + UNKNOWN),
        (None, Some(end)) => (scale.end(end) - UNKNOWN, scale.end(end)),
        (None, None) => return None,
    };
    Some((scale.held(from), scale.held(to)))
}

/// Where a grip begins and how wide it is: the ends lie outside the bar, or within it at the edges of the axis, and none on another.
fn place(scale: &TimeScale, days: Days, grip: Grip) -> Option<(f64, f64)> {
    let (from, to) = bar(scale, days)?;
    let (left, right) = scale.edges();
    let least = left - BEFORE_AXIS;
    let (mut first, mut last) = ((from - LEAST).max(least), (to + LEAST).min(right));
    if last - first < 3.0 * LEAST {
        first = ((from + to) / 2.0 - 1.5 * LEAST).min(right - 3.0 * LEAST).max(least);
        last = first + 3.0 * LEAST;
    }
    Some(match grip {
        Grip::Start => (first, LEAST),
        Grip::Whole => (first + LEAST, last - first - 2.0 * LEAST),
        Grip::End => (last - LEAST, LEAST),
    })
}

/// The grips of a row, and how it lies while it is held. What has no days has none: those are given below the timeline.
pub fn view(board: Board, shown: Memo<Option<ShownRow>>, name: Memo<String>) -> AnyView {
    let has_days = Memo::new(move |_| {
        shown.with(|row| {
            let entry = row.as_ref().and_then(|row| row.entry.as_ref());
            entry.is_some_and(|entry| entry.has_days())
        })
    });
    let held = Memo::new(move |_| shown.with(|row| board.holding.in_row(&row.as_ref()?.key)));
    let grips = move || {
        has_days
            .get()
            .then(|| GRIPS.map(|grip| slider(board, shown, held, name, grip)).collect_view())
    };
    view! {
        {grips}
        {move || held.with(|held| held.as_ref().map(|held| moved(board, held)))}
    }
    .into_any()
}

/// The bar where it is held, with its days.
fn moved(board: Board, held: &Hold) -> AnyView {
    let days = held.after();
    let (scale, period) = (board.scale.get_untracked(), vocabulary::period(days.0, days.1));
    let (from, to) = bar(&scale, days).unwrap_or_default();
    let (left, right) = scale.edges();
    let is_right = (from + to) / 2.0 > (left + right) / 2.0;
    let [from, width] = [from, (to - from).max(2.0)].map(|at| format!("{at}px"));
    view! {
        <span class="timeline-held" class:right=is_right style:left=from style:width=width aria-hidden="true">
            <span>{period}</span>
        </span>
    }
    .into_any()
}

/// What would be held of a row by a grip, where it lies.
fn hold_of(row: &ShownRow, grip: Grip) -> Option<Hold> {
    let entry = row.entry.as_ref()?;
    Some(Hold {
        key: row.key.clone(),
        of: entry.of.clone(),
        days: entry.days,
        grip,
        by: 0,
    })
}

fn slider(
    board: Board,
    shown: Memo<Option<ShownRow>>,
    held: Memo<Option<Hold>>,
    name: Memo<String>,
    grip: Grip,
) -> AnyView {
    let own = move || shown.with(|row| row.as_ref()?.entry.as_ref().map(|entry| entry.days));
    let days = Memo::new(move |_| {
        let held = held.with(|held| held.as_ref().map(Hold::after));
        held.or_else(own).unwrap_or_default()
    });
    // While it is held the grip stays where the hand has it.
    let at = Memo::new(move |_| own().and_then(|days| board.scale.with(|scale| place(scale, days, grip))));
    let pixels = move |read: fn((f64, f64)) -> f64| at.get().map(|at| format!("{}px", read(at)));
    let (kind, word) = match grip {
        Grip::Whole => ("whole", Word::TimelineGripWhole),
        Grip::Start => ("start", Word::TimelineGripStart),
        Grip::End => ("end", Word::TimelineGripEnd),
    };
    let number = |day: Option<Date>| day.map(Date::day_number);
    let least = move || number(days.get().0.filter(|_| grip == Grip::End).or(Some(Date::FIRST)));
    let most = move || number(days.get().1.filter(|_| grip == Grip::Start).or(Some(Date::LAST)));
    let down = move |event: PointerEvent| {
        if event.button() != 0 || !event.is_primary() {
            return;
        }
        let hold = shown.with_untracked(|row| row.as_ref().and_then(|row| hold_of(row, grip)));
        let Some(mut hold) = hold else { return };
        let element = event_target::<web_sys::Element>(&event);
        let _without = element.set_pointer_capture(event.pointer_id());
        let day_width = board.scale.with_untracked(TimeScale::day_width);
        // An end that nobody has said is held where the bar is torn off.
        let torn = (UNKNOWN / day_width).round() as i32;
        hold.by = match (grip, hold.days) {
            (Grip::End, (_, None)) => torn,
            (Grip::Start, (None, _)) => -torn,
            _ => 0,
        };
        let pointer = PointerDown {
            pointer: event.pointer_id(),
            x: f64::from(event.client_x()),
            is_finger: event.pointer_type() == "touch",
            day_width,
        };
        board.holding.press(hold, &pointer);
    };
    let drag = move |event: PointerEvent| board.holding.drag(event.pointer_id(), f64::from(event.client_x()));
    let up = move |event: PointerEvent| board.holding.release(event.pointer_id());
    let cancel = move |event: PointerEvent| board.holding.cancel(event.pointer_id());
    view! {
        <span
            class="timeline-grip"
            role="slider"
            tabindex="0"
            data-grip=kind
            style:left=move || pixels(|(from, _)| from)
            style:width=move || pixels(|(_, width)| width)
            aria-label=move || fill(word, &[("name", &name.get())])
            aria-valuemin=least
            aria-valuemax=most
            aria-valuenow=move || number(day_at(days.get(), grip))
            aria-valuetext=move || said(days.get(), grip)
            on:pointerdown=down
            on:pointermove=drag
            on:pointerup=up
            on:pointercancel=cancel
            on:lostpointercapture=cancel
            on:keydown=move |event| press_key(board, shown, grip, &event)
            on:blur=move |_| board.holding.keep_keys()
        />
    }
    .into_any()
}

/// The value of a grip in words.
fn said((start, end): Days, grip: Grip) -> String {
    let day = match grip {
        Grip::Whole => return vocabulary::period(start, end).unwrap_or_default(),
        Grip::Start => start,
        Grip::End => end,
    };
    day.map_or_else(|| text(Word::TimelineNoDay).to_owned(), vocabulary::day)
}

fn press_key(board: Board, shown: Memo<Option<ShownRow>>, grip: Grip, event: &KeyboardEvent) {
    let key = event.key();
    let holding = board.holding;
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        // What they do comes after what is held.
        if key != "Control" && key != "Meta" && key != "Alt" {
            holding.keep_keys();
        }
        return;
    }
    let week = if event.shift_key() { 7 } else { 1 };
    let by_days = |days: i32| Some(Step::Days(days));
    let step = match key.as_str() {
        "ArrowRight" | "ArrowUp" => by_days(week),
        "ArrowLeft" | "ArrowDown" => by_days(-week),
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
    let found = shown.with_untracked(|row| {
        let row = row.as_ref()?;
        Some((hold_of(row, grip)?, row.entry.clone()?))
    });
    if let Some((hold, entry)) = found {
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
    /// The day that it leads to from the one where the grip is. First and last is what holds it: the other end, or the days of the plan.
    fn from(self, now: Date, hold: &Hold, entry: &Entry) -> Option<Date> {
        let plan = entry.plan.as_ref().map(|(_, days)| *days).unwrap_or_default();
        let (start, end) = hold.after();
        match (self, hold.grip) {
            (Self::Days(days), _) => Some(now.later(days)),
            (Self::Months(months), _) => now.months_later(months),
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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<Date> {
        Date::parse(text)
    }

    // R424
    #[test]
    fn grips_lie_beside_each_other_and_are_wide_enough_wherever_the_bar_is() {
        let span = (day("2026-01-01").unwrap(), day("2026-12-31").unwrap());
        for width in [300.0, 700.0] {
            let scale = TimeScale::new(span.0, span.1, 0.0, width);
            for (start, end) in [
                ("2026-03-01", "2026-06-30"),
                ("2026-03-01", "2026-03-01"),
                ("2025-01-01", "2028-12-31"),
                ("2024-01-01", "2024-12-31"),
                ("2028-01-01", "2028-12-31"),
                ("2026-12-31", ""),
                ("", "2026-01-01"),
                ("2026-06-30", "2026-01-01"),
            ] {
                let [start, whole, end] = GRIPS.map(|grip| place(&scale, (day(start), day(end)), grip).unwrap());
                assert!(start.0 >= -BEFORE_AXIS && end.0 + end.1 <= width, "{start:?} {end:?}");
                assert_eq!(start.0 + start.1, whole.0);
                assert_eq!(whole.0 + whole.1, end.0);
                for (_, wide) in [start, whole, end] {
                    assert!(wide >= LEAST, "{wide}");
                }
            }
            assert_eq!(place(&scale, (None, None), Grip::Whole), None);
        }
    }
}
