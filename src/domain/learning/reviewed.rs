//! A lesson made of what a review says, to be written on.

use std::collections::BTreeSet;

use crate::domain::{
    records::{
        document::Document,
        lesson::Lesson,
        plan::{ActionPlan, Priority},
        record::RecordKind,
        review::Review,
        strategy::StepNumber,
    },
    values::{excerpt::excerpt, id::Id},
};

/// How many letters of what was learnt the lesson is called by.
const MOST_OF_TITLE: usize = 90;

impl Lesson {
    /// A lesson that begins as a review says: what was learnt, what was hard, and what of the plan it is about. `source` is what the review
    /// is called. `None` where there is no such review.
    pub fn of_review(document: &Document, id: &Id<Review>, source: String) -> Option<Self> {
        let review = document.get(id)?;
        let said = [&review.learnt, &review.hindrances].map(|text| text.trim().to_owned());
        let title = said.iter().find(|said| !said.is_empty());
        let title = title.map_or_else(String::new, |said| excerpt(said, MOST_OF_TITLE));
        let [went_well, was_hard] = said;
        let of = review.of.as_ref();
        let plan = of.and_then(|of| document.get(&Id::<ActionPlan>::of(of.clone())));
        let priority = of.map(|of| Id::<Priority>::of(of.clone()));
        let priority = priority.filter(|priority| document.get(priority).is_some());
        let priorities = match plan {
            Some(plan) => plan.priorities.clone(),
            None => priority.into_iter().collect(),
        };
        let factors = priorities.iter().filter_map(|id| document.get(id));
        let factors: BTreeSet<_> = factors.flat_map(|priority| priority.factors.clone()).collect();
        let step = of.and_then(|of| document.record(of)?.known_kind());
        let step = step.and_then(RecordKind::step).unwrap_or(StepNumber::FOLLOW_UP);
        Some(Self {
            title,
            went_well,
            was_hard,
            source,
            factors: factors.into_iter().collect(),
            steps: vec![step.get().to_string()],
            priorities,
            review: Some(id.clone()),
            ..Self::default()
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::{records::record::Record, values::id::RecordId};

    fn raw(text: &str) -> RecordId {
        RecordId::new(text).unwrap()
    }

    fn made(of: &str, learnt: &str, hindrances: &str) -> Lesson {
        let priority = Priority {
            factors: vec!["F09".into(), "F03".into()],
            ..Priority::default()
        };
        let plan = ActionPlan {
            priorities: vec![Id::of(raw("priority"))],
            ..ActionPlan::default()
        };
        let review = Review {
            of: Some(raw(of)),
            learnt: learnt.into(),
            hindrances: hindrances.into(),
            ..Review::default()
        };
        let records: Vec<(&str, Record)> = vec![
            ("priority", priority.into()),
            ("plan", plan.into()),
            ("review", review.into()),
        ];
        let records = records.into_iter().map(|(name, record)| (raw(name), record));
        let document = Document::of(raw("d"), records);
        assert!(Lesson::of_review(&document, &Id::of(raw("gone")), String::new()).is_none());
        Lesson::of_review(&document, &Id::of(raw("review")), "Genomgången".into()).unwrap()
    }

    // R619
    #[test]
    fn a_lesson_of_a_review_says_what_the_review_says_and_is_about_what_was_reviewed() {
        let long = "Små grupper ger fler svar. ".repeat(9);
        let lesson = made("plan", &long, " Tiden ");
        assert!(lesson.title.starts_with("Små grupper ger fler svar. Små") && lesson.title.ends_with('…'));
        assert_eq!(
            (lesson.went_well.as_str(), lesson.was_hard.as_str()),
            (long.trim(), "Tiden")
        );
        assert_eq!(lesson.factors, ["F03", "F09"]);
        assert_eq!(lesson.steps, ["6"]);
        assert_eq!(lesson.priorities, [Id::of(raw("priority"))]);
        assert_eq!(lesson.review, Some(Id::of(raw("review"))));
        assert_eq!(lesson.source, "Genomgången");
    }

    // R619
    #[test]
    fn what_a_review_does_not_say_a_lesson_does_not_either() {
        let lesson = made("priority", "", "Ingen hade tid");
        assert_eq!(lesson.title, "Ingen hade tid");
        assert_eq!(lesson.steps, ["3"]);
        let adrift = made("nowhere", " ", "");
        assert_eq!((adrift.title.as_str(), adrift.steps), ("", vec!["7".to_owned()]));
        assert!(adrift.priorities.is_empty() && adrift.factors.is_empty());
    }
}
