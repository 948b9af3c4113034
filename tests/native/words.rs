//! The users' texts live in `locales/`, in both languages, and nowhere else.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[allow(dead_code)]
#[path = "../../build.rs"]
mod build;
#[path = "words/first_view.rs"]
mod first_view;
#[path = "words/plurals.rs"]
mod plurals;
#[path = "source/mod.rs"]
mod source;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use first_view::{Module, Modules};
use samspel::domain::values::county::COUNTIES;
use source::{Source, test_lines};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn locale(language: &str) -> BTreeMap<String, String> {
    let text = fs::read_to_string(root().join(format!("locales/{language}.json"))).unwrap();
    build::words(&text).unwrap()
}

/// Every Rust file of a folder and the folders in it, with its path; `None` if there is no such folder.
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
        .filter(|key| !is_found_by_code(key))
        .filter(|key| !names.contains(build::variant(key).as_str()))
        // What is found by its key is named by a declaration, as `tests/native/registry.rs` knows.
        .filter(|key| !build::is_keyed(key))
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}

/// Whether the program finds the text by the code of a check or the field of a part; `tests/native/checks/words.rs` goes through those.
fn is_found_by_code(key: &str) -> bool {
    key.strip_prefix("check.").is_some_and(|rest| rest.contains('.'))
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
            let tests = test_lines(&text);
            for (line, literal) in Source::of(&text).texts {
                if literal.contains(['å', 'ä', 'ö', 'Å', 'Ä', 'Ö']) && !tests.iter().any(|lines| lines.contains(&line))
                {
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
    assert!(build::source(&one, &one, &[]).unwrap().contains("AB,"));
    let no_text = Err("the first view has a.d, which is no text".to_owned());
    assert_eq!(build::source(&one, &one, &["a.d".into()]), no_text);
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
        assert_eq!(build::source(&one, &words(other), &[]), Err(cause.to_string()));
    }
    for bad in ["{", "[]", r#"{"a": 1}"#, r#"{"a": ["b"]}"#] {
        assert!(build::words(bad).is_err(), "{bad}");
    }
}

// R42
#[test]
fn both_languages_have_the_same_texts_and_none_is_empty() {
    let (swedish, english) = (locale("sv"), locale("en"));
    assert!(build::source(&swedish, &english, &in_first_view()).is_ok());
    for (key, text) in swedish.iter().chain(&english) {
        assert!(!text.trim().is_empty(), "{key}");
        assert_eq!(text.matches('{').count(), text.matches('}').count(), "{key}");
    }
}

// R219
#[test]
fn every_text_is_set_as_its_language_is_in_print() {
    const UNSHORTENED: [&str; 8] = [
        "is not",
        "are not",
        "does not",
        "do not",
        "could not",
        "has not",
        "can not",
        "cannot",
    ];
    for (language, other_quotes, is_tight) in [("sv", "“‘’«»", false), ("en", "„«»", true)] {
        for (key, text) in locale(language) {
            assert!(
                !text.contains(['\'', '"']),
                "a straight mark in {language} {key}: {text}"
            );
            assert!(!text.contains("..."), "three points in {language} {key}: {text}");
            assert!(
                !text.contains("  ") && !text.contains(" - "),
                "{language} {key}: {text}"
            );
            assert!(
                !text.contains(|sign| other_quotes.contains(sign)),
                "another language's marks in {language} {key}: {text}"
            );
            // What goes on: Swedish has a space before it, English none.
            if let Some(before) = text.strip_suffix('…') {
                assert_eq!(before.ends_with(' '), !is_tight, "{language} {key}: {text}");
            }
            let words = text.to_lowercase();
            let is_long = |long: &&&str| {
                language == "en"
                    && words
                        .split(['.', ',', ';', ':'])
                        .any(|part| format!("{part} ").contains(&format!(" {long} ")))
            };
            assert_eq!(UNSHORTENED.iter().find(is_long), None, "en {key}: {text}");
        }
    }
}

fn in_first_view() -> Vec<String> {
    let text = fs::read_to_string(root().join("locales/first-view.json")).unwrap();
    build::first_view(&text).unwrap()
}

fn module(path: &str) -> Module {
    path.split('/').map(str::to_owned).collect()
}

/// The words that code of these modules names, by their keys.
fn words_in(modules: &Modules, of: &BTreeSet<Module>) -> BTreeMap<String, Module> {
    let keys: BTreeMap<String, String> = locale("sv")
        .into_keys()
        .map(|key| (build::variant(&key), key))
        .collect();
    let mut found = BTreeMap::new();
    for module in of {
        let names = modules.names(module);
        for key in names.iter().filter_map(|name| keys.get(name)) {
            found.insert(key.clone(), module.clone());
        }
    }
    found
}

// R44
#[test]
fn the_first_view_uses_its_own_texts_only_and_has_no_others() {
    let app = root().join("src/app");
    let modules = Modules::of(&app, &sources(&app));
    let reached = modules.reached(&module("mount"), &module("pages/parts"));
    for early in ["interface/shell", "state", "pages/start/documents", "pages/parts"] {
        assert!(reached.contains(&module(early)), "{early}");
    }
    for late in ["pages/overview", "pages/start/manage", "components/links"] {
        assert!(!reached.contains(&module(late)), "{late}");
    }
    let (used, first) = (words_in(&modules, &reached), in_first_view());
    let blank: Vec<_> = used.iter().filter(|(key, _)| !build::is_first(&first, key)).collect();
    assert!(blank.is_empty(), "not in first-view.json: {blank:?}");
    let unused: Vec<_> = first
        .iter()
        .filter(|name| !used.keys().any(|key| build::is_first(&[(*name).clone()], key)))
        .collect();
    assert!(unused.is_empty(), "only used later: {unused:?}");
}

#[test]
fn what_is_reached_is_found_through_every_kind_of_path() {
    let files = [
        ("mod", "mod start; mod late; pub use self::open::Open;"),
        (
            "start",
            "use super::{shell::{self as hull, Shell}, open};\nfn f() { hull::g(); inner::h(); open::deep::i() }",
        ),
        ("start/inner", "use crate::{app::{told::named}, domain::late};"),
        (
            "shell",
            "fn f() { super::door::g(); crate::app::crash::h() } // late::i()",
        ),
        ("door", "use super::late;"),
        ("open", ""),
        ("open/deep", ""),
        ("told", "const A: &str = \"use super::late;\";"),
        ("crash", "mod late;"),
        ("late", ""),
        ("crash/late", ""),
    ];
    let files: Vec<_> = files
        .iter()
        .map(|(name, text)| (PathBuf::from(name).with_extension("rs"), (*text).to_owned()))
        .collect();
    let modules = Modules::of(Path::new(""), &files);
    let reached = modules.reached(&module("start"), &module("door"));
    let expected = [
        "start",
        "start/inner",
        "shell",
        "door",
        "open",
        "open/deep",
        "told",
        "crash",
    ];
    assert_eq!(reached, expected.into_iter().map(module).collect());
}

// R217
#[test]
fn no_text_advises_to_load_the_page_anew_but_where_there_is_a_network() {
    const BY_NETWORK: [&str; 2] = ["crash.reload", "app.reload_later"];
    for language in ["sv", "en"] {
        for (key, text) in locale(language) {
            let text = text.to_lowercase();
            let advises = text.contains("ladda om") || text.contains("reload");
            let is_left_open = text.contains("{reload}");
            assert!(
                !advises || is_left_open || BY_NETWORK.contains(&key.as_str()),
                "{key}: {text}"
            );
        }
    }
    // What a text leaves open is filled in, wherever it is shown.
    let files = sources(&root().join("src"));
    for (key, _) in locale("sv").into_iter().filter(|(_, text)| text.contains("{reload}")) {
        let bare = format!("text(Word::{})", build::variant(&key));
        let shown: Vec<_> = files.iter().filter(|(_, text)| text.contains(&bare)).collect();
        assert!(shown.is_empty(), "{key} is shown with its gap in {:?}", shown[0].0);
    }
}

// R245
#[test]
fn the_browsers_that_are_needed_are_the_same_wherever_they_are_said() {
    const CHROME_AND_EDGE: &str = "Edge 123";
    const FIREFOX: &str = "Firefox 121";
    const SAFARI: &str = "Safari 17.5";
    let read = |path: &str| fs::read_to_string(root().join(path)).unwrap();
    let page = read("index.html");
    let note = page
        .split("id=\"old-browser\"")
        .nth(1)
        .unwrap()
        .split("<div id=\"app\">")
        .next()
        .unwrap();
    let (swedish, english) = note.split_once("lang=\"en\"").unwrap();
    let about = |language: &str| locale(language)["about.browsers"].clone();
    let told = [
        swedish.into(),
        english.into(),
        read("README.md"),
        read("docs/hosting.md"),
        about("sv"),
        about("en"),
    ];
    for text in told {
        for browser in [CHROME_AND_EDGE, FIREFOX, SAFARI] {
            assert!(text.contains(browser), "{browser} is missing in {text}");
        }
    }
}

// R43
#[test]
fn the_page_shown_while_the_program_loads_says_what_the_program_will_say() {
    let page = fs::read_to_string(root().join("index.html")).unwrap();
    let words = locale("sv");
    let word = |key: &str| words.get(key).unwrap_or_else(|| panic!("{key}")).as_str();
    let tool = |name: &str, text: &str| format!("<li><strong>{}</strong>{}</li>", word(name), word(text));
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
        format!("<h2>{}</h2>", word("start.file_title")),
        format!("<p class=\"small\">{}</p>", word("start.file_text")),
        format!("</svg>{}</button>", word("start.file_open")),
        format!("disabled>{}</button>", word("start.link_paste")),
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
            format!("<li><a href=\"#/ny/{code}\"><span class=\"code\">{code}</span>{region}</a></li>\n")
        })
        .collect();
    let list = format!("<ul class=\"region-list\">\n{regions}</ul>");
    assert!(page.contains(&list), "index.html lists other regions than the program");
}
