//! Shapes on the map: what snaps, holes and parts, lines that are split and joined; by mouse, by keyboard and from the form.

use samspel_e2e::{Outcome, Viewport, Visit, steps::records};
use serde_json::{Value, json};

/// Draws with the mouse through these places, in pixels right of the middle of the map and below it, and names what is drawn.
async fn draw(visit: &Visit, button: &str, places: &[[i64; 2]], name: &str) -> Outcome<String> {
    visit.click(button).await?;
    for [right, below] in places {
        visit.click_at("#map", *right, *below).await?;
    }
    if places.len() > 1 {
        visit.press("Enter").await?;
    }
    visit.focus_is_at("#element-name").await?;
    visit.write("#element-name", name).await?;
    let hash = visit.script("return location.hash", vec![]).await?;
    Ok(hash.as_str().unwrap_or_default().to_owned())
}

/// The element of this name, once it is stored.
async fn shape(visit: &Visit, name: &str) -> Outcome<Value> {
    let document = visit.stored_document().await?;
    let elements = records(&document, "structure_element");
    let found = elements.iter().find(|(_, element)| element["name"] == name);
    found
        .map(|(_, element)| element["geometry"]["coordinates"].clone())
        .ok_or_else(|| format!("there is no {name}: {document}").into())
}

fn length(list: &Value) -> usize {
    list.as_array().map_or(0, Vec::len)
}

/// The mouse with Alt held, or without.
async fn mouse(visit: &Visit, kind: &str, [right, below]: [i64; 2], has_alt: bool) -> Outcome {
    let middle = "const { x, y, width, height } = document.querySelector('#map').getBoundingClientRect();
        return [x + width / 2, y + height / 2];";
    let [x, y]: [f64; 2] = serde_json::from_value(visit.script(middle, vec![]).await?)?;
    let event = json!({
        "type": kind, "x": x + right as f64, "y": y + below as f64, "button": "left", "clickCount": 1,
        "modifiers": u8::from(has_alt), "buttons": u8::from(kind != "mouseReleased"),
    });
    visit.devtools("Input.dispatchMouseEvent", event).await?;
    visit.frame().await
}

async fn press_at(visit: &Visit, place: [i64; 2], has_alt: bool) -> Outcome {
    for kind in ["mousePressed", "mouseReleased"] {
        mouse(visit, kind, place, has_alt).await?;
    }
    Ok(())
}

// R306
#[tokio::test]
async fn what_is_set_near_something_lies_on_it_unless_alt_is_held() -> Outcome {
    let visit = Visit::on_the_map("shapes-snap").await?;
    draw(&visit, "#add-node", &[[0, 0]], "Mitten").await?;
    draw(&visit, "#add-corridor", &[[4, -3], [150, 60], [160, 150]], "Ett").await?;
    let (node, line) = (shape(&visit, "Mitten").await?, shape(&visit, "Ett").await?);
    assert_eq!(line[0], node);
    // Another line's vertex is as good as a node, and is said.
    visit.click("#add-corridor").await?;
    visit.click_at("#map", 155, 64).await?;
    visit.sees("Den ligger på en punkt i Ett.").await?;
    press_at(&visit, [4, -3], true).await?;
    visit.click("#finish-drawing").await?;
    visit.focus_is_at("#element-name").await?;
    visit.write("#element-name", "Två").await?;
    let other = shape(&visit, "Två").await?;
    assert_eq!(other[0], line[1]);
    assert_ne!(other[1], node);
    // The end that was left beside the node is dragged to it.
    let from = [4, -3];
    mouse(&visit, "mousePressed", from, false).await?;
    for step in [[14, -20], [10, -10], [6, 5]] {
        mouse(&visit, "mouseMoved", step, false).await?;
    }
    mouse(&visit, "mouseReleased", [6, 5], false).await?;
    visit.sees("Den ligger på Mitten.").await?;
    assert_eq!(shape(&visit, "Två").await?[1], node);
    // And dragged away with Alt it stays beside.
    mouse(&visit, "mousePressed", [0, 0], true).await?;
    for step in [[20, 20], [10, 10], [7, 6]] {
        mouse(&visit, "mouseMoved", step, true).await?;
    }
    mouse(&visit, "mouseReleased", [7, 6], true).await?;
    assert_ne!(shape(&visit, "Två").await?[1], node);
    visit.finish().await
}

const SQUARE: [[i64; 2]; 4] = [[-60, -60], [180, -60], [180, 120], [-60, 120]];

// R317
#[tokio::test]
async fn a_line_that_is_drawn_by_keyboard_begins_on_the_shore() -> Outcome {
    let visit = Visit::on_the_map("shapes-shore").await?;
    // On the coast north of Oxelösund.
    visit.press("/").await?;
    visit.focus_is_at("#map-search-field").await?;
    visit.type_text("58.72704, 17.18325").await?;
    visit.press("Enter").await?;
    visit.focus_is_at("#map").await?;
    visit
        .script("document.querySelector('#add-corridor').focus()", vec![])
        .await?;
    visit.press("Enter").await?;
    visit.focus_is_at("#map").await?;
    visit.press("Enter").await?;
    visit.sees("Den ligger på stranden.").await?;
    visit.finish().await
}

// R307
#[tokio::test]
async fn a_hole_is_drawn_listed_changed_and_removed_and_refused_where_it_crosses_the_edge() -> Outcome {
    let visit = Visit::on_the_map("shapes-hole").await?;
    draw(&visit, "#add-area", &SQUARE, "Skogen").await?;
    let outline = shape(&visit, "Skogen").await?[0].clone();
    visit.click("#shape-menu").await?;
    visit.click("#draw-hole-on-map").await?;
    for [right, below] in [[0, 0], [60, 0], [30, 50]] {
        visit.click_at("#map", right, below).await?;
    }
    visit.press("Enter").await?;
    visit.counts("#parts li", 2).await?;
    let with_hole = shape(&visit, "Skogen").await?;
    assert_eq!((length(&with_hole), &with_hole[0]), (2, &outline));
    // What crosses the edge is refused, and can be drawn otherwise.
    visit.click("#draw-hole").await?;
    for [right, below] in [[100, 0], [150, 0], [300, 50]] {
        visit.click_at("#map", right, below).await?;
    }
    visit.press("Enter").await?;
    visit.sees("Hålet går över områdets kant.").await?;
    visit.click("#remove-last").await?;
    visit.click_at("#map", 130, 60).await?;
    visit.press("Enter").await?;
    visit.counts("#parts li", 3).await?;
    // Its coordinates are text as those of the outline are.
    visit.click("#coordinates-part").await?;
    visit.type_text("Hål 2").await?;
    visit.press("Enter").await?;
    let lines = "return document.querySelector('#coordinates').value.trim().split('\\n').length";
    let is_three = format!("return (() => {{ {lines} }})() === 3");
    visit
        .until("the three positions of the hole", &is_three, vec![])
        .await?;
    // What is typed for it is held to the same as what is drawn, and stays to be mended.
    let before = shape(&visit, "Skogen").await?;
    visit.write("#coordinates", "58,75 12\n58,8 12\n58,8 12,1").await?;
    visit.sees("Hålet ligger inte inne i området.").await?;
    visit.css("#coordinates[aria-invalid='true']").await?;
    assert_eq!(shape(&visit, "Skogen").await?, before);
    visit.no_axe_violations().await?;
    visit.click_button("Ta bort hål 1").await?;
    visit.counts("#parts li", 2).await?;
    assert_eq!(shape(&visit, "Skogen").await?[0], outline);
    visit.click_button("Ångra").await?;
    visit.counts("#parts li", 3).await?;
    visit.finish().await
}

// R307
#[tokio::test]
async fn a_hole_and_a_part_are_drawn_by_keyboard() -> Outcome {
    let visit = Visit::on_the_map("shapes-keys").await?;
    draw(&visit, "#add-area", &SQUARE, "Skogen").await?;
    let focus = async |selector: &str| -> Outcome {
        let script = "document.querySelector(arguments[0]).focus()";
        visit.script(script, vec![json!(selector)]).await?;
        visit.frame().await
    };
    let set = async |arrows: &[&str]| -> Outcome {
        for arrow in arrows {
            visit.press(arrow).await?;
            // While the map moves, another arrow does nothing.
            let is_still = "return !document.querySelector('.leaflet-pan-anim')";
            visit.until("the map is still", is_still, vec![]).await?;
        }
        visit.press("Enter").await
    };
    focus("#draw-hole").await?;
    visit.press("Enter").await?;
    visit.focus_is_at("#map").await?;
    set(&[]).await?;
    set(&["Right"]).await?;
    set(&["Down"]).await?;
    visit.press("Shift+Enter").await?;
    visit.counts("#parts li", 2).await?;
    focus("#draw-part").await?;
    visit.press("Enter").await?;
    visit.focus_is_at("#map").await?;
    set(&["Right", "Right", "Right", "Right", "Right"]).await?;
    set(&["Right"]).await?;
    set(&["Down"]).await?;
    visit.press("Shift+Enter").await?;
    visit.counts("#parts li", 3).await?;
    assert_eq!(length(&shape(&visit, "Skogen").await?), 3);
    visit.click_button("Ta bort del 2").await?;
    visit.counts("#parts li", 2).await?;
    visit.finish().await
}

async fn lines_named(visit: &Visit, name: &str) -> Outcome<Vec<Value>> {
    let document = visit.stored_document().await?;
    let elements = records(&document, "structure_element");
    let named = elements.iter().filter(|(_, element)| element["name"] == name);
    Ok(named.map(|(_, element)| (*element).clone()).collect())
}

// R323
#[tokio::test]
async fn a_part_of_a_line_between_two_nodes_leaves_one_end_tied_and_says_so() -> Outcome {
    let visit = Visit::on_the_map("shapes-tied-part").await?;
    draw(&visit, "#add-node", &[[0, 0]], "Västra").await?;
    draw(&visit, "#add-node", &[[120, 0]], "Östra").await?;
    draw(&visit, "#add-corridor", &[[0, 0], [120, 0]], "Vägen").await?;
    let ends = async || -> Outcome<[bool; 2]> {
        let document = visit.stored_document().await?;
        let elements = records(&document, "structure_element");
        let line = elements.iter().find(|(_, element)| element["name"] == "Vägen");
        Ok(["from", "to"].map(|end| line.is_some_and(|(_, line)| line[end].is_string())))
    };
    assert_eq!(ends().await?, [true; 2]);
    visit.click("#draw-part").await?;
    for [right, below] in [[150, 40], [220, 60]] {
        visit.click_at("#map", right, below).await?;
    }
    visit.press("Enter").await?;
    visit.sees("Linjen är inte längre knuten till Östra.").await?;
    visit.counts("#parts li", 2).await?;
    assert_eq!(ends().await?, [true, false]);
    visit.click_button("Ångra").await?;
    visit.frame().await?;
    assert_eq!(ends().await?, [true; 2]);
    visit.finish().await
}

// R308, R309
#[tokio::test]
async fn a_line_is_split_at_a_handle_and_joined_in_the_form() -> Outcome {
    let visit = Visit::on_the_map("shapes-split").await?;
    draw(&visit, "#add-node", &[[-40, 0]], "Väst").await?;
    draw(&visit, "#add-node", &[[180, 60]], "Öst").await?;
    draw(&visit, "#add-corridor", &[[-40, 0], [60, 80], [180, 60]], "Stråket").await?;
    let before = lines_named(&visit, "Stråket").await?;
    assert!(
        before[0]["from"].is_string() && before[0]["to"].is_string(),
        "{before:?}"
    );
    // A handle is pressed by key as by mouse: between two vertices comes one more, and once.
    let script = "document.querySelector('.map-handle.is-middle').focus()";
    visit.script(script, vec![]).await?;
    visit.press("Enter").await?;
    visit.sees("En punkt är tillagd.").await?;
    assert_eq!(length(&shape(&visit, "Stråket").await?), 4);
    visit.click_button("Ångra").await?;
    visit.frame().await?;
    assert_eq!(lines_named(&visit, "Stråket").await?, before);
    // Where the line ends it is not split.
    visit.click_at("#map", -40, 0).await?;
    visit.counts("#split-here", 0).await?;
    visit.click_at("#map", 60, 80).await?;
    visit.counts("#split-here", 1).await?;
    visit.click("#split-here").await?;
    visit.sees("Linjen är delad.").await?;
    let halves = lines_named(&visit, "Stråket").await?;
    assert_eq!(halves.len(), 2);
    let has = |end: &str| halves.iter().filter(|half| half[end].is_string()).count();
    assert_eq!((has("from"), has("to")), (1, 1), "{halves:?}");
    // It is one step back and forth.
    visit.press("Control+z").await?;
    visit.frame().await?;
    assert_eq!(lines_named(&visit, "Stråket").await?, before);
    visit.press("Control+Shift+z").await?;
    visit.frame().await?;
    assert_eq!(lines_named(&visit, "Stråket").await?.len(), 2);
    visit.click("#shape-menu").await?;
    visit.click("#join-on-map").await?;
    visit.focus_is_at("#join-with").await?;
    visit.type_text("Stråket").await?;
    visit.click("#join-lines").await?;
    visit.sees("Linjerna är ihopfogade till Stråket.").await?;
    assert_eq!(lines_named(&visit, "Stråket").await?, before);
    // And from the form alone.
    visit.click("#split-at").await?;
    visit.type_text("Punkt 2").await?;
    visit.press("Enter").await?;
    visit.click("#split-line").await?;
    visit.sees("Linjen är delad.").await?;
    assert_eq!(lines_named(&visit, "Stråket").await?.len(), 2);
    visit.no_axe_violations().await?;
    visit.set_viewport(Viewport(360, 780)).await?;
    visit.no_horizontal_overflow().await?;
    visit.finish().await
}
