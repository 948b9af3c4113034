//! The charts keep what they promise: the same data gives the same picture, and no data breaks one.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "charts/any_data.rs"]
mod any_data;
#[path = "charts/bars.rs"]
mod bars;
#[path = "charts/drawn.rs"]
mod drawn;
#[path = "charts/examples.rs"]
mod examples;
#[path = "charts/picture.rs"]
mod picture;
#[path = "charts/radar.rs"]
mod radar;
#[path = "charts/strips.rs"]
mod strips;
#[path = "charts/timelines.rs"]
mod timelines;
#[path = "charts/words.rs"]
mod words;

use std::{env, fs, path::PathBuf};

fn golden(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/svg")
        .join(format!("{name}.svg"))
}

#[test]
fn the_same_data_gives_the_same_picture() {
    let update = env::var_os("UPDATE_GOLDEN").is_some();
    let mut differ = Vec::new();
    for (name, svg) in examples::all() {
        let path = golden(name);
        if update {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &svg).unwrap();
        } else if fs::read_to_string(&path).ok().as_deref() != Some(svg.as_str()) {
            differ.push(name);
        }
    }
    assert!(
        differ.is_empty(),
        "differ from tests/fixtures/svg: {differ:?}; UPDATE_GOLDEN=1 writes them anew"
    );
}

#[test]
fn every_example_is_well_formed_named_and_inside_its_borders() {
    for (_, svg) in examples::all() {
        picture::check(&svg);
    }
}

#[test]
fn in_no_example_do_two_texts_meet() {
    for (name, svg) in examples::all() {
        let document = picture::parse(&svg);
        let texts = picture::texts(&document);
        for (index, one) in texts.iter().enumerate() {
            for other in texts.iter().skip(index + 1) {
                assert!(!one.meets(other), "{name}: {one:?} meets {other:?}");
            }
        }
    }
}

#[test]
fn in_no_example_is_a_text_cut() {
    for (name, svg) in examples::all() {
        assert!(!svg.contains('…'), "{name}");
    }
}

#[test]
fn every_class_drawn_is_described_where_the_style_sheet_is_told_of_them() {
    let described = include_str!("../../src/render/mod.rs");
    for (name, svg) in examples::all() {
        let document = picture::parse(&svg);
        for node in document.descendants() {
            for class in node
                .attribute("class")
                .unwrap_or_default()
                .split(' ')
                .filter(|class| !class.is_empty())
            {
                let stem = class.trim_end_matches(|c: char| c.is_ascii_digit());
                assert!(described.contains(&format!("`{stem}")), "{name}: {class}");
            }
        }
    }
}
