//! Numbers, widths, lines and the writer underneath the charts.

use crate::examples::{SWEDISH, TITLES};
use samspel::render::numbers::NumberStyle;
use samspel::render::palette::Palette;
use samspel::render::svg::{SvgWriter, push_escaped, push_number};
use samspel::render::text::{Type, fit, width, wrap};

const LABEL: Type = Type {
    size: 14.0,
    bold: false,
};

fn written(value: f64) -> String {
    let mut text = String::new();
    push_number(&mut text, value);
    text
}

#[test]
fn coordinates_have_two_decimals_at_most_and_are_always_numbers() {
    let table = [
        (0.0, "0"),
        (-0.0, "0"),
        (-0.004, "0"),
        (-0.006, "-0.01"),
        (1.0, "1"),
        (1.5, "1.5"),
        (-12.05, "-12.05"),
        (0.999, "1"),
        (10.10, "10.1"),
        (1234.567, "1234.57"),
        (f64::NAN, "0"),
        (f64::INFINITY, "1000000000"),
        (f64::MIN, "-1000000000"),
        (1e-300, "0"),
    ];
    for (value, text) in table {
        assert_eq!(written(value), text, "{value}");
    }
}

#[test]
fn numbers_are_written_as_the_language_does() {
    let english = NumberStyle {
        decimal: '.',
        thousands: ",",
    };
    assert_eq!(SWEDISH.decimal(2.45, 1), "2,5");
    assert_eq!(SWEDISH.decimal(2.0, 1), "2,0");
    assert_eq!(SWEDISH.decimal(-0.04, 1), "0,0");
    assert_eq!(SWEDISH.decimal(-1.5, 1), "\u{2212}1,5");
    assert_eq!(SWEDISH.decimal(1_234_567.06, 2), "1\u{202F}234\u{202F}567,06");
    assert_eq!(english.decimal(1_000.0, 0), "1,000");
    assert_eq!(english.count(1_052), "1,052");
    assert_eq!(english.count(999), "999");
    assert_eq!(SWEDISH.decimal(f64::NAN, 1), "");
    assert_eq!(SWEDISH.decimal(f64::INFINITY, 1), "");
}

#[test]
fn a_pattern_of_counts_keeps_what_is_not_a_count() {
    assert_eq!(SWEDISH.counts("{n} av {m}", 3, 1_052), "3 av 1\u{202F}052");
    assert_eq!(SWEDISH.counts("{m}: {n}{n}", 1, 2), "2: 11");
    assert_eq!(SWEDISH.counts("{", 1, 2), "{");
    assert_eq!(SWEDISH.counts("{å} {{n}", 1, 2), "{å} {1");
    assert_eq!(SWEDISH.counts("", 1, 2), "");
}

#[test]
fn whatever_is_called_the_writer_writes_whole_elements() {
    let mut writer = SvgWriter::new();
    writer
        .close()
        .text("lost")
        .open("a")
        .text("x")
        .attribute("late", "1")
        .number("later", 1.0)
        .open("b")
        .attribute("c", "\"<");
    assert_eq!(writer.finish(), "<a>x<b c=\"&quot;&lt;\"/></a>");
}

#[test]
fn what_xml_forbids_is_left_out_of_text() {
    let mut text = String::new();
    push_escaped(&mut text, "a\u{0}\u{1b}\u{85}\u{FFFE}\tb\r\nc<&>'\"å");
    assert_eq!(text, "a b  c&lt;&amp;&gt;&#39;&quot;å");
}

#[test]
fn swedish_letters_are_as_wide_as_those_they_are_made_of() {
    for (letter, base) in [
        ("å", "a"),
        ("ä", "a"),
        ("ö", "o"),
        ("Å", "A"),
        ("Ä", "A"),
        ("Ö", "O"),
        ("é", "e"),
    ] {
        assert_eq!(width(letter, 100.0, false), width(base, 100.0, false), "{letter}");
    }
}

/// Titles of factors at 14 px, measured from the advance widths of Liberation Sans, Open Sans and Inter.
#[test]
fn a_width_is_estimated_a_little_too_wide_rather_than_too_narrow() {
    let measured = [
        (0, [323.0, 341.4, 346.8]),
        (11, [326.8, 339.1, 346.0]),
        (8, [303.5, 319.1, 325.9]),
    ];
    for (title, widths) in measured {
        let estimate = width(TITLES[title], 14.0, false);
        for measured in widths {
            assert!(
                estimate >= measured && estimate <= measured * 1.12,
                "{}: {estimate} against {measured}",
                TITLES[title]
            );
        }
    }
}

#[test]
fn titles_of_factors_fit_in_two_lines_of_a_narrow_picture() {
    for title in TITLES {
        let lines = wrap(title, 240.0, LABEL, 2);
        assert!(!lines.cut && lines.lines.len() <= 2, "{title}: {lines:?}");
        assert_eq!(lines.lines.join(" "), title);
        assert!(lines.lines.iter().all(|line| LABEL.width(line) <= 240.0));
    }
}

#[test]
fn a_word_is_divided_only_where_it_may_be_and_shows_a_hyphen_there() {
    let word = "Region\u{AD}organisationen";
    assert_eq!(wrap(word, 110.0, LABEL, 2).lines, ["Region-", "organisationen"]);
    assert_eq!(wrap(word, 300.0, LABEL, 2).lines, ["Regionorganisationen"]);
    assert!(wrap("Regionorganisationen", 110.0, LABEL, 2).cut);
    assert_eq!(wrap("nord-syd", 40.0, LABEL, 2).lines, ["nord-", "syd"]);
    assert_eq!(
        wrap("boende- och livsmiljöer", 300.0, LABEL, 2).lines,
        ["boende- och livsmiljöer"]
    );
}

#[test]
fn what_does_not_fit_ends_in_an_ellipsis_and_is_never_wider_than_its_room() {
    let cut = fit("Använd bredden i den regionala utvecklingspolitiken", 120.0, LABEL);
    assert!(cut.ends_with('…') && LABEL.width(&cut) <= 120.0, "{cut}");
    let three = wrap("ett två tre fyra fem sex sju åtta nio tio elva", 50.0, LABEL, 3);
    assert!(three.cut && three.lines.len() == 3, "{three:?}");
    assert!(wrap(" \t\n", 50.0, LABEL, 3).lines.is_empty());
}

fn luminance(colour: &str) -> f64 {
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn text_and_marks_stand_out_from_what_is_behind_them() {
    for palette in [Palette::LIGHT, Palette::DARK] {
        for text in [palette.ink, palette.quiet] {
            assert!(contrast(text, palette.paper) >= 4.5, "{text}");
        }
        for (text, level) in palette.on_levels.iter().zip(palette.levels) {
            assert!(contrast(text, level) >= 4.5, "{text} on {level}");
        }
        for mark in palette
            .series
            .iter()
            .chain([&palette.accent, &palette.target, &palette.axis])
        {
            assert!(contrast(mark, palette.paper) >= 3.0, "{mark}");
        }
        let main = palette.series[0];
        assert!(
            contrast(main, palette.paper) >= 4.5,
            "{main} is also the colour of values"
        );
    }
}
