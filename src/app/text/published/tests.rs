//! That nothing harmful and nothing private comes out of a document, whatever is written in it.

use serde_json::Value;

use super::{copy, period_report, yearly_missing, yearly_report};
use crate::{
    domain::{
        records::{document::Document, record::RecordKind, references::References},
        values::{date::Date, field::Meaning},
    },
    format::envelope,
    render::reading::{Reading, html},
};

const EXAMPLE: &str = include_str!("../../../../public/example/sodermanland.samspel.json");

/// What is written in every text.
const HOSTILE: &str = "<script src=https://ont.example>\"onload='x'</style>&amp;";

/// What is written in every text that is private.
const SECRET: &str = "hemligt-hemligt";

/// The example with something else in every text that somebody wrote.
fn hostile() -> Document {
    let mut example: Value = serde_json::from_str(EXAMPLE).unwrap();
    for record in example["records"].as_object_mut().unwrap().values_mut() {
        let kind = RecordKind::from_code(record["kind"].as_str().unwrap()).unwrap();
        let texts = kind.fields().iter().filter(|field| field.meaning == Meaning::Text);
        for field in texts.filter(|field| record[field.name].is_string()).collect::<Vec<_>>() {
            let is_private = kind.is_private() || field.is_private;
            record[field.name] = if is_private { SECRET } else { HOSTILE }.into();
        }
    }
    envelope::read(example.to_string().as_bytes()).unwrap()
}

fn readings(document: &Document) -> [Reading; 3] {
    let references = References::of(document);
    let today = Date::new(2026, 11, 29).unwrap();
    let pictures = copy::Pictures {
        sheet: None,
        timeline: &|_| Vec::new(),
    };
    [
        copy::of(document, &references, today, pictures),
        period_report::of(document, &references, today),
        yearly_report::of(document, &references, today),
    ]
}

// R490, R491, R492
#[test]
fn nothing_harmful_and_nothing_private_comes_out_of_any_document() {
    let document = hostile();
    assert!(envelope::write(&document).contains(SECRET));
    for reading in readings(&document) {
        let file = html::file(&reading);
        let read = roxmltree::Document::parse(file.strip_prefix("<!DOCTYPE html>\n").unwrap()).unwrap();
        assert!(!file.contains(SECRET), "{}", reading.title);
        assert!(
            !file.contains("<script") && file.contains("&lt;script"),
            "{}",
            reading.title
        );
        for node in read.descendants().filter(roxmltree::Node::is_element) {
            assert_ne!(node.tag_name().name(), "script");
            for attribute in node.attributes() {
                let name = attribute.name();
                assert!(!name.starts_with("on") && name != "src", "{name}");
                let leads_out = name == "href" && !attribute.value().starts_with('#');
                assert!(
                    !leads_out || attribute.value().starts_with("https://ont.example"),
                    "{}",
                    attribute.value()
                );
            }
        }
        let mut ids: Vec<_> = read.descendants().filter_map(|node| node.attribute("id")).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "{}: an id is there twice", reading.title);
    }
}

// R496, R497
#[test]
fn an_empty_document_gives_reports_that_say_so() {
    let document =
        envelope::read(br#"{ "format": "samspel", "version": 2, "document": "tomt00000001", "records": {} }"#).unwrap();
    let [copy, period, yearly] = readings(&document);
    assert!(copy.sections.is_empty());
    assert_eq!(period.sections.len(), 4);
    assert_eq!(yearly.sections.len(), 6);
    let today = Date::new(2026, 11, 29).unwrap();
    // Four areas without text and priority, four headings without text, and no funding.
    assert_eq!(
        yearly_missing::missing(&document, &References::of(&document), today).len(),
        4 * 2 + 4 + 1
    );
    assert!(yearly_report::due(2026).ends_with("2027"));
}
