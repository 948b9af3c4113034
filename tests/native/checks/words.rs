//! Every check has its words, and there are none of checks that there are not.

#[allow(dead_code)]
#[path = "../../../build.rs"]
mod build;

use std::{collections::BTreeSet, fs, path::Path};

use samspel::domain::checks::{Check, Missing};

/// The texts of a language by their keys.
pub fn locale(language: &str) -> build::Words {
    let path = format!("locales/{language}.json");
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path));
    build::words(&text.unwrap()).unwrap()
}

/// The key of a text of a check.
pub fn key(check: Check, text: &str) -> String {
    format!("check.{}.{text}", check.code().to_lowercase())
}

// R40
#[test]
fn every_check_and_every_part_has_its_words_in_both_languages_and_no_other_has() {
    let of_checks = Check::ALL
        .iter()
        .flat_map(|check| ["title", "why", "fix"].map(|text| key(*check, text)));
    let of_parts = Missing::ALL
        .iter()
        .map(|part| format!("check.missing_part.{}", part.field()));
    let wanted: BTreeSet<_> = of_checks.chain(of_parts).collect();
    for language in ["sv", "en"] {
        let is_found_by_code = |key: &String| {
            let rest = key.strip_prefix("check.");
            rest.is_some_and(|rest| rest.contains('.'))
        };
        let found: BTreeSet<_> = locale(language).into_keys().filter(is_found_by_code).collect();
        assert_eq!(found, wanted, "{language}");
    }
}

// R42
#[test]
fn the_build_stops_where_a_check_lacks_a_text() {
    let made = |text: &str| build::check_words(&build::words(text).unwrap());
    let whole =
        r#"{"check": {"x901": {"title": "A", "why": "B", "fix": "C"}, "lede": "D", "missing_part": {"end": "E"}}}"#;
    let made_of_whole = made(whole).unwrap();
    let found = "b\"X901\" => Some([Word::CheckX901Title, Word::CheckX901Why, Word::CheckX901Fix]),";
    assert!(made_of_whole.contains(found), "{made_of_whole}");
    let found = "b\"end\" => Some(Word::CheckMissingPartEnd),";
    assert!(made_of_whole.contains(found), "{made_of_whole}");
    for (text, missing) in [
        (r#"{"title": "A", "why": "B"}"#, "fix"),
        (r#"{"title": "A", "fix": "C"}"#, "why"),
        (r#"{"why": "B", "fix": "C"}"#, "title"),
        (r#"{"other": "A"}"#, "title"),
    ] {
        let cause = format!("check.x901.{missing} is missing");
        assert_eq!(made(&format!(r#"{{"check": {{"x901": {text}}}}}"#)), Err(cause));
    }
}
