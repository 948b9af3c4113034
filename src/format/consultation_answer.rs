//! What a respondent of a consultation has said so far, and the answer that it makes.

use super::draft::{Draft, NoteKind};
use crate::domain::{
    dialogue::consultation::{ConsultationInvitation, ContributionFile, MOST_SAID, Said},
    records::dialogue::ConsultationQuestion,
    values::{
        amount::Count,
        date::Date,
        geometry::{Geometry, Position},
        id::{Id, RecordId},
    },
};

/// The key under which one of the things said to a question is kept: the question, and its place from 1. What is said besides has no question.
pub fn key(question: Option<&Id<ConsultationQuestion>>, nth: u32) -> String {
    [question.map_or("", |id| id.as_str()), "/", &nth.to_string()].concat()
}

/// The question and the place of a key; `None` where it is no such key.
fn of_key(key: &str) -> Option<(Option<Id<ConsultationQuestion>>, u32)> {
    let (question, nth) = key.split_once('/')?;
    let question = match question {
        "" => None,
        id => Some(Id::of(RecordId::new(id)?)),
    };
    Some((question, nth.parse().ok().filter(|nth| *nth > 0)?))
}

/// How many things somebody has begun to say to a question; at least one.
pub fn places(draft: &Draft, question: Option<&Id<ConsultationQuestion>>) -> u32 {
    let own = draft.all(NoteKind::Said).filter_map(|(key, _)| of_key(key));
    let own = own.filter(|(of, _)| of.as_ref() == question).map(|(_, nth)| nth);
    own.max().unwrap_or(1)
}

/// The position that is kept of something said.
pub fn place(draft: &Draft, key: &str) -> Option<Position> {
    read_position(draft.text(NoteKind::Place, key))
}

/// Writes a position as it is kept: five decimals, which is a metre.
pub fn position_text(position: Option<Position>) -> String {
    position.map_or_else(String::new, |at| format!("{:.5} {:.5}", at.longitude, at.latitude))
}

fn read_position(text: &str) -> Option<Position> {
    let (longitude, latitude) = text.split_once(' ')?;
    let position = Position {
        longitude: longitude.parse().ok()?,
        latitude: latitude.parse().ok()?,
    };
    Geometry::Point(position).is_sound().then_some(position)
}

/// The answer that a draft makes to an invitation: what is said to a question that is asked no more is left out.
pub fn answer(draft: &Draft, invitation: &ConsultationInvitation, today: Option<Date>) -> ContributionFile {
    let (revision, answered) = draft.next(today);
    let text = |kind| draft.text(kind, "").trim().to_owned();
    let mut said: Vec<(usize, Said)> = Vec::new();
    for (key, words) in draft.all(NoteKind::Said) {
        let Some((question, nth)) = of_key(key) else { continue };
        let place_of = |wanted: &Id<_>| invitation.questions.iter().position(|(id, _)| id == wanted);
        let Some(place) = question.as_ref().map_or(Some(usize::MAX), place_of) else {
            continue;
        };
        let at = invitation.asks_place.then(|| self::place(draft, key)).flatten();
        let one = Said {
            question,
            nth: Count(nth),
            text: words.trim().into(),
            place: at.map(Geometry::Point),
        };
        said.push((place, one));
    }
    said.sort_by_key(|(place, one)| (*place, one.nth));
    said.truncate(MOST_SAID);
    ContributionFile {
        document: Some(invitation.document.clone()),
        title: invitation.title.clone(),
        revision,
        answered,
        group: draft.group().filter(|_| invitation.asks_group),
        organisation: if invitation.asks_organisation {
            text(NoteKind::Organisation)
        } else {
            String::new()
        },
        municipality: if invitation.asks_municipality {
            text(NoteKind::Municipality)
        } else {
            String::new()
        },
        said: said.into_iter().map(|(_, one)| one).collect(),
        ..ContributionFile::empty(draft.id.clone(), invitation.consultation.clone())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::{domain::records::strategy::ActorGroup, format::consultation};

    fn id(text: &str) -> RecordId {
        RecordId::new(text).unwrap()
    }

    fn invitation() -> ConsultationInvitation {
        ConsultationInvitation {
            title: "Resor".into(),
            questions: vec![(Id::of(id("b")), "Först?".into()), (Id::of(id("a")), "Sedan?".into())],
            asks_place: true,
            asks_group: true,
            asks_organisation: true,
            ..ConsultationInvitation::empty(id("d"), Id::of(id("c")))
        }
    }

    fn draft() -> Draft {
        let mut draft = Draft::new(id("svar"), String::new());
        let (first, second) = (Id::of(id("b")), Id::of(id("a")));
        draft.set_group(Some(ActorGroup::Business), 1.0);
        draft.set_text(NoteKind::Organisation, "", " Verkstan AB ", 1.0);
        draft.set_text(NoteKind::Municipality, "", "0486", 1.0);
        draft.set_text(NoteKind::Said, &key(Some(&second), 1), "Kväll", 1.0);
        draft.set_text(NoteKind::Said, &key(Some(&first), 2), "Två", 1.0);
        draft.set_text(NoteKind::Said, &key(Some(&first), 1), "Ett", 1.0);
        draft.set_text(NoteKind::Said, &key(None, 1), "Annat", 1.0);
        draft.set_text(NoteKind::Said, &key(Some(&Id::of(id("gone"))), 1), "Frågas inte", 1.0);
        let at = Position {
            longitude: 17.0,
            latitude: 59.0,
        };
        draft.set_text(NoteKind::Place, &key(None, 1), &position_text(Some(at)), 1.0);
        draft
    }

    // R593
    #[test]
    fn an_answer_has_what_was_asked_for_in_the_order_of_the_questions() {
        let made = answer(&draft(), &invitation(), Date::parse("2026-05-02"));
        let said: Vec<_> = made.said.iter().map(|one| one.text.as_str()).collect();
        assert_eq!(said, ["Ett", "Två", "Kväll", "Annat"]);
        assert_eq!(made.organisation, "Verkstan AB");
        // The municipality was not asked for.
        assert_eq!(made.municipality, "");
        assert!(made.said[3].place.is_some());
        let text = consultation::write(&made).unwrap();
        assert_eq!(consultation::read(text.as_bytes()), Ok(made.clone()));
        assert_eq!(
            consultation::read(consultation::write_compact(&made).as_bytes()),
            Ok(made)
        );
        let invited = invitation();
        let text = consultation::write_invitation(&invited).unwrap();
        assert_eq!(consultation::read_invitation(text.as_bytes()), Ok(invited));
    }

    // R594
    #[test]
    fn what_is_sent_again_unchanged_is_the_same_answer_and_changed_the_next_of_it() {
        let (mut draft, today, later) = (draft(), Date::parse("2026-05-02"), Date::parse("2026-05-03"));
        let first = answer(&draft, &invitation(), today);
        draft.set_sent((first.revision, first.answered), 2.0);
        assert_eq!(answer(&draft, &invitation(), later), first);
        draft.set_text(NoteKind::Said, &key(None, 1), "Annat, och mer", 3.0);
        let second = answer(&draft, &invitation(), later);
        assert_eq!((second.id.clone(), second.revision), (first.id.clone(), Count(2)));
        assert_eq!(second.said[3].id(&second.id), first.said[3].id(&first.id));
    }

    #[test]
    fn as_many_fields_are_there_as_something_has_been_said_in() {
        let first = Id::of(id("b"));
        assert_eq!(places(&draft(), Some(&first)), 2);
        assert_eq!(places(&draft(), Some(&Id::of(id("none")))), 1);
        assert_eq!(of_key("b/0"), None);
        assert_eq!(of_key("å/1"), None);
    }
}
