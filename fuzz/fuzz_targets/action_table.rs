//! R439: any bytes given as a table of actions give rows or nothing; what they would change can be carried out, and saved and read again it
//! changes nothing.
#![no_main]

use libfuzzer_sys::fuzz_target;
use samspel::{
    domain::{
        action_table::{
            cell::{ActionTable, TableWords},
            column::ActionColumn,
        },
        records::{
            document::Document,
            plan::{Action, ActionStatus, JudgedProgress},
            record::Record,
            references::References,
            strategy::Actor,
        },
        values::{
            date::Date,
            id::{Id, RecordId},
        },
    },
    edit::editor::Editor,
    format::action_table::{IncomingTable, plan, read_file, write},
};

const WORDS: TableWords = TableWords {
    column: ActionColumn::code,
    status: ActionStatus::code,
    progress: JudgedProgress::code,
    goes: |_| "so",
    decimal: ',',
};

fn id(text: &str) -> RecordId {
    RecordId::new(text).expect("an id")
}

fn document() -> Document {
    let actor = |name: &str| -> Record {
        Actor {
            name: name.into(),
            ..Actor::default()
        }
        .into()
    };
    let action = |title: &str| -> Record {
        Action {
            title: title.into(),
            owner: Some(Id::of(id("o1"))),
            start: Date::parse("2026-11-29"),
            ..Action::default()
        }
        .into()
    };
    Document::of(
        id("d"),
        [
            (id("o1"), actor("Region Örebro län")),
            (id("o2"), actor("Kommunerna, gemensamt")),
            (id("a1"), action("=Buss\n\"till\" alla; ja")),
            (id("a2"), action("Tåg")),
        ],
    )
}

fuzz_target!(|bytes: &[u8]| {
    let Some(text) = read_file(bytes) else { return };
    let document = document();
    let references = References::of(&document);
    let mut number = 0;
    let mut new_id = || {
        number += 1;
        id(&format!("new-{number}"))
    };
    let table = ActionTable::of(&document, &references, WORDS, None);
    let onto = [Id::of(id("a2")), Id::of(id("a1"))];
    let cells = IncomingTable::of_cells(&text, ActionColumn::ALL, &WORDS);
    let pasted = plan(&table, &cells, Some(&onto), &mut new_id);
    let incoming = IncomingTable::of_file(&text, &WORDS);
    let read = plan(&table, &incoming, None, &mut new_id);
    for planned in [pasted, read] {
        assert!(planned.rows.windows(2).all(|pair| pair[0].line < pair[1].line));
        let Some(command) = planned.command(&document, &[], &mut new_id) else {
            continue;
        };
        let mut editor = Editor::new(document.clone());
        editor.dispatch(&command, 0.0).expect("what is shown can be done");
        let (after, references) = (editor.document(), editor.references());
        let table = ActionTable::of(after, references, WORDS, None);
        let ids: Vec<Id<Action>> = after.ordered::<Action>().into_iter().map(|(id, _)| id).collect();
        let saved = IncomingTable::of_file(&write(&table, &ids, ActionColumn::ALL), &WORDS);
        let again = plan(&table, &saved, None, &mut new_id);
        assert_eq!(again.rows.len(), ids.len());
        assert_eq!(again.fault_count(), 0);
        assert_eq!(again.command(after, &[], &mut new_id), None);
        editor.undo();
        assert_eq!(*editor.document(), document);
    }
});
