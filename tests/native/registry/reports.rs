//! The reports of a period and of a year, in the words of both languages.

use samspel::{
    app::text::published::{period_report, yearly_report},
    domain::{assessment::factors::Language, records::references::References, values::date::Date},
    format::envelope,
    render::reading::{Fit, Picture, html},
};

use serde_json::json;

use super::in_both_languages;

const EXAMPLE: &str = include_str!("../../../public/example/sodermanland.samspel.json");

// R542
#[test]
fn the_reports_have_the_map_and_say_which_actions_are_carried_out_where() {
    let document = envelope::read(EXAMPLE.as_bytes()).unwrap();
    let (references, today) = (References::of(&document), Date::new(2026, 11, 29).unwrap());
    let sheet = Picture {
        svg: "<svg id=\"karta\"></svg>".into(),
        narrow: None,
        caption: String::new(),
        fit: Fit::Page,
    };
    in_both_languages(|language| {
        let said = match language {
            Language::Swedish => [
                "Där insatserna genomförs",
                "Planera bostäder nära stationen: Försenad",
                "Hur värdena har gått",
            ],
            Language::English => [
                "Where the actions are carried out",
                "Planera bostäder nära stationen: Late",
                "How the values have gone",
            ],
        };
        for of in [period_report::of, yearly_report::of] {
            let with_map = html::file(&of(&document, &references, today, Some(&sheet)));
            assert!(with_map.contains("<svg id=\"karta\""));
            let without = html::file(&of(&document, &references, today, None));
            assert!(!without.contains("id=\"karta\""));
            for said in said {
                assert!(with_map.contains(said) && without.contains(said), "{said}");
            }
        }
        // There is room for all of it.
        let period = html::file(&period_report::of(&document, &references, today, None));
        assert!(!period.contains("och 1 till") && !period.contains("och 2 till"));
        // A priority that nobody does anything for says so.
        let yearly = html::file(&yearly_report::of(&document, &references, today, None));
        let none = match language {
            Language::Swedish => "Inga insatser än",
            Language::English => "No actions yet",
        };
        assert!(yearly.contains(none));
    });
}

// R496
#[test]
fn the_report_of_a_large_plan_is_cut_to_what_a_few_pages_have_room_for() {
    let long = "Samverkan har stärkts i hela länet under perioden. ".repeat(30);
    let mut records = json!({ "strategy": { "kind": "strategy", "name": "Stor plan" } });
    for n in 0..200 {
        records[format!("i{n}")] = json!({
            "kind": "action", "title": format!("Insats {n} för kompetens i hela länet"),
            "status": (["ongoing", "finished", "decided"])[n % 3], "end": (["2026-03-01", "2028-01-01"])[n % 2],
        });
        records[format!("m{n}")] = json!({
            "kind": "target", "action": format!("i{n}"), "title": format!("Mål {n}"), "direction": "increase",
            "baseline": 40, "baseline_year": 2024, "value": 60, "year": 2028,
        });
        records[format!("v{n}")] =
            json!({ "kind": "measurement", "of": format!("m{n}"), "year": 2025, "value": 35 + n % 20 });
    }
    for n in 0..14 {
        records[format!("p{n}")] = json!({ "kind": "action_plan", "title": format!("Plan {n}") });
        records[format!("g{n}")] = json!({
            "kind": "review", "of": format!("p{n}"), "date": "2026-05-01", "done": long, "learnt": long, "hindrances": long,
            "decision": "change", "reason": long,
        });
        records[format!("f{n}")] =
            json!({ "kind": "change", "title": format!("Förändring {n}"), "date": "2026-05-01", "outcome": long });
    }
    let document = json!({ "format": "samspel", "version": 2, "document": "stor00000001", "records": records });
    let document = envelope::read(document.to_string().as_bytes()).unwrap();
    let today = Date::new(2026, 11, 29).unwrap();
    in_both_languages(|_| {
        let file = html::file(&period_report::of(&document, &References::of(&document), today, None));
        let body = file.split("</head>").nth(1).unwrap();
        let items = body.matches("<li>").count();
        assert!(items < 60, "{items}");
        let letters = roxmltree::Document::parse(file.strip_prefix("<!DOCTYPE html>\n").unwrap())
            .unwrap()
            .descendants()
            .filter_map(|node| node.text().filter(|_| node.is_text()))
            .map(|text| text.chars().count())
            .sum::<usize>();
        // With the style sheet.
        assert!(letters < 24_000, "{letters}");
    });
}
