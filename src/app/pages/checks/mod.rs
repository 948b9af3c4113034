//! What the checks find: grouped by what was looked for or by what it is about, each with its place and a way out.

mod folds;
mod groups;
mod row;
mod set_aside;

use leptos::prelude::*;

use crate::{
    app::{
        components::{
            empty_state::empty_state, page_head::page_head, printing::is_printed, status_tag::severity_tag,
            view_choice::ViewChoice,
        },
        document::workspace::Workspace,
        interface::route::Route,
        state::App,
        text::{
            check_words::check_words,
            words::{Word, fill, number, text},
        },
    },
    domain::{
        checks::{Check, Finding, FindingState, Grouping, Groups, Tool},
        records::{
            document::Document,
            record::Kind,
            strategy::{Step, StepStatus},
        },
    },
};
use folds::{Foldable, Folds};

/// The codes of the choices of what to group by.
const BY_RULE: &str = "rule";
const BY_RECORD: &str = "record";

/// The page.
pub fn page(app: App) -> impl IntoView {
    let desk = Desk::new(app);
    let is_unwritten = app.workspace.select(|document, _| is_unwritten(document));
    view! {
        <main class="page" id="main" tabindex="-1">
            {page_head(().into_any(), text(Word::NavChecks), text(Word::CheckLede))}
            {move || if is_unwritten.get() { unwritten() } else { found(desk) }}
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

/// What of the findings is shown, and how.
#[derive(Clone, Copy)]
struct Desk {
    app: App,
    /// The tool in which they are mended; `None` shows those of all.
    tool: RwSignal<Option<Tool>>,
    grouping: ViewChoice,
    folds: Folds,
    is_printed: RwSignal<bool>,
}

impl Desk {
    fn new(app: App) -> Self {
        Self {
            app,
            tool: RwSignal::new(None),
            grouping: ViewChoice::remembered(
                "checks-grouping",
                &[(BY_RULE, Word::CheckByRule), (BY_RECORD, Word::CheckByRecord)],
            ),
            folds: Folds::default(),
            is_printed: is_printed(),
        }
    }

    fn grouping(self) -> Grouping {
        match self.grouping.get() {
            BY_RECORD => Grouping::Record,
            _ => Grouping::Rule,
        }
    }

    /// The findings that are in this state and of the tool that is chosen, in groups.
    fn groups(self, state: FindingState) -> Memo<Groups> {
        let findings = self.app.workspace.findings;
        self.app.workspace.select(move |document, _| {
            let (tool, grouping) = (self.tool.get(), self.grouping());
            let is_wanted = |one: &Finding| one.state() == state && tool.is_none_or(|tool| one.check.tool() == tool);
            findings.with(|found| Groups::of(document, found, grouping, is_wanted))
        })
    }
}

fn found(desk: Desk) -> AnyView {
    let open = desk.groups(FindingState::Open);
    let held_back = desk.groups(FindingState::HeldBack);
    let set_aside = desk.groups(FindingState::SetAside);
    let is_empty = |groups: Memo<Groups>| Memo::new(move |_| groups.with(|groups| groups.count() == 0));
    let (none_open, none_held_back) = (is_empty(open), is_empty(held_back));
    let is_whole = Memo::new(move |_| desk.tool.get().is_none());
    let none = move || {
        let words = match (is_whole.get(), none_held_back.get()) {
            (true, true) => Word::CheckNoneText,
            (true, false) => Word::CheckNoneButNewText,
            (false, _) => Word::CheckNoneHereText,
        };
        none_open.get().then(|| {
            if is_whole.get() {
                view! {
                    <div class="empty" id="no-findings">
                        <h2>{text(Word::CheckNoneTitle)}</h2>
                        <p>{text(words)}</p>
                    </div>
                }
                .into_any()
            } else {
                view! {
                    <p class="links-none" id="no-findings">
                        {text(words)}
                    </p>
                }
                .into_any()
            }
        })
    };
    let set_aside_is_empty = is_empty(set_aside);
    view! {
        <div class="finding-choices no-print">
            {tools(desk.app.workspace, desk.tool)} {desk.grouping.view(Word::CheckGroupBy)}
        </div>
        {none}
        {move || {
            (!none_open.get())
                .then(|| {
                    view! {
                        <section class="section-gap" id="findings">
                            <h2>{heading(Word::CheckOpen, open)}</h2>
                            {groups::list(desk, FindingState::Open, open)}
                        </section>
                    }
                })
        }}
        {move || (!none_held_back.get()).then(|| held_back_section(desk, held_back))}
        {move || {
            (!set_aside_is_empty.get())
                .then(|| {
                    view! {
                        <section class="section-gap" id="set-aside">
                            <h2>{heading(Word::CheckGroupAside, set_aside)}</h2>
                            <p class="help">{text(Word::CheckGroupAsideText)}</p>
                            {groups::list(desk, FindingState::SetAside, set_aside)}
                        </section>
                    }
                })
        }}
    }
    .into_any()
}

/// A heading with how many findings it is over.
fn heading(title: Word, groups: Memo<Groups>) -> impl Fn() -> String + Send + Sync + 'static {
    let count = Memo::new(move |_| groups.with(Groups::count));
    move || {
        fill(
            Word::CheckFilterN,
            &[("name", text(title)), ("n", &number(count.get()))],
        )
    }
}

/// What waits, since it is about what is new: how much that is, and on request what.
fn held_back_section(desk: Desk, groups: Memo<Groups>) -> AnyView {
    let is_open = desk.folds.of(Foldable::HeldBack, || false);
    view! {
        <section class="section-gap" id="held-back">
            <h2>{heading(Word::CheckHeldBack, groups)}</h2>
            <p class="help measure">{text(Word::CheckHeldBackText)}</p>
            <p class="actions">
                <button
                    type="button"
                    id="show-held-back"
                    aria-expanded=move || if is_open.get() { "true" } else { "false" }
                    on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
                >
                    {move || text(if is_open.get() { Word::CheckHeldBackHide } else { Word::CheckHeldBackShow })}
                </button>
            </p>
            {move || is_open.get().then(|| groups::list(desk, FindingState::HeldBack, groups))}
        </section>
    }
    .into_any()
}

fn tools(workspace: Workspace, tool: RwSignal<Option<Tool>>) -> impl IntoView {
    let choice = move |of: Option<Tool>, word: Word| {
        let label = move || {
            let count = workspace.findings.with(|found| {
                let open = found.iter().filter(|one| one.state() == FindingState::Open);
                open.filter(|one| of.is_none_or(|of| one.check.tool() == of)).count()
            });
            fill(Word::CheckFilterN, &[("name", text(word)), ("n", &number(count))])
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
        <fieldset class="segmented">
            <legend class="visually-hidden">{text(Word::CheckFilter)}</legend>
            {choice(None, Word::CheckFilterAll)}
            {choice(Some(Tool::Assessment), Word::NavAssessment)}
            {choice(Some(Tool::StructureMap), Word::NavStructureMap)}
            {choice(Some(Tool::Plan), Word::NavPlan)}
        </fieldset>
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
