//! The history: every step that can be taken back, and the way to any of them.

use leptos::prelude::*;

use crate::{
    app::{
        components::{
            icon::icon,
            links::{LinkedRecord, linked_names},
            page_head, record_links,
        },
        document::workspace::Workspace,
        interface::route::Route,
        state::App,
        text::{
            kinds, vocabulary,
            words::{self, Word, fill, text},
        },
    },
    domain::records::{document::Document, record::Record},
    edit::{delta::RecordDelta, history::Step},
    platform::web::page,
};

/// How many steps are shown until more are asked for.
const FIRST: usize = 100;

/// How many records of a step are named.
const NAMED: usize = 3;

/// A step as it is listed.
#[derive(Clone, PartialEq)]
struct Row {
    label: String,
    about: Vec<LinkedRecord>,
    /// That there is more than is named.
    more: Option<String>,
    when: String,
    /// How many steps are taken back once this row is the latest step.
    taken_back: usize,
    is_taken_back: bool,
}

/// The page.
pub fn page(app: App) -> impl IntoView {
    let shown = RwSignal::new(FIRST);
    let rows = Memo::new(move |_| {
        app.workspace
            .with_editor(|editor| {
                let (done, undone) = (editor.history().done(), editor.history().undone());
                let document = editor.document();
                // The latest first: what has been taken back, then what has not.
                let taken_back = undone.iter().enumerate();
                let taken_back = taken_back.map(|(place, step)| row(document, step, place, true));
                let standing = done.iter().rev().enumerate().take(shown.get());
                let standing = standing.map(|(place, step)| row(document, step, undone.len() + place, false));
                let rows: Vec<_> = taken_back.chain(standing).collect();
                (rows, done.len(), undone.len())
            })
            .unwrap_or_default()
    });
    let list = move || {
        let (rows, done, undone) = rows.get();
        if rows.is_empty() {
            return view! { <p class="muted">{text(Word::HistoryEmpty)}</p> }.into_any();
        }
        let more = (done > shown.get()).then(|| {
            view! {
                <p class="actions">
                    <button
                        type="button"
                        id="history-more"
                        data-repeats=""
                        on:click=move |_| shown.update(|shown| *shown += FIRST)
                    >
                        {text(Word::HistoryMore)}
                    </button>
                </p>
            }
        });
        let latest = undone;
        let items: Vec<_> = rows.into_iter().map(|row| item(app.workspace, row, latest)).collect();
        view! {
            <ol class="record-list history-list" reversed=true>
                {items}
            </ol>
            {more}
            {(done > 0)
                .then(|| {
                    view! {
                        <p class="actions">
                            <button
                                type="button"
                                id="history-start"
                                on:click=move |_| app.workspace.go_in_history(usize::MAX)
                            >
                                {icon("undo")}
                                {text(Word::HistoryToStart)}
                            </button>
                        </p>
                    }
                })}
        }
        .into_any()
    };
    view! {
        <main class="page" id="main" tabindex="-1">
            {page_head::page_head(
                page_head::up(Route::Overview.to_hash(), text(Word::NavOverview).into()),
                text(Word::HistoryTitle),
                text(Word::HistoryLede),
            )}
            {list}
        </main>
    }
}

fn row(document: &Document, step: &Step, taken_back: usize, is_taken_back: bool) -> Row {
    let changes = step.delta.0.iter();
    let mut about: Vec<_> = changes.filter_map(|change| named(document, change)).collect();
    let left = about.len().saturating_sub(NAMED);
    about.truncate(NAMED);
    about.dedup_by(|one, other| one.name == other.name);
    Row {
        label: vocabulary::label(&step.label),
        about,
        more: (left > 0).then(|| fill(Word::HistoryAndMore, &[("n", &left.to_string())])),
        when: page::format_moment(step.at, words::tag(words::language())),
        taken_back,
        is_taken_back,
    }
}

/// What the record that a step changed is called now and where it is, or what it was called where it is gone.
fn named(document: &Document, change: &RecordDelta) -> Option<LinkedRecord> {
    let name = match document.record(&change.id) {
        Some(record) => kinds::own_name(record)?,
        None => {
            let gone = change.was.as_ref().or(change.now.as_ref())?;
            // A field that can't be read is no reason to leave out the name.
            kinds::own_name(&Record::read(gone.into(), &mut |_| {})?)?
        }
    };
    Some(record_links::leading(Some(document), &change.id, name))
}

fn item(workspace: Workspace, row: Row, latest: usize) -> impl IntoView {
    let is_now = row.taken_back == latest && !row.is_taken_back;
    let names: Vec<&str> = row.about.iter().map(|one| one.name.as_str()).collect();
    let said_about = [&names.join(", "), " ", row.more.as_deref().unwrap_or_default()].concat();
    let target = row.taken_back;
    let way = if is_now {
        view! {
            <span class="record-side muted" aria-current="step">
                {icon("check")}
                {text(Word::HistoryNow)}
            </span>
        }
        .into_any()
    } else {
        let word = if row.is_taken_back {
            Word::HistoryRedoTo
        } else {
            Word::HistoryUndoTo
        };
        let said = [text(word), ": ", &row.label, ", ", said_about.trim_end()].concat();
        view! {
            <span class="record-side">
                <button type="button" aria-label=said on:click=move |_| workspace.go_in_history(target)>
                    {text(word)}
                </button>
            </span>
        }
        .into_any()
    };
    let more = row.more.map(|more| [" ", &more].concat());
    let about = (!row.about.is_empty()).then(|| view! { <span>{linked_names(row.about, ", ")}{more}</span> });
    let state = if row.is_taken_back { "undone" } else { "done" };
    view! {
        <li data-state=state>
            <span class="record-title">{row.label}</span>
            <span class="record-meta">
                {about} <span>{row.when}</span>
                {row.is_taken_back.then(|| view! { <span>{text(Word::HistoryTakenBack)}</span> })}
            </span>
            {way}
        </li>
    }
}
