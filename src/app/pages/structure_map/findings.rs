//! The findings of the analysis on the map: their flags, where a press on one leads, and the same as a list.

use std::{collections::BTreeMap, sync::Arc};

use leptos::prelude::*;

use super::{desk::Desk, shown::Shown};
use crate::{
    app::{
        components::{
            long_list::LongList,
            municipalities::{MunicipalityNames, municipality_name},
        },
        document::workspace::Workspace,
        interface::route::Route,
        text::{
            vocabulary,
            words::{Word, fill, number, text},
        },
    },
    domain::{
        records::{analysis::AnalysisFinding, document::Document},
        values::id::Id,
    },
    map::{
        elements::Elements,
        findings::{Flag, FlagPlace, MappedFinding, flags},
    },
    platform::web::page,
};

/// How many titles are shown beside the pointer.
const MOST_TITLES: usize = 6;

/// The findings as the map has them, in their order.
pub fn mapped(document: &Document) -> Vec<MappedFinding> {
    let findings = document.ordered::<AnalysisFinding>().into_iter();
    let one = |(id, finding): (Id<AnalysisFinding>, &AnalysisFinding)| MappedFinding {
        title: vocabulary::named(&finding.title),
        place: finding.place.clone(),
        elements: finding.elements.iter().map(|id| id.raw().clone()).collect(),
        municipalities: finding.municipalities.clone(),
        id: id.raw().clone(),
    };
    findings.map(one).collect()
}

/// The same, made anew only when a finding changes.
pub fn mapped_memo(workspace: Workspace) -> Memo<Arc<Vec<MappedFinding>>> {
    workspace.select(|document, _| Arc::new(mapped(document)))
}

/// Leads to what a flag stands for: the finding, or the element, whose page lists all that was found there.
pub fn go_to(place: FlagPlace) {
    let route = match place {
        FlagPlace::Element(id) => Route::Element(Id::of(id)),
        FlagPlace::Drawn(id) => Route::Finding(Id::of(id)),
    };
    page::go_to(&route.to_hash());
}

/// What is said beside the pointer of a flag that stands for many: the first, and how many more.
fn shortened(mut flag: Flag) -> Flag {
    let more = flag.titles.len().saturating_sub(MOST_TITLES);
    if more > 0 {
        flag.titles.truncate(MOST_TITLES);
        flag.titles.push(fill(Word::MapFindingsMore, &[("n", &number(more))]));
    }
    flag
}

/// Keeps the flags in step with the document.
pub fn follow(desk: Desk, is_ready: Memo<bool>) {
    let raised = desk.flags;
    Effect::new(move |_| {
        if is_ready.get() {
            let flags: Vec<_> = raised.get().into_iter().map(shortened).collect();
            desk.with_map(|map| map.show_flags(&flags));
        }
    });
}

/// The flags of the findings that are shown among the elements that are shown.
pub fn raised(shown: Shown, found: Memo<Arc<Vec<MappedFinding>>>, on_map: Memo<Elements>) -> Memo<Vec<Flag>> {
    Memo::new(move |_| {
        if !shown.has_findings() {
            return Vec::new();
        }
        found.with(|found| on_map.with(|elements| flags(found, elements)))
    })
}

/// A line of the list: where, or what was found there.
#[derive(Clone, Debug, PartialEq)]
enum Line {
    Place(String),
    Found(Id<AnalysisFinding>, String),
}

/// The findings by where they lie: those that have a flag, then those that name municipalities alone, by municipality.
fn lines(found: &[MappedFinding], flags: &[Flag], name: &dyn Fn(&str) -> String) -> Vec<Line> {
    let mut of_municipality: BTreeMap<String, Vec<&MappedFinding>> = BTreeMap::new();
    for one in found.iter().filter(|one| one.is_of_municipalities_alone()) {
        for code in &one.municipalities {
            of_municipality.entry(name(code)).or_default().push(one);
        }
    }
    let line = |one: &MappedFinding| Line::Found(Id::of(one.id.clone()), one.title.clone());
    let placed: Vec<_> = found
        .iter()
        .filter(|one| one.place.is_some() || !one.elements.is_empty())
        .map(line)
        .collect();
    let mut lines = Vec::new();
    if !placed.is_empty() && !flags.is_empty() {
        lines.push(Line::Place(text(Word::MapFindingsPlaced).into()));
        lines.extend(placed);
    }
    for (place, found) in of_municipality {
        lines.push(Line::Place(place));
        lines.extend(found.into_iter().map(line));
    }
    lines
}

/// The list beside the map, folded; nothing where there are no findings that lie anywhere or they are not shown.
pub fn section(desk: Desk) -> AnyView {
    let names = MunicipalityNames::unasked();
    let are_wanted = Memo::new(move |_| {
        let has_any = |found: &Arc<Vec<MappedFinding>>| found.iter().any(MappedFinding::is_of_municipalities_alone);
        desk.findings.with(has_any)
    });
    // Nobody fetches names that are not told.
    Effect::new(move |_| {
        if are_wanted.get() {
            names.fetch();
        }
    });
    let lines = Memo::new(move |_| {
        if !desk.shown.has_findings() {
            return Vec::new();
        }
        desk.findings.with(|found| {
            let name = |code: &str| names.with(|names| municipality_name(names, code));
            desk.flags.with(|flags| lines(found, flags, &name))
        })
    });
    let list = LongList::new(Memo::new(move |_| lines.with(Vec::len)));
    let has_any = Memo::new(move |_| lines.with(|lines| !lines.is_empty()));
    let line = |line: &Line| match line {
        Line::Place(place) => view! { <dt>{place.clone()}</dt> }.into_any(),
        Line::Found(id, title) => {
            let href = Route::Finding(id.clone()).to_hash();
            view! {
                <dd>
                    <a href=href>{title.clone()}</a>
                </dd>
            }
            .into_any()
        }
    };
    let drawn = move || {
        let most = list.drawn.get();
        lines.with(|lines| lines.iter().take(most).map(line).collect::<Vec<_>>())
    };
    let shown = move || {
        has_any.get().then(|| {
            view! {
                <div class="map-findings section-gap">
                    <details class="fold" id="map-findings">
                        <summary>{text(Word::MapFindingsList)}</summary>
                        <dl>{drawn}</dl>
                        {list.more()}
                    </details>
                </div>
            }
        })
    };
    shown.into_any()
}
