//! Addresses within the app: `#/plan/insatser/ID`. They are Swedish in both languages, so that a link is the same to all.

use crate::domain::{
    records::{
        plan::{Action, Priority},
        strategy::StepNumber,
        structure_map::StructureElement,
        version::Version,
    },
    values::id::{Id, RecordId},
};

/// A place in the app.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// The start page: choose a region, open the example or a file.
    #[default]
    Start,
    /// A new document for the county with this code.
    New(String),
    /// The example, opened as a document of its own.
    Example,
    /// What the open document holds and what to do next.
    Overview,
    /// The self-assessment: its profile and its 14 factors.
    Assessment,
    /// One factor's statements, by the factor's id.
    Factor(String),
    /// A round: what it asks, who is invited, what has come in.
    Round,
    /// What a round shows.
    Results,
    /// What it shows on one factor, by the factor's id.
    FactorResults(String),
    /// What a workshop agrees on.
    Consensus,
    /// What it agrees on for one factor, by the factor's id.
    FactorConsensus(String),
    /// The way from gaps to the plan.
    Gaps,
    /// Other regions' results beside one's own.
    Regions,
    /// The report of a round.
    Report,
    /// The questionnaire that an invitation opens: the invitation's text, or empty for one that has been opened here before.
    Answer(String),
    /// What a respondent's link brings: its text, which carries a response.
    Received(String),
    /// The structure map.
    StructureMap,
    /// An element of the structure map.
    Element(Id<StructureElement>),
    /// The plan, from its seven steps.
    Plan,
    /// One of the seven steps.
    Step(StepNumber),
    /// The priorities.
    Priorities,
    /// One priority.
    Priority(Id<Priority>),
    /// The actions.
    Actions,
    /// One action.
    Action(Id<Action>),
    /// The actors.
    Actors,
    /// What the checks find.
    Checks,
    /// The versions that are kept.
    Versions,
    /// One version.
    Version(Id<Version>),
    /// Files in and out, links, print.
    Share,
    /// The steps that can be taken back.
    History,
    /// What has come, beside the open document.
    Compare,
    /// What a link brings: its text, which carries a document.
    Link(String),
    /// How to use Samspel, where its facts come from, licences.
    About,
    /// An address that leads nowhere.
    Unknown,
}

impl Route {
    /// The place of an address (what stands after `#`). Any text gives a place.
    pub fn parse(hash: &str) -> Self {
        let hash = hash.trim_matches('/');
        // A link is read as far as it is whole, whatever was added to it on the way.
        let (head, rest) = hash.split_once('/').unwrap_or((hash, ""));
        match head {
            "lank" => return Self::Link(rest.into()),
            "svara" => return Self::Answer(rest.into()),
            "svar" => return Self::Received(rest.into()),
            _ => {}
        }
        let mut parts = hash.split('/');
        let (first, second, third) = (parts.next().unwrap_or(""), parts.next(), parts.next());
        if parts.next().is_some() {
            return Self::Unknown;
        }
        let id = |text: &str| RecordId::new(text);
        let found = match (first, second, third) {
            ("", None, None) => Some(Self::Start),
            ("ny", Some(county), None) => Some(Self::New(county.into())),
            ("exempel", None, None) => Some(Self::Example),
            ("oversikt", None, None) => Some(Self::Overview),
            ("sjalvskattning", None, None) => Some(Self::Assessment),
            ("sjalvskattning", Some("omgang"), None) => Some(Self::Round),
            ("sjalvskattning", Some("resultat"), None) => Some(Self::Results),
            ("sjalvskattning", Some("resultat"), Some(factor)) => {
                Some(Self::FactorResults(factor.into()))
            }
            ("sjalvskattning", Some("samsyn"), None) => Some(Self::Consensus),
            ("sjalvskattning", Some("samsyn"), Some(factor)) => {
                Some(Self::FactorConsensus(factor.into()))
            }
            ("sjalvskattning", Some("glapp"), None) => Some(Self::Gaps),
            ("sjalvskattning", Some("jamfor"), None) => Some(Self::Regions),
            ("sjalvskattning", Some("rapport"), None) => Some(Self::Report),
            ("sjalvskattning", Some(factor), None) => Some(Self::Factor(factor.into())),
            ("strukturbild", None, None) => Some(Self::StructureMap),
            ("strukturbild", Some(element), None) => id(element).map(Id::of).map(Self::Element),
            ("plan", None, None) => Some(Self::Plan),
            ("plan", Some("steg"), Some(number)) => number
                .parse()
                .ok()
                .and_then(StepNumber::new)
                .map(Self::Step),
            ("plan", Some("prioriteringar"), None) => Some(Self::Priorities),
            ("plan", Some("prioriteringar"), Some(priority)) => {
                id(priority).map(Id::of).map(Self::Priority)
            }
            ("plan", Some("insatser"), None) => Some(Self::Actions),
            ("plan", Some("insatser"), Some(action)) => id(action).map(Id::of).map(Self::Action),
            ("plan", Some("aktorer"), None) => Some(Self::Actors),
            ("granskning", None, None) => Some(Self::Checks),
            ("versioner", None, None) => Some(Self::Versions),
            ("versioner", Some(version), None) => id(version).map(Id::of).map(Self::Version),
            ("historik", None, None) => Some(Self::History),
            ("dela", None, None) => Some(Self::Share),
            ("dela", Some("jamfor"), None) => Some(Self::Compare),
            ("om", None, None) => Some(Self::About),
            _ => None,
        };
        found.unwrap_or(Self::Unknown)
    }

    /// The place's address with its `#`, ready for a link.
    pub fn to_hash(&self) -> String {
        match self {
            Self::Start | Self::Unknown => "#/".into(),
            Self::New(county) => format!("#/ny/{county}"),
            Self::Example => "#/exempel".into(),
            Self::Overview => "#/oversikt".into(),
            Self::Assessment => "#/sjalvskattning".into(),
            Self::Factor(factor) => format!("#/sjalvskattning/{factor}"),
            Self::Round => "#/sjalvskattning/omgang".into(),
            Self::Results => "#/sjalvskattning/resultat".into(),
            Self::FactorResults(factor) => format!("#/sjalvskattning/resultat/{factor}"),
            Self::Consensus => "#/sjalvskattning/samsyn".into(),
            Self::FactorConsensus(factor) => format!("#/sjalvskattning/samsyn/{factor}"),
            Self::Gaps => "#/sjalvskattning/glapp".into(),
            Self::Regions => "#/sjalvskattning/jamfor".into(),
            Self::Report => "#/sjalvskattning/rapport".into(),
            Self::Answer(text) if text.is_empty() => "#/svara".into(),
            Self::Answer(text) => format!("#/svara/{text}"),
            Self::Received(text) => format!("#/svar/{text}"),
            Self::StructureMap => "#/strukturbild".into(),
            Self::Element(id) => format!("#/strukturbild/{}", id.as_str()),
            Self::Plan => "#/plan".into(),
            Self::Step(number) => format!("#/plan/steg/{}", number.get()),
            Self::Priorities => "#/plan/prioriteringar".into(),
            Self::Priority(id) => format!("#/plan/prioriteringar/{}", id.as_str()),
            Self::Actions => "#/plan/insatser".into(),
            Self::Action(id) => format!("#/plan/insatser/{}", id.as_str()),
            Self::Actors => "#/plan/aktorer".into(),
            Self::Checks => "#/granskning".into(),
            Self::Versions => "#/versioner".into(),
            Self::Version(id) => format!("#/versioner/{}", id.as_str()),
            Self::History => "#/historik".into(),
            Self::Share => "#/dela".into(),
            Self::Compare => "#/dela/jamfor".into(),
            Self::Link(link) => format!("#/lank/{link}"),
            Self::About => "#/om".into(),
        }
    }

    /// Whether the place belongs to the self-assessment of the open document.
    pub fn is_assessment(&self) -> bool {
        matches!(
            self,
            Self::Assessment
                | Self::Factor(_)
                | Self::Round
                | Self::Results
                | Self::FactorResults(_)
                | Self::Consensus
                | Self::FactorConsensus(_)
                | Self::Gaps
                | Self::Regions
                | Self::Report
        )
    }

    /// Whether the place shows a document, and so needs one to be open.
    pub fn needs_document(&self) -> bool {
        !matches!(
            self,
            Self::Start
                | Self::New(_)
                | Self::Example
                | Self::Link(_)
                | Self::Answer(_)
                | Self::Received(_)
                | Self::About
                | Self::Unknown
        )
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::route::*;

    #[test]
    fn every_address_leads_back_to_its_place() {
        let id = || RecordId::new("a1").unwrap();
        let places = [
            Route::Start,
            Route::New("04".into()),
            Route::Example,
            Route::Overview,
            Route::Assessment,
            Route::Factor("F03".into()),
            Route::Round,
            Route::Results,
            Route::FactorResults("F03".into()),
            Route::Consensus,
            Route::FactorConsensus("F03".into()),
            Route::Gaps,
            Route::Regions,
            Route::Report,
            Route::Answer(String::new()),
            Route::Answer("1.AAAA-_Az09".into()),
            Route::Received("1.AAAA-_Az09".into()),
            Route::StructureMap,
            Route::Element(Id::of(id())),
            Route::Plan,
            Route::Step(StepNumber::new(7).unwrap()),
            Route::Priorities,
            Route::Priority(Id::of(id())),
            Route::Actions,
            Route::Action(Id::of(id())),
            Route::Actors,
            Route::Checks,
            Route::Versions,
            Route::Version(Id::of(id())),
            Route::Share,
            Route::Compare,
            Route::Link("1.AAAA-_Az09".into()),
            Route::About,
        ];
        for place in places {
            assert_eq!(
                Route::parse(place.to_hash().strip_prefix('#').unwrap()),
                place
            );
        }
    }

    #[test]
    fn any_other_address_is_unknown() {
        for hash in [
            "/nowhere",
            "/plan/steg/8",
            "/plan/steg/x",
            "/plan/insatser/å",
            "/a/b/c/d",
            "/strukturbild/a b",
            "#",
        ] {
            assert_eq!(Route::parse(hash), Route::Unknown, "{hash}");
        }
        assert_eq!(Route::parse("/lank"), Route::Link(String::new()));
        assert_eq!(Route::parse("/lank/"), Route::Link(String::new()));
        assert_eq!(
            Route::parse("/lank/1.AA/x/y/"),
            Route::Link("1.AA/x/y".into())
        );
        assert_eq!(Route::parse("/lanken"), Route::Unknown);
        assert_eq!(Route::parse("/"), Route::Start);
        assert_eq!(Route::parse(""), Route::Start);
    }
}
