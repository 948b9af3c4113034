//! What has changed since the round before.

use leptos::prelude::*;

use super::{Report, factor_head, head, number_head, section, table};
use crate::{
    app::text::{
        vocabulary::{self, level},
        words::{Word, fill, text},
    },
    domain::{
        assessment::results::{
            Respondents, Results,
            change::{self, Change},
        },
        records::self_assessment::Round,
        values::excerpt::excerpt,
    },
};

/// The section; nothing if no earlier round can be compared.
pub fn changed(report: &Report<'_>) -> Option<AnyView> {
    let rounds = report.document.ordered::<Round>();
    let place = rounds.iter().position(|(id, _)| *id == report.id)?;
    let now = &report.results;
    let earlier = rounds.iter().take(place).rev();
    earlier
        .filter_map(|(id, round)| {
            let before = Results::of_round(report.document, id, round);
            let factors = 0..now.questions.factors.len();
            let changes = factors.map(|place| change::of_factor(now, &before, place, Respondents::All));
            let changes: Vec<Option<Change>> = changes.collect();
            let is_any = changes.iter().flatten().any(|one| one.moved().is_some());
            is_any.then(|| (vocabulary::named(&round.title), changes))
        })
        .map(|(title, changes)| figures(report, &title, &changes))
        .next()
}

fn figures(report: &Report<'_>, title: &str, changes: &[Option<Change>]) -> AnyView {
    let factors = report.results.questions.factors.iter();
    let rows: Vec<_> = factors
        .zip(changes)
        .filter_map(|(asked, change)| {
            let change = change.as_ref()?;
            let (before, now) = change.before.median().zip(change.now.median())?;
            Some(
                view! {
                    <tr>
                        {factor_head(asked)} <td class="num">{level(before)}</td> <td class="num">{level(now)}</td>
                        <td class="num">{signed(now - before)}</td> <td class="num">{change.statements}</td>
                    </tr>
                }
                .into_any(),
            )
        })
        .collect();
    let heading = fill(Word::ReportChanged, &[("round", &excerpt(title, 60))]);
    let heads = [
        head(Word::AssessmentTableFactor),
        number_head(Word::ReportChangedBefore),
        number_head(Word::ReportChangedNow),
        number_head(Word::ReportChangedBy),
        number_head(Word::ReportChangedStatements),
    ];
    let content = view! {
        <p class="small muted">{text(Word::ReportChangedText)}</p>
        {table("report-changed", &heading, &heads, rows)}
    };
    section(heading.clone(), "", content.into_any())
}

/// A change with its sign.
fn signed(change: f64) -> String {
    let number = level(change);
    if change > 0.0 { ["+", &number].concat() } else { number }
}
