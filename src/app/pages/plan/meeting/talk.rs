//! What is talked about: what is open to be discussed, each closed with what came of it, and what has been said today.

use leptos::prelude::*;

use super::{
    desk::{Desk, WORDS},
    facts::{self, MOST_SHOWN},
};
use crate::{
    app::{
        components::icon::icon,
        pages::plan::{
            comments::said_by,
            discussion::{self, OpenComment},
        },
        text::words::{Word, text},
    },
    domain::{
        follow_up::meeting::talk::{open_talk, said_on},
        records::comment::Comment,
        values::id::{Id, RecordId},
    },
    platform::web::page,
};

/// After a comment has been closed the next thing is said.
fn to_words() {
    page::focus(WORDS);
}

/// What is open to be discussed.
pub fn open(desk: Desk, item: RecordId) -> AnyView {
    let workspace = desk.app.workspace;
    let at = item.clone();
    let open = workspace.select(move |document, _| {
        let open = open_talk(document, &at);
        (1..).zip(open).collect::<Vec<(usize, Id<Comment>)>>()
    });
    let is_empty = Memo::new(move |_| open.with(Vec::is_empty));
    let drawn = move || open.with(|open| open.iter().take(MOST_SHOWN).cloned().collect::<Vec<_>>());
    let row = move |(number, id): (usize, Id<Comment>)| {
        discussion::row(OpenComment {
            workspace,
            number,
            id,
            shown: Some(item.clone()),
            then: to_words,
        })
    };
    view! {
        <section class="meeting-open" hidden=move || is_empty.get()>
            <h2>{text(Word::ChangeDiscuss)}</h2>
            <div class="own-parts">
                <For each=drawn key=Clone::clone children=row />
            </div>
            {move || facts::more(open.with(Vec::len))}
        </section>
    }
    .into_any()
}

/// Something that has been said today: the words, whether they are a decision, and who said it.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Told {
    id: Id<Comment>,
    asked: String,
    decision: String,
    by: String,
}

/// What has been said today.
pub fn said_today(desk: Desk, item: RecordId) -> AnyView {
    let today = desk.today;
    let told = desk.app.workspace.select(move |document, references| {
        let said = said_on(document, references, &item, today).into_iter();
        let told = |id: Id<Comment>| {
            let comment = document.get(&id)?;
            Some(Told {
                asked: comment.text.trim().into(),
                decision: comment.outcome.trim().into(),
                by: said_by(comment),
                id,
            })
        };
        said.filter_map(told).collect::<Vec<_>>()
    });
    let is_empty = Memo::new(move |_| told.with(Vec::is_empty));
    let row = |told: Told| {
        let decision = (!told.decision.is_empty()).then(|| {
            view! {
                <p class="said meeting-decided">
                    {icon("check")} <b>{text(Word::MeetingDecision)}</b> " " {told.decision.clone()}
                </p>
            }
        });
        view! {
            <li>
                <p class="said" hidden=told.asked.is_empty()>
                    {told.asked.clone()}
                </p>
                {decision}
                <p class="small muted">{told.by}</p>
            </li>
        }
    };
    view! {
        <section hidden=move || is_empty.get()>
            <h2>{text(Word::MeetingSaidToday)}</h2>
            <ul class="meeting-list" id="meeting-said">
                <For each=move || told.get() key=Clone::clone children=row />
            </ul>
        </section>
    }
    .into_any()
}
