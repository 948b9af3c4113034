//! What the round is, what it shows in short, who answered, and how the figures are read.

use leptos::prelude::*;

use super::{Report, change::Changes, cut_note, factors_named, region, section};
use crate::{
    app::text::{
        vocabulary::{self, level},
        words::{self, Word, fill, text},
    },
    domain::{
        assessment::{
            gaps,
            results::{
                Respondents, Responses, Results,
                highlights::{FactorsAt, MedianRange},
                ranking,
            },
        },
        values::excerpt::excerpt,
    },
    platform::web::page,
};

/// The longest purpose, in letters.
const MOST_PURPOSE: usize = 700;

/// What the report is of.
pub fn head(report: &Report<'_>) -> AnyView {
    let round = report.round;
    let heading = fill(Word::ReportHeading, &[("round", &excerpt(&report.title(), 80))]);
    let dates = vocabulary::period(round.start, round.end);
    let dates = dates.unwrap_or_else(|| text(Word::ReportNoDates).into());
    let printed = page::today().map(|today| {
        let day = vocabulary::day(today);
        let printed = fill(Word::ReportPrinted, &[("date", &day)]);
        view! { <span class="only-print-inline">" · "{printed}</span> }
    });
    view! {
        <header class="report-head">
            <h2 class="report-title">{heading}</h2>
            <p class="muted">{excerpt(&region(report.document), 80)}" · "{dates}{printed}</p>
        </header>
    }
    .into_any()
}

/// Why the round was made, and who answered.
pub fn who_answered(report: &Report<'_>) -> AnyView {
    let (purpose, is_cut) = purpose(&report.round.purpose);
    let purpose = view! {
        <p>{purpose}</p>
        {is_cut.then(|| cut_note(Word::AssessmentNavRound))}
    };
    view! {
        {section(text(Word::ReportPurpose), "", purpose.into_any())}
        {section(text(Word::ReportAnswered), "", answered(&report.results))}
    }
    .into_any()
}

fn purpose(written: &str) -> (String, bool) {
    let purpose = excerpt(written, MOST_PURPOSE);
    if purpose.is_empty() {
        return (text(Word::ReportPurposeNone).into(), false);
    }
    let is_cut = purpose.ends_with('…') && !written.trim_end().ends_with('…');
    (purpose, is_cut)
}

fn answered(results: &Results) -> AnyView {
    let least = results.smallest.get().to_string();
    let all = match results.total {
        Responses::Shown(0) => return view! { <p>{text(Word::ReportAnsweredNone)}</p> }.into_any(),
        Responses::Hidden => {
            let message = fill(Word::ReportAnsweredFew, &[("n", &least)]);
            return view! { <p>{message}</p> }.into_any();
        }
        Responses::Shown(all) => words::numbers().count(all),
    };
    let mut shown = Vec::new();
    for group in results.shown_groups() {
        if let Responses::Shown(n) = results.responses(Respondents::Group(group)) {
            let n = words::numbers().count(n);
            let named = [("group", vocabulary::group(group)), ("n", &n)];
            shown.push(fill(Word::ReportAnsweredGroup, &named));
        }
    }
    let is_whole = shown.len() == results.groups().len();
    let groups = if shown.is_empty() {
        text(Word::ReportAnsweredNoGroups).to_owned()
    } else {
        fill(Word::ReportAnsweredShown, &[("groups", &shown.join(", "))])
    };
    let hidden = (!is_whole && !shown.is_empty()).then(|| [" ", text(Word::ReportAnsweredHidden)].concat());
    view! {
        <p class="figure-line">
            <b>{fill(Word::ReportAnsweredAll, &[("n", &all)])}</b>
        </p>
        <p>{groups}{hidden}</p>
    }
    .into_any()
}

/// The main findings, each a sentence.
pub fn in_short(report: &Report<'_>, changes: Option<&Changes>) -> AnyView {
    let results = &report.results;
    let mut sentences = Vec::new();
    if let Responses::Shown(n) = results.total
        && n > 0
    {
        let n = words::numbers().count(n);
        sentences.push(fill(Word::ReportShortAnswered, &[("n", &n)]));
    }
    sentences.extend(levels_in_short(report));
    if results.has_figures() {
        sentences.push(differing_in_short(report));
        sentences.extend(changes.map(|changes| changes.in_short(report)));
    }
    let total = results.questions.factors.len();
    let agreed = report.agreed.values();
    let agreed = agreed.filter(|one| one.level.is_some()).count();
    if agreed > 0 {
        sentences.push(of_all(Word::ReportShortAgreed, agreed, total));
    }
    let gaps = gaps::by_weight(gaps::of_round(report.document, &report.id, results));
    let widest = gaps.first().filter(|gap| gap.weight().is_some());
    if let Some(gap) = widest {
        sentences.push(fill(
            Word::ReportShortGap,
            &[
                ("number", &gap.factor.number.to_string()),
                ("title", gap.factor.title(words::language())),
            ],
        ));
    }
    let content = if sentences.is_empty() {
        view! { <p>{text(Word::ReportShortNothing)}</p> }.into_any()
    } else {
        let lines: Vec<_> = sentences.into_iter().map(|line| view! { <li>{line}</li> }).collect();
        view! { <ul>{lines}</ul> }.into_any()
    };
    section(text(Word::ReportShort), "", content)
}

/// The strongest and the weakest, or the one level of all.
fn levels_in_short(report: &Report<'_>) -> Vec<String> {
    let said = |word, at: &FactorsAt| {
        let factors = factors_named(report, &at.factors);
        fill(word, &[("level", &level(at.median)), ("factors", &factors)])
    };
    match MedianRange::of(&report.results) {
        None => Vec::new(),
        Some(MedianRange::Same(same)) => vec![fill(Word::ReportShortSame, &[("level", &level(same.median))])],
        Some(MedianRange::Between { lowest, highest }) => vec![
            said(Word::ReportShortStrongest, &highest),
            said(Word::ReportShortWeakest, &lowest),
        ],
    }
}

/// On how many factors the pictures differ, and where most.
fn differing_in_short(report: &Report<'_>) -> String {
    let results = &report.results;
    let total = results.questions.factors.len();
    let differing = (0..total).filter(|place| results.factor_differs(*place)).count();
    let how_many = of_all(Word::ReportShortDiffers, differing, total);
    let ranked = ranking::by_width(results);
    let Some(widest) = ranked.first() else {
        return how_many;
    };
    let factor = factors_named(report, &[widest.factor]);
    let widest = fill(
        Word::ReportShortWidest,
        &[("factors", &factor), ("n", &level(widest.width))],
    );
    [&how_many, " ", &widest].concat()
}

fn of_all(word: Word, n: usize, total: usize) -> String {
    fill(word, &[("n", &n.to_string()), ("total", &total.to_string())])
}

/// How the figures are read.
pub fn how_to_read(report: &Report<'_>) -> AnyView {
    let least = report.results.smallest.get().to_string();
    let content = view! {
        <ul>
            <li>{text(Word::ReportReadScale)}</li>
            <li>{text(Word::ReportReadMedian)}</li>
            <li>{text(Word::ReportReadMethod)}</li>
            <li>{text(Word::ReportReadDiffers)}</li>
            <li>{fill(Word::ReportReadHidden, &[("n", &least)])}</li>
            <li>{text(Word::ReportReadGrade)}</li>
        </ul>
    };
    section(text(Word::ReportRead), "", content.into_any())
}
