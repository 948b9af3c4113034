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
            choice_field::filter_choice,
            filtered_list::{SearchWords, folded},
            list_filter::ListFilter,
            record_links,
        },
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
        values::{date::Date, excerpt::excerpt, id::Id, search::is_chosen},
    },
};

/// How many letters of what was said a row shows.
pub const MOST_SHOWN: usize = 280;

const UNANSWERED: &str = "unanswered";
const UNTOLD: &str = "untold";
const TOLD: &str = "told";
const UNTAGGED: &str = "untagged";

/// What is looked for; each part as it is kept by its choice.
#[derive(Clone, Default, PartialEq)]
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
    /// The person who said it.
    pub person: String,
    /// For whom it was said, or of which group, as far as that is said.
    pub who: String,
    /// The day.
    pub day: Option<Date>,
    /// The meeting's name.
    pub meeting: Option<String>,
    /// The municipality that was said, or in which its place lies, by its code.
    pub municipality: String,
    /// Whether it has a place on the map.
    pub has_place: bool,
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

/// A contribution as a row, with the municipality that it is of.
pub fn row(
    document: &Document,
    references: &References,
    id: Id<Contribution>,
    one: &Contribution,
    municipality: Option<&str>,
) -> Row {
    let who = who(document, one, false);
    let person = one.person.trim().to_owned();
    let meeting = one.meeting.as_ref().and_then(|meeting| document.get(meeting));
    let (findings, priorities) = (one.findings.iter().map(Id::raw), one.priorities.iter().map(Id::raw));
    let about = findings.chain(priorities).chain(one.elements.iter().map(Id::raw));
    Row {
        standing: standing(document, references, &id, one),
        words: folded(&[&one.text, &person, &who, &one.reason]),
        is_tagged: is_tagged(one),
        text: excerpt(&one.text, MOST_SHOWN),
        person,
        who,
        day: one.day,
        meeting: meeting.map(|meeting| vocabulary::named(&meeting.title)),
        municipality: municipality.unwrap_or_default().to_owned(),
        has_place: one.place.is_some(),
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
    is_of_state
        && is_chosen(&filter.meeting, row.meeting_id.as_ref().map(Id::as_str))
        && is_chosen(&filter.group, row.group.map(ActorGroup::code))
        && is_chosen(&filter.finding, row.findings.iter().map(Id::as_str))
        && is_chosen(&filter.municipality, [row.municipality.as_str()])
        && is_chosen(&filter.priority, row.priorities.iter().map(Id::as_str))
        && filter.words.are_in(&row.words)
}

/// What the contributions are filtered by, as they are said to be.
pub fn list_filter(desk: Desk) -> ListFilter<ContributionFilter> {
    ListFilter {
        id: "filter",
        legend: Word::DialogueFilter,
        search: Word::DialogueFilterWords,
        result: Word::DialogueResult,
        nothing: Word::DialogueNothing,
        filter: desk.filter,
        words: |filter| &mut filter.words,
    }
}

/// The fields of the filter.
pub fn fields(desk: Desk) -> AnyView {
    let filter = desk.filter;
    let states = [
        (UNTAGGED, Word::DialogueStateUntagged),
        (UNANSWERED, Word::DialogueStateUnanswered),
        (UNTOLD, Word::DialogueStateUntold),
        (TOLD, Word::DialogueStateTold),
    ];
    let states = states.map(|(code, word)| (code.to_owned(), text(word).to_owned()));
    let part = move |label, options, read| filter_choice((label, None), options, filter, read);
    let meeting = desk.meeting.with_value(Option::is_none).then(|| {
        part(Word::DialogueFilterMeeting, desk.options::<Meeting>(), |filter| {
            &mut filter.meeting
        })
    });
    let municipality = Signal::derive(move || filter.with(|filter| filter.municipality.clone()));
    let municipalities = municipality_options(desk.workspace, desk.municipalities, municipality);
    let choices = view! {
        {meeting}
        {part(Word::DialogueFilterGroup, Signal::stored(choice::groups()), |filter| &mut filter.group)}
        {part(Word::DialogueFilterFinding, desk.options::<AnalysisFinding>(), |filter| &mut filter.finding)}
        {part(Word::DialogueFilterPriority, desk.priority_options(), |filter| &mut filter.priority)}
        {part(Word::DialogueFilterMunicipality, municipalities, |filter| &mut filter.municipality)}
        {part(Word::DialogueFilterState, Signal::stored(states.to_vec()), |filter| &mut filter.state)}
    };
    list_filter(desk).fields(choices)
}
