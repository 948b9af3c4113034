//! The profile as a picture: a radar or bars, drawn for the width that there is.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::current_round::Shown;
use crate::{
    app::{
        components::picture::Draw,
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
        frame::Frame,
        palette::Palette,
        radar::{Radar, Series, Spoke, SpokeLabels},
    },
};

/// The short names that fit around a radar, in the factors' order.
pub const SHORT: [Word; 14] = [
    Word::AssessmentShortF01,
    Word::AssessmentShortF02,
    Word::AssessmentShortF03,
    Word::AssessmentShortF04,
    Word::AssessmentShortF05,
    Word::AssessmentShortF06,
    Word::AssessmentShortF07,
    Word::AssessmentShortF08,
    Word::AssessmentShortF09,
    Word::AssessmentShortF10,
    Word::AssessmentShortF11,
    Word::AssessmentShortF12,
    Word::AssessmentShortF13,
    Word::AssessmentShortF14,
];

/// The pictures of a profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// A web with a spoke a factor.
    Radar,
    /// A bar a factor.
    Bars,
}

/// How the picture is drawn for a width.
pub fn draw(shown: Shown, picture: Memo<Picture>) -> Draw {
    let title = shown.title();
    Arc::new(move |width| {
        let profile = shown.profile.get();
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
            ("lowest", &vocabulary::level(lowest)),
            ("highest", &vocabulary::level(highest)),
            ("levels", &levels.to_string()),
            (
                "total",
                &QuestionSet::current().statement_count().to_string(),
            ),
        ],
    )
}

/// What a picture on the screen stands in.
pub fn frame<'a>(id: &'a str, title: &'a str, description: &'a str, width: f64) -> Frame<'a> {
    Frame {
        id,
        language: words::tag(words::language()),
        title,
        description,
        heading: false,
        note: "",
        width,
        margin: 0.0,
        palette: &Palette::LIGHT,
    }
}

fn radar(profile: &[FactorResult], title: &str, width: f64) -> String {
    let description = description(profile);
    let numbered: Vec<String> = factor_numbers();
    let spokes: Vec<Spoke> = numbered
        .iter()
        .zip(SHORT)
        .map(|(number, short)| Spoke {
            number,
            label: text(short),
        })
        .collect();
    let values: Vec<Option<f64>> = profile.iter().map(|result| result.median).collect();
    let series = [Series {
        name: "",
        values: &values,
    }];
    Radar {
        frame: frame("profile-radar", title, &description, width),
        spokes: &spokes,
        series: &series,
        more: "",
        target: None,
        labels: SpokeLabels::Values,
        no_value: "–",
        numbers: words::numbers(),
    }
    .to_svg()
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
    let factors = QuestionSet::current().factors.iter();
    factors.map(|factor| factor.number.to_string()).collect()
}
