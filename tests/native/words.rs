//! The users' texts live in `locales/`, in both languages, and nowhere else.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[allow(dead_code)]
#[path = "../../build.rs"]
mod build;
#[path = "words/literals.rs"]
mod literals;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use samspel::domain::county::COUNTIES;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn locale(language: &str) -> BTreeMap<String, String> {
    let text = fs::read_to_string(root().join(format!("locales/{language}.json"))).unwrap();
    build::words(&text).unwrap()
}

/// Every Rust file of a folder and the folders in it, with its path; none where there is no such folder.
fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push((path.clone(), fs::read_to_string(&path).unwrap()));
        }
    }
    found
}

// R40
#[test]
fn every_text_is_used() {
    let files = sources(&root().join("src"));
    let names: BTreeSet<&str> = files
        .iter()
        .flat_map(|(_, text)| text.split(|c: char| !c.is_alphanumeric()))
        .collect();
    let unused: Vec<_> = locale("sv")
        .into_keys()
        .filter(|key| !names.contains(build::variant(key).as_str()))
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}

// R41
#[test]
fn no_text_for_users_stands_in_the_program() {
    let mut found = Vec::new();
    for room in ["app", "map", "platform", "render"] {
        for (path, text) in sources(&root().join("src").join(room)) {
            if path.file_name().is_some_and(|name| name == "tests.rs") {
                continue;
            }
            let program = text
                .split("#[cfg(test)]\n#[allow")
                .next()
                .unwrap_or_default();
            let program = program
                .split("#[cfg(test)]\nmod")
                .next()
                .unwrap_or_default();
            for (line, literal) in literals::literals(program) {
                if literal.contains(['å', 'ä', 'ö', 'Å', 'Ä', 'Ö']) {
                    found.push(format!("{}:{line}: {literal}", path.display()));
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

// R42
#[test]
fn the_build_stops_where_a_text_or_a_placeholder_is_missing() {
    let words = |text: &str| build::words(text).unwrap();
    let one = words(r#"{"a": {"b": "Hej {name}", "c": "Text"}}"#);
    assert!(build::source(&one, &one).unwrap().contains("AB,"));
    let cases = [
        (
            r#"{"a": {"b": "Hi {name}"}}"#,
            "missing in English: [a.c]; missing in Swedish: []",
        ),
        (
            r#"{"a": {"b": "Hi {name}", "c": "Text", "d": "More"}}"#,
            "missing in English: []; missing in Swedish: [a.d]",
        ),
        (
            r#"{"a": {"b": "Hi {nam}", "c": "Text"}}"#,
            "a.b: the placeholders differ between the languages",
        ),
        (
            r#"{"a": {"b": "Hi", "c": "Text"}}"#,
            "a.b: the placeholders differ between the languages",
        ),
    ];
    for (other, cause) in cases {
        assert_eq!(build::source(&one, &words(other)), Err(cause.to_string()));
    }
    for bad in ["{", "[]", r#"{"a": 1}"#, r#"{"a": ["b"]}"#] {
        assert!(build::words(bad).is_err(), "{bad}");
    }
}

// R42
#[test]
fn both_languages_have_the_same_texts_and_none_is_empty() {
    let (swedish, english) = (locale("sv"), locale("en"));
    assert!(build::source(&swedish, &english).is_ok());
    for (key, text) in swedish.iter().chain(&english) {
        assert!(!text.trim().is_empty(), "{key}");
        assert_eq!(
            text.matches('{').count(),
            text.matches('}').count(),
            "{key}"
        );
    }
}

// R43
#[test]
fn the_page_shown_while_the_program_loads_says_what_the_program_will_say() {
    let page = fs::read_to_string(root().join("index.html")).unwrap();
    let words = locale("sv");
    let word = |key: &str| words.get(key).unwrap_or_else(|| panic!("{key}")).as_str();
    let tool =
        |name: &str, text: &str| format!("<li><strong>{}</strong>{}</li>", word(name), word(text));
    let shown = [
        format!("<title>{}</title>", word("app.full_title")),
        format!("<h1>{}</h1>", word("start.title")),
        format!("<p class=\"lede\">{}</p>", word("start.lede")),
        tool("nav.assessment", "start.assessment"),
        tool("nav.structure_map", "start.structure_map"),
        tool("nav.plan", "start.plan"),
        format!("<h2>{}</h2>", word("start.region_title")),
        format!("<p class=\"help\">{}</p>", word("start.region_help")),
        format!("<h2>{}</h2>", word("start.example_title")),
        format!("<p class=\"small\">{}</p>", word("start.example_text")),
        format!("href=\"#/exempel\">{}</a>", word("start.example_open")),
    ];
    for text in shown {
        assert!(page.contains(&text), "index.html lacks {text}");
    }
    let regions: String = COUNTIES
        .iter()
        .map(|county| {
            let (code, region) = (county.code, county.region);
            format!(
                "<li><a href=\"#/ny/{code}\"><span class=\"code\">{code}</span>{region}</a></li>\n"
            )
        })
        .collect();
    let list = format!("<ul class=\"region-list\">\n{regions}</ul>");
    assert!(
        page.contains(&list),
        "index.html lists other regions than the program"
    );
}
