//! Why one record rests on another, as a sentence with a link in it.

use leptos::prelude::*;

use crate::{
    app::{
        components::{
            links::{LinkedRecord, linked_name},
            record_links,
        },
        interface::route::Route,
        text::{
            kinds,
            messages::kind,
            words::{Word, fill},
        },
    },
    domain::{
        records::{analysis::ModelArea, document::Document, record::RecordKind},
        thread::{self, Because, Way},
        values::{
            excerpt::excerpt,
            id::{Id, RecordId},
        },
    },
};

/// How many letters a record is called by where it is not the one that the sentence leads to.
const MOST_OF_NAME: usize = 60;

/// Stands for the link while a sentence is filled in; no text has it.
const LINK: &str = "\u{1}";

/// A record, by its name and address, also a part of the model that nothing is written of yet.
pub fn linked(document: &Document, id: &RecordId) -> Option<LinkedRecord> {
    record_links::to(document, id).or_else(|| {
        ModelArea::begun(id).map(|_| LinkedRecord {
            id: id.as_str().into(),
            name: kinds::area_of(&[document], &Id::of(id.clone())),
            href: Route::Analysis.to_hash(),
        })
    })
}

/// A sentence that leads to a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// What comes before the record.
    before: String,
    /// The record.
    pub to: LinkedRecord,
    /// What comes after it.
    after: String,
}

/// Two records of which one rests on the other.
#[derive(Clone, Copy)]
pub struct Joined<'a> {
    /// The one that the sentence leads to.
    pub to: &'a RecordId,
    /// The other.
    pub from: &'a RecordId,
    /// Whether the other is the record that the page is of, which needs no name there.
    pub is_from_here: bool,
    /// Whether the sentence leads to what is rested on, or to what rests.
    pub way: Way,
    /// Why the one rests on the other.
    pub because: Because,
}

impl Sentence {
    /// The sentence; `None` if it would lead to nothing.
    pub fn of(document: &Document, joined: Joined<'_>) -> Option<Self> {
        let to = linked(document, joined.to)?;
        let of_kind = |id: &RecordId| {
            let of_kind = thread::kind_of(document, id).filter(|of_kind| !says_its_kind(*of_kind));
            of_kind.map(|of_kind| kind(Some(of_kind)))
        };
        let link = of_kind(joined.to).map_or_else(|| LINK.to_owned(), |kind| [kind, " ", LINK].concat());
        // What ends a sentence of its own does not end this one.
        let name = |one: LinkedRecord| excerpt(one.name.trim_end().trim_end_matches('.'), MOST_OF_NAME);
        let other = || linked(document, joined.from).map_or_else(String::new, name);
        let other = match of_kind(joined.from) {
            Some(kind) if joined.is_from_here => kind.to_owned(),
            Some(kind) => [kind, " ", &other()].concat(),
            None => other(),
        };
        let (ground, resting) = match joined.way {
            Way::Grounds => (&link, &other),
            Way::Resting => (&other, &link),
        };
        let said = fill(word(joined.because), &[("resting", resting), ("ground", ground)]);
        let (before, after) = said.split_once(LINK).unwrap_or((&said, ""));
        Some(Self {
            before: capital(before),
            to,
            after: after.into(),
        })
    }

    /// The sentence with the link.
    pub fn view(self) -> AnyView {
        view! {
            {self.before}
            {linked_name(self.to)}
            {self.after}
        }
        .into_any()
    }
}

/// Whether the names of records of a kind begin with what they are.
fn says_its_kind(kind: RecordKind) -> bool {
    const THOSE: [RecordKind; 4] = [
        RecordKind::Influence,
        RecordKind::StructureElement,
        RecordKind::DeepAnalysis,
        RecordKind::Review,
    ];
    THOSE.contains(&kind)
}

/// The text with a capital first.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

fn word(because: Because) -> Word {
    match because {
        Because::AnsweredBy => Word::ThreadBecauseAnsweredBy,
        Because::BelongsTo => Word::ThreadBecauseBelongsTo,
        Because::BuildsOn => Word::ThreadBecauseBuildsOn,
        Because::CarriesOut => Word::ThreadBecauseCarriesOut,
        Because::ComesFrom => Word::ThreadBecauseComesFrom,
        Because::Connects => Word::ThreadBecauseConnects,
        Because::CountsOn => Word::ThreadBecauseCountsOn,
        Because::DoneWith => Word::ThreadBecauseDoneWith,
        Because::FollowsFrom => Word::ThreadBecauseFollowsFrom,
        Because::Finances => Word::ThreadBecauseFinances,
        Because::HasReceived => Word::ThreadBecauseHasReceived,
        Because::IsAbout => Word::ThreadBecauseIsAbout,
        Because::IsIn => Word::ThreadBecauseIsIn,
        Because::IsPlaceOf => Word::ThreadBecauseIsPlaceOf,
        Because::IsShownBy => Word::ThreadBecauseIsShownBy,
        Because::IsTouchedBy => Word::ThreadBecauseIsTouchedBy,
        Because::IsWayTo => Word::ThreadBecauseIsWayTo,
        Because::LeadsTowards => Word::ThreadBecauseLeadsTowards,
        Because::LooksBackOn => Word::ThreadBecauseLooksBackOn,
        Because::LooksDeeper => Word::ThreadBecauseLooksDeeper,
        Because::Measures => Word::ThreadBecauseMeasures,
        Because::MeasuredBy => Word::ThreadBecauseMeasuredBy,
        Because::PaidBy => Word::ThreadBecausePaidBy,
        Because::Replies => Word::ThreadBecauseReplies,
        Because::SaidAt => Word::ThreadBecauseSaidAt,
        Because::SaidBy => Word::ThreadBecauseSaidBy,
        Because::SentTo => Word::ThreadBecauseSentTo,
        Because::Serves => Word::ThreadBecauseServes,
        Because::TakesPlaceIn => Word::ThreadBecauseTakesPlaceIn,
        Because::Tracks => Word::ThreadBecauseTracks,
        Because::Threatens => Word::ThreadBecauseThreatens,
        Because::WaitsFor => Word::ThreadBecauseWaitsFor,
    }
}
