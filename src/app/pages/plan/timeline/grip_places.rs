//! Where the grips of a row lie: none on another, and each wide enough for a finger.

use crate::{
    domain::{
        follow_up::schedule::{Days, Entry},
        values::id::RecordId,
    },
    edit::rescheduling::Grip,
    render::timeline::axis::TimeScale,
};

/// The least width of a grip, which a finger finds.
const LEAST: f64 = 24.0;

/// How far the grips reach out before the axis.
const BEFORE_AXIS: f64 = 16.0;

/// How long a bar is drawn of which only one day is known.
const UNKNOWN: f64 = 36.0;

/// The grips of a bar, from the left.
pub const GRIPS: [Grip; 3] = [Grip::Start, Grip::Whole, Grip::End];

/// Where a bar with these days lies, held to the axis.
pub fn bar(scale: &TimeScale, days: Days) -> Option<(f64, f64)> {
    let (from, to) = match days {
        (Some(start), Some(end)) => (scale.beginning(start.min(end)), scale.end(start.max(end))),
        (Some(start), None) => (scale.beginning(start), scale.beginning(start) + UNKNOWN),
        (None, Some(end)) => (scale.end(end) - UNKNOWN, scale.end(end)),
        (None, None) => return None,
    };
    Some((scale.held(from), scale.held(to)))
}

/// By how many days an end that nobody has said lies from the other one where the bar is torn off.
pub fn torn_by(scale: &TimeScale, days: Days, grip: Grip) -> i32 {
    let torn = (UNKNOWN / scale.day_width()).round() as i32;
    match (grip, days) {
        (Grip::End, (_, None)) => torn,
        (Grip::Start, (None, _)) => -torn,
        _ => 0,
    }
}

/// Where a grip begins and how wide it is: the ends lie outside the bar, or within it at the edges of the axis.
pub fn place(scale: &TimeScale, days: Days, grip: Grip) -> Option<(f64, f64)> {
    let (from, to) = bar(scale, days)?;
    let (left, right) = scale.edges();
    let least = left - BEFORE_AXIS;
    let (mut first, mut last) = ((from - LEAST).max(least), (to + LEAST).min(right));
    if last - first < 3.0 * LEAST {
        first = ((from + to) / 2.0 - 1.5 * LEAST).min(right - 3.0 * LEAST).max(least);
        last = first + 3.0 * LEAST;
    }
    Some(match grip {
        Grip::Start => (first, LEAST),
        Grip::Whole => (first + LEAST, last - first - 2.0 * LEAST),
        Grip::End => (last - LEAST, LEAST),
    })
}

/// Where the days that count and aren't done have a grip: those that lie on the axis, free of each other and of the ends, and that leave
/// room enough to hold the whole by. The one that was held last has it wherever that is, so that the hand that moved it finds it again.
pub fn day_places(scale: &TimeScale, entry: &Entry, last: Option<&RecordId>) -> Vec<(RecordId, (f64, f64))> {
    let (left, right) = scale.edges();
    let ends = [Grip::Start, Grip::End].map(|grip| place(scale, entry.days, grip));
    let mut taken: Vec<(f64, f64)> = ends.into_iter().flatten().collect();
    let mut whole: Vec<(f64, f64)> = place(scale, entry.days, Grip::Whole).into_iter().collect();
    let mut found = Vec::new();
    if let Some(held) = entry.counted.iter().find(|one| last == Some(&one.of)) {
        taken.push((scale.middle(held.day) - LEAST / 2.0, LEAST));
    }
    for one in entry.counted.iter().filter(|one| !one.is_done) {
        let mut at = (scale.middle(one.day) - LEAST / 2.0, LEAST);
        if last == Some(&one.of) {
            at.0 = at.0.clamp(left, (right - LEAST).max(left));
            found.push((one.of.clone(), at));
            continue;
        }
        let end = at.0 + at.1;
        let is_free =
            at.0 >= left && end <= right && !taken.iter().any(|(from, wide)| at.0 < from + wide && end > *from);
        let rest: Vec<(f64, f64)> = whole
            .iter()
            .flat_map(|(from, wide)| {
                let to = from + wide;
                [(*from, at.0.min(to) - from), (end.max(*from), to - end.max(*from))]
            })
            .filter(|(_, wide)| *wide > 0.0)
            .collect();
        let leaves_room = whole.is_empty() || rest.iter().any(|(_, wide)| *wide >= LEAST);
        if is_free && leaves_room {
            taken.push(at);
            whole = rest;
            found.push((one.of.clone(), at));
        }
    }
    found
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::{
        follow_up::{
            progress::Progress,
            schedule::{CountedDay, CountedKind, Lasting},
        },
        values::{date::Date, id::Id},
    };

    fn day(text: &str) -> Option<Date> {
        Date::parse(text)
    }

    fn year(width: f64) -> TimeScale {
        TimeScale::new(day("2026-01-01").unwrap(), day("2026-12-31").unwrap(), 0.0, width)
    }

    // R424
    #[test]
    fn grips_lie_beside_each_other_and_are_wide_enough_wherever_the_bar_is() {
        for width in [300.0, 700.0] {
            let scale = year(width);
            for (start, end) in [
                ("2026-03-01", "2026-06-30"),
                ("2026-03-01", "2026-03-01"),
                ("2025-01-01", "2028-12-31"),
                ("2024-01-01", "2024-12-31"),
                ("2028-01-01", "2028-12-31"),
                ("2026-12-31", ""),
                ("", "2026-01-01"),
                ("2026-06-30", "2026-01-01"),
            ] {
                let [start, whole, end] = GRIPS.map(|grip| place(&scale, (day(start), day(end)), grip).unwrap());
                assert!(start.0 >= -BEFORE_AXIS && end.0 + end.1 <= width, "{start:?} {end:?}");
                assert_eq!(start.0 + start.1, whole.0);
                assert_eq!(whole.0 + whole.1, end.0);
                for (_, wide) in [start, whole, end] {
                    assert!(wide >= LEAST, "{wide}");
                }
            }
            assert_eq!(place(&scale, (None, None), Grip::Whole), None);
        }
    }

    fn entry(days: Days, counted: &[(&str, &str)]) -> Entry {
        let counted = counted.iter().map(|(name, text)| CountedDay {
            of: RecordId::new(name).unwrap(),
            day: day(text).unwrap(),
            kind: CountedKind::Milestone,
            name: String::new(),
            is_done: *name == "done",
            is_late: false,
        });
        Entry {
            of: Lasting::Action(Id::of(RecordId::new("a").unwrap())),
            title: String::new(),
            owner: None,
            priorities: Vec::new(),
            plan: None,
            days,
            progress: Progress::Ongoing,
            counted: counted.collect(),
            without_day: 0,
            depends_on: Vec::new(),
        }
    }

    // R424, R428
    #[test]
    fn a_day_has_a_grip_where_there_is_room_for_it_and_for_the_bar() {
        let found_with = |days: Days, counted: &[(&str, &str)], last: Option<&str>| {
            let last = last.and_then(RecordId::new);
            let found = day_places(&year(730.0), &entry(days, counted), last.as_ref());
            found.iter().map(|(id, _)| id.as_str().to_owned()).collect::<Vec<_>>()
        };
        let found = |days: Days, counted: &[(&str, &str)]| found_with(days, counted, None);
        let spring = (day("2026-02-01"), day("2026-06-30"));
        let counted = [
            ("done", "2026-03-01"),
            ("m1", "2026-04-01"),
            ("m2", "2026-04-05"),
            ("m3", "2026-09-01"),
            ("m4", "2027-01-01"),
        ];
        // The second lies on the first, the last outside the axis.
        assert_eq!(found(spring, &counted), ["m1", "m3"]);
        // The bar could not be held any more.
        let short = (day("2026-03-25"), day("2026-04-05"));
        assert_eq!(found(short, &counted), ["m3"]);
        assert_eq!(found((None, None), &counted), ["m1", "m3"]);
        // The one that was held last has its grip wherever it is.
        assert_eq!(found_with(spring, &counted, Some("m2")), ["m2", "m3"]);
        assert_eq!(found_with(short, &counted, Some("m4")), ["m3", "m4"]);
    }
}
