//! The thread one way, as sentences: the nearest first.

use std::{cell::OnceCell, collections::BTreeSet};

use leptos::prelude::*;

use super::{
    gaps::{self, Gap},
    sentence::{Joined, Sentence},
};
use crate::{
    app::{
        components::long_list::LongList,
        interface::{presentation::Interface, route::Route},
        state::App,
        text::words::{Word, fill, text},
    },
    domain::{
        records::{document::Document, references::References},
        thread::{self, LONGEST, Reached, Way},
        values::id::RecordId,
    },
};

/// A record of the thread.
#[derive(Clone, PartialEq)]
struct Row {
    id: RecordId,
    steps: usize,
    sentence: Sentence,
    /// Which it is of those that are as near, from 1, and how many these are.
    place: (usize, usize),
    goes_on: bool,
    gaps: Vec<Gap>,
}

/// The section of what the thread has come to this way.
pub fn section(app: App, id: RecordId, way: Way, reached: Memo<Vec<Reached>>) -> AnyView {
    let workspace = app.workspace;
    let long = LongList::beside_another(Memo::new(move |_| reached.with(Vec::len)));
    let rows = workspace.select(move |document, references| {
        reached.with(|all| rows(document, references, (&id, way), all, long.drawn.get()))
    });
    let (place, title, none) = match way {
        Way::Grounds => ("thread-grounds", Word::ThreadGrounds, Word::ThreadGroundsNone),
        Way::Resting => ("thread-resting", Word::ThreadResting, Word::ThreadRestingNone),
    };
    let list = move || {
        let rows = rows.get();
        if rows.is_empty() {
            return view! { <p class="links-none">{text(none)}</p> }.into_any();
        }
        let of_step = |steps: usize| {
            let found: Vec<_> = rows.iter().filter(|row| row.steps == steps).cloned().collect();
            (!found.is_empty()).then(|| step(app.interface, steps, found))
        };
        (1..=LONGEST).map(of_step).collect_view().into_any()
    };
    view! {
        <section class="thread-way" id=place>
            <h2>{text(title)}</h2>
            {list}
            {long.more_of(title)}
        </section>
    }
    .into_any()
}

/// What is said of the first records of a thread.
fn rows(
    document: &Document,
    references: &References,
    (here, way): (&RecordId, Way),
    all: &[Reached],
    drawn: usize,
) -> Vec<Row> {
    // Only where some of the last are drawn.
    let ids: OnceCell<BTreeSet<&RecordId>> = OnceCell::new();
    let is_reached = |id: &RecordId| {
        let ids = ids.get_or_init(|| all.iter().map(|one| &one.id).collect());
        id == here || ids.contains(id)
    };
    let mut counts = [0; LONGEST + 1];
    for one in all {
        counts[one.steps] += 1;
    }
    let mut places = [0; LONGEST + 1];
    let first = all.iter().take(drawn);
    let row = |one: &Reached| {
        places[one.steps] += 1;
        let joined = Joined {
            to: &one.id,
            from: &one.from,
            is_from_here: one.from == *here,
            way,
            because: one.because,
        };
        Some(Row {
            id: one.id.clone(),
            steps: one.steps,
            sentence: Sentence::of(document, joined)?,
            place: (places[one.steps], counts[one.steps]),
            goes_on: one.steps == LONGEST && thread::goes_on(document, references, &one.id, way, &is_reached),
            gaps: gaps::of(document, references, &one.id),
        })
    };
    first.filter_map(row).collect()
}

fn step(interface: Interface, steps: usize, rows: Vec<Row>) -> AnyView {
    let title = match steps {
        1 => Word::ThreadStepOne,
        2 => Word::ThreadStepTwo,
        _ => Word::ThreadStepThree,
    };
    let row = move |row: Row| {
        let [word, named] = if row.goes_on {
            [Word::ThreadGoesOn, Word::ThreadGoesOnNamed]
        } else {
            [Word::ThreadFollow, Word::ThreadFollowNamed]
        };
        let label = fill(named, &[("name", &row.sentence.to.name)]);
        view! {
            <li aria-setsize=row.place.1 aria-posinset=row.place.0>
                <p class="thread-sentence">{row.sentence.view()}</p>
                <a class="thread-follow small no-print" href=Route::Thread(row.id).to_hash() aria-label=label>
                    {text(word)}
                </a>
                {row.goes_on.then(|| view! { <span class="only-print small muted">{text(word)}</span> })}
                {gaps::list(interface, row.gaps)}
            </li>
        }
    };
    let rows: Vec<_> = rows.into_iter().map(row).collect();
    view! {
        <h3>{text(title)}</h3>
        <ol class="thread-list">{rows}</ol>
    }
    .into_any()
}
