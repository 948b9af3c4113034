//! The profile as a picture: a radar or bars, drawn for the width that there is.

use leptos::{ev, html, prelude::*};

use super::shown::{Shown, written};
use crate::{
    app::words::{self, Word, fill, text},
    domain::{
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

/// The width that a picture is drawn for until its place has been measured, and on paper where it has not.
const WIDTH: f64 = 640.0;

/// The picture. It is drawn anew for the room there is when the window's width changes, and when it comes into sight.
pub fn picture(shown: Shown, picture: Memo<Picture>, is_in_sight: Memo<bool>) -> AnyView {
    let width = RwSignal::new(WIDTH);
    let holder: NodeRef<html::Div> = NodeRef::new();
    let measure = move || {
        let measured = holder.get_untracked().map(|holder| holder.offset_width());
        // What is not shown has no width.
        if let Some(measured) = measured.filter(|measured| *measured > 0) {
            let measured = f64::from(measured);
            if width
                .try_get_untracked()
                .is_some_and(|width| width != measured)
            {
                width.set(measured);
            }
        }
    };
    Effect::new(move |_| {
        is_in_sight.track();
        request_animation_frame(measure);
    });
    let listener = window_event_listener(ev::resize, move |_| measure());
    on_cleanup(move || listener.remove());
    let title = shown.title();
    let svg = move || {
        let profile = shown.profile.get();
        let title = fill(Word::AssessmentChartTitle, &[("round", &title.get())]);
        match picture.get() {
            Picture::Radar => radar(&profile, &title, width.get()),
            Picture::Bars => bars(&profile, &title, width.get()),
        }
    };
    view! { <div class="chart-holder" node_ref=holder inner_html=svg></div> }.into_any()
}

fn description(profile: &[FactorResult]) -> String {
    let Some((lowest, highest)) = range(profile) else {
        return String::new();
    };
    let levels: usize = profile.iter().map(|result| result.levels).sum();
    fill(
        Word::AssessmentChartDescription,
        &[
            ("lowest", &written(lowest)),
            ("highest", &written(highest)),
            ("levels", &levels.to_string()),
            (
                "total",
                &QuestionSet::current().statement_count().to_string(),
            ),
        ],
    )
}

fn frame<'a>(id: &'static str, title: &'a str, description: &'a str, width: f64) -> Frame<'a> {
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
