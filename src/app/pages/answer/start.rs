//! The first step: who asks and why, how long it takes, what happens to the answers, and who answers.

use leptos::prelude::*;

use super::sheet::{OpenInvitation, SUMMARY, Sheet};
use crate::{
    app::{
        components::{field::text_field, icon::icon, note::Note},
        form::{binding::Binding, field::FormField},
        text::{
            vocabulary::{self, Term},
            words::{Word, fill, text},
        },
    },
    domain::{assessment::invitation::Invitation, records::strategy::ActorGroup, values::county},
    platform::web::page as browser,
};

/// The page.
pub fn page(sheet: Sheet) -> AnyView {
    let open_invitation = sheet.open_invitation();
    let invitation = &open_invitation.invitation;
    let purpose = invitation.purpose.trim().to_owned();
    view! {
        <main class="page answer-page" id="main" tabindex="-1">
            <header class="page-head">
                <p class="kicker">{inviter(invitation)}</p>
                <h1>{sheet.title()}</h1>
                {(!purpose.is_empty()).then(|| view! { <p class="lede">{purpose}</p> })}
            </header>
            {ended(invitation)}
            {facts(&open_invitation)}
            <section class="section split">
                <h2>{text(Word::AnswerWho)}</h2>
                <div class="record-form">{groups(sheet, invitation)} {roles(sheet)} {name(sheet)}</div>
            </section>
            <section class="section split">
                <h2>{text(Word::AnswerWhereTitle)}</h2>
                {what_happens(invitation)}
            </section>
            {begin(sheet, &open_invitation)}
        </main>
    }
    .into_any()
}

/// Who invites.
fn inviter(invitation: &Invitation) -> String {
    let county = county::by_code(&invitation.county).map(|county| county.region);
    let named = invitation.region.trim();
    let region = if named.is_empty() {
        county.unwrap_or_default()
    } else {
        named
    };
    if region.is_empty() {
        return text(Word::AnswerInvites).into();
    }
    fill(Word::AnswerInvitesFrom, &[("region", region)])
}

/// That the last day has passed, where it has.
fn ended(invitation: &Invitation) -> Option<AnyView> {
    let end = invitation.end?;
    let today = browser::today()?;
    (end < today).then(|| {
        let message = fill(Word::AnswerEnded, &[("date", &vocabulary::day(end))]);
        Note::ATTENTION.says(message)
    })
}

fn facts(open_invitation: &OpenInvitation) -> AnyView {
    let own = open_invitation
        .questionnaire
        .items()
        .filter(|item| item.is_own())
        .count();
    let statements = open_invitation.questionnaire.items().count() - own;
    let factors = open_invitation.questionnaire.pages.len().to_string();
    let (word, own) = (
        if own > 0 {
            Word::AnswerCountOwn
        } else {
            Word::AnswerCount
        },
        own.to_string(),
    );
    let statements = statements.to_string();
    let count = fill(word, &[("n", &statements), ("factors", &factors), ("own", &own)]);
    let end = open_invitation.invitation.end.map(|end| {
        view! {
            <div>
                <dt>{text(Word::AnswerLastDay)}</dt>
                <dd>{vocabulary::day(end)}</dd>
            </div>
        }
    });
    view! {
        <dl class="answer-facts">
            <div>
                <dt>{text(Word::AnswerQuestions)}</dt>
                <dd>{count}</dd>
            </div>
            <div>
                <dt>{text(Word::AnswerTime)}</dt>
                <dd>{text(Word::AnswerTimeText)}</dd>
            </div>
            {end}
        </dl>
    }
    .into_any()
}

fn what_happens(invitation: &Invitation) -> AnyView {
    let least = invitation.smallest_group.get().to_string();
    view! {
        <ul>
            <li>{text(Word::AnswerWhereDevice)}</li>
            <li>{text(Word::AnswerWhereFile)}</li>
            <li>{fill(Word::AnswerWhereGroup, &[("n", &least)])}</li>
            <li>{text(Word::AnswerWherePause)}</li>
        </ul>
    }
    .into_any()
}

fn groups(sheet: Sheet, invitation: &Invitation) -> AnyView {
    let chosen = sheet.read(|draft| draft.group());
    let offered = if invitation.groups.is_empty() {
        ActorGroup::ALL
    } else {
        &invitation.groups
    };
    let rows: Vec<_> = offered
        .iter()
        .map(|&group| {
            let choose = move |_| sheet.say(|draft, now| draft.set_group(Some(group), now));
            choice(
                "group",
                group.code(),
                text(group.word()),
                move || chosen.get() == Some(group),
                choose,
            )
        })
        .collect();
    view! {
        <fieldset class="choices" id="answer-group" aria-describedby="answer-group-help">
            <legend>{text(Word::FieldResponseGroup)}</legend>
            <p class="help" id="answer-group-help">
                {text(Word::AnswerGroupHelp)}
            </p>
            <div class="choice-grid">{rows}</div>
        </fieldset>
    }
    .into_any()
}

fn roles(sheet: Sheet) -> AnyView {
    use crate::domain::records::self_assessment::RespondentRole;
    let chosen = sheet.read(|draft| draft.role());
    // The role that says nothing comes last: it is the one that has been chosen until another is.
    let offered = RespondentRole::ALL.iter().copied();
    let (unsaid, said): (Vec<_>, Vec<_>) = offered.partition(|role| *role == RespondentRole::default());
    let rows: Vec<_> = said
        .into_iter()
        .chain(unsaid)
        .map(|role| {
            let choose = move |_| sheet.say(|draft, now| draft.set_role(role, now));
            choice(
                "role",
                role.code(),
                text(role.word()),
                move || chosen.get() == role,
                choose,
            )
        })
        .collect();
    view! {
        <fieldset class="choices" id="answer-role">
            <legend>{text(Word::FieldResponseRole)}</legend>
            <div class="choice-grid">{rows}</div>
        </fieldset>
    }
    .into_any()
}

fn choice(
    name: &'static str,
    code: &'static str,
    label: &'static str,
    is_chosen: impl Fn() -> bool + Send + Sync + 'static,
    choose: impl Fn(web_sys::Event) + 'static,
) -> AnyView {
    view! {
        <label class="choice">
            <input type="radio" name=name value=code prop:checked=is_chosen on:change=choose />
            {label}
        </label>
    }
    .into_any()
}

fn name(sheet: Sheet) -> AnyView {
    let name = sheet.read(|draft| draft.name().to_owned());
    let binding = Binding::new(name, move |said: String| {
        sheet.say(|draft, now| draft.set_name(&said, now));
    });
    text_field(FormField::new(Word::AnswerName, "answer-name", binding).help(Word::AnswerNameHelp))
}

/// The way on: to the first factor, or to where the respondent stopped.
fn begin(sheet: Sheet, open_invitation: &OpenInvitation) -> AnyView {
    let answers = sheet.now(|draft| draft.answers());
    let next = open_invitation.questionnaire.first_unanswered(&answers);
    let is_begun = !answers.is_empty();
    let (step, label) = match next {
        Some((page, _)) if is_begun => {
            let number = page.factor.number.to_string();
            (page.factor.id, fill(Word::AnswerGoOnAt, &[("number", &number)]))
        }
        Some((page, _)) => (page.factor.id, text(Word::AnswerBegin).to_owned()),
        None => (SUMMARY, text(Word::AnswerToSummary).to_owned()),
    };
    let summary = (is_begun && next.is_some()).then(|| {
        view! {
            <a class="button" href=open_invitation.address_of(SUMMARY)>
                {text(Word::AnswerToSummary)}
            </a>
        }
    });
    view! {
        <p class="actions section-gap">
            <a class="button primary" id="begin" href=open_invitation.address_of(step)>
                {label}
                {icon("arrow-right")}
            </a>
            {summary}
        </p>
    }
    .into_any()
}
