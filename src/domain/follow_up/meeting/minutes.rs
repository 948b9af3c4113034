//! What was decided and said on a day, by what it is about.

use std::collections::BTreeMap;

use super::talk::is_said_on;
use crate::domain::{
    records::{
        change::{Change, Reconsideration, Reconsidered},
        comment::Comment,
        document::Document,
        review::{Review, ReviewDecision},
    },
    values::{
        date::Date,
        id::{Id, RecordId},
    },
};

/// Something that was decided or said.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Said {
    /// What was decided, and what had been asked, if anything had.
    Decided {
        /// The decision.
        decision: String,
        /// What had been asked; empty where nothing had.
        asked: String,
        /// Who made it, or asked.
        by: String,
    },
    /// What was decided after a review.
    Reviewed {
        /// The decision.
        decision: ReviewDecision,
        /// Why.
        reason: String,
        /// Who decided.
        by: String,
    },
    /// What somebody found who looked at it for a change.
    Looked {
        /// What was found.
        outcome: Reconsidered,
        /// The change.
        change: Option<Id<Change>>,
        /// Why.
        note: String,
        /// Who looked.
        by: String,
    },
    /// What was said.
    Comment {
        /// The words.
        text: String,
        /// Who said it.
        by: String,
        /// Whether it is still to be discussed.
        is_open: bool,
    },
}

/// What was decided and said of one record, decisions first.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Noted {
    /// The record.
    pub of: RecordId,
    /// What was decided and said.
    pub said: Vec<Said>,
}

/// What was decided and said on a day, by record in the order of the work.
pub fn minutes(document: &Document, on: Date) -> Vec<Noted> {
    let mut noted: BTreeMap<RecordId, Vec<Said>> = BTreeMap::new();
    let mut note = |of: &Option<RecordId>, said: Said| {
        if let Some(of) = of.as_ref().filter(|of| document.record(of).is_some()) {
            noted.entry(of.clone()).or_default().push(said);
        }
    };
    let comments = document.ordered::<Comment>();
    let on_day = || comments.iter().filter(|(_, comment)| is_said_on(comment, on));
    let is_decided = |comment: &Comment| comment.closed == Some(on) && !comment.outcome.trim().is_empty();
    for (_, comment) in on_day().filter(|(_, comment)| is_decided(comment)) {
        let decided = Said::Decided {
            decision: comment.outcome.trim().into(),
            asked: comment.text.trim().into(),
            by: comment.by.trim().into(),
        };
        note(&comment.of, decided);
    }
    for (_, review) in document.all::<Review>() {
        if review.decided == Some(on) && review.decision != ReviewDecision::Unstated {
            let reviewed = Said::Reviewed {
                decision: review.decision,
                reason: review.reason.trim().into(),
                by: review.decided_by.trim().into(),
            };
            note(&review.of, reviewed);
        }
    }
    for (_, look) in document
        .all::<Reconsideration>()
        .filter(|(_, look)| look.date == Some(on))
    {
        let looked = Said::Looked {
            outcome: look.outcome,
            change: look.change.clone(),
            note: look.note.trim().into(),
            by: look.by.trim().into(),
        };
        note(&look.of, looked);
    }
    for (_, comment) in on_day().filter(|(_, comment)| !is_decided(comment)) {
        let said = Said::Comment {
            text: comment.text.trim().into(),
            by: comment.by.trim().into(),
            is_open: comment.discuss && comment.closed.is_none(),
        };
        note(&comment.of, said);
    }
    let mut noted: Vec<_> = noted.into_iter().map(|(of, said)| Noted { of, said }).collect();
    noted.sort_by_cached_key(|noted| {
        let record = document.record(&noted.of);
        let kind = record.and_then(|record| record.known_kind());
        (kind, record.and_then(|record| record.order().cloned()))
    });
    noted
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::{
        follow_up::meeting::talk::decision,
        records::{
            plan::{Action, Priority},
            record::Record,
        },
    };

    fn raw(id: &str) -> RecordId {
        RecordId::new(id).unwrap()
    }

    // R467
    #[test]
    fn the_minutes_have_what_was_decided_and_said_that_day_and_nothing_else() {
        let (on, before) = (Date::new(2026, 11, 29).unwrap(), Date::new(2026, 11, 28).unwrap());
        let asked = Comment {
            of: Some(raw("action")),
            text: "Vem betalar?".into(),
            date: Some(before),
            discuss: true,
            closed: Some(on),
            outcome: " Regionen. ".into(),
            ..Comment::default()
        };
        let said = Comment {
            of: Some(raw("action")),
            text: "Bra fart.".into(),
            date: Some(on),
            ..Comment::default()
        };
        let later = Comment {
            closed: Some(on.later(1)),
            outcome: "Sedan".into(),
            ..said.clone()
        };
        let review = Review {
            of: Some(raw("priority")),
            decision: ReviewDecision::Continue,
            decided: Some(on),
            ..Review::default()
        };
        let look = Reconsideration {
            of: Some(raw("action")),
            date: Some(on),
            ..Reconsideration::default()
        };
        let records: Vec<(&str, Record)> = vec![
            ("action", Action::default().into()),
            ("priority", Priority::default().into()),
            ("c1", said.clone().into()),
            ("c2", asked.into()),
            (
                "c3",
                decision(raw("action"), "Gå vidare.".into(), "Nämnden".into(), on).into(),
            ),
            (
                "c4",
                decision(raw("action"), "Gammalt.".into(), String::new(), before).into(),
            ),
            ("c5", later.into()),
            ("look", look.into()),
            ("review", review.into()),
        ];
        let document = Document::of(raw("d"), records.into_iter().map(|(id, record)| (raw(id), record)));
        let told: Vec<(String, Vec<String>)> = minutes(&document, on)
            .into_iter()
            .map(|noted| {
                let said = noted.said.iter().map(|said| match said {
                    Said::Decided { decision, asked, by } => format!("{asked} → {decision} {by}"),
                    Said::Reviewed { decision, .. } => format!("{decision:?}"),
                    Said::Looked { outcome, .. } => format!("{outcome:?}"),
                    Said::Comment { text, is_open, .. } => format!("{text} {is_open}"),
                });
                (noted.of.as_str().to_owned(), said.collect())
            })
            .collect();
        let expected = [
            ("priority".to_owned(), vec!["Continue".to_owned()]),
            (
                "action".to_owned(),
                [
                    "Vem betalar? → Regionen. ",
                    " → Gå vidare. Nämnden",
                    "Kept",
                    "Bra fart. false",
                    "Bra fart. false",
                ]
                .map(str::to_owned)
                .into(),
            ),
        ];
        assert_eq!(told, expected);
    }
}
