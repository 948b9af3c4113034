//! Other regions' results: taken in, reported when they can't be, compared, learnt from, and one's own given away.

use samspel_e2e::{Outcome, Scheme, Setup, Viewport, Visit};
use serde_json::{Map, Value, json};

const PLACE: &str = "#/sjalvskattning/jamfor";

/// A document with a round in which the region and the municipalities may be shown, and business may not.
fn document() -> String {
    let mut records = Map::new();
    records.insert(
        "strategy".into(),
        json!({ "kind": "strategy", "name": "Det egna", "county": "04" }),
    );
    records.insert(
        "nu".into(),
        json!({
            "kind": "round", "title": "Hösten 2026", "start": "2026-09-01", "question_set": "framgangsfaktorer-1",
            "order": "a0", "own_statements": ["egen"],
        }),
    );
    records.insert(
        "egen".into(),
        json!({ "kind": "own_statement", "factor": "F03", "sv": "=Eget påstående", "order": "a0" }),
    );
    records.insert(
        "agreed".into(),
        json!({ "kind": "consensus", "round": "nu", "factor": "F03", "level": 1, "motivation": "Hemlig motivering", "strengths": "Vi har rutiner." }),
    );
    for (group, count, level) in [("region", 8, 1), ("municipality", 6, 2), ("business", 2, 4)] {
        for respondent in 0..count {
            records.insert(
                format!("{group}-{respondent}"),
                json!({
                    "kind": "response", "round": "nu", "group": group, "received": "2026-11-20", "name": "Namn Namnsson",
                    "comments": { "F03": "Hemlig kommentar" },
                    "answers": { "F01.1": level, "F03.1": level, "F03.2": (level + respondent) % 5, "egen": 4 },
                }),
            );
        }
    }
    json!({ "format": "samspel", "version": 1, "document": "egen-region", "records": records }).to_string()
}

/// The results of another region: all of `n` give one level on the statements.
fn results(round: &str, region: &str, level: usize, n: usize) -> Value {
    let mut counts = [0; 7];
    counts[level] = n;
    json!({
        "format": "samspel-results", "version": 1, "round": round, "region": region, "title": "Våren 2026",
        "question_set": "framgangsfaktorer-1", "responses": n, "statements": { "F01.1": counts, "F03.1": counts },
        "levels": { "F03": 3 }, "strengths": { "F03": "Rådet möts varje månad." }, "evidence": { "F03": "Utvärdering 2025." },
        "contact": format!("fraga@{round}.example"),
    })
}

async fn open(name: &str, setup: Setup<'_>) -> Outcome<Visit> {
    let visit = Visit::start(name, setup).await?;
    let file = visit.file("egen.samspel.json", document())?;
    visit.upload("#open-file", &file).await?;
    visit.hash_is("#/oversikt").await?;
    visit.goto(PLACE).await?;
    visit.css("#regions-files").await?;
    Ok(visit)
}

/// Gives several files at once.
async fn give(visit: &Visit, files: &[(&str, String)]) -> Outcome {
    let mut paths = Vec::new();
    for (name, content) in files {
        let path = visit.file(name, content)?.canonicalize()?;
        paths.push(path.to_string_lossy().into_owned());
    }
    let field = visit.css("#regions-files").await?;
    field.send_keys(&paths.join("\n")).await?;
    visit.frame().await
}

fn two() -> [(&'static str, String); 2] {
    [
        ("orebro.json", results("orb", "Region Örebro län", 3, 20).to_string()),
        ("gavle.json", results("gav", "Region Gävleborg", 1, 9).to_string()),
    ]
}

// R152
#[tokio::test]
async fn files_are_taken_in_as_one_step_and_survive_undo_reload_and_export() -> Outcome {
    let visit = open("regions_take", Setup::default()).await?;
    visit.sees("Här samlas andra regioners resultat").await?;
    give(&visit, &two()).await?;
    visit.sees("Region Örebro län är tillagd.").await?;
    visit.counts(".regions-list > li", 2).await?;
    // In the order of the alphabet.
    let names = "return [...document.querySelectorAll('.regions-list .record-title')].map((one) => one.textContent)";
    assert_eq!(
        visit.script(names, vec![]).await?,
        json!(["Region Gävleborg", "Region Örebro län"])
    );
    visit.press("Control+z").await?;
    visit.counts(".regions-list > li", 0).await?;
    visit.press("Control+Shift+z").await?;
    visit.counts(".regions-list > li", 2).await?;
    visit.is_saved().await?;
    visit.reload().await?;
    visit.counts(".regions-list > li", 2).await?;
    visit.click_button("Ta bort Region Gävleborg").await?;
    visit.counts(".regions-list > li", 1).await?;
    visit.is_saved().await?;
    let exported: Value = serde_json::from_str(&visit.save_as_file().await?)?;
    let held = samspel_e2e::steps::records(&exported, "peer_result");
    assert_eq!(held.len(), 1);
    assert_eq!(held[0].1["region"], "Region Örebro län");
    visit.finish().await
}

// R151, R152
#[tokio::test]
async fn each_file_is_told_of_and_one_that_can_not_be_leaves_the_others_alone() -> Outcome {
    let visit = open("regions_told", Setup::default()).await?;
    let mut few = results("few", "Region Få", 2, 9);
    few["statements"]["F03.1"] = json!([1, 1, 0, 0, 0, 0, 0]);
    let mut newer = results("new", "Region Ny", 2, 9);
    newer["version"] = json!(4);
    let files = [
        ("bra.json", results("bra", "Region Bra", 3, 20).to_string()),
        ("samma.json", results("bra", "Region Bra", 3, 20).to_string()),
        ("egen.json", results("nu", "Region Sörmland", 3, 20).to_string()),
        ("hela.json", document()),
        ("fel.json", few.to_string()),
        ("ny.json", newer.to_string()),
        ("halv.json", "{\"format\":".to_owned()),
        ("tom.json", String::new()),
        ("annat.json", "[1]".to_owned()),
    ];
    give(&visit, &files).await?;
    for told in [
        "bra.json: Region Bra är tillagd.",
        "samma.json: Region Bra finns redan här, likadan.",
        "egen.json: Det är resultatet av en omgång i det här dokumentet.",
        "hela.json: Det är ett helt dokument, inte en resultatfil.",
        "fel.json: En uppgift i filen kan inte stämma.",
        "statements/F03.1: 2 svar, färre än minsta grupp som visas (5).",
        "ny.json: Filen är gjord med en nyare version",
        "halv.json: Filen är trasig (rad 1",
        "tom.json: Filen är tom.",
        "annat.json: Det är ingen fil från Samspel.",
    ] {
        visit.sees(told).await?;
    }
    visit.counts(".regions-list > li", 1).await?;
    visit.no_axe_violations().await?;
    visit.no_horizontal_overflow().await?;
    // The same round with other figures takes its own place.
    let again = results("bra", "Region Bättre", 4, 25).to_string();
    give(&visit, &[("igen.json", again)]).await?;
    visit.sees("Region Bättre har ersatts av den nya filen.").await?;
    visit.counts(".regions-list > li", 1).await?;
    visit.press("Control+z").await?;
    visit.sees("Region Bra").await?;
    visit.finish().await
}

// R153, R154
#[tokio::test]
async fn regions_stand_side_by_side_and_say_what_they_do() -> Outcome {
    let visit = open("regions_side", Setup::default()).await?;
    visit.sees("Läs jämförelsen med försiktighet").await?;
    give(&visit, &two()).await?;
    visit.counts("#regions-dots-title", 1).await?;
    // Only the two statements that all have, and of the region's own none.
    visit
        .script("document.querySelector('input[value=table]').click()", vec![])
        .await?;
    let row = "return [...document.querySelectorAll('.regions-table tbody tr')][2].innerText.replace(/\\s+/g, ' ')";
    visit
        .until(
            "factor 3 in the table",
            &format!("{row} .endsWith('1 av 4 1,5 n = 16 1 n = 9 3 n = 20') || null"),
            vec![],
        )
        .await?;
    visit.sees("Rådet möts varje månad.").await?;
    visit.sees("Utvärdering 2025.").await?;
    visit.sees("fraga@orb.example").await?;
    visit
        .script("document.querySelector('input[value=radar]').click()", vec![])
        .await?;
    visit.counts("#regions-radar-title", 1).await?;
    for scheme in [Scheme::Light, Scheme::Dark] {
        visit.set_scheme(scheme).await?;
        visit.no_axe_violations().await?;
    }
    for viewport in [Viewport(360, 800), Viewport(1280, 900)] {
        visit.set_viewport(viewport).await?;
        visit.no_horizontal_overflow().await?;
    }
    visit.finish().await
}

// R150, R155
#[tokio::test]
async fn what_is_given_away_holds_nothing_of_hidden_groups_or_respondents() -> Outcome {
    let visit = open("regions_give", Setup::default()).await?;
    visit.fill("Kontakt", "utveckling@region.example").await?;
    visit.click("#get-results").await?;
    let file = visit.taken("Region-Sörmland-Hösten-2026-resultat.samspel.json").await?;
    let given: Value = serde_json::from_str(&file)?;
    assert_eq!(given["format"], "samspel-results");
    assert_eq!(given["responses"], 16);
    assert_eq!(given["contact"], "utveckling@region.example");
    assert_eq!(given["levels"], json!({ "F03": 1 }));
    visit.click("#get-csv").await?;
    let table = visit.taken("Region-Sörmland-Hösten-2026-resultat.csv").await?;
    assert!(table.starts_with('\u{feff}'));
    assert!(table.contains("\"'=Eget påstående\";ja;"));
    for secret in ["business", "Hemlig", "Namnsson", ";Näringsliv;"] {
        assert!(!file.contains(secret), "{secret}");
        assert!(!table.contains(secret), "{secret}");
    }
    assert!(!file.contains("egen") && !file.contains("Eget"));
    // Another document takes the very file in; here it is one's own.
    give(&visit, &[("eget.json", file.clone())]).await?;
    visit.sees("Det visas redan som ert eget.").await?;
    visit.begin("05").await?;
    visit.goto(PLACE).await?;
    give(&visit, &[("granne.json", file)]).await?;
    visit.sees("Region Sörmland är tillagd.").await?;
    visit.sees("Kontakt: utveckling@region.example").await?;
    visit.finish().await
}

#[tokio::test]
async fn the_page_is_used_by_the_keyboard_in_english_too() -> Outcome {
    let visit = open("regions_keys", Setup::default()).await?;
    give(&visit, &two()).await?;
    visit.counts(".regions-list > li", 2).await?;
    visit.focus_is_at("#regions-come").await?;
    visit.walk_to("Tab", ".files-told button").await?;
    visit.press("Enter").await?;
    visit.counts(".files-told", 0).await?;
    visit.walk_to("Tab", ".regions-options input").await?;
    visit.press("Space").await?;
    visit
        .until(
            "one region less in the picture",
            "return document.querySelector('.chart-source').textContent.includes('Gävleborg') ? null : true",
            vec![],
        )
        .await?;
    visit.click("#language").await?;
    visit.sees("Comparison with other regions").await?;
    visit.no_axe_violations().await?;
    visit.no_horizontal_overflow().await?;
    visit.finish().await
}
