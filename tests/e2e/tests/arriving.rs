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
        visit.css("#open-link").await?;
        visit.goto(&broken).await?;
        visit.hash_is(&hash).await?;
        visit.css("#open-incoming").await?;
    }
    visit.goto("#/").await?;
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
