//! Drawing by keyboard: the map is moved under a crosshair, in large and small steps or from point to point.

use leptos::{ev::KeyboardEvent, prelude::*};

use super::{
    desk::Desk,
    drawing::{SAME, has_vertices},
};
use crate::{
    app::text::{vocabulary, words::Word},
    map::stops::next_stop,
};

/// How far an arrow moves the map, and how far with Ctrl, in pixels.
const STRIDE: f64 = 48.0;
const SMALL_STRIDE: f64 = 8.0;

impl Desk {
    /// What a key on the map does while drawing; whether it did something.
    pub fn draw_by_key(self, event: &KeyboardEvent) -> bool {
        if self.draft.with_untracked(Option::is_none) || event.ctrl_key() || event.meta_key() {
            return false;
        }
        match event.key().as_str() {
            "Backspace" => self.remove_last(),
            "Enter" if event.shift_key() => self.finish(),
            "Enter" if self.has_crosshair.get_untracked() => {
                if let (Some(at), Some(viewed)) = (self.centre.get_untracked(), self.viewed.get_untracked()) {
                    self.set_vertex(at, viewed.metres_per_pixel);
                }
            }
            "Enter" if self.draft.with_untracked(has_vertices) => self.finish(),
            "Enter" => {
                self.has_crosshair.set(true);
                self.say(Word::MapCrosshairOn);
            }
            "n" | "N" => self.go_to_next_point(event.shift_key()),
            _ => return false,
        }
        true
    }

    /// What an arrow does while drawing: it moves the map at once, so that none is lost that comes soon after another, and from there on one
    /// draws by keyboard. Whether it did something.
    pub fn move_by_key(self, event: &KeyboardEvent) -> bool {
        if self.draft.with_untracked(Option::is_none) || event.alt_key() {
            return false;
        }
        let direction = match event.key().as_str() {
            "ArrowLeft" => [-1.0, 0.0],
            "ArrowRight" => [1.0, 0.0],
            "ArrowUp" => [0.0, -1.0],
            "ArrowDown" => [0.0, 1.0],
            _ => return false,
        };
        let stride = if event.ctrl_key() || event.meta_key() {
            SMALL_STRIDE
        } else if event.shift_key() {
            STRIDE * 3.0
        } else {
            STRIDE
        };
        self.has_crosshair.set(true);
        self.with_map(|map| map.push(direction.map(|along: f64| along * stride)));
        true
    }

    /// Brings the next of the points that the map shows into the crosshair, from the nearest on, or the one before.
    fn go_to_next_point(self, is_before: bool) {
        let (Some(here), Some(viewed)) = (self.centre.get_untracked(), self.viewed.get_untracked()) else {
            return;
        };
        let slack = SAME * viewed.metres_per_pixel;
        let next = self.on_map.with_untracked(|elements| {
            self.stop
                .with_value(|last| next_stop(elements, (here, slack), last.as_ref(), is_before))
        });
        let Some((stop, name)) = next else {
            self.say(Word::MapNoPoint);
            return;
        };
        self.has_crosshair.set(true);
        self.with_map(|map| map.go_to(stop.at));
        self.stop.set_value(Some(stop));
        self.app.notices.announce(vocabulary::named(&name));
    }
}
