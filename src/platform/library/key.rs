//! The keys of the storage: which of them belong to the program, and what each of them contains.

use crate::domain::values::id::RecordId;

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

macro_rules! settings {
    ($($(#[$meaning:meta])* $name:ident = $key:literal,)*) => {
        /// A setting that outlives the page.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Setting {
            $($(#[$meaning])* $name,)*
        }

        impl Setting {
            /// Every setting.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The key under which it is kept.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)*
                }
            }
        }
    };
}

settings! {
    /// The language.
    Language = "samspel:language",
    /// The theme; `boot.js` reads it before the first paint.
    Theme = "samspel:theme",
    /// Where single keys are heard.
    Keys = "samspel:keys",
    /// Until when no reminder is wanted, for each document that it was put off for.
    Later = "samspel:later",
    /// How the table of actions is seen, under names, in each document.
    Views = "samspel:views",
    /// When the overview of each document was looked at.
    Visits = "samspel:visits",
}

/// What a key of the storage contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key<'a> {
    /// The base of a document.
    Base(&'a str),
    /// The base before of a document.
    Previous(&'a str),
    /// An entry of a document's journal.
    Edit {
        /// The document.
        document: &'a str,
        /// The tab that wrote it.
        tab: &'a str,
        /// Its number.
        number: u64,
    },
    /// The state of a document at a point.
    Point(&'a str),
    /// What the list shows of a document.
    Entry(&'a str),
    /// The sign that a document has been removed.
    Removed(&'a str),
    /// What could not be read and was set aside.
    Aside(&'a str),
    /// What has been answered so far in a round.
    Answer(&'a str),
    /// A setting.
    Setting(Setting),
    /// What begins as the program's keys do and is none of them.
    Stray,
    /// What is none of the program's.
    Other,
}

impl<'a> Key<'a> {
    /// What a key contains.
    pub fn of(key: &'a str) -> Self {
        let Some(own) = key.strip_prefix(PREFIX) else {
            return Self::Other;
        };
        let found = match own.split_once(MARK) {
            None => {
                let setting = Setting::ALL.iter().find(|setting| setting.key() == key);
                setting.copied().map(Self::Setting)
            }
            Some(("edit", edit)) => Self::edit(edit),
            Some(("point", point)) => {
                let parts = point.split_once(MARK);
                let parts = parts.filter(|(document, point)| RecordId::is_id(document) && RecordId::is_id(point));
                parts.map(|(document, _)| Self::Point(document))
            }
            Some(("aside", name)) => (!name.is_empty()).then_some(Self::Aside(name)),
            Some((kind, id)) => Self::of_id(kind, id).filter(|_| RecordId::is_id(id)),
        };
        found.unwrap_or(Self::Stray)
    }

    fn of_id(kind: &str, id: &'a str) -> Option<Self> {
        Some(match kind {
            "doc" => Self::Base(id),
            "previous" => Self::Previous(id),
            "entry" => Self::Entry(id),
            "removed" => Self::Removed(id),
            "answer" => Self::Answer(id),
            _ => return None,
        })
    }

    fn edit(edit: &'a str) -> Option<Self> {
        let (document, rest) = edit.split_once(MARK)?;
        let (tab, digits) = rest.split_once(MARK)?;
        let number: u64 = digits.parse().ok()?;
        // As it is written, so that one entry has one key.
        let is_own = RecordId::is_id(document) && !tab.is_empty() && number.to_string() == digits;
        is_own.then_some(Self::Edit { document, tab, number })
    }

    /// The document to which what is under the key belongs; `None` if it is no document's work.
    pub fn document(self) -> Option<&'a str> {
        match self {
            Self::Base(document)
            | Self::Previous(document)
            | Self::Edit { document, .. }
            | Self::Point(document)
            | Self::Entry(document) => Some(document),
            Self::Removed(_) | Self::Aside(_) | Self::Answer(_) | Self::Setting(_) | Self::Stray | Self::Other => None,
        }
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
    let key = Key::of(key);
    key.document().is_some() || matches!(key, Key::Aside(_) | Key::Answer(_))
}
