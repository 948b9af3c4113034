//! A timeline with every kind of row and mark.

use samspel::domain::values::date::Date;
use samspel::render::frame::Frame;
use samspel::render::timeline::axis::AxisWords;
use samspel::render::timeline::{
    BarState, DayMark, LinkEnd, MarkKind, TimeBar, TimeKey, TimeLink, TimeRow, Timeline, TimelineWords,
};

fn day(text: &str) -> Option<Date> {
    Some(Date::parse(text).expect("the example's days exist"))
}

fn mark(text: &str, kind: MarkKind, is_done: bool, is_late: bool) -> DayMark<'static> {
    DayMark {
        day: Date::parse(text).expect("the example's days exist"),
        kind,
        is_done,
        is_late,
        name: "En dag som räknas",
    }
}

pub fn time_rows<'a>(marks: &'a [[DayMark<'static>; 3]]) -> Vec<TimeRow<'a>> {
    let row = |label, start, end, state, note| TimeRow {
        label,
        is_head: false,
        bar: Some(TimeBar { start, end, state }),
        marks: &[],
        note,
    };
    let head = |label| TimeRow {
        label,
        is_head: true,
        bar: None,
        marks: &[],
        note: "",
    };
    let mut rows = vec![
        head("Kompetens hela livet"),
        row(
            "Lärcenter i varje kommun",
            day("2025-09-01"),
            day("2026-08-31"),
            BarState::Late,
            "försenad",
        ),
        row(
            "Validering",
            day("2026-03-01"),
            day("2027-12-31"),
            BarState::Ongoing,
            "",
        ),
        head("Hållbara resor"),
        row(
            "Bytespunkter",
            day("2025-01-01"),
            day("2026-06-30"),
            BarState::Finished,
            "",
        ),
        row("Nya linjer", day("2027-01-01"), day("2028-06-30"), BarState::Ahead, ""),
        row("Cykelstråk", day("2026-10-01"), None, BarState::Ongoing, "inget slut"),
        row("Samordnad biljett", None, day("2026-12-15"), BarState::Ongoing, ""),
        TimeRow {
            note: "inga datum",
            bar: None,
            ..head("Fjärrtåg")
        },
        row(
            "Snabbussar",
            day("2026-02-01"),
            day("2026-12-31"),
            BarState::Cancelled,
            "avbruten",
        ),
        row(
            "Resecentrum",
            day("2026-03-01"),
            day("2028-12-31"),
            BarState::Late,
            "försenad",
        ),
    ];
    if let (Some(row), Some(marks)) = (rows.get_mut(2), marks.first()) {
        row.marks = marks;
    }
    if let (Some(row), Some(marks)) = (rows.get_mut(5), marks.get(1)) {
        row.marks = marks;
    }
    if let Some(row) = rows.get_mut(8) {
        row.is_head = false;
    }
    rows
}

pub fn day_marks() -> [[DayMark<'static>; 3]; 2] {
    [
        [
            mark("2026-06-01", MarkKind::Milestone, true, false),
            mark("2026-10-01", MarkKind::Measurement, false, true),
            mark("2027-03-01", MarkKind::Review, false, false),
        ],
        [
            mark("2027-04-01", MarkKind::Milestone, false, false),
            mark("2027-10-01", MarkKind::Measurement, false, false),
            mark("2028-03-01", MarkKind::Review, false, false),
        ],
    ]
}

const fn link(first: usize, then: usize) -> TimeLink {
    TimeLink {
        first: LinkEnd::Row(first),
        then: LinkEnd::Row(then),
    }
}

const TIME_LINKS: [TimeLink; 3] = [link(4, 5), link(1, 2), link(7, 6)];

pub fn timeline<'a>(frame: Frame<'a>, rows: &'a [TimeRow<'a>], span: (&str, &str)) -> Timeline<'a> {
    Timeline {
        frame: Frame {
            title: "Insatser över tid, Exempelregionen",
            description: "En insats är försenad.",
            note: "Exempeldata, 21 nov 2026.",
            ..frame
        },
        span: (
            Date::parse(span.0).expect("the example's days exist"),
            Date::parse(span.1).expect("the example's days exist"),
        ),
        today: day("2026-11-21"),
        rows,
        links: &TIME_LINKS,
        gap: 8.0,
        has_axis: true,
        key: TimeKey::OfRows,
        words: TimelineWords {
            axis: AxisWords {
                months: [
                    "jan", "feb", "mars", "apr", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec",
                ],
                quarter: "kv {n}",
            },
            today: "i dag",
            states: ["Ligger framför", "Pågår", "Försenad", "Avslutad", "Avbruten"],
            marks: ["Delmål", "Mätning", "Genomgång"],
        },
    }
}

// R541
#[test]
fn on_a_telephone_a_long_name_is_whole_over_its_bar() {
    let marks = day_marks();
    let mut rows = time_rows(&marks);
    let high = |rows: &[TimeRow]| {
        let places = timeline(
            super::examples::frame("time", 320.0),
            rows,
            ("2025-01-01", "2028-12-31"),
        )
        .places();
        places.rows[1].bottom - places.rows[1].top
    };
    let before = high(&rows);
    rows[1].label = "Lärcenter i varje kommun, med handledare och utrustning för distans";
    assert!(high(&rows) > before);
    let drawn = timeline(
        super::examples::frame("time", 320.0),
        &rows,
        ("2025-01-01", "2028-12-31"),
    )
    .to_svg();
    assert!(!drawn.contains('…') && drawn.contains("utrustning för"));
    super::picture::check(&drawn);
}
