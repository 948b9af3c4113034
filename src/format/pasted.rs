//! Responses in a text that somebody has pasted: links, their texts alone, or what is in files, with whatever a mail has
//! around them.

use std::ops::Range;

use super::link::{
    LinkError,
    arrived::{self, is_unseen},
};

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

/// Everything in a text that may be a response, in its order: links as [`arrived::find`] finds them, and files.
pub fn find(text: &str) -> Vec<PastedItem> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let plain: Vec<&str> = lines.iter().map(|line| unquoted(line)).collect();
    let mut found = Vec::new();
    // The lines since the last file, in which there may be links.
    let mut since = 0;
    let mut place = 0;
    while let Some(line) = plain.get(place) {
        if !line.starts_with('{') {
            place += 1;
            continue;
        }
        let (content, taken) = file(line, plain.get(place + 1..).unwrap_or_default());
        if has_only_a_link(&lines.get(place..=place + taken).unwrap_or_default().concat()) {
            place += 1 + taken;
            continue;
        }
        links(&lines, since..place, &mut found);
        found.push(PastedItem {
            line: place + 1,
            content: Content::File(content),
        });
        place += 1 + taken;
        since = place;
    }
    links(&lines, since..lines.len(), &mut found);
    found
}

/// The links in some of the lines.
fn links(lines: &[&str], some: Range<usize>, found: &mut Vec<PastedItem>) {
    let text = lines.get(some.clone()).unwrap_or_default().concat();
    let (mut line, mut counted) = (some.start + 1, 0);
    for link in arrived::find(&text) {
        line += text
            .get(counted..link.at.start)
            .unwrap_or_default()
            .matches('\n')
            .count();
        counted = link.at.start;
        let content = Content::Link(link.content);
        found.push(PastedItem { line, content });
    }
}

/// Whether what begins with a brace is no file of Samspel's but has a link in it, as a message in JSON has.
fn has_only_a_link(content: &str) -> bool {
    !content.contains("\"format\"") && arrived::find(content).iter().any(|link| link.content.is_ok())
}

/// A line without what a mail program puts before an answered one.
fn unquoted(line: &str) -> &str {
    line.trim_matches(|sign: char| sign.is_whitespace() || sign == '>' || is_unseen(sign))
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
