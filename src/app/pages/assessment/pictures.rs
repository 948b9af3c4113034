//! What the pictures of the assessment have in common: the factors in their order, on the scale of levels.

use crate::{
    app::text::{
        vocabulary::level_range,
        words::{self, Word, fill, text},
    },
    domain::assessment::{factors::Factor, results::counts::Quartiles},
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

/// The frame of a picture on the screen.
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

/// The numbers of factors as they are written in pictures.
pub fn numbers<'a>(factors: impl Iterator<Item = &'a Factor>) -> Vec<String> {
    factors.map(|factor| factor.number.to_string()).collect()
}

/// A radar with a spoke a factor, by the factors' numbers. Lines after the first are told apart by their names, and as many as are
/// left out are counted by `more`, a text with `{n}`.
pub fn radar(frame: Frame<'_>, numbers: &[String], series: &[Series<'_>], more: Word) -> String {
    let spokes: Vec<Spoke> = numbers
        .iter()
        .zip(SHORT)
        .map(|(number, short)| Spoke {
            number,
            label: text(short),
        })
        .collect();
    let labels = if series.len() > 1 {
        SpokeLabels::Words
    } else {
        SpokeLabels::Values
    };
    Radar {
        frame,
        spokes: &spokes,
        series,
        more: text(more),
        target: None,
        labels,
        no_value: "–",
        numbers: words::numbers(),
    }
    .to_svg()
}

/// The answers of a round on a factor.
pub struct FactorBar {
    /// The factor.
    pub factor: &'static Factor,
    /// The median and the quartiles; `None` if they may not be shown.
    pub quartiles: Option<Quartiles>,
    /// How many answers there are.
    pub n: u32,
    /// The level aimed at.
    pub target: Option<f64>,
}

/// A bar a factor, with the quartiles and the target, which is called `target`.
pub fn bars(frame: Frame<'_>, factors: &[FactorBar], target: &str) -> String {
    let numbers = numbers(factors.iter().map(|one| one.factor));
    let bars: Vec<Bar> = factors
        .iter()
        .zip(&numbers)
        .map(|(one, number)| Bar {
            number,
            label: one.factor.title(words::language()),
            value: one.quartiles.map(|quartiles| quartiles.median),
            quartiles: one.quartiles.map(|quartiles| (quartiles.first, quartiles.third)),
            target: one.target,
            answered: one.n,
            asked: 0,
        })
        .collect();
    Bars {
        frame,
        bars: &bars,
        words: BarWords {
            axis: text(Word::ResultsChartAxis),
            no_value: text(Word::AssessmentNoValue),
            value: text(Word::AssessmentTableMedian),
            answered: text(Word::ResultsN),
            answered_of: "{n}",
            quartiles: text(Word::ResultsChartQuartiles),
            target,
        },
        numbers: words::numbers(),
    }
    .to_svg()
}

/// The lowest and the highest of some medians, in words; empty if there are none.
pub fn range_in_words(medians: impl Iterator<Item = f64> + Clone) -> String {
    range(medians).map_or_else(String::new, |(lowest, highest)| {
        fill(
            Word::ResultsChartDescription,
            &[("range", &level_range(lowest, highest))],
        )
    })
}

/// The lowest and the highest of some medians.
pub fn range(medians: impl Iterator<Item = f64> + Clone) -> Option<(f64, f64)> {
    let lowest = medians.clone().reduce(f64::min)?;
    Some((lowest, medians.reduce(f64::max)?))
}
