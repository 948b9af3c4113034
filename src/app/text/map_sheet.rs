//! The map sheet of a document in the words of the language.

use super::{
    neighbours,
    vocabulary::{self, Term},
    words::{self, Word, fill, numbers, text},
};
use crate::{
    domain::{
        records::{document::Document, map_sheet::MapSheet, record::Kind, structure_map::StructureElement},
        values::{county, excerpt::excerpt, extent::BoundingBox},
    },
    map::{
        elements::Elements,
        findings::{Flag, FlagKey},
        ground::Border,
        sheet::{
            DrawnSheet, Sheet, SheetWords,
            following::{FollowedPlan, FollowingWords},
            furniture::FurnitureWords,
            ground::SheetGround,
            legend::LegendWords,
            paper::{Paper, Way},
            title::{SourceWords, TitleBlock},
        },
    },
    render::reading::{Fit, Picture},
};

/// What a border is called in a legend.
pub fn border_legend(border: Border) -> Word {
    match border {
        Border::County => Word::MapLegendBorderCounty,
        Border::Municipality => Word::MapLegendBorderMunicipality,
        Border::FunctionalRegion => Word::MapLegendBorderRegion,
    }
}

/// What a flag of findings is called in a legend.
pub fn flag_legend(key: FlagKey) -> Word {
    match key {
        FlagKey::One => Word::MapLegendFinding,
        FlagKey::Several => Word::MapLegendFindings,
        FlagKey::Crowded => Word::MapLegendFindingCrowded,
        FlagKey::Shape => Word::MapLegendFindingShape,
    }
}

/// How far something is, in whole kilometres.
pub fn in_kilometres(kilometres: f64) -> String {
    fill(Word::SheetDistance, &[("n", &numbers().decimal(kilometres, 0))])
}

/// The most elements that are named as following a plan, and how many letters what is said of it has at most: a legend has room for that.
const MOST_FOLLOWING: usize = 5;
const MOST_LETTERS: usize = 150;

/// That elements follow a neighbour's plan.
fn followed(plan: &FollowedPlan, names: &[&str]) -> String {
    let more = names.len().saturating_sub(MOST_FOLLOWING);
    let named: Vec<String> = names
        .iter()
        .take(MOST_FOLLOWING)
        .map(|name| vocabulary::named(name))
        .collect();
    let mut elements = named.join(", ");
    if more > 0 {
        elements = fill(
            Word::SheetFollowsOthers,
            &[("names", &elements), ("n", &words::number(more))],
        );
    }
    let plan = neighbours::named(&plan.title, &plan.county);
    let said = fill(Word::SheetFollows, &[("plan", &plan), ("elements", &elements)]);
    excerpt(&said, MOST_LETTERS)
}

/// What a sheet shows of a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SheetContent {
    /// The elements.
    pub elements: Elements,
    /// The flags of the findings that are on it.
    pub flags: Vec<Flag>,
    /// The plans of neighbouring regions that elements follow.
    pub followed: Vec<FollowedPlan>,
    /// What is written on it.
    pub written: MapSheet,
    /// What of the country is shown; `None` for the county.
    pub extent: Option<BoundingBox>,
    /// The borders of the ground that are drawn.
    pub borders: Vec<Border>,
    /// The code of the county.
    pub county: String,
    /// Whether the document is an example.
    pub is_example: bool,
}

impl SheetContent {
    /// That of a document.
    pub fn of(document: &Document) -> Self {
        let records = document.of_kind(StructureElement::OF);
        let strategy = document.strategy();
        Self {
            elements: records.map(|(id, record)| (id.clone(), record.clone())).collect(),
            flags: Vec::new(),
            followed: FollowedPlan::all(document),
            written: document.map_sheet().clone(),
            extent: None,
            borders: Border::FIRST.to_vec(),
            county: strategy.county.clone(),
            is_example: strategy.example,
        }
    }

    /// The title: that which is written, or the one that follows from the county.
    pub fn title(&self) -> String {
        let written = self.written.title.trim();
        if written.is_empty() {
            self.default_title()
        } else {
            written.into()
        }
    }

    /// The title where none is written.
    pub fn default_title(&self) -> String {
        match county::by_code(&self.county) {
            Some(county) => fill(Word::SheetDefaultTitle, &[("county", county.name)]),
            None => text(Word::SheetDefaultTitleNone).into(),
        }
    }

    /// Whether anything of it can be drawn.
    pub fn has_places(&self) -> bool {
        self.elements.iter().any(|(_, element)| element.geometry.is_some())
    }

    /// Draws the sheet. `id` begins every id in the picture.
    pub fn draw(&self, id: &str, ground: &SheetGround, paper: Paper, way: Way) -> DrawnSheet {
        self.with_sheet(id, ground, (paper, way), |sheet| sheet.draw())
    }

    /// The sheet standing on A4 and the same for a narrow window, for what is published.
    pub fn to_read(&self, ground: &SheetGround) -> Picture {
        let paper = (Paper::A4, Way::Portrait);
        Picture {
            svg: self.draw("copy-sheet", ground, paper.0, paper.1).svg,
            narrow: Some(self.with_sheet("narrow-sheet", ground, paper, |sheet| sheet.draw_narrow())),
            caption: text(Word::SheetTitle).into(),
            fit: Fit::Page,
        }
    }

    /// What `draw` makes of the sheet of this content.
    fn with_sheet<R>(
        &self,
        id: &str,
        ground: &SheetGround,
        (paper, way): (Paper, Way),
        draw: impl FnOnce(&Sheet) -> R,
    ) -> R {
        let title = self.title();
        let MapSheet {
            subtitle,
            status,
            decision,
            date,
            ..
        } = &self.written;
        let date = date.map(vocabulary::day);
        let decision = match (decision.trim(), date) {
            ("", date) => date.unwrap_or_default(),
            (decision, None) => decision.into(),
            (decision, Some(date)) => fill(Word::SheetDecisionAndDate, &[("decision", decision), ("date", &date)]),
        };
        let count = self
            .elements
            .iter()
            .filter(|(_, element)| element.geometry.is_some())
            .count();
        let description = fill(Word::SheetDescription, &[("n", &words::number(count))]);
        let short = |value: f64| numbers().short(value);
        let scale = |denominator: u32| {
            let scale = ["1:", &numbers().count(denominator)].concat();
            fill(Word::SheetScale, &[("scale", &scale), ("paper", paper.name())])
        };
        let ground_words = [text(Word::MapAttribution), ". ", text(Word::SheetProjection)].concat();
        draw(&Sheet {
            id,
            paper,
            way,
            county: &self.county,
            elements: &self.elements,
            flags: &self.flags,
            followed: &self.followed,
            ground,
            extent: self.extent,
            borders: &self.borders,
            title: TitleBlock {
                title: &title,
                subtitle: subtitle.trim(),
                status: text(status.word()),
                decision: &decision,
                example: if self.is_example { text(Word::SheetExample) } else { "" },
            },
            legend: LegendWords {
                heading: text(Word::MapLegend),
                theme: &|theme| text(theme.word()).into(),
                entry: &|(_, kind, level, status)| {
                    let terms = [text(level.word()), text(status.word())].map(str::to_lowercase);
                    [text(kind.word()), ", ", &terms[0], ", ", &terms[1]].concat()
                },
                findings: text(Word::AnalysisFindings),
                flag: &|key| text(flag_legend(key)).into(),
                borders: text(Word::MapBorders),
                border: &|border| text(border_legend(border)).into(),
            },
            following: FollowingWords {
                plan: &followed,
                more: &|count| fill(Word::SheetFollowsMore, &[("n", &words::number(count))]),
            },
            furniture: FurnitureWords {
                north: text(Word::SheetNorth),
                scale: &scale,
                number: &short,
            },
            words: SheetWords {
                language: words::tag(words::language()),
                description: &description,
                distance: &in_kilometres,
                outside: text(Word::SheetOutside),
                marks: text(Word::MapLegendThemeNote),
            },
            sources: SourceWords {
                head: text(Word::SheetSources),
                more: &|count| fill(Word::SheetSourcesMore, &[("n", &words::number(count))]),
                ground: &ground_words,
            },
        })
    }
}
