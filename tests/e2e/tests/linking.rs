//! R205: wherever a record is linked, one can be made by its name there, as one step with the link.

use samspel_e2e::{Outcome, Setup, Visit};
use serde_json::{Value, json};

/// Where something is linked that can be made by its name: the page, and the button there.
const PLACES: [(&str, &str); 6] = [
    ("#/plan/insatser/insats", "Ny aktör"),
    ("#/plan/insatser/insats", "Ny prioritering"),
    ("#/plan/prioriteringar/prioritering", "Nytt element"),
    ("#/plan/steg/3", "Ny aktör"),
    ("#/strukturbild/nod", "Ny prioritering"),
    ("#/sjalvskattning/F05", "Ny prioritering"),
];

async fn start(name: &str, hash: &str) -> Outcome<Visit> {
    let document = json!({
        "format": "samspel", "version": 1, "document": "linking",
        "records": {
            "insats": { "kind": "action", "title": "Tätare tåg" },
            "prioritering": { "kind": "priority", "title": "Närmare arbete" },
            "nod": { "kind": "structure_element", "name": "Flen", "element": "node" },
            "omgang": { "kind": "round", "title": "Hösten", "question_set": "framgangsfaktorer-1" },
        },
    });
    let kept = json!(document.to_string());
    let before = format!("localStorage.setItem('samspel:doc:linking', {kept})");
    let setup = Setup {
        hash,
        before: Some(&before),
        ..Setup::default()
    };
    Visit::start(name, setup).await
}

async fn chips(visit: &Visit, name: &str, count: usize) -> Outcome {
    let script = "
        const named = (chip) => chip.querySelector('a, span').textContent.endsWith(arguments[0]);
        return [...document.querySelectorAll('.link-chip')].filter(named).length === arguments[1]";
    let what = format!("{count} links to {name}");
    visit
        .until(&what, script, vec![json!(name), json!(count)])
        .await
        .map(drop)
}

async fn records(visit: &Visit) -> Outcome<usize> {
    let document = visit.stored_document().await?;
    Ok(document["records"].as_object().map_or(0, serde_json::Map::len))
}

async fn is_called(visit: &Visit, name: &str) -> Outcome<usize> {
    let document = visit.stored_document().await?;
    let records = document["records"].as_object().cloned().unwrap_or_default();
    let names = records
        .values()
        .flat_map(|record: &Value| [record["name"].as_str(), record["title"].as_str()]);
    let wanted = name.to_lowercase();
    Ok(names.flatten().filter(|other| other.to_lowercase() == wanted).count())
}

#[tokio::test]
async fn what_is_linked_is_made_where_it_is_linked() -> Outcome {
    let visit = start("linking_made", PLACES[0].0).await?;
    for (place, (hash, button)) in PLACES.into_iter().enumerate() {
        visit.goto(hash).await?;
        visit.click_button(button).await?;
        // Nothing is made before it has a name.
        let before = records(&visit).await?;
        visit.focus_is_on(button).await?;
        visit.type_text("  ").await?;
        visit.press("Enter").await?;
        visit.frame().await?;
        visit.is_saved().await?;
        assert_eq!(records(&visit).await?, before, "{hash}: {button}");
        let name = format!("Gemensamt {place}");
        // Once however long Enter is held, and ready for the next one.
        visit.focus_is_on(button).await?;
        visit.type_text(&name).await?;
        visit.hold("Enter", 5).await?;
        chips(&visit, &name, 1).await?;
        visit.focus_is_on(button).await?;
        visit.is_saved().await?;
        assert_eq!(is_called(&visit, &name).await?, 1, "{name}");
        // Who has the name already is linked, not made again.
        visit.type_text(&name.to_uppercase()).await?;
        visit.press("Enter").await?;
        visit.frame().await?;
        visit.is_saved().await?;
        chips(&visit, &name, 1).await?;
        assert_eq!(is_called(&visit, &name).await?, 1, "{name}");
        visit.no_axe_violations().await?;
        visit.press("Escape").await?;
        visit.focus_is_on(button).await?;
    }
    visit.reload().await?;
    chips(&visit, "Gemensamt 5", 1).await?;
    visit.finish().await
}

#[tokio::test]
async fn it_is_one_step_to_take_back() -> Outcome {
    let visit = start("linking_undo", PLACES[0].0).await?;
    visit.click_button("Ny aktör").await?;
    visit.type_text("Trafikbolaget").await?;
    visit.press("Enter").await?;
    chips(&visit, "Trafikbolaget", 1).await?;
    visit.press("Escape").await?;
    visit.press("Control+z").await?;
    chips(&visit, "Trafikbolaget", 0).await?;
    visit.is_saved().await?;
    assert_eq!(is_called(&visit, "Trafikbolaget").await?, 0);
    visit.finish().await
}
