//! Figures that have been read are taken in as one step, or not at all.

use proptest::prelude::*;

use super::{super::*, KOLADA, choices, faults, id, read, read_bytes, taken};
use crate::{
    domain::{
        records::{
            analysis::ModelArea,
            document::Document,
            indicator::{BySex, Indicator, Measurement},
        },
        values::{amount::Year, date::Date, id::Id},
    },
    edit::editor::Editor,
};

// R653
#[test]
fn a_file_is_taken_in_as_one_step_and_again_changes_nothing() {
    let mut editor = Editor::new(Document::empty(id("d")));
    let before = editor.document().clone();
    let figures = read(KOLADA);
    let command = taken(&editor, &figures, &choices()).unwrap();
    editor.dispatch(&command, 0.0).unwrap();
    let document = editor.document();
    let (_, indicator) = document.ordered::<Indicator>().into_iter().next().unwrap();
    assert_eq!(
        (&*indicator.key_figure, &*indicator.place, &*indicator.source),
        ("N00914", "Nyköping", "Kolada")
    );
    assert_eq!((indicator.by_sex, indicator.areas.len()), (BySex::Yes, 1));
    assert_eq!(document.all::<Measurement>().count(), 6);
    assert!(document.get(&Id::<ModelArea>::of(id("area-work"))).is_some());
    assert_eq!(taken(&editor, &figures, &choices()), None);
    let planned = plan(editor.document(), editor.references(), &figures);
    assert_eq!(
        (planned.sum(|one| one.same), planned.sum(|one| one.new + one.changed)),
        (6, 0)
    );
    // Two people who take in the same file have the same records.
    let mut other = Editor::new(before.clone());
    other
        .dispatch(&taken(&other, &figures, &choices()).unwrap(), 0.0)
        .unwrap();
    assert_eq!(other.document(), editor.document());
    editor.undo();
    assert_eq!(*editor.document(), before);
}

// R653
#[test]
fn what_has_control_signs_is_known_when_it_comes_again() {
    let figures = read("region;Folk\u{1b}mängd 2022;Folk\u{1b}mängd 2023\n0482 Flen;12;13\n");
    let mut editor = Editor::new(Document::of(id("d"), []));
    let command = taken(&editor, &figures, &FigureChoices::default()).unwrap();
    editor.dispatch(&command, 0.0).unwrap();
    assert_eq!(taken(&editor, &figures, &FigureChoices::default()), None);
}

// R339
#[test]
fn places_that_differ_by_a_ring_have_values_and_indicators_of_their_own() {
    let figures = read("Kommun;År;Värde\nHabo;2023;1\nHåbo;2023;2\nhåbo;2022;3\n");
    assert_eq!((figures.series.len(), faults(&figures)), (2, vec![]));
    let mut editor = Editor::new(Document::of(id("d"), []));
    let command = taken(&editor, &figures, &FigureChoices::default()).unwrap();
    editor.dispatch(&command, 0.0).unwrap();
    assert_eq!(editor.document().all::<Indicator>().count(), 2);
    assert_eq!(taken(&editor, &figures, &FigureChoices::default()), None);
}

// R653
#[test]
fn an_indicator_is_known_when_it_has_been_renamed_or_was_written_by_hand() {
    let mut editor = Editor::new(Document::of(
        id("d"),
        [
            (
                id("renamed"),
                Indicator {
                    title: "I arbete".into(),
                    key_figure: "n00914".into(),
                    place: "nyköping".into(),
                    source: "RKA".into(),
                    ..Indicator::default()
                }
                .into(),
            ),
            (
                id("typed"),
                Indicator {
                    title: "Invånare totalt, antal, Nyköping".into(),
                    ..Indicator::default()
                }
                .into(),
            ),
            (
                id("had"),
                Measurement {
                    of: Some(id("renamed")),
                    year: Year::new(2022),
                    value: Amount::new(70.0),
                    note: "Preliminärt".into(),
                    ..Measurement::default()
                }
                .into(),
            ),
            (
                id("day"),
                Measurement {
                    of: Some(id("renamed")),
                    day: Date::new(2023, 6, 30),
                    value: Amount::new(70.0),
                    ..Measurement::default()
                }
                .into(),
            ),
        ],
    ));
    let figures = read(KOLADA);
    let planned = plan(editor.document(), editor.references(), &figures);
    let known: Vec<_> = planned
        .series
        .iter()
        .map(|one| one.known.as_ref().map(|id| id.as_str().to_owned()))
        .collect();
    assert_eq!(known, [Some("renamed".into()), None, Some("typed".into())]);
    let first = &planned.series[0];
    assert_eq!((first.new, first.changed, first.same, first.left), (2, 1, 0, 1));
    editor
        .dispatch(&taken(&editor, &figures, &choices()).unwrap(), 0.0)
        .unwrap();
    let document = editor.document();
    let had = document.get(&Id::<Measurement>::of(id("had"))).unwrap();
    assert_eq!((had.value, &*had.note), (Amount::new(78.1), "Preliminärt"));
    let typed = document.get(&Id::<Indicator>::of(id("typed"))).unwrap();
    assert_eq!((&*typed.key_figure, &*typed.unit), ("N01951", "antal"));
    assert_eq!(document.get(&Id::<Indicator>::of(id("renamed"))).unwrap().source, "RKA");
}

// R651, R653
#[test]
fn with_one_bad_row_nothing_is_taken_in() {
    let editor = Editor::new(Document::empty(id("d")));
    let figures = read(&KOLADA.replace("68,0", "sextioåtta"));
    assert_eq!(faults(&figures), [(7, Fault::Value("sextioåtta".into()))]);
    assert!(!plan(editor.document(), editor.references(), &figures).is_sound());
    assert_eq!(taken(&editor, &figures, &choices()), None);
    // So it is where the document has two that it may be of.
    let twice = |name: &str| {
        let one = Indicator {
            title: "Invånare totalt, antal, Nyköping".into(),
            ..Indicator::default()
        };
        (id(name), one.into())
    };
    let editor = Editor::new(Document::of(id("d"), [twice("one"), twice("two")]));
    let planned = plan(editor.document(), editor.references(), &read(KOLADA));
    assert_eq!(planned.faults.len(), 1);
    assert_eq!(planned.faults[0].line, 8);
    assert_eq!(taken(&editor, &read(KOLADA), &choices()), None);
}

proptest! {
    // R652, R653
    #[test]
    fn any_text_is_read_or_not_and_what_is_shown_can_be_done_once(
        head in prop::sample::select(vec!["Kommun;2022;2023\n", "Nyckeltal;Kommun;År;Kön;Värde\n", "a\tår\tb\n", ""]),
        text in "([A-B]{0,2}[;\t\n0-9,.%\" -]){0,60}",
    ) {
        let document = Document::empty(id("d"));
        let text = [head, &text].concat();
        if let Ok(figures) = read_bytes(text.as_bytes()) {
            let mut editor = Editor::new(document.clone());
            if let Some(command) = taken(&editor, &figures, &choices()) {
                prop_assert!(editor.dispatch(&command, 0.0).is_ok());
                prop_assert_eq!(taken(&editor, &figures, &choices()), None);
                editor.undo();
                prop_assert_eq!(editor.document(), &document);
            }
        }
    }
}
