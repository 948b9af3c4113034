//! Measures taking in a map file: from its bytes to the preview, and from the press that takes it in to the map that shows it. Beside a
//! bare page that parses the same file and lays it on Leaflet's canvas. `taking [FEATURES]`, 10,000 by default.

use std::{process::ExitCode, time::Duration};

use samspel_e2e::{Outcome, Setup, Visit, median};
use serde_json::{Value, json};

/// How often each is done; the middle one counts.
const TURNS: usize = 3;

/// Notes when a file is chosen, when its preview is seen, when that is pressed and when the map is drawn after it; each with its frame.
const WATCH: &str = "
    const painted = () => new Promise((done) => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now());
        port2.postMessage(0);
    }));
    window.noted = {};
    const until = (has) => new Promise((done) => {
        const look = () => has() ? (seen.disconnect(), painted().then(done)) : undefined;
        const seen = new MutationObserver(look);
        seen.observe(document.body, { childList: true, subtree: true, attributes: true });
        look();
    });
    window.addEventListener('change', async (event) => {
        if (event.target.type !== 'file') return;
        const began = performance.now();
        window.noted.previewed = await until(() => document.querySelector('#import-confirm')) - began;
    }, { capture: true, once: true });
    window.addEventListener('click', async (event) => {
        if (!event.target.closest('#import-confirm')) return;
        const began = performance.now();
        window.noted.shown = await until(() => document.querySelector('#elements tbody tr')) - began;
    }, true);";

/// A bare page with a map and a field for a file, which lays what is chosen on the map.
const BARE: &str = "
    const done = arguments[0];
    document.body.innerHTML = `<input type='file' id='bare-file'><div id='bare-map' style='width:860px;height:700px'></div>`;
    const sheet = document.head.appendChild(document.createElement('link'));
    sheet.rel = 'stylesheet';
    sheet.href = 'vendor/leaflet/leaflet.css';
    const script = document.head.appendChild(document.createElement('script'));
    script.src = 'vendor/leaflet/leaflet.js';
    script.onload = () => {
        const map = L.map('bare-map', { renderer: L.canvas() });
        map.fitBounds([[58.6, 15.6], [59.55, 17.7]], { animate: false });
        document.querySelector('#bare-file').addEventListener('change', async (event) => {
            const began = performance.now();
            const parsed = JSON.parse(new TextDecoder().decode(await event.target.files[0].arrayBuffer()));
            L.geoJSON(parsed, { pointToLayer: (_, at) => L.circleMarker(at, { radius: 8 }) }).addTo(map);
            requestAnimationFrame(() => {
                const { port1, port2 } = new MessageChannel();
                port1.onmessage = () => { window.laid = performance.now() - began; };
                port2.postMessage(0);
            });
        });
        done(true);
    };";

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let features = std::env::args().nth(1).and_then(|number| number.parse().ok());
    match measure(features.unwrap_or(10_000)).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("taking: {reason}");
            ExitCode::FAILURE
        }
    }
}

async fn measure(features: usize) -> Outcome {
    let content = collection(features).to_string();
    let size = content.len() as f64 / 1e6;
    let (mut previewed, mut shown, mut bare) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..TURNS {
        let visit = Visit::start("taking", Setup::default()).await?;
        let file = visit.file("features.geojson", content.clone())?;
        visit.begin("04").await?;
        visit.goto("#/strukturbild").await?;
        visit.map_is_drawn().await?;
        tokio::time::sleep(Duration::from_secs(1)).await;
        visit.script(WATCH, vec![]).await?;
        visit.upload("#geojson-file", &file).await?;
        previewed.push(noted(&visit, "noted.previewed").await?);
        visit.click("#import-confirm").await?;
        shown.push(noted(&visit, "noted.shown").await?);
        visit.leave().await?;
        visit.client().execute_async(BARE, vec![]).await?;
        visit.upload("#bare-file", &file).await?;
        bare.push(noted(&visit, "laid").await?);
        visit.finish_unchecked();
    }
    let [previewed, shown, bare] = [previewed, shown, bare].map(median);
    println!("a map file of {size:.1} MB with {features} features, milliseconds");
    println!("  from its bytes to the preview   {previewed:7.0}");
    println!("  from the press to the map       {shown:7.0}");
    println!(
        "  both                            {:7.0}   bare {bare:7.0}   ratio {:.2}",
        previewed + shown,
        (previewed + shown) / bare
    );
    Ok(())
}

/// A time that the page has noted.
async fn noted(visit: &Visit, name: &str) -> Outcome<f64> {
    let script = format!("return window.{name} ?? null");
    let time = visit.until("the time is noted", &script, vec![]).await?;
    Ok(time.as_f64().unwrap_or(f64::NAN))
}

/// So many features in Södermanland: points, lines and areas alike, each with a name.
fn collection(features: usize) -> Value {
    let share = |number: usize, step: f64| (number as f64 * step).fract();
    let of = |number: usize| {
        let east = 15.7 + 1.9 * share(number, 0.618_033_9);
        let north = 58.65 + 0.85 * share(number, 0.754_877_6);
        let around = |turn: usize| {
            let angle = turn as f64 * 0.785;
            json!([east + 0.03 * angle.cos(), north + 0.015 * angle.sin()])
        };
        let (shape, coordinates) = match number % 3 {
            0 => ("Point", json!([east, north])),
            1 => ("LineString", json!([around(0), [east, north], around(4)])),
            _ => (
                "Polygon",
                json!([[around(0), around(1), around(2), around(3), around(5), around(0)]]),
            ),
        };
        json!({ "type": "Feature", "properties": { "namn": format!("Plats {number}"), "klass": number % 7 },
            "geometry": { "type": shape, "coordinates": coordinates } })
    };
    json!({ "type": "FeatureCollection", "features": (0..features).map(of).collect::<Vec<_>>() })
}
