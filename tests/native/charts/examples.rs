//! The charts that the golden files contain, and hostile ones.

use crate::timelines::{day_marks, time_rows, timeline};
use samspel::render::bars::{Bar, BarWords, Bars};
use samspel::render::distribution::{Content, Distribution, DistributionWords, Rank, Row, Spread, Summary};
use samspel::render::dots::{DotForm, DotRow, DotWords, Dots};
use samspel::render::frame::Frame;
use samspel::render::numbers::NumberStyle;
use samspel::render::palette::Palette;
use samspel::render::progress::{Progress, ProgressForm};
use samspel::render::radar::{Radar, Series, Spoke, SpokeLabels};

pub const SWEDISH: NumberStyle = NumberStyle {
    decimal: ',',
    thousands: "\u{202F}",
};

pub const TITLES: [&str; 14] = [
    "Använd bredden i den regionala utvecklingspolitiken",
    "Ta rollen som ”rösten för territoriet”",
    "Att leda i nätverk – en egen logik",
    "Tydliga mål och stabila processer",
    "Aktiv kommunikation och dialog",
    "Bejaka långsiktighet",
    "Bygg konsensus – där det behövs",
    "Bred finansiering bygger långsiktig kapacitet",
    "Utveckla uppföljning, analys och ständigt lärande",
    "Samspela i regionorganisationen",
    "Samspela med kommunerna",
    "Samspela med näringsliv, civilsamhälle och akademi",
    "Samspela storregionalt",
    "Samspela med staten",
];

pub const SHORT: [&str; 14] = [
    "Bredden i utvecklingspolitiken",
    "Rösten för territoriet",
    "Leda i nätverk",
    "Mål och processer",
    "Kommunikation och dialog",
    "Långsiktighet",
    "Konsensus",
    "Bred finansiering",
    "Uppföljning och lärande",
    "Region\u{AD}organisationen",
    "Kommunerna",
    "Näringsliv, civilsamhälle och akademi",
    "Storregionalt",
    "Staten",
];

pub const NUMBERS: [&str; 14] = [
    "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14",
];

pub const THIS_ROUND: [Option<f64>; 14] = [
    Some(2.4),
    Some(1.8),
    Some(3.1),
    Some(2.0),
    None,
    Some(1.2),
    Some(2.9),
    Some(0.0),
    Some(1.5),
    Some(2.2),
    Some(3.6),
    Some(2.7),
    Some(4.0),
    Some(1.9),
];

const LAST_ROUND: [Option<f64>; 14] = [
    Some(1.9),
    Some(1.6),
    Some(2.5),
    Some(2.1),
    Some(1.0),
    Some(1.2),
    Some(2.2),
    Some(0.6),
    Some(1.1),
    Some(2.4),
    Some(3.0),
    Some(2.1),
    Some(3.2),
    Some(1.5),
];

const TARGETS: [Option<f64>; 14] = [Some(3.0); 14];

pub fn frame(id: &'static str, width: f64) -> Frame<'static> {
    Frame {
        id,
        language: "sv",
        title: "Mognad i de 14 framgångsfaktorerna, Exempelregionen 2026",
        description: "Högst är faktor 13, lägst är faktor 8. Faktor 5 saknar värde.",
        heading: true,
        note: "Median av svaren, nivå 0 (saknas) till 4 (lärande). 18 svarande. Exempeldata, 21 nov 2026.",
        width,
        margin: 0.0,
        palette: &Palette::LIGHT,
    }
}

pub fn spokes() -> Vec<Spoke<'static>> {
    NUMBERS
        .iter()
        .zip(SHORT)
        .map(|(number, label)| Spoke { number, label })
        .collect()
}

pub fn radar<'a>(
    frame: Frame<'a>,
    spokes: &'a [Spoke<'a>],
    series: &'a [Series<'a>],
    labels: SpokeLabels,
) -> Radar<'a> {
    let target = Some(Series {
        name: "Målnivå 2028",
        values: &TARGETS,
    });
    Radar {
        frame,
        spokes,
        series,
        more: "{n} till visas inte i bilden. Tabellen har alla.",
        target,
        labels,
        no_value: "–",
        numbers: SWEDISH,
    }
}

pub fn one_round() -> Vec<Series<'static>> {
    vec![Series {
        name: "Omgång 2026",
        values: &THIS_ROUND,
    }]
}

pub fn two_rounds() -> Vec<Series<'static>> {
    vec![
        Series {
            name: "Omgång 2026",
            values: &THIS_ROUND,
        },
        Series {
            name: "Omgång 2024",
            values: &LAST_ROUND,
        },
    ]
}

pub const BAR_WORDS: BarWords = BarWords {
    axis: "Mognadsnivå, median",
    no_value: "– inget värde",
    value: "Median",
    answered: "Svarat",
    answered_of: "{n} av {m}",
    quartiles: "Mittersta hälften av svaren",
    target: "Målnivå 2028",
};

pub fn bar_rows() -> Vec<Bar<'static>> {
    (0..14)
        .map(|index| Bar {
            number: NUMBERS[index],
            label: TITLES[index],
            value: THIS_ROUND[index],
            quartiles: THIS_ROUND[index]
                .filter(|_| index % 2 == 0)
                .map(|value| (value - 0.75, value + 0.5)),
            target: (index % 3 == 0).then_some(3.0),
            answered: if index == 4 { 0 } else { 18 - index as u32 },
            asked: 18,
        })
        .collect()
}

pub fn bars<'a>(frame: Frame<'a>, bars: &'a [Bar<'a>]) -> Bars<'a> {
    Bars {
        frame,
        bars,
        words: BAR_WORDS,
        numbers: SWEDISH,
    }
}

pub const DISTRIBUTION_WORDS: DistributionWords = DistributionWords {
    levels: ["Saknas", "Påbörjat", "Etablerat", "Integrerat", "Lärande"],
    answers: "Svar",
    dont_know: "Vet ej",
    not_applicable: "Ej aktuellt",
    summary: "Median (kvartiler)",
    no_answers: "Ingen har angett en nivå",
};

/// A statement's row.
pub fn statement(label: &str, spread: Spread) -> Row<'_> {
    Row {
        label,
        rank: Rank::Statement,
        content: Content::Spread(spread),
    }
}

/// A group's row.
pub fn group<'a>(label: &'a str, content: Content<'a>) -> Row<'a> {
    Row {
        label,
        rank: Rank::Group,
        content,
    }
}

pub fn spread(levels: [u32; 5], outside: (u32, u32), summary: Option<(f64, f64, f64)>) -> Spread {
    Spread {
        levels,
        dont_know: outside.0,
        not_applicable: outside.1,
        summary: summary.map(|(low, median, high)| Summary {
            median,
            quartiles: (low, high),
        }),
    }
}

pub fn statements() -> Vec<Row<'static>> {
    vec![
        statement(
            "Det finns överenskomna storregionala insatser inom till exempel infrastruktur, vård, högre utbildning eller arbetsmarknad.",
            spread([1, 3, 8, 4, 2], (2, 1), Some((2.0, 2.0, 3.0))),
        ),
        statement(
            "Strategins genomförande bärs av aktörer på lokal, regional och nationell nivå.",
            spread([0, 12, 0, 5, 0], (0, 0), Some((1.0, 1.0, 3.0))),
        ),
        statement(
            "Näringslivet ser vad processerna leder till.",
            spread([1, 1, 60, 1, 97], (14, 3), Some((2.0, 4.0, 4.0))),
        ),
        statement("Dialogerna ger ömsesidiga åtaganden.", spread([0; 5], (4, 14), None)),
        statement("", spread([0, 0, 0, 0, 7], (0, 2), Some((4.0, 4.0, 4.0)))),
    ]
}

pub fn statement_and_groups() -> Vec<Row<'static>> {
    vec![
        statement(
            "Näringslivet ser vad processerna leder till.",
            spread([4, 11, 17, 9, 3], (6, 1), Some((1.0, 2.0, 3.0))),
        ),
        group(
            "Kommuner",
            Content::Spread(spread([0, 2, 9, 4, 1], (1, 0), Some((2.0, 2.0, 3.0)))),
        ),
        group(
            "Regionens nämnder och styrelser, med förvaltningarna",
            Content::Spread(spread([4, 7, 2, 0, 0], (3, 1), Some((0.5, 1.0, 1.0)))),
        ),
        group("Civilsamhälle", Content::Hidden("Visas inte: färre än 5 svar")),
        group(
            "Akademi och forskning",
            Content::Hidden("Visas inte, för att ingen annan grupp ska kunna räknas ut ur summan av alla"),
        ),
        group("Näringsliv", Content::Spread(spread([0; 5], (5, 0), None))),
    ]
}

pub fn distribution<'a>(frame: Frame<'a>, rows: &'a [Row<'a>]) -> Distribution<'a> {
    Distribution {
        frame,
        rows,
        words: DISTRIBUTION_WORDS,
        numbers: SWEDISH,
    }
}

pub const DOT_WORDS: DotWords = DotWords {
    axis: "Mognadsnivå, median",
    value: "Vår nivå",
    change: "Ändring",
    no_value: "–",
    missing: "Inget värde:",
    more: "{n} till visas inte i bilden. Tabellen har alla.",
};

pub const REGIONS: [&str; 4] = [
    "Exempelregionen",
    "Region Norra Exempel",
    "Region Södra Exempel",
    "Region Västra Exempel",
];

/// The values of rows: this round, the last one, the same as this one, and all alike.
pub fn dot_values() -> Vec<[Option<f64>; 4]> {
    (0..14)
        .map(|index| {
            let last = if index == 7 { None } else { LAST_ROUND[index] };
            [THIS_ROUND[index], last, THIS_ROUND[index], Some(2.0)]
        })
        .collect()
}

pub fn dot_rows(values: &[[Option<f64>; 4]]) -> Vec<DotRow<'_>> {
    values
        .iter()
        .enumerate()
        .map(|(index, values)| DotRow {
            number: NUMBERS[index],
            label: TITLES[index],
            values,
        })
        .collect()
}

pub fn dots<'a>(frame: Frame<'a>, series: &'a [&'a str], rows: &'a [DotRow<'a>], form: DotForm) -> Dots<'a> {
    Dots {
        frame,
        series,
        rows,
        form,
        words: DOT_WORDS,
        numbers: SWEDISH,
    }
}

/// More rounds than can be told apart.
pub fn many_rounds() -> Vec<Series<'static>> {
    let names = [
        "Hösten 2026",
        "Våren 2026",
        "Hösten 2025",
        "Våren 2025",
        "Hösten 2024",
        "Våren 2024",
        "Hösten 2023",
        "Våren 2023",
    ];
    let values: [&'static [Option<f64>]; 3] = [&THIS_ROUND, &LAST_ROUND, &TARGETS];
    let series = names.into_iter().enumerate();
    series
        .map(|(index, name)| Series {
            name,
            values: values[index % 3],
        })
        .collect()
}

pub fn progress(form: ProgressForm, width: f64, done: u32, total: u32) -> Progress<'static> {
    let mut frame = frame("progress", width);
    frame.title = "3 av 7 steg är klara";
    frame.description = "";
    let count = if form == ProgressForm::Ring {
        "{n}/{m}"
    } else {
        "{n} av {m}"
    };
    Progress {
        frame,
        form,
        done,
        total,
        count,
        numbers: SWEDISH,
    }
}

/// Every golden file's name and picture.
pub fn all() -> Vec<(&'static str, String)> {
    let (spokes, one, two) = (spokes(), one_round(), two_rounds());
    let (bar_rows, statements, groups) = (bar_rows(), statements(), statement_and_groups());
    let (many, dot_values) = (many_rounds(), dot_values());
    let dot_rows = dot_rows(&dot_values);
    let day_marks = day_marks();
    let time_rows = time_rows(&day_marks);
    let rounds = ["Omgång 2026", "Omgång 2024"];
    let mut file = frame("file", 760.0);
    file.margin = 24.0;
    file.palette = &Palette::DARK;
    vec![
        (
            "radar-wide",
            radar(frame("radar", 720.0), &spokes, &one, SpokeLabels::Values).to_svg(),
        ),
        (
            "radar-two-rounds",
            radar(frame("radar", 720.0), &spokes, &two, SpokeLabels::Words).to_svg(),
        ),
        (
            "radar-narrow",
            radar(frame("radar", 320.0), &spokes, &two, SpokeLabels::Words).to_svg(),
        ),
        (
            "radar-dark-file",
            radar(file, &spokes, &two, SpokeLabels::Words).to_svg(),
        ),
        (
            "radar-many-rounds",
            radar(frame("radar", 720.0), &spokes, &many, SpokeLabels::Words).to_svg(),
        ),
        ("bars-wide", bars(frame("bars", 720.0), &bar_rows).to_svg()),
        ("bars-narrow", bars(frame("bars", 320.0), &bar_rows).to_svg()),
        (
            "distribution-wide",
            distribution(frame("spread", 720.0), &statements).to_svg(),
        ),
        (
            "distribution-narrow",
            distribution(frame("spread", 320.0), &statements).to_svg(),
        ),
        ("distribution-dark-file", distribution(file, &statements).to_svg()),
        (
            "distribution-groups-wide",
            distribution(frame("groups", 900.0), &groups).to_svg(),
        ),
        (
            "distribution-groups-narrow",
            distribution(frame("groups", 320.0), &groups).to_svg(),
        ),
        (
            "dots-wide",
            dots(frame("dots", 720.0), &REGIONS, &dot_rows, DotForm::Beside).to_svg(),
        ),
        (
            "dots-narrow",
            dots(frame("dots", 320.0), &REGIONS, &dot_rows, DotForm::Beside).to_svg(),
        ),
        (
            "dots-change-wide",
            dots(frame("change", 720.0), &rounds, &dot_rows, DotForm::Change).to_svg(),
        ),
        (
            "dots-change-narrow",
            dots(frame("change", 320.0), &rounds, &dot_rows, DotForm::Change).to_svg(),
        ),
        (
            "dots-change-dark-file",
            dots(file, &rounds, &dot_rows, DotForm::Change).to_svg(),
        ),
        ("progress-ring", progress(ProgressForm::Ring, 64.0, 3, 7).to_svg()),
        ("progress-ring-none", progress(ProgressForm::Ring, 40.0, 0, 7).to_svg()),
        ("progress-ring-all", progress(ProgressForm::Ring, 96.0, 7, 7).to_svg()),
        (
            "progress-segments",
            progress(ProgressForm::Segments, 240.0, 3, 7).to_svg(),
        ),
        (
            "timeline-wide",
            timeline(frame("time", 960.0), &time_rows, ("2025-01-01", "2028-12-31")).to_svg(),
        ),
        (
            "timeline-months",
            timeline(frame("time", 720.0), &time_rows, ("2026-06-01", "2027-05-31")).to_svg(),
        ),
        (
            "timeline-narrow",
            timeline(frame("time", 320.0), &time_rows, ("2025-01-01", "2028-12-31")).to_svg(),
        ),
        (
            "timeline-dark-file",
            timeline(file, &time_rows, ("2024-03-01", "2041-12-31")).to_svg(),
        ),
        (
            "progress-segments-many",
            progress(ProgressForm::Segments, 240.0, 131, 1052).to_svg(),
        ),
    ]
}
