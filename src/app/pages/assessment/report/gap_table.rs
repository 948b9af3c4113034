//! The gaps, and what has been made of them.

use leptos::prelude::*;

use super::{super::gaps::DerivedKind, Report, figure, head, none, number_head, section, table};
use crate::{
    app::text::{
        vocabulary,
        words::{self, Word, fill, text},
    },
    domain::{
        assessment::gaps::{self, Gap},
        records::{grounded::grounded, record::Record},
        values::{excerpt::excerpt, id::RecordId},
    },
};

/// How many records are named at each factor, and the longest name in letters.
const MOST_MADE: usize = 2;
const MOST_NAME: usize = 38;

/// The section.
pub fn gaps(report: &Report<'_>) -> AnyView {
    let made = grounded(report.document);
    let all = gaps::by_weight(gaps::of_round(report.document, &report.id, &report.results));
    let rows: Vec<_> = all
        .iter()
        .filter_map(|gap| {
            let made = made_of(&made, gap.factor.id);
            let is_open = gap.left().is_some_and(|left| left > 0.0);
            (is_open || !made.is_empty()).then(|| row(gap, &made))
        })
        .collect();
    if rows.is_empty() {
        let message = view! { <p>{text(Word::ReportGapsNone)}</p> };
        return section(text(Word::ReportGaps), "", message.into_any());
    }
    let heads = [
        head(Word::AssessmentTableFactor),
        number_head(Word::GapsImportance),
        number_head(Word::GapsLeft),
        number_head(Word::GapsWeight),
        head(Word::ReportGapsMade),
    ];
    let content = view! {
        <p class="small muted">{text(Word::ReportGapsText)}</p>
        {table("report-gaps stacks", text(Word::ReportGaps), &heads, rows)}
    };
    section(text(Word::ReportGaps), "", content.into_any())
}

/// DerivedKind has been made of a factor, in words.
fn made_of(made: &[(RecordId, &Record)], factor: &str) -> Vec<String> {
    let named = made.iter().filter(|(_, record)| {
        let grounds = record.grounds();
        grounds.is_some_and(|grounds| grounds.names(factor))
    });
    let mut lines: Vec<String> = named
        .filter_map(|(_, record)| {
            let kind = DerivedKind::of(record)?.word();
            let name = excerpt(&vocabulary::named(record.name()), MOST_NAME);
            Some(fill(Word::ReportMadeLine, &[("kind", text(kind)), ("name", &name)]))
        })
        .collect();
    let more = lines.len().saturating_sub(MOST_MADE);
    lines.truncate(MOST_MADE);
    if more > 0 {
        lines.push(fill(Word::ReportMadeMore, &[("n", &more.to_string())]));
    }
    lines
}

fn row(gap: &Gap, made: &[String]) -> AnyView {
    let number = |value: Option<f64>| value.map_or_else(none, |value| words::numbers().short(value).into_any());
    let importance = gap.importance.map(|importance| f64::from(importance.get()));
    let made: AnyView = if made.is_empty() {
        view! { <span class="muted">{text(Word::ReportGapsMadeNone)}</span> }.into_any()
    } else {
        made.join("; ").into_any()
    };
    let factor = gap.factor;
    view! {
        <tr>
            <th scope="row">
                <span class="factor-no">{factor.number}</span>
                {factor.title(words::language())}
            </th>
            {figure(Word::GapsImportance, number(importance))}
            {figure(Word::GapsLeft, number(gap.left()))}
            {figure(Word::GapsWeight, number(gap.weight()))}
            <td data-label=text(Word::ReportGapsMade)>{made}</td>
        </tr>
    }
    .into_any()
}
