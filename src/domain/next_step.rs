//! What comes next in the work: one thing, of all that waits.

use super::{
    assessment::{
        profile::first_unanswered,
        results::{Respondents, Responses, Results, invited::Invited},
        round_phase::RoundPhase,
    },
    checks::Severity,
    records::{
        document::Document,
        self_assessment::{Response, Round},
        strategy::{StepNumber, StepStatus},
        version::Version,
    },
    values::{date::Date, id::Id},
};

/// What comes next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NextStep {
    /// Nothing has been done: the self-assessment is where to begin.
    #[default]
    Begin,
    /// One's own answers have been begun.
    Answer,
    /// The latest round waits for somebody to say who is to answer.
    Prepare,
    /// It waits for its invitation to be sent.
    Invite,
    /// It waits for responses.
    Collect,
    /// It waits for nothing more, and is still open.
    Close(RoundEnd),
    /// The plan contradicts itself somewhere.
    Mend,
    /// Something has happened that makes a step's result out of date.
    Reconsider(StepNumber),
    /// Nothing is written on a step.
    Write(StepNumber),
    /// Something that the method asks for is missing.
    Review,
    /// The work is whole and no version of it is saved.
    SaveVersion,
    /// Nothing waits: the plan is there to be read.
    Read,
}

/// Why an open round waits for nothing more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundEnd {
    /// Everybody who is invited has answered.
    AllAnswered,
    /// Its last day has passed.
    LastDayPassed,
}

impl NextStep {
    /// The phase of the latest round that asks for this, if one does.
    pub const fn round_phase(self) -> Option<RoundPhase> {
        match self {
            Self::Prepare => Some(RoundPhase::Prepare),
            Self::Invite => Some(RoundPhase::Invite),
            Self::Collect => Some(RoundPhase::Collect),
            Self::Close(_) => Some(RoundPhase::Close),
            Self::Begin
            | Self::Answer
            | Self::Mend
            | Self::Reconsider(_)
            | Self::Write(_)
            | Self::Review
            | Self::SaveVersion
            | Self::Read => None,
        }
    }

    /// What comes next in a document in which this is the gravest of what is found and not set aside.
    pub fn of(document: &Document, gravest: Option<Severity>, today: Option<Date>) -> Self {
        if let Some((id, round)) = document.ordered::<Round>().pop() {
            if let Some(next) = of_round(document, &id, round, today) {
                return next;
            }
        } else if StepNumber::ALL.iter().all(|number| !document.has_begun(*number)) {
            return Self::Begin;
        }
        if gravest == Some(Severity::Error) {
            return Self::Mend;
        }
        let status = |number: &StepNumber| document.step_status(*number);
        let outdated = |number: &StepNumber| status(number) == StepStatus::Reconsider;
        if let Some(number) = StepNumber::ALL.into_iter().find(outdated) {
            return Self::Reconsider(number);
        }
        let unwritten = |number: &StepNumber| status(number) != StepStatus::Done;
        if let Some(number) = steps_without_text(document).into_iter().find(unwritten) {
            return Self::Write(number);
        }
        if gravest == Some(Severity::Warning) {
            Self::Review
        } else if document.all::<Version>().next().is_none() {
            Self::SaveVersion
        } else {
            Self::Read
        }
    }
}

/// What the latest round waits for; `None` if the rest of the work does not have to wait for it.
fn of_round(document: &Document, id: &Id<Round>, round: &Round, today: Option<Date>) -> Option<NextStep> {
    let results = Results::of_round(document, id, round);
    let own = Response::of_round(document, id).map(|(_, response)| response);
    let has_begun = own.is_some_and(|response| !response.answers.is_empty());
    let is_whole = own.is_some_and(|response| first_unanswered(response).is_none());
    match RoundPhase::of(round, !results.is_empty()) {
        RoundPhase::Prepare | RoundPhase::Invite if has_begun && !is_whole => Some(NextStep::Answer),
        // Somebody who has answered alone is done.
        RoundPhase::Prepare if is_whole => None,
        RoundPhase::Prepare => Some(NextStep::Prepare),
        RoundPhase::Invite => Some(NextStep::Invite),
        RoundPhase::Collect => match end(&results, round, today) {
            Some(end) => Some(NextStep::Close(end)),
            // What can be read already keeps nobody waiting, unless there is a day to wait for.
            None if results.has_figures() && round.end.is_none() => None,
            None => Some(NextStep::Collect),
        },
        RoundPhase::Close => None,
    }
}

/// Why an open round waits for nothing more, as far as that may be told; `None` if it still waits.
fn end(results: &Results, round: &Round, today: Option<Date>) -> Option<RoundEnd> {
    if let (Responses::Shown(responses), Invited::Shown(invited)) =
        (results.total, results.invited(round, Respondents::All))
        && responses >= invited
    {
        return Some(RoundEnd::AllAnswered);
    }
    let has_passed = today.zip(round.end).is_some_and(|(today, end)| end < today);
    has_passed.then_some(RoundEnd::LastDayPassed)
}

/// The steps on which no text is written.
pub fn steps_without_text(document: &Document) -> Vec<StepNumber> {
    let is_without = |number: &StepNumber| document.step(*number).text.trim().is_empty();
    StepNumber::ALL.into_iter().filter(is_without).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::{
        assessment::factors::QuestionSet,
        records::{
            record::Record,
            self_assessment::{Answer, RoundState},
            strategy::{ActorGroup, Step},
        },
        values::{amount::Count, id::RecordId},
    };

    fn id(text: &str) -> RecordId {
        RecordId::new(text).unwrap()
    }

    /// A document with these records.
    fn with(records: Vec<(String, Record)>) -> Document {
        Document::of(id("d"), records.into_iter().map(|(name, record)| (id(&name), record)))
    }

    fn next(records: Vec<(String, Record)>) -> NextStep {
        NextStep::of(&with(records), None, Date::parse("2026-03-01"))
    }

    fn round(round: Round) -> (String, Record) {
        ("round".into(), round.into())
    }

    fn inviting(number: u32) -> Round {
        let mut round = Round::default();
        round.invite(ActorGroup::Municipality, true);
        round
            .invited_count
            .insert(ActorGroup::Municipality.code().into(), Count(number));
        round
    }

    /// One's own answers to so many statements.
    fn own(most: usize) -> (String, Record) {
        let factors = QuestionSet::current().factors.iter();
        let statements = factors.flat_map(|factor| factor.statements).take(most);
        let response = Response {
            round: Some(Id::of(id("round"))),
            answers: statements.map(|statement| (statement.id, Answer::DontKnow)).collect(),
            ..Response::default()
        };
        ("own".into(), response.into())
    }

    /// So many responses from outside, all of a municipality.
    fn received(number: usize) -> Vec<(String, Record)> {
        let response = Response {
            round: Some(Id::of(id("round"))),
            group: Some(ActorGroup::Municipality),
            received: Date::parse("2026-02-01"),
            answers: [("F01.1", Answer::DontKnow)].into_iter().collect(),
            ..Response::default()
        };
        let named = |number| (format!("response-{number}"), response.clone().into());
        (0..number).map(named).collect()
    }

    /// Every step with a text, but for those that are named.
    fn steps(but: &[u8], status: StepStatus) -> Vec<(String, Record)> {
        let step = |number: StepNumber| {
            let text = if but.contains(&number.get()) { "  " } else { "Skrivet" };
            let step = Step {
                number: Some(number),
                status,
                text: text.into(),
                ..Step::default()
            };
            (number.record_id().as_str().to_owned(), step.into())
        };
        StepNumber::ALL.map(step).to_vec()
    }

    // R222
    #[test]
    fn an_empty_document_begins_with_the_assessment_and_then_goes_on_with_it() {
        assert_eq!(next(Vec::new()), NextStep::Begin);
        let alone = |answers| next(vec![round(Round::default()), own(answers)]);
        assert_eq!(alone(0), NextStep::Prepare);
        assert_eq!(alone(1), NextStep::Answer);
        // The analysis is the first step without a text.
        assert_eq!(alone(usize::MAX), NextStep::Write(StepNumber::ALL[0]));
        assert_eq!(next(vec![round(inviting(9)), own(0)]), NextStep::Invite);
    }

    // R222
    #[test]
    fn a_round_is_waited_for_until_its_figures_can_be_read_or_its_last_day_has_passed() {
        let of = |one: Round, responses| {
            let mut records = received(responses);
            records.push(round(one));
            next(records)
        };
        let collect = NextStep::Collect;
        let passed = NextStep::Close(RoundEnd::LastDayPassed);
        let answered = NextStep::Close(RoundEnd::AllAnswered);
        let go_on = NextStep::Write(StepNumber::ALL[0]);
        let until = |day: &str| Round {
            end: Date::parse(day),
            ..inviting(9)
        };
        assert_eq!(of(inviting(9), 4), collect);
        assert_eq!(of(inviting(9), 5), go_on);
        assert_eq!(of(until("2026-03-01"), 5), collect);
        assert_eq!(of(until("2026-02-28"), 5), passed);
        assert_eq!(of(inviting(9), 9), answered);
        // Nobody is waited for, whatever day it is.
        assert_eq!(of(until("2026-02-28"), 9), answered);
        // That all of a hidden group have answered is not told by what comes next.
        assert_eq!(of(inviting(4), 4), collect);
        for state in [RoundState::Closed, RoundState::Archived] {
            let closed = Round { state, ..inviting(9) };
            assert_eq!(of(closed, 2), go_on);
        }
    }

    // R222
    #[test]
    fn what_is_found_and_what_is_not_written_come_by_how_much_they_matter() {
        let of = |records: Vec<(String, Record)>, gravest| NextStep::of(&with(records), gravest, None);
        let whole = || steps(&[], StepStatus::NotStarted);
        assert_eq!(
            of(steps(&[2], StepStatus::NotStarted), Some(Severity::Error)),
            NextStep::Mend
        );
        let second = StepNumber::ALL[1];
        assert_eq!(
            of(steps(&[2, 5], StepStatus::NotStarted), Some(Severity::Warning)),
            NextStep::Write(second)
        );
        // What somebody has said to be done is done without a text.
        assert_eq!(
            of(steps(&[2, 5], StepStatus::Done), Some(Severity::Warning)),
            NextStep::Review
        );
        assert_eq!(
            of(steps(&[2], StepStatus::Reconsider), Some(Severity::Warning)),
            NextStep::Reconsider(StepNumber::ALL[0])
        );
        assert_eq!(of(whole(), Some(Severity::Warning)), NextStep::Review);
        assert_eq!(of(whole(), Some(Severity::Notice)), NextStep::SaveVersion);
        let mut kept = whole();
        kept.push(("version".into(), Version::default().into()));
        assert_eq!(of(kept, None), NextStep::Read);
    }

    // R222
    #[test]
    fn steps_without_a_text_are_those_with_nothing_but_blanks() {
        let numbers: Vec<u8> = steps_without_text(&with(steps(&[1, 7], StepStatus::Done)))
            .into_iter()
            .map(StepNumber::get)
            .collect();
        assert_eq!(numbers, [1, 7]);
        assert_eq!(steps_without_text(&with(Vec::new())), StepNumber::ALL);
    }
}
