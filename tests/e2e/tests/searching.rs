//! Elements, places and positions are found by what is typed over the map, and a link to an element leads to where it lies.

use samspel_e2e::{Outcome, Setup, Viewport, Visit};
use serde_json::json;

/// A node far outside the county, one that is wished for, and one within a name.
async fn start(name: &str, hash: &str, viewport: Option<Viewport>) -> Outcome<Visit> {
    let node = |name: &str, status: &str, east: f64, north: f64| {
        json!({ "kind": "structure_element", "name": name, "element": "node", "status": status,
            "geometry": { "type": "Point", "coordinates": [east, north] } })
    };
    let document = json!({
        "format": "samspel", "version": 2, "document": "searching",
        "records": {
            "strategy": { "kind": "strategy", "name": "Sök", "county": "04" },
            "langt": node("Långt borta", "existing", 20.22, 67.85),
            "onskad": node("Önskad nod", "desired", 16.6, 59.0),
            "nara": node("Närmare nod", "existing", 17.0, 58.75),
        },
    });
    let kept = json!(document.to_string());
    let before = format!("localStorage.setItem('samspel:doc:searching', {kept})");
    let setup = Setup {
        hash,
        before: Some(&before),
        ..Setup::default()
    };
    let visit = Visit::start(name, setup).await?;
    if let Some(viewport) = viewport {
        visit.set_viewport(viewport).await?;
        visit.goto(hash).await?;
    }
    visit.map_is_drawn().await?;
    Ok(visit)
}

/// The one vertex of what is looked at lies well within the map.
async fn is_in_the_middle(visit: &Visit, name: &str) -> Outcome {
    let script = "
        const map = document.querySelector('#map').getBoundingClientRect();
        const vertex = document.querySelector('#map .map-handle')?.getBoundingClientRect();
        const is_within = (at, from, size) => at > from + size / 5 && at < from + size * 4 / 5;
        return !!vertex && is_within(vertex.x, map.x, map.width) && is_within(vertex.y, map.y, map.height)";
    visit
        .until(&format!("{name} in the middle of the map"), script, vec![])
        .await
        .map(drop)
}

async fn says(visit: &Visit, text: &str) -> Outcome {
    let script = "return document.querySelector('#map-search-count')?.textContent === arguments[0]";
    visit
        .until(&format!("the search says {text}"), script, vec![json!(text)])
        .await
        .map(drop)
}

// R321, R325
#[tokio::test]
async fn the_map_is_searched_by_the_keyboard_alone() -> Outcome {
    let visit = start("searching-keys", "#/strukturbild", None).await?;
    // Who does not search does not fetch what the municipalities are called.
    let names = async || {
        visit
            .requests()
            .await
            .map(|all| all.iter().any(|one| one.ends_with("geo/koder.json")))
    };
    assert!(!names().await?);
    visit.press("/").await?;
    visit.focus_is_at("#map-search-field").await?;
    visit.type_text("onskad").await?;
    says(&visit, "1 träff").await?;
    visit.press("Escape").await?;
    visit.focus_is_at("#open-search").await?;
    visit.press("Enter").await?;
    visit.focus_is_at("#map-search-field").await?;
    visit.type_text("langt").await?;
    says(&visit, "1 träff").await?;
    visit.no_axe_violations().await?;
    visit.press("Enter").await?;
    visit.hash_is("#/strukturbild/langt").await?;
    is_in_the_middle(&visit, "Långt borta").await?;
    // A place is marked with its name.
    visit.press("/").await?;
    visit.focus_is_at("#map-search-field").await?;
    visit.type_text("flen").await?;
    visit.press("Enter").await?;
    visit.sees("Flen").await?;
    visit.counts(".map-found", 1).await?;
    visit.press("/").await?;
    visit.focus_is_at("#map-search-field").await?;
    // So is a municipality, with its surroundings.
    visit.type_text("nyköpings kommun").await?;
    says(&visit, "1 träff").await?;
    visit.sees("Kommun i Södermanlands län").await?;
    assert!(names().await?);
    visit.press("Enter").await?;
    let told =
        "return document.querySelector('.visually-hidden[role=status]')?.textContent === 'Kartan visar Nyköping.'";
    visit.until("what the map shows is told", told, vec![]).await?;
    visit.press("/").await?;
    visit.focus_is_at("#map-search-field").await?;
    visit.type_text("59.33, 18.07").await?;
    says(&visit, "1 träff").await?;
    visit.press("Enter").await?;
    visit.sees("59.33, 18.07").await?;
    visit.finish().await
}

// R321
#[tokio::test]
async fn the_map_is_searched_by_touch_on_a_phone() -> Outcome {
    let visit = start("searching-phone", "#/strukturbild", Some(Viewport(360, 740))).await?;
    visit.click("#open-search").await?;
    visit.write("#map-search-field", "zzz").await?;
    says(&visit, "Inget hittades.").await?;
    visit.write("#map-search-field", "narmare").await?;
    says(&visit, "1 träff").await?;
    visit.no_horizontal_overflow().await?;
    visit.screenshot("searching-phone").await?;
    visit.click("#map-search-hit-0").await?;
    visit.hash_is("#/strukturbild/nara").await?;
    is_in_the_middle(&visit, "Närmare nod").await?;
    visit.finish().await
}

// R322
#[tokio::test]
async fn a_link_to_an_element_brings_the_map_to_it() -> Outcome {
    let visit = start("searching-link", "#/strukturbild/langt", None).await?;
    is_in_the_middle(&visit, "Långt borta").await?;
    visit.reload().await?;
    visit.map_is_drawn().await?;
    is_in_the_middle(&visit, "Långt borta").await?;
    // The link is copied, or selected where nothing can be copied.
    let copies = "Object.defineProperty(navigator, 'clipboard', { configurable: true,
        value: { writeText: async (text) => { window.copied = text } } })";
    visit.script(copies, vec![]).await?;
    visit.click("#copy-element-link").await?;
    visit.sees("Länken till elementet är kopierad.").await?;
    let copied = visit
        .script("return window.copied.endsWith('#/strukturbild/langt')", vec![])
        .await?;
    assert_eq!(copied, json!(true));
    let none = "Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined })";
    visit.script(none, vec![]).await?;
    visit.click("#copy-element-link").await?;
    visit.focus_is_at("#element-link").await?;
    let selected = "const field = document.activeElement;
        return field.value.slice(field.selectionStart, field.selectionEnd) === window.copied";
    assert_eq!(visit.script(selected, vec![]).await?, json!(true));
    // What the view hides is found, said to be hidden, and shown as long as it is looked at.
    visit.click("#map-shown").await?;
    visit.check("Nuläge").await?;
    visit.click("#open-search").await?;
    visit.write("#map-search-field", "önskad").await?;
    visit.sees("Nod, dold i den valda vyn").await?;
    visit.press("Enter").await?;
    visit.hash_is("#/strukturbild/onskad").await?;
    is_in_the_middle(&visit, "Önskad nod").await?;
    visit.finish().await
}
