//! What a respondent has answered so far, as it is kept on the device between one sitting and the next.
//!
//! Every answer and text is kept with the moment of its last change, so that two tabs with the same questionnaire can be joined:
//! of two that say different things on the same question the later one counts, and everything else of both stays.

use std::collections::BTreeMap;

use serde_json::{Map, Number, Value};
use thiserror::Error;

use crate::domain::{
    assessment::{
        invitation::Invitation,
        questionnaire::{Item, Questionnaire},
        response_file::ResponseFile,
    },
    json,
    records::{
        self_assessment::{Answer, Answers, Level, RespondentRole},
        strategy::ActorGroup,
    },
    values::{
        amount::Count,
        date::Date,
        id::{Id, RecordId},
    },
};

/// The name of the format.
pub const FORMAT: &str = "samspel-draft";

/// The version that is written. Newer ones are left as they are.
pub const VERSION: u64 = 1;

const GROUP: &str = "group";
const ROLE: &str = "role";
const NAME: &str = "name";
const SENT: &str = "sent";

/// What can be said of a statement or a factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// An answer on a statement.
    Answer,
    /// A comment on a factor.
    Comment,
    /// What the answers on a factor rest on.
    Evidence,
    /// What is said to a question of a consultation, by the question and its place among what is said to it.
    Said,
    /// The place that it is about, by the same.
    Place,
    /// For which organisation it is said; of nothing in particular.
    Organisation,
    /// From which municipality; of nothing in particular.
    Municipality,
}

impl NoteKind {
    /// How the keys of such notes begin.
    const fn prefix(self) -> &'static str {
        match self {
            Self::Answer => "answer/",
            Self::Comment => "comment/",
            Self::Evidence => "evidence/",
            Self::Said => "said/",
            Self::Place => "place/",
            Self::Organisation => "organisation/",
            Self::Municipality => "municipality/",
        }
    }
}

/// A respondent's answers on the way.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The id that the response has from its first moment, so that it replaces itself when it is sent again.
    pub id: RecordId,
    /// The invitation as it was received, so that the questionnaire can be shown without it.
    pub invitation: String,
    notes: BTreeMap<String, Note>,
}

/// Something said, and when, in milliseconds since 1970. An empty one has been taken back.
#[derive(Clone, Debug, PartialEq)]
struct Note {
    at: f64,
    said: String,
}

/// Why a draft can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum DraftError {
    /// It has been written by a newer version.
    #[error("version {0} is newer than {VERSION}")]
    Newer(u64),
    /// It is no draft.
    #[error("not a draft")]
    Damaged,
}

impl Draft {
    /// An empty one.
    pub fn new(id: RecordId, invitation: String) -> Self {
        Self {
            id,
            invitation,
            notes: BTreeMap::new(),
        }
    }

    fn said(&self, key: &str) -> &str {
        self.notes.get(key).map_or("", |note| &note.said)
    }

    fn note(&mut self, key: &str, said: &str, now: f64) {
        if self.said(key) == said {
            return;
        }
        // Also where the clock has been set back, what is said last is the latest.
        let at = self.notes.get(key).map_or(now, |before| now.max(before.at + 1.0));
        self.notes.insert(key.into(), Note { at, said: said.into() });
    }

    /// The actor group for which the respondent answers.
    pub fn group(&self) -> Option<ActorGroup> {
        ActorGroup::from_code(self.said(GROUP))
    }

    /// Sets the actor group.
    pub fn set_group(&mut self, group: Option<ActorGroup>, now: f64) {
        self.note(GROUP, group.map_or("", ActorGroup::code), now);
    }

    /// In what capacity the respondent answers.
    pub fn role(&self) -> RespondentRole {
        RespondentRole::from_code(self.said(ROLE)).unwrap_or_default()
    }

    /// Sets the role.
    pub fn set_role(&mut self, role: RespondentRole, now: f64) {
        let code = if role == RespondentRole::default() {
            ""
        } else {
            role.code()
        };
        self.note(ROLE, code, now);
    }

    /// The respondent's name, where one was given.
    pub fn name(&self) -> &str {
        self.said(NAME)
    }

    /// Sets the name.
    pub fn set_name(&mut self, name: &str, now: f64) {
        self.note(NAME, name, now);
    }

    /// The answer on a statement.
    pub fn answer(&self, statement: &str) -> Option<Answer> {
        read_answer(self.said(&key(NoteKind::Answer, statement)))
    }

    /// Answers a statement, or takes its answer away.
    pub fn set_answer(&mut self, statement: &str, answer: Option<Answer>, now: f64) {
        self.note(&key(NoteKind::Answer, statement), answer.map_or("", answer_code), now);
    }

    /// What is written on a factor.
    pub fn text(&self, saying: NoteKind, factor: &str) -> &str {
        self.said(&key(saying, factor))
    }

    /// Writes on a factor.
    pub fn set_text(&mut self, saying: NoteKind, factor: &str, text: &str, now: f64) {
        self.note(&key(saying, factor), text, now);
    }

    /// All that is said of a kind, by what it is said of.
    pub fn all(&self, saying: NoteKind) -> impl Iterator<Item = (&str, &str)> {
        self.notes.iter().filter_map(move |(key, note)| {
            let of = key.strip_prefix(saying.prefix())?;
            (!note.said.trim().is_empty()).then_some((of, note.said.as_str()))
        })
    }

    /// The answers by statement.
    pub fn answers(&self) -> Answers {
        let said = self.all(NoteKind::Answer);
        said.filter_map(|(id, code)| Some((id, read_answer(code)?))).collect()
    }

    /// Whether the respondent has said anything.
    pub fn is_begun(&self) -> bool {
        self.notes.values().any(|note| !note.said.is_empty())
    }

    /// When something was last said, in milliseconds since 1970; zero before that.
    pub fn changed(&self) -> f64 {
        let content = self.notes.iter().filter(|(key, _)| *key != SENT);
        content.map(|(_, note)| note.at).fold(0.0, f64::max)
    }

    /// The last time that a response was made of it: its revision and the day.
    pub fn sent(&self) -> Option<(Count, Option<Date>)> {
        let (revision, day) = self.said(SENT).split_once(' ')?;
        Some((Count(revision.parse().ok()?), Date::parse(day)))
    }

    /// Whether something has been said since a response was last made of it, or none has been made.
    pub fn is_unsent(&self) -> bool {
        self.notes.get(SENT).is_none_or(|sent| self.changed() > sent.at)
    }

    /// The revision and the day of what is made of it now: the same as last time where nothing has been said since, else one higher.
    pub fn next(&self, today: Option<Date>) -> (Count, Option<Date>) {
        match self.sent() {
            Some(sent) if !self.is_unsent() => sent,
            Some((before, _)) => (Count(before.0.saturating_add(1)), today),
            None => (Count(1), today),
        }
    }

    /// The response that it makes to an invitation, of what that asks: answers on statements that are asked no more are left out.
    /// Made again unchanged, it is the same one; changed, its revision is one higher.
    pub fn response(&self, invitation: &Invitation, asked: &Questionnaire, today: Option<Date>) -> ResponseFile {
        let (revision, answered) = self.next(today);
        let texts = |saying| {
            let said = self.all(saying);
            let said = said.filter(|(factor, _)| asked.page(factor).is_some());
            said.map(|(of, text)| (of.to_owned(), text.trim().to_owned())).collect()
        };
        let answer = |item: &Item| Some((item.id().to_owned(), self.answer(item.id())?));
        ResponseFile {
            document: Some(invitation.document.clone()),
            title: invitation.title.clone(),
            question_set: invitation.question_set.clone(),
            revision,
            group: self.group(),
            role: self.role(),
            name: self.name().trim().into(),
            answered,
            answers: asked.items().filter_map(answer).collect(),
            comments: texts(NoteKind::Comment),
            evidence: texts(NoteKind::Evidence),
            ..ResponseFile::empty(Id::of(self.id.clone()), invitation.round.clone())
        }
    }

    /// Notes that something has been made of it, of this revision and day.
    pub fn set_sent(&mut self, (revision, answered): (Count, Option<Date>), now: f64) {
        let day = answered.map(|day| day.to_string()).unwrap_or_default();
        let said = [&revision.0.to_string(), " ", &day].concat();
        // What was said before has been sent, whatever the clock says.
        let now = now.max(self.changed());
        self.note(SENT, &said, now);
    }

    /// Joins what another tab has written of the same response.
    pub fn join(&mut self, other: &Self) {
        for (key, theirs) in &other.notes {
            let is_later = self.notes.get(key).is_none_or(|ours| {
                // At the same moment both tabs choose alike.
                (theirs.at, &theirs.said) > (ours.at, &ours.said)
            });
            if is_later {
                self.notes.insert(key.clone(), theirs.clone());
            }
        }
    }

    /// Writes it for the storage.
    pub fn write(&self) -> String {
        let mut notes = Map::new();
        for (key, note) in &self.notes {
            let at = Number::from_f64(note.at).map_or(Value::Null, Value::Number);
            notes.insert(key.clone(), Value::Array(vec![at, note.said.as_str().into()]));
        }
        let mut fields = Map::new();
        fields.insert("format".into(), FORMAT.into());
        fields.insert("version".into(), VERSION.into());
        fields.insert("response".into(), self.id.as_str().into());
        fields.insert("invitation".into(), self.invitation.as_str().into());
        fields.insert("said".into(), Value::Object(notes));
        json::compact(&Value::Object(fields))
    }

    /// Reads what [`Draft::write`] wrote. A note that can't be read is left out.
    ///
    /// # Errors
    /// [`DraftError`].
    pub fn read(text: &str) -> Result<Self, DraftError> {
        let value = json::value(text).ok_or(DraftError::Damaged)?;
        if value["format"].as_str() != Some(FORMAT) {
            return Err(DraftError::Damaged);
        }
        match value["version"].as_u64() {
            Some(VERSION) => {}
            Some(newer) if newer > VERSION => return Err(DraftError::Newer(newer)),
            _ => return Err(DraftError::Damaged),
        }
        let text = |name: &str| value[name].as_str().ok_or(DraftError::Damaged);
        let id = RecordId::new(text("response")?).ok_or(DraftError::Damaged)?;
        let mut draft = Self::new(id, text("invitation")?.into());
        for (key, note) in value["said"].as_object().into_iter().flatten() {
            if let (Some(at), Some(said)) = (note[0].as_f64(), note[1].as_str()) {
                draft.notes.insert(key.clone(), Note { at, said: said.into() });
            }
        }
        Ok(draft)
    }
}

fn key(saying: NoteKind, of: &str) -> String {
    [saying.prefix(), of].concat()
}

/// The code of an answer, as files have it.
pub fn answer_code(answer: Answer) -> &'static str {
    const LEVELS: [&str; 5] = ["0", "1", "2", "3", "4"];
    match answer {
        Answer::Level(level) => LEVELS.get(usize::from(level.get())).copied().unwrap_or_default(),
        Answer::DontKnow => "dont_know",
        Answer::NotApplicable => "not_applicable",
    }
}

fn read_answer(code: &str) -> Option<Answer> {
    match code {
        "dont_know" => Some(Answer::DontKnow),
        "not_applicable" => Some(Answer::NotApplicable),
        level => level.parse().ok().and_then(Level::new).map(Answer::Level),
    }
}
