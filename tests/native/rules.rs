//! Every rule in `docs/spec.md` has a test that cites it, and no test cites a rule that is not there.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

#[path = "source/mod.rs"]
mod source;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn spec() -> String {
    fs::read_to_string(root().join("docs/spec.md")).unwrap()
}

/// The numbers of the rules of each section, as they come.
fn sections(spec: &str) -> Vec<Vec<u16>> {
    let rules = |section: &str| {
        let rules = section.lines().filter_map(|line| line.strip_prefix("- **R"));
        rules
            .map(|rule| rule.split('*').next().unwrap().parse().unwrap())
            .collect()
    };
    spec.split("\n## ").skip(1).map(rules).collect()
}

#[test]
fn rules_are_numbered_once_and_sections_come_in_the_order_of_their_numbers() {
    let sections = sections(&spec());
    let first: Vec<u16> = sections.iter().map(|rules| rules[0]).collect();
    assert!(first.is_sorted(), "{first:?}");
    for rules in &sections {
        assert!(rules.is_sorted(), "{rules:?}");
    }
    let all: BTreeSet<u16> = sections.iter().flatten().copied().collect();
    assert_eq!(all.len(), sections.concat().len(), "a number is given twice");
}

#[test]
fn every_file_that_a_section_names_is_there() {
    let spec = spec();
    let heads = spec.lines().filter(|line| line.starts_with("## "));
    for path in heads.flat_map(|head| head.split('`').skip(1).step_by(2)) {
        assert!(root().join(path).exists(), "{path}");
    }
}

/// Whether a file of the source is nothing but tests: `tests.rs`, or in a folder of that name.
fn is_of_tests(path: &Path) -> bool {
    path.ends_with("tests.rs") || path.iter().any(|part| part == "tests")
}

#[test]
fn every_rule_is_cited_by_a_test_and_no_test_cites_another() {
    let mut cited = BTreeMap::new();
    for folder in ["tests", "fuzz/fuzz_targets", "src"] {
        for (path, text) in files(&root().join(folder)) {
            let citations = citations(&text);
            let tests = if citations.is_empty() || folder != "src" || is_of_tests(&path) {
                vec![1..=usize::MAX]
            } else {
                source::test_lines(&text)
            };
            for (line, rule) in citations {
                if tests.iter().any(|lines| lines.contains(&line)) {
                    cited
                        .entry(rule)
                        .or_insert_with(|| format!("{}:{line}", path.display()));
                }
            }
        }
    }
    let rules: BTreeSet<u16> = sections(&spec()).concat().into_iter().collect();
    let uncited: Vec<_> = rules.iter().filter(|rule| !cited.contains_key(rule)).collect();
    assert!(uncited.is_empty(), "no test cites R{uncited:?}");
    cited.retain(|rule, _| !rules.contains(rule));
    assert!(cited.is_empty(), "docs/spec.md has no R{cited:?}");
}

/// The rules that comments of a file cite, as in `// R12, R13`, each with its line.
fn citations(text: &str) -> Vec<(usize, u16)> {
    let comments = text
        .lines()
        .zip(1..)
        .filter_map(|(line, number)| Some((number, line.split_once("//")?.1)));
    comments
        .flat_map(|(number, comment)| {
            let words = comment.split(|letter: char| !letter.is_alphanumeric());
            let rules = words.filter_map(|word| word.strip_prefix('R')?.parse().ok());
            rules.map(move |rule| (number, rule))
        })
        .collect()
}

#[test]
fn citations_are_found_in_comments_only() {
    let text = "// R12, R13: why\nfn r() { \"R14\"; R15 } /// R16\n// R17a, XR18, R\n";
    assert_eq!(citations(text), [(1, 12), (1, 13), (2, 16)]);
}

/// The Rust files of a folder and the folders in it.
fn files(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
    found
}
