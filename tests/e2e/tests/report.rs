//! The report of a round: two to six pages on paper whatever the round contains, nothing of hidden groups, readable on the screen.

use samspel_e2e::{Outcome, Scheme, Setup, Viewport, Visit};
use serde_json::{Map, Value, json};

const PLACE: &str = "#/sjalvskattning/rapport";

/// How many statements each factor has in the question set that is served.
const STATEMENTS: [usize; 14] = [3, 4, 4, 4, 4, 3, 4, 4, 4, 4, 4, 4, 3, 3];
const GROUPS: [&str; 8] = [
    "region",
    "municipality",
    "county_board",
    "agency",
    "business",
    "university",
    "civil_society",
    "other",
];

/// What a round contains.
struct Round {
    /// How many of each group have answered.
    responses: usize,
    /// How often every text is repeated.
    texts: usize,
    /// How many own statements there are.
    own: usize,
    /// How many priorities are made of the factors.
    priorities: usize,
}

fn responses(records: &mut Map<String, Value>, round: &str, own: &[String], of_each: usize, shift: usize) {
    for (place, group) in GROUPS.iter().enumerate() {
        for respondent in 0..of_each {
            let mut answers = Map::new();
            for (factor, statements) in STATEMENTS.iter().enumerate() {
                for statement in 1..=*statements {
                    let level = (factor + shift + place % 4 + respondent % 3) % 5;
                    answers.insert(format!("F{:02}.{statement}", factor + 1), json!(level));
                }
            }
            for (nth, id) in own.iter().enumerate() {
                answers.insert(id.clone(), json!((nth + respondent) % 5));
            }
            records.insert(
                format!("{round}-{group}-{respondent}"),
                json!({
                    "kind": "response", "round": round, "group": group, "received": "2026-11-20", "answers": answers,
                    "name": "Namn Namnsson", "comments": { "F03": "Hemlig kommentar" },
                }),
            );
        }
    }
}

fn document(round: &Round) -> String {
    let text = |text: &str| text.repeat(round.texts);
    let mut records = Map::new();
    records.insert(
        "strategy".into(),
        json!({ "kind": "strategy", "name": "Det egna", "county": "04" }),
    );
    let own: Vec<String> = (0..round.own).map(|nth| format!("own-{nth}")).collect();
    for (nth, id) in own.iter().enumerate() {
        let factor = format!("F{:02}", nth % 14 + 1);
        records.insert(
            id.clone(),
            json!({ "kind": "own_statement", "factor": factor, "sv": text("Ett eget påstående. "), "order": "a0" }),
        );
    }
    for (id, title, order) in [("fore", "Hösten 2025", "a0"), ("nu", "Hösten 2026", "a1")] {
        records.insert(
            id.into(),
            json!({
                "kind": "round", "title": text(title), "purpose": text("Att se var arbetet räcker inför revideringen. "), "order": order,
                "question_set": "framgangsfaktorer-1", "own_statements": own,
            }),
        );
    }
    responses(&mut records, "fore", &[], round.responses, 0);
    responses(&mut records, "nu", &own, round.responses, 1);
    if round.texts > 0 {
        for factor in 1..=14 {
            records.insert(
                format!("agreed-{factor}"),
                json!({
                    "kind": "consensus", "round": "nu", "factor": format!("F{factor:02}"), "level": factor % 4, "target_level": 4,
                    "target_year": 2029, "importance": factor % 5 + 1, "motivation": text("Rutinerna finns men följs olika. "),
                    "strengths": text("Rådet möts varje månad och följer upp. "), "evidence": text("Utvärderingen visar nivån. "),
                }),
            );
        }
    }
    for nth in 0..round.priorities {
        records.insert(
            format!("priority-{nth}"),
            json!({
                "kind": "priority", "title": text("Stärk det gemensamma arbetet "), "status": "draft", "order": "a0",
                "factors": [format!("F{:02}", nth % 14 + 1)],
            }),
        );
    }
    json!({ "format": "samspel", "version": 1, "document": "rapport", "records": records }).to_string()
}

async fn open(name: &str, setup: Setup<'_>, round: &Round) -> Outcome<Visit> {
    let visit = Visit::start(name, setup).await?;
    let file = visit.file("rapport.samspel.json", document(round))?;
    visit.upload("#open-file", &file).await?;
    visit.hash_is("#/oversikt").await?;
    visit.goto(PLACE).await?;
    visit.css(".report .report-head").await?;
    Ok(visit)
}

/// How many pages it has on paper.
async fn pages(visit: &Visit) -> Outcome<u64> {
    let printed = visit
        .devtools(
            "Page.printToPDF",
            json!({ "preferCSSPageSize": true, "printBackground": true }),
        )
        .await?;
    let count = "return (atob(arguments[0]).match(/\\/Type\\s*\\/Page[^s]/g) ?? []).length";
    let pages = visit.script(count, vec![printed["data"].clone()]).await?;
    pages.as_u64().ok_or_else(|| "no PDF".into())
}

// R156
#[tokio::test]
async fn it_has_two_to_six_pages_whatever_the_round_holds() -> Outcome {
    let rounds = [
        Round {
            responses: 0,
            texts: 0,
            own: 0,
            priorities: 0,
        },
        Round {
            responses: 1,
            texts: 1,
            own: 1,
            priorities: 1,
        },
        Round {
            responses: 6,
            texts: 1,
            own: 3,
            priorities: 10,
        },
        Round {
            responses: 6,
            texts: 300,
            own: 60,
            priorities: 90,
        },
    ];
    for (place, round) in rounds.iter().enumerate() {
        let visit = open(&format!("report_pages_{place}"), Setup::default(), round).await?;
        let pages = pages(&visit).await?;
        assert!((2..=6).contains(&pages), "round {place} has {pages} pages");
        visit.finish().await?;
    }
    Ok(())
}

// R156: a narrow window makes no other paper.
#[tokio::test]
async fn a_telephone_prints_the_same_pages() -> Outcome {
    let round = Round {
        responses: 6,
        texts: 300,
        own: 60,
        priorities: 90,
    };
    let setup = Setup {
        viewport: Viewport(360, 800),
        ..Setup::default()
    };
    let visit = open("report_narrow", setup, &round).await?;
    visit.no_horizontal_overflow().await?;
    let pages = pages(&visit).await?;
    assert!((2..=6).contains(&pages), "{pages} pages");
    visit.finish().await
}

// R157
#[tokio::test]
async fn a_full_round_is_told_whole_and_without_what_is_hidden() -> Outcome {
    let round = Round {
        responses: 6,
        texts: 12,
        own: 2,
        priorities: 3,
    };
    let visit = open("report_full", Setup::default(), &round).await?;
    for told in [
        "48 svar",
        "Hyndman och Fan (1996)",
        "Minsta grupp som visas har 5 svar.",
        "Texter som slutar med … är avkortade. Hela texterna står i Samspel under Samsyn.",
        "Ändrat sedan Hösten 2025",
    ] {
        visit.sees(told).await?;
    }
    visit.sees_no("Hemlig kommentar").await?;
    visit.sees_no("Namnsson").await?;
    visit.counts(".report .heatmap tbody tr", 14).await?;
    let running = "window.dispatchEvent(new Event('beforeprint'));
        return getComputedStyle(document.documentElement).getPropertyValue('--running-title')";
    let running = visit.script(running, vec![]).await?;
    assert!(
        running.as_str().is_some_and(|one| one.contains("Region Sörmland")),
        "{running}"
    );
    for scheme in [Scheme::Light, Scheme::Dark] {
        visit.set_scheme(scheme).await?;
        visit.no_axe_violations().await?;
    }
    for viewport in [Viewport(360, 800), Viewport(1280, 900)] {
        visit.set_viewport(viewport).await?;
        visit.no_horizontal_overflow().await?;
    }
    visit.click("#language").await?;
    visit.sees("How to read the report").await?;
    visit.no_axe_violations().await?;
    visit.finish().await
}

#[tokio::test]
async fn few_answers_show_no_figures() -> Outcome {
    let round = Round {
        responses: 0,
        texts: 1,
        own: 0,
        priorities: 0,
    };
    let visit = open("report_few", Setup::default(), &round).await?;
    visit.sees("Ingen har svarat än.").await?;
    visit
        .sees("Ingen grupp har så många svar att den visas för sig.")
        .await?;
    visit.no_axe_violations().await?;
    visit.walk_to("Tab", "#print-report").await?;
    visit.finish().await
}

// R233
#[tokio::test]
async fn what_matters_and_the_picture_are_on_the_first_page() -> Outcome {
    let round = Round {
        responses: 6,
        texts: 12,
        own: 2,
        priorities: 3,
    };
    // What A4 leaves between the margins of `style/print.css`, 174 mm by 255 mm, in CSS pixels.
    let setup = Setup {
        viewport: Viewport(658, 964),
        ..Setup::default()
    };
    let visit = open("report_first_page", setup, &round).await?;
    visit.set_print().await?;
    let heads = "return [...document.querySelectorAll('.report-section > h2')].map((one) => one.textContent)";
    let heads = visit.script(heads, vec![]).await?;
    assert_eq!(
        [&heads[0], &heads[1]],
        [&json!("Det viktigaste"), &json!("Profil över 14 faktorer")]
    );
    for told in [
        "48 har svarat.",
        "Starkast, median",
        "Svagast, median",
        "sedan Hösten 2025",
    ] {
        visit.sees(told).await?;
    }
    let end = "const top = document.querySelector('.report').getBoundingClientRect().top;
        return document.querySelector('.report figure').getBoundingClientRect().bottom - top";
    let end = visit.script(end, vec![]).await?;
    assert!(end.as_f64().is_some_and(|end| end < 964.0), "the picture ends at {end}");
    visit.finish().await
}
