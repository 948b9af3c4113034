//! How far targets have come, how actions go and what their funding lacks, in words.

use super::{
    vocabulary,
    words::{self, Word, fill, text},
};
use crate::domain::{
    follow_up::{
        attainment::{Actual, Attainment, Reckoning, Standing, TargetStatus},
        funding::{FundingSums, Sum},
        goal::{Goal, Hindrance},
        progress::{ActionProgress, Progress, Reason},
    },
    values::amount::Amount,
};

/// The word for where a value stands.
pub fn standing(standing: Standing) -> Word {
    match standing {
        Standing::Reached => Word::FollowUpReached,
        Standing::UnderWay => Word::FollowUpUnderWay,
        Standing::Unchanged => Word::FollowUpUnchanged,
        Standing::Worse => Word::FollowUpWorse,
        Standing::Deviates => Word::FollowUpDeviates,
        Standing::NotReached => Word::FollowUpNotReached,
        Standing::NotMeasured => Word::FollowUpNotMeasured,
        Standing::BySexOnly => Word::FollowUpBySexOnly,
        Standing::NotReckoned(_) => Word::FollowUpNotReckoned,
    }
}

/// The word for whether it goes as it should, where that says more than where the value stands.
fn status(status: TargetStatus) -> Option<Word> {
    Some(match status {
        TargetStatus::Achieved => Word::FollowUpStatusAchieved,
        TargetStatus::Missed => Word::FollowUpStatusMissed,
        TargetStatus::OnTrack => Word::FollowUpStatusOnTrack,
        TargetStatus::Behind => Word::FollowUpStatusBehind,
        TargetStatus::Awaiting => Word::FollowUpStatusAwaiting,
        TargetStatus::Unjudged => Word::FollowUpStatusUnjudged,
        TargetStatus::NotReckoned | TargetStatus::NotMeasured => return None,
    })
}

fn hindrance(hindrance: Hindrance) -> Word {
    match hindrance {
        Hindrance::Unit => Word::FollowUpWhyUnit,
        Hindrance::NoValue => Word::FollowUpWhyNoValue,
        Hindrance::NoUpper => Word::FollowUpWhyNoUpper,
        Hindrance::Crossed => Word::FollowUpWhyCrossed,
        Hindrance::NoDirection => Word::FollowUpWhyNoDirection,
        Hindrance::Against => Word::FollowUpWhyAgainst,
    }
}

/// A number as the language writes it, without the digits that sums of decimals leave behind.
pub fn number(value: f64) -> String {
    /// More decimals than anybody measures with.
    const DECIMALS: f64 = 1e6;
    let rounded = (value * DECIMALS).round() / DECIMALS;
    let shown = Amount::new(rounded).or(Amount::new(value));
    let written = shown.map_or_else(String::new, |shown| shown.format(words::decimal()));
    grouped(&written).replacen('-', "\u{2212}", 1)
}

/// The same with a thin space between thousands, where there are ten or more of them.
fn grouped(written: &str) -> String {
    let end = written.find(words::decimal()).unwrap_or(written.len());
    let begin = written.find(|sign: char| sign.is_ascii_digit()).unwrap_or(end);
    let digits = end.saturating_sub(begin);
    if digits < 5 {
        return written.into();
    }
    let mut grouped = String::with_capacity(written.len() + digits);
    for (place, sign) in written.char_indices() {
        if place > begin && place < end && (end - place).is_multiple_of(3) {
            grouped.push_str(words::numbers().thousands);
        }
        grouped.push(sign);
    }
    grouped
}

/// The same within a formula, where a number below nought is in brackets.
fn term(value: f64) -> String {
    let written = number(value);
    if value < 0.0 {
        ["(", &written, ")"].concat()
    } else {
        written
    }
}

/// Where a value stands with its share and whether that is in time, as *På väg, 40 procent · i fas*.
pub fn told(reckoning: &Reckoning) -> String {
    let word = text(standing(reckoning.standing));
    let told = reckoning.percent().map_or_else(
        || word.to_owned(),
        |percent| fill(Word::FollowUpTold, &[("word", word), ("percent", &number(percent))]),
    );
    match status(reckoning.status) {
        Some(status) => fill(Word::FollowUpToldStatus, &[("told", &told), ("status", text(status))]),
        None => told,
    }
}

/// How it was reckoned, a sentence a line: what was measured, the formula and the formula with its numbers, what was expected.
pub fn reckoned(attainment: &Attainment) -> Vec<String> {
    let mut lines = whole(&attainment.total);
    let by_sex = [
        (Word::FollowUpWomen, &attainment.women),
        (Word::FollowUpMen, &attainment.men),
    ];
    let by_sex = by_sex
        .into_iter()
        .filter_map(|(word, of_sex)| Some((word, of_sex.as_ref()?)));
    lines.extend(by_sex.map(|(word, of_sex)| fill(word, &[("told", &told(of_sex))])));
    lines
}

fn whole(reckoning: &Reckoning) -> Vec<String> {
    if let Standing::NotReckoned(why) = reckoning.standing {
        return vec![text(hindrance(why)).into()];
    }
    let Some(actual) = &reckoning.actual else {
        return vec![text(Word::FollowUpNothingMeasured).into()];
    };
    let mut lines = measured(actual, reckoning.baseline);
    match reckoning.baseline.zip(reckoning.goal).zip(reckoning.share) {
        Some(((baseline, goal), share)) => {
            let (formula, filled) = formula(baseline, goal, actual.value);
            lines.push(text(formula).into());
            let share = number((share * 1e4).round() / 1e4);
            lines.push(fill(Word::FollowUpFilled, &[("formula", &filled), ("share", &share)]));
        }
        None => lines.push(text(Word::FollowUpNoWay).into()),
    }
    if let Some(expected) = reckoning.expected {
        let percent = number((expected * 100.0).round());
        lines.push(fill(Word::FollowUpExpected, &[("percent", &percent)]));
    }
    lines
}

fn measured(actual: &Actual, baseline: Option<f64>) -> Vec<String> {
    let mut lines = Vec::new();
    let value = number(actual.value);
    if actual.added.is_empty() {
        let year = actual.year.to_string();
        lines.push(fill(Word::FollowUpActualIs, &[("year", &year), ("value", &value)]));
    } else {
        let added = actual
            .added
            .iter()
            .map(|(year, one)| format!("{} ({year})", term(*one)));
        let begun = baseline.map(number).into_iter();
        let sum = begun.chain(added).collect::<Vec<_>>().join(" + ");
        lines.push(fill(Word::FollowUpSumIs, &[("sum", &sum), ("value", &value)]));
    }
    if !actual.unmeasured.is_empty() {
        let years: Vec<_> = actual.unmeasured.iter().map(u16::to_string).collect();
        lines.push(fill(Word::FollowUpSumLacks, &[("years", &years.join(", "))]));
    }
    if actual.is_late {
        lines.push(text(Word::FollowUpActualLate).into());
    }
    lines
}

fn formula(baseline: f64, goal: Goal, actual: f64) -> (Word, String) {
    match goal {
        Goal::AtLeast(value) | Goal::AtMost(value) => {
            let [from, to, now] = [term(baseline), number(value), number(actual)];
            (
                Word::FollowUpFormula,
                format!("({now} \u{2212} {from}) / ({to} \u{2212} {from})"),
            )
        }
        Goal::Within(..) => {
            let [left, way] = [goal.distance(actual), goal.distance(baseline)].map(number);
            (Word::FollowUpFormulaBand, format!("1 \u{2212} {left} / {way}"))
        }
    }
}

/// The word for how an action goes.
pub fn progress(progress: Progress) -> Word {
    match progress {
        Progress::NotStarted => Word::FollowUpProgressNotStarted,
        Progress::Ongoing => Word::FollowUpProgressOngoing,
        Progress::Late => Word::FollowUpProgressLate,
        Progress::Done => Word::FollowUpProgressDone,
        Progress::Cancelled => Word::FollowUpProgressCancelled,
    }
}

/// Why an action is said to go as it does, in one sentence or two.
pub fn reason(of: &ActionProgress) -> String {
    let on = |word, day| fill(word, &[("day", &vocabulary::day(day))]);
    let reason = match &of.reason {
        Reason::Finished => text(Word::FollowUpReasonFinished).into(),
        Reason::FinishedOpen(open) => fill(Word::FollowUpReasonFinishedOpen, &[("n", &open.to_string())]),
        Reason::Proposed => text(Word::FollowUpReasonProposed).into(),
        Reason::ProposedLate(day) => on(Word::FollowUpReasonProposedLate, *day),
        Reason::Milestone(name, day) => fill(
            Word::FollowUpReasonMilestone,
            &[("name", &vocabulary::named(name)), ("day", &vocabulary::day(*day))],
        ),
        Reason::AllDone => text(Word::FollowUpReasonAllDone).into(),
        Reason::End(day) => on(Word::FollowUpReasonEnd, *day),
        Reason::Ongoing => text(Word::FollowUpReasonOngoing).into(),
        Reason::MilestoneDone => text(Word::FollowUpReasonMilestoneDone).into(),
        Reason::Begun(day) => on(Word::FollowUpReasonBegun, *day),
        Reason::NotBegun(day) => on(Word::FollowUpReasonNotBegun, *day),
        Reason::NoTime => text(Word::FollowUpReasonNoTime).into(),
    };
    if of.judged.is_none() {
        return reason;
    }
    let by_rule = text(progress(of.by_rule)).to_lowercase();
    fill(Word::FollowUpJudged, &[("progress", &by_rule), ("reason", &reason)])
}

/// A sum of money, with how many rows have not said theirs.
pub fn sum(sum: Sum) -> String {
    let Some(said) = sum.said else {
        return text(Word::FollowUpSumNone).into();
    };
    let said = fill(Word::FollowUpSumOf, &[("sum", &number(said))]);
    if sum.unsaid == 0 {
        return said;
    }
    fill(
        Word::FollowUpSumUnsaid,
        &[("sum", &said), ("n", &sum.unsaid.to_string())],
    )
}

/// What an action's funding lacks.
pub fn lacking(sums: &FundingSums) -> String {
    let Some(lacking) = sums.lacking else {
        return text(Word::FollowUpLackingUnknown).into();
    };
    let word = match (lacking.amount < 0.0, lacking.is_at_most) {
        (true, _) => Word::FollowUpLackingSurplus,
        (false, true) => Word::FollowUpLackingMost,
        (false, false) => Word::FollowUpLacking,
    };
    fill(word, &[("amount", &number(lacking.amount.abs()))])
}
