//! That whatever is read comes out of the file as it went in, and nothing else does.

use proptest::prelude::*;
use roxmltree::{Document, Node};

use super::*;

/// What nobody should be able to write into a file that others open.
const HOSTILE: [&str; 8] = [
    "<script>alert(1)</script>",
    "</style><script src=//ont.example>",
    "\" onload=\"alert(1)",
    "' onclick='alert(1)",
    "<img src=https://ont.example/x onerror=alert(1)>",
    "javascript:alert(1)",
    "]]><!-- & &amp; &lt;",
    "https://region.example/\"onmouseover=alert(1)",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        proptest::sample::select(HOSTILE.as_slice()).prop_map(String::from),
        "[ -~åäöÅÄÖ–’]{0,24}",
        ".{0,12}",
    ]
}

fn narrow() -> impl Strategy<Value = Narrow> {
    const DRAWN: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
    (text(), text(), text(), text()).prop_map(|(above, title, words, below)| Narrow {
        above: vec![above],
        svg: DRAWN.into(),
        keys: vec![KeyGroup {
            title,
            entries: vec![(DRAWN.into(), words)],
        }],
        below: vec![below],
    })
}

fn block() -> impl Strategy<Value = Block> {
    let texts = || proptest::collection::vec(text(), 0..4);
    let leaf = prop_oneof![
        text().prop_map(Block::Text),
        text().prop_map(|text| Block::Status(Tone::Trouble, text)),
        texts().prop_map(Block::List),
        (text(), text()).prop_map(|(name, value)| Block::Facts(vec![Fact { name, value }])),
        (text(), texts(), texts(), texts()).prop_map(|(caption, head, one, other)| Block::Table(Table {
            caption,
            head,
            rows: vec![one, other],
        })),
        (text(), proptest::option::of(narrow())).prop_map(|(caption, narrow)| Block::Picture(Picture {
            svg: "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".into(),
            narrow,
            caption,
            fit: Fit::Wide,
        })),
        (text(), text()).prop_map(|(told, address)| Block::Way(Way { told, address })),
        (0_usize..4).prop_map(Block::Lines),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        (text(), proptest::collection::vec(inner, 0..3))
            .prop_map(|(title, blocks)| Block::Section(Section { title, blocks }))
    })
}

fn reading() -> impl Strategy<Value = Reading> {
    let section = (text(), proptest::collection::vec(block(), 0..4));
    let sections = proptest::collection::vec(section, 0..4);
    (text(), text(), text(), text(), sections).prop_map(|(title, kicker, edition, fact, sections)| Reading {
        language: "sv",
        title,
        kicker,
        edition,
        date: "2026-11-29".into(),
        facts: vec![Fact {
            name: fact.clone(),
            value: fact,
        }],
        sections: sections
            .into_iter()
            .map(|(title, blocks)| Section { title, blocks })
            .collect(),
        words: ReadingWords {
            skip: "Hoppa",
            contents: "Innehåll",
        },
        ..Reading::default()
    })
}

/// Text as it is read, whatever white space and unwritable signs it had.
fn read(text: &str) -> String {
    let mut escaped = String::new();
    crate::render::svg::push_escaped(&mut escaped, text);
    let plain = escaped
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn said_in(node: Node) -> String {
    let texts = node.descendants().filter(Node::is_text).filter_map(|node| node.text());
    let all: Vec<_> = texts.flat_map(str::split_whitespace).collect();
    all.join(" ")
}

/// Every text of a block, in its order.
fn said(block: &Block, into: &mut Vec<String>) {
    match block {
        Block::Text(text) | Block::Status(_, text) => into.push(text.clone()),
        Block::Facts(facts) => into.extend(facts.iter().flat_map(|fact| [fact.name.clone(), fact.value.clone()])),
        Block::List(items) => into.extend(items.clone()),
        Block::Table(table) => {
            into.push(table.caption.clone());
            into.extend(table.head.clone());
            into.extend(table.rows.iter().flatten().cloned());
        }
        Block::Picture(picture) => {
            if let Some(narrow) = &picture.narrow {
                into.extend(narrow.above.clone());
                for group in &narrow.keys {
                    into.push(group.title.clone());
                    into.extend(group.entries.iter().map(|(_, words)| words.clone()));
                }
                into.extend(narrow.below.clone());
            }
            into.push(picture.caption.clone());
        }
        Block::Way(way) => into.extend([way.told.clone(), way.address.clone()]),
        Block::Lines(_) => {}
        Block::Section(section) => {
            into.push(section.title.clone());
            section.blocks.iter().for_each(|block| said(block, into));
        }
    }
}

fn has_nothing_harmful(document: &Document) {
    for node in document.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        assert!(
            !["script", "iframe", "object", "embed", "link", "base", "form", "img"].contains(&name),
            "{name}"
        );
        for attribute in node.attributes() {
            assert!(!attribute.name().starts_with("on"), "{}", attribute.name());
            assert_ne!(attribute.name(), "src");
            if attribute.name() == "href" {
                let value = attribute.value().to_ascii_lowercase();
                let allowed = ["#", "http://", "https://", "mailto:"];
                assert!(allowed.iter().any(|begin| value.starts_with(begin)), "{value}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    // R490, R492
    #[test]
    fn what_is_read_comes_out_as_it_went_in_and_nothing_harmful_does(reading in reading()) {
        let file = html::file(&reading);
        let body = file.strip_prefix("<!DOCTYPE html>\n").unwrap_or_default();
        let document = Document::parse(body).map_err(|error| TestCaseError::fail(error.to_string()))?;
        has_nothing_harmful(&document);
        let lower = file.to_ascii_lowercase();
        prop_assert!(!lower.contains("<script") && !lower.contains("url(") && !lower.contains("@import"));
        let main = document.descendants().find(|node| node.has_tag_name("main"));
        let main = main.map(said_in).unwrap_or_default();
        let mut expected = Vec::new();
        for section in &reading.sections {
            said(&Block::Section(section.clone()), &mut expected);
        }
        let expected: Vec<_> = expected.iter().map(|text| read(text)).filter(|text| !text.is_empty()).collect();
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        prop_assert_eq!(squeezed(&main), squeezed(&expected.concat()));
        let within = html::within_page(&reading);
        has_nothing_harmful(&Document::parse(&within).map_err(|error| TestCaseError::fail(error.to_string()))?);
    }

    // R490
    #[test]
    fn no_level_of_headings_is_skipped(reading in reading()) {
        let file = html::file(&reading);
        let body = file.strip_prefix("<!DOCTYPE html>\n").unwrap_or_default();
        let document = Document::parse(body).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let mut before = 0;
        for node in document.descendants().filter(Node::is_element) {
            let name = node.tag_name().name();
            let Some(level) = name.strip_prefix('h').and_then(|level| level.parse::<u8>().ok()) else { continue };
            prop_assert!(level <= before + 1, "{} after {}", level, before);
            before = level;
        }
        prop_assert_eq!(document.descendants().filter(|node| node.has_tag_name("h1")).count(), 1);
    }
}

// R535
#[test]
fn no_word_of_a_table_is_broken_where_all_of_them_fit() {
    let table = |cells: [&str; 3]| Table {
        caption: String::new(),
        head: vec!["Namn".into(), "Tema".into(), "Nivå".into()],
        rows: vec![cells.map(String::from).to_vec()],
    };
    let file = |table: Table| {
        html::within_page(&Reading {
            sections: vec![Section {
                title: "Del".into(),
                blocks: vec![Block::Table(table)],
            }],
            ..Reading::default()
        })
    };
    assert!(file(table(["Stationsnära", "Kommunikationer", "Storregional"])).contains("roomy"));
    // Where they end is said by spaces, hyphens and dashes.
    let parted = "Stockholm–Södertälje-Nyköping ".repeat(9);
    assert!(file(table([&parted, "Kommunikationer", "Lokal"])).contains("roomy"));
    assert!(!file(table([&"o".repeat(90), "Kommunikationer", "Lokal"])).contains("roomy"));
    // Short ones fit on a screen too, where the words are larger.
    assert!(file(table(["Civilsamhälle", "Statlig myndighet", "Ja"])).contains("airy"));
    assert!(!file(table([&"o".repeat(60), "Ja", "Nej"])).contains("airy"));
}

// R671
#[test]
fn a_way_is_a_link_on_the_screen_and_letters_on_paper() {
    let file = |address: &str| {
        html::file(&Reading {
            opening: vec![Block::Way(Way {
                told: "Svara".into(),
                address: address.into(),
            })],
            ..Reading::default()
        })
    };
    let written = file("https://region.example/#/svara/abc");
    assert!(written.contains("<a href=\"https://region.example/#/svara/abc\""));
    assert!(written.contains("<p class=\"address\">https://region.example/#/svara/abc</p>"));
    assert!(!file("javascript:alert(1)").contains("<a href=\"javascript"));
}
