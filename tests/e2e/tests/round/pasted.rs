//! Responses that are pasted as links and as texts.

use samspel::{
    domain::{assessment::response_file::ResponseFile, records::strategy::ActorGroup},
    format::response,
};
use samspel_e2e::{Outcome, Setup, Visit};
use serde_json::json;

use crate::{PAGE, answered, collected, invitation, lines, round};

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
    let link = visit.client().execute_async(PACK, vec![json!(text)]).await?;
    Ok(link.as_str().unwrap_or_default().to_owned())
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

    visit.unfold("collect").await?;
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
    assert_eq!(lines(&visit, "#report-counts").await?, ["2 nya svar", "1 togs inte in"]);
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
    for told in ["Provet", "Kommun", "Tjänsteperson", "Kim Ek", "22 nov 2026", "52 av 52"] {
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
