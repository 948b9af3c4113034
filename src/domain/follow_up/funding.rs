//! What an action's funding comes to, and what it lacks.

use std::collections::BTreeMap;

use crate::domain::{
    records::{action_parts::Funding, action_plan, document::Document, plan::Action, references::References},
    values::{
        amount::{Amount, Year},
        id::Id,
    },
};

/// A sum of what has been said.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sum {
    /// The sum; `None` where nothing has been said.
    pub said: Option<f64>,
    /// How many have not said.
    pub unsaid: usize,
}

/// What was asked for, granted and spent.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sums {
    /// Sökt.
    pub asked: Sum,
    /// Beviljat.
    pub granted: Sum,
    /// Använt.
    pub spent: Sum,
}

/// What the cost is above what is granted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lacking {
    /// How much; below 0 where more is granted than it costs.
    pub amount: f64,
    /// Whether it may be less, since somebody has not said what they grant.
    pub is_at_most: bool,
}

/// What an action's funding comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FundingSums {
    /// In all.
    pub total: Sums,
    /// By year, those without a year last.
    pub by_year: Vec<(Option<Year>, Sums)>,
    /// What is missing; `None` where the cost has not been said.
    pub lacking: Option<Lacking>,
}

impl Sum {
    fn add(&mut self, amount: Option<Amount>) {
        match amount {
            Some(amount) => self.said = Some(self.said.unwrap_or(0.0) + amount.get()),
            None => self.unsaid += 1,
        }
    }
}

impl Sums {
    fn add(&mut self, funding: &Funding) {
        self.asked.add(funding.asked);
        self.granted.add(funding.granted);
        self.spent.add(funding.spent);
    }
}

/// The funding of an action, as the user has ordered it.
pub fn funding_of<'a>(
    document: &'a Document,
    references: &'a References,
    action: &Id<Action>,
) -> Vec<(Id<Funding>, &'a Funding)> {
    action_plan::referring(document, references, action.raw())
}

/// What this funding comes to for an action of this cost.
pub fn sums(cost: Option<Amount>, funding: &[&Funding]) -> FundingSums {
    let mut total = Sums::default();
    // Those without a year come last.
    let mut by_year: BTreeMap<(bool, Option<Year>), Sums> = BTreeMap::new();
    for one in funding {
        total.add(one);
        by_year.entry((one.year.is_none(), one.year)).or_default().add(one);
    }
    FundingSums {
        total,
        by_year: by_year.into_iter().map(|((_, year), sums)| (year, sums)).collect(),
        lacking: cost.map(|cost| Lacking {
            amount: cost.get() - total.granted.said.unwrap_or(0.0),
            is_at_most: total.granted.unsaid > 0 || funding.is_empty(),
        }),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn funding(year: Option<u16>, asked: Option<f64>, granted: Option<f64>) -> Funding {
        Funding {
            year: year.and_then(Year::new),
            asked: asked.and_then(Amount::new),
            granted: granted.and_then(Amount::new),
            ..Funding::default()
        }
    }

    fn lacking(cost: Option<f64>, granted: &[Option<f64>]) -> Option<(f64, bool)> {
        let funding: Vec<_> = granted.iter().map(|granted| funding(None, None, *granted)).collect();
        let sums = sums(cost.and_then(Amount::new), &funding.iter().collect::<Vec<_>>());
        sums.lacking.map(|lacking| (lacking.amount, lacking.is_at_most))
    }

    // R411
    #[test]
    fn what_nobody_has_said_is_not_nought() {
        let rows = [
            funding(Some(2027), Some(500.0), None),
            funding(Some(2027), None, Some(0.0)),
        ];
        let sums = sums(None, &rows.iter().collect::<Vec<_>>());
        let sum = |said, unsaid| Sum { said, unsaid };
        assert_eq!(sums.total.asked, sum(Some(500.0), 1));
        assert_eq!(sums.total.granted, sum(Some(0.0), 1));
        assert_eq!(sums.total.spent, sum(None, 2));
        assert_eq!(sums.lacking, None);
    }

    // R411
    #[test]
    fn what_is_missing_is_told_with_how_sure_that_is() {
        assert_eq!(lacking(None, &[Some(100.0)]), None);
        assert_eq!(lacking(Some(1000.0), &[]), Some((1000.0, true)));
        assert_eq!(lacking(Some(1000.0), &[Some(400.0), Some(200.0)]), Some((400.0, false)));
        assert_eq!(lacking(Some(1000.0), &[Some(400.0), None]), Some((600.0, true)));
        assert_eq!(lacking(Some(1000.0), &[Some(0.0)]), Some((1000.0, false)));
        assert_eq!(lacking(Some(1000.0), &[Some(1200.0)]), Some((-200.0, false)));
        assert_eq!(lacking(Some(0.0), &[Some(0.0)]), Some((0.0, false)));
    }

    #[test]
    fn years_are_in_their_order_and_those_without_come_last() {
        let rows = [
            funding(None, None, Some(1.0)),
            funding(Some(2028), None, Some(2.0)),
            funding(Some(2027), None, Some(3.0)),
            funding(Some(2028), None, Some(4.0)),
        ];
        let sums = sums(None, &rows.iter().collect::<Vec<_>>());
        let by_year: Vec<_> = sums
            .by_year
            .iter()
            .map(|(year, sums)| (year.map(Year::get), sums.granted.said.unwrap()))
            .collect();
        assert_eq!(by_year, [(Some(2027), 3.0), (Some(2028), 6.0), (None, 1.0)]);
    }
}
