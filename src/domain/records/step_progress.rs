//! How far a step of the method has come: what somebody has said of it, or else what has come in it.

use super::{
    document::Document,
    record::RecordKind,
    strategy::{Step, StepNumber, StepStatus},
};

impl Step {
    /// Whether anything is written on the step: a text, who takes part, a date.
    pub fn is_begun(&self) -> bool {
        let is_written = |text: &str| !text.trim().is_empty();
        is_written(&self.text)
            || is_written(&self.participants)
            || !self.actors.is_empty()
            || self.start.is_some()
            || self.end.is_some()
    }
}

impl Document {
    /// How far a step has come. Where nobody has said that it is anything else than not started, it is under way as soon as it has
    /// begun. Whatever shows how far a step has come shows this.
    pub fn step_status(&self, number: StepNumber) -> StepStatus {
        match self.get(&number.id()).map(|step| step.status).unwrap_or_default() {
            StepStatus::NotStarted if self.has_begun(number) => StepStatus::Ongoing,
            said => said,
        }
    }

    /// Whether something is written on a step or a record of it has been made.
    pub fn has_begun(&self, number: StepNumber) -> bool {
        self.get(&number.id()).is_some_and(Step::is_begun) || self.has_records_of(number)
    }

    /// Whether there is a record of a kind that is made in the step.
    fn has_records_of(&self, number: StepNumber) -> bool {
        let mut kinds = RecordKind::ALL.iter().filter(|kind| kind.step() == Some(number));
        kinds.any(|kind| self.of_kind(*kind).next().is_some())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::{
        records::{
            analysis::{AnalysisFinding, Influence, ModelArea},
            change::Change,
            deep_analysis::{Alternative, DeepAnalysis, EffectLink},
            dialogue::{Consultation, Contribution, DialogueTopic, Feedback, Meeting},
            plan::{Action, ActionPlan, Priority},
            record::Record,
            review::Review,
            structure_map::StructureElement,
        },
        values::{
            date::Date,
            id::{Id, RecordId},
        },
    };

    fn id(text: &str) -> RecordId {
        RecordId::new(text).unwrap()
    }

    fn with(records: impl IntoIterator<Item = (RecordId, Record)>) -> Document {
        Document::of(id("d"), records)
    }

    /// A document in which this is written on a step.
    fn written(number: StepNumber, step: Step) -> Document {
        let step = Step {
            number: Some(number),
            ..step
        };
        with([(number.record_id(), step.into())])
    }

    /// A step with each thing that can be written on one.
    fn begun() -> Vec<(&'static str, Step)> {
        let day = Date::parse("2026-03-01");
        let step = Step::default;
        vec![
            (
                "text",
                Step {
                    text: "Läget".into(),
                    ..step()
                },
            ),
            (
                "participants",
                Step {
                    participants: "Alla".into(),
                    ..step()
                },
            ),
            (
                "actors",
                Step {
                    actors: vec![Id::of(id("a"))],
                    ..step()
                },
            ),
            ("start", Step { start: day, ..step() }),
            ("end", Step { end: day, ..step() }),
        ]
    }

    /// A record of each kind that is made in a step.
    fn records() -> Vec<Record> {
        vec![
            ModelArea::default().into(),
            Influence::default().into(),
            AnalysisFinding::default().into(),
            DialogueTopic::default().into(),
            Meeting::default().into(),
            Contribution::default().into(),
            Consultation::default().into(),
            Feedback::default().into(),
            StructureElement::default().into(),
            Priority::default().into(),
            DeepAnalysis::default().into(),
            Alternative::default().into(),
            EffectLink::default().into(),
            ActionPlan::default().into(),
            Action::default().into(),
            Review::default().into(),
            Change::default().into(),
        ]
    }

    // R220
    #[test]
    fn every_step_is_under_way_as_soon_as_anything_is_written_on_it() {
        let told: Vec<_> = begun()
            .iter()
            .map(|(field, _)| *field)
            .chain(["number", "status"])
            .collect();
        for field in RecordKind::Step.fields() {
            assert!(told.contains(&field.name), "{}", field.name);
        }
        for number in StepNumber::ALL {
            assert_eq!(with([]).step_status(number), StepStatus::NotStarted);
            for (field, step) in begun() {
                let document = written(number, step);
                for other in StepNumber::ALL {
                    let expected = if other == number {
                        StepStatus::Ongoing
                    } else {
                        StepStatus::NotStarted
                    };
                    assert_eq!(document.step_status(other), expected, "{number:?} {other:?} {field}");
                }
            }
        }
    }

    // R220
    #[test]
    fn every_step_with_records_is_under_way_as_soon_as_there_is_one() {
        let kinds: Vec<_> = records().iter().filter_map(Record::known_kind).collect();
        for kind in RecordKind::ALL {
            assert_eq!(kind.step().is_some(), kinds.contains(kind), "{kind:?}");
        }
        for record in records() {
            let of = record.known_kind().and_then(RecordKind::step);
            let document = with([(id("r"), record)]);
            for number in StepNumber::ALL {
                let expected = if of == Some(number) {
                    StepStatus::Ongoing
                } else {
                    StepStatus::NotStarted
                };
                assert_eq!(document.step_status(number), expected, "{of:?} {number:?}");
            }
        }
    }

    // R220
    #[test]
    fn what_somebody_has_said_of_a_step_holds_whatever_is_in_it() {
        for number in StepNumber::ALL {
            for said in [StepStatus::Ongoing, StepStatus::Done, StepStatus::Reconsider] {
                for (_, step) in begun().into_iter().chain([("", Step::default())]) {
                    let document = written(number, Step { status: said, ..step });
                    assert_eq!(document.step_status(number), said);
                }
            }
        }
    }

    // R220
    #[test]
    fn blank_texts_begin_no_step() {
        for number in StepNumber::ALL {
            let blank = Step {
                text: " \n\t".into(),
                participants: "\u{a0}".into(),
                ..Step::default()
            };
            assert_eq!(written(number, blank).step_status(number), StepStatus::NotStarted);
        }
    }
}
