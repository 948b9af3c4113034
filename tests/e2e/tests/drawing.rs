//! Drawing as people do it who have drawn elsewhere: they close an outline where it began, take vertices back, press twice, think better
//! of a drag, measure, and hold a phone either way.

use samspel_e2e::{Outcome, Viewport, Visit, steps::records};
use serde_json::{Value, json};

/// Begins to draw with the mouse and sets these vertices, in pixels right of the middle of the map and below it.
async fn set(visit: &Visit, button: &str, places: &[[i64; 2]]) -> Outcome {
    visit.click(button).await?;
    for [right, below] in places {
        visit.click_at("#map", *right, *below).await?;
    }
    Ok(())
}

async fn named(visit: &Visit, name: &str) -> Outcome {
    visit.focus_is_at("#element-name").await?;
    visit.write("#element-name", name).await
}

/// The elements as they are stored.
async fn elements(visit: &Visit) -> Outcome<Vec<Value>> {
    let document = visit.stored_document().await?;
    let found = records(&document, "structure_element");
    Ok(found.into_iter().map(|(_, element)| element.clone()).collect())
}

/// The positions of the only element, or of its only part.
async fn only_line(visit: &Visit) -> Outcome<Vec<Value>> {
    let elements = elements(visit).await?;
    assert_eq!(elements.len(), 1, "{elements:?}");
    let coordinates = &elements[0]["geometry"]["coordinates"];
    let line = if elements[0]["geometry"]["type"] == "Area" {
        &coordinates[0]
    } else {
        coordinates
    };
    Ok(line.as_array().cloned().unwrap_or_default())
}

/// The middle of the handle whose name begins so.
async fn handle(visit: &Visit, name: &str) -> Outcome<[f64; 2]> {
    let find = "
        const found = [...document.querySelectorAll('.map-handle')].find((handle) =>
            (handle.title || handle.getAttribute('aria-label')).startsWith(arguments[0]));
        const place = found?.getBoundingClientRect();
        return place && [place.x + place.width / 2, place.y + place.height / 2];";
    let place = visit
        .until(&format!("a handle '{name}'"), find, vec![json!(name)])
        .await?;
    Ok(serde_json::from_value(place)?)
}

async fn mouse(visit: &Visit, kind: &str, [x, y]: [f64; 2], count: u8) -> Outcome {
    let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": count, "buttons": u8::from(kind != "mouseReleased") });
    visit.devtools("Input.dispatchMouseEvent", event).await?;
    visit.frame().await
}

/// Presses twice, as fast as the browser takes it.
async fn press_twice(visit: &Visit, at: [f64; 2]) -> Outcome {
    for count in [1, 2] {
        for kind in ["mousePressed", "mouseReleased"] {
            mouse(visit, kind, at, count).await?;
        }
    }
    Ok(())
}

async fn on_screen(visit: &Visit, [right, below]: [f64; 2]) -> Outcome<[f64; 2]> {
    let middle = "const { x, y, width, height } = document.querySelector('#map').getBoundingClientRect();
        return [x + width / 2, y + height / 2];";
    let [x, y]: [f64; 2] = serde_json::from_value(visit.script(middle, vec![]).await?)?;
    Ok([x + right, y + below])
}

async fn hint(visit: &Visit) -> Outcome<String> {
    let hint = visit.script("return document.querySelector('.map-hint p')?.innerText ?? ''", vec![]);
    Ok(hint.await?.as_str().unwrap_or_default().to_owned())
}

const SCALE: &str = "return document.querySelector('.leaflet-control-scale-line').textContent";

// R347, R349
#[tokio::test]
async fn what_is_drawn_is_taken_back_and_put_back_vertex_by_vertex() -> Outcome {
    let visit = Visit::on_the_map("drawing-undo").await?;
    set(&visit, "#add-node", &[[-40, -40]]).await?;
    named(&visit, "Nod").await?;
    set(&visit, "#add-corridor", &[[-40, -40], [60, 20], [150, 60]]).await?;
    let whole = hint(&visit).await?;
    assert!(whole.contains("Längd: ") && whole.contains(" km"), "{whole}");
    for _ in 0..2 {
        visit.press("Control+z").await?;
    }
    visit.sees("1 kvar.").await?;
    visit.press("Control+y").await?;
    visit.sees("Punkt 2 är satt.").await?;
    visit.click_button("Ångra").await?;
    visit.click_button("Gör om").await?;
    visit.click_at("#map", 150, 120).await?;
    visit.focus_is_at("#map").await?;
    visit.press("Enter").await?;
    named(&visit, "Stråk").await?;
    // The node that was there before has not been touched, and the line begins in it.
    let elements = elements(&visit).await?;
    assert_eq!(elements.len(), 2, "{elements:?}");
    let line = elements.iter().find(|element| element["element"] == "corridor");
    let line = line.map(|line| {
        (
            line["geometry"]["coordinates"].as_array().map_or(0, Vec::len),
            line["from"].is_string(),
        )
    });
    assert_eq!(line, Some((3, true)));
    // What is drawn in is removed by taking back that it was drawn: then there is nothing to draw in.
    visit.press("Escape").await?;
    set(&visit, "#add-area", &[[-60, 90], [100, 90], [100, 180]]).await?;
    visit.press("Enter").await?;
    visit.focus_is_at("#element-name").await?;
    visit.click("#draw-hole").await?;
    visit.click_button("Ångra").await?;
    visit.counts(".map-hint", 0).await?;
    visit.finish().await
}

// R348
#[tokio::test]
async fn an_outline_is_closed_on_its_first_vertex() -> Outcome {
    let visit = Visit::on_the_map("drawing-closed").await?;
    let scale = visit.script(SCALE, vec![]).await?;
    set(&visit, "#add-area", &[[-60, -60], [140, -60], [140, 120]]).await?;
    // Pressed twice, as many do at the end: neither a vertex more, nor one less, and the map stays where it is.
    press_twice(&visit, on_screen(&visit, [-56.0, -57.0]).await?).await?;
    named(&visit, "Området").await?;
    assert_eq!(only_line(&visit).await?.len(), 3);
    assert_eq!(visit.script(SCALE, vec![]).await?, scale);
    visit.finish().await
}

// R348
#[tokio::test]
async fn a_node_that_is_set_by_a_double_press_is_one_node_and_the_map_stays() -> Outcome {
    let visit = Visit::on_the_map("drawing-twice").await?;
    let scale = visit.script(SCALE, vec![]).await?;
    visit.click("#add-node").await?;
    press_twice(&visit, on_screen(&visit, [30.0, 30.0]).await?).await?;
    named(&visit, "Nod").await?;
    assert_eq!(elements(&visit).await?.len(), 1);
    assert_eq!(visit.script(SCALE, vec![]).await?, scale);
    visit.sees_no("Punkten går inte att ta bort").await?;
    visit.finish().await
}

// R348, R373, R374
#[tokio::test]
async fn a_drag_is_given_up_by_escape_and_ends_at_the_edge_of_the_map() -> Outcome {
    let visit = Visit::on_the_map("drawing-drag").await?;
    set(&visit, "#add-corridor", &[[-60, -40], [40, 40], [140, -40]]).await?;
    visit.press("Enter").await?;
    named(&visit, "Stråk").await?;
    let before = only_line(&visit).await?;
    let from = handle(&visit, "Flytta punkt 2").await?;
    let away = [from[0] + 40.0, from[1] + 60.0];
    mouse(&visit, "mousePressed", from, 1).await?;
    for at in [[from[0] + 10.0, from[1] + 10.0], away] {
        mouse(&visit, "mouseMoved", at, 1).await?;
    }
    visit.press("Escape").await?;
    visit.sees("Dragningen är avbruten.").await?;
    mouse(&visit, "mouseMoved", [away[0] + 10.0, away[1]], 1).await?;
    mouse(&visit, "mouseReleased", [away[0] + 10.0, away[1]], 1).await?;
    assert_eq!(handle(&visit, "Flytta punkt 2").await?, from);
    assert_eq!(only_line(&visit).await?, before);

    // Between two vertices a press adds one, and a press right after it doesn't take it away again.
    press_twice(&visit, handle(&visit, "Ny punkt efter punkt 1").await?).await?;
    visit.css(".map-handle[title^='Flytta punkt 4']").await?;
    assert_eq!(only_line(&visit).await?.len(), 4);
    press_twice(&visit, handle(&visit, "Flytta punkt 2").await?).await?;
    assert_eq!(only_line(&visit).await?, before);

    // A vertex that was pressed can be removed by a button.
    let at = handle(&visit, "Flytta punkt 1").await?;
    mouse(&visit, "mousePressed", at, 1).await?;
    mouse(&visit, "mouseReleased", at, 1).await?;
    visit.click("#remove-here").await?;
    visit.focus_is_at("#map").await?;
    assert_eq!(only_line(&visit).await?.len(), 2);
    visit.click_button("Ångra").await?;
    assert_eq!(only_line(&visit).await?, before);

    // Its middle is a vertex, and it can be moved whole all the same.
    handle(&visit, "Flytta hela elementet").await?;
    // What is dragged off the map stays where it is seen.
    let from = handle(&visit, "Flytta punkt 3").await?;
    let over_the_form = "const { x, y, width, height } = document.querySelector('.map-side').getBoundingClientRect();
        return [x + width / 2, y + height / 2];";
    let off: [f64; 2] = serde_json::from_value(visit.script(over_the_form, vec![]).await?)?;
    mouse(&visit, "mousePressed", from, 1).await?;
    for at in [[from[0] + 10.0, from[1] + 10.0], off] {
        mouse(&visit, "mouseMoved", at, 1).await?;
    }
    mouse(&visit, "mouseReleased", off, 1).await?;
    let [x, _] = handle(&visit, "Flytta punkt 3").await?;
    let right = visit.script(
        "return document.querySelector('#map').getBoundingClientRect().right",
        vec![],
    );
    let right = right.await?.as_f64().unwrap_or_default();
    assert!(x <= right + 1.0, "{x} {right}");
    visit.press("Escape").await?;
    visit.hash_is("#/strukturbild").await?;
    visit.focus_is_at("#map").await?;
    visit.finish().await
}

// R373
#[tokio::test]
async fn what_a_held_key_moves_is_taken_back_in_one_step() -> Outcome {
    let visit = Visit::on_the_map("drawing-held").await?;
    set(&visit, "#add-node", &[[0, 0]]).await?;
    named(&visit, "Nod").await?;
    let before = elements(&visit).await?;
    visit
        .script("document.querySelector('.map-handle').focus()", vec![])
        .await?;
    visit.press("Right Right Right Right Right").await?;
    assert_ne!(elements(&visit).await?[0]["geometry"], before[0]["geometry"]);
    visit.click_button("Ångra").await?;
    visit.frame().await?;
    assert_eq!(elements(&visit).await?, before);
    visit.finish().await
}

// R349
#[tokio::test]
async fn a_distance_is_measured_and_nothing_is_kept() -> Outcome {
    let visit = Visit::on_the_map("drawing-measured").await?;
    set(&visit, "#measure", &[[-80, 0], [80, 0]]).await?;
    visit.press("Enter").await?;
    visit.sees("Längd: ").await?;
    visit.counts(".map-hint", 0).await?;
    assert_eq!(elements(&visit).await?, Vec::<Value>::new());
    visit.finish().await
}

// R372
#[tokio::test]
async fn a_line_is_drawn_from_node_to_node_by_keyboard() -> Outcome {
    let visit = Visit::on_the_map("drawing-keys").await?;
    for (place, name) in [([-90, 20], "Ett"), ([100, -35], "Två")] {
        set(&visit, "#add-node", &[place]).await?;
        named(&visit, name).await?;
    }
    visit
        .script("document.querySelector('#add-corridor').focus()", vec![])
        .await?;
    visit.press("Enter").await?;
    visit.focus_is_at("#map").await?;
    // Arrows that follow each other at once all count, there and back.
    let centre = "return document.querySelector('.leaflet-map-pane').style.transform";
    let before = visit.script(centre, vec![]).await?;
    visit.press("Left Left Left Control+Left").await?;
    assert_ne!(visit.script(centre, vec![]).await?, before);
    visit.press("Control+Right Right Right Right").await?;
    assert_eq!(visit.script(centre, vec![]).await?, before);
    for (said, and_then) in [("Ett", "Enter"), ("Två", "Enter")] {
        visit.press("n").await?;
        visit.sees(said).await?;
        visit.press(and_then).await?;
    }
    visit.press("Shift+Enter").await?;
    named(&visit, "Stråk").await?;
    let elements = elements(&visit).await?;
    let line = elements.iter().find(|element| element["element"] == "corridor");
    let is_tied = line.is_some_and(|line| line["from"].is_string() && line["to"].is_string());
    assert!(is_tied, "{elements:?}");
    visit.finish().await
}

async fn touch(visit: &Visit, kind: &str, at: Option<[f64; 2]>) -> Outcome {
    let points: Vec<_> = at.iter().map(|[x, y]| json!({ "x": x, "y": y })).collect();
    let event = json!({ "type": kind, "touchPoints": points });
    visit.devtools("Input.dispatchTouchEvent", event).await?;
    visit.frame().await
}

/// Presses with a finger, so long after the press before that it is none of two.
async fn tap(visit: &Visit, place: [f64; 2]) -> Outcome {
    let at = on_screen(visit, place).await?;
    for (kind, at) in [("touchStart", Some(at)), ("touchEnd", None)] {
        touch(visit, kind, at).await?;
    }
    for _ in 0..40 {
        visit.frame().await?;
    }
    Ok(())
}

/// What of the page lies over the map, other than the map's own buttons in its corner.
const OVER_MAP: &str = "
    const map = document.querySelector('#map').getBoundingClientRect();
    return ['.map-tools', '.map-legend', '.map-hint'].filter((one) => {
        const place = document.querySelector(one)?.getBoundingClientRect();
        return place && place.height > 0 && place.top < map.bottom - 1;
    });";

// R371, R374, R375
#[tokio::test]
async fn a_finger_draws_on_a_phone_held_either_way() -> Outcome {
    let visit = Visit::on_the_map("drawing-phone").await?;
    visit.set_touch().await?;
    visit.set_viewport(Viewport(360, 740)).await?;
    visit.goto("#/strukturbild").await?;
    visit.map_is_drawn().await?;
    visit.tap("#add-area").await?;
    let said = hint(&visit).await?;
    assert!(said.contains("fingret"), "{said}");
    assert!(
        !said.contains("Enter") && !said.contains("Klicka") && !said.contains("Alt"),
        "{said}"
    );
    for place in [[-80.0, -60.0], [80.0, -60.0]] {
        tap(&visit, place).await?;
    }
    // Turned in the middle of drawing, what was drawn is there, and nothing lies over the map.
    visit.set_viewport(Viewport(740, 360)).await?;
    visit.sees("Punkt 2 är satt.").await?;
    assert_eq!(visit.script(OVER_MAP, vec![]).await?, json!([]));
    visit.no_horizontal_overflow().await?;
    visit.set_viewport(Viewport(360, 740)).await?;
    tap(&visit, [80.0, 60.0]).await?;
    visit.sees("Punkt 3 är satt.").await?;
    assert_eq!(visit.script(OVER_MAP, vec![]).await?, json!([]));
    visit.screenshot("drawing-phone").await?;
    visit.tap("#finish-drawing").await?;
    visit.focus_is_at("#map").await?;
    visit.css(".map-toolbar.is-details").await?;
    // The handles say what a finger does, and nothing shows their names over them.
    let names = visit.script(
        "return [...document.querySelectorAll('.map-handle')].map((handle) => [handle.title, handle.ariaLabel])",
        vec![],
    );
    let names: Vec<[String; 2]> = serde_json::from_value(names.await?)?;
    assert!(names.len() > 6, "{names:?}");
    for [title, label] in &names {
        assert!(title.is_empty() && label.contains("fingret"), "{title} {label}");
        assert!(
            !label.contains("Delete") && !label.contains("licka") && !label.contains("pilarna"),
            "{label}"
        );
    }
    assert_eq!(visit.script(OVER_MAP, vec![]).await?, json!([]));
    // A point is removed with a finger: pressed, and then by the button.
    let at = handle(&visit, "Flytta punkt 1").await?;
    let inserted = handle(&visit, "Ny punkt efter punkt 1").await?;
    for place in [inserted, at] {
        touch(&visit, "touchStart", Some(place)).await?;
        touch(&visit, "touchEnd", None).await?;
        for _ in 0..40 {
            visit.frame().await?;
        }
    }
    visit.tap("#remove-here").await?;
    visit.sees("Punkten är borttagen.").await?;
    assert_eq!(only_line(&visit).await?.len(), 3);
    // The map is where it was when one comes back from the form.
    let scale = visit.script(SCALE, vec![]).await?;
    visit.tap(".map-toolbar.is-details button").await?;
    visit.write("#element-name", "Området").await?;
    visit.check("Karta").await?;
    for _ in 0..3 {
        visit.frame().await?;
    }
    assert_eq!(visit.script(SCALE, vec![]).await?, scale);
    visit.finish().await
}

// R371
#[tokio::test]
async fn a_node_just_outside_the_county_lies_below_the_tools() -> Outcome {
    let visit = Visit::on_the_map("drawing-below").await?;
    set(&visit, "#add-node", &[[0, 0]]).await?;
    named(&visit, "Enköping").await?;
    visit.write("#coordinates", "59.635, 17.078").await?;
    visit.press("Tab").await?;
    visit.set_viewport(Viewport(1024, 768)).await?;
    visit.click("#show-county").await?;
    let handle = handle(&visit, "Flytta hela").await?;
    let found = visit.script(
        "return document.elementFromPoint(...arguments[0]).className",
        vec![json!(handle)],
    );
    let found = found.await?;
    assert!(found.as_str().unwrap_or_default().contains("map-handle"), "{found}");
    visit.finish().await
}
