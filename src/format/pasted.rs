//! Responses in a text that somebody has pasted: links, their texts alone, or what is in files, with whatever a mail has
//! around them.

use super::link::{self, LinkError};

/// Something in a pasted text that may be a response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastedItem {
    /// The line where it begins, from 1.
    pub line: usize,
    /// What it is.
    pub content: Content,
}

/// What is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A link's packed content, or why the link can't be read.
    Link(Result<Vec<u8>, LinkError>),
    /// What is in a file.
    File(String),
}

/// What an address has before a link's text: that of a response, and those that are easily taken for one.
const PLACES: [&str; 3] = ["#/svar/", "#/svara/", "#/lank/"];

/// How many letters a link's text without an address must have to be taken for one.
const LEAST_LETTERS: usize = 20;

/// How many lines a link may be broken into.
const MOST_LINES: usize = 400;

/// Everything in a text that may be a response. A link that a mail program has broken into lines is put together again.
pub fn find(text: &str) -> Vec<PastedItem> {
    let lines: Vec<&str> = text.lines().map(unquoted).collect();
    let mut found = Vec::new();
    let mut place = 0;
    while let Some(line) = lines.get(place) {
        let rest = lines.get(place + 1..).unwrap_or_default();
        let begin = place + 1;
        let mut taken = 0;
        if line.starts_with('{') {
            let content;
            (content, taken) = file(line, rest);
            found.push(PastedItem {
                line: begin,
                content: Content::File(content),
            });
        } else {
            for start in starts(line) {
                // Only what goes on to the line's end can go on in the next one.
                let rest = if line.ends_with(start) { rest } else { &[] };
                let content;
                (content, taken) = whole_link(start, rest);
                found.push(PastedItem {
                    line: begin,
                    content: Content::Link(content),
                });
            }
        }
        place += 1 + taken;
    }
    found
}

/// A line without what a mail program puts before an answered one.
fn unquoted(line: &str) -> &str {
    line.trim_matches(|sign: char| sign.is_whitespace() || sign == '>')
}

fn is_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_')
}

/// The texts in a line that may be those of links, each to the first white space.
fn starts(line: &str) -> Vec<&str> {
    let mut starts = Vec::new();
    let mut rest = line;
    let next = |rest: &str| {
        let places = PLACES.iter();
        let found = places.filter_map(|place| Some((rest.find(place)?, place.len())));
        found.min()
    };
    while let Some((at, length)) = next(rest) {
        // What was found is there.
        rest = rest.get(at + length..).unwrap_or_default();
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        starts.push(rest.get(..end).unwrap_or_default());
    }
    if starts.is_empty()
        && let Some((version, letters)) = line.split_once('.')
    {
        let is_number = !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit());
        if is_number && letters.len() >= LEAST_LETTERS && letters.chars().all(is_letter) {
            starts.push(line);
        }
    }
    starts
}

/// A link's content, with as many of the following lines as belong to it, and how many those are.
fn whole_link(start: &str, rest: &[&str]) -> (Result<Vec<u8>, LinkError>, usize) {
    let alone = link::read(start);
    if alone.is_ok() {
        return (alone, 0);
    }
    let mut text = start.to_owned();
    for (taken, line) in (1..=MOST_LINES).zip(rest) {
        let is_part = !line.is_empty() && line.chars().all(is_letter);
        if !is_part {
            break;
        }
        text.push_str(line);
        if let Ok(packed) = link::read(&text) {
            return (Ok(packed), taken);
        }
    }
    (alone, 0)
}

/// What is in a file, with the following lines that belong to it, and how many those are.
fn file(line: &str, rest: &[&str]) -> (String, usize) {
    if line.len() > 1 && line.ends_with('}') {
        return (line.to_owned(), 0);
    }
    let mut text = line.to_owned();
    let mut depth = balance(line);
    for (taken, line) in (1..).zip(rest) {
        text.push('\n');
        text.push_str(line);
        depth += balance(line);
        if depth <= 0 {
            return (text, taken);
        }
    }
    (text, rest.len())
}

/// How many more objects begin in a line than end there. Braces in texts don't count; no text goes over a line's end.
fn balance(line: &str) -> i64 {
    let mut balance = 0;
    let (mut is_text, mut is_escaped) = (false, false);
    for byte in line.bytes() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if is_text => is_escaped = true,
            b'"' => is_text = !is_text,
            b'{' if !is_text => balance += 1,
            b'}' if !is_text => balance -= 1,
            _ => {}
        }
    }
    balance
}
