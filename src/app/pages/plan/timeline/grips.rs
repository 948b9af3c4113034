//! What a row is moved and stretched by: all of it, its two ends, and each day in it that counts.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    board::Board,
    grip_places::{GRIPS, bar, day_places, place, torn_by},
    holding::{Hold, day_at},
    row::{self, ShownRow},
    slider::{Held, Slider, Value},
};
use crate::{
    app::text::{
        vocabulary,
        words::{Word, fill, text},
    },
    domain::{
        follow_up::schedule::{CountedDay, Days},
        values::{date::Date, id::RecordId},
    },
    edit::rescheduling::Grip,
};

/// A row with what is held in it.
#[derive(Clone, Copy)]
struct Row {
    board: Board,
    shown: Memo<Option<ShownRow>>,
    held: Memo<Option<Hold>>,
    name: Memo<String>,
}

/// The grips of a row, and how it lies while it is held. What has no days has none of its own: those are given below the timeline.
pub fn view(board: Board, shown: Memo<Option<ShownRow>>, name: Memo<String>) -> AnyView {
    let has_days = Memo::new(move |_| {
        shown.with(|row| {
            let entry = row.as_ref().and_then(|row| row.entry.as_ref());
            entry.is_some_and(|entry| entry.has_days())
        })
    });
    let held = Memo::new(move |_| shown.with(|row| board.holding.in_row(&row.as_ref()?.key)));
    let row = Row {
        board,
        shown,
        held,
        name,
    };
    let grips = move || {
        has_days
            .get()
            .then(|| GRIPS.map(|grip| of_bar(row, grip)).collect_view())
    };
    let places = Memo::new(move |_| {
        let last = board.holding.last_day();
        shown.with(|row| {
            let entry = row.as_ref()?.entry.as_ref()?;
            Some(board.scale.with(|scale| day_places(scale, entry, last.as_ref())))
        })
    });
    let days = move || {
        let places = places.get().unwrap_or_default();
        places.into_iter().map(|(id, _)| id).collect::<Vec<_>>()
    };
    view! {
        {grips}
        <For
            each=days
            key=RecordId::clone
            children=move |id| {
                let at = Memo::new({
                    let id = id.clone();
                    move |_| {
                        places.with(|places| places.iter().flatten().find(|(one, _)| *one == id).map(|(_, at)| *at))
                    }
                });
                of_day(row, id, at)
            }
        />
        {move || held.with(|held| held.as_ref().map(|held| moved(board, held)))}
    }
    .into_any()
}

/// The bar or the day where it is held.
fn moved(board: Board, held: &Hold) -> AnyView {
    let days = held.after();
    let said = match held.day {
        Some(_) => days.0.map(vocabulary::day),
        None => vocabulary::period(days.0, days.1),
    };
    let scale = board.scale.get_untracked();
    let (from, to) = bar(&scale, days).unwrap_or_default();
    let (left, right) = scale.edges();
    let is_right = (from + to) / 2.0 > (left + right) / 2.0;
    let [from, width] = [from, (to - from).max(2.0)].map(|at| format!("{at}px"));
    view! {
        <span class="timeline-held" class:right=is_right style:left=from style:width=width aria-hidden="true">
            <span>{said}</span>
        </span>
    }
    .into_any()
}

fn of_bar(row: Row, grip: Grip) -> AnyView {
    let Row {
        board,
        shown,
        held,
        name,
    } = row;
    let own = move || shown.with(|row| row.as_ref()?.entry.as_ref().map(|entry| entry.days));
    let days = Memo::new(move |_| {
        let held = held.with(|held| held.as_ref().filter(|held| held.day.is_none()).map(Hold::after));
        held.or_else(own).unwrap_or_default()
    });
    let (kind, word) = match grip {
        Grip::Whole => ("whole", Word::TimelineGripWhole),
        Grip::Start => ("start", Word::TimelineGripStart),
        Grip::End => ("end", Word::TimelineGripEnd),
    };
    let hold = move || {
        shown.with_untracked(|row| {
            let row = row.as_ref()?;
            let entry = row.entry.clone()?;
            let hold = Hold {
                key: row.key.clone(),
                of: entry.of.clone(),
                day: None,
                days: entry.days,
                grip,
                by: 0,
            };
            Some(Held {
                torn_by: board.scale.with_untracked(|scale| torn_by(scale, entry.days, grip)),
                hold,
                entry,
            })
        })
    };
    let slider = Slider {
        kind,
        name: Signal::derive(move || fill(word, &[("name", &name.get())])),
        // While it is held the grip stays where the hand has it.
        at: Memo::new(move |_| own().and_then(|days| board.scale.with(|scale| place(scale, days, grip)))),
        value: Memo::new(move |_| {
            let (start, end) = days.get();
            Some(Value {
                least: start.filter(|_| grip == Grip::End).unwrap_or(Date::FIRST),
                most: end.filter(|_| grip == Grip::Start).unwrap_or(Date::LAST),
                now: day_at((start, end), grip)?,
                said: said((start, end), grip),
            })
        }),
        hold: Arc::new(hold),
    };
    slider.view(board)
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

/// What a milestone, a measurement or a review is moved by.
fn of_day(row: Row, id: RecordId, at: Memo<Option<(f64, f64)>>) -> AnyView {
    let Row {
        board,
        shown,
        held,
        name,
    } = row;
    let id = StoredValue::new(id);
    let counted = Memo::new(move |_| {
        shown.with(|row| {
            let entry = row.as_ref()?.entry.as_ref()?;
            let is_it = |one: &&CountedDay| id.with_value(|id| one.of == *id);
            entry.counted.iter().find(is_it).cloned()
        })
    });
    let called = move || counted.with(|one| Some(row::moves_day(one.as_ref()?, &name.get())));
    let day = move || {
        let is_it = |held: &&Hold| id.with_value(|id| held.day.as_ref() == Some(id));
        let held = held.with(|held| held.as_ref().filter(is_it).and_then(|held| held.after().0));
        held.or_else(|| counted.with(|one| one.as_ref().map(|one| one.day)))
    };
    let hold = move || {
        let one = counted.get_untracked()?;
        shown.with_untracked(|row| {
            let row = row.as_ref()?;
            let entry = row.entry.clone()?;
            let hold = Hold {
                key: row.key.clone(),
                of: entry.of.clone(),
                day: Some(one.of),
                days: (Some(one.day), Some(one.day)),
                grip: Grip::Whole,
                by: 0,
            };
            Some(Held {
                torn_by: 0,
                hold,
                entry,
            })
        })
    };
    let slider = Slider {
        kind: "day",
        name: Signal::derive(move || called().unwrap_or_default()),
        at,
        value: Memo::new(move |_| {
            let day = day()?;
            Some(Value {
                least: Date::FIRST,
                most: Date::LAST,
                now: day,
                said: vocabulary::day(day),
            })
        }),
        hold: Arc::new(hold),
    };
    slider.view(board)
}
