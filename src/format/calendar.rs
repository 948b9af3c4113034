//! Days in a calendar file (iCalendar, RFC 5545), which any calendar takes in.

use crate::domain::values::date::Date;

/// A whole day in a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarDay {
    /// What tells it from all others and stays the same, so that a calendar that has it changes it instead of having it twice.
    pub id: String,
    /// The day.
    pub day: Date,
    /// What it is called.
    pub summary: String,
    /// What is said of it; may be empty.
    pub description: String,
    /// What kind of day it is.
    pub category: String,
}

/// A calendar file.
#[derive(Clone, Debug, PartialEq)]
pub struct Calendar {
    /// What it is called.
    pub name: String,
    /// When it is written, in milliseconds since 1970.
    pub written: f64,
    /// The days.
    pub days: Vec<CalendarDay>,
}

/// The most octets of a line, without its end.
const LINE: usize = 75;

const DAY: f64 = 86_400_000.0;

impl Calendar {
    /// The file.
    pub fn to_ics(&self) -> String {
        let mut file = String::new();
        let (written, revision) = (moment(self.written), revision(self.written).to_string());
        for (name, value) in [
            ("BEGIN", "VCALENDAR"),
            ("VERSION", "2.0"),
            ("PRODID", "-//Samspel//Samspel//SV"),
            ("CALSCALE", "GREGORIAN"),
            ("METHOD", "PUBLISH"),
        ] {
            push(&mut file, name, value);
        }
        push(&mut file, "X-WR-CALNAME", &escaped(&self.name));
        for one in &self.days {
            push(&mut file, "BEGIN", "VEVENT");
            push(&mut file, "UID", &escaped(&one.id));
            push(&mut file, "DTSTAMP", &written);
            push(&mut file, "LAST-MODIFIED", &written);
            // A calendar that has the day takes what is written later for newer.
            push(&mut file, "SEQUENCE", &revision);
            push(&mut file, "DTSTART;VALUE=DATE", &plain(one.day));
            // A day without an end lasts that day.
            if one.day != Date::LAST {
                push(&mut file, "DTEND;VALUE=DATE", &plain(one.day.later(1)));
            }
            push(&mut file, "SUMMARY", &escaped(&one.summary));
            if !one.description.is_empty() {
                push(&mut file, "DESCRIPTION", &escaped(&one.description));
            }
            push(&mut file, "CATEGORIES", &escaped(&one.category));
            // Nobody is busy all day because something is due then.
            push(&mut file, "TRANSP", "TRANSPARENT");
            push(&mut file, "END", "VEVENT");
        }
        push(&mut file, "END", "VCALENDAR");
        file
    }
}

/// A day as `20261129`.
fn plain(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// A moment as `20261129T180000Z`; the first of 1970 for one that can't be told.
fn moment(milliseconds: f64) -> String {
    let milliseconds = if milliseconds.is_finite() { milliseconds } else { 0.0 };
    let days = (milliseconds / DAY).floor();
    let day = Date::from_day_number(days as i32);
    let (days, day) = day.map_or((0.0, Date::from_day_number(0)), |day| (days, Some(day)));
    let seconds = ((milliseconds - days * DAY) / 1000.0) as u32 % 86_400;
    let [hour, minute, second] = [seconds / 3600, seconds / 60 % 60, seconds % 60];
    let day = day.map(plain).unwrap_or_default();
    format!("{day}T{hour:02}{minute:02}{second:02}Z")
}

/// A number that grows each minute.
fn revision(milliseconds: f64) -> i32 {
    /// The minutes from 1970 to 2020.
    const BEFORE: f64 = 26_297_280.0;
    (milliseconds / 60_000.0 - BEFORE).max(0.0) as i32
}

/// A text as a value: what has a meaning there is marked, and other marks of control are left out.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => value.extend(['\\', letter]),
            '\n' => value.push_str("\\n"),
            '\t' => value.push(' '),
            letter if letter.is_control() => {}
            letter => value.push(letter),
        }
    }
    value
}

/// Writes a line, folded where it is too long; no letter is parted.
fn push(file: &mut String, name: &str, value: &str) {
    let mut octets = 0;
    for letter in name.chars().chain([':']).chain(value.chars()) {
        if octets + letter.len_utf8() > LINE {
            file.push_str("\r\n ");
            octets = 1;
        }
        file.push(letter);
        octets += letter.len_utf8();
    }
    file.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    /// A line of a calendar: its name with what belongs to it, and its value.
    type Line = (String, String);

    /// A small reader of calendars: the events with their lines, in order, after the lines of the calendar itself.
    fn read(file: &str) -> (Vec<Line>, Vec<Vec<Line>>) {
        assert!(file.ends_with("\r\n") && !file.replace("\r\n", "").contains(['\r', '\n']));
        for line in file.split("\r\n") {
            assert!(line.len() <= 75, "{line}");
        }
        let unfolded = file.replace("\r\n ", "");
        let (mut own, mut events) = (Vec::new(), Vec::new());
        let mut event: Option<Vec<Line>> = None;
        for line in unfolded.split_terminator("\r\n") {
            let (name, value) = line.split_once(':').unwrap_or_default();
            match (name, value) {
                ("BEGIN", "VEVENT") => event = Some(Vec::new()),
                ("END", "VEVENT") => events.extend(event.take()),
                _ => event.as_mut().unwrap_or(&mut own).push((name.into(), unescaped(value))),
            }
        }
        assert!(event.is_none());
        (own, events)
    }

    fn unescaped(value: &str) -> String {
        let mut text = String::new();
        let mut letters = value.chars();
        while let Some(letter) = letters.next() {
            match letter {
                '\\' => match letters.next() {
                    Some('n' | 'N') => text.push('\n'),
                    Some(other) => text.push(other),
                    None => panic!("{value}"),
                },
                // They would end the value.
                ',' | ';' => panic!("{value}"),
                letter => text.push(letter),
            }
        }
        text
    }

    fn value<'a>(lines: &'a [Line], name: &str) -> &'a str {
        let mut found = lines.iter().filter(|(of, _)| of == name);
        let value = found.next().map_or("", |(_, value)| value.as_str());
        assert!(found.next().is_none(), "{name} twice");
        value
    }

    fn of(summary: &str, day: &str) -> Calendar {
        let day = CalendarDay {
            id: "d-m1-milestone@samspel".into(),
            day: Date::parse(day).unwrap_or(Date::FIRST),
            summary: summary.into(),
            description: String::new(),
            category: "Delmål".into(),
        };
        Calendar {
            name: "På gång".into(),
            // 29 November 2026, 18:05:07.
            written: 1_795_975_507_000.0,
            days: vec![day],
        }
    }

    // R476
    #[test]
    fn a_day_is_written_as_calendars_read_it() {
        let file = of("Delmål: avtal, bygglov; två rader\r\nklart \\ 🙂", "2026-12-31").to_ics();
        let expected = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Samspel//Samspel//SV",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            "X-WR-CALNAME:På gång",
            "BEGIN:VEVENT",
            "UID:d-m1-milestone@samspel",
            "DTSTAMP:20261129T180507Z",
            "LAST-MODIFIED:20261129T180507Z",
            "SEQUENCE:3635645",
            "DTSTART;VALUE=DATE:20261231",
            "DTEND;VALUE=DATE:20270101",
            "SUMMARY:Delmål: avtal\\, bygglov\\; två rader\\nklart \\\\ 🙂",
            "CATEGORIES:Delmål",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ];
        assert_eq!(file, expected.join("\r\n"));
        // The last day that can be told has none after it.
        assert!(!of("", "2200-12-31").to_ics().contains("DTEND"));
        assert_eq!(moment(f64::NAN), "19700101T000000Z");
        assert_eq!(moment(-1.0), "19691231T235959Z");
        assert_eq!(moment(f64::MAX), moment(f64::MAX));
    }

    // R477
    #[test]
    fn what_is_written_later_is_newer_and_the_same_day() {
        let (first, mut second) = (of("Avtal", "2026-12-31"), of("Avtal", "2027-01-15"));
        second.written += 60_000.0;
        let (first, second) = (read(&first.to_ics()).1, read(&second.to_ics()).1);
        let [first, second] = [&first[0], &second[0]];
        assert_eq!(value(first, "UID"), value(second, "UID"));
        let sequence = |lines: &[Line]| value(lines, "SEQUENCE").parse::<i32>().ok();
        assert!(sequence(first) < sequence(second));
        assert!(value(first, "DTSTAMP") < value(second, "DTSTAMP"));
    }

    fn any_text() -> impl Strategy<Value = String> {
        prop_oneof![any::<String>(), "[a-zåäö ,;:\\\\\n\r\"🙂🇸🇪\u{301}]{0,200}"]
    }

    /// What a value can hold of a text.
    fn kept(text: &str) -> String {
        let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
        text.chars().filter(|one| *one == '\n' || !one.is_control()).collect()
    }

    proptest! {
        // R476
        #[test]
        fn what_is_written_reads_back(
            name in any_text(),
            days in vec((any_text(), any_text(), -60_000..80_000_i32, any_text()), 0..6),
            written in 0.0..4.0e12,
        ) {
            let day = |(summary, description, number, category): (String, String, i32, String)| CalendarDay {
                id: format!("{number}@samspel"),
                day: Date::from_day_number(number).unwrap_or(Date::LAST),
                summary,
                description,
                category,
            };
            let calendar = Calendar { name, written, days: days.into_iter().map(day).collect() };
            let (own, events) = read(&calendar.to_ics());
            prop_assert_eq!(value(&own, "X-WR-CALNAME"), kept(&calendar.name));
            prop_assert_eq!(events.len(), calendar.days.len());
            for (event, day) in events.iter().zip(&calendar.days) {
                prop_assert_eq!(value(event, "UID"), &day.id);
                prop_assert_eq!(value(event, "SUMMARY"), kept(&day.summary));
                prop_assert_eq!(value(event, "DESCRIPTION"), kept(&day.description));
                prop_assert_eq!(value(event, "CATEGORIES"), kept(&day.category));
                prop_assert_eq!(value(event, "DTSTART;VALUE=DATE"), plain(day.day));
                prop_assert_eq!(value(event, "DTSTAMP").len(), 16);
            }
        }
    }
}
