//! The rows and cells as they are drawn.

use std::sync::Arc;

use leptos::{html, prelude::*};

use super::{
    TableDesk,
    cells::{self, RowTexts, row_texts, width},
    clipboard, editor, keys, pointer, table_of,
};
use crate::{
    app::{
        components::{cell_grid::cell_id, icon::icon, status_tag::progress_tag},
        interface::route::Route,
        pages::plan::actions::list_filter,
        text::{
            vocabulary::Term,
            words::{Word, count, fill, text},
        },
    },
    domain::{
        action_table::{
            arrangement::{Group, Line},
            column::ActionColumn,
            filter::ActionFilter,
        },
        records::plan::Action,
        values::id::Id,
    },
};

/// The grid.
pub fn grid(desk: TableDesk) -> AnyView {
    let is_empty = Memo::new(move |_| desk.cells.rows.total.get() == 0);
    let nothing = move || {
        let filter = list_filter(desk.filter);
        is_empty.get().then(|| filter.nothing(ActionFilter::default))
    };
    let active = desk.cells.active();
    let tracks = move || {
        let tracks = |columns: &[ActionColumn]| {
            columns
                .iter()
                .skip(1)
                .map(|column| format!(" {}rem", width(*column)))
                .collect()
        };
        let tracks: String = desk.columns.with(|columns| tracks(columns));
        ["minmax(var(--title), 1fr)", &tracks].concat()
    };
    let others = move || {
        let sum: f64 = desk
            .columns
            .with(|columns| columns.iter().skip(1).map(|column| width(*column)).sum());
        format!("{sum}rem")
    };
    let body = move || {
        let columns = desk.columns.get();
        view! {
            <For
                each=move || 0..desk.cells.rows.slots.get()
                key=|slot| *slot
                children=move |slot| drawn_line(desk, columns.clone(), slot)
            />
        }
        .into_any()
    };
    let content = view! {
        <div class="grid-content">
            <div
                id="action-grid"
                role="grid"
                tabindex="0"
                node_ref=desk.cells.node
                aria-label=text(Word::ActionTableLabel)
                aria-describedby="action-grid-help"
                aria-multiselectable="true"
                aria-rowcount=move || desk.cells.rows.total.get() + 1
                aria-colcount=move || desk.columns.with(|columns| columns.len())
                aria-activedescendant=move || active.get()
                on:focus=move |_| desk.cells.show()
                on:keydown=move |event| keys::pressed(desk, &event)
                on:mousedown=move |event| pointer::pressed(desk, &event)
                on:mouseover=move |event| pointer::dragged(desk, &event)
                on:click=move |event| pointer::clicked(desk, &event)
                on:dblclick=move |event| pointer::double_clicked(desk, &event)
                on:copy=move |event| clipboard::copied(desk, &event)
                on:paste=move |event| clipboard::pasted(desk, &event)
            >
                {desk.cells.rows.head(head(desk))}
                {desk.cells.rows.body(body.into_any())}
            </div>
            {editor::editor(desk)}
        </div>
    };
    view! {
        <div class="action-grid" style:--columns=tracks style:--others=others hidden=move || is_empty.get()>
            {desk.cells.rows.window("grid-window", content.into_any())}
        </div>
        {nothing}
        <p class="help no-print" id="action-grid-help" hidden=move || is_empty.get()>
            {text(Word::ActionTableHelp)}
        </p>
    }
    .into_any()
}

/// The heads of the columns, each of which sorts.
fn head(desk: TableDesk) -> AnyView {
    let one = move |column: ActionColumn| {
        let sorted = move || {
            let sort = desk.seen.with(|seen| seen.sort);
            match sort.filter(|sort| sort.column == column) {
                None => None,
                Some(sort) if sort.is_descending => Some("descending"),
                Some(_) => Some("ascending"),
            }
        };
        let symbol = move || {
            sorted().map(|order| {
                icon(if order == "descending" {
                    "arrow-down"
                } else {
                    "arrow-up"
                })
            })
        };
        let sort = move |_| {
            desk.seen.update(|seen| seen.sort_by(column));
        };
        view! {
            <div role="columnheader" class="grid-cell" data-number=column.is_number() aria-sort=sorted>
                <button type="button" id=format!("sort-{}", column.code()) on:click=sort>
                    {text(column.word())}
                    {symbol}
                </button>
                <span class="on-paper">{text(column.word())}</span>
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

/// What is drawn in a place.
#[derive(Clone, Copy, PartialEq)]
enum Drawn {
    Nothing,
    Row,
    Heading,
}

/// The line that is seen in a place. What has been drawn there stays, and shows another line when there is one.
fn drawn_line(desk: TableDesk, columns: Arc<Vec<ActionColumn>>, slot: usize) -> AnyView {
    let row = desk.cells.rows.row_in(slot);
    let line = Memo::new(move |_| {
        let row = row.get();
        desk.arranged.with(|arranged| arranged.lines.get(row).cloned())
    });
    let drawn = Memo::new(move |before: Option<&Drawn>| {
        line.with(|line| match line {
            Some(Line::Row(..)) => Drawn::Row,
            Some(Line::Heading(..)) => Drawn::Heading,
            None => before.copied().unwrap_or(Drawn::Nothing),
        })
    });
    let top = move || (!desk.cells.rows.is_printed.get()).then(|| desk.cells.rows.top(row.get()));
    let content = move || {
        let (class, content) = match drawn.get() {
            Drawn::Nothing => return ().into_any(),
            Drawn::Row => ("grid-row", content(desk, columns.clone(), row, line).into_any()),
            Drawn::Heading => ("grid-row grid-heading", heading(desk, row, line)),
        };
        view! {
            <div
                role="row"
                class=class
                data-slot=slot.to_string()
                aria-rowindex=move || row.get() + 2
                hidden=move || line.with(Option::is_none)
                style:top=top
            >
                {content}
            </div>
        }
        .into_any()
    };
    content.into_any()
}

fn content(
    desk: TableDesk,
    columns: Arc<Vec<ActionColumn>>,
    row: Memo<usize>,
    line: Memo<Option<Line>>,
) -> Vec<AnyView> {
    let chosen = desk.cells.chosen_cells(row);
    // What is no row any longer shows what it showed, out of sight.
    let id = Memo::new(move |before: Option<&Option<Id<Action>>>| {
        let id = line.with(|line| line.as_ref().and_then(Line::action).cloned());
        id.or_else(|| before.cloned().flatten())
    });
    let texts = {
        let columns = columns.clone();
        desk.workspace.select(move |document, references| {
            let row = |id: &Id<Action>| row_texts(&table_of(document, references), id, &columns);
            id.with(|id| id.as_ref().map(row)).unwrap_or_default()
        })
    };
    let spans = columns.iter().map(|_| NodeRef::new()).collect::<Vec<_>>();
    let link = NodeRef::new();
    write_texts(id, texts, spans.clone(), link);
    let cell = |(place, column): (usize, &ActionColumn)| {
        let column = *column;
        let is_chosen = move || chosen.get().is_some_and(|(from, to, _)| (from..=to).contains(&place));
        let is_active = move || {
            chosen
                .get()
                .is_some_and(|(.., active)| active == Some(place))
                .then_some("")
        };
        let role = if place == 0 { "rowheader" } else { "gridcell" };
        let shown = match spans.get(place).filter(|_| column != ActionColumn::Goes) {
            Some(span) => view! { <span class="grid-text" node_ref=*span></span> }.into_any(),
            None => {
                let goes = Memo::new(move |_| texts.with(|texts| texts.goes));
                (move || goes.get().map(progress_tag)).into_any()
            }
        };
        let link = (place == 0).then(|| open_link(link));
        view! {
            <div
                role=role
                class="grid-cell"
                id=move || cell_id(row.get(), place)
                data-column=place.to_string()
                data-row=move || row.get().to_string()
                data-number=column.is_number()
                aria-colindex=(place + 1).to_string()
                aria-readonly=(!column.is_editable()).then_some("true")
                aria-selected=move || is_chosen().to_string()
                data-active=is_active
            >
                {shown}
                {link}
            </div>
        }
        .into_any()
    };
    columns.iter().enumerate().map(cell).collect()
}

/// Writes what the cells of a row say, and where its link leads. Sorting writes every row that is drawn, and an effect for each cell takes
/// longer than the writing.
fn write_texts(
    id: Memo<Option<Id<Action>>>,
    texts: Memo<RowTexts>,
    spans: Vec<NodeRef<html::Span>>,
    link: NodeRef<html::A>,
) {
    Effect::new(move |before: Option<RowTexts>| {
        let (id, texts) = (id.get(), texts.get());
        for (place, span) in spans.iter().enumerate() {
            let is_news = before
                .as_ref()
                .is_none_or(|before| before.cells.get(place) != texts.cells.get(place));
            if let Some(span) = span.get_untracked().filter(|_| is_news) {
                span.set_text_content(texts.cells.get(place).map(String::as_str));
            }
        }
        if let Some(link) = link.get_untracked() {
            link.set_href(&id.map(|id| Route::Action(id).to_hash()).unwrap_or_default());
            let label = fill(Word::ActionTableOpen, &[("name", &texts.name)]);
            let _named = link.set_attribute("aria-label", &label);
        }
        texts
    });
}

/// The way from a row to the action's own page. It is no stop of its own on the way through the page: a key of the grid leads there.
fn open_link(link: NodeRef<html::A>) -> AnyView {
    view! {
        <a class="grid-open no-print" node_ref=link tabindex="-1">
            {icon("arrow-right")}
        </a>
    }
    .into_any()
}

fn heading(desk: TableDesk, row: Memo<usize>, line: Memo<Option<Line>>) -> AnyView {
    let chosen = desk.cells.chosen_cells(row);
    let headed = Memo::new(move |before: Option<&Option<(Group, usize)>>| {
        let headed = line.with(|line| match line {
            Some(Line::Heading(group, many)) => Some((group.clone(), *many)),
            Some(Line::Row(..)) | None => None,
        });
        headed.or_else(|| before.cloned().flatten())
    });
    let is_folded = Memo::new(move |_| {
        let is_folded = |(group, _): &(Group, usize)| desk.folded.with(|folded| folded.contains(group));
        headed.with(|headed| headed.as_ref().is_some_and(is_folded))
    });
    let name = desk.workspace.select(move |document, references| {
        let name = |(group, _): &(Group, usize)| cells::heading(&table_of(document, references), group);
        headed.with(|headed| headed.as_ref().and_then(name))
    });
    let symbol = move || {
        icon(if is_folded.get() {
            "chevron-right"
        } else {
            "chevron-down"
        })
    };
    let name = move || name.get().unwrap_or_else(|| text(Word::ActionTableNoGroup).into());
    let many = move || {
        let many = headed.with(|headed| headed.as_ref().map_or(0, |(_, many)| *many));
        count(Word::ActionTableCountOne, Word::ActionTableCountMany, many)
    };
    view! {
        <div
            role="gridcell"
            class="grid-cell"
            id=move || cell_id(row.get(), desk.cells.cursor.get().column)
            data-row=move || row.get().to_string()
            data-column="0"
            aria-colspan=move || desk.columns.with(|columns| columns.len())
            aria-expanded=move || (!is_folded.get()).to_string()
            aria-selected=move || chosen.get().is_some().to_string()
            data-active=move || chosen.get().is_some_and(|(.., active)| active.is_some()).then_some("")
        >
            <span class="grid-fold">{symbol}</span>
            <b>{name}</b>
            " "
            <span class="muted">{many}</span>
        </div>
    }
    .into_any()
}
