//! The house rules that the compiler doesn't know: which room may know which, what no room may be called, and that no kind of record
//! and no place in the app is left unnamed.
#![allow(clippy::unwrap_used, reason = "a test that can't read the source has failed")]

#[path = "source/mod.rs"]
mod source;
#[path = "source/wildcards.rs"]
mod wildcards;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use samspel::{app::interface::route::RouteKind, domain::ways_out::WayOut};
use source::Source;

/// Every room of `src/` with the rooms that it may import; imports run one way.
const ROOMS: [(&str, &[&str]); 8] = [
    (
        "app",
        &["session", "map", "platform", "render", "format", "edit", "domain"],
    ),
    ("session", &["platform", "format", "edit", "domain"]),
    ("map", &["platform", "render", "format", "domain"]),
    ("platform", &["domain"]),
    ("render", &["domain"]),
    ("format", &["edit", "domain"]),
    ("edit", &["domain"]),
    ("domain", &[]),
];

/// Rooms that know no browser and no UI framework.
const PURE: [&str; 5] = ["domain", "edit", "format", "render", "session"];

/// Crates of the browser and of the UI framework, by how their names begin.
const BROWSER: [&str; 7] = [
    "leptos",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "serde_wasm_bindgen",
    "gloo",
    "leaflet",
];

/// Names that say nothing about what is inside.
const EMPTY_NAMES: [&str; 7] = ["utils", "util", "helpers", "helper", "common", "misc", "shared"];

#[test]
fn every_room_keeps_the_house_rules() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut faults = Vec::new();
    for file in rust_files(&source) {
        let path: Vec<String> = file
            .strip_prefix(&source)
            .unwrap()
            .iter()
            .map(|part| part.to_string_lossy().replace(".rs", ""))
            .collect();
        let text = fs::read_to_string(&file).unwrap();
        faults.extend(
            faults_of(&path, &text)
                .into_iter()
                .map(|fault| format!("src/{}.rs: {fault}", path.join("/"))),
        );
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

// R350
#[test]
fn each_way_out_is_taken_in_one_place() {
    let app = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app");
    let files: Vec<(PathBuf, String)> = rust_files(&app)
        .into_iter()
        .map(|file| (file.clone(), fs::read_to_string(file).unwrap()))
        .collect();
    for way in WayOut::ALL {
        let name = format!("WayOut::{way:?}");
        let takes = |text: &str| {
            let mut after = text.split(&name).skip(1);
            after.any(|after| !after.starts_with(|next: char| next.is_alphanumeric()))
        };
        let taken: Vec<_> = files
            .iter()
            .filter(|(_, text)| takes(text))
            .map(|(file, _)| file)
            .collect();
        // What another place makes is another way, with a word of its own on what is private in it.
        assert_eq!(taken.len(), 1, "{name}: {taken:?}");
    }
}

#[test]
fn a_browser_crate_in_a_pure_room_is_found() {
    for text in [
        "use leptos::prelude::*;",
        "use {serde::Serialize, web_sys::Window};",
        "fn now() -> f64 { js_sys::Date::now() }",
        "#[wasm_bindgen::prelude::wasm_bindgen]\nfn call() {}",
        "use gloo_storage as kept;",
    ] {
        assert_eq!(faults_of(&room("render/chart"), text).len(), 1, "{text}");
        assert_eq!(faults_of(&room("app/chart"), text), [""; 0], "{text}");
    }
}

#[test]
fn an_import_against_the_direction_is_found() {
    for text in [
        "use crate::app::state::State;",
        "use crate::{domain::Id, app::{self, state::State}};",
        "fn f() { crate::app::start() }",
        "use super::super::app::State;",
    ] {
        assert_eq!(faults_of(&room("edit/history"), text).len(), 1, "{text}");
    }
    assert_eq!(
        faults_of(
            &room("edit/history"),
            "use crate::{domain::{Id, app}, edit::patch};\nuse super::patch;"
        ),
        [""; 0]
    );
}

#[test]
fn a_room_that_nobody_listed_is_found() {
    assert_eq!(faults_of(&room("cellar/wine"), "").len(), 1);
}

#[test]
fn an_empty_name_is_found() {
    assert_eq!(faults_of(&room("app/utils"), "").len(), 1);
    assert_eq!(faults_of(&room("app/helpers/mod"), "").len(), 1);
    assert_eq!(faults_of(&room("app/page"), "mod common { }").len(), 1);
}

#[test]
fn a_wide_line_of_markup_is_found() {
    let wide = format!("<p class=\"{}\">", "a".repeat(120));
    for text in [format!("    {wide}"), format!("    let line = view! {{ {wide} }};")] {
        assert_eq!(wide_markup(&text).count(), 1, "{text}");
    }
    assert_eq!(wide_markup(&format!("    let line = \"{wide}\";")).count(), 0);
}

// R215
#[test]
fn a_field_that_takes_over_what_is_half_typed_is_found() {
    for text in [
        "    on:input=move |event| sought.set(event_target_value(&event))",
        "    prop:value=move || typed.get()",
        "    .prop(\"value\", shown)",
    ] {
        assert_eq!(hasty_fields(text).count(), 1, "{text}");
    }
    for text in [
        "    on:input=move |event| sought.set(typing::entered(&event))",
        "    prop:value=move || ShownText(typed.get())",
        "    .prop(\"value\", move || ShownText(shown()))",
        "    <meter prop:value=move || length() as f64 />",
    ] {
        assert_eq!(hasty_fields(text).count(), 0, "{text}");
    }
}

// R226
#[test]
fn a_frame_that_is_waited_for_whatever_happens_is_found() {
    assert_eq!(
        bare_frames("    request_animation_frame(move || measure());").count(),
        1
    );
    assert_eq!(bare_frames("    in_next_frame(measure);").count(), 0);
}

#[test]
fn comments_and_texts_are_not_imports() {
    let text = "// use leptos::prelude::*;\n/* use crate::app; /* nested */ */\nconst A: &str = \"use crate::app; // \\\" web_sys\";\n\
                const B: &str = r#\"leaflet \"quoted\" gloo\"#;\nconst C: char = '\"';\nfn f<'a>(x: &'a str) -> &'a str { x }";
    assert_eq!(faults_of(&room("domain/place"), text), [""; 0]);
}

// The table and the list of pages name every place; so must something that leads there.
#[test]
fn a_user_can_get_to_every_place() {
    let app = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app");
    let is_list = |file: &Path| file.ends_with("interface/route.rs") || file.ends_with("pages/parts.rs");
    let mut named = BTreeSet::new();
    for file in rust_files(&app).into_iter().filter(|file| !is_list(file)) {
        for path in Source::of(&fs::read_to_string(file).unwrap()).paths {
            if let [.., of, place] = &path[..]
                && of == "Route"
            {
                named.insert(place.clone());
            }
        }
    }
    for kind in RouteKind::ALL {
        assert!(named.contains(&format!("{kind:?}")), "nothing leads to {kind:?}");
    }
}

fn room(path: &str) -> Vec<String> {
    path.split('/').map(str::to_owned).collect()
}

/// What one file breaks; `path` is its way from `src/`, without the ending.
fn faults_of(path: &[String], text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let source = Source::of(text);
    let names: BTreeSet<&str> = path.iter().chain(&source.modules).map(String::as_str).collect();
    faults.extend(
        names
            .iter()
            .filter(|name| EMPTY_NAMES.contains(name))
            .map(|name| format!("a module is called “{name}”")),
    );

    faults.extend(wide_markup(text));
    faults.extend(hasty_fields(text));
    if path != ["app", "interface", "later"] {
        faults.extend(bare_frames(text));
    }
    faults.extend(wildcards::faults(text));

    let own = path[0].as_str();
    if ["main", "lib"].contains(&own) {
        return faults;
    }
    let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| *name == own) else {
        faults.push(format!(
            "“{own}” is not among the rooms of this test: say there what it may import"
        ));
        return faults;
    };
    let imports = imports(&source, path);
    let wrong = imports
        .iter()
        .filter(|name| **name != own && !allowed.contains(&name.as_str()));
    faults.extend(
        wrong
            .filter(|name| ROOMS.iter().any(|(room, _)| room == name))
            .map(|name| format!("{own} imports {name}")),
    );
    if PURE.contains(&own) {
        let foreign: Vec<&String> = source.names.iter().filter(|name| is_browser(name)).collect();
        if !foreign.is_empty() {
            faults.push(format!("{own} is pure but names {foreign:?}"));
        }
    }
    faults
}

/// Lines of markup past the width that rustfmt.toml gives code, which rustfmt leaves alone: one attribute a line there.
fn wide_markup(text: &str) -> impl Iterator<Item = String> {
    let is_markup = |line: &str| line.trim_start().starts_with('<') || line.contains("view! {");
    text.lines()
        .enumerate()
        .filter(move |(_, line)| is_markup(line) && line.chars().count() > 120)
        .map(|(number, _)| format!("line {} of markup is wider than 120", number + 1))
}

/// Fields that would break off what is half typed: what is entered is read by `typing::entered`, and shown as a `ShownText`.
fn hasty_fields(text: &str) -> impl Iterator<Item = String> {
    let is_hasty = |line: &str| {
        let shows = ["prop:value=", "prop(\"value\", "]
            .iter()
            .find_map(|begin| line.split_once(begin));
        // How full a meter is has nothing to do with what is typed.
        line.contains("event_target_value")
            || shows.is_some_and(|(before, value)| !value.contains("ShownText(") && !before.contains("<meter"))
    };
    text.lines()
        .enumerate()
        .filter(move |(_, line)| is_hasty(line))
        .map(|(number, _)| format!("line {} takes over or shows what is half typed", number + 1))
}

/// Frames that are waited for without asking whether what waits is still there: `interface/later.rs` asks.
fn bare_frames(text: &str) -> impl Iterator<Item = String> {
    text.lines()
        .enumerate()
        .filter(|(_, line)| line.contains("request_animation_frame"))
        .map(|(number, _)| {
            format!(
                "line {} waits for a frame without the functions of interface/later.rs",
                number + 1
            )
        })
}

fn is_browser(name: &str) -> bool {
    BROWSER.iter().any(|crate_name| {
        name.strip_prefix(crate_name)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
    })
}

/// The first names of all paths that begin at the crate's root.
fn imports(source: &Source, path: &[String]) -> BTreeSet<String> {
    let depth = path.iter().filter(|part| *part != "mod").count();
    let imports = source.imports.iter().map(|(path, _)| path);
    imports
        .chain(&source.paths)
        .filter_map(|path| {
            let up = path.iter().take_while(|name| *name == "super").count();
            let root = if path[0] == "crate" {
                Some(1)
            } else {
                (up >= depth).then_some(up)
            };
            path.get(root?).cloned()
        })
        .collect()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}
