//! What is talked about at an item: the comments that are open to be discussed, and what has been said of it on a day.

use crate::domain::{
    records::{
        action_plan::referring,
        comment::Comment,
        document::Document,
        plan::{Action, Priority},
        references::References,
    },
    values::{
        date::Date,
        id::{Id, RecordId},
    },
};

/// The open comments that are to be discussed of a record: its own, those of the parts that it has, and of a priority or an action plan
/// those of its actions, as the user has ordered them.
pub fn open_talk(document: &Document, of: &RecordId) -> Vec<Id<Comment>> {
    let is_open = |(_, comment): &(Id<Comment>, &Comment)| comment.discuss && comment.closed.is_none();
    let mut open: Vec<_> = document.all::<Comment>().filter(is_open).collect();
    open.retain(|(_, comment)| {
        let Some(at) = &comment.of else { return false };
        let whole = document.record(at).and_then(|record| record.part_of());
        is_under(document, at, of) || whole.is_some_and(|whole| is_under(document, whole, of))
    });
    open.sort_by(|(one, a), (other, b)| a.order.cmp(&b.order).then_with(|| one.cmp(other)));
    open.into_iter().map(|(id, _)| id).collect()
}

/// Whether a record is this one, or an action under it. It is asked of each comment rather than of each action: there are fewer.
fn is_under(document: &Document, id: &RecordId, of: &RecordId) -> bool {
    if id == of {
        return true;
    }
    let Some(action) = document.get(&Id::<Action>::of(id.clone())) else {
        return false;
    };
    let serves = |priorities: &[Id<Priority>]| priorities.iter().any(|priority| priority.raw() == of);
    let plan = action.plan.as_ref();
    serves(&action.priorities)
        || plan.is_some_and(|plan| plan.raw() == of)
        || plan
            .and_then(|plan| document.get(plan))
            .is_some_and(|plan| serves(&plan.priorities))
}

/// What has been said of a record itself on a day and is not in [`open_talk`]: comments of that day, and what was closed on it.
pub fn said_on(document: &Document, references: &References, of: &RecordId, on: Date) -> Vec<Id<Comment>> {
    let mut said = referring::<Comment>(document, references, of);
    said.retain(|(_, comment)| {
        let is_open_talk = comment.discuss && comment.closed.is_none();
        comment.of.as_ref() == Some(of) && !is_open_talk && is_said_on(comment, on)
    });
    said.into_iter().map(|(id, _)| id).collect()
}

/// Whether a comment was made or closed on a day.
pub fn is_said_on(comment: &Comment, on: Date) -> bool {
    comment.date == Some(on) || comment.closed == Some(on)
}

/// Whether a comment is a decision by itself: it was closed as it was made, and nothing had been asked.
pub fn is_decision(comment: &Comment) -> bool {
    comment.closed.is_some() && comment.text.trim().is_empty() && !comment.outcome.trim().is_empty()
}

/// A decision on a record, made by somebody on a day: a comment that is closed as it is made.
pub fn decision(of: RecordId, decided: String, by: String, on: Date) -> Comment {
    Comment {
        of: Some(of),
        outcome: decided,
        by,
        date: Some(on),
        closed: Some(on),
        ..Comment::default()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::records::{plan::Target, record::Record};

    fn raw(id: &str) -> RecordId {
        RecordId::new(id).unwrap()
    }

    fn comment(of: &str, discuss: bool) -> Record {
        Comment {
            of: Some(raw(of)),
            text: "Vem?".into(),
            discuss,
            ..Comment::default()
        }
        .into()
    }

    // R465, R466
    #[test]
    fn what_is_to_be_discussed_of_an_item_is_its_own_and_that_of_what_is_under_it() {
        let action = Action {
            priorities: vec![Id::of(raw("priority"))],
            ..Action::default()
        };
        let target = Target {
            action: Some(Id::of(raw("action"))),
            ..Target::default()
        };
        let records: Vec<(&str, Record)> = vec![
            ("action", action.into()),
            ("priority", Priority::default().into()),
            ("target", target.into()),
            ("elsewhere", Action::default().into()),
            ("c1", comment("priority", true)),
            ("c2", comment("action", true)),
            ("c3", comment("target", true)),
            ("c4", comment("elsewhere", true)),
            ("c5", comment("action", false)),
        ];
        let document = Document::of(raw("d"), records.into_iter().map(|(id, record)| (raw(id), record)));
        let of = |id: &str| {
            let open = open_talk(&document, &raw(id));
            open.iter().map(|id| id.as_str().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(of("priority"), ["c1", "c2", "c3"]);
        assert_eq!(of("action"), ["c2", "c3"]);
        assert_eq!(of("target"), ["c3"]);
    }

    // R459
    #[test]
    fn a_decision_is_a_comment_that_is_closed_as_it_is_made() {
        let on = Date::new(2026, 11, 29).unwrap();
        let decided = decision(raw("action"), "Flyttas till 2027.".into(), "Nämnden".into(), on);
        assert!(is_decision(&decided) && is_said_on(&decided, on));
        let answered = Comment {
            text: "Flyttas den?".into(),
            ..decided.clone()
        };
        assert!(!is_decision(&answered));
        let open = Comment {
            closed: None,
            ..decided
        };
        assert!(!is_decision(&open));
    }
}
