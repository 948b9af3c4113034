//! A questionnaire that is being filled in: what is asked, what has been said, and where it is kept.

use std::{ops::Deref, sync::Arc};

use leptos::prelude::*;

use super::kept::KeptDraft;
use crate::{
    app::{
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
    format::draft::Draft,
    platform::web::page,
};

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
    /// What has been said, and where it is kept.
    pub kept: KeptDraft,
    open_invitation: StoredValue<Arc<OpenInvitation>>,
}

impl Deref for Sheet {
    type Target = KeptDraft;

    fn deref(&self) -> &KeptDraft {
        &self.kept
    }
}

impl Sheet {
    /// A questionnaire with what has been said in it so far.
    pub fn new(app: App, open_invitation: Arc<OpenInvitation>, draft: Draft) -> Self {
        Self {
            app,
            kept: KeptDraft::new(open_invitation.invitation.round.as_str(), draft),
            open_invitation: StoredValue::new(open_invitation),
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

    /// The answers, followed.
    pub fn answers(&self) -> Memo<Answers> {
        self.read(Draft::answers)
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
}
