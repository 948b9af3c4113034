//! What was made of a document is made anew when a record of a kind changes that it was made of, and only then.

use proptest::{collection, prelude::*, sample::Index};
use samspel::{
    domain::{
        assessment::results::Results,
        checks,
        records::{
            action_plan::targets_of,
            document::Document,
            grounded::grounded,
            plan::{Action, Priority, Target},
            reads::Reads,
            record::RecordKind,
            references::References,
            self_assessment::Round,
            strategy::StepNumber,
        },
        values::id::Id,
    },
    edit::{
        command::{Command, Label},
        editor::{Base, Editor},
        merge::{self, Scope},
    },
};

use super::{Deed, command, deed, first, id};

/// Ids that records come under.
const NAMES: [&str; 4] = ["r0", "r1", "r2", "r3"];

type Selection = fn(&Document, &References) -> String;

/// What a page may make of a document, by each way to its records and to its references.
const SELECTIONS: [Selection; 18] = [
    |document, _| format!("{:?}", document.ordered::<Action>()),
    |document, _| format!("{:?}", document.all::<Priority>().collect::<Vec<_>>()),
    |document, _| format!("{:?}", document.in_order(RecordKind::StructureElement)),
    |document, _| format!("{:?}", document.of_kind(RecordKind::Response).collect::<Vec<_>>()),
    |document, _| format!("{:?}", document.get(&Id::<Target>::of(id("r0")))),
    |document, _| format!("{:?}", document.record(&id("r1"))),
    |document, _| format!("{:?} {:?}", document.strategy(), document.lineage),
    |document, _| format!("{:?}", StepNumber::ALL.map(|number| document.step(number))),
    |document, _| format!("{:?} {}", document.len(), document.is_empty()),
    |document, _| format!("{:?}", document.records().next()),
    |document, _| format!("{:?}", document.records_after(Some(&id("r1"))).next()),
    |document, _| format!("{:?}", grounded(document)),
    |document, _| {
        let rounds = document.all::<Round>();
        let results = rounds.map(|(id, round)| Results::of_round(document, &id, round));
        format!("{:?}", results.collect::<Vec<_>>())
    },
    |document, references| {
        let of = |name| {
            let id = id(name);
            format!(
                "{:?}",
                references
                    .referrers_of_kind::<Action>(document, &id)
                    .collect::<Vec<_>>()
            )
        };
        NAMES.map(of).concat()
    },
    |document, references| format!("{:?}", targets_of(document, references, &Id::of(id("r1")))),
    |_, references| {
        let referrers = |name| format!("{:?}", references.referrers(&id(name)).collect::<Vec<_>>());
        NAMES.map(referrers).concat()
    },
    |document, references| format!("{:?}", checks::findings_about(document, references, &id("r0"), None)),
    |document, references| format!("{:?}", checks::findings(document, references, None)),
];

/// A selection with what it was made of and when.
struct Selected {
    made: String,
    reads: Reads,
    changed: u64,
}

impl Selected {
    fn of(editor: &Editor, select: Selection) -> Self {
        let make = || select(editor.document(), editor.references());
        let (made, reads) = Reads::during(make);
        let changed = editor.changed(reads);
        Self { made, reads, changed }
    }

    /// What is there now, as a page that follows the reads has it.
    fn follow(&mut self, editor: &Editor, select: Selection) {
        if editor.changed(self.reads) != self.changed {
            *self = Self::of(editor, select);
        }
    }
}

/// What becomes of an open document.
#[derive(Clone, Debug)]
enum Event {
    Here(Deed),
    /// Another tab does something, and this one hears of all that it has done.
    Elsewhere(Deed, bool),
    /// It passes a point.
    Mark,
    /// A copy with what the other tab has is merged.
    Merge,
    /// It is opened anew, as another has it.
    Open,
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        12 => deed().prop_map(Event::Here),
        4 => (deed(), any::<bool>()).prop_map(|(deed, is_heard)| Event::Elsewhere(deed, is_heard)),
        1 => Just(Event::Mark),
        1 => Just(Event::Merge),
        1 => Just(Event::Open),
    ]
}

fn act(editor: &mut Editor, deed: Deed) {
    match deed {
        Deed::Undo => drop(editor.undo()),
        Deed::Redo => drop(editor.redo()),
        deed => {
            if let Some(command) = command(editor.document(), deed) {
                let _refused = editor.dispatch(&command, 0.0);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_follows_the_kinds_that_it_reads_is_never_stale(
        events in collection::vec(event(), 1..30), late in any::<Index>()
    ) {
        let base = || Base::new(first());
        let (mut editor, mut other) = (Editor::open(base(), vec![], "here"), Editor::open(base(), vec![], "there"));
        let mut written = 0;
        let mut selected = SELECTIONS.map(|select| Selected::of(&editor, select));
        // One of them is not looked at until the end, as what a page has put away for a while.
        let late = late.index(SELECTIONS.len());
        let mut follower = editor.document().clone();
        for event in events {
            match event {
                Event::Here(deed) => act(&mut editor, deed),
                Event::Elsewhere(deed, is_heard) => {
                    act(&mut other, deed);
                    if is_heard && let Some(entry) = other.unwritten(written + 1, 0.0) {
                        written += 1;
                        other.written(entry.clone());
                        editor.receive(vec![entry]);
                    }
                }
                Event::Mark => editor.mark(id("point")),
                Event::Merge => {
                    let merge = merge::documents(None, editor.document(), other.document(), Scope::Whole);
                    let command = Command::Merge { records: merge.resolve(&[]), point: Some(id("point")) };
                    let _refused = editor.dispatch(&command, 0.0);
                }
                Event::Open => editor = Editor::open(Base::new(other.document().clone()), vec![], "here"),
            }
            follower.follow(editor.document());
            prop_assert_eq!(&follower, editor.document());
            for kind in RecordKind::ALL {
                for document in [editor.document(), &follower] {
                    let of_kind = document.records().filter(|(_, record)| record.known_kind() == Some(*kind));
                    prop_assert!(document.of_kind(*kind).eq(of_kind));
                }
            }
            for (place, (select, selected)) in SELECTIONS.into_iter().zip(&mut selected).enumerate() {
                if place != late {
                    selected.follow(&editor, select);
                    prop_assert_eq!(&selected.made, &select(editor.document(), editor.references()));
                }
            }
        }
        for (select, selected) in SELECTIONS.into_iter().zip(&mut selected) {
            selected.follow(&editor, select);
            prop_assert_eq!(&selected.made, &select(editor.document(), editor.references()));
        }
    }
}

#[test]
fn a_change_concerns_what_was_made_of_its_kind_only() {
    let (action, priority) = (id("action"), id("priority"));
    let records = [
        (action.clone(), Action::default().into()),
        (priority, Priority::default().into()),
    ];
    let mut editor = Editor::new(Document::of(id("test"), records));
    let read = |read: &dyn Fn(&Document)| Reads::during(|| read(editor.document())).1;
    let actions = read(&|document| assert_eq!(document.ordered::<Action>().len(), 1));
    let one = read(&|document| assert!(document.record(&action).is_some()));
    let missing = read(&|document| assert!(document.record(&id("missing")).is_none()));
    let priorities = read(&|document| assert_eq!(document.all::<Priority>().count(), 1));
    let copy = read(&|document| drop(document.clone()));
    let nothing = read(&|document| assert_eq!(document.id, id("test")));
    assert_eq!(actions, Reads::of(RecordKind::Action));
    assert_eq!(actions, one);
    assert_eq!(missing, Reads::EVERYTHING);
    assert_eq!(copy, Reads::EVERYTHING);
    assert_eq!(nothing, Reads::NOTHING);
    assert!(actions.has(RecordKind::Action) && !actions.has(RecordKind::Priority));
    let moments = |editor: &Editor| [actions, missing, priorities, nothing].map(|reads| editor.changed(reads));
    let before = moments(&editor);
    let titled = Action {
        title: "Another".into(),
        ..Action::default()
    };
    let command = Command::Put {
        records: vec![(action, titled.into())],
        label: Label::Changed(Some(RecordKind::Action)),
    };
    editor.dispatch(&command, 0.0).unwrap();
    let after = moments(&editor);
    assert!(after[0] > before[0] && after[1] > before[1]);
    assert_eq!(after[2..], before[2..]);
    // Another document is another thing altogether, though it holds the same.
    let opened = moments(&Editor::new(editor.document().clone()));
    assert!(opened.iter().zip(after).all(|(opened, after)| *opened > after));
}

#[test]
fn what_is_read_within_another_reading_is_not_taken_for_the_others() {
    let document = first();
    let ((_, inner), outer) = Reads::during(|| {
        let inner = Reads::during(|| document.all::<Action>().count());
        document.all::<Target>().count();
        inner
    });
    assert_eq!(inner, Reads::of(RecordKind::Action));
    assert_eq!(outer, Reads::of(RecordKind::Target));
}
