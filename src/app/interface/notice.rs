//! What the user should hear: notices that stay until they are put away, and texts that are read aloud.

use std::{cell::Cell, future::Future, rc::Rc};

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use crate::{
    app::text::words::{Word, text},
    domain::ways_out::Leaving,
    platform::library::RemovedTexts,
};

/// How long what was asked for may take before that is told, in milliseconds.
const LATE: u32 = 5_000;

/// How many notices are shown at once.
const MOST_NOTICES: usize = 3;

/// Something to tell the user, until it is put away.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Tells one notice from another.
    pub key: u64,
    /// How it is meant.
    pub tone: Tone,
    /// What it says.
    pub text: String,
    /// A file that it offers: its name and content.
    pub file: Option<(String, Leaving)>,
    /// What can be taken back from here.
    pub back: Option<Reversal>,
    /// Where it is about: what a link there says, and its address, once for each.
    pub ways: Vec<(String, String)>,
    /// What is wrong with a file, line by line, and the name of the file that the whole list can be kept as.
    pub faults: Option<(String, Vec<String>)>,
}

/// What a notice offers to take back.
#[derive(Clone, Debug, PartialEq)]
pub enum Reversal {
    /// The last step in the document.
    Step,
    /// Something that was removed from the library; it is nowhere else, so that the notice stays until it is put away.
    Removed(RemovedTexts),
}

/// How a notice is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something went as asked.
    Done,
    /// Something went wrong, and the text says what to do.
    Trouble,
}

impl Notice {
    fn saying(tone: Tone, text: String) -> Self {
        Self {
            key: 0,
            tone,
            text,
            file: None,
            back: None,
            ways: Vec::new(),
            faults: None,
        }
    }

    /// Whether it goes after a while: what offers something that is nowhere else stays, and so does what is to be read through before it is
    /// decided whether a step is taken back. That goes with the next step.
    pub fn passes(&self) -> bool {
        self.tone == Tone::Done && !self.stays() && (self.back.is_none() || self.ways.is_empty())
    }

    /// Whether it offers something that is nowhere else.
    pub fn stays(&self) -> bool {
        self.file.is_some() || matches!(self.back, Some(Reversal::Removed(_)))
    }
}

/// What the user should hear. It is a handful of signals and can be copied into every handler.
#[derive(Clone, Copy)]
pub struct Notices {
    /// The notices that the user has not yet put away.
    pub shown: RwSignal<Vec<Notice>>,
    /// What a screen reader reads aloud.
    pub announcement: RwSignal<String>,
    next_key: StoredValue<u64>,
}

impl Notices {
    /// Nothing to tell yet.
    pub fn start() -> Self {
        Self {
            shown: RwSignal::new(Vec::new()),
            announcement: RwSignal::new(String::new()),
            next_key: StoredValue::new(0),
        }
    }

    /// Has a text read aloud by a screen reader.
    pub fn announce(&self, text: String) {
        self.announcement.set(text);
    }

    /// Tells the user something.
    pub fn notify(&self, tone: Tone, text: String) {
        let _stays = self.push_notice(Notice::saying(tone, text));
    }

    /// Tells the user something and offers a file with it.
    pub fn notify_with_file(&self, tone: Tone, text: String, file: (String, Leaving)) {
        let _stays = self.push_notice(Notice {
            file: Some(file),
            ..Notice::saying(tone, text)
        });
    }

    /// Tells the user that something was done that can be taken back.
    pub fn notify_undoable(&self, text: String) {
        let _stays = self.push_notice(Notice {
            back: Some(Reversal::Step),
            ..Notice::saying(Tone::Done, text)
        });
    }

    /// The same of something that concerns others too, which the text ends with: what they are called, and their addresses.
    pub fn notify_undoable_with_ways(&self, text: String, ways: Vec<(String, String)>) {
        let _stays = self.push_notice(Notice {
            back: Some(Reversal::Step),
            ways,
            ..Notice::saying(Tone::Done, text)
        });
    }

    /// Tells the user of something that is elsewhere, with a link there: what it says, and its address.
    pub fn notify_with_way(&self, text: String, label: &'static str, address: String) {
        let _stays = self.push_notice(Notice {
            ways: vec![(label.to_owned(), address)],
            ..Notice::saying(Tone::Done, text)
        });
    }

    /// Tells the user that something was removed from the library, which can be put back.
    pub fn notify_removed(&self, text: String, removed: RemovedTexts) {
        let _stays = self.push_notice(Notice {
            back: Some(Reversal::Removed(removed)),
            ..Notice::saying(Tone::Done, text)
        });
    }

    /// Tells the user everything that is wrong with a file, and offers the list under a file name.
    pub fn notify_with_faults(&self, text: String, name: String, faults: Vec<String>) {
        let _stays = self.push_notice(Notice {
            faults: Some((name, faults)),
            ..Notice::saying(Tone::Trouble, text)
        });
    }

    /// Awaits what was asked for. Where it doesn't come for some seconds, that is told until it does.
    pub async fn tell_if_late<T>(&self, work: impl Future<Output = T>) -> T {
        let (notices, told) = (*self, Rc::new(Cell::new(None)));
        let timer = Timeout::new(LATE, {
            let told = told.clone();
            move || {
                told.set(Some(
                    notices.push_notice(Notice::saying(Tone::Trouble, text(Word::AppLate).into())),
                ))
            }
        });
        let result = work.await;
        drop(timer);
        if let Some(key) = told.take() {
            self.put_away(key);
        }
        result
    }

    /// Gives the key of the notice.
    fn push_notice(&self, mut new: Notice) -> u64 {
        let key = self.next_key.get_value();
        new.key = key;
        self.next_key.set_value(key + 1);
        self.shown.update(|notices| {
            // The same twice says nothing new; what they offer can be two things, whatever is said of them.
            notices.retain(|notice| notice.text != new.text || notice.file != new.file || notice.back != new.back);
            // Many would cover the page; one that offers what is nowhere else stays until it is put away.
            let spare = (notices.len() + 1).saturating_sub(MOST_NOTICES);
            for _ in 0..spare {
                if let Some(oldest) = notices.iter().position(|notice| !notice.stays()) {
                    notices.remove(oldest);
                }
            }
            notices.push(new);
        });
        key
    }

    /// Puts away the offer to take a step back once that would take back another one.
    pub fn withdraw_undo(&self) {
        let is_offered = |notice: &Notice| notice.back == Some(Reversal::Step);
        let any = |notices: &Vec<Notice>| notices.iter().any(is_offered);
        if self.shown.with_untracked(any) {
            self.shown
                .update(|notices| notices.retain(|notice| !is_offered(notice)));
        }
    }

    /// Puts a notice away.
    pub fn put_away(&self, key: u64) {
        self.shown.update(|notices| notices.retain(|notice| notice.key != key));
    }
}
