//! The harness notices what it is there to notice.

use samspel_e2e::{Outcome, Scheme, Server, Setup, Viewport, Visit};
use serde_json::json;
use std::path::Path;

#[tokio::test]
async fn a_request_to_another_host_is_noticed() -> Outcome {
    let visit = Visit::start("a_request_to_another_host_is_noticed", Setup::default()).await?;
    visit.no_request_left().await?;
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist");
    let other = Server::start(&dist, "/", &[], &[])?;
    visit.client().goto(&other.url()).await?;
    let reason = visit
        .no_request_left()
        .await
        .expect_err("the other host was asked")
        .to_string();
    assert!(reason.contains(&other.origin()), "{reason}");
    visit.finish_unchecked();
    Ok(())
}

#[tokio::test]
async fn what_the_security_policy_forbids_is_an_error_in_the_console() -> Outcome {
    let visit = Visit::start("what_the_security_policy_forbids", Setup::default()).await?;
    visit.no_console_errors().await?;
    let inline = "const script = document.createElement('script'); script.textContent = 'window.ran = true'; document.body.append(script)";
    visit.script(inline, vec![]).await?;
    assert_eq!(visit.script("return window.ran === true", vec![]).await?, json!(false));
    let reason = visit
        .no_console_errors()
        .await
        .expect_err("the script was inline")
        .to_string();
    assert!(reason.contains("Content Security Policy"), "{reason}");
    visit.finish_unchecked();
    Ok(())
}

#[tokio::test]
async fn an_inaccessible_page_is_noticed_with_rule_and_place() -> Outcome {
    let visit = Visit::start("an_inaccessible_page_is_noticed", Setup::default()).await?;
    visit
        .script(
            "document.body.append(Object.assign(document.createElement('input'), { id: 'nameless' }))",
            vec![],
        )
        .await?;
    let reason = visit
        .no_axe_violations()
        .await
        .expect_err("the field has no label")
        .to_string();
    assert!(reason.contains("label") && reason.contains("#nameless"), "{reason}");
    visit.finish_unchecked();
    Ok(())
}

#[tokio::test]
async fn the_page_has_the_size_and_colours_that_were_asked_for() -> Outcome {
    let setup = Setup {
        viewport: Viewport::NARROW,
        scheme: Scheme::Dark,
        ..Setup::default()
    };
    let visit = Visit::start("size_and_colours", setup).await?;
    let asked = "return [innerWidth, matchMedia('(prefers-color-scheme: dark)').matches, matchMedia('(prefers-reduced-motion: reduce)').matches]";
    assert_eq!(visit.script(asked, vec![]).await?, json!([360, true, true]));
    visit.no_horizontal_overflow().await?;
    visit
        .script(
            "document.body.append(Object.assign(document.createElement('pre'), { textContent: 'x'.repeat(400) }))",
            vec![],
        )
        .await?;
    assert!(visit.no_horizontal_overflow().await.is_err());
    assert!(visit.screenshot("harness-narrow-dark").await?.is_file());
    visit.finish().await
}

#[tokio::test]
async fn fields_are_found_by_label_and_filled_by_keyboard() -> Outcome {
    let visit = Visit::start("fields_are_found_by_label", Setup::default()).await?;
    let form = "document.body.insertAdjacentHTML('afterbegin', '<label>Provfält <input id=try></label><button id=press>Provknapp</button>');
        document.querySelector('#press').onclick = () => document.body.append(document.querySelector('#try').value + '!')";
    visit.script(form, vec![]).await?;
    visit.fill("Provfält", "Någon annan").await?;
    visit.fill("Provfält", "Region X").await?;
    visit.press("End Backspace").await?;
    visit.type_text("Ö").await?;
    visit.press("Tab").await?;
    visit.focus_is_on("Provknapp").await?;
    visit.press("Enter").await?;
    visit.sees("Region Ö!").await?;
    assert!(!visit.has("button", "Ingen sådan knapp").await?);
    visit.finish().await
}

#[tokio::test]
async fn what_is_stored_before_the_start_is_stored_once() -> Outcome {
    let before = Some("localStorage.setItem('kept', (localStorage.getItem('kept') ?? '') + 'x')");
    let setup = Setup {
        before,
        ..Setup::default()
    };
    let visit = Visit::start("stored_once", setup).await?;
    visit.reload().await?;
    assert_eq!(
        visit.script("return localStorage.getItem('kept')", vec![]).await?,
        json!("x")
    );
    visit.finish().await
}

#[tokio::test]
async fn another_tab_sees_the_same_storage_and_size() -> Outcome {
    let visit = Visit::start("another_tab", Setup::default()).await?;
    visit.script("localStorage.setItem('kept', 'x')", vec![]).await?;
    let narrow = Setup {
        viewport: Viewport::NARROW,
        ..Setup::default()
    };
    visit.new_tab(narrow).await?;
    let asked = "return [localStorage.getItem('kept'), innerWidth]";
    assert_eq!(visit.script(asked, vec![]).await?, json!(["x", 360]));
    visit.switch_to_tab(0).await?;
    assert_eq!(visit.script(asked, vec![]).await?, json!(["x", 1280]));
    visit.finish().await
}

#[tokio::test]
async fn a_download_and_an_upload_reach_the_other_side() -> Outcome {
    let visit = Visit::start("download_and_upload", Setup::default()).await?;
    visit
        .script(
            "const link = document.createElement('a');
            link.href = URL.createObjectURL(new Blob(['{\"ö\":1}']));
            link.download = 'Södermanland.samspel.json';
            link.click();
            document.body.insertAdjacentHTML('beforeend', '<label>Fil <input id=try type=file hidden></label>');
            const field = document.querySelector('#try');
            field.onchange = async () => document.body.append(await field.files[0].text());",
            vec![],
        )
        .await?;
    let file = visit.downloaded("Södermanland.samspel.json").await?;
    assert_eq!(std::fs::read_to_string(&file)?, "{\"ö\":1}");
    visit.upload("#try", &file).await?;
    visit.sees("{\"ö\":1}").await?;
    visit.finish().await
}
