//! Nine nodes and five corridors between them, drawn by mouse, by touch and by keyboard; then a node is moved and all follow.

use samspel_e2e::{Outcome, Visit, steps::records};
use serde_json::{Value, json};

/// Where the nodes are set, in pixels right of the middle of the map and below it: clear of the tools and the legend.
fn places() -> Vec<[i64; 2]> {
    let across = |below: i64| [-40, 90, 220].map(|right| [right, below]);
    [-70, 30, 130].into_iter().flat_map(across).collect()
}

/// Which nodes the corridors join.
const PAIRS: [[usize; 2]; 5] = [[0, 1], [0, 4], [0, 8], [4, 5], [2, 0]];

/// The place on the screen that lies so far from the middle of the map.
async fn on_screen(visit: &Visit, [right, below]: [i64; 2]) -> Outcome<[f64; 2]> {
    let middle = "const { x, y, width, height } = document.querySelector('#map').getBoundingClientRect();
        return [x + width / 2, y + height / 2];";
    let [x, y]: [f64; 2] = serde_json::from_value(visit.script(middle, vec![]).await?)?;
    Ok([x + right as f64, y + below as f64])
}

async fn named(visit: &Visit, name: &str) -> Outcome {
    visit.focus_is_at("#element-name").await?;
    visit.write("#element-name", name).await
}

/// The corridors are tied to the nodes that they were drawn between, and end where those are.
async fn all_are_tied(visit: &Visit) -> Outcome<Vec<(String, Value)>> {
    let document = visit.stored_document().await?;
    let elements = records(&document, "structure_element");
    let of_kind = |kind: &'static str| elements.iter().filter(move |(_, element)| element["element"] == kind);
    let node = |name: String| of_kind("node").find(|(_, node)| node["name"] == name.as_str());
    assert!(
        of_kind("node").count() == 9 && of_kind("corridor").count() == 5,
        "{document}"
    );
    for [from, to] in PAIRS {
        let ends = [from, to].map(|end| node(format!("Nod {end}")).copied());
        let [Some((from, start)), Some((to, end))] = ends else {
            return Err(format!("a node has no name: {document}").into());
        };
        let mut corridors = of_kind("corridor");
        let corridor = corridors.find(|(_, line)| line["from"] == from && line["to"] == to);
        let Some((_, corridor)) = corridor else {
            return Err(format!("no corridor from {from} to {to}: {document}").into());
        };
        let line = &corridor["geometry"]["coordinates"];
        assert_eq!(line[0], start["geometry"]["coordinates"]);
        assert_eq!(line[1], end["geometry"]["coordinates"]);
    }
    let node = node("Nod 0".into()).map(|(id, node)| ((*id).to_owned(), node["geometry"].clone()));
    Ok(node.into_iter().collect())
}

/// The node of five ends has moved, and the corridors with it; taken back in one step, all is as before.
async fn all_have_followed(visit: &Visit, before: &[(String, Value)]) -> Outcome {
    let after = all_are_tied(visit).await?;
    assert_ne!(after, before);
    visit.click_button("Ångra").await?;
    visit.frame().await?;
    assert_eq!(all_are_tied(visit).await?, before);
    visit.click_button("Gör om").await?;
    visit.reload().await?;
    assert_eq!(all_are_tied(visit).await?, after);
    Ok(())
}

// R295, R296
#[tokio::test]
async fn nodes_and_tied_corridors_are_drawn_by_mouse() -> Outcome {
    let visit = Visit::on_the_map("tying-mouse").await?;
    for (number, [right, below]) in places().into_iter().enumerate() {
        visit.click("#add-node").await?;
        visit.click_at("#map", right, below).await?;
        named(&visit, &format!("Nod {number}")).await?;
    }
    for ends in PAIRS {
        visit.click("#add-corridor").await?;
        for end in ends {
            // A little beside it is near enough.
            let [right, below] = places()[end];
            visit.click_at("#map", right + 4, below - 3).await?;
        }
        visit.press("Enter").await?;
        named(&visit, "Stråk").await?;
    }
    let before = all_are_tied(&visit).await?;
    visit.goto(&format!("#/strukturbild/{}", before[0].0)).await?;
    visit.counts(".map-handle", 1).await?;
    let from = on_screen(&visit, places()[0]).await?;
    let to = on_screen(&visit, [10, -20]).await?;
    let mouse = |kind: &str, [x, y]: [f64; 2]| json!({ "type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": 1 });
    visit
        .devtools("Input.dispatchMouseEvent", mouse("mousePressed", from))
        .await?;
    for step in 1..=5 {
        let share = f64::from(step) / 5.0;
        let way = [0, 1].map(|axis| from[axis] + (to[axis] - from[axis]) * share);
        visit
            .devtools("Input.dispatchMouseEvent", mouse("mouseMoved", way))
            .await?;
        visit.frame().await?;
    }
    visit
        .devtools("Input.dispatchMouseEvent", mouse("mouseReleased", to))
        .await?;
    all_have_followed(&visit, &before).await?;
    visit.finish().await
}

// R295, R296
#[tokio::test]
async fn nodes_and_tied_corridors_are_drawn_by_touch() -> Outcome {
    let visit = Visit::on_the_map("tying-touch").await?;
    let touch = json!({ "enabled": true, "maxTouchPoints": 1 });
    visit.devtools("Emulation.setTouchEmulationEnabled", touch).await?;
    let finger = |kind: &str, [x, y]: [f64; 2]| {
        let points = if kind == "touchEnd" {
            json!([])
        } else {
            json!([{ "x": x, "y": y }])
        };
        json!({ "type": kind, "touchPoints": points })
    };
    let tap = async |place: [i64; 2]| -> Outcome {
        let place = on_screen(&visit, place).await?;
        for kind in ["touchStart", "touchEnd"] {
            visit.devtools("Input.dispatchTouchEvent", finger(kind, place)).await?;
        }
        visit.frame().await
    };
    for (number, place) in places().into_iter().enumerate() {
        visit.click("#add-node").await?;
        tap(place).await?;
        named(&visit, &format!("Nod {number}")).await?;
    }
    for [from, to] in PAIRS {
        visit.click("#add-corridor").await?;
        for end in [from, to] {
            tap(places()[end]).await?;
            // A second press that comes too soon after the first is taken for a double one.
            for _ in 0..40 {
                visit.frame().await?;
            }
        }
        visit.click("#finish-drawing").await?;
        named(&visit, "Stråk").await?;
    }
    let before = all_are_tied(&visit).await?;
    visit.goto(&format!("#/strukturbild/{}", before[0].0)).await?;
    visit.counts(".map-handle", 1).await?;
    let from = on_screen(&visit, places()[0]).await?;
    visit
        .devtools("Input.dispatchTouchEvent", finger("touchStart", from))
        .await?;
    for step in 1..=5 {
        let way = [from[0] + f64::from(step) * 10.0, from[1] + f64::from(step) * 8.0];
        visit
            .devtools("Input.dispatchTouchEvent", finger("touchMove", way))
            .await?;
        visit.frame().await?;
    }
    visit
        .devtools("Input.dispatchTouchEvent", finger("touchEnd", from))
        .await?;
    all_have_followed(&visit, &before).await?;
    visit.finish().await
}

// R295, R296
#[tokio::test]
async fn nodes_and_tied_corridors_are_drawn_by_keyboard_alone() -> Outcome {
    let visit = Visit::on_the_map("tying-keys").await?;
    let focus = async |selector: &str| -> Outcome {
        let script = "document.querySelector(arguments[0]).focus()";
        visit.script(script, vec![json!(selector)]).await?;
        visit.frame().await
    };
    for number in 0..9 {
        focus("#add-node").await?;
        visit.press("Enter").await?;
        visit.focus_is_at("#map").await?;
        visit.press(["Right", "Right", "Down"][number % 3]).await?;
        visit.map_is_drawn().await?;
        visit.press("Enter").await?;
        named(&visit, &format!("Nod {number}")).await?;
    }
    visit.goto("#/strukturbild").await?;
    for [from, to] in PAIRS {
        focus("#add-element").await?;
        visit.press("Enter").await?;
        named(&visit, "Stråk").await?;
        focus("#element-kind").await?;
        visit.type_text("Stråk").await?;
        for (end, node) in [("#element-from", from), ("#element-to", to)] {
            visit.counts(end, 1).await?;
            focus(end).await?;
            visit.type_text(&format!("Nod {node}")).await?;
        }
        visit.goto("#/strukturbild").await?;
        visit.counts("#add-element", 1).await?;
    }
    let before = all_are_tied(&visit).await?;
    visit.goto(&format!("#/strukturbild/{}", before[0].0)).await?;
    visit.counts(".map-handle", 1).await?;
    focus(".map-handle").await?;
    visit.press("Down").await?;
    visit.press("Right").await?;
    visit.frame().await?;
    let after = all_are_tied(&visit).await?;
    assert_ne!(after, before);
    visit.finish().await
}
