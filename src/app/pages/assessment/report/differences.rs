//! Where the pictures differ most.

use leptos::prelude::*;

use super::{Report, head, none, section, table};
use crate::{
    app::text::{
        vocabulary::{self, level},
        words::{self, Word, fill, text},
    },
    domain::{
        assessment::results::{
            Results,
            widest::{Difference, QuestionPlace, widest},
        },
        values::excerpt::excerpt,
    },
};

/// How many are named.
const MOST: usize = 6;
/// The longest statement, in letters.
const MOST_TEXT: usize = 110;

/// The section.
pub fn differences(report: &Report<'_>) -> AnyView {
    let results = &report.results;
    let found = widest(results);
    if found.is_empty() {
        let message = view! { <p>{text(Word::ReportDiffersNone)}</p> };
        return section(text(Word::ReportDiffers), "", message.into_any());
    }
    let rows: Vec<_> = found
        .iter()
        .take(MOST)
        .map(|difference| row(results, difference))
        .collect();
    let more = found.len().saturating_sub(MOST);
    let more = (more > 0).then(|| {
        let message = fill(Word::ReportDiffersMore, &[("n", &more.to_string())]);
        view! { <p class="small muted">{message}</p> }
    });
    let heads = [
        head(Word::ReportDiffersWhat),
        head(Word::ReportDiffersQuartiles),
        head(Word::ReportDiffersGroups),
    ];
    let content = view! {
        {table("report-differences stacks", text(Word::ReportDiffers), &heads, rows)}
        {more}
    };
    section(text(Word::ReportDiffers), "", content.into_any())
}

fn row(results: &Results, difference: &Difference) -> AnyView {
    let questions = &results.questions;
    let (number, name) = match difference.asked {
        QuestionPlace::Factor(place) => questions.factors.get(place).map(|asked| {
            let factor = asked.factor;
            (factor.number.to_string(), factor.title(words::language()).to_owned())
        }),
        QuestionPlace::Statement(place) => questions.statements.get(place).map(|asked| {
            let text = asked.text(words::language());
            (asked.number.clone(), excerpt(text, MOST_TEXT))
        }),
    }
    .unwrap_or_default();
    let quartiles = difference
        .quartiles
        .map_or_else(none, |(first, third)| vocabulary::level_range(first, third).into_any());
    let groups = difference.groups.map_or_else(none, |(low, high)| {
        fill(
            Word::ReportGroupsRange,
            &[
                ("low", &level(low.median)),
                ("low_group", vocabulary::group(low.group)),
                ("high", &level(high.median)),
                ("high_group", vocabulary::group(high.group)),
            ],
        )
        .into_any()
    });
    view! {
        <tr>
            <th scope="row">
                <span class="factor-no">{number}</span>
                {name}
            </th>
            <td class="nowrap" data-label=text(Word::ReportDiffersQuartiles)>
                {quartiles}
            </td>
            <td data-label=text(Word::ReportDiffersGroups)>{groups}</td>
        </tr>
    }
    .into_any()
}
