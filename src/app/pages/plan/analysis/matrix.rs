//! The influence matrix: area by area, filled by keys, as a grid where there is room and as a list for each area where there is not.

use std::sync::Arc;

use leptos::{ev::KeyboardEvent, prelude::*};

use super::{
    sentences,
    square::{self, Pair},
};
use crate::{
    app::{
        components::cell_grid::{CellGrid, Cursor, cell_at, cell_id},
        state::App,
        text::{
            kinds,
            words::{Word, fill, text},
        },
    },
    domain::{
        records::analysis::{Influence, InfluenceDirection, InfluenceStrength, ModelArea},
        values::id::Id,
    },
    platform::web::page,
};

/// The areas of the matrix with their names, in their order.
pub type Areas = Arc<Vec<(Id<ModelArea>, String)>>;

/// The id of the field with the reason of the square that has the keyboard.
const REASON: &str = "square-reason";

/// With so many areas their names stand above their squares as they are read; with more they are turned, so that all squares are seen at once.
const MOST_WITH_LEVEL_HEADS: usize = 10;

#[derive(Clone, Copy)]
struct Matrix {
    app: App,
    areas: Memo<Areas>,
    cells: CellGrid,
}

impl Matrix {
    /// The pair of a square; `None` on the diagonal.
    fn pair(self, row: usize, column: usize) -> Option<Pair> {
        self.areas.with(|areas| pair(areas, row, column))
    }

    fn active(self) -> Option<Pair> {
        let cursor = self.cells.cursor.get_untracked();
        untrack(|| self.pair(cursor.row, cursor.column))
    }
}

fn pair(areas: &Areas, row: usize, column: usize) -> Option<Pair> {
    let ((from, from_name), (to, to_name)) = (areas.get(row)?, areas.get(column)?);
    (row != column).then(|| Pair {
        from: from.clone(),
        to: to.clone(),
        name: fill(Word::AnalysisCellNamed, &[("from", from_name), ("to", to_name)]),
    })
}

/// The section.
pub fn section(app: App) -> AnyView {
    let areas: Memo<Areas> = app.workspace.select(|document, _| {
        let used = document.used_areas().into_iter();
        let named = |(id, _): (Id<ModelArea>, _)| {
            let name = kinds::area_of(&[document], &id);
            (id, name)
        };
        Arc::new(used.map(named).collect::<Vec<_>>())
    });
    let count = Memo::new(move |_| areas.with(|areas| areas.len()));
    let matrix = Matrix {
        app,
        areas,
        cells: CellGrid::new(count, count),
    };
    matrix.cells.cursor.set(Cursor::at(0, 1));
    let content = move || {
        if count.get() < 2 {
            return view! { <p class="links-none">{text(Word::AnalysisMatrixFew)}</p> }.into_any();
        }
        [
            grid(matrix),
            beside(matrix),
            by_area(matrix),
            sentences::section(app.workspace, areas),
        ]
        .into_any()
    };
    view! {
        <section class="section" id="influences">
            <h2>{text(Word::AnalysisMatrix)}</h2>
            <p class="help">{text(Word::AnalysisMatrixLede)}</p>
            {content}
        </section>
    }
    .into_any()
}

/// The squares, where there is room for them.
fn grid(matrix: Matrix) -> AnyView {
    let cells = matrix.cells;
    let active = Memo::new(move |_| {
        let cursor = cells.cursor.get();
        let count = matrix.areas.with(|areas| areas.len());
        (cursor.row < count && cursor.column < count).then(|| cell_id(cursor.row, cursor.column))
    });
    // What has the keyboard is brought in from the side.
    Effect::new(move |_| {
        if let Some(id) = active.get()
            && cells.has_focus()
        {
            page::bring_into_view(&id);
        }
    });
    let rows = move || {
        let areas = matrix.areas.get();
        let head = areas.iter().map(|(_, name)| {
            view! { <div role="columnheader">{name.clone()}</div> }
        });
        let head = head.collect::<Vec<_>>();
        let rows = (0..areas.len())
            .map(|row| drawn_row(matrix, &areas, row))
            .collect::<Vec<_>>();
        view! {
            <div role="row" class="influence-row influence-head">
                <div role="columnheader">{text(Word::FieldInfluenceFrom)}</div>
                {head}
            </div>
            {rows}
        }
    };
    let count = move || matrix.areas.with(|areas| areas.len()).to_string();
    let is_many = move || matrix.areas.with(|areas| areas.len() > MOST_WITH_LEVEL_HEADS);
    let point = move |event: leptos::ev::MouseEvent| {
        if let Some((row, column)) = cell_at(&event) {
            cells.go_to(row, column, false);
        }
    };
    view! {
        <div class="influence-window">
            <div
                id="influence-grid"
                class="influence-grid"
                role="grid"
                tabindex="0"
                node_ref=cells.node
                class:many=is_many
                style:--areas=count
                aria-label=text(Word::AnalysisMatrix)
                aria-describedby="influence-keys"
                aria-activedescendant=move || active.get()
                on:keydown=move |event| pressed(matrix, &event)
                on:mousedown=point
            >
                {rows}
            </div>
            <p class="help no-print" id="influence-keys">
                {text(Word::AnalysisMatrixKeys)}
            </p>
        </div>
    }
    .into_any()
}

fn drawn_row(matrix: Matrix, areas: &Areas, row: usize) -> AnyView {
    let name = areas.get(row).map(|(_, name)| name.clone());
    let squares = (0..areas.len()).map(|column| drawn_square(matrix, areas, row, column));
    view! {
        <div role="row" class="influence-row">
            <div role="rowheader">{name}</div>
            {squares.collect::<Vec<_>>()}
        </div>
    }
    .into_any()
}

fn drawn_square(matrix: Matrix, areas: &Areas, row: usize, column: usize) -> AnyView {
    let cursor = matrix.cells.cursor;
    let is_active = Memo::new(move |_| cursor.with(|cursor| (cursor.row, cursor.column) == (row, column)));
    let active = move || is_active.get().then_some("");
    let Some(pair) = pair(areas, row, column) else {
        return view! {
            <div
                role="gridcell"
                id=cell_id(row, column)
                class="influence-square"
                data-row=row
                data-column=column
                data-same=""
                data-active=active
                aria-label=text(Word::AnalysisCellSelf)
            ></div>
        }
        .into_any();
    };
    let influence = pair.influence(matrix.app.workspace);
    let weight = move || {
        influence
            .with(|one| one.strength.weight())
            .map(|weight| weight.to_string())
    };
    let has_reason = move || influence.with(|one| !one.reason.trim().is_empty()).then_some("");
    let told = move || influence.with(|influence| pair.told(influence));
    view! {
        <div
            role="gridcell"
            id=cell_id(row, column)
            class="influence-square"
            data-row=row
            data-column=column
            data-weight=weight
            data-reason=has_reason
            data-active=active
            aria-selected=move || is_active.get().to_string()
        >
            <span aria-hidden="true">{move || influence.with(square::mark)}</span>
            <span class="visually-hidden">{told}</span>
        </div>
    }
    .into_any()
}

/// What a key in the grid does.
fn pressed(matrix: Matrix, event: &KeyboardEvent) {
    let cells = matrix.cells;
    if event.alt_key() || event.is_composing() {
        return;
    }
    if let Some((row, column)) = cells.moved(event) {
        event.prevent_default();
        cells.go_to(row, column, false);
        return;
    }
    if event.ctrl_key() || event.meta_key() {
        return;
    }
    let Some(pair) = matrix.active() else { return };
    let key = event.key();
    let change: Option<Change> = match key.as_str() {
        "+" => Some(Change::Direction(InfluenceDirection::Strengthens)),
        "-" | "−" | "–" => Some(Change::Direction(InfluenceDirection::Weakens)),
        "±" | "b" | "B" => Some(Change::Direction(InfluenceDirection::Both)),
        "0" | "1" | "2" | "3" => {
            let weight = key.parse().ok();
            weight.and_then(InfluenceStrength::of_weight).map(Change::Strength)
        }
        "Enter" | "F2" => {
            event.prevent_default();
            page::focus(REASON);
            return;
        }
        "Delete" | "Backspace" => {
            event.prevent_default();
            pair.empty(matrix.app);
            return;
        }
        _ => None,
    };
    let Some(change) = change else { return };
    event.prevent_default();
    let workspace = matrix.app.workspace;
    pair.change(workspace, None, |influence| match change {
        Change::Strength(strength) => influence.strength = strength,
        Change::Direction(direction) => influence.direction = direction,
    });
    let id = Influence::id_of(&pair.from, &pair.to);
    let now = workspace.now(|document, _| document.get(&id).cloned().unwrap_or_default());
    if let Some(now) = now {
        matrix.app.notices.announce(pair.told(&now));
    }
}

/// What a key says of a square.
#[derive(Clone, Copy)]
enum Change {
    Strength(InfluenceStrength),
    Direction(InfluenceDirection),
}

/// The square that has the keyboard, with its reason.
fn beside(matrix: Matrix) -> AnyView {
    let shown = Memo::new(move |_| {
        let cursor = matrix.cells.cursor.get();
        matrix.pair(cursor.row, cursor.column)
    });
    let go_back = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            event.stop_propagation();
            matrix.cells.focus();
        }
    };
    let content = move || {
        shown.get().map(|pair| {
            view! {
                <h3>{pair.name.clone()}</h3>
                {square::fields(matrix.app, pair, "square")}
            }
        })
    };
    view! {
        <div class="influence-beside no-print" on:keydown=go_back>
            {content}
        </div>
    }
    .into_any()
}

/// What each area influences, one after the other, where there is no room for squares.
fn by_area(matrix: Matrix) -> AnyView {
    let one = move |areas: Areas, row: usize| {
        let is_open = RwSignal::new(false);
        let toggle = move |event: leptos::ev::Event| {
            let fold: web_sys::HtmlDetailsElement = event_target(&event);
            is_open.set(fold.open());
        };
        let of_row = areas.clone();
        let count = matrix.app.workspace.select(move |document, _| {
            let pairs = (0..of_row.len()).filter_map(|column| pair(&of_row, row, column));
            let judged = pairs.filter(|pair| {
                let influence = document.get(&Influence::id_of(&pair.from, &pair.to));
                influence.is_some_and(|influence| influence.strength.weight().is_some())
            });
            judged.count()
        });
        let (name, total) = (
            areas.get(row).map_or_else(String::new, |(_, name)| name.clone()),
            areas.len() - 1,
        );
        let told = move || {
            let (n, total) = (count.get().to_string(), total.to_string());
            fill(Word::AnalysisOfArea, &[("name", &name), ("n", &n), ("total", &total)])
        };
        let content = move || {
            is_open.get().then(|| {
                let pairs = (0..areas.len()).filter_map(|column| Some((column, pair(&areas, row, column)?)));
                let fields = pairs.map(|(column, pair)| {
                    view! {
                        <h3>{pair.name.clone()}</h3>
                        {square::short_fields(matrix.app, pair, &format!("influence-{row}-{column}"))}
                    }
                });
                fields.collect::<Vec<_>>()
            })
        };
        view! {
            <details class="fold" on:toggle=toggle>
                <summary>{told}</summary>
                {content}
            </details>
        }
    };
    let all = move || {
        let areas = matrix.areas.get();
        (0..areas.len()).map(|row| one(areas.clone(), row)).collect::<Vec<_>>()
    };
    view! { <div class="influence-list no-print">{all}</div> }.into_any()
}
