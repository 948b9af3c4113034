//! What is folded away until somebody asks for it: menus, panels and folds of every page, each opened by itself.

use samspel_e2e::{
    Outcome, Setup, Viewport, Visit,
    pages::{self, Page},
};
use serde_json::{Value, json};

/// Whatever opens something on a page, without what leads to another. Of several that open the same panel, one.
const OPENERS: &str = "const found = [...document.querySelectorAll('main :is(.map-menu > summary, [aria-expanded=false], \
    [popovertarget]:not([popovertargetaction=hide]), .map-toolbar > button)')].filter((opener) => opener.checkVisibility());
    const panel = (opener) => opener.getAttribute('popovertarget');
    return found.filter((opener, place) =>
        !panel(opener) || found.findIndex((other) => panel(other) === panel(opener)) === place)";

/// Opens the one of them at a place; gives what it is, or nothing where there is none any longer.
const OPEN: &str = "const opener = ((() => { OPENERS })())[arguments[0]];
    opener?.click();
    return opener ? opener.textContent.trim() || opener.ariaLabel : null";

// R235
#[tokio::test]
async fn every_menu_panel_and_fold_has_targets_that_can_be_hit_and_keeps_to_the_window() -> Outcome {
    let visit = Visit::start("unfolded", Setup::default()).await?;
    let example = pages::example()?;
    visit.open_document(&example).await?;
    let (mut faults, mut opened) = (Vec::new(), 0);
    for size in [Viewport::NARROW, Viewport::WIDE] {
        visit.set_viewport(size).await?;
        for page in visit.pages(&example).await? {
            visit.open_page(&page).await?;
            visit.unfold_in_place().await?;
            let mut look = async |what: &str| {
                if let Err(reason) = is_clear(&visit).await {
                    faults.push(format!("{:?} at {} px, {what}: {reason}", page.kind, size.0));
                }
            };
            look("as it is").await;
            for place in 0..visit.openers().await? {
                visit.open_anew(&page).await?;
                if let Some(what) = visit.press_opener(place).await? {
                    opened += 1;
                    look(&what).await;
                }
            }
        }
    }
    // What is counted proves that something was opened at all: the map alone has more.
    assert!(opened > 20, "only {opened} were opened");
    if faults.is_empty() {
        visit.finish().await
    } else {
        Err(format!("{} faults:\n{}", faults.len(), faults.join("\n")).into())
    }
}

async fn is_clear(visit: &Visit) -> Outcome {
    visit.no_small_targets().await?;
    visit.no_horizontal_overflow().await
}

trait Openers {
    async fn openers(&self) -> Outcome<usize>;
    async fn open_anew(&self, page: &Page) -> Outcome;
    async fn press_opener(&self, place: usize) -> Outcome<Option<String>>;
}

impl Openers for Visit {
    /// How many there are on the page.
    async fn openers(&self) -> Outcome<usize> {
        let count = format!("return ((() => {{ {OPENERS} }})()).length");
        let count = self.script(&count, vec![]).await?;
        Ok(serde_json::from_value(count)?)
    }

    /// Leaves the page and comes back, so that nothing is open but what lies in its place.
    async fn open_anew(&self, page: &Page) -> Outcome {
        self.goto("#/om").await?;
        self.css("main h1").await?;
        self.open_page(page).await?;
        self.unfold_in_place().await
    }

    /// Opens one of them, and gives what it is called.
    async fn press_opener(&self, place: usize) -> Outcome<Option<String>> {
        let open = OPEN.replace("OPENERS", OPENERS);
        let what = self.script(&open, vec![json!(place)]).await?;
        // What is fetched, drawn and unfolded has come two frames later.
        self.frame().await?;
        self.frame().await?;
        match what {
            Value::String(what) => Ok(Some(what)),
            _ => Ok(None),
        }
    }
}
