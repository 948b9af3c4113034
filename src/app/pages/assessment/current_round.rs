//! Which round the user looks at, and what is answered in it.

use std::{cell::Cell, sync::Arc};

use leptos::prelude::*;

use crate::{
    app::{
        document::workspace::Workspace,
        form::{lens::field, record::FormRecord},
        interface::route::Route,
        text::words::{Word, fill},
    },
    domain::{
        assessment::{
            factors::{Factor, QuestionSet},
            profile::{FactorResult, profile},
            results::{
                Results,
                questions::{AskedStatement, Questions},
            },
        },
        records::{
            document::Document,
            self_assessment::{Answer, Response, Round, Season, unused_title},
        },
        values::id::{Id, RecordId},
    },
    edit::command::Command,
    platform::web::{page, random},
};

/// The key under which the tab remembers the round that was chosen last.
const CHOSEN_KEY: &str = "samspel:round";

thread_local! {
    // A place has no part for a statement, so the page that is about to be drawn takes it from here.
    static STATEMENT: Cell<Option<&'static str>> = const { Cell::new(None) };
}

/// The round that is shown: the one chosen in this tab, otherwise the latest.
#[derive(Clone, Copy)]
pub struct CurrentRound {
    workspace: Workspace,
    chosen: RwSignal<String>,
    /// The round; `None` if no round has been started.
    pub round: Memo<Option<Id<Round>>>,
    /// The response of the round; `None` if nobody has answered.
    pub response: Memo<Option<Id<Response>>>,
    /// The form of the response, which is made at its first change.
    pub form: FormRecord<Response>,
    /// What the response says on each factor.
    pub profile: Memo<Vec<FactorResult>>,
}

impl CurrentRound {
    /// What a page of the self-assessment shows.
    pub fn new(workspace: Workspace) -> Self {
        let chosen = RwSignal::new(page::remembered(CHOSEN_KEY).unwrap_or_default());
        let round = workspace.select(move |document, _| chosen.with(|chosen| current(document, chosen)));
        let response = workspace.select(move |document, _| {
            let (id, _) = Response::of_round(document, &round.get()?)?;
            Some(id)
        });
        let profile = workspace.select(move |document, _| {
            let response = response.get().and_then(|id| document.get(&id));
            response.map_or_else(|| profile(&Response::default()), profile)
        });
        let form = workspace.form_of(move || response.get());
        let form = form.beginning(move || {
            Some(Response {
                round: Some(round.get()?),
                ..Response::default()
            })
        });
        Self {
            workspace,
            chosen,
            round,
            response,
            form,
            profile,
        }
    }

    /// What `read` makes of the response, followed; of an empty one where there is none.
    pub fn read<R>(&self, read: impl Fn(&Response) -> R + Send + Sync + 'static) -> Memo<R>
    where
        R: Default + PartialEq + Send + Sync + 'static,
    {
        let response = self.response;
        self.workspace.select(move |document, _| {
            let found = response.get().and_then(|id| document.get(&id));
            found.map_or_else(|| read(&Response::default()), &read)
        })
    }

    /// What `read` makes of the response now, without following it.
    pub fn now<R>(&self, read: impl FnOnce(&Response) -> R) -> Option<R> {
        let id = self.response.get_untracked()?;
        self.workspace.now(|document, _| document.get(&id).map(read)).flatten()
    }

    /// Answers a statement, or takes its answer away. Each statement is a step of its own.
    pub fn answer(&self, statement: &str, answer: Option<Answer>) {
        let burst = field!(Response, answers).entry_burst(statement);
        self.form.edit(Some(burst), |response| match answer {
            Some(answer) => response.answers.insert(statement, answer),
            None => response.answers.remove(statement),
        });
    }

    /// What the shown round asks under a factor.
    pub fn asked(&self, factor: &'static Factor) -> Memo<Vec<AskedStatement>> {
        let round = self.round;
        self.workspace.select(move |document, _| {
            let round = round.get().and_then(|id| document.get(&id));
            let questions = round.map(|round| Questions::of_round(document, round));
            let asked = questions.and_then(|questions| {
                let place = questions.factor_place(factor.id)?;
                Some(questions.of_factor(place).to_vec())
            });
            asked.unwrap_or_default()
        })
    }

    /// The shown round's title.
    pub fn title(&self) -> Memo<String> {
        let round = self.round;
        self.workspace.select(move |document, _| {
            let title = round
                .get()
                .and_then(|id| document.get(&id))
                .map(|round| round.title.clone());
            title.unwrap_or_default()
        })
    }

    /// What the shown round may show; `None` if no round has been started.
    pub fn results(&self) -> Memo<Option<Arc<Results>>> {
        let round = self.round;
        self.workspace.select(move |document, _| {
            let id = round.get()?;
            let round = document.get(&id)?;
            Some(Results::of_round(document, &id, round))
        })
    }

    /// Shows another round.
    pub fn choose(&self, round: &str) {
        page::remember(CHOSEN_KEY, round);
        self.chosen.set(round.into());
    }

    /// Starts a round after the latest one, with an empty response, and goes to a place.
    pub fn start(&self, to: &Route) {
        let today = page::today();
        let (round_id, response_id) = (random::new_id(), random::new_id());
        let made = self.workspace.now(|document, _| Round {
            title: today.map_or_else(String::new, |today| {
                let season = match Season::of(today) {
                    Season::Spring => Word::AssessmentSeasonSpring,
                    Season::Summer => Word::AssessmentSeasonSummer,
                    Season::Autumn => Word::AssessmentSeasonAutumn,
                };
                unused_title(&fill(season, &[("year", &today.year().to_string())]), document)
            }),
            start: today,
            question_set: QuestionSet::current().id.into(),
            order: document.last_order::<Round>(),
            ..document
                .ordered::<Round>()
                .pop()
                .map_or_else(Round::default, |(_, latest)| latest.next())
        });
        let Some(round) = made else { return };
        let response = Response {
            round: Some(Id::of(round_id.clone())),
            ..Response::default()
        };
        let records = vec![(round_id.clone(), round.into()), (response_id, response.into())];
        if self.workspace.dispatch(&Command::Add(records)) {
            self.choose(round_id.as_str());
            page::go_to(&to.to_hash());
        }
    }
}

fn current(document: &Document, chosen: &str) -> Option<Id<Round>> {
    let chosen = RecordId::new(chosen).map(Id::of);
    chosen
        .filter(|id| document.get::<Round>(id).is_some())
        .or_else(|| document.ordered::<Round>().pop().map(|(id, _)| id))
}

/// Has the factor page that is drawn next begin at the statement of an id.
pub fn begin_at(statement: &'static str) {
    STATEMENT.set(Some(statement));
}

/// The id of the statement at which the page begins; it is given once.
pub fn statement_to_begin_at() -> Option<&'static str> {
    STATEMENT.take()
}
