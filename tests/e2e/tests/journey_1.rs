//! Journey 1 of the domain, from an empty document: figures of Kolada and SCB are taken in whole or not at all, belong to areas of the model, and
//! become challenges with an indicator, an area and links between areas. By mouse on a wide screen, and the heart of it on a telephone.

use samspel_e2e::{Outcome, Setup, Viewport, Visit, steps::records};
use serde_json::{Value, json};

const INDICATORS: &str = "#/plan/indikatorer";
const ANALYSIS: &str = "#/plan/analys";

const KOLADA: &str = "\u{feff}nyckeltals_id;Nyckeltal;kommun_id;Kommun;År;Kön;Värde\r\n\
    N00914;Förvärvsarbetande 20-64 år, andel (%);0482;Flen;2022;T;66,1\r\n\
    N00914;Förvärvsarbetande 20-64 år, andel (%);0482;Flen;2022;K;63,5\r\n\
    N00914;Förvärvsarbetande 20-64 år, andel (%);0482;Flen;2022;M;68,6\r\n\
    N00914;Förvärvsarbetande 20-64 år, andel (%);0482;Flen;2023;T;67,9\r\n\
    N00914;Förvärvsarbetande 20-64 år, andel (%);0482;Flen;2023;K;66,0\r\n\
    N00914;Förvärvsarbetande 20-64 år, andel (%);0482;Flen;2023;M;69,7\r\n\
    N00914;Förvärvsarbetande 20-64 år, andel (%);0480;Nyköping;2022;T;..\r\n\
    N00914;Förvärvsarbetande 20-64 år, andel (%);0480;Nyköping;2023;T;78,9\r\n";

const SCB: &str = "\"Unga utan gymnasieexamen efter region, kön och år\"\n\n\
    \"region\";\"kön\";\"Andel utan examen (%) 2022\";\"Andel utan examen (%) 2023\"\n\
    \"0482 Flen\";\"män\";31,2;30,1\n\
    \"0482 Flen\";\"kvinnor\";25,0;..\n\n\
    \"Uppgifterna avser hösten.\"\n\"Källa: SCB\"\n";

/// How many records of these kinds are kept.
async fn kept(visit: &Visit, kinds: &[&str]) -> Outcome<Vec<usize>> {
    visit.is_saved().await?;
    let document = visit.stored_document().await?;
    Ok(kinds.iter().map(|kind| records(&document, kind).len()).collect())
}

/// The one record of a kind with this title.
async fn titled(visit: &Visit, kind: &str, title: &str) -> Outcome<Value> {
    visit.is_saved().await?;
    let document = visit.stored_document().await?;
    let found = records(&document, kind)
        .into_iter()
        .find(|(_, one)| one["title"] == title);
    Ok(found.ok_or(format!("no {kind} is called {title}"))?.1.clone())
}

// R650, R651, R653, R654, R655, R656, R658
#[tokio::test]
async fn an_analyst_makes_the_picture_of_the_present_state() -> Outcome {
    let desk = Setup {
        viewport: Viewport(1440, 900),
        ..Setup::default()
    };
    let visit = Visit::start("journey_1", desk).await?;
    visit.begin("04").await?;
    visit.goto(ANALYSIS).await?;
    visit.click("#read-figures").await?;
    visit.hash_is(INDICATORS).await?;
    visit.focus_is_at("#figures-summary").await?;
    wrong_files(&visit).await?;

    let file = visit.file("kolada.csv", KOLADA)?;
    visit.upload("#figures-file", &file).await?;
    visit.focus_is_at("#import-title").await?;
    visit
        .sees("Indikatorer: 2 nya, 0 som redan finns. Värden: 7 nya, 0 ändrade, 0 som de redan är.")
        .await?;
    visit.sees("1 ruta är utan värde i filen").await?;
    visit.has_value("#figures-source", "Kolada").await?;
    visit.click("#figures-areas-area-work").await?;
    visit.no_axe_violations().await?;
    visit.screenshot("journey_1_preview").await?;
    visit.click("#import-confirm").await?;
    visit.sees("2 indikatorer och 7 värden är inlästa.").await?;
    assert_eq!(kept(&visit, &["indicator", "measurement"]).await?, [2, 7]);
    // One step back and forth.
    visit.press("Control+z").await?;
    visit.counts(".record-list > li", 0).await?;
    assert_eq!(
        kept(&visit, &["indicator", "measurement", "model_area"]).await?,
        [0, 0, 0]
    );
    visit.press("Control+Shift+z").await?;
    visit.counts(".record-list > li", 2).await?;
    // The same again changes nothing; a value that has changed is told.
    visit.upload("#figures-file", &file).await?;
    visit.sees("Allt finns redan som det är i filen.").await?;
    visit.counts("#import-confirm", 0).await?;
    let later = visit.file("kolada-2.csv", KOLADA.replace("67,9", "68,0"))?;
    visit.upload("#figures-file", &later).await?;
    visit.sees("Värden: 0 nya, 1 ändrade, 6 som de redan är.").await?;
    visit.click("#import-confirm").await?;
    assert_eq!(kept(&visit, &["indicator", "measurement"]).await?, [2, 7]);

    scb(&visit).await?;
    challenges(&visit).await?;
    links_between_areas(&visit).await?;

    // The picture on the map.
    visit.goto("#/strukturbild").await?;
    visit.map_is_drawn().await?;
    // What has been found lacks nothing that the checks ask for.
    visit.goto("#/granskning").await?;
    for told in ["Utmaningen har ingen indikator", "Utmaningens områden påverkar inget"] {
        visit.sees_no(told).await?;
    }

    let before = visit.stored_document().await?;
    visit.goto(ANALYSIS).await?;
    visit.reload().await?;
    visit
        .sees("Arbete påverkar hälsa starkt, därför att inkomst ger trygghet.")
        .await?;
    assert_eq!(visit.stored_document().await?, before);
    let saved = visit.save_as_file().await?;
    visit.forget_everything().await?;
    let given = visit.file("nulage.samspel.json", &saved)?;
    visit.upload("#open-file", &given).await?;
    visit.hash_is("#/oversikt").await?;
    assert_eq!(visit.save_as_file().await?, saved);

    visit.goto(ANALYSIS).await?;
    visit.css(".indicator-charts svg").await?;
    visit.set_viewport(Viewport(658, 980)).await?;
    visit.set_print().await?;
    visit.script("dispatchEvent(new Event('beforeprint'))", vec![]).await?;
    visit.screenshot("journey_1_print").await?;
    visit.prints_well().await?;
    visit.finish().await
}

/// What is no table, and a table with a bad row, is named and leaves the document as it was.
async fn wrong_files(visit: &Visit) -> Outcome {
    let pdf = visit.file("rapport.csv", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3")?;
    visit.upload("#figures-file", &pdf).await?;
    visit.sees("Det går inte att läsa rapport.csv som siffror").await?;
    visit.sees("PDF").await?;
    visit.sees("spara tabellen som CSV").await?;
    visit.click("#import-cancel").await?;
    let bad = KOLADA.replace("66,0", "sextiosex").replace("2022;M", "2022;Y");
    let bad = visit.file("kolada-fel.csv", bad)?;
    visit.upload("#figures-file", &bad).await?;
    visit
        .sees("2 rader går inte att läsa. Inget tas in förrän det är rättat.")
        .await?;
    visit.sees("Rad 4").await?;
    visit.sees("”Y” är inget av T, K och M").await?;
    visit.sees("Rad 6").await?;
    visit.sees("”sextiosex” är inget tal").await?;
    visit.counts("#import-confirm", 0).await?;
    visit.no_axe_violations().await?;
    visit.screenshot("journey_1_bad_rows").await?;
    visit.click("#import-cancel").await?;
    visit.focus_is_at("#choose-figures").await?;
    assert_eq!(kept(visit, &["indicator", "measurement"]).await?, [0, 0]);
    Ok(())
}

/// A table of SCB that is pasted, mended where it stands, and belongs to an area from the indicator's own page.
async fn scb(visit: &Visit) -> Outcome {
    visit.write("#pasted-figures", &SCB.replace("30,1", "30,1,0")).await?;
    visit.click("#look-at-figures").await?;
    visit.sees("Rätta i rutan ovan och titta igen.").await?;
    visit.write("#pasted-figures", SCB).await?;
    visit.click("#look-at-figures").await?;
    visit.has_value("#figures-source", "SCB").await?;
    visit.sees("Rader som inte är siffror: 3").await?;
    visit.click("#import-confirm").await?;
    visit.has_value("#pasted-figures", "").await?;
    let young = titled(visit, "indicator", "Andel utan examen (%), Flen").await?;
    assert_eq!(
        (&young["source"], &young["by_sex"], &young["unit"]),
        (&json!("SCB"), &json!("yes"), &json!("procent"))
    );
    visit.click_link("Andel utan examen (%), Flen").await?;
    visit.click("#indicator-areas-area-education").await?;
    visit.no_axe_violations().await?;
    let young = titled(visit, "indicator", "Andel utan examen (%), Flen").await?;
    assert_eq!(young["areas"], json!(["area-education"]));
    // From the area, too.
    visit.goto(ANALYSIS).await?;
    visit.click("#edit-area-health").await?;
    visit.link_record("Välj indikator", "Nyköping").await?;
    visit.click_button("Klar").await?;
    visit.sees("1 indikator").await
}

/// A challenge is written of each indicator, with what it shows, its area and its source.
async fn challenges(visit: &Visit) -> Outcome {
    for (indicator, title) in [
        ("Förvärvsarbetande 20-64 år, andel (%), Flen", "Färre i arbete i Flen"),
        ("Andel utan examen (%), Flen", "Unga går ut utan examen"),
    ] {
        visit.goto(ANALYSIS).await?;
        visit
            .click_button(&format!("Skriv ett fynd av det här: {indicator}"))
            .await?;
        visit.focus_is_at("#finding-title").await?;
        visit.type_text(title).await?;
        visit.css(".indicator-charts svg").await?;
    }
    let work = titled(visit, "finding", "Färre i arbete i Flen").await?;
    assert_eq!(work["source"], "Kolada");
    assert_eq!(work["areas"], json!(["area-work"]));
    assert_eq!(work["dated"], "2023-12-31");
    assert_eq!(work["municipalities"], json!(["0482"]));
    assert_eq!(
        work["evidence"],
        "Förvärvsarbetande 20-64 år, andel (%), Flen. 2023: 68 procent (kvinnor 66, män 69,7)."
    );
    assert_eq!(work["indicators"].as_array().map(Vec::len), Some(1));
    // Where the matrix says nothing of its areas, that is told beside it.
    visit
        .sees("Utmaningens områden påverkar inget och påverkas av inget")
        .await
}

/// The matrix by mouse.
async fn links_between_areas(visit: &Visit) -> Outcome {
    visit.goto(ANALYSIS).await?;
    visit.click("#cell-2-1").await?;
    visit.choose("Hur mycket?", "Starkt").await?;
    visit.write("#square-reason", "inkomst ger trygghet").await?;
    visit.click("#cell-3-2").await?;
    visit.choose("Hur mycket?", "Tydligt").await?;
    visit.write("#square-reason", "examen krävs ofta").await?;
    visit
        .sees("Arbete påverkar hälsa starkt, därför att inkomst ger trygghet.")
        .await?;
    visit.no_axe_violations().await?;
    visit.screenshot("journey_1_analysis").await.map(drop)
}

// R650, R654, R656, R658
#[tokio::test]
async fn the_picture_of_the_present_state_is_made_on_a_telephone_too() -> Outcome {
    let telephone = Setup {
        viewport: Viewport::NARROW,
        ..Setup::default()
    };
    let visit = Visit::start("journey_1_narrow", telephone).await?;
    visit.begin("04").await?;
    visit.goto(INDICATORS).await?;
    visit.set_touch().await?;
    // A row that can't be read is named by its line, and nothing is taken in.
    visit.write("#pasted-figures", &SCB.replace("30,1", "trettio")).await?;
    visit.tap("#look-at-figures").await?;
    visit
        .sees("1 rad går inte att läsa. Inget tas in förrän det är rättat.")
        .await?;
    visit.sees("Rad 4").await?;
    visit.counts("#import-confirm", 0).await?;
    visit.no_horizontal_overflow().await?;
    visit.tap("#import-cancel").await?;
    assert_eq!(kept(&visit, &["indicator", "measurement"]).await?, [0, 0]);
    visit.write("#pasted-figures", SCB).await?;
    visit.tap("#look-at-figures").await?;
    visit.css("#import-confirm").await?;
    visit.tap("#figures-areas-area-education").await?;
    visit.no_horizontal_overflow().await?;
    visit.no_small_targets().await?;
    visit.no_axe_violations().await?;
    visit.screenshot("journey_1_narrow_preview").await?;
    visit.tap("#import-confirm").await?;
    visit.sees("1 indikator och 3 värden är inlästa.").await?;
    visit.goto(ANALYSIS).await?;
    visit.css(".indicator-charts svg").await?;
    visit.no_horizontal_overflow().await?;
    visit.no_small_targets().await?;
    visit.tap(".indicator-charts [data-indicator]").await?;
    visit.focus_is_at("#finding-title").await?;
    visit.type_text("Unga går ut utan examen").await?;
    visit.goto(ANALYSIS).await?;
    visit.tap(".influence-list > details:nth-child(4) > summary").await?;
    visit.css("#influence-3-2-strength").await?;
    visit.choose("Hur mycket?", "Starkt").await?;
    visit.no_horizontal_overflow().await?;
    visit.screenshot("journey_1_narrow").await?;
    visit.reload().await?;
    let finding = titled(&visit, "finding", "Unga går ut utan examen").await?;
    assert_eq!(
        (&finding["source"], finding["indicators"].as_array().map(Vec::len)),
        (&json!("SCB"), Some(1))
    );
    assert_eq!(kept(&visit, &["influence"]).await?, [1]);
    // What the picture shows has its figures with source, year and sex and its link to another area, and the map is there.
    let document = visit.stored_document().await?;
    let measured = records(&document, "measurement");
    let says = |(_, one): &(&str, &Value)| one["year"].is_number() && one["sex"].is_string();
    assert!(measured.iter().all(says), "{measured:?}");
    visit.goto("#/granskning").await?;
    for told in ["Utmaningen har ingen indikator", "Utmaningens områden påverkar inget"] {
        visit.sees_no(told).await?;
    }
    visit.goto("#/strukturbild").await?;
    visit.map_is_drawn().await?;
    visit.no_horizontal_overflow().await?;
    visit.finish().await
}

// R652
#[tokio::test]
async fn a_long_file_is_read_beside_the_page_and_can_be_stopped() -> Outcome {
    let visit = Visit::start("journey_1_long", Setup::default()).await?;
    visit.begin("04").await?;
    visit.goto(INDICATORS).await?;
    let row = |row: usize| {
        format!(
            "N{:05};Kommun {};{};T;{},5\n",
            row % 40,
            row / 40 % 50,
            1900 + row / 2000,
            row % 97
        )
    };
    let text = ["kpi;kommun;år;kön;värde\n".to_owned(), (0..100_000).map(row).collect()].concat();
    let long = visit.file("lang.csv", text)?;
    // So that a quick machine has not read it before anybody can stop.
    visit
        .devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 8 }))
        .await?;
    visit.upload("#figures-file", &long).await?;
    visit.click("#stop-figures").await?;
    visit.focus_is_at("#choose-figures").await?;
    visit.counts("#stop-figures", 0).await?;
    assert_eq!(kept(&visit, &["indicator"]).await?, [0]);
    visit.finish().await
}
