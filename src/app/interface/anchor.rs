//! The ids of what can be changed on a page. They follow from kind and field, so that whoever knows both can lead there.

use crate::domain::assessment::round_phase::RoundPhase;

/// The id of the heading of what a round needs in a phase.
pub const fn round_part(phase: RoundPhase) -> &'static str {
    match phase {
        RoundPhase::Prepare => "about",
        RoundPhase::Invite => "invite",
        RoundPhase::Collect => "collect",
        RoundPhase::Close => "close",
    }
}

/// A field of a record: `action-owner`.
pub fn field(kind: &str, field: &str) -> String {
    written(&[kind, field])
}

/// A field of a record that is one of several on the page, by its number from 1: `target-3-year`.
pub fn field_of(kind: &str, number: usize, field: &str) -> String {
    written(&[kind, &number.to_string(), field])
}

/// What adds a record of this kind to the page's own: `add-action`.
pub fn adding(kind: &str) -> String {
    written(&["add", kind])
}

/// What removes a record of this kind from its own page: `remove-action`.
pub fn removing(kind: &str) -> String {
    written(&["remove", kind])
}

/// What makes a record of this kind of a factor or statement: `make-priority-F03`.
pub fn making(kind: &str, of: &str) -> String {
    written(&["make", kind, of])
}

/// A factor among the gaps: `gap-F03`.
pub fn gap(factor: &str) -> String {
    written(&["gap", factor])
}

fn written(parts: &[&str]) -> String {
    parts.join("-").replace('_', "-")
}

#[cfg(test)]
mod tests {
    use super::super::anchor::*;

    #[test]
    fn an_id_follows_from_kind_and_field() {
        assert_eq!(field("action", "owner"), "action-owner");
        assert_eq!(field("structure_element", "name"), "structure-element-name");
        assert_eq!(field_of("target", 3, "year"), "target-3-year");
        assert_eq!(field_of("target", 1, "baseline_year"), "target-1-baseline-year");
        assert_eq!(adding("action"), "add-action");
        assert_eq!(removing("action_plan"), "remove-action-plan");
        assert_eq!(making("dialogue_topic", "F01.2"), "make-dialogue-topic-F01.2");
        assert_eq!(gap("F03"), "gap-F03");
    }
}
