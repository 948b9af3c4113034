//! Dialogue (step 2 of the method): what is to be talked about, the meetings, what people said, and what they were told came of it.

use super::{
    analysis::AnalysisFinding,
    declaration::record,
    plan::Priority,
    self_assessment::Round,
    strategy::{Actor, ActorGroup},
    structure_map::StructureElement,
};
use crate::domain::values::{
    amount::Count,
    code::{Coded, codes},
    date::Date,
    field::Meaning,
    geometry::Geometry,
    id::Id,
    order::Order,
};

codes! {
    unsaid
    /// How far a topic has come.
    TopicStatus = "topic_status" {
        /// It waits to be talked about.
        Open = "open",
        /// It has been talked about.
        Discussed = "discussed",
        /// What came of it has been taken on.
        Closed = "closed",
    }
}

record! {
    /// A topic of dialogue (dialogfråga): a question that several should talk about.
    DialogueTopic = "dialogue_topic" {
        /// The question.
        title: String,
        /// What lies behind it.
        text: String,
        /// How far it has come.
        status: TopicStatus,
        /// What was said, and what it led to.
        outcome: String,
        /// The success factors that it comes from, as `F03`.
        factors: Vec<String> as Meaning::Factors,
        /// The statements that it comes from, as `F03.2`.
        statements: Vec<String> as Meaning::Statements,
        /// The round that showed it.
        round: Option<Id<Round>>,
        /// Its place in the list.
        order: Order,
    }
}

codes! {
    unsaid
    /// How people meet.
    MeetingForm = "meeting_form" {
        /// It has not been said.
        Unstated = "unstated",
        /// På plats.
        InPerson = "in_person",
        /// Digitalt.
        Online = "online",
        /// Både på plats och digitalt.
        Hybrid = "hybrid",
        /// Besök hos någon.
        Visit = "visit",
    }
}

record! {
    /// An occasion of dialogue (möte).
    Meeting = "meeting" {
        /// What it is called.
        title: String,
        /// The day.
        day: Option<Date>,
        /// Where it is.
        place: String,
        /// How people meet.
        form: MeetingForm,
        /// The actors that were invited.
        invited: Vec<Id<Actor>>,
        /// The actors that came.
        came: Vec<Id<Actor>>,
        /// What it was about, and what is to be remembered of it.
        text: String,
        /// Its place in the list.
        order: Order,
    }
}

codes! {
    unsaid
    /// What was answered to a contribution.
    ResponseState = "response_state" {
        /// Nothing yet.
        Unanswered = "unanswered",
        /// It has been taken in.
        With = "with",
        /// A part of it has been taken in.
        Partly = "partly",
        /// It has not been taken in.
        Not = "not",
    }
}

record! {
    /// What somebody said (synpunkt), and what was answered.
    Contribution = "contribution" {
        /// What was said.
        text: String,
        /// The day.
        day: Option<Date>,
        /// The meeting at which it was said.
        meeting: Option<Id<Meeting>>,
        /// The actor for which it was said.
        actor: Option<Id<Actor>>,
        /// The person who said it.
        person: String => private,
        /// The organisation for which it was said, as whoever said it wrote that.
        organisation: String,
        /// The group of whoever said it, where no actor tells it.
        group: Option<ActorGroup>,
        /// The municipality that it is about or comes from, by its code, as `0480`.
        municipality: String,
        /// The place that it is about, where somebody has drawn one.
        place: Option<Geometry> => private,
        /// The findings that it is about.
        findings: Vec<Id<AnalysisFinding>>,
        /// The priorities that it is about.
        priorities: Vec<Id<Priority>>,
        /// The structure elements that it is about.
        elements: Vec<Id<StructureElement>>,
        /// The consultation by whose link it came.
        consultation: Option<Id<Consultation>>,
        /// The question of the consultation that it answers.
        question: Option<Id<ConsultationQuestion>>,
        /// How many times whoever said it had sent it from their device when it was taken in; 0 where it was typed here.
        revision: Count,
        /// What was answered.
        response: ResponseState,
        /// Why that was answered.
        reason: String,
        /// Its place in the list.
        order: Order,
    }
}

codes! {
    /// A part of what is sent out for consultation (remiss).
    PackagePart = "package_part" {
        /// The findings that a priority rests on.
        Findings = "findings",
        /// How it is weighed in the three dimensions.
        Weighing = "weighing",
        /// The ways to go that were weighed for it.
        Alternatives = "alternatives",
        /// Its chain from action to effect.
        EffectChain = "effect_chain",
        /// The priorities that were not chosen.
        NotChosen = "not_chosen",
        /// The map sheet.
        StructureMap = "structure_map",
        /// The questions, with room to write.
        Questions = "questions",
    }
}

record! {
    /// Questions that people answer by a link (samråd).
    Consultation = "consultation" {
        /// What it is called.
        title: String,
        /// What those who answer read first.
        text: String,
        /// The priorities that it is about.
        priorities: Vec<Id<Priority>>,
        /// The meeting that it belongs to.
        meeting: Option<Id<Meeting>>,
        /// Whether it asks for a place on the map.
        asks_place: bool,
        /// Whether it asks for the municipality.
        asks_municipality: bool,
        /// Whether it asks for the group of actors.
        asks_group: bool,
        /// Whether it asks for the organisation.
        asks_organisation: bool,
        /// The e-mail address to which answers are sent.
        reply_to: String,
        /// The first day.
        start: Option<Date>,
        /// The last day for answers.
        end: Option<Date>,
        /// The parts that what is sent out does without.
        left_out: Vec<String> as Meaning::Codes(PackagePart::LIST),
        /// Its place in the list.
        order: Order,
    }
}

record! {
    /// A question of a consultation (samrådsfråga).
    ConsultationQuestion = "consultation_question" {
        /// The consultation.
        consultation: Option<Id<Consultation>>,
        /// The question.
        text: String,
        /// Its place in the list.
        order: Order,
    }
}

record! {
    /// That somebody has been told what came of contributions (återkoppling).
    Feedback = "feedback" {
        /// The actor that was told.
        to: Option<Id<Actor>>,
        /// The group that was told, where it was no single actor.
        group: Option<ActorGroup>,
        /// The day.
        day: Option<Date>,
        /// By which way, as *brev* or *på mötet i mars*.
        way: String,
        /// What was told beside the responses.
        text: String,
        /// The contributions that it was about.
        contributions: Vec<Id<Contribution>>,
        /// Its place in the list.
        order: Order,
    }
}
