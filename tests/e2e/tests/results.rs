//! What a round shows: figures and pictures of the groups that may be shown, nothing of the others, by mouse and keyboard.

use samspel_e2e::{Outcome, Scheme, Setup, Viewport, Visit};
use serde_json::{Map, Value, json};

/// How many statements each factor has in the question set that is served.
const STATEMENTS: [usize; 14] = [3, 4, 4, 4, 4, 3, 4, 4, 4, 4, 4, 4, 3, 3];

/// A round's responses: of each group so many, who all give the level that `level` says for a factor and respondent.
fn responses(
    records: &mut Map<String, Value>,
    round: &str,
    groups: &[(&str, usize)],
    level: fn(&str, usize, usize) -> usize,
) {
    for (group, count) in groups {
        for respondent in 0..*count {
            let mut answers = Map::new();
            for (place, statements) in STATEMENTS.iter().enumerate() {
                for statement in 1..=*statements {
                    let id = format!("F{:02}.{statement}", place + 1);
                    answers.insert(id, json!(level(group, place + 1, respondent).min(4)));
                }
            }
            answers.insert("own-1".into(), json!(3 + respondent % 2));
            answers.insert("F14.3".into(), json!("dont_know"));
            let mut response = json!({
                "kind": "response", "round": round, "group": group, "revision": 1,
                "received": "2026-11-20", "answers": answers,
            });
            if respondent == 0 {
                response["comments"] = json!({ "F03": format!("Sagt av {round} {group}") });
                response["name"] = json!("Namn Namnsson");
            }
            records.insert(format!("{round}-{group}-{respondent}"), response);
        }
    }
}

fn round(title: &str, order: &str) -> Value {
    json!({
        "kind": "round", "title": title, "start": "2026-09-01", "order": order, "question_set": "framgangsfaktorer-1",
        "own_statements": ["own-1"], "invited": ["region", "municipality", "business", "civil_society"],
        "invited_count": { "region": 10, "municipality": 9, "business": 8, "civil_society": 7 },
    })
}

/// A document with the records of one or two rounds.
fn document(records: Map<String, Value>) -> String {
    json!({ "format": "samspel", "version": 1, "document": "resultat", "records": records }).to_string()
}

/// Two rounds: the region and the municipalities may be shown, business and civil society may not.
fn two_rounds() -> String {
    const GROUPS: [(&str, usize); 4] = [
        ("region", 8),
        ("municipality", 6),
        ("business", 2),
        ("civil_society", 4),
    ];
    let mut records = Map::new();
    records.insert("before".into(), round("Hösten 2024", "a0"));
    records.insert("now".into(), round("Hösten 2026", "a1"));
    records.insert(
        "own-1".into(),
        json!({ "kind": "own_statement", "factor": "F03", "sv": "Våra nätverk har en värd.", "en": "Our networks have a host.", "order": "a0" }),
    );
    records.insert(
        "agreed".into(),
        json!({ "kind": "consensus", "round": "now", "factor": "F03", "level": 2, "motivation": "Rutiner finns." }),
    );
    // Where all who are hidden had answered alike, nothing would be shown of a statement.
    responses(&mut records, "before", &GROUPS, |group, _, _| {
        usize::from(group != "business")
    });
    // On factor 3 the region is far above the others, elsewhere there is little between them.
    responses(&mut records, "now", &GROUPS, |group, factor, respondent| {
        match (group, factor) {
            ("region", 3) => 4,
            ("business", 3) => 0,
            (_, 3) => 1,
            _ => 2 + respondent % 2,
        }
    });
    document(records)
}

async fn open(name: &str, setup: Setup<'_>, content: &str) -> Outcome<Visit> {
    let visit = Visit::start(name, setup).await?;
    let file = visit.file("resultat.samspel.json", content)?;
    visit.upload("#open-file", &file).await?;
    visit.hash_is("#/oversikt").await?;
    Ok(visit)
}

/// Every place in the page's main part, attributes and the words of pictures too, that names a group and is not where a group
/// is said to be hidden.
const NAMED: &str = "
    const wanted = arguments[0];
    const found = [];
    for (const node of document.querySelectorAll('main *')) {
        if (node.closest('.hidden-note') || node.matches('option:disabled')) continue;
        const own = [...node.childNodes].filter((one) => one.nodeType === 3).map((one) => one.data).join(' ');
        const attributes = [...node.attributes].map((one) => one.value).join(' ');
        if (!(own + ' ' + attributes).includes(wanted)) continue;
        const row = node.closest('.responses-table tr');
        if (row && row.querySelector('td').textContent === 'Visas inte') continue;
        found.push(node.outerHTML.slice(0, 200));
    }
    return found";

async fn is_hidden(visit: &Visit, group: &str) -> Outcome {
    let found = visit.script(NAMED, vec![json!(group)]).await?;
    if found == json!([]) {
        Ok(())
    } else {
        Err(format!("{group} should be hidden but stands in {found}").into())
    }
}

// R110, R113, R163
#[tokio::test]
async fn groups_that_may_not_be_shown_stand_nowhere_but_as_hidden() -> Outcome {
    let visit = open("results_hidden", Setup::default(), &two_rounds()).await?;
    visit.goto("#/sjalvskattning/resultat").await?;
    visit.heading("Resultat").await?;
    visit.sees("20 svar").await?;
    visit.click(".responses summary").await?;
    visit.sees("Näringsliv Visas inte Visas inte").await?;
    visit.sees("Kommun 6 9").await?;
    // What is left of the sum would tell how many are invited to the hidden groups.
    visit.sees("Alla 20 Visas inte").await?;
    visit.sees_no("av 34 inbjudna").await?;
    for view in ["Staplar", "Radar", "Tabell"] {
        visit.check(view).await?;
        is_hidden(&visit, "Civilsamhälle").await?;
        // A spoke of the radar is called so too: it is in the name of a factor.
        if view != "Radar" {
            is_hidden(&visit, "Näringsliv").await?;
        }
    }
    visit.goto("#/sjalvskattning/resultat/F03").await?;
    visit.heading("Att leda i nätverk – en egen logik").await?;
    visit.counts(".statement-results svg.chart", 5).await?;
    for group in ["Näringsliv", "Civilsamhälle"] {
        is_hidden(&visit, group).await?;
    }
    // What is written has no name, no group and no order but the alphabet's.
    visit.sees_no("Namn Namnsson").await?;
    let said = "return [...document.querySelectorAll('.voices li')].map((one) => one.textContent)";
    let said = visit.script(said, vec![]).await?;
    assert_eq!(
        said,
        json!([
            "Sagt av now business",
            "Sagt av now civil_society",
            "Sagt av now municipality",
            "Sagt av now region"
        ])
    );
    visit.finish().await
}

// R114, R115, R116
#[tokio::test]
async fn a_group_is_chosen_a_figure_opened_and_a_factor_gone_to_by_keyboard() -> Outcome {
    let visit = open("results_keyboard", Setup::default(), &two_rounds()).await?;
    visit.goto("#/sjalvskattning/resultat").await?;
    visit.heading("Resultat").await?;
    visit.walk_to("Tab", "#who-choice").await?;
    visit.type_text("Kommun").await?;
    visit.has_value("#who-choice", "municipality").await?;
    visit.sees("Kommun, 6 svar. Hösten 2026.").await?;
    visit.press("Home").await?;
    visit.has_value("#who-choice", "").await?;

    // Factor 3, four statements: eight at 4, ten at 1, two at 0.
    visit.walk_to("Tab", ".differing a[href$='/F03']").await?;
    visit
        .sees("Gruppernas medianer går från 1 (Kommun) till 4 (Regionen).")
        .await?;
    visit.walk_to("Tab", ".heatmap button.figure").await?;
    visit.press("Enter").await?;
    visit.sees("Så är siffran räknad").await?;
    visit
        .sees("Nivåerna på 3 påståenden under faktor 1 räknas ihop.")
        .await?;
    visit.sees("n = 60 nivåer.").await?;
    visit.sees("typ 7 enligt Hyndman och Fan (1996)").await?;
    visit.no_axe_violations().await?;
    visit.press("Escape").await?;
    visit.sees_no("Så är siffran räknad").await?;
    visit.focus_is_at(".heatmap button.figure").await?;

    // Own statements are shown and marked, and left out of the factor's figure.
    visit.goto("#/sjalvskattning/resultat/F03").await?;
    visit.heading("3.A Våra nätverk har en värd.").await?;
    visit.sees("Eget påstående").await?;
    visit.walk_to("Tab", ".factor-figures button.figure").await?;
    visit.press("Enter").await?;
    visit.sees("n = 80 nivåer.").await?;
    visit
        .sees("(80 − 1) × 0,5 = 39,5. På platserna runt den står nivåerna 1 och 1")
        .await?;
    visit.press("Escape").await?;
    visit.sees("Nivå 2, Etablerat").await?;
    visit.walk_to("Tab", ".prev-next a.push").await?;
    visit.press("Enter").await?;
    visit.hash_is("#/sjalvskattning/resultat/F04").await?;
    visit.finish().await
}

// R117
#[tokio::test]
async fn what_has_changed_since_an_earlier_round_stands_with_its_n() -> Outcome {
    let visit = open("results_change", Setup::default(), &two_rounds()).await?;
    visit.goto("#/sjalvskattning/resultat").await?;
    visit.has_value("#earlier-choice", "before").await?;
    visit.by_role("button", "Ändringen som tabell").await?.click().await?;
    // Factor 1: nearly everybody at 1, then half at 2 and half at 3. One of the three statements of factor 14 may not be shown: all
    // have said of it that they don't know.
    visit
        .sees("Använd bredden i den regionala utvecklingspolitiken 1 2,5 +1,5 60, 60 3")
        .await?;
    visit.sees("Samspela med staten 1 2,5 +1,5 40, 40 2").await?;
    visit.check("Radar").await?;
    visit.check("Omgångar").await?;
    visit.sees("Hösten 2024").await?;
    visit.check("Grupper").await?;
    visit.sees("Regionen").await?;
    visit.finish().await
}

#[tokio::test]
async fn results_in_every_state_are_free_of_violations_and_of_sideways_scrolling() -> Outcome {
    let visit = open(
        "results_axe",
        Setup {
            viewport: Viewport::NARROW,
            ..Setup::default()
        },
        &two_rounds(),
    )
    .await?;
    for scheme in [Scheme::Light, Scheme::Dark] {
        visit.set_scheme(scheme).await?;
        for size in [Viewport::NARROW, Viewport::WIDE] {
            visit.set_viewport(size).await?;
            for place in ["#/sjalvskattning/resultat", "#/sjalvskattning/resultat/F03"] {
                visit.goto(place).await?;
                visit.css("main .chart-holder svg").await?;
                for view in ["Staplar", "Radar", "Tabell"] {
                    if place.ends_with("F03") {
                        continue;
                    }
                    visit.check(view).await?;
                    visit.no_axe_violations().await?;
                    visit.no_horizontal_overflow().await?;
                }
                visit.no_axe_violations().await?;
                visit.no_horizontal_overflow().await?;
            }
        }
    }
    visit.finish().await
}

// R113
#[tokio::test]
async fn before_there_is_enough_to_show_the_page_says_when_there_will_be() -> Outcome {
    let visit = Visit::start("results_early", Setup::default()).await?;
    visit.begin("04").await?;
    visit.goto("#/sjalvskattning/resultat").await?;
    visit.sees("Ingen omgång är påbörjad").await?;
    visit.no_axe_violations().await?;

    let mut records = Map::new();
    records.insert("now".into(), round("Hösten 2026", "a0"));
    let empty = visit.file("tom.samspel.json", document(records.clone()))?;
    visit.goto("#/").await?;
    visit.upload("#open-file", &empty).await?;
    visit.hash_is("#/oversikt").await?;
    visit.goto("#/sjalvskattning/resultat").await?;
    visit.sees("Inga svar än").await?;
    visit.sees("Det visas när minst 5 har svarat.").await?;
    visit.finish().await?;

    responses(&mut records, "now", &[("region", 4)], |_, _, _| 3);
    let visit = open("results_few", Setup::default(), &document(records)).await?;
    for place in ["#/sjalvskattning/resultat", "#/sjalvskattning/resultat/F03"] {
        visit.goto(place).await?;
        visit.sees("För få svar för att visas").await?;
        visit.sees_no("Sagt av").await?;
        visit.counts("main svg.chart", 0).await?;
        visit.no_axe_violations().await?;
    }
    visit.finish().await
}

// R232
#[tokio::test]
async fn the_five_widest_differences_are_shown_and_the_others_behind_one_control() -> Outcome {
    let mut records = Map::new();
    records.insert("now".into(), round("Hösten 2026", "a0"));
    responses(
        &mut records,
        "now",
        &[("region", 6), ("municipality", 6)],
        |group, factor, _| match (group, factor) {
            ("region", _) => 0,
            (_, 9) => 4,
            (_, 1..=8) => 2,
            _ => 1,
        },
    );
    let visit = open("results_differing", Setup::default(), &document(records)).await?;
    visit.goto("#/sjalvskattning/resultat").await?;
    visit.counts(".differing", 2).await?;
    let factors = |list: &str| {
        let script =
            "return [...document.querySelectorAll(arguments[0])].map((one) => one.getAttribute('href').slice(-3))";
        (script, vec![json!(format!("{list} > li > h3 > a"))])
    };
    let (script, first) = factors(":not(details) > .differing");
    assert_eq!(
        visit.script(script, first).await?,
        json!(["F09", "F01", "F02", "F03", "F04"])
    );
    let (script, rest) = factors(".differing-rest > .differing");
    assert_eq!(visit.script(script, rest).await?, json!(["F05", "F06", "F07", "F08"]));
    // All statements of a factor say what the factor says: it is said once.
    visit
        .counts(
            ":not(details) > .differing > li:first-child .differing-statements > li",
            1,
        )
        .await?;
    visit.sees("Visa 4 till").await?;
    visit.css(".differing-rest:not([open])").await?;
    visit.walk_to("Tab", ".differing-rest > summary").await?;
    visit.press("Enter").await?;
    visit.css(".differing-rest[open]").await?;
    visit.no_axe_violations().await?;
    visit.finish().await
}
