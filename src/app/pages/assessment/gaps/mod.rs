//! From gap to plan: what weighs most, and what is made of it.

mod list;
mod make;
mod matrix;

pub use make::DerivedKind;

use leptos::prelude::*;

use self::{
    list::{GapsView, list},
    make::{Origin, button},
    matrix::matrix,
};
use super::{
    consensus::begin_round,
    current_round::CurrentRound,
    nav::{assessment_parts, kicker},
    round_choice::round_choice,
};
use crate::{
    app::{
        components::{
            empty_state::empty_state,
            page_head::page_head,
            status_tag::{action_tag, priority_tag, topic_tag},
        },
        interface::route::Route,
        state::App,
        text::{
            kinds, messages,
            words::{self, Word, text},
        },
    },
    domain::{
        assessment::{
            factors::{Factor, QuestionSet},
            gaps::{self, Gap},
            results::{Respondents, Results},
        },
        records::{
            dialogue::{DialogueTopic, TopicStatus},
            document::Document,
            grounded::grounded,
            plan::{Action, ActionStatus, Priority, PriorityStatus},
            record::{Kind, Record},
        },
        values::id::RecordId,
    },
};

/// Something that has been made of a factor.
#[derive(Clone, Debug, PartialEq)]
pub struct DerivedRecord {
    kind: DerivedKind,
    name: String,
    href: String,
    status: Status,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Status {
    Priority(PriorityStatus),
    Action(ActionStatus),
    Topic(TopicStatus),
}

impl DerivedRecord {
    fn of(id: &RecordId, record: &Record) -> Option<Self> {
        let kind = DerivedKind::of(record)?;
        let status = match kind {
            DerivedKind::Priority => Status::Priority(Priority::of(record)?.status),
            DerivedKind::Action => Status::Action(Action::of(record)?.status),
            DerivedKind::Topic => Status::Topic(DialogueTopic::of(record)?.status),
        };
        Some(Self {
            kind,
            name: messages::named(record.name()),
            href: kinds::page(id, record)?.to_hash(),
            status,
        })
    }

    /// It in a list: what it is, what it is called and how far it has come.
    fn row(self) -> AnyView {
        let tag = match self.status {
            Status::Priority(status) => priority_tag(status),
            Status::Action(status) => action_tag(status),
            Status::Topic(status) => topic_tag(status),
        };
        view! {
            <li>
                <span class="muted">{text(self.kind.word())}</span>
                " "
                <a href=self.href>{self.name}</a>
                " "
                {tag}
            </li>
        }
        .into_any()
    }
}

/// DerivedKind is made of each factor, in the factors' order.
fn derived(document: &Document) -> Vec<Vec<DerivedRecord>> {
    let all = grounded(document);
    let of_factor = |factor: &Factor| {
        let named = all
            .iter()
            .filter(|(_, record)| record.grounds().is_some_and(|grounds| grounds.names(factor.id)));
        named.filter_map(|(id, record)| DerivedRecord::of(id, record)).collect()
    };
    QuestionSet::current().factors.iter().map(of_factor).collect()
}

/// The page.
pub fn page(app: App) -> AnyView {
    let current = CurrentRound::new(app.workspace);
    let has_round = Memo::new(move |_| current.round.get().is_some());
    let content = move || {
        if has_round.get() {
            filled(app, current)
        } else {
            view! {
                <div class="section-gap">
                    {empty_state(
                        Word::GapsEmptyTitle,
                        Word::GapsEmptyText,
                        (Word::GapsEmptyExample, Word::GapsEmptyExampleText),
                        begin_round(current, Route::Gaps),
                    )}
                </div>
            }
            .into_any()
        }
    };
    view! {
        <main class="page" id="main" tabindex="-1">
            {page_head(kicker(current), text(Word::GapsTitle), text(Word::GapsLede))}
            {assessment_parts(Route::Gaps)}
            {content}
        </main>
    }
    .into_any()
}

fn filled(app: App, current: CurrentRound) -> AnyView {
    let results = current.results();
    let round = current.round;
    let gaps = app.workspace.select(move |document, _| {
        let (Some(round), Some(results)) = (round.get(), results.get()) else {
            return Vec::new();
        };
        gaps::by_weight(gaps::of_round(document, &round, &results))
    });
    let view = GapsView {
        app,
        current,
        results,
        gaps,
        derived: app.workspace.select(|document, _| derived(document)),
    };
    view! {
        <div class="gap-head">
            <p class="help">{text(Word::GapsLevelsUsed)}</p>
            {round_choice(app.workspace, current)}
        </div>
        <section class="section">
            <h2>{text(Word::GapsMatrix)}</h2>
            {matrix(gaps)}
        </section>
        <section class="section section-gap">
            <h2>{text(Word::GapsList)}</h2>
            <p class="help">{text(Word::GapsListHelp)}</p>
            {list(view)}
        </section>
        {different(view)}
    }
    .into_any()
}

/// The factors that are seen most differently, to be talked about.
fn different(view: GapsView) -> AnyView {
    let found = Memo::new(move |_| {
        view.results.with(|results| {
            let Some(results) = results else {
                return Vec::new();
            };
            view.gaps.with(|gaps| widest_first(results, gaps))
        })
    });
    let row = move |factor: &'static Factor| {
        let origin = Origin {
            factor,
            statement: None,
            differs: true,
            round: view.current.round.get_untracked(),
        };
        let topics = move || {
            let place = usize::from(factor.number).saturating_sub(1);
            let derived = view.derived.with(|derived| derived.get(place).cloned());
            let topics = derived.into_iter().flatten();
            let topics = topics.filter(|derived| derived.kind == DerivedKind::Topic);
            let topics: Vec<_> = topics.map(DerivedRecord::row).collect();
            if topics.is_empty() {
                let origin = origin.clone();
                view! {
                    <p class="actions no-print talk-about">
                        {button(view.app, origin, DerivedKind::Topic, ["talk-topic-", factor.id].concat())}
                    </p>
                }
                .into_any()
            } else {
                view! { <ul class="gap-made">{topics}</ul> }.into_any()
            }
        };
        view! {
            <li>
                <p>
                    <span class="factor-no">{factor.number}</span>
                    " "
                    <a href=Route::FactorConsensus(factor.id.into()).to_hash()>{factor.title(words::language())}</a>
                </p>
                {topics}
            </li>
        }
    };
    let list = move || {
        let found = found.get();
        if found.is_empty() {
            return view! { <p class="links-none">{text(Word::GapsDiffersNone)}</p> }.into_any();
        }
        let rows: Vec<_> = found.into_iter().map(row).collect();
        view! {
            <div role="group" aria-label=text(Word::GapsDiffersTitle)>
                <ul class="gap-different">{rows}</ul>
            </div>
        }
        .into_any()
    };
    view! {
        <section class="section section-gap" id="gaps-different">
            <h2>{text(Word::GapsDiffersTitle)}</h2>
            <p class="help">{text(Word::GapsDiffersText)}</p>
            {list}
        </section>
    }
    .into_any()
}

/// The factors that are seen differently, those first whose answers reach widest.
fn widest_first(results: &Results, gaps: &[Gap]) -> Vec<&'static Factor> {
    let spread = |factor: &Factor| {
        let place = results.questions.factor_place(factor.id);
        let figures = place.and_then(|place| results.factor(place, Respondents::All));
        let quartiles = figures.and_then(|figures| figures.counts.quartiles());
        quartiles.map_or(0.0, |quartiles| quartiles.spread())
    };
    let differing = gaps.iter().filter(|gap| gap.differs);
    let mut found: Vec<_> = differing.map(|gap| (spread(gap.factor), gap.factor)).collect();
    found.sort_by(|(one, a), (other, b)| other.total_cmp(one).then(a.number.cmp(&b.number)));
    found.into_iter().map(|(_, factor)| factor).collect()
}
