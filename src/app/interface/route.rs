//! Addresses within the app: `#/plan/insatser/ID`. They are Swedish in both languages, so that a link is the same to all.
//!
//! The table below is the only list of the places in the app: all that is known of a place follows from its row.

use crate::{
    app::text::words::Word,
    domain::{
        records::{
            analysis::AnalysisFinding,
            change::Change,
            dialogue::{Consultation, Contribution, Feedback, Meeting},
            indicator::Indicator,
            lesson::Lesson,
            plan::{Action, ActionPlan, Priority},
            review::Review,
            strategy::StepNumber,
            structure_map::StructureElement,
            version::Version,
        },
        values::id::{Id, RecordId},
    },
};

/// Makes [`Route`] and [`RouteKind`] of the table of places.
macro_rules! routes {
    ($(
        $(#[$meta:meta])*
        $place:ident $(($name:ident: $parameter:ty))? | $address:literal | $title:ident | $section:tt | $part:tt | $shows:tt | $names:tt;
    )+) => {
        /// A place in the app.
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub enum Route {
            $($(#[$meta])* $place $(($parameter))?,)+
        }

        /// A place in the app, whatever its parameter.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum RouteKind {
            $($(#[$meta])* $place,)+
        }

        impl RouteKind {
            /// Every kind of place, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$place),+];

            const fn row(self) -> &'static Row {
                match self {
                    $(Self::$place => &Row {
                        address: $address,
                        title: Word::$title,
                        section: optional!(Section, $section),
                        part: optional!(Part, $part),
                        needs_document: is_document!($shows),
                        names: optional!(Named, $names),
                    },)+
                }
            }

            /// The place of this kind with the parameter that is written so, which one without a parameter ignores;
            /// `None` if it can't have that.
            pub fn with(self, parameter: &str) -> Option<Route> {
                match self {
                    $(Self::$place => Some(Route::$place $((<$parameter>::read(parameter)?))?),)+
                }
            }
        }

        impl Route {
            /// The place without its parameter.
            pub const fn kind(&self) -> RouteKind {
                match self {
                    $(Self::$place { .. } => RouteKind::$place,)+
                }
            }

            /// The parameter as it is written, empty if the place has none.
            pub fn parameter(&self) -> String {
                match self {
                    $(Self::$place $(($name))? => String::new() $(+ &$name.write())?,)+
                }
            }
        }
    };
}

macro_rules! optional {
    ($type:ident, -) => {
        None
    };
    ($type:ident, $name:ident) => {
        Some($type::$name)
    };
}

macro_rules! is_document {
    (-) => {
        false
    };
    (document) => {
        true
    };
}

// Of two rows that an address fits, the first counts.
routes! {
    // Place, parameter | address; `{…}` takes all that follows, other parameters one part | title | section | part | what it shows | what it is of

    /// The start page: choose a region, open the example or a file.
    Start | "" | AppFullTitle | - | - | - | -;
    /// A new document for the county with this code.
    New(county: String) | "ny/{county}" | AppFullTitle | - | - | - | -;
    /// The example, opened as a document of its own.
    Example | "exempel" | AppFullTitle | - | - | - | -;
    /// What the open document contains and what to do next.
    Overview | "oversikt" | NavOverview | Overview | Overview | document | -;
    /// The self-assessment: its profile and its 14 factors.
    Assessment | "sjalvskattning" | NavAssessment | Assessment | Assessment | document | -;
    /// A round: what it asks, who is invited, what has come in.
    Round | "sjalvskattning/omgang" | AssessmentNavRound | Assessment | Assessment | document | -;
    /// What a round shows.
    Results | "sjalvskattning/resultat" | AssessmentNavResults | Assessment | Assessment | document | -;
    /// What it shows on one factor, by the factor's id.
    FactorResults(factor: String) | "sjalvskattning/resultat/{factor}" | AssessmentNavResults | Assessment | Assessment | document | Factor;
    /// What a workshop agrees on.
    Consensus | "sjalvskattning/samsyn" | AssessmentNavConsensus | Assessment | Assessment | document | -;
    /// What it agrees on for one factor, by the factor's id.
    FactorConsensus(factor: String) | "sjalvskattning/samsyn/{factor}" | AssessmentNavConsensus | Assessment | Assessment | document | Factor;
    /// The way from gaps to the plan.
    Gaps | "sjalvskattning/glapp" | AssessmentNavGaps | Assessment | Assessment | document | -;
    /// Other regions' results beside one's own.
    Regions | "sjalvskattning/jamfor" | AssessmentNavRegions | Assessment | Assessment | document | -;
    /// The report of a round.
    Report | "sjalvskattning/rapport" | AssessmentNavReport | Assessment | Assessment | document | -;
    /// One factor's statements, by the factor's id.
    Factor(factor: String) | "sjalvskattning/{factor}" | NavAssessment | Assessment | Assessment | document | Factor;
    /// The questionnaire that an invitation opens: the invitation's text, or empty for one that has been opened here before.
    Answer(invitation: String) | "svara/{invitation…}" | NavAssessment | - | Answer | - | -;
    /// What a respondent's link brings: its text, which carries a response.
    Received(response: String) | "svar/{response…}" | RoundCameTitle | - | Assessment | - | -;
    /// What the link of a respondent of a consultation brings: its text, which carries an answer.
    ReceivedContributions(answer: String) | "synpunkter/{answer…}" | DialogueViewContributions | - | Dialogue | - | -;
    /// The structure map.
    StructureMap | "strukturbild" | NavStructureMap | StructureMap | Map | document | -;
    /// The structure map as a sheet on paper.
    MapSheet | "strukturbild/kartblad" | SheetTitle | StructureMap | Sheet | document | -;
    /// An element of the structure map.
    Element(element: Id<StructureElement>) | "strukturbild/{element}" | NavStructureMap | StructureMap | Map | document | Record;
    /// The plan, from its seven steps.
    Plan | "plan" | NavPlan | Plan | Plan | document | -;
    /// One of the seven steps.
    Step(number: StepNumber) | "plan/steg/{number}" | NavPlan | Plan | Plan | document | Step;
    /// The dialogue: what people said, the meetings, the topics, what they were told, who has not been heard.
    Dialogue | "plan/dialog" | DialogueTitle | Plan | Dialogue | document | -;
    /// One meeting.
    DialogueMeeting(meeting: Id<Meeting>) | "plan/dialog/moten/{meeting}" | DialogueViewMeetings | Plan | Dialogue | document | Record;
    /// One consultation: its questions, its link, what has come in.
    Consultation(consultation: Id<Consultation>) | "plan/dialog/samrad/{consultation}" | DialogueViewConsultations | Plan | Dialogue | document | Record;
    /// What is sent out for a consultation: one file, with the proposal, its reasons and the questions.
    ConsultationPackage(consultation: Id<Consultation>) | "plan/remiss/{consultation}" | PackageTitle | Plan | Publish | document | Record;
    /// One contribution.
    Contribution(contribution: Id<Contribution>) | "plan/dialog/synpunkter/{contribution}" | DialogueViewContributions | Plan | Dialogue | document | Record;
    /// What somebody was told.
    Feedback(feedback: Id<Feedback>) | "plan/dialog/aterkoppling/{feedback}" | DialogueViewFeedback | Plan | Dialogue | document | Record;
    /// The cross-sectoral analysis: the model's areas, the findings, how the areas influence each other.
    Analysis | "plan/analys" | AnalysisTitle | Plan | Plan | document | -;
    /// One finding of it.
    Finding(finding: Id<AnalysisFinding>) | "plan/fynd/{finding}" | AnalysisFindings | Plan | Plan | document | Record;
    /// The priorities.
    Priorities | "plan/prioriteringar" | PlanPriorities | Plan | Plan | document | -;
    /// One priority.
    Priority(priority: Id<Priority>) | "plan/prioriteringar/{priority}" | PlanPriorities | Plan | Plan | document | Record;
    /// The candidates of step 3 side by side.
    Choice | "plan/val" | ChoiceTitle | Plan | Plan | document | -;
    /// The action plans.
    ActionPlans | "plan/handlingsplaner" | PlanPlans | Plan | Plan | document | -;
    /// One action plan.
    ActionPlan(plan: Id<ActionPlan>) | "plan/handlingsplaner/{plan}" | PlanPlans | Plan | Plan | document | Record;
    /// The actions.
    Actions | "plan/insatser" | PlanActions | Plan | Work | document | -;
    /// One action.
    Action(action: Id<Action>) | "plan/insatser/{action}" | PlanActions | Plan | Plan | document | Record;
    /// The action plans and the actions over time.
    Timeline | "plan/tidslinje" | TimelineTitle | Plan | Work | document | -;
    /// What is late and what is due next.
    Due | "plan/pa-gang" | DueTitle | Plan | Work | document | -;
    /// A meeting: all that it goes through.
    Meeting | "plan/mote" | MeetingTitle | Plan | Work | document | -;
    /// A place in the meeting, as `insatser/ID`.
    MeetingAt(place: String) | "plan/mote/{place…}" | MeetingTitle | Plan | Work | document | -;
    /// What has been measured in a year, of every target and indicator.
    FollowUp | "plan/uppfoljning" | FollowUpGridTitle | Plan | Work | document | -;
    /// The indicators.
    Indicators | "plan/indikatorer" | PlanIndicators | Plan | Plan | document | -;
    /// One indicator.
    Indicator(indicator: Id<Indicator>) | "plan/indikatorer/{indicator}" | PlanIndicators | Plan | Plan | document | Record;
    /// A review of an action plan or a priority.
    Review(review: Id<Review>) | "plan/genomgangar/{review}" | PlanReviews | Plan | Plan | document | Record;
    /// The changes, and what is to be discussed.
    Changes | "plan/forandringar" | PlanChanges | Plan | Plan | document | -;
    /// One change.
    Change(change: Id<Change>) | "plan/forandringar/{change}" | PlanChanges | Plan | Plan | document | Record;
    /// The lessons.
    Lessons | "plan/lardomar" | LessonTitle | Plan | Dialogue | document | -;
    /// One lesson.
    Lesson(lesson: Id<Lesson>) | "plan/lardomar/{lesson}" | LessonTitle | Plan | Dialogue | document | Record;
    /// The contact with business: who they are, what they give and get, how their needs are met.
    Business | "plan/naringsliv" | BusinessTitle | Plan | Dialogue | document | -;
    /// The thread of a record of any kind: what it rests on and what rests on it.
    Thread(record: RecordId) | "plan/trad/{record}" | ThreadTitle | Plan | Work | document | Record;
    /// The actors.
    Actors | "plan/aktorer" | PlanActors | Plan | Plan | document | -;
    /// What the checks find.
    Checks | "granskning" | NavChecks | Checks | Plan | document | -;
    /// The versions that are kept.
    Versions | "versioner" | VersionsTitle | - | Exchange | document | -;
    /// One version.
    Version(version: Id<Version>) | "versioner/{version}" | VersionsTitle | - | Exchange | document | Record;
    /// Files in and out, links, print.
    Share | "dela" | NavShare | Share | Exchange | document | -;
    /// The published copy of the plan.
    Publish | "dela/publicera" | PublishTitle | Share | Publish | document | -;
    /// The report of a period.
    PeriodReport | "dela/uppfoljning" | PeriodReportTitle | Share | Publish | document | -;
    /// The yearly report.
    YearlyReport | "dela/arsredovisning" | YearlyTitle | Share | Publish | document | -;
    /// A received document beside the open one.
    Compare | "dela/jamfor" | MergePage | - | Exchange | document | -;
    /// The steps that can be taken back.
    History | "historik" | HistoryTitle | - | Exchange | document | -;
    /// What a link brings: its text, which carries a document.
    Link(document: String) | "lank/{document…}" | ExchangeLinkPage | - | Exchange | - | -;
    /// How to use Samspel, where its facts come from, licences.
    About | "om" | AppAbout | - | Exchange | - | -;
    /// An address that leads nowhere.
    Unknown | "{address…}" | AppNotFoundTitle | - | - | - | -;
}

/// What the table says of a place.
struct Row {
    address: &'static str,
    title: Word,
    section: Option<Section>,
    part: Option<Part>,
    needs_document: bool,
    names: Option<Named>,
}

impl Row {
    /// What an address within the app has as its parameter, empty for a row without one; `None` if the address is of another row.
    fn parameter_in<'a>(&self, address: &'a str) -> Option<&'a str> {
        let Some((before, name)) = self.address.split_once('{') else {
            return (address == self.address).then_some("");
        };
        let found = address.strip_prefix(before);
        if name.ends_with("…}") {
            found.or_else(|| (before.strip_suffix('/') == Some(address)).then_some(""))
        } else {
            found.filter(|part| !part.is_empty() && !part.contains('/'))
        }
    }
}

/// An entry of the main menu, with the places that belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is named as its first place")]
pub enum Section {
    Overview,
    Assessment,
    StructureMap,
    Plan,
    Checks,
    Share,
}

impl Section {
    /// The main menu, in its order.
    pub const ALL: [Self; 6] = [
        Self::Overview,
        Self::Assessment,
        Self::StructureMap,
        Self::Plan,
        Self::Checks,
        Self::Share,
    ];

    /// The place that the entry leads to, by whose title it goes.
    pub const fn route(self) -> Route {
        match self {
            Self::Overview => Route::Overview,
            Self::Assessment => Route::Assessment,
            Self::StructureMap => Route::StructureMap,
            Self::Plan => Route::Plan,
            Self::Checks => Route::Checks,
            Self::Share => Route::Share,
        }
    }
}

/// What a place is of, which its parameter names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// A record, by its id.
    Record,
    /// A factor of the question set, by its id.
    Factor,
    /// A step of the method, by its number.
    Step,
}

/// A part of the program that is fetched with the first place in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "`pages/parts.rs` says what is in each")]
pub enum Part {
    Overview,
    Assessment,
    Answer,
    Map,
    Sheet,
    Plan,
    Work,
    Dialogue,
    Publish,
    Exchange,
}

/// What an address can carry.
trait Parameter: Sized {
    /// Reads what is written; `None` if it is no such thing.
    fn read(text: &str) -> Option<Self>;

    /// Writes it as it is read.
    fn write(&self) -> String;
}

impl Parameter for String {
    fn read(text: &str) -> Option<Self> {
        Some(text.into())
    }

    fn write(&self) -> String {
        self.clone()
    }
}

impl Parameter for RecordId {
    fn read(text: &str) -> Option<Self> {
        Self::new(text)
    }

    fn write(&self) -> String {
        self.as_str().into()
    }
}

impl<T> Parameter for Id<T> {
    fn read(text: &str) -> Option<Self> {
        RecordId::new(text).map(Self::of)
    }

    fn write(&self) -> String {
        self.as_str().into()
    }
}

impl Parameter for StepNumber {
    fn read(text: &str) -> Option<Self> {
        text.parse().ok().and_then(Self::new)
    }

    fn write(&self) -> String {
        self.get().to_string()
    }
}

impl RouteKind {
    /// What the page is called, in its title and in the main menu.
    pub const fn title(self) -> Word {
        self.row().title
    }

    /// The section of the main menu that the place belongs to; `None` if it is beside the menu.
    pub const fn section(self) -> Option<Section> {
        self.row().section
    }

    /// The part of the program that the page is in; `None` if the first view has it.
    pub const fn part(self) -> Option<Part> {
        self.row().part
    }

    /// What the place is of, which its parameter names; `None` if it is of nothing in particular.
    pub const fn named(self) -> Option<Named> {
        self.row().names
    }

    /// Whether the place shows a document, and so needs one to be open.
    pub const fn needs_document(self) -> bool {
        self.row().needs_document
    }
}

impl Route {
    /// The place of an address (what follows the `#`). Any text gives a place.
    pub fn parse(hash: &str) -> Self {
        let address = hash.trim_matches('/');
        let of_kind = |kind: &RouteKind| kind.with(kind.row().parameter_in(address)?);
        let found = RouteKind::ALL.iter().find_map(of_kind);
        found.unwrap_or(Self::Unknown)
    }

    /// Whether there may be a link in the address that this place was read of, but not as the app writes it: wrapped or coded by programs
    /// on the way, or with something before or after it.
    pub fn may_be_wrapped(&self, address: &str) -> bool {
        // No address of the app's own that leads nowhere is as long as that of a link.
        const LONGEST_OTHER: usize = 60;
        let is_plain = |text: &str| {
            let text = text.split('/').next().unwrap_or_default();
            text.bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte))
        };
        if *self == Self::Unknown {
            return address.len() > LONGEST_OTHER;
        }
        // What takes all that follows is a link's text.
        self.kind().row().address.ends_with("…}") && !is_plain(&self.parameter())
    }

    /// The place's address with its `#`, ready for a link.
    pub fn to_hash(&self) -> String {
        let address = self.kind().row().address;
        let before = address.split_once('{').map_or(address, |(before, _)| before);
        let parameter = self.parameter();
        let before = match parameter.as_str() {
            "" => before.trim_end_matches('/'),
            _ => before,
        };
        ["#/", before, &parameter].concat()
    }
}

#[cfg(test)]
mod tests;
