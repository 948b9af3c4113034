//! The dialogue topics: what is to be talked about, and what came of it.

use leptos::prelude::*;

use super::grounds::grounds;
use crate::{
    app::{
        components::{
            editable_list::{EditableList, EditableRow},
            empty_state::empty_state,
            field::{term_field, text_area, text_field},
            icon::icon,
            mover::Mover,
            record_links,
            status_tag::topic_tag,
        },
        document::workspace::Workspace,
        form::lens::field,
        state::App,
        text::{
            messages,
            words::{Word, fill, text},
        },
    },
    domain::records::dialogue::DialogueTopic,
};

/// The topics in their order, each to be changed where it is.
pub fn section(app: App) -> AnyView {
    let list = EditableList::new(app.workspace, "topic-title", "add-topic");
    view! {
        <section class="section-after">
            <div class="section-head">
                <h2>{text(Word::TopicsTitle)}</h2>
                <button type="button" class="primary" id="add-topic" on:click=move |_| list.add()>
                    {icon("plus")}
                    {text(Word::TopicsAdd)}
                </button>
            </div>
            <p class="help">{text(Word::TopicsLede)}</p>
            {list.rows("record-list topics", none, move |row| reading(app, row), move |row| form(app.workspace, row))}
        </section>
    }
    .into_any()
}

fn none() -> AnyView {
    empty_state(
        Word::TopicsEmptyTitle,
        Word::TopicsEmptyText,
        (Word::TopicsExample, Word::TopicsExampleText),
        ().into_any(),
    )
}

fn reading(app: App, row: EditableRow<DialogueTopic>) -> AnyView {
    let topic = app.workspace.record(row.id.get_value());
    let title = Signal::derive(move || topic.with(|topic| messages::named(topic.map_or("", |topic| &topic.title))));
    let status = Memo::new(move |_| topic.with(|topic| topic.map(|topic| topic.status)));
    let factors = move || {
        let factors = topic.with(|topic| record_links::factors(topic.map_or(&[], |topic| &topic.factors)));
        let names: Vec<_> = factors.into_iter().map(|factor| factor.name).collect();
        said(names.join("; "))
    };
    let outcome = move || said(topic.with(|topic| topic.map_or("", |topic| topic.outcome.trim()).to_owned()));
    let named = move |word: Word| move || fill(word, &[("name", &title.get())]);
    let mover = Mover {
        app,
        id: row.id,
        ids: row.list.ids,
        name: title,
    };
    view! {
        <span class="record-title">{title}</span>
        {move || status.get().map(topic_tag)}
        <span class="record-meta">{factors}{outcome}</span>
        <span class="actions moves no-print">
            {row.edit_button(named(Word::TopicsEdit))} {mover.buttons()} {row.remove_button(named(Word::TopicsRemove))}
        </span>
    }
    .into_any()
}

fn said(text: String) -> Option<impl IntoView> {
    (!text.is_empty()).then(|| view! { <span>{text}</span> })
}

fn form(workspace: Workspace, row: EditableRow<DialogueTopic>) -> AnyView {
    let id = row.id.get_value();
    let topic = workspace.form(id.clone());
    view! {
        <div class="record-edit">
            {text_field(topic.field(field!(DialogueTopic, title)).id("topic-title"))}
            {text_area(topic.field(field!(DialogueTopic, text)).help(Word::TopicsTextHelp).id("topic-text"))}
            <div class="field-row">{term_field(topic.field(field!(DialogueTopic, status)).id("topic-status"))}</div>
            {text_area(topic.field(field!(DialogueTopic, outcome)).help(Word::TopicsOutcomeHelp).id("topic-outcome"))}
            {grounds(workspace, &id)} <div class="actions">{row.close_button(Word::TopicsDone)}</div>
        </div>
    }
    .into_any()
}
