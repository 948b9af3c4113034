//! Many people write contributions at once, each in a copy of the document.

use proptest::{collection, prelude::*, sample::select};
use samspel::{
    domain::{
        records::{
            analysis::AnalysisFinding,
            dialogue::{Contribution, Feedback, Meeting, ResponseState},
            document::Document,
            plan::Priority,
            record::Record,
            strategy::{Actor, ActorGroup},
        },
        values::id::{Id, RecordId},
    },
    edit::{
        command::{Command, Label},
        editor::Editor,
        merge::{self, Scope},
    },
    format::envelope,
};

use super::merging;

/// How many people write.
const PEOPLE: usize = 20;

fn id(text: &str) -> RecordId {
    RecordId::new(text).unwrap()
}

/// A document with a meeting and a contribution of it, which everybody got.
fn sent() -> Document {
    let said = Contribution {
        text: "Bussen går för sällan".into(),
        meeting: Some(Id::of(id("meeting"))),
        ..Contribution::default()
    };
    let records: Vec<(RecordId, Record)> = vec![(id("meeting"), Meeting::default().into()), (id("first"), said.into())];
    Document::of(id("d"), records)
}

/// What one person writes: so many contributions at the end of the list.
fn written(person: usize, said: &[(String, ResponseState)]) -> Document {
    let mut editor = Editor::new(sent());
    for (number, (text, response)) in said.iter().enumerate() {
        let one = Contribution {
            text: text.clone(),
            meeting: Some(Id::of(id("meeting"))),
            response: *response,
            // Everybody's next place is the same.
            order: editor.document().last_order::<Contribution>(),
            ..Contribution::default()
        };
        let added = Command::Add(vec![(id(&format!("p{person}-{number}")), one.into())]);
        editor.dispatch(&added, 0.0).unwrap();
    }
    editor.document().clone()
}

/// The documents taken in one after the other by whoever got them.
fn merged(files: &[Document], order: &[usize]) -> Document {
    let mut editor = Editor::new(sent());
    for place in order {
        let merge = merge::documents(Some(&sent()), editor.document(), &files[*place], Scope::Whole);
        assert!(merge.conflicts.is_empty(), "nobody has to choose");
        let command = merging(merge.resolve(&[]));
        editor.dispatch(&command, 0.0).unwrap();
    }
    editor.document().clone()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    // R580
    #[test]
    fn twenty_files_of_contributions_give_the_same_document_in_any_order_and_nothing_twice(
        said in collection::vec(collection::vec(("[a-zåäö ]{1,12}", select(ResponseState::ALL)), 0..5), PEOPLE),
        order in Just((0..PEOPLE).collect::<Vec<_>>()).prop_shuffle(),
        again in 0..PEOPLE,
    ) {
        let files: Vec<_> = (0..).zip(&said).map(|(person, said)| written(person, said)).collect();
        let in_order: Vec<_> = (0..PEOPLE).collect();
        let first = merged(&files, &in_order);
        // One of the files comes twice.
        let mut any_order = order;
        any_order.push(again);
        let second = merged(&files, &any_order);
        prop_assert_eq!(envelope::write_compact(&first), envelope::write_compact(&second));
        let count: usize = said.iter().map(Vec::len).sum();
        prop_assert_eq!(first.all::<Contribution>().count(), count + 1);
    }
}

/// Texts that something may be made of on the way: signs that are not seen, marks apart from their letters, right to left, what a file is written
/// with, the same as another's, and hardly anything.
const ODD: [&str; 12] = [
    "Bussen går för sällan",
    "bussen går för sällan ",
    "a\u{30a}ldrig",
    "åldrig",
    "\"},{\\\"kind\\\":\\\"contribution\\\"",
    "rad ett\r\nrad två\tmed flik",
    "\u{202e}omvänt\u{202c} \u{feff}märke",
    "👩‍👩‍👧‍👦 😀",
    "=cmd|' /C calc'!A0",
    "\u{7}\u{0}styrtecken",
    "0",
    " ",
];

/// What one person does besides typing: somebody who is new here says something, what everybody got is tagged and answered, whoever came is
/// ticked, and somebody is told.
fn worked(person: usize, texts: &[&str]) -> Document {
    let mut editor = Editor::new(sent());
    let new = |name: &str| id(&format!("{name}-{person}"));
    let mut add = |records: Vec<(RecordId, Record)>| {
        editor.dispatch(&Command::Add(records), 0.0).unwrap();
    };
    let actor = Actor {
        name: format!("Aktör {}", person % 3),
        group: ActorGroup::ALL[person % ActorGroup::ALL.len()],
        ..Actor::default()
    };
    add(vec![
        (new("actor"), actor.into()),
        (new("finding"), AnalysisFinding::default().into()),
        (new("priority"), Priority::default().into()),
    ]);
    for (number, text) in texts.iter().enumerate() {
        let one = Contribution {
            text: (*text).into(),
            actor: Some(Id::of(new("actor"))),
            findings: vec![Id::of(new("finding"))],
            priorities: vec![Id::of(new("priority"))],
            ..Contribution::default()
        };
        add(vec![(id(&format!("said-{person}-{number}")), one.into())]);
    }
    let told = Feedback {
        contributions: vec![Id::of(id("first"))],
        way: "brev".into(),
        ..Feedback::default()
    };
    add(vec![(new("told"), told.into())]);
    let mut shared = editor
        .document()
        .get(&Id::<Contribution>::of(id("first")))
        .unwrap()
        .clone();
    shared.findings.push(Id::of(new("finding")));
    shared.priorities.insert(0, Id::of(new("priority")));
    shared.response = ResponseState::With;
    let mut meeting = editor
        .document()
        .get(&Id::<Meeting>::of(id("meeting")))
        .unwrap()
        .clone();
    meeting.invited.push(Id::of(new("actor")));
    meeting.came.push(Id::of(new("actor")));
    let records = vec![(id("first"), shared.into()), (id("meeting"), meeting.into())];
    let label = Label::ChangedContributions(1);
    editor.dispatch(&Command::Put { records, label }, 0.0).unwrap();
    editor.document().clone()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    // R580
    #[test]
    fn what_twenty_people_did_with_odd_texts_is_the_same_in_any_order_and_pairing(
        texts in collection::vec(collection::vec(select(&ODD[..]), 0..4), PEOPLE),
        order in Just((0..PEOPLE).collect::<Vec<_>>()).prop_shuffle(),
        half in 1..PEOPLE,
    ) {
        let files: Vec<_> = (0..).zip(&texts).map(|(person, texts)| worked(person, texts)).collect();
        let in_order: Vec<_> = (0..PEOPLE).collect();
        let first = merged(&files, &in_order);
        // Two people gather a part each, and one takes in the other's.
        let (some, others) = order.split_at(half);
        let gathered = [merged(&files, some), merged(&files, others)];
        let second = merged(&gathered, &[1, 0, 1]);
        prop_assert_eq!(envelope::write_compact(&first), envelope::write_compact(&second));
        let count: usize = texts.iter().map(Vec::len).sum();
        prop_assert_eq!(first.all::<Contribution>().count(), count + 1);
        prop_assert_eq!(first.all::<Feedback>().count(), PEOPLE);
        let shared = first.get(&Id::<Contribution>::of(id("first"))).unwrap();
        prop_assert_eq!([shared.findings.len(), shared.priorities.len()], [PEOPLE; 2]);
        // A file of it is read back as it is written.
        let written = envelope::write(&first);
        let read = envelope::read(written.as_bytes()).unwrap();
        prop_assert_eq!(envelope::write(&read), written);
    }
}
