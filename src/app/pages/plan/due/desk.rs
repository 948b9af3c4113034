//! The page's state: what is due, what of it is shown, and in which groups.

use std::{collections::BTreeMap, ops::Range, sync::Arc};

use leptos::prelude::*;

use crate::{
    app::{
        components::{long_list::LongList, view_choice::ViewChoice},
        state::App,
        text::{
            vocabulary,
            words::{Word, fill, text},
        },
    },
    domain::{
        follow_up::due::{self, Due, DueTime, Horizon},
        records::strategy::Actor,
        values::{date::Date, id::Id, search::is_chosen},
    },
    platform::web::page,
};

const FOUR: &str = "four";
const THIRTEEN: &str = "thirteen";
const YEAR: &str = "year";
const AHEAD: &[(&str, Word)] = &[
    ("two", Word::DueAheadTwo),
    (FOUR, Word::DueAheadFour),
    (THIRTEEN, Word::DueAheadThirteen),
    (YEAR, Word::DueAheadYear),
];

/// The key under which the tab remembers how far ahead is looked.
const AHEAD_KEY: &str = "due-ahead";

/// Lets the page look four weeks ahead when it is next gone to, whatever was chosen there.
pub fn show_four_weeks() {
    page::remember(AHEAD_KEY, FOUR);
}

const OWNER: &str = "owner";
const GROUPINGS: &[(&str, Word)] = &[("time", Word::DueByTime), (OWNER, Word::PlanFilterOwner)];

/// A group of what is due.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// By when it is due.
    Time(DueTime),
    /// By who is to do it.
    Owner(Option<Id<Actor>>),
}

/// The page's state. It is a handful of signals and can be copied into every handler.
#[derive(Clone, Copy)]
pub struct Desk {
    pub app: App,
    pub today: Date,
    pub ahead: ViewChoice,
    pub grouping: ViewChoice,
    /// The id of the owner that is chosen, `NONE`, or nothing for all.
    pub owner: RwSignal<String>,
    /// All that is due in the time that is chosen.
    pub due: Memo<Vec<Arc<Due>>>,
    /// What of it is shown, in the order of the groups.
    pub shown: Memo<Vec<Arc<Due>>>,
    /// The groups in their order, with the places of what is in each.
    pub groups: Memo<Vec<(Group, Range<usize>)>>,
    /// How much of it is drawn.
    pub list: LongList,
    actors: Memo<Vec<(Id<Actor>, String)>>,
}

impl Desk {
    pub fn new(app: App) -> Self {
        // A browser that can't tell the day shows all as to come.
        let today = page::today().unwrap_or(Date::FIRST);
        let ahead = ViewChoice::remembered(AHEAD_KEY, AHEAD);
        let grouping = ViewChoice::remembered("due-grouping", GROUPINGS);
        let owner = RwSignal::new(String::new());
        let due = app.workspace.select(move |document, references| {
            let horizon = match ahead.get() {
                FOUR => Horizon::Weeks(4),
                THIRTEEN => Horizon::Weeks(13),
                YEAR => Horizon::Year,
                _ => Horizon::Weeks(2),
            };
            due::due_by(document, references, today, horizon.until(today))
        });
        let actors = app.workspace.select(|document, _| {
            let actors = document.ordered::<Actor>().into_iter();
            actors.map(|(id, actor)| (id, actor.name.clone())).collect::<Vec<_>>()
        });
        let shown = Memo::new(move |_| {
            let mut shown = owner.with(|owner| {
                let due = due.get().into_iter();
                due.filter(|one| is_chosen(owner, one.owner.as_ref().map(|(id, _)| id.as_str())))
                    .collect::<Vec<_>>()
            });
            if grouping.get() == OWNER {
                actors.with(|actors| {
                    let places: BTreeMap<_, _> = actors.iter().map(|(id, _)| id).zip(0..).collect();
                    // What nobody answers for comes last.
                    let place = |one: &Arc<Due>| one.owner.as_ref().and_then(|(id, _)| places.get(id).copied());
                    shown.sort_by_key(|one| place(one).unwrap_or(actors.len()));
                });
            }
            shown
        });
        let groups = Memo::new(move |_| {
            let is_by_owner = grouping.get() == OWNER;
            shown.with(|shown| {
                let mut groups: Vec<(Group, Range<usize>)> = Vec::new();
                for (place, one) in shown.iter().enumerate() {
                    let group = if is_by_owner {
                        Group::Owner(one.owner.as_ref().map(|(id, _)| id.clone()))
                    } else {
                        Group::Time(due::time_of(one.day, today))
                    };
                    match groups.last_mut().filter(|(last, _)| *last == group) {
                        Some((_, rows)) => rows.end = place + 1,
                        None => groups.push((group, place..place + 1)),
                    }
                }
                groups
            })
        });
        let list = LongList::chosen_by(Memo::new(move |_| shown.with(Vec::len)), move || {
            owner.track();
            let _followed = (ahead.get(), grouping.get());
        });
        Self {
            app,
            today,
            ahead,
            grouping,
            owner,
            due,
            shown,
            groups,
            list,
            actors,
        }
    }

    /// What a group is called, followed.
    pub fn name_of(&self, group: &Group) -> String {
        match group {
            Group::Time(DueTime::Late) => text(Word::DueLate).into(),
            Group::Time(DueTime::ThisWeek) => text(Word::DueThisWeek).into(),
            Group::Time(DueTime::NextWeek) => text(Word::DueNextWeek).into(),
            Group::Time(DueTime::Month(year, month)) => {
                let year = year.to_string();
                fill(Word::DueMonth, &[("month", vocabulary::month(*month)), ("year", &year)])
            }
            Group::Owner(None) => text(Word::PlanFilterNoOwner).into(),
            Group::Owner(Some(id)) => self.name_of_actor(id.as_str()).unwrap_or_default(),
        }
    }

    /// The actor of an id; `None` if there is no such.
    pub fn actor_of(&self, id: &str) -> Option<Id<Actor>> {
        self.actors.with_untracked(|actors| {
            let found = actors.iter().find(|(of, _)| of.as_str() == id);
            found.map(|(id, _)| id.clone())
        })
    }

    /// What an actor is called; `None` if there is no such.
    pub fn name_of_actor(&self, id: &str) -> Option<String> {
        self.actors.with(|actors| {
            let found = actors.iter().find(|(of, _)| of.as_str() == id);
            found.map(|(_, name)| vocabulary::named(name))
        })
    }
}
