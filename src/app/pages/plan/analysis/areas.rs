//! The model's areas and preconditions: renamed, ordered, left out, and the user's own.

use leptos::prelude::*;

use crate::{
    app::{
        components::{
            field::{term_field, text_area, text_field},
            focus::focus_when_drawn,
            icon::icon,
            links::{LinkEdits, LinkWords, links},
            record_links,
        },
        form::{field::FormField, lens::field},
        interface::route::Route,
        state::App,
        text::{
            kinds, messages,
            vocabulary::Term,
            words::{Word, count, fill, text},
        },
    },
    domain::{
        analysis::model::fixed_place,
        records::{
            analysis::{AnalysisFinding, ModelArea, ModelPart},
            indicator::Indicator,
            record::Record,
        },
        values::id::{Id, RecordId},
    },
    edit::model::{changed_area, leading_to_area, moved_area, own_area, removed_area},
    platform::web::page,
};

/// An area as a row.
#[derive(Clone, Debug, Default, PartialEq)]
struct Row {
    name: String,
    text: String,
    part: ModelPart,
    is_hidden: bool,
    findings: usize,
    indicators: usize,
}

/// The section.
pub fn section(app: App) -> AnyView {
    let ids = app.workspace.select(|document, _| {
        let areas = document.model_areas().into_iter();
        areas.map(|(id, _)| id).collect::<Vec<_>>()
    });
    let opened: RwSignal<Option<Id<ModelArea>>> = RwSignal::new(None);
    let add = move |_| {
        let own = app.workspace.now(|document, _| own_area(document));
        if let Some(id) = own.and_then(|own| app.workspace.add(own)) {
            open(opened, id);
        }
    };
    view! {
        <section class="section" id="model-areas">
            <h2>{text(Word::AnalysisAreas)}</h2>
            <p class="help">{text(Word::AnalysisAreasLede)}</p>
            <ol class="record-list model-areas">
                <For each=move || ids.get() key=Id::clone children=move |id| row(app, ids, opened, id) />
            </ol>
            <p class="actions no-print">
                <button type="button" id="add-area" on:click=add>
                    {icon("plus")}
                    {text(Word::AnalysisAreaAdd)}
                </button>
            </p>
        </section>
    }
    .into_any()
}

fn open(opened: RwSignal<Option<Id<ModelArea>>>, id: Id<ModelArea>) {
    opened.set(Some(id));
    focus_when_drawn("model-area-name");
}

fn row(
    app: App,
    ids: Memo<Vec<Id<ModelArea>>>,
    opened: RwSignal<Option<Id<ModelArea>>>,
    id: Id<ModelArea>,
) -> impl IntoView {
    let shown = {
        let id = id.clone();
        app.workspace.select(move |document, references| {
            let area = document.model_area(&id).unwrap_or_default();
            Row {
                name: kinds::area_name(id.raw(), &area),
                text: area.text.trim().to_owned(),
                part: area.part,
                is_hidden: area.hidden,
                findings: references
                    .referrers_of_kind::<AnalysisFinding>(document, id.raw())
                    .count(),
                indicators: references.referrers_of_kind::<Indicator>(document, id.raw()).count(),
            }
        })
    };
    let name = Signal::derive(move || shown.with(|row| row.name.clone()));
    let is_hidden = Memo::new(move |_| shown.with(|row| row.is_hidden));
    let thread = Route::Thread(id.raw().clone()).to_hash();
    let thread_of = move || fill(Word::ThreadFollowNamed, &[("name", &name.get())]);
    let told = move || {
        shown.with(|row| {
            let findings = count(Word::AnalysisFindingOne, Word::AnalysisFindingMany, row.findings);
            let indicators = (row.indicators > 0)
                .then(|| fill(Word::AnalysisIndicatorCount, &[("n", &row.indicators.to_string())]))
                .map(|told| view! { <span>{told}</span> });
            let hidden = row
                .is_hidden
                .then(|| view! { <span>{text(Word::AnalysisAreaHidden)}</span> });
            let written = (!row.text.is_empty()).then(|| view! { <span>{row.text.clone()}</span> });
            view! {
                <span>{text(row.part.word())}</span>
                <span>{findings}</span>
                {indicators}
                {hidden}
                {written}
                <a class="no-print" href=thread.clone() aria-label=thread_of>
                    {text(Word::ThreadFollow)}
                </a>
            }
        })
    };
    let is_open = {
        let id = id.clone();
        Memo::new(move |_| opened.with(|opened| opened.as_ref() == Some(&id)))
    };
    let is_own = fixed_place(id.raw()).is_none();
    let id = StoredValue::new(id);
    let named = move |word: Word| move || fill(word, &[("name", &name.get())]);
    let edit_id = id.with_value(|id| ["edit-", id.as_str()].concat());
    let go_back_to = edit_id.clone();
    let hide = move |_| {
        let is_hidden = !is_hidden.get_untracked();
        let command = app
            .workspace
            .now(|document, _| id.with_value(|id| changed_area(document, id, |area| area.hidden = is_hidden)));
        if let Some(command) = command.flatten()
            && app.workspace.dispatch(&command)
        {
            let word = if is_hidden {
                Word::AnalysisAreaNowHidden
            } else {
                Word::AnalysisAreaNowShown
            };
            app.notices.announce(fill(word, &[("name", &name.get_untracked())]));
        }
    };
    let remove = move |_| {
        let planned = app.workspace.now(|document, _| {
            id.with_value(|id| {
                let area = document.get(id)?.clone();
                Some((removed_area(document, id), messages::removed(&Record::from(area))))
            })
        });
        if let Some((command, told)) = planned.flatten()
            && app.workspace.dispatch(&command)
        {
            app.notices.notify_undoable(told);
            page::focus("add-area");
        }
    };
    let form = move || {
        let close_to = go_back_to.clone();
        is_open.get().then(|| {
            let close = move |_| {
                opened.set(None);
                focus_when_drawn(close_to.clone());
            };
            form(app, id.get_value(), is_own, close)
        })
    };
    view! {
        <li class:left-out=move || is_hidden.get()>
            <span class="record-title">{name}</span>
            <span class="record-meta">{told}</span>
            <span class="actions moves no-print">
                <button
                    type="button"
                    class="quiet"
                    id=edit_id
                    aria-label=named(Word::AnalysisAreaEdit)
                    hidden=move || is_open.get()
                    on:click=move |_| open(opened, id.get_value())
                >
                    {icon("pencil")}
                    {text(Word::AppEdit)}
                </button>
                {move_button(app, ids, id, name, -1)}
                {move_button(app, ids, id, name, 1)}
                <button
                    type="button"
                    class="quiet"
                    id=id.with_value(|id| ["hide-", id.as_str()].concat())
                    aria-label=move || {
                        let word = if is_hidden.get() {
                            Word::AnalysisAreaShowNamed
                        } else {
                            Word::AnalysisAreaHideNamed
                        };
                        fill(word, &[("name", &name.get())])
                    }
                    on:click=hide
                >
                    {move || text(if is_hidden.get() { Word::AnalysisAreaShow } else { Word::AnalysisAreaHide })}
                </button>
                {is_own
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="danger"
                                aria-label=named(Word::AnalysisAreaRemove)
                                on:click=remove
                            >
                                {icon("trash")}
                                {text(Word::AppRemove)}
                            </button>
                        }
                    })}
            </span>
            {form}
        </li>
    }
}

/// A button that moves the area one place; at an end of the list it does nothing, and says so.
fn move_button(
    app: App,
    ids: Memo<Vec<Id<ModelArea>>>,
    id: StoredValue<Id<ModelArea>>,
    name: Signal<String>,
    by: isize,
) -> AnyView {
    let (prefix, symbol, named, word) = if by < 0 {
        ("up-", "arrow-up", Word::PlanMoveUpNamed, Word::PlanMoveUp)
    } else {
        ("down-", "arrow-down", Word::PlanMoveDownNamed, Word::PlanMoveDown)
    };
    let button_id = id.with_value(|id| [prefix, id.as_str()].concat());
    let focus_to = button_id.clone();
    let place = move || ids.with(|ids| id.with_value(|id| ids.iter().position(|one| one == id)));
    let is_end = move || {
        let to = place().and_then(|place| place.checked_add_signed(by));
        to.is_none_or(|to| to >= ids.with(Vec::len))
    };
    let press = move |_| {
        let command = app
            .workspace
            .now(|document, _| id.with_value(|id| moved_area(document, id, by)));
        if let Some(command) = command.flatten()
            && app.workspace.dispatch(&command)
        {
            let place = untrack(place).map_or(0, |place| place + 1).to_string();
            let moved = fill(Word::PlanMoved, &[("name", &name.get_untracked()), ("n", &place)]);
            app.notices.announce(moved);
        }
        // A browser takes the focus from what is put elsewhere in the page.
        focus_when_drawn(focus_to.clone());
    };
    view! {
        <button
            type="button"
            class="quiet"
            data-repeats=""
            id=button_id
            aria-label=move || fill(named, &[("name", &name.get())])
            aria-disabled=move || is_end().then_some("true")
            on:click=press
        >
            {icon(symbol)}
            {text(word)}
        </button>
    }
    .into_any()
}

fn form(app: App, id: Id<ModelArea>, is_own: bool, close: impl Fn(leptos::ev::MouseEvent) + 'static) -> AnyView {
    let (begun, of_indicators) = (id.clone(), id.clone());
    let area = app.workspace.form(id).beginning(move || ModelArea::begun(begun.raw()));
    let name: FormField<String> = area.field(field!(ModelArea, name)).class("field grow");
    view! {
        <div class="record-edit">
            <div class="field-row">
                {text_field(name)}
                {is_own.then(|| term_field(area.field(field!(ModelArea, part))))}
            </div>
            {text_area(area.field(field!(ModelArea, text)))}
            {indicators(app, of_indicators)}
            <div class="actions">
                <button type="button" on:click=close>
                    {icon("check")}
                    {text(Word::AnalysisAreaDone)}
                </button>
            </div>
        </div>
    }
    .into_any()
}

/// The indicators that say something of the area, which keep the link.
fn indicators(app: App, area: Id<ModelArea>) -> AnyView {
    let workspace = app.workspace;
    let linked = {
        let area = area.clone();
        workspace.select(move |document, references| {
            let all = references.referrers_of_kind::<Indicator>(document, area.raw());
            all.filter_map(|(id, _)| record_links::to(document, id.raw()))
                .collect::<Vec<_>>()
        })
    };
    let candidates = workspace.select(|document, _| record_links::all::<Indicator>(document));
    let area = StoredValue::new(area);
    let change = move |indicator: String, is_meant: bool| {
        let Some(id) = RecordId::new(&indicator).map(Id::<Indicator>::of) else {
            return;
        };
        let command = workspace.now(|document, _| {
            let area = area.get_value();
            let mut indicator = document.get(&id)?.clone();
            indicator.areas.retain(|one| *one != area);
            if is_meant {
                indicator.areas.push(area.clone());
            }
            leading_to_area(document, &area, (id.raw().clone(), indicator.into()))
        });
        if let Some(command) = command.flatten() {
            workspace.dispatch(&command);
        }
    };
    let words = LinkWords {
        title: Word::AnalysisIndicatorAreas,
        none: Word::AnalysisIndicatorAreasNone,
        choose: Word::AnalysisIndicatorsChoose,
    };
    let edits = LinkEdits {
        link: Callback::new(move |indicator: String| change(indicator, true)),
        unlink: Callback::new(move |indicator: String| change(indicator, false)),
        make: None,
    };
    links(words, linked.into(), candidates.into(), edits)
}
