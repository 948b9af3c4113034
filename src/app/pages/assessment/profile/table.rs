//! The profile as a table: the picture's twin.

use leptos::prelude::*;

use super::{
    super::{answering::priorities::by_factor, current_round::CurrentRound},
    factor_list::median_mark,
};
use crate::{
    app::{
        components::{factor_list::answered_of, links::LinkedRecord},
        document::workspace::Workspace,
        interface::route::Route,
        text::words::{self, Word, text},
    },
    domain::assessment::factors::{Factor, QuestionSet},
};

/// The table.
pub fn profile_table(workspace: Workspace, current: CurrentRound) -> AnyView {
    let all_priorities = workspace.select(|document, _| by_factor(document));
    let row = move |(index, factor): (usize, &'static Factor)| {
        let result = Memo::new(move |_| current.profile.with(|all| all.get(index).cloned()));
        let priorities = Memo::new(move |_| all_priorities.with(|all| all.get(index).cloned().unwrap_or_default()));
        let cells = move || {
            result.get().map(|result| {
                view! {
                    <td class="num" data-label=text(Word::AssessmentTableMedian)>
                        {median_mark(result.median)}
                    </td>
                    <td class="num" data-label=text(Word::AssessmentTableAnswered)>
                        {answered_of(result.answered(), result.statements)}
                    </td>
                    <td class="num" data-label=text(Word::AssessmentTableDontKnow)>
                        {result.dont_know}
                    </td>
                    <td class="num" data-label=text(Word::AssessmentTableNotApplicable)>
                        {result.not_applicable}
                    </td>
                }
            })
        };
        let links = move || {
            let links = priorities.get();
            if links.is_empty() {
                return view! { <span aria-hidden="true">"–"</span> }.into_any();
            }
            let link = |(index, link): (usize, LinkedRecord)| {
                view! {
                    {(index > 0).then_some(", ")}
                    <a href=link.href>{link.name}</a>
                }
            };
            links.into_iter().enumerate().map(link).collect::<Vec<_>>().into_any()
        };
        view! {
            <tr>
                <th scope="row">
                    <span class="factor-no">{factor.number}</span>
                    <a href=Route::Factor(factor.id.into()).to_hash()>{factor.title(words::language())}</a>
                </th>
                {cells}
                <td data-label=text(Word::AssessmentTablePriorities)>{links}</td>
            </tr>
        }
    };
    let rows: Vec<_> = QuestionSet::current().factors.iter().enumerate().map(row).collect();
    let head = |word, class| {
        view! {
            <th scope="col" class=class>
                {text(word)}
            </th>
        }
    };
    view! {
        <div class="table-scroll">
            <table class="data-table stacks profile-table">
                <caption class="visually-hidden">{text(Word::AssessmentTableCaption)}</caption>
                <thead>
                    <tr>
                        {head(Word::AssessmentTableFactor, "")} {head(Word::AssessmentTableMedian, "num")}
                        {head(Word::AssessmentTableAnswered, "num")} {head(Word::AssessmentTableDontKnow, "num")}
                        {head(Word::AssessmentTableNotApplicable, "num")} {head(Word::AssessmentTablePriorities, "")}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
