//! Where findings are mended, and those of a record beside its form.

use leptos::prelude::*;

use super::status_tag::severity_tag;
use crate::app::document::workspace::Workspace;
use crate::{
    app::{
        interface::route::Route,
        text::{
            check_words::{check_words, missing_words},
            messages::named,
            words::{self, Word, fill, text},
        },
    },
    domain::{
        assessment::factors::QuestionSet,
        checks::{self, Check, Finding, Missing},
        records::{
            document::Document,
            plan::{self, Action},
            record::Record,
            references::References,
        },
        values::id::{Id, RecordId},
    },
    platform::web::page,
};

/// Where a finding is mended.
#[derive(Clone, Debug, PartialEq)]
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

/// The place of a finding.
pub fn place(document: &Document, references: &References, finding: &Finding) -> Option<Place> {
    let record = document.record(&finding.place)?;
    let own_name = || named(record.name());
    let to = |name, route, field: Option<&str>| Place {
        name,
        part: None,
        route,
        field: field.map(Into::into),
    };
    Some(match &**record {
        Record::Priority(_) => to(
            own_name(),
            Route::Priority(Id::of(finding.place.clone())),
            action_or_priority_field(finding),
        ),
        Record::Action(_) => to(
            own_name(),
            Route::Action(Id::of(finding.place.clone())),
            action_or_priority_field(finding),
        ),
        Record::Target(target) => {
            let action = target.action.clone()?;
            let number = target_number(document, references, &action, &finding.place);
            let title = document.get(&action).map(|action| action.title.as_str());
            Place {
                name: named(title.unwrap_or_default()),
                part: Some(target_name(number, &target.title)),
                field: Some(format!("target-{number}-{}", target_field(finding))),
                route: Route::Action(action),
            }
        }
        Record::StructureElement(_) => to(
            own_name(),
            Route::Element(Id::of(finding.place.clone())),
            None,
        ),
        Record::Round(_) if finding.factor.is_none() => to(own_name(), Route::Round, None),
        Record::Response(_) | Record::Consensus(_) | Record::Round(_) => {
            let id = finding.factor?;
            let factor = QuestionSet::current().factor(id)?;
            let name = format!("{}. {}", factor.number, factor.title(words::language()));
            let (route, field) = factor_place(finding, record, id);
            to(name, route, field.as_deref())
        }
        _ => return None,
    })
}

/// Where a finding about a factor is mended: where the level was set, or where something is made of it.
fn factor_place(finding: &Finding, record: &Record, factor: &str) -> (Route, Option<String>) {
    let at = |field: &str| Some([field, factor].concat());
    match (finding.check, record) {
        (_, Record::Response(_)) => (Route::Factor(factor.into()), None),
        (Check::HighLevelWithoutEvidence, _) => (
            Route::FactorConsensus(factor.into()),
            Some("consensus-evidence".into()),
        ),
        (Check::GapWithoutPriority, _) => (Route::Gaps, at("make-priority-")),
        (Check::DifferingWithoutTopic, _) => (Route::Gaps, at("make-topic-")),
        _ => (Route::Gaps, at("gap-")),
    }
}

/// What a target is called: its number among the action's, and what it measures where that is said.
fn target_name(number: usize, title: &str) -> String {
    let number = fill(Word::PlanTarget, &[("n", &number.to_string())]);
    match title.trim() {
        "" => number,
        title => format!("{number}, {title}"),
    }
}

fn target_number(
    document: &Document,
    references: &References,
    action: &Id<Action>,
    target: &RecordId,
) -> usize {
    let targets = plan::targets_of(document, references, action);
    let index = targets.iter().position(|(id, _)| id.raw() == target);
    index.unwrap_or_default() + 1
}

fn action_or_priority_field(finding: &Finding) -> Option<&'static str> {
    match finding.check {
        Check::PriorityWithoutEvidence => Some("priority-evidence"),
        Check::PriorityWithoutAction => Some("add-action"),
        Check::ActionWithoutOwner => Some("action-owner"),
        Check::ActionWithoutTime if finding.missing.first() == Some(&Missing::End) => {
            Some("action-end")
        }
        Check::ActionWithoutTime => Some("action-start"),
        Check::ActionEndsBeforeStart => Some("action-end"),
        Check::ActionWithoutTarget => Some("add-target"),
        Check::ActionWithoutPriority => Some("action-priorities"),
        _ => None,
    }
}

fn target_field(finding: &Finding) -> &'static str {
    match (finding.check, finding.missing.first()) {
        (Check::TargetYearNotAfterBaseline, _) => "year",
        (_, Some(Missing::Baseline)) => "baseline",
        (_, Some(Missing::Unit)) => "unit",
        (_, Some(Missing::Direction)) => "direction",
        (_, Some(Missing::Year)) => "year",
        _ => "value",
    }
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
            for finding in checks::findings_about(document, references, id) {
                if finding.set_aside.is_none() {
                    let place = place(document, references, &finding);
                    found.push(Beside { finding, place });
                }
            }
        }
        found.sort_by_key(|one| one.finding.check.severity());
        found
    });
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
        </section>
    }
}

#[derive(Clone, PartialEq)]
struct Beside {
    finding: Finding,
    place: Option<Place>,
}

fn beside(Beside { finding, place }: Beside) -> impl IntoView {
    let words = check_words(finding.check);
    let field = place.as_ref().and_then(|place| place.field.clone());
    // On the record's own page only its parts have to be told from each other.
    let name = place.and_then(|place| place.part);
    let go = field.map(|field| {
        let go = move |_| {
            page::focus(&field);
        };
        view! { <button type="button" class="quiet" aria-label=format!("{}: {}", text(Word::PlanGoToField), words.title) on:click=go>{text(Word::PlanGoToField)}</button> }
    });
    view! {
        <li class="finding">
            <div class="finding-head">{severity_tag(finding.check.severity())}<span class="finding-code">{finding.check.code()}</span></div>
            <p class="finding-text">{words.title}</p>
            {name.map(|name| view! { <p class="finding-place">{name}</p> })}
            <p class="finding-fix">{missing_words(&finding)}" "{words.fix}</p>
            <div class="actions">{go}</div>
        </li>
    }
}
