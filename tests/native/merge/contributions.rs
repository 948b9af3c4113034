//! Many people write contributions at once, each in a copy of the document.

use proptest::{collection, prelude::*, sample::select};
use samspel::{
    domain::{
        records::{
            dialogue::{Contribution, Meeting, ResponseState},
            document::Document,
            record::Record,
        },
        values::id::{Id, RecordId},
    },
    edit::{
        command::Command,
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
