//! What the checks find: grouped by how much it matters, each with its place and a way out.

mod row;
mod set_aside;

use leptos::prelude::*;

use crate::{
    app::{
        components::{
            empty_state::empty_state, finding::place, long_list::LongList, page_head::page_head,
            status_tag::severity_tag,
        },
        document::workspace::Workspace,
        interface::route::Route,
        state::App,
        text::{
            check_words::check_words,
            words::{Word, fill, text},
        },
    },
    domain::{
        checks::{Check, Finding, Severity, Tool},
        records::{
            document::Document,
            record::Kind,
            strategy::{Step, StepStatus},
        },
    },
};
use row::Row;

/// The page.
pub fn page(app: App) -> impl IntoView {
    let tool: RwSignal<Option<Tool>> = RwSignal::new(None);
    let is_unwritten = app.workspace.select(|document, _| is_unwritten(document));
    view! {
        <main class="page" id="main" tabindex="-1">
            {page_head(().into_any(), text(Word::NavChecks), text(Word::CheckLede))}
            {move || if is_unwritten.get() { unwritten() } else { found(app, tool) }}
            {what_is_checked()}
        </main>
    }
}

/// Whether nobody has answered, drawn or written anything yet: there is only what belongs to every document.
fn is_unwritten(document: &Document) -> bool {
    document.records().all(|(_, record)| {
        let is_untouched = |step: &Step| step.status == StepStatus::NotStarted && !step.is_begun();
        record.is_single() && Step::of(record).is_none_or(is_untouched)
    })
}

fn unwritten() -> AnyView {
    let start = view! {
        <a class="button primary" href=Route::Assessment.to_hash()>
            {text(Word::CheckEmptyStart)}
        </a>
    };
    empty_state(
        Word::CheckEmptyTitle,
        Word::CheckEmptyText,
        (Word::CheckEmptyExample, Word::CheckEmptyExampleText),
        start.into_any(),
    )
}

fn found(app: App, tool: RwSignal<Option<Tool>>) -> AnyView {
    let passes = move |finding: &Finding| tool.get().is_none_or(|tool| finding.check.tool() == tool);
    let is_empty = Memo::new(move |_| {
        app.workspace
            .findings
            .with(|found| !found.iter().any(|one| one.set_aside.is_none() && passes(one)))
    });
    let none = move || {
        is_empty.get().then(|| match tool.get() {
            None => view! {
                <div class="empty" id="no-findings">
                    <h2>{text(Word::CheckNoneTitle)}</h2>
                    <p>{text(Word::CheckNoneText)}</p>
                </div>
            }
            .into_any(),
            Some(_) => view! {
                <p class="links-none" id="no-findings">
                    {text(Word::CheckNoneHereText)}
                </p>
            }
            .into_any(),
        })
    };
    view! {
        {tools(app.workspace, tool)}
        {none}
        {group(app, tool, Some(Severity::Error), Word::CheckGroupError)}
        {group(app, tool, Some(Severity::Warning), Word::CheckGroupWarning)}
        {group(app, tool, Some(Severity::Notice), Word::CheckGroupNotice)}
        {group(app, tool, None, Word::CheckGroupAside)}
    }
    .into_any()
}

fn tools(workspace: Workspace, tool: RwSignal<Option<Tool>>) -> impl IntoView {
    let choice = move |of: Option<Tool>, word: Word| {
        let label = move || {
            let count = workspace.findings.with(|found| {
                let open = found.iter().filter(|one| one.set_aside.is_none());
                open.filter(|one| of.is_none_or(|of| one.check.tool() == of)).count()
            });
            fill(Word::CheckFilterN, &[("name", text(word)), ("n", &count.to_string())])
        };
        view! {
            <label>
                <input
                    type="radio"
                    name="check-tool"
                    prop:checked=move || tool.get() == of
                    on:change=move |_| tool.set(of)
                />
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <fieldset class="segmented no-print">
            <legend class="visually-hidden">{text(Word::CheckFilter)}</legend>
            {choice(None, Word::CheckFilterAll)}
            {choice(Some(Tool::Assessment), Word::NavAssessment)}
            {choice(Some(Tool::StructureMap), Word::NavStructureMap)}
            {choice(Some(Tool::Plan), Word::NavPlan)}
        </fieldset>
    }
}

/// The findings of one severity that are open, or, where none is given, those that are set aside.
fn group(app: App, tool: RwSignal<Option<Tool>>, severity: Option<Severity>, title: Word) -> impl IntoView {
    let belongs = move |finding: &Finding| {
        let of_tool = tool.get().is_none_or(|tool| finding.check.tool() == tool);
        let of_group = match severity {
            Some(severity) => finding.set_aside.is_none() && finding.check.severity() == severity,
            None => finding.set_aside.is_some(),
        };
        of_tool && of_group
    };
    let total = Memo::new(move |_| {
        app.workspace
            .findings
            .with(|found| found.iter().filter(|one| belongs(one)).count())
    });
    let list = LongList::new(total);
    // Only what is drawn has its place looked up.
    let rows = app.workspace.select(move |document, references| {
        app.workspace.findings.with(|found| {
            let drawn = found.iter().filter(|one| belongs(one)).take(list.drawn.get());
            drawn
                .map(|finding| Row {
                    finding: finding.clone(),
                    place: place(document, references, finding),
                    reason: set_aside::reason(document, finding),
                })
                .collect::<Vec<_>>()
        })
    });
    let heading = move || {
        fill(
            Word::CheckFilterN,
            &[("name", text(title)), ("n", &total.get().to_string())],
        )
    };
    let id = severity.is_none().then_some("set-aside");
    let explained = move || {
        let is_aside = severity.is_none();
        is_aside.then(|| view! { <p class="help">{text(Word::CheckGroupAsideText)}</p> })
    };
    let shows = Memo::new(move |_| total.get() > 0);
    move || {
        shows.get().then(|| {
            view! {
                <section class="finding-group" id=id>
                    <div class="section-head">
                        <h2>{heading}</h2>
                    </div>
                    {explained()}
                    <ol class="findings">
                        <ForEnumerate
                            each=move || rows.get()
                            key=Row::clone
                            children=move |place, one| row::row(app, list, place, one)
                        />
                    </ol>
                    {list.more()}
                </section>
            }
        })
    }
}

/// Every check with its code and what it looks for.
fn what_is_checked() -> impl IntoView {
    let rows: Vec<_> = Check::ALL
        .iter()
        .map(|check| {
            let words = check_words(*check);
            view! {
                <div>
                    <dt>
                        <span class="finding-code">{check.code()}</span>
                        " "
                        {words.title}
                        " "
                        {severity_tag(check.severity())}
                    </dt>
                    <dd>{words.why}</dd>
                </div>
            }
        })
        .collect();
    view! {
        <details class="section-gap" id="what-is-checked">
            <summary>{text(Word::CheckWhatIsChecked)}</summary>
            <dl class="check-list">{rows}</dl>
        </details>
    }
}
