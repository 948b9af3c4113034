//! The example has every kind of record, every field and every term that the registry knows, but for those that it does better without.

use std::collections::BTreeSet;

use samspel::domain::{
    records::{document::Document, record::RecordKind},
    values::{code::CodeList, field::Meaning},
};
use serde_json::Value;

use super::example;

/// The fields that the example does without, and why.
const FIELDS_LEFT_OUT: [(&str, &str, &str); 4] = [
    ("peer_result", "county", "the regions are made up and have no county"),
    ("response", "name", "a made-up respondent has no name"),
    (
        "round",
        "smallest_group",
        "it keeps the usual five, which is not written",
    ),
    (
        "strategy",
        "end_year",
        "the strategy of which it is an example applies until further notice",
    ),
];

/// The terms that the example does without, and why.
const TERMS_LEFT_OUT: [(&str, &str); 26] = [
    (
        "code.direction.unstated",
        "a target without a direction is no example of one",
    ),
    ("code.judged_progress.cancelled", "one judgement shows how one is made"),
    ("code.judged_progress.done", "one judgement shows how one is made"),
    (
        "code.judged_progress.not_started",
        "one judgement shows how one is made",
    ),
    ("code.judged_progress.ongoing", "one judgement shows how one is made"),
    (
        "code.loop.unstated",
        "a change that opens no way back is no example of one",
    ),
    (
        "code.meeting_form.hybrid",
        "it has one meeting, at which people were present",
    ),
    (
        "code.meeting_form.online",
        "it has one meeting, at which people were present",
    ),
    (
        "code.meeting_form.unstated",
        "it has one meeting, at which people were present",
    ),
    (
        "code.meeting_form.visit",
        "it has one meeting, at which people were present",
    ),
    (
        "code.package_part.alternatives",
        "what its consultation sends out has all but the map",
    ),
    (
        "code.package_part.effect_chain",
        "what its consultation sends out has all but the map",
    ),
    (
        "code.package_part.findings",
        "what its consultation sends out has all but the map",
    ),
    (
        "code.package_part.not_chosen",
        "what its consultation sends out has all but the map",
    ),
    (
        "code.package_part.questions",
        "what its consultation sends out has all but the map",
    ),
    (
        "code.package_part.weighing",
        "what its consultation sends out has all but the map",
    ),
    (
        "code.priority_status.closed",
        "none of its priorities has been carried out yet",
    ),
    (
        "code.priority_status.referral",
        "what is out for referral is shown as a version",
    ),
    (
        "code.respondent_role.unstated",
        "every respondent has said in what capacity",
    ),
    (
        "code.review_decision.unstated",
        "a review after which nothing is decided is no example of one",
    ),
    (
        "code.response_state.unanswered",
        "each of its three contributions shows a response",
    ),
    ("code.round_state.archived", "of two rounds both are worth looking at"),
    (
        "code.sheet_status.decided",
        "it has one map sheet, which is out for referral",
    ),
    (
        "code.sheet_status.proposal",
        "it has one map sheet, which is out for referral",
    ),
    (
        "code.step_status.not_started",
        "every step has a text, and so has been begun",
    ),
    (
        "code.version_state.draft",
        "what is sent out and what is adopted are kept; the draft is the document",
    ),
];

/// What a field says in each record of its kind; `None` where it is not written.
fn said(example: &Document, kind: RecordKind, field: &str) -> Vec<Option<Value>> {
    let of_kind = example
        .records()
        .filter(|(_, record)| record.known_kind() == Some(kind));
    of_kind.map(|(_, record)| record.write().get(field).cloned()).collect()
}

/// The keys of the terms that are said. A term that need not be written is the first of its list.
fn terms(list: &CodeList, said: &[Option<Value>]) -> Vec<&'static str> {
    let is_said = |code: &str| {
        said.iter().any(|value| match value {
            None => list.codes.first() == Some(&code),
            Some(Value::Array(codes)) => codes.iter().any(|one| one == code),
            Some(one) => one == code,
        })
    };
    let terms = list.codes.iter().zip(list.keys);
    terms.filter(|(code, _)| is_said(code)).map(|(_, key)| *key).collect()
}

// R250
#[test]
fn it_has_every_kind_of_record_and_every_field() {
    let example = example();
    for kind in RecordKind::ALL {
        let kind = *kind;
        assert!(
            !said(&example, kind, "kind").is_empty(),
            "the example has no {}",
            kind.code()
        );
        for field in kind.fields() {
            let is_written = said(&example, kind, field.name).iter().any(Option::is_some);
            let place = (kind.code(), field.name);
            match FIELDS_LEFT_OUT.iter().find(|(kind, name, _)| (*kind, *name) == place) {
                Some((_, _, reason)) => assert!(!is_written, "{place:?} is there, though {reason}"),
                None => assert!(is_written, "nothing in the example says {place:?}"),
            }
        }
    }
}

// R250
#[test]
fn it_has_every_term_of_every_list() {
    let example = example();
    let mut found = BTreeSet::new();
    let mut declared: BTreeSet<&str> = BTreeSet::new();
    for kind in RecordKind::ALL {
        for field in kind.fields() {
            if let Meaning::Code(list) | Meaning::Codes(list) = field.meaning {
                declared.extend(list.keys);
                found.extend(terms(list, &said(&example, *kind, field.name)));
            }
        }
    }
    for key in declared {
        match TERMS_LEFT_OUT.iter().find(|(left_out, _)| *left_out == key) {
            Some((_, reason)) => assert!(!found.contains(key), "{key} is there, though {reason}"),
            None => assert!(found.contains(key), "nothing in the example says {key}"),
        }
    }
}
