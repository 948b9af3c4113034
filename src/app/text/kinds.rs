//! What records are called and where their pages are, for every kind. The texts are in `locales/`, by the kinds' codes.

use super::{
    vocabulary::{self, Term},
    words::{self, Word, fill, required, text},
};
use crate::{
    app::interface::route::Route,
    domain::{
        analysis::model,
        assessment::factors::QuestionSet,
        records::{
            analysis::ModelArea,
            comment::Comment,
            document::Document,
            record::{Record, RecordKind},
            strategy::StepNumber,
        },
        values::{
            excerpt::excerpt,
            id::{ENVELOPE_FIELDS, Id, RecordId},
        },
    },
};

/// How many letters of a comment it is called by.
const MOST_OF_COMMENT: usize = 60;

/// What several records of each kind are called.
const SEVERAL: [Word; RecordKind::ALL.len()] = {
    let mut words = [Word::KindsOther; RecordKind::ALL.len()];
    let mut place = 0;
    while place < words.len() {
        words[place] = required(RecordKind::ALL[place].several());
        place += 1;
    }
    words
};

/// What several records of a kind are called; `None` is for the kinds that this version does not know.
pub fn several(kind: Option<RecordKind>) -> Word {
    kind.map_or(Word::KindsOther, |kind| SEVERAL[kind as usize])
}

/// Every kind in the order of the work, and then those that this version does not know.
pub fn all() -> impl Iterator<Item = Option<RecordKind>> {
    RecordKind::ALL.iter().copied().map(Some).chain([None])
}

/// The name that a record has by itself: what somebody has called it, or a step's number and title, since a step may be called as a section.
pub fn own_name(record: &Record) -> Option<String> {
    if let Record::Step(step) = record {
        return step.number.map(vocabulary::numbered_step);
    }
    let name = record.name().trim();
    (!name.is_empty()).then(|| name.into())
}

/// What a record is called, with the documents that may know what it refers to.
pub fn name(documents: &[&Document], id: &RecordId, record: &Record) -> String {
    let own = || vocabulary::named(record.name());
    match record {
        Record::Strategy(_) => text(several(Some(RecordKind::Strategy))).into(),
        Record::MapSheet(_) => text(several(Some(RecordKind::MapSheet))).into(),
        Record::Publication(_) => text(several(Some(RecordKind::Publication))).into(),
        Record::Step(step) => step
            .number
            .map_or_else(|| id.as_str().into(), vocabulary::numbered_step),
        Record::ModelArea(area) => area_name(id, area),
        Record::Influence(influence) => {
            let ends = [&influence.from, &influence.to];
            let [from, to] = ends.map(|end| {
                end.as_ref()
                    .map_or_else(|| vocabulary::named(""), |end| area_of(documents, end))
            });
            fill(Word::ModelInfluenceNamed, &[("from", &from), ("to", &to)])
        }
        Record::Response(response) => {
            let round = response.round.as_ref();
            let round = round.and_then(|round| documents.iter().find_map(|one| one.get(round)));
            let title = vocabulary::named(round.map_or("", |round| &round.title));
            fill(Word::MergeAnswersIn, &[("round", &title)])
        }
        Record::Consensus(consensus) => {
            let factor = QuestionSet::current().factor(&consensus.factor);
            let number = factor.map_or_else(|| consensus.factor.clone(), |one| one.number.to_string());
            fill(Word::ConsensusNamed, &[("number", &number)])
        }
        Record::OwnStatement(statement) => vocabulary::named(statement.text(words::language())),
        Record::SetAside(set_aside) => {
            let about = set_aside.place.as_ref();
            let about = about.and_then(|about| documents.iter().find_map(|one| one.record(about)));
            let about = about.map_or(String::new(), |record| vocabulary::named(record.name()));
            [&set_aside.check, " ", &about].concat().trim().into()
        }
        Record::Funding(funding) => {
            let funder = funding.funder.as_ref();
            let funder = funder.and_then(|funder| documents.iter().find_map(|one| one.get(funder)));
            let from = funder.map_or(funding.source.trim(), |funder| funder.name.trim());
            let year = funding.year.map(|year| year.get().to_string()).unwrap_or_default();
            vocabulary::named([from, " ", &year].concat().trim())
        }
        Record::Measurement(measurement) => {
            let of = measurement.of.as_ref();
            let of = of.and_then(|of| documents.iter().find_map(|one| one.record(of)));
            let of = of.map_or("", |record| record.name().trim());
            let year = measurement.year().map(|year| year.to_string()).unwrap_or_default();
            vocabulary::named([of, " ", &year].concat().trim())
        }
        Record::Review(review) => {
            let name = whole_name(documents, review.of.as_ref());
            match review.date.map(vocabulary::day) {
                Some(date) => fill(Word::ReviewNamedOn, &[("name", &name), ("date", &date)]),
                None => fill(Word::ReviewNamed, &[("name", &name)]),
            }
        }
        Record::Reconsideration(look) => {
            let name = whole_name(documents, look.of.as_ref());
            fill(Word::ChangeLookOf, &[("name", &name)])
        }
        Record::DeepAnalysis(analysis) => {
            let name = whole_name(documents, analysis.priority.as_ref().map(AsRef::as_ref));
            fill(Word::ChoiceAnalysisOf, &[("name", &name)])
        }
        Record::Contribution(contribution) => vocabulary::named(&excerpt(&contribution.text, MOST_OF_COMMENT)),
        Record::Feedback(feedback) => {
            let to = feedback.to.as_ref();
            let to = to.and_then(|to| documents.iter().find_map(|one| one.get(to)));
            let day = feedback.day.map(vocabulary::day).unwrap_or_default();
            let group = || feedback.group.map_or(feedback.way.trim(), |group| text(group.word()));
            let to = to.map_or_else(group, |to| to.name.trim());
            vocabulary::named([to, " ", &day].concat().trim())
        }
        Record::Comment(comment) => vocabulary::named(&excerpt(words_of(comment), MOST_OF_COMMENT)),
        Record::StructureElement(_)
        | Record::Change(_)
        | Record::ActionPlan(_)
        | Record::Alternative(_)
        | Record::EffectLink(_)
        | Record::NeighbourPlan(_)
        | Record::Lesson(_)
        | Record::Milestone(_)
        | Record::Risk(_)
        | Record::Indicator(_)
        | Record::Actor(_)
        | Record::Round(_)
        | Record::PeerResult(_)
        | Record::DialogueTopic(_)
        | Record::Meeting(_)
        | Record::Consultation(_)
        | Record::ConsultationQuestion(_)
        | Record::AnalysisFinding(_)
        | Record::Priority(_)
        | Record::Action(_)
        | Record::Target(_)
        | Record::Version(_) => own(),
        Record::Unknown(_) if id.as_str() == ENVELOPE_FIELDS => text(Word::MergeEnvelope).into(),
        Record::Unknown(_) => id.as_str().into(),
    }
}

/// What the parts of the model are called that are there from the beginning, in the order of [`FIXED`](model::FIXED).
const AREAS: [Word; model::FIXED.len()] = [
    Word::ModelHousing,
    Word::ModelHealth,
    Word::ModelWork,
    Word::ModelEducation,
    Word::ModelBusiness,
    Word::ModelWorld,
    Word::ModelValues,
    Word::ModelKnowledge,
    Word::ModelAccess,
    Word::ModelEnvironment,
];

/// What a part of the model is called: as somebody has called it, or as the model does.
pub fn area_name(id: &RecordId, area: &ModelArea) -> String {
    let name = area.name.trim();
    match model::fixed_place(id) {
        Some(place) if name.is_empty() => text(AREAS[place]).into(),
        _ => vocabulary::named(name),
    }
}

/// What the part of the model of an id is called, by the first of these documents that has it, or as the model calls it.
pub fn area_of(documents: &[&Document], id: &Id<ModelArea>) -> String {
    let is_written = documents
        .iter()
        .any(|one| one.get(id).is_some() || one.outside(id.raw()).is_some());
    match ModelArea::begun(id.raw()) {
        Some(begun) if !is_written => area_name(id.raw(), &begun),
        _ => name_of(documents, id.raw()),
    }
}

/// What a comment says; of a decision where nothing had been asked, what was decided.
pub fn words_of(comment: &Comment) -> &str {
    if comment.text.trim().is_empty() {
        &comment.outcome
    } else {
        &comment.text
    }
}

/// The name of what a record is a part of or about, by the first of these documents that has it.
fn whole_name(documents: &[&Document], whole: Option<&RecordId>) -> String {
    let whole = whole.and_then(|whole| documents.iter().find_map(|one| one.record(whole)));
    vocabulary::named(whole.map_or("", |record| record.name()))
}

/// What the record of an id is called, by the first of these documents that has it, or knows it from outside; else its id.
pub fn name_of(documents: &[&Document], id: &RecordId) -> String {
    for document in documents {
        if let Some(record) = document.record(id) {
            return name(documents, id, record);
        }
        if let Some(outside) = document.outside(id) {
            // One that is called as the model calls it has no name of its own.
            let begun = ModelArea::begun(id).filter(|_| outside.name.trim().is_empty());
            return begun.map_or_else(|| vocabulary::named(&outside.name), |begun| area_name(id, &begun));
        }
    }
    id.as_str().into()
}

/// The page on which a record of a document is read or changed: that of what it is a part of, where it has none by itself.
pub fn page_in(document: &Document, id: &RecordId, record: &Record) -> Option<Route> {
    page(id, record).or_else(|| {
        let whole = record.part_of()?;
        page(whole, document.record(whole)?)
    })
}

/// The page on which a record is read or changed, as far as the record itself says.
pub fn page(id: &RecordId, record: &Record) -> Option<Route> {
    match record {
        Record::Strategy(_) => Some(Route::Overview),
        Record::Step(step) => step.number.map(Route::Step),
        Record::Actor(_) => Some(Route::Actors),
        Record::Round(_) | Record::Response(_) => Some(Route::Round),
        Record::OwnStatement(statement) => Some(Route::Factor(statement.factor.clone())),
        Record::Consensus(consensus) => Some(Route::FactorConsensus(consensus.factor.clone())),
        Record::PeerResult(_) => Some(Route::Regions),
        Record::ModelArea(_) | Record::Influence(_) => Some(Route::Analysis),
        Record::AnalysisFinding(_) => Some(Route::Finding(Id::of(id.clone()))),
        Record::DialogueTopic(_) => Some(Route::Step(StepNumber::DIALOGUE)),
        Record::Meeting(_) => Some(Route::DialogueMeeting(Id::of(id.clone()))),
        Record::Contribution(_) => Some(Route::Contribution(Id::of(id.clone()))),
        Record::Consultation(_) => Some(Route::Consultation(Id::of(id.clone()))),
        Record::ConsultationQuestion(_) => None,
        Record::Feedback(_) => Some(Route::Feedback(Id::of(id.clone()))),
        Record::StructureElement(_) => Some(Route::Element(Id::of(id.clone()))),
        Record::MapSheet(_) => Some(Route::MapSheet),
        Record::Publication(_) => Some(Route::Publish),
        Record::Priority(_) => Some(Route::Priority(Id::of(id.clone()))),
        Record::Action(_) => Some(Route::Action(Id::of(id.clone()))),
        Record::DeepAnalysis(analysis) => analysis.priority.clone().map(Route::Priority),
        Record::Alternative(alternative) => alternative.priority.clone().map(Route::Priority),
        Record::EffectLink(link) => link.priority.clone().map(Route::Priority),
        Record::NeighbourPlan(plan) => plan.priority.clone().map(Route::Priority),
        Record::Lesson(_) => Some(Route::Lesson(Id::of(id.clone()))),
        Record::ActionPlan(_) => Some(Route::ActionPlan(Id::of(id.clone()))),
        Record::Milestone(milestone) => milestone.action.clone().map(Route::Action),
        Record::Funding(funding) => funding.action.clone().map(Route::Action),
        Record::Risk(risk) => risk.action.clone().map(Route::Action),
        Record::Target(target) => target.action.clone().map(Route::Action),
        Record::Indicator(_) => Some(Route::Indicator(Id::of(id.clone()))),
        // Their page is that of what they are of, which only the document knows.
        Record::Measurement(_) | Record::Comment(_) => None,
        Record::Review(_) => Some(Route::Review(Id::of(id.clone()))),
        Record::Change(_) => Some(Route::Change(Id::of(id.clone()))),
        Record::Reconsideration(look) => look.change.clone().map(Route::Change),
        Record::SetAside(_) => Some(Route::Checks),
        Record::Version(_) => Some(Route::Version(Id::of(id.clone()))),
        Record::Unknown(_) => None,
    }
}
