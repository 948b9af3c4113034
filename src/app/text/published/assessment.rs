//! What the latest round of self-assessment shows, in what is published: what may be shown of it and nothing else.

use super::source::titled;
use crate::{
    app::text::{
        vocabulary::{self, level, level_range},
        words::{self, Word, fill, text},
    },
    domain::{
        assessment::results::{Respondents, Responses, Results},
        records::{document::Document, self_assessment::Round},
    },
    render::reading::{Block, Section, Table},
};

/// The section; nothing where no figure may be shown.
pub fn section(document: &Document) -> Option<Section> {
    let (id, round) = document.ordered::<Round>().pop()?;
    let results = Results::of_round(document, &id, round);
    let Responses::Shown(count) = results.total else {
        return None;
    };
    if !results.has_figures() {
        return None;
    }
    let asked = results.questions.factors.iter().enumerate();
    let rows: Vec<_> = asked
        .filter_map(|(place, asked)| {
            let figures = results.factor(place, Respondents::All)?;
            let quartiles = figures.counts.quartiles()?;
            let factor = format!("{}. {}", asked.factor.number, asked.factor.title(words::language()));
            Some(vec![
                factor,
                level(quartiles.median),
                level_range(quartiles.first, quartiles.third),
                words::numbers().count(figures.counts.n()),
            ])
        })
        .collect();
    let head = [
        Word::PublishFactor,
        Word::PublishMedian,
        Word::PublishQuartiles,
        Word::PublishAnswers,
    ];
    let table = (!rows.is_empty()).then(|| {
        Block::Table(Table {
            caption: fill(Word::PublishAssessmentOf, &[("n", &words::numbers().count(count))]),
            head: head.iter().map(|word| text(*word).into()).collect(),
            rows,
        })
    });
    let round = titled(&vocabulary::named(&round.title), [table]);
    Section::unless_empty(text(Word::NavAssessment), vec![round])
}
