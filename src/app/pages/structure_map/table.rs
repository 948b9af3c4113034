//! The table: the same elements as on the map, for those who read or work without it.

use std::{collections::BTreeMap, sync::Arc};

use leptos::{html, prelude::*};

use super::{
    desk::Desk,
    files,
    group::{self, Listed},
};
use crate::{
    app::{
        components::{
            filtered_list::{FilteredList, SearchWords, folded},
            icon::icon,
        },
        form::shown_text::ShownText,
        interface::route::Route,
        text::{
            vocabulary::{self, Term},
            words::{Word, count, fill, text},
        },
    },
    domain::{
        records::{
            plan::Priority,
            structure_map::{ElementKind, ElementLevel, ElementStatus, StructureElement, Theme},
        },
        values::{
            extent::centre,
            id::{Id, RecordId},
        },
    },
    map::places,
    platform::web::typing,
};

/// From how many elements one can search and filter.
const FILTER_FROM: usize = 10;

/// A row of the table; drawn again when anything in it changes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Row {
    id: Id<StructureElement>,
    name: String,
    kind: ElementKind,
    theme: Theme,
    level: ElementLevel,
    status: ElementStatus,
    priorities: usize,
    /// The name and the guidance, folded.
    words: String,
}

/// What the user looks for.
#[derive(Clone, Debug, Default)]
struct Filter {
    words: SearchWords,
    kind: Option<ElementKind>,
    theme: Option<Theme>,
    status: Option<ElementStatus>,
}

impl Filter {
    fn lets_through(&self, row: &Row) -> bool {
        self.kind.is_none_or(|kind| kind == row.kind)
            && self.theme.is_none_or(|theme| theme == row.theme)
            && self.status.is_none_or(|status| status == row.status)
            && self.words.are_in(&row.words)
    }
}

/// The table with its heading, search and files.
pub fn table(desk: Desk) -> AnyView {
    let filtered = FilteredList::new(rows(desk), Filter::lets_through);
    let total = Memo::new(move |_| desk.listed.with(|elements| elements.0.len()));
    let add = move |_| desk.add_by_form();
    view! {
        <p class="kicker">{text(Word::NavStructureMap)}</p>
        <div class="section-head">
            <h2 class="side-title">{move || count(Word::MapCountOne, Word::MapCountMany, total.get())}</h2>
            <button type="button" class="primary" id="add-element" title=text(Word::MapAddHelp) on:click=add>
                {icon("plus")}
                {text(Word::MapAddElement)}
            </button>
        </div>
        {move || match total.get() {
            0 => empty().into_any(),
            n if n > FILTER_FROM => {
                view! {
                    {filters(filtered)}
                    {found(desk, filtered)}
                }
                    .into_any()
            }
            _ => found(desk, filtered).into_any(),
        }}
        {files::files(desk)}
    }
    .into_any()
}

fn empty() -> impl IntoView {
    view! {
        <div class="empty section-gap">
            <h3>{text(Word::MapEmptyTitle)}</h3>
            <p>{text(Word::MapEmptyText)}</p>
            <p class="empty-example">
                <b>{text(Word::MapEmptyExampleHead)}</b>
                {text(Word::MapEmptyExample)}
            </p>
        </div>
    }
}

/// Every element as a row, as the user has ordered them.
fn rows(desk: Desk) -> Memo<Vec<Row>> {
    let linked = desk.app.workspace.select(|document, _| {
        let mut linked = BTreeMap::<RecordId, usize>::new();
        for element in document.all::<Priority>().flat_map(|(_, priority)| &priority.elements) {
            *linked.entry(element.raw().clone()).or_default() += 1;
        }
        linked
    });
    Memo::new(move |_| {
        let linked = linked.read();
        let row = |(id, element): (&RecordId, &StructureElement)| Row {
            id: Id::of(id.clone()),
            name: vocabulary::named(&element.name),
            kind: element.element,
            theme: element.theme,
            level: element.level,
            status: element.status,
            priorities: linked.get(id).copied().unwrap_or_default(),
            words: folded(&[&element.name, &element.guidance]),
        };
        desk.listed
            .with(|elements| elements.in_order().into_iter().map(row).collect())
    })
}

fn found(desk: Desk, filtered: FilteredList<Row, Filter>) -> impl IntoView {
    let list = filtered.list;
    let listed = Listed(Memo::new(move |_| {
        Arc::new(filtered.each_passing(|row| row.id.raw().clone()))
    }));
    let is_found = Memo::new(move |_| list.total.get() > 0);
    let none = move || {
        (!is_found.get()).then(|| {
            view! {
                <p class="section-gap">{text(Word::MapFilterNone)}</p>
                <p class="actions">
                    <button type="button" on:click=move |_| filtered.set_filter(|filter| *filter = Filter::default())>
                        {text(Word::MapFilterClear)}
                    </button>
                </p>
            }
        })
    };
    let heads = [
        Word::MapColumnName,
        Word::MapColumnKind,
        Word::MapColumnLevel,
        Word::MapColumnStatus,
    ];
    view! {
        <div class="choose-rows section-gap no-print">{group::choose_listed(desk, listed)} {group::again(desk)}</div>
        <div
            class="table-scroll"
            tabindex="0"
            role="region"
            aria-label=text(Word::MapTableCaption)
            on:keydown=move |event| group::by_key(desk, listed, &event)
        >
            <table class="data-table stacks" id="elements" aria-rowcount=move || list.total.get() + 1>
                <caption class="visually-hidden">{text(Word::MapTableCaption)}</caption>
                <thead>
                    <tr aria-rowindex="1">
                        <th scope="col" class="row-choice no-print">
                            <span class="visually-hidden">{text(Word::MapGroupColumn)}</span>
                        </th>
                        {heads.map(|head| view! { <th scope="col">{text(head)}</th> })} <th scope="col">
                            <span class="visually-hidden">{text(Word::MapColumnRemove)}</span>
                        </th>
                    </tr>
                </thead>
                <tbody>
                    <ForEnumerate
                        each=move || filtered.drawn.get()
                        key=Row::clone
                        children=move |place, held| row(desk, listed, place, held)
                    />
                </tbody>
            </table>
        </div>
        {none}
        {list.more()}
        {group::bar(desk, listed)}
    }
}

fn row(desk: Desk, listed: Listed, place: ReadSignal<usize>, row: Row) -> impl IntoView {
    let near = near(desk, row.id.clone());
    // The head is the first row.
    let number = move || place.get() + 2;
    let href = Route::Element(row.id.clone()).to_hash();
    let remove_label = fill(Word::MapRemoveElement, &[("name", &row.name)]);
    let cell = group::cell(desk, listed, row.id.raw().clone(), &row.name);
    let id = row.id;
    let priorities = match row.priorities {
        0 => text(Word::MapPriorityNone).into(),
        n => count(Word::MapPriorityOne, Word::MapPriorityMany, n),
    };
    let (kind, name) = match row.status {
        ElementStatus::Existing => ("ok", "circle-check"),
        ElementStatus::Planned => ("info", "circle-dashed"),
        ElementStatus::Desired => ("attention", "star"),
    };
    view! {
        <tr aria-rowindex=number>
            {cell}
            <th scope="row">
                <a href=href>{row.name}</a>
                <span class="cell-more">{near}</span>
            </th>
            <td data-label=text(
                Word::FieldStructureElementElement,
            )>{text(row.kind.word())}<span class="cell-more">{text(row.theme.word())}</span></td>
            <td data-label=text(Word::MapColumnLevel)>{text(row.level.word())}</td>
            <td data-label=text(Word::FieldStructureElementStatus)>
                <span class="status-tag" data-kind=kind>
                    {icon(name)}
                    {text(row.status.word())}
                </span>
                <span class="cell-more">{priorities}</span>
            </td>
            <td>
                <button
                    type="button"
                    class="danger"
                    aria-label=remove_label
                    on:click=move |_| desk.app.workspace.remove(id.raw())
                >
                    {icon("trash")}
                </button>
            </td>
        </tr>
    }
}

/// Near which locality an element lies; its position if none is near.
fn near(desk: Desk, id: Id<StructureElement>) -> impl Fn() -> String {
    let position = desk.app.workspace.select(move |document, _| {
        let element = document.get(&id)?;
        element.geometry.as_ref().and_then(centre)
    });
    move || {
        let Some(position) = position.get() else {
            return text(Word::MapNoPlace).into();
        };
        desk.places.with(|places| match places::nearest(places, position) {
            Some(place) => fill(Word::MapNear, &[("place", &place.name)]),
            None => crate::format::coordinates::write(&[position]),
        })
    }
}

fn filters(filtered: FilteredList<Row, Filter>) -> impl IntoView {
    let typed = move || filtered.filter(|filter| filter.words.typed().to_owned());
    let search = html::input()
        .r#type("search")
        .id("filter-text")
        .prop("value", move || ShownText(typed()))
        .on(leptos::ev::input, move |event| {
            let words = SearchWords::new(typing::entered(&event));
            filtered.set_filter(|filter| filter.words = words);
        });
    view! {
        <details class="section-gap">
            <summary>{text(Word::MapFilter)}</summary>
            <div class="field-row map-filters">
                <div class="field grow">
                    <label for="filter-text">{text(Word::MapFilterText)}</label>
                    {search}
                </div>
                {choice(
                    "filter-kind",
                    Word::FieldStructureElementElement,
                    move || filtered.filter(|filter| filter.kind),
                    move |kind| filtered.set_filter(|filter| filter.kind = kind),
                )}
                {choice(
                    "filter-theme",
                    Word::FieldStructureElementTheme,
                    move || filtered.filter(|filter| filter.theme),
                    move |theme| filtered.set_filter(|filter| filter.theme = theme),
                )}
                {choice(
                    "filter-status",
                    Word::FieldStructureElementStatus,
                    move || filtered.filter(|filter| filter.status),
                    move |status| filtered.set_filter(|filter| filter.status = status),
                )}
            </div>
        </details>
    }
}

fn choice<T: Term>(
    id: &'static str,
    label: Word,
    chosen: impl Fn() -> Option<T> + Copy + Send + Sync + 'static,
    on_choice: impl Fn(Option<T>) + 'static,
) -> impl IntoView {
    let options: Vec<_> = T::ALL
        .iter()
        .map(|&term| {
            view! {
                <option value=term.code() prop:selected=move || chosen() == Some(term)>
                    {text(term.word())}
                </option>
            }
        })
        .collect();
    let change = move |event| {
        let code = typing::entered(&event);
        on_choice(T::ALL.iter().find(|term| term.code() == code).copied());
    };
    view! {
        <div class="field grow">
            <label for=id>{text(label)}</label>
            <select id=id on:change=change>
                <option value="" prop:selected=move || chosen().is_none()>
                    {text(Word::MapFilterAll)}
                </option>
                {options}
            </select>
        </div>
    }
}
