//! What others do in the page: translators, extensions, devices that type in halves, and hosts and networks that don't answer.

use samspel_e2e::{Outcome, Setup, Visit, pages};
use serde_json::{Value, json};

/// Translates the page as translators do, for as long as it lives: what a text says is put into elements of the translator's own in its
/// place, with a sign that it is translated.
const TRANSLATE: &str = "
    const translate = () => {
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (text) =>
            text.data.trim() && !text.parentElement.closest('font, script, style, svg, textarea, [translate=no]')
                ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT);
        const all = [];
        while (texts.nextNode()) all.push(texts.currentNode);
        for (const text of all) {
            const [around, within] = [document.createElement('font'), document.createElement('font')];
            within.textContent = `¤${text.data}`;
            around.append(within);
            text.parentNode.replaceChild(around, text);
        }
    };
    translate();
    new MutationObserver(() => setTimeout(translate)).observe(document.body, { subtree: true, childList: true, characterData: true });
";

/// What is read on the page, whether it is translated or not.
const READ: &str = "return document.body.innerText.replaceAll('¤', '').split(/\\s+/).join(' ')";

/// How much of it is translated.
const TRANSLATED: &str = "return document.querySelectorAll('font font').length";

/// Edits, filters, fails to save, saves again and changes the language, and gives what is read on the way.
async fn work(name: &str, is_translated: bool) -> Outcome<Vec<String>> {
    let visit = Visit::start(name, Setup::default()).await?;
    visit.begin("04").await?;
    if is_translated {
        visit.script(TRANSLATE, vec![]).await?;
    }
    let mut read = Vec::new();
    macro_rules! look {
        () => {
            // What a translator does comes a moment later.
            tokio::time::sleep(std::time::Duration::from_millis(150)).await;
            read.push(
                visit
                    .script(READ, vec![])
                    .await?
                    .as_str()
                    .unwrap_or_default()
                    .to_owned(),
            );
        };
    }
    visit.goto("#/plan/aktorer").await?;
    for name in ["Trafikbolaget", "Regionen"] {
        visit.click("#add-actor").await?;
        visit.write("#actor-name", name).await?;
        visit.is_saved().await?;
        look!();
    }
    visit.goto("#/plan/insatser").await?;
    for title in ["Tätare tåg", "Billigare buss"] {
        visit.click("#add-action").await?;
        visit.write("#action-title", title).await?;
        visit.is_saved().await?;
        visit.goto("#/plan/insatser").await?;
        look!();
    }
    visit.write("input[type=search]", "tåg").await?;
    look!();
    visit.write("input[type=search]", "finns inte").await?;
    look!();
    visit.press("Control+a Delete").await?;
    look!();
    visit.press("Control+z").await?;

    visit.goto("#/sjalvskattning").await?;
    visit.click("#answer-alone").await?;
    visit.click("label:has([id='F01.1-2'])").await?;
    visit.is_saved().await?;
    look!();
    visit.click("label:has([id='F01.1-4'])").await?;
    visit.is_saved().await?;
    look!();

    visit
        .script(
            "Storage.prototype.write = Storage.prototype.setItem;
             Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
            vec![],
        )
        .await?;
    visit.click("label:has([id='F01.2-1'])").await?;
    visit.counts("#save-state[data-state=unsaved]", 1).await?;
    look!();
    visit
        .script("Storage.prototype.setItem = Storage.prototype.write", vec![])
        .await?;
    visit.click("label:has([id='F01.2-3'])").await?;
    visit.is_saved().await?;
    visit.counts(".banner[data-kind=error]", 0).await?;
    look!();

    visit.click("#language").await?;
    visit.counts("html[lang=en]", 1).await?;
    visit.css("main h1").await?;
    look!();
    visit.goto("#/plan/insatser").await?;
    look!();
    if is_translated {
        assert_ne!(visit.script(TRANSLATED, vec![]).await?, json!(0));
    }
    visit.finish().await?;
    Ok(read)
}

// R214
#[tokio::test]
async fn a_page_that_is_translated_says_what_it_says_untranslated() -> Outcome {
    let plain = work("others_plain", false).await?;
    let translated = work("others_translated", true).await?;
    assert_eq!(plain.len(), translated.len());
    for (plain, translated) in plain.iter().zip(&translated) {
        assert_eq!(plain, translated);
    }
    Ok(())
}

/// Goes over the pages of action plans and follow-up, does something on each, and gives what is read on the way.
async fn follow_up(name: &str, is_translated: bool) -> Outcome<Vec<String>> {
    let visit = Visit::start(name, Setup::default()).await?;
    visit.open_document(&pages::example()?).await?;
    visit.click(".toast button").await?;
    if is_translated {
        visit.script(TRANSLATE, vec![]).await?;
    }
    let mut read = Vec::new();
    macro_rules! look {
        () => {
            visit.is_saved().await?;
            tokio::time::sleep(std::time::Duration::from_millis(200)).await;
            let said = visit.script(READ, vec![]).await?;
            read.push(said.as_str().unwrap_or_default().to_owned());
        };
    }
    visit.goto("#/plan/insatser").await?;
    visit.click("input[name='actions-view'][value='table']").await?;
    visit.walk_to("Tab", "#action-grid").await?;
    visit.press("Control+Home Down Right Right").await?;
    visit.type_text("Pågående").await?;
    // A step back within the cell is one of the letters.
    visit.press("Control+z").await?;
    visit.press("Control+a").await?;
    visit.type_text("Pågående").await?;
    visit.press("Enter").await?;
    look!();
    visit.press("Control+z").await?;
    look!();
    visit.goto("#/plan/uppfoljning").await?;
    visit.walk_to("Tab", "#follow-up-grid").await?;
    visit.press("Control+Home Down Right Right").await?;
    visit.type_text("1,5 mnkr").await?;
    visit.press("Enter").await?;
    look!();
    visit.press("Control+a").await?;
    visit.type_text("130").await?;
    visit.press("Enter").await?;
    look!();
    visit.press("Control+z").await?;
    look!();
    visit.goto("#/plan/pa-gang").await?;
    visit.click("main .record-list button").await?;
    look!();
    visit.press("Control+z").await?;
    visit.goto("#/plan/insatser/insats-5").await?;
    visit.press("Escape").await?;
    visit.css("#action-status").await?.select_by_value("decided").await?;
    look!();
    visit.pick_date("#action-end", "2028-12-31").await?;
    look!();
    visit.goto("#/plan/forandringar/forandring-2").await?;
    visit.write("#change-outcome", "Prövad").await?;
    visit.click("#close-change").await?;
    look!();
    visit.click("#close-change").await?;
    look!();
    visit.goto("#/plan/genomgangar/genomgang-2").await?;
    visit.click("#review-decision").await?;
    visit.press("Escape").await?;
    look!();
    visit.goto("#/dela/arsredovisning").await?;
    visit.css("#publish-save:not([disabled])").await?;
    visit.write("#publication-skills", " ").await?;
    look!();
    visit.press("Control+z").await?;
    look!();
    if is_translated {
        assert_ne!(visit.script(TRANSLATED, vec![]).await?, json!(0));
    }
    visit.finish().await?;
    Ok(read)
}

// R214
#[tokio::test]
async fn the_pages_of_follow_up_say_translated_what_they_say_untranslated() -> Outcome {
    let plain = follow_up("others_plan_plain", false).await?;
    let translated = follow_up("others_plan_translated", true).await?;
    assert_eq!(plain.len(), translated.len());
    for (plain, translated) in plain.iter().zip(&translated) {
        assert_eq!(plain, translated);
    }
    Ok(())
}

// R215
#[tokio::test]
async fn an_emoji_that_comes_in_two_halves_is_whole_in_the_field_and_in_the_document() -> Outcome {
    const HALVES: &str = r"
        const [selector, done] = arguments;
        const field = document.querySelector(selector);
        const frame = () => new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
        (async () => {
            for (const text of ['Bra ', 'Bra \ud83d', 'Bra \ud83d\ude80', 'Bra \ud83d\ude80!']) {
                field.value = text;
                field.dispatchEvent(new InputEvent('input', { bubbles: true }));
                await frame();
            }
            done(field.value);
        })();";
    let visit = Visit::start("others_halves", Setup::default()).await?;
    visit.begin("04").await?;
    visit.goto("#/plan/insatser").await?;
    visit.click("#add-action").await?;
    for field in ["#document-name", "#action-title", "#action-text"] {
        visit.css(field).await?;
        let shown = visit.client().execute_async(HALVES, vec![json!(field)]).await?;
        assert_eq!(shown, json!("Bra 🚀!"), "{field}");
    }
    let document = visit.stored_document().await?.to_string();
    assert_eq!(document.matches("Bra 🚀!").count(), 3, "{document}");
    visit.finish().await
}

// R216
#[tokio::test]
async fn what_other_scripts_throw_stops_nothing() -> Outcome {
    const THROW: &str = "
        const [kind, at] = arguments;
        const error = kind === 'RangeError' ? new RangeError('too deep') : new WebAssembly.RuntimeError('unreachable');
        error.stack = `${kind}: x\n    at run (${at})\n    at ${document.querySelector('meta[name=app-glue]').content}:1:1`;
        dispatchEvent(new ErrorEvent('error', { error }));
        dispatchEvent(new PromiseRejectionEvent('unhandledrejection', { promise: Promise.resolve(), reason: error }))";
    let visit = Visit::start("others_throw", Setup::default()).await?;
    visit.begin("04").await?;
    let page = visit.server().url();
    for kind in ["RangeError", "RuntimeError"] {
        for at in [
            "chrome-extension://abcdef/content.js:1:20",
            "moz-extension://abcdef/tool.wasm:wasm-function[3]:0x12",
            "https://translate.example/element.js:3:4",
            // Written into the page itself.
            &format!("{page}:12:3"),
        ] {
            visit.script(THROW, vec![json!(kind), json!(at)]).await?;
            visit.counts("#crash", 0).await?;
        }
    }
    visit.write("#document-name", "Lever").await?;
    visit.is_saved().await?;
    let program = format!("{page}samspel-1_bg.wasm:wasm-function[3]:0x12");
    visit.script(THROW, vec![json!("RuntimeError"), json!(program)]).await?;
    visit.counts("#crash", 1).await?;
    visit.finish_unchecked();
    Ok(())
}

/// What is said of the start that does not come.
const NOT_STARTED: &str = "Samspel har inte startat än.";

// R217
#[tokio::test]
async fn a_start_that_does_not_come_is_told_whatever_is_missing() -> Outcome {
    // Never answered, refused, and the style beside it: then it is said at once.
    for (name, missing, silent) in [
        ("others_silent_program", &[][..], &[".wasm"][..]),
        ("others_missing_scripts", &[".js"], &[]),
        ("others_missing_style", &[".js", ".css"], &[]),
    ] {
        let setup = Setup {
            missing,
            silent,
            waits_for_app: false,
            ..Setup::default()
        };
        let visit = Visit::start(name, setup).await?;
        visit.sees(NOT_STARTED).await?;
        visit.finish_unchecked();
    }
    Ok(())
}

// R217
#[tokio::test]
async fn a_page_that_is_opened_as_a_file_says_that_it_can_not_start() -> Outcome {
    let visit = Visit::start("others_file", Setup::default()).await?;
    let page = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist/index.html");
    let address = format!("file://{}", page.canonicalize()?.display());
    visit.client().goto(&address).await?;
    visit.sees(NOT_STARTED).await?;
    visit.sees("den måste komma från en webbplats").await?;
    visit.finish_unchecked();
    Ok(())
}

// R217
#[tokio::test]
async fn what_a_page_waits_for_is_told_after_some_seconds() -> Outcome {
    const LATE: &str = "Det dröjer längre än vanligt.";
    for (name, silent, place) in [
        ("others_silent_texts", "locales/sv.json", "#/om"),
        ("others_silent_questions", "factors/framgangsfaktorer-1.json", "#/om"),
        ("others_silent_example", "sodermanland.samspel.json", "#/exempel"),
        ("others_silent_map", "leaflet.js", "#/strukturbild"),
    ] {
        let visit = Visit::start(
            name,
            Setup {
                silent: &[silent],
                ..Setup::default()
            },
        )
        .await?;
        if place == "#/strukturbild" {
            visit.begin("04").await?;
        }
        visit.script("location.hash = arguments[0]", vec![json!(place)]).await?;
        visit.sees_no(LATE).await?;
        visit.sees(LATE).await?;
        visit.finish_unchecked();
    }
    Ok(())
}

// R217
#[tokio::test]
async fn without_a_network_nobody_is_advised_to_load_the_page_anew() -> Outcome {
    let visit = Visit::start("others_offline", Setup::default()).await?;
    visit.set_online(false).await?;
    visit.goto("#/om").await?;
    visit.sees("Den här delen gick inte att hämta").await?;
    visit.sees("När du har nät igen: ladda om sidan.").await?;
    assert!(!visit.has("button", "Ladda om sidan").await?);
    let said = visit.script("return document.body.innerText", vec![]).await?;
    assert!(!said.as_str().unwrap_or_default().contains("Ladda om"), "{said}");
    // A program that has stopped says the same.
    visit
        .script("document.getElementById('app').replaceChildren(document.getElementById('stopped').content.cloneNode(true))", vec![])
        .await?;
    let said = visit.script("return document.body.innerText", vec![]).await?;
    assert!(!said.as_str().unwrap_or_default().contains("Ladda om sidan"), "{said}");
    visit.set_online(true).await?;
    visit.sees("Ladda om sidan").await?;
    visit.finish_unchecked();
    Ok(())
}

// R217
#[tokio::test]
async fn a_start_without_a_network_begins_again_when_there_is_one() -> Outcome {
    let visit = Visit::start(
        "others_offline_start",
        Setup {
            before: Some(
                "const get = fetch; let isFirst = true; fetch = (...parts) => {
                if (!isFirst || location.hash === '#/om') return get(...parts);
                isFirst = false;
                Object.defineProperty(navigator, 'onLine', { get: () => false, configurable: true });
                dispatchEvent(new Event('offline'));
                return Promise.reject(new TypeError('no network'));
            }",
            ),
            waits_for_app: false,
            ..Setup::default()
        },
    )
    .await?;
    visit.sees("för nätet är borta").await?;
    visit.sees_no("Ladda om sidan").await?;
    visit.no_axe_violations().await?;
    visit.script("dispatchEvent(new Event('online'))", vec![]).await?;
    visit.app_is_up().await?;
    visit.sees("Börja med din region").await?;
    let shown: Value = visit
        .script("return document.querySelectorAll('#start-late').length", vec![])
        .await?;
    assert_eq!(shown, json!(0));
    visit.finish_unchecked();
    Ok(())
}
