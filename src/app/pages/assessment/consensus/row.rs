//! A factor in the list: what the answers show, and what is agreed on, settable at once.

use leptos::{ev, prelude::*};

use super::{
    super::level_key,
    answers::in_short,
    workshop::{Agreement, Workshop, in_words, keyed},
};
use crate::{
    app::{
        components::single_keys::single_keys,
        form::{lens::field, shown_text::ShownText},
        interface::route::Route,
        text::words::{self, Word, fill, text},
    },
    domain::{
        assessment::factors::{Factor, QuestionSet},
        records::self_assessment::{Consensus, Importance, Level},
        values::amount::Year,
    },
    platform::web::{page, typing},
};

/// The id of the link that the keyboard reaches after the last factor.
pub const AFTER_ID: &str = "after-consensus";

/// The row of a factor.
pub fn row(workshop: Workshop, factor: &'static Factor) -> AnyView {
    let agreement = workshop.agreement(factor);
    let number = factor.number.to_string();
    let named = |word: Word| fill(word, &[("number", &number)]);
    view! {
        <li class="agree-row">
            <a class="agree-title" href=Route::FactorConsensus(factor.id.into()).to_hash()>
                <span class="factor-no">{factor.number}</span>
                <span>{factor.title(words::language())}</span>
            </a>
            <div class="agree-answers">
                <span class="agree-label">{text(Word::ConsensusHeadAnswers)}</span>
                {in_short(workshop, factor)}
            </div>
            {levels(agreement)}
            <label class="agree-field">
                <span class="agree-label" aria-hidden="true">
                    {text(Word::ConsensusHeadTarget)}
                </span>
                {target(agreement, named(Word::ConsensusTargetOf))}
            </label>
            <label class="agree-field">
                <span class="agree-label" aria-hidden="true">
                    {text(Word::ConsensusHeadYear)}
                </span>
                {year(agreement, named(Word::ConsensusYearOf))}
            </label>
            <label class="agree-field">
                <span class="agree-label" aria-hidden="true">
                    {text(Word::ConsensusHeadImportance)}
                </span>
                {importance(agreement, named(Word::ConsensusImportanceOf))}
            </label>
        </li>
    }
    .into_any()
}

fn radio_id(factor: &Factor, level: Level) -> String {
    ["agree-", factor.id, "-", &level.get().to_string()].concat()
}

fn levels(agreement: Agreement) -> AnyView {
    let Agreement { workshop, factor, form } = agreement;
    let lens = field!(Consensus, level);
    let agreed = form.value(lens);
    let radios: Vec<_> = Level::ALL
        .into_iter()
        .map(|level| {
            let name = ["agree-", factor.id].concat();
            view! {
                <label class="level" title=level_key::name(level)>
                    <input
                        type="radio"
                        id=radio_id(factor, level)
                        name=name
                        value=level.get()
                        prop:checked=move || agreed.get() == Some(level)
                        on:change=move |_| agreement.agree(Some(level))
                    />
                    <b>{level.get()}</b>
                    <span class="visually-hidden">{level_key::name(level)}</span>
                </label>
            }
        })
        .collect();
    let act = move |level: Option<Level>| {
        agreement.agree(level);
        if level.is_some() {
            focus_after(workshop, factor);
        }
    };
    let reach = || {
        page::focus(&radio_id(factor, Level::ALL[0]));
    };
    single_keys(factor.id.into(), keyed, act, reach);
    let is_open = move || agreed.get().is_none().then_some("");
    let legend = fill(
        Word::ConsensusLevelOf,
        &[
            ("number", &factor.number.to_string()),
            ("title", factor.title(words::language())),
        ],
    );
    let chosen = move || agreed.get().map_or("", level_key::name);
    view! {
        <fieldset class="agree-levels" data-takes-keys=factor.id data-is-open=is_open>
            <legend class="visually-hidden">{legend}</legend>
            <span class="agree-label" aria-hidden="true">
                {text(lens.label)}
            </span>
            <div class="level-scale">{radios}</div>
            <span class="agree-chosen" aria-hidden="true">
                {chosen}
            </span>
        </fieldset>
    }
    .into_any()
}

/// Puts the keyboard on the level of the next factor: on the one that is set, or on the first.
fn focus_after(workshop: Workshop, factor: &'static Factor) {
    let (_, after) = QuestionSet::current().neighbours(factor.id);
    match after {
        Some(next) => {
            let level = workshop.read(next, |consensus| consensus.level);
            let level = level.get_untracked().unwrap_or(Level::ALL[0]);
            page::focus(&radio_id(next, level));
        }
        None => {
            page::focus(AFTER_ID);
        }
    }
}

/// A list of whole numbers with none first. `changed` gets the number, or nothing.
fn choice(
    label: String,
    chosen: Memo<Option<u8>>,
    numbers: std::ops::RangeInclusive<u8>,
    said: fn(u8) -> String,
    changed: impl Fn(Option<u8>) + 'static,
) -> AnyView {
    let options: Vec<_> = numbers
        .map(|number| {
            view! {
                <option value=number prop:selected=move || chosen.get() == Some(number)>
                    {said(number)}
                </option>
            }
        })
        .collect();
    view! {
        <select aria-label=label on:change=move |event| changed(typing::entered(&event).parse().ok())>
            <option value="" prop:selected=move || chosen.get().is_none()>
                {text(Word::ConsensusNone)}
            </option>
            {options}
        </select>
    }
    .into_any()
}

fn target(agreement: Agreement, label: String) -> AnyView {
    let lens = field!(Consensus, target_level);
    let form = agreement.form;
    let chosen = Memo::new(move |_| form.with(lens.read).map(Level::get));
    let said = |number| in_words(Level::new(number));
    choice(label, chosen, 0..=4, said, move |number| {
        form.set(lens, number.and_then(Level::new));
    })
}

fn importance(agreement: Agreement, label: String) -> AnyView {
    let lens = field!(Consensus, importance);
    let form = agreement.form;
    let chosen = Memo::new(move |_| form.with(lens.read).map(Importance::get));
    let said = |number: u8| number.to_string();
    choice(label, chosen, 1..=5, said, move |number| {
        form.set(lens, number.and_then(Importance::new));
    })
}

fn year(agreement: Agreement, label: String) -> AnyView {
    let binding = agreement.form.bind(field!(Consensus, target_year));
    let held = binding.value;
    let is_wrong = RwSignal::new(false);
    let typed = move |event: ev::Event| {
        let written = typing::entered(&event);
        let year = Year::parse(&written);
        is_wrong.set(year.is_none() && !written.trim().is_empty());
        if !is_wrong.get_untracked() && year != held.get_untracked() {
            binding.set(year);
        }
    };
    let shown = move || held.get().map(|year| year.get().to_string()).unwrap_or_default();
    view! {
        <input
            type="text"
            class="num year"
            inputmode="numeric"
            maxlength="4"
            autocomplete="off"
            aria-label=label
            aria-invalid=move || is_wrong.get().then_some("true")
            prop:value=move || ShownText(shown())
            on:change=typed
        />
    }
    .into_any()
}
