//! The timeline on paper: sheets of so many rows, each with its axis and its key.

use leptos::prelude::*;

use super::{
    desk::{self, Desk},
    picture::{Picture, links_in},
    row::ShownRow,
};
use crate::{
    domain::{
        records::{document::Document, references::References},
        values::date::Date,
    },
    render::{
        reading::{self, Fit, Narrow},
        timeline::TimeKey,
    },
};

/// How many rows fit on a page with the axis and the key.
const SHEET: usize = 24;

/// The width that a sheet is drawn for.
const WIDTH: f64 = 720.0;

/// The same for a telephone, where the names stand over the bars.
const NARROW: f64 = 320.0;

/// The sheets.
pub fn view(desk: Desk) -> AnyView {
    let sheets = move || {
        let (rows, links) = (desk.rows.read(), desk.links.read());
        let drawn = drawn("timeline-sheet", &rows, &links, (desk.span.get(), desk.today), WIDTH);
        let sheet = |svg| view! { <div class="chart-holder timeline-sheet" inner_html=svg /> };
        drawn.into_iter().map(sheet).collect_view()
    };
    view! { <div>{sheets}</div> }.into_any()
}

fn drawn(
    id: &str,
    rows: &[ShownRow],
    links: &[(usize, usize)],
    (span, today): ((Date, Date), Option<Date>),
    width: f64,
) -> Vec<String> {
    let sheet = |number: usize| {
        let range = number * SHEET..rows.len().min((number + 1) * SHEET);
        let id = format!("{id}-{number}");
        let links = links_in(rows, links, &range);
        let sheet = Picture {
            id: &id,
            rows: rows.get(range).unwrap_or_default(),
            links: &links,
            span,
            today,
            width,
            has_axis: true,
            key: TimeKey::OfRows,
            has_names: true,
            alone: None,
        };
        sheet.to_svg()
    };
    (0..rows.len().div_ceil(SHEET)).map(sheet).collect()
}

/// All that a document has over time, by plan, for what is published. `id` begins every id in the pictures.
pub fn to_read(id: &str, document: &Document, references: &References, today: Date) -> Vec<reading::Picture> {
    let rows = desk::rows_by_plan(document, references, today);
    let links = desk::links(&rows);
    let time = (desk::whole(&rows, today), Some(today));
    let broad = drawn(id, &rows, &links, time, WIDTH);
    let narrow = drawn(&["narrow-", id].concat(), &rows, &links, time, NARROW);
    let picture = |(svg, narrow)| reading::Picture {
        svg,
        narrow: Some(Narrow {
            svg: narrow,
            ..Narrow::default()
        }),
        caption: String::new(),
        fit: Fit::Wide,
    };
    broad.into_iter().zip(narrow).map(picture).collect()
}
