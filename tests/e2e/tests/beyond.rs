//! A node outside the county that a relation leads to stands at the edge of the map, by name and distance; pressed, it brings the map there.

use samspel_e2e::{Outcome, Setup, Viewport, Visit, steps::records};
use serde_json::{Value, json};

/// A node in the county and one far outside it, with a relation between the two.
async fn start(name: &str, viewport: Viewport) -> Outcome<Visit> {
    let node = |name: &str, east: f64, north: f64| {
        json!({ "kind": "structure_element", "name": name, "element": "node", "level": "cross_regional",
            "geometry": { "type": "Point", "coordinates": [east, north] } })
    };
    let document = json!({
        "format": "samspel", "version": 2, "document": "beyond",
        "records": {
            "strategy": { "kind": "strategy", "name": "Utanför", "county": "04" },
            "langt": node("Långt borta", 11.9, 59.2),
            "nara": node("Nära", 16.6, 59.1),
            "samband": { "kind": "structure_element", "name": "Pendling", "element": "relation", "from": "nara", "to": "langt",
                "geometry": { "type": "Line", "coordinates": [[16.6, 59.1], [11.9, 59.2]] } },
        },
    });
    let kept = json!(document.to_string());
    let before = format!("localStorage.setItem('samspel:doc:beyond', {kept})");
    let setup = Setup {
        hash: "#/strukturbild",
        before: Some(&before),
        viewport,
        ..Setup::default()
    };
    let visit = Visit::start(name, setup).await?;
    visit.map_is_drawn().await?;
    Ok(visit)
}

/// What stands at the edge once it does, and the middle of that in pixels of the page.
async fn at_edge(visit: &Visit, name: &str) -> Outcome<[f64; 2]> {
    let script = "
        const edge = document.querySelector('.map-edge');
        if (edge.hidden || !edge.dataset.names.startsWith(arguments[0] + ' ')) return null;
        const { width, height } = edge;
        const { data } = edge.getContext('2d').getImageData(0, 0, width, height);
        let [left, top, right, bottom] = [width, height, 0, 0];
        for (let at = 3; at < data.length; at += 4) {
            if (data[at] < 128) continue;
            const [x, y] = [(at >> 2) % width, Math.floor((at >> 2) / width)];
            [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
        }
        const box = edge.getBoundingClientRect();
        const scale = box.width / width;
        return [box.x + (left + right) / 2 * scale, box.y + (top + bottom) / 2 * scale];";
    let found = visit.until("a signpost", script, vec![json!(name)]).await?;
    Ok(serde_json::from_value(found)?)
}

/// The map has gone to where the node lies, so that nothing stands at the edge for it.
async fn has_gone_there(visit: &Visit) -> Outcome {
    let script = "return document.querySelector('.map-edge').hidden";
    visit.until("the map to be there", script, vec![]).await?;
    let centre = "
        const { x, y, width, height } = document.querySelector('#map').getBoundingClientRect();
        return [x + width / 2, y + height / 2]";
    let [x, y]: [f64; 2] = serde_json::from_value(visit.script(centre, vec![]).await?)?;
    let named =
        "const tooltip = document.querySelector('.map-tooltip'); return tooltip.hidden ? '' : tooltip.textContent";
    for _ in 0..50 {
        let event = json!({ "type": "mouseMoved", "x": x + 3.0, "y": y + 3.0 });
        visit.devtools("Input.dispatchMouseEvent", event).await?;
        visit.frame().await?;
        if visit.script(named, vec![]).await? == "Långt borta" {
            return Ok(());
        }
    }
    Err("the node is not in the middle".into())
}

// R315
#[tokio::test]
async fn a_press_on_what_stands_at_the_edge_brings_the_map_there() -> Outcome {
    let visit = start("beyond-mouse", Viewport::WIDE).await?;
    let [x, y] = at_edge(&visit, "Långt borta").await?;
    let mouse = |kind: &str| json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1 });
    visit.devtools("Input.dispatchMouseEvent", mouse("mouseMoved")).await?;
    let pointed = "return document.querySelector('#map').classList.contains('is-over-element')";
    visit.until("the pointer to tell", pointed, vec![]).await?;
    visit.no_axe_violations().await?;
    visit.screenshot("beyond").await?;
    for kind in ["mousePressed", "mouseReleased"] {
        visit.devtools("Input.dispatchMouseEvent", mouse(kind)).await?;
    }
    has_gone_there(&visit).await?;
    visit.hash_is("#/strukturbild").await?;
    // Without names there are none at the edge either.
    visit.click_button("Visa länet").await?;
    at_edge(&visit, "Långt borta").await?;
    visit.click_button("Namn").await?;
    visit
        .until(
            "an empty edge",
            "return document.querySelector('.map-edge').hidden",
            vec![],
        )
        .await?;
    visit.finish().await
}

// R315
#[tokio::test]
async fn a_line_that_is_drawn_to_what_stands_at_the_edge_is_tied_to_it() -> Outcome {
    let visit = start("beyond-drawn", Viewport::WIDE).await?;
    let [x, y] = at_edge(&visit, "Långt borta").await?;
    visit.click("#add-corridor").await?;
    visit.click_at("#map", 100, 60).await?;
    for kind in ["mousePressed", "mouseReleased"] {
        let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1 });
        visit.devtools("Input.dispatchMouseEvent", event).await?;
    }
    visit.sees("Den ligger på Långt borta.").await?;
    visit.press("Enter").await?;
    visit.focus_is_at("#element-name").await?;
    let document = visit.stored_document().await?;
    let elements = records(&document, "structure_element");
    let line = elements.iter().find(|(_, element)| element["element"] == "corridor");
    assert_eq!(line.map(|(_, line)| &line["to"]), Some(&json!("langt")), "{document}");
    visit.finish().await
}

// R315
#[tokio::test]
async fn a_finger_on_what_stands_at_the_edge_of_a_phones_map_brings_it_there() -> Outcome {
    let visit = start("beyond-touch", Viewport::NARROW).await?;
    let touched = json!({ "enabled": true, "maxTouchPoints": 1 });
    visit.devtools("Emulation.setTouchEmulationEnabled", touched).await?;
    let [x, y] = at_edge(&visit, "Långt borta").await?;
    visit.no_horizontal_overflow().await?;
    visit.screenshot("beyond-touch").await?;
    for (kind, points) in [
        ("touchStart", json!([{ "x": x, "y": y }])),
        ("touchEnd", Value::Array(vec![])),
    ] {
        let event = json!({ "type": kind, "touchPoints": points });
        visit.devtools("Input.dispatchTouchEvent", event).await?;
    }
    has_gone_there(&visit).await?;
    visit.finish().await
}
