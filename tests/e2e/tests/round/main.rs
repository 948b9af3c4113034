//! A coordinator starts a round, gives out its invitation and collects what comes back, good and bad.

mod collecting;
mod pasted;
mod setup;
mod whole;

use samspel::{
    domain::{
        assessment::{factors::QuestionSet, invitation::Invitation, response_file::ResponseFile},
        records::{
            self_assessment::{Answer, Level, RespondentRole},
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
use samspel_e2e::{Outcome, Setup, Visit, steps::records};
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
    visit.unfold("invite").await?;
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

/// A file by its name, with what a response contains.
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
