//! R652: any bytes given as figures give series, faults or an error; what they would change can be done once, and undone.
#![no_main]

use libfuzzer_sys::fuzz_target;
use samspel::{
    domain::{
        records::{document::Document, indicator::Indicator},
        values::id::RecordId,
    },
    edit::editor::Editor,
    format::figures::{FigureChoices, FigureReading, command},
};

fn id(text: &str) -> RecordId {
    RecordId::new(text).expect("an id")
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(mut reading) = FigureReading::of_file(bytes, "filen") else {
        return;
    };
    let figures = loop {
        match reading.go_on(3) {
            None => assert!((0.0..=1.0).contains(&reading.share())),
            Some(Ok(figures)) => break figures,
            Some(Err(_)) => return,
        }
    };
    assert!(figures.faults.windows(2).all(|pair| pair[0].line <= pair[1].line));
    let known = Indicator {
        title: "Folkmängd, Flen".into(),
        ..Indicator::default()
    };
    let document = Document::of(id("d"), [(id("i"), known.into())]);
    let mut editor = Editor::new(document.clone());
    let mut number = 0;
    let mut new_id = || {
        number += 1;
        id(&format!("new-{number}"))
    };
    let choices = FigureChoices::default();
    let taken = command(editor.document(), editor.references(), &figures, &choices, &mut new_id);
    let Some(taken) = taken else { return };
    assert_eq!(figures.faults, []);
    editor.dispatch(&taken, 0.0).expect("what is shown can be done");
    let again = command(editor.document(), editor.references(), &figures, &choices, &mut new_id);
    assert_eq!(again, None);
    editor.undo();
    assert_eq!(*editor.document(), document);
});
