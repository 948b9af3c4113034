//! Nothing private leaves by any way where nothing has been chosen, but by the ways whose purpose that is.

use std::collections::BTreeSet;

use samspel::{
    app::{
        interface::route::Route,
        text::{
            business_list, due, feedback_letter, follow_up,
            map_sheet::SheetContent,
            meeting, messages,
            published::{
                copy,
                package::{self, AnsweredBy, Sent},
                period_report, yearly_report,
            },
            vocabulary::Term,
            words::{self, text},
        },
    },
    domain::{
        action_table::{
            cell::{ActionTable, TableWords},
            column::ActionColumn,
        },
        assessment::{invitation::Invitation, results::Results, shared_results::SharedResults},
        dialogue::{Recipient, consultation::ConsultationInvitation, to_tell},
        follow_up::{due::due_by, meeting::minutes::minutes},
        records::{
            comment::Comment,
            dialogue::Consultation,
            document::Document,
            part::{Choice, asked_part, part_of},
            plan::{Action, Priority},
            record::{Record, RecordKind},
            references::References,
            self_assessment::Round,
            strategy::{Actor, StepNumber},
            structure_map::StructureElement,
            version::{Content, Version},
        },
        values::{
            date::Date,
            field::Meaning,
            id::{Id, RecordId},
        },
        ways_out::{Private, WayOut},
    },
    format::{
        action_table, calendar::Calendar, consultation, csv, envelope, geojson, invitation,
        reference_system::ReferenceSystem, results, structure_map,
    },
    map::sheet::{
        ground::SheetGround,
        paper::{Paper, Way},
    },
    render::reading::{Reading, html},
};
use serde_json::{Value, json};

use super::in_both_languages;

/// What the private fields of kinds say that are not private themselves: names of persons, how they are reached.
const NAME: &str = "hemligt-namn";

/// What the private places say: those of contributions.
const PLACE: &str = "17.65432";

/// What stands in all that was said, to be reached by.
const CONTACT: &str = "kim.ek@exempel.se";

/// What is in all texts of private kinds: risks, comments.
const WORK: &str = "bara-i-arbetet";

/// What is in all texts of confidential kinds.
const ANSWER: &str = "bara-de-som-svarat";

/// The version that has all of it.
const VERSION: &str = "version1";

fn today() -> Date {
    Date::new(2026, 11, 29).unwrap()
}

/// The example with a mark in everything private, and all of that once more in a version.
fn marked() -> Document {
    let example = super::public("example/sodermanland.samspel.json");
    let mut example: Value = serde_json::from_str(&example).unwrap();
    // What nobody has written can be written too.
    let is_text = |value: &Value| value.is_string() || value.is_null();
    let mut marks: BTreeSet<(RecordKind, &str)> = BTreeSet::new();
    for record in example["records"].as_object_mut().unwrap().values_mut() {
        let kind = RecordKind::from_code(record["kind"].as_str().unwrap()).unwrap();
        for field in kind.fields() {
            if field.is_private {
                record[field.name] = private_value(field.meaning);
            } else if kind.is_private() && field.meaning == Meaning::Text && is_text(&record[field.name]) {
                record[field.name] = if kind.is_confidential() { ANSWER } else { WORK }.into();
            } else {
                continue;
            }
            marks.insert((kind, field.name));
        }
        if kind == RecordKind::Contribution {
            let said = record["text"].as_str().unwrap();
            record["text"] = format!("{said} Svara {CONTACT}, 070-123 45 67.").into();
        }
    }
    // Each private field and kind has been marked, whatever the example lacks.
    for kind in RecordKind::ALL.iter().copied() {
        for field in kind.fields().iter().filter(|field| field.is_private) {
            assert!(marks.contains(&(kind, field.name)), "{kind:?} {}", field.name);
        }
        let is_marked = marks.iter().any(|(of, _)| *of == kind);
        assert!(is_marked || !kind.is_private(), "{kind:?}");
    }
    let document = envelope::read(example.to_string().as_bytes()).unwrap();
    let version = Version {
        title: "Före".into(),
        content: Content::of(&document),
        ..Version::default()
    };
    let mut records: Vec<(RecordId, Record)> = document
        .records()
        .map(|(id, record)| (id.clone(), Record::clone(record)))
        .collect();
    records.push((RecordId::new(VERSION).unwrap(), version.into()));
    Document::of(document.id.clone(), records)
}

/// What a private field is made to say.
fn private_value(meaning: Meaning) -> Value {
    match meaning {
        Meaning::Geometry => {
            let at: f64 = PLACE.parse().unwrap();
            json!({ "type": "Point", "coordinates": [at, 58.75] })
        }
        other => {
            assert_eq!(other, Meaning::Text);
            NAME.into()
        }
    }
}

/// What leaves by a way.
enum Made {
    /// This.
    Here(Vec<String>),
    /// What only its page makes, where a browser presses it: `tests/e2e/tests/ways_out.rs`.
    OnItsPage,
    /// Nothing that is in a document.
    OfNoDocument,
}

/// All that leaves by a way with nothing chosen.
fn leaving(way: WayOut, document: &Document) -> Made {
    let references = &References::of(document);
    let file = |reading: Reading| html::file(&reading);
    let elements = document.ordered::<StructureElement>();
    let made = match way {
        WayOut::Document => vec![envelope::write(document)],
        WayOut::DocumentLink => vec![envelope::write_compact(document)],
        WayOut::PartLink => parts(document, references)
            .iter()
            .map(envelope::write_compact)
            .collect(),
        WayOut::PartFile => parts(document, references).iter().map(envelope::write).collect(),
        WayOut::OwnerFile => {
            let owners = document.all::<Actor>();
            let part = |owner| envelope::write(&asked_part(document, references, &owner));
            owners.map(|(owner, _)| part(owner)).collect()
        }
        WayOut::VersionFile => {
            let versions = document.all::<Version>();
            let file = |version: &Version| version.document(document.id.clone()).as_version_file(false);
            versions.map(|(_, version)| envelope::write(&file(version))).collect()
        }
        WayOut::Faults => vec![faults(document)],
        WayOut::RoundInvitation => {
            let rounds = document.all::<Round>();
            let invitations = rounds.filter_map(|(id, _)| Invitation::to_round(document, &id, "Regionen"));
            invitations.map(|one| invitation::write(&one).unwrap()).collect()
        }
        WayOut::SharedResults => {
            let shared = shared(document);
            shared.iter().map(|(one, _)| results::write(one).unwrap()).collect()
        }
        WayOut::SharedResultsTable => shared(document)
            .iter()
            .map(|(one, of)| results_table(one, of))
            .collect(),
        WayOut::MapTable => vec![structure_map::to_table(document, &elements).0],
        WayOut::MapShapes => {
            let system = ReferenceSystem::Wgs84;
            let export = structure_map::Export {
                system,
                is_styled: true,
            };
            let (shapes, _) = structure_map::to_shapes(document, &elements, export);
            vec![geojson::write(&shapes, system).unwrap()]
        }
        WayOut::ElementAddress => elements
            .iter()
            .map(|(id, _)| Route::Element(id.clone()).to_hash())
            .collect(),
        WayOut::SheetSvg | WayOut::SheetPng => {
            let content = SheetContent::of(document);
            let drawn = content.draw("sheet", &SheetGround::default(), Paper::A4, Way::Portrait);
            vec![drawn.svg]
        }
        WayOut::ConsultationInvitation | WayOut::PackageLink => {
            let asking = copy::asking(document);
            let invitation = |id| ConsultationInvitation::to(document, references, &id, &asking).unwrap();
            let consultations = document.all::<Consultation>();
            consultations
                .map(|(id, _)| consultation::write_compact_invitation(&invitation(id)))
                .collect()
        }
        WayOut::FeedbackLetter => {
            let told = to_tell(document, references, &Recipient::Everybody, false);
            vec![feedback_letter::letter(document, &told, false)]
        }
        WayOut::BusinessList => {
            let rows = business_list::rows_of(document, references);
            vec![business_list::as_text(&rows, false)]
        }
        WayOut::ActionTable | WayOut::ActionCells => {
            let table = ActionTable::of(document, references, table_words(), Some(today()));
            let actions: Vec<_> = document.all::<Action>().map(|(id, _)| id).collect();
            vec![
                action_table::write(&table, &actions, ActionColumn::ALL),
                action_table::copied(&table, &actions, ActionColumn::ALL),
            ]
        }
        WayOut::DueCalendar => {
            let until = Date::new(2040, 1, 1).unwrap();
            let due = due_by(document, references, Date::new(2020, 1, 1).unwrap(), until);
            let days = due.iter().map(|due| due::day(document.id.as_str(), due)).collect();
            let calendar = Calendar {
                name: document.strategy().name.clone(),
                written: 0.0,
                days,
            };
            vec![calendar.to_ics()]
        }
        WayOut::Minutes => {
            let days: BTreeSet<_> = document
                .all::<Comment>()
                .flat_map(|(_, comment)| [comment.date, comment.closed])
                .flatten()
                .collect();
            let of_day = |day| meeting::as_text(document, "Anteckningar", &minutes(document, day));
            days.into_iter().map(of_day).collect()
        }
        WayOut::PublishedCopy => {
            let pictures = copy::Pictures {
                sheet: None,
                timeline: &|_| Vec::new(),
            };
            vec![file(copy::of(document, references, today(), pictures))]
        }
        WayOut::ConsultationPackage => {
            let sent = Sent {
                today: today(),
                answered_by: Some(AnsweredBy::Link("https://region.example/#/svara/1abc")),
                sheet: None,
            };
            let consultations = document.all::<Consultation>();
            let packages = consultations.filter_map(|(id, _)| package::of(document, references, &id, sent));
            packages.map(file).collect()
        }
        WayOut::PeriodReport => vec![file(period_report::of(document, references, today(), None))],
        WayOut::YearlyReport => vec![file(yearly_report::of(document, references, today(), None))],
        WayOut::TimelineSvg
        | WayOut::TimelinePng
        | WayOut::TimelineTable
        | WayOut::FollowUpTable
        | WayOut::FollowUpCells => return Made::OnItsPage,
        WayOut::Rescued | WayOut::SetAside | WayOut::ReceivedList | WayOut::Answer => return Made::OfNoDocument,
    };
    Made::Here(made)
}

/// Every part that can be taken of a document, as it is sent with nothing chosen.
fn parts(document: &Document, references: &References) -> Vec<Document> {
    let steps = StepNumber::ALL.into_iter().map(Choice::Step);
    let priorities = document.all::<Priority>().map(|(id, _)| Choice::Priority(id));
    let owners = document.all::<Actor>().map(|(id, _)| Choice::Owner(id));
    let choices = steps.chain([Choice::Assessment, Choice::StructureMap]);
    let part = |choice| part_of(document, references, &choice).as_sent_part(false);
    choices.chain(priorities).chain(owners).map(part).collect()
}

/// What is said of a file in which everything private is of the wrong sort.
fn faults(document: &Document) -> String {
    let mut file: Value = serde_json::from_str(&envelope::write(document)).unwrap();
    for record in file["records"].as_object_mut().unwrap().values_mut() {
        for value in record.as_object_mut().unwrap().values_mut() {
            if value.as_str().is_some_and(|text| [NAME, WORK, ANSWER].contains(&text)) {
                *value = Value::from(vec![value.clone()]);
            }
        }
    }
    let error = envelope::read(file.to_string().as_bytes()).unwrap_err();
    let report = envelope::Report {
        error: Some(error),
        ..envelope::Report::default()
    };
    messages::faults(&report).join("\n")
}

/// What is shared of each round, with what it shows.
fn shared(document: &Document) -> Vec<(SharedResults, std::sync::Arc<Results>)> {
    let rounds = document.all::<Round>();
    let shared = rounds.filter_map(|(id, round)| {
        let results = Results::of_round(document, &id, round);
        Some((SharedResults::of_round(document, &id, &results, "Regionen")?, results))
    });
    shared.collect()
}

fn results_table(shared: &SharedResults, results: &Results) -> String {
    let words = csv::CsvWords {
        header: [""; csv::COLUMNS],
        factor: "",
        statement: "",
        yes: "",
        no: "",
        hidden: "",
        all: "",
        group: |_| "",
        language: words::language(),
    };
    csv::write(results, &shared.result.levels, &shared.result.target_levels, &words)
}

fn table_words() -> TableWords {
    TableWords {
        column: |column| text(column.word()),
        status: |status| text(status.word()),
        progress: |progress| text(progress.word()),
        goes: |goes| text(follow_up::progress(goes)),
        decimal: words::decimal(),
    }
}

// R350, R351, R359, R362
#[test]
fn nothing_private_leaves_by_any_way_where_nothing_has_been_chosen() {
    let document = marked();
    in_both_languages(|_| {
        for way in WayOut::ALL.iter().copied() {
            let Made::Here(made) = leaving(way, &document) else {
                continue;
            };
            // A way by which nothing left would prove nothing.
            assert!(made.iter().any(|content| !content.is_empty()), "{way:?}");
            let held_back: &[&str] = match way.private() {
                Private::Nothing => &[NAME, PLACE, WORK, ANSWER],
                Private::WorkAlone => &[NAME, PLACE, ANSWER],
                Private::All(reason) => {
                    assert!(!reason.is_empty(), "{way:?}");
                    // What is declared to take all of it takes it: else it needs no reason.
                    assert!(made.iter().any(|content| content.contains(NAME)), "{way:?}");
                    &[]
                }
            };
            // What goes on to those who work with the plan is as it was said, or it would look changed where it comes back.
            let has_texts = way.private() == Private::Nothing;
            for mark in held_back.iter().chain(has_texts.then_some(&CONTACT)) {
                let found = made.iter().find(|content| content.contains(mark));
                let around = found.map(|content| around(content, mark));
                assert!(around.is_none(), "{mark} leaves by {way:?}: {around:?}");
            }
        }
    });
}

// R351
#[test]
fn names_and_contacts_leave_where_that_is_chosen() {
    let document = marked();
    let references = &References::of(&document);
    let told = to_tell(&document, references, &Recipient::Everybody, false);
    let rows = business_list::rows_of(&document, references);
    let version = RecordId::new(VERSION).map(Id::<Version>::of).unwrap();
    let version = document.get(&version).unwrap().document(document.id.clone());
    let dialogue = part_of(&document, references, &Choice::Step(StepNumber::DIALOGUE));
    let told_of = version.private_fields_said().iter().map(|one| one.count).sum::<usize>();
    let version = envelope::write(&version.as_version_file(true));
    assert_eq!(version.matches(NAME).count() + version.matches(PLACE).count(), told_of);
    assert!(told_of > 0 && !version.contains(ANSWER));
    in_both_languages(|_| {
        for chosen in [
            feedback_letter::letter(&document, &told, true),
            business_list::as_text(&rows, true),
            envelope::write(&dialogue.clone().as_sent_part(true)),
        ] {
            assert!(chosen.contains(NAME));
        }
        assert!(feedback_letter::letter(&document, &told, true).contains(CONTACT));
        assert!(envelope::write(&dialogue.clone().as_sent_part(true)).contains(PLACE));
    });
}

/// What stands around a mark.
fn around(content: &str, mark: &str) -> String {
    let place = content.find(mark).unwrap();
    let (before, after) = content.split_at(place);
    let before: String = before.chars().rev().take(80).collect();
    let after: String = after.chars().take(40).collect();
    before.chars().rev().collect::<String>() + &after
}
