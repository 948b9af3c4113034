//! The influences in sentences, and what their sums say of each area.

use std::cmp::Reverse;

use leptos::prelude::*;

use super::matrix::Areas;
use crate::{
    app::{
        document::workspace::Workspace,
        text::words::{Word, fill, text},
    },
    domain::{
        analysis::{
            influences::{Balance, Role, balances, without_joint},
            model::fixed_place,
        },
        records::{
            analysis::{Influence, InfluenceDirection, InfluenceStrength, ModelArea},
            document::Document,
        },
        values::id::Id,
    },
};

/// The section.
pub fn section(workspace: Workspace, areas: Memo<Areas>) -> AnyView {
    let sentences = workspace.select(move |document, _| all(document, &areas.get()));
    let is_none = Memo::new(move |_| sentences.with(Vec::is_empty));
    let list = move || {
        if is_none.get() {
            return view! { <p class="links-none">{text(Word::AnalysisSentencesNone)}</p> }.into_any();
        }
        view! {
            <ul class="influence-sentences" id="influence-sentences">
                <For
                    // Two areas may be called the same.
                    each=move || sentences.get().into_iter().enumerate()
                    key=Clone::clone
                    children=|(_, sentence)| {
                        view! { <li>{sentence}</li> }
                    }
                />
            </ul>
        }
        .into_any()
    };
    view! {
        <h3>{text(Word::AnalysisSentences)}</h3>
        {list}
        {balance(workspace, areas)}
    }
    .into_any()
}

fn all(document: &Document, areas: &Areas) -> Vec<String> {
    let mut sentences = Vec::new();
    for from in areas.iter() {
        for to in areas.iter().filter(|to| to.0 != from.0) {
            let influence = document.get(&Influence::id_of(&from.0, &to.0));
            if let Some(influence) = influence.filter(|influence| influence.is_said()) {
                sentences.push(sentence(influence, &from.1, &within_sentence(document, to)));
            }
        }
    }
    sentences
}

/// The name of an area within a sentence: one that is called as the model calls it begins with a small letter, one that somebody has
/// named is written as they wrote it.
fn within_sentence(document: &Document, (id, name): &(Id<ModelArea>, String)) -> String {
    let own = document.get(id).is_some_and(|area| !area.name.trim().is_empty());
    let mut letters = name.chars();
    match letters.next() {
        Some(first) if !own && fixed_place(id.raw()).is_some() => first.to_lowercase().chain(letters).collect(),
        _ => name.clone(),
    }
}

fn sentence(influence: &Influence, from: &str, to: &str) -> String {
    let word = match influence.strength {
        InfluenceStrength::Unsaid => Word::AnalysisSUnsaid,
        InfluenceStrength::None => Word::AnalysisSNone,
        InfluenceStrength::Weak => Word::AnalysisSWeak,
        InfluenceStrength::Clear => Word::AnalysisSClear,
        InfluenceStrength::Strong => Word::AnalysisSStrong,
    };
    let what = fill(word, &[("from", from), ("to", to)]);
    let what = match influence.direction {
        InfluenceDirection::Weakens if influence.strength != InfluenceStrength::None => {
            fill(Word::AnalysisSWeakens, &[("what", &what)])
        }
        InfluenceDirection::Both if influence.strength != InfluenceStrength::None => {
            fill(Word::AnalysisSBoth, &[("what", &what)])
        }
        InfluenceDirection::Strengthens | InfluenceDirection::Weakens | InfluenceDirection::Both => what,
    };
    let reason = influence.reason.trim().trim_end_matches('.');
    let reason = without_joint(reason, text(Word::AnalysisSJoints));
    if reason.is_empty() {
        fill(Word::AnalysisSNoReason, &[("what", &what)])
    } else {
        fill(Word::AnalysisSBecause, &[("what", &what), ("reason", reason)])
    }
}

/// Which areas drive and which depend, those that drive most first and those that have not been judged last.
fn balance(workspace: Workspace, areas: Memo<Areas>) -> AnyView {
    let rows = workspace.select(move |document, _| {
        let areas = areas.get();
        let ids: Vec<_> = areas.iter().map(|(id, _)| id.clone()).collect();
        let names = areas.iter().map(|(_, name)| name.clone());
        let mut rows: Vec<(String, Balance)> = names.zip(balances(document, &ids)).collect();
        rows.sort_by_key(|(_, one)| {
            let surplus = i64::from(one.out) - i64::from(one.into);
            (one.judged == 0, Reverse(surplus))
        });
        rows
    });
    let row = move |(name, balance): (String, Balance)| {
        let total = rows.with(|rows| 2 * rows.len().saturating_sub(1)).to_string();
        let is_judged = balance.judged > 0;
        let sum = |sum: u32| {
            if is_judged {
                sum.to_string()
            } else {
                text(Word::AnalysisBalanceNoSum).into()
            }
        };
        let judged = fill(
            Word::AnalysisBalanceOf,
            &[("n", &balance.judged.to_string()), ("total", &total)],
        );
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="num" data-label=text(Word::AnalysisBalanceOut)>
                    {sum(balance.out)}
                </td>
                <td class="num" data-label=text(Word::AnalysisBalanceIn)>
                    {sum(balance.into)}
                </td>
                <td class="num" data-label=text(Word::AnalysisBalanceJudged)>
                    {judged}
                </td>
                <td data-label=text(Word::AnalysisBalanceRole)>{text(role(balance.role()))}</td>
            </tr>
        }
    };
    let rows_drawn = move || rows.get().into_iter().map(row).collect::<Vec<_>>();
    view! {
        <h3>{text(Word::AnalysisBalance)}</h3>
        <p class="help">{text(Word::AnalysisBalanceLede)}</p>
        <table class="data-table stacks" id="influence-balance">
            <thead>
                <tr>
                    <th scope="col">{text(Word::AnalysisBalanceName)}</th>
                    <th scope="col" class="num">
                        {text(Word::AnalysisBalanceOut)}
                    </th>
                    <th scope="col" class="num">
                        {text(Word::AnalysisBalanceIn)}
                    </th>
                    <th scope="col" class="num">
                        {text(Word::AnalysisBalanceJudged)}
                    </th>
                    <th scope="col">{text(Word::AnalysisBalanceRole)}</th>
                </tr>
            </thead>
            <tbody>{rows_drawn}</tbody>
        </table>
    }
    .into_any()
}

fn role(role: Role) -> Word {
    match role {
        Role::Unknown => Word::AnalysisRoleUnknown,
        Role::Drives => Word::AnalysisRoleDrives,
        Role::Depends => Word::AnalysisRoleDepends,
        Role::Both => Word::AnalysisRoleBoth,
        Role::Apart => Word::AnalysisRoleApart,
    }
}
