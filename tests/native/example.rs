//! The example is whole, canonical and plainly an example.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "example/assessment.rs"]
mod assessment;
#[path = "example/everything.rs"]
mod everything;
#[path = "example/story.rs"]
mod story;

use std::{collections::BTreeSet, env, fs, path::PathBuf};

use samspel::{
    domain::{
        assessment::factors::QuestionSet,
        checks::{Check, findings},
        records::{
            document::Document,
            plan::{Action, Priority, Target},
            record::Record,
            references::References,
            set_aside::SetAside,
            strategy::{Actor, ActorGroup, StepNumber},
            structure_map::{ElementKind, ElementLevel, ElementStatus, StructureElement},
            version::Version,
        },
        values::{
            county,
            date::Date,
            field::Meaning,
            geometry::{Geometry, Position},
        },
    },
    edit::merge::{self, Scope},
    format::envelope,
};
use serde_json::Value;

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("public/example/sodermanland.samspel.json")
}

fn example() -> Document {
    envelope::read(&fs::read(path()).unwrap()).unwrap()
}

// R50
#[test]
fn the_file_is_written_as_the_program_writes_it() {
    let written = envelope::write(&example());
    if env::var_os("UPDATE_GOLDEN").is_some() {
        // At once, since other tests read it meanwhile.
        let fresh = path().with_extension("new");
        fs::write(&fresh, &written).unwrap();
        fs::rename(fresh, path()).unwrap();
    }
    assert!(
        fs::read_to_string(path()).unwrap() == written,
        "UPDATE_GOLDEN=1 writes it anew"
    );
}

// R50
#[test]
fn it_says_that_it_is_an_example() {
    let example = example();
    let strategy = example.strategy();
    assert!(strategy.example);
    assert_eq!(strategy.name, "Exempel: Södermanland");
    let county = county::by_code(&strategy.county).unwrap();
    assert_eq!(county.region, "Region Sörmland");
    let made_up = |text: &str| {
        let text = text.to_lowercase();
        text.is_empty() || text.contains("exemp") || text.contains("påhitta")
    };
    for (id, record) in example.records() {
        let (kind, written) = (record.known_kind().unwrap(), record.write());
        for field in kind.fields() {
            let is_text = matches!(field.meaning, Meaning::Text | Meaning::Each(_, Meaning::Text));
            if !is_text || AS_IN_A_PLAN.contains(&(kind.code(), field.name)) {
                continue;
            }
            for text in texts(written.get(field.name)) {
                assert!(made_up(text) || text.starts_with("Läge: GeoNames."), "{id}: {text}");
            }
        }
    }
}

/// The texts that are as a plan has them, since others beside them say that it's an example.
const AS_IN_A_PLAN: [(&str, &str); 19] = [
    ("contribution", "municipality"),
    ("action", "title"),
    ("actor", "name"),
    ("dialogue_topic", "title"),
    ("finding", "goals"),
    ("finding", "municipalities"),
    ("finding", "title"),
    ("indicator", "title"),
    ("indicator", "unit"),
    ("milestone", "title"),
    ("model_area", "name"),
    ("own_statement", "en"),
    ("own_statement", "sv"),
    ("peer_result", "question_set"),
    ("priority", "title"),
    ("round", "question_set"),
    ("structure_element", "name"),
    ("target", "title"),
    ("target", "unit"),
];

/// The texts in a field, which may hold one, several or one for each key.
fn texts(value: Option<&Value>) -> Vec<&str> {
    match value {
        Some(Value::String(text)) => vec![text],
        Some(Value::Array(items)) => items.iter().flat_map(|item| texts(Some(item))).collect(),
        Some(Value::Object(entries)) => entries.values().flat_map(|entry| texts(Some(entry))).collect(),
        None | Some(Value::Null | Value::Bool(_) | Value::Number(_)) => vec![],
    }
}

// R253
#[test]
fn each_of_its_versions_is_a_whole_plan_of_before() {
    let example = example();
    let versions = example.ordered::<Version>();
    assert_eq!(versions.len(), 2);
    let mut actions = 0;
    for (id, version) in versions {
        let before = version.document(example.id.clone());
        for (id, record) in before.records() {
            record.references(&mut |to| assert!(before.record(to).is_some(), "{id} refers to {to}"));
        }
        assert!(before.strategy().example);
        let count = before.all::<Action>().count();
        assert!(count >= 5 && count >= actions, "{id:?}");
        actions = count;
    }
    assert!(actions < example.all::<Action>().count());
}

// R250
#[test]
fn it_is_read_without_a_remark_and_merges_with_an_earlier_copy_of_itself() {
    let file = fs::read(path()).unwrap();
    assert_eq!(envelope::validate(&file), envelope::Report::default());
    let example = example();
    let merged = |base: Option<&Document>, theirs: &Document| merge::documents(base, &example, theirs, Scope::Whole);
    let same = merged(None, &example);
    assert_eq!((same.conflicts.len(), same.added.len(), same.changed.len()), (0, 0, 0));
    assert_eq!(same.identical, example.records().count());
    for (id, version) in example.all::<Version>() {
        let earlier = version.document(example.id.clone());
        let merge = merged(Some(&earlier), &earlier);
        assert!(merge.conflicts.is_empty(), "{id:?}");
        assert_eq!(merge.kept(), example, "{id:?}");
    }
}

#[test]
fn every_reference_leads_to_a_record_of_the_right_kind() {
    let example = example();
    for (id, record) in example.records() {
        record.references(&mut |to| assert!(example.record(to).is_some(), "{id} refers to {to}"));
    }
    for (id, action) in example.all::<Action>() {
        for actor in action.owner.iter().chain(&action.partners) {
            assert!(example.get(actor).is_some(), "{id:?}");
        }
        assert!(action.priorities.iter().all(|priority| example.get(priority).is_some()));
    }
    for (_, priority) in example.all::<Priority>() {
        assert!(priority.elements.iter().all(|element| example.get(element).is_some()));
        for factor in &priority.factors {
            assert!(QuestionSet::current().factor(factor).is_some(), "{factor}");
        }
    }
    for (id, target) in example.all::<Target>() {
        assert!(example.get(target.action.as_ref().unwrap()).is_some(), "{id:?}");
    }
}

#[test]
fn no_name_stands_twice_among_its_like() {
    let example = example();
    let mut names = BTreeSet::new();
    for (id, record) in example.records() {
        let name = match &**record {
            Record::Actor(actor) => &actor.name,
            Record::StructureElement(element) => &element.name,
            Record::Action(action) => &action.title,
            Record::Target(target) => &target.title,
            _ => continue,
        };
        assert!(
            !name.is_empty() && names.insert((record.kind().to_string(), name.clone())),
            "{id}"
        );
    }
}

#[test]
fn the_nine_municipalities_and_the_five_directions_of_2022_have_their_names() {
    let example = example();
    let municipalities: BTreeSet<_> = example
        .all::<Actor>()
        .filter(|(_, actor)| actor.group == ActorGroup::Municipality)
        .map(|(_, actor)| actor.name.as_str())
        .collect();
    assert_eq!(
        municipalities,
        BTreeSet::from([
            "Vingåkers kommun",
            "Gnesta kommun",
            "Nyköpings kommun",
            "Oxelösunds kommun",
            "Flens kommun",
            "Katrineholms kommun",
            "Eskilstuna kommun",
            "Strängnäs kommun",
            "Trosa kommun",
        ])
    );
    let directions: Vec<_> = example
        .ordered::<Priority>()
        .into_iter()
        .filter(|(_, priority)| priority.status.is_current())
        .map(|(_, priority)| priority.title.as_str())
        .collect();
    assert_eq!(
        directions,
        [
            "Jämlika livsvillkor och god hälsa för alla",
            "Kompetensförsörjning för livslångt lärande",
            "Ett växande och dynamiskt näringsliv som bidrar till hållbar omställning",
            "En hållbar fysisk och digital tillgänglighet och mobilitet",
            "Goda boende- och livsmiljöer som ger jämlika möjligheter till arbete, välbefinnande och välfärd",
        ]
    );
}

#[test]
fn three_priorities_or_more_have_actions_with_targets_within_the_years() {
    let example = example();
    let mut served = BTreeSet::new();
    for (id, action) in example.all::<Action>() {
        let targets = example
            .all::<Target>()
            .filter(|(_, target)| target.action.as_ref() == Some(&id));
        for (target_id, target) in targets {
            assert!(
                target.baseline.is_some()
                    && target.value.is_some()
                    && target.year.is_some()
                    && target.baseline_year.is_some()
                    && !target.unit.is_empty()
                    && !target.method.is_empty(),
                "{target_id:?}"
            );
            served.extend(action.priorities.iter().cloned());
        }
        for day in action.start.iter().chain(&action.end) {
            assert!((2026..=2029).contains(&day.year()), "{id:?}");
        }
    }
    assert!(served.len() >= 3);
}

fn positions(geometry: &Geometry) -> Vec<Position> {
    match geometry {
        Geometry::Point(position) => vec![*position],
        Geometry::Line(strands) => strands.concat(),
        Geometry::Area(rings) => rings.concat(),
    }
}

#[test]
fn the_structure_map_lies_in_and_around_the_county_and_shows_every_kind_and_status() {
    let example = example();
    let elements: Vec<_> = example.all::<StructureElement>().collect();
    assert!(elements.len() >= 12);
    for (id, element) in &elements {
        let geometry = element.geometry.as_ref().unwrap();
        assert_eq!(geometry.shape(), element.element.shape(), "{id:?}");
        for position in positions(geometry) {
            assert!(
                (15.5..18.5).contains(&position.longitude) && (58.4..59.8).contains(&position.latitude),
                "{id:?} {position:?}"
            );
        }
    }
    for kind in ElementKind::ALL {
        assert!(elements.iter().any(|(_, element)| element.element == *kind), "{kind:?}");
    }
    for status in ElementStatus::ALL {
        assert!(
            elements.iter().any(|(_, element)| element.status == *status),
            "{status:?}"
        );
    }
    let named = |name: &str| elements.iter().find(|(_, element)| element.name == name).unwrap().1;
    for name in ["Nyköping", "Oxelösund"] {
        assert_eq!(named(name).level, ElementLevel::CrossRegional);
    }
}

#[test]
fn nodes_stand_where_the_places_are_and_lines_end_at_nodes() {
    let example = example();
    let places = fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("public/geo/orter.json")).unwrap();
    let places: serde_json::Value = serde_json::from_str(&places).unwrap();
    let mut nodes = Vec::new();
    for (id, element) in example.all::<StructureElement>() {
        let is_place = matches!(element.element, ElementKind::Node | ElementKind::Interchange);
        if let (true, Some(Geometry::Point(position))) = (is_place, &element.geometry) {
            let stands = places["rader"].as_array().unwrap().iter().any(|row| {
                row[0] == element.name.as_str()
                    && row[1].as_f64() == Some(position.longitude)
                    && row[2].as_f64() == Some(position.latitude)
            });
            assert!(stands, "{id:?}");
            nodes.push(*position);
        }
    }
    for (id, element) in example.all::<StructureElement>() {
        if let Some(Geometry::Line(strands)) = element.geometry.as_ref().filter(|_| element.element.joins_places()) {
            let [line] = strands.as_slice() else { panic!("{id:?}") };
            for end in [line.first().unwrap(), line.last().unwrap()] {
                assert!(nodes.contains(end), "{id:?} {end:?}");
            }
        }
    }
}

#[test]
fn every_step_is_written_and_every_kind_of_actor_takes_part() {
    let example = example();
    for number in StepNumber::ALL {
        let step = example.get(&number.id()).unwrap();
        assert_eq!(step.number, Some(number));
        assert!(!step.text.is_empty() && !step.actors.is_empty());
    }
    for group in ActorGroup::ALL {
        assert!(
            example.all::<Actor>().any(|(_, actor)| actor.group == *group),
            "{group:?}"
        );
    }
}

// R253
#[test]
fn the_checks_find_what_the_example_leaves_open_and_little_else() {
    let example = example();
    let found = findings(&example, &References::of(&example), Date::new(2026, 11, 29));
    let open: Vec<_> = found.iter().filter(|finding| finding.set_aside.is_none()).collect();
    for check in [
        Check::GapWithoutPriority,
        Check::HighLevelWithoutEvidence,
        Check::DifferingWithoutTopic,
        Check::PriorityWithoutAction,
        Check::ElementWithoutPriority,
        Check::ActionWithoutOwner,
        Check::ActionWithoutTime,
        Check::TargetAgainstDirection,
    ] {
        assert!(open.iter().any(|finding| finding.check == check), "{check:?}");
    }
    assert!(open.len() <= 10, "{open:#?}");
    let set_aside = example.all::<SetAside>().count();
    assert!(set_aside > 0);
    // Nothing is set aside that is not found.
    assert_eq!(found.len() - open.len(), set_aside);
}
