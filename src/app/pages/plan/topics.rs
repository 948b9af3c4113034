//! The dialogue topics: what is to be talked about, and what came of it.

use leptos::prelude::*;

use super::{grounds::grounds, reorder::move_to};
use crate::app::document::workspace::Workspace;
use crate::{
    app::{
        components::{
            empty_state::empty_state,
            field::{term_field, text_area, text_field},
            icon::icon,
            record_links,
            status_tag::topic_tag,
        },
        form::lens::field,
        state::App,
        text::{
            messages,
            words::{Word, fill, text},
        },
    },
    domain::{
        records::dialogue::{DialogueTopic, TopicStatus},
        values::id::Id,
    },
    platform::web::page,
};

/// The topics in their order, each to be changed in its place.
pub fn section(app: App) -> AnyView {
    let ids = app.workspace.select(|document, _| {
        let topics = document.ordered::<DialogueTopic>();
        topics.into_iter().map(|(id, _)| id).collect::<Vec<_>>()
    });
    let is_empty = Memo::new(move |_| ids.with(Vec::is_empty));
    let edited: RwSignal<Option<Id<DialogueTopic>>> = RwSignal::new(None);
    let add = move |_| {
        let order = app.workspace.now(|document, _| document.last_order::<DialogueTopic>());
        let topic = DialogueTopic {
            order: order.unwrap_or_default(),
            ..DialogueTopic::default()
        };
        if let Some(id) = app.workspace.add(topic) {
            open(edited, id);
        }
    };
    let list = move || {
        if is_empty.get() {
            return empty_state(
                Word::TopicsEmptyTitle,
                Word::TopicsEmptyText,
                (Word::TopicsExample, Word::TopicsExampleText),
                ().into_any(),
            );
        }
        view! {
            <ol class="record-list topics">
                <For each=move || ids.get() key=Id::clone children=move |id| row(app, id, ids, edited) />
            </ol>
        }
        .into_any()
    };
    view! {
        <section class="section-after">
            <div class="section-head">
                <h2>{text(Word::TopicsTitle)}</h2>
                <button type="button" class="primary" id="add-topic" on:click=add>
                    {icon("plus")}
                    {text(Word::TopicsAdd)}
                </button>
            </div>
            <p class="help">{text(Word::TopicsLede)}</p>
            {list}
        </section>
    }
    .into_any()
}

/// Opens a topic's fields with the keyboard in the question.
fn open(edited: RwSignal<Option<Id<DialogueTopic>>>, id: Id<DialogueTopic>) {
    edited.set(Some(id));
    request_animation_frame(|| {
        page::focus("topic-title");
    });
}

/// The id of the button by which a topic is opened.
fn button_id(id: &Id<DialogueTopic>) -> String {
    ["topic-", id.as_str()].concat()
}

#[derive(Clone, Default, PartialEq)]
struct Row {
    title: String,
    status: TopicStatus,
    factors: String,
    outcome: String,
}

fn row(
    app: App,
    id: Id<DialogueTopic>,
    ids: Memo<Vec<Id<DialogueTopic>>>,
    edited: RwSignal<Option<Id<DialogueTopic>>>,
) -> AnyView {
    let stored = StoredValue::new(id);
    let shown = app.workspace.select(move |document, _| {
        let topic = stored.with_value(|id| document.get(id))?;
        let factors = record_links::factors(&topic.factors);
        let factors: Vec<_> = factors.into_iter().map(|factor| factor.name).collect();
        Some(Row {
            title: messages::named(&topic.title),
            status: topic.status,
            factors: factors.join("; "),
            outcome: topic.outcome.trim().to_owned(),
        })
    });
    let is_edited = Memo::new(move |_| edited.with(|edited| edited.as_ref() == Some(&stored.get_value())));
    let place = Memo::new(move |_| {
        let id = stored.get_value();
        let place = ids.with(|ids| ids.iter().position(|one| *one == id));
        (place.unwrap_or_default(), ids.with(Vec::len))
    });
    let reading = move || {
        let row = shown.get()?;
        Some(reading(app, stored, row, place, ids, edited, is_edited))
    };
    view! { <li>{reading} {move || is_edited.get().then(|| form(app.workspace, stored, edited))}</li> }.into_any()
}

fn reading(
    app: App,
    stored: StoredValue<Id<DialogueTopic>>,
    row: Row,
    place: Memo<(usize, usize)>,
    ids: Memo<Vec<Id<DialogueTopic>>>,
    edited: RwSignal<Option<Id<DialogueTopic>>>,
    is_edited: Memo<bool>,
) -> AnyView {
    let id = stored.get_value();
    let edit = move |_| open(edited, stored.get_value());
    let remove = move |_| {
        app.workspace.remove(stored.get_value().raw());
        page::focus("add-topic");
    };
    let title = row.title.clone();
    let shift = move |named: Word, word: Word, symbol, step: isize| {
        let to = move || {
            let (place, count) = place.get();
            let to = place.checked_add_signed(step);
            to.filter(|to| *to < count)
        };
        let button_id = [if step < 0 { "up-" } else { "down-" }, id.as_str()].concat();
        let (name, focus) = (title.clone(), button_id.clone());
        let act = move |_| {
            let Some(to) = untrack(to) else { return };
            let from = place.get_untracked().0;
            let ids = ids.get_untracked();
            move_to(app.workspace, &ids, from, to, |topic, order| topic.order = order);
            let number = (to + 1).to_string();
            app.notices
                .announce(fill(Word::PlanMoved, &[("name", &name), ("n", &number)]));
            let focus = focus.clone();
            request_animation_frame(move || {
                page::focus(&focus);
            });
        };
        view! {
            <button
                type="button"
                class="quiet"
                id=button_id
                aria-label=fill(named, &[("name", &title)])
                aria-disabled=move || to().is_none().then_some("true")
                on:click=act
            >
                {icon(symbol)}
                {text(word)}
            </button>
        }
    };
    let said = |said: &str| (!said.is_empty()).then(|| view! { <span>{said.to_owned()}</span> });
    view! {
        <span class="record-title">{row.title.clone()}</span>
        {topic_tag(row.status)}
        <span class="record-meta">{said(&row.factors)}{said(&row.outcome)}</span>
        <span class="actions moves no-print">
            <button
                type="button"
                class="quiet"
                id=button_id(&stored.get_value())
                aria-label=fill(Word::TopicsEdit, &[("name", &row.title)])
                hidden=move || is_edited.get()
                on:click=edit
            >
                {icon("pencil")}
                {text(Word::AppEdit)}
            </button>
            {shift(Word::PlanMoveUpNamed, Word::PlanMoveUp, "arrow-up", -1)}
            {shift(Word::PlanMoveDownNamed, Word::PlanMoveDown, "arrow-down", 1)}
            <button
                type="button"
                class="danger"
                aria-label=fill(Word::TopicsRemove, &[("name", &row.title)])
                on:click=remove
            >
                {icon("trash")}
                {text(Word::AppRemove)}
            </button>
        </span>
    }
    .into_any()
}

fn form(
    workspace: Workspace,
    stored: StoredValue<Id<DialogueTopic>>,
    edited: RwSignal<Option<Id<DialogueTopic>>>,
) -> AnyView {
    let topic = workspace.form(stored.get_value());
    let close = move |_| {
        edited.set(None);
        let button = button_id(&stored.get_value());
        request_animation_frame(move || {
            page::focus(&button);
        });
    };
    view! {
        <div class="record-edit">
            {text_field(topic.field(field!(DialogueTopic, title)).id("topic-title"))}
            {text_area(topic.field(field!(DialogueTopic, text)).help(Word::TopicsTextHelp).id("topic-text"))}
            <div class="field-row">{term_field(topic.field(field!(DialogueTopic, status)).id("topic-status"))}</div>
            {text_area(topic.field(field!(DialogueTopic, outcome)).help(Word::TopicsOutcomeHelp).id("topic-outcome"))}
            {stored.with_value(|id| grounds(workspace, id))} <div class="actions">
                <button type="button" on:click=close>
                    {icon("check")}
                    {text(Word::TopicsDone)}
                </button>
            </div>
        </div>
    }
    .into_any()
}
