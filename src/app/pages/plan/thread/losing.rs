//! What would lose its ground with a record, and the press that has what rests on it reconsidered.

use leptos::prelude::*;

use super::{
    open_change::open_change,
    sentence::{Joined, Sentence, linked},
};
use crate::{
    app::{
        components::{icon::icon, long_list::LongList},
        state::App,
        text::words::{Word, fill, text},
    },
    domain::{
        follow_up::reconsidering::can_be_touched,
        records::{change::Change, document::Document},
        thread::{self, Loss, Losses, Way, losses},
        values::id::RecordId,
    },
    platform::web::page,
};

/// A record that would lose ground.
#[derive(Clone, PartialEq)]
struct Row {
    sentence: Sentence,
    said: String,
    is_all: bool,
    /// Which it is in its list, from 1, and how many are in that.
    place: (usize, usize),
}

/// The section.
pub fn section(app: App, id: RecordId) -> AnyView {
    let workspace = app.workspace;
    let at = id.clone();
    let lost = workspace.select(move |document, references| losses(document, references, &at));
    let long = LongList::beside_another(Memo::new(move |_| lost.with(|lost| lost.all.len() + lost.part.len())));
    let rows = {
        let id = id.clone();
        workspace.select(move |document, _| lost.with(|lost| rows(document, &id, lost, long.drawn.get())))
    };
    let list = move || {
        let rows = rows.get();
        if rows.is_empty() {
            return view! { <p class="links-none">{text(Word::ThreadFallsNone)}</p> }.into_any();
        }
        let (all, part): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.is_all);
        view! {
            {group("thread-loses-all", Word::ThreadFallsAll, all)}
            {group("thread-loses-part", Word::ThreadFallsPart, part)}
        }
        .into_any()
    };
    view! {
        <section class="thread-way" id="thread-falls">
            <h2>{text(Word::ThreadFalls)}</h2>
            <p class="help no-print">{text(Word::ThreadFallsLede)}</p>
            {list}
            {long.more_of(Word::ThreadFalls)}
            {reconsidering(app, id)}
        </section>
    }
    .into_any()
}

fn rows(document: &Document, here: &RecordId, lost: &Losses, drawn: usize) -> Vec<Row> {
    let counts = [lost.all.len(), lost.part.len()];
    let all = lost.all.iter().enumerate().map(|(place, loss)| (place, loss, true));
    let part = lost.part.iter().enumerate().map(|(place, loss)| (place, loss, false));
    let row = |(place, loss, is_all): (usize, &Loss, bool)| {
        let joined = Joined {
            to: &loss.id,
            from: &loss.ground,
            is_from_here: loss.ground == *here,
            way: Way::Resting,
            because: loss.because,
        };
        Some(Row {
            sentence: Sentence::of(document, joined)?,
            said: said(loss),
            is_all,
            place: (place + 1, if is_all { counts[0] } else { counts[1] }),
        })
    };
    all.chain(part).take(drawn).filter_map(row).collect()
}

fn said(loss: &Loss) -> String {
    if loss.goes_along {
        return text(Word::ThreadFallsAlong).into();
    }
    if loss.left > 0 {
        let (left, grounds) = (loss.left.to_string(), loss.grounds.to_string());
        return fill(Word::ThreadFallsLeft, &[("left", &left), ("grounds", &grounds)]);
    }
    text(if loss.falls {
        Word::ThreadFallsBare
    } else {
        Word::ThreadFallsOnly
    })
    .into()
}

fn group(id: &'static str, title: Word, rows: Vec<Row>) -> Option<AnyView> {
    if rows.is_empty() {
        return None;
    }
    let row = |row: Row| {
        view! {
            <li aria-setsize=row.place.1 aria-posinset=row.place.0>
                <p class="thread-sentence">{row.sentence.view()}</p>
                <span class="small muted">{row.said}</span>
            </li>
        }
    };
    let rows: Vec<_> = rows.into_iter().map(row).collect();
    let list = view! {
        <h3>{text(title)}</h3>
        <ul class="thread-list" id=id>
            {rows}
        </ul>
    };
    Some(list.into_any())
}

/// The press that opens a change for the record, for kinds of which a change can touch one.
fn reconsidering(app: App, id: RecordId) -> AnyView {
    let at = id.clone();
    let can_be = app.workspace.select(move |document, _| {
        document.record(&at).is_some() && thread::kind_of(document, &at).is_some_and(can_be_touched)
    });
    let open = move || {
        let name = app.workspace.now(|document, _| linked(document, &id));
        let name = name.flatten().map_or_else(String::new, |one| one.name);
        let change = Change {
            title: fill(Word::ThreadChangeTitle, &[("name", &name)]),
            date: page::today(),
            affects: vec![id.clone()],
            ..Change::default()
        };
        open_change(app, change);
    };
    let open = StoredValue::new(open);
    (move || {
        can_be.get().then(|| {
            view! {
                <p class="help no-print" id="open-change-help">
                    {text(Word::ThreadReconsiderHelp)}
                </p>
                <p class="actions no-print">
                    <button
                        type="button"
                        id="open-change"
                        aria-describedby="open-change-help"
                        on:click=move |_| open.with_value(|open| open())
                    >
                        {icon("loop")}
                        {text(Word::ThreadReconsider)}
                    </button>
                </p>
            }
        })
    })
    .into_any()
}
