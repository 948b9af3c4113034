//! Opening a document that the storage keeps, and what is done where it can't be read: nothing is lost, nothing written over.

use std::pin::Pin;

use super::{Session, rebuilding::rebuilt_base};
use crate::{
    domain::values::id::RecordId,
    edit::{
        editor::{Base, Editor},
        journal::Entry,
    },
    format::{
        base::{self, PartsError},
        envelope::ReadError,
        journal::{self, EntryError},
        packed,
    },
    platform::{
        library::{Key, Library},
        storage::{Storage, StorageError},
    },
};

/// Unpacks what has been packed, which only the browser can.
pub trait Unpacker {
    /// The bytes that were packed; `None` if these are no packed bytes.
    fn unpack(&self, packed: Vec<u8>) -> Pin<Box<dyn Future<Output = Option<Vec<u8>>>>>;
}

/// Why a document was not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// There is none of that id.
    Missing,
    /// The storage refused.
    Storage(StorageError),
    /// It was written by a newer version of the program. It stays where it is.
    Newer {
        /// What is kept, to be offered as a file.
        text: String,
    },
    /// Neither it nor the base before can be read.
    Unreadable {
        /// Why.
        error: ReadError,
        /// What is kept, to be offered as a file.
        text: String,
        /// Whether it has been set aside; otherwise there was no room, and it stays where it was.
        is_aside: bool,
    },
}

impl From<StorageError> for OpenError {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}

/// What has been done about damage, to be reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recovery {
    /// The base before has taken the place of what could not be read, which is set aside; the journal has the rest.
    InPlace {
        /// What could not be read, to be offered as a file.
        text: String,
    },
    /// The same, but there was no room to set it aside: what is open must be kept under another id.
    Beside {
        /// What could not be read, to be offered as a file.
        text: String,
    },
    /// There is no base before: the document is what has been made since, and what could not be read is set aside.
    Rebuilt {
        /// What could not be read, to be offered as a file.
        text: String,
    },
    /// It is not what was written, but can be read; a copy is set aside where there was room.
    Doubtful {
        /// What is kept, to be offered as a file.
        text: String,
    },
    /// Entries of the journal could not be read and are set aside.
    Entries {
        /// Their texts, to be offered as a file.
        text: String,
    },
}

/// An open document.
#[derive(Debug)]
pub struct OpenDocument<S> {
    /// Its place in the storage.
    pub session: Session<S>,
    /// The document.
    pub editor: Editor,
    /// What has been done about damage, if there was any.
    pub recovery: Option<Recovery>,
}

/// Opens a document for a tab. `spare` is the id that it gets where its own has to be left to what can't be read.
///
/// # Errors
/// [`OpenError`].
pub async fn open<S: Storage>(
    library: Library<S>,
    id: &str,
    tab: &str,
    spare: &RecordId,
    unpack: &dyn Unpacker,
) -> Result<OpenDocument<S>, OpenError> {
    let text = library.base(id)?.ok_or(OpenError::Missing)?;
    let (mut base, mut recovery) = match read(&text, unpack).await {
        Ok((base, true)) => (base, None),
        Err(UnreadReason::Newer) => return Err(OpenError::Newer { text }),
        doubtful => match earlier(&library, id, unpack).await? {
            Some(base) => (base, Some(put_in_place(&library, id, text)?)),
            None => match doubtful {
                Ok((base, _)) => {
                    let _no_room = library.set_aside(id, &text);
                    (base, Some(Recovery::Doubtful { text }))
                }
                Err(UnreadReason::Cause(error)) => match rebuilt(&library, id, &text)? {
                    Some(base) => (base, Some(Recovery::Rebuilt { text })),
                    None => return Err(give_up(&library, id, error, text)),
                },
                Err(UnreadReason::Newer) => return Err(OpenError::Newer { text }),
            },
        },
    };
    let (entries, damaged) = entries(&library, id)?;
    if !damaged.is_empty() && recovery.is_none() {
        recovery = Some(Recovery::Entries { text: damaged });
    }
    let is_beside = matches!(recovery, Some(Recovery::Beside { .. }));
    // It is the document of its place, whatever somebody has copied there.
    let place = RecordId::new(id).filter(|_| !is_beside);
    let place = place.unwrap_or_else(|| spare.clone());
    base.document.id = place.clone();
    let mut session = Session::at(library, place.as_str(), tab, !is_beside);
    let editor = Editor::open(base, entries, tab);
    if matches!(recovery, Some(Recovery::InPlace { .. } | Recovery::Rebuilt { .. }))
        && let Some(base) = session.begin_fold(&editor)
    {
        // In place of what could not be read, and not as its successor: the base before stays the base before.
        let text = base::write(&base);
        // Where that fails, the same is done when the document is opened next.
        let _again = session.library.replace_base(id, &text);
    }
    Ok(OpenDocument {
        session,
        editor,
        recovery,
    })
}

/// Reads a kept text that is no document's base, as the state of a document at a point; `None` if it is not sound.
pub async fn read_kept(text: &str, unpack: &dyn Unpacker) -> Option<Base> {
    match read(text, unpack).await {
        Ok((base, true)) => Some(base),
        _ => None,
    }
}

/// Reads a kept text that has come back as a file; `None` if it is something else.
pub async fn read_kept_file(bytes: &[u8], unpack: &dyn Unpacker) -> Option<Result<Base, ReadError>> {
    let text = str::from_utf8(bytes).ok().filter(|text| !text.starts_with('{'))?;
    match base::parts(text.trim_end()) {
        Ok(parts) if parts.is_sound => match read(text.trim_end(), unpack).await {
            Ok((base, _)) => Some(Ok(base)),
            Err(UnreadReason::Newer) => None,
            Err(UnreadReason::Cause(error)) => Some(Err(error)),
        },
        Err(PartsError::Newer { version }) => Some(Err(ReadError::Newer { version })),
        Ok(_) | Err(PartsError::Damaged) => None,
    }
}

/// Why a kept text was not read.
enum UnreadReason {
    Newer,
    Cause(ReadError),
}

/// Reads a kept text, and whether its check sum is right.
async fn read(text: &str, unpack: &dyn Unpacker) -> Result<(Base, bool), UnreadReason> {
    let parts = base::parts(text).map_err(|error| match error {
        PartsError::Newer { .. } => UnreadReason::Newer,
        PartsError::Damaged => UnreadReason::Cause(ReadError::NotSamspel),
    })?;
    let content = if parts.header.is_packed {
        let packed = packed::from_text(parts.content).ok_or(UnreadReason::Cause(ReadError::NotSamspel))?;
        let content = unpack.unpack(packed).await;
        content.ok_or(UnreadReason::Cause(ReadError::NotSamspel))?
    } else {
        parts.content.as_bytes().to_vec()
    };
    match base::read(&parts.header, &content) {
        Ok(base) => Ok((base, parts.is_sound)),
        // What is damaged may say anything of its version.
        Err(ReadError::Newer { .. }) if parts.is_sound => Err(UnreadReason::Newer),
        Err(error) => Err(UnreadReason::Cause(error)),
    }
}

/// The base before, where it is sound.
async fn earlier<S: Storage>(
    library: &Library<S>,
    id: &str,
    unpack: &dyn Unpacker,
) -> Result<Option<Base>, StorageError> {
    Ok(match library.previous(id)? {
        Some(text) => read_kept(&text, unpack).await,
        None => None,
    })
}

/// Sets what can't be read aside where there is room.
fn put_in_place<S: Storage>(library: &Library<S>, id: &str, text: String) -> Result<Recovery, StorageError> {
    match library.set_aside(id, &text) {
        Ok(()) => Ok(Recovery::InPlace { text }),
        Err(StorageError::Full) => Ok(Recovery::Beside { text }),
        Err(error) => Err(error),
    }
}

/// A base for what the journal has, in place of one that can't be read, which is set aside; `None` if the journal has nothing to show
/// or there is no room for that.
fn rebuilt<S: Storage>(library: &Library<S>, id: &str, text: &str) -> Result<Option<Base>, StorageError> {
    let kept = library.journal(id)?;
    let entries = kept.iter().filter_map(|kept| journal::read(&kept.text).ok()).collect();
    let base = rebuilt_base(library, id, entries)?;
    Ok(base.filter(|_| library.set_aside(id, text).is_ok()))
}

/// Sets everything of a document aside that can't be read.
fn give_up<S: Storage>(library: &Library<S>, id: &str, error: ReadError, text: String) -> OpenError {
    let mut whole = text;
    // All that is removed below, even what no version knows what it is, but for what the list shows.
    for (key, other) in library.all_of(id).unwrap_or_default() {
        if ![Key::Base(id), Key::Entry(id)].contains(&Key::of(&key)) {
            whole.push('\n');
            whole.push_str(&other);
        }
    }
    let is_aside = library.set_aside(id, &whole).is_ok() && library.clear(id).is_ok();
    OpenError::Unreadable {
        error,
        text: whole,
        is_aside,
    }
}

/// The journal of a document, and the texts of those entries that can't be read: they are set aside.
fn entries<S: Storage>(library: &Library<S>, id: &str) -> Result<(Vec<Entry>, String), OpenError> {
    let mut entries = Vec::new();
    let mut damaged = String::new();
    for kept in library.journal(id)? {
        match journal::read(&kept.text) {
            Ok(entry) if entry.stamp.tab == kept.tab && entry.stamp.number == kept.number => {
                entries.push(entry);
            }
            Err(EntryError::Newer) => {
                return Err(OpenError::Newer {
                    text: library.base(id)?.unwrap_or_default(),
                });
            }
            Ok(_) | Err(EntryError::Damaged) => {
                if library.set_aside(id, &kept.text).is_ok() {
                    let spare = |tab: &str, number: u64| tab == kept.tab && number == kept.number;
                    library.prune(id, &spare)?;
                }
                damaged.push_str(&kept.text);
                damaged.push('\n');
            }
        }
    }
    Ok((entries, damaged))
}
