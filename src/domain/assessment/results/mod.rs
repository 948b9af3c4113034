//! What a round of self-assessment shows: counted, small groups hidden, and described.
//!
//! [`Results`] is what pages, files and reports read. It contains nothing that may not be shown, and every figure is worked out from
//! what it contains.

mod cache;
pub mod change;
pub mod counts;
pub mod highlights;
pub mod invited;
pub mod movement;
pub mod questions;
pub mod ranking;
pub mod suppression;
pub mod tally;
pub mod widest;

use std::sync::Arc;

use self::{
    counts::Counts,
    questions::Questions,
    suppression::Visibility,
    tally::{GROUPS, Tally},
};
use crate::domain::{
    records::{
        document::Document,
        self_assessment::{Round, SmallestGroup},
        strategy::ActorGroup,
    },
    values::id::Id,
};

/// How far apart quartiles or the groups' medians lie where the pictures are called different (*olika bilder*), in levels.
pub const DIFFERENT: f64 = 2.0;

/// How many responses something has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Responses {
    /// So many.
    Shown(u32),
    /// Some, and how many may not be shown.
    Hidden,
}

/// A part of those who answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Respondents {
    /// All together.
    All,
    /// An actor group; `None` for those who have not said theirs.
    Group(Option<ActorGroup>),
}

/// What may be shown of one statement.
#[derive(Clone, Debug, PartialEq)]
struct Figures {
    total: Option<Counts>,
    groups: [Option<Counts>; GROUPS],
}

impl Figures {
    fn of(&self, respondents: Respondents) -> Option<&Counts> {
        match respondents {
            Respondents::All => self.total.as_ref(),
            Respondents::Group(group) => self.groups.get(tally::place(group))?.as_ref(),
        }
    }
}

/// What may be shown of a factor: the sum of its statements that may be shown. The region's own statements are not in it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct FactorFigures {
    /// The counts of all those statements together.
    pub counts: Counts,
    /// How many statements are in it.
    pub statements: usize,
    /// How many of the factor's statements are not, because they may not be shown.
    pub hidden: usize,
}

/// What may be shown of a round.
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    /// What was asked.
    pub questions: Arc<Questions>,
    /// The smallest group that is shown.
    pub smallest: SmallestGroup,
    /// How many responses there are in all.
    pub total: Responses,
    groups: [Responses; GROUPS],
    statements: Vec<Figures>,
}

impl Results {
    /// The results of a round in a document.
    pub fn of_round(document: &Document, id: &Id<Round>, round: &Round) -> Arc<Self> {
        cache::of_round(document, id, round)
    }

    /// What may be shown of what has been counted.
    pub fn of(questions: Arc<Questions>, tally: &Tally, smallest: SmallestGroup) -> Self {
        let least = u32::from(smallest.get());
        let responses = suppression::of_responses(&tally.responses, least);
        let sum: u32 = tally.responses.iter().sum();
        let shown = |is_shown: bool, count: u32| {
            if is_shown {
                Responses::Shown(count)
            } else {
                Responses::Hidden
            }
        };
        let groups =
            std::array::from_fn(|group| shown(responses.total && !responses.hidden[group], tally.responses[group]));
        let statements = tally
            .statements
            .iter()
            .map(|cells| figures(tally, cells, &responses, least))
            .collect();
        Self {
            questions,
            smallest,
            // That nobody has answered at all says nothing of anybody.
            total: shown(responses.total || sum == 0, sum),
            groups,
            statements,
        }
    }

    /// How many responses a group has, as far as it may be shown.
    pub fn responses(&self, respondents: Respondents) -> Responses {
        match respondents {
            Respondents::All => self.total,
            Respondents::Group(group) => {
                let found = self.groups.get(tally::place(group)).copied();
                found.unwrap_or(Responses::Hidden)
            }
        }
    }

    /// Whether nobody has answered.
    pub fn is_empty(&self) -> bool {
        self.total == Responses::Shown(0)
    }

    /// Whether anything may be shown of what was answered.
    pub fn has_figures(&self) -> bool {
        matches!(self.total, Responses::Shown(count) if count > 0)
    }

    /// The groups from which there are responses, hidden ones among them, in the order in which groups are offered.
    pub fn groups(&self) -> Vec<Option<ActorGroup>> {
        let groups = (0..GROUPS).map(tally::group_at);
        groups
            .filter(|group| self.responses(Respondents::Group(*group)) != Responses::Shown(0))
            .collect()
    }

    /// The groups whose figures may be shown.
    pub fn shown_groups(&self) -> Vec<Option<ActorGroup>> {
        let groups = self.groups().into_iter();
        groups
            .filter(|group| self.responses(Respondents::Group(*group)) != Responses::Hidden)
            .collect()
    }

    /// What was answered on a statement, by its place in [`Questions::statements`]; `None` if that may not be shown.
    pub fn statement(&self, place: usize, respondents: Respondents) -> Option<&Counts> {
        self.statements.get(place)?.of(respondents)
    }

    /// What was answered on a factor, by its place in [`Questions::factors`]; `None` if nothing of it may be shown.
    pub fn factor(&self, place: usize, respondents: Respondents) -> Option<FactorFigures> {
        let range = self.questions.factors.get(place)?.statements.clone();
        let mut figures = FactorFigures::default();
        for statement in range {
            let asked = self.questions.statements.get(statement)?;
            if asked.is_own() {
                continue;
            }
            match self.statement(statement, respondents) {
                Some(counts) => {
                    figures.counts.add_all(counts);
                    figures.statements += 1;
                }
                None => figures.hidden += 1,
            }
        }
        (figures.statements > 0).then_some(figures)
    }

    /// Whether those who answered a statement see it differently.
    pub fn statement_differs(&self, place: usize) -> bool {
        let group = |group| self.statement(place, Respondents::Group(group))?.median();
        let all = self.statement(place, Respondents::All);
        self.differs(all, group)
    }

    /// Whether those who answered see a factor differently.
    pub fn factor_differs(&self, place: usize) -> bool {
        let group = |group| self.factor(place, Respondents::Group(group))?.counts.median();
        let all = self.factor(place, Respondents::All).map(|figures| figures.counts);
        self.differs(all.as_ref(), group)
    }

    fn differs(&self, all: Option<&Counts>, group: impl Fn(Option<ActorGroup>) -> Option<f64>) -> bool {
        let quartiles = all.and_then(Counts::quartiles);
        let is_wide = quartiles.is_some_and(|quartiles| quartiles.spread() >= DIFFERENT);
        let medians: Vec<f64> = self.shown_groups().into_iter().filter_map(group).collect();
        let lowest = medians.iter().copied().reduce(f64::min);
        let highest = medians.iter().copied().reduce(f64::max);
        let apart = lowest.zip(highest).map(|(low, high)| high - low);
        is_wide || apart.is_some_and(|apart| apart >= DIFFERENT)
    }
}

fn figures(tally: &Tally, cells: &[Counts; GROUPS], responses: &Visibility, smallest: u32) -> Figures {
    let shows = suppression::of_statement(tally, cells, responses, smallest);
    let mut total = Counts::default();
    for counts in cells {
        total.add_all(counts);
    }
    Figures {
        total: shows.total.then_some(total),
        groups: std::array::from_fn(|group| {
            let is_shown = shows.total && !shows.hidden[group];
            is_shown.then_some(cells[group])
        }),
    }
}
