//! What is shown before the first round: the two ways to begin, and what an assessment is.

use leptos::prelude::*;

use super::{
    current_round::CurrentRound,
    level_key::{level_key, meaning, name},
};
use crate::{
    app::{
        components::icon::icon,
        interface::route::Route,
        text::words::{self, Word, fill, text},
    },
    domain::{
        assessment::factors::{Factor, QuestionSet},
        records::self_assessment::Level,
    },
};

/// The button that starts a round and goes to a factor.
pub fn start_button(current: CurrentRound, factor: &'static Factor) -> AnyView {
    view! {
        <button type="button" class="primary" on:click=move |_| current.start(&Route::Factor(factor.id.into()))>
            {text(Word::AssessmentStart)}
            {icon("arrow-right")}
        </button>
    }
    .into_any()
}

/// The page's content where no round has been started.
pub fn empty(current: CurrentRound) -> AnyView {
    let set = QuestionSet::current();
    let effort = fill(
        Word::AssessmentEmptyEffort,
        &[
            ("factors", &set.factors.len().to_string()),
            ("statements", &set.statement_count().to_string()),
        ],
    );
    view! {
        {doors(current)}
        <div class="assessment-empty">
            <section class="empty">
                <h2>{text(Word::AssessmentEmptyTitle)}</h2>
                <p>{effort}</p>
                <p>{text(Word::AssessmentEmptyScale)}</p>
                {example()}
            </section>
            <section>
                <h2 class="visually-hidden">{text(Word::AssessmentScaleTitle)}</h2>
                {level_key(None, false)}
            </section>
        </div>
    }
    .into_any()
}

/// The two ways to begin, which both start a round: to let others answer, and to answer alone.
fn doors(current: CurrentRound) -> AnyView {
    let door = |id: &'static str, symbol: &'static str, name: Word, what: Word, to: Route| {
        view! {
            <li>
                <button
                    type="button"
                    class="primary"
                    id=id
                    aria-describedby=[id, "-help"].concat()
                    on:click=move |_| current.start(&to)
                >
                    {icon(symbol)}
                    {text(name)}
                </button>
                <p id=[id, "-help"].concat()>{text(what)}</p>
            </li>
        }
    };
    let first = QuestionSet::current().factors.first();
    let alone = first.map(|first| {
        let to = Route::Factor(first.id.into());
        door(
            "answer-alone",
            "pencil",
            Word::AssessmentDoorAlone,
            Word::AssessmentDoorAloneText,
            to,
        )
    });
    view! {
        <section>
            <h2 class="visually-hidden">{text(Word::AssessmentDoors)}</h2>
            <ul class="doors">
                {door(
                    "invite-others",
                    "share",
                    Word::AssessmentDoorInvite,
                    Word::AssessmentDoorInviteText,
                    Route::Round,
                )} {alone}
            </ul>
        </section>
    }
    .into_any()
}

fn example() -> Option<AnyView> {
    let factor = QuestionSet::current().factor("F03")?;
    let statement = factor.statements.get(2)?;
    let level = *Level::ALL.get(2)?;
    let view = view! {
        <div class="empty-example">
            <b>{text(Word::AssessmentExampleLabel)}</b>
            <p>{statement.number()}" "{statement.text(words::language())}</p>
            <p>
                <span class="level-mark" data-level=level.get()>
                    {level.get()}
                </span>
                " "
                {name(level)}
                ": "
                {meaning(Some(factor), level)}
            </p>
        </div>
    };
    Some(view.into_any())
}
