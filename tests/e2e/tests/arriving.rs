//! What arrives from outside: links as programs have changed them, and files wherever they are dropped.

use samspel::format::link;
use samspel_e2e::{Outcome, Setup, Visit};
use serde_json::json;

/// Packed bytes that no link of Samspel's has, so that the page says what it is; as an address ends.
fn text() -> String {
    link::write(b"no packed document at all, long enough for a link")
}

fn guarded(address: &str) -> String {
    let coded: String = address
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect();
    format!("https://guard.example/?url={coded}&data=05%7C02%7C")
}

/// The small document of a link, made by the page for it.
async fn document_link(visit: &Visit) -> Outcome<String> {
    visit.begin("04").await?;
    visit.goto("#/dela").await?;
    visit.css("#link-text").await?;
    let script = "return document.getElementById('link-text').value";
    let link = visit.until("a link", script, vec![]).await?;
    Ok(link.as_str().unwrap_or_default().to_owned())
}

async fn fill(visit: &Visit, selector: &str, text: &str) -> Outcome {
    let script = "const field = document.querySelector(arguments[0]); field.value = arguments[1];
        field.dispatchEvent(new Event('input', { bubbles: true }))";
    visit.script(script, vec![json!(selector), json!(text)]).await.map(drop)
}

// R180
#[tokio::test]
async fn a_link_is_opened_from_the_address_and_the_start_page_however_it_arrives() -> Outcome {
    let visit = Visit::start("arriving_links", Setup::default()).await?;
    let address = document_link(&visit).await?;
    let hash = address
        .split_once('#')
        .map(|(_, hash)| format!("#{hash}"))
        .unwrap_or_default();
    let mails = [
        format!("Hej! Här är den: {address}, hälsningar Kim"),
        format!("> {}\r\n> {}", &address[..60], &address[60..]),
        guarded(&guarded(&address)),
        address.replace('#', "%23"),
    ];
    for mail in mails {
        visit.goto("#/").await?;
        visit.click("#paste-link").await?;
        visit.css("#open-link").await?;
        fill(&visit, "#open-link", &mail).await?;
        visit.click("#take-link").await?;
        visit.hash_is(&hash).await?;
        visit.css("#open-incoming").await?;
    }
    for broken in [
        format!("{hash}), hej"),
        format!("#{}", guarded(&address)),
        format!("#/lank/{}", guarded(&address)),
    ] {
        visit.goto("#/").await?;
        visit.click("#paste-link").await?;
        visit.css("#open-link").await?;
        visit.goto(&broken).await?;
        visit.hash_is(&hash).await?;
        visit.css("#open-incoming").await?;
    }
    visit.goto("#/").await?;
    visit.click("#paste-link").await?;
    visit.css("#open-link").await?;
    fill(&visit, "#open-link", "Hej, vi ses 2026.11.22").await?;
    visit.click("#take-link").await?;
    visit.sees("Där finns ingen länk från Samspel.").await?;
    visit.no_axe_violations().await?;
    visit.finish().await
}

// R181
#[tokio::test]
async fn an_address_whose_number_sign_was_coded_is_mended() -> Outcome {
    let setup = Setup {
        path: "/region/samspel/",
        ..Setup::default()
    };
    let visit = Visit::start("arriving_coded", setup).await?;
    let hash = format!("#/lank/{}", text());
    let app = visit.server().url();
    for coded in [
        hash.replace('#', "%23"),
        hash.replace('#', "%23").replace("/", "%2F"),
        hash.replace('#', "%2523").replace("/", "%252F"),
        format!("index.html{}", hash.replace('#', "%23")),
        format!("?from=mail{}", hash.replace('#', "%23")),
    ] {
        visit.client().goto(&format!("{app}{coded}")).await?;
        visit.app_is_up().await?;
        visit.hash_is(&hash).await?;
        visit.heading("Länken går inte att öppna").await?;
    }
    visit.client().goto(&format!("{app}finns/inte")).await?;
    visit.sees("Här finns inget").await?;
    visit.sees("There is nothing here").await?;
    visit.click("a[data-app]").await?;
    visit.app_is_up().await?;
    visit.finish_unchecked();
    Ok(())
}

/// Drops a file on what a selector matches, as the browser does, after it has been dragged over it. Gives whether the browser would have
/// opened it.
async fn drop_file(visit: &Visit, selector: &str, name: &str, content: &str) -> Outcome<bool> {
    let script = "const [selector, name, content] = arguments;
        const carried = new DataTransfer();
        carried.items.add(new File([content], name));
        const at = document.querySelector(selector);
        const tell = (kind) => at.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: carried }));
        const isOpen = tell('dragover');
        if (!isOpen) window.wasDropSign = !!document.querySelector('.drop-sign');
        return tell('drop')";
    let opened = visit
        .script(script, vec![json!(selector), json!(name), json!(content)])
        .await?;
    visit.frame().await?;
    Ok(opened == json!(true))
}

// R183
#[tokio::test]
async fn a_file_is_taken_wherever_it_is_dropped() -> Outcome {
    let visit = Visit::start("arriving_dropped", Setup::default()).await?;
    visit.begin("04").await?;
    visit.write("#document-name", "Det egna").await?;
    visit.is_saved().await?;
    let document = visit.save_as_file().await?;
    let other = document
        .replace("Det egna", "Det andra")
        .replacen("\"document\": \"", "\"document\": \"x", 1);
    // Where the page takes no files, as on the start page.
    visit.goto("#/plan").await?;
    assert!(!drop_file(&visit, "header", "andra.samspel.json", &other).await?);
    visit.hash_is("#/oversikt").await?;
    visit.has_value("#document-name", "Det andra").await?;
    // Where it takes some, as if chosen there.
    let map =
        r#"{"type":"Feature","properties":{"namn":"Flen"},"geometry":{"type":"Point","coordinates":[16.6,59.06]}}"#;
    visit.goto("#/strukturbild").await?;
    visit.css("#geojson-file").await?;
    assert!(!drop_file(&visit, "footer", "noder.geojson", map).await?);
    visit.sees("Innan du läser in noder.geojson").await?;
    visit.click("#import-confirm").await?;
    // Or named as what it is.
    assert!(!drop_file(&visit, "main", "noder.geojson", "%PDF-1.7").await?);
    visit.sees("Det är en PDF. Här läser du in GeoJSON").await?;
    visit.goto("#/plan").await?;
    visit.heading("Plan").await?;
    assert!(!drop_file(&visit, "main", "plan.samspel.json", "<!doctype html><p>Hej").await?);
    visit.sees("Det är en webbsida.").await?;
    visit.hash_is("#/plan").await?;
    visit.finish().await
}

// R183
#[tokio::test]
async fn what_is_dragged_over_the_page_is_shown_and_what_is_dragged_within_it_is_left_alone() -> Outcome {
    let visit = Visit::start("arriving_dragged", Setup::default()).await?;
    let drag = "const [kinds, own] = arguments;
        const carried = new DataTransfer();
        if (kinds === 'file') carried.items.add(new File(['a'], 'a.txt'));
        else carried.setData(kinds, 'https://a.b/');
        const tell = (kind) => document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: carried }));
        if (own) tell('dragstart');
        const left = tell('dragover');
        if (own) tell('dragend');
        return left";
    for (kind, is_own) in [("text/uri-list", false), ("text/plain", false), ("file", true)] {
        let left_alone = visit.script(drag, vec![json!(kind), json!(is_own)]).await?;
        assert_eq!(left_alone, json!(true), "{kind}");
        visit.counts(".drop-sign", 0).await?;
    }
    let left_alone = visit.script(drag, vec![json!("file"), json!(false)]).await?;
    assert_eq!(left_alone, json!(false));
    visit.counts(".drop-sign", 1).await?;
    visit.no_axe_violations().await?;
    let leave = "document.body.dispatchEvent(new DragEvent('dragleave', { bubbles: true }))";
    visit.script(leave, vec![]).await?;
    visit.counts(".drop-sign", 0).await?;
    visit.finish().await
}

// R184
#[tokio::test]
async fn files_that_people_try_are_named_in_their_language() -> Outcome {
    let visit = Visit::start("arriving_kinds", Setup::default()).await?;
    let cases: [(&str, &[u8], &str, &str); 5] = [
        ("a.samspel.json", b"%PDF-1.7", "Det är en PDF.", "It is a PDF."),
        (
            "b.samspel.json",
            b"PK\x03\x04word/document.xml",
            "Det är ett Word-dokument.",
            "It is a Word document.",
        ),
        (
            "c.samspel.json",
            b"a;b\n1;2\n",
            "Det är en tabell (CSV).",
            "It is a table (CSV).",
        ),
        (
            "d.samspel.json",
            b"{\"namn\":\"Nyk\xf6ping\"}",
            "troligen i Windows-1252",
            "probably in Windows-1252",
        ),
        (
            "e.samspel.json",
            b"\x89PNG\r\n\x1a\n\0",
            "Det är en bild.",
            "It is a picture.",
        ),
    ];
    for (name, content, swedish, _) in cases {
        let file = visit.file(name, content)?;
        visit.upload("#open-file", &file).await?;
        visit.sees(swedish).await?;
    }
    visit.click("#language").await?;
    for (name, content, _, english) in cases {
        let file = visit.file(name, content)?;
        visit.upload("#open-file", &file).await?;
        visit.sees(english).await?;
    }
    visit.finish().await
}
