//! What the page shows before the program has been downloaded is to the pixel what the program shows first, so that nothing moves and nothing is
//! painted twice.

use samspel_e2e::{Outcome, Setup, Viewport, Visit};
use serde_json::Value;

/// Holds the program back until the page has been looked at.
const HOLD: &str = "
    const compile = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...parts) => {
        await new Promise((go) => { window.letTheProgramGo = go; });
        return compile.apply(WebAssembly, parts);
    };
";

/// The boxes of everything that both show, from the top; what is in the place of the tools has none of its own.
const BOXES: &str = "
    await document.fonts.ready;
    const wanted = '.app-header, .app-bar, .brand, .app-tools, main, main > :not([hidden]), main h1, main h2, main p, main li, main a, main button';
    return [...document.querySelectorAll(wanted)]
        .filter((element) => element.getClientRects().length > 0)
        .map((element) => {
            const { x, y, width, height } = element.getBoundingClientRect();
            return `${element.localName}.${element.className} ${[x, y, width, height].map((number) => number.toFixed(2)).join(' ')}`;
        });
";

async fn boxes(visit: &Visit) -> Outcome<Vec<String>> {
    let script = format!("const done = arguments[0]; (async () => {{ {BOXES} }})().then(done);");
    let found = visit.client().execute_async(&script, vec![]).await?;
    let Value::Array(lines) = found else {
        return Err(format!("the boxes are no list: {found}").into());
    };
    Ok(lines
        .iter()
        .filter_map(|line| line.as_str().map(str::to_owned))
        .collect())
}

async fn stays_in_place(name: &str, viewport: Viewport) -> Outcome {
    let setup = Setup {
        viewport,
        before: Some(HOLD),
        waits_for_app: false,
        ..Setup::default()
    };
    let visit = Visit::start(name, setup).await?;
    visit
        .until("the program is held back", "return !!window.letTheProgramGo", vec![])
        .await?;
    let before = boxes(&visit).await?;
    visit.script("window.letTheProgramGo()", vec![]).await?;
    visit.app_is_up().await?;
    let after = boxes(&visit).await?;
    assert!(before.len() > 40, "{before:?}");
    let moved: Vec<_> = before.iter().zip(&after).filter(|(a, b)| a != b).collect();
    assert!(moved.is_empty(), "{moved:#?}");
    assert_eq!(before.len(), after.len());
    visit.finish().await
}

#[tokio::test]
async fn nothing_moves_on_a_small_telephone() -> Outcome {
    stays_in_place("nothing_moves_on_a_small_telephone", Viewport(360, 740)).await
}

#[tokio::test]
async fn nothing_moves_on_a_telephone() -> Outcome {
    stays_in_place("nothing_moves_on_a_telephone", Viewport(412, 823)).await
}

#[tokio::test]
async fn nothing_moves_on_a_laptop() -> Outcome {
    stays_in_place("nothing_moves_on_a_laptop", Viewport(1280, 800)).await
}
