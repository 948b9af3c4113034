//! The indicators of each area.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{
    records::{
        analysis::{AnalysisFinding, ModelArea},
        document::Document,
        indicator::Indicator,
        references::References,
    },
    values::id::Id,
};

/// The indicators of an area, in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorsOfArea {
    /// The area; `None` of those that belong to none that is used.
    pub area: Option<Id<ModelArea>>,
    /// The indicators.
    pub indicators: Vec<Id<Indicator>>,
}

/// The indicators of the areas that are used, in the order of these. Last are those of no such area that a finding points to.
pub fn by_area(document: &Document, references: &References) -> Vec<IndicatorsOfArea> {
    let areas: Vec<Id<ModelArea>> = document.used_areas().into_iter().map(|(id, _)| id).collect();
    let used: BTreeSet<&Id<ModelArea>> = areas.iter().collect();
    let mut of_areas: BTreeMap<&Id<ModelArea>, Vec<Id<Indicator>>> = BTreeMap::new();
    let mut others = Vec::new();
    for (id, indicator) in document.ordered::<Indicator>() {
        let its: BTreeSet<_> = indicator.areas.iter().filter(|area| used.contains(area)).collect();
        if its.is_empty() {
            let is_pointed_to = || {
                references
                    .referrers_of_kind::<AnalysisFinding>(document, id.raw())
                    .next()
                    .is_some()
            };
            if is_pointed_to() {
                others.push(id);
            }
            continue;
        }
        for area in its {
            of_areas.entry(area).or_default().push(id.clone());
        }
    }
    let mut all: Vec<IndicatorsOfArea> = areas
        .iter()
        .filter_map(|area| {
            let indicators = of_areas.remove(area)?;
            Some(IndicatorsOfArea {
                area: Some(area.clone()),
                indicators,
            })
        })
        .collect();
    if !others.is_empty() {
        all.push(IndicatorsOfArea {
            area: None,
            indicators: others,
        });
    }
    all
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::values::{id::RecordId, order::Order};

    fn id(text: &str) -> RecordId {
        RecordId::new(text).unwrap()
    }

    // R655
    #[test]
    fn indicators_stand_under_each_of_their_areas_and_those_of_none_last_where_a_finding_points_to_them() {
        let mut orders = Order::from_on(Order::default());
        let mut indicator = |areas: &[&str]| Indicator {
            areas: areas.iter().map(|area| Id::of(id(area))).collect(),
            order: orders.next().unwrap(),
            ..Indicator::default()
        };
        let records = [
            ("both", indicator(&["area-work", "area-health"]).into()),
            ("work", indicator(&["area-work"]).into()),
            ("hidden", indicator(&["condition-world"]).into()),
            ("adrift", indicator(&[]).into()),
            ("unused", indicator(&[]).into()),
            (
                "condition-world",
                ModelArea {
                    hidden: true,
                    ..ModelArea::default()
                }
                .into(),
            ),
            (
                "finding",
                AnalysisFinding {
                    indicators: vec![Id::of(id("adrift"))],
                    ..AnalysisFinding::default()
                }
                .into(),
            ),
        ];
        let document = Document::of(id("d"), records.map(|(name, record)| (id(name), record)));
        let found = by_area(&document, &References::of(&document));
        let found: Vec<_> = found
            .iter()
            .map(|one| {
                let indicators: Vec<_> = one.indicators.iter().map(Id::as_str).collect();
                (one.area.as_ref().map_or("", Id::as_str), indicators)
            })
            .collect();
        assert_eq!(
            found,
            [
                ("area-health", vec!["both"]),
                ("area-work", vec!["both", "work"]),
                ("", vec!["adrift"]),
            ]
        );
    }
}
