//! The field in which a cell is written. There is one for all cells, always in the page, so that it can get the keyboard in the same
//! moment in which a letter is pressed on a cell: no letter is lost, however fast they come.

use leptos::{
    ev::{KeyboardEvent, MouseEvent},
    prelude::*,
};
use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, Node};

use super::{
    TableDesk,
    cells::width,
    editing::{Editing, Offer, close, commit, take},
};
use crate::{
    app::text::words::{Word, fill, text},
    domain::action_table::column::{ActionColumn, CellKind},
    platform::web::{page, typing},
};

/// The id of the list of choices.
const CHOICES: &str = "cell-choices";

/// A key was pressed in the field.
fn pressed(desk: TableDesk, event: &KeyboardEvent) {
    let Some(editing) = desk.editing.get_untracked().filter(|_| !event.is_composing()) else {
        return;
    };
    let offer = editing.offer();
    let count = offer.shown.len() + usize::from(offer.new.is_some());
    let go_to = |place: usize| {
        desk.editing.update(|editing| {
            if let Some(editing) = editing {
                editing.gone_to = Some(place);
            }
        });
        page::element(&choice_id(place)).inspect(|choice| choice.scroll_into_view_with_bool(false));
    };
    let is_block = editing.ids.len() > 1;
    let after = |desk: TableDesk, down: usize, right: isize| {
        desk.cells.focus();
        if !is_block {
            desk.go_to(editing.row + down, editing.place.saturating_add_signed(right), false);
        }
    };
    let done = |desk: TableDesk| match offer.taken.filter(|_| count > 0) {
        Some(place) => match offer.shown.get(place) {
            Some(written) => take(desk, written, false),
            None => take(desk, "", true),
        },
        None => commit(desk),
    };
    let is_long = matches!(editing.column.kind(), CellKind::Lines);
    match event.key().as_str() {
        "Enter" if is_long && (event.alt_key() || event.shift_key()) => {
            if event.alt_key() {
                insert_line(desk);
                event.prevent_default();
            }
            return;
        }
        // A key that is held fills one cell.
        "Enter" if event.repeat() => {}
        "Enter" => {
            if done(desk) {
                after(desk, 1, 0);
            }
        }
        "Tab" => {
            if done(desk) {
                after(desk, 0, if event.shift_key() { -1 } else { 1 });
            }
        }
        "Escape" => {
            close(desk);
            desk.cells.focus();
        }
        "ArrowDown" if count > 0 => go_to(offer.taken.map_or(0, |place| (place + 1) % count)),
        "ArrowUp" if count > 0 => go_to(offer.taken.map_or(count - 1, |place| (place + count - 1) % count)),
        _ => return,
    }
    event.prevent_default();
    event.stop_propagation();
}

/// Puts a line end where the text is being written.
fn insert_line(desk: TableDesk) {
    if let Some(input) = desk.input.get_untracked() {
        let end = input.selection_end().ok().flatten().unwrap_or_default();
        let start = input.selection_start().ok().flatten().unwrap_or(end);
        let _no_place = input.set_range_text_with_start_and_end("\n", start, end);
        let _no_text = input.set_selection_range(start + 1, start + 1);
        typed(desk, input.value());
    }
}

fn typed(desk: TableDesk, typed: String) {
    desk.editing.update(|editing| {
        if let Some(editing) = editing {
            editing.typed = typed;
            editing.gone_to = None;
            editing.error = None;
        }
    });
}

fn choice_id(place: usize) -> String {
    format!("{CHOICES}-{place}")
}

/// The field, in its cell's place, and below it what can be chosen.
pub fn editor(desk: TableDesk) -> AnyView {
    let is_open = Memo::new(move |_| desk.editing.with(Option::is_some));
    let offer = Memo::new(move |_| {
        desk.editing
            .with(|editing| editing.as_ref().map(Editing::offer).unwrap_or_default())
    });
    let has_choices = Memo::new(move |_| offer.with(|offer| !offer.shown.is_empty() || offer.new.is_some()));
    let error = Memo::new(move |_| {
        desk.editing
            .with(|editing| editing.as_ref().and_then(|editing| editing.error.clone()))
    });
    let label = move || {
        desk.editing
            .with(|editing| editing.as_ref().map(|editing| editing.label.clone()))
    };
    let label = move || label().unwrap_or_else(|| text(Word::ActionTableLabel).into());
    let place = Memo::new(move |_| {
        desk.editing
            .with(|editing| editing.as_ref().map(|one| (one.row, one.place, one.left)))
    });
    let stands = desk.cells.field_place(place, move |from| {
        let sum = |columns: &[ActionColumn]| columns.iter().skip(from).map(|column| width(*column)).sum();
        desk.columns.with_untracked(|columns| sum(columns))
    });
    let top = move || stands.get().map(|stands| stands.top);
    let left = move || stands.get().and_then(|stands| stands.left);
    let right = move || stands.get().and_then(|stands| stands.right);
    let own_width = move || stands.get().map(|stands| stands.width);
    // A row in the lower half of what is seen has its choices above it.
    let opens_up = move || {
        let (row, ..) = place.get()?;
        let first = desk.cells.rows.first.get_untracked();
        (row > first + desk.cells.rows.page() / 2 + 4 && row >= 6).then_some("")
    };
    let leave = move |event: FocusEvent| {
        let next = event.related_target().and_then(|next| next.dyn_into::<Node>().ok());
        let editor = page::element("cell-editor");
        let stays = editor
            .zip(next)
            .is_some_and(|(editor, next)| editor.contains(Some(&next)));
        if !stays && desk.editing.try_with_untracked(Option::is_some) == Some(true) {
            // What can't be taken stays with its reason.
            commit(desk);
        }
    };
    let active = move || offer.with(|offer| offer.taken).map(choice_id);
    // Going from one to another draws none of them anew.
    let listed = Memo::new(move |_| offer.with(|offer| (offer.shown.clone(), offer.new.clone())));
    let options = move || {
        let (shown, new) = listed.get();
        let known = shown.into_iter().map(|written| (written, false));
        let all = known.chain(new.map(|name| (name, true))).enumerate();
        all.map(|(place, one)| option(desk, offer, place, one))
            .collect::<Vec<_>>()
    };
    let has_list = move || is_open.get() && has_choices.get();
    view! {
        <div
            class="cell-editor no-print"
            id="cell-editor"
            style:top=top
            style:left=left
            style:right=right
            style:width=own_width
            data-open=move || is_open.get().then_some("")
            data-up=opens_up
        >
            <textarea
                id="cell-input"
                rows="1"
                spellcheck="false"
                autocomplete="off"
                tabindex="-1"
                node_ref=desk.input
                aria-label=label
                aria-hidden=move || (!is_open.get()).then_some("true")
                aria-controls=move || has_list().then_some(CHOICES)
                aria-autocomplete=move || has_list().then_some("list")
                aria-activedescendant=active
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby="cell-error"
                on:input=move |event| typed(desk, typing::entered(&event))
                on:keydown=move |event| pressed(desk, &event)
                on:focusout=leave
            />
            <p class="error-text" id="cell-error" role="alert">
                {move || error.get()}
            </p>
            <ul role="listbox" id=CHOICES aria-label=label hidden=move || !has_list()>
                {options}
            </ul>
        </div>
    }
    .into_any()
}

fn option(desk: TableDesk, offer: Memo<Offer>, place: usize, (written, is_new): (String, bool)) -> AnyView {
    let said = if is_new {
        fill(Word::ActionTableMakeActor, &[("name", &written)])
    } else {
        written.clone()
    };
    let is_taken = move || offer.with(|offer| offer.taken == Some(place));
    let choose = move |event: MouseEvent| {
        // The field keeps the keyboard.
        event.prevent_default();
        event.stop_propagation();
        if take(desk, &written, is_new) {
            desk.cells.focus();
        }
    };
    view! {
        <li role="option" id=choice_id(place) aria-selected=move || is_taken().to_string() on:mousedown=choose>
            {said}
        </li>
    }
    .into_any()
}
