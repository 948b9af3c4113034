//! The targets in what is published: from where to where, how far they have come, and how the values have gone.

use super::source::Source;
use crate::{
    app::text::{
        follow_up, vocabulary,
        words::{self, Word, fill, text},
    },
    domain::{
        follow_up::{
            attainment::{self, Attainment, Standing, TargetStatus},
            goal::Goal,
            series::{self, measurements_of, source_of},
        },
        records::{
            indicator::Sex,
            plan::{Direction, Target},
        },
        values::{amount::Amount, id::Id},
    },
    render::{
        course::{Course, CourseGoal, YearPoint},
        frame::Frame,
        palette::Palette,
        reading::{Block, Fit, Picture, Section, Table, Tone},
    },
};

/// The width of a picture: it stands as it is on a phone, and two beside each other elsewhere.
const WIDTH: f64 = 320.0;

/// The section.
pub fn section(source: Source) -> Option<Section> {
    let all = source.document.ordered::<Target>();
    let rows: Vec<_> = all.iter().map(|(id, target)| row(source, id, target)).collect();
    if rows.is_empty() {
        return None;
    }
    let head = [
        Word::PlanReadTarget,
        Word::PublishTargetOf,
        Word::PlanReadFrom,
        Word::PlanReadTo,
        Word::PublishStanding,
    ];
    let table = Block::Table(Table {
        caption: fill(Word::PublishReckoned, &[("day", &vocabulary::day(source.today))]),
        head: head.iter().map(|word| text(*word).into()).collect(),
        rows,
    });
    let courses = all.iter().filter_map(|(id, target)| course(source, id, target));
    let blocks = std::iter::once(table).chain(courses).collect();
    Section::unless_empty(text(Word::PlanTargets), blocks)
}

/// How a target's attainment is shown.
pub fn tone(attainment: &Attainment) -> Tone {
    match (attainment.total.status, attainment.total.standing) {
        (TargetStatus::Achieved | TargetStatus::OnTrack, _) | (_, Standing::Reached) => Tone::Good,
        (TargetStatus::Behind | TargetStatus::Missed, _) => Tone::Trouble,
        (
            TargetStatus::NotReckoned | TargetStatus::Awaiting | TargetStatus::NotMeasured | TargetStatus::Unjudged,
            _,
        ) => Tone::Plain,
    }
}

/// Where a target stands, with women and men each where they have been measured.
pub fn told(attainment: &Attainment) -> String {
    let total = follow_up::told(&attainment.total);
    let by_sex = [
        (Word::FollowUpWomen, &attainment.women),
        (Word::FollowUpMen, &attainment.men),
    ];
    let by_sex = by_sex
        .into_iter()
        .filter_map(|(word, of_sex)| Some(fill(word, &[("told", &follow_up::told(of_sex.as_ref()?))])));
    std::iter::once(total).chain(by_sex).collect::<Vec<_>>().join(". ")
}

fn row(source: Source, id: &Id<Target>, target: &Target) -> Vec<String> {
    let attainment = attainment::of(source.document, source.references, id, source.today);
    vec![
        vocabulary::named(&target.title),
        source.names(target.action.as_slice()),
        from(target),
        to(target),
        attainment.as_ref().map(told).unwrap_or_default(),
    ]
}

fn amount(amount: Amount) -> String {
    follow_up::number(amount.get())
}

fn with_unit(value: &str, target: &Target, year: Option<u16>) -> String {
    let year = year.map(|year| format!("({year})")).unwrap_or_default();
    let parts = [value, target.unit.trim(), &year];
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if value.is_empty() {
        String::new()
    } else {
        parts.join(" ")
    }
}

fn from(target: &Target) -> String {
    let value = target.baseline.map(amount).unwrap_or_default();
    with_unit(&value, target, target.baseline_year.map(|year| year.get()))
}

fn to(target: &Target) -> String {
    let upper = target.upper.filter(|_| target.direction == Direction::Between);
    let values: Vec<_> = target.value.into_iter().chain(upper).map(amount).collect();
    with_unit(&values.join("–"), target, target.year.map(|year| year.get()))
}

/// How the values have gone, where there are at least two to see it by.
pub fn course(source: Source, id: &Id<Target>, target: &Target) -> Option<Block> {
    let points = points(source, id, target);
    if points.len() < 2 {
        return None;
    }
    let attainment = attainment::of(source.document, source.references, id, source.today)?;
    let goal = attainment.total.goal.map(|goal| goal_of(goal, target));
    let title = vocabulary::named(&target.title);
    let values: Vec<_> = points
        .iter()
        .map(|point| format!("{}: {}", point.year, point.label))
        .collect();
    let goal_said = goal.as_ref().map(|goal| goal.label.clone());
    let description: Vec<_> = std::iter::once(values.join(", ")).chain(goal_said).collect();
    let picture = Course {
        frame: Frame {
            id: &format!("target-{}", id.as_str()),
            language: words::tag(words::language()),
            title: &title,
            description: &description.join(". "),
            heading: false,
            note: "",
            width: WIDTH,
            margin: 0.0,
            palette: &Palette::LIGHT,
        },
        points: &points,
        name: "",
        beside: &[],
        goal: goal.as_ref(),
    };
    let unit = target.unit.trim();
    let told = told(&attainment);
    let caption = if unit.is_empty() {
        [&title, ". ", &told].concat()
    } else {
        [&title, " (", unit, "). ", &told].concat()
    };
    Some(Block::Picture(Picture {
        svg: picture.to_svg(),
        narrow: None,
        caption,
        fit: Fit::Small,
    }))
}

fn goal_of(goal: Goal, target: &Target) -> CourseGoal {
    let (low, high) = match goal {
        Goal::AtLeast(value) | Goal::AtMost(value) => (value, value),
        Goal::Within(low, high) => (low, high),
    };
    let value = if low == high {
        follow_up::number(low)
    } else {
        [&follow_up::number(low), "–", &follow_up::number(high)].concat()
    };
    let year = target.year.map(|year| year.get());
    let label = match year {
        Some(year) => fill(Word::PublishGoalBy, &[("value", &value), ("year", &year.to_string())]),
        None => fill(Word::PublishGoal, &[("value", &value)]),
    };
    CourseGoal { low, high, year, label }
}

/// The values by year from the baseline on; of what adds up, what it has come to.
fn points(source: Source, id: &Id<Target>, target: &Target) -> Vec<YearPoint> {
    let measured = measurements_of(source.document, source.references, source_of(id, target));
    let measured: Vec<_> = measured.into_iter().map(|(_, one)| one).collect();
    let of = |sex| series::years(&measured, sex, source.today, target.cumulative);
    let mut years = of(Sex::Total);
    if target.cumulative {
        for (year, value) in series::together(&of(Sex::Women), &of(Sex::Men)) {
            years.entry(year).or_insert(value);
        }
    }
    let begin = target.baseline_year.map(|year| year.get());
    let baseline = target.baseline.map(Amount::get);
    let mut sum = baseline.unwrap_or_default();
    let mut points = Vec::new();
    if let Some((year, value)) = begin.zip(baseline) {
        points.push((year, value));
    }
    let counted_from = target.counted_from.map(|year| year.get());
    for (year, value) in years {
        if begin.is_some_and(|begin| year <= begin) || counted_from.is_some_and(|first| year < first) {
            continue;
        }
        let value = if target.cumulative {
            sum += value.value;
            sum
        } else {
            value.value
        };
        points.push((year, value));
    }
    let point = |(year, value)| YearPoint {
        year,
        value,
        label: follow_up::number(value),
    };
    points.into_iter().map(point).collect()
}
