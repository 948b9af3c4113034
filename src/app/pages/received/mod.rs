//! Reading what respondents have sent: files, links, or what somebody has pasted.

mod giving;
mod link_page;
mod pasting;
mod reasons;

use leptos::prelude::*;
use web_sys::File;

pub use self::{
    giving::{GivenFiles, Giving, Taker},
    link_page::{elsewhere, link_page},
    pasting::PasteButton,
    reasons::{Name, UnreadReason},
};
use crate::{
    app::text::words::Word,
    format::{
        file_kind::{FileError, FileKind},
        link,
        pasted::{self, Content},
    },
    platform::web::{compress, files, page},
};

/// What is read: the kind of file, and how one is read.
pub struct Reader<T> {
    /// The kind.
    pub kind: FileKind,
    /// What is taken here, where something foreign was given.
    pub want: Word,
    /// Reads one.
    pub read: fn(&[u8]) -> Result<T, FileError>,
}

/// How many files are read before the page has its turn.
const AT_ONCE: usize = 200;

/// Something that has been given, and what was read of it.
pub struct ReceivedItem<T> {
    /// What it is called.
    pub name: Name,
    /// What it is, or why it can't be read.
    pub read: Result<T, UnreadReason>,
}

/// How far the reading has come.
#[derive(Clone, Copy)]
struct Progress {
    /// How many files have been read of how many; `None` if nothing is being read.
    files: RwSignal<Option<(usize, usize)>>,
    /// Whether somebody has asked to stop.
    is_stopped: StoredValue<bool>,
}

/// Reads files; `None` if it was stopped, or the page was left.
async fn of_files<T>(files: Vec<File>, progress: Progress, reader: &Reader<T>) -> Option<Vec<ReceivedItem<T>>> {
    let most = reader.kind.most_bytes();
    let mut items = Vec::with_capacity(files.len());
    for group in files.chunks(AT_ONCE) {
        let begun: Vec<_> = group.iter().map(|file| files::begin(file, most)).collect();
        let mut come = Vec::with_capacity(begun.len());
        for file in begun {
            come.push(file.finish().await);
        }
        page::mark("samspel:responses-come");
        for (name, bytes) in come {
            let read = match bytes {
                Some(bytes) => {
                    let bytes = bytes.to_vec();
                    (reader.read)(&bytes).map_err(|error| UnreadReason::of_file(error, &bytes, reader.want))
                }
                None => Err(UnreadReason::Browser),
            };
            let name = Name::File(name);
            items.push(ReceivedItem { name, read });
        }
        page::mark("samspel:responses-read");
        progress
            .files
            .try_set(Some((items.len(), files.len())))
            .map_or(Some(()), |_| None)?;
        page::breathe().await;
        if progress.is_stopped.try_get_value() != Some(false) {
            return None;
        }
    }
    Some(items)
}

/// Reads a pasted text.
async fn of_text<T>(text: &str, reader: &Reader<T>) -> Vec<ReceivedItem<T>> {
    let mut items = Vec::new();
    for found in pasted::find(text) {
        let read = match found.content {
            Content::File(file) => (reader.read)(file.as_bytes()).map_err(UnreadReason::File),
            Content::Link(Ok(packed)) => unpacked(&packed, reader).await,
            Content::Link(Err(error)) => Err(UnreadReason::Link(error)),
        };
        let name = Name::Line(found.line);
        items.push(ReceivedItem { name, read });
    }
    items
}

/// Reads the text of a respondent's link.
async fn of_link<T>(text: &str, reader: &Reader<T>) -> Result<T, UnreadReason> {
    let packed = link::read(text).map_err(UnreadReason::Link)?;
    unpacked(&packed, reader).await
}

async fn unpacked<T>(packed: &[u8], reader: &Reader<T>) -> Result<T, UnreadReason> {
    // An invitation or a document in a link is reported as such, so more is unpacked than a response has.
    let most = FileKind::Results.most_bytes();
    let bytes = compress::unpack(packed, most).await.map_err(UnreadReason::Pack)?;
    (reader.read)(&bytes).map_err(UnreadReason::File)
}
