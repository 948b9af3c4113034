//! The map as it is pointed at, pressed and dragged: every element is on one canvas, so nothing of this is the browser's own doing.

use samspel_e2e::{Outcome, Setup, Viewport, Visit, steps::records};
use serde_json::{Value, json};

/// A node in the middle of the map, as the document has it. What is asked for first is where it is.
async fn with_a_node(name: &str) -> Outcome<Visit> {
    let visit = Visit::start(name, Setup::default()).await?;
    visit.begin("04").await?;
    visit.goto("#/strukturbild").await?;
    visit.map_is_drawn().await?;
    visit.click("#add-node").await?;
    visit.click_at("#map", 0, 0).await?;
    visit.focus_is_at("#element-name").await?;
    visit.write("#element-name", "Mitten").await?;
    Ok(visit)
}

/// Points so far right of the middle of the map and below it until what is named there is `name`.
async fn is_named(visit: &Visit, right: i64, below: i64, name: &str) -> Outcome {
    let middle = "const { x, y, width, height } = document.querySelector('#map').getBoundingClientRect();
        return [x + width / 2, y + height / 2];";
    let middle: [f64; 2] = serde_json::from_value(visit.script(middle, vec![]).await?)?;
    let named =
        "const tooltip = document.querySelector('.map-tooltip'); return tooltip.hidden ? '' : tooltip.textContent";
    for _ in 0..50 {
        let event = json!({ "type": "mouseMoved", "x": middle[0] + right as f64, "y": middle[1] + below as f64 });
        visit.devtools("Input.dispatchMouseEvent", event).await?;
        visit.frame().await?;
        if visit.script(named, vec![]).await? == name {
            return Ok(());
        }
    }
    Err(format!("what is pointed at does not have the name '{name}'").into())
}

// R280
#[tokio::test]
async fn an_element_is_pointed_at_pressed_and_let_go_of() -> Outcome {
    let visit = with_a_node("map-pressed").await?;
    let document = visit.stored_document().await?;
    let found = records(&document, "structure_element");
    assert!(found.len() == 1, "{document}");
    let element = format!("#/strukturbild/{}", found[0].0);

    // Empty ground lets go of it.
    visit.click_at("#map", 150, 90).await?;
    visit.hash_is("#/strukturbild").await?;
    is_named(&visit, 150, 80, "").await?;
    is_named(&visit, 3, 3, "Mitten").await?;
    visit.click_at("#map", 3, -3).await?;
    visit.hash_is(&element).await?;

    // A new name is told at once. What is looked at has a handle over it, which has a name of its own.
    visit.write("#element-name", "Kärnan").await?;
    visit.click_at("#map", 150, -90).await?;
    visit.hash_is("#/strukturbild").await?;
    is_named(&visit, 120, 60, "").await?;
    is_named(&visit, -3, 3, "Kärnan").await?;

    // While something is drawn, pressing sets a vertex and nothing that is pointed at is named.
    visit.click("#add-corridor").await?;
    visit.click_at("#map", 0, 0).await?;
    is_named(&visit, 2, 2, "").await?;
    visit.click_at("#map", 120, 60).await?;
    visit.press("Enter").await?;
    visit.focus_is_at("#element-name").await?;
    let document = visit.stored_document().await?;
    let elements = records(&document, "structure_element");
    let is_line = |record: &&Value| record["geometry"]["type"] == "Line";
    let lines: Vec<&Value> = elements.iter().map(|(_, record)| *record).filter(is_line).collect();
    assert!(lines.len() == 1, "{document}");
    // It begins in the node.
    let node = elements
        .iter()
        .find(|(_, record)| record["geometry"]["type"] == "Point");
    let node = node.map(|(_, record)| &record["geometry"]["coordinates"]);
    assert!(node == Some(&lines[0]["geometry"]["coordinates"][0]), "{document}");

    // The line is pressed on its way, and taken back it is nowhere.
    visit.click_at("#map", 150, -90).await?;
    visit.hash_is("#/strukturbild").await?;
    visit.click_at("#map", 62, 30).await?;
    visit.focus_is_at("#map").await?;
    visit.counts("#element-name", 1).await?;
    visit.click("#remove-element").await?;
    visit.counts("#elements tbody tr", 1).await?;
    is_named(&visit, 62, 31, "").await?;
    visit.finish().await
}

/// The elements as they are drawn below the one that is looked at, once nothing of it changes any more.
const KEEP: &str = "
    const canvas = document.querySelector('.leaflet-elements-pane canvas');
    window.kept = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
    return window.kept.some((value) => value > 0);";

/// How many pixels differ from those that were kept by more than an eye sees. Of a pixel that hides little its colour counts as little.
const DIFFERENT: &str = "
    const canvas = document.querySelector('.leaflet-elements-pane canvas');
    const now = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
    if (now.length !== window.kept.length) return -1;
    const shade = (data, place, channel) => data[place + channel] * (channel < 3 ? data[place + 3] / 255 : 1);
    let different = 0;
    for (let place = 0; place < now.length; place += 4) {
        different += [0, 1, 2, 3].some((channel) =>
            Math.abs(shade(now, place, channel) - shade(window.kept, place, channel)) > 16);
    }
    return different;";

/// Where a part that is redrawn ends, a browser smooths a few pixels of an edge otherwise. A symbol or a band has hundreds.
const AT_EDGES: u64 = 60;

// R282
#[tokio::test]
async fn what_was_redrawn_in_part_is_the_same_as_what_was_drawn_whole() -> Outcome {
    let visit = Visit::start("map-redrawn", Setup::default()).await?;
    visit.goto("#/exempel").await?;
    visit.hash_is("#/oversikt").await?;
    visit.goto("#/strukturbild").await?;
    visit.map_is_drawn().await?;
    visit.until("elements are drawn", KEEP, vec![]).await?;
    let elements =
        "return [...document.querySelectorAll('#elements tbody a')].map((link) => link.getAttribute('href'))";
    let elements: Vec<String> = serde_json::from_value(visit.script(elements, vec![]).await?)?;
    assert!(elements.len() > 9, "{elements:?}");
    visit.script(KEEP, vec![]).await?;
    for element in &elements {
        visit.goto(element).await?;
        visit.counts("#element-name", 1).await?;
        visit.goto("#/strukturbild").await?;
        visit.counts("#elements", 1).await?;
        visit.frame().await?;
        let different = visit.script(DIFFERENT, vec![]).await?;
        let is_same = different.as_u64().is_some_and(|different| different < AT_EDGES);
        assert!(is_same, "after {element} had been looked at: {different}");
    }
    visit.finish().await
}

// R299
#[tokio::test]
async fn the_map_shows_the_present_the_direction_or_the_difference_and_the_legend_what_is_shown() -> Outcome {
    let visit = Visit::start("map-shown", Setup::default()).await?;
    visit.goto("#/exempel").await?;
    visit.hash_is("#/oversikt").await?;
    visit.goto("#/strukturbild").await?;
    visit.map_is_drawn().await?;
    let legend = async || -> Outcome<String> {
        let text = "return document.querySelector('#map-legend')?.textContent ?? ''";
        Ok(visit
            .script(text, vec![])
            .await?
            .as_str()
            .unwrap_or_default()
            .to_owned())
    };
    let whole = legend().await?;
    assert!(whole.contains("befintlig") && whole.contains("önskad"), "{whole}");
    visit.click("#map-shown").await?;
    visit.check("Nuläge").await?;
    visit.sees("dolda)").await?;
    let present = legend().await?;
    assert!(
        present.contains("befintlig") && !present.contains("önskad"),
        "{present}"
    );
    visit.check("Skillnad").await?;
    let difference = legend().await?;
    assert!(
        difference.contains("planerad") && difference.contains("önskad"),
        "{difference}"
    );
    // The points in which a line ends that is not there yet are shown with it.
    assert!(difference.contains("Nod"), "{difference}");
    visit.check("Inriktning").await?;
    visit.check("Kommunikationer").await?;
    let others = legend().await?;
    assert!(
        !others.contains("Stråk") && others.contains("Utvecklingsområde"),
        "{others}"
    );
    assert!(others.contains("önskad"), "{others}");
    visit.check("Önskad").await?;
    let there = legend().await?;
    assert!(there.contains("befintlig") && !there.contains("önskad"), "{there}");
    // The table has them all, and a key folds the menu again.
    visit.sees("33 element").await?;
    visit.press("Escape").await?;
    visit.focus_is_at("#map-shown").await?;
    visit.finish().await
}

// R313, R316
#[tokio::test]
async fn borders_are_shown_as_they_are_chosen_and_told_in_the_legend() -> Outcome {
    let visit = Visit::start("map-borders", Setup::default()).await?;
    visit.goto("#/exempel").await?;
    visit.hash_is("#/oversikt").await?;
    visit.goto("#/strukturbild").await?;
    visit.map_is_drawn().await?;
    // How many pixels of the ground are clearly other than at first; it is drawn a frame later.
    let changed = async || -> Outcome<u64> {
        let text = "return new Promise(done => setTimeout(() => {
            const canvas = document.querySelector('.leaflet-ground-pane canvas');
            const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
            window.firstGround ??= data;
            done(data.filter((value, place) => Math.abs(value - window.firstGround[place]) > 16).length);
        }, 400))";
        Ok(visit.script(text, vec![]).await?.as_u64().unwrap_or_default())
    };
    visit.click("#map-shown").await?;
    assert_eq!(changed().await?, 0);
    let legend = async || -> Outcome<Vec<String>> {
        let text =
            "return [...document.querySelectorAll('#map-legend .is-border + span')].map(name => name.textContent)";
        Ok(serde_json::from_value(visit.script(text, vec![]).await?)?)
    };
    let rows = ["Länsgräns", "Kommungräns", "Gräns för FA-region (2015 års indelning)"];
    assert_eq!(legend().await?, rows[..2]);
    for (border, row) in [
        ("FA-regioner (streckad linje)", rows[2]),
        ("Kommuner", rows[1]),
        ("Län", rows[0]),
    ] {
        let first = legend().await?;
        visit.check(border).await?;
        let other = changed().await?;
        assert_ne!(
            legend().await?.iter().any(|one| one == row),
            first.iter().any(|one| one == row)
        );
        visit.check(border).await?;
        let back = changed().await?;
        assert!(other > 500 && back < other / 20, "{border}: {other}, then {back}");
    }
    assert_eq!(legend().await?, rows[..2]);
    visit.finish().await
}

/// The example's map while it is told.
async fn with_a_story(name: &str, setup: Setup<'_>) -> Outcome<Visit> {
    let visit = Visit::start(name, setup).await?;
    visit.goto("#/exempel").await?;
    visit.hash_is("#/oversikt").await?;
    visit.goto("#/strukturbild").await?;
    visit.map_is_drawn().await?;
    visit.click("#begin-story").await?;
    visit.focus_is_at("#map-story").await?;
    Ok(visit)
}

// R301
#[tokio::test]
async fn the_map_is_stepped_through_priority_by_priority() -> Outcome {
    let visit = with_a_story("map-story", Setup::default()).await?;
    visit.sees("1 av 5").await?;
    visit.sees("Jämlika livsvillkor och god hälsa för alla").await?;
    visit.press("Right").await?;
    visit.sees("Kompetensförsörjning för livslångt lärande").await?;
    let legend = visit
        .script("return document.querySelector('#map-legend').textContent", vec![])
        .await?;
    let legend = legend.as_str().unwrap_or_default();
    assert!(legend.contains("Samband") && !legend.contains("Kust"), "{legend}");
    // Beyond the last there is nothing, and back goes as far as the first.
    visit.press("Right Right Right Right Right Right").await?;
    visit.sees("5 av 5").await?;
    visit.press("Left").await?;
    visit.sees("4 av 5").await?;
    visit.press("Escape").await?;
    visit.counts("#map-story", 0).await?;
    visit.focus_is_at("#begin-story").await?;
    visit.sees_no("dolda)").await?;
    visit.finish().await
}

// R346
#[tokio::test]
async fn what_a_story_tells_lies_between_the_tools_and_the_text() -> Outcome {
    let narrow = Setup {
        viewport: Viewport::NARROW,
        ..Setup::default()
    };
    for (name, setup) in [("map-story-wide", Setup::default()), ("map-story-narrow", narrow)] {
        let visit = with_a_story(name, setup).await?;
        let gaps = "const of = (selector) => document.querySelector(selector).getBoundingClientRect();
            const [map, tools, story] = ['#map', '#map-tools', '#map-story'].map(of);
            return [tools.height, story.top - map.bottom, map.height - tools.height - story.height]";
        let gaps: [f64; 3] = serde_json::from_value(visit.script(gaps, vec![]).await?)?;
        if name == "map-story-narrow" {
            assert!(gaps[0] == 0.0 && (0.0..16.0).contains(&gaps[1]), "{gaps:?}");
        } else {
            // Something of the map is left between them.
            assert!(gaps[0] > 0.0 && gaps[2] > 200.0, "{gaps:?}");
        }
        visit.press("Escape").await?;
        visit.focus_is_at("#begin-story").await?;
        visit.finish().await?;
    }
    Ok(())
}

// R328
#[tokio::test]
async fn what_unfolds_over_the_map_stays_while_it_is_used() -> Outcome {
    let visit = with_a_node("map-menus").await?;
    visit.click_at("#map", 150, -90).await?;
    let open = "return [...document.querySelectorAll('.map-menu')].map((menu) => menu.open)";
    visit.click("#map-shown").await?;
    let labels = visit.all(".map-menu-shown label").await?;
    assert!(labels.len() > 10, "{}", labels.len());
    for label in labels {
        label.click().await?;
        visit.frame().await?;
        assert_eq!(visit.script(open, vec![]).await?, json!([false, true]));
    }
    // Between what can be chosen, too.
    visit.click(".map-menu-shown fieldset:nth-of-type(2) legend").await?;
    assert_eq!(visit.script(open, vec![]).await?, json!([false, true]));
    visit.click("#show-county").await?;
    assert_eq!(visit.script(open, vec![]).await?, json!([false, false]));
    visit.finish().await
}

// R370
#[tokio::test]
async fn who_has_moved_over_the_map_opens_an_element_without_a_network() -> Outcome {
    let visit = with_a_node("map-without-network").await?;
    let form = visit.script("return location.hash", vec![]).await?;
    visit.goto("#/strukturbild").await?;
    visit.is_saved().await?;
    visit.reload().await?;
    visit.map_is_drawn().await?;
    let event = json!({ "type": "mouseMoved", "x": 400, "y": 400 });
    visit.devtools("Input.dispatchMouseEvent", event).await?;
    // Where everything is in one file there is nothing to wait for.
    let is_fetched = "const names = performance.getEntriesByType('resource').map((one) => one.name);
        const is_there = (part) => names.some((name) => name.includes(`/split_${part}-`));
        const have_come = names.length === window.have_come;
        window.have_come = names.length;
        return have_come && (!is_there('map') || is_there('element'))";
    visit.until("the part with the form", is_fetched, vec![]).await?;
    visit.set_online(false).await?;
    visit.goto(form.as_str().unwrap_or_default()).await?;
    visit.has_value("#element-name", "Mitten").await?;
    visit.css("#remove-element").await?;
    visit.set_online(true).await?;
    visit.finish().await
}
