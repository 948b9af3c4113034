//! Which elements of a sheet follow the plan of a neighbouring region: said below the legend, plan by plan.

use std::collections::BTreeSet;

use super::figures::Figure;
use crate::domain::{
    records::{document::Document, lesson::NeighbourPlan},
    values::id::RecordId,
};

/// A neighbour's plan that elements follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowedPlan {
    /// What it is called.
    pub title: String,
    /// The code of the county whose region has it.
    pub county: String,
    /// The elements that follow it.
    pub elements: BTreeSet<RecordId>,
}

/// The words of it.
pub struct FollowingWords<'a> {
    /// That elements of these names follow a plan.
    pub plan: &'a dyn Fn(&FollowedPlan, &[&str]) -> String,
    /// That elements follow so many plans more.
    pub more: &'a dyn Fn(usize) -> String,
}

/// The most plans that are told one by one.
pub const MOST_PLANS: usize = 6;

impl FollowedPlan {
    /// Those of a document in its order. A plan that several priorities meet is one.
    pub fn all(document: &Document) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        for (_, plan) in document.ordered::<NeighbourPlan>() {
            let elements = plan.elements.iter().map(|id| id.raw().clone());
            let title = plan.title.trim();
            let same = all
                .iter_mut()
                .find(|one| one.title == title && one.county == plan.county);
            match same {
                Some(same) => same.elements.extend(elements),
                None => all.push(Self {
                    title: title.to_owned(),
                    county: plan.county.clone(),
                    elements: elements.collect(),
                }),
            }
        }
        all.retain(|plan| !plan.elements.is_empty());
        all
    }
}

/// What is said of the plans that elements on the sheet follow. `is_there` tells which of the figures are.
pub fn notes(
    plans: &[FollowedPlan],
    figures: &[Figure],
    is_there: impl Fn(&Figure) -> bool,
    words: &FollowingWords,
) -> Vec<String> {
    let there: Vec<&Figure> = figures.iter().filter(|figure| is_there(figure)).collect();
    let followed = plans.iter().filter_map(|plan| {
        let own = there.iter().filter(|figure| plan.elements.contains(&figure.element.id));
        let names: Vec<&str> = own.map(|figure| figure.element.name.as_str()).collect();
        (!names.is_empty()).then_some((plan, names))
    });
    let followed: Vec<_> = followed.collect();
    let told = followed.iter().take(MOST_PLANS);
    let mut notes: Vec<String> = told.map(|(plan, names)| (words.plan)(plan, names)).collect();
    if followed.len() > MOST_PLANS {
        notes.push((words.more)(followed.len() - MOST_PLANS));
    }
    notes
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::{records::record::Record, values::id::Id};

    // R338
    #[test]
    fn a_plan_that_several_priorities_meet_is_told_once_with_all_that_follows_it() {
        let raw = |text: &str| RecordId::new(text).unwrap();
        let plan = |title: &str, county: &str, elements: &[&str]| -> Record {
            NeighbourPlan {
                title: title.into(),
                county: county.into(),
                elements: elements.iter().map(|id| Id::of(raw(id))).collect(),
                ..NeighbourPlan::default()
            }
            .into()
        };
        let records = [
            ("a", plan("Strategin", "05", &["bana"])),
            ("b", plan(" Strategin ", "05", &["nod", "bana"])),
            ("c", plan("Strategin", "18", &["nod"])),
            ("d", plan("Tom", "05", &[])),
        ];
        let document = Document::of(raw("d"), records.into_iter().map(|(name, one)| (raw(name), one)));
        let told = FollowedPlan::all(&document);
        let told: Vec<_> = told
            .iter()
            .map(|plan| (plan.county.as_str(), plan.elements.len()))
            .collect();
        assert_eq!(told, [("05", 2), ("18", 1)]);
    }
}
