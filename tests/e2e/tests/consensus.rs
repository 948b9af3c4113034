//! From answers to the plan: the workshop, the gaps, what is made of them, and whether it moved.

use samspel_e2e::{Outcome, Scheme, Setup, Viewport, Visit, steps::records};
use serde_json::{Map, Value, json};

/// How many statements each factor has in the question set that is served.
const STATEMENTS: [usize; 14] = [3, 4, 4, 4, 4, 3, 4, 4, 4, 4, 4, 4, 3, 3];

fn round(title: &str, order: &str) -> Value {
    json!({
        "kind": "round", "title": title, "start": "2026-09-01", "order": order, "question_set": "framgangsfaktorer-1",
    })
}

/// So many responses of a group, who all give the level that `level` says for a factor and respondent.
fn answer(records: &mut Map<String, Value>, round: &str, count: usize, level: fn(usize, usize) -> usize) {
    for respondent in 0..count {
        let mut answers = Map::new();
        for (place, statements) in STATEMENTS.iter().enumerate() {
            for statement in 1..=*statements {
                let id = format!("F{:02}.{statement}", place + 1);
                answers.insert(id, json!(level(place + 1, respondent)));
            }
        }
        let response = json!({
            "kind": "response", "round": round, "group": "region", "revision": 1, "received": "2026-11-20", "answers": answers,
        });
        records.insert(format!("{round}-{respondent}"), response);
    }
}

/// Two rounds: in the later one factor 3 has risen from 1 to 3, and factor 9 is seen differently.
fn two_rounds() -> Map<String, Value> {
    let mut all = Map::new();
    all.insert("before".into(), round("Hösten 2025", "a0"));
    all.insert("now".into(), round("Hösten 2026", "a1"));
    answer(&mut all, "before", 8, |_, _| 1);
    answer(&mut all, "now", 8, |factor, respondent| match factor {
        3 => 3,
        9 => respondent % 2 * 4,
        _ => 1,
    });
    all
}

async fn open(name: &str, setup: Setup<'_>, records: Map<String, Value>) -> Outcome<Visit> {
    let visit = Visit::start(name, setup).await?;
    let document = json!({ "format": "samspel", "version": 1, "document": "samsyn", "records": records });
    let file = visit.file("samsyn.samspel.json", document.to_string())?;
    visit.upload("#open-file", &file).await?;
    visit.hash_is("#/oversikt").await?;
    Ok(visit)
}

async fn saved(visit: &Visit) -> Outcome<Value> {
    Ok(serde_json::from_str(&visit.save_as_file().await?)?)
}

// R140, R141, R142
#[tokio::test]
async fn the_workshop_is_gone_through_by_keyboard_alone() -> Outcome {
    let visit = open("consensus_keyboard", Setup::default(), two_rounds()).await?;
    visit.goto("#/sjalvskattning/samsyn").await?;
    visit.heading("Samsyn").await?;
    visit.walk_to("Tab", "#talk-participants").await?;
    visit.type_text("Ledningsgruppen").await?;
    visit.walk_to("Tab", "#agree-F01-0").await?;
    for factor in 1..=14 {
        visit.focus_is_at(&format!("#agree-F{factor:02}-0")).await?;
        visit.press(if factor == 2 { "4" } else { "2" }).await?;
    }
    visit.focus_is_at("#after-consensus").await?;
    visit.sees("14 av 14 faktorer har en nivå ni enats om").await?;

    // What was set is taken away and comes back, each in one step.
    visit.walk_to("Shift+Tab", "#agree-F14-2").await?;
    visit.press("Delete").await?;
    visit.sees("13 av 14 faktorer har en nivå ni enats om").await?;
    visit.press("Control+z").await?;
    visit.sees("14 av 14 faktorer har en nivå ni enats om").await?;
    visit.press("Control+z").await?;
    visit.sees("13 av 14 faktorer har en nivå ni enats om").await?;
    visit.is_saved().await?;
    visit.reload().await?;
    visit.sees("13 av 14 faktorer har en nivå ni enats om").await?;

    let document = saved(&visit).await?;
    let agreed = records(&document, "consensus");
    assert_eq!(agreed.len(), 13, "a step back takes the whole record");
    for (_, consensus) in agreed {
        assert_eq!(consensus["participants"], "Ledningsgruppen");
        assert_eq!(consensus["round"], "now");
        let level = if consensus["factor"] == "F02" { 4 } else { 2 };
        assert_eq!(consensus["level"], level);
    }
    visit.finish().await
}

// R140, R142
#[tokio::test]
async fn one_factor_is_agreed_on_in_large_type() -> Outcome {
    let visit = open("consensus_factor", Setup::default(), two_rounds()).await?;
    visit.goto("#/sjalvskattning/samsyn/F09").await?;
    visit
        .heading("Utveckla uppföljning, analys och ständigt lärande")
        .await?;
    visit.sees("Olika bilder. Svaren går isär").await?;
    visit.sees("n = 32 svar på 4 av faktorns påståenden.").await?;
    visit.walk_to("Tab", "#agreed-0").await?;
    visit.press("3").await?;
    visit.focus_is_at("#agreed-3").await?;
    visit.sees("Skriv en rad om vad som visar nivå 3.").await?;
    visit.write("#consensus-evidence", "Uppföljningen 2026").await?;
    visit.sees_no("Skriv en rad om vad som visar nivå 3.").await?;
    visit.choose("Målnivå", "4 Lärande").await?;
    visit.write("#target-year", "2029").await?;
    visit.check("5").await?;
    visit.write("#consensus-participants", "Alla").await?;
    visit.click("#next-consensus").await?;
    visit.hash_is("#/sjalvskattning/samsyn/F10").await?;
    visit.has_value("#consensus-participants", "Alla").await?;
    visit.press("Control+z").await?;
    let document = saved(&visit).await?;
    let agreed = records(&document, "consensus");
    assert_eq!(agreed.len(), 1);
    let expected = json!({
        "kind": "consensus", "round": "now", "factor": "F09", "level": 3, "target_level": 4, "target_year": 2029,
        "importance": 5, "evidence": "Uppföljningen 2026", "date": agreed[0].1["date"],
    });
    assert_eq!(*agreed[0].1, expected, "the last step was taken back");
    visit.finish().await
}

/// The two rounds, and what was agreed on in the later one.
fn with_gaps() -> Map<String, Value> {
    let mut all = two_rounds();
    for (factor, importance, target) in [("F01", 2, 4), ("F09", 5, 4), ("F03", 4, 3)] {
        let consensus = json!({
            "kind": "consensus", "round": "now", "factor": factor, "importance": importance, "target_level": target,
        });
        all.insert(format!("agreed-{factor}"), consensus);
    }
    all
}

// R143, R144
#[tokio::test]
async fn the_gaps_stand_in_a_matrix_and_in_a_list_with_their_reckoning() -> Outcome {
    let visit = open("gaps_list", Setup::default(), with_gaps()).await?;
    visit.goto("#/sjalvskattning/glapp").await?;
    visit.heading("Glapp").await?;
    visit.counts(".gap-matrix .gap-chip", 14).await?;
    visit.counts(".gap-list > .gap", 14).await?;
    // Factor 9 is answered 0 or 4: its median is 2.
    visit.sees("4 − 2 = 2").await?;
    visit.sees("5 × 2 = 10").await?;
    visit.sees("2 × 3 = 6").await?;
    let order = "return [...document.querySelectorAll('.gap-list > .gap')].map((one) => one.id).slice(0, 2)";
    let order = visit.script(order, vec![]).await?;
    assert_eq!(order, json!(["gap-F09", "gap-F01"]));
    let last = "return document.querySelector('.gap-list > .gap:last-child').id";
    assert_eq!(visit.script(last, vec![]).await?, json!("gap-F03"));
    visit.sees("Målnivån saknas, så glappet går inte att räkna ut.").await?;
    // A factor in the matrix leads to its place in the list.
    visit.walk_to("Tab", ".gap-chip").await?;
    visit.press("Enter").await?;
    visit.focus_is_at("#gap-F09").await?;
    // What is agreed on goes before what was answered.
    visit.goto("#/sjalvskattning/samsyn").await?;
    visit.walk_to("Tab", "#agree-F01-0").await?;
    visit.press("3").await?;
    visit.goto("#/sjalvskattning/glapp").await?;
    visit.sees("4 − 3 = 1").await?;
    visit.finish().await
}

// R145
#[tokio::test]
async fn a_gap_becomes_a_priority_an_action_or_a_topic_in_one_step() -> Outcome {
    let visit = open("gaps_make", Setup::default(), with_gaps()).await?;
    visit.goto("#/sjalvskattning/glapp").await?;
    visit.heading("Glapp").await?;
    for (button, made) in [
        ("#make-priority-F09", "Prioritering: ”Stärk: Utveckla"),
        ("#make-action-F09", "Insats: ”Insats för: Utveckla"),
        ("#talk-topic-F09", "Dialogfråga: ”Varför ser vi olika på"),
    ] {
        visit.walk_to("Tab", button).await?;
        visit.press("Enter").await?;
        visit.sees(made).await?;
        visit.hash_is("#/sjalvskattning/glapp").await?;
    }
    visit.counts("#gap-F09 .gap-made li", 3).await?;
    visit.click("#gap-F01 summary").await?;
    visit.click("[id='make-action-F01.2']").await?;
    visit.counts("#gap-F01 .gap-made li", 1).await?;
    visit.click("[id='make-dialogue-topic-F01.2']").await?;
    visit.counts("#gap-F01 .gap-made li", 2).await?;
    visit.press("Control+z").await?;
    visit.counts("#gap-F01 .gap-made li", 1).await?;
    visit.is_saved().await?;
    visit.reload().await?;
    visit.counts("#gap-F09 .gap-made li", 3).await?;

    let document = saved(&visit).await?;
    for (kind, count) in [("priority", 1), ("action", 2), ("dialogue_topic", 1)] {
        let made = records(&document, kind);
        assert_eq!(made.len(), count, "{kind}");
        for (_, record) in made {
            assert_eq!(record["round"], "now");
        }
    }
    let of_statement = records(&document, "action");
    let of_statement = of_statement
        .iter()
        .find(|(_, action)| action["statements"] == json!(["F01.2"]));
    assert_eq!(
        of_statement.map(|(_, action)| &action["factors"]),
        Some(&json!(["F01"]))
    );
    visit.goto("#/plan/steg/2").await?;
    visit.sees("Varför ser vi olika på").await?;
    visit.finish().await
}

// R146
#[tokio::test]
async fn what_came_from_a_round_shows_in_the_next_one_whether_it_moved() -> Outcome {
    let mut all = two_rounds();
    for (id, kind) in [("p", "priority"), ("a", "action"), ("t", "dialogue_topic")] {
        let made = json!({
            "kind": kind, "title": "Nätverken", "factors": ["F03"], "statements": ["F03.2"], "round": "before",
        });
        all.insert(id.into(), made);
    }
    let visit = open("gaps_moved", Setup::default(), all).await?;
    for (place, button) in [
        ("#/plan/prioriteringar/p", None),
        ("#/plan/insatser/a", None),
        ("#/plan/steg/2", Some("#edit-t")),
    ] {
        visit.goto(place).await?;
        if let Some(button) = button {
            visit.click(button).await?;
        }
        visit
            .sees("Faktor 3: 1 (Hösten 2025) → 3 (Hösten 2026), upp 2 nivåer")
            .await?;
        visit
            .sees("Påstående 3.2: 1 (Hösten 2025) → 3 (Hösten 2026), upp 2 nivåer")
            .await?;
    }
    // The link is made and taken away where the record is.
    visit.goto("#/plan/insatser/a").await?;
    visit.link_record("Välj faktor", "Bygg konsensus").await?;
    visit
        .sees("Faktor 7: 1 (Hösten 2025) → 1 (Hösten 2026), oförändrat")
        .await?;
    visit.finish().await
}

// R147
#[tokio::test]
async fn what_may_not_be_shown_stands_on_no_page_of_the_workshop() -> Outcome {
    let mut all = Map::new();
    all.insert("now".into(), round("Hösten 2026", "a0"));
    answer(&mut all, "now", 4, |_, _| 3);
    let visit = open("consensus_hidden", Setup::default(), all).await?;
    visit.goto("#/sjalvskattning/samsyn").await?;
    visit.heading("Samsyn").await?;
    visit.counts(".agree-row .level-mark", 0).await?;
    visit.sees("Visas inte").await?;
    visit.goto("#/sjalvskattning/samsyn/F03").await?;
    visit.sees("Färre än 5 svar på faktorn").await?;
    visit.counts(".answers-bar", 0).await?;
    visit.goto("#/sjalvskattning/glapp").await?;
    visit.sees("Inget säger var faktorn står.").await?;
    visit.counts(".gap .level-mark", 0).await?;
    visit.finish().await
}

#[tokio::test]
async fn dialogue_topics_are_written_ordered_and_removed_with_a_way_back() -> Outcome {
    let visit = Visit::start("topics", Setup::default()).await?;
    visit.begin("04").await?;
    visit.goto("#/plan/steg/2").await?;
    visit.sees("Här samlas det ni behöver prata om").await?;
    for name in ["Första frågan", "Andra frågan"] {
        visit.click("#add-topic").await?;
        visit.focus_is_at("#topic-title").await?;
        visit.type_text(name).await?;
    }
    let titles = "return [...document.querySelectorAll('.topics .record-title')].map((one) => one.textContent)";
    visit
        .by_role("button", "Flytta upp: Andra frågan")
        .await?
        .click()
        .await?;
    visit.sees("Andra frågan är nu nummer 1.").await?;
    let order = visit.script(titles, vec![]).await?;
    assert_eq!(order, json!(["Andra frågan", "Första frågan"]));
    visit.by_role("button", "Ta bort: Första frågan").await?.click().await?;
    visit.counts(".topics > li", 1).await?;
    visit.click(".toast button").await?;
    visit.counts(".topics > li", 2).await?;
    visit.goto("#/plan").await?;
    visit.click_button("Läs hela planen").await?;
    visit.sees("Första frågan").await?;
    visit.finish().await
}

#[tokio::test]
async fn the_pages_are_free_of_violations_and_of_sideways_scrolling() -> Outcome {
    for (name, language) in [
        ("consensus_axe_sv", None),
        (
            "consensus_axe_en",
            Some("localStorage.setItem('samspel:language', 'en')"),
        ),
    ] {
        let mut all = with_gaps();
        all.insert(
            "t".into(),
            json!({ "kind": "dialogue_topic", "title": "Varför?", "factors": ["F09"], "round": "before" }),
        );
        let setup = Setup {
            before: language,
            ..Setup::default()
        };
        let visit = open(name, setup, all).await?;
        for scheme in [Scheme::Light, Scheme::Dark] {
            visit.set_scheme(scheme).await?;
            for size in [Viewport::NARROW, Viewport::WIDE] {
                visit.set_viewport(size).await?;
                for (place, opened) in [
                    ("#/sjalvskattning/samsyn", None),
                    ("#/sjalvskattning/samsyn/F09", None),
                    ("#/sjalvskattning/glapp", Some("#gap-F01 summary")),
                    ("#/plan/steg/2", Some("#edit-t")),
                ] {
                    visit.goto(place).await?;
                    visit.css("main h1").await?;
                    if let Some(opened) = opened {
                        visit.click(opened).await?;
                    }
                    visit.no_axe_violations().await?;
                    visit.no_horizontal_overflow().await?;
                }
            }
        }
        visit.finish().await?;
    }
    Ok(())
}
