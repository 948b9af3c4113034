//! The contact with business: who they are by segment, what they give and get, and how their needs are met.

use std::collections::BTreeMap;

use crate::domain::{
    records::{
        action_plan::referring,
        dialogue::{Contribution, Meeting, ResponseState},
        document::Document,
        plan::Action,
        references::References,
        strategy::{Actor, ActorGroup},
    },
    values::{id::Id, search::plain},
};

/// An actor of business, and what is known of the contact with it.
#[derive(Clone, Debug, PartialEq)]
pub struct BusinessActor {
    /// The actor.
    pub id: Id<Actor>,
    /// The meetings that it was invited to or came to.
    pub meetings: Vec<Id<Meeting>>,
    /// Those that it came to.
    pub came: Vec<Id<Meeting>>,
    /// What it has said, with what was answered.
    pub said: Vec<(Id<Contribution>, ResponseState)>,
    /// The actions that it answers for.
    pub owns: Vec<Id<Action>>,
    /// Those that it takes part in.
    pub partner_in: Vec<Id<Action>>,
    /// What is missing.
    pub lacks: Vec<Lack>,
}

/// What is missing in the contact with an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lack {
    /// Nobody has said which part of business it is.
    Segment,
    /// Nobody has said what it can give.
    Gives,
    /// Nobody has said what it gets, or needs.
    Gets,
    /// It has neither come to a meeting nor contributed.
    Heard,
    /// Something that it has said has no answer.
    Answer,
    /// It answers for no action and takes part in none.
    Action,
}

/// A part of business.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// What it is called; empty for those of which nobody has said.
    pub name: String,
    /// Who is in it, as the user has ordered them.
    pub actors: Vec<BusinessActor>,
}

impl BusinessActor {
    fn of(document: &Document, references: &References, id: Id<Actor>, actor: &Actor) -> Self {
        let meetings = referring::<Meeting>(document, references, id.raw());
        let actions = referring::<Action>(document, references, id.raw());
        let said = referring::<Contribution>(document, references, id.raw());
        let came = meetings.iter().filter(|(_, meeting)| meeting.came.contains(&id));
        let owns = actions.iter().filter(|(_, action)| action.owner.as_ref() == Some(&id));
        let partner_in = actions.iter().filter(|(_, action)| action.partners.contains(&id));
        let mut found = Self {
            came: came.map(|(meeting, _)| meeting.clone()).collect(),
            owns: owns.map(|(action, _)| action.clone()).collect(),
            partner_in: partner_in.map(|(action, _)| action.clone()).collect(),
            meetings: meetings.into_iter().map(|(meeting, _)| meeting).collect(),
            said: said.into_iter().map(|(one, said)| (one, said.response)).collect(),
            lacks: Vec::new(),
            id,
        };
        found.lacks = found.lacking(actor);
        found
    }

    fn lacking(&self, actor: &Actor) -> Vec<Lack> {
        let is_blank = |text: &str| text.trim().is_empty();
        let is_unanswered = |(_, response): &(Id<Contribution>, ResponseState)| *response == ResponseState::Unanswered;
        let all = [
            (is_blank(&actor.segment), Lack::Segment),
            (is_blank(&actor.gives), Lack::Gives),
            (is_blank(&actor.gets), Lack::Gets),
            (!self.is_heard(), Lack::Heard),
            (self.said.iter().any(is_unanswered), Lack::Answer),
            (self.owns.is_empty() && self.partner_in.is_empty(), Lack::Action),
        ];
        let missing = all.into_iter().filter(|(is_missing, _)| *is_missing);
        missing.map(|(_, lack)| lack).collect()
    }

    /// Whether it has come to a meeting or contributed.
    pub fn is_heard(&self) -> bool {
        !self.came.is_empty() || !self.said.is_empty()
    }

    /// How many of its contributions were answered so.
    pub fn answered(&self, response: ResponseState) -> usize {
        self.said.iter().filter(|(_, one)| *one == response).count()
    }
}

impl Segment {
    /// How many of its actors are heard.
    pub fn heard(&self) -> usize {
        self.actors.iter().filter(|actor| actor.is_heard()).count()
    }
}

/// How a segment is compared: in small letters, with single spaces.
fn folded(segment: &str) -> String {
    plain(segment).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The actors of business by segment, in the order of the segments' names; those of none last. It costs as much as there are actors and
/// what refers to those of business.
pub fn segments(document: &Document, references: &References) -> Vec<Segment> {
    let mut found: BTreeMap<(bool, String), Segment> = BTreeMap::new();
    for (id, actor) in document.ordered::<Actor>() {
        if actor.group != ActorGroup::Business {
            continue;
        }
        let key = folded(&actor.segment);
        let segment = found.entry((key.is_empty(), key)).or_insert_with(|| Segment {
            name: actor.segment.trim().to_owned(),
            actors: Vec::new(),
        });
        segment.actors.push(BusinessActor::of(document, references, id, actor));
    }
    found.into_values().collect()
}

/// What business has said without anybody saying which company or organisation it was, with what was answered.
pub fn said_by_nobody_named(document: &Document) -> Vec<(Id<Contribution>, ResponseState)> {
    let all = document.ordered::<Contribution>().into_iter();
    let unnamed = all.filter(|(_, one)| one.actor.is_none() && one.group == Some(ActorGroup::Business));
    unnamed.map(|(id, one)| (id, one.response)).collect()
}

/// The actors that stand for a segment of which nobody is heard: the first of each. Nothing before anybody has been heard at all.
pub fn unheard(document: &Document, references: &References) -> Vec<Id<Actor>> {
    let all = segments(document, references);
    // Where no company is heard, that is told of the whole group.
    if all.iter().all(|segment| segment.heard() == 0) {
        return Vec::new();
    }
    let silent = all
        .iter()
        .filter(|segment| !segment.name.is_empty() && segment.heard() == 0);
    silent
        .filter_map(|segment| segment.actors.first().map(|actor| actor.id.clone()))
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::{
        records::record::{Kind, Record},
        values::id::RecordId,
    };

    fn raw(text: &str) -> RecordId {
        RecordId::new(text).unwrap()
    }

    fn id<T>(text: &str) -> Id<T> {
        Id::of(raw(text))
    }

    fn company(segment: &str) -> Actor {
        Actor {
            group: ActorGroup::Business,
            segment: segment.into(),
            ..Actor::default()
        }
    }

    fn example() -> Document {
        let mill = Actor {
            gives: "Praktikplatser".into(),
            gets: "Svetsare".into(),
            ..company("Industri")
        };
        let meeting = Meeting {
            invited: vec![id("mill"), id("farm")],
            came: vec![id("mill")],
            ..Meeting::default()
        };
        let said = |actor: Option<&str>, response| Contribution {
            actor: actor.map(id),
            group: Some(ActorGroup::Business),
            response,
            ..Contribution::default()
        };
        let action = Action {
            owner: Some(id("mill")),
            partners: vec![id("forge")],
            ..Action::default()
        };
        let records: Vec<(&str, Record)> = vec![
            ("mill", mill.into()),
            ("forge", company("  industri ").into()),
            ("farm", company("Lantbruk").into()),
            ("shop", company("").into()),
            ("town", Actor::default().into()),
            ("meeting", meeting.into()),
            ("met", said(Some("mill"), ResponseState::With).into()),
            ("open", said(Some("mill"), ResponseState::Unanswered).into()),
            ("nobody", said(None, ResponseState::Not).into()),
            ("action", action.into()),
        ];
        Document::of(raw("d"), records.into_iter().map(|(name, record)| (raw(name), record)))
    }

    // R623
    #[test]
    fn companies_are_by_segment_however_it_is_written_with_what_is_known_of_each() {
        let document = example();
        let found = segments(&document, &References::of(&document));
        let names: Vec<_> = found
            .iter()
            .map(|one| (one.name.as_str(), one.actors.len(), one.heard()))
            .collect();
        assert_eq!(names, [("industri", 2, 1), ("Lantbruk", 1, 0), ("", 1, 0)]);
        let of = |name: &str| {
            let mut actors = found.iter().flat_map(|segment| &segment.actors);
            actors.find(|actor| actor.id == id(name)).unwrap()
        };
        let mill = of("mill");
        assert_eq!((mill.meetings.len(), mill.came.len(), mill.owns.len()), (1, 1, 1));
        assert_eq!(mill.answered(ResponseState::With), 1);
        assert_eq!(mill.lacks, [Lack::Answer]);
        assert_eq!(of("forge").partner_in, [id("action")]);
        assert_eq!(of("forge").lacks, [Lack::Gives, Lack::Gets, Lack::Heard]);
        assert_eq!(of("farm").meetings, [id("meeting")]);
        assert_eq!(of("shop").lacks.len(), 5);
        assert_eq!(said_by_nobody_named(&document), [(id("nobody"), ResponseState::Not)]);
    }

    // R624
    #[test]
    fn a_segment_is_unheard_once_others_are_heard_and_one_stands_for_it() {
        let document = example();
        assert_eq!(unheard(&document, &References::of(&document)), [id("farm")]);
        let is_said = |record: &Record| Meeting::of(record).is_some() || Contribution::of(record).is_some();
        let silent = document.records().filter(|(_, record)| !is_said(record));
        let silent = silent.map(|(id, record)| (id.clone(), (**record).clone()));
        let silent = Document::of(raw("d"), silent.collect::<Vec<_>>());
        assert_eq!(unheard(&silent, &References::of(&silent)), []);
    }
}
