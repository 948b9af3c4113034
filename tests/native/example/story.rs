//! The example tells one whole story, from a finding to an action, which its thread leads through.

use std::collections::BTreeSet;

use samspel::domain::{
    records::{
        analysis::AnalysisFinding,
        deep_analysis::DeepAnalysis,
        dialogue::{Contribution, Feedback, ResponseState},
        document::Document,
        plan::{Action, ActionPlan, Priority, PriorityStatus},
        record::{Kind, RecordKind},
        references::References,
    },
    thread::{Way, gaps, thread},
    values::{
        date::Date,
        id::{Id, RecordId},
    },
};

use super::example;

/// The records of a kind that a thread leads to.
fn reached<T: Kind>(document: &Document, references: &References, from: &RecordId, way: Way) -> Vec<(Id<T>, T)> {
    let found = thread(document, references, from, way).into_iter();
    let ids = found.map(|one| Id::of(one.id));
    ids.filter_map(|id| document.get::<T>(&id).cloned().map(|one| (id, one)))
        .collect()
}

// R569
#[test]
fn one_thread_leads_from_a_finding_by_what_people_said_to_a_choice_and_on_to_an_action() {
    let example = example();
    let references = References::of(&example);
    let finding: Id<AnalysisFinding> = Id::of(RecordId::new("fynd-1").unwrap());
    assert!(!example.get(&finding).unwrap().evidence.is_empty());
    // Of the candidates that rest on it one was chosen and one was not, each with its reason.
    let candidates = reached::<Priority>(&example, &references, finding.raw(), Way::Resting);
    let of_status = |status| candidates.iter().find(|(_, one)| one.status == status).unwrap();
    let (chosen, priority) = of_status(PriorityStatus::Adopted);
    let (_, turned_down) = of_status(PriorityStatus::NotChosen);
    assert!(!priority.reason.is_empty() && !turned_down.reason.is_empty());
    // Three contributions lie behind the choice. One was not taken in, with the reason, and all have had feedback.
    let said = reached::<Contribution>(&example, &references, chosen.raw(), Way::Grounds);
    let responses: BTreeSet<_> = said.iter().map(|(_, one)| one.response as usize).collect();
    assert_eq!((said.len(), responses.len()), (3, 3));
    assert!(
        said.iter()
            .all(|(_, one)| one.response != ResponseState::Unanswered && !one.reason.is_empty())
    );
    for (id, _) in &said {
        let told = reached::<Feedback>(&example, &references, id.raw(), Way::Resting);
        assert!(!told.is_empty(), "{id:?}");
    }
    // From the choice by the deepened analysis to the plan that it asks for, and to its actions.
    let deep = reached::<DeepAnalysis>(&example, &references, chosen.raw(), Way::Resting);
    let plans = reached::<ActionPlan>(&example, &references, deep[0].0.raw(), Way::Resting);
    assert_eq!(plans.len(), 1);
    let actions = reached::<Action>(&example, &references, finding.raw(), Way::Resting);
    assert!(
        actions
            .iter()
            .any(|(_, action)| action.plan.as_ref() == Some(&plans[0].0))
    );
}

// R563
#[test]
fn along_the_story_nothing_is_missing() {
    let example = example();
    let references = References::of(&example);
    let finding = RecordId::new("fynd-1").unwrap();
    let on = Date::new(2026, 11, 30);
    let mut along: Vec<_> = thread(&example, &references, &finding, Way::Resting)
        .into_iter()
        .map(|one| one.id)
        .collect();
    along.push(finding);
    let story = [
        RecordKind::AnalysisFinding,
        RecordKind::Contribution,
        RecordKind::Priority,
        RecordKind::DeepAnalysis,
    ];
    for id in along {
        let kind = example.record(&id).and_then(|record| record.known_kind());
        if kind.is_some_and(|kind| story.contains(&kind)) {
            assert_eq!(gaps(&example, &references, &id, on), [], "{id}");
        }
    }
}
