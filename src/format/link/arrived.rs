//! Links as they arrive: in an address, in a mail that somebody has pasted, inside a sentence, wrapped by programs on the way. There is
//! this one reader for all of them.

use std::ops::Range;

use super::{
    Decoder, LinkError, MOST_READ, VERSION,
    unwrapped::{Equals, Sign, signs},
    value,
};

pub use super::unwrapped::is_unseen;

/// A link in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArrivedLink {
    /// Where it is in the text, in bytes.
    pub at: Range<usize>,
    /// Its packed content, or why it can't be read.
    pub content: Result<Vec<u8>, LinkError>,
}

/// What an address has before a link's text, after `#`: that of a response, of an invitation, of a document.
const PLACES: [&[u8]; 3] = [b"svar/", b"svara/", b"lank/"];

/// How many letters, with a digit among them, a link's text without an address must have in one piece to be taken for one that is not
/// whole: a list's first word is none.
const LEAST_LETTERS: usize = 20;

/// All links in a text, in its order: addresses with a link in them, and links' texts alone.
///
/// They may be wrapped in other addresses and coded as those do it, once or more; broken into lines, quoted, in quoted-printable; have
/// signs in them that are not seen; and be followed by whatever no link has in it.
pub fn find(text: &str) -> Vec<ArrivedLink> {
    let mut found = Vec::new();
    for equals in Equals::ALL {
        for link in find_in(&signs(text, equals)) {
            let overlapping = found
                .iter()
                .position(|other: &ArrivedLink| other.at.start < link.at.end && link.at.start < other.at.end);
            match overlapping.and_then(|place| found.get_mut(place)) {
                Some(other) if other.content.is_err() && link.content.is_ok() => *other = link,
                None if equals == Equals::Quoted || link.content.is_ok() => found.push(link),
                _ => {}
            }
        }
        if !text.contains(['=', '%', '&']) {
            break;
        }
    }
    found.sort_by_key(|link| link.at.start);
    found
}

/// The packed content of a text that is a link's and nothing else, but for what follows it.
pub(super) fn alone(text: &str) -> Result<Vec<u8>, LinkError> {
    let mut content = Err(LinkError::NotALink);
    for equals in Equals::ALL {
        content = read_at(&signs(text, equals), 0).0;
        if content.is_ok() || !text.contains('=') {
            break;
        }
    }
    content
}

fn find_in(signs: &[Sign]) -> Vec<ArrivedLink> {
    let mut found = Vec::new();
    let mut place = 0;
    while let Some(sign) = signs.get(place) {
        let start = sign.at;
        let begin = place;
        place += 1;
        let Some((text, origin)) = start_at(signs, begin) else {
            continue;
        };
        let (content, end) = read_at(signs, text);
        let is_link = match origin {
            Origin::Address => true,
            Origin::Alone => content.is_ok() || looks_like_one(signs, text),
            Origin::Within => content.is_ok() && end - text >= LEAST_LETTERS,
        };
        if is_link {
            let last = signs.get(end.max(place) - 1).unwrap_or(sign);
            let at = start..last.at + 1;
            found.push(ArrivedLink { at, content });
            place = place.max(end);
        }
    }
    found
}

/// How sure it is that a link begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    /// There is an address before it.
    Address,
    /// It is a word of its own.
    Alone,
    /// It is part of something else, as of a foreign address.
    Within,
}

/// Where the text of a link begins whose address or text is at a place.
fn start_at(signs: &[Sign], place: usize) -> Option<(usize, Origin)> {
    let sign = signs.get(place)?;
    if sign.byte == b'#' {
        let after = signs.get(place + 1..)?;
        let slash = usize::from(after.first().is_some_and(|sign| sign.byte == b'/'));
        let after = after.get(slash..)?;
        let is_here = |name: &&&[u8]| {
            after.len() >= name.len() && after.iter().zip(name.iter()).all(|(sign, letter)| sign.byte == *letter)
        };
        let name = PLACES.iter().find(is_here)?;
        return Some((place + 1 + slash + name.len(), Origin::Address));
    }
    if !sign.byte.is_ascii_digit() {
        return None;
    }
    let before = place.checked_sub(1).and_then(|before| signs.get(before));
    let origin = match before {
        _ if sign.is_after_gap => Origin::Alone,
        Some(before) if before.byte.is_ascii_alphanumeric() || before.byte == b'.' => return None,
        Some(before) if matches!(before.byte, b'/' | b'=' | b'?' | b'&' | b'#' | b'-' | b'_') => Origin::Within,
        _ => Origin::Alone,
    };
    Some((place, origin))
}

fn is_letter(byte: u8) -> bool {
    value(byte).is_some()
}

/// Whether a text that begins at a place looks like that of a link, though it can't be read as one.
fn looks_like_one(signs: &[Sign], place: usize) -> bool {
    let mut signs = signs.get(place..).unwrap_or_default().iter();
    if signs
        .by_ref()
        .find(|sign| !sign.byte.is_ascii_digit())
        .is_none_or(|sign| sign.byte != b'.')
    {
        return false;
    }
    let letters = signs.take_while(|sign| is_letter(sign.byte) && !sign.is_after_gap);
    let letters: Vec<u8> = letters.map(|sign| sign.byte).collect();
    letters.len() >= LEAST_LETTERS && letters.iter().any(u8::is_ascii_digit)
}

/// The content of a link's text that begins at a place, and the place after it, or after its first piece where it is not whole.
fn read_at(signs: &[Sign], begin: usize) -> (Result<Vec<u8>, LinkError>, usize) {
    let mut place = begin;
    let mut version = 0_u64;
    while let Some(digit) = signs.get(place).and_then(|sign| char::from(sign.byte).to_digit(10)) {
        // More digits than a number has are a version far ahead.
        version = version.saturating_mul(10).saturating_add(digit.into());
        place += 1;
    }
    let point = signs.get(place).map(|sign| sign.byte);
    let is_version = place > begin && matches!(point, None | Some(b'.'));
    match version {
        VERSION if is_version => read_letters(signs, place + 1),
        0 | VERSION => (Err(LinkError::NotALink), place),
        version if is_version => {
            let letters = signs.get(place + 1..).unwrap_or_default().iter();
            let length = letters
                .take_while(|sign| is_letter(sign.byte) && !sign.is_after_gap)
                .count();
            (Err(LinkError::Newer { version }), place + 1 + length)
        }
        _ => (Err(LinkError::NotALink), place),
    }
}

/// What the letters from a place on carry. They end where they are whole: at the end of a piece, or before dashes and underscores
/// there, which stand around texts too.
fn read_letters(signs: &[Sign], begin: usize) -> (Result<Vec<u8>, LinkError>, usize) {
    let mut decoder = Decoder::default();
    let mut place = begin;
    let mut first_piece = None;
    // How much was whole before the marks at the piece's end.
    let mut before_marks: Option<usize> = None;
    loop {
        let letter = signs.get(place);
        let letter = letter.and_then(|sign| Some((value(sign.byte)?, sign)));
        let is_piece_end = letter.is_none_or(|(_, sign)| sign.is_after_gap);
        if is_piece_end {
            if decoder.is_whole() {
                return (Ok(decoder.packed), place);
            }
            if let Some(length) = before_marks.take() {
                decoder.packed.truncate(length);
                return (Ok(decoder.packed), place);
            }
            first_piece.get_or_insert(place);
        }
        let Some((value, sign)) = letter else { break };
        if !matches!(sign.byte, b'-' | b'_') {
            before_marks = None;
        } else if before_marks.is_none() && decoder.is_whole() {
            before_marks = Some(decoder.packed.len());
        }
        decoder.push(value);
        place += 1;
    }
    let characters = place - begin;
    let error = if characters > MOST_READ {
        LinkError::TooLong { characters }
    } else {
        LinkError::Damaged
    };
    (Err(error), first_piece.unwrap_or(place))
}
