//! What has changed since the round before.

use leptos::prelude::*;

use super::{Report, factor_head, factors_named, figure, head, number_head, section, table};
use crate::{
    app::text::{
        vocabulary::{self, level},
        words::{Word, fill, text},
    },
    domain::{
        assessment::results::{
            Respondents, Results,
            change::{self, Change},
            highlights::farthest_moved,
        },
        records::self_assessment::Round,
        values::excerpt::excerpt,
    },
};

/// The longest title of a round, in letters.
const MOST_TITLE: usize = 60;

/// How the factors have changed since an earlier round.
pub struct Changes {
    /// What the earlier round is called.
    since: String,
    /// By factor; `None` if the rounds share nothing of it that may be shown.
    factors: Vec<Option<Change>>,
}

impl Changes {
    /// Since the latest earlier round that can be compared; `None` if there is none.
    pub fn of(report: &Report<'_>) -> Option<Self> {
        let rounds = report.document.ordered::<Round>();
        let place = rounds.iter().position(|(id, _)| *id == report.id)?;
        let now = &report.results;
        let mut earlier = rounds.iter().take(place).rev();
        earlier.find_map(|(id, round)| {
            let before = Results::of_round(report.document, id, round);
            let factors = 0..now.questions.factors.len();
            let factors = factors.map(|place| change::of_factor(now, &before, place, Respondents::All));
            let factors: Vec<Option<Change>> = factors.collect();
            let is_any = factors.iter().flatten().any(|one| one.moved().is_some());
            is_any.then(|| Self {
                since: vocabulary::named(&round.title),
                factors,
            })
        })
    }

    /// What has moved most, in words.
    pub fn in_short(&self, report: &Report<'_>) -> String {
        let since = excerpt(&self.since, MOST_TITLE);
        let Some((place, by)) = farthest_moved(&self.factors) else {
            return fill(Word::ReportShortUnmoved, &[("round", &since)]);
        };
        let word = if by > 0.0 {
            Word::ReportShortRisen
        } else {
            Word::ReportShortFallen
        };
        fill(
            word,
            &[
                ("round", &since),
                ("factors", &factors_named(report, &[place])),
                ("n", &level(by.abs())),
            ],
        )
    }

    /// The section.
    pub fn section(&self, report: &Report<'_>) -> AnyView {
        figures(report, &self.since, &self.factors)
    }
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
                        {factor_head(asked)} {figure(Word::ReportChangedBefore, level(before).into_any())}
                        {figure(Word::ReportChangedNow, level(now).into_any())}
                        {figure(Word::ReportChangedBy, signed(now - before).into_any())}
                        {figure(Word::ReportChangedStatements, change.statements.into_any())}
                    </tr>
                }
                .into_any(),
            )
        })
        .collect();
    let heading = fill(Word::ReportChanged, &[("round", &excerpt(title, MOST_TITLE))]);
    let heads = [
        head(Word::AssessmentTableFactor),
        number_head(Word::ReportChangedBefore),
        number_head(Word::ReportChangedNow),
        number_head(Word::ReportChangedBy),
        number_head(Word::ReportChangedStatements),
    ];
    let content = view! {
        <p class="small muted">{text(Word::ReportChangedText)}</p>
        {table("report-changed stacks", &heading, &heads, rows)}
    };
    section(heading.clone(), "", content.into_any())
}

/// A change with its sign.
fn signed(change: f64) -> String {
    let number = level(change);
    if change > 0.0 { ["+", &number].concat() } else { number }
}
