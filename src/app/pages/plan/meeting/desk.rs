//! The meeting's state: where in it somebody is, what it goes through, and the steps from one item to the next.

use leptos::prelude::*;

use super::drafts::Drafts;
use crate::{
    app::{
        components::focus::focus_first_when_drawn,
        interface::route::Route,
        state::App,
        text::{
            kinds,
            page_title::titled,
            vocabulary,
            words::{Word, fill, text},
        },
    },
    domain::{
        follow_up::meeting::{
            agenda::{Item, items},
            place::{Agenda, MeetingPlace, Standing, Stride},
        },
        values::{date::Date, id::RecordId},
    },
    platform::web::{page, typing},
};

/// The id of the heading of what is on the screen, which has the keyboard after a step.
pub const HEADING: &str = "meeting-heading";

/// Where the tab remembers the place of the meeting that somebody is in.
const REMEMBERED: &str = "meeting-place";

/// The page's state. It is a handful of signals and can be copied into every handler.
#[derive(Clone, Copy)]
pub struct Desk {
    pub app: App,
    pub today: Date,
    pub place: Memo<MeetingPlace>,
    /// What is gone through; at the minutes what was gone through before.
    pub agenda: Memo<Agenda>,
    /// The item that is on the screen.
    pub item: Memo<Option<RecordId>>,
    pub items: Memo<Vec<Item>>,
    pub standing: Memo<Standing>,
    /// Whether risks are shown. A projector is public, so that this is chosen anew each time.
    pub shows_risks: RwSignal<bool>,
    pub drafts: Drafts,
    /// Whether what is typed is a decision; else it is a comment.
    pub is_decision: RwSignal<bool>,
    /// Who speaks, and who decides: each stays until somebody else does.
    pub speaker: RwSignal<String>,
    pub decider: RwSignal<String>,
    /// The item that was on the screen last, which the list shows.
    pub last: StoredValue<Option<RecordId>>,
}

/// The id of the field for what is said.
pub const WORDS: &str = "meeting-words";

impl Desk {
    pub fn new(app: App) -> Self {
        // A browser that can't tell the day has said nothing today.
        let today = page::today().unwrap_or(Date::FIRST);
        let document = app.workspace.now(|document, _| document.id.as_str().to_owned());
        let document = document.unwrap_or_default();
        let route = app.interface.route;
        let place = Memo::new(move |before: Option<&MeetingPlace>| {
            route.with(|route| {
                if let Route::MeetingAt(written) = route {
                    return MeetingPlace::read(written);
                }
                // The page is on its way out, or has just come.
                let stays = before.filter(|_| *route != Route::Meeting);
                stays.cloned().unwrap_or_default()
            })
        });
        let agenda = Memo::new(move |before: Option<&Agenda>| {
            let here = place.with(|place| place.agenda().cloned());
            here.or_else(|| before.cloned()).unwrap_or_else(remembered_agenda)
        });
        let item = Memo::new(move |_| {
            place.with(|place| match place {
                MeetingPlace::Item(_, item) => Some(item.clone()),
                MeetingPlace::List(_) | MeetingPlace::Minutes(_) => None,
            })
        });
        let items = app
            .workspace
            .select(move |document, references| agenda.with(|agenda| items(document, references, agenda, today)));
        let standing = Memo::new(move |before: Option<&Standing>| {
            let is_list = place.with(|place| matches!(place, MeetingPlace::List(_)));
            let Some(item) = item.get() else {
                return if is_list { Standing::Before } else { Standing::After };
            };
            let found = items.with(|items| items.iter().position(|one| one.id == item));
            match (found, before) {
                (Some(place), _) => Standing::At(place),
                (None, Some(Standing::At(place) | Standing::Between(place))) => Standing::Between(*place),
                (None, _) => Standing::Between(0),
            }
        });
        Self {
            app,
            today,
            place,
            agenda,
            item,
            items,
            standing,
            shows_risks: RwSignal::new(false),
            drafts: Drafts::remembered(&document),
            is_decision: RwSignal::new(false),
            speaker: RwSignal::new(String::new()),
            decider: RwSignal::new(String::new()),
            last: StoredValue::new(None),
        }
    }

    /// Leads to the field for what is said, for a decision or for a comment.
    pub fn begin(self, is_decision: bool) {
        self.is_decision.set(is_decision);
        page::focus(WORDS);
    }

    /// Takes a step. Where the keyboard is in the field for what is said, it stays there, since somebody may be writing on.
    pub fn step(self, stride: Stride) {
        let items = self.items.with_untracked(Vec::len);
        let Some(reached) = stride.from(self.standing.get_untracked(), items) else {
            return;
        };
        let agenda = self.agenda.get_untracked();
        let to = match reached {
            Standing::Before => MeetingPlace::List(agenda),
            Standing::At(place) | Standing::Between(place) => {
                let item = self
                    .items
                    .with_untracked(|items| items.get(place).map(|item| item.id.clone()));
                let Some(item) = item else { return };
                MeetingPlace::Item(agenda, item)
            }
            Standing::After => MeetingPlace::Minutes(None),
        };
        self.go(&to);
    }

    /// Goes to another place of the meeting, without a step for the back button between two items.
    pub fn go(self, to: &MeetingPlace) {
        let hash = hash(to);
        if self
            .place
            .with_untracked(|place| matches!(place, MeetingPlace::List(_)))
        {
            page::go_to(&hash);
        } else {
            page::replace_with(&hash);
        }
    }

    /// Follows the place: the tab remembers it, for the way back from another page, and the keyboard and the reader come along. Where somebody
    /// writes, the keyboard stays, and they are told where they are.
    pub fn follow(self) {
        Effect::new(move |before: Option<MeetingPlace>| {
            let place = self.place.get();
            page::remember(REMEMBERED, &place.write());
            let item = self.item.get_untracked();
            if item.is_some() {
                self.last.set_value(item.clone());
            }
            let is_list = |place: &MeetingPlace| matches!(place, MeetingPlace::List(_));
            // Among what can be gone through the keyboard stays on what was pressed.
            let has_moved = |before: MeetingPlace| before != place && !(is_list(&before) && is_list(&place));
            if before.is_some_and(has_moved) {
                if is_list(&place) {
                    page::scroll_to_top();
                } else if let Some(main) = page::element("main") {
                    // The frame above it is of no use to those who look on.
                    main.scroll_into_view();
                }
                let is_writing = page::focused().is_some_and(|at| typing::takes_text(&at));
                match item.filter(|_| is_writing) {
                    Some(item) => self.app.notices.announce(self.name_of(&item)),
                    None => self.focus_on(is_list(&place)),
                }
            }
            place
        });
    }

    /// Gives the page the name of the item, or of the minutes.
    pub fn entitle(self) {
        let workspace = self.app.workspace;
        let title = workspace.select(move |document, _| {
            let name = self.place.with(|place| match place {
                MeetingPlace::List(_) => None,
                MeetingPlace::Item(_, item) => {
                    let record = document.record(item)?;
                    Some(kinds::name(&[document], item, record))
                }
                MeetingPlace::Minutes(day) => {
                    let day = vocabulary::day(day.unwrap_or(self.today));
                    Some(fill(Word::MeetingMinutesOf, &[("day", &day)]))
                }
            });
            Some(titled(&[&name?, text(Word::MeetingTitle), &document.strategy().name]))
        });
        self.app.interface.entitle(move || title.get());
    }

    /// Brings the keyboard to what is on the screen: its heading, or in the list the item that was there last, where that is drawn.
    fn focus_on(self, is_list: bool) {
        let last = self.last.get_value().filter(|_| is_list);
        let row = last.map(|last| row_id(&last)).unwrap_or_default();
        focus_first_when_drawn([row, HEADING.into()]);
    }

    /// What an item is called now.
    fn name_of(self, item: &RecordId) -> String {
        let name = self.app.workspace.now(|document, _| kinds::name_of(&[document], item));
        name.unwrap_or_default()
    }

    /// The place and how many there are, from 1; `None` for what is none of them.
    pub fn counted(self) -> Option<(usize, usize)> {
        match self.standing.get() {
            Standing::At(place) => Some((place + 1, self.items.with(Vec::len))),
            Standing::Before | Standing::Between(_) | Standing::After => None,
        }
    }
}

/// The id of an item's link in the list.
pub fn row_id(item: &RecordId) -> String {
    ["item-", item.as_str()].concat()
}

/// The address of a place.
pub fn hash(place: &MeetingPlace) -> String {
    Route::MeetingAt(place.write()).to_hash()
}

fn remembered_place() -> Option<MeetingPlace> {
    let written = page::remembered(REMEMBERED).filter(|written| !written.is_empty())?;
    Some(MeetingPlace::read(&written))
}

fn remembered_agenda() -> Agenda {
    remembered_place()
        .and_then(|place| place.agenda().cloned())
        .unwrap_or_default()
}

/// The address of the place of the meeting that somebody has come from to the page of a record; `None` if they have come from none.
pub fn way_back(to: &RecordId) -> Option<String> {
    let place = remembered_place()?;
    matches!(&place, MeetingPlace::Item(_, item) if item == to).then(|| hash(&place))
}
