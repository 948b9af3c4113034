//! The base: a document as it is kept in the browser, whole, with its history and what of the journal is in it.
//!
//! It is one text: a check sum, a line of JSON with the facts that another tab needs at once, and then the content, which is
//! the document in one line and the history in another, packed where that is worth while. A text that is a file as it is
//! exported counts as a base too.

use serde_json::{Map, Value};

use super::{
    checked,
    envelope::{self, ReadError, VERSION},
    journal,
};
use crate::{
    domain::{json, records::document::Document},
    edit::{editor::Base, history::History, journal::FoldedEntries},
};

/// The most bytes of history that are kept with a document.
pub const MOST_HISTORY: usize = 400_000;

/// From how many bytes on the content is packed.
pub const PACKED_FROM: usize = 1_000_000;

/// What comes before the content of a base.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// The entries of the journal that are in it.
    pub folded: FoldedEntries,
    /// Whether the content is packed.
    pub is_packed: bool,
    /// Whether the text is a file as it is exported, without a history.
    pub is_file: bool,
}

/// A kept text, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts<'a> {
    /// What comes before the content.
    pub header: Header,
    /// The content, packed or not.
    pub content: &'a str,
    /// Whether the check sum is right; a file as it is exported has none, and counts as right.
    pub is_sound: bool,
}

/// Why a kept text can't be taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartsError {
    /// It is not what was written.
    Damaged,
    /// It is of a version that this program does not know yet.
    Newer {
        /// That version.
        version: u64,
    },
}

/// The text of a base from its content, packed or not.
pub fn assemble(header: &Header, content: &str) -> String {
    let mut fields = Map::new();
    fields.insert("version".into(), VERSION.into());
    fields.insert("folded".into(), journal::write_folded(&header.folded));
    fields.insert("packed".into(), header.is_packed.into());
    let head = json::compact(&Value::Object(fields));
    checked::seal(&[&head, "\n", content].concat())
}

/// The line of history that follows the document in the content, with the line break before it.
pub fn history_line(history: &History) -> String {
    ["\n", &json::compact(&journal::write_history(history, MOST_HISTORY))].concat()
}

/// Takes a kept text apart.
///
/// # Errors
/// [`PartsError`].
pub fn parts(text: &str) -> Result<Parts<'_>, PartsError> {
    let is_sound = text.starts_with('{') || checked::open(text).is_some();
    let header = match head(text) {
        // What is damaged may say anything of its version.
        Err(PartsError::Newer { .. }) if !is_sound => return Err(PartsError::Damaged),
        head => head?,
    };
    let content = if header.is_file {
        text
    } else {
        text.split_once('\n').ok_or(PartsError::Damaged)?.1
    };
    Ok(Parts {
        header,
        content,
        is_sound,
    })
}

/// What comes before the content of a kept text, of which the first line is enough.
///
/// # Errors
/// [`PartsError`].
pub fn head(text: &str) -> Result<Header, PartsError> {
    if text.starts_with('{') {
        return Ok(Header {
            is_file: true,
            ..Header::default()
        });
    }
    let line = text.split_once('\n').ok_or(PartsError::Damaged)?.0;
    let head = line.find('{').and_then(|begin| line.get(begin..));
    let head = head.and_then(json::value);
    let head = head.ok_or(PartsError::Damaged)?;
    match head["version"].as_u64() {
        Some(1..=VERSION) => {}
        Some(version) if version > VERSION => return Err(PartsError::Newer { version }),
        _ => return Err(PartsError::Damaged),
    }
    Ok(Header {
        folded: journal::read_folded(&head["folded"]).ok_or(PartsError::Damaged)?,
        is_packed: head["packed"].as_bool().unwrap_or_default(),
        is_file: false,
    })
}

/// Reads a base from its header and its unpacked content. A history that can't be read is left out.
///
/// # Errors
/// [`ReadError`] of the document.
pub fn read(header: &Header, content: &[u8]) -> Result<Base, ReadError> {
    let break_at = content.iter().position(|byte| *byte == b'\n');
    let (document, history) = match break_at.filter(|_| !header.is_file) {
        Some(at) => content.split_at(at),
        None => (content, &[][..]),
    };
    let history = str::from_utf8(history).ok().and_then(json::value);
    Ok(Base {
        document: envelope::read(document)?,
        history: history
            .and_then(|history| journal::read_history(&history))
            .unwrap_or_default(),
        folded: header.folded.clone(),
    })
}

/// The text of a base that is not packed.
pub fn write(base: &Base) -> String {
    let content = envelope::write_compact(&base.document) + &history_line(&base.history);
    assemble(&header(base), &content)
}

/// What comes before the content of a base that is not packed.
pub fn header(base: &Base) -> Header {
    Header {
        folded: base.folded.clone(),
        is_packed: false,
        is_file: false,
    }
}

/// The text of a document that nothing has been done to.
pub fn write_new(document: &Document) -> String {
    write(&Base::new(document.clone()))
}
