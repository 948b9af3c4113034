//! The tool by which several are chosen with a finger, a pen or a mouse alone, and what is over the map while they are.

use leptos::prelude::*;

use super::{
    super::desk::{Desk, Pane},
    chosen_count,
};
use crate::app::{
    components::{focus::focus_when_drawn, icon::icon},
    text::words::{Word, text},
};

/// The tool.
pub fn tool(desk: Desk) -> impl IntoView {
    view! {
        <div class="map-toolbar is-group" role="toolbar" aria-label=text(Word::MapGroupTools)>
            <button
                type="button"
                id="choose-several"
                aria-pressed=move || desk.group.is_choosing.get().to_string()
                on:click=move |_| desk.toggle_choosing()
            >
                {icon("circle-check")}
                <span>{text(Word::MapGroupTool)}</span>
            </button>
        </div>
    }
}

/// What to do now, how many are chosen, and what can be done to them.
pub fn hint(desk: Desk) -> impl IntoView {
    move || {
        desk.group.is_choosing.get().then(|| {
            let words = move || match desk.group.count.get() {
                0 => text(Word::MapGroupHint).to_owned(),
                number => format!("{} {}.", text(Word::MapGroupHint), chosen_count(number)),
            };
            view! {
                <div class="map-hint">
                    <p>{words}</p>
                    <div class="map-toolbar">
                        {deeds(desk)}
                        <button
                            type="button"
                            id="end-choosing"
                            on:click=move |_| {
                                desk.end_choosing();
                                focus_when_drawn("choose-several");
                            }
                        >
                            {icon("check")}
                            <span>{text(Word::MapGroupDone)}</span>
                        </button>
                    </div>
                </div>
            }
        })
    }
}

/// Where only the map is shown: how many are chosen, and the way to what can be changed.
pub fn details(desk: Desk) -> impl IntoView {
    let is_shown = Memo::new(move |_| !desk.group.is_choosing.get() && desk.group.count.get() > 0);
    move || {
        is_shown.get().then(|| {
            view! {
                <div class="map-toolbar is-details">
                    <p class="map-toolbar-text">{move || chosen_count(desk.group.count.get())}</p>
                    {deeds(desk)}
                </div>
            }
        })
    }
}

fn deeds(desk: Desk) -> impl IntoView {
    let is_hidden = move || desk.group.count.get() == 0;
    view! {
        <button type="button" hidden=is_hidden on:click=move |_| desk.show_group()>
            {icon("pencil")}
            <span>{text(Word::MapGroupChange)}</span>
        </button>
        <button type="button" hidden=is_hidden on:click=move |_| desk.let_go_of_group()>
            {icon("x")}
            <span>{text(Word::MapGroupLetGo)}</span>
        </button>
    }
}

impl Desk {
    /// Shows what those that are chosen have in common, to be changed.
    pub(super) fn show_group(self) {
        self.group.is_open.set(true);
        self.show_pane(Pane::Table);
        focus_when_drawn("group-title");
    }

    /// Shows the table again. What is chosen stays so.
    pub(super) fn leave_group(self) {
        self.group.is_open.set(false);
        focus_when_drawn("choose-listed");
    }
}
