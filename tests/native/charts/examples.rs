//! The charts that the golden files hold, and hostile ones.

use samspel::render::bars::{Bar, BarWords, Bars};
use samspel::render::distribution::{Distribution, DistributionWords, Spread};
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
    answered: "Svarat",
    answered_of: "{n} av {m}",
    target: "Målnivå 2028",
};

pub fn bar_rows() -> Vec<Bar<'static>> {
    (0..14)
        .map(|index| Bar {
            number: NUMBERS[index],
            label: TITLES[index],
            value: THIS_ROUND[index],
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
    no_answers: "Ingen har angett en nivå",
};

pub fn spreads() -> Vec<Spread<'static>> {
    let spread = |label, levels, dont_know, not_applicable| Spread {
        label,
        levels,
        dont_know,
        not_applicable,
    };
    vec![
        spread(
            "Det finns överenskomna storregionala insatser inom till exempel infrastruktur, vård, högre utbildning eller arbetsmarknad.",
            [1, 3, 8, 4, 2],
            2,
            1,
        ),
        spread(
            "Strategins genomförande bärs av aktörer på lokal, regional och nationell nivå.",
            [0, 12, 0, 5, 0],
            0,
            0,
        ),
        spread(
            "Näringslivet ser vad processerna leder till.",
            [1, 1, 60, 1, 97],
            14,
            3,
        ),
        spread("Dialogerna ger ömsesidiga åtaganden.", [0; 5], 4, 14),
        spread("", [0, 0, 0, 0, 7], 0, 2),
    ]
}

pub fn distribution<'a>(frame: Frame<'a>, spreads: &'a [Spread<'a>]) -> Distribution<'a> {
    Distribution {
        frame,
        spreads,
        words: DISTRIBUTION_WORDS,
        numbers: SWEDISH,
    }
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
    let (bar_rows, spreads) = (bar_rows(), spreads());
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
        ("bars-wide", bars(frame("bars", 720.0), &bar_rows).to_svg()),
        (
            "bars-narrow",
            bars(frame("bars", 320.0), &bar_rows).to_svg(),
        ),
        (
            "distribution-wide",
            distribution(frame("spread", 720.0), &spreads).to_svg(),
        ),
        (
            "distribution-narrow",
            distribution(frame("spread", 320.0), &spreads).to_svg(),
        ),
        (
            "distribution-dark-file",
            distribution(file, &spreads).to_svg(),
        ),
        (
            "progress-ring",
            progress(ProgressForm::Ring, 64.0, 3, 7).to_svg(),
        ),
        (
            "progress-ring-none",
            progress(ProgressForm::Ring, 40.0, 0, 7).to_svg(),
        ),
        (
            "progress-ring-all",
            progress(ProgressForm::Ring, 96.0, 7, 7).to_svg(),
        ),
        (
            "progress-segments",
            progress(ProgressForm::Segments, 240.0, 3, 7).to_svg(),
        ),
        (
            "progress-segments-many",
            progress(ProgressForm::Segments, 240.0, 131, 1052).to_svg(),
        ),
    ]
}
