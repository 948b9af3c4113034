//! The cells: what stands in one, what somebody means who writes in one, and what an action becomes by it.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use thiserror::Error;

use super::{
    column::{ActionColumn, CellKind},
    names::{Found, Names, SEPARATOR},
    typed,
};
use crate::domain::{
    follow_up::{
        funding,
        progress::{self, Progress, milestones_of},
    },
    records::{
        document::Document,
        plan::{Action, ActionStatus, JudgedProgress, Target},
        record::RecordKind,
        references::References,
    },
    values::{
        amount::Amount,
        code::Coded,
        date::Date,
        field::LONGEST_TEXT,
        id::{Id, RecordId},
        search::plain,
    },
};

/// The words of the table in the user's language.
#[derive(Clone, Copy)]
pub struct TableWords {
    /// What heads a column.
    pub column: fn(ActionColumn) -> &'static str,
    /// How far an action has come.
    pub status: fn(ActionStatus) -> &'static str,
    /// How somebody has judged that it goes.
    pub progress: fn(JudgedProgress) -> &'static str,
    /// How it goes.
    pub goes: fn(Progress) -> &'static str,
    /// The decimal sign.
    pub decimal: char,
}

/// A record that a cell refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    /// One that is there.
    Known(RecordId),
    /// One of this name, that is yet to be made.
    New(String),
}

/// What somebody means by what stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum CellValue {
    /// A text.
    Text(String),
    /// How far it has come.
    Status(ActionStatus),
    /// How it is judged.
    Progress(JudgedProgress),
    /// A day.
    Day(Option<Date>),
    /// An amount.
    Amount(Option<Amount>),
    /// Other records.
    Records(Vec<Meant>),
    /// Codes of the question set.
    Codes(Vec<String>),
}

/// Why what stands in a cell can't be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CellError {
    /// It is no term of the list.
    #[error("no such term")]
    Term,
    /// It is no day.
    #[error("no such day")]
    Day,
    /// It is no amount.
    #[error("no amount")]
    Amount,
    /// It is several where there can be one.
    #[error("more than one")]
    MoreThanOne,
    /// There are several of this name.
    #[error("several are called {0}")]
    Ambiguous(String),
    /// There is none of this name, and none can be made here.
    #[error("none is called {0}")]
    NotThere(String),
    /// It is no code.
    #[error("{0} is no code")]
    Code(String),
    /// It is longer than a text may be.
    #[error("too long")]
    TooLong,
    /// The column follows from other things.
    #[error("the column can't be written")]
    Reckoned,
}

/// The table of a document's actions on a day.
pub struct ActionTable<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its index.
    pub references: &'a References,
    /// The words.
    pub words: TableWords,
    /// The day; `None` if the clock can't say.
    pub today: Option<Date>,
    names: RefCell<BTreeMap<RecordKind, Rc<Names>>>,
}

impl<'a> ActionTable<'a> {
    /// That of a document.
    pub fn of(document: &'a Document, references: &'a References, words: TableWords, today: Option<Date>) -> Self {
        Self {
            document,
            references,
            words,
            today,
            names: RefCell::default(),
        }
    }

    /// The records of a kind by their names.
    pub fn names(&self, kind: RecordKind) -> Rc<Names> {
        let mut held = self.names.borrow_mut();
        let names = held
            .entry(kind)
            .or_insert_with(|| Rc::new(Names::of(self.document, kind)));
        names.clone()
    }

    /// The same table, in which the names of a kind of record are these.
    pub fn with_names(self, kind: RecordKind, names: Names) -> Self {
        self.names.borrow_mut().insert(kind, Rc::new(names));
        self
    }

    /// How an action goes; `None` if the clock can't say what day it is.
    pub fn goes(&self, id: &Id<Action>, action: &Action) -> Option<Progress> {
        let milestones = milestones_of(self.document, self.references, id);
        let milestones: Vec<_> = milestones.into_iter().map(|(_, one)| one).collect();
        Some(progress::of(action, &milestones, self.today?).shown())
    }

    /// What is granted of an action's cost, as far as that has been said.
    pub fn granted(&self, id: &Id<Action>) -> Option<Amount> {
        let funding = funding::funding_of(self.document, self.references, id);
        let funding: Vec<_> = funding.into_iter().map(|(_, one)| one).collect();
        funding::sums(None, &funding).total.granted.said.and_then(Amount::new)
    }

    /// How many targets an action has.
    pub fn targets(&self, id: &Id<Action>) -> usize {
        self.references
            .referrers_of_kind::<Target>(self.document, id.raw())
            .count()
    }

    /// What stands in a cell, written so that [`ActionTable::read`] reads the same.
    pub fn written(&self, id: &Id<Action>, action: &Action, column: ActionColumn) -> String {
        let amount =
            |amount: Option<Amount>| amount.map_or_else(String::new, |amount| amount.format(self.words.decimal));
        let day = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
        match column {
            ActionColumn::Title => action.title.clone(),
            ActionColumn::Text => action.text.clone(),
            ActionColumn::Commitment => action.commitment.clone(),
            ActionColumn::ProgressReason => action.progress_reason.clone(),
            ActionColumn::Status => (self.words.status)(action.status).into(),
            ActionColumn::Progress if action.progress == JudgedProgress::ByRule => String::new(),
            ActionColumn::Progress => (self.words.progress)(action.progress).into(),
            ActionColumn::Start => day(action.start),
            ActionColumn::End => day(action.end),
            ActionColumn::Cost => amount(action.cost),
            ActionColumn::Factors => action.factors.join("; "),
            ActionColumn::Statements => action.statements.join("; "),
            ActionColumn::Goes => self.goes(id, action).map_or("", self.words.goes).into(),
            ActionColumn::Granted => amount(self.granted(id)),
            ActionColumn::Targets => self.targets(id).to_string(),
            ActionColumn::Id => id.as_str().into(),
            ActionColumn::Owner
            | ActionColumn::Plan
            | ActionColumn::Partners
            | ActionColumn::Priorities
            | ActionColumn::DependsOn
            | ActionColumn::Elements => {
                let Some(kind) = column.refers_to() else {
                    return String::new();
                };
                let names = self.names(kind);
                let written: Vec<String> = linked(action, column).iter().map(|id| names.written(id)).collect();
                written.join("; ")
            }
        }
    }

    /// What somebody means by a text in a cell of a column. A text that says nothing empties the cell. `before` is the action, where there
    /// is one: what it refers to and is not there any longer may stay.
    ///
    /// # Errors
    /// [`CellError`] where the text means nothing in this column.
    pub fn read(&self, column: ActionColumn, text: &str, before: Option<&Action>) -> Result<CellValue, CellError> {
        let is_empty = text.trim().is_empty();
        match column.kind() {
            CellKind::Line | CellKind::Lines if text.len() > LONGEST_TEXT => Err(CellError::TooLong),
            CellKind::Line | CellKind::Lines if is_empty => Ok(CellValue::Text(String::new())),
            CellKind::Line | CellKind::Lines => Ok(CellValue::Text(text.into())),
            CellKind::Day if is_empty => Ok(CellValue::Day(None)),
            CellKind::Day => typed::day(text)
                .map(|day| CellValue::Day(Some(day)))
                .ok_or(CellError::Day),
            CellKind::Amount if is_empty => Ok(CellValue::Amount(None)),
            CellKind::Amount => {
                let amount = typed::amount(text).ok_or(CellError::Amount)?;
                Ok(CellValue::Amount(Some(amount)))
            }
            CellKind::Term if column == ActionColumn::Status => term(text, self.words.status).map(CellValue::Status),
            CellKind::Term => term(text, self.words.progress).map(CellValue::Progress),
            CellKind::Codes => {
                let codes = text
                    .split([SEPARATOR, ',', '\n'])
                    .map(str::trim)
                    .filter(|code| !code.is_empty());
                let read = |code: &str| match RecordId::is_id(code) {
                    true => Ok(code.to_owned()),
                    false => Err(CellError::Code(code.into())),
                };
                codes.map(read).collect::<Result<_, _>>().map(CellValue::Codes)
            }
            CellKind::Record(kind) => {
                let meant = self.meant(kind, text, before.map(|action| linked(action, column)))?;
                if meant.len() > 1 {
                    return Err(CellError::MoreThanOne);
                }
                Ok(CellValue::Records(meant))
            }
            CellKind::Records(kind) => {
                let had = before.map(|action| linked(action, column));
                self.meant(kind, text, had).map(CellValue::Records)
            }
            CellKind::Reckoned => Err(CellError::Reckoned),
        }
    }

    /// The records that are meant by their names.
    fn meant(&self, kind: RecordKind, text: &str, had: Option<Vec<&RecordId>>) -> Result<Vec<Meant>, CellError> {
        let names = self.names(kind);
        let had = had.unwrap_or_default();
        let one = |name: &str| match names.find(name) {
            Found::One(id) => Ok(Meant::Known(id)),
            Found::Several => Err(CellError::Ambiguous(name.into())),
            Found::Nothing => {
                let gone = name.strip_prefix('#').and_then(RecordId::new);
                match gone.filter(|id| had.contains(&id)) {
                    Some(id) => Ok(Meant::Known(id)),
                    // An actor is made of its name alone; what is more than a name is made where it is at home.
                    None if kind == RecordKind::Actor => Ok(Meant::New(name.into())),
                    None => Err(CellError::NotThere(name.into())),
                }
            }
        };
        let mut meant: Vec<Meant> = Vec::new();
        for part in text
            .split([SEPARATOR, '\n'])
            .map(str::trim)
            .filter(|part| !part.is_empty())
        {
            let by_commas = || part.split(',').map(str::trim).filter(|name| !name.is_empty());
            // A comma may be in a name; it parts names where it is in none.
            let is_listed = part.contains(',')
                && names.find(part) == Found::Nothing
                && by_commas().all(|name| names.find(name) != Found::Nothing);
            let read = if is_listed {
                by_commas().map(one).collect::<Result<Vec<_>, _>>()?
            } else {
                vec![one(part)?]
            };
            for one in read {
                if !meant.contains(&one) {
                    meant.push(one);
                }
            }
        }
        Ok(meant)
    }
}

/// The records that an action refers to in a column.
pub fn linked(action: &Action, column: ActionColumn) -> Vec<&RecordId> {
    fn all<T>(ids: &[Id<T>]) -> Vec<&RecordId> {
        ids.iter().map(Id::raw).collect()
    }
    match column {
        ActionColumn::Owner => all(action.owner.as_slice()),
        ActionColumn::Plan => all(action.plan.as_slice()),
        ActionColumn::Partners => all(&action.partners),
        ActionColumn::Priorities => all(&action.priorities),
        ActionColumn::DependsOn => all(&action.depends_on),
        ActionColumn::Elements => all(&action.elements),
        ActionColumn::Title
        | ActionColumn::Goes
        | ActionColumn::Status
        | ActionColumn::Start
        | ActionColumn::End
        | ActionColumn::Cost
        | ActionColumn::Granted
        | ActionColumn::Commitment
        | ActionColumn::Text
        | ActionColumn::Targets
        | ActionColumn::Progress
        | ActionColumn::ProgressReason
        | ActionColumn::Factors
        | ActionColumn::Statements
        | ActionColumn::Id => Vec::new(),
    }
}

/// The term that is written by its name or its code; the first one where nothing is.
fn term<T: Coded + Default>(text: &str, word: fn(T) -> &'static str) -> Result<T, CellError> {
    let wanted = plain(text.trim());
    if wanted.is_empty() {
        return Ok(T::default());
    }
    let is_it = |term: &&T| term.code() == wanted || plain(word(**term)) == wanted;
    T::ALL.iter().find(is_it).copied().ok_or(CellError::Term)
}

/// Gives an action what is meant in a column. What is yet to be made has been made by `made`, which gives its id.
pub fn put(action: &mut Action, column: ActionColumn, value: &CellValue, made: &mut dyn FnMut(&str) -> RecordId) {
    match (column, value) {
        (ActionColumn::Title, CellValue::Text(text)) => action.title.clone_from(text),
        (ActionColumn::Text, CellValue::Text(text)) => action.text.clone_from(text),
        (ActionColumn::Commitment, CellValue::Text(text)) => action.commitment.clone_from(text),
        (ActionColumn::ProgressReason, CellValue::Text(text)) => action.progress_reason.clone_from(text),
        (_, CellValue::Status(status)) => action.status = *status,
        (_, CellValue::Progress(progress)) => action.progress = *progress,
        (ActionColumn::Start, CellValue::Day(day)) => action.start = *day,
        (ActionColumn::End, CellValue::Day(day)) => action.end = *day,
        (_, CellValue::Amount(amount)) => action.cost = *amount,
        (ActionColumn::Factors, CellValue::Codes(codes)) => action.factors.clone_from(codes),
        (ActionColumn::Statements, CellValue::Codes(codes)) => action.statements.clone_from(codes),
        (_, CellValue::Records(meant)) => {
            let mut ids = meant.iter().map(|one| match one {
                Meant::Known(id) => id.clone(),
                Meant::New(name) => made(name),
            });
            match column {
                ActionColumn::Owner => action.owner = ids.next().map(Id::of),
                ActionColumn::Plan => action.plan = ids.next().map(Id::of),
                ActionColumn::Partners => action.partners = ids.map(Id::of).collect(),
                ActionColumn::Priorities => action.priorities = ids.map(Id::of).collect(),
                ActionColumn::DependsOn => action.depends_on = ids.map(Id::of).collect(),
                ActionColumn::Elements => action.elements = ids.map(Id::of).collect(),
                _ => {}
            }
        }
        // What is read for one column is put in the same.
        (_, CellValue::Text(_) | CellValue::Day(_) | CellValue::Codes(_)) => {}
    }
}
