//! What each step is for, who takes part, what it needs and gives. Facts: Region Sörmland, *Arbetsmetod* (4 May 2020).

use leptos::prelude::*;

use crate::{
    app::text::words::{Word, text},
    domain::records::strategy::StepNumber,
};

/// A step's texts.
#[derive(Clone, Copy)]
pub struct StepWords {
    /// What it is for.
    pub purpose: Word,
    /// Who takes part.
    pub who: Word,
    /// What it needs.
    pub needs: Word,
    /// What it gives.
    pub gives: Word,
    /// What to write.
    pub guide: Word,
}

/// The texts of a step.
pub fn step_words(number: StepNumber) -> StepWords {
    macro_rules! words {
        ($purpose:ident, $who:ident, $needs:ident, $gives:ident, $guide:ident) => {
            StepWords {
                purpose: Word::$purpose,
                who: Word::$who,
                needs: Word::$needs,
                gives: Word::$gives,
                guide: Word::$guide,
            }
        };
    }
    match number.get() {
        1 => words!(PlanPurposeN1, PlanWhoN1, PlanNeedsN1, PlanGivesN1, PlanGuideN1),
        2 => words!(PlanPurposeN2, PlanWhoN2, PlanNeedsN2, PlanGivesN2, PlanGuideN2),
        3 => words!(PlanPurposeN3, PlanWhoN3, PlanNeedsN3, PlanGivesN3, PlanGuideN3),
        4 => words!(PlanPurposeN4, PlanWhoN4, PlanNeedsN4, PlanGivesN4, PlanGuideN4),
        5 => words!(PlanPurposeN5, PlanWhoN5, PlanNeedsN5, PlanGivesN5, PlanGuideN5),
        6 => words!(PlanPurposeN6, PlanWhoN6, PlanNeedsN6, PlanGivesN6, PlanGuideN6),
        _ => words!(PlanPurposeN7, PlanWhoN7, PlanNeedsN7, PlanGivesN7, PlanGuideN7),
    }
}

/// Who takes part, what the step needs and what it gives.
pub fn step_facts(number: StepNumber) -> impl IntoView {
    let words = step_words(number);
    let fact = |name: Word, word: Word| {
        view! {
            <div>
                <dt>{text(name)}</dt>
                <dd>{text(word)}</dd>
            </div>
        }
    };
    view! {
        <dl class="step-facts">
            {fact(Word::PlanTakesPart, words.who)} {fact(Word::PlanNeeds, words.needs)}
            {fact(Word::PlanGives, words.gives)}
        </dl>
    }
}
