//! Any data, however odd, gives a picture that is whole.

use crate::examples::{BAR_WORDS, distribution, dots, group, spread, statement};
use crate::picture::{check, marker_middles, parse, words};
use proptest::prelude::*;
use samspel::domain::values::date::Date;
use samspel::render::bars::{Bar, BarWords, Bars};
use samspel::render::distribution::{Content, Distribution, DistributionWords, Rank, Row, Spread, Summary};
use samspel::render::dots::{DotForm, DotRow, DotWords, Dots};
use samspel::render::frame::Frame;
use samspel::render::numbers::NumberStyle;
use samspel::render::palette::Palette;
use samspel::render::progress::{Progress, ProgressForm};
use samspel::render::radar::{Radar, Series, Spoke, SpokeLabels};
use samspel::render::timeline::axis::AxisWords;
use samspel::render::timeline::{
    BarState, DayMark, LinkEnd, MarkKind, TimeBar, TimeKey, TimeLink, TimeRow, Timeline, TimelineWords,
};

fn any_words() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zåäöA-ZÅÄÖ0-9 \u{AD}–-]{0,90}",
        ".{0,30}",
        "[\u{0}-\u{20}\u{7f}-\u{9f}]{0,6}",
        Just("</svg><script>alert(1)</script>".to_owned()),
        Just("\" onload=\"alert(1)".to_owned()),
        Just("]]>&amp;&#0;\u{FFFE}\u{FFFF}{n}{m}{".to_owned()),
        Just("Utvecklingsfrågornaskonsekvensbeskrivningsarbetsgruppsprotokoll".to_owned()),
        Just("漢字かな🏳️‍🌈\u{202E}abc".to_owned()),
    ]
}

fn any_value() -> impl Strategy<Value = Option<f64>> {
    prop_oneof![
        Just(None),
        (0.0..=4.0).prop_map(Some),
        any::<f64>().prop_map(Some),
        Just(Some(f64::NAN)),
        Just(Some(f64::INFINITY)),
        Just(Some(f64::NEG_INFINITY)),
        Just(Some(-0.0)),
    ]
}

fn any_length() -> impl Strategy<Value = f64> {
    prop_oneof![Just(320.0), Just(720.0), 0.0..2000.0, any::<f64>(), Just(f64::NAN)]
}

#[derive(Debug)]
struct AnyFrame {
    words: [String; 4],
    heading: bool,
    width: f64,
    margin: f64,
}

fn any_frame() -> impl Strategy<Value = AnyFrame> {
    let words = [any_words(), any_words(), any_words(), any_words()];
    (words, any::<bool>(), any_length(), any_length()).prop_map(|(words, heading, width, margin)| AnyFrame {
        words,
        heading,
        width,
        margin,
    })
}

impl AnyFrame {
    fn frame(&self) -> Frame<'_> {
        let [id, title, description, note] = &self.words;
        Frame {
            id,
            language: "sv",
            title,
            description,
            heading: self.heading,
            note,
            width: self.width,
            margin: self.margin,
            palette: &Palette::LIGHT,
        }
    }
}

fn any_content() -> impl Strategy<Value = Result<Spread, String>> {
    let summary = prop::option::of((any::<f64>(), 0.0..=4.0, 0.0..=4.0));
    let spread = (any::<[u32; 5]>(), any::<bool>(), any::<u32>(), 0_u32..30, summary);
    prop_oneof![
        3 => spread.prop_map(|(levels, few, dont_know, not_applicable, summary)| Ok(Spread {
            levels: if few { levels.map(|count| count % 12) } else { levels },
            dont_know,
            not_applicable,
            summary: summary.map(|(median, low, high)| Summary { median, quartiles: (low, high) }),
        })),
        1 => any_words().prop_map(Err),
    ]
}

fn any_day() -> impl Strategy<Value = Date> {
    let numbers = Date::FIRST.day_number()..=Date::LAST.day_number();
    let day = |number: i32| Date::from_day_number(number).unwrap();
    prop_oneof![
        numbers.prop_map(day),
        (20_000_i32..22_000).prop_map(day),
        Just(Date::FIRST),
        Just(Date::LAST)
    ]
}

fn any_bar() -> impl Strategy<Value = Option<TimeBar>> {
    let days = (prop::option::of(any_day()), prop::option::of(any_day()));
    prop::option::of(
        (days, 0..BarState::ALL.len()).prop_map(|((start, end), state)| TimeBar {
            start,
            end,
            state: BarState::ALL[state],
        }),
    )
}

fn any_end() -> impl Strategy<Value = LinkEnd> {
    let bar = || any_bar().prop_filter_map("no bar", |bar| bar);
    prop_oneof![
        3 => (0_usize..14).prop_map(LinkEnd::Row),
        1 => bar().prop_map(LinkEnd::Above),
        1 => bar().prop_map(LinkEnd::Below)
    ]
}

fn any_mark() -> impl Strategy<Value = (Date, MarkKind, bool, bool)> {
    (any_day(), 0_usize..3, any::<bool>(), any::<bool>())
        .prop_map(|(day, kind, is_done, is_late)| (day, MarkKind::ALL[kind], is_done, is_late))
}

const STYLE: NumberStyle = NumberStyle {
    decimal: ',',
    thousands: "\u{202F}",
};

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_radar_is_whole(
        frame in any_frame(),
        spokes in prop::collection::vec((any_words(), any_words()), 0..20),
        series in prop::collection::vec((any_words(), prop::collection::vec(any_value(), 0..24)), 0..9),
        target in any::<bool>(),
        form in 0_u8..3,
        no_value in any_words(),
    ) {
        let spokes: Vec<Spoke> = spokes.iter().map(|(number, label)| Spoke { number, label }).collect();
        let series: Vec<Series> = series.iter().map(|(name, values)| Series { name, values }).collect();
        let labels = [SpokeLabels::Numbers, SpokeLabels::Words, SpokeLabels::Values][usize::from(form)];
        let target = if target { series.last().copied() } else { None };
        let radar = Radar { frame: frame.frame(), spokes: &spokes, series: &series, more: &no_value, target, labels, no_value: &no_value, numbers: STYLE };
        check(&radar.to_svg());
    }

    #[test]
    fn bars_are_whole(
        frame in any_frame(),
        bars in prop::collection::vec((any_words(), any_words(), any_value(), any_value(), any_value(), any::<u32>(), any::<u32>()), 0..18),
        words in prop::array::uniform7(any_words()),
    ) {
        let bars: Vec<Bar> = bars
            .iter()
            .map(|(number, label, value, target, quartile, answered, asked)| Bar { number, label, value: *value, quartiles: quartile.zip(*target), target: *target, answered: *answered, asked: *asked })
            .collect();
        let [axis, no_value, value, answered, answered_of, quartiles, target] = &words;
        let words = BarWords { axis, no_value, value, answered, answered_of, quartiles, target };
        check(&Bars { frame: frame.frame(), bars: &bars, words, numbers: STYLE }.to_svg());
    }

    #[test]
    fn distributions_are_whole(
        frame in any_frame(),
        rows in prop::collection::vec((any_words(), any::<bool>(), any_content()), 0..8),
        words in prop::array::uniform6(any_words()),
    ) {
        let rows: Vec<Row> = rows
            .iter()
            .map(|(label, is_group, content)| Row {
                label,
                rank: if *is_group { Rank::Group } else { Rank::Statement },
                content: match content {
                    Ok(spread) => Content::Spread(*spread),
                    Err(words) => Content::Hidden(words),
                },
            })
            .collect();
        let [level, answers, dont_know, not_applicable, no_answers, summary] = &words;
        let words = DistributionWords { levels: [level; 5], answers, dont_know, not_applicable, summary, no_answers };
        check(&Distribution { frame: frame.frame(), rows: &rows, words, numbers: STYLE }.to_svg());
    }

    #[test]
    fn dots_are_whole(
        frame in any_frame(),
        series in prop::collection::vec(any_words(), 0..9),
        rows in prop::collection::vec((any_words(), any_words(), prop::collection::vec(any_value(), 0..10)), 0..16),
        change in any::<bool>(),
        words in prop::array::uniform6(any_words()),
    ) {
        let series: Vec<&str> = series.iter().map(String::as_str).collect();
        let rows: Vec<DotRow> = rows.iter().map(|(number, label, values)| DotRow { number, label, values }).collect();
        let form = if change { DotForm::Change } else { DotForm::Beside };
        let [axis, value, change, no_value, missing, more] = &words;
        let words = DotWords { axis, value, change, no_value, missing, more };
        let svg = Dots { frame: frame.frame(), series: &series, rows: &rows, form, words, numbers: STYLE }.to_svg();
        check(&svg);
        let document = parse(&svg);
        let markers = marker_middles(&document);
        for (index, (series, x, y)) in markers.iter().enumerate() {
            for (other_series, other_x, other_y) in markers.iter().skip(index + 1) {
                let apart = (x - other_x).abs().max((y - other_y).abs());
                // No mark is larger than 12.
                prop_assert!(apart > 12.4, "{series} at {x} {y} lies on {other_series} at {other_x} {other_y}");
            }
        }
    }

    #[test]
    fn timelines_are_whole(
        frame in any_frame(),
        rows in prop::collection::vec((any_words(), any::<bool>(), any_bar(), prop::collection::vec(any_mark(), 0..4), any_words()), 0..12),
        links in prop::collection::vec((any_end(), any_end()), 0..8),
        span in (any_day(), any_day()),
        today in prop::option::of(any_day()),
        words in prop::array::uniform11(any_words()),
        has_axis in any::<bool>(),
        key in prop_oneof![Just(TimeKey::None), Just(TimeKey::OfRows), Just(TimeKey::All)],
    ) {
        let marks: Vec<Vec<DayMark>> = rows
            .iter()
            .map(|(_, _, _, marks, name)| {
                let mark = |(day, kind, is_done, is_late): &(Date, MarkKind, bool, bool)| DayMark { day: *day, kind: *kind, is_done: *is_done, is_late: *is_late, name };
                marks.iter().map(mark).collect()
            })
            .collect();
        let rows: Vec<TimeRow> = rows
            .iter()
            .zip(&marks)
            .map(|((label, is_head, bar, _, note), marks)| TimeRow { label, is_head: *is_head, bar: *bar, marks, note })
            .collect();
        let [month, quarter, today_word, ahead, ongoing, late, finished, cancelled, milestone, measurement, review] = &words;
        let words = TimelineWords {
            axis: AxisWords { months: [month; 12], quarter },
            today: today_word,
            states: [ahead, ongoing, late, finished, cancelled],
            marks: [milestone, measurement, review],
        };
        let links: Vec<TimeLink> = links.into_iter().map(|(first, then)| TimeLink { first, then }).collect();
        let timeline = Timeline { frame: frame.frame(), span, today, rows: &rows, links: &links, gap: 8.0, has_axis, key, words };
        check(&timeline.to_svg());
        prop_assert_eq!(timeline.places().rows.len(), rows.len());
    }

    #[test]
    fn progress_is_whole(frame in any_frame(), ring in any::<bool>(), done in 0_u32..60, total in 0_u32..60, many in any::<u32>(), count in any_words()) {
        let form = if ring { ProgressForm::Ring } else { ProgressForm::Segments };
        for (done, total) in [(done, total), (done, many), (many, total)] {
            check(&Progress { frame: frame.frame(), form, done, total, count: &count, numbers: STYLE }.to_svg());
        }
    }
}

#[test]
fn a_hostile_label_is_shown_as_the_text_it_is() {
    let hostile = "</svg><script>\"&'";
    let frame = crate::examples::frame("hostile", 720.0);
    let bars = [Bar {
        number: "1",
        label: hostile,
        value: Some(1.0),
        quartiles: None,
        target: None,
        answered: 1,
        asked: 1,
    }];
    let rows = [
        statement(hostile, spread([1; 5], (0, 0), None)),
        group("", Content::Hidden(hostile)),
    ];
    let dot_rows = [DotRow {
        number: "1",
        label: hostile,
        values: &[Some(1.0)],
    }];
    let bars = Bars {
        frame,
        bars: &bars,
        words: BAR_WORDS,
        numbers: STYLE,
    }
    .to_svg();
    let rows = distribution(frame, &rows).to_svg();
    let dots = dots(frame, &["Vi"], &dot_rows, DotForm::Beside).to_svg();
    for svg in [bars, rows, dots] {
        check(&svg);
        let document = parse(&svg);
        assert!(
            document
                .descendants()
                .any(|node| node.tag_name().name() == "text" && words(node) == hostile)
        );
    }
}

#[test]
fn a_hostile_id_keeps_only_what_an_id_may_hold() {
    let mut frame = crate::examples::frame("hostile", 720.0);
    for (id, kept) in [
        ("7 \"><b id=x", "bidx-title"),
        ("", "chart-title"),
        ("åäö", "chart-title"),
        ("a_1-b", "a_1-b-title"),
    ] {
        frame.id = id;
        assert_eq!(frame.id_of("title"), kept);
    }
}
