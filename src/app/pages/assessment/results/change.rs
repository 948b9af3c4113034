//! What has changed since an earlier round.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    pictures,
    respondents::name,
    tables::{factor_link, scrolled},
    view::{OtherRound, ResultsView, number},
};
use crate::{
    app::{
        components::picture::drawing,
        text::{
            vocabulary::level,
            words::{self, Word, fill, text},
        },
    },
    domain::{
        assessment::results::{
            Results,
            change::{self, Change},
        },
        records::self_assessment::Round,
        values::id::Id,
    },
    platform::web::typing,
};

/// What has changed, by factor; `None` if a factor can't be compared.
type Changes = Vec<Option<Change>>;

/// The section.
pub fn changed(view: ResultsView, others: Memo<Vec<OtherRound>>) -> AnyView {
    let wanted: RwSignal<Option<String>> = RwSignal::new(None);
    let other = Memo::new(move |_| {
        others.with(|others| {
            let is_wanted = |id: &Id<Round>| wanted.with(|wanted| wanted.as_deref() == Some(id.as_str()));
            let chosen = others.iter().find(|other| is_wanted(&other.id));
            chosen.or_else(|| others.first()).cloned()
        })
    });
    let changes = Memo::new(move |_| {
        let other = other.get()?;
        view.read(|results, respondents| {
            let factors = 0..results.questions.factors.len();
            let changes: Changes = factors
                .map(|place| change::of_factor(results, &other.results, place, respondents))
                .collect();
            Some(changes).filter(|changes| changes.iter().any(Option::is_some))
        })
    });
    let content = move || {
        let Some(now) = other.get() else {
            return view! { <p>{text(Word::ResultsChangeNone)}</p> }.into_any();
        };
        let has_changes = Memo::new(move |_| changes.with(Option::is_some));
        let shown = move || {
            if has_changes.get() {
                figures(view, other, changes)
            } else {
                view! { <p>{text(Word::ResultsChangeHidden)}</p> }.into_any()
            }
        };
        view! {
            {choice(others, wanted, &now.id)}
            {shown}
        }
        .into_any()
    };
    view! {
        <section class="section section-gap">
            <h2>{text(Word::ResultsChangeTitle)}</h2>
            {content}
        </section>
    }
    .into_any()
}

fn choice(others: Memo<Vec<OtherRound>>, wanted: RwSignal<Option<String>>, chosen: &Id<Round>) -> AnyView {
    let options = others.with(|others| {
        let option = |other: &OtherRound| {
            let is_chosen = other.id == *chosen;
            let value = other.id.as_str().to_owned();
            view! {
                <option value=value selected=is_chosen>
                    {other.title.clone()}
                </option>
            }
        };
        others.iter().map(option).collect::<Vec<_>>()
    });
    view! {
        <div class="field round-choice no-print">
            <label for="earlier-choice">{text(Word::ResultsChangeChoose)}</label>
            <select id="earlier-choice" on:change=move |event| wanted.set(Some(typing::entered(&event)))>
                {options}
            </select>
        </div>
    }
    .into_any()
}

fn figures(view: ResultsView, other: Memo<Option<OtherRound>>, changes: Memo<Option<Changes>>) -> AnyView {
    let draw = move |width| {
        let (now, earlier) = (view.title(), title(other));
        let changes = changes.get().unwrap_or_default();
        view.read(|results, respondents| {
            let medians: Vec<_> = changes
                .iter()
                .map(|change| {
                    let of = |read: fn(&Change) -> Option<f64>| change.as_ref().and_then(read);
                    [of(|one| one.now.median()), of(|one| one.before.median())]
                })
                .collect();
            let title = fill(Word::ResultsChangeChartTitle, &[("who", name(respondents))]);
            let names = (now.as_str(), earlier.as_str());
            let words = (title.as_str(), &*description(&changes));
            pictures::change(results, names, &medians, words, width)
        })
    };
    let table = move || {
        let changes = changes.get().unwrap_or_default();
        let titles = (view.title(), title(other));
        view.read_all(|results| Some(table(results, &changes, titles)))
    };
    view! {
        <p class="help measure">{text(Word::ResultsChangeText)}</p>
        <figure class="chart">{drawing(Signal::stored(true), Arc::new(draw))}</figure>
        <details>
            <summary>{text(Word::ResultsChangeTable)}</summary>
            {table}
        </details>
    }
    .into_any()
}

fn title(other: Memo<Option<OtherRound>>) -> String {
    other.with(|other| {
        let title = other.as_ref().map(|other| other.title.clone());
        title.unwrap_or_default()
    })
}

/// How many factors have risen, fallen and stayed.
fn description(changes: &Changes) -> String {
    let moved: Vec<f64> = changes.iter().flatten().filter_map(Change::moved).collect();
    let count = |is_so: fn(&f64) -> bool| words::number(moved.iter().filter(|one| is_so(one)).count());
    fill(
        Word::ResultsChangeChartDescription,
        &[
            ("up", &count(|moved| *moved > 0.0)),
            ("down", &count(|moved| *moved < 0.0)),
            ("same", &count(|moved| *moved == 0.0)),
        ],
    )
}

/// A change with its sign.
fn signed(moved: f64) -> String {
    let sign = if moved > 0.0 { "+" } else { "" };
    [sign, &level(moved)].concat()
}

fn table(results: &Results, changes: &Changes, (now, earlier): (String, String)) -> AnyView {
    let dash = || "–".to_owned();
    let factors = results.questions.factors.iter().zip(changes);
    let rows: Vec<_> = factors
        .map(|(asked, change)| {
            let of = |read: fn(&Change) -> Option<f64>| change.as_ref().and_then(read);
            let before = of(|one| one.before.median()).map_or_else(dash, level);
            let after = of(|one| one.now.median()).map_or_else(dash, level);
            let moved = of(Change::moved).map_or_else(dash, signed);
            let n = change.as_ref().map_or_else(dash, |one| {
                [&number(one.before.n()), ", ", &number(one.now.n())].concat()
            });
            let statements = change.as_ref().map_or(0, |one| one.statements);
            view! {
                <tr>
                    <th scope="row">{factor_link(asked)}</th>
                    <td class="num">{before}</td>
                    <td class="num">{after}</td>
                    <td class="num">{moved}</td>
                    <td class="num nowrap">{n}</td>
                    <td class="num">{words::number(statements)}</td>
                </tr>
            }
        })
        .collect();
    scrolled(
        text(Word::ResultsChangeTable),
        view! {
            <table class="data-table wide-table">
                <caption class="visually-hidden">{text(Word::ResultsChangeTable)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{text(Word::AssessmentTableFactor)}</th>
                        <th scope="col" class="num">
                            {earlier}
                        </th>
                        <th scope="col" class="num">
                            {now}
                        </th>
                        <th scope="col" class="num">
                            {text(Word::ResultsChange)}
                        </th>
                        <th scope="col" class="num">
                            {text(Word::ResultsChangeN)}
                        </th>
                        <th scope="col" class="num">
                            {text(Word::ResultsChangeStatements)}
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any(),
    )
}
