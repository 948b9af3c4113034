//! The columns of the table of actions.

use crate::domain::{records::record::RecordKind, values::code::codes};

codes! {
    /// A column of the table of actions, in the order in which they are offered. Its code stands in files and in kept views.
    ActionColumn = "action_column" {
        /// What is done.
        Title = "title",
        /// How an action goes, by the rule or as judged.
        Goes = "goes",
        /// How far it has come.
        Status = "status",
        /// Who answers for it.
        Owner = "owner",
        /// The first day.
        Start = "start",
        /// The last day.
        End = "end",
        /// The action plan that it is in.
        Plan = "plan",
        /// The priorities that it serves.
        Priorities = "priorities",
        /// What it costs in all.
        Cost = "cost",
        /// What is granted of that.
        Granted = "granted",
        /// Who takes part.
        Partners = "partners",
        /// What the owner and the partners have promised.
        Commitment = "commitment",
        /// How, and what it is expected to lead to.
        Text = "text",
        /// How many targets it has.
        Targets = "targets",
        /// How it goes, where somebody has judged it.
        Progress = "progress",
        /// Why it was judged so.
        ProgressReason = "progress_reason",
        /// The actions that must have come far enough before it.
        DependsOn = "depends_on",
        /// The structure elements where it is carried out.
        Elements = "elements",
        /// The success factors it answers to.
        Factors = "factors",
        /// The statements of them that it answers to.
        Statements = "statements",
        /// The action's own id, by which a file that comes back knows it.
        Id = "id",
    }
}

/// What the cells of a column have in them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellKind {
    /// A text on one line.
    Line,
    /// A text that may have several lines.
    Lines,
    /// A term of a closed list.
    Term,
    /// A day.
    Day,
    /// An amount.
    Amount,
    /// Another record of a kind.
    Record(RecordKind),
    /// Other records of a kind.
    Records(RecordKind),
    /// Codes of the question set.
    Codes,
    /// What follows from other things and can't be written.
    Reckoned,
}

impl ActionColumn {
    /// The columns that are shown until others are chosen.
    pub const FIRST: [Self; 8] = [
        Self::Title,
        Self::Goes,
        Self::Status,
        Self::Owner,
        Self::Start,
        Self::End,
        Self::Plan,
        Self::Cost,
    ];

    /// What its cells have in them.
    pub const fn kind(self) -> CellKind {
        match self {
            Self::Title | Self::Commitment => CellKind::Line,
            Self::Text | Self::ProgressReason => CellKind::Lines,
            Self::Status | Self::Progress => CellKind::Term,
            Self::Start | Self::End => CellKind::Day,
            Self::Cost => CellKind::Amount,
            Self::Owner => CellKind::Record(RecordKind::Actor),
            Self::Plan => CellKind::Record(RecordKind::ActionPlan),
            Self::Partners => CellKind::Records(RecordKind::Actor),
            Self::Priorities => CellKind::Records(RecordKind::Priority),
            Self::DependsOn => CellKind::Records(RecordKind::Action),
            Self::Elements => CellKind::Records(RecordKind::StructureElement),
            Self::Factors | Self::Statements => CellKind::Codes,
            Self::Goes | Self::Granted | Self::Targets | Self::Id => CellKind::Reckoned,
        }
    }

    /// Whether its cells can be written in.
    pub fn is_editable(self) -> bool {
        self.kind() != CellKind::Reckoned
    }

    /// Whether its cells have numbers, which stand to the right.
    pub const fn is_number(self) -> bool {
        matches!(self, Self::Cost | Self::Granted | Self::Targets)
    }

    /// The kind of the records that its cells refer to.
    pub const fn refers_to(self) -> Option<RecordKind> {
        match self.kind() {
            CellKind::Record(kind) | CellKind::Records(kind) => Some(kind),
            CellKind::Line
            | CellKind::Lines
            | CellKind::Term
            | CellKind::Day
            | CellKind::Amount
            | CellKind::Codes
            | CellKind::Reckoned => None,
        }
    }
}
