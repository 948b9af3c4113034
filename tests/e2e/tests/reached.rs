//! An element's name leads to it on the map, wherever it is named, and the list beside the map says what the map shows.

use samspel_e2e::{Outcome, Setup, Viewport, Visit};
use serde_json::{Value, json};

/// A dozen nodes, of which one is local and one belongs to a priority and an action, and a version in which it was called otherwise.
fn document() -> Value {
    let mut records = serde_json::Map::new();
    for number in 0..12 {
        let level = if number == 3 { "local" } else { "regional" };
        let theme = if number < 6 { "settlement" } else { "nature" };
        let node = json!({ "kind": "structure_element", "name": format!("Nod {number}"), "element": "node", "level": level,
            "theme": theme, "order": format!("a{:x}", number + 1),
            "geometry": { "type": "Point", "coordinates": [16.4 + f64::from(number) / 20.0, 59.0] } });
        records.insert(format!("nod-{number}"), node);
    }
    records.insert(
        "gammal".into(),
        json!({ "kind": "structure_element", "name": "Gammal nod", "element": "node", "order": "ay",
            "geometry": { "type": "Point", "coordinates": [20.22, 67.85] } }),
    );
    let others = json!({
        "strategy": { "kind": "strategy", "name": "Nå", "county": "04" },
        "resor": { "kind": "priority", "title": "Resor", "order": "a1", "elements": ["nod-3", "gammal"] },
        "bro": { "kind": "action", "title": "Bygg bro", "order": "a1", "elements": ["nod-3"], "priorities": ["resor"] },
        "stig": { "kind": "structure_element", "name": "Stigen", "element": "corridor", "from": "nod-3", "to": "gammal", "order": "az",
            "geometry": { "type": "Line", "coordinates": [[16.55, 59.0], [20.22, 67.85]] } },
    });
    if let Value::Object(others) = others {
        records.extend(others);
    }
    json!({ "format": "samspel", "version": 2, "document": "reached", "records": records })
}

async fn start(name: &str, hash: &str) -> Outcome<Visit> {
    let kept = json!(document().to_string());
    let before = format!("localStorage.setItem('samspel:doc:reached', {kept})");
    let setup = Setup {
        hash,
        before: Some(&before),
        ..Setup::default()
    };
    Visit::start(name, setup).await
}

/// Follows the link with a name on the page, and is at the element.
async fn leads(visit: &Visit, name: &str, id: &str) -> Outcome {
    visit.click_link(name).await?;
    visit.hash_is(&format!("#/strukturbild/{id}")).await?;
    visit.css("#element-name").await.map(drop)
}

// R329
#[tokio::test]
async fn the_name_of_an_element_leads_to_it_from_every_page_that_names_it() -> Outcome {
    let visit = start("reached", "#/plan/prioriteringar/resor").await?;
    leads(&visit, "Nod: Nod 3", "nod-3").await?;
    visit.goto("#/plan/insatser/bro").await?;
    leads(&visit, "Nod: Nod 3", "nod-3").await?;
    visit.goto("#/plan/steg/4").await?;
    leads(&visit, "Nod: Nod 11", "nod-11").await?;
    // The whole plan, as it is printed.
    visit.goto("#/plan").await?;
    visit.click("#read-whole").await?;
    visit.css(".reading").await?;
    leads(&visit, "Nod: Nod 11", "nod-11").await?;
    // A line leads to its ends, and the map to what lies outside it.
    visit.goto("#/strukturbild/stig").await?;
    visit.map_is_drawn().await?;
    visit.goto("#/strukturbild/nod-3").await?;
    visit.goto("#/strukturbild/stig").await?;
    leads(&visit, "Nod: Gammal nod", "gammal").await?;
    visit.goto("#/granskning").await?;
    visit.css(".finding-group > summary").await?;
    let unfold = "document.querySelectorAll('.finding-group').forEach((group) => group.open = true)";
    visit.script(unfold, vec![]).await?;
    leads(&visit, "Nod 5", "nod-5").await?;
    // What was changed is named in the history, and in what a version says of now.
    visit.goto("#/versioner").await?;
    visit.write("#version-name", "Remiss").await?;
    visit.click("#keep-version").await?;
    visit.counts("#versions > li", 1).await?;
    visit.goto("#/strukturbild/nod-5").await?;
    visit.write("#element-name", "Nod fem").await?;
    visit.is_saved().await?;
    visit.goto("#/historik").await?;
    leads(&visit, "Nod fem", "nod-5").await?;
    visit.goto("#/strukturbild/nod-11").await?;
    visit.click("#remove-element").await?;
    visit.goto("#/versioner").await?;
    visit.click_link("Remiss").await?;
    visit.click(".compare-groups details:has(svg) summary").await?;
    leads(&visit, "Nod fem", "nod-5").await?;
    visit.goto("#/versioner").await?;
    visit.click_link("Remiss").await?;
    visit.click(".version-plan summary").await?;
    // What is gone by now leads nowhere.
    visit.sees("Nod: Nod 11").await?;
    visit.counts("a[href='#/strukturbild/nod-11']", 0).await?;
    visit.no_axe_violations().await?;
    leads(&visit, "Nod: Nod 10", "nod-10").await?;
    visit.finish().await
}

async fn told(visit: &Visit, text: &str) -> Outcome {
    let script = "return document.querySelector('.only-listed [role=status]')?.textContent === arguments[0]";
    visit.until(text, script, vec![json!(text)]).await.map(drop)
}

// R330
#[tokio::test]
async fn the_map_shows_what_the_list_does_where_that_is_chosen_and_everything_again() -> Outcome {
    let visit = start("reached-list", "#/strukturbild").await?;
    visit.map_is_drawn().await?;
    visit.click(".map-filter > summary").await?;
    visit.choose("Nivå", "Lokal").await?;
    visit.counts("#elements tbody tr", 1).await?;
    visit.click("#only-listed").await?;
    told(&visit, "Kartan visar 1 av 14 element.").await?;
    visit.sees("Visa (13 dolda)").await?;
    visit.no_axe_violations().await?;
    visit.headings_and_names_are_clear().await?;
    visit.screenshot("reached-list").await?;
    // It stays while an element is looked at, which is shown, and over a reload.
    visit.goto("#/strukturbild/nod-5").await?;
    visit.css("#element-name").await?;
    visit.sees("Visa (12 dolda)").await?;
    visit.goto("#/strukturbild").await?;
    visit.reload().await?;
    visit.map_is_drawn().await?;
    told(&visit, "Kartan visar 1 av 14 element.").await?;
    visit.counts("#elements tbody tr", 1).await?;
    // A priority has its elements, a corridor of it the nodes that it joins.
    visit.choose("Nivå", "Alla").await?;
    visit.choose("Hör till prioritering", "Resor").await?;
    visit.counts("#elements tbody tr", 2).await?;
    told(&visit, "Kartan visar 2 av 14 element.").await?;
    // The sheet has the same.
    visit.goto("#/strukturbild/kartblad").await?;
    visit.sees("12 element visas inte.").await?;
    visit.goto("#/strukturbild").await?;
    visit.map_is_drawn().await?;
    // Back by the menu over the map, and by the list.
    visit.click("#map-shown").await?;
    visit.click("#shown-only-listed").await?;
    told(&visit, "").await?;
    visit.sees_no("dolda)").await?;
    visit.click("#shown-only-listed").await?;
    visit.sees("Visa (12 dolda)").await?;
    visit.click("#clear-filter").await?;
    visit.focus_is_at("#only-listed").await?;
    visit.counts("#elements tbody tr", 14).await?;
    told(&visit, "Kartan visar 14 av 14 element.").await?;
    visit.set_viewport(Viewport::NARROW).await?;
    visit.goto("#/strukturbild").await?;
    visit
        .click("label:has([name=map-pane]):has(svg):nth-of-type(2)")
        .await?;
    visit.no_horizontal_overflow().await?;
    visit.screenshot("reached-list-narrow").await?;
    visit.finish().await
}
