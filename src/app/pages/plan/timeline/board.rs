//! The timeline on the screen: the picture in pieces, and over it the names as links and what is moved and stretched.

use leptos::{html, prelude::*};

use super::{
    desk::Desk,
    grips,
    holding::Holding,
    picture::{Picture, links_in},
    row::{self, ShownRow},
};
use crate::{
    app::{
        components::picture::width_of,
        interface::route::Route,
        text::{
            vocabulary,
            words::{Word, text},
        },
    },
    render::timeline::{RowPlace, TimeKey, TimelinePlaces, axis::TimeScale},
};

/// How many rows are drawn as one: what changes is drawn anew with its piece only.
const PIECE: usize = 20;

/// Between the names and the axis.
const AFTER_NAMES: f64 = 16.0;

/// What the rows share.
#[derive(Clone, Copy)]
pub struct Board {
    pub desk: Desk,
    pub holding: Holding,
    pub width: RwSignal<f64>,
    /// Where the days lie.
    pub scale: Memo<TimeScale>,
}

impl Board {
    /// A picture of these rows, without names, since those are links beside it.
    fn picture<'a>(self, id: &'a str, rows: &'a [ShownRow]) -> Picture<'a> {
        Picture {
            id,
            rows,
            links: &[],
            span: self.desk.span.get(),
            today: self.desk.today,
            width: self.width.get(),
            has_axis: false,
            key: TimeKey::None,
            has_names: false,
            alone: None,
        }
    }
}

/// The timeline.
pub fn view(desk: Desk) -> AnyView {
    let holder: NodeRef<html::Div> = NodeRef::new();
    let width = width_of(holder, Signal::stored(true));
    let scale = Memo::new(move |_| {
        let picture = Picture {
            id: "",
            rows: &[],
            links: &[],
            span: desk.span.get(),
            today: None,
            width: width.get(),
            has_axis: false,
            key: TimeKey::None,
            has_names: false,
            alone: None,
        };
        picture.places().scale
    });
    let board = Board {
        desk,
        holding: Holding::new(desk),
        width,
        scale,
    };
    let key = move || {
        let key = Picture {
            key: TimeKey::All,
            today: None,
            ..board.picture("timeline-key", &[])
        };
        key.to_svg()
    };
    let axis = move || {
        let axis = Picture {
            has_axis: true,
            ..board.picture("timeline-axis", &[])
        };
        axis.to_svg()
    };
    let pieces = Memo::new(move |_| desk.list.drawn.get().div_ceil(PIECE));
    let is_narrow = move || scale.with(|scale| scale.edges().0 <= 0.0);
    let names = move || format!("{}px", scale.with(|scale| scale.edges().0) - AFTER_NAMES);
    view! {
        <div
            class="timeline"
            class:narrow=is_narrow
            style=("--names", names)
            role="group"
            aria-label=text(Word::TimelineTitle)
        >
            <div class="chart-holder timeline-key" aria-hidden="true" inner_html=key />
            <div class="chart-holder timeline-axis" node_ref=holder aria-hidden="true" inner_html=axis />
            <For each=move || 0..pieces.get() key=|number| *number children=move |number| piece(board, number) />
            {desk.list.more()}
        </div>
    }
    .into_any()
}

/// So many rows with their picture.
fn piece(board: Board, number: usize) -> AnyView {
    let desk = board.desk;
    let first = number * PIECE;
    let range = Memo::new(move |_| first..desk.list.drawn.get().min(first + PIECE).max(first));
    let rows = Memo::new(move |_| {
        desk.rows
            .with(|rows| rows.get(range.get()).unwrap_or_default().to_vec())
    });
    let links = Memo::new(move |_| {
        let (rows, links) = (desk.rows.read(), desk.links.read());
        links_in(&rows, &links, &range.read())
    });
    let svg = move || {
        let id = format!("timeline-{number}");
        let (rows, links) = (rows.read(), links.read());
        let picture = Picture {
            links: &links,
            ..board.picture(&id, &rows)
        };
        picture.to_svg()
    };
    let places = Memo::new(move |_| Some(board.picture("", &rows.read()).places()));
    let keys = move || rows.with(|rows| rows.iter().map(|row| row.key.clone()).collect::<Vec<_>>());
    let one = move |place: ReadSignal<usize>, _| {
        let shown = Memo::new(move |_| rows.with(|rows| rows.get(place.get()).cloned()));
        let at = Memo::new(move |_| {
            places.with(|places: &Option<TimelinePlaces>| places.as_ref()?.rows.get(place.get()).copied())
        });
        let number = Memo::new(move |_| first + place.get() + 1);
        item(board, shown, at, number)
    };
    view! {
        <div class="timeline-piece">
            <div class="chart-holder" inner_html=svg />
            <ul class="timeline-rows">
                <ForEnumerate each=keys key=Clone::clone children=one />
            </ul>
        </div>
    }
    .into_any()
}

/// A row: its name, and what it is moved by.
fn item(board: Board, shown: Memo<Option<ShownRow>>, at: Memo<Option<RowPlace>>, number: Memo<usize>) -> AnyView {
    let pixels = move |read: fn(&RowPlace) -> f64| at.with(|at| at.as_ref().map(|at| format!("{}px", read(at))));
    let is_head = move || shown.with(|row| row.as_ref().is_some_and(ShownRow::is_head));
    let is_alone = move || shown.with(|row| row.as_ref().is_some_and(|row| row.entry.is_none()));
    let name = Memo::new(move |_| shown.with(|row| row.as_ref().map(ShownRow::name).unwrap_or_default()));
    let route = Memo::new(move |_| shown.with(|row| row.as_ref().and_then(ShownRow::route)));
    let link = move || match route.get() {
        Some(route) => view! {
            <a class="timeline-name" href=Route::to_hash(&route) title=name.get()>
                <span>{move || name.get()}</span>
            </a>
        }
        .into_any(),
        None => view! {
            <span class="timeline-name">
                <span>{move || name.get()}</span>
            </span>
        }
        .into_any(),
    };
    let said = move || {
        shown.with(|row| {
            let entry = row.as_ref()?.entry.as_ref()?;
            let period = vocabulary::period(entry.days.0, entry.days.1);
            let counted = entry.counted.iter().map(row::counted);
            let said = period
                .into_iter()
                .chain([row::progress(entry).to_owned()])
                .chain(counted);
            Some(said.collect::<Vec<_>>().join(". "))
        })
    };
    view! {
        <li
            class="timeline-row"
            class:head=is_head
            class:alone=is_alone
            style:top=move || pixels(|at| at.top)
            style:height=move || pixels(|at| at.bottom - at.top)
            aria-setsize=board.desk.list.total
            aria-posinset=number
        >
            {link}
            <span class="visually-hidden">{said}</span>
            {grips::view(board, shown, name)}
        </li>
    }
    .into_any()
}
