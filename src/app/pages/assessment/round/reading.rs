//! Reading what has been given: files, or what somebody has pasted.

use leptos::prelude::*;
use web_sys::File;

use super::reasons::{Name, UnreadReason};
use crate::{
    domain::assessment::response_file::ResponseFile,
    format::{
        file_kind::FileKind,
        link,
        pasted::{self, Content},
        response,
    },
    platform::web::{compress, files, page},
};

/// How many files are read before the page has its turn.
const AT_ONCE: usize = 200;

/// Something that has been given, and what was read of it.
pub struct ReceivedItem {
    /// What it is called.
    pub name: Name,
    /// The response, or why it can't be read.
    pub read: Result<ResponseFile, UnreadReason>,
}

/// How far the reading has come.
#[derive(Clone, Copy)]
pub struct Progress {
    /// How many files have been read of how many; `None` if nothing is being read.
    pub files: RwSignal<Option<(usize, usize)>>,
    /// Whether somebody has asked to stop.
    pub is_stopped: StoredValue<bool>,
}

/// Reads files; `None` if it was stopped, or the page was left.
pub async fn of_files(files: Vec<File>, progress: Progress) -> Option<Vec<ReceivedItem>> {
    let most = FileKind::Response.most_bytes();
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
                    response::read(&bytes).map_err(|error| UnreadReason::of_file(error, &bytes))
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
pub async fn of_text(text: &str) -> Vec<ReceivedItem> {
    let mut items = Vec::new();
    for found in pasted::find(text) {
        let read = match found.content {
            Content::File(file) => response::read(file.as_bytes()).map_err(UnreadReason::File),
            Content::Link(Ok(packed)) => unpacked(&packed).await,
            Content::Link(Err(error)) => Err(UnreadReason::Link(error)),
        };
        let name = Name::Line(found.line);
        items.push(ReceivedItem { name, read });
    }
    items
}

/// Reads the text of a response's link.
pub async fn of_link(text: &str) -> Result<ResponseFile, UnreadReason> {
    let packed = link::read(text).map_err(UnreadReason::Link)?;
    unpacked(&packed).await
}

async fn unpacked(packed: &[u8]) -> Result<ResponseFile, UnreadReason> {
    // An invitation or a document in a link is reported as such, so more is unpacked than a response has.
    let most = FileKind::Results.most_bytes();
    let bytes = compress::unpack(packed, most).await.map_err(UnreadReason::Pack)?;
    response::read(&bytes).map_err(UnreadReason::File)
}
