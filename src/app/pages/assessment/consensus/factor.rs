//! One factor in large type: the group's one screen.

use leptos::prelude::*;

use super::{
    super::{
        level_key::{meaning, name},
        nav::assessment_parts,
    },
    answers::{at_level, by_statement, summary},
    page::begin_round,
    workshop::{Agreement, Workshop, in_words, keyed},
};
use crate::{
    app::{
        components::{
            field::{date_field, text_area, year_field},
            icon::icon,
            page_head::page_head,
            single_keys::{key_hint, single_keys},
        },
        form::lens::field,
        interface::{presentation::Room, route::Route},
        pages::{assessment::paging::FactorPages, not_found},
        state::App,
        text::{
            messages,
            words::{self, Word, fill, text},
        },
    },
    domain::{
        assessment::factors::{Factor, QuestionSet},
        records::self_assessment::{Consensus, Importance, Level},
    },
    platform::web::{page as browser, typing},
};

/// The page.
pub fn page(app: App, factor: &str) -> AnyView {
    let Some(factor) = QuestionSet::current().factor(factor) else {
        return not_found::page(app).into_any();
    };
    app.interface.make_room(Room::Wide);
    let workshop = Workshop::new(app);
    let title = workshop.current.title();
    let place = fill(
        Word::AssessmentFactorPlace,
        &[
            ("number", &factor.number.to_string()),
            ("n", &QuestionSet::current().factors.len().to_string()),
        ],
    );
    let has_round = Memo::new(move |_| workshop.current.round.get().is_some());
    let kicker = view! {
        <a href=Route::Consensus.to_hash()>{text(Word::ConsensusKicker)}</a>
        {move || has_round.get().then(|| [" · ", &title.with(|title| messages::named(title))].concat())}
        " · "
        {place}
    }
    .into_any();
    let content = move || {
        if has_round.get() {
            form(workshop, factor)
        } else {
            let here = Route::FactorConsensus(factor.id.into());
            view! { <p class="actions section-gap">{begin_round(workshop.current, here)}</p> }.into_any()
        }
    };
    view! {
        <main class="page page-wide consensus-factor" id="main" tabindex="-1">
            {page_head(kicker, factor.title(words::language()), "")}
            {assessment_parts(Route::Consensus)}
            {content}
            {previous_and_next(factor)}
        </main>
    }
    .into_any()
}

fn form(workshop: Workshop, factor: &'static Factor) -> AnyView {
    let agreement = workshop.agreement(factor);
    view! {
        <div class="agree-columns">
            <div>{levels(agreement)} {aims(agreement)}</div>
            {by_statement(workshop, factor)}
        </div>
        {grounds(agreement)}
    }
    .into_any()
}

fn radio_id(level: Level) -> String {
    ["agreed-", &level.get().to_string()].concat()
}

/// The described levels as large choices, each with how many answered it.
fn levels(agreement: Agreement) -> AnyView {
    let Agreement { workshop, factor, form } = agreement;
    let agreed = form.value(field!(Consensus, level));
    let answers = summary(workshop, factor);
    let choices: Vec<_> = Level::ALL
        .into_iter()
        .map(|level| {
            view! {
                <div class="agree-choice">
                    <label class="level">
                        <input
                            type="radio"
                            id=radio_id(level)
                            name="agreed"
                            value=level.get()
                            prop:checked=move || agreed.get() == Some(level)
                            on:change=move |_| agreement.agree(Some(level))
                        />
                        <b>{level.get()}</b>
                        <span class="level-name">{name(level)}</span>
                        <span class="level-text">{meaning(Some(factor), level)}</span>
                    </label>
                    {at_level(answers, usize::from(level.get()))}
                </div>
            }
        })
        .collect();
    let act = move |level: Option<Level>| {
        agreement.agree(level);
        browser::focus(&radio_id(level.unwrap_or(Level::ALL[0])));
    };
    let reach = || {
        browser::focus(&radio_id(Level::ALL[0]));
    };
    single_keys(factor.id.into(), keyed, act, reach);
    let is_open = move || agreed.get().is_none().then_some("");
    let clear = move |_| {
        agreement.agree(None);
        browser::focus(&radio_id(Level::ALL[0]));
    };
    view! {
        <fieldset class="agree-large" data-takes-keys=factor.id data-is-open=is_open>
            <legend>{text(Word::ConsensusChooseLevel)}</legend>
            <p class="agree-choice-head" aria-hidden="true">
                {text(Word::ConsensusHeadAnswers)}
            </p>
            {choices}
            <div class="agree-after no-print">
                {key_hint(Word::ConsensusKeysFactor)}
                <button type="button" class="quiet" hidden=move || agreed.get().is_none() on:click=clear>
                    {icon("x")}
                    {text(Word::ConsensusClear)}
                </button>
            </div>
        </fieldset>
    }
    .into_any()
}

/// Where to go and how much it matters.
fn aims(agreement: Agreement) -> AnyView {
    let form = agreement.form;
    let lens = field!(Consensus, target_level);
    let target = form.value(lens);
    let targets: Vec<_> = std::iter::once(None)
        .chain(Level::ALL.map(Some))
        .map(|level| {
            let value = level.map_or_else(String::new, |level: Level| level.get().to_string());
            view! {
                <option value=value prop:selected=move || target.get() == level>
                    {in_words(level)}
                </option>
            }
        })
        .collect();
    let set_target = move |event| {
        let level = typing::entered(&event).parse().ok().and_then(Level::new);
        form.set(lens, level);
    };
    view! {
        <div class="agree-aims">
            <div class="field-row">
                <div class="field">
                    <label for="target-level">{text(lens.label)}</label>
                    <select id="target-level" on:change=set_target>
                        {targets}
                    </select>
                </div>
                {year_field(form.field(field!(Consensus, target_year)).id("target-year"))}
            </div>
            {importance(agreement)}
        </div>
    }
    .into_any()
}

fn importance(agreement: Agreement) -> AnyView {
    let form = agreement.form;
    let lens = field!(Consensus, importance);
    let held = form.value(lens);
    let choices: Vec<_> = std::iter::once(None)
        .chain(Importance::ALL.map(Some))
        .map(|importance| {
            let choose = move |_| form.set(lens, importance);
            let said = importance.map_or_else(
                || text(Word::ConsensusImportanceNone).to_owned(),
                |importance: Importance| importance.get().to_string(),
            );
            view! {
                <label>
                    <input
                        type="radio"
                        name="importance"
                        prop:checked=move || held.get() == importance
                        on:change=choose
                    />
                    {said}
                </label>
            }
        })
        .collect();
    view! {
        <div>
            <fieldset class="segmented agree-importance" aria-describedby="importance-ends">
                <legend>{text(lens.label)}</legend>
                {choices}
            </fieldset>
            <p class="help" id="importance-ends">
                <span>{text(Word::ConsensusImportanceLow)}</span>
                " · "
                <span>{text(Word::ConsensusImportanceHigh)}</span>
            </p>
        </div>
    }
    .into_any()
}

/// What the level rests on, and the talk in which it was agreed on.
fn grounds(agreement: Agreement) -> AnyView {
    let Agreement { workshop, form, .. } = agreement;
    // Until something is agreed on, the fields show what will go with it, and what is entered in them makes nothing.
    let is_made = Signal::derive(move || form.record.with(|consensus| consensus.is_some()));
    let participants = form
        .field(field!(Consensus, participants))
        .help(Word::ConsensusParticipantsHelp)
        .after(move |said| workshop.note_occasion(|occasion| occasion.participants.clone_from(said)))
        .once_made(is_made);
    let date = form
        .field(field!(Consensus, date))
        .after(move |&date| workshop.note_occasion(|occasion| occasion.date = date))
        .once_made(is_made);
    let asked = Memo::new(move |_| {
        form.with(|consensus| {
            let level = consensus.level.filter(|level| level.asks_for_evidence());
            level.filter(|_| consensus.evidence.trim().is_empty())
        })
    });
    let asks = move || {
        asked.get().map(|level| {
            let asks = fill(Word::ConsensusEvidenceAsked, &[("level", &level.get().to_string())]);
            view! { <p class="evidence-asked no-print">{icon("info")}<span>{asks}</span></p> }
        })
    };
    view! {
        <div class="record-form agree-grounds section section-gap">
            {text_area(form.field(field!(Consensus, motivation)).help(Word::ConsensusMotivationHelp).id("motivation"))}
            <div>{text_area(form.field(field!(Consensus, evidence)).help(Word::ConsensusEvidenceHelp))} {asks}</div>
            {text_area(form.field(field!(Consensus, strengths)).help(Word::ConsensusStrengthsHelp).id("strengths"))}
            <div class="record-form">{text_area(participants)} {date_field(date)}</div>
        </div>
    }
    .into_any()
}

fn previous_and_next(factor: &Factor) -> AnyView {
    let pages = FactorPages {
        route: Route::FactorConsensus,
        previous: Word::ConsensusPrevious,
        next: Word::ConsensusNext,
        last: (Route::Gaps, Word::ConsensusToGaps),
        next_id: Some("next-consensus"),
        is_primary: true,
    };
    let to_all = view! {
        <a class="button" href=Route::Consensus.to_hash()>
            {text(Word::ConsensusToAll)}
        </a>
    };
    pages.links(factor, to_all.into_any())
}
