//! Any record and any document, for the tests that must hold whatever a user does.

use std::collections::BTreeMap;

use proptest::{collection, option, prelude::*, sample::select};
use samspel::domain::{
    assessment::results::counts::Counts,
    records::{
        action_parts::{Funding, Milestone, Risk, RiskLevel},
        analysis::{
            AnalysisFinding, FindingSort, Influence, InfluenceDirection, InfluenceStrength, ModelArea, ModelPart,
        },
        change::{Change, Loop, Reconsideration, Reconsidered},
        comment::Comment,
        deep_analysis::{Alternative, DeepAnalysis, EffectLink, EffectStage},
        dialogue::{
            Consultation, ConsultationQuestion, Contribution, DialogueTopic, Feedback, Meeting, MeetingForm,
            ResponseState, TopicStatus,
        },
        document::Document,
        indicator::{BySex, Indicator, Measurement, MeasuringInterval, Sex},
        lesson::{Lesson, NeighbourPlan},
        map_sheet::{MapSheet, SheetStatus},
        plan::{
            Action, ActionPlan, ActionPlanState, ActionStatus, Area, Direction, JudgedProgress, Priority,
            PriorityStatus, Target,
        },
        publication::Publication,
        record::{Record, UnknownFields},
        review::{Review, ReviewDecision},
        self_assessment::{
            Answer, Consensus, Importance, Level, OwnStatement, PeerResult, RespondentRole, Response, Round,
            RoundState, SmallestGroup,
        },
        set_aside::SetAside,
        strategy::{Actor, ActorGroup, Step, StepNumber, StepStatus, Strategy as Facts},
        structure_map::{ElementKind, ElementLevel, ElementStatus, StructureElement, Theme},
        version::{Content, Version, VersionState},
    },
    values::{
        amount::{Amount, Count, Year},
        date::Date,
        geometry::{Geometry, Position},
        id::{Id, RecordId},
        order::Order,
        text::plain,
    },
};
use serde_json::Value;

/// One of a few ids, so that records often meet.
pub fn id() -> impl Strategy<Value = RecordId> {
    (0..12_u8).prop_map(|number| RecordId::new(&format!("r{number}")).unwrap())
}

fn of<T: 'static>() -> impl Strategy<Value = Id<T>> {
    id().prop_map(Id::of)
}

fn many<T: std::fmt::Debug + 'static>() -> impl Strategy<Value = Vec<Id<T>>> {
    collection::vec(of::<T>(), 0..4)
}

fn text() -> impl Strategy<Value = String> {
    // Control signs are never in one (R189).
    prop_oneof![Just(String::new()), ".{0,20}", any::<String>()].prop_map(|text| plain(text.into()))
}

/// A text that says something.
fn note() -> impl Strategy<Value = String> {
    ".{1,9}"
        .prop_map(|text| plain(text.into()))
        .prop_filter("says something", |text| !text.is_empty())
}

fn date() -> impl Strategy<Value = Option<Date>> {
    option::of(
        (1800..=2200_u16, 1..=12_u8, 1..=28_u8).prop_map(|(year, month, day)| Date::new(year, month, day).unwrap()),
    )
}

fn year() -> impl Strategy<Value = Option<Year>> {
    option::of((1800..=2200_u16).prop_map(|year| Year::new(year).unwrap()))
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        -100.0..100.0_f64,
        (-1_000_000..1_000_000_i32).prop_map(f64::from),
        any::<f64>().prop_filter("finite", |number| number.is_finite()),
    ]
}

fn amount() -> impl Strategy<Value = Option<Amount>> {
    option::of(number().prop_map(|number| Amount::new(number).unwrap()))
}

fn order() -> impl Strategy<Value = Order> {
    // Each step goes to one side of a pair of keys that draws together.
    collection::vec(any::<bool>(), 0..12).prop_map(|sides| {
        let (mut low, mut high) = (None, None);
        let mut middle = Order::default();
        for up in sides {
            if up {
                low = Some(middle.clone());
            } else {
                high = Some(middle.clone());
            }
            middle = Order::between(low.as_ref(), high.as_ref());
        }
        middle
    })
}

fn position() -> impl Strategy<Value = Position> {
    (-180.0..=180.0, -90.0..=90.0).prop_map(|(longitude, latitude)| Position { longitude, latitude })
}

/// A shape that can be drawn.
pub fn geometry() -> impl Strategy<Value = Option<Geometry>> {
    let ring = || collection::vec(position(), 3..8);
    option::of(prop_oneof![
        position().prop_map(Geometry::Point),
        collection::vec(collection::vec(position(), 2..8), 1..3).prop_map(Geometry::Line),
        collection::vec(ring(), 1..3).prop_map(Geometry::Area),
    ])
}

fn answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        select(Level::ALL.to_vec()).prop_map(Answer::Level),
        Just(Answer::DontKnow),
        Just(Answer::NotApplicable),
    ]
}

fn level() -> impl Strategy<Value = Level> {
    select(Level::ALL.to_vec())
}

fn count() -> impl Strategy<Value = Count> {
    // Nought says nothing, and is not kept.
    (1..=u32::MAX).prop_map(Count)
}

fn counts() -> impl Strategy<Value = Counts> {
    any::<[u16; Counts::CATEGORIES]>().prop_map(|all| Counts::from_all(all.map(u32::from)))
}

fn any_year() -> impl Strategy<Value = Year> {
    (1800..=2200_u16).prop_map(|year| Year::new(year).unwrap())
}

fn by_key<T: std::fmt::Debug>(value: impl Strategy<Value = T>) -> impl Strategy<Value = BTreeMap<String, T>> {
    collection::btree_map("F[01][0-9](\\.[1-4])?", value, 0..5)
}

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        number().prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            collection::btree_map(".{0,6}", inner, 0..3).prop_map(|entries| entries.into_iter().collect()),
        ]
    })
}

/// Fields of a later version; none of the names is known today.
pub fn unknown() -> impl Strategy<Value = UnknownFields> {
    prop_oneof![
        3 => Just(UnknownFields::new()),
        1 => collection::btree_map("later_[a-z]{1,3}", json(), 1..3)
            .prop_map(|fields| fields.into_iter().collect()),
    ]
}

/// Makes a function of kinds with any values in their fields: one of their records.
macro_rules! any_record {
    ($(#[$meta:meta])* $function:ident: $($type:ident { $($field:ident: $values:expr),* $(,)? })+) => {
        $(#[$meta])*
        fn $function() -> impl Strategy<Value = Record> {
            prop_oneof![$({
                let made = Just($type::default()).boxed();
                // Any field may say nothing, too.
                $(let made = (made, proptest::bool::weighted(0.9), $values).prop_map(|(mut record, is_set, value)| {
                    if is_set {
                        record.$field = value;
                    }
                    record
                }).boxed();)*
                (made, unknown()).prop_map(|(mut record, unknown)| -> Record {
                    record.unknown = unknown;
                    record.into()
                })
            }),+]
        }
    };
}

any_record! {
    /// A record of a kind that this version knows, but no version.
    known:
    Facts {
        name: text(), county: text(), vision: text(), start_year: year(), end_year: year(), example: any::<bool>(),
    }
    Step {
        number: option::of(select(StepNumber::ALL.to_vec())), status: select(StepStatus::ALL), text: text(),
        participants: text(), actors: many(), start: date(), end: date(),
    }
    Actor { name: text(), group: select(ActorGroup::ALL), contact: text(), gives: text(), gets: text(), segment: text(), order: order() }
    Round {
        title: text(), purpose: text(), start: date(), end: date(), state: select(RoundState::ALL), question_set: text(),
        own_statements: many(), invited: collection::vec(text(), 0..3), invited_count: by_key(count()),
        smallest_group: (3..=1000_u16).prop_map(|number| SmallestGroup::new(number).unwrap()),
        reply_to: text(), contact: text(), order: order(),
    }
    OwnStatement { factor: text(), sv: text(), en: text(), order: order() }
    Consensus {
        round: option::of(of()), factor: text(), level: option::of(level()), motivation: text(), participants: text(),
        date: date(), target_level: option::of(level()), target_year: year(),
        importance: option::of(select(Importance::ALL.to_vec())), strengths: text(), evidence: text(),
    }
    PeerResult {
        source: text(), region: text(), county: text(), title: text(), start: date(), end: date(), question_set: text(),
        responses: any::<u32>().prop_map(Count), contact: text(), received: date(), statements: by_key(counts()),
        levels: by_key(level()), target_levels: by_key(level()), target_years: by_key(any_year()),
        strengths: by_key(note()), evidence: by_key(note()),
    }
    ModelArea { name: text(), text: text(), part: select(ModelPart::ALL), hidden: any::<bool>(), order: order() }
    Influence {
        from: option::of(of()), to: option::of(of()), strength: select(InfluenceStrength::ALL), direction: select(InfluenceDirection::ALL),
        reason: text(),
    }
    AnalysisFinding {
        title: text(), text: text(), sort: select(FindingSort::ALL), evidence: text(), source: text(), dated: date(), areas: many(),
        municipalities: collection::vec(text(), 0..3), elements: many(), place: geometry(), dimensions: collection::vec(text(), 0..3),
        goals: collection::vec(text(), 0..3), indicators: many(), order: order(),
    }
    DialogueTopic {
        title: text(), text: text(), status: select(TopicStatus::ALL), outcome: text(),
        factors: collection::vec(text(), 0..3), statements: collection::vec(text(), 0..3), round: option::of(of()), order: order(),
    }
    Meeting {
        title: text(), day: date(), place: text(), form: select(MeetingForm::ALL), invited: many(), came: many(), text: text(),
        order: order(),
    }
    Contribution {
        text: text(), day: date(), meeting: option::of(of()), actor: option::of(of()), person: text(), organisation: text(),
        group: option::of(select(ActorGroup::ALL)), municipality: text(), place: geometry(), findings: many(),
        priorities: many(), elements: many(), consultation: option::of(of()), question: option::of(of()), revision: count(),
        response: select(ResponseState::ALL), reason: text(), order: order(),
    }
    Consultation {
        title: text(), text: text(), priorities: many(), meeting: option::of(of()), asks_place: any::<bool>(),
        asks_municipality: any::<bool>(), asks_group: any::<bool>(), asks_organisation: any::<bool>(), reply_to: text(),
        start: date(), end: date(), left_out: collection::vec(text(), 0..3), order: order(),
    }
    ConsultationQuestion { consultation: option::of(of()), text: text(), order: order() }
    Feedback {
        to: option::of(of()), group: option::of(select(ActorGroup::ALL)), day: date(), way: text(), text: text(),
        contributions: many(), order: order(),
    }
    Response {
        round: option::of(of()), group: option::of(select(ActorGroup::ALL)), role: select(RespondentRole::ALL), name: text(),
        answered: date(), revision: any::<u32>().prop_map(Count), received: date(),
        answers: by_key(answer()).prop_map(|answers| answers.into_iter().collect()), comments: by_key(note()), evidence: by_key(note()),
    }
    StructureElement {
        name: text(), theme: select(Theme::ALL), element: select(ElementKind::ALL), level: select(ElementLevel::ALL),
        status: select(ElementStatus::ALL), guidance: text(), source: text(), date: date(),
        factors: collection::vec(text(), 0..3), geometry: geometry(), from: option::of(of()), to: option::of(of()), order: order(),
    }
    MapSheet {
        title: text(), subtitle: text(), status: select(SheetStatus::ALL), decision: text(), date: date(),
    }
    Publication {
        edition: text(), decision: text(), decided: date(), feedback: text(), priorities: any::<bool>(), findings: any::<bool>(),
        dialogue: any::<bool>(), structure_map: any::<bool>(),
        actions: any::<bool>(), targets: any::<bool>(), timeline: any::<bool>(), assessment: any::<bool>(), start: date(), end: date(),
        summary: text(), well: text(), poorly: text(), altered: text(), year: year(), housing: text(), skills: text(), innovation: text(),
        access: text(), sustainability: text(), funds: text(), cooperation: text(), analyses: text(),
    }
    Priority {
        title: text(), text: text(), evidence: text(), findings: many(), status: select(PriorityStatus::ALL), area: select(Area::ALL),
        factors: collection::vec(text(), 0..3), statements: collection::vec(text(), 0..3), round: option::of(of()),
        elements: many(), social_for: text(), social_against: text(), social_uncertain: text(), economic_for: text(),
        economic_against: text(), economic_uncertain: text(), ecological_for: text(), ecological_against: text(),
        ecological_uncertain: text(), reason: text(), decision: text(), decided: date(), neighbours: text(), order: order(),
    }
    DeepAnalysis {
        priority: option::of(of()), causes: text(), works: text(), means: many(), means_text: text(), conclusion: text(),
    }
    Alternative {
        priority: option::of(of()), title: text(), speaks_for: text(), speaks_against: text(), chosen: any::<bool>(),
        reason: text(), order: order(),
    }
    EffectLink {
        priority: option::of(of()), stage: select(EffectStage::ALL), text: text(), assumption: text(), actions: many(),
        targets: many(), order: order(),
    }
    NeighbourPlan {
        priority: option::of(of()), title: text(), county: text(), address: text(), text: text(), elements: many(), order: order(),
    }
    Lesson {
        title: text(), went_well: text(), was_hard: text(), others: text(), conditions: text(), to_adapt: text(), source: text(),
        factors: collection::vec(text(), 0..3), steps: collection::vec(text(), 0..3), priorities: many(),
        review: option::of(of()), order: order(),
    }
    Action {
        title: text(), text: text(), status: select(ActionStatus::ALL), owner: option::of(of()), partners: many(),
        start: date(), end: date(), priorities: many(), plan: option::of(of()), commitment: text(), cost: amount(),
        depends_on: many(), progress: select(JudgedProgress::ALL), progress_reason: text(), elements: many(),
        factors: collection::vec(text(), 0..3), statements: collection::vec(text(), 0..3), round: option::of(of()), order: order(),
    }
    ActionPlan {
        title: text(), text: text(), priorities: many(), analysis: option::of(of()), owner: option::of(of()), start: date(), end: date(),
        state: select(ActionPlanState::ALL), decision: text(), decided: date(), review: date(), order: order(),
    }
    Milestone { action: option::of(of()), title: text(), due: date(), done: date(), order: order() }
    Funding {
        action: option::of(of()), funder: option::of(of()), source: text(), year: year(), asked: amount(), granted: amount(),
        spent: amount(), order: order(),
    }
    Risk {
        action: option::of(of()), title: text(), likelihood: select(RiskLevel::ALL), consequence: select(RiskLevel::ALL),
        response: text(), order: order(),
    }
    Target {
        action: option::of(of()), title: text(), unit: text(), direction: select(Direction::ALL), baseline: amount(),
        baseline_year: year(), value: amount(), upper: amount(), tolerance: amount(), year: year(), cumulative: any::<bool>(),
        counted_from: year(), indicator: option::of(of()), source: text(), method: text(), measured_by: option::of(of()),
        interval: select(MeasuringInterval::ALL), next_measurement: date(), by_sex: select(BySex::ALL), by_sex_reason: text(),
        order: order(),
    }
    Indicator {
        title: text(), text: text(), unit: text(), source: text(), address: text(), by_sex: select(BySex::ALL),
        by_sex_reason: text(), key_figure: text(), place: text(), areas: many(), order: order(),
    }
    Measurement {
        of: option::of(id()), year: year(), day: date(), sex: select(Sex::ALL), value: amount(), source: text(), note: text(),
        order: order(),
    }
    Review {
        of: option::of(id()), date: date(), start: date(), end: date(), done: text(), role: text(),
        evidence: collection::vec(id(), 0..4), learnt: text(), hindrances: text(), decision: select(ReviewDecision::ALL),
        reason: text(), decided_by: text(), decided: date(),
    }
    Change {
        title: text(), cause: text(), date: date(), way: select(Loop::ALL), reason: text(), affects: collection::vec(id(), 0..4),
        review: option::of(of()), closed: date(), outcome: text(),
    }
    Reconsideration {
        change: option::of(of()), of: option::of(id()), outcome: select(Reconsidered::ALL), by: text(), date: date(), note: text(),
    }
    Comment {
        of: option::of(id()), text: text(), by: text(), date: date(), discuss: any::<bool>(), closed: date(), outcome: text(),
        order: order(),
    }
    SetAside { check: text(), place: option::of(id()), factor: text(), reason: text() }
}

any_record! {
    version:
    Version {
        title: text(), state: select(VersionState::ALL), date: date(), decided_by: text(), text: text(), content: content(),
        order: order(),
    }
}

/// A record of a later version.
fn later_kind() -> impl Strategy<Value = Record> {
    unknown().prop_map(|mut fields| {
        fields.insert("kind".into(), "later_kind".into());
        Record::Unknown(fields)
    })
}

/// What a version may contain.
fn content() -> impl Strategy<Value = Content> {
    collection::vec((id(), present()), 0..4)
        .prop_map(|records| Content::of(&Document::of(RecordId::new("any").unwrap(), records)))
}

/// A record of any kind, every field of which may say anything.
pub fn record() -> impl Strategy<Value = Record> {
    prop_oneof![16 => present(), 1 => version()]
}

/// A record of any kind but a version.
pub fn present() -> impl Strategy<Value = Record> {
    prop_oneof![15 => known(), 1 => later_kind()]
}
