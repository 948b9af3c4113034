//! The whole plan on one page, to read and to print: every step, priority, action and target.

use leptos::prelude::*;

use super::{
    super::{boxed, parts},
    record_links,
};
use crate::{
    app::{
        components::{
            links::LinkedRecord,
            status_tag::{action_tag, priority_tag, step_tag, topic_tag},
        },
        document::workspace::Workspace,
        text::{
            vocabulary::{self, Term},
            words::{self, Word, fill, text},
        },
    },
    domain::{
        records::{
            action_plan::{actions_of, targets_of},
            dialogue::DialogueTopic,
            document::Document,
            plan::{Action, Priority, PriorityStatus, Target},
            references::References,
            strategy::{StepNumber, Strategy},
            structure_map::StructureElement,
        },
        values::{
            amount::{Amount, Year},
            county,
            id::Id,
        },
    },
    platform::web::page,
};

/// The whole plan. `is_settled` tells whether its map is drawn or can't be.
pub fn whole_plan(workspace: Workspace, is_settled: RwSignal<bool>) -> impl IntoView {
    move || workspace.with_editor(|editor| of(editor.document(), editor.references(), is_settled))
}

/// The whole plan of a document.
pub fn of(document: &Document, references: &References, is_settled: RwSignal<bool>) -> AnyView {
    let step = |number| step(document, references, number, is_settled);
    let steps: Vec<_> = StepNumber::ALL.into_iter().map(step).collect();
    view! { <article class="reading">{head(document.strategy())} {steps}</article> }.into_any()
}

fn head(strategy: &Strategy) -> impl IntoView + use<> {
    let region = county::by_code(&strategy.county).map(|county| county.region);
    let year = |year: Year| year.get().to_string();
    let years = match (strategy.start_year.map(year), strategy.end_year.map(year)) {
        (Some(start), Some(end)) => Some(fill(Word::PlanReadYears, &[("start", &start), ("end", &end)])),
        (Some(start), None) => Some(fill(Word::PlanReadYearsOpen, &[("start", &start)])),
        (None, _) => None,
    };
    let today = page::today().map(|today| {
        let printed = fill(Word::PlanReadDate, &[("date", &vocabulary::day(today))]);
        view! { <p class="only-print small">{printed}</p> }
    });
    let vision = (!strategy.vision.trim().is_empty()).then(|| {
        view! {
            <h3>{text(Word::FieldStrategyVision)}</h3>
            {paragraphs(&strategy.vision)}
        }
    });
    view! {
        <header class="reading-head">
            <h2>{vocabulary::named(&strategy.name)}</h2>
            <p class="muted">{region}{years.map(|years| format!(" · {years}"))}</p>
            {today}
            {vision}
        </header>
    }
}

/// A text with its paragraphs.
fn paragraphs(written: &str) -> Vec<AnyView> {
    written
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| view! { <p>{line.to_owned()}</p> }.into_any())
        .collect()
}

fn fact(name: Word, value: String) -> Option<AnyView> {
    (!value.trim().is_empty()).then(|| {
        view! {
            <div>
                <dt>{text(name)}</dt>
                <dd>{value}</dd>
            </div>
        }
        .into_any()
    })
}

/// The facts that there are, as a list; nothing if there are none.
fn facts<const N: usize>(facts: [Option<AnyView>; N]) -> Option<AnyView> {
    let there: Vec<_> = facts.into_iter().flatten().collect();
    (!there.is_empty()).then(|| view! { <dl class="facts">{there}</dl> }.into_any())
}

fn names(links: Vec<LinkedRecord>) -> String {
    let names: Vec<_> = links.into_iter().map(|link| link.name).collect();
    names.join("; ")
}

fn step(
    document: &Document,
    references: &References,
    number: StepNumber,
    is_settled: RwSignal<bool>,
) -> impl IntoView + use<> {
    let parts = match number.get() {
        2 => topics(document),
        3 => priorities(document, references),
        4 => elements(document, is_settled),
        6 => actions(document, references),
        _ => None,
    };
    view! {
        <section class="reading-step">
            <h3>
                <span class="step-number">{number.get()}</span>
                {vocabulary::step_title(number)}
            </h3>
            {step_text(document, number, parts.is_none())}
            {parts}
        </section>
    }
}

fn step_text(document: &Document, number: StepNumber, is_alone: bool) -> impl IntoView + use<> {
    let step = document.step(number);
    let text_of_step = paragraphs(&step.text);
    let nothing =
        (text_of_step.is_empty() && is_alone).then(|| view! { <p class="muted">{text(Word::PlanReadNothing)}</p> });
    let period = vocabulary::period(step.start, step.end);
    view! {
        <p class="step-meta">{step_tag(document.step_status(number))}{period.map(|period| format!(" · {period}"))}</p>
        {text_of_step}
        {nothing}
        {facts([
            fact(Word::PlanReadParticipants, step.participants.trim().to_owned()),
            fact(Word::FieldStepActors, names(record_links::of(document, &step.actors))),
        ])}
    }
}

fn topics(document: &Document) -> Option<AnyView> {
    let all: Vec<_> = document
        .ordered::<DialogueTopic>()
        .into_iter()
        .map(|(_, record)| topic(record))
        .collect();
    (!all.is_empty()).then(|| {
        view! {
            <h4>{text(Word::TopicsTitle)}</h4>
            <ol class="reading-list">{all}</ol>
        }
        .into_any()
    })
}

fn topic(topic: &DialogueTopic) -> impl IntoView + use<> {
    view! {
        <li>
            <h4>{vocabulary::named(&topic.title)}</h4>
            {topic_tag(topic.status)}
            {paragraphs(&topic.text)}
            {facts([
                fact(Word::FieldDialogueTopicOutcome, topic.outcome.trim().to_owned()),
                fact(Word::PlanReadFactors, names(record_links::factors(&topic.factors))),
            ])}
        </li>
    }
}

fn priorities(document: &Document, references: &References) -> Option<AnyView> {
    let held: Vec<_> = document
        .ordered::<Priority>()
        .into_iter()
        .filter(|(_, priority)| priority.status != PriorityStatus::Archived)
        .map(|(id, record)| priority(document, references, &id, record))
        .collect();
    (!held.is_empty()).then(|| view! { <ol class="reading-list">{held}</ol> }.into_any())
}

fn priority(
    document: &Document,
    references: &References,
    id: &Id<Priority>,
    priority: &Priority,
) -> impl IntoView + use<> {
    let actions = actions_of(document, references, id);
    let actions = actions
        .iter()
        .filter_map(|(id, _)| record_links::to(document, id.raw()))
        .collect();
    view! {
        <li>
            <h4>{vocabulary::named(&priority.title)}</h4>
            {priority_tag(priority.status)}
            {paragraphs(&priority.text)}
            {facts([
                fact(Word::PlanReadRestsOn, priority.evidence.trim().to_owned()),
                fact(Word::PlanReadFactors, names(record_links::factors(&priority.factors))),
                fact(Word::PlanReadElements, names(record_links::of(document, &priority.elements))),
                fact(Word::PlanReadActions, names(actions)),
            ])}
        </li>
    }
}

fn elements(document: &Document, is_settled: RwSignal<bool>) -> Option<AnyView> {
    let names = names(record_links::all::<StructureElement>(document));
    let mut all = document.all::<StructureElement>();
    let has_places = all.any(|(_, element)| element.geometry.is_some());
    is_settled.set(!has_places);
    let sheet = has_places.then(|| {
        let load = boxed(parts::sheet_picture(document.clone(), is_settled));
        let load = async move {
            let picture = load.await;
            if picture.is_err() {
                is_settled.try_set(true);
            }
            picture
        };
        parts::within(Box::pin(load))
    });
    (!names.is_empty()).then(|| {
        view! {
            <p>{names}</p>
            {sheet}
        }
        .into_any()
    })
}

fn actions(document: &Document, references: &References) -> Option<AnyView> {
    let all: Vec<_> = document
        .ordered::<Action>()
        .into_iter()
        .map(|(id, record)| action(document, references, &id, record))
        .collect();
    (!all.is_empty()).then(|| view! { <ol class="reading-list">{all}</ol> }.into_any())
}

fn action(document: &Document, references: &References, id: &Id<Action>, action: &Action) -> impl IntoView + use<> {
    let owner = action.owner.as_ref().and_then(|owner| document.get(owner)).map_or_else(
        || text(Word::PlanNoOwner).to_owned(),
        |owner| vocabulary::named(&owner.name),
    );
    let period = vocabulary::period(action.start, action.end);
    view! {
        <li>
            <h4>{vocabulary::named(&action.title)}</h4>
            {action_tag(action.status)}
            {paragraphs(&action.text)}
            {facts([
                fact(Word::FieldActionOwner, owner),
                fact(Word::PlanReadPartners, names(record_links::of(document, &action.partners))),
                fact(Word::PlanReadTime, period.unwrap_or_default()),
                fact(Word::PlanReadServes, names(record_links::of(document, &action.priorities))),
                fact(Word::PlanReadFactors, names(record_links::factors(&action.factors))),
            ])}
            {targets(&targets_of(document, references, id))}
        </li>
    }
}

fn targets(targets: &[(Id<Target>, &Target)]) -> Option<AnyView> {
    (!targets.is_empty()).then(|| {
        let rows: Vec<_> = targets.iter().map(|(_, record)| target(record)).collect();
        let head = |word: Word| view! { <th scope="col">{text(word)}</th> };
        view! {
            <div class="table-scroll">
                <table class="data-table stacks">
                    <thead>
                        <tr>
                            {head(Word::PlanReadTarget)}{head(Word::PlanReadFrom)}{head(Word::PlanReadTo)}
                            {head(Word::FieldTargetDirection)}{head(Word::PlanReadMethod)}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    })
}

fn target(target: &Target) -> impl IntoView + use<> {
    let value = |value: Option<Amount>, year: Option<Year>| {
        let value = value.map(|value| value.format(words::decimal()));
        let year = year.map(|year| format!("({})", year.get()));
        let parts = [value, Some(target.unit.trim().to_owned()), year];
        let parts: Vec<_> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        parts.join(" ")
    };
    let from = value(target.baseline, target.baseline_year);
    let to = value(target.value, target.year);
    view! {
        <tr>
            <th scope="row">{vocabulary::named(&target.title)}</th>
            <td data-label=text(Word::PlanReadFrom)>{from}</td>
            <td data-label=text(Word::PlanReadTo)>{to}</td>
            <td data-label=text(Word::FieldTargetDirection)>{text(target.direction.word())}</td>
            <td data-label=text(Word::PlanReadMethod)>{target.method.clone()}</td>
        </tr>
    }
}
