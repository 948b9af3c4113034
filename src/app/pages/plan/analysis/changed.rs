//! The line below a finding that others rest on and that says something else by now: one press opens a change for it.

use leptos::prelude::*;

use crate::{
    app::{
        components::icon::icon,
        document::workspace::Workspace,
        pages::plan::thread,
        state::App,
        text::{
            vocabulary::{self, Term},
            words::{Word, fill, number, text},
        },
    },
    domain::{
        analysis::substance::{Substance, has_open_change, resting_on},
        records::{
            analysis::AnalysisFinding,
            change::{Change, Loop},
        },
        values::{excerpt::excerpt, id::Id},
    },
    platform::web::page,
};

/// How much of what was said before the change is told of, in letters.
const MOST_SAID: usize = 200;

/// What a finding says now, and how many rest on it; nothing rests on one that a change is open for, since that has been seen to.
fn now(workspace: Workspace, id: Id<AnalysisFinding>) -> Memo<Option<(Substance, usize)>> {
    workspace.select(move |document, references| {
        let said = Substance::of(document.get(&id)?);
        let resting = match has_open_change(document, references, &id) {
            true => 0,
            false => resting_on(document, references, &id),
        };
        Some((said, resting))
    })
}

/// The line, where the finding has been changed since the page was opened, or since something first rested on it while it is open.
pub fn line(app: App, id: Id<AnalysisFinding>) -> AnyView {
    let now = now(app.workspace, id.clone());
    let before = Memo::new(move |before: Option<&Option<Substance>>| {
        let (said, resting) = now.get()?;
        let before = before.cloned().flatten();
        (resting > 0).then(|| before.unwrap_or(said))
    });
    // What it says as the page is opened is what has been read.
    before.read_untracked();
    let resting = Memo::new(move |_| {
        let before = before.get()?;
        let (said, resting) = now.get()?;
        (said != before).then_some(resting)
    });
    let open = move |_| {
        let change = untrack(|| Some((before.get()?, now.get()?)));
        if let Some((before, (said, _))) = change {
            thread::open_change(app, opened(&id, &before, &said));
        }
    };
    let open = StoredValue::new(open);
    let shown = move || {
        let n = number(resting.get()?);
        Some(view! {
            <div class="note" data-kind="info" id="finding-changed">
                {icon("info")}
                <div>
                    <p>{fill(Word::AnalysisChanged, &[("n", &n)])}</p>
                    <p class="actions">
                        <button
                            type="button"
                            id="open-change"
                            on:click=move |event: web_sys::MouseEvent| open.with_value(|open| open(event))
                        >
                            {icon("loop")}
                            {text(Word::ThreadReconsider)}
                        </button>
                    </p>
                    <p class="help">{text(Word::ThreadReconsiderHelp)}</p>
                </div>
            </div>
        })
    };
    view! {
        <div class="no-print" role="status">
            {shown}
        </div>
    }
    .into_any()
}

/// The change: it names the finding, says what it said before, and leads back to the analysis.
fn opened(id: &Id<AnalysisFinding>, before: &Substance, said: &Substance) -> Change {
    let told = [
        (
            before.title != said.title,
            Word::AnalysisChangedTitle,
            before.title.clone(),
        ),
        (
            before.sort != said.sort,
            Word::AnalysisChangedSort,
            text(before.sort.word()).to_lowercase(),
        ),
        (
            before.evidence != said.evidence,
            Word::AnalysisChangedEvidence,
            before.evidence.clone(),
        ),
    ];
    let told = told.into_iter().filter(|(is_changed, ..)| *is_changed);
    let told = told.map(|(_, sentence, before)| {
        let before = match before.as_str() {
            "" => text(Word::AnalysisChangedNothing).to_owned(),
            said => excerpt(said, MOST_SAID),
        };
        fill(sentence, &[("before", &before)])
    });
    Change {
        title: fill(Word::ThreadChangeTitle, &[("name", &vocabulary::named(&said.title))]),
        cause: told.collect::<Vec<_>>().join("\n"),
        date: page::today(),
        way: Loop::A,
        affects: vec![id.raw().clone()],
        ..Change::default()
    }
}
