//! The questions of a consultation, written one after the other.

use leptos::{ev::KeyboardEvent, prelude::*};

use crate::{
    app::{
        components::{
            focus::{focus_first_when_drawn, focus_when_drawn},
            icon::icon,
            mover::Mover,
        },
        form::{lens::field, shown_text::ShownText},
        state::App,
        text::{
            vocabulary,
            words::{Word, fill, text},
        },
    },
    domain::{
        dialogue::consultation::{MOST_QUESTIONS, questions_of},
        records::dialogue::{Consultation, ConsultationQuestion},
        values::id::Id,
    },
    platform::web::typing,
};

const ADD: &str = "add-question";

fn field_id(id: &Id<ConsultationQuestion>) -> String {
    ["question-", id.as_str()].concat()
}

/// The questions.
pub fn section(app: App, id: Id<Consultation>) -> AnyView {
    let workspace = app.workspace;
    let of_list = id.clone();
    let ids = workspace.select(move |document, references| {
        let questions = questions_of(document, references, &of_list).into_iter();
        questions.map(|(id, _)| id).collect::<Vec<_>>()
    });
    let is_full = Memo::new(move |_| ids.with(Vec::len) >= MOST_QUESTIONS);
    let add = move || {
        if is_full.get_untracked() {
            return;
        }
        let question = ConsultationQuestion {
            consultation: Some(id.clone()),
            ..ConsultationQuestion::default()
        };
        if let Some(id) = workspace.add_last(question) {
            focus_when_drawn(field_id(&id));
        }
    };
    let add_by_key = add.clone();
    let pressed = move |event: KeyboardEvent| {
        // A key that is held makes one.
        if event.key() == "Enter" && !event.is_composing() && is_in_field(&event) {
            event.prevent_default();
            if !event.repeat() {
                add_by_key();
            }
        }
    };
    let is_empty = Memo::new(move |_| ids.with(Vec::is_empty));
    view! {
        <section class="form-group" id="questions">
            <h2>{text(Word::ConsultationQuestions)}</h2>
            <p class="links-none" hidden=move || !is_empty.get()>
                {text(Word::ConsultationQuestionsNone)}
            </p>
            <ol class="question-list" on:keydown=pressed>
                <ForEnumerate
                    each=move || ids.get()
                    key=Id::clone
                    children=move |place, id| row(app, ids, place, id)
                />
            </ol>
            <p class="actions">
                <button type="button" id=ADD disabled=move || is_full.get() on:click=move |_| add()>
                    {icon("plus")}
                    {text(Word::ConsultationQuestionAdd)}
                </button>
            </p>
        </section>
    }
    .into_any()
}

/// Whether a key was pressed where a question is written.
fn is_in_field(event: &KeyboardEvent) -> bool {
    event_target::<web_sys::Element>(event).tag_name() == "INPUT"
}

fn row(
    app: App,
    ids: Memo<Vec<Id<ConsultationQuestion>>>,
    place: ReadSignal<usize>,
    id: Id<ConsultationQuestion>,
) -> AnyView {
    let form = app.workspace.form(id.clone());
    let lens = field!(ConsultationQuestion, text);
    let named = Signal::derive(move || fill(Word::ConsultationQuestionNth, &[("n", &(place.get() + 1).to_string())]));
    let said = Signal::derive(move || form.with(|question| vocabulary::named(&question.text)));
    let value = Memo::new(move |_| form.with(lens.read));
    let write = move |event| form.set(lens, typing::entered(&event));
    let field = field_id(&id);
    let mover = Mover {
        app,
        id: StoredValue::new(id.clone()),
        ids,
        name: said,
    };
    let remove = move |_| {
        let beside = ids.with_untracked(|ids| {
            let place = ids.iter().position(|one| *one == id)?;
            ids.get(place + 1)
                .or_else(|| ids.get(place.checked_sub(1)?))
                .map(field_id)
        });
        app.workspace.remove(id.raw());
        focus_first_when_drawn([beside.unwrap_or_default(), ADD.into()]);
    };
    view! {
        <li>
            <div class="field grow">
                <label for=field.clone()>{named}</label>
                <input
                    type="text"
                    id=field
                    autocomplete="off"
                    data-of-document=""
                    prop:value=move || ShownText(value.get())
                    on:input=write
                />
            </div>
            <span class="actions">
                {mover.buttons()}
                <button
                    type="button"
                    class="quiet danger"
                    aria-label=move || [text(Word::ConsultationQuestionRemove), ": ", &said.get()].concat()
                    on:click=remove
                >
                    {icon("trash")}
                </button>
            </span>
        </li>
    }
    .into_any()
}
