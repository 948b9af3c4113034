//! Checks of the cross-sectoral analysis.

pub mod area_without_finding;
pub mod challenge_without_indicator;
pub mod challenge_without_influence;
pub mod finding_with_old_evidence;
pub mod finding_without_area;
pub mod finding_without_evidence;
pub mod influence_without_reason;

#[cfg(test)]
mod examples;
