//! The factors with the lowest levels, and what is done about them.

use leptos::prelude::*;

use super::{
    super::{answering::priorities::factor_priorities, current_round::CurrentRound},
    factor_list::median_mark,
};
use crate::{
    app::{
        components::lessons_here::lessons_here,
        document::workspace::Workspace,
        interface::route::Route,
        text::words::{self, Word, text},
    },
    domain::{
        assessment::{
            factors::{Factor, QuestionSet},
            profile::lowest,
        },
        learning::proposing::{Concern, is_low},
    },
};

/// The factors with the lowest levels, each with the priorities that answer to it.
pub fn lowest_factors(workspace: Workspace, current: CurrentRound) -> AnyView {
    let found = Memo::new(move |_| {
        current.profile.with(|all| {
            let lowest = lowest(all).into_iter();
            lowest
                .filter_map(|result| QuestionSet::current().factor(result.factor))
                .map(|factor| factor.id)
                .collect::<Vec<_>>()
        })
    });
    let one = move |factor: &'static Factor| {
        let median = Memo::new(move |_| {
            current.profile.with(|all| {
                let result = all.iter().find(|result| result.factor == factor.id);
                result.and_then(|result| result.median)
            })
        });
        view! {
            <div class="lowest-factor">
                <h3>
                    {move || median_mark(median.get())}
                    <a href=Route::Factor(factor.id.into())
                        .to_hash()>{factor.number}" "{factor.title(words::language())}</a>
                </h3>
                {factor_priorities(workspace, factor)}
                {lessons_here(
                    workspace,
                    move |_, _| {
                        match median.get() {
                            Some(median) if is_low(median) => Concern::of_factor(factor.id),
                            _ => Concern::default(),
                        }
                    },
                )}
            </div>
        }
    };
    let section = move || {
        let factors = found.get();
        (!factors.is_empty()).then(|| {
            let factors: Vec<_> = factors
                .into_iter()
                .filter_map(|id| QuestionSet::current().factor(id))
                .map(one)
                .collect();
            view! {
                <section class="section section-gap">
                    <h2>{text(Word::AssessmentLowestTitle)}</h2>
                    <p class="help no-print">{text(Word::AssessmentLowestText)}</p>
                    <div class="lowest">{factors}</div>
                </section>
            }
        })
    };
    section.into_any()
}
