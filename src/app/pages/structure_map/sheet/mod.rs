//! The structure map as a sheet: what it says, on which paper, and how it is kept.

mod ground;
mod keeping;
mod picture;
mod preview;

pub use picture::{picture, to_read};

use leptos::prelude::*;

use super::{MAP_BOUNDS, findings::mapped_memo, shown::Shown};

use crate::{
    app::{
        components::{
            field::{date_field, term_field, text_field},
            page_head::{page_head, up},
            view_choice::ViewChoice,
        },
        form::lens::field,
        interface::route::Route,
        state::App,
        text::{
            map_sheet::SheetContent,
            words::{Word, count, text},
        },
    },
    domain::{records::map_sheet::MapSheet, values::extent::BoundingBox},
    map::{
        findings::flags,
        sheet::{
            DrawnSheet,
            paper::{Paper, Way},
        },
    },
    platform::web::page,
};
use preview::Preview;

const COUNTY: &str = "county";
const MAP: &str = "map";
const EXTENTS: &[(&str, Word)] = &[(COUNTY, Word::SheetExtentCounty), (MAP, Word::SheetExtentMap)];

/// What the map showed last in this tab.
fn bounds_of_map() -> Option<BoundingBox> {
    let remembered = page::remembered(MAP_BOUNDS)?;
    let sides: Vec<f64> = remembered.split(' ').flat_map(str::parse).collect();
    let [west, south, east, north] = sides.try_into().ok()?;
    let bounds = BoundingBox {
        west,
        south,
        east,
        north,
    };
    (west < east && south < north).then_some(bounds)
}

/// The page's state.
#[derive(Clone, Copy)]
struct Desk {
    app: App,
    /// What the document has for the sheet.
    content: Memo<SheetContent>,
    /// What of that is chosen, as on the map.
    shown: Shown,
    /// How many elements are left out by that.
    hidden: Memo<usize>,
    /// Whether the county is shown or what the map last showed; `None` where that has not been seen.
    extent: Option<ViewChoice>,
    paper: ViewChoice,
    way: ViewChoice,
    /// The sheet as it was last drawn; `None` until it has been.
    drawn: RwSignal<Option<DrawnSheet>>,
}

impl Desk {
    fn new(app: App) -> Self {
        let shown = Shown::of_sheet(app.workspace);
        let whole = app.workspace.select(|document, _| SheetContent::of(document));
        let of_priorities = shown.of_priorities(app.workspace);
        let found = mapped_memo(app.workspace);
        let (extent, on_map) = (ViewChoice::remembered("sheet-extent", EXTENTS), bounds_of_map());
        let content = Memo::new(move |_| {
            let whole = whole.get();
            let elements = of_priorities.with(|of| shown.of(&whole.elements, of, None));
            let flags = if shown.has_findings() {
                found.with(|found| flags(found, &elements))
            } else {
                Vec::new()
            };
            SheetContent {
                elements,
                flags,
                extent: on_map.filter(|_| extent.get() == MAP),
                borders: shown.borders(),
                ..whole
            }
        });
        let hidden = Memo::new(move |_| {
            let drawn = content.with(|content| content.elements.len());
            whole.with(|whole| whole.elements.len()) - drawn
        });
        const PAPERS: &[(&str, Word)] = &[("a3", Word::SheetA3), ("a4", Word::SheetA4)];
        const WAYS: &[(&str, Word)] = &[("landscape", Word::SheetLandscape), ("portrait", Word::SheetPortrait)];
        Self {
            app,
            content,
            shown,
            hidden,
            extent: on_map.map(|_| extent),
            paper: ViewChoice::remembered("sheet-paper", PAPERS),
            way: ViewChoice::remembered("sheet-way", WAYS),
            drawn: RwSignal::new(None),
        }
    }

    /// The paper that is chosen, followed.
    fn paper(self) -> Paper {
        if self.paper.get() == "a4" { Paper::A4 } else { Paper::A3 }
    }

    /// Which way up it is, followed.
    fn way(self) -> Way {
        if self.way.get() == "portrait" {
            Way::Portrait
        } else {
            Way::Landscape
        }
    }
}

/// The page.
pub fn page(app: App) -> impl IntoView {
    let desk = Desk::new(app);
    view! {
        <main
            class="page sheet-page"
            id="main"
            tabindex="-1"
            data-paper=move || desk.paper.get()
            data-way=move || desk.way.get()
        >
            {page_head(
                up(Route::StructureMap.to_hash(), text(Word::NavStructureMap).into()),
                text(Word::SheetTitle),
                text(Word::SheetLede),
            )}
            <div class="sheet-parts">
                <div class="stack">{choices(desk)} {content(desk)} {words(desk)} {keeping::section(desk)}</div>
                {Preview::section(desk)}
            </div>
        </main>
    }
}

fn choices(desk: Desk) -> AnyView {
    view! {
        <section class="stack form-group">
            <h2>{text(Word::SheetPaperTitle)}</h2>
            <div class="sheet-choices">{desk.paper.view(Word::SheetPaperTitle)} {desk.way.view(Word::SheetWay)}</div>
        </section>
    }
    .into_any()
}

/// What is drawn, chosen as on the map.
fn content(desk: Desk) -> AnyView {
    let hidden = move || {
        let number = desk.hidden.get();
        (number > 0)
            .then(|| view! { <p role="status">{count(Word::SheetHiddenOne, Word::SheetHiddenMany, number)}</p> })
    };
    view! {
        <section class="stack form-group">
            <h2>{text(Word::SheetContentTitle)}</h2>
            {desk.extent.map(|extent| extent.view(Word::SheetExtent))}
            <details class="sheet-shown">
                <summary>{text(Word::SheetChoose)}</summary>
                {desk.shown.controls(desk.app.workspace)}
            </details>
            {hidden}
        </section>
    }
    .into_any()
}

/// What stands on the sheet; it is a part of the document.
fn words(desk: Desk) -> AnyView {
    let form = desk.app.workspace.map_sheet_form();
    view! {
        <section class="stack form-group">
            <h2>{text(Word::SheetWordsTitle)}</h2>
            {text_field(form.field(field!(MapSheet, title)).help(Word::SheetTitleHelp))}
            {text_field(form.field(field!(MapSheet, subtitle)))}
            {term_field(form.field(field!(MapSheet, status)))}
            {text_field(form.field(field!(MapSheet, decision)).help(Word::SheetDecisionHelp))}
            {date_field(form.field(field!(MapSheet, date)))}
        </section>
    }
    .into_any()
}
