//! What a workshop has agreed on in the shown round, and the talk that it goes on in.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::current_round::CurrentRound;
use crate::{
    app::{
        form::record::FormRecord,
        pages::assessment::level_key,
        state::App,
        text::words::{Word, fill, text},
    },
    domain::{
        assessment::{
            factors::{Factor, QuestionSet},
            results::Results,
        },
        records::{
            document::Document,
            self_assessment::{Consensus, Level, Round},
        },
        values::{date::Date, id::Id},
    },
    platform::web::page,
};

/// The key under which the tab remembers the talk: the round, the day, who was there, a line each.
const OCCASION_KEY: &str = "samspel:workshop";

/// When the talk is held and who is there. It goes with each factor that is agreed on next.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Occasion {
    /// The day.
    pub date: Option<Date>,
    /// Who is there, in words.
    pub participants: String,
}

/// A level that was agreed on and the record that says so.
type AgreedLevel = Option<(Id<Consensus>, Consensus)>;

/// The workshop of the shown round.
#[derive(Clone, Copy)]
pub struct Workshop {
    /// The app.
    pub app: App,
    /// The round that is looked at.
    pub current: CurrentRound,
    /// What it may show.
    pub results: Memo<Option<Arc<Results>>>,
    /// What was agreed on, factor by factor.
    agreed_levels: Memo<Vec<AgreedLevel>>,
    typed: RwSignal<Option<(Id<Round>, Occasion)>>,
    /// The talk.
    pub occasion: Memo<Occasion>,
}

impl Workshop {
    /// The workshop of the round that is looked at.
    pub fn new(app: App) -> Self {
        let current = CurrentRound::new(app.workspace);
        let round = current.round;
        let agreed_levels = app.workspace.select(move |document, _| {
            let round = round.get();
            let mut agreed_levels = vec![None; QuestionSet::current().factors.len()];
            for (id, consensus) in document.all::<Consensus>() {
                if round.is_none() || consensus.round != round {
                    continue;
                }
                let place = place_of(&consensus.factor);
                if let Some(place @ None) = place.and_then(|place| agreed_levels.get_mut(place)) {
                    *place = Some((id, consensus.clone()));
                }
            }
            agreed_levels
        });
        let typed = RwSignal::new(app.workspace.now(|document, _| remembered(document)).flatten());
        let occasion = Memo::new(move |_| {
            let typed = typed.get();
            let of_round = typed.filter(|(id, _)| Some(id) == round.get().as_ref());
            of_round.map_or_else(
                || agreed_levels.with(|agreed_levels| latest(agreed_levels)),
                |(_, occasion)| occasion,
            )
        });
        Self {
            app,
            current,
            results: current.results(),
            agreed_levels,
            typed,
            occasion,
        }
    }

    /// What `read` makes of what was agreed on for a factor, followed; of nothing agreed on where there is nothing.
    pub fn read<R>(&self, factor: &'static Factor, read: impl Fn(&Consensus) -> R + Send + Sync + 'static) -> Memo<R>
    where
        R: PartialEq + Send + Sync + 'static,
    {
        let agreed_levels = self.agreed_levels;
        let place = place_of(factor.id);
        Memo::new(move |_| {
            agreed_levels.with(|agreed_levels| {
                let found = place.and_then(|place| agreed_levels.get(place)?.as_ref());
                found.map_or_else(|| read(&Consensus::default()), |(_, one)| read(one))
            })
        })
    }

    /// How many factors have a level that was agreed on.
    pub fn agreed(&self) -> usize {
        self.agreed_levels.with(|agreed_levels| {
            let has_level = |one: &&AgreedLevel| one.as_ref().is_some_and(|(_, one)| one.level.is_some());
            agreed_levels.iter().filter(has_level).count()
        })
    }

    /// What is agreed on for a factor, to be changed.
    pub fn agreement(self, factor: &'static Factor) -> Agreement {
        let (agreed_levels, round, occasion) = (self.agreed_levels, self.current.round, self.occasion);
        let place = place_of(factor.id);
        let form = self.app.workspace.form_of(move || {
            agreed_levels.with(|agreed_levels| {
                let found = place.and_then(|place| agreed_levels.get(place)?.as_ref());
                found.map(|(id, _)| id.clone())
            })
        });
        let form = form.beginning(move || {
            let occasion = occasion.get();
            Some(Consensus {
                round: Some(round.get()?),
                factor: factor.id.into(),
                date: occasion.date,
                participants: occasion.participants,
                ..Consensus::default()
            })
        });
        Agreement {
            workshop: self,
            factor,
            form,
        }
    }

    /// Notes when the talk is held and who is there, for the factors that follow.
    pub fn note_occasion(&self, change: impl FnOnce(&mut Occasion)) {
        let Some(round) = self.current.round.get_untracked() else {
            return;
        };
        let mut occasion = self.occasion.get_untracked();
        change(&mut occasion);
        let date = occasion.date.map(|date| date.to_string());
        let lines = [
            round.as_str(),
            date.as_deref().unwrap_or_default(),
            &occasion.participants,
        ];
        page::remember(OCCASION_KEY, &lines.join("\n"));
        self.typed.set(Some((round, occasion)));
    }
}

/// What is agreed on for one factor.
#[derive(Clone, Copy)]
pub struct Agreement {
    /// The workshop that agrees.
    pub workshop: Workshop,
    /// The factor.
    pub factor: &'static Factor,
    /// The form of what is agreed on. It is made at the first change, with the day and the people of the talk.
    pub form: FormRecord<Consensus>,
}

impl Agreement {
    /// Sets the level, or takes it away, and says so.
    pub fn agree(self, level: Option<Level>) {
        // Each press is a step of its own: a level that was taken away comes back.
        self.form.change(|consensus| consensus.level = level);
        let number = self.factor.number.to_string();
        self.workshop.app.notices.announce(match level {
            Some(level) => fill(
                Word::ConsensusAgreed,
                &[
                    ("number", &number),
                    ("level", &level.get().to_string()),
                    ("name", level_key::name(level)),
                ],
            ),
            None => fill(Word::ConsensusCleared, &[("number", &number)]),
        });
    }
}

fn place_of(factor: &str) -> Option<usize> {
    let factors = QuestionSet::current().factors;
    factors.iter().position(|one| one.id == factor)
}

fn remembered(document: &Document) -> Option<(Id<Round>, Occasion)> {
    let written = page::remembered(OCCASION_KEY)?;
    let mut lines = written.splitn(3, '\n');
    let (round, date) = (lines.next()?, lines.next()?);
    let round = document
        .ordered::<Round>()
        .into_iter()
        .find_map(|(id, _)| (id.as_str() == round).then_some(id))?;
    let occasion = Occasion {
        date: Date::parse(date),
        participants: lines.next().unwrap_or_default().into(),
    };
    Some((round, occasion))
}

/// The talk of what was agreed on last by its day; today's where nothing has been.
fn latest(agreed_levels: &[AgreedLevel]) -> Occasion {
    let there = agreed_levels.iter().flatten().map(|(_, consensus)| consensus);
    let latest = there.max_by_key(|consensus| consensus.date);
    latest.map_or_else(
        || Occasion {
            date: page::today(),
            participants: String::new(),
        },
        |consensus| Occasion {
            date: consensus.date,
            participants: consensus.participants.clone(),
        },
    )
}

/// The level that a key means, where it means one or none.
pub fn keyed(key: &str) -> Option<Option<Level>> {
    match key {
        "Delete" | "Backspace" => Some(None),
        key => key.parse().ok().and_then(Level::new).map(Some),
    }
}

/// A level by its number and name, as *2 Etablerat*; the word for none.
pub fn in_words(level: Option<Level>) -> String {
    level.map_or_else(
        || text(Word::ConsensusNotSaid).to_owned(),
        |level| [&level.get().to_string(), " ", level_key::name(level)].concat(),
    )
}
