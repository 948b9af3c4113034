//! Where findings are mended, and those of a record beside its form.

use leptos::prelude::*;

use super::{lessons_here::lessons_here, status_tag::severity_tag};
use crate::{
    app::{
        document::workspace::Workspace,
        interface::{anchor, route::Route},
        text::{
            check_words::{check_words, missing_words},
            kinds,
            messages::named,
            words::{self, Word, fill, text},
        },
    },
    domain::{
        assessment::factors::QuestionSet,
        checks::{self, Finding, Spot},
        learning::proposing::Concern,
        records::{
            action_plan,
            deep_analysis::{Alternative, EffectLink},
            document::Document,
            lesson::NeighbourPlan,
            plan::{Action, Priority, Target},
            record::{Kind, Ordered, Record},
            references::References,
            self_assessment::Response,
        },
        values::id::{Id, RecordId},
    },
    platform::web::page,
};

/// Where a finding is mended.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// What the place is called.
    pub name: String,
    /// The part of the record there, where it is about one: a target of an action.
    pub part: Option<String>,
    /// Its page.
    pub route: Route,
    /// The field there, where the page gives it an id of its own.
    pub field: Option<String>,
}

/// The place of a finding; `None` if the record that it is about is shown nowhere.
pub fn place(document: &Document, references: &References, finding: &Finding) -> Option<Place> {
    let record = document.record(&finding.place)?;
    let (name, route) = match finding.factor {
        Some(factor) => (factor_name(factor)?, factor_page(record, finding.check.spot(), factor)),
        None => {
            // A part is mended on the page of what it is a part of, which has its name.
            let whole = record.part_of().and_then(|whole| document.record(whole));
            let name = named(whole.unwrap_or(record).name());
            (name, kinds::page_in(document, &finding.place, record)?)
        }
    };
    let (number, part) = numbered_part(document, references, &finding.place, record).unzip();
    Some(Place {
        name,
        part,
        route,
        field: element_id(finding, record.kind(), number),
    })
}

/// The page on which a finding about a factor is mended: where the factor is answered if an answer shows it, that of the gaps where
/// something is to be made of it, and else where the factor is agreed on.
fn factor_page(record: &Record, spot: Spot, factor: &str) -> Route {
    if Response::of(record).is_some() {
        return Route::Factor(factor.into());
    }
    match spot {
        Spot::Making(_) | Spot::Gap => Route::Gaps,
        Spot::Page | Spot::Field(_) | Spot::FirstMissing | Spot::Adding(_) => Route::FactorConsensus(factor.into()),
    }
}

/// The id of what mends a finding about a record of this kind, which has a number where it is one of several on the page.
fn element_id(finding: &Finding, kind: &str, number: Option<usize>) -> Option<String> {
    let field = |field| match number {
        Some(number) => anchor::field_of(kind, number, field),
        None => anchor::field(kind, field),
    };
    match finding.check.spot() {
        Spot::Page => None,
        Spot::Field(name) => Some(field(name)),
        Spot::FirstMissing => finding.missing.first().map(|part| field(part.field())),
        Spot::Adding(kind) => Some(anchor::adding(kind.code())),
        Spot::Making(kind) => Some(anchor::making(kind.code(), finding.factor?)),
        Spot::Gap => Some(anchor::gap(finding.factor?)),
    }
}

/// What a factor is called: its number and its title.
pub fn factor_name(factor: &str) -> Option<String> {
    let factor = QuestionSet::current().factor(factor)?;
    let title = factor.title(words::language());
    Some(format!("{}. {title}", factor.number))
}

/// The number of a part that is one of several on its page, and what it is called there.
fn numbered_part(
    document: &Document,
    references: &References,
    id: &RecordId,
    record: &Record,
) -> Option<(usize, String)> {
    if let Some(target) = Target::of(record) {
        let number = target_number(document, references, target.action.as_ref()?, id);
        return Some((number, target_name(number, &target.title)));
    }
    let (number, word) = if let Some(one) = NeighbourPlan::of(record) {
        let number = number_of::<NeighbourPlan>(document, references, one.priority.as_ref()?, id);
        (number, Word::NeighbourOne)
    } else if let Some(one) = Alternative::of(record) {
        let number = number_of::<Alternative>(document, references, one.priority.as_ref()?, id);
        (number, Word::ChoiceOneAlternative)
    } else {
        let one = EffectLink::of(record)?;
        let number = number_of::<EffectLink>(document, references, one.priority.as_ref()?, id);
        (number, Word::ChoiceOneLink)
    };
    Some((number, fill(word, &[("n", &number.to_string())])))
}

fn number_of<T: Ordered>(
    document: &Document,
    references: &References,
    priority: &Id<Priority>,
    part: &RecordId,
) -> usize {
    let parts = action_plan::referring::<T>(document, references, priority.raw());
    let index = parts.iter().position(|(id, _)| id.raw() == part);
    index.unwrap_or_default() + 1
}

/// What a target is called: its number among the action's, and what it measures where that is said.
fn target_name(number: usize, title: &str) -> String {
    let number = fill(Word::PlanTarget, &[("n", &number.to_string())]);
    match title.trim() {
        "" => number,
        title => format!("{number}, {title}"),
    }
}

fn target_number(document: &Document, references: &References, action: &Id<Action>, target: &RecordId) -> usize {
    let targets = action_plan::targets_of(document, references, action);
    let index = targets.iter().position(|(id, _)| id.raw() == target);
    index.unwrap_or_default() + 1
}

/// What is found about a record and not set aside, beside the form in which it is mended.
pub fn findings_of(workspace: Workspace, id: &RecordId) -> AnyView {
    let id = id.clone();
    findings_beside(workspace, move |_, _| vec![id.clone()]).into_any()
}

/// What is found about these records and not set aside, each with its place, beside the form in which it is mended.
pub fn findings_beside(
    workspace: Workspace,
    records: impl Fn(&Document, &References) -> Vec<RecordId> + Send + Sync + 'static,
) -> impl IntoView {
    let found = workspace.select(move |document, references| {
        let records = records(document, references);
        let mut found = Vec::new();
        for id in &records {
            for finding in checks::findings_about(document, references, id, page::today()) {
                if finding.set_aside.is_none() {
                    let place = place(document, references, &finding);
                    found.push(PlacedFinding { finding, place });
                }
            }
        }
        found.sort_by_key(|one| one.finding.check.severity());
        found
    });
    // What was learnt of the same is read where something is found to be missing.
    let concern = move |document: &Document, _: &References| {
        found.with(|found| {
            let mut concern = Concern::default();
            for one in found {
                concern.and(Concern::of_finding(document, &one.finding));
            }
            concern
        })
    };
    let list = move || {
        let found = found.get();
        if found.is_empty() {
            view! { <p class="links-none">{text(Word::PlanFindingsNone)}</p> }.into_any()
        } else {
            let rows: Vec<_> = found.into_iter().map(beside).collect();
            view! { <ul class="findings">{rows}</ul> }.into_any()
        }
    };
    view! {
        <section class="no-print" id="findings-beside">
            <h2>{text(Word::PlanFindings)}</h2>
            {list}
            {lessons_here(workspace, concern)}
        </section>
    }
}

#[derive(Clone, PartialEq)]
struct PlacedFinding {
    finding: Finding,
    place: Option<Place>,
}

fn beside(PlacedFinding { finding, place }: PlacedFinding) -> impl IntoView {
    let words = check_words(finding.check);
    let field = place.as_ref().and_then(|place| place.field.clone());
    // On the record's own page only its parts have to be told from each other.
    let name = place.and_then(|place| place.part);
    let go = field.map(|field| {
        let go = move |_| {
            page::focus(&field);
        };
        view! {
            <button
                type="button"
                class="quiet"
                aria-label=format!("{}: {}", text(Word::PlanGoToField), words.title)
                on:click=go
            >
                {text(Word::PlanGoToField)}
            </button>
        }
    });
    view! {
        <li class="finding">
            <div class="finding-head">
                {severity_tag(finding.check.severity())}<span class="finding-code">{finding.check.code()}</span>
            </div>
            <p class="finding-text">{words.title}</p>
            {name.map(|name| view! { <p class="finding-place">{name}</p> })}
            <p class="finding-fix">{missing_words(&finding)}" "{words.fix}</p>
            <div class="actions">{go}</div>
        </li>
    }
}
