//! The filter of the table, and the choice to have the map show only what the table does.

use leptos::prelude::*;

use super::{
    desk::Desk,
    listing::{ElementFilter, Listing},
    priority_choice::priority_choice,
};
use crate::{
    app::{
        components::{list_filter::search_field, unfolding::Unfolding},
        pages::{boxed, parts},
        text::{
            vocabulary::Term,
            words::{self, Word, fill, text},
        },
    },
    platform::web::{page, typing},
};

/// The fields, folded away while nothing is filtered, and made when they are first unfolded.
pub fn filters(desk: Desk) -> impl IntoView {
    let is_set = desk.shown.listing.filter.with_untracked(ElementFilter::is_set);
    let fold = Unfolding::new(is_set);
    view! {
        <details
            class="map-filter section-gap"
            open=is_set
            on:toggle=move |_| fold.unfold()
        >
            <summary>{text(Word::MapFilter)}</summary>
            {move || fold.then(|| parts::beside(boxed(parts::map_filters(desk))))}
        </details>
        {only_listed(desk)}
    }
}

/// The fields.
pub fn fields(desk: Desk) -> AnyView {
    let Listing { filter, .. } = desk.shown.listing;
    let words = move || filter.with(|filter| filter.words.clone());
    let write = move |words| filter.update(|filter| filter.words = words);
    view! {
        <div class="field-row map-filters">
            <div class="field grow">{search_field(Word::MapFilterText, "filter-text".into(), words, write)}</div>
            {choice(
                "filter-kind",
                Word::FieldStructureElementElement,
                move || filter.with(|filter| filter.kind),
                move |kind| filter.update(|filter| filter.kind = kind),
            )}
            {choice(
                "filter-theme",
                Word::FieldStructureElementTheme,
                move || filter.with(|filter| filter.theme),
                move |theme| filter.update(|filter| filter.theme = theme),
            )}
            {choice(
                "filter-level",
                Word::FieldStructureElementLevel,
                move || filter.with(|filter| filter.level),
                move |level| filter.update(|filter| filter.level = level),
            )}
            {choice(
                "filter-status",
                Word::FieldStructureElementStatus,
                move || filter.with(|filter| filter.status),
                move |status| filter.update(|filter| filter.status = status),
            )}
            {priority_choice(
                desk.app.workspace,
                "filter-priority",
                Word::MapFilterPriority,
                move || filter.with(|filter| filter.priority.clone()),
                move |priority| filter.update(|filter| filter.priority = priority),
            )}
        </div>
    }
    .into_any()
}

/// Whether the map shows only what the table does, how much that is, and the way back to all.
fn only_listed(desk: Desk) -> impl IntoView {
    let Listing { filter, is_only } = desk.shown.listing;
    let is_set = Memo::new(move |_| filter.with(ElementFilter::is_set));
    let shown = Memo::new(move |_| desk.on_map.with(|elements| elements.len()));
    let total = Memo::new(move |_| desk.elements.with(|elements| elements.len()));
    let told = move || {
        let (shown, total) = (words::number(shown.get()), words::number(total.get()));
        is_only
            .get()
            .then(|| fill(Word::MapOnlyListedCount, &[("n", &shown), ("all", &total)]))
    };
    let clear = move |_| {
        filter.set(ElementFilter::default());
        // The button is gone with what it has taken away.
        page::focus("only-listed");
    };
    view! {
        <div class="only-listed no-print">
            <label class="choice">
                <input
                    type="checkbox"
                    id="only-listed"
                    prop:checked=move || is_only.get()
                    on:change=move |event| is_only.set(event_target_checked(&event))
                />
                {text(Word::MapOnlyListedHere)}
            </label>
            <button
                type="button"
                class="quiet"
                id="clear-filter"
                hidden=move || !is_set.get()
                on:click=clear
            >
                {text(Word::ListShowAll)}
            </button>
            <p class="help" role="status">
                {told}
            </p>
        </div>
    }
}

fn choice<T: Term>(
    id: &'static str,
    label: Word,
    chosen: impl Fn() -> Option<T> + Copy + Send + Sync + 'static,
    on_choice: impl Fn(Option<T>) + 'static,
) -> impl IntoView {
    let options: Vec<_> = T::ALL
        .iter()
        .map(|&term| {
            view! {
                <option value=term.code() prop:selected=move || chosen() == Some(term)>
                    {text(term.word())}
                </option>
            }
        })
        .collect();
    let change = move |event| {
        let code = typing::entered(&event);
        on_choice(T::ALL.iter().find(|term| term.code() == code).copied());
    };
    view! {
        <div class="field grow">
            <label for=id>{text(label)}</label>
            <select id=id on:change=change>
                <option value="" prop:selected=move || chosen().is_none()>
                    {text(Word::MapFilterAll)}
                </option>
                {options}
            </select>
        </div>
    }
}
