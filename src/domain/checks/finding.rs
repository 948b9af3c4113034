//! What a check has found.

use std::cmp::Ordering;

use super::Check;
use crate::domain::{
    records::{set_aside::SetAside, strategy::ActorGroup},
    values::id::RecordId,
};

macro_rules! missing {
    ($($(#[$meta:meta])* $name:ident = $field:literal;)+) => {
        /// A part that a record lacks.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Missing { $($(#[$meta])* $name),+ }

        impl Missing {
            /// Every part.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The field that it is.
            pub const fn field(self) -> &'static str {
                match self { $(Self::$name => $field),+ }
            }
        }
    };
}

missing! {
    /// The value at the start.
    Baseline = "baseline";
    /// The value to reach.
    Value = "value";
    /// The unit.
    Unit = "unit";
    /// Which way the value should go.
    Direction = "direction";
    /// The year by which it should be reached.
    Year = "year";
    /// The first day.
    Start = "start";
    /// The last day.
    End = "end";
    /// Social sustainability, weighed.
    Social = "social_for";
    /// Economic sustainability, weighed.
    Economic = "economic_for";
    /// Ecological sustainability, weighed.
    Ecological = "ecological_for";
    /// Whose decision it is.
    Decision = "decision";
    /// Who decided.
    DecidedBy = "decided_by";
    /// The day of the decision.
    Decided = "decided";
    /// Who answers for it.
    Owner = "owner";
    /// A target.
    Target = "target";
    /// How it is followed up.
    Method = "method";
    /// The way back.
    Way = "way";
    /// The reason.
    Reason = "reason";
    /// The conditions.
    Conditions = "conditions";
    /// What must be adapted.
    ToAdapt = "to_adapt";
    /// The county whose region has it.
    County = "county";
    /// What it means.
    Text = "text";
}

/// Something that a check found.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Finding {
    /// The check.
    pub check: Check,
    /// The record that it is about.
    pub place: RecordId,
    /// The factor that it is about, where the record says something of several.
    pub factor: Option<&'static str>,
    /// The actor groups that it is about.
    pub groups: Vec<ActorGroup>,
    /// What is missing there.
    pub missing: Vec<Missing>,
    /// The record by which somebody set the finding aside, where that has been done.
    pub set_aside: Option<RecordId>,
    /// Whether it waits, since its record is new or was changed lately ([`hold_back`](super::hold_back)).
    pub is_held_back: bool,
}

/// What has become of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingState {
    /// It is to be looked at: it is what is counted.
    Open,
    /// It waits until its record has been left alone for a day.
    HeldBack,
    /// Somebody has looked at it and let it be.
    SetAside,
}

impl Finding {
    pub(super) fn new(check: Check, place: &RecordId, details: Details) -> Self {
        Self {
            check,
            place: place.clone(),
            factor: None,
            groups: details.groups,
            missing: details.missing,
            set_aside: None,
            is_held_back: false,
        }
    }

    /// What has become of it.
    pub fn state(&self) -> FindingState {
        match (&self.set_aside, self.is_held_back) {
            (Some(_), _) => FindingState::SetAside,
            (None, true) => FindingState::HeldBack,
            (None, false) => FindingState::Open,
        }
    }

    pub(super) fn of_factor(check: Check, place: &RecordId, factor: &'static str) -> Self {
        Self {
            factor: Some(factor),
            ..Self::new(check, place, Details::default())
        }
    }

    /// The gravest first, then by code, factor and place.
    pub(super) fn in_order(a: &Self, b: &Self) -> Ordering {
        let key = |finding: &Self| (finding.check.severity(), finding.check, finding.factor);
        key(a).cmp(&key(b)).then_with(|| a.place.cmp(&b.place))
    }
}

/// What a finding says besides its place.
#[derive(Default)]
pub struct Details {
    groups: Vec<ActorGroup>,
    missing: Vec<Missing>,
}

impl Details {
    /// A finding that says no more, where there is one.
    pub fn when(is_found: bool) -> Option<Self> {
        is_found.then(Self::default)
    }

    /// A finding of those parts that are missing, where any is.
    pub fn lacking<const N: usize>(parts: [(bool, Missing); N]) -> Option<Self> {
        let missing = parts.into_iter().filter(|(is_missing, _)| *is_missing);
        Self::of_parts(missing.map(|(_, part)| part).collect())
    }

    /// A finding of these parts, where any is missing.
    pub fn of_parts(missing: Vec<Missing>) -> Option<Self> {
        (!missing.is_empty()).then(|| Self {
            missing,
            ..Self::default()
        })
    }

    /// A finding about these groups, where there are any.
    pub fn of_groups(groups: Vec<ActorGroup>) -> Option<Self> {
        (!groups.is_empty()).then(|| Self {
            groups,
            ..Self::default()
        })
    }
}

impl SetAside {
    /// A note that `finding` is set aside for this reason.
    pub fn of(finding: &Finding, reason: String) -> Self {
        Self {
            check: finding.check.code().into(),
            place: Some(finding.place.clone()),
            factor: finding.factor.unwrap_or_default().into(),
            reason,
            ..Self::default()
        }
    }

    /// Whether it is about this finding, given that both are about the same record.
    pub(super) fn is_about(&self, finding: &Finding) -> bool {
        self.check == finding.check.code() && self.factor == finding.factor.unwrap_or_default()
    }
}
