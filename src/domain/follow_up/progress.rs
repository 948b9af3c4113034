//! How an action goes on a day: what its own days and its milestones say, and what somebody has judged instead.

use crate::domain::{
    records::{
        action_parts::Milestone,
        action_plan,
        document::Document,
        plan::{Action, ActionStatus, JudgedProgress},
        references::References,
    },
    values::{date::Date, id::Id},
};

/// How an action goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Progress {
    /// Ej påbörjad.
    NotStarted,
    /// Pågår.
    Ongoing,
    /// Försenad.
    Late,
    /// Klar.
    Done,
    /// Avbruten.
    Cancelled,
}

/// Why the rule says so.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// It is finished.
    Finished,
    /// It is finished, though so many milestones aren't done.
    FinishedOpen(usize),
    /// It is not decided.
    Proposed,
    /// It is not decided, and should have begun on this day.
    ProposedLate(Date),
    /// This milestone should have been done on this day.
    Milestone(String, Date),
    /// All milestones are done, and it has ended.
    AllDone,
    /// It should have ended on this day.
    End(Date),
    /// It is said to be ongoing.
    Ongoing,
    /// A milestone is done, though nobody has said that it is ongoing.
    MilestoneDone,
    /// It began on this day.
    Begun(Date),
    /// It begins on this day.
    NotBegun(Date),
    /// It has no days.
    NoTime,
}

/// How an action goes, by the rule and as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ActionProgress {
    /// What the rule says.
    pub by_rule: Progress,
    /// Why.
    pub reason: Reason,
    /// What somebody has judged instead.
    pub judged: Option<Progress>,
}

impl ActionProgress {
    /// What is shown: the judgement, or what the rule says.
    pub fn shown(&self) -> Progress {
        self.judged.unwrap_or(self.by_rule)
    }
}

/// The milestones of an action, as the user has ordered them.
pub fn milestones_of<'a>(
    document: &'a Document,
    references: &'a References,
    action: &Id<Action>,
) -> Vec<(Id<Milestone>, &'a Milestone)> {
    action_plan::referring(document, references, action.raw())
}

/// How an action with these milestones goes on a day.
pub fn of(action: &Action, milestones: &[&Milestone], on: Date) -> ActionProgress {
    let (by_rule, reason) = by_rule(action, milestones, on);
    ActionProgress {
        by_rule,
        reason,
        judged: match action.progress {
            JudgedProgress::ByRule => None,
            JudgedProgress::NotStarted => Some(Progress::NotStarted),
            JudgedProgress::Ongoing => Some(Progress::Ongoing),
            JudgedProgress::Late => Some(Progress::Late),
            JudgedProgress::Done => Some(Progress::Done),
            JudgedProgress::Cancelled => Some(Progress::Cancelled),
        },
    }
}

fn by_rule(action: &Action, milestones: &[&Milestone], on: Date) -> (Progress, Reason) {
    let is_done = |one: &&&Milestone| one.done.is_some_and(|done| done <= on);
    let done = milestones.iter().filter(is_done).count();
    let open = milestones.len() - done;
    if action.status == ActionStatus::Finished {
        let reason = if open == 0 {
            Reason::Finished
        } else {
            Reason::FinishedOpen(open)
        };
        return (Progress::Done, reason);
    }
    if action.status == ActionStatus::Proposed {
        let began = action.start.filter(|start| *start < on);
        return (
            Progress::NotStarted,
            began.map_or(Reason::Proposed, Reason::ProposedLate),
        );
    }
    let due = |one: &&Milestone| Some((one.due.filter(|due| *due < on)?, one.title.clone()));
    let late = milestones.iter().filter(|one| !is_done(one)).filter_map(due);
    if let Some((due, title)) = late.min_by_key(|(due, _)| *due) {
        return (Progress::Late, Reason::Milestone(title, due));
    }
    match (action.end.filter(|end| *end < on), action.start) {
        (Some(_), _) if done > 0 && open == 0 => (Progress::Done, Reason::AllDone),
        (Some(end), _) => (Progress::Late, Reason::End(end)),
        (None, _) if action.status == ActionStatus::Ongoing => (Progress::Ongoing, Reason::Ongoing),
        (None, _) if done > 0 => (Progress::Ongoing, Reason::MilestoneDone),
        (None, Some(start)) if start <= on => (Progress::Ongoing, Reason::Begun(start)),
        (None, Some(start)) => (Progress::NotStarted, Reason::NotBegun(start)),
        (None, None) => (Progress::NotStarted, Reason::NoTime),
    }
}

/// The actions that this one depends on and that aren't done. It follows nothing further, so that a circle does no harm; itself is left out.
pub fn waits_for<'a>(
    document: &'a Document,
    references: &References,
    id: &Id<Action>,
    on: Date,
) -> Vec<(Id<Action>, &'a Action)> {
    let depends_on = document.get(id).map_or(&[][..], |action| &action.depends_on);
    let there = depends_on.iter().filter(|one| *one != id);
    let there = there.filter_map(|one| document.get(one).map(|action| (one.clone(), action)));
    let waiting = there.filter(|(one, action)| {
        let milestones = milestones_of(document, references, one);
        let milestones: Vec<_> = milestones.into_iter().map(|(_, one)| one).collect();
        of(action, &milestones, on).shown() != Progress::Done
    });
    waiting.collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{super::progress, *};

    fn day(text: &str) -> Option<Date> {
        let day = Date::parse(text);
        assert!(day.is_some() || text.is_empty());
        day
    }

    fn action(status: ActionStatus, start: &str, end: &str) -> Action {
        Action {
            status,
            start: day(start),
            end: day(end),
            ..Action::default()
        }
    }

    fn milestone(due: &str, done: &str) -> Milestone {
        Milestone {
            title: due.into(),
            due: day(due),
            done: day(done),
            ..Milestone::default()
        }
    }

    fn on(action: &Action, milestones: &[Milestone], on: &str) -> (Progress, Reason) {
        let milestones: Vec<_> = milestones.iter().collect();
        let progress = progress::of(action, &milestones, day(on).unwrap());
        (progress.by_rule, progress.reason)
    }

    // R408
    #[test]
    fn days_and_milestones_say_how_an_action_goes() {
        use ActionStatus::{Decided, Finished, Ongoing, Proposed};
        let year = |status| action(status, "2026-03-01", "2026-12-31");
        let (start, end) = (day("2026-03-01").unwrap(), day("2026-12-31").unwrap());
        let open = milestone("2026-06-01", "");
        let done = milestone("2026-06-01", "2026-05-20");
        for (action, milestones, today, progress, reason) in [
            (
                year(Proposed),
                vec![],
                "2026-01-01",
                Progress::NotStarted,
                Reason::Proposed,
            ),
            (
                year(Proposed),
                vec![],
                "2026-03-01",
                Progress::NotStarted,
                Reason::Proposed,
            ),
            (
                year(Proposed),
                vec![],
                "2026-03-02",
                Progress::NotStarted,
                Reason::ProposedLate(start),
            ),
            (
                year(Decided),
                vec![],
                "2026-02-28",
                Progress::NotStarted,
                Reason::NotBegun(start),
            ),
            (
                year(Decided),
                vec![],
                "2026-03-01",
                Progress::Ongoing,
                Reason::Begun(start),
            ),
            // The last day is a day to work on.
            (
                year(Decided),
                vec![],
                "2026-12-31",
                Progress::Ongoing,
                Reason::Begun(start),
            ),
            (year(Decided), vec![], "2027-01-01", Progress::Late, Reason::End(end)),
            (year(Ongoing), vec![], "2026-02-01", Progress::Ongoing, Reason::Ongoing),
            (
                year(Ongoing),
                vec![open.clone()],
                "2026-06-01",
                Progress::Ongoing,
                Reason::Ongoing,
            ),
            (
                year(Ongoing),
                vec![milestone("2026-07-01", ""), open.clone()],
                "2026-08-02",
                Progress::Late,
                Reason::Milestone("2026-06-01".into(), day("2026-06-01").unwrap()),
            ),
            (
                year(Decided),
                vec![done.clone()],
                "2026-02-01",
                Progress::NotStarted,
                Reason::NotBegun(start),
            ),
            (
                year(Decided),
                vec![done.clone()],
                "2026-05-20",
                Progress::Ongoing,
                Reason::MilestoneDone,
            ),
            (
                year(Ongoing),
                vec![done.clone()],
                "2027-01-01",
                Progress::Done,
                Reason::AllDone,
            ),
            // On that day the milestone wasn't done yet.
            (
                year(Finished),
                vec![done.clone()],
                "2026-04-01",
                Progress::Done,
                Reason::FinishedOpen(1),
            ),
            (
                year(Finished),
                vec![done],
                "2026-06-01",
                Progress::Done,
                Reason::Finished,
            ),
            // A plan is not done by being called so: what is left is told.
            (
                year(Finished),
                vec![open],
                "2026-04-01",
                Progress::Done,
                Reason::FinishedOpen(1),
            ),
            (
                action(Decided, "", ""),
                vec![],
                "2026-04-01",
                Progress::NotStarted,
                Reason::NoTime,
            ),
            (
                action(Decided, "", ""),
                vec![milestone("", "")],
                "2026-04-01",
                Progress::NotStarted,
                Reason::NoTime,
            ),
            (
                action(Decided, "", "2026-12-31"),
                vec![],
                "2026-04-01",
                Progress::NotStarted,
                Reason::NoTime,
            ),
        ] {
            let told = on(&action, &milestones, today);
            assert_eq!(told, (progress, reason), "{today} {:?} {milestones:?}", action.status);
        }
    }

    // R409
    #[test]
    fn a_judgement_is_shown_and_the_rule_is_kept_beside_it() {
        let action = Action {
            progress: JudgedProgress::Cancelled,
            ..action(ActionStatus::Ongoing, "2026-01-01", "2026-06-30")
        };
        let told = progress::of(&action, &[], day("2026-07-01").unwrap());
        assert_eq!(told.shown(), Progress::Cancelled);
        assert_eq!(told.by_rule, Progress::Late);
        let unjudged = Action {
            progress: JudgedProgress::ByRule,
            ..action
        };
        assert_eq!(
            progress::of(&unjudged, &[], day("2026-07-01").unwrap()).shown(),
            Progress::Late
        );
    }

    // R410
    #[test]
    fn actions_that_wait_for_each_other_do_no_harm() {
        let id = |text: &str| Id::of(crate::domain::values::id::RecordId::new(text).unwrap());
        let of = |ids: &[&str], status| Action {
            depends_on: ids.iter().map(|one| id(one)).collect(),
            status,
            ..Action::default()
        };
        let records = [
            ("a", of(&["b", "a", "gone", "c"], ActionStatus::Ongoing)),
            ("b", of(&["a"], ActionStatus::Ongoing)),
            ("c", of(&["a"], ActionStatus::Finished)),
        ];
        let records = records.map(|(name, action)| (id(name).raw().clone(), action.into()));
        let document = Document::of(id("document").raw().clone(), records);
        let references = References::of(&document);
        let on = day("2026-07-01").unwrap();
        let waits = |name: &str| -> Vec<String> {
            let waits = waits_for(&document, &references, &id(name), on);
            waits.into_iter().map(|(id, _)| id.as_str().to_owned()).collect()
        };
        assert_eq!(waits("a"), ["b"]);
        assert_eq!(waits("b"), ["a"]);
    }
}
