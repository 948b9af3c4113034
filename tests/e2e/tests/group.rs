//! Several elements chosen together: in the table, on the map and by keyboard, and what is done to all of them at once.

use samspel_e2e::{Outcome, Setup, Viewport, Visit, steps::records};
use serde_json::{Value, json};

/// Where the nodes lie, in pixels right of the middle of the map and below it.
const PLACES: [[i64; 2]; 4] = [[-60, -30], [60, -30], [-60, 70], [180, 90]];

/// A document with four nodes and a corridor between the first two, and the map at rest.
async fn with_nodes(name: &str) -> Outcome<Visit> {
    let visit = Visit::start(name, Setup::default()).await?;
    visit.begin("04").await?;
    visit.goto("#/strukturbild").await?;
    visit.map_is_drawn().await?;
    for (number, [right, below]) in PLACES.into_iter().enumerate() {
        visit.click("#add-node").await?;
        visit.click_at("#map", right, below).await?;
        visit.focus_is_at("#element-name").await?;
        visit.write("#element-name", &format!("Nod {number}")).await?;
    }
    visit.click("#add-corridor").await?;
    visit.click_at("#map", PLACES[0][0], PLACES[0][1]).await?;
    visit.click_at("#map", PLACES[1][0], PLACES[1][1]).await?;
    visit.press("Enter").await?;
    visit.focus_is_at("#element-name").await?;
    visit.write("#element-name", "Stråket").await?;
    visit.goto("#/strukturbild").await?;
    visit.counts("#elements tbody tr", 5).await?;
    Ok(visit)
}

/// The place on the screen that lies so far from the middle of the map.
async fn on_screen(visit: &Visit, [right, below]: [i64; 2]) -> Outcome<[f64; 2]> {
    let middle = "const { x, y, width, height } = document.querySelector('#map').getBoundingClientRect();
        return [x + width / 2, y + height / 2];";
    let [x, y]: [f64; 2] = serde_json::from_value(visit.script(middle, vec![]).await?)?;
    Ok([x + right as f64, y + below as f64])
}

const SHIFT: u8 = 8;
const CTRL: u8 = 2;

async fn mouse(visit: &Visit, kind: &str, [x, y]: [f64; 2], keys: u8) -> Outcome {
    let (button, buttons) = match kind {
        "mouseReleased" => ("left", 0),
        _ => ("left", 1),
    };
    let event = json!({ "type": kind, "x": x, "y": y, "button": button, "buttons": buttons, "clickCount": 1, "modifiers": keys });
    visit.devtools("Input.dispatchMouseEvent", event).await?;
    visit.frame().await
}

async fn press(visit: &Visit, place: [i64; 2], keys: u8) -> Outcome {
    let at = on_screen(visit, place).await?;
    mouse(visit, "mousePressed", at, keys).await?;
    mouse(visit, "mouseReleased", at, keys).await
}

async fn drag(visit: &Visit, from: [i64; 2], to: [i64; 2], keys: u8) -> Outcome {
    let (from, to) = (on_screen(visit, from).await?, on_screen(visit, to).await?);
    mouse(visit, "mousePressed", from, keys).await?;
    for step in 1..=4 {
        let share = f64::from(step) / 4.0;
        let at = [0, 1].map(|axis| from[axis] + (to[axis] - from[axis]) * share);
        mouse(visit, "mouseMoved", at, keys).await?;
    }
    mouse(visit, "mouseReleased", to, keys).await
}

async fn touch(visit: &Visit, kind: &str, at: Option<[f64; 2]>) -> Outcome {
    let points: Vec<_> = at.iter().map(|[x, y]| json!({ "x": x, "y": y })).collect();
    visit
        .devtools(
            "Input.dispatchTouchEvent",
            json!({ "type": kind, "touchPoints": points }),
        )
        .await?;
    visit.frame().await
}

/// What each element says in a field, by its name.
async fn said(visit: &Visit, field: &str) -> Outcome<Vec<(String, Value)>> {
    let document = visit.stored_document().await?;
    let mut found: Vec<_> = records(&document, "structure_element")
        .into_iter()
        .map(|(_, element)| {
            (
                element["name"].as_str().unwrap_or_default().to_owned(),
                element[field].clone(),
            )
        })
        .collect();
    found.sort_by(|one, other| one.0.cmp(&other.0));
    Ok(found)
}

/// Whether the elements on the sheet above are drawn: something is marked there.
const IS_MARKED: &str = "
    const canvas = document.querySelector('.leaflet-chosen-pane canvas');
    return canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value > 0);";

// R302, R303, R304
#[tokio::test]
async fn several_are_chosen_on_the_map_and_changed_in_one_step() -> Outcome {
    let visit = with_nodes("group-map").await?;
    press(&visit, PLACES[0], SHIFT).await?;
    visit.sees("1 valt element").await?;
    press(&visit, PLACES[1], CTRL).await?;
    visit.sees("2 valda element").await?;
    assert_eq!(visit.script(IS_MARKED, vec![]).await?, true);

    // A box takes what lies wholly in it: the corridor too, and not the fourth node. What was chosen stays.
    drag(&visit, [-110, -80], [110, 100], SHIFT).await?;
    visit.sees("4 valda element").await?;
    visit.counts(".map-box", 0).await?;
    // Moving the map loses none. A press beside them lets go of all, and they can be chosen again.
    drag(&visit, [120, 140], [130, 150], 0).await?;
    drag(&visit, [120, 140], [110, 130], 0).await?;
    visit.sees("4 valda element").await?;
    press(&visit, [120, 140], 0).await?;
    visit.counts("#group-title", 0).await?;
    visit.click_button("Välj 4 igen").await?;
    visit.click_button("Ändra de valda").await?;
    visit.sees("4 valda element").await?;
    press(&visit, PLACES[2], SHIFT).await?;
    visit.sees("3 valda element").await?;

    // The kinds have not one shape, and a status that differs is told of.
    visit.css("#group-kind:disabled").await?;
    visit.sees("Typen går att ändra när alla har samma form").await?;
    visit.choose("Status", "Planerad").await?;
    let planned = |said: &[(String, Value)]| {
        let planned = said.iter().filter(|(_, status)| status == "planned");
        planned.map(|(name, _)| name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(planned(&said(&visit, "status").await?), ["Nod 0", "Nod 1", "Stråket"]);
    press(&visit, PLACES[2], SHIFT).await?;
    visit.sees("Planerad: 3").await?;
    visit.has_value("#group-status", "").await?;
    visit.choose("Status", "Önskad").await?;
    assert_eq!(planned(&said(&visit, "status").await?), [""; 0]);
    // One step, and what is chosen stays so.
    visit.click_button("Ångra").await?;
    visit.sees("4 valda element").await?;
    visit.sees("Planerad: 3").await?;
    visit.click_button("Ångra").await?;
    assert_eq!(planned(&said(&visit, "status").await?), [""; 0]);
    visit.goto("#/historik").await?;
    visit.sees("Ändrade 3 element").await?;
    visit.finish().await
}

// R302, R304
#[tokio::test]
async fn several_are_chosen_in_the_table_by_keyboard_and_only_what_it_shows() -> Outcome {
    let visit = Visit::start("group-table", Setup::default()).await?;
    visit.goto("#/exempel").await?;
    visit.hash_is("#/oversikt").await?;
    visit.goto("#/strukturbild").await?;
    visit.map_is_drawn().await?;
    let focus = |row: usize| {
        let script = "document.querySelectorAll('#elements .row-choice > input')[arguments[0]].focus()";
        visit.script(script, vec![row.into()])
    };
    focus(1).await?;
    visit.press("Space").await?;
    visit.sees("1 valt element").await?;
    focus(4).await?;
    visit.press("Shift+Space").await?;
    visit.sees("4 valda element").await?;

    // A filter hides the chosen, which is counted; all that it shows are more than are drawn of a long list, and no others.
    visit.click(".map-filter > summary").await?;
    visit.choose("Tema", "Natur och friluftsliv").await?;
    visit.sees("av dem är inte med i listan").await?;
    visit.click("#keep-listed").await?;
    visit.sees_no("av dem är inte med i listan").await?;
    visit.click("#choose-listed").await?;
    let listed = "return document.querySelector('#elements').getAttribute('aria-rowcount') - 1";
    let listed = visit.script(listed, vec![]).await?.as_u64().unwrap_or_default();
    assert!(listed > 1);
    visit.sees(&format!("{listed} valda element")).await?;
    visit.choose("Tema", "Alla").await?;
    visit.sees(&format!("{listed} valda element")).await?;

    // Let go of by mistake, they are chosen again.
    visit.click("#let-go").await?;
    visit.focus_is_at("#choose-listed").await?;
    visit.click("#choose-again").await?;
    visit.sees(&format!("{listed} valda element")).await?;
    visit
        .script("document.querySelector('.table-scroll').focus()", vec![])
        .await?;
    visit.press("Control+a").await?;
    visit.sees("33 valda element").await?;
    visit.no_axe_violations().await?;
    visit.headings_and_names_are_clear().await?;

    // What the map hides is counted, since it is changed too.
    visit.click("#change-group").await?;
    visit.focus_is_at("#group-title").await?;
    visit.no_axe_violations().await?;
    visit.headings_and_names_are_clear().await?;
    visit.click("#map-shown").await?;
    visit.check("Nuläge").await?;
    visit.sees("av dem visas inte på kartan, men ändras också").await?;
    visit.press("Escape").await?;
    visit.click("#keep-seen").await?;
    visit.sees_no("av dem visas inte på kartan").await?;

    // Removed and taken back as one, and chosen still.
    let before = visit.stored_document().await?;
    visit.click("#remove-group").await?;
    visit.sees("element är borttagna").await?;
    visit.counts("#group-title", 0).await?;
    visit.click_button("Ångra").await?;
    visit.css("#group-title").await?;
    assert_eq!(
        records(&visit.stored_document().await?, "structure_element"),
        records(&before, "structure_element")
    );
    visit.click("#leave-group").await?;
    visit.focus_is_at("#choose-listed").await?;

    // One that is looked at takes the place of the several.
    visit.click("#elements tbody a").await?;
    visit.css("#element-name").await?;
    visit.goto("#/strukturbild").await?;
    visit.css("#choose-again:not([hidden])").await?;
    visit.finish().await
}

// R303
#[tokio::test]
async fn several_are_linked_with_a_priority_and_those_that_are_not_yet() -> Outcome {
    let visit = with_nodes("group-priority").await?;
    press(&visit, PLACES[0], SHIFT).await?;
    visit.click_button("Ny prioritering").await?;
    visit.fill("Ny prioritering", "Kollektivtrafik").await?;
    visit.press("Enter").await?;
    visit.counts(".link-chip", 1).await?;
    drag(&visit, [-110, -80], [110, 100], SHIFT).await?;
    visit.sees("Kollektivtrafik (1 av 4)").await?;
    visit.link_record("Välj prioritering", "Kollektivtrafik").await?;
    visit.sees_no("Kollektivtrafik (1 av 4)").await?;
    let linked = |document: &Value| {
        let found = records(document, "priority");
        found
            .first()
            .map_or(0, |(_, priority)| priority["elements"].as_array().map_or(0, Vec::len))
    };
    assert_eq!(linked(&visit.stored_document().await?), 4);
    visit.click_button("Ångra").await?;
    visit.sees("Kollektivtrafik (1 av 4)").await?;
    assert_eq!(linked(&visit.stored_document().await?), 1);
    visit.finish().await
}

// R305
#[tokio::test]
async fn several_are_moved_together_and_tied_lines_follow() -> Outcome {
    let visit = with_nodes("group-moved").await?;
    let at = |said: &[(String, Value)], number: usize| said[number].1["coordinates"].clone();
    let before = said(&visit, "geometry").await?;
    press(&visit, PLACES[1], SHIFT).await?;
    press(&visit, PLACES[2], SHIFT).await?;
    drag(&visit, PLACES[2], [PLACES[2][0] + 40, PLACES[2][1] + 20], 0).await?;
    visit.sees("2 valda element").await?;
    let after = said(&visit, "geometry").await?;
    // The first stays, with its end of the corridor; the others have moved alike, and the corridor's other end with its node.
    assert_eq!(at(&after, 0), at(&before, 0));
    assert_eq!(at(&after, 3), at(&before, 3));
    let way = |number: usize| {
        let east = |said: &[(String, Value)]| at(said, number)[0].as_f64().unwrap_or_default();
        east(&after) - east(&before)
    };
    assert!(way(1) > 0.0 && (way(1) - way(2)).abs() < 1e-9);
    assert_eq!(at(&after, 4)[0], at(&before, 0));
    assert_eq!(at(&after, 4)[1], at(&after, 1));

    // By keyboard, from the handle in their middle; each push is a step.
    let handle = ".map-handle.is-whole";
    visit
        .script("document.querySelector(arguments[0]).focus()", vec![handle.into()])
        .await?;
    visit.press("Right").await?;
    visit.focus_is_at(handle).await?;
    let pushed = said(&visit, "geometry").await?;
    assert!(at(&pushed, 2)[0].as_f64() > at(&after, 2)[0].as_f64());
    visit.click_button("Ångra").await?;
    assert_eq!(said(&visit, "geometry").await?, after);
    visit.click_button("Ångra").await?;
    assert_eq!(said(&visit, "geometry").await?, before);

    // Escape gives a drag up, and then lets go.
    let (from, to) = (on_screen(&visit, PLACES[1]).await?, on_screen(&visit, [90, 20]).await?);
    mouse(&visit, "mousePressed", from, 0).await?;
    mouse(&visit, "mouseMoved", to, 0).await?;
    visit.press("Escape").await?;
    mouse(&visit, "mouseReleased", to, 0).await?;
    visit.sees("2 valda element").await?;
    assert_eq!(said(&visit, "geometry").await?, before);
    visit.press("Escape").await?;
    visit.counts("#group-title", 0).await?;
    assert_eq!(visit.script(IS_MARKED, vec![]).await?, false);
    visit.finish().await
}

// R302
#[tokio::test]
async fn several_are_chosen_by_touch_with_the_tool() -> Outcome {
    let visit = with_nodes("group-touch").await?;
    let touched = json!({ "enabled": true, "maxTouchPoints": 1 });
    visit.devtools("Emulation.setTouchEmulationEnabled", touched).await?;
    visit.set_viewport(Viewport(360, 740)).await?;
    visit.click_button("Karta").await.or(visit.check("Karta").await)?;
    visit.click("#show-all").await?;
    visit.click("#choose-several").await?;
    visit.css("#choose-several[aria-pressed='true']").await?;
    visit.focus_is_at("#map").await?;
    // A box from corner to corner. All elements are in the middle of what is shown.
    let (from, to) = (
        on_screen(&visit, [-160, -78]).await?,
        on_screen(&visit, [165, 165]).await?,
    );
    touch(&visit, "touchStart", Some(from)).await?;
    touch(&visit, "touchMove", Some([from[0] + 20.0, from[1] + 20.0])).await?;
    visit.css(".map-box").await?;
    touch(&visit, "touchMove", Some(to)).await?;
    touch(&visit, "touchEnd", None).await?;
    visit.sees("5 valda element").await?;
    // One pressed is turned, and the map has not moved under the finger.
    let node = on_screen(&visit, [120, 60]).await?;
    for said in ["4 valda element", "5 valda element"] {
        touch(&visit, "touchStart", Some(node)).await?;
        touch(&visit, "touchEnd", None).await?;
        visit.sees(said).await?;
    }
    visit.no_horizontal_overflow().await?;
    visit.click("#end-choosing").await?;
    visit.focus_is_at("#choose-several").await?;
    visit.sees("5 valda element").await?;
    visit.click_button("Ändra de valda").await?;
    visit.focus_is_at("#group-title").await?;
    visit.no_horizontal_overflow().await?;
    visit.finish().await
}
