//! Texts that arrive from outside: an address, a link, a mail that has been pasted. What is in them is found by the one reader of links
//! (`format::link::arrived`) and shown at its own address, as the app itself writes it.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{
    app::{
        interface::{notice::Tone, route::Route},
        state::App,
        text::{
            messages,
            words::{Word, fill, text},
        },
    },
    format::{
        envelope::MOST_BYTES,
        file_kind::{self, FileKind},
        link::{self, LinkError},
        pasted::{self, Content},
    },
    platform::web::{
        compress::{self, PackError},
        files::GivenFile,
        page,
    },
};

/// What a text leads to.
enum Destination {
    /// To the place that shows what a link carries.
    Place(Route),
    /// To a file that the text contains.
    File(Vec<u8>),
}

/// Why a text leads nowhere.
#[derive(Clone, Debug)]
pub enum ArrivalError {
    /// Its link can't be read.
    Link(LinkError),
    /// What its link carries can't be unpacked.
    Pack(PackError),
}

impl ArrivalError {
    /// The cause in words, with what to do.
    pub fn message(&self) -> String {
        let word = match self {
            Self::Link(LinkError::Newer { version }) => {
                return fill(Word::ExchangeLinkNewer, &[("version", &version.to_string())]);
            }
            Self::Link(LinkError::TooLong { characters }) => {
                return messages::too_long(Word::ExchangeLinkTooLong, *characters);
            }
            Self::Pack(PackError::TooLarge { most }) => {
                let limit = (most / 1024 / 1024).to_string();
                return fill(Word::ExchangeLinkTooLarge, &[("limit", &limit)]);
            }
            Self::Pack(PackError::Unsupported) => Word::ExchangeLinkUnsupported,
            Self::Link(LinkError::NotALink | LinkError::Damaged) | Self::Pack(PackError::Damaged) => {
                Word::ExchangeLinkDamaged
            }
        };
        text(word).into()
    }
}

/// Opens what a text leads to, and says so where it leads nowhere.
pub fn open(app: App, given: String) {
    spawn_local(async move {
        match find(&given).await {
            Ok(destination) => go_to(app, destination, page::go_to),
            Err(ArrivalError::Link(LinkError::NotALink)) => {
                app.notices.notify(Tone::Trouble, text(Word::StartLinkNothing).into());
            }
            Err(error) => app.notices.notify(Tone::Trouble, error.message()),
        }
    });
}

/// Opens what an address leads to that was changed on its way; where it leads nowhere, the place that it names says so.
pub fn open_address(app: App, address: String, named: Route) {
    spawn_local(async move {
        let found = find(&address).await;
        app.workspace.opening.set(false);
        match found {
            Ok(destination) => go_to(app, destination, page::replace_with),
            Err(_) => app.interface.route.set(named),
        }
    });
}

fn go_to(app: App, destination: Destination, go: fn(&str)) {
    match destination {
        Destination::Place(route) => go(&route.to_hash()),
        Destination::File(bytes) => app.workspace.open_file(GivenFile {
            name: text(Word::StartPasted).into(),
            saved: page::now(),
            bytes,
        }),
    }
}

/// What the first part of a text that can be read leads to, or what is wrong with the first that can't.
async fn find(given: &str) -> Result<Destination, ArrivalError> {
    let mut trouble = None;
    for item in pasted::find(given) {
        let found = match item.content {
            Content::File(file) => Ok(Destination::File(file.into_bytes())),
            Content::Link(Ok(packed)) => carried(&packed).await,
            Content::Link(Err(error)) => Err(ArrivalError::Link(error)),
        };
        match found {
            Ok(destination) => return Ok(destination),
            Err(error) => trouble = trouble.or(Some(error)),
        }
    }
    Err(trouble.unwrap_or(ArrivalError::Link(LinkError::NotALink)))
}

/// Where what a link carries is shown.
async fn carried(packed: &[u8]) -> Result<Destination, ArrivalError> {
    let bytes = compress::unpack(packed, MOST_BYTES).await.map_err(ArrivalError::Pack)?;
    let text = link::write(packed);
    Ok(match file_kind::sniff(&bytes) {
        Some(FileKind::Invitation | FileKind::Consultation) => Destination::Place(Route::Answer(text)),
        Some(FileKind::Contributions) => Destination::Place(Route::ReceivedContributions(text)),
        Some(FileKind::Response) => Destination::Place(Route::Received(text)),
        Some(FileKind::Results) => Destination::File(bytes),
        // What is none of these is reported where documents are shown.
        Some(FileKind::Document) | None => Destination::Place(Route::Link(text)),
    })
}
