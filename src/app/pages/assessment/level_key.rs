//! The levels of the scale with what each means.

use leptos::prelude::*;

use crate::{
    app::{components::statement_form::meaning_id, text::words},
    domain::{
        assessment::factors::{Factor, QuestionSet},
        records::self_assessment::Level,
    },
};

/// What a level means: for a factor, where that is described, otherwise in general.
pub fn meaning(factor: Option<&'static Factor>, level: Level) -> &'static str {
    let language = words::language();
    let special = factor.and_then(|factor| factor.level(level, language));
    let general = || {
        let level = QuestionSet::current().scale.get(usize::from(level.get()));
        level.map_or("", |level| level.description(language))
    };
    special.unwrap_or_else(general)
}

/// A level's name.
pub fn name(level: Level) -> &'static str {
    let level = QuestionSet::current().scale.get(usize::from(level.get()));
    level.map_or("", |level| level.name(words::language()))
}

/// The five levels to read. `named` gives each text its id, which only one key of a page may do.
pub fn level_key(factor: Option<&'static Factor>, named: bool) -> AnyView {
    let rows: Vec<_> = Level::ALL
        .into_iter()
        .map(|level| {
            view! {
                <div>
                    <dt>
                        <span class="level-mark" data-level=level.get()>
                            {level.get()}
                        </span>
                        <span>{name(level)}</span>
                    </dt>
                    <dd id=named.then(|| meaning_id(level))>{meaning(factor, level)}</dd>
                </div>
            }
        })
        .collect();
    view! { <dl class="level-key">{rows}</dl> }.into_any()
}
