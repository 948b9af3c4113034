//! The report of a period, for those who decide: what goes well, what does not, what is changed. What somebody has written comes first in
//! each part, and then what the records say. Lists are cut, so that it has few pages however large the plan is.

use std::cmp::Reverse;

use super::{
    actions,
    copy::region,
    length, places,
    source::{self, Source, day, fact, facts, titled, written},
    targets,
};
use crate::{
    app::text::{
        kinds,
        vocabulary::{self, Term},
        words::{self, Word, fill, text},
    },
    domain::{
        follow_up::{
            attainment::{self, Attainment, TargetStatus},
            progress::Progress,
        },
        records::{
            action_plan::actions_of,
            change::{Change, Loop},
            document::Document,
            plan::{Action, JudgedProgress, Priority, Target},
            record::Record,
            references::References,
            review::{Review, ReviewDecision},
        },
        values::{date::Date, excerpt::excerpt, id::Id},
    },
    render::reading::{Block, Picture, Reading, Section, Table, Tone},
};

/// How many rows a list has at most where there is room, and where there is little.
const MOST: usize = 12;
const LEAST: usize = 2;
/// How many lines it may have, beside the map: what fits on five pages of A4 with what is left empty at their ends.
const LINES: usize = 225;
/// How many courses are drawn at most.
const MOST_COURSES: usize = 6;
/// How many letters of a text that was written in a review or of a change are told, for each row that a list has.
const LETTERS_A_ROW: usize = 50;

/// The first and the last day: those that are written, or the year so far.
pub fn period(document: &Document, today: Date) -> (Date, Date) {
    let chosen = document.publication();
    let end = chosen.end.unwrap_or(today);
    let first_of_year = Date::new(end.year(), 1, 1).unwrap_or(end);
    let start = chosen.start.unwrap_or(first_of_year);
    (start.min(end), end)
}

/// A target and how far it had come.
pub(super) type Reckoned<'a> = (Id<Target>, &'a Target, Attainment);

/// An action and how it went.
type Going<'a> = (Id<Action>, &'a Action, Progress, String);

/// What the report is made of.
struct Period<'a> {
    source: Source<'a>,
    start: Date,
    end: Date,
    targets: Vec<Reckoned<'a>>,
    actions: Vec<Going<'a>>,
    /// How many rows its lists have.
    most: usize,
}

/// The report of a document's period, reckoned on its last day, or today where that is to come, with the map if it has been drawn.
pub fn of(document: &Document, references: &References, today: Date, sheet: Option<&Picture>) -> Reading {
    let public = document.without_private();
    let (start, end) = period(&public, today);
    let source = Source {
        document: &public,
        references,
        today: end.min(today),
    };
    let actions = public.ordered::<Action>().into_iter().map(|(id, action)| {
        let goes = actions::progress_of(source, &id, action);
        let (shown, reason) = (goes.shown(), actions::reason(&goes));
        (id, action, shown, reason)
    });
    let mut period = Period {
        source,
        start,
        end,
        targets: reckoned(source),
        actions: actions.collect(),
        most: MOST,
    };
    let courses = courses(source, &period.targets);
    let mut told = period.told(&courses);
    while told.iter().map(length::of_section).sum::<usize>() > LINES && period.most > LEAST {
        period.most -= 1;
        told = period.told(&courses);
    }
    let sections = told.into_iter().chain(places::map(sheet));
    let name = vocabulary::named(&public.strategy().name);
    let title = fill(Word::PeriodReportOf, &[("name", &name)]);
    let opening = [
        fact(
            Word::PeriodReportPeriod,
            vocabulary::period(Some(start), Some(end)).unwrap_or_default(),
        ),
        fact(Word::PeriodReportReckoned, vocabulary::day(source.today)),
        fact(Word::PublishMade, vocabulary::day(today)),
    ];
    let example = public.strategy().example;
    let example = example.then(|| Block::Status(Tone::Trouble, text(Word::SheetExample).into()));
    Reading {
        facts: opening.into_iter().flatten().collect(),
        opening: example.into_iter().collect(),
        sections: sections.collect(),
        ..source::reading(region(&public), title, today)
    }
}

/// Every target, and how far it had come.
pub(super) fn reckoned(source: Source<'_>) -> Vec<Reckoned<'_>> {
    let all = source.document.ordered::<Target>().into_iter();
    let reckoned = all.filter_map(|(id, target)| {
        let attainment = attainment::of(source.document, source.references, &id, source.today)?;
        Some((id, target, attainment))
    });
    reckoned.collect()
}

/// The first of some lines, and how many more there are.
pub(super) fn first(lines: Vec<String>, most: usize) -> Vec<String> {
    let more = lines.len().saturating_sub(most);
    let mut shown: Vec<_> = lines.into_iter().take(most).collect();
    if more > 0 {
        shown.push(fill(Word::PeriodReportMore, &[("n", &words::number(more))]));
    }
    shown
}

/// How the values have gone, first of those that go worst.
pub(super) fn courses(source: Source, targets: &[Reckoned]) -> Vec<Block> {
    let mut all: Vec<_> = targets.iter().collect();
    all.sort_by_key(|(.., attainment)| targets::tone(attainment) != Tone::Trouble);
    let drawn = all
        .into_iter()
        .filter_map(|(id, target, _)| targets::course(source, id, target));
    drawn.take(MOST_COURSES).collect()
}

fn section<const N: usize>(title: Word, blocks: [Option<Block>; N]) -> Option<Section> {
    let there: Vec<_> = blocks.into_iter().flatten().collect();
    let nothing = || vec![Block::Text(text(Word::PeriodReportNothing).into())];
    let blocks = if there.is_empty() { nothing() } else { there };
    Section::unless_empty(text(title), blocks)
}

impl Period<'_> {
    /// What it says, with its lists and texts cut.
    fn told(&self, courses: &[Block]) -> Vec<Section> {
        let told = [
            self.in_short(),
            self.well(),
            self.poorly(),
            self.altered(),
            self.by_priority(),
            self.reviews(),
            places::carried_out(self.source, self.most),
            Section::unless_empty(
                text(Word::PeriodReportCourses),
                courses.iter().take(self.most / 2 + 1).cloned().collect(),
            ),
        ];
        told.into_iter().flatten().collect()
    }

    /// A list with a name; nothing if there is nothing in it.
    fn listed(&self, title: Word, lines: Vec<String>) -> Option<Block> {
        (!lines.is_empty()).then(|| titled(text(title), [Some(Block::List(first(lines, self.most)))]))
    }

    /// The beginning of what somebody has written.
    fn beginning(&self, of: &str) -> String {
        excerpt(of.trim(), self.most * LETTERS_A_ROW)
    }

    fn is_within(&self, date: Option<Date>) -> bool {
        date.is_some_and(|date| self.start <= date && date <= self.end)
    }

    fn count_of_targets(&self, tone: Tone) -> usize {
        let of = |(_, _, attainment): &&Reckoned| targets::tone(attainment) == tone;
        self.targets.iter().filter(of).count()
    }

    fn count_of_actions(&self, progress: Progress) -> usize {
        self.actions.iter().filter(|(.., goes, _)| *goes == progress).count()
    }

    fn in_short(&self) -> Option<Section> {
        let of_all = |word: Word, count: usize, all: usize| {
            let numbers = [("n", words::number(count)), ("m", words::number(all))];
            fact(
                word,
                fill(Word::PeriodReportCount, &[("n", &numbers[0].1), ("m", &numbers[1].1)]),
            )
        };
        let (targets, actions) = (self.targets.len(), self.actions.len());
        let counts = facts([
            of_all(
                Word::PeriodReportTargetsWell,
                self.count_of_targets(Tone::Good),
                targets,
            ),
            of_all(
                Word::PeriodReportTargetsPoorly,
                self.count_of_targets(Tone::Trouble),
                targets,
            ),
            of_all(
                Word::PeriodReportTargetsUnknown,
                self.count_of_targets(Tone::Plain),
                targets,
            ),
            of_all(
                Word::PeriodReportActionsDone,
                self.count_of_actions(Progress::Done),
                actions,
            ),
            of_all(
                Word::PeriodReportActionsUnderWay,
                self.count_of_actions(Progress::Ongoing),
                actions,
            ),
            of_all(
                Word::PeriodReportActionsLate,
                self.count_of_actions(Progress::Late),
                actions,
            ),
        ]);
        section(
            Word::PeriodReportInShort,
            [written(&self.source.document.publication().summary), counts],
        )
    }

    /// The targets that are shown in a tone.
    fn targets_in(&self, tone: Tone) -> Vec<String> {
        let of = |(_, target, attainment): &Reckoned| {
            let name = vocabulary::named(&target.title);
            fill(
                Word::PeriodReportLine,
                &[("name", &name), ("told", &targets::told(attainment))],
            )
        };
        let those = self
            .targets
            .iter()
            .filter(|(.., attainment)| targets::tone(attainment) == tone);
        those.map(of).collect()
    }

    fn actions_that(&self, is_meant: impl Fn(Progress) -> bool) -> Vec<String> {
        let line = |(_, action, _, reason): &Going| {
            let name = vocabulary::named(&action.title);
            let judged = action.progress_reason.trim();
            let reason = if action.progress == JudgedProgress::ByRule || judged.is_empty() {
                reason.clone()
            } else {
                [reason, " ", &self.beginning(judged)].concat()
            };
            fill(Word::PeriodReportLine, &[("name", &name), ("told", &reason)])
        };
        let those = self.actions.iter().filter(|(.., goes, _)| is_meant(*goes));
        those.map(line).collect()
    }

    fn well(&self) -> Option<Section> {
        section(
            Word::FieldPublicationWell,
            [
                written(&self.source.document.publication().well),
                self.listed(Word::PeriodReportTargetsWell, self.targets_in(Tone::Good)),
                self.listed(
                    Word::PeriodReportActionsDone,
                    self.actions_that(|goes| goes == Progress::Done),
                ),
            ],
        )
    }

    fn poorly(&self) -> Option<Section> {
        let unknown = self.targets.iter().filter(|(.., attainment)| {
            matches!(
                attainment.total.status,
                TargetStatus::NotMeasured | TargetStatus::Awaiting | TargetStatus::NotReckoned
            )
        });
        let unknown = unknown.map(|(_, target, attainment)| {
            let name = vocabulary::named(&target.title);
            fill(
                Word::PeriodReportLine,
                &[("name", &name), ("told", &targets::told(attainment))],
            )
        });
        section(
            Word::FieldPublicationPoorly,
            [
                written(&self.source.document.publication().poorly),
                self.listed(Word::PeriodReportTargetsPoorly, self.targets_in(Tone::Trouble)),
                self.listed(
                    Word::PeriodReportActionsLate,
                    self.actions_that(|goes| goes == Progress::Late),
                ),
                self.listed(
                    Word::PeriodReportActionsCancelled,
                    self.actions_that(|goes| goes == Progress::Cancelled),
                ),
                self.listed(Word::PeriodReportUnknown, unknown.collect()),
            ],
        )
    }

    fn altered(&self) -> Option<Section> {
        let mut changes: Vec<_> = self.source.document.all::<Change>().map(|(_, one)| one).collect();
        changes.retain(|change| self.is_within(change.date) || self.is_within(change.closed));
        changes.sort_by_key(|change| Reverse(change.date));
        let change = |change: &&Change| {
            let way = match change.way {
                Loop::Unstated => "",
                Loop::A | Loop::B => text(change.way.word()),
            };
            let told = [day(change.date), way.into(), self.beginning(&change.outcome)];
            let told: Vec<_> = told.into_iter().filter(|part| !part.is_empty()).collect();
            let name = vocabulary::named(&change.title);
            fill(Word::PeriodReportLine, &[("name", &name), ("told", &told.join(". "))])
        };
        let decided = self.reviews_within();
        let decided = decided
            .iter()
            .filter(|(_, review)| matches!(review.decision, ReviewDecision::Change | ReviewDecision::End));
        let decided = decided.map(|(id, review)| {
            let told = [text(review.decision.word()).to_owned(), self.beginning(&review.reason)];
            let told: Vec<_> = told.into_iter().filter(|part| !part.is_empty()).collect();
            let name = self.name_of(id, review);
            fill(Word::PeriodReportLine, &[("name", &name), ("told", &told.join(". "))])
        });
        section(
            Word::FieldPublicationAltered,
            [
                written(&self.source.document.publication().altered),
                self.listed(Word::PeriodReportDecided, decided.collect()),
                self.listed(Word::PlanChanges, changes.iter().map(change).collect()),
            ],
        )
    }

    fn reviews_within(&self) -> Vec<(Id<Review>, &Review)> {
        let mut reviews: Vec<_> = self.source.document.all::<Review>().collect();
        reviews.retain(|(_, review)| self.is_within(review.date));
        reviews.sort_by_key(|(_, review)| Reverse(review.date));
        reviews
    }

    fn name_of(&self, id: &Id<Review>, review: &Review) -> String {
        let record: Record = review.clone().into();
        kinds::name(&[self.source.document], id.raw(), &record)
    }

    /// What was said where something was reviewed: contribution, with what shows it.
    fn reviews(&self) -> Option<Section> {
        let reviews = self.reviews_within();
        let told = |text: &str| self.beginning(text);
        let one = |(id, review): &(Id<Review>, &Review)| {
            titled(
                &self.name_of(id, review),
                [
                    written(&told(&review.role)),
                    written(&told(&review.done)),
                    facts([
                        fact(
                            Word::FieldReviewEvidence,
                            told(&self.source.names_of(review.evidence.iter())),
                        ),
                        fact(Word::PeriodReportLearnt, told(&review.learnt)),
                        fact(Word::PeriodReportHindered, told(&review.hindrances)),
                    ]),
                ],
            )
        };
        let blocks = reviews.iter().take(self.most).map(one).collect();
        Section::unless_empty(text(Word::PlanReviews), blocks)
    }

    /// How it goes under each priority, in numbers.
    fn by_priority(&self) -> Option<Section> {
        let all = self.source.document.ordered::<Priority>();
        let held = all.iter().filter(|(_, priority)| priority.status.is_reported());
        let rows: Vec<_> = held.map(|(id, priority)| self.row_of(id, priority)).collect();
        let head = [
            Word::PeriodReportPriority,
            Word::PlanActions,
            Word::PeriodReportActionsDone,
            Word::PeriodReportActionsLate,
            Word::PlanTargets,
            Word::PeriodReportTargetsWell,
            Word::PeriodReportTargetsPoorly,
        ];
        let table = Block::Table(Table {
            caption: String::new(),
            head: head.iter().map(|word| text(*word).into()).collect(),
            rows: rows.clone(),
        });
        (!rows.is_empty()).then(|| Section {
            title: text(Word::PeriodReportByPriority).into(),
            blocks: vec![table],
        })
    }

    fn row_of(&self, id: &Id<Priority>, priority: &Priority) -> Vec<String> {
        let under = actions_of(self.source.document, self.source.references, id);
        let under: std::collections::BTreeSet<_> = under.into_iter().map(|(id, _)| id).collect();
        let goes = |progress: Progress| {
            let those = self.actions.iter().filter(|(id, ..)| under.contains(id));
            those.filter(|(.., goes, _)| *goes == progress).count()
        };
        let targets: Vec<_> = self
            .targets
            .iter()
            .filter(|(_, target, _)| target.action.as_ref().is_some_and(|action| under.contains(action)))
            .collect();
        let toned = |tone: Tone| targets.iter().filter(|(.., one)| targets::tone(one) == tone).count();
        let numbers = [
            under.len(),
            goes(Progress::Done),
            goes(Progress::Late),
            targets.len(),
            toned(Tone::Good),
            toned(Tone::Trouble),
        ];
        std::iter::once(vocabulary::named(&priority.title))
            .chain(numbers.map(words::number))
            .collect()
    }
}
