//! What goes out to the respondents of a consultation, and what comes back from one of them.

use crate::domain::{
    records::{
        dialogue::{Consultation, ConsultationQuestion, Contribution},
        document::Document,
        references::References,
        strategy::ActorGroup,
    },
    values::{
        amount::Count,
        date::Date,
        geometry::Geometry,
        id::{Id, RecordId},
    },
};

/// The most questions that an invitation has.
pub const MOST_QUESTIONS: usize = 40;

/// The most contributions that an answer has.
pub const MOST_SAID: usize = 200;

/// What a respondent is given: all that it takes to answer, and nothing else of the document.
#[derive(Clone, Debug, PartialEq)]
pub struct ConsultationInvitation {
    /// The document that the consultation is in.
    pub document: RecordId,
    /// The consultation.
    pub consultation: Id<Consultation>,
    /// What it is called.
    pub title: String,
    /// What is read first.
    pub text: String,
    /// Who asks, by name.
    pub region: String,
    /// The county by its two-digit code; empty where it is not known.
    pub county: String,
    /// What the priorities are called that it is about.
    pub about: Vec<String>,
    /// The questions in their order.
    pub questions: Vec<(Id<ConsultationQuestion>, String)>,
    /// Whether it asks for a place on the map.
    pub asks_place: bool,
    /// Whether it asks for the municipality.
    pub asks_municipality: bool,
    /// Whether it asks for the group of actors.
    pub asks_group: bool,
    /// Whether it asks for the organisation.
    pub asks_organisation: bool,
    /// The last day to answer.
    pub end: Option<Date>,
    /// Where the answer is sent.
    pub reply_to: String,
}

impl ConsultationInvitation {
    /// An invitation that asks nothing.
    pub fn empty(document: RecordId, consultation: Id<Consultation>) -> Self {
        Self {
            document,
            consultation,
            title: String::new(),
            text: String::new(),
            region: String::new(),
            county: String::new(),
            about: Vec::new(),
            questions: Vec::new(),
            asks_place: false,
            asks_municipality: false,
            asks_group: false,
            asks_organisation: false,
            end: None,
            reply_to: String::new(),
        }
    }

    /// The invitation to a consultation of a document; `None` if the document has no such one.
    ///
    /// `region` is who asks, where the county does not say it.
    pub fn to(document: &Document, references: &References, id: &Id<Consultation>, region: &str) -> Option<Self> {
        let consultation = document.get(id)?;
        let questions = questions_of(document, references, id).into_iter();
        // One without text can't be answered.
        let questions = questions.filter(|(_, question)| !question.text.trim().is_empty());
        let questions = questions.map(|(id, question)| (id, question.text.trim().to_owned()));
        let about = consultation.priorities.iter().filter_map(|id| document.get(id));
        let about = about.map(|priority| priority.title.trim().to_owned());
        Some(Self {
            title: consultation.title.trim().into(),
            text: consultation.text.trim().into(),
            region: region.into(),
            county: document.strategy().county.clone(),
            about: about.filter(|title| !title.is_empty()).collect(),
            questions: questions.take(MOST_QUESTIONS).collect(),
            asks_place: consultation.asks_place,
            asks_municipality: consultation.asks_municipality,
            asks_group: consultation.asks_group,
            asks_organisation: consultation.asks_organisation,
            end: consultation.end,
            reply_to: consultation.reply_to.trim().into(),
            ..Self::empty(document.id.clone(), id.clone())
        })
    }
}

/// The questions of a consultation in their order.
pub fn questions_of<'a>(
    document: &'a Document,
    references: &'a References,
    id: &Id<Consultation>,
) -> Vec<(Id<ConsultationQuestion>, &'a ConsultationQuestion)> {
    let mut found: Vec<_> = references.referrers_of_kind(document, id.raw()).collect();
    found.sort_by(
        |(one, a): &(Id<_>, &ConsultationQuestion), (other, b): &(Id<_>, &ConsultationQuestion)| {
            a.order.cmp(&b.order).then_with(|| one.cmp(other))
        },
    );
    found
}

/// What a respondent sends back.
#[derive(Clone, Debug, PartialEq)]
pub struct ContributionFile {
    /// The answer's id, made when the answering began: what is sent again has the same.
    pub id: RecordId,
    /// The document that the consultation is in, where the invitation said so.
    pub document: Option<RecordId>,
    /// The consultation.
    pub consultation: Id<Consultation>,
    /// What it is called.
    pub title: String,
    /// How many times an answer has been made of it; the highest is the latest.
    pub revision: Count,
    /// The day on which it was sent.
    pub answered: Option<Date>,
    /// The group of actors, where it was said.
    pub group: Option<ActorGroup>,
    /// The organisation, where it was said.
    pub organisation: String,
    /// The municipality by its code, where it was said.
    pub municipality: String,
    /// What was said.
    pub said: Vec<Said>,
}

/// One thing that a respondent says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// The question that it answers; `None` for what is said besides.
    pub question: Option<Id<ConsultationQuestion>>,
    /// Which of the respondent's contributions to the question it is, from 1.
    pub nth: Count,
    /// The words.
    pub text: String,
    /// Where on the map.
    pub place: Option<Geometry>,
}

impl Said {
    /// The id of the contribution that it becomes. It follows from the answer, the question and the place among what is said to it, so that
    /// what is sent again is the same record, whoever takes it in.
    pub fn id(&self, answer: &RecordId) -> Id<Contribution> {
        let question = self.question.as_ref().map_or("0", |question| question.as_str());
        let text = [answer.as_str(), "-", question, "-", &self.nth.0.to_string()].concat();
        Id::of(RecordId::following_from(&text))
    }
}

impl ContributionFile {
    /// An answer in which nothing is said.
    pub fn empty(id: RecordId, consultation: Id<Consultation>) -> Self {
        Self {
            id,
            document: None,
            consultation,
            title: String::new(),
            revision: Count::default(),
            answered: None,
            group: None,
            organisation: String::new(),
            municipality: String::new(),
            said: Vec::new(),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::{
        records::{dialogue::Meeting, plan::Priority},
        values::order::Order,
    };

    fn id(text: &str) -> RecordId {
        RecordId::new(text).unwrap()
    }

    // R592
    #[test]
    fn an_invitation_has_what_it_takes_to_answer_and_nothing_else_of_the_document() {
        let mut orders = Order::from_on(Order::default());
        let mut question = |text: &str| ConsultationQuestion {
            consultation: Some(Id::of(id("c"))),
            text: text.into(),
            order: orders.next().unwrap(),
            unknown: Default::default(),
        };
        let (first, empty, last) = (question("Först?"), question("  "), question("Sist?"));
        let consultation = Consultation {
            title: " Resor ".into(),
            priorities: vec![Id::of(id("p"))],
            meeting: Some(Id::of(id("m"))),
            asks_group: true,
            ..Consultation::default()
        };
        let priority = Priority {
            title: "Resor till arbete".into(),
            text: "Hemligt".into(),
            ..Priority::default()
        };
        let meeting = Meeting {
            title: "Hemligt".into(),
            ..Meeting::default()
        };
        let document = Document::of(
            id("d"),
            [
                (id("c"), consultation.into()),
                (id("z"), first.into()),
                (id("y"), empty.into()),
                (id("x"), last.into()),
                (id("p"), priority.into()),
                (id("m"), meeting.into()),
            ],
        );
        let references = References::of(&document);
        let made = ConsultationInvitation::to(&document, &references, &Id::of(id("c")), "Regionen").unwrap();
        let texts: Vec<_> = made.questions.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(texts, ["Först?", "Sist?"]);
        assert_eq!(
            (made.title.as_str(), made.about.as_slice()),
            ("Resor", ["Resor till arbete".to_owned()].as_slice())
        );
        assert!(!format!("{made:?}").contains("Hemligt"));
        assert_eq!(
            ConsultationInvitation::to(&document, &references, &Id::of(id("none")), ""),
            None
        );
    }

    // R594
    #[test]
    fn the_id_of_what_is_said_follows_from_the_answer_the_question_and_its_place() {
        let said = |question: Option<&str>, nth: u32| Said {
            question: question.map(|text| Id::of(id(text))),
            nth: Count(nth),
            ..Said::default()
        };
        let answer = id("svar");
        assert_eq!(said(Some("q"), 2).id(&answer).as_str(), "svar-q-2");
        assert_eq!(said(None, 1).id(&answer).as_str(), "svar-0-1");
        let long = "q".repeat(64);
        let of_long = said(Some(&long), 1).id(&answer);
        assert_eq!(of_long, said(Some(&long), 1).id(&answer));
        assert_ne!(of_long, said(Some(&long), 2).id(&answer));
    }
}
