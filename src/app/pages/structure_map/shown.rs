//! What of the elements the map shows: as it is, as it is meant to be, or what differs; and which themes, levels, statuses and priority.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{
    desk::Desk,
    listing::{Listing, is_listed},
    menu::menu,
    priority_choice::priority_choice,
};
use crate::{
    app::{
        components::view_choice::ViewChoice,
        document::workspace::Workspace,
        form::lens::field,
        pages::{boxed, parts},
        text::{
            vocabulary::Term,
            words::{Word, count, text},
        },
    },
    domain::{
        records::{
            analysis::AnalysisFinding,
            plan::Priority,
            structure_map::{ElementLevel, ElementStatus, StructureElement, Theme},
        },
        values::id::{Id, RecordId},
    },
    map::{elements::Elements, ground::Border},
    platform::web::page,
};

const INTENDED: &str = "intended";
const PRESENT: &str = "present";
const DIFFERENCE: &str = "difference";

/// Under which the tab remembers the priority.
const PRIORITY: &str = "map-priority";

/// The choice of what is shown.
#[derive(Clone, Copy)]
pub struct Shown {
    view: ViewChoice,
    hidden_themes: RwSignal<Vec<Theme>>,
    hidden_levels: RwSignal<Vec<ElementLevel>>,
    hidden_statuses: RwSignal<Vec<ElementStatus>>,
    hidden_borders: RwSignal<Vec<Border>>,
    priority: RwSignal<Option<Id<Priority>>>,
    findings: RwSignal<bool>,
    is_told: RwSignal<bool>,
    /// The filter of the list beside the map.
    pub listing: Listing,
}

/// The elements of the priorities that are chosen; `None` where none is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OfPriorities {
    shown: Option<BTreeSet<RecordId>>,
    listed: Option<BTreeSet<RecordId>>,
}

impl Shown {
    /// What the map shows: everything, or what was last chosen in this tab, on the map or on its sheet.
    pub fn of_map(workspace: Workspace) -> Self {
        Self::new(workspace, remembered_as("map-findings", true))
    }

    /// The same for the sheet, which has findings only where that is chosen for it.
    pub fn of_sheet(workspace: Workspace) -> Self {
        Self::new(workspace, remembered_as("sheet-findings", false))
    }

    fn new(workspace: Workspace, findings: RwSignal<bool>) -> Self {
        Self {
            view: ViewChoice::remembered(
                "map-view",
                &[
                    (INTENDED, Word::MapViewIntended),
                    (PRESENT, Word::MapViewPresent),
                    (DIFFERENCE, Word::MapViewDifference),
                ],
            ),
            hidden_themes: hidden("map-hidden-themes", Theme::ALL, Theme::code, Vec::new()),
            hidden_levels: hidden("map-hidden-levels", ElementLevel::ALL, ElementLevel::code, Vec::new()),
            hidden_statuses: hidden(
                "map-hidden-statuses",
                ElementStatus::ALL,
                ElementStatus::code,
                Vec::new(),
            ),
            hidden_borders: hidden("map-hidden-borders", &Border::ALL, Border::code, {
                let hidden = Border::ALL.into_iter().filter(|border| !Border::FIRST.contains(border));
                hidden.collect()
            }),
            priority: RwSignal::new(page::remembered(PRIORITY).and_then(|id| RecordId::new(&id)).map(Id::of)),
            findings,
            is_told: RwSignal::new(false),
            listing: Listing::remembered(workspace),
        }
    }

    /// The elements that are shown of all; followed. What is not there yet is shown with the points that it is tied to, and what is looked at
    /// whatever is hidden.
    pub fn of(self, all: &Elements, of: &OfPriorities, looked_at: Option<&Id<StructureElement>>) -> Elements {
        let (themes, levels, statuses) = (
            self.hidden_themes.get(),
            self.hidden_levels.get(),
            self.hidden_statuses.get(),
        );
        let view = self.view.get();
        let filter = self.listing.on_map();
        let is_all =
            themes.is_empty() && levels.is_empty() && statuses.is_empty() && ![PRESENT, DIFFERENCE].contains(&view);
        if is_all && of.shown.is_none() && filter.is_none() {
            return all.clone();
        }
        let wanted = |element: &StructureElement| match view {
            PRESENT => element.status == ElementStatus::Existing,
            DIFFERENCE => element.status != ElementStatus::Existing,
            _ => true,
        };
        let is_shown = |id: &RecordId, element: &StructureElement| {
            wanted(element)
                && !themes.contains(&element.theme)
                && !levels.contains(&element.level)
                && !statuses.contains(&element.status)
                && of.shown.as_ref().is_none_or(|elements| elements.contains(id))
                && filter
                    .as_ref()
                    .is_none_or(|filter| is_listed(filter, id, element, of.listed.as_ref()))
        };
        all.with_ends(|id, element| looked_at.is_some_and(|looked_at| looked_at.raw() == id) || is_shown(id, element))
    }

    /// The borders of the ground that are shown; followed.
    pub fn borders(self) -> Vec<Border> {
        let hidden = self.hidden_borders.get();
        let shown = Border::ALL.into_iter().filter(|border| !hidden.contains(border));
        shown.collect()
    }

    /// The priority whose elements alone are shown; followed.
    pub fn priority(self) -> Option<Id<Priority>> {
        self.priority.get()
    }

    /// Shows the elements of one priority alone, or of all.
    pub fn choose_priority(self, priority: Option<Id<Priority>>) {
        self.priority.set(priority);
    }

    /// Whether findings are shown; followed.
    pub fn has_findings(self) -> bool {
        self.findings.get()
    }

    /// Shows findings from now on.
    pub fn show_findings(self) {
        self.findings.set(true);
    }

    /// Whether the map is being stepped through; followed.
    pub fn is_told(self) -> bool {
        self.is_told.get()
    }

    /// Begins or ends stepping through.
    pub fn tell(self, is_told: bool) {
        self.is_told.set(is_told);
    }
}

/// A choice that the tab remembers; `first` where there is nothing to remember.
fn remembered_as(key: &'static str, first: bool) -> RwSignal<bool> {
    let remembered = page::remembered(key).map(|chosen| chosen == "true");
    let chosen = RwSignal::new(remembered.unwrap_or(first));
    Effect::new(move |_| page::remember(key, if chosen.get() { "true" } else { "false" }));
    chosen
}

/// Those of some terms that are hidden, which the tab remembers; `first` where there is nothing to remember.
fn hidden<T>(key: &'static str, all: &'static [T], code: fn(T) -> &'static str, first: Vec<T>) -> RwSignal<Vec<T>>
where
    T: Copy + Send + Sync + 'static,
{
    let remembered = page::remembered(key).map(|codes| {
        let is_hidden = |term: &T| codes.split(' ').any(|hidden| hidden == code(*term));
        all.iter().copied().filter(is_hidden).collect()
    });
    let hidden = RwSignal::new(remembered.unwrap_or(first));
    Effect::new(move |_| {
        let codes: Vec<_> = hidden.with(|hidden| hidden.iter().map(|term| code(*term)).collect());
        page::remember(key, &codes.join(" "));
    });
    hidden
}

/// The choices, folded away, with how many elements they hide.
pub fn choices(desk: Desk) -> impl IntoView {
    let hidden = Memo::new(move |_| {
        let on_map = desk.on_map.with(|elements| elements.len());
        desk.elements.with(|elements| elements.len() - on_map)
    });
    let name = move || match hidden.get() {
        0 => text(Word::MapShown).into(),
        number => count(Word::MapShownHiddenOne, Word::MapShownHiddenMany, number),
    };
    menu("map-shown", NodeRef::new(), None, name, move || {
        parts::beside(boxed(parts::map_choices(desk)))
    })
}

/// What is chosen with on the map.
pub fn controls(desk: Desk) -> AnyView {
    desk.shown.controls(desk.app.workspace)
}

impl Shown {
    /// What is chosen with.
    pub fn controls(self, workspace: Workspace) -> AnyView {
        let Self {
            view,
            hidden_themes,
            hidden_levels,
            hidden_statuses,
            hidden_borders,
            priority,
            listing,
            findings,
            ..
        } = self;
        let choose_priority = move |chosen: Option<Id<Priority>>| {
            page::remember(PRIORITY, chosen.as_ref().map(Id::as_str).unwrap_or_default());
            priority.set(chosen);
        };
        view! {
            <div class="map-menu-shown">
                {view.view(Word::MapViewLegend)}
                {boxes(field!(StructureElement, theme).label, Theme::ALL, Theme::word, hidden_themes)}
                {boxes(field!(StructureElement, level).label, ElementLevel::ALL, ElementLevel::word, hidden_levels)}
                {boxes(field!(StructureElement, status).label, ElementStatus::ALL, ElementStatus::word, hidden_statuses)}
                {boxes(Word::MapBorders, &Border::ALL, border_word, hidden_borders)}
                {findings_box(workspace, findings)}
                {priority_choice(workspace, "shown-priority", Word::MapShownPriority, move || priority.get(), choose_priority)}
                {only_listed(listing)}
            </div>
        }
        .into_any()
    }

    /// The elements of the priorities that are chosen, for the map and for the list; followed.
    pub fn of_priorities(self, workspace: Workspace) -> Memo<OfPriorities> {
        workspace.select(move |document, _| {
            let of = |priority: Option<Id<Priority>>| {
                let elements = &document.get(&priority?)?.elements;
                Some(elements.iter().map(|id| id.raw().clone()).collect())
            };
            OfPriorities {
                shown: of(self.priority()),
                listed: of(self.listing.filter.with(|filter| filter.priority.clone())),
            }
        })
    }
}

/// The choice to show only what the list beside the map does; nothing as long as the list is not filtered.
fn only_listed(listing: Listing) -> impl IntoView {
    // Once there it stays, so that it can be taken back where it was made.
    let is_offered = Memo::new(move |before: Option<&bool>| before == Some(&true) || listing.is_offered());
    move || {
        is_offered.get().then(|| {
            view! {
                <fieldset>
                    <legend>{text(Word::MapList)}</legend>
                    <label>
                        <input
                            type="checkbox"
                            id="shown-only-listed"
                            prop:checked=move || listing.is_only.get()
                            on:change=move |event| listing.is_only.set(event_target_checked(&event))
                        />
                        {text(Word::MapOnlyListed)}
                    </label>
                </fieldset>
            }
        })
    }
}

/// The layer of findings; nothing where the document has none.
fn findings_box(workspace: Workspace, findings: RwSignal<bool>) -> impl IntoView {
    let has_any = workspace.select(|document, _| document.all::<AnalysisFinding>().next().is_some());
    move || {
        has_any.get().then(|| {
            view! {
                <fieldset>
                    <legend>{text(Word::AnalysisFindings)}</legend>
                    <label>
                        <input
                            type="checkbox"
                            id="shown-findings"
                            prop:checked=move || findings.get()
                            on:change=move |event| findings.set(event_target_checked(&event))
                        />
                        {text(Word::MapFindingsShow)}
                    </label>
                </fieldset>
            }
        })
    }
}

fn border_word(border: Border) -> Word {
    match border {
        Border::County => Word::MapBorderCounty,
        Border::Municipality => Word::MapBorderMunicipality,
        Border::FunctionalRegion => Word::MapBorderRegion,
    }
}

/// A box for each term, checked where what it names is shown.
fn boxes<T>(label: Word, terms: &'static [T], word: fn(T) -> Word, hidden: RwSignal<Vec<T>>) -> AnyView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let one = move |term: T| {
        let change = move |_| {
            hidden.update(|hidden| match hidden.iter().position(|one| *one == term) {
                Some(place) => drop(hidden.remove(place)),
                None => hidden.push(term),
            });
        };
        view! {
            <label>
                <input
                    type="checkbox"
                    prop:checked=move || hidden.with(|hidden| !hidden.contains(&term))
                    on:change=change
                />
                {text(word(term))}
            </label>
        }
    };
    view! {
        <fieldset>
            <legend>{text(label)}</legend>
            {terms.iter().map(|term| one(*term)).collect::<Vec<_>>()}
        </fieldset>
    }
    .into_any()
}
