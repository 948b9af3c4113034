//! How the table is seen: what it is grouped by, which columns it has, and views that are kept under a name.

use leptos::prelude::*;

use super::TableDesk;
use crate::{
    app::{
        components::{field::fresh_id, focus::focus_when_drawn, icon::icon},
        form::shown_text::ShownText,
        interface::settings::{self, Setting},
        text::{
            vocabulary::Term,
            words::{Word, fill, text},
        },
    },
    domain::action_table::{
        column::ActionColumn,
        view::{Grouping, NamedView, TableView, keep, read_kept, write_kept},
    },
    platform::web::typing,
};

/// What is chosen of the table, above it.
pub fn options(desk: TableDesk) -> AnyView {
    let views = RwSignal::new(kept_views(desk));
    let is_stale = move || desk.arranged.with(|arranged| arranged.is_stale);
    let put_in_order = move |_| {
        desk.turn.update(|turn| *turn += 1);
        desk.cells.focus();
    };
    view! {
        <div class="field-row table-options no-print">
            {grouping(desk)} {view_choice(desk, views)}
            <button type="button" id="put-in-order" hidden=move || !is_stale() on:click=put_in_order>
                {icon("loop")}
                {text(Word::ActionTableOrder)}
            </button>
        </div>
        <details class="fold no-print" id="table-seen">
            <summary>{text(Word::ActionTableSeen)}</summary>
            <div class="stack">{columns(desk)} {keeping(desk, views)}</div>
        </details>
    }
    .into_any()
}

fn grouping(desk: TableDesk) -> AnyView {
    let id = fresh_id();
    let options: Vec<_> = Grouping::ALL
        .iter()
        .map(|grouping| {
            let grouping = *grouping;
            let is_chosen = move || desk.seen.with(|seen| seen.grouping) == grouping;
            view! {
                <option value=grouping.code() prop:selected=is_chosen>
                    {text(grouping.word())}
                </option>
            }
        })
        .collect();
    let choose = move |event| {
        if let Some(grouping) = Grouping::from_code(&typing::entered(&event)) {
            desk.folded.set(Default::default());
            desk.seen.update(|seen| seen.grouping = grouping);
        }
    };
    view! {
        <div class="field">
            <label for=id.clone()>{text(Word::ActionTableGroup)}</label>
            <select id=id on:change=choose>
                {options}
            </select>
        </div>
    }
    .into_any()
}

fn columns(desk: TableDesk) -> AnyView {
    let choice = |column: &ActionColumn| {
        let column = *column;
        let is_shown = move || desk.columns.with(|columns| columns.contains(&column));
        let change = move |event| {
            let is_shown = event_target_checked(&event);
            desk.seen.update(|seen| seen.show(column, is_shown));
        };
        view! {
            <label class="choice">
                <input type="checkbox" prop:checked=is_shown on:change=change />
                {text(column.word())}
            </label>
        }
    };
    let choices: Vec<_> = ActionColumn::ALL
        .iter()
        .filter(|column| **column != ActionColumn::Title)
        .map(choice)
        .collect();
    view! {
        <fieldset class="table-columns">
            <legend>{text(Word::ActionTableColumns)}</legend>
            <div class="choices">{choices}</div>
        </fieldset>
    }
    .into_any()
}

/// The document's id, under which its views are kept.
fn document_id(desk: TableDesk) -> String {
    let id = desk.workspace.now(|document, _| document.id.as_str().to_owned());
    id.unwrap_or_default()
}

fn kept_views(desk: TableDesk) -> Vec<NamedView> {
    let text = settings::setting(Setting::Views).unwrap_or_default();
    read_kept(&text, &document_id(desk))
}

fn store(desk: TableDesk, views: RwSignal<Vec<NamedView>>, change: impl FnOnce(&mut Vec<NamedView>)) {
    // Another tab may have kept one meanwhile.
    let mut kept = kept_views(desk);
    change(&mut kept);
    let text = settings::setting(Setting::Views).unwrap_or_default();
    settings::keep_setting(Setting::Views, &write_kept(&text, &document_id(desk), &kept));
    views.set(kept);
}

/// The view as it is seen now.
fn now(desk: TableDesk) -> TableView {
    TableView {
        filter: desk.filter.get(),
        ..desk.seen.get()
    }
}

fn show(desk: TableDesk, view: TableView) {
    desk.folded.set(Default::default());
    desk.filter.set(view.filter.clone());
    desk.seen.set(view);
    desk.turn.update(|turn| *turn += 1);
}

/// The choice of a view: as it begins, or one that has been kept. Where the table is seen in no kept way nothing is chosen.
fn view_choice(desk: TableDesk, views: RwSignal<Vec<NamedView>>) -> AnyView {
    const FIRST: &str = "-first";
    let id = fresh_id();
    let chosen = Memo::new(move |_| {
        let now = now(desk);
        if now == TableView::default() {
            return Some(FIRST.to_owned());
        }
        views.with(|views| {
            views
                .iter()
                .find(|one| one.view == now)
                .map(|one| ["=", &one.name].concat())
        })
    });
    let choose = move |event| {
        let value = typing::entered(&event);
        if value == FIRST {
            show(desk, TableView::default());
        } else if let Some(name) = value.strip_prefix('=')
            && let Some(kept) = views.with_untracked(|views| views.iter().find(|one| one.name == name).cloned())
        {
            show(desk, kept.view);
        }
    };
    let option = move |value: String, name: String| {
        let of_option = value.clone();
        let is_chosen = move || chosen.with(|chosen| chosen.as_ref() == Some(&of_option));
        view! {
            <option value=value prop:selected=is_chosen>
                {name}
            </option>
        }
    };
    let options = move || {
        let kept = views
            .get()
            .into_iter()
            .map(|one| option(["=", &one.name].concat(), one.name));
        kept.collect::<Vec<_>>()
    };
    view! {
        <div class="field">
            <label for=id.clone()>{text(Word::ActionTableView)}</label>
            <select id=id on:change=choose>
                <option
                    value=""
                    disabled
                    hidden=move || chosen.with(Option::is_some)
                    prop:selected=move || chosen.with(Option::is_none)
                >
                    {text(Word::ActionTableViewOther)}
                </option>
                {option(FIRST.into(), text(Word::ActionTableViewFirst).into())}
                {options}
            </select>
        </div>
    }
    .into_any()
}

/// Keeping the view under a name, and taking away those that are not wanted any longer.
fn keeping(desk: TableDesk, views: RwSignal<Vec<NamedView>>) -> AnyView {
    let name = RwSignal::new(String::new());
    let keep_view = move |_| {
        let typed = name.get_untracked().trim().to_owned();
        if typed.is_empty() {
            return;
        }
        let view = untrack(|| now(desk));
        store(desk, views, |views| keep(views, &typed, view));
        name.set(String::new());
        desk.app
            .notices
            .announce(fill(Word::ActionTableViewKept, &[("name", &typed)]));
    };
    let kept = move |one: NamedView| {
        let label = fill(Word::ActionTableViewRemove, &[("name", &one.name)]);
        let removed = one.name.clone();
        let remove = move |_| {
            store(desk, views, |views| views.retain(|kept| kept.name != removed));
            focus_when_drawn("view-name");
        };
        view! {
            <li>
                {one.name}
                <button type="button" class="danger" aria-label=label on:click=remove>
                    {icon("trash")}
                </button>
            </li>
        }
    };
    let list = move || views.get().into_iter().map(kept).collect::<Vec<_>>();
    view! {
        <fieldset class="table-views">
            <legend>{text(Word::ActionTableViews)}</legend>
            <p class="help">{text(Word::ActionTableViewsHelp)}</p>
            <div class="link-add">
                <div class="field">
                    <label for="view-name">{text(Word::ActionTableViewName)}</label>
                    <input
                        id="view-name"
                        autocomplete="off"
                        prop:value=move || ShownText(name.get())
                        on:input=move |event| name.set(typing::entered(&event))
                    />
                </div>
                <button type="button" id="keep-view" on:click=keep_view>
                    {icon("plus")}
                    {text(Word::ActionTableViewKeep)}
                </button>
            </div>
            <ul class="table-view-list">{list}</ul>
        </fieldset>
    }
    .into_any()
}
