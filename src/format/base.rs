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
    domain::document::Document,
    edit::{editor::Base, history::History, journal::Folded},
};

/// The most bytes of history that are kept with a document.
pub const MOST_HISTORY: usize = 400_000;

/// From how many bytes on the content is packed.
pub const PACKED_FROM: usize = 1_000_000;

/// What stands before the content of a base.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// The entries of the journal that are in it.
    pub folded: Folded,
    /// The logical time of the latest of them.
    pub time: u64,
    /// Whether the content is packed.
    pub is_packed: bool,
    /// Whether the text is a file as it is exported, without a history.
    pub is_file: bool,
}

/// A kept text, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts<'a> {
    /// What stands before the content.
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
    fields.insert("time".into(), header.time.into());
    fields.insert("packed".into(), header.is_packed.into());
    let head = Value::Object(fields).to_string();
    checked::seal(&[&head, "\n", content].concat())
}

/// The line of history that follows the document in the content, with the line break before it.
pub fn history_line(history: &History) -> String {
    [
        "\n",
        &journal::write_history(history, MOST_HISTORY).to_string(),
    ]
    .concat()
}

/// Takes a kept text apart.
///
/// # Errors
/// [`PartsError`].
pub fn parts(text: &str) -> Result<Parts<'_>, PartsError> {
    if text.starts_with('{') {
        return Ok(Parts {
            header: Header {
                is_file: true,
                ..Header::default()
            },
            content: text,
            is_sound: true,
        });
    }
    let sound = checked::open(text);
    let is_sound = sound.is_some();
    // What is damaged may still be read, where nothing better is at hand.
    let sealed = sound.or_else(|| text.get(text.find('{')?..));
    let (head, content) = sealed
        .and_then(|sealed| sealed.split_once('\n'))
        .ok_or(PartsError::Damaged)?;
    let head: Value = serde_json::from_str(head).map_err(|_| PartsError::Damaged)?;
    match head["version"].as_u64() {
        Some(VERSION) => {}
        Some(version) if version > VERSION && is_sound => {
            return Err(PartsError::Newer { version });
        }
        _ => return Err(PartsError::Damaged),
    }
    let folded = journal::read_folded(&head["folded"]).ok_or(PartsError::Damaged)?;
    Ok(Parts {
        header: Header {
            folded,
            time: head["time"].as_u64().unwrap_or_default(),
            is_packed: head["packed"].as_bool().unwrap_or_default(),
            is_file: false,
        },
        content,
        is_sound,
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
    let history = serde_json::from_slice(history).ok();
    Ok(Base {
        document: envelope::read(document)?,
        history: history
            .and_then(|history| journal::read_history(&history))
            .unwrap_or_default(),
        folded: header.folded.clone(),
        time: header.time,
    })
}

/// The text of a base that is not packed.
pub fn write(base: &Base) -> String {
    let content = envelope::write_compact(&base.document) + &history_line(&base.history);
    assemble(&header(base), &content)
}

/// What stands before the content of a base that is not packed.
pub fn header(base: &Base) -> Header {
    Header {
        folded: base.folded.clone(),
        time: base.time,
        is_packed: false,
        is_file: false,
    }
}

/// The text of a document that nothing has been done to.
pub fn write_new(document: &Document) -> String {
    write(&Base::new(document.clone()))
}
