//! A coordinator starts a round, gives out its invitation and collects what comes back, good and bad.

use samspel::{
    domain::{
        assessment::{factors::QuestionSet, invitation::Invitation, response_file::ResponseFile},
        records::{
            self_assessment::{Answer, Level, RespondentRole, SmallestGroup},
            strategy::ActorGroup,
        },
        values::{
            amount::Count,
            date::Date,
            id::{Id, RecordId},
        },
    },
    format::{invitation, response},
};
use samspel_e2e::{Outcome, Scheme, Setup, Viewport, Visit, steps::records};
use serde_json::{Value, json};

const PAGE: &str = "#/sjalvskattning/omgang";

/// A visit in which a round with this name has been started.
async fn round(name: &str) -> Outcome<Visit> {
    let visit = Visit::start(name, Setup::default()).await?;
    visit.begin("04").await?;
    start_round(&visit).await?;
    Ok(visit)
}

async fn start_round(visit: &Visit) -> Outcome {
    visit.goto(PAGE).await?;
    visit.click("#start-round").await?;
    visit.css("#round-title").await?;
    visit.write("#round-title", "Provet").await
}

/// The invitation that the page gives as a file.
async fn invitation(visit: &Visit) -> Outcome<Invitation> {
    visit.click("#invitation-file").await?;
    let file = visit.taken("Inbjudan-Provet.samspel.json").await?;
    Ok(invitation::read(file.as_bytes())?)
}

fn id(text: &str) -> RecordId {
    RecordId::new(text).unwrap_or_else(|| RecordId::from_bits(0))
}

/// What a respondent would send back: a level on every statement.
fn answered(invitation: &Invitation, respondent: &str, group: ActorGroup) -> ResponseFile {
    let factors = QuestionSet::current().factors.iter();
    let statements = factors.flat_map(|factor| factor.statements);
    let levels = statements.zip(Level::ALL.into_iter().cycle());
    ResponseFile {
        document: Some(invitation.document.clone()),
        title: invitation.title.clone(),
        question_set: invitation.question_set.clone(),
        revision: Count(1),
        group: Some(group),
        role: RespondentRole::Officer,
        answered: Date::new(2026, 11, 22),
        answers: levels
            .map(|(statement, level)| (statement.id, Answer::Level(level)))
            .collect(),
        ..ResponseFile::empty(Id::of(id(respondent)), invitation.round.clone())
    }
}

/// A file by its name, with what a response holds.
fn file(name: &str, response: &ResponseFile) -> Outcome<(String, String)> {
    Ok((name.into(), response::write(response)?))
}

/// Chooses files, all at once.
async fn give(visit: &Visit, files: &[(String, String)]) -> Outcome {
    let script = "const carried = new DataTransfer();
        for (const [name, content] of arguments[0]) carried.items.add(new File([content], name));
        const input = document.getElementById('response-files');
        input.files = carried.files;
        input.dispatchEvent(new Event('change', { bubbles: true }))";
    visit.css("#response-files").await?;
    visit.script(script, vec![json!(files)]).await.map(drop)
}

/// The lines of a list on the page, once the report is there.
async fn lines(visit: &Visit, list: &str) -> Outcome<Vec<String>> {
    visit.focus_is_at("#report").await?;
    let script = "return [...document.querySelectorAll(arguments[0] + ' li')].map((one) => one.textContent.replaceAll('\\u202f', ' '))";
    let lines = visit.script(script, vec![json!(list)]).await?;
    Ok(serde_json::from_value(lines)?)
}

/// How many responses have been collected in all documents together.
async fn collected(visit: &Visit) -> Outcome<usize> {
    visit.is_saved().await?;
    let mut count = 0;
    for (_, text) in visit.stored_documents().await? {
        let document: Value = serde_json::from_str(&text)?;
        let all = records(&document, "response").into_iter();
        count += all.filter(|(_, one)| !one["received"].is_null()).count();
    }
    Ok(count)
}

/// Undoes the last step, and waits until that has been saved.
async fn step_back(visit: &Visit) -> Outcome {
    visit.click_button("Ångra").await?;
    visit.is_saved().await
}

/// A response as the text of a link.
async fn packed(visit: &Visit, response: &ResponseFile) -> Outcome<String> {
    const PACK: &str = r#"
        const crc = (bytes) => {
            let rest = -1;
            for (const byte of bytes) {
                rest ^= byte;
                for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? 0xEDB88320 : 0);
            }
            return ~rest >>> 0;
        };
        const [text, done] = arguments;
        const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
        new Response(stream).arrayBuffer().then((buffer) => {
            const packed = new Uint8Array(buffer);
            const whole = new Uint8Array(4 + packed.length);
            new DataView(whole.buffer).setUint32(0, crc(packed));
            whole.set(packed, 4);
            done('1.' + btoa(String.fromCharCode(...whole)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''));
        }, (reason) => done(String(reason)));
    "#;
    let text = response::write_compact(response);
    let link = visit
        .client()
        .execute_async(PACK, vec![json!(text)])
        .await?;
    Ok(link.as_str().unwrap_or_default().to_owned())
}

// R120, R129
#[tokio::test]
async fn a_round_is_set_up_and_its_invitation_says_what_was_set() -> Outcome {
    let visit = round("round_setup").await?;
    visit
        .write("#round-purpose", "Inför den nya strategin.")
        .await?;
    visit.pick_date("#round-end", "2026-12-18").await?;
    visit.write("#smallest-group", "2").await?;
    visit.sees("Skriv ett heltal från 3 till 1 000.").await?;
    visit.write("#smallest-group", "7").await?;
    visit.write("#reply-to", "rus@region.example").await?;
    visit.check("Kommun").await?;
    visit.write("#invited-municipality-count", "nio").await?;
    visit.sees("Skriv ett heltal.").await?;
    visit.write("#invited-municipality-count", "9").await?;
    visit.check("Regionen").await?;
    visit
        .script(
            "const field = document.getElementById('own-factor'); field.value = 'F03'; field.dispatchEvent(new Event('change'))",
            vec![],
        )
        .await?;
    for text in ["Vi möts varje månad.", "Vi delar våra planer."] {
        visit.click("#add-own").await?;
        visit
            .until(
                "the new statement",
                "return document.activeElement?.id.startsWith('own-sv-')",
                vec![],
            )
            .await?;
        visit.type_text(text).await?;
    }
    visit.counts("details.own-statement", 2).await?;
    visit.sees("3.B").await?;
    // The second goes first, and the keyboard stays with it.
    let last = "return [...document.querySelectorAll('[id^=own-up-]')].at(-1).id";
    let up = visit.script(last, vec![]).await?;
    let up = up.as_str().unwrap_or_default().to_owned();
    visit
        .script(
            "document.getElementById(arguments[0]).click()",
            vec![json!(up)],
        )
        .await?;
    visit.focus_is_at(&format!("[id='{up}']")).await?;

    let invitation = invitation(&visit).await?;
    assert_eq!(invitation.title, "Provet");
    assert_eq!(invitation.purpose, "Inför den nya strategin.");
    assert_eq!(invitation.region, "Region Sörmland");
    assert_eq!(invitation.end, Date::new(2026, 12, 18));
    assert_eq!(Some(invitation.smallest_group), SmallestGroup::new(7));
    assert_eq!(
        invitation.groups,
        [ActorGroup::Region, ActorGroup::Municipality]
    );
    assert_eq!(invitation.reply_to, "rus@region.example");
    let own: Vec<_> = invitation
        .own_statements
        .iter()
        .map(|(_, one)| (one.factor.as_str(), one.sv.as_str()))
        .collect();
    assert_eq!(
        own,
        [
            ("F03", "Vi delar våra planer."),
            ("F03", "Vi möts varje månad.")
        ]
    );

    // The link opens the questionnaire with the same.
    let link = visit.value("#link-text").await?;
    let hash = link.split_once('#').map(|(_, hash)| ["#", hash].concat());
    let hash = hash.unwrap_or_default();
    assert!(hash.starts_with("#/svara/1."), "{hash}");
    assert!(link.chars().count() <= 2_000);
    let letter = "return document.getElementById('mail-text').value";
    let letter = visit.script(letter, vec![]).await?;
    for part in [
        link.as_str(),
        "rus@region.example",
        "18 dec 2026",
        "färre än 7",
    ] {
        assert!(
            letter.as_str().is_some_and(|letter| letter.contains(part)),
            "{part}: {letter}"
        );
    }
    visit.click("#copy-link-text").await?;
    visit.sees("Länken är kopierad.").await?;
    visit.goto(&hash).await?;
    visit.heading("Provet").await?;
    visit.sees("Region Sörmland bjuder in dig").await?;

    // All of it is in the document: it outlives a reload, and goes on to the next round.
    visit.goto(PAGE).await?;
    visit.reload().await?;
    visit.has_value("#smallest-group", "7").await?;
    visit.has_value("#invited-municipality-count", "9").await?;
    visit.click("#next-round").await?;
    visit.counts("#round-choice option", 2).await?;
    visit.has_value("#round-purpose", "").await?;
    visit.has_value("#reply-to", "rus@region.example").await?;
    visit.counts("details.own-statement", 2).await?;
    visit.finish().await
}

// R123, R124, R125, R127, R128
#[tokio::test]
async fn what_comes_is_taken_in_once_and_what_does_not_belong_is_named() -> Outcome {
    let visit = round("round_collect").await?;
    visit.check("Kommun").await?;
    visit.check("Näringsliv").await?;
    let invitation = invitation(&visit).await?;
    let sent = |number: usize, group| answered(&invitation, &format!("svar-{number}"), group);
    let mut files = Vec::new();
    for number in 0..7 {
        files.push(file(
            &format!("kommun-{number}.json"),
            &sent(number, ActorGroup::Municipality),
        )?);
    }
    for number in 7..13 {
        files.push(file(
            &format!("bolag-{number}.json"),
            &sent(number, ActorGroup::Business),
        )?);
    }
    files.push(file("igen.json", &sent(0, ActorGroup::Municipality))?);
    let mut other = sent(90, ActorGroup::Region);
    other.round = Id::of(id("en-annan-omgang"));
    other.title = "Region Östs omgång".into();
    files.push(file("annan.json", &other)?);
    let whole = visit.stored_document().await?.to_string();
    for (name, content) in [
        ("tom.json", ""),
        ("trasig.json", "{\n  \"format\": "),
        ("dokument.json", whole.as_str()),
        ("inbjudan.json", &invitation::write(&invitation)?),
        ("annat.json", "{\"format\": \"excel\"}"),
    ] {
        files.push((name.into(), content.to_owned()));
    }
    give(&visit, &files).await?;
    assert_eq!(
        lines(&visit, "#report-counts").await?,
        ["13 nya svar", "1 fanns här redan", "6 togs inte in"]
    );
    let refused = lines(&visit, "#report-refused").await?;
    for (name, reason) in [
        ("tom.json", "Filen är tom"),
        ("trasig.json", "Trasig på rad 2"),
        ("dokument.json", "Ett helt dokument"),
        ("inbjudan.json", "En inbjudan, inte ett svar"),
        ("annat.json", "Inte en fil från Samspel"),
        ("annan.json", "Region Östs omgång"),
    ] {
        let told = refused
            .iter()
            .any(|line| line.starts_with(name) && line.contains(reason));
        assert!(told, "{name}: {refused:?}");
    }
    assert_eq!(collected(&visit).await?, 13);
    let cells = "return [...document.querySelectorAll('.progress-table tbody tr')].map((row) => [row.cells[0].textContent, row.cells[2].textContent])";
    let cells = visit.script(cells, vec![]).await?;
    assert_eq!(
        cells,
        json!([["Kommun", "7"], ["Näringsliv", "6"], ["Alla", "13"]])
    );

    // One more from a third group hides it, and with it whatever it could be worked out from.
    let third = [file("lararen.json", &sent(14, ActorGroup::University))?];
    give(&visit, &third).await?;
    assert_eq!(lines(&visit, "#report-counts").await?, ["1 nytt svar"]);
    let hidden = "return [...document.querySelectorAll('.progress-table tbody tr')].filter((row) => row.cells[0].textContent === 'Lärosäte').map((row) => row.cells[2].textContent)";
    assert_eq!(visit.script(hidden, vec![]).await?, json!(["visas inte"]));

    // Collected at once is taken back at once, and the list says so.
    step_back(&visit).await?;
    visit.sees("Insamlingen är ångrad.").await?;
    assert_eq!(collected(&visit).await?, 13);
    step_back(&visit).await?;
    assert_eq!(collected(&visit).await?, 0);
    visit.click_button("Gör om").await?;
    assert_eq!(collected(&visit).await?, 13);
    visit.click("#close-report").await?;
    visit.counts("#report", 0).await?;

    // A later one takes the place of the earlier; the same again changes nothing.
    let mut later = sent(3, ActorGroup::Business);
    later.revision = Count(2);
    give(&visit, &[file("senare.json", &later)?]).await?;
    assert_eq!(
        lines(&visit, "#report-counts").await?,
        ["1 ersatte ett tidigare svar"]
    );
    give(&visit, &[file("senare.json", &later)?, files[3].clone()]).await?;
    assert_eq!(
        lines(&visit, "#report-counts").await?,
        ["1 fanns här redan", "1 är äldre än det som finns"]
    );
    visit.reload().await?;
    assert_eq!(collected(&visit).await?, 13);

    // One can be taken away, and comes back.
    visit.click("#responses > summary").await?;
    visit.write("#find-response", "svar-3").await?;
    visit.counts(".responses-table tbody tr", 1).await?;
    visit.click(".responses-table tbody button").await?;
    visit.sees("är borttaget.").await?;
    assert_eq!(collected(&visit).await?, 12);
    step_back(&visit).await?;
    assert_eq!(collected(&visit).await?, 13);
    visit.finish().await
}

// R124
#[tokio::test]
async fn a_round_that_is_not_open_takes_nothing_in() -> Outcome {
    let visit = round("round_closed").await?;
    let invitation = invitation(&visit).await?;
    visit.check("Stängd").await?;
    visit
        .sees("Omgången tar inte emot svar just nu. Sätt läget till Öppen under Om omgången.")
        .await?;
    let one = file("ett.json", &answered(&invitation, "ett", ActorGroup::Other))?;
    give(&visit, std::slice::from_ref(&one)).await?;
    let refused = lines(&visit, "#report-refused").await?;
    assert!(refused[0].contains("Omgången är stängd."), "{refused:?}");
    assert_eq!(collected(&visit).await?, 0);
    // Another round of the same document names the one that it belongs to.
    visit.click("#next-round").await?;
    visit.counts("#round-choice option", 2).await?;
    give(&visit, std::slice::from_ref(&one)).await?;
    let refused = lines(&visit, "#report-refused").await?;
    assert!(
        refused[0].contains("Svaret hör till omgången Provet."),
        "{refused:?}"
    );
    visit.choose("Visa omgång", "Provet").await?;
    visit.check("Öppen").await?;
    give(&visit, &[one]).await?;
    assert_eq!(lines(&visit, "#report-counts").await?, ["1 nytt svar"]);
    assert_eq!(collected(&visit).await?, 1);
    visit.finish().await
}

// R122, R126
#[tokio::test]
async fn links_and_texts_are_pasted_and_a_link_is_looked_at_before_it_is_added() -> Outcome {
    let visit = round("round_paste").await?;
    let invitation = invitation(&visit).await?;
    let sent = |name: &str| answered(&invitation, name, ActorGroup::Municipality);
    let link = packed(&visit, &sent("ett")).await?;
    let address = [&visit.server().url(), "#/svar/", &link].concat();
    assert!(address.chars().count() <= 2_000, "{}", address.len());

    visit.write("#paste", "Hej! Det är 2026.11.22.").await?;
    visit.click("#take-pasted").await?;
    visit.sees("Där finns inget svar.").await?;
    visit.focus_is_at("#paste").await?;
    let (first, rest) = address.split_at(70);
    let cut = &link[..link.len() - 9];
    let text = response::write(&sent("två"))?;
    let mail = format!("Hej!\n> {first}\n> {rest}\nMvh Kim\n#/svar/{cut}\n\n{text}\n");
    let fill = "const field = document.getElementById('paste'); field.value = arguments[0]; field.dispatchEvent(new Event('input', { bubbles: true }))";
    visit.script(fill, vec![json!(mail)]).await?;
    visit.click("#take-pasted").await?;
    assert_eq!(
        lines(&visit, "#report-counts").await?,
        ["2 nya svar", "1 togs inte in"]
    );
    let refused = lines(&visit, "#report-refused").await?;
    assert!(
        refused[0].starts_with("Inklistrat, rad 5") && refused[0].contains("avklippt"),
        "{refused:?}"
    );
    assert_eq!(collected(&visit).await?, 2);

    let mut named = sent("tre");
    named.name = "Kim Ek".into();
    named.comments = [("F01".to_owned(), "Bra.".to_owned())].into();
    let hash = ["#/svar/", &packed(&visit, &named).await?].concat();
    visit.goto(&hash).await?;
    visit.heading("Ett svar").await?;
    for told in [
        "Provet",
        "Kommun",
        "Tjänsteperson",
        "Kim Ek",
        "22 nov 2026",
        "52 av 52",
    ] {
        visit.sees(told).await?;
    }
    visit.no_axe_violations().await?;
    assert_eq!(collected(&visit).await?, 2);
    visit.click("#add-response").await?;
    visit.hash_is(PAGE).await?;
    visit.sees("Svaret är tillagt.").await?;
    assert_eq!(collected(&visit).await?, 3);
    // Where another document is open, the right one is named and opened.
    visit.begin("05").await?;
    visit.goto(&hash).await?;
    visit.sees("som inte är öppet").await?;
    visit.click("#open-document").await?;
    visit.click("#add-response").await?;
    visit.sees("Svaret finns redan i omgången.").await?;
    assert_eq!(collected(&visit).await?, 3);
    visit.finish().await?;

    let setup = Setup {
        hash: &hash,
        ..Setup::default()
    };
    let visit = Visit::start("round_elsewhere", setup).await?;
    visit
        .sees("Omgången finns inte i något dokument i den här webbläsaren.")
        .await?;
    visit.goto("#/svar/1.AAAA").await?;
    visit.heading("Svaret går inte att läsa").await?;
    visit.finish().await
}

// R120
#[tokio::test]
async fn an_invitation_that_is_too_long_for_a_link_is_offered_as_a_file() -> Outcome {
    let visit = round("round_long").await?;
    visit.css("#link-text").await?;
    let script = "let seed = 1; const next = () => { seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0; return (seed >>> 16).toString(36); };
        const field = document.getElementById('round-purpose'); field.value = Array.from({ length: 700 }, next).join(' ');
        field.dispatchEvent(new Event('input', { bubbles: true }))";
    visit.script(script, vec![]).await?;
    visit
        .sees("och många program klipper adresser över 2 000")
        .await?;
    visit.counts("#link-text", 0).await?;
    let invitation = invitation(&visit).await?;
    assert!(invitation.purpose.len() > 2_000);
    visit.finish().await
}

// R127
#[tokio::test]
async fn reading_many_shows_how_far_it_has_come_and_can_be_stopped() -> Outcome {
    let visit = round("round_many").await?;
    let invitation = invitation(&visit).await?;
    let one = response::write(&answered(&invitation, "mall", ActorGroup::Other))?;
    // The page's own event, since thousands of files are not written for this.
    let many = "const carried = new DataTransfer();
        for (let number = 0; number < arguments[1]; number += 1)
            carried.items.add(new File([arguments[0].replace('\"mall\"', `\"svar-${number}\"`)], `svar-${number}.json`));
        const input = document.getElementById('response-files');
        input.files = carried.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));
        const stop = new MutationObserver(() => {
            if (!arguments[2] || !/[1-9]/.test(document.getElementById('reading')?.textContent.split(' av ')[0] ?? '')) return;
            stop.disconnect();
            document.getElementById('stop-reading').click();
        });
        stop.observe(document.body, { subtree: true, childList: true, characterData: true })";
    visit
        .script(many, vec![json!(one), json!(2_000), json!(true)])
        .await?;
    visit.sees("Avbrutet. Inget togs in.").await?;
    assert_eq!(collected(&visit).await?, 0);
    visit
        .script(many, vec![json!(one), json!(300), json!(false)])
        .await?;
    assert_eq!(lines(&visit, "#report-counts").await?, ["300 nya svar"]);
    assert_eq!(collected(&visit).await?, 300);
    visit.finish().await
}

#[tokio::test]
async fn the_page_is_whole_in_both_languages_narrow_dark_and_by_keyboard() -> Outcome {
    let visit = Visit::start("round_whole", Setup::default()).await?;
    visit.begin("04").await?;
    visit.goto(PAGE).await?;
    visit.no_axe_violations().await?;
    visit.walk_to("Tab", "#start-round").await?;
    visit.press("Enter").await?;
    visit.css("#round-title").await?;
    visit.write("#round-title", "Provet").await?;
    visit.walk_to("Tab", "#invited-municipality").await?;
    visit.press("Space").await?;
    visit.walk_to("Tab", "#invited-municipality-count").await?;
    visit.type_text("4").await?;
    visit.walk_to("Tab", "#add-own").await?;
    visit.press("Enter").await?;
    visit
        .until(
            "the new statement",
            "return document.activeElement?.id.startsWith('own-sv-')",
            vec![],
        )
        .await?;
    visit
        .type_text("Vi möts varje månad och delar våra planer.")
        .await?;
    visit.walk_to("Tab", "#choose-responses").await?;
    let invitation = invitation(&visit).await?;
    let good = answered(&invitation, "ett", ActorGroup::Municipality);
    let files = [file("ett.json", &good)?, ("tom.json".into(), String::new())];
    give(&visit, &files).await?;
    lines(&visit, "#report-counts").await?;
    visit.click("#responses > summary").await?;
    visit.click("#mail > summary").await?;
    visit.no_axe_violations().await?;
    visit.screenshot("round").await?;
    visit.set_viewport(Viewport::NARROW).await?;
    visit.no_horizontal_overflow().await?;
    visit.set_scheme(Scheme::Dark).await?;
    visit.no_axe_violations().await?;
    visit.screenshot("round-narrow-dark").await?;
    visit.set_viewport(Viewport::WIDE).await?;
    visit.click("#language").await?;
    visit.heading("Round").await?;
    visit.sees("The file is empty.").await?;
    visit.no_axe_violations().await?;
    let document: Value = visit.stored_document().await?;
    assert_eq!(records(&document, "own_statement").len(), 1);
    visit.finish().await
}
