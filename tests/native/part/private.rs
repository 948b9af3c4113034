//! What is private stays in the whole.

use samspel::{
    domain::{
        assessment::invitation::Invitation,
        dialogue::consultation::ConsultationInvitation,
        records::{
            dialogue::{Consultation, Contribution},
            document::Document,
            part::Choice,
            record::{Record, RecordKind},
            references::References,
            self_assessment::Round,
            strategy::{Actor, StepNumber},
        },
        values::{field::Meaning, id::RecordId},
    },
    edit::merge::{self, Scope},
    format::{
        consultation,
        envelope::{self},
        invitation,
    },
};

use serde_json::json;

use super::{choices, example, taken};

/// A document in which these records are others.
fn with_records(document: &Document, records: impl IntoIterator<Item = (RecordId, Record)>) -> Document {
    let all = document.records().map(|(id, record)| (id.clone(), (**record).clone()));
    let mut all: std::collections::BTreeMap<RecordId, Record> = all.collect();
    all.extend(records);
    let mut made = Document::of(document.id.clone(), all);
    made.lineage.clone_from(&document.lineage);
    made.part.clone_from(&document.part);
    made
}

/// Where something private is.
const SECRET_PLACE: [f64; 2] = [17.65432, 58.75];

/// Whether what is written says something private.
fn has_secrets(written: &str) -> bool {
    written.contains("Hemlig") || written.contains(&SECRET_PLACE[0].to_string())
}

/// The example with something in each private field of a kind that is not private itself.
fn with_secrets() -> Document {
    const SECRET: &str = "Hemlig Karin";
    let whole = example();
    let mut changed = Vec::new();
    for kind in RecordKind::ALL.iter().filter(|kind| !kind.is_private()) {
        let fields: Vec<_> = kind.fields().iter().filter(|field| field.is_private).collect();
        let of_kind: Vec<_> = whole
            .of_kind(*kind)
            .map(|(id, one)| (id.clone(), one.write()))
            .collect();
        for (id, mut written) in of_kind {
            for field in &fields {
                let secret = match field.meaning {
                    Meaning::Geometry => json!({ "type": "Point", "coordinates": SECRET_PLACE }),
                    other => {
                        assert_eq!(other, Meaning::Text);
                        SECRET.into()
                    }
                };
                written.insert(field.name.into(), secret);
            }
            let record = Record::read((&written).into(), &mut |_| panic!("{id}"));
            changed.push((id, record.unwrap()));
        }
    }
    with_records(&whole, changed)
}

// R359, R598
#[test]
fn no_part_says_who_said_something_or_how_to_reach_somebody_unless_that_is_chosen() {
    let whole = with_secrets();
    let mut with = 0;
    for choice in choices(&whole) {
        let all = taken(&whole, &choice);
        with += usize::from(has_secrets(&envelope::write(&all)));
        let told: usize = all.private_fields_said().iter().map(|one| one.count).sum();
        let part = all.part_without_private_fields();
        let written = envelope::write(&part);
        assert!(!has_secrets(&written), "{choice:?}");
        // What is left out is named.
        let mark = envelope::read(written.as_bytes()).unwrap().part.unwrap();
        assert_eq!(mark.left_out.is_empty(), told == 0, "{choice:?}");
    }
    assert!(with > 3);
    // The whole document is as it was.
    assert_eq!(whole.clone().part_without_private_fields(), whole);
}

// R84, R598
#[test]
fn what_was_left_out_of_a_part_is_not_removed_where_it_goes_back() {
    let whole = with_secrets();
    for choice in choices(&whole) {
        let part = taken(&whole, &choice).part_without_private_fields();
        let came = envelope::read(envelope::write(&part).as_bytes()).unwrap();
        let theirs = came.with_left_out_of(&whole);
        let merge = merge::documents(Some(&whole), &whole, &theirs, Scope::Part);
        assert!(merge.is_empty(), "{choice:?}");
    }
    // What somebody has written in it there comes along, and what is new here meanwhile stays.
    let part = taken(&whole, &Choice::Step(StepNumber::DIALOGUE)).part_without_private_fields();
    let (said, mut one) = part
        .all::<Contribution>()
        .next()
        .map(|(id, one)| (id, one.clone()))
        .unwrap();
    one.person = "Kim Ek".into();
    let part = with_records(&part, [(said.raw().clone(), one.into())]);
    let (actor, mut known) = whole.all::<Actor>().next().map(|(id, one)| (id, one.clone())).unwrap();
    known.contact = "070-2".into();
    let here = with_records(&whole, [(actor.raw().clone(), known.into())]);
    let merge = merge::documents(Some(&whole), &here, &part.with_left_out_of(&here), Scope::Part);
    assert_eq!((merge.conflicts.len(), merge.changed.len()), (0, 1));
    let merged = merge.kept();
    assert_eq!(merged.get(&said).unwrap().person, "Kim Ek");
    assert_eq!(merged.get(&actor).unwrap().contact, "070-2");
}

// R599
#[test]
fn what_goes_out_to_respondents_has_no_names_and_no_contacts() {
    let whole = with_secrets();
    let references = References::of(&whole);
    let mut asked = 0;
    for (id, _) in whole.all::<Consultation>() {
        let invitation = ConsultationInvitation::to(&whole, &references, &id, "").unwrap();
        assert!(!has_secrets(&consultation::write_invitation(&invitation).unwrap()));
        asked += 1;
    }
    for (id, _) in whole.all::<Round>() {
        let invitation = Invitation::to_round(&whole, &id, "").unwrap();
        assert!(!has_secrets(&invitation::write(&invitation).unwrap()));
        asked += 1;
    }
    assert!(asked > 1);
}
