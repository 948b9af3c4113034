//! Pieces of a page that are drawn one after the other, each in a task of its own: together they would take longer than a frame lasts.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::platform::web::page;

/// A piece that is yet to be drawn.
pub type Piece = Box<dyn FnOnce() -> AnyView>;

/// The pieces in their order: the first at once, each of the others when what else waits has had its turn. `then` is called when all are there.
pub fn in_turns<const COUNT: usize>(pieces: [Piece; COUNT], then: impl FnOnce() + 'static) -> Vec<AnyView> {
    let turn = RwSignal::new(0);
    spawn_local(async move {
        for next in 1..COUNT {
            page::breathe().await;
            let is_left = turn.try_set(next).is_some();
            if is_left {
                return;
            }
        }
        then();
    });
    let shown = |(place, piece): (usize, Piece)| {
        let piece = StoredValue::new_local(Some(piece));
        let is_due = Memo::new(move |_| turn.get() >= place);
        let draw = move || piece.try_update_value(Option::take).flatten().map(untrack);
        (move || is_due.get().then(draw)).into_any()
    };
    pieces.into_iter().enumerate().map(shown).collect()
}
