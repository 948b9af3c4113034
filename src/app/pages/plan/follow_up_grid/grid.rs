//! The rows and cells as they are drawn.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    desk::Desk,
    detail, editing, file, incoming, keys,
    texts::{GridColumn, RowTexts, ValueText, row_texts},
};
use crate::{
    app::{
        components::{cell_grid::cell_id, icon::icon, record_links, status_tag::target_tag},
        text::words::{Word, fill, text},
    },
    domain::{follow_up::grid::rows::GridLine, values::id::RecordId},
    render::sparkline::Sparkline,
};

/// The grid.
pub fn grid(desk: Desk) -> AnyView {
    let is_empty = Memo::new(move |_| desk.cells.rows.total.get() == 0);
    let year = move || desk.year.get().to_string();
    let nothing = move || {
        let told = fill(Word::FollowUpGridAllFilled, &[("year", &year())]);
        is_empty.get().then(|| view! { <p class="links-none">{told}</p> })
    };
    let active = desk.cells.active();
    let after_name = |columns: &[GridColumn]| -> Vec<f64> { columns.iter().skip(1).map(|one| one.width()).collect() };
    let tracks = move || {
        let widths = desk.columns.with(|columns| after_name(columns));
        let tracks: String = widths.into_iter().map(|width| format!(" {width}rem")).collect();
        ["minmax(var(--title), 1fr)", &tracks].concat()
    };
    let others = move || {
        let sum: f64 = desk.columns.with(|columns| after_name(columns)).into_iter().sum();
        format!("{sum}rem")
    };
    let body = move || {
        let columns = desk.columns.get();
        let lines = Memo::new(move |_| {
            let (drawn, lines) = (desk.cells.rows.drawn(), desk.lines());
            let end = drawn.end.min(lines.len());
            lines.get(drawn.start.min(end)..end).unwrap_or_default().to_vec()
        });
        view! {
            <ForEnumerate
                each=move || lines.get()
                key=GridLine::clone
                children=move |place, line| drawn_line(desk, columns.clone(), place, line)
            />
        }
        .into_any()
    };
    let content = view! {
        <div class="grid-content">
            <div
                id="follow-up-grid"
                role="grid"
                tabindex="0"
                node_ref=desk.cells.node
                aria-label=move || fill(Word::FollowUpGridLabel, &[("year", &year())])
                aria-describedby="follow-up-grid-help"
                aria-multiselectable="true"
                aria-rowcount=move || desk.cells.rows.total.get() + 1
                aria-colcount=move || desk.columns.with(|columns| columns.len())
                aria-activedescendant=move || active.get()
                on:keydown=move |event| keys::pressed(desk, &event)
                on:mousedown=move |event| keys::pointed(desk, &event)
                on:mouseover=move |event| keys::dragged(desk, &event)
                on:dblclick=move |event| keys::double_clicked(desk, &event)
                on:copy=move |event| file::copied(desk, &event)
                on:paste=move |event| incoming::pasted(desk, &event)
            >
                {desk.cells.rows.head(head(desk))}
                {desk.cells.rows.body(body.into_any())}
            </div>
            {editing::field(desk)}
        </div>
    };
    view! {
        <div class="action-grid" style:--columns=tracks style:--others=others hidden=move || is_empty.get()>
            {desk.cells.rows.window("grid-window", content.into_any())}
        </div>
        {nothing}
        <p class="help no-print" id="follow-up-grid-help" hidden=move || is_empty.get()>
            {text(Word::FollowUpGridHelp)}
        </p>
    }
    .into_any()
}

/// The heads of the columns.
fn head(desk: Desk) -> AnyView {
    let one = move |column: GridColumn| {
        view! {
            <div role="columnheader" class="grid-cell" data-number=column.is_number()>
                <b class="grid-text">{move || column.head(desk.year.get())}</b>
            </div>
        }
    };
    let heads = move || desk.columns.get().iter().map(|column| one(*column)).collect::<Vec<_>>();
    view! {
        <div role="row" class="grid-row" aria-rowindex="1">
            {heads}
        </div>
    }
    .into_any()
}

/// A line, where it stands.
fn drawn_line(desk: Desk, columns: Arc<Vec<GridColumn>>, place: ReadSignal<usize>, line: GridLine) -> AnyView {
    let rows = desk.cells.rows;
    let row = Memo::new(move |_| rows.first.get() + place.get());
    let top = move || (!rows.is_printed.get()).then(|| rows.top(row.get()));
    let (content, is_heading) = match line {
        GridLine::Heading(group, count) => (vec![heading(desk, row, group, count)], true),
        GridLine::Row(id, _) => (cells(desk, &columns, row, id), false),
    };
    view! {
        <div
            role="row"
            class="grid-row"
            class:grid-heading=is_heading
            aria-rowindex=move || row.get() + 2
            style:top=top
        >
            {content}
        </div>
    }
    .into_any()
}

fn heading(desk: Desk, row: Memo<usize>, group: Option<RecordId>, count: usize) -> AnyView {
    let chosen = desk.cells.chosen_cells(row);
    let name = desk
        .workspace
        .select(move |document, _| record_links::to(document, group.as_ref()?).map(|one| one.name));
    let name = move || name.get().unwrap_or_else(|| text(Word::ActionTableNoGroup).into());
    view! {
        <div
            role="gridcell"
            class="grid-cell"
            id=move || cell_id(row.get(), desk.cells.cursor.get().column)
            data-row=move || row.get().to_string()
            data-column="0"
            aria-colspan=move || desk.columns.with(|columns| columns.len())
            aria-readonly="true"
            aria-selected=move || chosen.get().is_some().to_string()
            data-active=move || chosen.get().is_some_and(|(.., active)| active.is_some()).then_some("")
        >
            <b>{name}</b>
            " "
            <span class="muted">{count}</span>
        </div>
    }
    .into_any()
}

fn cells(desk: Desk, columns: &[GridColumn], row: Memo<usize>, id: RecordId) -> Vec<AnyView> {
    let chosen = desk.cells.chosen_cells(row);
    let texts = {
        let id = id.clone();
        desk.workspace
            .select(move |document, references| row_texts(document, references, &id, desk.year.get()))
    };
    let cell = |(place, column): (usize, &GridColumn)| {
        let column = *column;
        let is_chosen = move || chosen.get().is_some_and(|(from, to, _)| (from..=to).contains(&place));
        let is_active = move || {
            let active = chosen.get().and_then(|(.., active)| active);
            (active == Some(place)).then_some("")
        };
        let value = move |is: fn(&ValueText) -> bool| texts.with(|texts| texts.value(column).is_some_and(is));
        view! {
            <div
                role=if place == 0 { "rowheader" } else { "gridcell" }
                class="grid-cell"
                id=move || cell_id(row.get(), place)
                data-column=place.to_string()
                data-row=move || row.get().to_string()
                data-number=column.is_number()
                data-written=move || value(|value| value.is_open).then_some("")
                data-unmeasured=move || value(|value| !value.is_measured).then_some("")
                data-lacking=move || value(|value| value.lacks_sex).then_some("")
                aria-colindex=(place + 1).to_string()
                aria-readonly=move || (!value(|value| value.is_open)).then_some("true")
                aria-selected=move || is_chosen().to_string()
                data-active=is_active
            >
                {content(desk, texts, column, &id)}
            </div>
        }
        .into_any()
    };
    columns.iter().enumerate().map(cell).collect()
}

fn content(desk: Desk, texts: Memo<RowTexts>, column: GridColumn, id: &RecordId) -> AnyView {
    let said = Memo::new(move |_| texts.with(|texts| texts.said(column).to_owned()));
    match column {
        GridColumn::Name => {
            let kind = Memo::new(move |_| texts.with(|texts| texts.kind.clone()));
            let linked = id.clone();
            let href = desk
                .workspace
                .select(move |document, _| record_links::to(document, &linked).map(|one| one.href));
            let open = move || fill(Word::ActionTableOpen, &[("name", &said.get())]);
            view! {
                <span class="grid-text" title=move || said.get()>
                    {move || said.get()}
                    {move || kind.get().map(|kind| view! { <span class="follow-up-kind">{kind}</span> })}
                </span>
                <a class="grid-open no-print" href=move || href.get() tabindex="-1" aria-label=open>
                    {icon("arrow-right")}
                </a>
            }
            .into_any()
        }
        GridColumn::Attained => {
            let attained = Memo::new(move |_| texts.with(|texts| texts.attained.clone()));
            let name = Memo::new(move |_| texts.with(|texts| texts.name.clone()));
            let id = id.clone();
            let label = move || fill(Word::FollowUpGridMore, &[("name", &name.get())]);
            view! {
                {move || attained.get().map(|(status, told)| target_tag(status, told))}
                <button
                    type="button"
                    class="quiet grid-more no-print"
                    tabindex="-1"
                    aria-label=label
                    on:click=move |_| detail::show(desk, id.clone())
                >
                    {icon("info")}
                </button>
            }
            .into_any()
        }
        GridColumn::Trend => {
            let picture = move || {
                texts.with(|texts| {
                    let line = Sparkline {
                        values: &texts.series,
                        goal: texts.level,
                        title: &texts.trend,
                    };
                    line.to_svg()
                })
            };
            view! { <span class="grid-trend" inner_html=picture /> }.into_any()
        }
        GridColumn::Value(..) => {
            let lacks = move || texts.with(|texts| texts.value(column).is_some_and(|value| value.lacks_sex));
            let mark = move || {
                lacks().then(|| {
                    let why = text(Word::FollowUpGridSexLacking);
                    view! {
                        {icon("alert-triangle")}
                        <span class="visually-hidden">{why}</span>
                    }
                })
            };
            view! {
                {mark}
                <span class="grid-text">{move || said.get()}</span>
            }
            .into_any()
        }
        GridColumn::Before | GridColumn::Unit | GridColumn::Baseline | GridColumn::Goal => {
            view! { <span class="grid-text">{move || said.get()}</span> }.into_any()
        }
    }
}
