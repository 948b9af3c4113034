//! Journey 5 of the domain, from an empty document and on a telephone: the yearly follow-up, from what was measured and what role the plans played
//! to the report by the ordinance (SFS 2024:99, 7–11 §§), with its four areas filled or marked empty, by sex or with the reason why not, and the
//! last day for it.

use std::fs;

use samspel_e2e::{Outcome, Scheme, Setup, Viewport, Visit, steps::records};
use serde_json::{Value, json};

/// The year that is reported: the last that is over.
async fn year(visit: &Visit) -> Outcome<u64> {
    let year = visit.script("return new Date().getFullYear() - 1", vec![]).await?;
    year.as_u64().ok_or_else(|| "no year".into())
}

/// Goes to a part of the plan, by its tab.
async fn go(visit: &Visit, part: &str) -> Outcome {
    visit.tap(".main-nav a[href='#/plan']").await?;
    visit.tap(&format!(".tabs a[href='#/plan/{part}']")).await?;
    visit.hash_is(&format!("#/plan/{part}")).await
}

async fn page_is_sound(visit: &Visit, name: &str) -> Outcome {
    visit.no_horizontal_overflow().await?;
    visit.no_axe_violations().await?;
    visit.screenshot(name).await.map(drop)
}

// R534, R536
#[tokio::test]
async fn a_year_is_followed_up_on_a_telephone_and_reported_by_the_ordinance() -> Outcome {
    let phone = Setup {
        viewport: Viewport::NARROW,
        ..Setup::default()
    };
    let visit = Visit::start("journey_5", phone).await?;
    visit.set_touch().await?;
    let year = year(&visit).await?;
    visit.tap("a[href='#/ny/04']").await?;
    visit.hash_is("#/oversikt").await?;
    what_was_planned(&visit, year).await?;

    let before = visit.stored_document().await?;
    visit.reload().await?;
    assert_eq!(visit.stored_document().await?, before);

    what_was_measured(&visit, year).await?;
    the_role_of_the_plans(&visit, year).await?;
    what_is_missing_leads_to_its_place(&visit, year).await?;
    the_report_is_whole(&visit, year).await?;
    out_and_in_again(&visit).await
}

/// Priorities of three of the four areas, and in one of them an action with two targets, one of which follows an indicator.
async fn what_was_planned(visit: &Visit, year: u64) -> Outcome {
    for (title, area) in [
        ("Goda livsmiljöer", "Boende, arbete och välfärd"),
        (
            "Närmare till tåget",
            "Tillgänglighet, digital kommunikation och transport",
        ),
        ("Fler i arbete", "Kompetensförsörjning"),
    ] {
        go(visit, "prioriteringar").await?;
        visit.tap("#add-priority").await?;
        visit.focus_is_at("#priority-title").await?;
        visit.type_text(title).await?;
        visit.choose("Område i den årliga redovisningen", area).await?;
    }
    visit.tap("#add-action").await?;
    visit.focus_is_at("#action-title").await?;
    visit.type_text("Lärcentrum i Flen").await?;
    visit.write("#action-owner", "Flens kommun").await?;
    visit.choose("Grupp", "Kommun").await?;
    visit.tap("#add-owner").await?;
    visit.pick_date("#action-start", &format!("{year}-01-01")).await?;
    visit.pick_date("#action-end", &format!("{}-12-31", year + 3)).await?;
    for (number, title, unit) in [(1, "Studerande", "personer"), (2, "Lokaler", "lokaler")] {
        visit.tap("#add-target").await?;
        visit.focus_is_at(&format!("#target-{number}-title")).await?;
        visit.type_text(title).await?;
        let field = |name: &str| format!("#target-{number}-{name}");
        visit.write(&field("baseline"), "100").await?;
        visit.write(&field("baseline-year"), &(year - 1).to_string()).await?;
        visit.write(&field("value"), "200").await?;
        visit.write(&field("year"), &(year + 3).to_string()).await?;
        visit.write(&field("unit"), unit).await?;
    }
    // Something private, which no report may say.
    visit.tap("#add-comment").await?;
    visit.type_text("Hyran är inte förhandlad").await?;
    page_is_sound(visit, "journey-5-action").await?;
    visit.is_saved().await
}

async fn what_was_measured(visit: &Visit, year: u64) -> Outcome {
    go(visit, "uppfoljning").await?;
    visit.sees(&format!("0 av 2 mätta {year}")).await?;
    for (row, value) in [(1, "135,5"), (2, "100")] {
        visit.tap(&format!("#cell-{row}-2")).await?;
        visit.tap(&format!("#cell-{row}-2")).await?;
        visit.focus_is_at("#cell-input").await?;
        visit.type_text(value).await?;
        visit.press("Enter").await?;
    }
    visit.sees(&format!("2 av 2 mätta {year}")).await?;
    page_is_sound(visit, "journey-5-grid").await?;
    let document = visit.stored_document().await?;
    let values: Vec<_> = records(&document, "measurement")
        .into_iter()
        .map(|(_, one)| (one["year"].clone(), one["value"].clone()))
        .collect();
    assert_eq!(values.len(), 2);
    for value in [json!(135.5), json!(100)] {
        assert!(values.contains(&(json!(year), value)), "{values:?}");
    }
    Ok(())
}

async fn the_role_of_the_plans(visit: &Visit, year: u64) -> Outcome {
    go(visit, "prioriteringar").await?;
    visit.click_link("3 Fler i arbete").await?;
    visit.tap("#add-review").await?;
    visit.focus_is_at("#review-role").await?;
    visit
        .type_text("Planen bidrog med lokaler; studiestödet ändrades samtidigt.")
        .await?;
    visit
        .link_record("Välj plan, mål, mätvärde eller insats", "Studerande")
        .await?;
    visit.choose("Beslut", "Fortsätt").await?;
    visit.write("#review-decided-by", "Nämnden, § 12").await?;
    visit.pick_date("#review-decided", &format!("{year}-12-10")).await?;
    visit.pick_date("#review-date", &format!("{year}-12-01")).await?;
    visit.pick_date("#review-start", &format!("{year}-01-01")).await?;
    visit.pick_date("#review-end", &format!("{year}-12-31")).await?;
    page_is_sound(visit, "journey-5-review").await?;
    visit.is_saved().await
}

/// Presses what is said to be missing.
async fn missing(visit: &Visit, text: &str) -> Outcome {
    let script = "const found = [...document.querySelectorAll('#yearly-missing :is(a, button, summary)')]
            .find((one) => one.textContent.includes(arguments[0]) && one.checkVisibility());
        if (found) found.id = 'wanted';
        return !!found";
    visit
        .until(&format!("“{text}” among what is missing"), script, vec![json!(text)])
        .await?;
    visit.tap("#wanted").await?;
    let done = "document.getElementById('wanted')?.removeAttribute('id')";
    visit.script(done, vec![]).await.map(drop)
}

async fn report(visit: &Visit) -> Outcome {
    visit.tap(".main-nav a[href='#/dela']").await?;
    visit.tap("main a[href='#/dela/arsredovisning']").await?;
    visit.css("#publish-save:not([disabled])").await.map(drop)
}

async fn what_is_missing_leads_to_its_place(visit: &Visit, year: u64) -> Outcome {
    report(visit).await?;
    visit
        .sees(&format!("Ska vara inne senast 21 feb {}.", year + 1))
        .await?;
    page_is_sound(visit, "journey-5-missing").await?;
    // The targets are one line, that unfolds.
    visit.counts("#yearly-missing details", 1).await?;
    missing(visit, "2 mål säger inte om de följs per kön, eller varför inte").await?;
    missing(visit, "Studerande").await?;
    visit.focus_is_at("#target-1-by-sex").await?;
    visit.client().active_element().await?.select_by_label("Ja").await?;
    report(visit).await?;
    visit.counts("#yearly-missing details", 0).await?;
    missing(
        visit,
        "Målet Lokaler säger inte om det följs per kön, eller varför inte",
    )
    .await?;
    visit.focus_is_at("#target-2-by-sex").await?;
    visit.client().active_element().await?.select_by_value("no").await?;
    report(visit).await?;
    missing(visit, "Målet Lokaler").await?;
    visit.focus_is_at("#target-2-by-sex-reason").await?;
    visit.type_text("En lokal har inget kön").await?;
    visit.is_saved().await?;
    report(visit).await?;
    visit.sees_no("följs per kön, eller varför inte").await?;
    // What is followed by sex has values of women and of men.
    missing(visit, "1 mål följs per kön men saknar värden").await?;
    visit.hash_is("#/plan/uppfoljning").await?;
    for (column, value) in [(3, "80"), (4, "55,5")] {
        visit.tap(&format!("#cell-1-{column}")).await?;
        visit.tap(&format!("#cell-1-{column}")).await?;
        visit.focus_is_at("#cell-input").await?;
        visit.type_text(value).await?;
        visit.press("Enter").await?;
    }
    visit.is_saved().await?;
    report(visit).await?;
    visit.sees_no("saknar värden").await?;
    for (told, field, text) in [
        (
            "Inget är skrivet om: a) ",
            "housing",
            "Planer samordnades mellan tre kommuner.",
        ),
        ("Inget är skrivet om: b) ", "skills", "Lärcentrum byggdes ut."),
        ("Inget är skrivet om: d) ", "access", "Bytespunkter planerades ihop."),
        (
            "Inget är skrivet om: Hållbarhet",
            "sustainability",
            "Varje insats prövas mot tre dimensioner.",
        ),
        (
            "Inget är skrivet om: Användningen",
            "funds",
            "Medlen gick till lokaler.",
        ),
        (
            "Inget är skrivet om: Samverkan",
            "cooperation",
            "Fyra möten med kommuner och länsstyrelse.",
        ),
        (
            "Inget är skrivet om: Analyser",
            "analyses",
            "En uppföljning av studerande.",
        ),
    ] {
        missing(visit, told).await?;
        visit.focus_is_at(&format!("#publication-{field}")).await?;
        visit.type_text(text).await?;
        visit.previews(text).await?;
    }
    visit.is_saved().await
}

/// What stands under a heading of the copy that is open.
async fn under(visit: &Visit, heading: &str) -> Outcome<String> {
    let script = "const found = [...document.querySelectorAll('main :is(h2, h3)')].find((one) => one.textContent === arguments[0]);
        return found?.closest('section')?.innerText ?? null";
    let said = visit
        .until(&format!("the heading {heading}"), script, vec![json!(heading)])
        .await?;
    Ok(said.as_str().unwrap_or_default().to_owned())
}

async fn the_report_is_whole(visit: &Visit, year: u64) -> Outcome {
    visit.tap("#publish-save:not([disabled])").await?;
    let title = format!("Årlig redovisning {year}: Regional utveckling – Region Sörmland");
    let file = visit
        .downloaded(&samspel::format::file_name::file_name(&title, "html"))
        .await?;
    let written = fs::read_to_string(&file)?;
    assert!(!written.contains("Hyran"), "a comment is in the report");
    visit.no_request_left().await?;
    visit.open_copy(&file).await?;
    visit.sees(&format!("21 feb {}", year + 1)).await?;
    let headings = "return [...document.querySelectorAll('main h2')].map((one) => one.textContent)";
    let headings: Vec<String> = serde_json::from_value(visit.script(headings, vec![]).await?)?;
    assert_eq!(
        headings,
        [
            "Det här saknas",
            "Samordning av insatser",
            "Hållbarhet och territoriellt perspektiv",
            "Användningen av medel",
            "Samverkan och samråd",
            "Analyser, uppföljning och utvärdering",
            "Statistik per kön",
        ]
    );
    for (area, said) in [
        ("a) Boende, arbete och välfärd", "Planer samordnades"),
        ("b) Kompetensförsörjning", "Lärcentrum i Flen"),
        ("b) Kompetensförsörjning", "Planen bidrog med lokaler"),
        (
            "c) Innovation, entreprenörskap och företagande",
            "Tomt: inget är skrivet",
        ),
        (
            "d) Tillgänglighet, digital kommunikation och transport",
            "Närmare till tåget",
        ),
    ] {
        let under = under(visit, area).await?;
        assert!(under.contains(said), "{area}: {under}");
    }
    let by_sex = under(visit, "Statistik per kön").await?;
    assert!(
        by_sex.contains("Ja") && by_sex.contains("En lokal har inget kön"),
        "{by_sex}"
    );
    visit.copy_reads_well("journey-5-report").await?;
    let pages = visit.printed_pages("journey-5-report").await?;
    assert!((2..=5).contains(&pages), "{pages} pages");
    visit.set_viewport(Viewport::NARROW).await?;
    visit.set_scheme(Scheme::Light).await?;
    visit.client().back().await?;
    visit.app_is_up().await
}

async fn out_and_in_again(visit: &Visit) -> Outcome {
    let file = visit.save_as_file().await?;
    let kept: Value = serde_json::from_str(&file)?;
    assert_eq!(records(&kept, "publication").len(), 1);
    visit.forget_everything().await?;
    let given = visit.file("uppfoljningen.samspel.json", &file)?;
    visit.upload("#open-file", &given).await?;
    visit.hash_is("#/oversikt").await?;
    assert_eq!(visit.save_as_file().await?, file);
    visit.no_console_errors().await
}
