//! Files that are given are taken in, or refused with the reason.

use samspel::{
    domain::{
        records::{self_assessment::Answer, strategy::ActorGroup},
        values::{amount::Count, id::Id},
    },
    format::response,
};
use samspel_e2e::Outcome;
use serde_json::json;

use crate::{answered, collected, file, give, id, invitation, lines, round, step_back};

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
        ("trasig.json", "Trasig (rad 2"),
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
    assert_eq!(cells, json!([["Kommun", "7"], ["Näringsliv", "6"], ["Alla", "13"]]));

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
    assert_eq!(lines(&visit, "#report-counts").await?, ["1 ersatte ett tidigare svar"]);
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
    visit.unfold("close").await?;
    visit.check("Stängd").await?;
    visit.unfold("collect").await?;
    visit
        .sees("Omgången tar inte emot svar just nu. Sätt läget till Öppen under Avsluta omgången.")
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
    assert!(refused[0].contains("Svaret hör till omgången Provet."), "{refused:?}");
    visit.choose("Visa omgång", "Provet").await?;
    visit.check("Öppen").await?;
    give(&visit, &[one]).await?;
    assert_eq!(lines(&visit, "#report-counts").await?, ["1 nytt svar"]);
    assert_eq!(collected(&visit).await?, 1);
    visit.finish().await
}

// R165, R166
#[tokio::test]
async fn two_that_differ_wait_for_a_choice_and_one_about_nothing_that_is_asked_is_refused() -> Outcome {
    let visit = round("round_differing").await?;
    let invitation = invitation(&visit).await?;
    let one = answered(&invitation, "ett", ActorGroup::Other);
    let mut other = one.clone();
    other.answers.insert("F01.1", Answer::DontKnow);
    let mut unasked = answered(&invitation, "tomt", ActorGroup::Other);
    unasked.answers = [("F99.1", Answer::DontKnow)].into_iter().collect();
    let files = [
        file("ett.json", &one)?,
        file("annat.json", &other)?,
        file("tomt.json", &unasked)?,
    ];
    give(&visit, &files).await?;
    let counts = ["1 väntar på ditt val", "1 togs inte in"];
    assert_eq!(lines(&visit, "#report-counts").await?, counts);
    let refused = lines(&visit, "#report-refused").await?;
    assert!(
        refused[0].contains("Inget av det som omgången frågar om är besvarat."),
        "{refused:?}"
    );
    assert_eq!(collected(&visit).await?, 0);
    visit.click_button("Ta annat.json").await?;
    visit.counts("#report-differing", 0).await?;
    assert_eq!(collected(&visit).await?, 1);

    // The one that is here can be kept.
    give(&visit, &files[..1]).await?;
    visit.sees("Behåll svaret som finns här").await?;
    visit.click_button("Behåll svaret som finns här").await?;
    visit.counts("#report-differing", 0).await?;
    let kept = visit.stored_document().await?;
    assert_eq!(kept["records"]["ett"]["answers"]["F01.1"], "dont_know");
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
    visit.script(many, vec![json!(one), json!(2_000), json!(true)]).await?;
    visit.sees("Avbrutet. Inget togs in.").await?;
    assert_eq!(collected(&visit).await?, 0);
    visit.script(many, vec![json!(one), json!(300), json!(false)]).await?;
    assert_eq!(lines(&visit, "#report-counts").await?, ["300 nya svar"]);
    assert_eq!(collected(&visit).await?, 300);
    visit.finish().await
}
