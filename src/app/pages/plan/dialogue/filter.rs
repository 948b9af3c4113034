//! Which contributions are shown: of a meeting, a group, a priority, how far they have come, with some words.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    choice,
    desk::{Desk, municipality_options},
};
use crate::{
    app::{
        components::{
            choice_field::ChoiceField,
            filtered_list::{SearchWords, folded},
            record_links,
        },
        form::shown_text::ShownText,
        text::{
            feedback_letter::who,
            vocabulary,
            words::{Word, text},
        },
    },
    domain::{
        dialogue::{Standing, group_of, is_tagged, standing},
        records::{
            analysis::AnalysisFinding,
            dialogue::{Contribution, Meeting, ResponseState},
            document::Document,
            plan::Priority,
            references::References,
            strategy::ActorGroup,
        },
        values::{date::Date, excerpt::excerpt, id::Id},
    },
    platform::web::typing,
};

/// How many letters of what was said a row shows.
const MOST_SHOWN: usize = 280;

const UNANSWERED: &str = "unanswered";
const UNTOLD: &str = "untold";
const TOLD: &str = "told";
const UNTAGGED: &str = "untagged";

/// What is looked for; each part as it is kept by its choice.
#[derive(Clone, Default)]
pub struct ContributionFilter {
    words: SearchWords,
    meeting: String,
    group: String,
    finding: String,
    priority: String,
    municipality: String,
    state: String,
}

impl ContributionFilter {
    /// Those of one meeting, or all.
    pub fn of_meeting(meeting: Option<&Id<Meeting>>) -> Self {
        Self {
            meeting: choice::kept(meeting),
            ..Self::default()
        }
    }
}

/// A contribution as a row.
#[derive(Clone, PartialEq, Eq)]
pub struct Row {
    /// The contribution.
    pub id: Id<Contribution>,
    /// What was said, or the beginning of it.
    pub text: String,
    /// Who said it, as far as that is said.
    pub who: String,
    /// The day.
    pub day: Option<Date>,
    /// The meeting's name.
    pub meeting: Option<String>,
    /// The municipality, by its code.
    pub municipality: String,
    /// The names of the priorities and elements that it is about.
    pub about: Vec<String>,
    /// What was answered.
    pub response: ResponseState,
    /// Why.
    pub reason: String,
    /// How far it has come.
    pub standing: Standing,
    meeting_id: Option<Id<Meeting>>,
    group: Option<ActorGroup>,
    findings: Vec<Id<AnalysisFinding>>,
    priorities: Vec<Id<Priority>>,
    is_tagged: bool,
    words: String,
}

impl Row {
    /// Whether it was said at the meeting.
    pub fn is_of(&self, meeting: Option<&Id<Meeting>>) -> bool {
        self.meeting_id.as_ref() == meeting
    }
}

/// A contribution as a row.
pub fn row(document: &Document, references: &References, id: Id<Contribution>, one: &Contribution) -> Row {
    let who = who(document, one, true);
    let meeting = one.meeting.as_ref().and_then(|meeting| document.get(meeting));
    let (findings, priorities) = (one.findings.iter().map(Id::raw), one.priorities.iter().map(Id::raw));
    let about = findings.chain(priorities).chain(one.elements.iter().map(Id::raw));
    Row {
        standing: standing(document, references, &id, one),
        words: folded(&[&one.text, &who, &one.reason]),
        is_tagged: is_tagged(one),
        text: excerpt(&one.text, MOST_SHOWN),
        who,
        day: one.day,
        meeting: meeting.map(|meeting| vocabulary::named(&meeting.title)),
        municipality: one.municipality.clone(),
        about: about
            .filter_map(|id| record_links::to(document, id))
            .map(|link| link.name)
            .collect(),
        response: one.response,
        reason: one.reason.trim().into(),
        meeting_id: one.meeting.clone(),
        group: group_of(document, one),
        findings: one.findings.clone(),
        priorities: one.priorities.clone(),
        id,
    }
}

/// Whether a row is shown.
pub fn lets_through(filter: &ContributionFilter, row: &Arc<Row>) -> bool {
    let is_of_state = match (filter.state.as_str(), row.standing) {
        (UNANSWERED, _) => row.response == ResponseState::Unanswered,
        (UNTOLD, standing) => standing == Standing::Untold,
        (TOLD, standing) => matches!(standing, Standing::Told(_)),
        (UNTAGGED, _) => !row.is_tagged,
        _ => true,
    };
    let is_of = |wanted: &str, has: Option<&str>| wanted.is_empty() || has == Some(wanted);
    is_of_state
        && is_of(&filter.meeting, row.meeting_id.as_ref().map(|id| id.as_str()))
        && (filter.group.is_empty() || row.group == choice::group(&filter.group))
        && (filter.finding.is_empty() || row.findings.iter().any(|id| id.as_str() == filter.finding))
        && (filter.municipality.is_empty() || row.municipality == filter.municipality)
        && (filter.priority.is_empty() || row.priorities.iter().any(|id| id.as_str() == filter.priority))
        && filter.words.are_in(&row.words)
}

/// The fields of the filter.
pub fn fields(desk: Desk) -> AnyView {
    let filter = desk.filter;
    let words = move |event| {
        let words = SearchWords::new(typing::entered(&event));
        filter.update(|filter| filter.words = words);
    };
    let states = [
        (UNTAGGED, Word::DialogueStateUntagged),
        (UNANSWERED, Word::DialogueStateUnanswered),
        (UNTOLD, Word::DialogueStateUntold),
        (TOLD, Word::DialogueStateTold),
    ];
    let states = states.map(|(code, word)| (code.to_owned(), text(word).to_owned()));
    let part = move |label, id: &str, options, read: fn(&mut ContributionFilter) -> &mut String| {
        let field = ChoiceField {
            label,
            id: id.into(),
            none: Word::DialogueFilterAll,
            options,
            value: Signal::derive(move || read(&mut filter.get()).clone()),
        };
        field.view(move |chosen| filter.update(|filter| *read(filter) = chosen))
    };
    let meeting = desk.meeting.with_value(Option::is_none).then(|| {
        part(
            Word::DialogueFilterMeeting,
            "filter-meeting",
            desk.options::<Meeting>(),
            |filter| &mut filter.meeting,
        )
    });
    let municipality = Signal::derive(move || filter.with(|filter| filter.municipality.clone()));
    let municipalities = municipality_options(desk.workspace, desk.municipalities, municipality);
    view! {
        <div class="field-row filters no-print" role="search" aria-label=text(Word::DialogueFilter)>
            <div class="field grow">
                <label for="filter-words">{text(Word::DialogueFilterWords)}</label>
                <input
                    type="search"
                    id="filter-words"
                    autocomplete="off"
                    prop:value=move || ShownText(filter.with(|filter| filter.words.typed().to_owned()))
                    on:input=words
                />
            </div>
            {meeting}
            {part(Word::DialogueFilterGroup, "filter-group", Signal::stored(choice::groups()), |filter| {
                &mut filter.group
            })}
            {part(Word::DialogueFilterFinding, "filter-finding", desk.options::<AnalysisFinding>(), |filter| {
                &mut filter.finding
            })}
            {part(Word::DialogueFilterPriority, "filter-priority", desk.priority_options(), |filter| {
                &mut filter.priority
            })}
            {part(Word::DialogueFilterMunicipality, "filter-municipality", municipalities, |filter| {
                &mut filter.municipality
            })}
            {part(Word::DialogueFilterState, "filter-state", Signal::stored(states.to_vec()), |filter| {
                &mut filter.state
            })}
        </div>
    }
    .into_any()
}
