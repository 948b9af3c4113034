//! The documents on the start page: what can be done with them without opening them, by mouse and by keyboard.

use std::fmt::Write;

use samspel_e2e::{Outcome, Scheme, Setup, Viewport, Visit};
use serde_json::json;

const NAME: &str = "#document-name";

/// Keeps documents as an older version of the program would have: `names` with their counties.
fn with_documents(names: &[(&str, &str)]) -> String {
    let mut script = String::new();
    for (number, (name, county)) in names.iter().enumerate() {
        let strategy = json!({ "kind": "strategy", "name": name, "county": county });
        let document = json!({
            "document": format!("d{number}"), "format": "samspel", "version": 1, "records": { "strategy": strategy },
        });
        let entry = json!({ "name": name, "county": county, "saved": 1_795_000_000_000_i64 - number as i64 });
        for (key, value) in [("doc", document), ("entry", entry)] {
            let value = json!(value.to_string());
            let _written = writeln!(script, "localStorage.setItem('samspel:{key}:d{number}', {value});");
        }
    }
    script
}

fn three() -> String {
    with_documents(&[("Första", "04"), ("Andra", "13"), ("Tredje", "20")])
}

/// The names on the list, in its order: those at hand, or those that have been archived.
async fn names(visit: &Visit, list: &str) -> Outcome<Vec<String>> {
    let script =
        "return [...document.querySelectorAll(arguments[0] + ' .document-list > li:not([hidden]) > .record-title')]
        .map((one) => one.textContent)";
    let names = visit.script(script, vec![json!(list)]).await?;
    Ok(serde_json::from_value(names)?)
}

async fn start(name: &str, before: &str) -> Outcome<Visit> {
    let setup = Setup {
        before: Some(before),
        ..Setup::default()
    };
    let visit = Visit::start(name, setup).await?;
    visit.css("main h1").await?;
    Ok(visit)
}

// R97
#[tokio::test]
async fn what_is_done_to_a_document_on_the_list_outlives_a_reload() -> Outcome {
    let visit = start("library_deeds", &three()).await?;
    visit.click_button("Hantera Andra").await?;
    visit.write("#managed-name", "Halland 2030").await?;
    visit.click_button("Byt namn").await?;
    visit.focus_is_at("#manage-d1").await?;
    visit.reload().await?;
    assert_eq!(
        names(&visit, ".start-docs >").await?,
        ["Halland 2030", "Första", "Tredje"]
    );

    visit.click_button("Hantera Första").await?;
    visit.click_button("Kopiera").await?;
    visit.sees("Första är kopierat.").await?;
    visit.reload().await?;
    assert_eq!(
        names(&visit, ".start-docs >").await?,
        ["Första (kopia)", "Halland 2030", "Första", "Tredje"]
    );

    // A file can be had from here too, and again the same.
    let mut files = Vec::new();
    for _ in 0..2 {
        visit.click_button("Hantera Tredje").await?;
        visit.click_button("Spara som fil").await?;
        files.push(visit.taken("Tredje.samspel.json").await?);
        visit.sees("fil sparad").await?;
    }
    assert_eq!(files[0], files[1]);

    visit.click_button("Hantera Tredje").await?;
    visit.click_button("Arkivera").await?;
    visit.sees("Arkiverade (1)").await?;
    visit.reload().await?;
    assert_eq!(names(&visit, "#archive").await?, ["Tredje"]);
    visit.click("#archive > summary").await?;
    visit.click_button("Hantera Tredje").await?;
    visit.click_button("Ta fram ur arkivet").await?;
    visit.counts("#archive", 0).await?;

    // The copy is another document: a change of one leaves the other.
    visit.click_link("Första (kopia)").await?;
    visit.has_value(NAME, "Första (kopia)").await?;
    visit.write(NAME, "Egen väg").await?;
    visit.is_saved().await?;
    visit.goto("#/").await?;
    let kept = names(&visit, ".start-docs >").await?;
    assert!(kept.contains(&"Första".into()) && kept.contains(&"Egen väg".into()));
    visit.finish().await
}

// R97
#[tokio::test]
async fn a_removed_document_comes_back_with_everything() -> Outcome {
    let visit = start("library_remove", "").await?;
    visit.begin("04").await?;
    visit.goto("#/plan/insatser").await?;
    visit.click("#add-action").await?;
    visit.write("#action-title", "Lärcentrum").await?;
    visit.is_saved().await?;
    let before = visit.stored_documents().await?;
    visit.goto("#/").await?;
    visit
        .click_button("Hantera Regional utveckling – Region Sörmland")
        .await?;
    visit.click_button("Ta bort").await?;
    visit.counts(".document-list > li", 0).await?;
    assert_eq!(visit.stored_documents().await?, []);
    visit.click_button("Ångra").await?;
    visit.sees("Det är tillbaka.").await?;
    assert_eq!(visit.stored_documents().await?, before);
    visit.click_link("Regional utveckling – Region Sörmland").await?;
    visit.hash_is("#/oversikt").await?;
    // Its history, too.
    visit.press("Control+z").await?;
    visit.goto("#/plan/insatser").await?;
    visit.sees_no("Lärcentrum").await?;
    visit.finish().await
}

// R97
#[tokio::test]
async fn what_was_done_before_another_document_was_opened_stays_done() -> Outcome {
    let visit = start("library_back_and_forth", &three()).await?;
    visit.click_link("Första").await?;
    visit.has_value(NAME, "Första").await?;
    visit.goto("#/plan/insatser").await?;
    visit.click("#add-action").await?;
    visit.write("#action-title", "Tidig insats").await?;
    visit.is_saved().await?;
    for other in ["Andra", "Första"] {
        visit.goto("#/").await?;
        visit.click_link(other).await?;
        visit.has_value(NAME, other).await?;
    }
    visit.goto("#/plan/insatser").await?;
    visit.click("#add-action").await?;
    visit.write("#action-title", "Sen insats").await?;
    visit.is_saved().await?;
    // Once more by its own name, from the list.
    visit.goto("#/").await?;
    visit.click_button("Hantera Första").await?;
    visit.write("#managed-name", "Ettan").await?;
    visit.press("Enter").await?;
    visit.sees("Ettan").await?;
    let documents = visit.stored_documents().await?;
    let kept = documents.iter().find(|(id, _)| id == "d0").map_or("", |(_, text)| text);
    for text in ["Tidig insats", "Sen insats", "Ettan"] {
        assert!(kept.contains(text), "{text} is not in {kept}");
    }
    visit.finish().await
}

// R96
#[tokio::test]
async fn many_documents_are_searched_by_name_and_region() -> Outcome {
    let names_and_counties = [
        ("Strategi", "04"),
        ("Plan", "04"),
        ("Strategi", "13"),
        ("Plan", "13"),
        ("Kompetens", "20"),
        ("Transport", "20"),
        ("Kompetens", "25"),
    ];
    let visit = start("library_search", &with_documents(&names_and_counties)).await?;
    visit.write("#document-search", "sorml strat").await?;
    visit.sees("1 av 7 dokument").await?;
    assert_eq!(names(&visit, "").await?, ["Strategi"]);
    visit.write("#document-search", "finns inte").await?;
    visit.sees("Inget dokument stämmer").await?;
    // An archived one is found where it lies.
    visit.write("#document-search", "norrbotten").await?;
    visit.click_button("Hantera Kompetens").await?;
    visit.click_button("Arkivera").await?;
    visit.counts("#archive[open]", 1).await?;
    assert_eq!(names(&visit, "#archive").await?, ["Kompetens"]);
    visit.has_value("#document-search", "norrbotten").await?;
    visit.finish().await
}

#[tokio::test]
async fn documents_are_managed_by_keyboard_alone() -> Outcome {
    let visit = start("library_keyboard", &three()).await?;
    visit.walk_to("Tab", "#manage-d1").await?;
    visit.press("Enter").await?;
    visit.focus_is_at("#managed-name").await?;
    visit.press("Escape").await?;
    visit.focus_is_at("#manage-d1").await?;
    visit.press("Enter").await?;
    visit.focus_is_at("#managed-name").await?;
    visit.press("Control+a").await?;
    visit.type_text("Med tangenter").await?;
    visit.press("Enter").await?;
    visit.focus_is_at("#manage-d1").await?;
    visit.press("Enter").await?;
    visit.focus_is_at("#managed-name").await?;
    visit.walk_to("Tab", ".record-edit button.danger").await?;
    visit.press("Enter").await?;
    visit.focus_is_at("#documents").await?;
    visit.sees("Med tangenter är borttaget härifrån.").await?;
    visit.walk_to("Tab", ".toast button").await?;
    visit.press("Enter").await?;
    visit.sees("Det är tillbaka.").await?;
    visit.walk_to("Shift+Tab", "#storage > summary").await?;
    visit.press("Enter").await?;
    visit.css("#storage-used").await?;
    visit.finish().await
}

// R98
#[tokio::test]
async fn the_storage_is_accounted_for_and_what_was_set_aside_can_be_had_and_removed() -> Outcome {
    let damaged = "{\"format\":\"samsp";
    let aside = format!("localStorage.setItem('samspel:aside:d9', '{damaged}');");
    let visit = start("library_storage", &(three() + &aside)).await?;
    visit.click("#storage > summary").await?;
    visit.sees("ungefär").await?;
    visit.counts(".storage-table tr", 4).await?;
    visit.click_button("Ladda ner filen: Ur d9").await?;
    assert_eq!(visit.taken("d9.txt").await?, damaged);
    visit.click_button("Ta bort: Ur d9").await?;
    visit.counts("#aside", 0).await?;
    assert_eq!(visit.stored_keys("samspel:aside").await?, [""; 0]);
    visit.click_button("Ångra").await?;
    visit.counts("#aside", 1).await?;
    assert_eq!(visit.stored("samspel:aside:d9").await?, damaged);
    visit.finish().await
}

// R95
#[tokio::test]
async fn much_work_without_a_file_reminds_on_the_overview_until_a_file_is_saved_or_it_is_put_off() -> Outcome {
    let visit = start("library_reminder", "").await?;
    visit.begin("04").await?;
    visit.counts(".reminder", 0).await?;
    let much = "for (const key of Object.keys(localStorage).filter((key) => key.startsWith('samspel:entry:'))) {
        const entry = { ...JSON.parse(localStorage.getItem(key)), ...arguments[0] };
        localStorage.setItem(key, JSON.stringify(entry));
    }";
    visit.script(much, vec![json!({ "changes": 60 })]).await?;
    visit.goto("#/plan").await?;
    visit.counts(".reminder", 0).await?;
    visit.goto("#/oversikt").await?;
    visit
        .sees("Du har gjort 60 ändringar och inte sparat någon fil än.")
        .await?;
    visit.click("#remind-later").await?;
    visit.counts(".reminder", 0).await?;
    visit.reload().await?;
    visit.css("main h1").await?;
    visit.counts(".reminder", 0).await?;

    visit.script("localStorage.removeItem('samspel:later')", vec![]).await?;
    let ago = "return Date.now() - 12.5 * 86400000";
    let backup = visit.script(ago, vec![]).await?;
    visit
        .script(much, vec![json!({ "changes": 60, "backup": backup })])
        .await?;
    visit.reload().await?;
    visit
        .sees("Du sparade en fil för 12 dagar sedan och har gjort 60 ändringar sedan dess.")
        .await?;
    visit.click("#remind-save").await?;
    visit.taken("Regional-utveckling-Region-Sörmland.samspel.json").await?;
    visit.counts(".reminder", 0).await?;
    visit.reload().await?;
    visit.css("main h1").await?;
    visit.counts(".reminder", 0).await?;
    visit.goto("#/").await?;
    visit.sees("fil sparad").await?;
    visit.finish().await
}

#[tokio::test]
async fn the_list_is_accessible_in_each_of_its_states() -> Outcome {
    for scheme in [Scheme::Light, Scheme::Dark] {
        let names: Vec<_> = (0..30).map(|_| ("Regional utveckling", "04")).collect();
        let aside = "localStorage.setItem('samspel:aside:d9', '{');";
        let before = with_documents(&names) + aside;
        let setup = Setup {
            before: Some(&before),
            scheme,
            ..Setup::default()
        };
        let visit = Visit::start("library_axe", setup).await?;
        look(&visit, "list").await?;
        visit.click("#manage-d3").await?;
        visit.focus_is_at("#managed-name").await?;
        look(&visit, "panel").await?;
        visit.click_button("Arkivera").await?;
        visit.click("#archive > summary").await?;
        visit.click("#storage > summary").await?;
        visit.css("#aside").await?;
        visit.click("#manage-d4").await?;
        visit.click_button("Ta bort").await?;
        visit.counts(".toast", 2).await?;
        look(&visit, "archive, storage and notice").await?;
        visit.finish().await?;
    }
    Ok(())
}

async fn look(visit: &Visit, state: &str) -> Outcome {
    for size in [Viewport::NARROW, Viewport::WIDE] {
        visit.set_viewport(size).await?;
        visit.frame().await?;
        let told = |reason| format!("{state} at {} px: {reason}", size.0);
        visit.no_axe_violations().await.map_err(told)?;
        visit.no_horizontal_overflow().await.map_err(told)?;
    }
    Ok(())
}
