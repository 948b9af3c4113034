//! One review: what was done and learnt, what role the plans have played, what was decided, and beside that what is known of it all.

use leptos::prelude::*;

use super::{any_links, record_page::RecordPage, review_beside};
use crate::{
    app::{
        components::{
            field::{date_field, term_field, text_area, text_field},
            finding::findings_of,
            focus::focus_when_drawn,
            icon::icon,
            links::{LinkedRecord, linked_name, linked_names},
            record_links,
        },
        document::workspace::Workspace,
        form::{lens::field, record::FormRecord},
        interface::route::Route,
        state::App,
        text::{
            kinds,
            words::{Word, fill, text},
        },
    },
    domain::{
        follow_up::reviewing::{evidence_for, is_of_priority},
        records::{
            change::Change,
            lesson::Lesson,
            plan::{ActionPlan, ActionPlanState, Priority, PriorityStatus},
            review::{Review, ReviewDecision},
        },
        values::id::{Id, RecordId},
    },
    platform::web::page,
};

/// The page.
pub fn page(app: App, id: Id<Review>) -> impl IntoView {
    let is_role = is_role(app.workspace, &id);
    let (list, list_word) = if is_role {
        (Route::Priorities, Word::PlanPriorities)
    } else {
        (Route::ActionPlans, Word::PlanPlans)
    };
    let page = RecordPage {
        list,
        list_word,
        what: Word::ReviewKicker,
    };
    page.view(app.workspace, id, move |id| content(app, id))
}

/// Whether it is of a priority, which it stays.
fn is_role(workspace: Workspace, id: &Id<Review>) -> bool {
    let is_role = workspace.now(|document, _| document.get(id).is_some_and(|review| is_of_priority(document, review)));
    is_role == Some(true)
}

fn content(app: App, id: Id<Review>) -> [AnyView; 2] {
    let workspace = app.workspace;
    let review = workspace.form(id.clone());
    let of = workspace
        .now(|document, _| document.get(&id).and_then(|review| review.of.clone()))
        .flatten();
    let is_role = is_role(workspace, &id);
    let main = view! {
        {head(review)}
        {fields(review, is_role, of.clone())}
        {lesson(app, id.clone())}
        {decision(app, review, id.clone(), of.clone())}
        {removal(workspace, id.clone(), of.clone())}
    };
    let beside = view! {
        {findings_of(workspace, id.raw())}
        {of.map(|of| review_beside::section(workspace, id, of, is_role))}
    };
    [main.into_any(), beside.into_any()]
}

/// What is reviewed, when, and which time it looks back on.
fn head(review: FormRecord<Review>) -> impl IntoView {
    let name = review.workspace.select(move |document, _| {
        let of = review.with(|review| review.of.clone())?;
        record_links::to(document, &of)
    });
    view! {
        <p class="review-of">{move || name.get().map(linked_name)}</p>
        <div class="field-row">
            {date_field(review.field(field!(Review, date)))} {date_field(review.field(field!(Review, start)))}
            {date_field(review.field(field!(Review, end)))}
        </div>
    }
}

fn fields(review: FormRecord<Review>, is_role: bool, of: Option<RecordId>) -> impl IntoView {
    let workspace = review.workspace;
    let candidates = workspace.select(move |document, references| {
        let ids = of.iter().flat_map(|of| evidence_for(document, references, of));
        any_links::linked(document, &ids.collect::<Vec<_>>())
    });
    let what = if is_role {
        text_area(review.field(field!(Review, role)).help(Word::ReviewRoleHelp))
    } else {
        text_area(review.field(field!(Review, done)))
    };
    view! {
        <section class="form-group">
            <h2>{text(Word::ReviewFound)}</h2>
            <div class="stack">
                {what}
                <div id=field!(Review, evidence).id() tabindex="-1">
                    {any_links::field(
                        review,
                        field!(Review, evidence),
                        [Word::ReviewEvidenceNone, Word::ReviewEvidenceChoose],
                        candidates.into(),
                    )}
                </div>
                {text_area(review.field(field!(Review, learnt)))}
                {text_area(review.field(field!(Review, hindrances)))}
            </div>
        </section>
    }
}

fn decision(app: App, review: FormRecord<Review>, id: Id<Review>, of: Option<RecordId>) -> impl IntoView {
    let decided = Memo::new(move |_| review.with(|review| review.decision));
    let plan = of.clone().map(Id::<ActionPlan>::of);
    let is_plan = plan
        .clone()
        .is_some_and(|plan| app.workspace.now(|document, _| document.get(&plan).is_some()) == Some(true));
    // The day of the next one is the plan's own.
    let next = plan
        .filter(|_| is_plan)
        .map(|plan| date_field(app.workspace.form(plan).field(field!(ActionPlan, review))));
    let follows = move || match decided.get() {
        ReviewDecision::Unstated | ReviewDecision::Continue => ().into_any(),
        ReviewDecision::Change => opening(app, id.clone(), of.clone()),
        ReviewDecision::End => of.clone().map(|of| ending(app.workspace, of)).into_any(),
    };
    view! {
        <section class="form-group">
            <h2>{text(Word::ReviewDecisionTitle)}</h2>
            <div class="stack">
                <div class="field-row">
                    {term_field(review.field(field!(Review, decision)))}
                    {text_field(review.field(field!(Review, decided_by)).class("field grow"))}
                    {date_field(review.field(field!(Review, decided)))}
                </div>
                {text_area(review.field(field!(Review, reason)))}
                {follows}
                <div class="field-row">{next}</div>
            </div>
        </section>
    }
}

/// The lesson that was made of it, or what makes one.
fn lesson(app: App, id: Id<Review>) -> AnyView {
    let at = id.clone();
    let made = app.workspace.select(move |document, references| {
        let lessons = references.referrers_of_kind::<Lesson>(document, at.raw());
        let to = |(id, _): (Id<Lesson>, &Lesson)| record_links::to(document, id.raw());
        lessons.filter_map(to).collect::<Vec<LinkedRecord>>()
    });
    let make = move |_| {
        let lesson = app.workspace.now(|document, _| {
            let source = kinds::name_of(&[document], id.raw());
            Lesson::of_review(document, &id, source)
        });
        if let Some(lesson) = lesson.flatten()
            && let Some(made) = app.workspace.add_last(lesson)
        {
            app.interface
                .go_to_field(&Route::Lesson(made), &field!(Lesson, title).id());
        }
    };
    let make = StoredValue::new(make);
    (move || {
        let made = made.get();
        if !made.is_empty() {
            return view! { <p>{text(Word::LessonMade)} " " {linked_names(made, ", ")}</p> }.into_any();
        }
        view! {
            <p class="help" id="make-lesson-help">
                {text(Word::LessonMakeHelp)}
            </p>
            <p class="actions no-print">
                <button
                    type="button"
                    id="make-lesson"
                    aria-describedby="make-lesson-help"
                    on:click=move |event| make.with_value(|make| make(event))
                >
                    {icon("plus")}
                    {text(Word::LessonMake)}
                </button>
            </p>
        }
        .into_any()
    })
    .into_any()
}

/// The change that a decision to change opens, or the way to it.
fn opening(app: App, id: Id<Review>, of: Option<RecordId>) -> AnyView {
    let at = id.clone();
    let opened = app.workspace.select(move |document, references| {
        let changes = references.referrers_of_kind::<Change>(document, at.raw());
        let to = |(id, _): (Id<Change>, &Change)| record_links::to(document, id.raw());
        changes.filter_map(to).collect::<Vec<LinkedRecord>>()
    });
    let open = move || {
        let change = app.workspace.now(|document, _| {
            let review = document.get(&id)?;
            let name = of
                .as_ref()
                .map(|of| kinds::name_of(&[document], of))
                .unwrap_or_default();
            Some(Change {
                title: fill(Word::ReviewChangeTitle, &[("name", &name)]),
                cause: review.reason.clone(),
                date: page::today(),
                affects: of.iter().cloned().collect(),
                review: Some(id.clone()),
                ..Change::default()
            })
        });
        if let Some(change) = change.flatten()
            && let Some(made) = app.workspace.add(change)
        {
            app.interface
                .go_to_field(&Route::Change(made), &field!(Change, title).id());
        }
    };
    let open = StoredValue::new(open);
    (move || {
        let opened = opened.get();
        if opened.is_empty() {
            return view! {
                <p class="help" id="open-change-help">
                    {text(Word::ReviewOpenChangeHelp)}
                </p>
                <p class="actions">
                    <button
                        type="button"
                        id="open-change"
                        aria-describedby="open-change-help"
                        on:click=move |_| open.with_value(|open| open())
                    >
                        {icon("loop")}
                        {text(Word::ReviewOpenChange)}
                    </button>
                </p>
            }
            .into_any();
        }
        view! { <p>{text(Word::ReviewOpened)} " " {linked_names(opened, ", ")}</p> }.into_any()
    })
    .into_any()
}

/// What ends what was reviewed, in one step, or that it is ended.
fn ending(workspace: Workspace, of: RecordId) -> AnyView {
    let (plan, priority) = (Id::<ActionPlan>::of(of.clone()), Id::<Priority>::of(of));
    let at = (plan.clone(), priority.clone());
    // Whether it is a plan, and whether it is ended.
    let stands = workspace.select(move |document, _| {
        let plan = document
            .get(&at.0)
            .map(|plan| (true, plan.state == ActionPlanState::Closed));
        let priority = || Some((false, !document.get(&at.1)?.status.is_current()));
        plan.or_else(priority)
    });
    let ids = StoredValue::new((plan, priority));
    (move || {
        let (is_plan, is_ended) = stands.get()?;
        let [offer, ended] = if is_plan {
            [Word::ReviewEndPlan, Word::ReviewEndedPlan]
        } else {
            [Word::ReviewEndPriority, Word::ReviewEndedPriority]
        };
        if is_ended {
            return Some(view! { <p id="ended" tabindex="-1">{text(ended)}</p> }.into_any());
        }
        let end = move |_| {
            ids.with_value(|(plan, priority)| {
                if is_plan {
                    workspace.change(plan, |plan| plan.state = ActionPlanState::Closed);
                } else {
                    workspace.change(priority, |priority| priority.status = PriorityStatus::Closed);
                }
            });
            focus_when_drawn("ended");
        };
        Some(
            view! {
                <p class="help" id="end-reviewed-help">
                    {text(Word::ReviewEndHelp)}
                </p>
                <p class="actions">
                    <button type="button" id="end-reviewed" aria-describedby="end-reviewed-help" on:click=end>
                        {icon("flag")}
                        {text(offer)}
                    </button>
                </p>
            }
            .into_any(),
        )
    })
    .into_any()
}

fn removal(workspace: Workspace, id: Id<Review>, of: Option<RecordId>) -> impl IntoView {
    let back = workspace
        .now(|document, _| kinds::page(of.as_ref()?, document.record(of.as_ref()?)?))
        .flatten();
    let back = back.unwrap_or(Route::Plan);
    let remove = move |_| {
        workspace.remove(id.raw());
        page::go_to(&back.to_hash());
    };
    view! {
        <div class="actions">
            <button type="button" class="danger" id="remove-review" on:click=remove>
                {icon("trash")}
                {text(Word::ReviewRemove)}
            </button>
        </div>
    }
}
