//! A respondent answers from an invitation: by keyboard alone, with pauses, without anything else of Samspel, and sends it back.

use samspel_e2e::{Outcome, Scheme, Setup, Viewport, Visit};
use serde_json::{Value, json};

const ROUND: &str = "r0und00000001";

fn invitation() -> Value {
    json!({
        "format": "samspel-invitation", "version": 1, "document": "d0cument00001", "round": ROUND,
        "title": "Hösten 2026", "purpose": "Inför den nya handlingsplanen.", "region": "Region Sörmland", "county": "04",
        "question_set": "framgangsfaktorer-1", "groups": ["region", "business"],
        "own_statements": [{ "id": "own1", "factor": "F03", "sv": "Ett eget påstående.", "en": "A statement of our own." }],
        "end": "2099-12-15", "reply_to": "rus@region.example"
    })
}

/// Packs a text as links do, or unpacks a link's text, by what the browser has.
const PACK: &str = r#"
    const crc = (bytes) => {
        let rest = -1;
        for (const byte of bytes) {
            rest ^= byte;
            for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? 0xEDB88320 : 0);
        }
        return ~rest >>> 0;
    };
    const through = async (bytes, stream) =>
        new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
    const pack = async (text) => {
        const packed = await through(new TextEncoder().encode(text), new CompressionStream('deflate-raw'));
        const whole = new Uint8Array(4 + packed.length);
        new DataView(whole.buffer).setUint32(0, crc(packed));
        whole.set(packed, 4);
        return '1.' + btoa(String.fromCharCode(...whole)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
    };
    const unpack = async (link) => {
        const letters = link.slice(2).replaceAll('-', '+').replaceAll('_', '/');
        const bytes = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
        return new TextDecoder().decode(await through(bytes.slice(4), new DecompressionStream('deflate-raw')));
    };
    const [what, text, done] = arguments;
    (what === 'pack' ? pack(text) : unpack(text)).then(done, (reason) => done(String(reason)));
"#;

async fn packed(visit: &Visit, what: &str, text: &str) -> Outcome<String> {
    let result = visit
        .client()
        .execute_async(PACK, vec![json!(what), json!(text)])
        .await?;
    Ok(result.as_str().unwrap_or_default().to_owned())
}

/// Where a link with this content leads.
async fn link_to(visit: &Visit, content: &Value) -> Outcome<String> {
    let text = packed(visit, "pack", &content.to_string()).await?;
    Ok(["#/svara/", &text].concat())
}

/// What is kept of the questionnaire.
async fn draft(visit: &Visit) -> Outcome<Value> {
    let script = "return localStorage.getItem('samspel:answer:' + arguments[0])";
    let text = visit.script(script, vec![json!(ROUND)]).await?;
    Ok(serde_json::from_str(text.as_str().unwrap_or("null"))?)
}

/// The numbers of the statements on the page, in their order.
async fn statements(visit: &Visit) -> Outcome<Vec<String>> {
    let script =
        "return [...document.querySelectorAll('fieldset.levels')].map((one) => one.id.replace('statement-', ''))";
    let ids = visit.script(script, vec![]).await?;
    let ids = ids.as_array().into_iter().flatten();
    Ok(ids.filter_map(|id| id.as_str().map(str::to_owned)).collect())
}

/// Answers every statement of the page by digits, and its evidence where that is asked for.
async fn answer_page(visit: &Visit, keys: &[&str]) -> Outcome<usize> {
    let ids = statements(visit).await?;
    for (place, id) in ids.iter().enumerate() {
        visit.focus_is_at(&format!("[id='statement-{id}'] input")).await?;
        visit.press(keys[place % keys.len()]).await?;
    }
    let is_high = |key: &&str| *key == "3" || *key == "4";
    if keys.iter().take(ids.len()).any(is_high) {
        visit.focus_is_at("#response-evidence").await?;
        visit.type_text("Ett beslut.").await?;
        visit.walk_to("Tab", "#next-factor").await?;
    }
    visit.focus_is_at("#next-factor").await?;
    Ok(ids.len())
}

// R130, R131, R136
#[tokio::test]
async fn the_whole_questionnaire_is_answered_by_keyboard_alone() -> Outcome {
    let visit = Visit::start("answer_keyboard", Setup::default()).await?;
    let link = link_to(&visit, &invitation()).await?;
    visit.goto(&link).await?;
    visit.heading("Hösten 2026").await?;
    visit.sees("Region Sörmland bjuder in dig").await?;
    visit.sees("15 dec 2099").await?;
    // Nothing of a document, and no way to the rest.
    for gone in [
        ".main-nav",
        "#document-name",
        "#save-state",
        "#history",
        ".app-header a[href]",
    ] {
        visit.counts(gone, 0).await?;
    }
    visit.counts("input[name='group']", 2).await?;
    visit.walk_to("Tab", "input[name='group']").await?;
    visit.press("Down").await?;
    visit.walk_to("Tab", "input[name='role']").await?;
    visit.press("Up").await?;
    visit.walk_to("Tab", "#begin").await?;
    visit.press("Enter").await?;
    let mut answered = 0;
    for factor in 1..=14 {
        visit.hash_is(&format!("{link}/F{factor:02}")).await?;
        let keys: &[&str] = match factor % 3 {
            0 => &["2", "v", "1", "i", "0"],
            1 => &["0", "1", "2", "2"],
            _ => &["4", "3", "2", "3"],
        };
        answered += answer_page(&visit, keys).await?;
        if factor == 5 {
            // A pause: what was said is there, on the same page.
            visit.reload().await?;
            visit.hash_is(&format!("{link}/F05")).await?;
            visit.counts("fieldset.levels input:checked", 4).await?;
            visit.has_value("#response-evidence", "Ett beslut.").await?;
            visit.walk_to("Tab", "#next-factor").await?;
        }
        visit.press("Enter").await?;
    }
    assert_eq!(answered, 53);
    visit.hash_is(&format!("{link}/klart")).await?;
    visit.sees("Alla påståenden är besvarade.").await?;
    visit.sees("rus@region.example").await?;
    visit.walk_to("Tab", "#save-answer").await?;
    visit.press("Enter").await?;
    visit.sees("version 1").await?;
    let id = draft(&visit).await?["response"].as_str().unwrap_or_default().to_owned();
    let file = visit.taken(&format!("Svar-Hösten-2026-{}.json", &id[..5])).await?;
    assert!(file.len() <= 12_000, "{}", file.len());
    let file: Value = serde_json::from_str(&file)?;
    assert_eq!(file["format"], "samspel-response");
    assert_eq!((&file["id"], &file["round"]), (&json!(id), &json!(ROUND)));
    assert_eq!(file["answers"].as_object().map(serde_json::Map::len), Some(53));
    assert_eq!(file["answers"]["F03.2"], "dont_know");
    assert_eq!(file["answers"]["own1"], 0);
    assert_eq!(file["evidence"]["F02"], "Ett beslut.");
    assert_eq!((&file["group"], &file["name"]), (&json!("business"), &Value::Null));
    // The link is the same response.
    let address = visit
        .until(
            "a link",
            "return document.getElementById('copy-link')?.dataset.link",
            vec![],
        )
        .await?;
    let address = address.as_str().unwrap_or_default();
    assert!(address.len() <= 2_000, "{}", address.len());
    let text = address.split("#/svar/").nth(1).unwrap_or_default();
    let carried: Value = serde_json::from_str(&packed(&visit, "unpack", text).await?)?;
    assert_eq!(carried, file);
    // Sent again after a change it is the same response, later.
    visit.goto(&format!("{link}/F01.1")).await?;
    visit.focus_is_at("[id='statement-F01.1'] input").await?;
    visit.press("1").await?;
    visit.goto(&format!("{link}/klart")).await?;
    visit.sees("Du har ändrat något efter det.").await?;
    visit.click("#save-answer").await?;
    visit.sees("version 2").await?;
    let again = visit.taken(&format!("Svar-Hösten-2026-{}.json", &id[..5])).await?;
    let again: Value = serde_json::from_str(&again)?;
    assert_eq!((&again["id"], &again["revision"]), (&json!(id), &json!(2)));
    visit.finish().await
}

// R136
#[tokio::test]
async fn every_statement_is_a_group_of_described_levels() -> Outcome {
    let visit = Visit::start("answer_tree", Setup::default()).await?;
    let link = link_to(&visit, &invitation()).await?;
    for factor in 1..=14 {
        visit.goto(&format!("{link}/F{factor:02}")).await?;
        visit
            .until(
                "the page",
                "return document.querySelector('[id=\"statement-' + arguments[0] + '\"]')",
                vec![json!(format!("F{factor:02}.1"))],
            )
            .await?;
        let ids = statements(&visit).await?;
        let legends = "return [...document.querySelectorAll('fieldset.levels')]
            .filter((one) => one.firstElementChild.tagName === 'LEGEND' && one.firstElementChild.textContent.length > 10).length";
        assert_eq!(visit.script(legends, vec![]).await?, json!(ids.len()));
        let tree = visit.devtools("Accessibility.getFullAXTree", json!({})).await?;
        let nodes = tree["nodes"].as_array().cloned().unwrap_or_default();
        let radios: Vec<_> = nodes.iter().filter(|node| node["role"]["value"] == "radio").collect();
        assert_eq!(radios.len(), ids.len() * 7);
        let text = |node: &Value, part: &str| node[part]["value"].as_str().unwrap_or_default().to_owned();
        let described = radios.iter().filter(|radio| {
            text(radio, "name").starts_with(|sign: char| sign.is_ascii_digit()) && text(radio, "description").len() > 20
        });
        assert_eq!(described.count(), ids.len() * 5, "factor {factor}");
    }
    visit.finish().await
}

// R136
#[tokio::test]
async fn every_page_of_the_questionnaire_is_clean_in_both_languages_narrow_and_dark() -> Outcome {
    let visit = Visit::start("answer_axe", Setup::default()).await?;
    let link = link_to(&visit, &invitation()).await?;
    visit.goto(&format!("{link}/F01")).await?;
    visit.press("Tab").await?;
    visit.walk_to("Tab", "fieldset input").await?;
    visit.press("3").await?;
    let kinds = [(Viewport::NARROW, Scheme::Light), (Viewport::WIDE, Scheme::Dark)];
    for _language in 0..2 {
        for (viewport, scheme) in kinds {
            visit.set_viewport(viewport).await?;
            visit.set_scheme(scheme).await?;
            for step in ["", "/F01", "/F03", "/klart"] {
                visit.goto(&format!("{link}{step}")).await?;
                visit.css("main h1").await?;
                visit.no_axe_violations().await?;
                visit.no_horizontal_overflow().await?;
            }
            for other in ["#/svara", "#/svara/1.AAAAAA", "#/"] {
                visit.goto(other).await?;
                visit.css("main h1").await?;
                visit.no_axe_violations().await?;
                visit.no_horizontal_overflow().await?;
            }
        }
        visit.goto(&format!("{link}/F01")).await?;
        visit.click("#language").await?;
        visit.focus_is_at("#language").await?;
        // What was said is there in the other language.
        visit.counts("fieldset.levels input:checked", 1).await?;
    }
    visit.finish().await
}

// R137
#[tokio::test]
async fn what_is_no_invitation_is_told_with_what_to_do() -> Outcome {
    let visit = Visit::start("answer_wrong", Setup::default()).await?;
    let link = link_to(&visit, &invitation()).await?;
    let changed = |key: &str, value: Value| {
        let mut other = invitation();
        other[key] = value;
        other
    };
    let document = json!({ "format": "samspel", "version": 1, "document": "d", "records": {} });
    let response = json!({ "format": "samspel-response", "version": 1, "id": "a", "round": ROUND });
    let wrong = [
        (link[..link.len() - 20].to_owned(), "Länken är inte hel."),
        (link.replacen("/1.", "/9.", 1), "nyare version"),
        (link_to(&visit, &changed("version", json!(9))).await?, "nyare version"),
        (
            link_to(&visit, &changed("round", json!("å"))).await?,
            "round går inte att läsa",
        ),
        (
            link_to(&visit, &changed("question_set", json!("framgangsfaktorer-99"))).await?,
            "framgangsfaktorer-99",
        ),
        (link_to(&visit, &document).await?, "Visa dokumentet"),
        (link_to(&visit, &response).await?, "Självskattning › Omgång"),
        (link_to(&visit, &json!({})).await?, "ingen inbjudan från Samspel"),
        ("#/svara/hej".to_owned(), "inget påbörjat svar"),
    ];
    for (hash, told) in wrong {
        visit.goto(&hash).await?;
        visit.sees(told).await?;
        visit.button("Öppna inbjudan").await?;
    }
    // A host without that version of the questions answers so, which the console shows.
    visit.finish_unchecked();
    Ok(())
}

// R137
#[tokio::test]
async fn an_invitation_as_a_file_leads_to_the_questions_and_a_response_to_what_to_do() -> Outcome {
    let visit = Visit::start("answer_file", Setup::default()).await?;
    let file = visit.file("inbjudan.json", invitation().to_string())?;
    visit.upload("#open-file", &file).await?;
    visit.hash_is(&format!("#/svara/{ROUND}")).await?;
    visit.heading("Hösten 2026").await?;
    let response = json!({ "format": "samspel-response", "version": 1, "id": "a", "round": ROUND });
    let file = visit.file("svar.json", response.to_string())?;
    visit.goto("#/").await?;
    visit.upload("#open-file", &file).await?;
    visit.sees("lägg till det under Självskattning › Omgång").await?;
    visit.finish().await
}

// R133, R138
#[tokio::test]
async fn what_has_been_begun_is_gone_on_with_from_the_start_page_and_removed_with_a_way_back() -> Outcome {
    let visit = Visit::start("answer_begun", Setup::default()).await?;
    visit.begin("04").await?;
    let before = visit.stored_document().await?;
    visit.goto("#/").await?;
    visit.sees_no("Påbörjade självskattningar").await?;
    let link = link_to(&visit, &invitation()).await?;
    visit.goto(&format!("{link}/F01")).await?;
    visit.walk_to("Tab", "fieldset input").await?;
    visit.press("2").await?;
    // What takes back a step in the document takes back none here.
    visit.press("Control+z").await?;
    visit.goto("#/").await?;
    visit.sees("1 av 53 påståenden besvarade").await?;
    visit.click(&format!("a.button[href='#/svara/{ROUND}']")).await?;
    visit.sees("Fortsätt med faktor 1").await?;
    visit.goto("#/").await?;
    visit.click(".begun-answers button").await?;
    visit.sees_no("Påbörjade självskattningar").await?;
    assert_eq!(draft(&visit).await?, Value::Null);
    visit.click_button("Ångra").await?;
    visit.goto("#/om").await?;
    visit.goto("#/").await?;
    visit.sees("1 av 53 påståenden besvarade").await?;
    visit.goto("#/oversikt").await?;
    assert_eq!(visit.stored_document().await?, before);
    visit.finish().await
}

// R134
#[tokio::test]
async fn two_tabs_with_the_same_questionnaire_end_with_all_that_was_said() -> Outcome {
    let visit = Visit::start("answer_tabs", Setup::default()).await?;
    let link = link_to(&visit, &invitation()).await?;
    let page = format!("{link}/F01");
    visit.goto(&page).await?;
    visit.css("fieldset.levels").await?;
    visit
        .new_tab(Setup {
            hash: &page,
            ..Setup::default()
        })
        .await?;
    visit.walk_to("Tab", "[id='statement-F01.1'] input").await?;
    visit.press("4").await?;
    visit.switch_to_tab(0).await?;
    visit
        .until(
            "the other tab's answer",
            "return document.querySelector(\"[id='F01.1-4']\").checked",
            vec![],
        )
        .await?;
    visit.walk_to("Tab", "[id='statement-F01.2'] input").await?;
    visit.press("1").await?;
    visit.switch_to_tab(1).await?;
    visit
        .until(
            "the first tab's answer",
            "return document.querySelector(\"[id='F01.2-1']\").checked",
            vec![],
        )
        .await?;
    visit.focus_is_at("[id='statement-F01.2'] input").await?;
    let said = draft(&visit).await?["said"].clone();
    assert_eq!(
        (&said["answer/F01.1"][1], &said["answer/F01.2"][1]),
        (&json!("4"), &json!("1"))
    );
    visit.finish().await
}

// R133
#[tokio::test]
async fn without_room_the_answers_live_as_long_as_the_page_and_can_be_sent() -> Outcome {
    let full = "const set = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key, text) {
            if (key.startsWith('samspel:answer:')) throw new DOMException('full', 'QuotaExceededError');
            return set.call(this, key, text);
        }";
    let visit = Visit::start(
        "answer_full",
        Setup {
            before: Some(full),
            ..Setup::default()
        },
    )
    .await?;
    let link = link_to(&visit, &invitation()).await?;
    visit.goto(&format!("{link}/F01")).await?;
    visit.walk_to("Tab", "fieldset input").await?;
    visit.press("2").await?;
    visit.sees("Det finns inte plats att spara dina svar").await?;
    visit.click("#language").await?;
    visit.counts("fieldset.levels input:checked", 1).await?;
    visit.goto(&format!("{link}/klart")).await?;
    visit.click("#save-answer").await?;
    visit.sees("version 1").await?;
    visit.finish().await
}

// R135
#[tokio::test]
async fn a_response_that_is_too_large_says_which_texts_to_shorten() -> Outcome {
    let visit = Visit::start("answer_large", Setup::default()).await?;
    let link = link_to(&visit, &invitation()).await?;
    visit.goto(&format!("{link}/F01")).await?;
    visit.walk_to("Tab", "fieldset input").await?;
    visit.press("2").await?;
    let write = "const field = document.getElementById('comment');
        field.value = 'Ord. '.repeat(arguments[0] / 5);
        field.dispatchEvent(new Event('input', { bubbles: true }))";
    visit.script(write, vec![json!(11_000)]).await?;
    visit.sees("Det finns plats för ungefär").await?;
    visit.script(write, vec![json!(13_000)]).await?;
    visit.sees("för långt för att skickas").await?;
    visit.goto(&format!("{link}/klart")).await?;
    visit.sees("Faktor 1: Kommentar").await?;
    visit.counts("#save-answer", 0).await?;
    visit.sees("Korta svaret först.").await?;
    visit.finish().await
}
