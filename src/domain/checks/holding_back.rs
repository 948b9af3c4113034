//! Findings about what is new or was changed within a day wait: who is still at work on it knows what is missing.

use std::collections::BTreeMap;

use super::finding::Finding;
use crate::domain::values::id::RecordId;

/// How long after its last change a record is left alone, in milliseconds.
pub const DAY: f64 = 24.0 * 60.0 * 60.0 * 1000.0;

/// Notes at each finding whether it waits. `changed` says when records were last changed, and like `now` is in milliseconds since 1970;
/// a record that it doesn't name is older. Gives how long it is until the first of those that wait is to be shown; `None` if none waits.
pub fn hold_back(found: &mut [Finding], now: f64, changed: &BTreeMap<&RecordId, f64>) -> Option<f64> {
    let mut first: Option<f64> = None;
    for finding in found {
        let age = changed.get(&finding.place).map(|changed| now - changed);
        // A change that is still to come was made by a clock that went wrong, and would wait for ever.
        let age = age.filter(|age| finding.check.severity().waits() && (0.0..DAY).contains(age));
        finding.is_held_back = age.is_some();
        // What is set aside is not shown after a day either.
        if let Some(age) = age.filter(|_| finding.set_aside.is_none()) {
            let left = DAY - age;
            first = Some(first.map_or(left, |first| first.min(left)));
        }
    }
    first
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::{
        Check, Finding, FindingState, Severity,
        examples::{all, document, raw},
        holding_back::{DAY, hold_back},
    };
    use crate::domain::{
        records::plan::Action,
        values::{date::Date, id::RecordId},
    };

    const NOW: f64 = 1_800_000_000_000.0;

    /// What is found about an action that lacks nearly everything, ends before it starts and was changed then.
    fn found(changed: Option<f64>) -> (Vec<Finding>, Option<f64>) {
        let day = |day| Date::new(2027, 1, day);
        let action = Action {
            start: day(2),
            end: day(1),
            ..Action::default()
        };
        let mut found = all(&document([("action", action.into())]));
        let id: RecordId = raw("action");
        let changed: BTreeMap<_, _> = changed.map(|at| (&id, at)).into_iter().collect();
        let first = hold_back(&mut found, NOW, &changed);
        (found, first)
    }

    fn open(found: &[Finding]) -> Vec<Check> {
        let open = found.iter().filter(|one| one.state() == FindingState::Open);
        open.map(|one| one.check).collect()
    }

    // R230
    #[test]
    fn what_a_record_of_the_last_day_lacks_waits_and_what_contradicts_itself_does_not() {
        for age in [0.0, 1.0, DAY - 1.0] {
            let (found, first) = found(Some(NOW - age));
            assert_eq!(open(&found), [Check::ActionEndsBeforeStart], "{age}");
            assert_eq!(first, Some(DAY - age));
            assert!(found.len() > 1);
        }
    }

    // R230
    #[test]
    fn what_an_older_record_lacks_is_shown() {
        for changed in [None, Some(NOW - DAY), Some(0.0), Some(NOW + 1.0), Some(f64::NAN)] {
            let (found, first) = found(changed);
            assert_eq!(open(&found).len(), found.len(), "{changed:?}");
            assert_eq!(first, None);
        }
    }

    // R230
    #[test]
    fn what_is_set_aside_stays_so_and_is_not_waited_for() {
        let (mut found, _) = found(None);
        for finding in &mut found {
            finding.set_aside = Some(raw("note"));
        }
        let id = raw("action");
        assert_eq!(hold_back(&mut found, NOW, &BTreeMap::from([(&id, NOW)])), None);
        assert!(found.iter().all(|one| one.state() == FindingState::SetAside));
        assert_eq!(hold_back(&mut [], NOW, &BTreeMap::from([(&id, NOW)])), None);
    }

    // R230
    #[test]
    fn every_check_says_by_its_severity_whether_it_waits() {
        for check in Check::ALL {
            assert_eq!(
                check.severity().waits(),
                check.severity() != Severity::Error,
                "{check:?}"
            );
        }
    }
}
