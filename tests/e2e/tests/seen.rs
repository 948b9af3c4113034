//! What everybody sees and reads: headings and names that tell apart, words that are whole, long names that stay in their place, and what is
//! marked by more than colours of our own.

use samspel::domain::records::document::Document;
use samspel_e2e::{Outcome, Setup, Viewport, Visit, pages};
use serde_json::json;

// R241
#[tokio::test]
async fn headings_lead_through_every_page_and_no_two_controls_have_the_same_name() -> Outcome {
    let visit = Visit::start("headings", Setup::default()).await?;
    let mut faults = Vec::new();
    for document in [pages::begun()?, pages::example()?] {
        visit.open_document(&document).await?;
        for page in visit.pages(&document).await? {
            visit.open_page(&page).await?;
            visit.unfold_all().await?;
            if let Err(reason) = visit.headings_and_names_are_clear().await {
                faults.push(format!("{:?}: {reason}", page.kind));
            }
        }
    }
    end(visit, faults).await
}

// R242
#[tokio::test]
async fn no_word_is_broken_by_a_single_letter() -> Outcome {
    let sizes = [
        Viewport::NARROW,
        Viewport(768, 1024),
        Viewport::WIDE,
        Viewport(1440, 900),
    ];
    walk("whole_words", None, &pages::example()?, &sizes, async |visit| {
        visit.words_are_whole().await
    })
    .await
}

// R242
#[tokio::test]
async fn no_word_is_broken_by_a_single_letter_in_english() -> Outcome {
    let english = Some("localStorage.setItem('samspel:language', 'en')");
    let sizes = [Viewport::NARROW, Viewport::WIDE, Viewport(1440, 900)];
    walk(
        "whole_words_english",
        english,
        &pages::example()?,
        &sizes,
        async |visit| visit.words_are_whole().await,
    )
    .await
}

// R206
#[tokio::test]
async fn no_icon_is_squeezed() -> Outcome {
    // Browsers differ in how far a limit in per cent lets a picture shrink, so none may be set.
    let squeezed = "return [...document.querySelectorAll('.icon')]
        .filter((icon) => icon.checkVisibility())
        .filter((icon) => {
            const { width, height } = icon.getBoundingClientRect();
            return Math.abs(width - height) > 1 || getComputedStyle(icon).maxInlineSize !== 'none';
        })
        .map((icon) => icon.parentElement.outerHTML.slice(0, 120))";
    let sizes = [Viewport::NARROW, Viewport::WIDE];
    walk("icons", None, &pages::example()?, &sizes, async |visit| {
        let found = visit.script(squeezed, vec![]).await?;
        if found == json!([]) {
            Ok(())
        } else {
            Err(format!("squeezed: {found}").into())
        }
    })
    .await
}

// R243
#[tokio::test]
async fn long_names_stay_in_their_place() -> Outcome {
    let long = pages::example_with(|text| format!("{}{text}", "Ordutanmellanrum".repeat(13)))?;
    let sizes = [Viewport::NARROW, Viewport::WIDE];
    walk("long_names", None, &long, &sizes, async |visit| {
        visit.no_horizontal_overflow().await
    })
    .await
}

/// Looks at every page of a document with all its folds open in these sizes, in what `before` prepares.
async fn walk(
    name: &str,
    before: Option<&str>,
    document: &Document,
    sizes: &[Viewport],
    look: impl AsyncFn(&Visit) -> Outcome,
) -> Outcome {
    let setup = Setup {
        before,
        ..Setup::default()
    };
    let visit = Visit::start(name, setup).await?;
    visit.open_document(document).await?;
    let mut faults = Vec::new();
    for page in visit.pages(document).await? {
        visit.open_page(&page).await?;
        visit.unfold_all().await?;
        for size in sizes {
            visit.set_viewport(*size).await?;
            visit.frame().await?;
            if let Err(reason) = look(&visit).await {
                faults.push(format!("{:?} at {} px: {reason}", page.kind, size.0));
            }
        }
    }
    end(visit, faults).await
}

async fn end(visit: Visit, faults: Vec<String>) -> Outcome {
    if faults.is_empty() {
        visit.finish().await
    } else {
        Err(format!("{} faults:\n{}", faults.len(), faults.join("\n")).into())
    }
}

// R245
#[tokio::test]
async fn an_older_browser_is_told_that_it_is_one() -> Outcome {
    for (name, lacks, is_told) in [
        ("new", "nothing", false),
        ("no_light_dark", "light-dark", true),
        ("no_has", ":has", true),
    ] {
        let before = format!(
            "const supports = CSS.supports;
            CSS.supports = (...parts) => !parts.join().includes('{lacks}') && supports.apply(CSS, parts)"
        );
        let setup = Setup {
            before: Some(&before),
            ..Setup::default()
        };
        let visit = Visit::start(&format!("browser_{name}"), setup).await?;
        let shown = "return document.getElementById('old-browser').checkVisibility()";
        assert_eq!(visit.script(shown, vec![]).await?, json!(is_told), "{name}");
        if is_told {
            visit.sees("Webbläsaren är för gammal").await?;
            visit.no_horizontal_overflow().await?;
            visit.no_axe_violations().await?;
        }
        // What works, works.
        visit.begin("04").await?;
        visit.finish().await?;
    }
    Ok(())
}

/// What is chosen, pressed or filled beside what is not, by selectors, and the property that tells them apart.
const MARKS: [(&str, &str, &str, &str); 6] = [
    (
        "#/sjalvskattning/resultat",
        ".tabs [aria-current]",
        ".tabs a:not([aria-current])",
        "borderBottomWidth",
    ),
    (
        "#/sjalvskattning/resultat",
        ".segmented label:has(:checked)",
        ".segmented label:not(:has(:checked))",
        "backgroundColor",
    ),
    (
        "#/sjalvskattning/F03",
        ".level > input:checked",
        ".level > input:not(:checked)",
        "backgroundColor",
    ),
    (
        "#/sjalvskattning/samsyn/F03",
        ".answers-fill",
        ".answers-bar",
        "backgroundColor",
    ),
    (
        "#/strukturbild",
        ".map-tools [aria-pressed=true]",
        ".map-tools [aria-pressed=false]",
        "backgroundColor",
    ),
    ("#/strukturbild", ".leaflet-container", "body", "backgroundColor"),
];

// R246
#[tokio::test]
async fn what_is_chosen_is_told_apart_in_the_systems_own_colours() -> Outcome {
    let visit = Visit::start("forced_colours", Setup::default()).await?;
    visit.open_document(&pages::example()?).await?;
    visit.set_forced_colours().await?;
    let colours = "const [one, other, property] = arguments;
        const of = (selector) => {
            const found = [...document.querySelectorAll(selector)].find((one) => one.checkVisibility());
            return found ? getComputedStyle(found)[property] : `no ${selector}`;
        };
        return [of(one), of(other)]";
    let mut faults = Vec::new();
    for (address, marked, other, property) in MARKS {
        visit.goto(address).await?;
        visit.page_is_whole().await?;
        let found = visit
            .script(colours, vec![json!(marked), json!(other), json!(property)])
            .await?;
        if found[0] == found[1] || found.to_string().contains("no ") {
            faults.push(format!("{address}: {marked} and {other} are both {found}"));
        }
    }
    for address in ["#/oversikt", "#/sjalvskattning", "#/strukturbild"] {
        visit.goto(address).await?;
        visit.page_is_whole().await?;
        visit
            .screenshot(&format!("forced{}", address.replace(['#', '/'], "-")))
            .await?;
    }
    end(visit, faults).await
}

// R248
#[tokio::test]
async fn what_is_drawn_can_be_named_at_once_however_slow_the_browser_is() -> Outcome {
    let visit = Visit::start("slow_drawing", Setup::default()).await?;
    visit.begin("04").await?;
    visit.goto("#/strukturbild").await?;
    visit.map_is_drawn().await?;
    visit
        .devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 10 }))
        .await?;
    visit.click("#add-node").await?;
    visit.click_at("#map", 0, 0).await?;
    visit.focus_is_at("#element-name").await?;
    visit.type_text("Mitten").await?;
    visit.has_value("#element-name", "Mitten").await?;
    visit.finish().await
}
