//! Measures how the map moves with many elements: dragging it and zooming in and out, beside a bare page with Leaflet, which draws the
//! same shapes on its own canvas in the same view of the same browser. Then how long the page is busy at once while a node is
//! dragged, while one is added and while a name is written.
//! `mapping [ELEMENTS]…`, 200, 2,000 and 10,000 by default.

use std::{process::ExitCode, time::Duration};

use samspel::format::envelope::VERSION;
use samspel_e2e::{Outcome, Setup, Visit, times::Times};
use serde_json::{Map, Value, json};

/// A frame that takes longer than this, in milliseconds, is slow.
const SLOW: f64 = 20.0;

/// A task that takes longer than this is seen: a frame of a screen that shows sixty a second.
const TASK: f64 = 16.0;

/// How many steps a node is dragged.
const STEPS: u8 = 20;

/// The middle of the map in both pages, and how far it is dragged, in pixels.
const MIDDLE: [f64; 2] = [430.0, 520.0];
const REACH: f64 = 160.0;

/// Takes down the time of each frame, until told to stop.
const WATCH: &str = "
    window.frames_seen = [];
    let last = performance.now();
    const frame = (now) => {
        window.frames_seen?.push(now - last);
        last = now;
        if (window.frames_seen) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);";

/// A bare page with a map as large as the app's, and the same shapes.
const BARE: &str = "
    const [shapes, place, done] = arguments;
    document.body.replaceChildren();
    const map_element = document.body.appendChild(document.createElement('div'));
    Object.assign(map_element.style, { position: 'fixed', left: `${place.x}px`, top: `${place.y}px`, width: `${place.width}px`, height: `${place.height}px` });
    const sheet = document.head.appendChild(document.createElement('link'));
    sheet.rel = 'stylesheet';
    sheet.href = 'vendor/leaflet/leaflet.css';
    const script = document.head.appendChild(document.createElement('script'));
    script.src = 'vendor/leaflet/leaflet.js';
    script.onload = () => {
        const map = L.map(map_element, { zoomSnap: 0.5, renderer: L.canvas({ padding: 0.3 }) });
        map.fitBounds([[58.6, 15.6], [59.55, 17.7]], { animate: false });
        const turned = (position) => [position[1], position[0]];
        for (const { geometry, element } of shapes) {
            const { type, coordinates } = geometry;
            if (type === 'Point') L.circleMarker(turned(coordinates), { radius: 8 }).addTo(map);
            else if (type === 'Line') L.polyline(coordinates.map(turned), { weight: element === 'corridor' ? 11 : 3, opacity: 0.55 }).addTo(map);
            else L.polygon(coordinates.map((ring) => ring.map(turned)), { weight: 2, fillOpacity: 0.2 }).addTo(map);
        }
        requestAnimationFrame(() => requestAnimationFrame(() => done(true)));
    };";

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let mut sizes: Vec<usize> = std::env::args().skip(1).flat_map(|number| number.parse()).collect();
    if sizes.is_empty() {
        sizes = vec![200, 2_000, 10_000];
    }
    for elements in sizes {
        if let Err(reason) = measure(elements).await {
            eprintln!("mapping: {reason}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

async fn measure(elements: usize) -> Outcome {
    println!("{elements} elements on the map, milliseconds a frame, beside a bare page with Leaflet");
    let document = document(elements);
    let kept = json!(document.to_string());
    let before = format!("if (!localStorage['samspel:doc:bench']) localStorage.setItem('samspel:doc:bench', {kept})");
    let setup = Setup {
        hash: "#/strukturbild",
        before: Some(&before),
        ..Setup::default()
    };
    let visit = Visit::start("mapping", setup).await?;
    visit.map_is_drawn().await?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    visit.script(WATCH, vec![]).await?;
    let app = [drag(&visit).await?, zoom(&visit).await?];
    let place = "const { x, y, width, height } = document.querySelector('#map').getBoundingClientRect();
        return { x, y, width, height };";
    let place = visit.script(place, vec![]).await?;
    let shapes = document["records"].as_object().into_iter().flat_map(Map::values);
    let shapes: Vec<&Value> = shapes.filter(|record| record["kind"] == "structure_element").collect();
    visit.leave().await?;
    visit.client().execute_async(BARE, vec![json!(shapes), place]).await?;
    tokio::time::sleep(Duration::from_secs(1)).await;
    visit.script(WATCH, vec![]).await?;
    let bare = [drag(&visit).await?, zoom(&visit).await?];
    for ((name, app), bare) in ["dragging the map", "zooming in and out"]
        .into_iter()
        .zip(&app)
        .zip(&bare)
    {
        println!("  {name:20} {app}   bare {bare}");
        println!(
            "  {:20} ratio of the means {:.2}   of the 95 % {:.2}   of the longest {:.2}",
            "",
            app.mean() / bare.mean(),
            app.quantile(0.95) / bare.quantile(0.95),
            app.quantile(1.0) / bare.quantile(1.0)
        );
    }
    visit.finish_unchecked();
    // Apart, since to take down each task takes time too.
    let setup = Setup {
        is_traced: true,
        ..setup
    };
    let visit = Visit::start("mapping", setup).await?;
    visit.map_is_drawn().await?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("  the longest task of each step");
    let busy = [
        ("a node is dragged", drag_node(&visit, elements).await?),
        ("a node is added", add(&visit).await?),
        ("a letter in a name", rename(&visit, elements).await?),
    ];
    for (name, times) in busy {
        println!("  {name:20} {times}");
    }
    visit.finish_unchecked();
    Ok(())
}

/// Drags the map there and back three times.
async fn drag(visit: &Visit) -> Outcome<Times> {
    begin(visit).await?;
    for turn in 0..6 {
        let way = if turn % 2 == 0 { 1.0 } else { -1.0 };
        let from = MIDDLE[0] - way * REACH / 2.0;
        mouse(visit, "mousePressed", from, 1).await?;
        for step in 1..=20 {
            mouse(visit, "mouseMoved", from + way * REACH * f64::from(step) / 20.0, 1).await?;
            tokio::time::sleep(Duration::from_millis(16)).await;
        }
        mouse(visit, "mouseReleased", from + way * REACH, 0).await?;
        tokio::time::sleep(Duration::from_millis(300)).await;
    }
    end(visit).await
}

/// Goes closer and away again three times.
async fn zoom(visit: &Visit) -> Outcome<Times> {
    begin(visit).await?;
    for turn in 0..6 {
        let [x, y] = MIDDLE;
        let delta = if turn % 2 == 0 { -120 } else { 120 };
        let wheel = json!({ "type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": delta });
        visit.devtools("Input.dispatchMouseEvent", wheel).await?;
        tokio::time::sleep(Duration::from_millis(900)).await;
    }
    end(visit).await
}

/// Does one thing and gives how long the page was busy at once.
async fn busy(visit: &Visit, deed: impl Future<Output = Outcome>) -> Outcome<f64> {
    visit.longest_task().await?;
    deed.await?;
    tokio::time::sleep(Duration::from_millis(120)).await;
    visit.longest_task().await
}

/// Drags a node step by step.
async fn drag_node(visit: &Visit, elements: usize) -> Outcome<Times> {
    let number = elements / 2 - elements / 2 % 3;
    visit.goto(&format!("#/strukturbild/element-{number:05}")).await?;
    let place = visit
        .until(
            "its handle",
            "const box = document.querySelector('.map-handle')?.getBoundingClientRect();
             return box && [box.x + box.width / 2, box.y + box.height / 2]",
            vec![],
        )
        .await?;
    let [x, y]: [f64; 2] = serde_json::from_value(place)?;
    pointer(visit, "mousePressed", [x, y], 1).await?;
    let mut times = Vec::new();
    for step in 1..=STEPS {
        let to = [x + f64::from(step), y - f64::from(step) * 0.5];
        times.push(busy(visit, pointer(visit, "mouseMoved", to, 1)).await?);
    }
    let end = [x + f64::from(STEPS), y - f64::from(STEPS) * 0.5];
    times.push(busy(visit, pointer(visit, "mouseReleased", end, 0)).await?);
    Ok(Times::new(times, TASK))
}

/// Draws nodes here and there.
async fn add(visit: &Visit) -> Outcome<Times> {
    let mut times = Vec::new();
    for turn in 0..10 {
        visit.goto("#/strukturbild").await?;
        visit.click("#add-node").await?;
        let at = [MIDDLE[0] + 13.0 * f64::from(turn), MIDDLE[1] + 7.0 * f64::from(turn)];
        pointer(visit, "mouseMoved", at, 0).await?;
        tokio::time::sleep(Duration::from_millis(120)).await;
        let press = async {
            pointer(visit, "mousePressed", at, 1).await?;
            pointer(visit, "mouseReleased", at, 0).await
        };
        times.push(busy(visit, press).await?);
        visit.css("#element-name").await?;
    }
    Ok(Times::new(times, TASK))
}

/// Writes in the name of an element.
async fn rename(visit: &Visit, elements: usize) -> Outcome<Times> {
    visit
        .goto(&format!("#/strukturbild/element-{:05}", elements / 2))
        .await?;
    visit.css("#element-name").await?;
    visit
        .script("document.querySelector('#element-name').focus()", vec![])
        .await?;
    let mut times = Vec::new();
    for letter in "Regional kärna i öster och väster"
        .chars()
        .filter(char::is_ascii_alphabetic)
    {
        times.push(busy(visit, visit.press(&letter.to_string())).await?);
    }
    Ok(Times::new(times, TASK))
}

async fn mouse(visit: &Visit, kind: &str, x: f64, buttons: u8) -> Outcome {
    pointer(visit, kind, [x, MIDDLE[1]], buttons).await
}

async fn pointer(visit: &Visit, kind: &str, [x, y]: [f64; 2], buttons: u8) -> Outcome {
    let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "buttons": buttons, "clickCount": 1 });
    visit.devtools("Input.dispatchMouseEvent", event).await?;
    Ok(())
}

async fn begin(visit: &Visit) -> Outcome {
    visit.script("window.frames_seen.length = 0", vec![]).await?;
    Ok(())
}

async fn end(visit: &Visit) -> Outcome<Times> {
    let times = visit.script("return window.frames_seen", vec![]).await?;
    Ok(Times::new(serde_json::from_value(times)?, SLOW))
}

/// A document with so many elements in Södermanland: nodes, lines and areas alike, each with a name.
fn document(elements: usize) -> Value {
    let mut records = Map::new();
    let strategy = json!({ "kind": "strategy", "name": "Many elements", "county": "04" });
    records.insert("strategy".into(), strategy);
    // The same places in every run, without a row or column in them.
    let share = |number: usize, step: f64| (number as f64 * step).fract();
    let levels = ["local", "sub_regional", "regional", "cross_regional"];
    let themes = ["settlement", "nature", "communications"];
    for number in 0..elements {
        let (east, north) = (
            15.7 + 1.9 * share(number, 0.618_033_9),
            58.65 + 0.85 * share(number, 0.754_877_6),
        );
        let around = |turn: usize, far: f64| {
            let angle = turn as f64 * 0.785;
            json!([east + far * angle.cos(), north + far / 2.0 * angle.sin()])
        };
        let (kind, shape, coordinates) = match number % 3 {
            0 => ("node", "Point", json!([east, north])),
            1 => {
                let kind = if number % 2 == 0 { "corridor" } else { "relation" };
                (kind, "Line", (0..5).map(|turn| around(turn, 0.06)).collect())
            }
            _ => (
                "area",
                "Area",
                json!([(0..8).map(|turn| around(turn, 0.03)).collect::<Value>()]),
            ),
        };
        records.insert(
            format!("element-{number:05}"),
            json!({
                "kind": "structure_element", "name": format!("Element {number}"), "element": kind,
                "level": levels[number / 3 % 4], "theme": themes[number / 12 % 3],
                "geometry": { "type": shape, "coordinates": coordinates },
            }),
        );
    }
    json!({ "format": "samspel", "version": VERSION, "document": "bench", "records": records })
}
