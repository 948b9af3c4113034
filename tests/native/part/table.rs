//! The table in `docs/format.md` of what goes with each part is what is sent.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
};

use samspel::domain::records::{
    comment::Comment,
    declaration::Declared,
    indicator::Measurement,
    part::Choice,
    plan::{Priority, Target},
    review::Review,
    set_aside::SetAside,
};
use samspel::domain::{
    json::{self, Json},
    records::{
        document::Document,
        record::Record,
        strategy::{Step, StepNumber, Strategy as Facts},
        version::Version,
    },
    values::id::RecordId,
};
use serde_json::{Map, Value};

use super::{choices, id, taken};

/// A document with a record of every kind, each of which refers to whatever its fields may refer to; and a finding that is set aside
/// about every one of them.
fn document_with_every_kind() -> Document {
    let mut records = Vec::new();
    for (kind, schema) in Record::schemas() {
        let mut fields = Map::from_iter([("kind".into(), kind.into())]);
        for (name, schema) in schema["properties"].as_object().unwrap() {
            let choices = schema["anyOf"].as_array().into_iter().flatten();
            for choice in choices {
                if let Some(to) = refers_to(choice) {
                    fields.insert(name.clone(), to.into());
                } else if let Some(to) = refers_to(&choice["items"]) {
                    fields.insert(name.clone(), vec![to].into());
                }
            }
        }
        // What is measured, reviewed or commented on may be of any kind by its reference.
        match kind {
            Measurement::KIND | Comment::KIND => drop(fields.insert("of".into(), Target::KIND.into())),
            Review::KIND => drop(fields.insert("of".into(), Priority::KIND.into())),
            _ => {}
        }
        let record = Record::read(Json::Object(json::entries(&fields)), &mut |_| panic!("{kind}"));
        let ids = match kind {
            Step::KIND => StepNumber::ALL.map(StepNumber::record_id).to_vec(),
            SetAside::KIND => continue,
            _ => vec![id(kind)],
        };
        for id in ids {
            let about = SetAside {
                place: Some(id.clone()),
                ..SetAside::default()
            };
            records.push((RecordId::new(&format!("about-{id}")).unwrap(), about.into()));
            records.push((id, record.clone().unwrap()));
        }
    }
    Document::of(id("whole"), records)
}

/// The kind that a field refers to, which is the id of the record of that kind here, too.
fn refers_to(schema: &Value) -> Option<&str> {
    schema["x-refers-to"].as_str()
}

/// The kinds that go with each part, by its code, as the table describes them.
fn told() -> BTreeMap<String, BTreeSet<String>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/format.md");
    let format = fs::read_to_string(path).unwrap();
    let (_, table) = format.split_once("\n| `what` |").unwrap();
    let mut told = BTreeMap::new();
    for row in table.lines().skip(2).take_while(|line| line.starts_with('|')) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').collect();
        let kinds: BTreeSet<String> = in_code(cells[2]).map(str::to_owned).collect();
        for codes in cells[0].split(", ") {
            let codes: Vec<&str> = in_code(codes).collect();
            let number = |code: &str| code.rsplit('-').next().and_then(|number| number.parse::<u8>().ok());
            match codes[..] {
                // `step-3` to `step-7`.
                [first, last] => (number(first).unwrap()..=number(last).unwrap()).for_each(|number| {
                    told.insert(format!("step-{number}"), kinds.clone());
                }),
                _ => drop(told.insert(codes[0].to_owned(), kinds.clone())),
            }
        }
    }
    told
}

fn in_code(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

// R82
#[test]
fn the_description_tells_which_kinds_go_with_each_part() {
    let whole = document_with_every_kind();
    let mut sent = BTreeMap::new();
    for choice in choices(&whole) {
        let part = taken(&whole, &choice);
        let kinds = part.records().map(|(_, record)| record.kind().to_owned());
        // These go with every part.
        let kinds = kinds.filter(|kind| ![Facts::KIND, SetAside::KIND].contains(&kind.as_str()));
        sent.insert(choice.code(), kinds.collect::<BTreeSet<_>>());
        for (about, set_aside) in part.all::<SetAside>() {
            assert!(part.record(set_aside.place.as_ref().unwrap()).is_some(), "{about:?}");
        }
        // Who is asked about something is not told what was found about it.
        let is_asked = matches!(choice, Choice::Owner(_));
        let about = if is_asked { 0 } else { part.len() / 2 };
        assert_eq!(part.all::<SetAside>().count(), about, "{choice:?}");
        assert_eq!(part.all::<Version>().count(), 0);
    }
    assert_eq!(told(), sent);
}
