//! Who has been heard: the groups of actors and the municipalities of the county, in numbers and words.

use leptos::prelude::*;

use super::desk::{municipalities, of_county};
use crate::{
    app::{
        components::icon::icon,
        state::App,
        text::{
            vocabulary,
            words::{Word, fill, number, text},
        },
    },
    domain::dialogue::coverage::{Coverage, Heard, MunicipalityNames},
};

/// A row: what it is of, and what has been heard.
type Row = (String, Heard);

/// Both tables.
pub fn section(app: App) -> AnyView {
    let names = municipalities();
    let coverage = app.workspace.select(move |document, _| {
        let county = names.with(|names| of_county(document, names));
        let named: Vec<_> = county
            .iter()
            .map(|one| MunicipalityNames {
                code: &one.code,
                names: std::iter::once(one.name.clone()).chain(one.written()).collect(),
            })
            .collect();
        let coverage = Coverage::of(document, &named);
        let groups = coverage.groups.into_iter();
        let groups: Vec<Row> = groups
            .map(|(group, heard)| (vocabulary::group(Some(group)).to_owned(), heard))
            .collect();
        let places = county.iter().zip(coverage.municipalities);
        let places: Vec<Row> = places.map(|(one, heard)| (one.name.clone(), heard)).collect();
        (groups, places)
    });
    let groups = move || {
        let rows = coverage.with(|(groups, _)| groups.clone());
        table(
            Word::DialogueCoverageGroups,
            Word::DialogueCoverageGroup,
            Word::DialogueCoverageSumGroups,
            rows,
        )
    };
    let places = move || {
        let rows = coverage.with(|(_, places)| places.clone());
        if rows.is_empty() {
            return view! { <p class="links-none">{text(Word::DialogueCoverageWaiting)}</p> }.into_any();
        }
        table(
            Word::DialogueCoverageMunicipalities,
            Word::DialogueCoverageMunicipality,
            Word::DialogueCoverageSumMunicipalities,
            rows,
        )
    };
    view! {
        <section class="section-after stack">
            <p class="help">{text(Word::DialogueCoverageLede)}</p>
            {groups}
            {places}
        </section>
    }
    .into_any()
}

fn table(title: Word, of: Word, sum: Word, rows: Vec<Row>) -> AnyView {
    let heard = rows.iter().filter(|(_, heard)| heard.is_heard()).count();
    let counts = [("n", number(heard)), ("total", number(rows.len()))];
    let counts = counts.each_ref().map(|(name, count)| (*name, count.as_str()));
    let sum = fill(sum, &counts);
    let cell = |word: Word, count: usize| {
        view! {
            <td class="num" data-label=text(word)>
                {number(count)}
            </td>
        }
    };
    let row = move |(name, heard): Row| {
        let (kind, symbol, word) = match heard {
            heard if heard.is_heard() => ("ok", "circle-check", Word::DialogueCoverageHeard),
            Heard { invited: 1.., .. } => ("active", "clock", Word::DialogueCoverageInvitedOnly),
            _ => ("attention", "circle-dashed", Word::DialogueCoverageUnheard),
        };
        view! {
            <tr>
                <th scope="row">{name}</th>
                {cell(Word::DialogueCoverageInvited, heard.invited)}
                {cell(Word::DialogueCoverageCame, heard.came)}
                {cell(Word::DialogueCoverageContributed, heard.contributed)}
                <td data-label=text(Word::DialogueCoverageState)>
                    <span class="status-tag" data-kind=kind>
                        {icon(symbol)}
                        {text(word)}
                    </span>
                </td>
            </tr>
        }
    };
    let rows: Vec<_> = rows.into_iter().map(row).collect();
    let head = |word: Word| {
        view! {
            <th scope="col" class="num">
                {text(word)}
            </th>
        }
    };
    view! {
        <h2>{text(title)}</h2>
        <p>{sum}</p>
        <table class="data-table stacks">
            <caption class="visually-hidden">{text(title)}</caption>
            <thead>
                <tr>
                    <th scope="col">{text(of)}</th>
                    {head(Word::DialogueCoverageInvited)}
                    {head(Word::DialogueCoverageCame)}
                    {head(Word::DialogueCoverageContributed)}
                    <th scope="col">{text(Word::DialogueCoverageState)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
