//! What an address or a file leads to: a questionnaire, or what is wrong and what to do.

use std::sync::Arc;

use super::{
    kept::{begun, hold, is_newer},
    sheet::OpenInvitation,
};
use crate::{
    app::{
        document::{browser::browser_library, opening::take_given, question_sets, workspace::Workspace},
        interface::route::Route,
        text::{messages, words::Word},
    },
    domain::{
        assessment::{factors::QuestionSet, invitation::Invitation, questionnaire::Questionnaire},
        dialogue::consultation::ConsultationInvitation,
        values::id::RecordId,
    },
    format::{
        consultation,
        draft::{Draft, NoteKind},
        file_kind::{FileError, FileKind, sniff},
        invitation,
        link::{self, LinkError},
    },
    platform::web::{
        compress::{self, PackError},
        page, random,
    },
};

/// What an address leads to.
#[derive(Clone)]
pub enum Destination {
    /// To another address, which is on its way.
    Elsewhere,
    /// To nothing yet: an invitation has to be opened.
    Nothing,
    /// To something that can't be shown.
    Trouble(Trouble),
    /// To a questionnaire, with what has been said in it so far.
    Questionnaire(Arc<OpenInvitation>, Box<Draft>),
    /// To the questions of a consultation, with what has been said to them so far.
    Consultation(Arc<ConsultationInvitation>, Box<Draft>),
}

/// What an invitation asks to be answered.
enum Asked {
    Round(Box<Invitation>),
    Consultation(Box<ConsultationInvitation>),
}

impl Asked {
    /// The id of the round or the consultation, by which what is said is kept.
    fn id(&self) -> &str {
        match self {
            Self::Round(invitation) => invitation.round.as_str(),
            Self::Consultation(invitation) => invitation.consultation.as_str(),
        }
    }

    /// The invitation as it is kept.
    fn text(&self) -> String {
        match self {
            Self::Round(invitation) => invitation::write_compact(invitation),
            Self::Consultation(invitation) => consultation::write_compact_invitation(invitation),
        }
    }
}

/// Why there is no questionnaire to show.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// The link has been cut off or changed on its way.
    Damaged,
    /// The link has so many characters, more than are read.
    TooLong(usize),
    /// What the link carries is more than is read.
    TooLarge,
    /// It has been made by a newer version.
    Newer,
    /// What stands where its version should is no version.
    OddVersion(String),
    /// The browser can't unpack.
    Unsupported,
    /// Nothing has been begun here under that address.
    Gone,
    /// It is something else, with the link's text if it was in one.
    AnotherKind(FileKind, Option<String>),
    /// It is no invitation, or one that can't be read: the place of the first fault, where there is one.
    Unreadable(Option<String>),
    /// It is nothing of Samspel's: what it is, in words.
    Foreign(String),
    /// It asks questions of a version that is not here.
    QuestionSet(String),
}

/// What an address leads to; the file that was given where the address says nothing.
pub async fn find(workspace: Workspace, address: &str) -> Destination {
    if address.is_empty() {
        return match take_given() {
            Some(file) => open(&file.bytes),
            None => Destination::Nothing,
        };
    }
    match found(workspace, address).await {
        Ok(destination) => destination,
        Err(trouble) => Destination::Trouble(trouble),
    }
}

/// Takes an invitation from a file: it is kept as begun, and shown under its round's address.
pub fn open(bytes: &[u8]) -> Destination {
    match read(bytes, None).map_err(|trouble| named(bytes, trouble)) {
        Ok(asked) => {
            let round = asked.id();
            let draft = match draft_of(&asked) {
                Ok(draft) => draft,
                Err(trouble) => return Destination::Trouble(trouble),
            };
            // Where there is no room it is kept for as long as the page lives, which is said beside the questions.
            let _no_room = browser_library().set_answer(round, &draft.write());
            hold(round, draft);
            page::replace_with(&Route::Answer(round.into()).to_hash());
            Destination::Elsewhere
        }
        Err(trouble) => Destination::Trouble(trouble),
    }
}

/// What is wrong with a file, by what it is where it is nothing of Samspel's.
fn named(bytes: &[u8], trouble: Trouble) -> Trouble {
    if trouble != Trouble::Unreadable(None) {
        return trouble;
    }
    messages::foreign(bytes, Word::FileWantInvitation).map_or(trouble, Trouble::Foreign)
}

async fn found(workspace: Workspace, address: &str) -> Result<Destination, Trouble> {
    let (asked, draft) = match kept(address) {
        Some(kept) => kept?,
        None => {
            let asked = unpacked(address).await?;
            let draft = draft_of(&asked)?;
            (asked, draft)
        }
    };
    let invitation = match asked {
        Asked::Round(invitation) => *invitation,
        Asked::Consultation(invitation) => {
            return Ok(Destination::Consultation(Arc::from(invitation), Box::new(draft)));
        }
    };
    let set = question_sets::ensure(workspace, &invitation.question_set).await;
    let set = set.ok_or_else(|| Trouble::QuestionSet(invitation.question_set.clone()))?;
    let questionnaire = questionnaire(set, &invitation);
    let address = address.into();
    let open_invitation = OpenInvitation {
        invitation,
        questionnaire,
        address,
    };
    Ok(Destination::Questionnaire(Arc::new(open_invitation), Box::new(draft)))
}

/// What has been begun under a round's id; `None` if the address is no such id.
fn kept(address: &str) -> Option<Result<(Asked, Draft), Trouble>> {
    let round = RecordId::new(address)?;
    if is_newer(round.as_str()) {
        return Some(Err(Trouble::Newer));
    }
    begun(round.as_str()).map(|draft| {
        let invitation = read(draft.invitation.as_bytes(), None)?;
        Ok((invitation, draft))
    })
}

async fn unpacked(text: &str) -> Result<Asked, Trouble> {
    let packed = link::read(text).map_err(|error| match error {
        LinkError::Newer { .. } => Trouble::Newer,
        LinkError::TooLong { characters } => Trouble::TooLong(characters),
        LinkError::NotALink if RecordId::new(text).is_some() => Trouble::Gone,
        _ => Trouble::Damaged,
    })?;
    let most = FileKind::Document.most_bytes();
    let bytes = compress::unpack(&packed, most).await;
    let bytes = bytes.map_err(|error| match error {
        PackError::Unsupported => Trouble::Unsupported,
        PackError::TooLarge { .. } => Trouble::TooLarge,
        PackError::Damaged => Trouble::Damaged,
    })?;
    read(&bytes, Some(text))
}

fn read(bytes: &[u8], link: Option<&str>) -> Result<Asked, Trouble> {
    let read = match sniff(bytes) {
        Some(FileKind::Consultation) => {
            consultation::read_invitation(bytes).map(|one| Asked::Consultation(Box::new(one)))
        }
        Some(
            FileKind::Document
            | FileKind::Invitation
            | FileKind::Response
            | FileKind::Results
            | FileKind::Contributions,
        )
        | None => invitation::read(bytes).map(|one| Asked::Round(Box::new(one))),
    };
    read.map_err(|error| match error {
        FileError::AnotherKind(kind) => Trouble::AnotherKind(kind, link.map(str::to_owned)),
        FileError::NoVersion => Trouble::Unreadable(Some("version".into())),
        FileError::OddVersion { written } => Trouble::OddVersion(written),
        FileError::Newer { .. } => Trouble::Newer,
        FileError::Misread(problems) => Trouble::Unreadable(problems.into_iter().next().map(|problem| problem.place)),
        _ => Trouble::Unreadable(None),
    })
}

/// What is asked.
fn questionnaire(set: &'static QuestionSet, invitation: &Invitation) -> Questionnaire {
    let own = invitation.own_statements.iter();
    Questionnaire::of(set, own.map(|(id, statement)| (id.as_str(), statement)))
}

/// What has been said so far, under the invitation that was opened last. What a newer version keeps of it is not written over.
fn draft_of(asked: &Asked) -> Result<Draft, Trouble> {
    let id = asked.id();
    if is_newer(id) {
        return Err(Trouble::Newer);
    }
    let text = asked.text();
    Ok(match begun(id) {
        Some(mut draft) => {
            draft.invitation = text;
            draft
        }
        None => Draft::new(random::new_id(), text),
    })
}

/// What is listed of a draft: what it answers, who asks, how far it has come.
pub struct ListedDraft {
    /// What the round or the consultation is called.
    pub title: String,
    /// Who asks, by name.
    pub region: String,
    /// How many answers there are.
    pub answered: usize,
    /// Of how many; `None` where as much can be said as somebody likes.
    pub total: Option<usize>,
}

/// What is listed of a draft; `None` if its invitation can't be read.
pub fn listed(draft: &Draft) -> Option<ListedDraft> {
    Some(match read(draft.invitation.as_bytes(), None).ok()? {
        Asked::Round(invitation) => {
            let set = QuestionSet::of(&invitation.question_set);
            let progress = set.map(|set| questionnaire(set, &invitation).progress(&draft.answers()));
            let progress = progress.unwrap_or_default();
            ListedDraft {
                title: invitation.title,
                region: invitation.region,
                answered: progress.answered(),
                total: Some(progress.total),
            }
        }
        Asked::Consultation(invitation) => ListedDraft {
            title: invitation.title,
            region: invitation.region,
            answered: draft.all(NoteKind::Said).count(),
            total: None,
        },
    })
}
