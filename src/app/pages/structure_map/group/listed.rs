//! The table's part in choosing several: a box a row, one for all that the list shows, and how many are chosen.

use std::sync::Arc;

use leptos::{
    ev::{KeyboardEvent, MouseEvent},
    prelude::*,
    wasm_bindgen::JsCast,
};
use web_sys::HtmlElement;

use super::{super::desk::Desk, chosen_count};
use crate::{
    app::{
        components::{focus::focus_when_drawn, icon::icon},
        text::words::{Word, count, fill, number, text},
    },
    domain::values::id::RecordId,
};

/// The elements that the list shows, in its order, whether they are drawn or not.
#[derive(Clone, Copy)]
pub struct Listed(pub Memo<Arc<Vec<RecordId>>>);

impl Listed {
    /// How many of them are chosen.
    fn chosen(self, desk: Desk) -> Memo<usize> {
        Memo::new(move |_| {
            desk.group.chosen.with(|chosen| {
                if chosen.is_empty() {
                    return 0;
                }
                self.0
                    .with(|listed| listed.iter().filter(|id| chosen.contains(*id)).count())
            })
        })
    }

    fn count(self) -> usize {
        self.0.with(|listed| listed.len())
    }
}

/// Whether an element is among those that are chosen together, followed.
pub fn is_chosen(desk: Desk, id: RecordId) -> Memo<bool> {
    Memo::new(move |_| desk.group.chosen.with(|chosen| chosen.contains(&id)))
}

/// The cell with the box of a row.
pub fn cell(desk: Desk, listed: Listed, id: RecordId, name: &str, is_chosen: Memo<bool>) -> impl IntoView {
    let label = fill(Word::MapGroupChoose, &[("name", name)]);
    // Not every browser tells with a press of a key that Shift was held.
    let has_shift = StoredValue::new(false);
    let choose = move |event: MouseEvent| {
        let from_last = event.shift_key() || (event.detail() == 0 && has_shift.get_value());
        let is_chosen = event_target_checked(&event);
        let rows = listed.0.get_untracked();
        desk.group.choose_row(&rows, &id, is_chosen, from_last);
        desk.tell_chosen();
    };
    // What lies between two rows is chosen, and not marked as text.
    let keep_text = move |event: MouseEvent| {
        if event.shift_key() {
            event.prevent_default();
            let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
            if let Some(target) = target {
                let _ = target.focus();
            }
        }
    };
    view! {
        <td class="row-choice no-print">
            <input
                type="checkbox"
                aria-label=label
                prop:checked=move || is_chosen.get()
                on:keydown=move |event: KeyboardEvent| has_shift.set_value(event.shift_key())
                on:mousedown=keep_text
                on:click=choose
            />
        </td>
    }
}

/// The box for all that the list shows.
pub fn choose_listed(desk: Desk, listed: Listed) -> impl IntoView {
    let chosen = listed.chosen(desk);
    let is_all = move || chosen.get() > 0 && chosen.get() == listed.count();
    let is_short = move || listed.count() < 2;
    let is_part = move || chosen.get() > 0 && !is_all();
    let change = move |event| {
        desk.group
            .choose_rows(&listed.0.get_untracked(), event_target_checked(&event));
        desk.tell_chosen();
    };
    view! {
        <label class="choice" hidden=move || listed.count() == 0>
            <input
                type="checkbox"
                id="choose-listed"
                aria-describedby="choose-help"
                prop:checked=is_all
                prop:indeterminate=is_part
                on:change=change
            />
            <span>{move || fill(Word::MapGroupChooseListed, &[("n", &number(listed.count()))])}</span>
        </label>
        <span class="help" id="choose-help" hidden=is_short>
            {text(Word::MapGroupChooseHelp)}
        </span>
    }
}

/// The way back to what was let go of.
pub fn again(desk: Desk) -> impl IntoView {
    let group = desk.group;
    let number = move || match group.count.get() {
        0 => group.last_there.with(|last| last.len()),
        _ => 0,
    };
    let choose = move |_| {
        group.ids.set(group.last_there.get_untracked());
        desk.tell_chosen();
        focus_when_drawn("choose-listed");
    };
    view! {
        <button type="button" class="quiet no-print" id="choose-again" hidden=move || number() == 0 on:click=choose>
            {icon("undo")}
            {move || count(Word::MapGroupAgainOne, Word::MapGroupAgainMany, number())}
        </button>
    }
}

/// How many are chosen, and what can be done to them. It lies below the rows, so that none moves away from who presses it.
pub fn bar(desk: Desk, listed: Listed) -> impl IntoView {
    let group = desk.group;
    let chosen = listed.chosen(desk);
    let unlisted = move || group.count.get() - chosen.get().min(group.count.get());
    let said = move || match unlisted() {
        0 => String::new(),
        number => count(Word::MapGroupUnlistedOne, Word::MapGroupUnlistedMany, number),
    };
    let keep = move |_| {
        let rows = listed.0.get_untracked();
        group.choose(|chosen| *chosen = rows.iter().filter(|id| chosen.contains(*id)).cloned().collect());
        desk.tell_chosen();
        focus_when_drawn("choose-listed");
    };
    let let_go = move |_| {
        desk.let_go_of_group();
        focus_when_drawn("choose-listed");
    };
    view! {
        <section
            class="group-bar no-print"
            aria-label=text(Word::MapGroupBar)
            hidden=move || group.count.get() == 0
        >
            <p>
                <b>{move || chosen_count(group.count.get())}</b>
                " "
                <span class="small">{said}</span>
            </p>
            <p class="actions">
                <button type="button" class="primary" id="change-group" on:click=move |_| desk.show_group()>
                    {icon("pencil")}
                    {text(Word::MapGroupChange)}
                </button>
                <button type="button" id="keep-listed" hidden=move || unlisted() == 0 on:click=keep>
                    {text(Word::MapGroupKeepListed)}
                </button>
                <button type="button" id="let-go" on:click=let_go>
                    {text(Word::MapGroupLetGo)}
                </button>
            </p>
        </section>
    }
}

/// What a key in the table does to what is chosen.
pub fn by_key(desk: Desk, listed: Listed, event: &KeyboardEvent) {
    let has_command = (event.ctrl_key() || event.meta_key()) && !event.shift_key() && !event.alt_key();
    match event.key().as_str() {
        "a" | "A" if has_command => {
            desk.group.choose_rows(&listed.0.get_untracked(), true);
            desk.tell_chosen();
        }
        "Escape" if !desk.group.is_empty() => desk.let_go_of_group(),
        _ => return,
    }
    event.prevent_default();
}
