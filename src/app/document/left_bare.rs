//! What is told where a record is removed that was all that others rested on.

use crate::{
    app::{
        interface::route::Route,
        text::{
            kinds,
            words::{Word, fill, number, text},
        },
    },
    domain::{
        records::{document::Document, record::RecordKind, references::References},
        thread::left_bare,
        values::id::RecordId,
    },
};

/// How many are named.
const MOST_NAMED: usize = 3;

/// What has nothing left to rest on: a sentence that ends where the names begin, and the first of them with the addresses of their threads.
pub struct Bare {
    /// How many there are, as *2 prioriteringar förlorar sitt underlag:*.
    pub said: String,
    /// What they are called, and where their threads are.
    pub named: Vec<(String, String)>,
}

/// What would have nothing left to rest on if a record were removed; `None` if nothing would.
pub fn of(document: &Document, references: &References, id: &RecordId) -> Option<Bare> {
    let bare = left_bare(document, references, id);
    let kind = |id: &RecordId| document.record(id).and_then(|record| record.known_kind());
    let are_all = |of: RecordKind| bare.iter().all(|id| kind(id) == Some(of));
    let word = match () {
        () if bare.is_empty() => return None,
        () if are_all(RecordKind::Priority) => Word::RemovedBarePriorities,
        () if are_all(RecordKind::Action) => Word::RemovedBareActions,
        () => Word::RemovedBareSeveral,
    };
    let ends = if bare.len() > MOST_NAMED {
        text(Word::RemovedBareAmong)
    } else {
        ":"
    };
    let named = bare.iter().take(MOST_NAMED).map(|id| {
        let name = kinds::name_of(&[document], id);
        (name, Route::Thread(id.clone()).to_hash())
    });
    Some(Bare {
        said: fill(word, &[("n", &number(bare.len()))]) + ends,
        named: named.collect(),
    })
}
