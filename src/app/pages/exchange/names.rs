//! What kinds, fields and records are called where they stand side by side.

use crate::{
    app::{
        components::contents::KINDS,
        text::{
            vocabulary,
            words::{Word, fill, text},
        },
    },
    domain::{
        assessment::factors::QuestionSet,
        records::{document::Document, record::Record},
        values::id::RecordId,
    },
    edit::difference::FieldPath,
};

/// What several records of a kind are called.
pub fn kind(name: &str) -> &'static str {
    let word = KINDS.iter().find(|(kind, _)| *kind == name);
    text(word.map_or(Word::ExchangeKindOther, |(_, word)| *word))
}

/// What a record is called, by the first of these documents that has it, or knows it from outside.
pub fn record(documents: &[&Document], id: &RecordId) -> String {
    for document in documents {
        if let Some(record) = document.record(id) {
            return of_record(document, id, record);
        }
        if let Some(outside) = document.outside(id) {
            return vocabulary::named(&outside.name);
        }
    }
    id.as_str().into()
}

fn of_record(document: &Document, id: &RecordId, record: &Record) -> String {
    match record {
        Record::Strategy(_) => text(Word::AppDocumentHead).into(),
        Record::Step(step) => match step.number {
            Some(number) => vocabulary::step_title(number).into(),
            None => id.as_str().into(),
        },
        Record::Response(response) => {
            let round = response
                .round
                .as_ref()
                .and_then(|round| document.get(round));
            let title = vocabulary::named(round.map_or("", |round| &round.title));
            fill(Word::MergeAnswersIn, &[("round", &title)])
        }
        Record::Consensus(consensus) => {
            let factor = QuestionSet::current().factor(&consensus.factor);
            let factor =
                factor.map_or_else(|| consensus.factor.clone(), |one| one.number.to_string());
            fill(Word::ConsensusNamed, &[("number", &factor)])
        }
        Record::SetAside(set_aside) => {
            let place = set_aside.place.as_ref();
            let about = place.and_then(|place| document.record(place));
            let about = about.map_or(String::new(), |record| vocabulary::named(record.name()));
            [&set_aside.check, " ", &about].concat().trim().into()
        }
        Record::Unknown(_) => id.as_str().into(),
        record => vocabulary::named(record.name()),
    }
}

/// What a field of a kind is called; its own name where this version does not know it.
pub fn field(kind: &str, path: &FieldPath) -> String {
    let name = text(match (kind, path.field.as_str()) {
        (_, "order") => Word::MergeFieldOrder,
        (_, "kind") => Word::ExchangeKind,
        ("strategy", "name") => Word::AppDocumentName,
        ("strategy", "county") => Word::MergeFieldCounty,
        ("strategy", "vision") => Word::PlanReadVision,
        ("strategy", "start_year") => Word::MergeFieldStartYear,
        ("strategy", "end_year") => Word::MergeFieldEndYear,
        ("strategy", "example") => Word::AppExampleLabel,
        ("step", "number") => Word::MergeFieldNumber,
        ("step", "text") => Word::PlanStepText,
        ("step", "participants") => Word::PlanParticipants,
        ("step", "actors") => Word::PlanStepActors,
        ("step", "start") => Word::PlanStepStart,
        ("step", "end") => Word::PlanStepEnd,
        ("step" | "priority" | "action" | "dialogue_topic", "status") => Word::PlanStatus,
        ("actor", "name") => Word::PlanActorName,
        ("actor", "group") => Word::PlanActorGroup,
        ("actor", "contact") => Word::PlanActorContact,
        ("round", "title") => Word::AssessmentRoundName,
        ("round", "start") => Word::AssessmentRoundStart,
        ("round", "question_set") => Word::MergeFieldQuestionSet,
        ("response" | "consensus" | "priority" | "action" | "dialogue_topic", "round") => {
            Word::MergeFieldRound
        }
        ("consensus", "factor") => Word::MergeFieldFactor,
        ("consensus", "level") => Word::ConsensusHeadLevel,
        ("consensus", "motivation") => Word::ConsensusMotivation,
        ("consensus", "participants") => Word::ConsensusParticipants,
        ("consensus", "date") => Word::ConsensusDate,
        ("consensus", "target_level") => Word::ConsensusTarget,
        ("consensus", "target_year") => Word::ConsensusTargetYear,
        ("consensus", "importance") => Word::ConsensusImportance,
        ("consensus", "strengths") => Word::ConsensusStrengths,
        ("consensus", "evidence") => Word::ConsensusEvidence,
        ("dialogue_topic", "title") => Word::TopicsQuestion,
        ("dialogue_topic", "text") => Word::TopicsText,
        ("dialogue_topic", "outcome") => Word::TopicsOutcome,
        ("response", "answers") => return statement(path),
        ("response", "comments") => return of_factor(Word::AssessmentComment, path),
        ("response", "evidence") => return of_factor(Word::AssessmentEvidence, path),
        ("structure_element", "name") => Word::MapName,
        ("structure_element", "theme") => Word::MapTheme,
        ("structure_element", "element") => Word::MapKind,
        ("structure_element", "level") => Word::MapLevel,
        ("structure_element", "status") => Word::MapStatus,
        ("structure_element", "guidance") => Word::MapGuidance,
        ("structure_element", "source") => Word::MapSource,
        ("structure_element", "geometry") => Word::MapCoordinates,
        ("priority", "title") => Word::PlanPriorityTitle,
        ("priority", "text") => Word::PlanPriorityText,
        ("priority", "evidence") => Word::PlanPriorityEvidence,
        ("priority" | "action" | "dialogue_topic", "factors") => Word::PlanPriorityFactors,
        ("priority" | "action" | "dialogue_topic", "statements") => Word::TopicsStatements,
        ("priority", "elements") => Word::PlanPriorityElements,
        ("action", "title") => Word::PlanActionTitle,
        ("action", "text") => Word::PlanActionText,
        ("action", "owner") => Word::PlanOwner,
        ("action", "partners") => Word::PlanPartners,
        ("action", "start") => Word::PlanActionStart,
        ("action", "end") => Word::PlanActionEnd,
        ("action", "priorities") => Word::PlanActionPriorities,
        ("target", "action") => Word::MergeFieldAction,
        ("target", "title") => Word::PlanTargetTitle,
        ("target", "unit") => Word::PlanTargetUnit,
        ("target", "direction") => Word::PlanTargetDirection,
        ("target", "baseline") => Word::PlanTargetBaseline,
        ("target", "baseline_year") => Word::PlanTargetBaselineYear,
        ("target", "value") => Word::PlanTargetValue,
        ("target", "year") => Word::PlanTargetYear,
        ("target", "method") => Word::PlanTargetMethod,
        ("set_aside", "check") => Word::MergeFieldCheck,
        ("set_aside", "place") => Word::MergeFieldPlace,
        ("set_aside", "factor") => Word::MergeFieldFactor,
        ("set_aside", "reason") => Word::MergeFieldReason,
        ("version", "title") => Word::VersionsName,
        ("version", "state") => Word::VersionsState,
        ("version", "date") => Word::VersionsDate,
        ("version", "decided_by") => Word::VersionsDecidedBy,
        ("version", "text") => Word::VersionsText,
        ("version", "content") => Word::VersionsContent,
        _ => return path.field.clone(),
    });
    name.into()
}

fn statement(path: &FieldPath) -> String {
    let key = path.key.as_deref().unwrap_or_default();
    let mut statements = QuestionSet::current()
        .factors
        .iter()
        .flat_map(|factor| factor.statements);
    let known = statements.find(|statement| statement.id == key);
    let number = known.map_or(key, |statement| statement.number());
    fill(Word::MergeStatement, &[("number", number)])
}

fn of_factor(word: Word, path: &FieldPath) -> String {
    let key = path.key.as_deref().unwrap_or_default();
    let factor = QuestionSet::current().factor(key);
    let number = factor.map_or(key.into(), |factor| factor.number.to_string());
    fill(
        Word::MergeOfFactor,
        &[("field", text(word)), ("number", &number)],
    )
}
