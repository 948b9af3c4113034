//! Checks (granskning): what a plan still lacks, found as a compiler finds faults.
//!
//! A finding is something to look at, not a verdict: it names its place and a way out, and can be set aside with a reason.

mod assessment;
mod plan;
mod structure_map;

use super::{
    document::Document,
    field::Field,
    field::{Expected, Misread},
    id::RecordId,
    record::record,
    references::References,
};

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The plan contradicts itself.
    Error,
    /// Something that the method or the law asks for is missing.
    Warning,
    /// Something worth talking about.
    Notice,
}

macro_rules! checks {
    ($($(#[$meta:meta])* $name:ident = $code:literal, $severity:ident;)+) => {
        /// What is checked.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Check { $($(#[$meta])* $name),+ }

        impl Check {
            /// Every check, in the order of the codes.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The stable code, which files and people cite.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// How much a finding of this check matters.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity),+ }
            }
        }
    };
}

checks! {
    /// A low level in the assessment that no priority answers to.
    GapWithoutPriority = "S101", Notice;
    /// A level of 3 or 4 on a factor without a line of evidence.
    HighLevelWithoutEvidence = "S102", Notice;
    /// A priority that rests on nothing: neither evidence nor a success factor.
    PriorityWithoutEvidence = "P201", Warning;
    /// A priority that no action serves.
    PriorityWithoutAction = "P202", Warning;
    /// An element of the structure map that belongs to no priority.
    ElementWithoutPriority = "K301", Notice;
    /// A corridor or relation with an end that meets no node.
    EndWithoutNode = "K302", Notice;
    /// An element that has not been placed on the map.
    ElementWithoutPlace = "K303", Warning;
    /// An action without an owner.
    ActionWithoutOwner = "I401", Warning;
    /// An action without a first or last day.
    ActionWithoutTime = "I402", Warning;
    /// An action that ends before it starts.
    ActionEndsBeforeStart = "I403", Error;
    /// An action without a target.
    ActionWithoutTarget = "I404", Warning;
    /// An action that serves no priority.
    ActionWithoutPriority = "I405", Warning;
    /// A target that lacks what makes it measurable.
    TargetIncomplete = "M501", Warning;
    /// A target equal to its baseline, or on the wrong side of it.
    TargetAgainstDirection = "M502", Error;
    /// A target year that is not after the year of the baseline.
    TargetYearNotAfterBaseline = "M503", Error;
}

/// A part that a record lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missing {
    /// The value at the start.
    Baseline,
    /// The value to reach.
    Value,
    /// The unit.
    Unit,
    /// Which way the value should go.
    Direction,
    /// The year by which it should be reached.
    Year,
    /// The first day.
    Start,
    /// The last day.
    End,
}

/// Something that a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The check.
    pub check: Check,
    /// The record that it is about.
    pub place: RecordId,
    /// The factor that it is about, where the record is a response.
    pub factor: Option<&'static str>,
    /// What is missing there.
    pub missing: Vec<Missing>,
    /// The record by which somebody set the finding aside, where that has been done.
    pub set_aside: Option<RecordId>,
}

impl Finding {
    fn new(check: Check, place: &RecordId) -> Self {
        Self {
            check,
            place: place.clone(),
            factor: None,
            missing: Vec::new(),
            set_aside: None,
        }
    }

    fn missing(mut self, missing: Vec<Missing>) -> Self {
        self.missing = missing;
        self
    }

    fn factor(mut self, factor: &'static str) -> Self {
        self.factor = Some(factor);
        self
    }
}

record! {
    /// A finding that somebody has looked at and set aside, with the reason.
    SetAside = "set_aside" {
        /// The check's code, as `I401`.
        check: String,
        /// The record that the finding is about.
        place: Option<RecordId>,
        /// The factor that it is about, as `F03`, where the record is a response.
        factor: String,
        /// Why it is set aside.
        reason: String,
    }
}

impl Field for Option<RecordId> {
    fn read(value: serde_json::Value) -> Result<Self, Misread> {
        value
            .as_str()
            .and_then(RecordId::new)
            .map(Some)
            .ok_or(Misread::here(Expected::Id))
    }
    fn write(&self) -> Option<serde_json::Value> {
        self.as_ref().map(|id| id.as_str().into())
    }
    fn references(&self, visit: &mut dyn FnMut(&RecordId)) {
        if let Some(id) = self {
            visit(id);
        }
    }
    fn forget(&mut self, gone: &RecordId) {
        if self.as_ref() == Some(gone) {
            *self = None;
        }
    }
}

/// Everything the checks find, the gravest first, then by code and place.
pub fn findings(document: &Document, references: &References) -> Vec<Finding> {
    let mut found = Vec::new();
    assessment::check(document, &mut found);
    plan::check(document, references, &mut found);
    structure_map::check(document, references, &mut found);
    for finding in &mut found {
        finding.set_aside = references
            .referrers(&finding.place)
            .find(|id| {
                document
                    .get(&super::id::Id::<SetAside>::of((*id).clone()))
                    .is_some_and(|set_aside| {
                        set_aside.check == finding.check.code()
                            && set_aside.factor == finding.factor.unwrap_or_default()
                    })
            })
            .cloned();
    }
    found.sort_by(|a, b| {
        (a.check.severity(), a.check, a.factor, &a.place).cmp(&(
            b.check.severity(),
            b.check,
            b.factor,
            &b.place,
        ))
    });
    found
}
