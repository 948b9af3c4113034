//! The work in short by keyboard alone: nothing is clicked, and no script does anything but look.

use samspel_e2e::{Outcome, Setup, Visit, steps::records};
use serde_json::{Value, json};

#[tokio::test]
async fn the_whole_work_can_be_done_by_keyboard_alone() -> Outcome {
    let visit = Visit::start("keyboard", Setup::default()).await?;
    visit.walk_to("Tab", "a[href='#/ny/04']").await?;
    visit.press("Enter").await?;
    visit.hash_is("#/oversikt").await?;

    assess(&visit).await?;
    add_by_coordinates(&visit).await?;
    draw_by_crosshair(&visit).await?;
    plan(&visit).await?;

    visit.walk_to("Shift+Tab", ".main-nav a[href='#/dela']").await?;
    visit.press("Enter").await?;
    visit.hash_is("#/dela").await?;
    visit.walk_to("Tab", "#save-file").await?;
    visit.press("Enter").await?;
    let file = visit.taken("Regional-utveckling-Region-Sörmland.samspel.json").await?;
    the_file_holds_it_all(&serde_json::from_str(&file)?)?;
    visit.finish().await
}

async fn assess(visit: &Visit) -> Outcome {
    visit.walk_to("Tab", "main a[href='#/sjalvskattning']").await?;
    visit.press("Enter").await?;
    visit.hash_is("#/sjalvskattning").await?;
    visit.walk_to("Tab", "#answer-alone").await?;
    visit.press("Enter").await?;
    for number in 1..=3 {
        visit.hash_is(&format!("#/sjalvskattning/F{number:02}")).await?;
        let first = format!("[id='F{number:02}.1-0']");
        visit.css(&first).await?;
        visit.walk_to("Tab", &first).await?;
        // Each digit answers a statement and goes to the next; the last one goes on from the page.
        let statements = visit.all("main fieldset.levels").await?.len();
        for _ in 0..statements {
            visit.press("2").await?;
        }
        visit.focus_is_at("#next-factor").await?;
        visit.press("Enter").await?;
    }
    visit.hash_is("#/sjalvskattning/F04").await?;
    visit.walk_to("Tab", "[id='F04.1-0']").await?;
    visit.press("v").await?;
    visit.focus_is_at("[id='F04.2-0']").await?;
    // Arrows choose as in any group of radio buttons.
    visit.press("Space Right").await?;
    visit.focus_is_at("[id='F04.2-1']").await
}

async fn add_by_coordinates(visit: &Visit) -> Outcome {
    visit.walk_to("Shift+Tab", ".main-nav a[href='#/strukturbild']").await?;
    visit.press("Enter").await?;
    visit.map_is_drawn().await?;
    visit.walk_to("Tab", "#add-element").await?;
    visit.press("Enter").await?;
    visit.focus_is_at("#element-name").await?;
    visit.type_text("Nyköping").await?;
    visit.walk_to("Tab", "#coordinates").await?;
    visit.type_text("58,753 17,008").await?;
    visit.sees("Läst som latitud och longitud.").await?;
    visit.walk_to("Shift+Tab", ".map-side a[href='#/strukturbild']").await?;
    visit.press("Enter").await?;
    visit.counts("#elements tbody tr", 1).await
}

async fn draw_by_crosshair(visit: &Visit) -> Outcome {
    visit.walk_to("Shift+Tab", "#add-corridor").await?;
    visit.press("Enter").await?;
    visit.focus_is_at("#map").await?;
    visit.counts(".map-crosshair", 1).await?;
    visit.press("Enter").await?;
    visit.sees("Punkt 1 är satt.").await?;
    for arrow in ["Right", "Right", "Down"] {
        visit.press(arrow).await?;
        // The map takes no arrow while it moves.
        visit.counts(".leaflet-pan-anim", 0).await?;
    }
    visit.press("Enter").await?;
    visit.sees("Punkt 2 är satt.").await?;
    visit.press("Shift+Enter").await?;
    visit.focus_is_at("#element-name").await?;
    visit.type_text("Mot sydost").await
}

async fn plan(visit: &Visit) -> Outcome {
    visit.walk_to("Shift+Tab", ".main-nav a[href='#/plan']").await?;
    visit.press("Enter").await?;
    visit.hash_is("#/plan").await?;
    visit.walk_to("Tab", ".tabs a[href='#/plan/prioriteringar']").await?;
    visit.press("Enter").await?;
    visit.walk_to("Tab", "#add-priority").await?;
    visit.press("Enter").await?;
    visit.focus_is_at("#priority-title").await?;
    visit.type_text("Närmare arbete").await?;
    // The first chooser is that of the factors; its first option is chosen and linked.
    visit.walk_to("Tab", "main .link-add select").await?;
    visit.press("Down Tab Enter").await?;
    visit.counts("main .link-chip", 1).await?;
    visit.walk_to("Shift+Tab", "#add-action").await?;
    visit.press("Enter").await?;
    visit.focus_is_at("#action-title").await?;
    visit.type_text("Tätare tåg").await?;
    visit.walk_to("Tab", "#action-owner").await?;
    visit.type_text("Trafikbolaget").await?;
    visit.walk_to("Tab", "#add-owner").await?;
    visit.press("Enter").await?;
    visit.focus_is_at("#action-owner").await?;
    visit.walk_to("Tab", "#add-target").await?;
    visit.press("Enter").await?;
    visit.focus_is_at("#target-1-title").await?;
    for (field, text) in [
        ("title", "Avgångar"),
        ("baseline", "12,5"),
        ("baseline-year", "2026"),
        ("value", "20"),
        ("year", "2030"),
        ("unit", "per dag"),
    ] {
        visit.walk_to("Tab", &format!("#target-1-{field}")).await?;
        visit.type_text(text).await?;
    }
    visit.walk_to("Tab", "#target-1-direction").await?;
    visit.press("Down").await?;
    visit.is_saved().await
}

fn the_file_holds_it_all(file: &Value) -> Outcome {
    let one = |kind: &str| match records(file, kind).as_slice() {
        [(id, record)] => Ok((id.to_string(), (*record).clone())),
        others => Err(format!("{} records of kind {kind}", others.len())),
    };
    let (_, response) = one("response")?;
    let answers = response["answers"].as_object().ok_or("no answers")?;
    let twos = answers.values().filter(|answer| **answer == json!(2));
    assert_eq!(twos.count(), 11, "three whole factors");
    assert_eq!(response["answers"]["F04.1"], "dont_know");
    assert_eq!(response["answers"]["F04.2"], 1);

    let elements = records(file, "structure_element");
    let named = |name: &str| elements.iter().find(|(_, element)| element["name"] == name);
    let (_, node) = named("Nyköping").ok_or("no node")?;
    assert_eq!(node["geometry"]["coordinates"], json!([17.008, 58.753]));
    let (_, corridor) = named("Mot sydost").ok_or("no corridor")?;
    let end = |n: usize, axis: usize| corridor["geometry"]["coordinates"][n][axis].as_f64();
    assert_eq!(corridor["element"], "corridor");
    assert!(end(1, 0) > end(0, 0), "the second end is further east: {corridor}");
    assert!(end(1, 1) < end(0, 1), "the second end is further south: {corridor}");

    let (priority, held) = one("priority")?;
    assert_eq!(held["factors"], json!(["F01"]));
    let (owner, _) = one("actor")?;
    let (action, held) = one("action")?;
    assert_eq!(
        (&held["owner"], &held["priorities"]),
        (&json!(owner), &json!([priority]))
    );
    let (_, target) = one("target")?;
    assert_eq!(
        (
            &target["action"],
            &target["baseline"],
            &target["value"],
            &target["year"]
        ),
        (&json!(action), &json!(12.5), &json!(20), &json!(2030))
    );
    assert_eq!(target["direction"], "increase");
    Ok(())
}
