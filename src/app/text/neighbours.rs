//! The plans of neighbouring regions in words, as they are read in the whole plan and in what is published.

use super::vocabulary;
use crate::domain::{
    records::{
        action_plan::referring, document::Document, lesson::NeighbourPlan, plan::Priority, references::References,
    },
    values::{county, id::Id, web_address::web_address},
};

/// What is written of the neighbours' plans of a priority, one a line, and what is said of them in all. Only addresses on the web are in it.
pub fn of_priority(document: &Document, references: &References, id: &Id<Priority>, priority: &Priority) -> String {
    let plans = referring::<NeighbourPlan>(document, references, id.raw());
    let lines = plans.iter().map(|(_, plan)| one(plan));
    let in_all = priority.neighbours.trim().to_owned();
    let lines = lines.chain([in_all]).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// A plan by its title, and the region whose it is.
pub fn named(title: &str, county: &str) -> String {
    let title = vocabulary::named(title);
    match county::by_code(county) {
        Some(county) => [&title, ", ", county.region].concat(),
        None => title,
    }
}

fn one(plan: &NeighbourPlan) -> String {
    let named = named(&plan.title, &plan.county);
    let means = plan.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let said = if means.is_empty() {
        named
    } else {
        [&named, ": ", &means].concat()
    };
    match web_address(&plan.address) {
        Some(address) => [&said, " ", address].concat(),
        None => said,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::{records::record::Record, values::id::RecordId};

    // R625
    #[test]
    fn a_plan_is_read_with_its_region_what_it_means_and_no_unsafe_address() {
        let raw = |text: &str| RecordId::new(text).unwrap();
        let plan = |county: &str, address: &str, text: &str| NeighbourPlan {
            priority: Some(Id::of(raw("priority"))),
            title: "Strategin".into(),
            county: county.into(),
            address: address.into(),
            text: text.into(),
            ..NeighbourPlan::default()
        };
        let priority = Priority {
            neighbours: "I allt åt samma håll".into(),
            ..Priority::default()
        };
        let records: Vec<(&str, Record)> = vec![
            ("a", plan("05", "https://region.example/rus", "Tågen\nmöts").into()),
            ("b", plan("99", "javascript:alert(1)", "").into()),
            ("priority", priority.clone().into()),
        ];
        let records = records.into_iter().map(|(name, record)| (raw(name), record));
        let document = Document::of(raw("d"), records);
        let said = of_priority(
            &document,
            &References::of(&document),
            &Id::of(raw("priority")),
            &priority,
        );
        let lines: Vec<_> = said.lines().collect();
        assert_eq!(
            lines,
            [
                "Strategin, Region Östergötland: Tågen möts https://region.example/rus",
                "Strategin",
                "I allt åt samma håll"
            ]
        );
    }
}
