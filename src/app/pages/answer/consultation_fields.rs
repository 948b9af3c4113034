//! What is filled in of a consultation: something to each question, where it is about, and for whom it is said.

use std::sync::Arc;

use leptos::prelude::*;

use super::kept::KeptDraft;
use crate::{
    app::{
        components::{
            choice_field::{ChoiceField, Options},
            field::text_field,
            focus::focus_when_drawn,
            icon::icon,
        },
        form::{binding::Binding, field::FormField, shown_text::ShownText},
        state::App,
        text::{
            vocabulary::Term,
            words::{Word, fill, text},
        },
    },
    domain::{
        dialogue::consultation::ConsultationInvitation,
        records::{dialogue::ConsultationQuestion, strategy::ActorGroup},
        values::id::Id,
    },
    format::{
        consultation_answer::{key, places},
        draft::NoteKind,
    },
    map::places::Place,
    platform::web::typing,
};

/// What has been said, and what can be chosen.
#[derive(Clone, Copy)]
pub struct Fields {
    pub app: App,
    /// What has been said.
    pub kept: KeptDraft,
    /// What is asked.
    pub invitation: StoredValue<Arc<ConsultationInvitation>>,
    /// The municipalities of the county, by code and name; none until they have been fetched.
    pub municipalities: RwSignal<Options>,
    /// The localities of the country, where a place is asked for.
    pub towns: Option<ReadSignal<Arc<Vec<Place>>>>,
}

/// The id of the field in which one of the things said to a question is written.
fn field_id(question: Option<&Id<ConsultationQuestion>>, nth: u32) -> String {
    let question = question.map_or("", |id| id.as_str());
    ["say-", question, "-", &nth.to_string()].concat()
}

impl Fields {
    /// A question with what is said to it; `None` is what is said besides.
    pub fn question(self, id: Option<Id<ConsultationQuestion>>, words: String) -> AnyView {
        let id = StoredValue::new(id);
        let begun = self
            .kept
            .read(move |draft| id.with_value(|id| places(draft, id.as_ref())));
        // One that has been asked for, or emptied, is there for as long as the page is.
        let wanted = RwSignal::new(1_u32);
        let count = Memo::new(move |before: Option<&u32>| {
            let before = before.copied().unwrap_or(1);
            begun.get().max(wanted.get()).max(before)
        });
        let is_last_said = self.kept.read(move |draft| {
            let last = id.with_value(|id| key(id.as_ref(), places(draft, id.as_ref())));
            !draft.text(NoteKind::Said, &last).trim().is_empty()
        });
        let can_more = Memo::new(move |_| is_last_said.get() && count.get() == begun.get());
        let more = move |_| {
            let next = count.get_untracked() + 1;
            wanted.set(next);
            focus_when_drawn(id.with_value(|id| field_id(id.as_ref(), next)));
        };
        let label = StoredValue::new(words.clone());
        let more_label = fill(Word::ConsultationMoreTo, &[("question", &words)]);
        view! {
            <section class="section consultation-question">
                <h2>{words}</h2>
                <For
                    each=move || 1..=count.get()
                    key=|nth| *nth
                    children=move |nth| self.said(id, label, nth)
                />
                <p class="actions" hidden=move || !can_more.get()>
                    <button
                        type="button"
                        class="quiet"
                        aria-label=more_label
                        on:click=more
                    >
                        {icon("plus")}
                        {text(Word::ConsultationMore)}
                    </button>
                </p>
            </section>
        }
        .into_any()
    }

    fn said(
        self,
        question: StoredValue<Option<Id<ConsultationQuestion>>>,
        label: StoredValue<String>,
        nth: u32,
    ) -> AnyView {
        let of = StoredValue::new(question.with_value(|id| key(id.as_ref(), nth)));
        let said = self
            .kept
            .read(move |draft| of.with_value(|of| draft.text(NoteKind::Said, of).to_owned()));
        let say = move |event| {
            let words: String = typing::entered(&event);
            self.kept
                .say(|draft, now| of.with_value(|of| draft.set_text(NoteKind::Said, of, &words, now)));
        };
        let id = question.with_value(|id| field_id(id.as_ref(), nth));
        let asks_place = self.invitation.with_value(|invitation| invitation.asks_place);
        let own = fill(Word::ConsultationSaidNth, &[("n", &nth.to_string())]);
        let place = asks_place.then(|| {
            let of_what = label.with_value(|label| [label, ", ", &own].concat());
            self.place(of, [&id, "-place"].concat(), of_what)
        });
        view! {
            <div class="field consultation-said">
                <label for=id.clone()>
                    {own} <span class="visually-hidden">": "{label.get_value()}</span>
                </label>
                <textarea id=id rows="4" prop:value=move || ShownText(said.get()) on:input=say />
            </div>
            {place}
        }
        .into_any()
    }
}

/// For whom it is said, as far as the invitation asks.
pub fn who(fields: Fields) -> Option<AnyView> {
    let [group, organisation, municipality] = fields.invitation.with_value(|invitation| {
        [
            invitation.asks_group,
            invitation.asks_organisation,
            invitation.asks_municipality,
        ]
    });
    if !(group || organisation || municipality) {
        return None;
    }
    let view = view! {
        <section class="section split">
            <h2>{text(Word::AnswerWho)}</h2>
            <div class="record-form">
                <p class="help">{text(Word::ConsultationWhoHelp)}</p>
                {group.then(|| groups(fields))}
                {organisation.then(|| organisation_field(fields))}
                {municipality.then(|| municipality_field(fields))}
            </div>
        </section>
    };
    Some(view.into_any())
}

fn groups(fields: Fields) -> AnyView {
    let chosen = fields.kept.read(|draft| draft.group());
    let choose = move |group: Option<ActorGroup>| {
        fields.kept.say(|draft, now| draft.set_group(group, now));
    };
    let row = |group: Option<ActorGroup>| {
        let code = group.map_or("", ActorGroup::code);
        let label = group.map_or_else(|| text(Word::ConsultationNoGroup), |group| text(group.word()));
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="group"
                    value=code
                    prop:checked=move || chosen.get() == group
                    on:change=move |_| choose(group)
                />
                {label}
            </label>
        }
    };
    let all = ActorGroup::ALL.iter().copied().map(Some).chain([None]);
    view! {
        <fieldset class="choices" id="answer-group">
            <legend>{text(Word::FieldContributionGroup)}</legend>
            <div class="choice-grid">{all.map(row).collect::<Vec<_>>()}</div>
        </fieldset>
    }
    .into_any()
}

fn organisation_field(fields: Fields) -> AnyView {
    let binding = Binding::new(fields.plain(NoteKind::Organisation), move |said: String| {
        fields
            .kept
            .say(|draft, now| draft.set_text(NoteKind::Organisation, "", &said, now));
    });
    let field = FormField::new(Word::FieldContributionOrganisation, "answer-organisation", binding);
    text_field(field.help(Word::ConsultationOrganisationHelp))
}

fn municipality_field(fields: Fields) -> AnyView {
    let field = ChoiceField {
        label: Word::FieldContributionMunicipality,
        id: "answer-municipality".into(),
        none: Word::ConsultationNoMunicipality,
        options: fields.municipalities.into(),
        value: fields.plain(NoteKind::Municipality).into(),
    };
    field.view(move |code| {
        fields
            .kept
            .say(|draft, now| draft.set_text(NoteKind::Municipality, "", &code, now));
    })
}
