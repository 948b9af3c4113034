//! The respondent's side of a consultation: who asks and why, the questions with as much said to each as somebody likes, and the way to send it.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{
    consultation_fields::{Fields, who},
    kept::KeptDraft,
    sending::{Outgoing, Sending, TITLE_ID, name_of},
    trouble,
};
use crate::{
    app::{
        components::{file_button::one_of, icon::icon, towns::fetched_towns},
        interface::{dropping::take_dropped, route::Route},
        state::App,
        text::{
            page_title::titled,
            vocabulary,
            words::{Word, fill, text},
        },
    },
    domain::{
        dialogue::consultation::{ConsultationInvitation, ContributionFile},
        values::county,
    },
    format::{
        consultation,
        consultation_answer::answer,
        draft::{Draft, NoteKind},
    },
    map::municipalities::read_names,
    platform::{
        storage::StorageError,
        web::{fetch, page as browser},
    },
};

/// The page.
pub fn page(app: App, invitation: Arc<ConsultationInvitation>, draft: Draft) -> AnyView {
    // Nothing that is dropped leads a respondent away from what has been said.
    let notices = app.notices;
    take_dropped(one_of(app, move |file| trouble::take(notices, &file)));
    let fields = Fields {
        app,
        kept: KeptDraft::new(invitation.consultation.as_str(), draft),
        invitation: StoredValue::new(invitation.clone()),
        municipalities: RwSignal::new(Vec::new()),
        towns: invitation.asks_place.then(fetched_towns),
    };
    fields.kept.follow_other_tabs();
    fetch_names(fields);
    let title = title(&invitation);
    let of_title = title.clone();
    app.interface
        .entitle(move || Some(titled(&[text(Word::ConsultationPage), &of_title])));
    let sending = sending(app, fields, title.clone());
    let questions: Vec<_> = invitation
        .questions
        .iter()
        .map(|(id, question)| fields.question(Some(id.clone()), question.clone()))
        .collect();
    let besides = if questions.is_empty() {
        Word::ConsultationWhat
    } else {
        Word::ConsultationBesides
    };
    let to_send = |_| {
        browser::focus(TITLE_ID);
    };
    view! {
        <main class="page answer-page consultation" id="main" tabindex="-1">
            <header class="page-head">
                <p class="kicker">{inviter(&invitation)}</p>
                <h1>{title}</h1>
                {paragraphs(&invitation.text)}
                {about(&invitation)}
            </header>
            {ended(&invitation)}
            {last_day(&invitation)}
            {unkept(fields.kept)}
            {questions}
            {fields.question(None, text(besides).to_owned())}
            {who(fields)}
            <section class="section split">
                <h2>{text(Word::AnswerWhereTitle)}</h2>
                <ul>
                    <li>{text(Word::AnswerWhereDevice)}</li>
                    <li>{text(Word::ConsultationWhereFile)}</li>
                    <li>{text(Word::ConsultationWherePublic)}</li>
                    <li>{text(Word::AnswerWherePause)}</li>
                </ul>
            </section>
            <p class="actions no-print">
                <button type="button" class="primary" id="to-send" on:click=to_send>
                    {text(Word::ConsultationToSend)}
                    {icon("arrow-right")}
                </button>
            </p>
            {contents(fields)}
            {sending.section()}
        </main>
    }
    .into_any()
}

/// What the consultation is called.
fn title(invitation: &ConsultationInvitation) -> String {
    match invitation.title.trim() {
        "" => text(Word::ConsultationPage).into(),
        title => title.into(),
    }
}

fn inviter(invitation: &ConsultationInvitation) -> String {
    let county = county::by_code(&invitation.county).map(|county| county.region);
    let region = match invitation.region.trim() {
        "" => county.unwrap_or_default(),
        named => named,
    };
    if region.is_empty() {
        return text(Word::ConsultationInvites).into();
    }
    fill(Word::ConsultationInvitesFrom, &[("region", region)])
}

fn paragraphs(said: &str) -> AnyView {
    let each = said.lines().map(str::trim).filter(|line| !line.is_empty());
    let each: Vec<_> = each
        .map(|line| view! { <p class="lede">{line.to_owned()}</p> })
        .collect();
    each.into_any()
}

fn about(invitation: &ConsultationInvitation) -> Option<AnyView> {
    let each = invitation.about.iter().map(|name| view! { <li>{name.clone()}</li> });
    let each: Vec<_> = each.collect();
    (!each.is_empty()).then(|| {
        view! {
            <p>{text(Word::ConsultationAbout)}</p>
            <ul>{each}</ul>
        }
        .into_any()
    })
}

fn note(kind: &'static str, symbol: &'static str, message: String) -> AnyView {
    view! {
        <div class="note" data-kind=kind>
            {icon(symbol)}
            <div>
                <p>{message}</p>
            </div>
        </div>
    }
    .into_any()
}

/// That the last day has passed, where it has.
fn ended(invitation: &ConsultationInvitation) -> Option<AnyView> {
    let (end, today) = (invitation.end?, browser::today()?);
    (end < today).then(|| {
        let message = fill(Word::AnswerEnded, &[("date", &vocabulary::day(end))]);
        note("attention", "alert-triangle", message)
    })
}

fn last_day(invitation: &ConsultationInvitation) -> Option<AnyView> {
    let end = invitation.end?;
    Some(
        view! {
            <dl class="answer-facts">
                <div>
                    <dt>{text(Word::AnswerLastDay)}</dt>
                    <dd>{vocabulary::day(end)}</dd>
                </div>
            </dl>
        }
        .into_any(),
    )
}

/// That what is said is not kept on the device, where that is so.
fn unkept(kept: KeptDraft) -> AnyView {
    let message = move || {
        let word = match kept.unkept.get()? {
            StorageError::Full => Word::ConsultationFull,
            StorageError::Unavailable => Word::ConsultationUnavailable,
        };
        Some(view! { <div role="alert">{note("error", "alert-triangle", text(word).into())}</div> })
    };
    message.into_any()
}

/// Fetches what the municipalities of the county are called, where the invitation asks for that.
fn fetch_names(fields: Fields) {
    let (county, is_asked) = fields
        .invitation
        .with_value(|invitation| (invitation.county.clone(), invitation.asks_municipality));
    if !is_asked {
        return;
    }
    spawn_local(async move {
        if let Ok(bytes) = fetch::bytes("geo/koder.json").await {
            let names = read_names(&bytes).unwrap_or_default().into_iter();
            let names = names.filter(|one| one.code.starts_with(&county));
            let names = names.map(|one| (one.code, one.name));
            let _left = fields.municipalities.try_set(names.collect());
        }
    });
}

/// All that the answer has, to be seen before it is sent.
fn contents(fields: Fields) -> AnyView {
    let written = fields.kept.read(move |draft| {
        let made = fields.answer(draft);
        (!made.said.is_empty()).then(|| consultation::write(&made).unwrap_or_default())
    });
    let shown = move || {
        written.get().map(|content| {
            view! {
                <details class="no-print">
                    <summary>{text(Word::AnswerRaw)}</summary>
                    <pre class="answer-raw" tabindex="0">
                        {content}
                    </pre>
                </details>
            }
        })
    };
    shown.into_any()
}

fn sending(app: App, fields: Fields, title: String) -> Sending {
    let outgoing = move |draft: &Draft| {
        let made = fields.answer(draft);
        Outgoing {
            is_empty: made.said.is_empty(),
            content: consultation::write(&made).ok(),
            compact: consultation::write_compact(&made),
            file_name: name_of(&made.title, Word::ConsultationPage, made.id.as_str()),
            made: (made.revision, made.answered),
        }
    };
    let reply_to = fields
        .invitation
        .with_value(|invitation| invitation.reply_to.trim().to_owned());
    Sending {
        notices: app.notices,
        kept: fields.kept,
        title: StoredValue::new(title),
        reply_to: StoredValue::new(reply_to),
        to: Route::ReceivedContributions,
        obstacles: [Word::ConsultationNothingToSend, Word::ConsultationTooLarge],
        outgoing: StoredValue::new(Arc::new(outgoing)),
    }
}

impl Fields {
    /// The answer that a draft makes today.
    pub fn answer(self, draft: &Draft) -> ContributionFile {
        self.invitation
            .with_value(|invitation| answer(draft, invitation, browser::today()))
    }

    /// What is kept of a kind that is of nothing in particular, followed.
    pub fn plain(self, kind: NoteKind) -> Memo<String> {
        self.kept.read(move |draft| draft.text(kind, "").to_owned())
    }
}
