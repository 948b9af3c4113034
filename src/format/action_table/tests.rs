//! Files that come back, and what is pasted.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::{
    domain::{
        action_table::{
            cell::{CellError, TableWords},
            column::ActionColumn,
        },
        follow_up::progress::Progress,
        records::{
            document::Document,
            plan::{ActionPlan, ActionStatus, JudgedProgress, Priority},
            record::Record,
            references::References,
            strategy::Actor,
        },
        values::{amount::Amount, date::Date, id::RecordId, order::Order},
    },
    edit::editor::Editor,
};

const WORDS: TableWords = TableWords {
    column: |column| match column {
        ActionColumn::Title => "Insats",
        ActionColumn::Owner => "Ansvarig",
        ActionColumn::Start => "Första dag",
        ActionColumn::Cost => "Kostnad",
        ActionColumn::Status => "Läge",
        other => other.code(),
    },
    status: |status| match status {
        ActionStatus::Proposed => "Föreslagen",
        ActionStatus::Decided => "Beslutad",
        ActionStatus::Ongoing => "Pågående",
        ActionStatus::Finished => "Avslutad",
    },
    progress: JudgedProgress::code,
    goes: |progress| match progress {
        Progress::NotStarted => "Ej påbörjad",
        Progress::Ongoing => "Pågår",
        Progress::Late => "Försenad",
        Progress::Done => "Klar",
        Progress::Cancelled => "Avbruten",
    },
    decimal: ',',
};

fn id(text: &str) -> RecordId {
    RecordId::new(text).unwrap()
}

fn named(name: &str) -> Record {
    Actor {
        name: name.into(),
        ..Actor::default()
    }
    .into()
}

/// Two actions, three actors, a plan and two priorities of one name.
fn document() -> Document {
    let plan = ActionPlan {
        title: "Plan 2026".into(),
        ..ActionPlan::default()
    };
    let priority = Priority {
        title: "Resor; hållbara".into(),
        ..Priority::default()
    };
    let bus = Action {
        title: "=Buss\n\"till\" alla; ja".into(),
        text: "007".into(),
        owner: Some(Id::of(id("o1"))),
        partners: vec![Id::of(id("o2")), Id::of(id("o1"))],
        plan: Some(Id::of(id("p"))),
        priorities: vec![Id::of(id("d1")), Id::of(id("d2"))],
        start: Date::parse("2026-11-29"),
        cost: Amount::parse("1 234,5"),
        status: ActionStatus::Ongoing,
        ..Action::default()
    };
    let train = Action {
        title: "Tåg".into(),
        depends_on: vec![Id::of(id("a1"))],
        order: Order::after(Some(&Order::default())),
        ..Action::default()
    };
    Document::of(
        id("d"),
        [
            (id("o1"), named("Region Örebro län")),
            (id("o2"), named("Kommunerna, gemensamt")),
            (id("o3"), named("Trafikverket")),
            (id("p"), plan.into()),
            (id("d1"), priority.clone().into()),
            (id("d2"), priority.into()),
            (id("a1"), bus.into()),
            (id("a2"), train.into()),
        ],
    )
}

struct Ids(usize);

impl Ids {
    fn next(&mut self) -> RecordId {
        self.0 += 1;
        id(&format!("n{}", self.0))
    }
}

fn planned(document: &Document, incoming: &IncomingTable, onto: Option<&[Id<Action>]>) -> PlannedImport {
    let references = References::of(document);
    let table = ActionTable::of(document, &references, WORDS, Date::parse("2026-11-29"));
    let mut ids = Ids(0);
    plan(&table, incoming, onto, &mut || ids.next())
}

fn of_file(document: &Document, text: &str) -> PlannedImport {
    planned(document, &IncomingTable::of_file(text, &WORDS), None)
}

fn fates(plan: &PlannedImport) -> Vec<(usize, Fate)> {
    plan.rows.iter().map(|row| (row.line, row.fate.clone())).collect()
}

fn after(document: &Document, plan: &PlannedImport, choices: &[NameChoice]) -> Editor {
    let mut editor = Editor::new(document.clone());
    let mut ids = Ids(50);
    let command = plan.command(document, choices, &mut || ids.next()).unwrap();
    editor.dispatch(&command, 0.0).unwrap();
    editor
}

fn action(editor: &Editor, of: &str) -> Action {
    editor.document().get(&Id::of(id(of))).cloned().unwrap()
}

fn file(document: &Document, columns: &[ActionColumn]) -> String {
    let references = References::of(document);
    let table = ActionTable::of(document, &references, WORDS, Date::parse("2026-11-29"));
    let ids: Vec<Id<Action>> = document.ordered::<Action>().into_iter().map(|(id, _)| id).collect();
    write(&table, &ids, columns)
}

// R437
#[test]
fn a_file_that_comes_back_as_it_left_changes_nothing() {
    let document = document();
    let text = file(&document, ActionColumn::ALL);
    assert!(text.starts_with("\u{feff}Insats;goes;Läge;"));
    assert!(text.contains("\"'=Buss\n\"\"till\"\" alla; ja\""));
    assert!(text.contains(";1234,5;"));
    let plan = of_file(&document, &text);
    assert_eq!(fates(&plan), [(2, Fate::Unchanged), (4, Fate::Unchanged)]);
    assert_eq!((plan.fault_count(), plan.unknown.len()), (0, 0));
    assert_eq!(plan.command(&document, &[], &mut || id("x")), None);
    // Also when a spreadsheet has written other line ends and the columns stand in another order.
    let text = file(&document, &[ActionColumn::Cost, ActionColumn::Title])
        .replace("\r\n", "\n")
        .replace('\n', "\r\n");
    assert_eq!(of_file(&document, &text).command(&document, &[], &mut || id("x")), None);
}

// R437
#[test]
fn a_file_makes_the_same_actions_where_they_are_not() {
    let document = document();
    let mut rest = document.clone();
    for gone in ["a1", "a2"] {
        rest.put(id(gone), None);
    }
    let plan = of_file(&rest, &file(&document, ActionColumn::ALL));
    assert_eq!(fates(&plan), [(2, Fate::New), (4, Fate::New)]);
    assert_eq!(plan.fault_count(), 0, "{plan:?}");
    let editor = after(&rest, &plan, &[]);
    for of in ["a1", "a2"] {
        let (was, is) = (document.get(&Id::<Action>::of(id(of))).unwrap(), action(&editor, of));
        assert_eq!(
            Action {
                order: was.order.clone(),
                ..is
            },
            *was
        );
    }
}

// R435
#[test]
fn each_row_says_by_its_line_whether_it_is_new_changes_something_or_cant_be_read() {
    let document = document();
    let text = "Insats;Ansvarig;Första dag;Kostnad;Läge;Anteckning\n\
        Tåg;region örebro LÄN;29/11 2026;1 234,5;pågående;x\n\
        ;;;;;\n\
        Cykel;Trafikverkt;snart;12 kg;;\n\
        Gång;Polisen;;;klart;\n\
        Gång;;;;;";
    let plan = of_file(&document, text);
    assert_eq!(
        fates(&plan),
        [(2, Fate::Changed), (4, Fate::New), (5, Fate::New), (6, Fate::New)]
    );
    let altered = |row: usize| {
        let cells = plan.rows[row].altered.iter();
        let cell = |one: &Altered| format!("{}: {} → {}", one.column.code(), one.before, one.after);
        cells.map(cell).collect::<Vec<_>>()
    };
    // What changes is shown as it stands and as it was understood, and what is to be made by the name that it gets.
    assert_eq!(
        altered(0),
        [
            "owner:  → Region Örebro län",
            "start:  → 2026-11-29",
            "cost:  → 1234,5",
            "status: Föreslagen → Pågående"
        ]
    );
    assert_eq!(altered(1), ["title:  → Cykel", "owner:  → Trafikverkt"]);
    assert_eq!(
        plan.rows[1].faults,
        [
            (ActionColumn::Start, "snart".into(), CellError::Day),
            (ActionColumn::Cost, "12 kg".into(), CellError::Amount)
        ]
    );
    assert_eq!(
        plan.rows[2].faults,
        [(ActionColumn::Status, "klart".into(), CellError::Term)]
    );
    let names: Vec<_> = plan
        .unknown
        .iter()
        .map(|one| (one.name.as_str(), one.near.clone()))
        .collect();
    assert_eq!(names, [("Trafikverkt", vec![id("o3")]), ("Polisen", vec![])]);

    let before = document.clone();
    let mut editor = after(&document, &plan, &[NameChoice::Use(id("o3")), NameChoice::Make]);
    let train = action(&editor, "a2");
    assert_eq!(
        (train.owner, train.start),
        (Some(Id::of(id("o1"))), Date::parse("2026-11-29"))
    );
    assert_eq!(train.depends_on, [Id::of(id("a1"))]);
    let titled = |title: &str| {
        let mut actions = editor.document().all::<Action>();
        actions
            .find(|(_, action)| action.title == title)
            .map(|(_, action)| action.clone())
            .unwrap()
    };
    assert_eq!(titled("Cykel").owner, Some(Id::of(id("o3"))));
    let police = titled("Gång").owner.or_else(|| {
        let mut actors = editor.document().all::<Actor>();
        actors.find(|(_, actor)| actor.name == "Polisen").map(|(id, _)| id)
    });
    assert!(police.is_some());
    editor.undo();
    assert_eq!(*editor.document(), before);
    assert!(editor.history().next_undo().is_none());
}

// R435
#[test]
fn a_name_that_is_left_leaves_its_cell_and_makes_nobody() {
    let document = document();
    let plan = of_file(&document, "id;Ansvarig\na1;Polisen\na2;Polisen\n");
    assert_eq!(
        plan.unknown,
        [UnknownName {
            name: "Polisen".into(),
            rows: 2,
            near: vec![]
        }]
    );
    assert_eq!(plan.command(&document, &[NameChoice::Leave], &mut || id("x")), None);
    let editor = after(&document, &plan, &[]);
    assert_eq!(editor.document().all::<Actor>().count(), 4);
    assert_eq!(action(&editor, "a1").owner, action(&editor, "a2").owner);
}

// R435
#[test]
fn an_id_that_stands_twice_counts_once_and_that_of_something_else_is_no_actions() {
    let document = document();
    let plan = of_file(&document, "Insats;id\nEtt;a1\nTvå;a1\nTre;o1\nFyra;ny-1\n");
    let fates = fates(&plan);
    assert_eq!(fates[1], (3, Fate::SameAs(2)));
    assert_eq!(fates[2], (4, Fate::New));
    let editor = after(&document, &plan, &[]);
    assert_eq!(action(&editor, "a1").title, "Ett");
    assert_eq!(action(&editor, "ny-1").title, "Fyra");
    assert_eq!(
        *editor.document().record(&id("o1")).unwrap(),
        *document.record(&id("o1")).unwrap()
    );
}

// R435
#[test]
fn cells_are_pasted_over_the_rows_that_are_shown_and_what_is_left_over_is_new() {
    let document = document();
    let onwards = [ActionColumn::Title, ActionColumn::Goes, ActionColumn::Cost];
    let incoming = IncomingTable::of_cells("Ett\tx\t250 tkr\r\nTvå; tre\t\t\r\nFyra\r\n", &onwards, &WORDS);
    // In the order that the table shows, whatever is hidden between them.
    let onto: Vec<Id<Action>> = ["a2", "a1"].map(|of| Id::of(id(of))).into();
    let plan = planned(&document, &incoming, Some(&onto));
    let editor = after(&document, &plan, &[]);
    assert_eq!(action(&editor, "a2").title, "Ett");
    assert_eq!(action(&editor, "a2").cost, Amount::parse("250000"));
    assert_eq!(
        (action(&editor, "a1").title.as_str(), action(&editor, "a1").cost),
        ("Två; tre", None)
    );
    assert_eq!(plan.rows[2].fate, Fate::New);
    assert_eq!(editor.document().all::<Action>().count(), 3);

    assert_eq!(
        IncomingTable::of_cells("A; B\r\n", &onwards, &WORDS).only_cell(),
        Some("A; B")
    );
    assert_eq!(IncomingTable::of_cells("", &onwards, &WORDS).only_cell(), Some(""));
    // With heads it says itself which columns it has.
    let headed = IncomingTable::of_cells("Kostnad;Insats\n5;Sex", &onwards, &WORDS);
    assert_eq!(headed.columns, [Some(ActionColumn::Cost), Some(ActionColumn::Title)]);
}

// R435
#[test]
fn files_of_other_programs_are_read_in_their_coding_and_what_is_no_text_is_not() {
    assert_eq!(
        read_file(b"\xef\xbb\xbfInsats;L\xc3\xa4ge").as_deref(),
        Some("Insats;Läge")
    );
    assert_eq!(read_file(b"Insats;L\xe4ge").as_deref(), Some("Insats;Läge"));
    assert_eq!(read_file(b"\xff\xfea\0;\0").as_deref(), Some("a;"));
    for bytes in [&b"PK\x03\x04"[..], b"a\0\0\0\0b", &vec![b'a'; 17 * 1024 * 1024]] {
        assert_eq!(read_file(bytes), None);
    }
    let unheaded = IncomingTable::of_file("Buss,2026\nTåg,2027", &WORDS);
    assert_eq!(
        (unheaded.columns.len(), unheaded.rows.len(), unheaded.has_heads()),
        (2, 2, false)
    );

    // Whether the first row heads the columns can be said.
    let mut guessed = IncomingTable::of_file("Åtgärd;Vem\nBuss;Regionen\n", &WORDS);
    assert_eq!((guessed.heads.len(), guessed.rows.len()), (2, 1));
    guessed.set_headed(false);
    assert_eq!(
        (guessed.has_heads(), guessed.rows[0].line, guessed.rows.len()),
        (false, 1, 2)
    );
    guessed.set_headed(true);
    assert_eq!(guessed.rows.len(), 1);
}
