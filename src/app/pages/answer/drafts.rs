//! What has been begun on this device and can be gone on with.

use leptos::prelude::*;

use super::{
    address::{self, ListedDraft},
    kept::{begun, let_go},
    trouble::open_button,
};
use crate::{
    app::{
        components::{focus::focus_first_when_drawn, icon::icon, page_head::page_head},
        document::browser::browser_library,
        interface::{notice::Tone, route::Route},
        state::App,
        text::words::{self, Word, fill, text},
    },
    platform::web::page as browser,
};

/// A questionnaire that has been begun.
#[derive(Clone, PartialEq)]
struct DraftEntry {
    round: String,
    title: String,
    region: String,
    answered: usize,
    total: Option<usize>,
    changed: f64,
    is_sent: bool,
}

/// The page where no invitation is named.
pub fn page(app: App) -> AnyView {
    view! {
        <main class="page answer-page" id="main" tabindex="-1">
            {page_head(().into_any(), text(Word::AnswerPage), text(Word::AnswerNothingLede))}
            {section(app)}
            <section class="section split">
                <h2>{text(Word::AnswerOpenTitle)}</h2>
                <div class="stack">
                    <p>{text(Word::AnswerOpenText)}</p>
                    <p class="actions">{open_button(app.notices)}</p>
                </div>
            </section>
        </main>
    }
    .into_any()
}

/// The list; nothing if nothing has been begun.
pub fn section(app: App) -> AnyView {
    let listed = RwSignal::new(list());
    let follow = window_event_listener_untyped("storage", move |_| listed.set(list()));
    on_cleanup(move || follow.remove());
    // What has been removed and put back is listed again.
    let kept = app.library.entries;
    Effect::new(move |_| {
        kept.track();
        let now = list();
        if listed.with_untracked(|before| *before != now) {
            listed.set(now);
        }
    });
    let rows = move || {
        let all = listed.get();
        (!all.is_empty()).then(|| {
            let rows: Vec<_> = all.into_iter().map(|one| row(app, one)).collect();
            view! {
                <section class="section begun-answers">
                    <h2 id="begun-answers" tabindex="-1">
                        {text(Word::AnswerBegun)}
                    </h2>
                    <ul class="record-list">{rows}</ul>
                </section>
            }
        })
    };
    rows.into_any()
}

fn list() -> Vec<DraftEntry> {
    let rounds = browser_library().answered_rounds().unwrap_or_default();
    let mut found: Vec<_> = rounds.into_iter().filter_map(read).collect();
    found.sort_by(|a, b| b.changed.total_cmp(&a.changed).then_with(|| a.round.cmp(&b.round)));
    found
}

/// What is listed of a round; one that can't be read is listed by its id, so that it can be removed.
fn read(round: String) -> Option<DraftEntry> {
    let Some(draft) = begun(&round) else {
        return Some(DraftEntry {
            title: round.clone(),
            round,
            region: String::new(),
            answered: 0,
            total: Some(0),
            changed: 0.0,
            is_sent: false,
        });
    };
    let listed = address::listed(&draft).unwrap_or(ListedDraft {
        title: String::new(),
        region: String::new(),
        answered: 0,
        total: Some(0),
    });
    Some(DraftEntry {
        title: match (listed.title.trim(), listed.total) {
            ("", Some(_)) => text(Word::AnswerPage).into(),
            ("", None) => text(Word::ConsultationPage).into(),
            (title, _) => title.into(),
        },
        round,
        region: listed.region,
        answered: listed.answered,
        total: listed.total,
        changed: draft.changed(),
        is_sent: !draft.is_unsent(),
    })
}

fn row(app: App, one: DraftEntry) -> AnyView {
    let state = if one.is_sent {
        text(Word::AnswerStateSent).to_owned()
    } else {
        let answered = one.answered.to_string();
        match one.total.map(|total| total.to_string()) {
            Some(total) => fill(Word::AssessmentProgress, &[("n", &answered), ("total", &total)]),
            None => fill(Word::ConsultationProgress, &[("n", &answered)]),
        }
    };
    let when = (one.changed > 0.0).then(|| {
        let when = browser::format_moment(one.changed, words::tag(words::language()));
        view! { <span>{fill(Word::LibraryChanged, &[("when", &when)])}</span> }
    });
    let (round, title) = (one.round.clone(), one.title.clone());
    let remove = move |_| {
        match browser_library().remove_answer(&round) {
            Ok(removed) => {
                let_go(&round);
                app.notices
                    .notify_removed(fill(Word::AnswerRemoved, &[("name", &title)]), removed);
            }
            Err(_) => app.notices.notify(Tone::Trouble, text(Word::StorageUnavailable).into()),
        }
        app.library.refresh();
        focus_first_when_drawn(["begun-answers".into(), "main".into()]);
    };
    let label = fill(Word::AnswerRemoveWhat, &[("name", &one.title)]);
    let go_on = fill(Word::AnswerGoOnWhat, &[("name", &one.title)]);
    let address = Route::Answer(one.round).to_hash();
    view! {
        <li>
            <a class="record-title" href=address.clone()>
                {one.title}
            </a>
            <span class="record-meta">
                {(!one.region.is_empty()).then(|| view! { <span>{one.region}</span> })} <span>{state}</span> {when}
            </span>
            <span class="record-side">
                <a class="button" href=address aria-label=go_on>
                    {text(Word::AnswerGoOn)}
                </a>
                <button type="button" class="quiet danger" aria-label=label on:click=remove>
                    {icon("trash")}
                    {text(Word::AppRemove)}
                </button>
            </span>
        </li>
    }
    .into_any()
}
