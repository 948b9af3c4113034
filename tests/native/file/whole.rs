//! No kind, field or code is forgotten: not by the generated records, the files of released versions, or `docs/format.md`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
};

use proptest::{
    strategy::{Strategy as _, ValueTree as _},
    test_runner::TestRunner,
};
use samspel::{
    domain::{
        json::{self, Json},
        records::record::Record,
    },
    format::envelope::{self, VERSION},
};
use serde_json::{Map, Value};

use super::{any, declared};

/// How many records are generated: of each kind some hundred.
const GENERATED: usize = 4_000;

// R20, R72
#[test]
fn generated_records_have_every_kind_and_code_and_every_field_set_and_unset() {
    let mut runner = TestRunner::deterministic();
    let one = any::record();
    let records: Vec<Record> = (0..GENERATED)
        .map(|_| one.new_tree(&mut runner).unwrap().current())
        .collect();
    let missing = &declared::all() - &declared::found_in(&records);
    assert!(missing.is_empty(), "tests/native/any never makes {missing:#?}");
    for kind in declared::kinds() {
        let alike = records.iter().filter(|record| record.kind() == kind.name);
        let written: Vec<_> = alike.map(Record::write).collect();
        let always = nothing_said(kind.name);
        for field in kind.fields {
            assert!(
                always.contains_key(&field.name) || written.iter().any(|record| !record.contains_key(&field.name)),
                "tests/native/any always sets {}.{}",
                kind.name,
                field.name
            );
        }
    }
}

/// A record of a kind that says nothing, as it is written.
fn nothing_said(kind: &str) -> Map<String, Value> {
    let fields = Map::from_iter([("kind".into(), kind.into())]);
    let record = Record::read(Json::Object(json::entries(&fields)), &mut |_| {});
    record.unwrap().write()
}

// R22. What a version has that no file under `tests/fixtures/format` has yet gets a further file; those that are there are never edited.
#[test]
fn the_files_of_released_versions_have_every_kind_field_and_code() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/format");
    let mut found = BTreeSet::new();
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let document = envelope::read(&fs::read(&path).unwrap()).unwrap();
        // A file of version 1 is written as the one of the same name of version 2, and so on.
        let name = path.file_name().unwrap().to_str().unwrap();
        let (_, name) = name.split_at(name.find(['-', '.']).unwrap());
        let present = path.with_file_name(format!("v{VERSION}{name}"));
        let (written, stored) = (envelope::write(&document), fs::read_to_string(&present).unwrap());
        for (number, (now, then)) in written.lines().zip(stored.lines()).enumerate() {
            assert_eq!(now, then, "line {}", number + 1);
        }
        assert!(written == stored);
        found.extend(declared::found_in(document.records().map(|(_, record)| &**record)));
    }
    let missing = &declared::all() - &found;
    assert!(missing.is_empty(), "tests/fixtures/format lacks {missing:#?}");
}

fn format() -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/format.md");
    fs::read_to_string(path).unwrap()
}

/// What a text has between `…`.
fn in_code(text: &str) -> Vec<&str> {
    let parts = text.split('`').skip(1).step_by(2);
    parts.map(|code| code.trim_matches('"')).collect()
}

/// The rows of the table of each kind: the fields that a row is about, and what it says.
fn described(format: &str) -> BTreeMap<&str, Vec<(Vec<&str>, &str)>> {
    let (_, kinds) = format.split_once("\n## Kinds\n").unwrap();
    let (kinds, _) = kinds.split_once("\n## ").unwrap();
    let sections = kinds.split("\n### `").skip(1);
    sections
        .map(|section| {
            let (kind, text) = section.split_once('`').unwrap();
            let rows = text.lines().filter(|line| line.starts_with("| `"));
            let rows = rows.map(|row| {
                let (fields, rest) = row[2..].split_once(" | ").unwrap();
                (in_code(fields), rest)
            });
            (kind, rows.collect())
        })
        .collect()
}

// R27
#[test]
fn the_format_is_described_whole() {
    let format = format();
    let described = described(&format);
    let kinds = declared::kinds();
    let names: BTreeSet<&str> = kinds.iter().map(|kind| kind.name).collect();
    assert_eq!(described.keys().copied().collect::<BTreeSet<_>>(), names);
    for kind in &kinds {
        let rows = &described[kind.name];
        let told: BTreeSet<&str> = rows.iter().flat_map(|(names, _)| names.iter().copied()).collect();
        let fields = kind.fields.iter().map(|field| field.name.as_str());
        // A file has what differs in place of the whole content, which the text below the table describes.
        let fields = fields.map(|field| if field == "content" { "differs" } else { field });
        assert_eq!(told, fields.collect(), "docs/format.md, `{}`", kind.name);
        for field in kind.fields.iter().filter(|field| !field.codes.is_empty()) {
            let codes: BTreeSet<&str> = field.codes.iter().filter_map(Value::as_str).collect();
            let of = |text| in_code(text).into_iter().collect::<BTreeSet<_>>();
            let is_own = |names: &[&str]| names.contains(&field.name.as_str());
            let (_, own) = rows.iter().find(|(names, _)| is_own(names)).unwrap();
            // A list with a name of its own, as the actor groups, is written out in another section.
            let sections = format.split("\n#").map(of);
            let shared = || sections.into_iter().any(|names| codes.is_subset(&names));
            assert!(
                codes.is_subset(&of(own)) || !own.starts_with("code |") && shared(),
                "docs/format.md, `{}`, `{}`: {codes:?}",
                kind.name,
                field.name
            );
        }
    }
}

// R27
#[test]
fn the_example_in_the_description_is_a_document() {
    let format = format();
    let example = format.split("```json\n").nth(1);
    let example = example.and_then(|rest| rest.split("```").next());
    assert!(envelope::read(example.unwrap().as_bytes()).is_ok());
}
