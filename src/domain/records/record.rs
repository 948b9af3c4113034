//! The registry of records: every kind that a document may contain, and what is known of each. No other list of kinds is kept.

use serde_json::Value;

pub use super::declaration::{Link, UnknownFields};
use super::{
    declaration::{Declared, FieldDeclaration},
    grounds::Grounds,
    strategy::StepNumber,
};
use crate::domain::{
    json::{self, Json},
    values::{
        field::{Expectation, Field, Misreading, Shape},
        id::RecordId,
        order::Order,
    },
};

/// A section of the work, which can be sent alone with all records of some kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// The cross-sectoral analysis, which is a step of the method.
    Analysis,
    /// The dialogue, which is a step of the method.
    Dialogue,
    /// The self-assessment.
    Assessment,
    /// The structure map.
    StructureMap,
}

/// What can be asked of every kind of record. Implemented by `records!`, from the kind's row.
pub trait Kind: Declared + Into<Record> {
    /// The kind.
    const OF: RecordKind;

    /// The section with which all of its records are sent.
    const SECTION: Option<Section> = None;

    /// The step of the method that its records are made in.
    const STEP: Option<StepNumber> = None;

    /// Whether its records belong to the document itself: their ids are fixed, and they are made at their first change.
    const IS_SINGLE: bool = false;

    /// Whether what its records say is told by nothing that goes over records of all kinds.
    const IS_CONFIDENTIAL: bool = false;

    /// Whether its records are for those who work in the document, and are left out of what is published of it.
    const IS_PRIVATE: bool = false;

    /// The names of the fields with the factors and the statements that its records answer to, if they answer to something.
    const GROUNDS: Option<[&'static str; 2]> = None;

    /// This kind's fields of a record, if the record is of this kind.
    fn of(record: &Record) -> Option<&Self>;

    /// The same, to be changed.
    fn of_mut(record: &mut Record) -> Option<&mut Self>;

    /// What a user calls it; empty if it has no name.
    fn name(&self) -> &str {
        ""
    }

    /// Its order key, if the user puts such records in an order.
    fn order_key(&self) -> Option<&Order> {
        None
    }

    /// The record that this one is a part of: it goes when that one goes.
    fn part_of(&self) -> Option<&RecordId> {
        None
    }

    /// Calls `visit` with each record that this one follows where that is sent, without being a part of it.
    fn follows(&self, _visit: &mut dyn FnMut(&RecordId)) {}

    /// Calls `visit` with each record that this one takes along where it is sent.
    fn takes_along(&self, _visit: &mut dyn FnMut(&RecordId)) {}

    /// What of the self-assessment it answers to, if such records answer to something.
    fn grounds(&self) -> Option<Grounds<'_>> {
        None
    }

    /// The factors and the statements that it answers to, to be changed.
    fn grounds_mut(&mut self) -> Option<(&mut Vec<String>, &mut Vec<String>)> {
        None
    }
}

/// A kind of record that the user puts in an order.
pub trait Ordered: Kind {
    /// The record's order key.
    fn order(&self) -> &Order;

    /// Gives the record another order key.
    fn set_order(&mut self, order: Order);
}

/// Makes [`Record`] and [`RecordKind`] of the rows, in whose order lists of kinds are. A row says of a kind, in this order and only what applies:
///
/// - `name`: the field that a user calls it by
/// - `order`: the field with its order key
/// - `single`: `true` if its records have fixed ids, belong to the document itself and are made at their first change
/// - `part_of`: the field with the record that it's a part of
/// - `follows`: the field with the records after which it is sent
/// - `takes_along`: the fields with the records that are sent with it
/// - `section`: the [`Section`] with which all of its records are sent
/// - `step`: the step of the method that its records are made in, and which has begun where there is one of them
/// - `confidential`: `true` if what its records say is nobody's to read who goes over records of all kinds. Then such views tell only that
///   they are there, new, changed or removed; they are merged whole where both sides say different things, and are in no file but the
///   document's own. Such a kind has no `name`
/// - `private`: `true` if its records are left out of what is published. A field that is, is declared so (`record!`)
/// - `grounds`: the fields with the factors, the statements and the round that it answers to
macro_rules! records {
    ($($name:ident: $path:path {
        $(name: $title:ident,)?
        $(order: $order:ident,)?
        $(single: $single:literal,)?
        $(part_of: $whole:ident,)?
        $(follows: $follows:ident,)?
        $(takes_along: [$($along:ident),+],)?
        $(section: $section:ident,)?
        $(step: $step:ident,)?
        $(confidential: $confidential:literal,)?
        $(private: $private:literal,)?
        $(grounds: [$factors:ident, $statements:ident, $round:ident],)?
    })+) => {
        /// A record of any kind.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Record {
            $(
                #[doc = concat!("A record of kind [`", stringify!($name), "`](", stringify!($path), ").")]
                $name(Box<$path>),
            )+
            /// A record of a kind that this version does not know, kept whole.
            Unknown(UnknownFields),
        }

        /// A kind of record.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum RecordKind {
            $(
                #[doc = concat!("That of [`", stringify!($name), "`](", stringify!($path), ").")]
                $name,
            )+
        }

        impl RecordKind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The kind as it is written in files.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => <$path as Declared>::KIND,)+ }
            }

            /// The key of the text for one such record in the middle of a sentence.
            pub const fn one(self) -> &'static str {
                match self { $(Self::$name => <$path as Declared>::ONE,)+ }
            }

            /// The key of the text for several such records.
            pub const fn several(self) -> &'static str {
                match self { $(Self::$name => <$path as Declared>::SEVERAL,)+ }
            }

            /// The fields that its records have.
            pub const fn fields(self) -> &'static [FieldDeclaration] {
                match self { $(Self::$name => <$path as Declared>::FIELDS,)+ }
            }

            /// The section with which all of its records are sent.
            pub const fn section(self) -> Option<Section> {
                match self { $(Self::$name => <$path as Kind>::SECTION,)+ }
            }

            /// The step of the method that its records are made in.
            pub const fn step(self) -> Option<StepNumber> {
                match self { $(Self::$name => <$path as Kind>::STEP,)+ }
            }

            /// Whether its records belong to the document itself: their ids are fixed, and they are made at their first change.
            pub const fn is_single(self) -> bool {
                match self { $(Self::$name => <$path as Kind>::IS_SINGLE,)+ }
            }

            /// Whether what its records say is told by nothing that goes over records of all kinds.
            pub const fn is_confidential(self) -> bool {
                match self { $(Self::$name => <$path as Kind>::IS_CONFIDENTIAL,)+ }
            }

            /// Whether its records are left out of what is published of a document, as those of a confidential kind always are.
            pub const fn is_private(self) -> bool {
                match self { $(Self::$name => <$path as Kind>::IS_PRIVATE || <$path as Kind>::IS_CONFIDENTIAL,)+ }
            }

            /// Whether its records answer to something of the self-assessment.
            pub const fn has_grounds(self) -> bool {
                match self { $(Self::$name => <$path as Kind>::GROUNDS.is_some(),)+ }
            }
        }

        impl Record {
            /// The kind, if this version knows it.
            pub fn known_kind(&self) -> Option<RecordKind> {
                match self {
                    $(Self::$name(_) => Some(RecordKind::$name),)+
                    Self::Unknown(_) => None,
                }
            }

            fn read_fields(kind: RecordKind, fields: json::Entries<'_>, misread: &mut dyn FnMut(Misreading)) -> Self {
                match kind { $(RecordKind::$name => <$path>::read(fields, misread).into(),)+ }
            }

            /// The record as JSON.
            pub fn write(&self) -> UnknownFields {
                match self {
                    $(Self::$name(record) => record.write(),)+
                    Self::Unknown(fields) => fields.clone(),
                }
            }

            /// The record as [`Record::read`] would give it back, with each field that could not be; `None` where only that can say.
            pub fn kept(&self, misread: &mut dyn FnMut(Misreading)) -> Option<Self> {
                match self {
                    $(Self::$name(record) => record.kept(misread).map(Into::into),)+
                    Self::Unknown(_) => None,
                }
            }

            /// The fields that this version does not know; all of them in a record of a kind that it does not know.
            pub fn unknown(&self) -> &UnknownFields {
                match self {
                    $(Self::$name(record) => &record.unknown,)+
                    Self::Unknown(fields) => fields,
                }
            }

            /// Each known kind with its JSON Schema.
            #[cfg(not(target_arch = "wasm32"))]
            pub fn schemas() -> Vec<(&'static str, Value)> {
                vec![$((<$path as Declared>::KIND, <$path>::schema())),+]
            }

            /// Calls `visit` with each reference of this record to another.
            pub fn links(&self, visit: &mut dyn FnMut(Link<'_>)) {
                match self {
                    $(Self::$name(record) => record.links(visit),)+
                    Self::Unknown(_) => {}
                }
            }

            /// Drops every reference to `gone`.
            pub fn forget(&mut self, gone: &RecordId) {
                match self {
                    $(Self::$name(record) => record.forget(gone),)+
                    Self::Unknown(_) => {}
                }
            }

            /// What a user calls it; empty if it has no name.
            pub fn name(&self) -> &str {
                match self {
                    $(Self::$name(record) => Kind::name(&**record),)+
                    Self::Unknown(_) => "",
                }
            }

            /// Its order key, if the user puts such records in an order.
            pub fn order(&self) -> Option<&Order> {
                match self {
                    $(Self::$name(record) => record.order_key(),)+
                    Self::Unknown(_) => None,
                }
            }

            /// The record that this one is a part of: it goes when that one goes.
            pub fn part_of(&self) -> Option<&RecordId> {
                match self {
                    $(Self::$name(record) => record.part_of(),)+
                    Self::Unknown(_) => None,
                }
            }

            /// Calls `visit` with each record that this one follows where that is sent, without being a part of it.
            pub fn follows(&self, visit: &mut dyn FnMut(&RecordId)) {
                match self {
                    $(Self::$name(record) => record.follows(visit),)+
                    Self::Unknown(_) => {}
                }
            }

            /// Calls `visit` with each record that this one takes along where it is sent.
            pub fn takes_along(&self, visit: &mut dyn FnMut(&RecordId)) {
                match self {
                    $(Self::$name(record) => record.takes_along(visit),)+
                    Self::Unknown(_) => {}
                }
            }

            /// What of the self-assessment it answers to, if such records answer to something.
            pub fn grounds(&self) -> Option<Grounds<'_>> {
                match self {
                    $(Self::$name(record) => record.grounds(),)+
                    Self::Unknown(_) => None,
                }
            }

            /// The factors and the statements that it answers to, to be changed.
            pub fn grounds_mut(&mut self) -> Option<(&mut Vec<String>, &mut Vec<String>)> {
                match self {
                    $(Self::$name(record) => record.grounds_mut(),)+
                    Self::Unknown(_) => None,
                }
            }
        }

        $(
            impl From<$path> for Record {
                fn from(record: $path) -> Self { Self::$name(Box::new(record)) }
            }

            impl Kind for $path {
                const OF: RecordKind = RecordKind::$name;
                $(const SECTION: Option<Section> = Some(Section::$section);)?
                $(const STEP: Option<StepNumber> = Some(StepNumber::$step);)?
                $(const IS_SINGLE: bool = $single;)?
                $(const IS_CONFIDENTIAL: bool = $confidential;)?
                $(const IS_PRIVATE: bool = $private;)?
                $(const GROUNDS: Option<[&'static str; 2]> = Some([stringify!($factors), stringify!($statements)]);)?
                fn of(record: &Record) -> Option<&Self> {
                    if let Record::$name(record) = record { Some(record) } else { None }
                }
                fn of_mut(record: &mut Record) -> Option<&mut Self> {
                    if let Record::$name(record) = record { Some(record) } else { None }
                }
                $(fn name(&self) -> &str { &self.$title })?
                $(fn order_key(&self) -> Option<&Order> { Some(&self.$order) })?
                $(fn part_of(&self) -> Option<&RecordId> { self.$whole.as_ref().map(AsRef::as_ref) })?
                $(fn follows(&self, visit: &mut dyn FnMut(&RecordId)) { self.$follows.references(visit); })?
                $(fn takes_along(&self, visit: &mut dyn FnMut(&RecordId)) { $(self.$along.references(visit);)+ })?
                $(
                    fn grounds(&self) -> Option<Grounds<'_>> {
                        Some(Grounds { factors: &self.$factors, statements: &self.$statements, round: self.$round.as_ref() })
                    }
                    fn grounds_mut(&mut self) -> Option<(&mut Vec<String>, &mut Vec<String>)> {
                        Some((&mut self.$factors, &mut self.$statements))
                    }
                )?
            }

            $(impl Ordered for $path {
                fn order(&self) -> &Order { &self.$order }
                fn set_order(&mut self, order: Order) { self.$order = order; }
            })?
        )+
    };
}

// In the order of the work.
records! {
    Strategy: super::strategy::Strategy { name: name, single: true, }
    Round: super::self_assessment::Round { name: title, order: order, section: Assessment, }
    Response: super::self_assessment::Response { part_of: round, section: Assessment, confidential: true, }
    OwnStatement: super::self_assessment::OwnStatement { name: sv, order: order, section: Assessment, }
    Consensus: super::self_assessment::Consensus { part_of: round, section: Assessment, }
    PeerResult: super::self_assessment::PeerResult { name: region, section: Assessment, }
    Step: super::strategy::Step { single: true, takes_along: [actors], }
    ModelArea: super::analysis::ModelArea { name: name, order: order, section: Analysis, step: ANALYSIS, }
    Influence: super::analysis::Influence { part_of: from, section: Analysis, step: ANALYSIS, }
    AnalysisFinding: super::analysis::AnalysisFinding {
        name: title, order: order, takes_along: [areas], section: Analysis, step: ANALYSIS,
    }
    DialogueTopic: super::dialogue::DialogueTopic {
        name: title, order: order, section: Dialogue, step: DIALOGUE, grounds: [factors, statements, round],
    }
    Meeting: super::dialogue::Meeting {
        name: title, order: order, takes_along: [invited, came], section: Dialogue, step: DIALOGUE,
    }
    Contribution: super::dialogue::Contribution { order: order, takes_along: [actor], section: Dialogue, step: DIALOGUE, }
    Consultation: super::dialogue::Consultation { name: title, order: order, section: Dialogue, step: DIALOGUE, }
    ConsultationQuestion: super::dialogue::ConsultationQuestion {
        name: text, order: order, part_of: consultation, section: Dialogue,
    }
    Feedback: super::dialogue::Feedback { order: order, takes_along: [to], section: Dialogue, step: DIALOGUE, }
    StructureElement: super::structure_map::StructureElement {
        name: name, order: order, takes_along: [from, to], section: StructureMap, step: STRUCTURE_MAP,
    }
    MapSheet: super::map_sheet::MapSheet { single: true, section: StructureMap, }
    Priority: super::plan::Priority {
        name: title, order: order, takes_along: [elements, findings], step: DIRECTIONS, grounds: [factors, statements, round],
    }
    DeepAnalysis: super::deep_analysis::DeepAnalysis { part_of: priority, takes_along: [means], step: DEEPENED_ANALYSIS, }
    Alternative: super::deep_analysis::Alternative { name: title, order: order, part_of: priority, step: DEEPENED_ANALYSIS, }
    EffectLink: super::deep_analysis::EffectLink { name: text, order: order, part_of: priority, step: DEEPENED_ANALYSIS, }
    NeighbourPlan: super::lesson::NeighbourPlan { name: title, order: order, part_of: priority, takes_along: [elements], }
    ActionPlan: super::plan::ActionPlan { name: title, order: order, takes_along: [owner], step: ACTION_PLANS, }
    Action: super::plan::Action {
        name: title, order: order, follows: priorities, takes_along: [owner, partners, elements, plan], step: ACTION_PLANS,
        grounds: [factors, statements, round],
    }
    Milestone: super::action_parts::Milestone { name: title, order: order, part_of: action, }
    Funding: super::action_parts::Funding { order: order, part_of: action, takes_along: [funder], }
    Risk: super::action_parts::Risk { name: title, order: order, part_of: action, private: true, }
    Target: super::plan::Target { name: title, order: order, part_of: action, takes_along: [indicator, measured_by], }
    Indicator: super::indicator::Indicator { name: title, order: order, }
    Measurement: super::indicator::Measurement { order: order, part_of: of, }
    Review: super::review::Review { part_of: of, step: FOLLOW_UP, }
    Change: super::change::Change { name: title, step: FOLLOW_UP, }
    Reconsideration: super::change::Reconsideration { part_of: change, }
    Lesson: super::lesson::Lesson { name: title, order: order, follows: priorities, }
    Comment: super::comment::Comment { order: order, part_of: of, private: true, }
    Publication: super::publication::Publication { single: true, }
    Actor: super::strategy::Actor { name: name, order: order, }
    SetAside: super::set_aside::SetAside { part_of: place, }
    Version: super::version::Version { name: title, order: order, }
}

impl RecordKind {
    /// The kind of a code, if this version knows it.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.code() == code)
    }

    /// The declaration of a field, if this version knows it.
    pub fn field(self, name: &str) -> Option<&'static FieldDeclaration> {
        self.fields().iter().find(|field| field.name == name)
    }
}

impl Record {
    /// The kind as it is written in files; empty if an unknown record does not say.
    pub fn kind(&self) -> &str {
        match self.known_kind() {
            Some(kind) => kind.code(),
            None => kind_of(self.unknown()),
        }
    }

    /// Reads a record, calling `misread` with each field that can't be read.
    pub fn read(json: Json<'_>, misread: &mut dyn FnMut(Misreading)) -> Option<Self> {
        let Json::Object(mut fields) = json else {
            misread(Misreading::here(Expectation::Object));
            return None;
        };
        let Some(Json::Text(kind)) = json::take(&mut fields, "kind") else {
            misread(Misreading::here(Expectation::Text).within("kind"));
            return None;
        };
        Some(match RecordKind::from_code(&kind) {
            Some(kind) => Self::read_fields(kind, fields, misread),
            None => {
                let mut kept = json::kept(fields);
                kept.insert("kind".into(), kind.into_owned().into());
                Self::Unknown(kept)
            }
        })
    }

    /// How two changes of a field are brought together; as one if this version does not know the kind or the field.
    pub fn shape(kind: &str, field: &str) -> Shape {
        RecordKind::from_code(kind)
            .and_then(|kind| kind.field(field))
            .map_or(Shape::Whole, |field| field.shape)
    }

    /// Whether it belongs to the document itself: it can't be removed, and it is made at its first change.
    pub fn is_single(&self) -> bool {
        self.known_kind().is_some_and(RecordKind::is_single)
    }

    /// Whether what it says is told by nothing that goes over records of all kinds.
    pub fn is_confidential(&self) -> bool {
        self.known_kind().is_some_and(RecordKind::is_confidential)
    }

    /// Calls `visit` with each record that this one refers to.
    pub fn references(&self, visit: &mut dyn FnMut(&RecordId)) {
        self.links(&mut |link| visit(link.to));
    }
}

/// The kind that a record of a kind unknown to this version says that it is of.
fn kind_of(fields: &UnknownFields) -> &str {
    fields.get("kind").and_then(Value::as_str).unwrap_or_default()
}
