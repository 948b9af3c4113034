//! Every page has a title of its own, which says first what the page shows.

use std::{collections::BTreeMap, fs, path::PathBuf};

use samspel::{
    app::{
        interface::route::{Named, Route, RouteKind},
        text::{
            page_title::page_title,
            words::{self, Word, text},
        },
    },
    domain::{
        assessment::factors::QuestionSet,
        records::{
            document::Document,
            plan::{Action, Priority},
            record::Kind,
            strategy::StepNumber,
            structure_map::StructureElement,
            version::Version,
        },
        values::id::{Id, RecordId},
    },
    format::envelope,
};
use serde_json::{Value, json};

use super::in_both_languages;

/// The example with a version, after a change of its JSON.
fn example(change: impl FnOnce(&mut Value)) -> Document {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("public/example/sodermanland.samspel.json");
    let mut example: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    example["records"]["a-version"] = json!({ "kind": "version", "title": "Remissversion" });
    change(&mut example);
    envelope::read(example.to_string().as_bytes()).unwrap()
}

fn ids<T: Kind>(document: &Document) -> Vec<String> {
    document.all::<T>().map(|(id, _)| id.as_str().into()).collect()
}

/// What the parameter of a kind of place can be in a document.
fn parameters(document: &Document, kind: RouteKind) -> Vec<String> {
    match kind.named() {
        Some(Named::Factor) => QuestionSet::current()
            .factors
            .iter()
            .map(|factor| factor.id.into())
            .collect(),
        Some(Named::Step) => StepNumber::ALL.iter().map(|number| number.get().to_string()).collect(),
        // Only the places of one kind of record take an id of it.
        Some(Named::Record) if kind == RouteKind::Priority => ids::<Priority>(document),
        Some(Named::Record) if kind == RouteKind::Action => ids::<Action>(document),
        Some(Named::Record) if kind == RouteKind::Element => ids::<StructureElement>(document),
        Some(Named::Record) => ids::<Version>(document),
        None => vec!["1.AAAA".into()],
    }
}

// R240
#[test]
fn every_page_has_a_title_of_its_own() {
    let document = example(|_| {});
    in_both_languages(|_| {
        let mut titles = BTreeMap::new();
        let routes = RouteKind::ALL.iter().flat_map(|kind| {
            let parameters = parameters(&document, *kind);
            assert!(!parameters.is_empty(), "{kind:?}");
            parameters.into_iter().filter_map(|parameter| kind.with(&parameter))
        });
        // A questionnaire and a place in a meeting give themselves a title; the first three are the start page on its way to a document.
        let gives_itself = |route: &Route| matches!(route, Route::Answer(_) | Route::MeetingAt(_));
        let own = |route: &Route| !gives_itself(route) && !matches!(route, Route::New(_) | Route::Example);
        for route in routes.filter(own) {
            let title = page_title(Some(&document), &route);
            assert!(title.contains(text(Word::AppName)), "{title}");
            assert_eq!(titles.insert(title.clone(), route.clone()), None, "{title}: {route:?}");
        }
    });
}

// R240
#[test]
fn a_title_begins_with_the_name_of_what_the_page_shows() {
    let named = |title: &str| {
        let mut id = None;
        let document = example(|example| {
            let records = example["records"].as_object_mut().unwrap();
            let (found, action) = records
                .iter_mut()
                .find(|(_, record)| record["kind"] == "action")
                .unwrap();
            action["title"] = title.into();
            id = RecordId::new(found).map(Id::of);
        });
        page_title(Some(&document), &Route::Action(id.unwrap()))
    };
    in_both_languages(|_| {
        let rest = [" – ", text(Word::PlanActions), " – "].concat();
        assert!(named("Tågen i tid").starts_with(&["Tågen i tid", &rest].concat()));
        assert!(named("Bussen i tid").starts_with(&["Bussen i tid", &rest].concat()));
        assert!(named(" ").starts_with(&[text(Word::AppUnnamed), &rest].concat()));
        // A name of 200 letters is cut, within a word or between two.
        for long in ["a".repeat(200), "abcd ".repeat(40)] {
            let title = named(&long);
            let (name, _) = title.split_once('…').unwrap();
            assert!((55..=60).contains(&name.chars().count()), "{title}");
        }
    });
}

// R240
#[test]
fn what_is_not_there_has_the_title_of_its_page() {
    let document = example(|_| {});
    let nameless = example(|example| example["records"]["strategy"]["name"] = "".into());
    let gone = Id::of(RecordId::from_bits(0));
    in_both_languages(|_| {
        let plan = [text(Word::PlanActions), " – ", text(Word::NavPlan), " – "].concat();
        assert!(page_title(Some(&document), &Route::Action(gone.clone())).starts_with(&plan));
        let assessment = text(Word::NavAssessment);
        let title = page_title(Some(&nameless), &Route::Factor("F99".into()));
        assert_eq!(title, words::fill(Word::AppPageTitle, &[("page", assessment)]));
        assert_eq!(
            page_title(None, &Route::Checks),
            words::fill(Word::AppPageTitle, &[("page", text(Word::NavChecks))])
        );
    });
}
