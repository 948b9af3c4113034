//! What a record of a confidential kind says is told by nothing that goes over records of all kinds.

use std::collections::BTreeSet;

use samspel::{
    app::text::{fields, kinds, messages},
    domain::{
        checks,
        records::{
            declaration::Declared,
            document::Document,
            part::{Choice, part_of},
            plan::Priority,
            record::{Record, RecordKind},
            references::References,
            self_assessment::{Answer, Answers, Level, Response, Round},
            strategy::{Actor, ActorGroup, StepNumber, Strategy},
            version::{Content, Version},
        },
        values::{
            date::Date,
            id::{Id, RecordId},
        },
    },
    edit::{
        command::Command,
        difference::{self, Difference},
        editor::Editor,
        merge::{self, Cause, Merge, Scope, Side},
    },
    format::envelope,
};
use serde_json::{Value, json};

use super::{in_both_languages, maximal};

/// What every text that a respondent has written has in it.
const SECRET: &str = "Hemlighet";

fn id(text: &str) -> RecordId {
    RecordId::new(text).unwrap()
}

/// A respondent's answers, each statement at this level, with every text unmistakable.
fn response(level: usize, text: &str, received: Option<&str>) -> Record {
    let said = |place: &str| [SECRET, " ", text, " ", place].concat();
    let texts = |place: &str| [("F01".to_owned(), said(place)), ("F02".to_owned(), said(place))].into();
    let mut response = Response {
        round: Some(Id::of(id("round"))),
        group: Some(ActorGroup::Region),
        name: said("name"),
        received: received.and_then(Date::parse),
        answers: Answers::from_iter([
            ("F01.1", Answer::Level(Level::ALL[level])),
            ("F02.1", Answer::Level(Level::ALL[level])),
        ]),
        comments: texts("comment"),
        evidence: texts("evidence"),
        ..Response::default()
    };
    response
        .unknown
        .insert([SECRET, "-field"].concat(), said("later").into());
    response.into()
}

/// A document with responses of several, in which the one with this text answers with this level.
fn document(text: &str, level: usize, others: &[&str]) -> Document {
    let day = Some("2026-11-22");
    let mut records = vec![
        (id("strategy"), Record::from(Strategy::default())),
        (
            id("round"),
            Round {
                title: "Hösten 2026".into(),
                ..Round::default()
            }
            .into(),
        ),
        (
            id("priority"),
            Priority {
                title: text.into(),
                ..Priority::default()
            }
            .into(),
        ),
        (id("own"), response(level, text, None)),
        (id("taken-in"), response(level, text, day)),
    ];
    for other in others {
        records.push((id(other), response(1, other, day)));
    }
    let mut document = Document::of(id("document"), records);
    let version = Version {
        title: "Då".into(),
        content: Content::of(&document),
        ..Version::default()
    };
    let records = document.records().map(|(id, record)| (id.clone(), (**record).clone()));
    let records: Vec<_> = records.chain([(id("version"), version.into())]).collect();
    document = Document::of(document.id.clone(), records);
    document
}

fn base() -> Document {
    document("base", 0, &["removed-here", "removed-there"])
}

/// What somebody here and somebody there have made of it.
fn sides() -> [Document; 2] {
    [
        document("ours", 2, &["removed-there", "new-here"]),
        document("theirs", 4, &["removed-here", "new-there"]),
    ]
}

fn confidential(document: &Document) -> BTreeSet<RecordId> {
    let found = document.records().filter(|(_, record)| record.is_confidential());
    found.map(|(id, _)| id.clone()).collect()
}

fn assert_tells_nothing(said: &str) {
    assert!(!said.contains(SECRET), "{said}");
}

/// What is shown of a difference: the names of the records, and their fields with what they say.
fn said_of_difference(difference: &Difference, documents: &[&Document]) -> Vec<String> {
    let mut said = Vec::new();
    for id in difference.added.iter().chain(&difference.removed) {
        said.push(kinds::name_of(documents, id));
    }
    for changed in &difference.changed {
        said.push(kinds::name_of(documents, &changed.id));
        let kind = documents.iter().find_map(|one| one.record(&changed.id)?.known_kind());
        for field in &changed.fields {
            said.push(fields::name(kind, &field.path));
            said.push(fields::value(kind, &field.path, field.before.as_ref(), documents));
            said.push(fields::value(kind, &field.path, field.after.as_ref(), documents));
        }
    }
    said
}

/// What is shown of a merge: the records of each group by name, and the conflicts with both sides.
fn said_of_merge(merge: &Merge, documents: &[&Document]) -> Vec<String> {
    let groups = [
        &merge.added,
        &merge.changed,
        &merge.removed,
        &merge.only_ours,
        &merge.changed_here,
    ];
    let mut said: Vec<String> = groups
        .into_iter()
        .flatten()
        .map(|id| kinds::name_of(documents, id))
        .collect();
    for conflict in &merge.conflicts {
        said.push(kinds::name_of(documents, &conflict.id));
        if let Cause::Field(field) = &conflict.cause {
            let kind = documents.iter().find_map(|one| one.record(&conflict.id)?.known_kind());
            said.push(fields::name(kind, &field.path));
            for value in [&field.base, &field.ours, &field.theirs] {
                said.push(fields::value(kind, &field.path, value.as_ref(), documents));
            }
        }
    }
    said
}

// R160
#[test]
fn a_confidential_kind_has_no_name_and_no_fields_to_show() {
    let of_kind: Vec<_> = RecordKind::ALL.iter().filter(|kind| kind.is_confidential()).collect();
    assert_eq!(of_kind, [&RecordKind::Response]);
    for kind in of_kind {
        let (full, mut fields) = (maximal(*kind), serde_json::Map::new());
        fields.insert("kind".into(), kind.code().into());
        let bare = Record::read((&fields).into(), &mut |_| {}).unwrap();
        assert_eq!((full.name(), kinds::own_name(&full)), ("", None));
        assert_eq!(difference::of_records(&bare, &full), []);
        assert_eq!(difference::of_records(&full, &Priority::default().into()), []);
        assert_eq!(difference::of_records(&Priority::default().into(), &full), []);
    }
}

// R160
#[test]
fn a_comparison_tells_that_a_response_is_there_new_changed_or_removed_and_no_more() {
    let [ours, theirs] = sides();
    in_both_languages(|_| {
        let documents = [&ours, &theirs];
        let found = difference::between(&ours, &theirs);
        for changed in &found.changed {
            let is_told = !ours.record(&changed.id).unwrap().is_confidential();
            assert_eq!(!changed.fields.is_empty(), is_told, "{}", changed.id);
        }
        let changed: Vec<_> = found.changed.iter().map(|changed| changed.id.as_str()).collect();
        assert_eq!(changed, ["own", "priority", "taken-in", "version"]);
        assert_eq!(found.added, [id("new-there"), id("removed-here")]);
        assert_eq!(found.removed, [id("new-here"), id("removed-there")]);
        let said = said_of_difference(&found, &documents).join("\n");
        assert!(said.contains("theirs") && said.contains("Hösten 2026"), "{said}");
        assert_tells_nothing(&said);
        // Nor do the levels have a line.
        for statement in ["1.1", "2.1", "F01", "F02"] {
            assert!(!said.contains(statement), "{said}");
        }
    });
}

// R161
#[test]
fn a_response_that_both_have_changed_is_one_choice_and_becomes_as_on_one_side() {
    let (base, [ours, theirs]) = (base(), sides());
    for before in [None, Some(&base)] {
        let merge = merge::documents(before, &ours, &theirs, Scope::Whole);
        let mut contested = BTreeSet::new();
        for conflict in &merge.conflicts {
            let records = [ours.record(&conflict.id), theirs.record(&conflict.id)];
            if records.into_iter().flatten().any(|record| record.is_confidential()) {
                assert_eq!(conflict.cause, Cause::Confidential, "{}", conflict.id);
                assert!(contested.insert(conflict.id.as_str()), "{} is asked twice", conflict.id);
            }
        }
        assert_eq!(contested, ["own", "taken-in"].into());
        in_both_languages(|_| {
            let said = said_of_merge(&merge, &[&ours, &theirs]).join("\n");
            assert!(said.contains("Hösten 2026"), "{said}");
            assert_tells_nothing(&said);
        });
        for side in [Side::Ours, Side::Theirs] {
            let chosen = merge.resolve(&vec![side; merge.conflicts.len()]);
            let from = if side == Side::Ours { &ours } else { &theirs };
            for id in ["own", "taken-in"].map(id) {
                let becomes = chosen.iter().find(|(of, _)| *of == id);
                let becomes = becomes.map_or(ours.record(&id).map(|one| &**one), |(_, record)| record.as_ref());
                assert_eq!(becomes, from.record(&id).map(|one| &**one), "{side:?}");
            }
        }
    }
}

// R160
#[test]
fn the_history_and_what_is_said_of_a_step_tell_nothing_of_a_response() {
    let before = base();
    let mut editor = Editor::new(before.clone());
    let taken_in = id("taken-in");
    let commands = [
        Command::Change {
            id: taken_in.clone(),
            record: response(3, "changed", Some("2026-11-22")),
            burst: None,
        },
        Command::Remove(taken_in.clone()),
        Command::Restore(id("version")),
    ];
    for command in &commands {
        editor.dispatch(command, 0.0).unwrap();
    }
    let refused = editor.dispatch(&Command::Add(vec![(taken_in, response(0, "again", None))]), 0.0);
    in_both_languages(|_| {
        let mut said = vec![messages::refusal(refused.as_ref().unwrap_err())];
        for step in editor.history().done() {
            said.push(messages::label(&step.label));
            for change in step.delta.0.iter() {
                let states = [change.was.as_ref(), change.now.as_ref()];
                for fields in states.into_iter().flatten() {
                    said.extend(Record::read(fields.into(), &mut |_| {}).and_then(|one| kinds::own_name(&one)));
                }
            }
        }
        for (id, record) in before.records() {
            said.push(messages::removed(record));
            said.push(kinds::name(&[&before], id, record));
        }
        assert_tells_nothing(&said.join("\n"));
    });
}

// R160
#[test]
fn a_fault_in_a_response_is_named_by_its_place_and_not_by_what_is_there() {
    let secret = format!("{SECRET} in the wrong place");
    let records = json!({ "r": {
        "kind": "response", "answers": { "F01.1": secret.clone() }, "comments": secret.clone(), "group": [secret.clone()],
        "answered": secret.clone(), "round": secret.clone(), "name": [secret],
    } });
    let file = json!({ "document": "d", "format": "samspel", "version": 1, "records": records });
    let report = envelope::validate(file.to_string().as_bytes());
    in_both_languages(|_| {
        let said = messages::faults(&report);
        assert!(said.len() > 3, "{said:?}");
        assert_tells_nothing(&said.join("\n"));
        assert_tells_nothing(&messages::read_error("fil", report.error.as_ref().unwrap()));
    });
}

// R162
#[test]
fn no_file_but_the_documents_own_has_a_response_in_it() {
    let document = base();
    let references = References::of(&document);
    assert!(envelope::write(&document).contains(SECRET));
    let steps = StepNumber::ALL.into_iter().map(Choice::Step);
    let priorities = document.all::<Priority>().map(|(id, _)| Choice::Priority(id));
    let owners = document.all::<Actor>().map(|(id, _)| Choice::Owner(id));
    let parts = steps
        .chain([Choice::Assessment, Choice::StructureMap])
        .chain(priorities)
        .chain(owners)
        .map(|choice| part_of(&document, &references, &choice));
    let versions = document.all::<Version>().map(|(_, version)| {
        let then = version.document(document.id.clone());
        assert!(!confidential(&then).is_empty());
        then.without_confidential()
    });
    for file in parts.chain(versions) {
        assert_eq!(confidential(&file), BTreeSet::new());
        for text in [envelope::write(&file), envelope::write_compact(&file)] {
            assert_tells_nothing(&text);
            let read: Value = serde_json::from_str(&text).unwrap();
            let records = read["records"].as_object().unwrap();
            assert!(records.values().all(|record| record["kind"] != Response::KIND));
        }
        // What has gone without them goes back without removing them.
        let merge = merge::documents(Some(&document), &document, &file, Scope::Part);
        assert!(merge.removed.is_empty());
    }
}

// R160
#[test]
fn checks_tell_nothing_of_what_a_response_says() {
    let document = base();
    let found = checks::findings(&document, &References::of(&document), None);
    assert!(!found.is_empty());
    assert_tells_nothing(&format!("{found:?}"));
}
