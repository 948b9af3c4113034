//! The yearly report by the ordinance's headings (SFS 2024:99, 7–11 §§): coordination in four areas, the use of funds, cooperation, analyses.
//! What nobody has written or noted is said to be missing, first in the report and under its heading.

use std::collections::BTreeMap;

use super::{
    actions,
    copy::region,
    period_report::{courses, first, reckoned},
    places,
    source::{self, Source, fact, facts, titled, written},
    targets,
    yearly_missing::{lacks_sex, lacks_values_by_sex, missing},
};
use crate::{
    app::text::{
        follow_up,
        vocabulary::{self, Term},
        words::{self, Word, fill, text},
    },
    domain::{
        follow_up::{
            attainment,
            funding::{self, Sum},
        },
        records::{
            action_parts::Funding,
            action_plan::{actions_of, targets_of},
            document::Document,
            indicator::{BySex, Indicator, Measurement},
            plan::{Action, Area, Priority, Target},
            publication::Publication,
            references::References,
            review::Review,
            strategy::{Actor, ActorGroup, Step},
        },
        values::{amount::Year, date::Date, id::Id},
    },
    render::reading::{Block, Picture, Reading, Section, Table, Tone},
};

/// How many lines a list has at most.
const MOST: usize = 20;

/// The areas that the ordinance names.
pub(super) const AREAS: [Area; 4] = [Area::Housing, Area::Skills, Area::Innovation, Area::Access];

/// The year that the report is of: the one that is written, or the last that is over.
pub fn year(document: &Document, today: Date) -> u16 {
    let chosen = document.publication().year.map(Year::get);
    chosen.unwrap_or(today.year().saturating_sub(1))
}

/// The last day for it.
pub fn due(year: u16) -> String {
    Date::new(year.saturating_add(1), 2, 21)
        .map(vocabulary::day)
        .unwrap_or_default()
}

pub(super) fn text_of(publication: &Publication, area: Area) -> &str {
    match area {
        Area::Unstated => "",
        Area::Housing => &publication.housing,
        Area::Skills => &publication.skills,
        Area::Innovation => &publication.innovation,
        Area::Access => &publication.access,
    }
}

/// What an area is called, with its letter in the ordinance.
pub(super) fn name_of(area: Area) -> &'static str {
    text(match area {
        Area::Unstated => area.word(),
        Area::Housing => Word::FieldPublicationHousing,
        Area::Skills => Word::FieldPublicationSkills,
        Area::Innovation => Word::FieldPublicationInnovation,
        Area::Access => Word::FieldPublicationAccess,
    })
}

pub(super) fn held(document: &Document) -> Vec<(Id<Priority>, &Priority)> {
    let mut all = document.ordered::<Priority>();
    all.retain(|(_, priority)| priority.status.is_reported());
    all
}

/// The report, with the map if it has been drawn.
pub fn of(document: &Document, references: &References, today: Date, sheet: Option<&Picture>) -> Reading {
    let public = document.without_private();
    let year = year(&public, today);
    let last = Date::new(year, 12, 31).unwrap_or(today);
    let source = Source {
        document: &public,
        references,
        today: last.min(today),
    };
    let name = vocabulary::named(&public.strategy().name);
    let written_year = year.to_string();
    let title = fill(Word::YearlyOf, &[("year", &written_year), ("name", &name)]);
    let opening = [
        fact(Word::FieldPublicationYear, written_year),
        fact(Word::YearlyDue, due(year)),
        fact(Word::PublishMade, vocabulary::day(today)),
    ];
    let lacks: Vec<_> = missing(&public, references, today)
        .into_iter()
        .map(|one| one.told)
        .collect();
    let example = public.strategy().example;
    let example = example.then(|| Block::Status(Tone::Trouble, text(Word::SheetExample).into()));
    let lacking = (!lacks.is_empty()).then(|| {
        Block::Section(Section {
            title: text(Word::YearlyMissing).into(),
            blocks: vec![Block::List(first(lacks, MOST))],
        })
    });
    let publication = public.publication();
    let mut sections = vec![
        coordination(source, year),
        alone(
            Word::FieldPublicationSustainability,
            &publication.sustainability,
            Vec::new(),
        ),
        alone(Word::FieldPublicationFunds, &publication.funds, funds(source, year)),
        alone(
            Word::FieldPublicationCooperation,
            &publication.cooperation,
            actors(source),
        ),
        alone(
            Word::FieldPublicationAnalyses,
            &publication.analyses,
            analyses(source, year),
        ),
        alone_with(Word::YearlyBySex, by_sex(source, year)),
    ];
    sections.extend(places::carried_out(source, MOST));
    sections.extend(places::map(sheet));
    Reading {
        facts: opening.into_iter().flatten().collect(),
        opening: example.into_iter().chain(lacking).collect(),
        sections,
        ..source::reading(region(&public), title, today)
    }
}

fn empty() -> Block {
    Block::Status(Tone::Trouble, text(Word::YearlyEmpty).into())
}

/// A heading of the ordinance: what is written under it, or that nothing is, and what the records say.
fn alone(title: Word, text_of: &str, blocks: Vec<Block>) -> Section {
    let said = written(text_of).unwrap_or_else(empty);
    Section {
        title: text(title).into(),
        blocks: std::iter::once(said).chain(blocks).collect(),
    }
}

fn alone_with(title: Word, blocks: Vec<Block>) -> Section {
    let blocks = if blocks.is_empty() { vec![empty()] } else { blocks };
    Section {
        title: text(title).into(),
        blocks,
    }
}

fn coordination(source: Source, year: u16) -> Section {
    let area = |area: Area| {
        let said = written(text_of(source.document.publication(), area));
        let records = area_records(source, area, year);
        let none = (said.is_none() && records.is_empty()).then(empty);
        Block::Section(Section {
            title: name_of(area).into(),
            blocks: [none, said].into_iter().flatten().chain(records).collect(),
        })
    };
    Section {
        title: text(Word::YearlyCoordination).into(),
        blocks: AREAS.map(area).into(),
    }
}

/// The priorities of an area with what has come of their actions and targets.
fn area_records(source: Source, area: Area, year: u16) -> Vec<Block> {
    let all = held(source.document);
    let of_area = all.iter().filter(|(_, priority)| priority.area == area);
    let one = |(id, priority): &(Id<Priority>, &Priority)| {
        let under = actions_of(source.document, source.references, id);
        let lines: Vec<_> = under
            .iter()
            .flat_map(|(id, action)| action_lines(source, id, action))
            .collect();
        let list = if lines.is_empty() {
            Block::Text(text(Word::OverviewGoesActionsNone).into())
        } else {
            Block::List(first(lines, MOST))
        };
        titled(&priority.title, [roles(source, id, year), Some(list)])
    };
    of_area.map(one).collect()
}

/// What role the plans have played for a priority, as it was said where the year was looked back on, and what shows it.
fn roles(source: Source, id: &Id<Priority>, year: u16) -> Option<Block> {
    let reviews = source.references.referrers_of_kind::<Review>(source.document, id.raw());
    let of_year = |review: &&Review| {
        let looked_back = review.end.or(review.date);
        review.of.as_ref() == Some(id.raw()) && looked_back.is_some_and(|day| day.year() == year)
    };
    let mut told: Vec<_> = reviews.map(|(_, review)| review).filter(of_year).collect();
    told.sort_by_key(|review| review.date);
    let facts: Vec<_> = told
        .into_iter()
        .flat_map(|review| {
            let shown = fact(Word::FieldReviewEvidence, source.names_of(review.evidence.iter()));
            let role = fact(Word::YearlyRole, review.role.trim());
            let shown = shown.filter(|_| role.is_some());
            [role, shown]
        })
        .flatten()
        .collect();
    (!facts.is_empty()).then_some(Block::Facts(facts))
}

fn action_lines(source: Source, id: &Id<Action>, action: &Action) -> Vec<String> {
    let goes = actions::progress_of(source, id, action);
    let line = |name: &str, told: &str| {
        fill(
            Word::PeriodReportLine,
            &[("name", &vocabulary::named(name)), ("told", told)],
        )
    };
    let targets = targets_of(source.document, source.references, id);
    let targets = targets.iter().filter_map(|(id, target)| {
        let attainment = attainment::of(source.document, source.references, id, source.today)?;
        Some(line(&target.title, &targets::told(&attainment)))
    });
    std::iter::once(line(&action.title, text(follow_up::progress(goes.shown()))))
        .chain(targets)
        .collect()
}

/// What was asked for, granted and spent in the year, by source and together.
fn funds(source: Source, year: u16) -> Vec<Block> {
    let mut by_source: BTreeMap<String, Vec<&Funding>> = BTreeMap::new();
    for (_, one) in source.document.ordered::<Funding>() {
        if one.year.is_some_and(|of| of.get() == year) {
            let funder = source.names(one.funder.as_slice());
            let name = if funder.is_empty() {
                one.source.trim().to_owned()
            } else {
                funder
            };
            by_source.entry(vocabulary::named(&name)).or_default().push(one);
        }
    }
    if by_source.is_empty() {
        return Vec::new();
    }
    let all: Vec<&Funding> = by_source.values().flatten().copied().collect();
    let row = |name: String, rows: &[&Funding]| {
        let sums = funding::sums(None, rows).total;
        let said = |sum: Sum| follow_up::sum(sum);
        vec![name, said(sums.asked), said(sums.granted), said(sums.spent)]
    };
    let mut rows: Vec<_> = by_source.iter().map(|(name, rows)| row(name.clone(), rows)).collect();
    rows.push(row(text(Word::YearlyTogether).into(), &all));
    let head = [
        Word::FieldTargetSource,
        Word::FollowUpAsked,
        Word::FollowUpGranted,
        Word::FollowUpSpent,
    ];
    vec![Block::Table(Table {
        caption: year.to_string(),
        head: head.iter().map(|word| text(*word).into()).collect(),
        rows,
    })]
}

/// Who takes part, by group.
fn actors(source: Source) -> Vec<Block> {
    let mut taking_part: Vec<&Id<Actor>> = Vec::new();
    let (actions, steps): (Vec<_>, Vec<_>) = (
        source.document.all::<Action>().map(|(_, one)| one).collect(),
        source.document.all::<Step>().map(|(_, one)| one).collect(),
    );
    for action in &actions {
        taking_part.extend(action.owner.iter().chain(&action.partners));
    }
    taking_part.extend(steps.iter().flat_map(|step| &step.actors));
    taking_part.sort();
    taking_part.dedup();
    let mut rows = Vec::new();
    for group in ActorGroup::ALL.iter().copied() {
        let of_group = taking_part.iter().filter(|id| {
            source
                .document
                .get(id)
                .is_some_and(|actor: &Actor| actor.group == group)
        });
        let ids: Vec<_> = of_group.map(|id| (*id).clone()).collect();
        if !ids.is_empty() {
            rows.push(vec![text(group.word()).into(), source.names(&ids)]);
        }
    }
    if rows.is_empty() {
        return Vec::new();
    }
    vec![Block::Table(Table {
        caption: text(Word::YearlyTakingPart).into(),
        head: [Word::FieldActorGroup, Word::PlanActors]
            .iter()
            .map(|word| text(*word).into())
            .collect(),
        rows,
    })]
}

/// What was measured and reviewed in the year, and how the values have gone.
fn analyses(source: Source, year: u16) -> Vec<Block> {
    let of_year = |date: Option<Date>| date.is_some_and(|date| date.year() == year);
    let document = source.document;
    let reviews = document
        .all::<Review>()
        .filter(|(_, review)| of_year(review.date))
        .count();
    let measured = document
        .all::<Measurement>()
        .filter(|(_, one)| one.year() == Some(year))
        .count();
    let counted = facts([
        fact(Word::YearlyReviews, words::number(reviews)),
        fact(Word::YearlyMeasured, words::number(measured)),
        fact(Word::PlanIndicators, words::number(document.all::<Indicator>().count())),
    ]);
    let drawn = courses(source, &reckoned(source));
    let drawn = (!drawn.is_empty()).then(|| {
        Block::Section(Section {
            title: text(Word::PeriodReportCourses).into(),
            blocks: drawn,
        })
    });
    counted.into_iter().chain(drawn).collect()
}

/// Which targets are followed by sex, and why the others are not.
fn by_sex(source: Source, year: u16) -> Vec<Block> {
    let row = |id: &Id<Target>, target: &Target| {
        let said = match target.by_sex {
            BySex::Yes if lacks_values_by_sex(source.document, source.references, id, target, year) => {
                fill(Word::YearlySexNoValues, &[("year", &year.to_string())])
            }
            BySex::Unstated => text(Word::YearlySexUnstated).to_owned(),
            BySex::Yes => text(target.by_sex.word()).to_owned(),
            BySex::No if lacks_sex(target) => text(Word::YearlySexNoReason).to_owned(),
            BySex::No => [text(target.by_sex.word()), ": ", target.by_sex_reason.trim()].concat(),
        };
        vec![vocabulary::named(&target.title), said]
    };
    let rows: Vec<_> = source
        .document
        .ordered::<Target>()
        .iter()
        .map(|(id, one)| row(id, one))
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    vec![Block::Table(Table {
        caption: String::new(),
        head: [Word::PlanReadTarget, Word::FieldTargetBySex]
            .iter()
            .map(|word| text(*word).into())
            .collect(),
        rows,
    })]
}
