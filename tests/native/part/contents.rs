//! What each part brings.

use std::collections::BTreeSet;

use samspel::{
    domain::{
        records::{
            analysis::AnalysisFinding,
            dialogue::{Consultation, ConsultationQuestion, Contribution, DialogueTopic, Feedback, Meeting},
            document::Document,
            part::Choice,
            plan::{Action, Priority, Target},
            record::{Record, RecordKind, Section},
            references::References,
            strategy::{STRATEGY_ID, StepNumber},
            structure_map::StructureElement,
        },
        values::id::{Id, RecordId},
    },
    format::envelope::{self},
};

use super::{choices, example, file, id, ids, taken};

#[test]
fn a_step_brings_its_actors_and_the_strategy() {
    let whole = example();
    for number in StepNumber::ALL {
        let part = taken(&whole, &Choice::Step(number));
        let mut expected = BTreeSet::from([STRATEGY_ID.to_owned()]);
        if whole.get(&number.id()).is_some() {
            expected.insert(format!("step-{}", number.get()));
        }
        let actors = whole.step(number).actors;
        expected.extend(actors.iter().map(|id| id.as_str().to_owned()));
        if number == StepNumber::ANALYSIS {
            let of_analysis = whole.records().filter(|(_, record)| {
                let section = record.known_kind().and_then(RecordKind::section);
                section == Some(Section::Analysis)
            });
            expected.extend(of_analysis.map(|(id, _)| id.as_str().to_owned()));
        }
        if number == StepNumber::DIALOGUE {
            expected.extend(whole.all::<DialogueTopic>().map(|(id, _)| id.as_str().to_owned()));
            // What was said goes with the dialogue, and with that the actors that it refers to.
            expected.extend(whole.all::<Contribution>().map(|(id, _)| id.as_str().to_owned()));
            expected.extend(whole.all::<Consultation>().map(|(id, _)| id.as_str().to_owned()));
            expected.extend(
                whole
                    .all::<ConsultationQuestion>()
                    .map(|(id, _)| id.as_str().to_owned()),
            );
            expected.extend(whole.all::<Feedback>().map(|(id, _)| id.as_str().to_owned()));
            for (id, meeting) in whole.all::<Meeting>() {
                expected.insert(id.as_str().to_owned());
                let actors = meeting.invited.iter().chain(&meeting.came);
                expected.extend(actors.map(|id| id.as_str().to_owned()));
            }
        }
        assert_eq!(ids(&part), expected.iter().map(String::as_str).collect::<BTreeSet<_>>());
        let mark = part.part.unwrap();
        assert_eq!(mark.what, format!("step-{}", number.get()));
        // What a topic came from is named, and what a contribution is about.
        let outside: BTreeSet<&RecordId> = mark.outside.keys().collect();
        let mut named = BTreeSet::new();
        if number == StepNumber::DIALOGUE {
            named.extend(
                whole
                    .all::<DialogueTopic>()
                    .map(|(_, topic)| topic.round.as_ref().unwrap().raw()),
            );
            for (_, said) in whole.all::<Contribution>() {
                named.extend(said.priorities.iter().map(Id::raw));
                named.extend(said.elements.iter().map(Id::raw));
                named.extend(said.findings.iter().map(Id::raw));
            }
            for (_, consultation) in whole.all::<Consultation>() {
                named.extend(consultation.priorities.iter().map(Id::raw));
            }
        }
        if number == StepNumber::ANALYSIS {
            // What a finding is about elsewhere is named, too.
            for (_, finding) in whole.all::<AnalysisFinding>() {
                named.extend(finding.elements.iter().map(Id::raw));
                named.extend(finding.indicators.iter().map(Id::raw));
            }
        }
        assert_eq!(outside, named);
    }
}

// R149
#[test]
fn the_step_of_dialogue_brings_its_topics() {
    let mut records: Vec<(RecordId, Record)> = example()
        .records()
        .map(|(id, record)| (id.clone(), (**record).clone()))
        .collect();
    records.push((id("fraga"), DialogueTopic::default().into()));
    let whole = Document::of(id("d"), records);
    for number in StepNumber::ALL {
        let part = taken(&whole, &Choice::Step(number));
        let has_topic = part.record(&id("fraga")).is_some();
        assert_eq!(has_topic, number == StepNumber::DIALOGUE, "{number:?}");
    }
}

#[test]
fn the_assessment_and_the_structure_map_come_whole_and_alone() {
    let whole = example();
    for (choice, kinds) in [
        (
            Choice::Assessment,
            ["round", "consensus", "own_statement", "peer_result"].as_slice(),
        ),
        (Choice::StructureMap, &["structure_element", "map_sheet"]),
    ] {
        let part = taken(&whole, &choice);
        for (id, record) in whole.records() {
            let belongs = kinds.contains(&record.kind()) || id.as_str() == STRATEGY_ID;
            let about = record.part_of().is_some_and(|of| part.record(of).is_some());
            let expected = (belongs || about) && !record.is_confidential();
            assert_eq!(part.record(id).is_some(), expected, "{id}");
        }
        assert!(part.part.unwrap().outside.is_empty());
    }
}

#[test]
fn a_priority_brings_all_that_hangs_on_it_and_names_the_other_priorities() {
    let whole = with_an_action_that_serves_two();
    let references = References::of(&whole);
    let mut names_another = 0;
    for (id, priority) in whole.all::<Priority>() {
        let part = taken(&whole, &Choice::Priority(id.clone()));
        let priorities: Vec<_> = part.all::<Priority>().map(|(id, _)| id).collect();
        assert_eq!(priorities, std::slice::from_ref(&id));
        for element in &priority.elements {
            assert!(part.get::<StructureElement>(element).is_some());
        }
        let actions: BTreeSet<_> = part.all::<Action>().map(|(id, _)| id).collect();
        let serving: BTreeSet<_> = references
            .referrers_of_kind::<Action>(&whole, id.raw())
            .map(|(id, _)| id)
            .collect();
        assert_eq!(actions, serving);
        for (_, action) in part.all::<Action>() {
            for actor in action.owner.iter().chain(&action.partners) {
                assert!(part.get(actor).is_some());
            }
            for other in action.priorities.iter().filter(|other| **other != id) {
                names_another += 1;
                let named = part.outside(other.raw()).unwrap();
                assert_eq!(named.kind, "priority");
                assert_eq!(named.name, whole.get(other).unwrap().title);
            }
        }
        let targets = whole.all::<Target>().filter(|(_, target)| {
            let action = target.action.as_ref();
            action.is_some_and(|action| serving.contains(action))
        });
        for (target, _) in targets {
            assert!(part.get(&target).is_some());
        }
    }
    assert_eq!(names_another, 2);
}

// R479
#[test]
fn what_an_actor_is_asked_about_is_theirs_and_nothing_private() {
    let records = serde_json::json!({
        "strategy": { "kind": "strategy", "name": "Det egna", "county": "04" },
        "anna": { "kind": "actor", "name": "Anna Ek" },
        "bo": { "kind": "actor", "name": "Bo" },
        "q": { "kind": "priority", "title": "Kompetens" },
        "p": { "kind": "action_plan", "title": "Plan", "owner": "anna" },
        "hers": { "kind": "action", "title": "Hennes", "owner": "anna", "partners": ["bo"], "plan": "p", "priorities": ["q"] },
        "with": { "kind": "action", "title": "Med", "owner": "bo", "partners": ["anna"] },
        "his": { "kind": "action", "title": "Hans", "owner": "bo" },
        "m1": { "kind": "milestone", "action": "hers", "title": "Ett" },
        "m2": { "kind": "milestone", "action": "his", "title": "Två" },
        "t1": { "kind": "target", "action": "hers", "indicator": "n1" },
        "t2": { "kind": "target", "action": "his", "measured_by": "anna" },
        "t3": { "kind": "target", "action": "his" },
        "n1": { "kind": "indicator", "title": "Indikator" },
        "n2": { "kind": "indicator", "title": "En annan" },
        "v1": { "kind": "measurement", "of": "n1", "year": 2025, "value": 1 },
        "v2": { "kind": "measurement", "of": "t2", "year": 2025, "value": 2 },
        "v3": { "kind": "measurement", "of": "t3", "year": 2025, "value": 3 },
        "risk": { "kind": "risk", "action": "hers", "title": "Hemlig" },
        "money": { "kind": "funding", "action": "hers", "funder": "bo", "granted": 5 },
        "said": { "kind": "comment", "of": "hers", "text": "Hemlig" },
    });
    let file = serde_json::json!({ "format": "samspel", "version": 2, "document": "fragas", "records": records });
    let whole = envelope::read(file.to_string().as_bytes()).unwrap();
    let part = taken(&whole, &Choice::Owner(Id::of(id("anna"))));
    let asked = ["anna", "hers", "his", "m1", "n1", "strategy", "t1", "t2", "v1", "v2"];
    assert_eq!(ids(&part), BTreeSet::from(asked));
    let outside = &part.part.as_ref().unwrap().outside;
    let named: BTreeSet<_> = outside.keys().map(RecordId::as_str).collect();
    assert_eq!(named, BTreeSet::from(["bo", "p", "q"]));
    let gone = taken(&whole, &Choice::Owner(Id::of(id("gone"))));
    assert_eq!(ids(&gone), BTreeSet::from([STRATEGY_ID]));
}

fn with_an_action_that_serves_two() -> Document {
    let example = example();
    let (action, served) = example
        .all::<Action>()
        .find_map(|(id, action)| Some((id, action.priorities.first()?)))
        .unwrap();
    let mut priorities = example.all::<Priority>().map(|(id, _)| id);
    let another = priorities.find(|id| id != served).unwrap();
    let records = example.records().map(|(id, record)| {
        let mut record = (**record).clone();
        if let (true, Record::Action(action)) = (id == action.raw(), &mut record) {
            action.priorities.push(another.clone());
        }
        (id.clone(), record)
    });
    Document::of(example.id.clone(), records.collect::<Vec<_>>())
}

#[test]
fn what_this_version_does_not_know_stays_with_the_whole() {
    let whole = file("tests/fixtures/format/v1.samspel.json");
    for choice in choices(&whole) {
        let part = taken(&whole, &choice);
        assert!(part.envelope_fields().is_empty());
        let known = part.records().all(|(_, record)| record.known_kind().is_some());
        assert!(known);
    }
}

#[test]
fn a_priority_that_is_not_there_is_an_empty_part() {
    let whole = example();
    let part = taken(&whole, &Choice::Priority(Id::of(id("gone"))));
    assert_eq!(ids(&part), BTreeSet::from([STRATEGY_ID]));
}
