//! A round is set up, and its invitation goes out.

use samspel::domain::{
    records::{self_assessment::SmallestGroup, strategy::ActorGroup},
    values::date::Date,
};
use samspel_e2e::Outcome;
use serde_json::json;

use crate::{PAGE, invitation, round};

// R120, R129
#[tokio::test]
async fn a_round_is_set_up_and_its_invitation_says_what_was_set() -> Outcome {
    let visit = round("round_setup").await?;
    visit.write("#round-purpose", "Inför den nya strategin.").await?;
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
    visit.unfold("own").await?;
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
    let last = "return [...document.querySelectorAll('[id^=up-]')].at(-1).id";
    let up = visit.script(last, vec![]).await?;
    let up = up.as_str().unwrap_or_default().to_owned();
    visit
        .script("document.getElementById(arguments[0]).click()", vec![json!(up)])
        .await?;
    visit.focus_is_at(&format!("[id='{up}']")).await?;

    let invitation = invitation(&visit).await?;
    assert_eq!(invitation.title, "Provet");
    assert_eq!(invitation.purpose, "Inför den nya strategin.");
    assert_eq!(invitation.region, "Region Sörmland");
    assert_eq!(invitation.end, Date::new(2026, 12, 18));
    assert_eq!(Some(invitation.smallest_group), SmallestGroup::new(7));
    assert_eq!(invitation.groups, [ActorGroup::Region, ActorGroup::Municipality]);
    assert_eq!(invitation.reply_to, "rus@region.example");
    let own: Vec<_> = invitation
        .own_statements
        .iter()
        .map(|(_, one)| (one.factor.as_str(), one.sv.as_str()))
        .collect();
    assert_eq!(own, [("F03", "Vi delar våra planer."), ("F03", "Vi möts varje månad.")]);

    // The link opens the questionnaire with the same.
    let link = visit.value("#link-text").await?;
    let hash = link.split_once('#').map(|(_, hash)| ["#", hash].concat());
    let hash = hash.unwrap_or_default();
    assert!(hash.starts_with("#/svara/1."), "{hash}");
    assert!(link.chars().count() <= 2_000);
    let letter = "return document.getElementById('mail-text').value";
    let letter = visit.script(letter, vec![]).await?;
    for part in [link.as_str(), "rus@region.example", "18 dec 2026", "färre än 7"] {
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
    visit.unfold("next").await?;
    visit.click("#next-round").await?;
    // It begins with what it is about, which only it can say.
    visit.focus_is_at("#about").await?;
    visit.css("#round-purpose").await?;
    visit.counts("#round-choice option", 2).await?;
    visit.has_value("#round-purpose", "").await?;
    visit.has_value("#reply-to", "rus@region.example").await?;
    visit.counts("details.own-statement", 2).await?;
    visit.finish().await
}

// R120
#[tokio::test]
async fn an_invitation_that_is_too_long_for_a_link_is_offered_as_a_file() -> Outcome {
    let visit = round("round_long").await?;
    visit.unfold("invite").await?;
    visit.css("#link-text").await?;
    let script = "let seed = 1; const next = () => { seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0; return (seed >>> 16).toString(36); };
        const field = document.getElementById('round-purpose'); field.value = Array.from({ length: 700 }, next).join(' ');
        field.dispatchEvent(new Event('input', { bubbles: true }))";
    visit.script(script, vec![]).await?;
    visit.sees("och många program klipper adresser över 2 000").await?;
    visit.counts("#link-text", 0).await?;
    let invitation = invitation(&visit).await?;
    assert!(invitation.purpose.len() > 2_000);
    visit.finish().await
}
