//! What is true of every check.

use std::collections::BTreeSet;

use super::{
    Check, Spot, Tool,
    declaration::Search,
    examples::{all, document},
    finding::Missing,
};
use crate::domain::records::{
    analysis::{AnalysisFinding, Influence, ModelArea},
    change::Change,
    comment::Comment,
    declaration::Declared,
    deep_analysis::{Alternative, EffectLink},
    dialogue::{Consultation, Contribution, Meeting},
    plan::{Action, ActionPlan, Priority, Target},
    record::Record,
    review::Review,
    self_assessment::{Consensus, Response, Round},
    strategy::Actor,
    structure_map::StructureElement,
};

#[test]
fn every_check_finds_something_in_one_example_and_nothing_in_the_other() {
    for check in Check::ALL {
        let examples = check.examples();
        let finds = |document| all(document).iter().any(|one| one.check == *check);
        assert!(finds(&examples.faulty), "{check:?} finds nothing");
        assert!(!finds(&examples.sound), "{check:?} finds something");
    }
}

#[test]
fn every_code_is_its_own_and_they_come_in_order() {
    let codes: BTreeSet<_> = Check::ALL.iter().map(|check| check.code()).collect();
    assert_eq!(codes.len(), Check::ALL.len());
    let numbers = |check: &Check| check.code()[1..].parse::<u16>().unwrap();
    assert!(Check::ALL.is_sorted_by_key(numbers));
}

#[test]
fn the_letter_of_a_code_is_that_of_its_tool_or_part_of_the_plan() {
    for check in Check::ALL {
        let tool = match &check.code()[..2] {
            "S1" => Tool::Assessment,
            "K3" => Tool::StructureMap,
            "P2" | "I4" | "M5" | "F6" | "D7" | "A8" => Tool::Plan,
            other => panic!("{check:?}: {other}"),
        };
        assert_eq!(check.tool(), tool, "{check:?}");
    }
}

/// The kinds of record that a finding can be about.
fn kinds(check: Check) -> &'static [&'static str] {
    match check.declaration().search {
        Search::Priority(_) | Search::NotChosen(_) => &[Priority::KIND],
        Search::Alternative(_) => &[Alternative::KIND],
        Search::EffectLink(_) => &[EffectLink::KIND],
        Search::ActionPlan(_) => &[ActionPlan::KIND],
        Search::Action(_) => &[Action::KIND],
        Search::Target(_) => &[Target::KIND],
        Search::StructureElement(_) => &[StructureElement::KIND],
        Search::Review(_) => &[Review::KIND],
        Search::Change(_) => &[Change::KIND],
        Search::Comment(_) => &[Comment::KIND],
        Search::Contribution(_) => &[Contribution::KIND],
        Search::Consultation(_) => &[Consultation::KIND],
        Search::Meeting(_) => &[Meeting::KIND],
        Search::Actor(_) => &[Actor::KIND],
        Search::AnalysisFinding(_) => &[AnalysisFinding::KIND],
        Search::Influence(_) => &[Influence::KIND],
        Search::ModelArea(_) => &[ModelArea::KIND],
        Search::Round(_) => &[Round::KIND],
        Search::Factor(_) => &[Round::KIND, Response::KIND, Consensus::KIND],
    }
}

#[test]
fn a_finding_is_about_kinds_that_there_are_and_mended_at_fields_that_they_have() {
    let schemas = Record::schemas();
    let has = |kind: &str, field: &str| {
        let schema = schemas.iter().find(|(name, _)| *name == kind);
        let (_, schema) = schema.unwrap_or_else(|| panic!("no kind {kind}"));
        schema["properties"].get(field).is_some()
    };
    for check in Check::ALL {
        let has_field = |field: &str| kinds(*check).iter().any(|kind| has(kind, field));
        match check.spot() {
            Spot::Page | Spot::Gap => {}
            Spot::Field(field) => assert!(has_field(field), "{check:?}: {field}"),
            Spot::FirstMissing => {
                let found = all(&check.examples().faulty);
                let missing = found.iter().filter(|one| one.check == *check);
                let missing: Vec<_> = missing.flat_map(|one| &one.missing).collect();
                assert!(!missing.is_empty(), "{check:?}");
                for part in missing {
                    assert!(has_field(part.field()), "{check:?}: {part:?}");
                }
            }
            Spot::Adding(kind) | Spot::Making(kind) => assert!(has(kind.code(), "kind"), "{kind:?}"),
        }
    }
}

#[test]
fn every_part_that_may_be_missing_is_a_field_of_its_own() {
    let fields: BTreeSet<_> = Missing::ALL.iter().map(|part| part.field()).collect();
    assert_eq!(fields.len(), Missing::ALL.len());
}

#[test]
fn an_empty_document_has_no_findings() {
    assert_eq!(all(&document([])), []);
}
