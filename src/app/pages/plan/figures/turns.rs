//! Reading in short turns, so that the page goes on being a page meanwhile.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use crate::{
    format::figures::{FigureError, FigureReading, Figures},
    platform::web::page,
};

/// How many rows are read before it is asked whether the turn is over.
const ROWS_AT_ONCE: usize = 200;

/// How long a turn is, in milliseconds: less than a frame.
const TURN: f64 = 12.0;

/// What a turn has come to.
pub enum Turn {
    /// So much has been read, in parts of a hundred.
    Share(u32),
    /// It has ended.
    End(Result<Figures, FigureError>),
}

/// A reading that goes on, and the turn that it waits for. It ends with what asked for it.
#[derive(Clone, Copy)]
pub struct Turns(StoredValue<Option<(FigureReading, Option<Timeout>)>, LocalStorage>);

impl Turns {
    /// None.
    pub fn new() -> Self {
        Self(StoredValue::new_local(None))
    }

    /// Begins a reading in place of any other; `tell` is told of each turn.
    pub fn begin(self, reading: FigureReading, tell: impl Fn(Turn) + Copy + 'static) {
        self.0.set_value(Some((reading, None)));
        self.wait(tell);
    }

    /// Ends it.
    pub fn stop(self) {
        self.0.set_value(None);
    }

    fn wait(self, tell: impl Fn(Turn) + Copy + 'static) {
        let next = Timeout::new(0, move || self.go_on(tell));
        self.0.try_update_value(|held| {
            if let Some((_, waiting)) = held {
                *waiting = Some(next);
            }
        });
    }

    fn go_on(self, tell: impl Fn(Turn) + Copy + 'static) {
        let began = page::now();
        let turn = self.0.try_update_value(|held| {
            let (reading, _) = held.as_mut()?;
            loop {
                if let Some(result) = reading.go_on(ROWS_AT_ONCE) {
                    *held = None;
                    return Some(Turn::End(result));
                }
                if page::now() - began >= TURN {
                    // A share of a hundred.
                    return Some(Turn::Share((reading.share() * 100.0) as u32));
                }
            }
        });
        let Some(turn) = turn.flatten() else { return };
        let has_more = matches!(turn, Turn::Share(_));
        tell(turn);
        if has_more {
            self.wait(tell);
        }
    }
}
