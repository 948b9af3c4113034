//! The table: the same elements as on the map, for those who read or work without it.

use leptos::{html, prelude::*};

use super::{desk::Desk, files};
use crate::{
    app::{
        components::icon::icon,
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
        values::{extent::centre, id::Id},
    },
    map::labels,
};

/// From how many elements one can search and filter.
const FILTER_FROM: usize = 10;
/// How many rows are drawn at first, and how many more at a time.
const ROWS: usize = 100;

/// A row of the table; drawn again when anything in it changes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Row {
    id: Id<StructureElement>,
    name: String,
    kind: ElementKind,
    theme: Theme,
    level: ElementLevel,
    status: ElementStatus,
    place: String,
    priorities: usize,
}

/// What the user looks for.
#[derive(Clone, Debug, Default, PartialEq)]
struct Filter {
    text: String,
    kind: Option<ElementKind>,
    theme: Option<Theme>,
    status: Option<ElementStatus>,
}

impl Filter {
    fn passes(&self, element: &StructureElement) -> bool {
        let wanted = self.text.trim().to_lowercase();
        self.kind.is_none_or(|kind| kind == element.element)
            && self.theme.is_none_or(|theme| theme == element.theme)
            && self.status.is_none_or(|status| status == element.status)
            && (wanted.is_empty()
                || element.name.to_lowercase().contains(&wanted)
                || element.guidance.to_lowercase().contains(&wanted))
    }
}

/// The table with its heading, search and files.
pub fn table(desk: Desk) -> AnyView {
    let filter = RwSignal::new(Filter::default());
    let total = Memo::new(move |_| desk.elements.with(Vec::len));
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
                    {filters(filter)}
                    {rows(desk, filter)}
                }
                    .into_any()
            }
            _ => rows(desk, filter).into_any(),
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

fn rows(desk: Desk, filter: RwSignal<Filter>) -> impl IntoView {
    let priorities = desk.app.workspace.select(|document, _| {
        let mut linked = std::collections::BTreeMap::<Id<StructureElement>, usize>::new();
        for (_, priority) in document.all::<Priority>() {
            for element in &priority.elements {
                *linked.entry(element.clone()).or_default() += 1;
            }
        }
        linked
    });
    let found = Memo::new(move |_| {
        let filter = filter.get();
        desk.places.with(|places| {
            desk.elements.with(|elements| {
                priorities.with(|priorities| {
                    elements
                        .iter()
                        .filter(|(_, element)| filter.passes(element))
                        .map(|(id, element)| Row {
                            id: id.clone(),
                            name: vocabulary::named(&element.name),
                            kind: element.element,
                            theme: element.theme,
                            level: element.level,
                            status: element.status,
                            place: place_of(element, places),
                            priorities: priorities.get(id).copied().unwrap_or_default(),
                        })
                        .collect::<Vec<_>>()
                })
            })
        })
    });
    let most = RwSignal::new(ROWS);
    let drawn = move || {
        let found = found.get();
        found.into_iter().take(most.get()).collect::<Vec<_>>()
    };
    let more = move || {
        let all = found.with(Vec::len);
        (all > most.get()).then(|| {
            let shown = fill(
                Word::MapShown,
                &[("n", &most.get().to_string()), ("total", &all.to_string())],
            );
            view! {
                <p class="actions">
                    <span class="small muted">{shown}</span>
                    <button type="button" on:click=move |_| most.update(|most| *most += ROWS)>
                        {text(Word::MapShowMore)}
                    </button>
                </p>
            }
        })
    };
    let none = move || {
        found.with(Vec::is_empty).then(|| {
            view! {
                <p class="section-gap">{text(Word::MapFilterNone)}</p>
                <p class="actions">
                    <button type="button" on:click=move |_| filter.set(Filter::default())>
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
        <div class="table-scroll section-gap" tabindex="0" role="region" aria-label=text(Word::MapTableCaption)>
            <table class="data-table stacks" id="elements">
                <caption class="visually-hidden">{text(Word::MapTableCaption)}</caption>
                <thead>
                    <tr>
                        {heads.map(|head| view! { <th scope="col">{text(head)}</th> })} <th scope="col">
                            <span class="visually-hidden">{text(Word::MapColumnRemove)}</span>
                        </th>
                    </tr>
                </thead>
                <tbody>
                    <For each=drawn key=Row::clone children=move |held| row(desk, held) />
                </tbody>
            </table>
        </div>
        {none}
        {more}
    }
}

fn row(desk: Desk, row: Row) -> impl IntoView {
    let href = Route::Element(row.id.clone()).to_hash();
    let remove_label = fill(Word::MapRemoveElement, &[("name", &row.name)]);
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
        <tr>
            <th scope="row">
                <a href=href>{row.name}</a>
                <span class="cell-more">{row.place}</span>
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

/// Near which locality the element lies; its position where none is near.
fn place_of(element: &StructureElement, places: &[labels::Place]) -> String {
    let Some(position) = element.geometry.as_ref().and_then(centre) else {
        return text(Word::MapNoPlace).into();
    };
    match labels::nearest(places, position) {
        Some(place) => fill(Word::MapNear, &[("place", &place.name)]),
        None => crate::format::coordinates::write(&[position]),
    }
}

fn filters(filter: RwSignal<Filter>) -> impl IntoView {
    let search = html::input()
        .r#type("search")
        .id("filter-text")
        .prop("value", move || filter.with(|filter| filter.text.clone()))
        .on(leptos::ev::input, move |event| {
            let text = event_target_value(&event);
            filter.update(|filter| filter.text = text);
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
                    move || filter.with(|filter| filter.kind),
                    move |kind| filter.update(|filter| filter.kind = kind),
                )}
                {choice(
                    "filter-theme",
                    Word::FieldStructureElementTheme,
                    move || filter.with(|filter| filter.theme),
                    move |theme| filter.update(|filter| filter.theme = theme),
                )}
                {choice(
                    "filter-status",
                    Word::FieldStructureElementStatus,
                    move || filter.with(|filter| filter.status),
                    move |status| filter.update(|filter| filter.status = status),
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
        let code = event_target_value(&event);
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
