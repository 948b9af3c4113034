//! What is kept that somebody has moved: to another place in the storage, or out of it as a file.

use samspel::{
    format::{base, checked, envelope::ReadError},
    platform::{fake::FakeStorage, library::Library, storage::Storage},
    session::{self, SaveOutcome},
};

use super::{NothingPacked, at_once::at_once, begin, document, fold, id, title, write_title};

// R236
#[test]
fn what_lies_in_another_documents_place_is_that_document_and_changes_no_other() {
    let storage = FakeStorage::default();
    let (mut session, mut editor) = begin(&storage, "t1");
    fold(&mut session, &mut editor).unwrap();
    let text = storage.get("samspel:doc:doc").unwrap().unwrap();
    storage.set("samspel:doc:other", &text).unwrap();
    let open = |tab: &str| {
        let library = Library::new(&storage);
        at_once(session::open(library, "other", tab, &id("spare"), &NothingPacked)).unwrap()
    };
    let mut opened = open("t2");
    assert_eq!(opened.editor.document().id.as_str(), "other");
    assert_eq!(opened.recovery, None);
    write_title(&mut opened.editor, "a0", "Of the other", 5.0);
    assert_eq!(opened.session.save(&mut opened.editor, 6.0), Ok(SaveOutcome::Done));
    fold(&mut opened.session, &mut opened.editor).unwrap();
    let again = open("t3");
    assert_eq!(again.editor.document().id.as_str(), "other");
    assert_eq!(title(again.editor.document(), "a0").as_deref(), Some("Of the other"));
    assert_eq!(storage.get("samspel:doc:doc"), Ok(Some(text)));
}

// R237
#[test]
fn what_is_kept_can_be_opened_as_a_file_and_says_so_where_it_is_newer() {
    let storage = FakeStorage::default();
    begin(&storage, "t1");
    let text = storage.get("samspel:doc:doc").unwrap().unwrap();
    let read = |bytes: &[u8]| at_once(session::read_kept_file(bytes, &NothingPacked));
    for file in [text.clone(), text.clone() + "\r\n"] {
        let base = read(file.as_bytes()).unwrap().unwrap();
        assert_eq!(base.document, document());
    }
    let parts = base::parts(&text).unwrap();
    let newer = checked::seal(&["{\"version\":99}\n", parts.content].concat());
    assert_eq!(
        read(newer.as_bytes()).unwrap().unwrap_err(),
        ReadError::Newer { version: 99 }
    );
    for other in [
        "",
        "hej",
        "{}",
        "0123456789abcdef{\"version\":1}\n{}",
        &text[..text.len() - 1],
    ] {
        assert!(read(other.as_bytes()).is_none(), "{other}");
    }
}
