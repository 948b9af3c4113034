//! Figures of the whole country: the document's county and its municipalities are taken in, the others when they are asked for; quarters are
//! refused with what to do.

use std::{fs, path::Path};

use samspel_e2e::{Outcome, Setup, Viewport, Visit, steps::records};
use serde_json::Value;

/// A file as Kolada writes it: a key figure of every municipality, a county and the country.
fn kolada() -> Outcome<String> {
    let codes = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/geo/koder.json");
    let codes: Value = serde_json::from_str(&fs::read_to_string(codes)?)?;
    let municipalities = codes["kommun"].as_array().ok_or("no municipalities")?.iter();
    let named = municipalities.filter_map(|one| one["namn"].as_str());
    let mut file = String::from("nyckeltals_id;nyckeltal;kommun;år;kön;värde\n");
    for place in ["Riket", "Södermanlands län"].into_iter().chain(named) {
        for year in [2022, 2023] {
            file.push_str(&format!(
                "N00914;Sysselsättningsgrad, andel (%);{place};{year};T;67,9\n"
            ));
        }
    }
    Ok(file)
}

// R339
#[tokio::test]
async fn of_a_file_of_the_whole_country_the_own_county_is_taken_in_and_others_where_they_are_chosen() -> Outcome {
    let visit = Visit::start("figure_places", Setup::default()).await?;
    visit.begin("04").await?;
    visit.goto("#/plan/indikatorer").await?;
    visit.css("#figures-summary").await?;
    let file = visit.file("kolada.csv", kolada()?)?;
    visit.upload("#figures-file", &file).await?;
    visit.focus_is_at("#import-title").await?;
    visit.sees("10 av 292 platser i filen tas in.").await?;
    visit
        .sees("Indikatorer: 10 nya, 0 som redan finns. Värden: 20 nya")
        .await?;
    visit.set_viewport(Viewport(360, 740)).await?;
    visit.no_horizontal_overflow().await?;
    visit.no_axe_violations().await?;
    visit.screenshot("figure-places-narrow").await?;
    visit.set_viewport(Viewport(1280, 900)).await?;
    visit.write("#figures-source", "Kolada, egen").await?;
    // All others are one press away, and so are they back.
    visit.walk_to("Tab", "#places-own").await?;
    visit.walk_to("Tab", "#places-all").await?;
    visit.press("Enter").await?;
    visit.sees("292 av 292 platser i filen tas in.").await?;
    visit.sees("Indikatorer: 292 nya").await?;
    visit.click("#places-own").await?;
    visit.sees("10 av 292 platser i filen tas in.").await?;
    // One more, beside the own.
    visit.click("#places-each").await?;
    visit.check("Riket").await?;
    visit.sees("11 av 292 platser i filen tas in.").await?;
    // What has been typed stays while places are chosen.
    visit.has_value("#figures-source", "Kolada, egen").await?;
    visit.no_axe_violations().await?;
    visit.screenshot("figure-places").await?;
    visit.double_click("#import-confirm").await?;
    visit.sees("11 indikatorer och 22 värden är inlästa.").await?;
    visit.is_saved().await?;
    let document = visit.stored_document().await?;
    let mut places: Vec<_> = records(&document, "indicator")
        .iter()
        .filter_map(|(_, one)| one["place"].as_str().map(str::to_owned))
        .collect();
    places.sort();
    assert_eq!(places.len(), 11);
    for place in ["Flen", "Nyköping", "Riket", "Södermanlands län"] {
        assert!(places.iter().any(|one| one == place), "{place}: {places:?}");
    }
    // The same again changes nothing, and a place that is new is told.
    visit.upload("#figures-file", &file).await?;
    visit.sees("Allt finns redan som det är i filen.").await?;
    visit.click("#import-cancel").await?;
    // Quarters are refused, in heads and in rows, with what to do.
    visit
        .write("#pasted-figures", "Kommun;2024K1;2024K2\nFlen;1;2\n")
        .await?;
    visit.click("#look-at-figures").await?;
    visit.sees("Kolumnen 2024K1 gäller ett kvartal").await?;
    visit.sees("Hämta årsvärden hos källan.").await?;
    visit.click("#import-cancel").await?;
    visit
        .write("#pasted-figures", "Kommun;År;Värde\nFlen;2024M03;1\nFlen;2023;1\n")
        .await?;
    visit.click("#look-at-figures").await?;
    visit.sees("”2024M03” är inget helt år").await?;
    visit.css("#figures-periods").await?;
    visit.counts("#import-confirm", 0).await?;
    visit.no_axe_violations().await?;
    visit.finish().await
}
