//! What of the elements the map shows: as it is, as it is meant to be, or what differs; and which themes, levels and priority.

use leptos::{html, prelude::*};

use super::{desk::Desk, menu::menu};
use crate::{
    app::{
        components::{record_links, view_choice::ViewChoice},
        document::workspace::Workspace,
        form::lens::field,
        text::{
            vocabulary::Term,
            words::{Word, count, text},
        },
    },
    domain::{
        records::{
            plan::Priority,
            structure_map::{ElementLevel, ElementStatus, StructureElement, Theme},
        },
        values::id::{Id, RecordId},
    },
    map::{ground::Border, picture::Elements},
    platform::web::{page, typing},
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
    hidden_borders: RwSignal<Vec<Border>>,
    priority: RwSignal<Option<Id<Priority>>>,
    is_told: RwSignal<bool>,
}

impl Shown {
    /// Everything, or what was last chosen in this tab, on the map or on its sheet.
    pub fn new() -> Self {
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
            hidden_borders: hidden("map-hidden-borders", &Border::ALL, Border::code, {
                let hidden = Border::ALL.into_iter().filter(|border| !Border::FIRST.contains(border));
                hidden.collect()
            }),
            priority: RwSignal::new(page::remembered(PRIORITY).and_then(|id| RecordId::new(&id)).map(Id::of)),
            is_told: RwSignal::new(false),
        }
    }

    /// The elements that are shown of all; followed. What is not there yet is shown with the points that it is tied to, and what is looked at
    /// whatever is hidden.
    pub fn of(
        self,
        all: &Elements,
        of_priority: Option<&[Id<StructureElement>]>,
        looked_at: Option<&Id<StructureElement>>,
    ) -> Elements {
        let (themes, levels) = (self.hidden_themes.get(), self.hidden_levels.get());
        let view = self.view.get();
        if of_priority.is_none() && themes.is_empty() && levels.is_empty() && ![PRESENT, DIFFERENCE].contains(&view) {
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
                && of_priority.is_none_or(|elements| elements.iter().any(|linked| linked.raw() == id))
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

    /// Whether the map is being stepped through; followed.
    pub fn is_told(self) -> bool {
        self.is_told.get()
    }

    /// Begins or ends stepping through.
    pub fn tell(self, is_told: bool) {
        self.is_told.set(is_told);
    }
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
        let on_map = desk.on_map.with(|elements| elements.0.len());
        desk.elements.with(|elements| elements.0.len() - on_map)
    });
    let name = move || match hidden.get() {
        0 => text(Word::MapShown).into(),
        number => count(Word::MapShownHiddenOne, Word::MapShownHiddenMany, number),
    };
    menu(
        "map-shown",
        NodeRef::new(),
        None,
        name,
        desk.shown.controls(desk.app.workspace),
    )
}

impl Shown {
    /// What is chosen with.
    pub fn controls(self, workspace: Workspace) -> AnyView {
        let Self {
            view,
            hidden_themes,
            hidden_levels,
            hidden_borders,
            priority,
            ..
        } = self;
        view! {
            <div class="map-menu-shown">
                {view.view(Word::MapViewLegend)}
                {boxes(field!(StructureElement, theme).label, Theme::ALL, Theme::word, hidden_themes)}
                {boxes(field!(StructureElement, level).label, ElementLevel::ALL, ElementLevel::word, hidden_levels)}
                {boxes(Word::MapBorders, &Border::ALL, border_word, hidden_borders)}
                {priority_choice(workspace, priority)}
            </div>
        }
        .into_any()
    }

    /// The elements of the priority that is chosen, followed; `None` where all are shown.
    pub fn of_priority(self, workspace: Workspace) -> Memo<Option<Vec<Id<StructureElement>>>> {
        workspace.select(move |document, _| {
            let priority = self.priority()?;
            Some(document.get(&priority)?.elements.clone())
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

fn priority_choice(workspace: Workspace, priority: RwSignal<Option<Id<Priority>>>) -> AnyView {
    let candidates = workspace.select(|document, _| record_links::priorities(document));
    let option = move |value: String, name: String| {
        let of_option = value.clone();
        let is_chosen =
            move || priority.with(|chosen| chosen.as_ref().map(Id::as_str).unwrap_or_default() == of_option);
        html::option().value(value).prop("selected", is_chosen).child(name)
    };
    let options = move || {
        let all = option(String::new(), text(Word::MapFilterAll).into());
        let each = candidates.get().into_iter().map(|one| option(one.id, one.name));
        std::iter::once(all).chain(each).collect::<Vec<_>>()
    };
    let choose = move |event| {
        let id = typing::entered(&event);
        page::remember(PRIORITY, &id);
        priority.set(RecordId::new(&id).map(Id::of));
    };
    view! {
        <div class="field">
            <label for="shown-priority">{text(Word::MapShownPriority)}</label>
            <select id="shown-priority" on:change=choose>
                {options}
            </select>
        </div>
    }
    .into_any()
}
