#![allow(clippy::unwrap_used)]

mod taking_in;

use super::*;
use crate::{
    domain::{
        records::document::Document,
        values::id::{Id, RecordId},
    },
    edit::{command::Command, editor::Editor},
};

fn read_bytes(bytes: &[u8]) -> Result<Figures, FigureError> {
    let mut reading = FigureReading::of_file(bytes, "filen")?;
    loop {
        if let Some(result) = reading.go_on(7) {
            return result;
        }
    }
}

fn read(text: &str) -> Figures {
    read_bytes(text.as_bytes()).unwrap()
}

fn value(figures: &Figures, series: usize, year: u16, sex: Sex) -> Option<f64> {
    figures.series[series]
        .values
        .get(&(year, sex))
        .map(|(value, _)| value.get())
}

fn faults(figures: &Figures) -> Vec<(usize, Fault)> {
    figures.faults.iter().map(|row| (row.line, row.fault.clone())).collect()
}

fn id(text: &str) -> RecordId {
    RecordId::new(text).unwrap()
}

fn taken(editor: &Editor, figures: &Figures, choices: &FigureChoices) -> Option<Command> {
    let mut number = 0;
    let mut new_id = || {
        number += 1;
        id(&format!("new-{number}"))
    };
    command(editor.document(), editor.references(), figures, choices, &mut new_id)
}

fn choices() -> FigureChoices {
    FigureChoices {
        areas: vec![Id::of(id("area-work"))],
        source: "Kolada".into(),
    }
}

const KOLADA: &str = "\u{feff}nyckeltals_id;Nyckeltal;kommun_id;Kommun;År;Kön;Värde\r\n\
    N00914;Förvärvsarbetande 20-64 år, andel (%);0480;Nyköping;2022;T;78,1\r\n\
    N00914;Förvärvsarbetande 20-64 år, andel (%);0480;Nyköping;2022;K;76,5\r\n\
    N00914;Förvärvsarbetande 20-64 år, andel (%);0480;Nyköping;2022;M;79,6\r\n\
    N00914;Förvärvsarbetande 20-64 år, andel (%);0480;Nyköping;2023;T;78,9\r\n\
    N00914;Förvärvsarbetande 20-64 år, andel (%);0482;Flen;2022;T;..\r\n\
    N00914;Förvärvsarbetande 20-64 år, andel (%);0482;Flen;2023;T;68,0\r\n\
    N01951;Invånare totalt, antal;0480;Nyköping;2023;T;57\u{2009}990\r\n";

const SCB: &str = "\"Folkmängd efter region, ålder, kön och år\"\r\n\r\n\
    \"region\",\"ålder\",\"kön\",\"Folkmängd 2022\",\"Folkmängd 2023\"\r\n\
    \"0480 Nyköping\",\"16-24 år\",\"män\",3012,2987\r\n\
    \"0480 Nyköping\",\"16-24 år\",\"kvinnor\",2701,\"..\"\r\n\
    \"04 Södermanlands län\",\"16-24 år\",\"män\",16012,15987\r\n\r\n\
    \"Uppgifterna avser den 31 december, enligt indelningen 1 januari året efter.\"\r\n\
    \"Källa: SCB\"\r\n";

// R650
#[test]
fn a_file_of_kolada_is_read_by_key_figure_place_year_and_sex() {
    let figures = read(KOLADA);
    assert_eq!(faults(&figures), []);
    let names: Vec<_> = figures.series.iter().map(Series::name).collect();
    assert_eq!(
        names,
        [
            "Förvärvsarbetande 20-64 år, andel (%), Nyköping",
            "Förvärvsarbetande 20-64 år, andel (%), Flen",
            "Invånare totalt, antal, Nyköping",
        ]
    );
    let first = &figures.series[0];
    assert_eq!(
        (&*first.key_figure, &*first.place, &*first.unit),
        ("N00914", "Nyköping", "procent")
    );
    assert_eq!(value(&figures, 0, 2022, Sex::Women), Some(76.5));
    assert_eq!(value(&figures, 1, 2022, Sex::Total), None);
    assert_eq!(value(&figures, 2, 2023, Sex::Total), Some(57_990.0));
    assert_eq!((figures.missing, &*figures.source), (1, "Kolada"));
}

// R650, R651
#[test]
fn a_table_of_scb_is_read_without_its_headings_and_footnotes() {
    let figures = read(SCB);
    assert_eq!(faults(&figures), []);
    assert_eq!(figures.series.len(), 2);
    assert_eq!(figures.series[0].name(), "Folkmängd, 16-24 år, Nyköping");
    assert_eq!(figures.series[1].place, "Södermanlands län");
    assert_eq!(value(&figures, 0, 2023, Sex::Men), Some(2987.0));
    assert_eq!(value(&figures, 0, 2023, Sex::Women), None);
    let notes: Vec<_> = figures.notes.iter().map(|(line, _)| *line).collect();
    assert_eq!(notes, [1, 8, 9]);
    assert_eq!(&*figures.source, "SCB");
}

// R650
#[test]
fn the_same_table_is_read_whatever_the_coding_the_separator_and_the_order() {
    let text = "Andel i arbete (%)\n\nRegion;Kön;2023;2022\nFlen;kvinnor;66,5 %;–\nFlen;män;70,25 %;69\n";
    let expected = read(text);
    assert_eq!(value(&expected, 0, 2023, Sex::Men), Some(70.25));
    assert_eq!(
        (&*expected.series[0].title, &*expected.series[0].unit),
        ("Andel i arbete (%)", "procent")
    );
    let utf_16: Vec<u8> = "\u{feff}"
        .encode_utf16()
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let windows: Vec<u8> = text
        .chars()
        .map(|sign| {
            if sign == '–' {
                0x96
            } else {
                u8::try_from(u32::from(sign)).unwrap()
            }
        })
        .collect();
    let tabs = text.replace(';', "\t");
    let mac = text.replace('\n', "\r");
    let setting = ["sep=;\n", text].concat();
    for bytes in [&utf_16, &windows, &tabs.into_bytes(), &mac.into_bytes()] {
        assert_eq!(read_bytes(bytes).unwrap(), expected);
    }
    assert_eq!(read(&setting).series[0].values.len(), 3);
    let long =
        read("Region;år;kön;Andel i arbete (%)\nFlen;2023;kvinnor;66,5\nFlen;2023;män;70,25\nFlen;2022;män;69\n");
    let plain = |series: &Series| {
        series
            .values
            .iter()
            .map(|(at, (value, _))| (*at, *value))
            .collect::<Vec<_>>()
    };
    assert_eq!(plain(&long.series[0]), plain(&expected.series[0]));
}

// R651
#[test]
fn each_row_that_cannot_be_read_is_named_by_its_line() {
    let figures = read(
        "Nyckeltal;Kommun;År;Kön;Värde\n\
         Arbete;Flen;2022;T;tolv\n\
         Arbete;Flen;tvåtusen;T;12\n\
         Arbete;Flen;2023;X;12\n\
         Arbete;;2023;T;12\n\
         Arbete;Flen;2024;T\n\
         Arbete;Flen;2024;T;12;13\n\
         Arbete;Flen;2021;T;12\n\
         Arbete;Flen;2021;T;12,0\n\
         Arbete;Flen;2021;T;13\n",
    );
    assert_eq!(
        faults(&figures),
        [
            (2, Fault::Value("tolv".into())),
            (3, Fault::Year("tvåtusen".into())),
            (4, Fault::Sex("X".into())),
            (5, Fault::NoPlace),
            (6, Fault::Columns { found: 4, expected: 5 }),
            (7, Fault::Columns { found: 6, expected: 5 }),
            (10, Fault::Twice(8)),
        ]
    );
    // A line within quotes counts, too.
    let quoted = read("Kommun;2023\n\"Nyköping\noch Flen\";1\nTrosa;ett\n");
    assert_eq!(faults(&quoted), [(4, Fault::Value("ett".into()))]);
}

// R651
#[test]
fn a_number_that_may_be_thousands_is_not_guessed() {
    let mixed = read("Kommun,2022,2023\nFlen,\"1,234\",12.5\nTrosa,7.25,\"2,5\"\n");
    assert_eq!(faults(&mixed), [(2, Fault::Decimal("1,234".into()))]);
    let swedish = read("Kommun;2022;2023\nFlen;1,234;12,5\n");
    assert_eq!(value(&swedish, 0, 2022, Sex::Total), Some(1.234));
    let unit = read("Nyckeltal;Kommun;År;Värde\nResor, antal;Flen;2022;12 %\n");
    assert_eq!(faults(&unit), [(2, Fault::Unit("12 %".into(), "antal".into()))]);
    assert_eq!(
        faults(&read("Kommun;2022\nFlen;1.234,5\n"))[0].1,
        Fault::Value("1.234,5".into())
    );
}

// R650
#[test]
fn rows_copied_from_the_screen_take_the_place_from_above() {
    let figures = read("\t\t2022\t2023\n0482 Flen\tmän\t1\t2\n\tkvinnor\t3\t4\n0488 Trosa\tmän\t5\t6\n");
    // Without a head over the sexes they divide the values.
    assert_eq!(figures.series.len(), 3, "{figures:?}");
    let headed = read("region\tkön\t2022\t2023\n0482 Flen\tmän\t1\t2\n\tkvinnor\t3\t4\n0488 Trosa\tmän\t5\t6\n");
    assert_eq!(headed.series.len(), 2);
    assert_eq!(value(&headed, 0, 2023, Sex::Women), Some(4.0));
    assert_eq!(headed.series[0].title, "filen");
}

// R339
#[test]
fn a_quarter_or_a_month_in_a_row_is_told_from_what_is_no_year_at_all() {
    let figures = read(
        "Kommun;År;Värde\nFlen;2024K1;1\nFlen;2024M03;1\nFlen;2024-03;1\nFlen;2024 kvartal 2;1\nFlen;snart;1\nFlen;2024;1\n",
    );
    let period = |text: &str| Fault::OtherPeriod(text.into());
    assert_eq!(
        faults(&figures),
        [
            (2, period("2024K1")),
            (3, period("2024M03")),
            (4, period("2024-03")),
            (5, period("2024 kvartal 2")),
            (6, Fault::Year("snart".into())),
        ]
    );
}

// R652
#[test]
fn what_is_no_table_of_years_is_said_to_be_none() {
    for (text, error) in [
        ("", FigureError::Empty),
        (" \n \n", FigureError::Empty),
        ("Hej\nvad gör du\n", FigureError::NoHeads),
        ("Kommun;Invånare\nFlen;16000\n", FigureError::NoHeads),
        ("Kommun;1999;2001;1998\n", FigureError::NoValues),
        ("Flen;2001;1999;2003\n", FigureError::NoHeads),
        (
            "region;2023K1;2023K2\nFlen;1;2\n",
            FigureError::OtherPeriod("2023K1".into()),
        ),
        ("Kommun;År;Värde\n", FigureError::NoValues),
    ] {
        assert_eq!(read_bytes(text.as_bytes()), Err(error), "{text}");
    }
    assert_eq!(read_bytes(b"PK\x03\x04abc"), Err(FigureError::NotText));
    assert_eq!(read_bytes(b"a\0b"), Err(FigureError::NotText));
    assert_eq!(
        read_bytes(&vec![b'a'; MOST_BYTES + 1]),
        Err(FigureError::TooLarge(MOST_BYTES + 1))
    );
    let rows = ["Kommun;2023\n", &"Flen;1\n".repeat(MOST_ROWS)].concat();
    assert_eq!(read(&rows[..rows.len() - 7]).series.len(), 1);
    assert_eq!(read_bytes(rows.as_bytes()), Err(FigureError::TooManyRows));
}

// R652
#[test]
fn fifty_thousand_rows_are_read_in_short_turns() {
    use std::time::Instant;
    let mut text = String::from("kpi;kommun;år;kön;värde\n");
    for row in 0..50_000 {
        let (kpi, place, year) = (row % 50, row / 50 % 50, 2000 + row / 2500);
        text.push_str(&format!(
            "N{kpi:05};Kommun {place};{year};T;{},{}\n",
            row % 100,
            row % 7
        ));
    }
    let mut reading = FigureReading::of_text(text, "x").unwrap();
    let (began, mut longest) = (Instant::now(), 0.0_f64);
    let figures = loop {
        let turn = Instant::now();
        let result = reading.go_on(200);
        longest = longest.max(turn.elapsed().as_secs_f64());
        if let Some(result) = result {
            break result.unwrap();
        }
    };
    println!(
        "read in {:?}, the longest turn {:.1} ms",
        began.elapsed(),
        longest * 1000.0
    );
    assert_eq!(figures.series.len(), 2500);
    assert_eq!(figures.faults, []);
    let mut editor = Editor::new(Document::empty(id("d")));
    let began = Instant::now();
    let command = taken(&editor, &figures, &choices()).unwrap();
    println!("planned in {:?}", began.elapsed());
    let began = Instant::now();
    editor.dispatch(&command, 0.0).unwrap();
    println!("taken in in {:?}", began.elapsed());
    let began = Instant::now();
    assert_eq!(taken(&editor, &figures, &choices()), None);
    println!("the same again in {:?}", began.elapsed());
}
