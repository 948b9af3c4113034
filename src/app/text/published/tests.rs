//! That nothing harmful and nothing private comes out of a document, whatever is written in it.

use serde_json::Value;

use super::{
    copy,
    package::{self, AnsweredBy, Sent, ShownVersion},
    period_report,
    yearly_missing::{self, MendedAt},
    yearly_report,
};
use crate::{
    app::interface::route::Route,
    domain::{
        records::{
            dialogue::{Consultation, ConsultationQuestion, Contribution},
            document::Document,
            record::{Record, RecordKind},
            references::References,
        },
        values::{date::Date, field::Meaning, id::RecordId},
    },
    edit::referring::{SentVersion, refer},
    format::envelope,
    render::reading::{Block, Reading, html},
};

const EXAMPLE: &str = include_str!("../../../../public/example/sodermanland.samspel.json");

/// What is written in every text.
const HOSTILE: &str = "<script src=https://ont.example>\"onload='x'</style>&amp;";

/// What is written in every text that is private.
const SECRET: &str = "hemligt-hemligt";

/// The example with something else in every text that somebody wrote.
fn hostile() -> Document {
    let mut example: Value = serde_json::from_str(EXAMPLE).unwrap();
    for record in example["records"].as_object_mut().unwrap().values_mut() {
        let kind = RecordKind::from_code(record["kind"].as_str().unwrap()).unwrap();
        let texts = kind.fields().iter().filter(|field| field.meaning == Meaning::Text);
        for field in texts.filter(|field| record[field.name].is_string()).collect::<Vec<_>>() {
            let is_private = kind.is_private() || field.is_private;
            record[field.name] = if is_private { SECRET } else { HOSTILE }.into();
        }
    }
    envelope::read(example.to_string().as_bytes()).unwrap()
}

/// What is sent out for the first consultation.
fn sent_out(document: &Document, answered_by: AnsweredBy) -> Option<Reading> {
    let (id, _) = document.all::<Consultation>().next()?;
    let sent = Sent {
        today: Date::new(2026, 11, 29).unwrap(),
        answered_by: Some(answered_by),
        sheet: None,
    };
    package::of(document, &References::of(document), &id, sent)
}

fn readings(document: &Document) -> [Reading; 3] {
    let references = References::of(document);
    let today = Date::new(2026, 11, 29).unwrap();
    let pictures = copy::Pictures {
        sheet: None,
        timeline: &|_| Vec::new(),
    };
    [
        copy::of(document, &references, today, pictures),
        period_report::of(document, &references, today, None),
        yearly_report::of(document, &references, today, None),
    ]
}

// R490, R491, R492
#[test]
fn nothing_harmful_and_nothing_private_comes_out_of_any_document() {
    let document = hostile();
    assert!(envelope::write(&document).contains(SECRET));
    let sent_out = sent_out(&document, AnsweredBy::Link("https://ont.example/#/svara/x")).unwrap();
    for reading in readings(&document).into_iter().chain([sent_out]) {
        let file = html::file(&reading);
        let read = roxmltree::Document::parse(file.strip_prefix("<!DOCTYPE html>\n").unwrap()).unwrap();
        assert!(!file.contains(SECRET), "{}", reading.title);
        assert!(
            !file.contains("<script") && file.contains("&lt;script"),
            "{}",
            reading.title
        );
        for node in read.descendants().filter(roxmltree::Node::is_element) {
            assert_ne!(node.tag_name().name(), "script");
            for attribute in node.attributes() {
                let name = attribute.name();
                assert!(!name.starts_with("on") && name != "src", "{name}");
                let leads_out = name == "href" && !attribute.value().starts_with('#');
                assert!(
                    !leads_out || attribute.value().starts_with("https://ont.example"),
                    "{}",
                    attribute.value()
                );
            }
        }
        let mut ids: Vec<_> = read.descendants().filter_map(|node| node.attribute("id")).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "{}: an id is there twice", reading.title);
    }
}

// R496, R497
#[test]
fn an_empty_document_gives_reports_that_say_so() {
    let document =
        envelope::read(br#"{ "format": "samspel", "version": 2, "document": "tomt00000001", "records": {} }"#).unwrap();
    let [copy, period, yearly] = readings(&document);
    assert!(copy.sections.is_empty());
    assert_eq!(period.sections.len(), 4);
    assert_eq!(yearly.sections.len(), 6);
    let today = Date::new(2026, 11, 29).unwrap();
    // Four areas without text and priority, four headings without text, and no funding.
    assert_eq!(
        yearly_missing::missing(&document, &References::of(&document), today).len(),
        4 * 2 + 4 + 1
    );
    assert!(yearly_report::due(2026).ends_with("2027"));
}

/// A document of these records.
fn with(records: serde_json::Value) -> Document {
    let document =
        serde_json::json!({ "format": "samspel", "version": 2, "document": "prov00000001", "records": records });
    envelope::read(document.to_string().as_bytes()).unwrap()
}

fn target(by_sex: &str, reason: &str) -> serde_json::Value {
    serde_json::json!({
        "kind": "target", "action": "a", "title": "Studerande", "by_sex": by_sex, "by_sex_reason": reason, "baseline": 1, "value": 2,
        "year": 2028, "direction": "increase",
    })
}

// R620, R625
#[test]
fn what_is_published_names_the_neighbours_plans_and_no_lesson() {
    let document = with(serde_json::json!({
        "p": { "kind": "priority", "title": "Kompetens", "status": "adopted" },
        "n": { "kind": "neighbour_plan", "priority": "p", "title": "Grannens plan", "address": "https://region.example/plan" },
        "u": { "kind": "neighbour_plan", "priority": "p", "title": "En annan plan", "address": "javascript:alert(1)" },
        "l": { "kind": "lesson", "title": "Lärdomen", "was_hard": "Ingen hade tid", "priorities": ["p"], "steps": ["3"] },
    }));
    let [copy, ..] = readings(&document);
    let file = html::file(&copy);
    assert!(file.contains("Grannens plan") && file.contains("En annan plan"));
    assert!(file.contains("href=\"https://region.example/plan\"") && !file.contains("javascript:"));
    assert!(!file.contains("Lärdomen") && !file.contains("Ingen hade tid"));
}

// R639
#[test]
fn the_findings_of_a_priority_stand_under_it_with_evidence_and_source_where_that_is_chosen() {
    let records = |is_chosen: bool| {
        serde_json::json!({
            "publication": { "kind": "publication", "priorities": true, "findings": is_chosen },
            "p": { "kind": "priority", "title": "Resor", "findings": ["f"] },
            "f": {
                "kind": "finding", "title": "Bussen kommer för sent", "sort": "challenge", "evidence": "Mätt i mars.",
                "source": "Egen mätning", "dated": "2026-03-04", "elements": ["e"],
            },
            "e": { "kind": "structure_element", "name": "Hamnen" },
            "g": { "kind": "finding", "title": "Ingen prioritering vilar på det" },
        })
    };
    let file = |is_chosen| {
        let document = with(records(is_chosen));
        let [copy, ..] = readings(&document);
        html::file(&copy)
    };
    let written = file(true);
    for said in ["Mätt i mars.", "Egen mätning"] {
        assert!(written.contains(said), "{said}");
    }
    assert!(!file(false).contains("Mätt i mars."));
}

// R639
#[test]
fn what_was_answered_stands_by_group_and_names_neither_person_nor_actor() {
    let said = |text: &str, group: &str, response: &str| {
        serde_json::json!({
            "kind": "contribution", "text": text, "group": group, "person": SECRET, "response": response, "reason": "Därför.",
            "priorities": ["p"],
        })
    };
    let mut of_actor = said("Fler turer.", "other", "partly");
    of_actor["actor"] = "a".into();
    let document = with(serde_json::json!({
        "publication": { "kind": "publication", "dialogue": true },
        "p": { "kind": "priority", "title": "Resor" },
        "a": { "kind": "actor", "name": "Föreningen Hemlig", "group": "civil_society" },
        "1": of_actor,
        "2": said("Lägg ned.", "business", "not"),
        "3": said("Ingen har svarat.", "business", "unanswered"),
    }));
    let [copy, ..] = readings(&document);
    let titles: Vec<_> = copy.sections.iter().map(|section| section.title.as_str()).collect();
    assert_eq!(titles.len(), 1, "{titles:?}");
    let written = html::file(&copy);
    for said in ["Fler turer.", "Lägg ned.", "Därför.", "Resor"] {
        assert!(written.contains(said), "{said}");
    }
    // The actor tells the group of what was said for it.
    let blocks = copy.sections[0].blocks.iter();
    let groups = blocks.filter(|block| matches!(block, Block::Section(_))).count();
    assert_eq!(groups, 2);
    for kept in [SECRET, "Hemlig", "Ingen har svarat."] {
        assert!(!written.contains(kept), "{kept}");
    }
}

// R536
#[test]
fn what_several_targets_lack_is_one_line_that_leads_to_each() {
    let told = |records: serde_json::Value| {
        let document = with(records);
        let all = yearly_missing::missing(&document, &References::of(&document), Date::new(2026, 2, 1).unwrap());
        let is_of_sex = |field: &str| field.contains("by-sex");
        let mut all = all;
        all.retain(|one| match &one.at {
            MendedAt::Field(_) | MendedAt::Page(_, None) => false,
            MendedAt::Page(_, Some(field)) => is_of_sex(field),
            MendedAt::Several(records) => records.iter().all(|(_, _, field)| is_of_sex(field)),
        });
        all
    };
    let action = serde_json::json!({ "kind": "action", "title": "Insats" });
    let none = told(serde_json::json!({ "a": action, "t": target("no", "Skäl") }));
    assert_eq!(none, []);
    let one = told(serde_json::json!({ "a": action, "t": target("no", "Skäl"), "u": target("no", " ") }));
    let [one] = one.as_slice() else { panic!("{one:?}") };
    let MendedAt::Page(_, Some(field)) = &one.at else {
        panic!("{one:?}")
    };
    assert_eq!(field, "target-2-by-sex-reason");
    let both = told(serde_json::json!({ "a": action, "t": target("unstated", ""), "u": target("no", "") }));
    let [both] = both.as_slice() else { panic!("{both:?}") };
    let MendedAt::Several(records) = &both.at else {
        panic!("{both:?}")
    };
    let fields: Vec<_> = records.iter().map(|(_, _, field)| field.as_str()).collect();
    assert_eq!(fields, ["target-1-by-sex", "target-2-by-sex-reason"]);
}

// R536
#[test]
fn what_is_followed_by_sex_has_the_years_values_of_women_and_of_men() {
    let value = |of: &str, sex: &str, year: u16| serde_json::json!({ "kind": "measurement", "of": of, "sex": sex, "year": year, "value": 3 });
    let lacks = |records: &[(&str, serde_json::Value)], target: serde_json::Value| {
        let mut all = serde_json::json!({ "a": { "kind": "action" }, "i": { "kind": "indicator" }, "t": target });
        for (id, record) in records {
            all[id] = record.clone();
        }
        let document = with(all);
        let all = yearly_missing::missing(&document, &References::of(&document), Date::new(2026, 2, 1).unwrap());
        all.iter().any(|one| one.at == MendedAt::Page(Route::FollowUp, None))
    };
    let yes = || target("yes", "");
    assert!(!lacks(&[], yes()), "what isn't measured at all is told elsewhere");
    assert!(!lacks(&[("m", value("t", "total", 2024))], yes()));
    assert!(lacks(&[("m", value("t", "total", 2025))], yes()));
    assert!(lacks(
        &[("m", value("t", "total", 2025)), ("w", value("t", "women", 2025))],
        yes()
    ));
    let both = [("w", value("t", "women", 2025)), ("n", value("t", "men", 2025))];
    assert!(!lacks(&both, yes()));
    // An indicator has them for the target that follows it.
    let mut follows = yes();
    follows["indicator"] = "i".into();
    assert!(lacks(&[("m", value("i", "total", 2025))], follows.clone()));
    assert!(!lacks(
        &[("w", value("i", "women", 2025)), ("n", value("i", "men", 2025))],
        follows
    ));
}

// R536
#[test]
fn the_role_of_the_plans_stands_under_its_priority_in_the_year_that_was_looked_back_on() {
    let review = |of: &str, end: &str, role: &str| serde_json::json!({ "kind": "review", "of": of, "date": "2026-01-20", "end": end, "role": role });
    let document = with(serde_json::json!({
        "p": { "kind": "priority", "title": "Kompetens", "area": "skills" },
        "r": review("p", "2025-12-31", "Planen bidrog med lokaler."),
        "s": review("p", "2024-12-31", "Ett annat år."),
        "u": review("p", "2025-12-31", " "),
    }));
    let report = yearly_report::of(
        &document,
        &References::of(&document),
        Date::new(2026, 2, 1).unwrap(),
        None,
    );
    let written = html::file(&report);
    assert!(written.contains("Planen bidrog med lokaler.") && !written.contains("Ett annat år."));
    assert_eq!(written.matches("Planen bidrog").count(), 1);
}

/// A consultation about a priority that rests on a finding, is weighed, and has a chain, beside one that was not chosen.
fn consultation() -> serde_json::Value {
    serde_json::json!({
        "c": { "kind": "consultation", "title": "Remiss om resor", "priorities": ["p"], "end": "2027-01-31", "asks_organisation": true },
        "q": { "kind": "consultation_question", "consultation": "c", "text": "Vad saknas?" },
        "p": {
            "kind": "priority", "title": "Resor till arbete", "status": "draft", "findings": ["f"], "social_for": "Fler når arbete.",
        },
        "f": { "kind": "finding", "title": "Sista bussen går för tidigt", "sort": "challenge", "evidence": "Tidtabellen", "source": "Trafiken" },
        "a": { "kind": "alternative", "priority": "p", "title": "Samåkning", "reason": "Räcker inte." },
        "e": { "kind": "effect_link", "priority": "p", "stage": "effect", "text": "Fler i arbete" },
        "n": { "kind": "priority", "title": "Ny motorväg", "status": "not_chosen", "reason": "Kostar för mycket." },
        "s": {
            "kind": "structure_element", "name": "Flen", "element": "node", "theme": "settlement", "level": "local", "status": "existing",
        },
    })
}

const LINK: AnsweredBy = AnsweredBy::Link("https://region.example/#/svara/1abc");

// R670, R671, R672
#[test]
fn what_is_sent_out_has_the_proposal_with_its_reasons_and_the_way_to_answer() {
    let file = html::file(&sent_out(&with(consultation()), LINK).unwrap());
    for said in [
        "Remiss om resor",
        "href=\"https://region.example/#/svara/1abc\"",
        "<p class=\"address\">https://region.example/#/svara/1abc</p>",
        "class=\"qr\"",
        "Resor till arbete",
        "Sista bussen går för tidigt",
        "Tidtabellen",
        "Trafiken",
        "Fler når arbete.",
        "Räcker inte.",
        "Fler i arbete",
        "Ny motorväg",
        "Kostar för mycket.",
        "Vad saknas?",
    ] {
        assert!(file.contains(said), "{said}");
    }
    // A question, what is said besides, and who says it.
    assert_eq!(file.matches("class=\"lines\"").count(), 3);
}

// R670
#[test]
fn what_is_left_out_of_what_is_sent_is_not_there() {
    for (part, said) in [
        ("findings", "Sista bussen"),
        ("weighing", "Fler når arbete"),
        ("alternatives", "Samåkning"),
        ("effect_chain", "Fler i arbete"),
        ("not_chosen", "Ny motorväg"),
        ("structure_map", "Flen"),
        ("questions", "Vad saknas?"),
    ] {
        let mut records = consultation();
        let is_said = |records: &serde_json::Value| {
            let reading = sent_out(&with(records.clone()), LINK).unwrap();
            html::file(&reading).contains(said)
        };
        assert!(is_said(&records), "{part}");
        records["c"]["left_out"] = serde_json::json!([part]);
        assert!(!is_said(&records), "{part}");
    }
}

// R671
#[test]
fn where_the_link_would_be_too_long_the_file_leads_to_the_page_for_a_file() {
    let long = AnsweredBy::File("https://region.example/#/svara/");
    let file = html::file(&sent_out(&with(consultation()), long).unwrap());
    assert!(file.contains("<a href=\"https://region.example/#/svara/\"") && !file.contains("class=\"qr\""));
    // What is too long for a telephone to tell apart is not drawn.
    let wordy = ["https://region.example/#/svara/", &"x".repeat(1_500)].concat();
    let file = html::file(&sent_out(&with(consultation()), AnsweredBy::Link(&wordy)).unwrap());
    assert!(file.contains(&wordy) && !file.contains("class=\"qr\""));
}

// R674
#[test]
fn it_says_which_version_it_is_and_whether_it_has_been_changed_since() {
    let document = with(consultation());
    let references = References::of(&document);
    let (id, _) = document.all::<Consultation>().next().unwrap();
    let version = SentVersion {
        id: RecordId::new("v").unwrap(),
        title: "Remiss 29 nov".into(),
        date: None,
    };
    let patch = refer(&document, &id, version)
        .unwrap()
        .plan(&document, &references)
        .unwrap();
    let mut sent = document.clone();
    patch.apply(&mut sent, &mut References::of(&document));
    let shown = |document: &Document| {
        let sent = Sent {
            today: Date::new(2026, 11, 29).unwrap(),
            answered_by: Some(LINK),
            sheet: None,
        };
        let now = package::of(document, &References::of(document), &id, sent).unwrap();
        package::version(document, &id, sent, &now.sections)
    };
    assert_eq!(shown(&document), ShownVersion::Unsent);
    assert_eq!(shown(&sent), ShownVersion::Sent("Remiss 29 nov".into()));
    let changed = |id: &str, record: Record| {
        let mut changed = sent.clone();
        changed.put(RecordId::new(id).unwrap(), Some(record.into()));
        shown(&changed)
    };
    // An answer that comes in changes nothing of what was sent.
    let answer = Contribution {
        text: "Bra.".into(),
        consultation: Some(id.clone()),
        ..Contribution::default()
    };
    assert_eq!(changed("b", answer.into()), ShownVersion::Sent("Remiss 29 nov".into()));
    let question = ConsultationQuestion {
        consultation: Some(id.clone()),
        text: "Något annat?".into(),
        ..ConsultationQuestion::default()
    };
    assert_eq!(
        changed("q", question.into()),
        ShownVersion::Changed("Remiss 29 nov".into())
    );
}
