//! What was agreed on: level, target, why, strengths and evidence.

use leptos::prelude::*;

use super::{Report, cut_note, factor_head, head, none, section, table};
use crate::{
    app::text::words::{Word, fill, text},
    domain::{
        assessment::results::questions::AskedFactor, records::self_assessment::Consensus, values::excerpt::excerpt,
    },
};

/// The longest texts in a row, in letters. What is in one row of fourteen sets how long the report is.
const MOST_WHY: usize = 110;
const MOST_RESTS: usize = 60;

/// The section.
pub fn agreed(report: &Report<'_>) -> AnyView {
    let mut is_cut = false;
    let factors = report.results.questions.factors.iter();
    let rows: Vec<_> = factors
        .filter_map(|asked| {
            let agreed = report.agreed.get(asked.factor.id)?;
            says_something(agreed).then(|| row(asked, agreed, &mut is_cut))
        })
        .collect();
    if rows.is_empty() {
        let message = view! { <p>{text(Word::ReportAgreedNone)}</p> };
        return section(text(Word::ReportAgreed), "", message.into_any());
    }
    let heads = [
        head(Word::AssessmentTableFactor),
        head(Word::ReportAgreedLevel),
        head(Word::ReportAgreedTarget),
        head(Word::ReportAgreedWhy),
        head(Word::ReportAgreedRests),
    ];
    let content = view! {
        {table("report-agreed stacks", text(Word::ReportAgreed), &heads, rows)}
        {is_cut.then(|| cut_note(Word::ReportAgreedWhere))}
    };
    section(text(Word::ReportAgreed), "", content.into_any())
}

fn says_something(agreed: &Consensus) -> bool {
    agreed.level.is_some()
        || agreed.target_level.is_some()
        || [&agreed.motivation, &agreed.strengths, &agreed.evidence]
            .iter()
            .any(|text| !text.trim().is_empty())
}

fn row(asked: &AskedFactor, agreed: &Consensus, is_cut: &mut bool) -> AnyView {
    let mut said = |written: &str, most: usize| {
        let cut = excerpt(written, most);
        *is_cut |= cut.ends_with('…');
        (!cut.is_empty()).then_some(cut)
    };
    let why = said(&agreed.motivation, MOST_WHY);
    let strengths = said(&agreed.strengths, MOST_RESTS);
    let evidence = said(&agreed.evidence, MOST_RESTS);
    let level = agreed.level.map(|level| level.get());
    let level = level.map_or_else(none, |level| {
        view! {
            <span class="level-mark" data-level=level>
                {level}
            </span>
        }
        .into_any()
    });
    let target = agreed.target_level.map(|target| {
        let target = target.get().to_string();
        agreed.target_year.map_or(target.clone(), |year| {
            let year = year.get().to_string();
            fill(Word::ReportByYear, &[("level", &target), ("year", &year)])
        })
    });
    let line = |word: Word, said: Option<String>| Some(fill(word, &[("text", &said?)]));
    let rests: Vec<String> = [
        line(Word::ReportStrengths, strengths),
        line(Word::ReportEvidence, evidence),
    ]
    .into_iter()
    .flatten()
    .collect();
    let rests = (!rests.is_empty()).then(|| rests.join(" "));
    view! {
        <tr>
            {factor_head(asked)} <td data-label=text(Word::ReportAgreedLevel)>{level}</td>
            <td data-label=text(Word::ReportAgreedTarget)>{target.map_or_else(none, IntoAny::into_any)}</td>
            <td data-label=text(Word::ReportAgreedWhy)>{why.map_or_else(none, IntoAny::into_any)}</td>
            <td data-label=text(Word::ReportAgreedRests)>{rests.map_or_else(none, IntoAny::into_any)}</td>
        </tr>
    }
    .into_any()
}
