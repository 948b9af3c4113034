//! Checks (granskning): what a plan still lacks, found as a compiler finds faults.
//!
//! A finding is something to look at, not a verdict: it names its place and a way out, and can be set aside with a reason.

mod assessment;
mod plan;
mod structure_map;

use std::{cell::OnceCell, cmp::Ordering, collections::BTreeMap};

use super::{
    records::{
        document::Document, record::Record, references::References, set_aside::SetAside,
        strategy::ActorGroup,
    },
    values::id::{Id, RecordId},
};
use structure_map::Nodes;

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
    /// A factor that those who answered see differently, and no dialogue topic about it.
    DifferingWithoutTopic = "S103", Notice;
    /// A closed round without a response from a group that was invited.
    GroupWithoutResponse = "S104", Notice;
    /// A factor that matters much and is far from its target, and nothing is made of it.
    WeightyGapWithoutAnything = "S105", Notice;
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

/// The tool in which a finding is mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tool {
    /// Självskattning.
    Assessment,
    /// Strukturbild.
    StructureMap,
    /// Plan.
    Plan,
}

impl Check {
    /// The tool whose records it looks at.
    pub fn tool(self) -> Tool {
        match self.code().chars().next() {
            Some('S') => Tool::Assessment,
            Some('K') => Tool::StructureMap,
            _ => Tool::Plan,
        }
    }
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
    /// The factor that it is about, where the record says something of several.
    pub factor: Option<&'static str>,
    /// The actor groups that it is about.
    pub groups: Vec<ActorGroup>,
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
            groups: Vec::new(),
            missing: Vec::new(),
            set_aside: None,
        }
    }

    fn missing(mut self, missing: Vec<Missing>) -> Self {
        self.missing = missing;
        self
    }

    fn groups(mut self, groups: Vec<ActorGroup>) -> Self {
        self.groups = groups;
        self
    }

    fn factor(mut self, factor: &'static str) -> Self {
        self.factor = Some(factor);
        self
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
    fn is_about(&self, finding: &Finding) -> bool {
        self.check == finding.check.code() && self.factor == finding.factor.unwrap_or_default()
    }
}

/// Everything the checks find, the gravest first, then by code and place.
pub fn findings(document: &Document, references: &References) -> Vec<Finding> {
    let nodes = Nodes::of(document);
    let mut found = Vec::new();
    assessment::check(document, &mut found);
    for (id, record) in document.records() {
        check_record(document, references, || &nodes, id, record, &mut found);
    }
    note_set_asides(document, &mut found);
    found.sort_by(in_order);
    found
}

/// What the checks find about one record, in the same order. It costs as much as the record, not as much as the document.
pub fn findings_about(document: &Document, references: &References, id: &RecordId) -> Vec<Finding> {
    let mut found = Vec::new();
    let nodes = OnceCell::new();
    if let Some(record) = document.record(id) {
        let nodes = || nodes.get_or_init(|| Nodes::of(document));
        check_record(document, references, nodes, id, record, &mut found);
    }
    for finding in &mut found {
        finding.set_aside = references
            .referrers(id)
            .find(|from| {
                document
                    .get(&Id::<SetAside>::of((*from).clone()))
                    .is_some_and(|set_aside| set_aside.is_about(finding))
            })
            .cloned();
    }
    found.sort_by(in_order);
    found
}

/// What the checks of a single record find. The self-assessment is checked as a whole.
fn check_record<'a>(
    document: &Document,
    references: &References,
    nodes: impl FnOnce() -> &'a Nodes,
    id: &RecordId,
    record: &Record,
    found: &mut Vec<Finding>,
) {
    match record {
        Record::Priority(priority) => {
            plan::check_priority(document, references, id, priority, found);
        }
        Record::Action(action) => plan::check_action(document, references, id, action, found),
        Record::Target(target) => plan::check_target(document, id, target, found),
        Record::StructureElement(element) => {
            structure_map::check_element(document, references, nodes(), id, element, found);
        }
        _ => {}
    }
}

fn note_set_asides(document: &Document, found: &mut [Finding]) {
    let mut by_place: BTreeMap<&RecordId, Vec<(Id<SetAside>, &SetAside)>> = BTreeMap::new();
    for (id, set_aside) in document.all::<SetAside>() {
        if let Some(place) = &set_aside.place {
            by_place.entry(place).or_default().push((id, set_aside));
        }
    }
    for finding in found {
        finding.set_aside = by_place
            .get(&finding.place)
            .into_iter()
            .flatten()
            .find(|(_, set_aside)| set_aside.is_about(finding))
            .map(|(id, _)| id.raw().clone());
    }
}

fn in_order(a: &Finding, b: &Finding) -> Ordering {
    let key = |finding: &Finding| (finding.check.severity(), finding.check, finding.factor);
    key(a).cmp(&key(b)).then_with(|| a.place.cmp(&b.place))
}
