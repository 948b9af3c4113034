//! The table of actions, held to what must be so for every document.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, dead_code)]

#[path = "any/mod.rs"]
mod any;

use proptest::{collection, prelude::*};
use samspel::{
    domain::{
        action_table::{
            cell::{ActionTable, TableWords},
            column::ActionColumn,
        },
        records::{
            document::Document,
            plan::{Action, ActionStatus, JudgedProgress},
            references::References,
        },
        values::{
            date::Date,
            id::{Id, RecordId},
        },
    },
    format::action_table::{IncomingTable, NameChoice, plan, write},
};

const WORDS: TableWords = TableWords {
    column: ActionColumn::code,
    status: ActionStatus::code,
    progress: JudgedProgress::code,
    goes: |_| "så",
    decimal: ',',
};

fn document() -> impl Strategy<Value = Document> {
    let records = collection::btree_map(any::id(), any::record(), 0..12);
    records.prop_map(|records| Document::of(RecordId::new("d").unwrap(), records))
}

proptest! {
    // R437
    #[test]
    fn a_file_of_all_actions_that_comes_back_changes_nothing(document in document(), is_english: bool) {
        let references = References::of(&document);
        let words = TableWords { decimal: if is_english { '.' } else { ',' }, ..WORDS };
        let table = ActionTable::of(&document, &references, words, Date::parse("2026-11-29"));
        let ids: Vec<Id<Action>> = document.ordered::<Action>().into_iter().map(|(id, _)| id).collect();
        let text = write(&table, &ids, ActionColumn::ALL);
        let incoming = IncomingTable::of_file(&text, &words);
        let mut number = 0;
        let planned = plan(&table, &incoming, None, &mut || {
            number += 1;
            RecordId::new(&format!("new-{number}")).unwrap()
        });
        prop_assert_eq!(planned.rows.len(), ids.len());
        prop_assert_eq!(planned.fault_count(), 0, "{:?}", planned);
        let command = planned.command(&document, &[], &mut || RecordId::new("newer").unwrap());
        prop_assert_eq!(command, None, "{}", text);
    }

    // R433
    #[test]
    fn what_a_cell_says_is_read_as_what_it_says(document in document()) {
        let references = References::of(&document);
        let table = ActionTable::of(&document, &references, WORDS, None);
        for (id, action) in document.all::<Action>() {
            for column in ActionColumn::ALL.iter().filter(|column| column.is_editable()) {
                let written = table.written(&id, action, *column);
                let is_code = matches!(column, ActionColumn::Factors | ActionColumn::Statements);
                if is_code || (written.trim().is_empty() && !written.is_empty()) {
                    continue;
                }
                let read = table.read(*column, &written, Some(action));
                let mut after = action.clone();
                samspel::domain::action_table::cell::put(&mut after, *column, &read.unwrap(), &mut |_| unreachable!());
                // A record that stands twice in a list is read once.
                let mut once = action.clone();
                once.partners.dedup();
                if !has_repetition(action) {
                    prop_assert_eq!(&after, action, "{:?} {}", column, written);
                }
            }
        }
    }

    // R435
    #[test]
    fn any_text_can_be_taken_in_or_is_told_why_not(document in document(), text in "[a-eöTitle;\t\n,\"'#=0-9 .]{0,60}", leave: bool) {
        let references = References::of(&document);
        let table = ActionTable::of(&document, &references, WORDS, None);
        let mut number = 0;
        let mut new_id = || {
            number += 1;
            RecordId::new(&format!("new-{number}")).unwrap()
        };
        let planned = plan(&table, &IncomingTable::of_file(&text, &WORDS), None, &mut new_id);
        let choice = if leave { NameChoice::Leave } else { NameChoice::Make };
        let choices = vec![choice; planned.unknown.len()];
        if let Some(command) = planned.command(&document, &choices, &mut new_id) {
            prop_assert!(command.plan(&document, &references).is_ok(), "{:?}", command);
        }
    }
}

fn has_repetition(action: &Action) -> bool {
    fn repeats<T: PartialEq>(list: &[T]) -> bool {
        list.iter().enumerate().any(|(place, one)| list[..place].contains(one))
    }
    repeats(&action.partners) || repeats(&action.priorities) || repeats(&action.depends_on) || repeats(&action.elements)
}
