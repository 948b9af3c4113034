//! What becomes of the document's indicators when figures are taken in: all of them, as one step.

use std::collections::{BTreeMap, BTreeSet};

use super::{Fault, Figures, RowFault, Series, places::place_key};
use crate::{
    domain::{
        action_table::names::folded,
        records::{
            analysis::ModelArea,
            document::{Document, MOST_RECORDS},
            indicator::{BySex, Indicator, Measurement, Sex},
            record::Record,
            references::References,
        },
        values::{
            amount::{Amount, Year},
            id::{Id, RecordId},
            order::Order,
        },
    },
    edit::command::{Command, Label},
};

/// What holds for all that is taken in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FigureChoices {
    /// The areas that the indicators get, beside those that they have.
    pub areas: Vec<Id<ModelArea>>,
    /// Where the values of indicators come from that do not say it.
    pub source: String,
}

/// What becomes of a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedSeries {
    /// What it is called: the indicator as the document calls it, or as a new one is called.
    pub name: String,
    /// The indicator that the document has of it; `None` if it is new.
    pub known: Option<Id<Indicator>>,
    /// How many values the document lacks.
    pub new: usize,
    /// How many it has otherwise.
    pub changed: usize,
    /// How many it has as they are.
    pub same: usize,
    /// How many are left as they are, since somebody has written several of that year, or of days in it.
    pub left: usize,
}

/// What becomes of figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlannedFigures {
    /// Each series, as the figures have them.
    pub series: Vec<PlannedSeries>,
    /// What can't be taken in, as the file or the document has it, by line.
    pub faults: Vec<RowFault>,
    /// How many more records than there may be the document would have.
    pub too_many: usize,
}

impl PlannedFigures {
    /// The sum over all series.
    pub fn sum(&self, of: impl Fn(&PlannedSeries) -> usize) -> usize {
        self.series.iter().map(of).sum()
    }

    /// Whether all of it can be taken in.
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty() && self.too_many == 0
    }
}

/// What the document has of the cell of a year and a sex.
enum Cell<'a> {
    /// One measurement, of the whole year.
    One(Id<Measurement>, &'a Measurement),
    /// Several, or of days.
    Several,
}

/// What would become of figures.
pub fn plan(document: &Document, references: &References, figures: &Figures) -> PlannedFigures {
    let mut planned = PlannedFigures {
        faults: figures.faults.clone(),
        ..PlannedFigures::default()
    };
    let known = Known::of(document, figures);
    let mut taken = BTreeSet::new();
    let mut more = 0;
    for series in &figures.series {
        let of = known
            .find(series)
            .filter(|of| of.as_ref().is_none_or(|id| taken.insert(id.clone())));
        let Some(of) = of else {
            let fault = Fault::SeveralIndicators(series.name());
            planned.faults.push(RowFault {
                line: series.line,
                fault,
            });
            continue;
        };
        let measured = of
            .as_ref()
            .map(|id| measured(document, references, id))
            .unwrap_or_default();
        let mut one = PlannedSeries {
            name: of
                .as_ref()
                .and_then(|id| document.get(id))
                .map_or_else(|| series.name(), |indicator| indicator.title.clone()),
            known: of,
            new: 0,
            changed: 0,
            same: 0,
            left: 0,
        };
        for (at, (value, _)) in &series.values {
            match measured.get(at) {
                None => one.new += 1,
                Some(Cell::Several) => one.left += 1,
                Some(Cell::One(_, had)) if had.value == Some(*value) => one.same += 1,
                Some(Cell::One(..)) => one.changed += 1,
            }
        }
        more += one.new + usize::from(one.known.is_none());
        planned.series.push(one);
    }
    planned.faults.sort_by_key(|fault| fault.line);
    planned.too_many = (document.len() + more).saturating_sub(MOST_RECORDS);
    planned
}

/// The command that takes figures in, all of them or none, as one step; `None` where that changes nothing or can't be done. New ids come from
/// `new_id` where those that follow from what is measured are taken.
pub fn command(
    document: &Document,
    references: &References,
    figures: &Figures,
    choices: &FigureChoices,
    new_id: &mut dyn FnMut() -> RecordId,
) -> Option<Command> {
    let planned = plan(document, references, figures);
    if !planned.is_sound() {
        return None;
    }
    let mut taking = Taking {
        document,
        choices,
        records: Vec::new(),
        ids: BTreeSet::new(),
        new_id,
    };
    let mut orders = Order::from_on(document.last_order::<Indicator>());
    let mut measurement_orders = Order::from_on(document.last_order::<Measurement>());
    for (series, planned) in figures.series.iter().zip(&planned.series) {
        let id = taking.indicator(series, planned, &mut orders);
        let measured = planned
            .known
            .as_ref()
            .map(|id| measured(document, references, id))
            .unwrap_or_default();
        for (&(year, sex), &(value, _)) in &series.values {
            match measured.get(&(year, sex)) {
                Some(Cell::Several) => {}
                Some(Cell::One(_, had)) if had.value == Some(value) => {}
                Some(Cell::One(id, had)) => {
                    let after = Measurement {
                        value: Some(value),
                        ..(*had).clone()
                    };
                    taking.records.push((id.raw().clone(), after.into()));
                }
                None => taking.measurement(
                    id.raw(),
                    (year, sex, value),
                    measurement_orders.next().unwrap_or_default(),
                ),
            }
        }
    }
    taking.areas();
    let records = taking.records;
    (!records.is_empty()).then_some(Command::Put {
        label: Label::Imported(records.len()),
        records,
    })
}

struct Taking<'a> {
    document: &'a Document,
    choices: &'a FigureChoices,
    records: Vec<(RecordId, Record)>,
    /// The new ids.
    ids: BTreeSet<RecordId>,
    new_id: &'a mut dyn FnMut() -> RecordId,
}

impl Taking<'_> {
    /// The id that follows from what a record is of, so that two people who take in the same file have the same records; another where that is
    /// taken.
    fn id(&mut self, parts: &[&str]) -> RecordId {
        let signs = parts.iter().flat_map(|part| part.bytes().chain([b'>']));
        let follows = RecordId::following_from_signs(signs);
        let id = if self.document.record(&follows).is_some() || self.ids.contains(&follows) {
            (self.new_id)()
        } else {
            follows
        };
        self.ids.insert(id.clone());
        id
    }

    /// The indicator of a series, made or changed where it lacks something.
    fn indicator(
        &mut self,
        series: &Series,
        planned: &PlannedSeries,
        orders: &mut dyn Iterator<Item = Order>,
    ) -> Id<Indicator> {
        let has_sex = series.values.keys().any(|(_, sex)| *sex != Sex::Total);
        let had = planned
            .known
            .as_ref()
            .and_then(|id| Some((id.clone(), self.document.get(id)?)));
        let mut indicator = match &had {
            Some((_, indicator)) => (*indicator).clone(),
            None => Indicator {
                title: series.name(),
                order: orders.next().unwrap_or_default(),
                ..Indicator::default()
            },
        };
        let fill = |field: &mut String, text: &str| {
            if field.trim().is_empty() {
                text.clone_into(field);
            }
        };
        fill(&mut indicator.unit, &series.unit);
        fill(&mut indicator.source, self.choices.source.trim());
        if indicator.key_figure.trim().is_empty() {
            series.key().clone_into(&mut indicator.key_figure);
            series.place.clone_into(&mut indicator.place);
        }
        if has_sex && indicator.by_sex == BySex::Unstated {
            indicator.by_sex = BySex::Yes;
        }
        for area in &self.choices.areas {
            if !indicator.areas.contains(area) {
                indicator.areas.push(area.clone());
            }
        }
        match had {
            Some((id, before)) => {
                if *before != indicator {
                    self.records.push((id.raw().clone(), indicator.into()));
                }
                id
            }
            None => {
                let id = self.id(&["indicator", &folded(series.key()), &place_key(&series.place)]);
                self.records.push((id.clone(), indicator.into()));
                Id::of(id)
            }
        }
    }

    fn measurement(&mut self, of: &RecordId, (year, sex, value): (u16, Sex, Amount), order: Order) {
        let id = self.id(&["measurement", of.as_str(), &year.to_string(), sex.code()]);
        let one = Measurement {
            of: Some(of.clone()),
            year: Year::new(year),
            sex,
            value: Some(value),
            order,
            ..Measurement::default()
        };
        self.records.push((id, one.into()));
    }

    /// Writes the areas that are not written yet.
    fn areas(&mut self) {
        if self.records.is_empty() {
            return;
        }
        for area in &self.choices.areas {
            if self.document.get(area).is_none()
                && let Some(begun) = self.document.model_area(area)
            {
                self.records.push((area.raw().clone(), begun.into()));
            }
        }
    }
}

/// What the document has measured of an indicator.
fn measured<'a>(
    document: &'a Document,
    references: &'a References,
    id: &Id<Indicator>,
) -> BTreeMap<(u16, Sex), Cell<'a>> {
    let mut cells = BTreeMap::new();
    for (id, one) in references.referrers_of_kind::<Measurement>(document, id.raw()) {
        let Some(year) = one.year() else { continue };
        let at = (year, one.sex);
        let cell = if one.day.is_some() || cells.contains_key(&at) {
            Cell::Several
        } else {
            Cell::One(id, one)
        };
        cells.insert(at, cell);
    }
    cells
}

/// The indicators of a document, by what figures are known by.
struct Known {
    /// By what the source calls them and the place.
    by_key: BTreeMap<[String; 2], Vec<Id<Indicator>>>,
    /// Those of which that isn't said, by their titles, with place and unit.
    by_title: BTreeMap<String, Vec<(Id<Indicator>, String, String)>>,
    /// Whether the figures are of one place.
    is_one_place: bool,
}

impl Known {
    fn of(document: &Document, figures: &Figures) -> Self {
        let places: BTreeSet<&str> = figures.series.iter().map(|series| series.place.as_str()).collect();
        let mut known = Self {
            by_key: BTreeMap::new(),
            by_title: BTreeMap::new(),
            is_one_place: places.len() == 1,
        };
        for (id, indicator) in document.all::<Indicator>() {
            let place = place_key(&indicator.place);
            if indicator.key_figure.trim().is_empty() {
                let of_title = known.by_title.entry(folded(&indicator.title)).or_default();
                of_title.push((id, place, unit(&indicator.unit)));
            } else {
                known
                    .by_key
                    .entry([folded(&indicator.key_figure), place])
                    .or_default()
                    .push(id);
            }
        }
        known
    }

    /// The indicator of a series: `Some(None)` where there is none, `None` where it may be of several.
    fn find(&self, series: &Series) -> Option<Option<Id<Indicator>>> {
        let place = place_key(&series.place);
        if let Some(found) = self.by_key.get(&[folded(series.key()), place.clone()]) {
            return match found.as_slice() {
                [one] => Some(Some(one.clone())),
                _ => None,
            };
        }
        let of_unit = unit(&series.unit);
        let fits = |its: &str| its.is_empty() || of_unit.is_empty() || its == of_unit;
        let whole = self.by_title.get(&folded(&series.name())).into_iter().flatten();
        let whole = whole.filter(|(_, its, _)| its.is_empty() || *its == place);
        let bare = self.by_title.get(&folded(&series.title)).into_iter().flatten();
        let bare = bare.filter(|(_, its, _)| *its == place || its.is_empty() && self.is_one_place);
        let found: BTreeSet<&Id<Indicator>> = whole
            .chain(bare)
            .filter(|(_, _, unit)| fits(unit))
            .map(|(id, ..)| id)
            .collect();
        match found.len() {
            0 => Some(None),
            1 => Some(found.into_iter().next().cloned()),
            _ => None,
        }
    }
}

/// A unit so that percent is one, however it is written.
fn unit(text: &str) -> String {
    let text = folded(text);
    if ["%", "procent", "percent", "andel"]
        .iter()
        .any(|percent| text.starts_with(percent))
    {
        return "procent".into();
    }
    text
}
