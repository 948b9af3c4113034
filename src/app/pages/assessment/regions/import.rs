//! Files of results that are given: each read, placed, and reported.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::{RegionsView, name, reasons};
use crate::{
    app::{
        components::{focus::focus_when_drawn, import::Import},
        state::App,
        text::{
            vocabulary,
            words::{Word, count, fill, text},
        },
    },
    domain::{
        assessment::comparison::{Place, place_of},
        records::{document::Document, record::Record, self_assessment::PeerResult},
        values::id::RecordId,
    },
    edit::{
        command::{Command, Label, Refusal},
        fitting,
    },
    format::results,
    platform::web::{
        files::{self, GivenFile},
        page, random,
    },
};

/// What became of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct FileOutcome {
    /// The file's name.
    pub file: String,
    /// Whether it could be read and belongs here.
    pub is_fine: bool,
    /// What became of it.
    pub text: String,
    /// What is wrong with it, line by line.
    pub faults: Vec<String>,
}

/// What became of the files that were given last, and how many are being read.
#[derive(Clone, Copy)]
pub struct FileImport {
    pub outcomes: RwSignal<Vec<FileOutcome>>,
    pub reading: RwSignal<usize>,
}

/// Takes in files. All of them are one step.
pub fn take_in(view: RegionsView, file_import: FileImport, files: Vec<File>) {
    if files.is_empty() {
        return;
    }
    file_import.reading.set(files.len());
    spawn_local(async move {
        let mut read = Vec::new();
        for file in files {
            read.push(files::read(file).await.map_err(|error| error.0));
        }
        let app = view.app;
        // The page may have been left meanwhile; what was read belongs in the document all the same.
        let found = app.workspace.now(|document, _| {
            let mut placing = ImportTurn::of(document);
            for file in read {
                placing.place(file);
            }
            (placing.outcomes, placing.records)
        });
        let Some((outcomes, records)) = found else { return };
        finish(app, file_import, outcomes, records);
    });
}

fn finish(app: App, file_import: FileImport, outcomes: Vec<FileOutcome>, records: Vec<(RecordId, Record)>) {
    let taken = records.len();
    if taken > 0 {
        let import = Import {
            command: Command::Put {
                records,
                label: Label::Imported(taken),
            },
            summary: count(Word::RegionsTakenOne, Word::RegionsTakenMany, taken),
        };
        import.take_in(app);
    }
    let _page_left = file_import.reading.try_set(0);
    let _page_left = file_import.outcomes.try_set(outcomes);
    focus_when_drawn("regions-come");
}

/// Where the files of one turn go.
struct ImportTurn<'a> {
    document: &'a Document,
    outcomes: Vec<FileOutcome>,
    records: Vec<(RecordId, Record)>,
    /// How many of them are new.
    added: usize,
}

impl<'a> ImportTurn<'a> {
    fn of(document: &'a Document) -> Self {
        Self {
            document,
            outcomes: Vec::new(),
            records: Vec::new(),
            added: 0,
        }
    }

    fn place(&mut self, file: Result<GivenFile, String>) {
        let outcome = match file {
            Err(file) => FileOutcome {
                file,
                is_fine: false,
                text: text(Word::RegionsErrUnreadable).into(),
                faults: Vec::new(),
            },
            Ok(file) => match results::read(&file.bytes) {
                Err(error) => {
                    let (text, faults) = reasons::message(&error, &file.bytes);
                    FileOutcome {
                        file: file.name,
                        is_fine: false,
                        text,
                        faults,
                    }
                }
                Ok(read) => {
                    let (word, is_fine) = self.take(read.taken_in(page::today()));
                    FileOutcome {
                        file: file.name,
                        is_fine,
                        text: word,
                        faults: Vec::new(),
                    }
                }
            },
        };
        self.outcomes.push(outcome);
    }

    /// What becomes of a result, in words, and whether it belongs here.
    fn take(&mut self, result: PeerResult) -> (String, bool) {
        let region = name(&result.region);
        let with = |word| fill(word, &[("region", &region)]);
        // Another file of this turn may have brought the same.
        let earlier = self
            .records
            .iter_mut()
            .find(|(_, record)| matches!(record, Record::PeerResult(one) if one.source == result.source));
        if let Some((_, record)) = earlier {
            let is_same = *record == Record::from(result.clone());
            *record = result.into();
            let word = if is_same {
                Word::RegionsComeSame
            } else {
                Word::RegionsComeInstead
            };
            return (with(word), true);
        }
        match place_of(self.document, &result) {
            Place::Own => (text(Word::RegionsComeOwn).into(), false),
            Place::Same => (with(Word::RegionsComeSame), true),
            Place::New if self.added == fitting::room(self.document) => {
                (vocabulary::refusal(&Refusal::TooManyRecords), false)
            }
            Place::New => {
                self.added += 1;
                self.records.push((random::new_id(), result.into()));
                (with(Word::RegionsComeNew), true)
            }
            Place::Instead(id) => {
                self.records.push((id.raw().clone(), result.into()));
                (with(Word::RegionsComeInstead), true)
            }
        }
    }
}
