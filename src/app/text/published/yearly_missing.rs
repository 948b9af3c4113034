//! What the yearly report lacks, and where each part of that is mended.

use super::yearly_report::{AREAS, held, name_of, text_of, year};
use crate::{
    app::{
        interface::{anchor, route::Route},
        text::{
            vocabulary,
            words::{self, Word, fill, text},
        },
    },
    domain::{
        records::{
            action_parts::Funding,
            action_plan::targets_of,
            declaration::Declared,
            document::Document,
            indicator::{BySex, Measurement, Sex},
            plan::{Area, Priority, Target},
            publication::Publication,
            references::References,
        },
        values::{date::Date, id::Id},
    },
};

/// What is missing, and where it is mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// What.
    pub told: String,
    /// Where.
    pub at: MendedAt,
}

/// Where something that is missing is mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MendedAt {
    /// In this field, by its id, on the page of the report itself.
    Field(String),
    /// On another page, and there in the field with this id.
    Page(Route, Option<String>),
    /// In several records, each by its name.
    Several(Vec<(String, Route, String)>),
}

/// Everything that is missing, in the order of the headings.
pub fn missing(document: &Document, references: &References, today: Date) -> Vec<Missing> {
    let publication = document.publication();
    let mut found = Vec::new();
    let unwritten = |name: &str, field: &str| Missing {
        told: fill(Word::YearlyLacksText, &[("name", name)]),
        at: MendedAt::Field(anchor::field(Publication::KIND, field)),
    };
    let priorities = held(document);
    for area in AREAS {
        let name = name_of(area);
        if text_of(publication, area).trim().is_empty() {
            found.push(unwritten(name, area.code()));
        }
        if !priorities.iter().any(|(_, priority)| priority.area == area) {
            found.push(Missing {
                told: fill(Word::YearlyLacksPriority, &[("name", name)]),
                at: MendedAt::Page(Route::Priorities, None),
            });
        }
    }
    let field = anchor::field(Priority::KIND, "area");
    let without_area = priorities.iter().filter(|(_, one)| one.area == Area::Unstated);
    let without_area = without_area.map(|(id, one)| {
        let route = Route::Priority(id.clone());
        (vocabulary::named(&one.title), route, field.clone())
    });
    found.extend(together(
        without_area.collect(),
        [Word::YearlyLacksArea, Word::YearlyLackArea],
    ));
    let texts = [
        (
            Word::FieldPublicationSustainability,
            &publication.sustainability,
            "sustainability",
        ),
        (Word::FieldPublicationFunds, &publication.funds, "funds"),
        (
            Word::FieldPublicationCooperation,
            &publication.cooperation,
            "cooperation",
        ),
        (Word::FieldPublicationAnalyses, &publication.analyses, "analyses"),
    ];
    for (word, written, field) in texts {
        if written.trim().is_empty() {
            found.push(unwritten(text(word), field));
        }
    }
    let of_year = year(document, today);
    let mut funding = document.all::<Funding>();
    if !funding.any(|(_, one)| one.year.is_some_and(|year| year.get() == of_year)) {
        found.push(Missing {
            told: fill(Word::YearlyLacksFunding, &[("year", &of_year.to_string())]),
            at: MendedAt::Page(Route::Actions, None),
        });
    }
    found.extend(together(
        without_sex(document, references),
        [Word::YearlyLacksSex, Word::YearlyLackSex],
    ));
    let mut followed = document.ordered::<Target>();
    followed.retain(|(id, target)| {
        target.by_sex == BySex::Yes && lacks_values_by_sex(document, references, id, target, of_year)
    });
    if !followed.is_empty() {
        let count = words::number(followed.len());
        found.push(Missing {
            told: fill(
                Word::YearlyLackSexValues,
                &[("n", &count), ("year", &of_year.to_string())],
            ),
            at: MendedAt::Page(Route::FollowUp, None),
        });
    }
    found
}

/// Whether a target has values of the year, or its indicator has, but not both of women and of men.
pub(super) fn lacks_values_by_sex(
    document: &Document,
    references: &References,
    id: &Id<Target>,
    target: &Target,
    year: u16,
) -> bool {
    let measured = target.indicator.as_ref().map_or(id.raw(), Id::raw);
    let values = references.referrers_of_kind::<Measurement>(document, measured);
    let of_year =
        values.filter(|(_, one)| one.of.as_ref() == Some(measured) && one.value.is_some() && one.year() == Some(year));
    let sexes: Vec<Sex> = of_year.map(|(_, one)| one.sex).collect();
    !sexes.is_empty() && ![Sex::Women, Sex::Men].iter().all(|sex| sexes.contains(sex))
}

/// What several records lack, in one line; the words are for one of them and for more.
fn together(mut records: Vec<(String, Route, String)>, [one, several]: [Word; 2]) -> Option<Missing> {
    let count = records.len();
    let (name, route, field) = records.pop()?;
    if count == 1 {
        return Some(Missing {
            told: fill(one, &[("name", &name)]),
            at: MendedAt::Page(route, Some(field)),
        });
    }
    records.push((name, route, field));
    Some(Missing {
        told: fill(several, &[("n", &words::number(count))]),
        at: MendedAt::Several(records),
    })
}

/// The targets that are not followed by sex without saying why, each with the field in which that is said.
fn without_sex(document: &Document, references: &References) -> Vec<(String, Route, String)> {
    let mut found = Vec::new();
    for (id, target) in document.ordered::<Target>() {
        let Some(action) = target.action.clone().filter(|_| lacks_sex(target)) else {
            continue;
        };
        let beside = targets_of(document, references, &action);
        let number = beside.iter().position(|(one, _)| *one == id).unwrap_or_default() + 1;
        let asked = if target.by_sex == BySex::No {
            "by_sex_reason"
        } else {
            "by_sex"
        };
        let field = anchor::field_of(Target::KIND, number, asked);
        found.push((vocabulary::named(&target.title), Route::Action(action), field));
    }
    found
}

/// Whether a target says neither that it is followed by sex nor why not.
pub(super) fn lacks_sex(target: &Target) -> bool {
    match target.by_sex {
        BySex::Yes => false,
        BySex::No => target.by_sex_reason.trim().is_empty(),
        BySex::Unstated => true,
    }
}
