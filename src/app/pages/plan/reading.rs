//! The whole plan on one page, to read and to print: every step, priority, action and target.

use leptos::prelude::*;

use super::{
    super::{boxed, parts},
    reading_findings, reading_reviews, record_links,
};
use crate::{
    app::{
        components::{
            links::{LinkedRecord, linked_names},
            status_tag::{action_tag, priority_tag, step_tag, topic_tag},
        },
        document::workspace::Workspace,
        text::{
            neighbours,
            vocabulary::{self, Term},
            words::{self, Word, fill, text},
        },
    },
    domain::{
        records::{
            action_plan::{actions_of, targets_of},
            dialogue::DialogueTopic,
            document::Document,
            plan::{Action, Direction, Priority, Target},
            references::References,
            strategy::{StepNumber, Strategy},
            structure_map::StructureElement,
        },
        values::{
            amount::{Amount, Year},
            county,
            id::{Id, RecordId},
        },
    },
    platform::web::page,
};

/// The whole plan. `is_settled` tells whether its map is drawn or can't be.
pub fn whole_plan(workspace: Workspace, is_settled: RwSignal<bool>) -> impl IntoView {
    move || {
        workspace.with_editor(|editor| {
            let document = editor.document();
            of(document, document, editor.references(), is_settled)
        })
    }
}

/// The whole plan of a document. Names lead to the records of the one that is open `now`, as far as it has them.
pub fn of(document: &Document, now: &Document, references: &References, is_settled: RwSignal<bool>) -> AnyView {
    let source = Source {
        document,
        now,
        references,
    };
    let step = |number| step(source, number, is_settled);
    let steps: Vec<_> = StepNumber::ALL.into_iter().map(step).collect();
    view! { <article class="reading">{head(document.strategy())} {steps}</article> }.into_any()
}

/// What the plan is read from.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) document: &'a Document,
    /// The open document.
    now: &'a Document,
    pub(super) references: &'a References,
}

impl Source<'_> {
    /// The records of these ids in a line; nothing if there are none.
    fn names<T>(self, ids: &[Id<T>]) -> Option<AnyView> {
        self.linked(record_links::of(self.document, ids))
    }

    pub(super) fn linked(self, mut records: Vec<LinkedRecord>) -> Option<AnyView> {
        for record in &mut records {
            // A version has what is gone by now.
            if RecordId::new(&record.id).is_none_or(|id| self.now.record(&id).is_none()) {
                record.href.clear();
            }
        }
        (!records.is_empty()).then(|| linked_names(records, "; "))
    }
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
pub(super) fn paragraphs(written: &str) -> Vec<AnyView> {
    written
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| view! { <p>{line.to_owned()}</p> }.into_any())
        .collect()
}

pub(super) fn fact(name: Word, value: String) -> Option<AnyView> {
    (!value.trim().is_empty()).then(|| fact_of(name, value.into_any()))
}

fn fact_of(name: Word, value: AnyView) -> AnyView {
    view! {
        <div>
            <dt>{text(name)}</dt>
            <dd>{value}</dd>
        </div>
    }
    .into_any()
}

/// Records that lead to where they are.
pub(super) fn fact_with_links(name: Word, links: Option<AnyView>) -> Option<AnyView> {
    links.map(|links| fact_of(name, links))
}

fn factors(ids: &[String]) -> Option<AnyView> {
    let factors = record_links::factors(ids);
    (!factors.is_empty()).then(|| linked_names(factors, "; "))
}

/// The facts that there are, as a list; nothing if there are none.
pub(super) fn facts<const N: usize>(facts: [Option<AnyView>; N]) -> Option<AnyView> {
    let there: Vec<_> = facts.into_iter().flatten().collect();
    (!there.is_empty()).then(|| view! { <dl class="facts">{there}</dl> }.into_any())
}

fn step(source: Source, number: StepNumber, is_settled: RwSignal<bool>) -> impl IntoView + use<> {
    let parts = match number.get() {
        2 => topics(source.document),
        3 => priorities(source),
        4 => elements(source, is_settled),
        6 => actions(source),
        7 => reading_reviews::section(source),
        _ => None,
    };
    view! {
        <section class="reading-step">
            <h3>
                <span class="step-number">{number.get()}</span>
                {vocabulary::step_title(number)}
            </h3>
            {step_text(source, number, parts.is_none())}
            {parts}
        </section>
    }
}

fn step_text(source: Source, number: StepNumber, is_alone: bool) -> impl IntoView + use<> {
    let document = source.document;
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
            fact_with_links(Word::FieldStepActors, source.names(&step.actors)),
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
                fact_with_links(Word::PlanReadFactors, factors(&topic.factors)),
            ])}
        </li>
    }
}

fn priorities(source: Source) -> Option<AnyView> {
    let held: Vec<_> = source
        .document
        .ordered::<Priority>()
        .into_iter()
        .filter(|(_, priority)| priority.status.is_current())
        .map(|(id, record)| priority(source, &id, record))
        .collect();
    (!held.is_empty()).then(|| view! { <ol class="reading-list">{held}</ol> }.into_any())
}

fn priority(source: Source, id: &Id<Priority>, priority: &Priority) -> impl IntoView + use<> {
    let actions = actions_of(source.document, source.references, id);
    let actions: Vec<_> = actions.into_iter().map(|(id, _)| id).collect();
    view! {
        <li>
            <h4>{vocabulary::named(&priority.title)}</h4>
            {priority_tag(priority.status)}
            {paragraphs(&priority.text)}
            {facts([
                fact(Word::PlanReadRestsOn, priority.evidence.trim().to_owned()),
                fact_with_links(Word::PlanReadFactors, factors(&priority.factors)),
                fact_with_links(Word::PlanReadElements, source.names(&priority.elements)),
                fact_with_links(Word::PlanReadActions, source.names(&actions)),
                fact_with_links(Word::NeighbourTitle, neighbours(source, id, priority)),
            ])}
            {reading_findings::of_priority(source, priority)}
        </li>
    }
}

/// The plans of neighbouring regions that it meets.
fn neighbours(source: Source, id: &Id<Priority>, priority: &Priority) -> Option<AnyView> {
    let said = neighbours::of_priority(source.document, source.references, id, priority);
    (!said.is_empty()).then(|| paragraphs(&said).into_any())
}

fn elements(source: Source, is_settled: RwSignal<bool>) -> Option<AnyView> {
    let document = source.document;
    let names = source.linked(record_links::all::<StructureElement>(document))?;
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
    let elements = view! {
        <p>{names}</p>
        {sheet}
    };
    Some(elements.into_any())
}

fn actions(source: Source) -> Option<AnyView> {
    let all: Vec<_> = source
        .document
        .ordered::<Action>()
        .into_iter()
        .map(|(id, record)| action(source, &id, record))
        .collect();
    (!all.is_empty()).then(|| view! { <ol class="reading-list">{all}</ol> }.into_any())
}

fn action(source: Source, id: &Id<Action>, action: &Action) -> impl IntoView + use<> {
    let owner = action
        .owner
        .as_ref()
        .and_then(|owner| source.document.get(owner))
        .map_or_else(
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
                fact_with_links(Word::PlanReadPartners, source.names(&action.partners)),
                fact(Word::PlanReadTime, period.unwrap_or_default()),
                fact_with_links(Word::FieldActionPlan, source.names(action.plan.as_slice())),
                fact(Word::FieldActionCommitment, action.commitment.trim().to_owned()),
                fact_with_links(Word::PlanReadServes, source.names(&action.priorities)),
                fact_with_links(Word::PlanReadElements, source.names(&action.elements)),
                fact_with_links(Word::PlanReadFactors, factors(&action.factors)),
            ])}
            {targets(&targets_of(source.document, source.references, id))}
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
    let amount = |amount: Amount| amount.format(words::decimal());
    let value = |value: Option<Amount>, upper: Option<Amount>, year: Option<Year>| {
        let value = value.map(amount).into_iter().chain(upper.map(amount));
        let value = Some(value.collect::<Vec<_>>().join("–"));
        let year = year.map(|year| format!("({})", year.get()));
        let parts = [value, Some(target.unit.trim().to_owned()), year];
        let parts: Vec<_> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        parts.join(" ")
    };
    let upper = target.upper.filter(|_| target.direction == Direction::Between);
    let from = value(target.baseline, None, target.baseline_year);
    let to = value(target.value, upper, target.year);
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
