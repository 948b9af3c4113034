//! A questionnaire that is being filled in: what is asked, what has been said, and where it is kept.

use std::{cell::RefCell, sync::Arc};

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::{
    app::{
        document::browser::browser_library,
        interface::route::Route,
        state::App,
        text::words::{Word, text},
    },
    domain::{
        assessment::{
            invitation::Invitation,
            questionnaire::{Page, Questionnaire},
            response_file::ResponseFile,
        },
        records::self_assessment::{Answer, Answers},
    },
    format::draft::{Draft, DraftError},
    platform::{library::answer_key, storage::StorageError, web::page},
};

thread_local! {
    // What could not be kept must live as long as the page does, which is drawn anew when the language changes.
    static HELD: RefCell<Vec<(String, Draft)>> = const { RefCell::new(Vec::new()) };
}

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenInvitation {
    /// The invitation.
    pub invitation: Invitation,
    /// Its questions.
    pub questionnaire: Questionnaire,
    /// The text by which the address names it: the invitation's, or the round's id.
    pub address: String,
}

impl OpenInvitation {
    /// The address of a step.
    pub fn address_of(&self, step: &str) -> String {
        let text = if step.is_empty() {
            self.address.clone()
        } else {
            [&self.address, "/", step].concat()
        };
        Route::Answer(text).to_hash()
    }

    /// The page at a place.
    pub fn page(&self, place: usize) -> Option<&Page> {
        self.questionnaire.pages.get(place)
    }
}

/// The step of the summary in addresses.
pub const SUMMARY: &str = "klart";

/// Where in the questionnaire the respondent is.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Who asks, and who answers.
    Start,
    /// A factor by its place, and the statement at which to begin.
    Factor {
        /// The place among the pages.
        place: usize,
        /// The id of a statement.
        item: Option<String>,
    },
    /// The summary.
    Summary,
}

impl Step {
    fn of(route: &Route, questionnaire: &Questionnaire) -> Self {
        let Route::Answer(text) = route else {
            return Self::Start;
        };
        let step = text.split_once('/').map_or("", |(_, step)| step);
        if step == SUMMARY {
            return Self::Summary;
        }
        let pages = questionnaire.pages.iter().enumerate();
        for (place, page) in pages {
            let item = page.items.iter().find(|item| item.id() == step);
            if item.is_some() || page.factor.id == step {
                let item = item.map(|item| item.id().to_owned());
                return Self::Factor { place, item };
            }
        }
        Self::Start
    }

    /// The statement at which it begins.
    pub fn item(&self) -> Option<&str> {
        match self {
            Self::Factor { item, .. } => item.as_deref(),
            Self::Start | Self::Summary => None,
        }
    }
}

/// The questionnaire on the screen. It is a handful of signals and can be copied into every handler.
#[derive(Clone, Copy)]
pub struct Sheet {
    /// The app.
    pub app: App,
    open_invitation: StoredValue<Arc<OpenInvitation>>,
    draft: RwSignal<Draft>,
    /// Why the last change could not be kept; `None` if it was.
    pub unkept: RwSignal<Option<StorageError>>,
}

impl Sheet {
    /// A questionnaire with what has been said in it so far.
    pub fn new(app: App, open_invitation: Arc<OpenInvitation>, draft: Draft) -> Self {
        Self {
            app,
            open_invitation: StoredValue::new(open_invitation),
            draft: RwSignal::new(draft),
            unkept: RwSignal::new(None),
        }
    }

    /// What is asked.
    pub fn open_invitation(&self) -> Arc<OpenInvitation> {
        self.open_invitation.get_value()
    }

    /// Where the respondent is.
    pub fn step(&self) -> Memo<Step> {
        let (app, open_invitation) = (self.app, self.open_invitation());
        Memo::new(move |_| {
            app.interface
                .route
                .with(|route| Step::of(route, &open_invitation.questionnaire))
        })
    }

    /// What the round is called.
    pub fn title(&self) -> String {
        let open_invitation = self.open_invitation();
        let title = open_invitation.invitation.title.trim();
        if title.is_empty() {
            text(Word::AnswerPage)
        } else {
            title
        }
        .to_owned()
    }

    /// What `read` makes of what has been said, followed.
    pub fn read<R>(&self, read: impl Fn(&Draft) -> R + Send + Sync + 'static) -> Memo<R>
    where
        R: PartialEq + Send + Sync + 'static,
    {
        let draft = self.draft;
        Memo::new(move |_| draft.with(&read))
    }

    /// What `read` makes of what has been said now, not followed.
    pub fn now<R>(&self, read: impl FnOnce(&Draft) -> R) -> R {
        self.draft.with_untracked(read)
    }

    /// The answers, followed.
    pub fn answers(&self) -> Memo<Answers> {
        self.read(Draft::answers)
    }

    /// Says something, and keeps it at once together with what other tabs have kept.
    pub fn say(&self, change: impl FnOnce(&mut Draft, f64)) {
        let open_invitation = self.open_invitation();
        let round = open_invitation.invitation.round.as_str();
        let kept = kept(round);
        let mut written = String::new();
        self.draft.update(|draft| {
            if let Some(kept) = kept {
                take_in(draft, &kept);
            }
            change(draft, page::now());
            written = draft.write();
            hold(round, draft.clone());
        });
        let unkept = browser_library().set_answer(round, &written).err();
        if self.unkept.get_untracked() != unkept {
            self.unkept.set(unkept);
        }
    }

    /// Answers a statement, or takes its answer away.
    pub fn answer(&self, id: &str, answer: Option<Answer>) {
        self.say(|draft, now| draft.set_answer(id, answer, now));
    }

    /// The response that it makes now.
    pub fn response(&self, draft: &Draft) -> ResponseFile {
        let open_invitation = self.open_invitation();
        draft.response(
            &open_invitation.invitation,
            &open_invitation.questionnaire,
            page::today(),
        )
    }

    /// Shows what other tabs say in the same questionnaire, for as long as it is on the screen.
    pub fn follow_other_tabs(&self) {
        let (draft, key) = (self.draft, answer_key(self.open_invitation().invitation.round.as_str()));
        let listener = window_event_listener_untyped("storage", move |event| {
            let Some(event) = event.dyn_ref::<web_sys::StorageEvent>() else {
                return;
            };
            if event.key().as_deref() != Some(&key) {
                return;
            }
            let theirs = event.new_value().and_then(|text| Draft::read(&text).ok());
            let Some(theirs) = theirs else { return };
            let mut joined = draft.get_untracked();
            take_in(&mut joined, &theirs);
            if draft.with_untracked(|draft| *draft != joined) {
                draft.set(joined);
            }
        });
        on_cleanup(move || listener.remove());
    }
}

/// Joins what is kept. The id that was kept first is the response's.
fn take_in(draft: &mut Draft, kept: &Draft) {
    draft.id = kept.id.clone();
    draft.join(kept);
}

fn kept(round: &str) -> Option<Draft> {
    let library = browser_library();
    let text = library.answer(round).ok().flatten()?;
    let read = Draft::read(&text);
    if read == Err(DraftError::Damaged) && library.set_aside(round, &text).is_ok() {
        // What can't be read is not written over.
        let _stays = library.remove_answer(round);
    }
    read.ok()
}

/// Whether what is kept of a round has been written by a newer version, which is left as it is.
pub fn is_newer(round: &str) -> bool {
    let text = browser_library().answer(round).ok().flatten();
    text.is_some_and(|text| matches!(Draft::read(&text), Err(DraftError::Newer(_))))
}

/// What has been said of a round on this device; `None` if nothing has been begun.
pub fn begun(round: &str) -> Option<Draft> {
    let held = HELD.with_borrow(|held| {
        let found = held.iter().find(|(other, _)| other == round);
        found.map(|(_, draft)| draft.clone())
    });
    match (kept(round), held) {
        (Some(mut kept), Some(held)) => {
            kept.join(&held);
            Some(kept)
        }
        (kept, held) => kept.or(held),
    }
}

/// Holds it for as long as the page lives.
pub fn hold(round: &str, draft: Draft) {
    HELD.with_borrow_mut(|held| {
        held.retain(|(other, _)| other != round);
        held.push((round.to_owned(), draft));
    });
}

/// Lets go of what is kept of a round.
pub fn let_go(round: &str) {
    HELD.with_borrow_mut(|held| held.retain(|(other, _)| other != round));
}
