//! R247. Every page is free of what axe-core finds (the size of targets too) and of sideways scrolling: in Swedish and light, in English and dark, wide and narrow,
//! with the example and with an empty document, and where something has gone wrong.

use samspel_e2e::{Outcome, Scheme, Setup, Viewport, Visit, pages};

const ENGLISH: &str = "localStorage.setItem('samspel:language', 'en')";

// Words are told apart by the language and colours by the scheme: each of them is seen on every page, and all four together would find no more.

#[tokio::test]
async fn swedish_pages_in_light_have_no_violations() -> Outcome {
    walk("axe_swedish_light", None, Scheme::Light).await
}

#[tokio::test]
async fn english_pages_in_dark_have_no_violations() -> Outcome {
    walk("axe_english_dark", Some(ENGLISH), Scheme::Dark).await
}

#[tokio::test]
async fn what_has_gone_wrong_is_told_accessibly_in_light() -> Outcome {
    trouble("axe_trouble_light", None, Scheme::Light).await
}

#[tokio::test]
async fn what_has_gone_wrong_is_told_accessibly_in_dark_english() -> Outcome {
    trouble("axe_trouble_dark", Some(ENGLISH), Scheme::Dark).await
}

async fn walk(name: &str, before: Option<&str>, scheme: Scheme) -> Outcome {
    let setup = Setup {
        before,
        scheme,
        ..Setup::default()
    };
    let visit = Visit::start(name, setup).await?;
    let mut faults = Vec::new();
    look(&visit, "the first start", &mut faults).await?;
    visit.begin("04").await?;
    for page in visit.pages(&pages::begun()?).await? {
        visit.open_page(&page).await?;
        look(&visit, &format!("{:?}, empty", page.kind), &mut faults).await?;
    }
    visit.goto("#/exempel").await?;
    visit.hash_is("#/oversikt").await?;
    look(&visit, "the example", &mut faults).await?;
    let example = pages::example()?;
    visit.open_document(&example).await?;
    for page in visit.pages(&example).await? {
        visit.open_page(&page).await?;
        // An empty page is looked at as it comes, and a full one with all that is folded away.
        visit.unfold_in_place().await?;
        look(&visit, &format!("{:?}", page.kind), &mut faults).await?;
    }
    sharing(&visit, &mut faults).await?;
    end(visit, faults).await
}

/// What the page for sharing shows on request, and the page of a link.
async fn sharing(visit: &Visit, faults: &mut Vec<String>) -> Outcome {
    visit.goto("#/dela").await?;
    visit.css("#save-instead").await?;
    look(visit, "a link that would be too long", faults).await?;
    let choose = "const [id, value] = arguments;
        const list = document.getElementById(id);
        list.value = value;
        list.dispatchEvent(new Event('change', { bubbles: true }))";
    for (id, value) in [("part", "priority"), ("link", "step-3")] {
        visit.script(choose, vec![id.into(), value.into()]).await?;
    }
    visit.css("#link-text").await?;
    visit.click(".qr-fold > summary").await?;
    visit.css("svg.qr").await?;
    look(visit, "a part, a link and its code", faults).await?;
    let link = "return '#' + document.getElementById('link-text').value.split('#')[1]";
    let link = visit.script(link, vec![]).await?;
    visit.goto(link.as_str().unwrap_or_default()).await?;
    visit.css("#open-incoming").await?;
    look(visit, "what a link brings", faults).await?;
    visit.goto("#/lank/1.AAAA").await?;
    visit.css("main .note[data-kind=error]").await?;
    look(visit, "a link that can't be opened", faults).await
}

async fn trouble(name: &str, before: Option<&str>, scheme: Scheme) -> Outcome {
    let setup = Setup {
        before,
        scheme,
        ..Setup::default()
    };
    let visit = Visit::start(name, setup).await?;
    let mut faults = Vec::new();
    visit.begin("04").await?;

    visit.goto("#/").await?;
    let wrong = visit.file("bild.samspel.json", b"\x89PNG\r\n\x1a\n\xff\xfe")?;
    visit.upload("#open-file", &wrong).await?;
    visit.counts(".toast[role=alert]", 1).await?;
    look(&visit, "a file that can't be read", &mut faults).await?;
    visit.click(".toast button").await?;

    visit.goto("#/plan/insatser").await?;
    visit.click("#add-action").await?;
    visit.click("#add-target").await?;
    visit.write("#target-1-value", "mycket").await?;
    visit.write("#target-1-year", "20").await?;
    visit.pick_date("#action-start", "2028-01-01").await?;
    visit.pick_date("#action-end", "2027-01-01").await?;
    visit.counts(".error-text", 3).await?;
    visit.write("#action-owner", "Någon ny").await?;
    look(&visit, "fields with errors", &mut faults).await?;

    visit.goto("#/strukturbild").await?;
    let shapes = visit.file(
        "noder.geojson",
        r#"{"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"namn":"Nyköping"},"geometry":{"type":"Point","coordinates":[17.008,58.753]}},
            {"type":"Feature","properties":{},"geometry":null}]}"#,
    )?;
    visit.upload("#geojson-file", &shapes).await?;
    visit.css("#import-confirm").await?;
    look(&visit, "the preview of an import", &mut faults).await?;
    visit.click("#import-cancel").await?;
    visit.upload("#geojson-file", &wrong).await?;
    visit.css("#import-title").await?;
    look(&visit, "an import that can't be read", &mut faults).await?;
    visit.click("#import-cancel").await?;
    visit.click("#add-element").await?;
    visit.write("#coordinates", "58,753").await?;
    look(&visit, "coordinates with an error", &mut faults).await?;
    visit.goto("#/strukturbild").await?;
    visit.map_is_drawn().await?;
    visit.click("#add-area").await?;
    visit.focus_is_at("#map").await?;
    look(&visit, "drawing on the map", &mut faults).await?;
    visit.press("Escape").await?;

    visit.goto("#/dela").await?;
    let mut copy: serde_json::Value = serde_json::from_str(&visit.save_as_file().await?)?;
    copy["records"]["strategy"]["name"] = "Kopian".into();
    visit.write("#document-name", "Det egna, vidare").await?;
    visit.is_saved().await?;
    copy["records"]["senare"] = serde_json::json!({ "kind": "later_kind" });
    visit.goto("#/").await?;
    let copy = visit.file("kopian.samspel.json", copy.to_string())?;
    visit.upload("#open-file", &copy).await?;
    visit.counts("fieldset.conflict", 1).await?;
    look(&visit, "a comparison with conflicts", &mut faults).await?;
    visit.click("#all-there").await?;
    let open = "document.querySelectorAll('main summary').forEach((summary) => summary.click())";
    visit.script(open, vec![]).await?;
    look(&visit, "a comparison that is chosen and opened", &mut faults).await?;
    visit.goto("#/oversikt").await?;

    let full = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }";
    visit.script(full, vec![]).await?;
    visit.write("#document-name", "Får inte plats").await?;
    visit.counts(".banner[data-kind=error]", 1).await?;
    look(&visit, "a document that can't be saved", &mut faults).await?;
    end(visit, faults).await
}

/// Looks at the page in both widths and keeps what is wrong with it.
async fn look(visit: &Visit, place: &str, faults: &mut Vec<String>) -> Outcome {
    visit.page_is_whole().await?;
    for size in [Viewport::NARROW, Viewport::WIDE] {
        visit.set_viewport(size).await?;
        visit.frame().await?;
        if let Err(reason) = visit.no_axe_violations().await {
            faults.push(format!("{place} at {} px: {reason}", size.0));
        }
        if let Err(reason) = visit.no_horizontal_overflow().await {
            faults.push(format!("{place} at {} px: {reason}", size.0));
        }
    }
    Ok(())
}

async fn end(visit: Visit, faults: Vec<String>) -> Outcome {
    if faults.is_empty() {
        visit.finish().await
    } else {
        Err(format!("{} faults:\n{}", faults.len(), faults.join("\n")).into())
    }
}
