//! The ways out: all by which a document, or what is made of it, leaves the app. What offers a file, copies a text or packs a link takes a
//! [`Leaving`], and only a way makes one, so that nothing leaves by a way that is not here. `tests/native/ways_out.rs` walks them all.

/// How much of what is private leaves by a way where nothing has been chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Private {
    /// Nothing: no record of a private kind, and nothing that a private field says.
    Nothing,
    /// What only those who work with the plan read, as risks and comments. No names of persons, no contacts and no places of contributions.
    WorkAlone,
    /// All of it, for this reason.
    All(&'static str),
}

/// The media types of what leaves.
const JSON: &str = "application/json";
const TEXT: &str = "text/plain;charset=utf-8";
const TABLE: &str = "text/csv;charset=utf-8";
const PAGE: &str = "text/html;charset=utf-8";

macro_rules! ways_out {
    ($($(#[doc = $doc:literal])* $way:ident: $media_type:expr, $private:expr;)*) => {
        /// A way out.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum WayOut {
            $($(#[doc = $doc])* $way,)*
        }

        impl WayOut {
            /// Every way, in the order of the work.
            pub const ALL: &[Self] = &[$(Self::$way),*];

            /// The media type of a file that leaves by it.
            pub const fn media_type(self) -> &'static str {
                match self {
                    $(Self::$way => $media_type,)*
                }
            }

            /// How much of what is private leaves by it where nothing has been chosen.
            pub const fn private(self) -> Private {
                match self {
                    $(Self::$way => $private,)*
                }
            }
        }
    };
}

ways_out! {
    /// The whole document as a file.
    Document: JSON, Private::All("it is the user's own copy, of which the number of personal details is told where it is sent");
    /// The whole document as a link.
    DocumentLink: TEXT, Private::All("it is the whole document, and the number of personal details in it is said beside it");
    /// A part of the document as a link.
    PartLink: TEXT, Private::WorkAlone;
    /// A part of the document as a file.
    PartFile: JSON, Private::WorkAlone;
    /// What one actor is asked to fill in.
    OwnerFile: JSON, Private::Nothing;
    /// A version as a file.
    VersionFile: JSON, Private::WorkAlone;
    /// What could not be read or saved, as the browser has it.
    Rescued: JSON, Private::All("it is all there is of what the user has written, and is given back to that user");
    /// What lies in the browser's storage and no document has.
    SetAside: TEXT, Private::All("it is given back to the user as it lies there, since nobody can read what is in it");
    /// What is wrong with a file that was to be opened.
    Faults: TEXT, Private::Nothing;
    /// The invitation to a round: file, link and letter.
    RoundInvitation: JSON, Private::Nothing;
    /// What became of each file of responses that was received.
    ReceivedList: TEXT, Private::Nothing;
    /// The answers of a respondent: file, link and text.
    Answer: JSON, Private::All("it is what the respondent has written to those who ask, on a page that has no document");
    /// What a round shows, for other regions.
    SharedResults: JSON, Private::Nothing;
    /// The same as a table.
    SharedResultsTable: TABLE, Private::Nothing;
    /// The structure map as a table.
    MapTable: TABLE, Private::Nothing;
    /// The structure map as GeoJSON.
    MapShapes: "application/geo+json", Private::Nothing;
    /// The address of an element of the map.
    ElementAddress: TEXT, Private::Nothing;
    /// The map sheet as SVG.
    SheetSvg: "image/svg+xml", Private::Nothing;
    /// The map sheet as PNG.
    SheetPng: "image/png", Private::Nothing;
    /// The invitation to a consultation: file and link.
    ConsultationInvitation: JSON, Private::Nothing;
    /// The link by which what is sent out for consultation is answered.
    PackageLink: TEXT, Private::Nothing;
    /// What people were told came of what they said: a letter to copy or to save.
    FeedbackLetter: TEXT, Private::Nothing;
    /// The list of the actors of business.
    BusinessList: TEXT, Private::Nothing;
    /// The table of actions.
    ActionTable: TABLE, Private::Nothing;
    /// Cells of the table of actions that are copied.
    ActionCells: TEXT, Private::Nothing;
    /// The timeline as SVG.
    TimelineSvg: "image/svg+xml", Private::Nothing;
    /// The timeline as PNG.
    TimelinePng: "image/png", Private::Nothing;
    /// The timeline as a table.
    TimelineTable: TABLE, Private::Nothing;
    /// What is due as a calendar.
    DueCalendar: "text/calendar;charset=utf-8", Private::Nothing;
    /// The values of a year.
    FollowUpTable: TABLE, Private::Nothing;
    /// Cells of the values of a year that are copied.
    FollowUpCells: TEXT, Private::Nothing;
    /// The minutes of a day as a text.
    Minutes: TEXT, Private::WorkAlone;
    /// The published copy.
    PublishedCopy: PAGE, Private::Nothing;
    /// What is sent out for consultation.
    ConsultationPackage: PAGE, Private::Nothing;
    /// The report of a period.
    PeriodReport: PAGE, Private::Nothing;
    /// The report of a year.
    YearlyReport: PAGE, Private::Nothing;
}

/// What leaves: a text and the way that it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaving {
    media_type: &'static str,
    content: String,
}

impl WayOut {
    /// What leaves by this way.
    pub fn with(self, content: String) -> Leaving {
        Leaving {
            media_type: self.media_type(),
            content,
        }
    }
}

impl Leaving {
    /// The media type of its file.
    pub fn media_type(&self) -> &'static str {
        self.media_type
    }

    /// The text.
    pub fn content(&self) -> &str {
        &self.content
    }
}
