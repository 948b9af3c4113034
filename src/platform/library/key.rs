//! The keys of the storage: which of them belong to the program, and what each of them contains.

pub(super) const BASE: &str = "samspel:doc:";
pub(super) const PREVIOUS: &str = "samspel:previous:";
pub(super) const EDIT: &str = "samspel:edit:";
pub(super) const POINT: &str = "samspel:point:";
pub(super) const ENTRY: &str = "samspel:entry:";
pub(super) const REMOVED: &str = "samspel:removed:";
pub(super) const ASIDE: &str = "samspel:aside:";
pub(super) const ANSWER: &str = "samspel:answer:";
const PREFIX: &str = "samspel:";
/// Separates the parts of a key; no id has it.
const MARK: char = ':';

/// What a key of the storage contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key<'a> {
    /// The base of a document.
    Base(&'a str),
    /// An entry of a document's journal.
    Edit {
        /// The document.
        document: &'a str,
        /// The tab that wrote it.
        tab: &'a str,
        /// Its number.
        number: u64,
    },
    /// What the list shows of a document.
    Entry(&'a str),
    /// What has been answered so far in a round.
    Answer(&'a str),
    /// Anything else.
    Other,
}

impl<'a> Key<'a> {
    /// What a key contains.
    pub fn of(key: &'a str) -> Self {
        if let Some(document) = key.strip_prefix(BASE) {
            Self::Base(document)
        } else if let Some(document) = key.strip_prefix(ENTRY) {
            Self::Entry(document)
        } else if let Some(round) = key.strip_prefix(ANSWER) {
            Self::Answer(round)
        } else if let Some(edit) = key.strip_prefix(EDIT) {
            let mut parts = edit.splitn(3, MARK);
            let number = |part: &str| part.parse().ok();
            match (parts.next(), parts.next(), parts.next().and_then(number)) {
                (Some(document), Some(tab), Some(number)) => Self::Edit { document, tab, number },
                _ => Self::Other,
            }
        } else {
            Self::Other
        }
    }

    /// The document that a key belongs to; `None` if it belongs to no document's work.
    pub(super) fn document(key: &'a str) -> Option<&'a str> {
        [BASE, PREVIOUS, EDIT, POINT, ENTRY]
            .iter()
            .find_map(|prefix| key.strip_prefix(prefix))
            .and_then(|rest| rest.split(MARK).next())
    }
}

/// The key of an entry of a journal.
pub fn edit_key(id: &str, tab: &str, number: u64) -> String {
    [EDIT, id, ":", tab, ":", &number.to_string()].concat()
}

/// The key of a document's base.
pub fn base_key(id: &str) -> String {
    [BASE, id].concat()
}

/// The key of the sign that a document has been removed.
pub(super) fn removed_key(id: &str) -> String {
    [REMOVED, id].concat()
}

/// The key of what has been answered so far in a round.
pub fn answer_key(round: &str) -> String {
    [ANSWER, round].concat()
}

/// Whether what is under a key of the storage is somebody's work, and not a setting.
pub fn is_work(key: &str) -> bool {
    Key::document(key).is_some() || [ASIDE, ANSWER].iter().any(|prefix| key.starts_with(prefix))
}

/// Whether a key of the storage belongs to the program.
pub fn is_own(key: &str) -> bool {
    key.starts_with(PREFIX)
}
