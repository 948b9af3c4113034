//! What is held while it is moved or stretched. Nothing is changed until it is let go: a drag, or what several keys do, is one step.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use super::{desk::Desk, row::RowKey, telling};
use crate::{
    domain::{
        follow_up::schedule::{Days, Lasting, days_of},
        values::{date::Date, id::RecordId},
    },
    edit::rescheduling::{Grip, another_day, rescheduling, shifted},
};

/// How long after the last key what was held is let go, in milliseconds.
const PAUSE: u32 = 1_200;

/// How far a mouse moves before it drags, in pixels, so that a press alone changes nothing.
const SLACK: f64 = 3.0;

/// The same for a finger, which is less steady.
const SLACK_OF_FINGER: f64 = 8.0;

/// What is held, and how many days from where it was.
#[derive(Clone, Debug, PartialEq)]
pub struct Hold {
    pub key: RowKey,
    pub of: Lasting,
    /// The record whose day is held alone: a milestone, say.
    pub day: Option<RecordId>,
    /// Its days as they were.
    pub days: Days,
    pub grip: Grip,
    /// By how many days it has been moved.
    pub by: i32,
}

impl Hold {
    /// The days that it would have.
    pub fn after(&self) -> Days {
        shifted(self.days, self.grip, self.by)
    }
}

/// The day that a grip is at: of all of it that is the first, as far as it is known.
pub fn day_at((start, end): Days, grip: Grip) -> Option<Date> {
    match grip {
        Grip::Whole | Grip::Start => start.or(end),
        Grip::End => end.or(start),
    }
}

/// A pointer that is down on a grip.
#[derive(Clone)]
struct Press {
    pointer: i32,
    hold: Hold,
    /// Where it went down.
    x: f64,
    day_width: f64,
    slack: f64,
    is_drag: bool,
}

/// What is held.
#[derive(Clone, Copy)]
pub struct Holding {
    desk: Desk,
    hold: RwSignal<Option<Hold>>,
    /// The row in which something is held: while it is dragged, no other row hears of it.
    key: Memo<Option<RowKey>>,
    /// The record whose day was held last, if no bar has been held since.
    last_day: RwSignal<Option<RecordId>>,
    press: StoredValue<Option<Press>>,
    pause: StoredValue<Option<Timeout>, LocalStorage>,
}

/// A pointer on a grip.
pub struct PointerDown {
    pub pointer: i32,
    pub x: f64,
    pub is_finger: bool,
    /// How wide a day is.
    pub day_width: f64,
}

impl Holding {
    /// Nothing is held. What keys have moved is kept when the page is left.
    pub fn new(desk: Desk) -> Self {
        let hold = RwSignal::new(None::<Hold>);
        let holding = Self {
            desk,
            hold,
            key: Memo::new(move |_| hold.with(|hold| hold.as_ref().map(|hold| hold.key.clone()))),
            last_day: RwSignal::new(None),
            press: StoredValue::new(None),
            pause: StoredValue::new_local(None),
        };
        on_cleanup(move || holding.keep_keys());
        holding
    }

    /// What is held in a row, followed.
    pub fn in_row(self, key: &RowKey) -> Option<Hold> {
        let is_here = self.key.with(|held| held.as_ref() == Some(key));
        is_here.then(|| self.hold.get()).flatten()
    }

    /// The record whose day was held last, if no bar has been held since; followed.
    pub fn last_day(self) -> Option<RecordId> {
        self.last_day.get()
    }

    /// A pointer goes down on a grip. `hold` is what it would hold, as if it had not moved.
    pub fn press(self, hold: Hold, pointer: &PointerDown) {
        self.keep();
        self.press.set_value(Some(Press {
            pointer: pointer.pointer,
            hold,
            x: pointer.x,
            day_width: pointer.day_width,
            slack: if pointer.is_finger { SLACK_OF_FINGER } else { SLACK },
            is_drag: false,
        }));
    }

    /// The pointer moves.
    pub fn drag(self, pointer: i32, x: f64) {
        let held = self.press.try_update_value(|press| {
            let press = press.as_mut().filter(|press| press.pointer == pointer)?;
            let moved = x - press.x;
            press.is_drag |= moved.abs() >= press.slack;
            press.is_drag.then(|| Hold {
                by: press.hold.by + (moved / press.day_width).round() as i32,
                ..press.hold.clone()
            })
        });
        if let Some(held) = held.flatten() {
            self.hold_now(held);
        }
    }

    /// The pointer goes up: what it has dragged stays there.
    pub fn release(self, pointer: i32) {
        if self.ends_press(pointer) {
            self.keep();
        }
    }

    /// The pointer is taken away, as where the page scrolls instead: nothing is changed.
    pub fn cancel(self, pointer: i32) {
        if self.ends_press(pointer) {
            self.let_go();
        }
    }

    fn ends_press(self, pointer: i32) -> bool {
        let ended = self.press.try_update_value(|press| {
            let is_it = press.as_ref().is_some_and(|press| press.pointer == pointer);
            is_it.then(|| press.take()).flatten().is_some()
        });
        ended.unwrap_or_default()
    }

    /// Keys move what is held, or what would be held from where it is, to where `to` says.
    pub fn step(self, hold: Hold, to: impl FnOnce(Date, &Hold) -> Option<Date>) {
        if self.press.with_value(Option::is_some) {
            return;
        }
        let held = self.hold.get_untracked();
        let same = held.filter(|held| (&held.key, &held.day, held.grip) == (&hold.key, &hold.day, hold.grip));
        if same.is_none() {
            self.keep();
        }
        let mut hold = same.unwrap_or(hold);
        let (Some(from), Some(now)) = (day_at(hold.days, hold.grip), day_at(hold.after(), hold.grip)) else {
            return;
        };
        let Some(to) = to(now, &hold) else { return };
        hold.by = to.day_number() - from.day_number();
        // What can't go further does not count on.
        if let Some(reached) = day_at(hold.after(), hold.grip) {
            hold.by = reached.day_number() - from.day_number();
        }
        self.hold_now(hold);
        self.pause.set_value(Some(Timeout::new(PAUSE, move || self.keep())));
    }

    fn hold_now(self, hold: Hold) {
        if self.hold.with_untracked(|held| held.as_ref() != Some(&hold)) {
            if self.last_day.with_untracked(|last| *last != hold.day) {
                self.last_day.set(hold.day.clone());
            }
            self.hold.set(Some(hold));
        }
    }

    /// Lets go without a change. Gives whether anything was held.
    pub fn let_go(self) -> bool {
        self.press.try_update_value(Option::take);
        self.take().is_some()
    }

    fn take(self) -> Option<Hold> {
        self.pause.try_set_value(None);
        self.hold.try_get_untracked().flatten()?;
        self.hold.try_update(Option::take).flatten()
    }

    /// What keys have moved stays where it is, in one step that is told; a pointer holds on. A grip that is left since its page is has
    /// been kept then.
    pub fn keep_keys(self) {
        if self.press.try_with_value(Option::is_none) == Some(true) {
            self.keep();
        }
    }

    fn keep(self) {
        let Some(hold) = self.take() else { return };
        let desk = self.desk;
        let is_chosen = desk.takes_milestones.try_get_untracked().unwrap_or_default();
        let takes_milestones = is_chosen && hold.grip == Grip::Whole;
        let workspace = desk.app.workspace;
        let planned = workspace.now(|document, references| {
            if let Some(id) = &hold.day {
                let found = another_day(document, id, hold.after().0?)?;
                let told = telling::told_of_day(document, id, &found);
                return Some((found.command, told));
            }
            let before = days_of(document, &hold.of)?;
            let after = shifted(before, hold.grip, hold.by);
            let by = day_at(after, hold.grip)?.day_number() - day_at(before, hold.grip)?.day_number();
            let milestones_by = takes_milestones.then_some(by);
            let found = rescheduling(document, references, &hold.of, after, milestones_by)?;
            let told = telling::told(document, &hold.of, &found);
            Some((found.command, told))
        });
        if let Some((command, told)) = planned.flatten()
            && workspace.dispatch(&command)
        {
            desk.app.notices.notify_undoable(told);
        }
    }
}
