//! What a page of results looks at: a round's results, and whose answers in it.

use std::sync::Arc;

use leptos::prelude::*;

use super::{figure::Figure, respondents};
use crate::{
    app::{
        pages::assessment::current_round::CurrentRound,
        state::App,
        text::{
            vocabulary,
            words::{self, Word, fill, text},
        },
    },
    domain::{
        assessment::results::{Respondents, Responses, Results},
        records::{self_assessment::Round, strategy::ActorGroup},
        values::id::Id,
    },
    platform::web::page,
};

/// The key under which the tab remembers whose answers are shown.
const WHO_KEY: &str = "samspel:results-who";

/// What is looked at.
#[derive(Clone, Copy)]
pub struct ResultsView {
    /// The app.
    pub app: App,
    /// The round.
    pub current: CurrentRound,
    /// What may be shown of the round; `None` if there is no round. Counted once a change of the document.
    pub results: Memo<Option<Arc<Results>>>,
    /// Whose answers are shown: those chosen, or everybody's where the chosen group may not be shown.
    pub respondents: Memo<Respondents>,
    /// The name of the round.
    title: Memo<String>,
    /// The groups that are invited; empty where all are.
    invited: Memo<Vec<ActorGroup>>,
    wanted: RwSignal<String>,
    /// The figure that is explained.
    pub explained: RwSignal<Option<Figure>>,
}

impl ResultsView {
    /// What a page of results looks at.
    pub fn new(app: App) -> Self {
        let current = CurrentRound::new(app.workspace);
        let results = current.results();
        let round = current.round;
        let invited = app.workspace.select(move |document, _| {
            let round = round.get().and_then(|id| document.get(&id));
            let groups = ActorGroup::ALL.iter().copied();
            round.map_or_else(Vec::new, |round| groups.filter(|group| round.invites(*group)).collect())
        });
        let wanted = RwSignal::new(page::remembered(WHO_KEY).unwrap_or_default());
        let respondents = Memo::new(move |_| {
            let respondents = wanted.with(|code| respondents::from_code(code));
            results.with(|results| {
                let may_be_shown = results.as_ref().is_some_and(|results| match respondents {
                    Respondents::All => true,
                    Respondents::Group(group) => results.shown_groups().contains(&group),
                });
                if may_be_shown { respondents } else { Respondents::All }
            })
        });
        Self {
            app,
            current,
            results,
            respondents,
            title: current.title(),
            invited,
            wanted,
            explained: RwSignal::new(None),
        }
    }

    /// Shows the answers of somebody else.
    pub fn choose(&self, code: &str) {
        page::remember(WHO_KEY, code);
        self.wanted.set(code.into());
    }

    /// What `read` makes of the results and of whose answers are shown, followed; the default where there is no round.
    pub fn read<R: Default>(&self, read: impl FnOnce(&Results, Respondents) -> R) -> R {
        let respondents = self.respondents.get();
        self.read_all(|results| read(results, respondents))
    }

    /// What `read` makes of the results, followed, whoever's answers are shown; the default where there is no round.
    pub fn read_all<R: Default>(&self, read: impl FnOnce(&Results) -> R) -> R {
        self.results.with(|results| {
            let results = results.as_ref();
            results.map_or_else(R::default, |results| read(results))
        })
    }

    /// The name of the round that is shown.
    pub fn title(&self) -> String {
        self.title.with(|title| vocabulary::named(title))
    }

    /// The groups whose figures may not be shown, by name. A group that is not invited is not named where nothing of it is shown.
    pub fn hidden(&self, results: &Results) -> Vec<&'static str> {
        let hidden = self.groups(results).into_iter();
        hidden
            .filter(|group| results.responses(Respondents::Group(*group)) == Responses::Hidden)
            .map(vocabulary::group)
            .collect()
    }

    /// The groups that have a place on the page: those that are shown, and those that are invited and may not be.
    pub fn groups(&self, results: &Results) -> Vec<Option<ActorGroup>> {
        let is_invited =
            |group: &Option<ActorGroup>| group.is_none_or(|group| self.invited.with(|all| all.contains(&group)));
        let is_shown = |group| results.responses(Respondents::Group(group)) != Responses::Hidden;
        let groups = results.groups().into_iter();
        groups.filter(|group| is_shown(*group) || is_invited(group)).collect()
    }
}

/// A round that the shown one can be compared with.
#[derive(Clone, PartialEq)]
pub struct OtherRound {
    /// Its id.
    pub id: Id<Round>,
    /// What it is called.
    pub title: String,
    /// What may be shown of it.
    pub results: Arc<Results>,
}

/// The other rounds, the latest first, those before the shown one before those after it. They are counted when they are first
/// looked at.
pub fn others(view: ResultsView) -> Memo<Vec<OtherRound>> {
    let round = view.current.round;
    view.app.workspace.select(move |document, _| {
        let Some(current) = round.get() else {
            return Vec::new();
        };
        let all = document.ordered::<Round>();
        let place = all.iter().position(|(id, _)| *id == current);
        let (before, after) = all.split_at(place.unwrap_or(all.len()));
        let others = before.iter().rev().chain(after.iter().skip(1).rev());
        others
            .map(|(id, round)| OtherRound {
                id: id.clone(),
                title: vocabulary::named(&round.title),
                results: Results::of_round(document, id, round),
            })
            .collect()
    })
}

/// The median of a factor, by its place.
pub fn median(results: &Results, factor: usize, respondents: Respondents) -> Option<f64> {
    results.factor(factor, respondents)?.counts.median()
}

/// The medians of all factors.
pub fn medians(results: &Results, respondents: Respondents) -> Vec<Option<f64>> {
    let factors = 0..results.questions.factors.len();
    factors.map(|factor| median(results, factor, respondents)).collect()
}

/// How many responses there are, in words.
pub fn responses(responses: Responses) -> String {
    let Responses::Shown(count) = responses else {
        return text(Word::ResultsHidden).into();
    };
    let word = if count == 1 {
        Word::ResultsResponsesOne
    } else {
        Word::ResultsResponsesMany
    };
    fill(word, &[("n", &number(count))])
}

/// A count as the language writes it.
pub fn number(value: u32) -> String {
    words::numbers().count(value)
}
