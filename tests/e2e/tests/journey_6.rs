//! Journey 6 of the domain, from an empty document and by keyboard alone: a director handles a shock. What it affects is listed by its
//! thread, the decision and the reason are kept, a new version is made, and the old one can still be read beside what differs.

use samspel_e2e::{Outcome, Scheme, Setup, Viewport, Visit, steps::records};
use serde_json::{Value, json};

/// Goes on with Tab to a button or a link with this text and presses it.
async fn press_named(visit: &Visit, name: &str) -> Outcome {
    const MOST: usize = 150;
    let script = "return document.activeElement?.textContent.trim() === arguments[0]";
    for _ in 0..MOST {
        if visit.script(script, vec![json!(name)]).await? == json!(true) {
            return visit.press("Enter").await;
        }
        visit.press("Tab").await?;
    }
    Err(format!("{MOST} presses of Tab don't lead to {name}").into())
}

/// Makes a record by its name where it is linked.
async fn link_new(visit: &Visit, opener: &str, name: &str) -> Outcome {
    press_named(visit, opener).await?;
    visit.type_text(name).await?;
    visit.press("Enter").await?;
    visit.sees(name).await
}

/// From any page to a tab of the plan.
async fn to_tab(visit: &Visit, hash: &str) -> Outcome {
    visit.walk_and_press("Shift+Tab", ".main-nav a[href='#/plan']").await?;
    visit.walk_and_press("Tab", &format!(".tabs a[href='{hash}']")).await
}

/// The one record of a kind with this name, by its id.
async fn kept(visit: &Visit, kind: &str, name: &str) -> Outcome<(String, Value)> {
    let document = visit.stored_document().await?;
    let found = records(&document, kind).into_iter();
    let mut found = found.filter(|(_, one)| one["title"] == name || one["name"] == name);
    let (id, one) = found.next().ok_or_else(|| format!("there is no {kind} {name}"))?;
    Ok((id.to_owned(), one.clone()))
}

// R572
#[tokio::test]
async fn a_shock_is_handled_by_keyboard_alone_from_what_it_affects_to_a_new_version() -> Outcome {
    let desk = Setup {
        viewport: Viewport(1440, 900),
        ..Setup::default()
    };
    let visit = Visit::start("journey_6", desk).await?;
    visit.walk_and_press("Tab", "a[href='#/ny/04']").await?;
    visit.hash_is("#/oversikt").await?;
    there_is_a_plan(&visit).await?;
    the_plan_is_kept_as_a_version(&visit, "Före beskedet").await?;
    the_change_is_logged_from_the_thread(&visit).await?;
    what_it_affects_is_listed(&visit).await?;
    it_is_decided(&visit).await?;
    the_plan_is_kept_as_a_version(&visit, "Efter beskedet").await?;
    the_old_version_can_be_read(&visit).await?;
    let before = visit.stored_document().await?;
    visit.reload().await?;
    assert_eq!(visit.stored_document().await?, before);
    visit.no_console_errors().await?;
    visit.finish().await
}

async fn there_is_a_plan(visit: &Visit) -> Outcome {
    visit.walk_and_press("Shift+Tab", ".main-nav a[href='#/plan']").await?;
    visit
        .walk_and_press("Tab", ".tabs a[href='#/plan/prioriteringar']")
        .await?;
    visit.walk_and_press("Tab", "#add-priority").await?;
    visit.focus_is_at("#priority-title").await?;
    visit.type_text("Hela länet når Stockholm").await?;
    link_new(visit, "Nytt fynd", "Två timmar är för långt för dagliga resor").await?;
    link_new(visit, "Nytt element", "Ostlänken").await?;
    visit.walk_and_press("Shift+Tab", "#add-action").await?;
    visit.focus_is_at("#action-title").await?;
    visit.type_text("Bussar till nya stationer").await?;
    // Another priority, which the shock leaves alone.
    to_tab(visit, "#/plan/prioriteringar").await?;
    visit.walk_and_press("Tab", "#add-priority").await?;
    visit.focus_is_at("#priority-title").await?;
    visit.type_text("God hälsa").await?;
    visit.is_saved().await
}

async fn the_plan_is_kept_as_a_version(visit: &Visit, name: &str) -> Outcome {
    visit.walk_and_press("Shift+Tab", ".main-nav a[href='#/dela']").await?;
    visit.walk_and_press("Tab", "main a[href='#/versioner']").await?;
    visit.hash_is("#/versioner").await?;
    visit.walk_and_type("#version-name", name).await?;
    visit.walk_and_press("Tab", "#keep-version").await?;
    visit.sees(&format!("Versionen {name} är sparad.")).await
}

async fn the_change_is_logged_from_the_thread(visit: &Visit) -> Outcome {
    let (priority, _) = kept(visit, "priority", "Hela länet når Stockholm").await?;
    to_tab(visit, "#/plan/prioriteringar").await?;
    visit
        .walk_and_press("Tab", &format!("main a[href='#/plan/prioriteringar/{priority}']"))
        .await?;
    visit.walk_and_press("Tab", "#to-thread").await?;
    visit.hash_is(&format!("#/plan/trad/{priority}")).await?;
    visit
        .sees("Prioriteringen bygger på fyndet Två timmar är för långt")
        .await?;
    visit
        .sees("Insatsen Bussar till nya stationer bidrar till prioriteringen")
        .await?;
    visit.walk_and_press("Tab", "#open-change").await?;
    visit.focus_is_at("#change-title").await?;
    visit.press("Control+a").await?;
    visit.type_text("Ostlänken dröjer tio år").await?;
    visit.is_saved().await
}

async fn what_it_affects_is_listed(visit: &Visit) -> Outcome {
    let (change, kept_change) = kept(visit, "change", "Ostlänken dröjer tio år").await?;
    let (priority, _) = kept(visit, "priority", "Hela länet når Stockholm").await?;
    assert_eq!(kept_change["affects"], json!([priority]));
    visit.walk_and_press("Tab", "#to-thread").await?;
    visit.hash_is(&format!("#/plan/trad/{change}")).await?;
    visit.counts("#thread-resting .thread-list > li", 3).await?;
    for said in [
        "Prioriteringen Hela länet når Stockholm berörs av förändringen",
        "Ostlänken är en plats för prioriteringen Hela länet når Stockholm",
        "Insatsen Bussar till nya stationer bidrar till prioriteringen Hela länet når Stockholm",
    ] {
        visit.sees(said).await?;
    }
    visit.sees_no("God hälsa").await?;
    visit.no_axe_violations().await?;
    visit.screenshot("journey-6-thread").await?;
    visit.set_print().await?;
    visit.prints_well().await?;
    visit.sees("Ostlänken är en plats för prioriteringen").await?;
    assert!((1..=2).contains(&visit.printed_pages("journey-6-thread").await?));
    visit.set_scheme(Scheme::Light).await?;
    visit
        .walk_and_press("Shift+Tab", &format!(".kicker a[href='#/plan/forandringar/{change}']"))
        .await
}

/// Loop A is chosen with its reason, what it affects is looked at, the action is changed, and what came of it is written.
async fn it_is_decided(visit: &Visit) -> Outcome {
    visit.walk_to("Tab", "#change-way").await?;
    visit.press("Down").await?;
    visit.has_value("#change-way", "a").await?;
    visit
        .walk_and_type("#change-reason", "Beskedet ändrar själva inriktningen")
        .await?;
    let (action, _) = kept(visit, "action", "Bussar till nya stationer").await?;
    let (priority, _) = kept(visit, "priority", "Hela länet når Stockholm").await?;
    visit.walk_and_press("Tab", &format!("#stands-{priority}")).await?;
    visit.counts(".waiting-list > li", 2).await?;
    visit
        .walk_and_press("Tab", &format!(".waiting-list a[href='#/plan/insatser/{action}']"))
        .await?;
    visit.sees("Att ompröva").await?;
    visit.walk_to("Tab", "#action-title").await?;
    visit.press("Control+a").await?;
    visit.type_text("Snabbussar i väntan på tåget").await?;
    to_tab(visit, "#/plan/forandringar").await?;
    visit.walk_and_press("Tab", "main .record-list a").await?;
    visit.counts(".waiting-list > li", 2).await?;
    for _ in 0..2 {
        visit.walk_to("Tab", ".waiting-list .quiet").await?;
        visit.press("Enter").await?;
    }
    visit.counts(".waiting-list > li", 0).await?;
    visit
        .walk_and_type("#change-outcome", "Vi satsar på bussar och prövar igen 2030")
        .await?;
    visit.walk_and_press("Tab", "#close-change").await?;
    visit.is_saved().await?;
    let (_, change) = kept(visit, "change", "Ostlänken dröjer tio år").await?;
    assert_eq!(change["way"], "a");
    assert_eq!(change["reason"], "Beskedet ändrar själva inriktningen");
    assert!(change["closed"].is_string() && change["outcome"].is_string());
    Ok(())
}

/// The success criterion: the old version is read as it was, and what differs is shown.
async fn the_old_version_can_be_read(visit: &Visit) -> Outcome {
    let document = visit.stored_document().await?;
    assert_eq!(records(&document, "version").len(), 2);
    let (old, _) = kept(visit, "version", "Före beskedet").await?;
    visit
        .walk_and_press("Tab", &format!("main a[href='#/versioner/{old}']"))
        .await?;
    visit.heading("Före beskedet").await?;
    visit.sees_no("Ingenting skiljer").await?;
    visit
        .walk_and_press("Tab", ".compare-groups details:last-of-type summary")
        .await?;
    visit.sees("Snabbussar i väntan på tåget").await?;
    visit.walk_and_press("Tab", ".version-plan summary").await?;
    visit.sees("Bussar till nya stationer").await?;
    visit.no_axe_violations().await?;
    visit.screenshot("journey-6-version").await?;
    Ok(())
}
