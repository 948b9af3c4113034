//! The profile as a picture: a radar or bars, drawn for the width that there is.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::{
    current_round::CurrentRound,
    pictures::{self, frame},
};
use crate::{
    app::{
        components::picture::Painter,
        text::{
            vocabulary,
            words::{self, Word, fill, text},
        },
    },
    domain::assessment::{
        factors::QuestionSet,
        profile::{FactorResult, range},
    },
    render::{
        bars::{Bar, BarWords, Bars},
        radar::Series,
    },
};

/// The pictures of a profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// A web with a spoke a factor.
    Radar,
    /// A bar a factor.
    Bars,
}

/// How the picture is drawn for a width.
pub fn draw(current: CurrentRound, picture: Memo<Picture>) -> Painter {
    let title = current.title();
    Arc::new(move |width| {
        let profile = current.profile.get();
        let title = fill(Word::AssessmentChartTitle, &[("round", &title.get())]);
        match picture.get() {
            Picture::Radar => radar(&profile, &title, width),
            Picture::Bars => bars(&profile, &title, width),
        }
    })
}

fn description(profile: &[FactorResult]) -> String {
    let Some((lowest, highest)) = range(profile) else {
        return String::new();
    };
    let levels: usize = profile.iter().map(|result| result.levels).sum();
    fill(
        Word::AssessmentChartDescription,
        &[
            ("range", &vocabulary::level_range(lowest, highest)),
            ("levels", &levels.to_string()),
            ("total", &QuestionSet::current().statement_count().to_string()),
        ],
    )
}

fn radar(profile: &[FactorResult], title: &str, width: f64) -> String {
    let description = description(profile);
    let values: Vec<Option<f64>> = profile.iter().map(|result| result.median).collect();
    let series = [Series {
        name: "",
        values: &values,
    }];
    let frame = frame("profile-radar", title, &description, width);
    pictures::radar(frame, &factor_numbers(), &series, Word::ResultsMore)
}

fn bars(profile: &[FactorResult], title: &str, width: f64) -> String {
    let description = description(profile);
    let numbered = factor_numbers();
    let language = words::language();
    let bars: Vec<Bar> = QuestionSet::current()
        .factors
        .iter()
        .zip(&numbered)
        .zip(profile)
        .map(|((factor, number), result)| Bar {
            number,
            label: factor.title(language),
            value: result.median,
            quartiles: None,
            target: None,
            answered: result.answered() as u32,
            asked: result.statements as u32,
        })
        .collect();
    Bars {
        frame: frame("profile-bars", title, &description, width),
        bars: &bars,
        words: BarWords {
            axis: text(Word::AssessmentChartAxis),
            no_value: text(Word::AssessmentNoValue),
            value: text(Word::AssessmentTableMedian),
            answered: text(Word::AssessmentAnswered),
            answered_of: text(Word::AssessmentAnsweredOf),
            quartiles: "",
            target: "",
        },
        numbers: words::numbers(),
    }
    .to_svg()
}

fn factor_numbers() -> Vec<String> {
    pictures::numbers(QuestionSet::current().factors.iter())
}
