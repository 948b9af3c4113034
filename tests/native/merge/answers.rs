//! Answers to a consultation come from many devices, some of them several times, and are taken in by whoever gets them first.

use proptest::{prelude::*, sample::select};
use samspel::{
    domain::{
        dialogue::consultation::{ContributionFile, Said},
        records::{
            dialogue::{Consultation, ConsultationQuestion, Contribution},
            document::Document,
            strategy::{Actor, ActorGroup},
        },
        values::{
            amount::Count,
            date::Date,
            id::{Id, RecordId},
        },
    },
    edit::{editor::Editor, taking_answers::take},
    format::{consultation, envelope},
};

const DEVICES: usize = 20;

fn id(text: &str) -> RecordId {
    RecordId::new(text).unwrap()
}

fn document() -> Document {
    let mut records = vec![(id("samrad"), Consultation::default().into())];
    for name in ["q1", "q2"] {
        let question = ConsultationQuestion {
            consultation: Some(Id::of(id("samrad"))),
            ..ConsultationQuestion::default()
        };
        records.push((id(name), question.into()));
    }
    let actor = Actor {
        name: "Byalaget".into(),
        ..Actor::default()
    };
    records.push((id("aktor"), actor.into()));
    let typed = Contribution {
        text: "Typad".into(),
        ..Contribution::default()
    };
    records.push((id("typad"), typed.into()));
    Document::of(id("d"), records)
}

/// The answers of a device, one for each time that it sent them: of each what is said to the first question, the second and besides.
fn answers(device: usize) -> impl Strategy<Value = Vec<ContributionFile>> {
    let said = (0..4_usize, 0..2_usize, 0..3_usize, 0..2_usize);
    let organisation = select(vec!["", "Byalaget", "byalaget ", "Föreningen"]);
    let one = (said, organisation, 0..4_u8);
    proptest::collection::vec(one, 1..4).prop_map(move |sent| {
        let file = |(nth, ((word, first, second, besides), organisation, day)): (u32, (_, &str, u8))| {
            let count: [(Option<&str>, usize); 3] = [(Some("q1"), first), (Some("q2"), second), (None, besides)];
            let mut said = vec![Said {
                question: Some(Id::of(id("q1"))),
                nth: Count(9),
                text: format!("alltid {word}"),
                place: None,
            }];
            for (question, count) in count {
                said.extend((1..).take(count).map(|nth| Said {
                    question: question.map(|name| Id::of(id(name))),
                    nth: Count(nth),
                    text: format!("{word} {nth}"),
                    place: None,
                }));
            }
            ContributionFile {
                revision: Count(nth),
                answered: Date::new(2026, 5, 1 + day),
                group: Some(ActorGroup::CivilSociety),
                organisation: organisation.into(),
                said,
                ..ContributionFile::empty(id(&format!("enhet{device}")), Id::of(id("samrad")))
            }
        };
        (1..).zip(sent).map(file).collect()
    })
}

fn any_files() -> impl Strategy<Value = Vec<ContributionFile>> {
    let devices: Vec<_> = (0..DEVICES).map(answers).collect();
    devices.prop_map(|all| all.into_iter().flatten().collect())
}

/// Takes the files in, so many at a time, through what is written in them.
fn taken(files: &[ContributionFile], at_once: usize) -> String {
    let mut editor = Editor::new(document());
    for group in files.chunks(at_once) {
        let read: Vec<_> = group
            .iter()
            .map(|file| consultation::read(consultation::write(file).unwrap().as_bytes()).unwrap())
            .collect();
        if let Some(command) = take(editor.document(), &Id::of(id("samrad")), &read).command {
            editor.dispatch(&command, 0.0).unwrap();
        }
        // The same once more changes nothing.
        assert_eq!(take(editor.document(), &Id::of(id("samrad")), &read).command, None);
    }
    let mut document = editor.document().clone();
    document.lineage.clear();
    envelope::write(&document)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    // R594
    #[test]
    fn answers_of_twenty_devices_give_the_same_document_in_any_order_and_nothing_twice(
        (files, other) in any_files().prop_flat_map(|files| (Just(files.clone()), Just(files).prop_shuffle())),
        at_once in 1..25_usize,
    ) {
        let first = taken(&files, 1);
        prop_assert_eq!(&first, &taken(&other, 1));
        prop_assert_eq!(&first, &taken(&other, at_once));
        let twice: Vec<_> = other.iter().chain(&files).cloned().collect();
        prop_assert_eq!(&first, &taken(&twice, at_once));
        let mut ids: Vec<_> = files.iter().flat_map(|file| file.said.iter().map(|said| said.id(&file.id))).collect();
        ids.sort_unstable();
        ids.dedup();
        let document = envelope::read(first.as_bytes()).unwrap();
        prop_assert_eq!(document.all::<Contribution>().count(), ids.len() + 1);
    }
}
