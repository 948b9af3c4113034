//! What is sent, as a part or as a link, is what is opened at the other end, and never over anything.

use samspel_e2e::{Outcome, Setup, Viewport, Visit, steps::records};
use serde_json::{Value, json};

async fn example(name: &str) -> Outcome<Visit> {
    let visit = Visit::start(name, Setup::default()).await?;
    visit.goto("#/exempel").await?;
    visit.hash_is("#/oversikt").await?;
    visit.is_saved().await?;
    Ok(visit)
}

/// What a file of this name is called, without its ending.
fn plain(name: &str) -> String {
    let words: Vec<_> = name
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.join("-")
}

/// The hash of the link that the page shows, once it is there.
async fn link(visit: &Visit) -> Outcome<String> {
    let address = visit
        .until("a link", "return document.getElementById('link-text')?.value", vec![])
        .await?;
    let address = address.as_str().unwrap_or_default().to_owned();
    let own = visit.server().url();
    let hash = address
        .strip_prefix(&own)
        .ok_or_else(|| format!("{address} does not lead to {own}"))?;
    assert!(hash.starts_with("#/lank/1."), "{hash}");
    Ok(hash.to_owned())
}

/// The link of a step, when it has taken the place of what was shown before.
async fn step_link(visit: &Visit, step: &str) -> Outcome<String> {
    visit.goto("#/dela").await?;
    let before = visit
        .script("return document.getElementById('link-text')?.value ?? ''", vec![])
        .await?;
    visit.choose("Innehåll", step).await?;
    let script = "const field = document.getElementById('link-text');
        return !!field && field.value !== arguments[0]";
    visit.until("another link", script, vec![before]).await?;
    link(visit).await
}

async fn open_in_another_browser(name: &str, hash: &str) -> Outcome<Visit> {
    let setup = Setup {
        hash,
        ..Setup::default()
    };
    Visit::start(name, setup).await
}

// R82, R83
#[tokio::test]
async fn a_part_is_saved_and_opened_as_a_document_of_its_own() -> Outcome {
    let visit = example("part_out").await?;
    // An action that serves two priorities leads out of the part of either.
    visit.goto("#/plan/insatser/insats-1").await?;
    visit.css("#action-priorities .link-chip button").await?;
    let served = "return document.querySelector('#action-priorities .link-chip a').textContent";
    let served = visit.script(served, vec![]).await?;
    let served = served.as_str().unwrap_or_default().to_owned();
    let other = "return [...document.querySelectorAll('#action-priorities select option')].find((one) => one.value).textContent";
    let other = visit.script(other, vec![]).await?;
    let other = other.as_str().unwrap_or_default().to_owned();
    visit.link_record("Välj prioritering", &other).await?;
    visit.counts("#action-priorities .link-chip button", 2).await?;

    visit.goto("#/dela").await?;
    visit.choose("Del", "Strukturbild").await?;
    visit.sees("Element i strukturbilden").await?;
    visit.choose("Del", "En prioritering och allt som hör till den").await?;
    visit.choose("Vilken prioritering?", &served).await?;
    visit.sees("Det här nämns i delen men följer inte med.").await?;
    visit.sees(&format!("Prioriteringar: {other}")).await?;
    let name = visit.value("#document-name").await?;
    visit.click("#save-part").await?;
    let named: String = format!("{name} Prioriteringen {served}").chars().take(80).collect();
    let file = visit.taken(&format!("{}.samspel.json", plain(&named))).await?;
    let part: Value = serde_json::from_str(&file)?;
    assert_eq!(part["part"]["what"], "priority");
    assert_eq!(records(&part, "priority").len(), 1);
    // The action plan that the action is in may serve others too.
    let mut outside = part["part"]["outside"].as_object().into_iter().flatten();
    assert!(
        outside.any(|(_, one)| one["name"] == json!(other)),
        "{}",
        part["part"]["outside"]
    );
    visit.finish().await?;

    let visit = Visit::start("part_in", Setup::default()).await?;
    let given = visit.file("del.samspel.json", &file)?;
    visit.upload("#open-file", &given).await?;
    visit.hash_is("#/oversikt").await?;
    assert_eq!(visit.stored_document().await?, part);
    visit.goto("#/plan/insatser/insats-1").await?;
    visit.sees(&format!("{other} (utanför delen)")).await?;
    visit.goto("#/dela").await?;
    visit.sees("Det öppna dokumentet är en del av ett större").await?;
    // It is changed and still a part, with what it leads out to.
    visit.write("#document-name", "Ändrat namn").await?;
    let changed = visit.stored_document().await?;
    assert_eq!(changed["part"], part["part"]);
    assert_eq!(changed["document"], part["document"]);
    visit.finish().await
}

// R86, R88
#[tokio::test]
async fn a_link_shows_what_it_brings_and_opens_the_same_document() -> Outcome {
    let visit = example("link_out").await?;
    let whole = visit.stored_document().await?;
    let hash = step_link(&visit, "Steg 3: Prioriterade inriktningar").await?;
    visit.sees("av högst 2 000 tecken").await?;
    visit.click("#copy-link").await?;
    visit.sees("Länken är kopierad.").await?;
    // It names the state in which the document left, which is kept for when it comes back.
    let passed = visit.stored_document().await?["lineage"].clone();
    let passed = passed.as_array().and_then(|points| points.last().cloned());
    assert!(passed.is_some());
    assert_eq!(link(&visit).await?, hash);
    visit.finish().await?;

    let visit = open_in_another_browser("link_in", &hash).await?;
    visit.sees("En del av ett dokument: Steg 3").await?;
    visit
        .heading(whole["records"]["strategy"]["name"].as_str().unwrap_or_default())
        .await?;
    let actors = whole["records"]["step-3"]["actors"].as_array().map_or(0, Vec::len);
    let counts = "return [...document.querySelectorAll('.contents tbody tr')].map((row) => [row.cells[0].textContent, Number(row.cells[1].textContent)])";
    let counts = visit.script(counts, vec![]).await?;
    let mut brought = vec![json!(["Steg", 1])];
    brought.extend((actors > 0).then(|| json!(["Aktörer", actors])));
    assert_eq!(counts, json!(brought));
    assert!(visit.stored_documents().await?.is_empty());
    visit.screenshot("link-preview").await?;
    visit.click("#open-incoming").await?;
    visit.hash_is("#/oversikt").await?;
    let opened = visit.stored_document().await?;
    assert_eq!(opened["document"], whole["document"]);
    let points = opened["lineage"].as_array();
    assert_eq!(points.and_then(|points| points.last().cloned()), passed);
    for (id, record) in opened["records"].as_object().into_iter().flatten() {
        let mut sent = whole["records"][id].clone();
        // How to reach somebody goes with no link unless that is chosen.
        if let Some(fields) = sent.as_object_mut() {
            fields.remove("contact");
        }
        assert_eq!(record, &sent, "{id}");
    }
    // The link is no longer in the address or behind it: loading anew or going back doesn't open it again.
    visit.reload().await?;
    visit.hash_is("#/oversikt").await?;
    assert_eq!(visit.stored_documents().await?.len(), 1);
    visit.client().back().await?;
    let address = visit.client().current_url().await?;
    assert!(!address.as_str().contains("lank"), "{address}");
    for address in visit.requests().await? {
        assert!(!address.contains("lank"), "{address}");
    }
    visit.client().forward().await?;
    visit.finish().await
}

// R86
#[tokio::test]
async fn a_link_is_never_opened_over_what_is_here() -> Outcome {
    let visit = Visit::start("link_beside", Setup::default()).await?;
    visit.begin("04").await?;
    visit.write("#document-name", "Kort").await?;
    visit.is_saved().await?;
    visit.goto("#/dela").await?;
    let hash = link(&visit).await?;
    visit.write("#document-name", "Kort, vidare").await?;
    visit.is_saved().await?;

    // In another tab, where the same document is kept.
    let setup = Setup {
        hash: &hash,
        ..Setup::default()
    };
    visit.new_tab(setup).await?;
    visit.sees("Dokumentet finns redan i den här webbläsaren.").await?;
    visit.click("#open-incoming").await?;
    // It is compared with the one that is here; to open it alone is one of the ways on.
    visit.hash_is("#/dela/jamfor").await?;
    visit.has_value("#document-name", "Kort, vidare").await?;
    assert_eq!(visit.stored_documents().await?.len(), 1);
    visit.click("#open-new").await?;
    visit.hash_is("#/oversikt").await?;
    visit.has_value("#document-name", "Kort").await?;
    visit.is_saved().await?;
    assert_eq!(visit.stored_documents().await?.len(), 2);
    visit.switch_to_tab(0).await?;
    visit.has_value("#document-name", "Kort, vidare").await?;

    // In the same tab, over the open document: the way back leads to it.
    visit.goto(&hash).await?;
    visit.sees("Inget är sparat eller ändrat än.").await?;
    visit.has_value("#document-name", "Kort, vidare").await?;
    visit.click_link("Till översikten").await?;
    visit.has_value("#document-name", "Kort, vidare").await?;
    assert_eq!(visit.stored_documents().await?.len(), 2);
    visit.finish().await
}

// R85, R86
#[tokio::test]
async fn a_link_that_can_not_be_read_says_why_and_what_to_do() -> Outcome {
    let visit = Visit::start("link_broken", Setup::default()).await?;
    visit.begin("04").await?;
    visit.goto("#/dela").await?;
    let hash = link(&visit).await?;
    let cut = &hash[..hash.len() - 20];
    let newer = hash.replace("#/lank/1.", "#/lank/7.");
    for (broken, cause) in [
        (cut, "Länken är inte hel."),
        ("#/lank", "Länken är inte hel."),
        ("#/lank/1.", "Länken är inte hel."),
        ("#/lank/hej", "Länken är inte hel."),
        (&newer, "(länkversion 7)"),
        // Whole, but what it carries is not packed, and packed but no document.
        ("#/lank/1.AAAAAA", "Länken är inte hel."),
        ("#/lank/1.avRBPAMA", "innehållet går inte att läsa. Den är tom."),
    ] {
        visit.goto(broken).await?;
        visit.heading("Länken går inte att öppna").await?;
        visit.sees(cause).await?;
        visit.sees("be den som skickade den om filen").await?;
        assert_eq!(visit.stored_documents().await?.len(), 1, "{broken}");
        visit.goto("#/oversikt").await?;
    }
    // What a program has added is no fault.
    visit.goto(&format!("{hash}).")).await?;
    visit.sees("Ett helt dokument").await?;
    visit.finish().await
}

// R87
#[tokio::test]
async fn what_is_too_long_for_a_link_is_offered_as_a_file_and_says_why() -> Outcome {
    let visit = example("link_too_long").await?;
    visit.goto("#/dela").await?;
    visit
        .sees("klipper adresser som är längre än omkring 2 000 tecken")
        .await?;
    visit.counts("#link-text", 0).await?;
    let whole = visit.stored_document().await?;
    visit.click("#save-instead").await?;
    let name = visit.css("main code").await?.text().await?;
    let file: Value = serde_json::from_str(&visit.taken(&name).await?)?;
    assert_eq!(file["document"], whole["document"]);
    assert!(file["records"] == whole["records"] && file.get("part").is_none());
    visit.choose("Innehåll", "Steg 3: Prioriterade inriktningar").await?;
    link(&visit).await?;
    visit.finish().await
}

// R89
#[tokio::test]
async fn the_qr_code_is_shown_on_request_and_printed_alone() -> Outcome {
    let visit = example("link_qr").await?;
    step_link(&visit, "Steg 3: Prioriterade inriktningar").await?;
    visit.counts("svg.qr", 0).await?;
    visit.click_button("Visa som QR-kod").await?;
    visit.css("svg.qr[role=img]").await?;
    for viewport in [Viewport::WIDE, Viewport::NARROW] {
        visit.set_viewport(viewport).await?;
        visit.no_horizontal_overflow().await?;
    }
    visit.set_print().await?;
    let shown = "return [...document.querySelectorAll('main section')].filter((one) => one.checkVisibility()).length";
    assert_eq!(visit.script(shown, vec![]).await?, json!(1));
    visit.css("svg.qr").await?;
    visit.screenshot("share-qr-print").await?;
    visit.finish().await
}

// R88
#[tokio::test]
async fn where_nothing_can_be_copied_the_link_is_selected() -> Outcome {
    let visit = example("link_by_hand").await?;
    let hash = step_link(&visit, "Steg 3: Prioriterade inriktningar").await?;
    let none = "Object.defineProperty(navigator, 'clipboard', { value: undefined })";
    visit.script(none, vec![]).await?;
    visit.click("#copy-link").await?;
    visit.sees("Länken är markerad").await?;
    visit.focus_is_at("#link-text").await?;
    let selected = "const field = document.activeElement;
        return field.value.slice(field.selectionStart, field.selectionEnd)";
    let selected = visit.script(selected, vec![]).await?;
    assert!(selected.as_str().is_some_and(|text| text.ends_with(&hash)));
    visit.finish().await
}

#[tokio::test]
async fn a_part_and_a_link_are_sent_by_keyboard_alone() -> Outcome {
    let visit = example("share_keyboard").await?;
    visit.walk_to("Tab", ".main-nav a[href='#/dela']").await?;
    visit.press("Enter").await?;
    visit.walk_to("Tab", "#part").await?;
    visit.press("Home").await?;
    visit.walk_to("Tab", "#save-part").await?;
    visit.press("Enter").await?;
    let name = visit.value("#document-name").await?;
    let named = plain(&format!("{name} Självskattning"));
    let file = visit.taken(&format!("{named}.samspel.json")).await?;
    let part: Value = serde_json::from_str(&file)?;
    assert_eq!(part["part"]["what"], "assessment");

    visit.walk_to("Tab", "#link").await?;
    visit.press("End").await?;
    let hash = link(&visit).await?;
    visit.walk_to("Tab", "#copy-link").await?;
    visit.press("Enter").await?;
    visit.sees("Länken är kopierad.").await?;
    visit.walk_to("Tab", ".qr-fold > summary").await?;
    visit.press("Enter").await?;
    visit.css("svg.qr").await?;

    visit.goto(&hash).await?;
    visit.css("#open-incoming").await?;
    visit.focus_is_at("#main").await?;
    visit.walk_to("Tab", "#open-incoming").await?;
    visit.press("Enter").await?;
    visit.hash_is("#/dela/jamfor").await?;
    visit.focus_is_at("#main").await?;
    visit.sees("Innehållet är likadant som det du har öppet.").await?;
    visit.walk_to("Tab", "#open-new").await?;
    visit.press("Enter").await?;
    visit.hash_is("#/oversikt").await?;
    visit.finish().await
}
