//! A part of a document, sent alone: it is whole in itself, says what it leaves out, and goes back as it was.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "any/mod.rs"]
mod any;
#[path = "part/table.rs"]
mod table;

use std::{collections::BTreeSet, fs, path::PathBuf};

use proptest::{collection, prelude::*, sample::select};
use samspel::{
    domain::{
        assessment::invitation::Invitation,
        dialogue::consultation::ConsultationInvitation,
        records::{
            analysis::AnalysisFinding,
            dialogue::{Consultation, ConsultationQuestion, Contribution, DialogueTopic, Feedback, Meeting},
            document::Document,
            part::{Choice, Part, part_of},
            plan::{Action, Priority, Target},
            record::{Record, RecordKind, Section},
            references::References,
            self_assessment::Round,
            strategy::{Actor, STRATEGY_ID, StepNumber},
            structure_map::StructureElement,
        },
        values::{
            field::Expectation,
            id::{Id, RecordId},
        },
    },
    edit::merge::{self, Scope},
    format::{
        consultation,
        envelope::{self, Problem, ReadError},
        invitation,
    },
};

fn id(text: &str) -> RecordId {
    RecordId::new(text).unwrap()
}

fn file(path: &str) -> Document {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path);
    envelope::read(&fs::read(path).unwrap()).unwrap()
}

fn example() -> Document {
    file("public/example/sodermanland.samspel.json")
}

fn taken(document: &Document, choice: &Choice) -> Document {
    part_of(document, &References::of(document), choice)
}

/// Every part that can be taken out of a document.
fn choices(document: &Document) -> Vec<Choice> {
    let steps = StepNumber::ALL.into_iter().map(Choice::Step);
    let priorities = document.all::<Priority>();
    steps
        .chain([Choice::Assessment, Choice::StructureMap])
        .chain(priorities.map(|(id, _)| Choice::Priority(id)))
        .chain(document.all::<Actor>().map(|(id, _)| Choice::Owner(id)))
        .collect()
}

fn ids(document: &Document) -> BTreeSet<&str> {
    document.records().map(|(id, _)| id.as_str()).collect()
}

fn referred(document: &Document) -> BTreeSet<RecordId> {
    let mut found = BTreeSet::new();
    for (_, record) in document.records() {
        record.references(&mut |to| {
            found.insert(to.clone());
        });
    }
    found
}

/// Every record of the part is as in the whole, and every reference in it leads to one of its records, to one that it names,
/// or nowhere in the whole either.
fn assert_is_sound(part: &Document, whole: &Document) -> Result<(), TestCaseError> {
    prop_assert_eq!(&part.id, &whole.id);
    prop_assert_eq!(&part.lineage, &whole.lineage);
    for (id, record) in part.records() {
        prop_assert_eq!(Some(record), whole.record(id));
    }
    for to in referred(part) {
        let named = part.outside(&to);
        match whole.record(&to) {
            Some(_) if part.record(&to).is_some() => prop_assert!(named.is_none(), "{to}"),
            Some(record) => {
                let named = named.map(|outside| (outside.kind.as_str(), outside.name.as_str()));
                prop_assert_eq!(named, Some((record.kind(), record.name())));
            }
            None => prop_assert_eq!(named, whole.outside(&to)),
        }
    }
    let referred = referred(part);
    for outside in part.part.as_ref().unwrap().outside.keys() {
        prop_assert!(referred.contains(outside), "{outside} is named for nothing");
    }
    Ok(())
}

/// A document as a file may bring it, some of it where a part looks.
fn document() -> impl Strategy<Value = Document> {
    let place = prop_oneof![
        8 => any::id(),
        1 => Just(id(STRATEGY_ID)),
        1 => select(StepNumber::ALL.to_vec()).prop_map(StepNumber::record_id),
    ];
    let records = collection::vec((place, any::record()), 0..20);
    (records, collection::btree_set(any::id(), 0..3)).prop_map(|(records, lineage)| {
        let mut document = Document::of(id("any"), records);
        document.lineage = lineage.into_iter().collect();
        document
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    // R82, R83
    #[test]
    fn every_reference_of_a_part_is_inside_it_or_named(document in document()) {
        for choice in choices(&document) {
            let part = taken(&document, &choice);
            assert_is_sound(&part, &document)?;
            // A part of the part knows what lies outside both.
            for choice in choices(&part) {
                assert_is_sound(&taken(&part, &choice), &part)?;
            }
        }
    }

    // R82
    #[test]
    fn a_part_is_written_and_read_back_in_the_same_bytes(document in document(), fields in any::unknown()) {
        for choice in choices(&document) {
            let mut part = taken(&document, &choice);
            part.part.as_mut().unwrap().unknown = fields.clone();
            for outside in part.part.as_mut().unwrap().outside.values_mut() {
                outside.unknown = fields.clone();
            }
            let written = envelope::write(&part);
            let read = envelope::read(written.as_bytes()).unwrap();
            prop_assert_eq!(&read, &part);
            prop_assert_eq!(envelope::write(&read), written);
        }
    }

    // R15
    #[test]
    fn what_is_part_of_a_record_goes_with_it(document in document()) {
        // Of what is asked about, an actor is told no more than that.
        for choice in choices(&document).into_iter().filter(|choice| !matches!(choice, Choice::Owner(_))) {
            let part = taken(&document, &choice);
            for (id, record) in document.records() {
                if record.part_of().is_some_and(|whole| part.record(whole).is_some()) {
                    // R162
                    prop_assert_eq!(part.record(id).is_some(), !record.is_confidential(), "{}", id);
                }
            }
        }
    }
}

// R84
#[test]
fn a_part_goes_back_into_its_document_as_it_was() {
    let whole = example();
    for choice in choices(&whole) {
        let part = envelope::read(envelope::write(&taken(&whole, &choice)).as_bytes()).unwrap();
        let mut merged: std::collections::BTreeMap<RecordId, Record> = whole
            .records()
            .map(|(id, record)| (id.clone(), (**record).clone()))
            .collect();
        merged.extend(part.records().map(|(id, record)| (id.clone(), (**record).clone())));
        assert_eq!(Document::of(part.id, merged), whole, "{choice:?}");
    }
}

/// A document in which these records are others.
fn with_records(document: &Document, records: impl IntoIterator<Item = (RecordId, Record)>) -> Document {
    let all = document.records().map(|(id, record)| (id.clone(), (**record).clone()));
    let mut all: std::collections::BTreeMap<RecordId, Record> = all.collect();
    all.extend(records);
    let mut made = Document::of(document.id.clone(), all);
    made.lineage.clone_from(&document.lineage);
    made.part.clone_from(&document.part);
    made
}

/// The example with something in each private field of a kind that is not private itself.
fn with_secrets() -> Document {
    const SECRET: &str = "Hemlig Karin";
    let whole = example();
    let mut changed = Vec::new();
    for kind in RecordKind::ALL.iter().filter(|kind| !kind.is_private()) {
        let fields: Vec<_> = kind.fields().iter().filter(|field| field.is_private).collect();
        let of_kind: Vec<_> = whole
            .of_kind(*kind)
            .map(|(id, one)| (id.clone(), one.write()))
            .collect();
        for (id, mut written) in of_kind {
            for field in &fields {
                written.insert(field.name.into(), SECRET.into());
            }
            let record = Record::read((&written).into(), &mut |_| panic!("{id}"));
            changed.push((id, record.unwrap()));
        }
    }
    with_records(&whole, changed)
}

// R598
#[test]
fn no_part_says_who_said_something_or_how_to_reach_somebody_unless_that_is_chosen() {
    let whole = with_secrets();
    let mut with = 0;
    for choice in choices(&whole) {
        let all = taken(&whole, &choice);
        with += usize::from(envelope::write(&all).contains("Hemlig"));
        let told: usize = all.private_fields_said().iter().map(|one| one.count).sum();
        let part = all.part_without_private_fields();
        let written = envelope::write(&part);
        assert!(!written.contains("Hemlig"), "{choice:?}");
        // What is left out is named.
        let mark = envelope::read(written.as_bytes()).unwrap().part.unwrap();
        assert_eq!(mark.left_out.is_empty(), told == 0, "{choice:?}");
    }
    assert!(with > 3);
    // The whole document is as it was.
    assert_eq!(whole.clone().part_without_private_fields(), whole);
}

// R84, R598
#[test]
fn what_was_left_out_of_a_part_is_not_removed_where_it_goes_back() {
    let whole = with_secrets();
    for choice in choices(&whole) {
        let part = taken(&whole, &choice).part_without_private_fields();
        let came = envelope::read(envelope::write(&part).as_bytes()).unwrap();
        let theirs = came.with_left_out_of(&whole);
        let merge = merge::documents(Some(&whole), &whole, &theirs, Scope::Part);
        assert!(merge.is_empty(), "{choice:?}");
    }
    // What somebody has written in it there comes along, and what is new here meanwhile stays.
    let part = taken(&whole, &Choice::Step(StepNumber::DIALOGUE)).part_without_private_fields();
    let (said, mut one) = part
        .all::<Contribution>()
        .next()
        .map(|(id, one)| (id, one.clone()))
        .unwrap();
    one.person = "Kim Ek".into();
    let part = with_records(&part, [(said.raw().clone(), one.into())]);
    let (actor, mut known) = whole.all::<Actor>().next().map(|(id, one)| (id, one.clone())).unwrap();
    known.contact = "070-2".into();
    let here = with_records(&whole, [(actor.raw().clone(), known.into())]);
    let merge = merge::documents(Some(&whole), &here, &part.with_left_out_of(&here), Scope::Part);
    assert_eq!((merge.conflicts.len(), merge.changed.len()), (0, 1));
    let merged = merge.kept();
    assert_eq!(merged.get(&said).unwrap().person, "Kim Ek");
    assert_eq!(merged.get(&actor).unwrap().contact, "070-2");
}

// R599
#[test]
fn what_goes_out_to_respondents_has_no_names_and_no_contacts() {
    let whole = with_secrets();
    let references = References::of(&whole);
    let mut asked = 0;
    for (id, _) in whole.all::<Consultation>() {
        let invitation = ConsultationInvitation::to(&whole, &references, &id, "").unwrap();
        assert!(!consultation::write_invitation(&invitation).unwrap().contains("Hemlig"));
        asked += 1;
    }
    for (id, _) in whole.all::<Round>() {
        let invitation = Invitation::to_round(&whole, &id, "").unwrap();
        assert!(!invitation::write(&invitation).unwrap().contains("Hemlig"));
        asked += 1;
    }
    assert!(asked > 1);
}

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

fn with_part(part: &str) -> Result<Document, ReadError> {
    let file = r#"{"document":"a","format":"samspel","part":PART,"records":{},"version":1}"#;
    envelope::read(file.replace("PART", part).as_bytes())
}

// R26
#[test]
fn a_part_that_says_nothing_is_no_part() {
    assert_eq!(with_part("null").unwrap().part, None);
    assert_eq!(with_part("{}").unwrap().part, Some(Part::default()));
    let sparse = r#"{"what":"","outside":{"b":{"kind":null}}}"#;
    let part = with_part(sparse).unwrap();
    let outside = part.outside(&id("b")).unwrap();
    assert!(outside.kind.is_empty() && outside.name.is_empty());
}

// R82
#[test]
fn a_part_of_a_later_kind_is_kept() {
    let later = r#"{"outside":{"b":{"kind":"k","later":1}},"later":[2],"what":"later_part"}"#;
    let document = with_part(later).unwrap();
    let part = document.part.as_ref().unwrap();
    assert_eq!(part.what, "later_part");
    assert!(part.unknown.contains_key("later"));
    let written = envelope::write(&document);
    assert_eq!(envelope::read(written.as_bytes()), Ok(document));
}

// R23
#[test]
fn what_can_not_be_read_of_a_part_is_named() {
    for (part, place, expected) in [
        ("7", "part", Expectation::Object),
        (r#"{"what":7}"#, "part/what", Expectation::Text),
        (r#"{"outside":[]}"#, "part/outside", Expectation::Object),
        (r#"{"outside":{"å":{}}}"#, "part/outside/å", Expectation::Id),
        (r#"{"outside":{"b":1}}"#, "part/outside/b", Expectation::Object),
        (
            r#"{"outside":{"b":{"name":1}}}"#,
            "part/outside/b/name",
            Expectation::Text,
        ),
    ] {
        let place = place.to_owned();
        let problem = Problem { place, expected };
        assert_eq!(with_part(part), Err(ReadError::Misread(vec![problem])));
    }
}
