//! Analyses for the tests of the checks of them.

use super::super::examples::{document, id};
use crate::domain::{
    records::{
        analysis::{AnalysisFinding, Influence, InfluenceStrength, ModelArea},
        document::Document,
        indicator::Indicator,
    },
    values::date::Date,
};

/// A finding that lacks nothing.
pub fn whole_finding() -> AnalysisFinding {
    AnalysisFinding {
        title: "Lång väg till utbildning".into(),
        evidence: "Restider".into(),
        source: "Resvaneundersökning".into(),
        dated: Date::new(2026, 9, 1),
        areas: vec![id("area-education"), id("area-work")],
        indicators: vec![id("indicator")],
        ..AnalysisFinding::default()
    }
}

/// An influence that lacks nothing.
pub fn whole_influence() -> Influence {
    Influence {
        from: Some(id("area-education")),
        to: Some(id("area-work")),
        strength: InfluenceStrength::Strong,
        reason: "den som har en utbildning lättare får arbete".into(),
        ..Influence::default()
    }
}

/// An analysis of these two, and the areas that they are about.
pub fn analysis(finding: AnalysisFinding, influence: Influence) -> Document {
    document([
        ("area-education", ModelArea::default().into()),
        ("area-work", ModelArea::default().into()),
        ("finding", finding.into()),
        ("indicator", Indicator::default().into()),
        ("influence", influence.into()),
    ])
}

/// An analysis that lacks nothing but what is changed in its finding.
pub fn with_finding(change: impl FnOnce(&mut AnalysisFinding)) -> Document {
    let mut finding = whole_finding();
    change(&mut finding);
    analysis(finding, whole_influence())
}

/// An analysis that lacks nothing but what is changed in its influence.
pub fn with_influence(change: impl FnOnce(&mut Influence)) -> Document {
    let mut influence = whole_influence();
    change(&mut influence);
    analysis(whole_finding(), influence)
}

/// An analysis that lacks nothing.
pub fn whole() -> Document {
    with_finding(|_| {})
}
