//! R94: whatever is in the storage, documents are listed and opened without a text being lost, and what is opened can be
//! saved and opened again as it was.
#![no_main]

use std::{
    future::{Future, ready},
    pin::{Pin, pin},
    task::{Context, Poll, Waker},
};

use libfuzzer_sys::fuzz_target;
use samspel::{
    domain::{records::references::References, values::id::RecordId},
    format::{base, checked, envelope, journal},
    platform::{
        fake::FakeStorage,
        library::{Key, Library},
        storage::Storage,
    },
    session::{self, OpenDocument, OpenError, Unpacker},
};

/// Comes before a text that is to have a right check sum, which no change of bytes hits upon.
const SEALED: char = '!';
/// Stands for a line's end within a text.
const BREAK: &str = "\u{1f}";

struct NothingPacked;

impl Unpacker for NothingPacked {
    fn unpack(&self, packed: Vec<u8>) -> Pin<Box<dyn Future<Output = Option<Vec<u8>>>>> {
        Box::pin(ready(Some(packed)))
    }
}

// Each line is the end of a key and, after a tab, its text.
fuzz_target!(|text: &str| {
    let storage = FakeStorage::default();
    for line in text.lines() {
        let (key, text) = line.split_once('\t').unwrap_or((line, ""));
        let text = text.replace(BREAK, "\n");
        let text = match text.strip_prefix(SEALED) {
            Some(text) => checked::seal(text),
            None => text,
        };
        let _set = storage.set(&format!("samspel:{key}"), &text);
    }
    let before = texts(&storage);
    before.iter().for_each(is_written_as_read);
    let entries = Library::new(&storage).entries().expect("there is a storage");
    for entry in &entries {
        match open(&storage, &entry.id, "one") {
            Ok(opened) => {
                is_complete(&before, &storage);
                can_be_worked_with(&storage, &entry.id, opened);
            }
            Err(OpenError::Newer { text }) => assert!(!text.is_empty()),
            Err(OpenError::Unreadable { is_aside, .. }) => {
                assert!(is_aside);
                is_complete(&before, &storage);
            }
            Err(OpenError::Missing | OpenError::Storage(_)) => panic!("{} is listed", entry.id),
        }
    }
});

fn open<'a>(storage: &'a FakeStorage, id: &str, tab: &str) -> Result<OpenDocument<&'a FakeStorage>, OpenError> {
    let spare = RecordId::from_bits(u64::MAX);
    let opening = session::open(Library::new(storage), id, tab, &spare, &NothingPacked);
    match pin!(opening).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(opened) => opened,
        Poll::Pending => panic!("opening waits"),
    }
}

fn is_written_as_read((key, text): &(String, String)) {
    if let Key::Edit { .. } = Key::of(key)
        && let Ok(entry) = journal::read(text)
    {
        assert_eq!(journal::read(&journal::write(&entry)), Ok(entry));
    }
    if let Key::Base(_) = Key::of(key)
        && let Ok(parts) = base::parts(text)
        && let Ok(read) = base::read(&parts.header, parts.content.as_bytes())
    {
        let written = base::write(&read);
        let parts = base::parts(&written).expect("what is written can be taken apart");
        let again = base::read(&parts.header, parts.content.as_bytes());
        let again = again.expect("what is written can be read");
        assert_eq!(again.document, read.document);
        assert_eq!(again.folded, read.folded);
    }
}

/// Every text is where it was or aside, alone or with others.
fn is_complete(before: &[(String, String)], storage: &FakeStorage) {
    let after = texts(storage);
    for (key, text) in before {
        // What the list shows is no part of a document.
        let is_kept = |(_, other): &(String, String)| other.contains(text);
        assert!(
            key.starts_with("samspel:entry:") || after.iter().any(is_kept),
            "{key} is lost: {text}"
        );
    }
}

fn can_be_worked_with(storage: &FakeStorage, id: &str, opened: OpenDocument<&FakeStorage>) {
    let OpenDocument {
        mut session,
        mut editor,
        ..
    } = opened;
    let written = envelope::write(editor.document());
    assert_eq!(envelope::read(written.as_bytes()).as_ref(), Ok(editor.document()));
    // Where another version has written, nothing is.
    if session.save_whole(&mut editor, 1.0).is_ok() {
        let again = open(storage, id, "two").expect("what is saved can be opened");
        assert_eq!(again.editor.document(), editor.document());
    }
    let steps = editor.history().done().len();
    for _ in 0..steps {
        editor.undo();
    }
    for _ in 0..steps {
        editor.redo();
    }
    assert_eq!(*editor.references(), References::of(editor.document()));
}

fn texts(storage: &FakeStorage) -> Vec<(String, String)> {
    let keys = storage.keys().expect("there is a storage");
    keys.into_iter()
        .map(|key| {
            let text = storage.get(&key).expect("there is a storage");
            (key, text.unwrap_or_default())
        })
        .collect()
}
