//! The first page: what the round is, who answered, what it shows in short, and how the rest is read.

use leptos::prelude::*;

use super::{Report, cut_note, region, section};
use crate::{
    app::text::{
        vocabulary::{self, level},
        words::{self, Word, fill, text},
    },
    domain::{
        assessment::{
            gaps,
            results::{Respondents, Responses, Results},
        },
        values::excerpt::excerpt,
    },
    platform::web::page,
};

/// The longest purpose, in letters.
const MOST_PURPOSE: usize = 700;

/// The head, who answered, in short, and how to read.
pub fn opening(report: &Report<'_>) -> AnyView {
    let round = report.round;
    let heading = fill(Word::ReportHeading, &[("round", &excerpt(&report.title(), 80))]);
    let dates = vocabulary::period(round.start, round.end);
    let dates = dates.unwrap_or_else(|| text(Word::ReportNoDates).into());
    let printed = page::today().map(|today| {
        let day = vocabulary::day(today);
        let printed = fill(Word::ReportPrinted, &[("date", &day)]);
        view! { <span class="only-print-inline">" · "{printed}</span> }
    });
    let (purpose, is_cut) = purpose(&round.purpose);
    view! {
        <header class="report-head">
            <h2 class="report-title">{heading}</h2>
            <p class="muted">{excerpt(&region(report.document), 80)}" · "{dates}{printed}</p>
        </header>
        {section(
            text(Word::ReportPurpose),
            "",
            view! {
                <p>{purpose}</p>
                {is_cut.then(|| cut_note(Word::AssessmentNavRound))}
            }
                .into_any(),
        )}
        {section(text(Word::ReportAnswered), "", answered(&report.results))}
        {section(text(Word::ReportShort), "", in_short(report))}
        {section(text(Word::ReportRead), "", how_to_read(&report.results))}
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

fn in_short(report: &Report<'_>) -> AnyView {
    let results = &report.results;
    let factors = results.questions.factors.iter().enumerate();
    let medians: Vec<(u8, f64)> = factors
        .filter_map(|(place, asked)| {
            let median = results.factor(place, Respondents::All)?.counts.median()?;
            Some((asked.factor.number, median))
        })
        .collect();
    let total = results.questions.factors.len();
    let mut sentences = Vec::new();
    let lowest = medians.iter().copied().reduce(|a, b| if b.1 < a.1 { b } else { a });
    let highest = medians.iter().copied().reduce(|a, b| if b.1 > a.1 { b } else { a });
    if let Some(((low, lowest), (high, highest))) = lowest.zip(highest) {
        sentences.push(fill(
            Word::ReportShortRange,
            &[
                ("lowest", &level(lowest)),
                ("low", &low.to_string()),
                ("highest", &level(highest)),
                ("high", &high.to_string()),
            ],
        ));
        let differing = (0..total).filter(|place| results.factor_differs(*place));
        sentences.push(of_all(Word::ReportShortDiffers, differing.count(), total));
    }
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
    if sentences.is_empty() {
        return view! { <p>{text(Word::ReportShortNothing)}</p> }.into_any();
    }
    let lines: Vec<_> = sentences.into_iter().map(|line| view! { <li>{line}</li> }).collect();
    view! { <ul>{lines}</ul> }.into_any()
}

fn of_all(word: Word, n: usize, total: usize) -> String {
    fill(word, &[("n", &n.to_string()), ("total", &total.to_string())])
}

fn how_to_read(results: &Results) -> AnyView {
    let least = results.smallest.get().to_string();
    view! {
        <ul>
            <li>{text(Word::ReportReadScale)}</li>
            <li>{text(Word::ReportReadMedian)}</li>
            <li>{text(Word::ReportReadMethod)}</li>
            <li>{text(Word::ReportReadDiffers)}</li>
            <li>{fill(Word::ReportReadHidden, &[("n", &least)])}</li>
            <li>{text(Word::ReportReadGrade)}</li>
        </ul>
    }
    .into_any()
}
