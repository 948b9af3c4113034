//! What several elements have in common, changed for all of them at once.

use leptos::prelude::*;

use super::{
    super::desk::{Desk, Pane},
    chosen_count,
    priorities::priorities,
    terms::terms_field,
};
use crate::{
    app::{
        components::{
            focus::{focus_first_when_drawn, focus_when_drawn},
            icon::icon,
            note::Note,
        },
        form::lens::field,
        interface::later::in_next_frame_in_any_case,
        text::words::{Word, count, text},
    },
    domain::records::structure_map::{ElementKind, StructureElement},
    edit::several::remove_all,
    map::group::common_shape,
};

/// The form of several elements.
pub fn panel(desk: Desk) -> AnyView {
    let group = desk.group;
    focus_when_drawn("group-title");
    let shape = Memo::new(move |_| desk.of_group(|elements| common_shape(elements)));
    let of_shape = move |kind: ElementKind| shape.get() == Some(kind.shape());
    view! {
        <p class="kicker">
            <button type="button" class="quiet" id="leave-group" on:click=move |_| desk.leave_group()>
                {icon("arrow-left")}
                {text(Word::MapBackToTable)}
            </button>
        </p>
        <h2 class="side-title" id="group-title" tabindex="-1">
            {move || chosen_count(group.count.get())}
        </h2>
        {unseen(desk)}
        <div class="record-form section-gap">
            <div class="field-row">
                {terms_field(
                    desk,
                    field!(StructureElement, element),
                    "group-kind",
                    of_shape,
                    Some(Word::MapGroupKindHelp),
                )} {terms_field(desk, field!(StructureElement, theme), "group-theme", |_| true, None)}
                {terms_field(desk, field!(StructureElement, level), "group-level", |_| true, None)}
                {terms_field(desk, field!(StructureElement, status), "group-status", |_| true, None)}
            </div>
            {priorities(desk)}
            <p class="actions">
                <button
                    type="button"
                    id="zoom-to-group"
                    hidden=move || group.place.get().is_none()
                    on:click=move |_| desk.zoom_to_group()
                >
                    {icon("search")}
                    {text(Word::MapGroupZoom)}
                </button>
                <button
                    type="button"
                    id="let-go"
                    on:click=move |_| {
                        desk.let_go_of_group();
                        focus_when_drawn("choose-listed");
                    }
                >
                    {text(Word::MapGroupLetGo)}
                </button>
                <button type="button" class="danger" id="remove-group" on:click=move |_| desk.remove_group()>
                    {icon("trash")}
                    {text(Word::MapGroupRemove)}
                </button>
            </p>
        </div>
    }
    .into_any()
}

/// What is said of those that the map doesn't show, since they are changed too.
fn unseen(desk: Desk) -> impl IntoView {
    let unseen = desk.unseen_in_group();
    move || {
        let number = unseen.get();
        (number > 0).then(|| {
            Note::ATTENTION.with_icon("info").status().view(view! {
                <p>{count(Word::MapGroupUnseenOne, Word::MapGroupUnseenMany, number)}</p>
                <p class="actions">
                    <button
                        type="button"
                        id="keep-seen"
                        on:click=move |_| {
                            desk.keep_seen();
                            focus_first_when_drawn(["group-title".into(), "choose-listed".into()]);
                        }
                    >
                        {text(Word::MapGroupKeepSeen)}
                    </button>
                </p>
            })
        })
    }
}

impl Desk {
    /// Brings all that are chosen into view.
    fn zoom_to_group(self) {
        if let Some(place) = self.group.place.get_untracked() {
            self.show_pane(Pane::Map);
            // A map that was hidden takes its size first.
            in_next_frame_in_any_case(move || {
                self.with_map(|map| map.resize());
                self.fit(place);
            });
        }
    }

    /// Removes all that are chosen and offers to take that back.
    fn remove_group(self) {
        let ids = self.group.chosen.get_untracked();
        let workspace = self.app.workspace;
        let command = workspace.now(|document, _| remove_all(document, ids.iter()));
        if command.flatten().is_some_and(|command| workspace.dispatch(&command)) {
            let said = count(Word::MapGroupRemovedOne, Word::MapGroupRemovedMany, ids.len());
            self.app.notices.notify_undoable(said);
            focus_first_when_drawn(["choose-listed".into(), "add-element".into()]);
        }
    }
}
