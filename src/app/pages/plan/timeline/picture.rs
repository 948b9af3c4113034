//! The timeline as SVG text: a piece of it on the screen, a sheet of it on paper, all of it in a file.

use std::ops::Range;

use super::row::{self, ShownRow};
use crate::{
    app::text::{
        follow_up, vocabulary,
        words::{self, Word, fill, text},
    },
    domain::{
        follow_up::{
            progress::Progress,
            schedule::{CountedKind, Entry},
        },
        values::date::Date,
    },
    render::{
        frame::Frame,
        palette::Palette,
        timeline::{
            BarState, DayMark, LinkEnd, MarkKind, TimeBar, TimeKey, TimeLink, TimeRow, Timeline, TimelinePlaces,
            TimelineWords, axis::AxisWords,
        },
    },
};

/// What is drawn.
pub struct Picture<'a> {
    pub id: &'a str,
    pub rows: &'a [ShownRow],
    pub links: &'a [TimeLink],
    pub span: (Date, Date),
    pub today: Option<Date>,
    pub width: f64,
    pub has_axis: bool,
    pub key: TimeKey,
    /// Whether the rows' names are in the picture, or beside it as links.
    pub has_names: bool,
    /// The title and the note of a picture that stands alone, which has a margin too.
    pub alone: Option<(&'a str, &'a str)>,
}

impl Picture<'_> {
    /// Where everything lies.
    pub fn places(&self) -> TimelinePlaces {
        let rows: Vec<_> = self.rows.iter().map(bare).collect();
        self.timeline(&rows, &[], "").places()
    }

    /// The picture.
    pub fn to_svg(&self) -> String {
        let made: Vec<_> = self.rows.iter().map(|row| Made::of(row, self)).collect();
        let marks: Vec<Vec<DayMark>> = made.iter().map(Made::marks).collect();
        let rows: Vec<_> = made.iter().zip(&marks).map(|(made, marks)| made.row(marks)).collect();
        self.timeline(&rows, self.links, &described(self.rows)).to_svg()
    }

    fn timeline<'b>(&'b self, rows: &'b [TimeRow<'b>], links: &'b [TimeLink], description: &'b str) -> Timeline<'b> {
        Timeline {
            frame: Frame {
                id: self.id,
                language: words::tag(words::language()),
                title: self.alone.map_or_else(|| text(Word::TimelineTitle), |(title, _)| title),
                description,
                heading: self.alone.is_some(),
                note: self.alone.map_or("", |(_, note)| note),
                width: self.width,
                margin: if self.alone.is_some() { 24.0 } else { 0.0 },
                palette: &Palette::LIGHT,
            },
            span: self.span,
            today: self.today,
            rows,
            links,
            // On the screen the grips lie there.
            gap: if self.has_names { 8.0 } else { 28.0 },
            has_axis: self.has_axis,
            key: self.key,
            words: timeline_words(),
        }
    }
}

/// The links of which some lies among the rows of this range, as they are drawn there.
pub fn links_in(all: &[ShownRow], links: &[(usize, usize)], range: &Range<usize>) -> Vec<TimeLink> {
    let end = |place: usize| {
        if range.contains(&place) {
            return Some(LinkEnd::Row(place - range.start));
        }
        let bar = bar(all.get(place)?.entry.as_ref()?);
        Some(if place < range.start {
            LinkEnd::Above(bar)
        } else {
            LinkEnd::Below(bar)
        })
    };
    let touching = links.iter().filter(|(first, then)| {
        let (high, low) = (first.min(then), first.max(then));
        *low >= range.start && *high < range.end
    });
    let drawn = touching.filter_map(|(first, then)| {
        Some(TimeLink {
            first: end(*first)?,
            then: end(*then)?,
        })
    });
    drawn.collect()
}

/// A row as far as its place goes.
fn bare(row: &ShownRow) -> TimeRow<'static> {
    TimeRow {
        label: "",
        is_head: row.is_head(),
        bar: row.entry.as_ref().map(|entry| bar(entry)),
        marks: &[],
        note: "",
    }
}

fn state(progress: Progress) -> BarState {
    match progress {
        Progress::NotStarted => BarState::Ahead,
        Progress::Ongoing => BarState::Ongoing,
        Progress::Late => BarState::Late,
        Progress::Done => BarState::Finished,
        Progress::Cancelled => BarState::Cancelled,
    }
}

fn bar(entry: &Entry) -> TimeBar {
    TimeBar {
        start: entry.days.0,
        end: entry.days.1,
        state: state(entry.progress),
    }
}

/// What a row borrows from while it is drawn.
struct Made<'a> {
    row: &'a ShownRow,
    label: String,
    note: String,
    names: Vec<String>,
}

impl<'a> Made<'a> {
    fn of(row: &'a ShownRow, picture: &Picture) -> Self {
        let entry = row.entry.as_deref();
        Self {
            row,
            label: if picture.has_names { row.name() } else { String::new() },
            note: entry.map(|entry| row::note(entry, picture.span)).unwrap_or_default(),
            names: entry.map_or_else(Vec::new, |entry| entry.counted.iter().map(row::counted).collect()),
        }
    }

    fn marks(&self) -> Vec<DayMark<'_>> {
        let counted = self.row.entry.iter().flat_map(|entry| &entry.counted);
        let marks = counted.zip(&self.names).map(|(one, name)| DayMark {
            day: one.day,
            kind: match one.kind {
                CountedKind::Milestone => MarkKind::Milestone,
                CountedKind::Measurement => MarkKind::Measurement,
                CountedKind::Review => MarkKind::Review,
            },
            is_done: one.is_done,
            is_late: one.is_late,
            name,
        });
        marks.collect()
    }

    fn row<'b>(&'b self, marks: &'b [DayMark<'b>]) -> TimeRow<'b> {
        TimeRow {
            label: &self.label,
            note: &self.note,
            marks,
            ..bare(self.row)
        }
    }
}

/// What can be seen in it: how many there are, and how many of them are late.
fn described(rows: &[ShownRow]) -> String {
    let entries = rows.iter().filter_map(|row| row.entry.as_ref());
    let late = entries.clone().filter(|entry| entry.progress == Progress::Late).count();
    let (n, late) = (entries.count().to_string(), late.to_string());
    fill(Word::TimelineDescription, &[("n", &n), ("late", &late)])
}

fn timeline_words() -> TimelineWords<'static> {
    TimelineWords {
        axis: AxisWords {
            months: std::array::from_fn(|month| vocabulary::month(month as u8 + 1)),
            quarter: text(Word::TimelineQuarter),
        },
        today: text(Word::TimelineToday),
        states: BarState::ALL.map(|state| {
            text(follow_up::progress(match state {
                BarState::Ahead => Progress::NotStarted,
                BarState::Ongoing => Progress::Ongoing,
                BarState::Late => Progress::Late,
                BarState::Finished => Progress::Done,
                BarState::Cancelled => Progress::Cancelled,
            }))
        }),
        marks: MarkKind::ALL.map(|kind| {
            text(row::kind_word(match kind {
                MarkKind::Milestone => CountedKind::Milestone,
                MarkKind::Measurement => CountedKind::Measurement,
                MarkKind::Review => CountedKind::Review,
            }))
        }),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::{
        follow_up::schedule::Lasting,
        values::id::{Id, RecordId},
    };

    fn row(number: usize) -> ShownRow {
        let day = |text: &str| Date::parse(text);
        let entry = Entry {
            of: Lasting::Action(Id::of(RecordId::new(&format!("a{number}")).unwrap())),
            title: format!("Insats {number}"),
            owner: None,
            priorities: Vec::new(),
            plan: None,
            days: (day("2026-01-01"), day("2026-06-30")),
            progress: Progress::Late,
            counted: Vec::new(),
            without_day: 0,
            depends_on: Vec::new(),
        };
        ShownRow::entry(None, Some(Arc::new(entry)))
    }

    // R427
    #[test]
    fn a_link_is_in_every_piece_that_it_passes_and_in_no_other() {
        let rows: Vec<_> = (0..60).map(row).collect();
        let ends = |range| {
            let found = links_in(&rows, &[(45, 5)], &range);
            found.first().map(|link| (link.first, link.then))
        };
        let bar = bar(rows[0].entry.as_ref().unwrap());
        assert_eq!(ends(0..20), Some((LinkEnd::Below(bar), LinkEnd::Row(5))));
        assert_eq!(ends(20..40), Some((LinkEnd::Below(bar), LinkEnd::Above(bar))));
        assert_eq!(ends(40..60), Some((LinkEnd::Row(5), LinkEnd::Above(bar))));
        assert_eq!(ends(6..20), Some((LinkEnd::Below(bar), LinkEnd::Above(bar))));
        assert_eq!(ends(46..60), None);
        assert_eq!(ends(0..5), None);
    }

    // R420, R426
    #[test]
    fn what_is_late_is_said_in_the_picture_and_hatched() {
        let rows = [row(1)];
        let picture = Picture {
            id: "test",
            rows: &rows,
            links: &[],
            span: (Date::new(2026, 1, 1).unwrap(), Date::new(2026, 12, 31).unwrap()),
            today: Date::new(2026, 11, 29),
            width: 720.0,
            has_axis: true,
            key: TimeKey::OfRows,
            has_names: true,
            alone: None,
        };
        let svg = picture.to_svg();
        assert!(svg.contains("chart-time-late") && svg.contains("Insats 1"));
    }
}
