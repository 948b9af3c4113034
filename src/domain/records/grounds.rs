//! What of the self-assessment a record answers to: priorities, actions and dialogue topics alike.

use super::self_assessment::Round;
use crate::domain::values::id::Id;

/// What a record answers to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grounds<'a> {
    /// The success factors, as `F03`.
    pub factors: &'a [String],
    /// The statements of them, as `F03.2`, or an own statement's id.
    pub statements: &'a [String],
    /// The round that it came from.
    pub round: Option<&'a Id<Round>>,
}

impl Grounds<'_> {
    /// Whether it names the factor, or a statement of it.
    pub fn names(&self, factor: &str) -> bool {
        let is_of_factor =
            |statement: &String| statement.strip_prefix(factor).is_some_and(|rest| rest.starts_with('.'));
        self.factors.iter().any(|one| one == factor) || self.statements.iter().any(is_of_factor)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::{grounds::*, plan::Action, record::Record};

    #[test]
    fn a_record_names_a_factor_by_itself_or_by_a_statement_of_it() {
        let record: Record = Action {
            factors: vec!["F03".into()],
            statements: vec!["F05.1".into()],
            ..Action::default()
        }
        .into();
        let grounds = record.grounds().unwrap();
        assert!(grounds.names("F03") && grounds.names("F05"));
        assert!(!grounds.names("F0") && !grounds.names("F01"));
        assert_eq!(Record::from(Round::default()).grounds(), None);
    }
}
