//! Groups of findings, each folded or open. What is folded is not in the page, so that thousands of findings cost what is seen of them.

use leptos::prelude::*;

use super::{
    Desk,
    folds::Foldable,
    row::{self, Row},
    set_aside,
};
use crate::{
    app::{
        components::{
            finding::{factor_name, place},
            lessons_here::lessons_here,
            long_list::LongList,
            status_tag::severity_tag,
        },
        text::{
            check_words::check_words,
            kinds,
            words::{self, Word, text},
        },
    },
    domain::{
        checks::{Check, FindingState, Groups, Subject},
        learning::proposing::Concern,
        records::{document::Document, references::References},
    },
};

/// The most groups that are open at first: more are a wall.
const MOST_OPEN: usize = 3;

/// How many findings of a group say which lessons matter for it.
const MOST_ASKED: usize = 100;

/// The groups, as many as somebody has scrolled to.
pub fn list(desk: Desk, state: FindingState, groups: Memo<Groups>) -> AnyView {
    let list = LongList::new(Memo::new(move |_| groups.with(|groups| groups.subjects().len())));
    let drawn = Memo::new(move |_| {
        let drawn = list.drawn.get();
        groups.with(|groups| groups.subjects().iter().take(drawn).cloned().collect::<Vec<_>>())
    });
    // The same rule may have found something in several lists.
    let label = text(match state {
        FindingState::Open => Word::CheckOpen,
        FindingState::HeldBack => Word::CheckHeldBack,
        FindingState::SetAside => Word::CheckGroupAside,
    });
    view! {
        <div role="group" aria-label=label>
            <ol class="finding-groups">
                <ForEnumerate
                    each=move || drawn.get()
                    key=Subject::clone
                    children=move |place, subject| group(desk, state, (groups, list), place, subject)
                />
            </ol>
            {list.more()}
        </div>
    }
    .into_any()
}

fn group(
    desk: Desk,
    state: FindingState,
    (groups, of_groups): (Memo<Groups>, LongList),
    place_in_list: ReadSignal<usize>,
    subject: Subject,
) -> AnyView {
    let at_first = || of_groups.total.get_untracked() <= MOST_OPEN;
    let is_open = desk.folds.of(Foldable::Group(state, subject.clone()), at_first);
    let is_drawn = Memo::new(move |_| is_open.get() || desk.is_printed.get());
    let places = {
        let subject = subject.clone();
        Memo::new(move |_| groups.with(|groups| groups.places(&subject).to_vec()))
    };
    let list = LongList::new(Memo::new(move |_| places.with(Vec::len)));
    let findings = desk.app.workspace.findings;
    // Only what is drawn has its place looked up.
    let rows = desk.app.workspace.select(move |document, references| {
        let drawn = if is_drawn.get() { list.drawn.get() } else { 0 };
        findings.with(|found| {
            let drawn = places.with(|places| places.iter().take(drawn).copied().collect::<Vec<_>>());
            let drawn = drawn.into_iter().filter_map(|place| found.get(place));
            drawn
                .map(|finding| Row {
                    finding: finding.clone(),
                    place: place(document, references, finding),
                    reason: set_aside::reason(document, finding),
                })
                .collect::<Vec<_>>()
        })
    });
    let is_of_rule = matches!(subject, Subject::Rule(_));
    let count = move || words::count(Word::CheckCountOne, Word::CheckCountMany, list.total.get());
    // What was learnt of the same is read once for the group.
    let concern = move |document: &Document, _: &References| {
        findings.with(|found| {
            let mut concern = Concern::default();
            places.with(|places| {
                let first = places.iter().take(MOST_ASKED).filter_map(|place| found.get(*place));
                first.for_each(|finding| concern.and(Concern::of_finding(document, finding)));
            });
            concern
        })
    };
    let content = move || {
        is_drawn.get().then(|| {
            view! {
                {lessons_here(desk.app.workspace, concern)}
                <ol class="findings" class:is-of-rule=is_of_rule>
                    <ForEnumerate
                        each=move || rows.get()
                        key=Row::clone
                        children=move |place, one| row::row(desk.app, list, is_of_rule, place, one)
                    />
                </ol>
                {list.more()}
            }
        })
    };
    let (title, about) = head(desk, subject);
    let note_fold = move |event: web_sys::Event| {
        let details = event_target::<web_sys::HtmlDetailsElement>(&event);
        if is_open.get_untracked() != details.open() {
            is_open.set(details.open());
        }
    };
    view! {
        <li aria-setsize=of_groups.total aria-posinset=move || place_in_list.get() + 1>
            <details class="finding-group" prop:open=is_open on:toggle=note_fold>
                <summary>{title} " " <span class="finding-count">{count}</span></summary>
                {about}
                {content}
            </details>
        </li>
    }
    .into_any()
}

/// The head of a group, and what is said once for all of its findings.
fn head(desk: Desk, subject: Subject) -> (AnyView, AnyView) {
    if let Subject::Rule(check) = subject {
        return head_of_rule(check);
    }
    let named = desk.app.workspace.select(move |document, _| named(document, &subject));
    let title = view! {
        <span class="finding-head small muted">{move || named.with(|(kind, _)| *kind)}</span>
        <h3>{move || named.with(|(_, name)| name.clone())}</h3>
    };
    (title.into_any(), ().into_any())
}

fn head_of_rule(check: Check) -> (AnyView, AnyView) {
    let words = check_words(check);
    let title = view! {
        <span class="finding-head">
            {severity_tag(check.severity())}<span class="finding-code">{check.code()}</span>
        </span>
        <h3>{words.title}</h3>
    };
    let about = view! { <p class="finding-fix">{words.why}" "{words.fix}</p> };
    (title.into_any(), about.into_any())
}

/// What a group of findings about one thing is about: what kind of thing, and what it is called.
fn named(document: &Document, subject: &Subject) -> (&'static str, String) {
    match subject {
        Subject::Rule(check) => (check.code(), check_words(*check).title.into()),
        Subject::Factor(factor) => {
            let name = factor_name(factor).unwrap_or_else(|| (*factor).into());
            (text(Word::NavAssessment), name)
        }
        Subject::Record(id) => {
            let kind = document.record(id).and_then(|record| record.known_kind());
            (text(kinds::several(kind)), kinds::name_of(&[document], id))
        }
    }
}
