//! Whether what a record answers to has moved since the round that it came from.

use std::cmp::Ordering;

use leptos::prelude::*;

use super::icon::icon;
use crate::{
    app::{
        document::workspace::Workspace,
        text::{
            messages,
            words::{self, Word, fill, text},
        },
    },
    domain::{
        assessment::{
            factors::QuestionSet,
            results::movement::{Movement, RoundsSince, Step},
        },
        records::{document::Document, grounds::Grounds, self_assessment::Level},
        values::id::RecordId,
    },
};

/// A movement in words, and which way it goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    way: Ordering,
    said: String,
}

/// What has become of a factor, in words.
pub fn of_factor(document: &Document, since: &RoundsSince, factor: &str) -> Vec<Line> {
    let number = QuestionSet::current().factor(factor);
    let number = number.map_or_else(|| factor.to_owned(), |one| one.number.to_string());
    let what = fill(Word::GapsMovedFactor, &[("number", &number)]);
    lines(&what, &since.factor(document, factor))
}

fn of_statement(since: &RoundsSince, statement: &str) -> Vec<Line> {
    let number = QuestionSet::current().statement(statement);
    let number = number.map_or(statement, |one| one.number());
    let what = fill(Word::GapsMovedStatement, &[("number", number)]);
    lines(&what, &since.statement(statement))
}

fn lines(what: &str, moved: &[Movement]) -> Vec<Line> {
    let mut lines = Vec::new();
    for one in moved {
        if let Some(Step { before, now }) = one.agreed {
            let level = |level: Level| f64::from(level.get());
            let what = fill(Word::GapsMovedAgreed, &[("what", what)]);
            lines.push(line(&what, one, level(before), level(now)));
        }
        if let Some(Step { before, now }) = one.median {
            lines.push(line(what, one, before, now));
        }
    }
    lines
}

fn line(what: &str, moved: &Movement, before: f64, now: f64) -> Line {
    let written = |level: f64| words::numbers().short(level);
    let by = (now - before).abs();
    let way = now.total_cmp(&before);
    let levels = written(by);
    // Levels lie on quarters, so that one is one.
    let is_one = (by - 1.0).abs() < f64::EPSILON;
    let change = match (way, is_one) {
        (Ordering::Equal, _) => text(Word::GapsMovedSame).to_owned(),
        (Ordering::Greater, true) => text(Word::GapsMovedUpOne).to_owned(),
        (Ordering::Greater, false) => fill(Word::GapsMovedUp, &[("n", &levels)]),
        (Ordering::Less, true) => text(Word::GapsMovedDownOne).to_owned(),
        (Ordering::Less, false) => fill(Word::GapsMovedDown, &[("n", &levels)]),
    };
    let said = fill(
        Word::GapsMovedLine,
        &[
            ("what", what),
            ("before", &written(before)),
            ("since", &messages::named(&moved.since)),
            ("now", &written(now)),
            ("round", &messages::named(&moved.round)),
            ("change", &change),
        ],
    );
    Line { way, said }
}

/// Movements as a list; nothing if there are none.
pub fn list(lines: Vec<Line>) -> Option<AnyView> {
    let one = |Line { way, said }: Line| {
        let symbol = match way {
            Ordering::Greater => "arrow-up",
            Ordering::Equal => "minus",
            Ordering::Less => "arrow-down",
        };
        view! { <li>{icon(symbol)}<span>{said}</span></li> }
    };
    (!lines.is_empty())
        .then(|| view! { <ul class="moved">{lines.into_iter().map(one).collect::<Vec<_>>()}</ul> }.into_any())
}

/// What has become of the factors and statements that a record answers to, since the round that it came from. Nothing is shown for a
/// record that came from none.
pub fn moved(workspace: Workspace, id: RecordId) -> AnyView {
    let found = workspace.select(move |document, _| {
        let record = document.record(&id)?;
        let Grounds {
            factors,
            statements,
            round,
        } = record.grounds()?;
        let title = messages::named(&document.get(round?)?.title);
        let since = RoundsSince::of(document, round?);
        let mut lines = Vec::new();
        for factor in factors {
            lines.extend(of_factor(document, &since, factor));
        }
        for statement in statements {
            lines.extend(of_statement(&since, statement));
        }
        Some((title, lines))
    });
    let section = move || {
        let (title, lines) = found.get()?;
        let lines = list(lines).unwrap_or_else(|| {
            let waiting = fill(Word::GapsMovedWaiting, &[("round", &title)]);
            view! { <p class="links-none">{waiting}</p> }.into_any()
        });
        Some(view! {
            <section class="links">
                <h3 class="label">{icon("loop")}{text(Word::GapsMoved)}</h3>
                <p class="links-none">{fill(Word::TopicsFromRound, &[("round", &title)])}</p>
                {lines}
            </section>
        })
    };
    section.into_any()
}
