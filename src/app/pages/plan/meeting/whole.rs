//! A priority or an action plan: why it is there, how its actions go, those that are late first, and how far its targets have come.

use leptos::prelude::*;

use super::{
    desk::{Desk, hash},
    facts::{self, MOST_READ, MOST_SHOWN},
};
use crate::{
    app::{
        components::status_tag::{decision_tag, plan_tag, priority_tag, progress_tag},
        document::workspace::Workspace,
        interface::route::Route,
        text::{
            vocabulary,
            words::{Word, fill, text},
        },
    },
    domain::{
        follow_up::{
            meeting::{
                agenda::actions_by_need,
                place::{Agenda, MeetingPlace},
            },
            progress::Progress,
            reviewing::reviews_of,
        },
        records::{
            plan::{Action, ActionPlan, ActionPlanState, Priority, PriorityStatus},
            review::{Review, ReviewDecision},
        },
        values::{
            date::Date,
            excerpt::excerpt,
            id::{Id, RecordId},
        },
    },
};

/// Where it stands in its decision.
#[derive(Clone, Copy, PartialEq)]
enum State {
    Priority(PriorityStatus),
    Plan(ActionPlanState),
}

/// What is said of it.
#[derive(Clone, PartialEq)]
struct Told {
    state: State,
    reason: String,
    period: Option<String>,
}

/// The latest review in which something was decided.
type Reviewed = (Id<Review>, ReviewDecision, Option<Date>);

/// The screen's two columns.
pub fn view(desk: Desk, item: &RecordId) -> [AnyView; 2] {
    let workspace = desk.app.workspace;
    let main = view! {
        {told(workspace, item.clone())}
        {actions(desk, item.clone())}
    };
    [main.into_any(), facts::targets(workspace, item.clone())]
}

fn told(workspace: Workspace, item: RecordId) -> AnyView {
    let at = (Id::<Priority>::of(item.clone()), Id::<ActionPlan>::of(item.clone()));
    let told = workspace.select(move |document, _| {
        let of_priority = document.get(&at.0).map(|priority| {
            let text = [&priority.text, &priority.evidence];
            let reason = text.into_iter().find(|text| !text.trim().is_empty());
            Told {
                state: State::Priority(priority.status),
                reason: excerpt(reason.map_or("", String::as_str), MOST_READ),
                period: None,
            }
        });
        let of_plan = || {
            document.get(&at.1).map(|plan| Told {
                state: State::Plan(plan.state),
                reason: excerpt(&plan.text, MOST_READ),
                period: vocabulary::period(plan.start, plan.end),
            })
        };
        of_priority.or_else(of_plan)
    });
    let reviewed = workspace.select(move |document, references| -> Option<Reviewed> {
        let reviews = reviews_of(document, references, &item).into_iter();
        let mut decided = reviews.filter(|(_, review)| review.decision != ReviewDecision::Unstated);
        let (id, review) = decided.next()?;
        Some((id, review.decision, review.decided.or(review.date)))
    });
    let told = move || {
        let told = told.get()?;
        let tag = match told.state {
            State::Priority(status) => priority_tag(status),
            State::Plan(state) => plan_tag(state),
        };
        let view = view! {
            <p class="meeting-tags">{tag} {told.period.map(|period| view! { <span>{period}</span> })}</p>
            <p class="meeting-reason" hidden=told.reason.is_empty()>
                {told.reason.clone()}
            </p>
        };
        Some(view.into_any())
    };
    let last = move || {
        let (id, decision, date) = reviewed.get()?;
        let date = date.map(vocabulary::day);
        let view = view! {
            <p class="meeting-tags">
                <a href=Route::Review(id).to_hash()>{text(Word::MeetingLastReview)}</a>
                {date.map(|date| view! { <span>{date}</span> })}
                {decision_tag(decision)}
            </p>
        };
        Some(view.into_any())
    };
    view! {
        {told}
        {last}
    }
    .into_any()
}

/// An action: its name, who answers for it, and how it goes.
type Row = (Id<Action>, String, Progress);

fn actions(desk: Desk, item: RecordId) -> AnyView {
    let today = desk.today;
    let at = item.clone();
    let actions = desk.app.workspace.select(move |document, references| {
        let actions = actions_by_need(document, references, &at, today);
        let late = actions.iter().filter(|(_, goes)| *goes == Progress::Late).count();
        let row = |(id, goes): &(Id<Action>, Progress)| -> Row {
            let title = document.get(id).map_or("", |action| &action.title);
            (id.clone(), vocabulary::named(title), *goes)
        };
        let shown: Vec<Row> = actions.iter().take(MOST_SHOWN).map(row).collect();
        (actions.len(), late, shown)
    });
    let title = move || {
        let (total, late, _) = actions.get();
        let values = [("n", &*total.to_string()), ("late", &*late.to_string())];
        match (total, late) {
            (0, _) => text(Word::PlanActions).to_owned(),
            (_, 0) => fill(Word::MeetingActions, &values[..1]),
            (_, _) => fill(Word::MeetingActionsLate, &values),
        }
    };
    let rows = move || {
        let (total, _, shown) = actions.get();
        if total == 0 {
            return view! { <p class="links-none">{text(Word::PlanPlanActionsNone)}</p> }.into_any();
        }
        let of = item.clone();
        let row = move |(id, title, goes): Row| {
            // Within the meeting: from there the steps go through its actions.
            let place = MeetingPlace::Item(Agenda::Actions(Some(of.clone())), id.raw().clone());
            view! {
                <li class="meeting-row">
                    <a href=hash(&place)>{title}</a>
                    {progress_tag(goes)}
                </li>
            }
        };
        view! {
            <ul class="meeting-list">{shown.into_iter().map(row).collect::<Vec<_>>()}</ul>
            {facts::more(total)}
        }
        .into_any()
    };
    view! {
        <section>
            <h2>{title}</h2>
            {rows}
        </section>
    }
    .into_any()
}
