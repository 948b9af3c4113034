//! The timeline as a file: a picture, or a table for spreadsheets.

use leptos::{html, prelude::*};
use wasm_bindgen_futures::spawn_local;

use super::{
    desk::Desk,
    picture::{Picture, links_in},
    row::{self, ShownRow},
};
use crate::{
    app::{
        components::icon::icon,
        interface::notice::Tone,
        text::{
            vocabulary,
            words::{Word, fill, text},
        },
    },
    domain::{values::date::Date, ways_out::WayOut},
    format::{delimited::push_row, file_name::file_name, png},
    platform::web::{files, raster},
    render::timeline::TimeKey,
};

/// The width that a picture in a file is drawn for.
const WIDTH: f64 = 1_200.0;

/// How many dots a PNG has for each of those, and to the inch.
const DOTS: f64 = 2.0;
const PER_INCH: u32 = 192;

/// The ways to keep it.
pub fn menu(desk: Desk) -> AnyView {
    let is_making = RwSignal::new(false);
    let menu: NodeRef<html::Details> = NodeRef::new();
    view! {
        <details class="fold timeline-files" node_ref=menu>
            <summary>{text(Word::TimelineSave)}</summary>
            <p class="actions">
                <button type="button" id="timeline-svg" on:click=move |_| offer_svg(desk)>
                    {icon("download")}
                    {text(Word::SheetSvg)}
                </button>
                <button
                    type="button"
                    id="timeline-png"
                    disabled=move || is_making.get()
                    on:click=move |_| offer_png(desk, is_making)
                >
                    {icon("download")}
                    {move || text(if is_making.get() { Word::SheetPngMaking } else { Word::SheetPng })}
                </button>
                <button type="button" id="timeline-csv" on:click=move |_| offer_table(desk)>
                    {icon("table")}
                    {text(Word::TimelineCsv)}
                </button>
            </p>
        </details>
    }
    .into_any()
}

fn strategy(desk: Desk) -> String {
    let name = desk.app.workspace.now(|document, _| document.strategy().name.clone());
    name.unwrap_or_default()
}

fn title(desk: Desk) -> String {
    let values = [("name", strategy(desk))];
    let values: Vec<_> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
    fill(Word::TimelineFileTitle, &values)
}

fn drawn(desk: Desk) -> String {
    let title = title(desk);
    let day = desk.today.map(vocabulary::day).unwrap_or_default();
    let note = fill(Word::TimelineFileNote, &[("day", &day)]);
    let (rows, links) = (desk.rows.read_untracked(), desk.links.read_untracked());
    let links = links_in(&rows, &links, &(0..rows.len()));
    let picture = Picture {
        id: "timeline",
        rows: &rows,
        links: &links,
        span: desk.span.get_untracked(),
        today: desk.today,
        width: WIDTH,
        has_axis: true,
        key: TimeKey::OfRows,
        has_names: true,
        alone: Some((&title, &note)),
    };
    picture.to_svg()
}

fn offer_svg(desk: Desk) {
    files::offer(&file_name(&title(desk), "svg"), &WayOut::TimelineSvg.with(drawn(desk)));
}

fn offer_png(desk: Desk, is_making: RwSignal<bool>) {
    let svg = drawn(desk);
    let height = height_of(&svg).unwrap_or(WIDTH);
    let pixels = [WIDTH, height].map(|side| (side * DOTS).round() as u32);
    let (name, notices) = (file_name(&title(desk), "png"), desk.app.notices);
    is_making.set(true);
    spawn_local(async move {
        let made = raster::png(&svg, pixels).await;
        is_making.try_set(false);
        match made {
            Some(bytes) => {
                let bytes = png::with_density(&bytes, PER_INCH);
                files::offer_bytes(&name, WayOut::TimelinePng, &bytes);
            }
            None => {
                let [width, height] = pixels.map(|side| side.to_string());
                let told = fill(Word::TimelinePngFailed, &[("width", &width), ("height", &height)]);
                notices.notify(Tone::Trouble, told);
            }
        }
    });
}

/// The height that a picture says it has.
fn height_of(svg: &str) -> Option<f64> {
    let (_, after) = svg.split_once(" height=\"")?;
    after.split_once('"')?.0.parse().ok()
}

/// What heads the columns of the table.
pub const COLUMNS: [Word; 8] = [
    Word::TimelineColumnGroup,
    Word::TimelineColumnName,
    Word::PlanFilterOwner,
    Word::TimelineColumnStart,
    Word::TimelineColumnEnd,
    Word::TimelineColumnProgress,
    Word::TimelineColumnDays,
    Word::TimelineColumnFirst,
];

fn offer_table(desk: Desk) {
    let (rows, links) = (desk.rows.read_untracked(), desk.links.read_untracked());
    let mut table = String::from("\u{feff}");
    push_row(&mut table, COLUMNS.iter().map(|word| text(*word)));
    let mut group = String::new();
    for (place, row) in rows.iter().enumerate() {
        if row.is_head() {
            group = row.name();
        }
        let Some(entry) = &row.entry else { continue };
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let cells = [
            group.clone(),
            row.name(),
            owner(row),
            day(entry.days.0),
            day(entry.days.1),
            row::progress(entry).to_owned(),
            entry.counted.iter().map(row::counted).collect::<Vec<_>>().join("; "),
            first_of(&rows, &links, place).join("; "),
        ];
        push_row(&mut table, cells.iter().map(String::as_str));
    }
    files::offer(&file_name(&title(desk), "csv"), &WayOut::TimelineTable.with(table));
}

/// Who answers for what a row is of.
pub fn owner(row: &ShownRow) -> String {
    let owner = row.entry.as_ref().and_then(|entry| entry.owner.as_ref());
    owner.map(|(_, name)| vocabulary::named(name)).unwrap_or_default()
}

/// What a row waits for, by name.
pub fn first_of(rows: &[ShownRow], links: &[(usize, usize)], place: usize) -> Vec<String> {
    let found = links.iter().filter(|(_, then)| *then == place);
    found
        .filter_map(|(first, _)| rows.get(*first).map(ShownRow::name))
        .collect()
}
