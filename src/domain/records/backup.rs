//! When to remind of saving a file: the sooner, the more has been changed and the longer ago the last file is.

/// How many days times changes may go by without a file: twenty changes five days ago, or two hundred half a day ago.
const MOST: f64 = 100.0;
/// How many days a document without any file counts as being behind. What its first change was is not kept.
const WITHOUT_FILE: f64 = 4.0;
const DAY: f64 = 86_400_000.0;

/// For how many milliseconds a reminder is put off.
pub const PUT_OFF: f64 = 7.0 * DAY;

/// What a reminder says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// How many whole days ago the last file was saved; `None` if none has been.
    pub days: Option<u32>,
    /// How many changes have been made since.
    pub changes: u32,
}

/// Whether it is time to remind of saving a file. `now`, `last` (when a file was last saved) and `put_off` (until when no
/// reminder is wanted) are milliseconds since 1970. A clock that has been set back counts as no time.
pub fn reminder(now: f64, last: Option<f64>, changes: u32, put_off: Option<f64>) -> Option<Reminder> {
    // A date that is further off than any reminder is put off is the fault of a clock that was wrong.
    if put_off.is_some_and(|until| now < until && until <= now + PUT_OFF) {
        return None;
    }
    let days = last.map(|last| ((now - last) / DAY).max(0.0));
    let is_time = days.unwrap_or(WITHOUT_FILE) * f64::from(changes) >= MOST;
    is_time.then(|| Reminder {
        // Not below zero, and what is too large for the type becomes its largest number.
        days: days.map(|days| days as u32),
        changes,
    })
}

#[cfg(test)]
mod tests {
    use super::super::backup::*;

    const NOW: f64 = 1_795_000_000_000.0;

    fn after(days: f64, changes: u32) -> Option<Reminder> {
        reminder(NOW, Some(NOW - days * DAY), changes, None)
    }

    // R95
    #[test]
    fn many_changes_remind_soon_and_few_late() {
        assert_eq!(after(0.4, 200), None);
        let said = |days, changes| {
            Some(Reminder {
                days: Some(days),
                changes,
            })
        };
        assert_eq!(after(0.5, 200), said(0, 200));
        assert_eq!(after(4.9, 20), None);
        assert_eq!(after(5.0, 20), said(5, 20));
        assert_eq!(after(99.0, 1), None);
        assert_eq!(after(100.0, 1), said(100, 1));
        assert_eq!(after(10_000.0, 0), None);
    }

    // R95
    #[test]
    fn a_document_without_a_file_reminds_by_its_changes() {
        assert_eq!(reminder(NOW, None, 24, None), None);
        let said = Reminder {
            days: None,
            changes: 25,
        };
        assert_eq!(reminder(NOW, None, 25, None), Some(said));
    }

    // R95
    #[test]
    fn a_reminder_is_put_off_for_a_while_and_not_for_ever() {
        let put_off = |until| reminder(NOW, None, 500, Some(until));
        assert_eq!(put_off(NOW + PUT_OFF), None);
        assert_eq!(put_off(NOW + 1.0), None);
        assert!(put_off(NOW).is_some());
        assert!(put_off(NOW + PUT_OFF + 1.0).is_some());
        assert!(put_off(f64::NAN).is_some());
    }

    // R95
    #[test]
    fn a_clock_that_has_been_set_back_does_no_harm() {
        assert_eq!(after(-400.0, u32::MAX), None);
        assert_eq!(reminder(f64::NAN, Some(NOW), 500, None), None);
        assert_eq!(after(1e300, u32::MAX).and_then(|said| said.days), Some(u32::MAX));
    }
}
