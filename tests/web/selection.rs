//! A selection of the open document is read again when a record of a kind that it read has changed, and not when only others have. It is
//! tried without the page around it, where nothing else reads it on the way.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use leptos::prelude::{Get, Memo, Owner};
use samspel::{
    app::{
        document::workspace::Workspace,
        interface::{notice::Notices, route::Route},
    },
    domain::{
        records::{
            document::Document,
            plan::Action,
            record::{Record, RecordKind},
            strategy::{Actor, STRATEGY_ID, StepNumber},
        },
        values::id::{Id, RecordId},
    },
    edit::command::{Command, Label},
    format::envelope,
    platform::{storage::Storage, web::storage::WebStorage},
};
use wasm_bindgen_test::wasm_bindgen_test;

/// Calls `test` with a workspace in which an empty document of this id is open.
fn with_workspace(document: &str, test: impl FnOnce(Workspace)) {
    Owner::new().with(|| {
        let workspace = Workspace::start(Notices::start());
        workspace.open_new(Document::empty(id(document)), &Route::Overview);
        test(workspace);
    });
    for key in WebStorage.keys().unwrap() {
        if key.contains(document) {
            WebStorage.remove(&key).unwrap();
        }
    }
}

fn id(text: &str) -> RecordId {
    RecordId::new(text).unwrap()
}

/// A record of a kind with nothing in it, at an id where such a record may be.
fn record(kind: RecordKind) -> (RecordId, Record) {
    let place = match kind {
        RecordKind::Strategy => id(STRATEGY_ID),
        RecordKind::Step => StepNumber::ALL[0].record_id(),
        other => id(other.code()),
    };
    let records = serde_json::json!({ place.as_str(): { "kind": kind.code() } });
    let file = serde_json::json!({ "format": "samspel", "version": 1, "document": "one", "records": records });
    let document = envelope::read(file.to_string().as_bytes()).unwrap();
    let record = document.record(&place).unwrap();
    (place.clone(), Record::clone(record))
}

fn put(workspace: Workspace, kind: RecordKind) {
    let command = Command::Put {
        records: vec![record(kind)],
        label: Label::Added(Some(kind)),
    };
    assert!(workspace.dispatch(&command), "{kind:?}");
}

/// A selection that counts how often it is read.
struct Selection {
    selected: Memo<usize>,
    reads: Arc<AtomicUsize>,
}

impl Selection {
    fn of(workspace: Workspace, read: impl Fn(&Document) -> usize + Send + Sync + 'static) -> Self {
        let reads = Arc::<AtomicUsize>::default();
        let counted = Arc::clone(&reads);
        let selected = workspace.select(move |document, _| {
            counted.fetch_add(1, Ordering::Relaxed);
            read(document)
        });
        Self { selected, reads }
    }

    /// What is selected, and how often that has been read.
    fn now(&self) -> (usize, usize) {
        (self.selected.get(), self.reads.load(Ordering::Relaxed))
    }
}

// R207
#[wasm_bindgen_test]
fn a_selection_is_read_again_when_its_kind_has_changed_and_not_when_another_has() {
    with_workspace("selection-kinds", |workspace| {
        let selections: Vec<_> = RecordKind::ALL
            .iter()
            .map(|kind| Selection::of(workspace, |document| document.of_kind(*kind).count()))
            .collect();
        let all = Selection::of(workspace, Document::len);
        let now = || -> Vec<_> { selections.iter().map(Selection::now).collect() };
        let mut expected = vec![(0, 1); selections.len()];
        assert_eq!(now(), expected);
        let before = all.now();
        for (place, kind) in RecordKind::ALL.iter().enumerate() {
            put(workspace, *kind);
            expected[place] = (1, 2);
            assert_eq!(now(), expected, "{kind:?}");
            // Whoever reads without a change gives what has been read.
            assert_eq!(now(), expected, "{kind:?}");
            let added = place + 1;
            assert_eq!(all.now(), (before.0 + added, before.1 + added), "{kind:?}");
        }
    });
}

// R207
#[wasm_bindgen_test]
fn a_selection_follows_what_it_read_last() {
    with_workspace("selection-last", |workspace| {
        // Actions are read only where there is an actor.
        let selection = Selection::of(workspace, |document| {
            match document.of_kind(RecordKind::Actor).count() {
                0 => 0,
                _ => 10 + document.of_kind(RecordKind::Action).count(),
            }
        });
        assert_eq!(selection.now(), (0, 1));
        put(workspace, RecordKind::Action);
        assert_eq!(selection.now(), (0, 1));
        put(workspace, RecordKind::Actor);
        assert_eq!(selection.now(), (11, 2));
        workspace.add(Action::default()).unwrap();
        assert_eq!(selection.now(), (12, 3));
        assert!(workspace.dispatch(&Command::Remove(id(RecordKind::Actor.code()))));
        assert_eq!(selection.now(), (0, 4));
        workspace.add(Action::default()).unwrap();
        assert_eq!(selection.now(), (0, 4));
    });
}

// R207
#[wasm_bindgen_test]
fn a_selection_is_of_the_document_that_is_open() {
    with_workspace("selection-documents", |workspace| {
        let selection = Selection::of(workspace, |document| document.all::<Actor>().count());
        put(workspace, RecordKind::Actor);
        assert_eq!(selection.now().0, 1);
        workspace.open_new(Document::empty(id("selection-documents-2")), &Route::Overview);
        assert_eq!(selection.now().0, 0);
    });
}

// R207
#[wasm_bindgen_test]
fn a_record_is_selected_as_it_comes_changes_and_goes() {
    with_workspace("selection-record", |workspace| {
        let actor: Id<Actor> = Id::of(id(RecordKind::Actor.code()));
        let selected = workspace.record(actor.clone());
        let name = || selected.with(|actor| actor.map(|actor| actor.name.clone()));
        assert_eq!(name(), None);
        put(workspace, RecordKind::Actor);
        assert_eq!(name().as_deref(), Some(""));
        workspace.change(&actor, |actor| actor.name = "Flens kommun".into());
        assert_eq!(name().as_deref(), Some("Flens kommun"));
        assert!(workspace.dispatch(&Command::Remove(actor.raw().clone())));
        assert_eq!(name(), None);
    });
}
