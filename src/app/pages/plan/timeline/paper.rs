//! The timeline on paper: sheets of so many rows, each with its axis and its key.

use leptos::prelude::*;

use super::{
    desk::Desk,
    picture::{Picture, links_in},
};
use crate::render::timeline::TimeKey;

/// How many rows fit on a page with the axis and the key.
const SHEET: usize = 24;

/// The width that a sheet is drawn for.
const WIDTH: f64 = 720.0;

/// The sheets.
pub fn view(desk: Desk) -> AnyView {
    let sheets = move || {
        let (rows, links) = (desk.rows.read(), desk.links.read());
        let sheet = |number: usize| {
            let range = number * SHEET..rows.len().min((number + 1) * SHEET);
            let id = format!("timeline-sheet-{number}");
            let links = links_in(&rows, &links, &range);
            let sheet = Picture {
                id: &id,
                rows: rows.get(range).unwrap_or_default(),
                links: &links,
                span: desk.span.get(),
                today: desk.today,
                width: WIDTH,
                has_axis: true,
                key: TimeKey::OfRows,
                has_names: true,
                alone: None,
            };
            let svg = sheet.to_svg();
            view! { <div class="chart-holder timeline-sheet" inner_html=svg /> }
        };
        (0..rows.len().div_ceil(SHEET)).map(sheet).collect_view()
    };
    view! { <div>{sheets}</div> }.into_any()
}
