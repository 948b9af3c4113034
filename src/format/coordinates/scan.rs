//! Takes one position's text apart into numbers.

use std::iter::Peekable;
use std::str::CharIndices;

use super::{Axis, CoordinateCause};

/// A number along an axis, with minutes, seconds and letters already taken in.
pub(super) struct TypedNumber<'a> {
    pub(super) value: f64,
    /// Named by a letter.
    pub(super) axis: Option<Axis>,
    /// As it was typed, without letters, minutes and seconds.
    pub(super) text: &'a str,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Number(f64),
    /// The axis, and −1 for south and west.
    Letter(Axis, f64),
    Degree,
    Minute,
    Second,
}

#[derive(Clone, Copy)]
struct Token<'a> {
    kind: Kind,
    text: &'a str,
}

/// Reads all numbers of an entry. A comma with digits on both sides is a decimal comma if `decimal_comma`, and a
/// separator otherwise; every other comma is a separator.
pub(super) fn numbers(entry: &str, decimal_comma: bool) -> Result<Vec<TypedNumber<'_>>, CoordinateCause> {
    let tokens = tokens(entry, decimal_comma)?;
    let mut rest = tokens.as_slice();
    let letters_first = matches!(
        rest.first(),
        Some(Token {
            kind: Kind::Letter(..),
            ..
        })
    );
    let mut numbers = Vec::new();
    while !rest.is_empty() {
        let mut letter = if letters_first { take_letter(&mut rest) } else { None };
        let Some((Kind::Number(whole), text)) = rest.first().map(|token| (token.kind, token.text)) else {
            let text = rest.first().or(tokens.last()).map_or("", |token| token.text);
            return Err(CoordinateCause::Unexpected { text: shortened(text) });
        };
        rest = rest.get(1..).unwrap_or_default();
        let value = with_minutes(whole, text, &mut rest)?;
        if letter.is_none() {
            letter = take_letter(&mut rest);
        }
        let (axis, sign) = letter.map_or((None, 1.0), |(axis, sign)| (Some(axis), sign));
        numbers.push(TypedNumber {
            value: sign * value,
            axis,
            text,
        });
    }
    Ok(numbers)
}

/// What was typed, cut to what can be shown.
pub(super) fn shortened(text: &str) -> String {
    text.chars().take(40).collect()
}

fn take_letter(rest: &mut &[Token]) -> Option<(Axis, f64)> {
    let (
        Token {
            kind: Kind::Letter(axis, sign),
            ..
        },
        others,
    ) = rest.split_first()?
    else {
        return None;
    };
    *rest = others;
    Some((*axis, *sign))
}

/// Adds the minutes and seconds that follow a degree sign.
fn with_minutes<'a>(whole: f64, text: &'a str, rest: &mut &[Token<'a>]) -> Result<f64, CoordinateCause> {
    let [Token { kind: Kind::Degree, .. }, others @ ..] = *rest else {
        return Ok(whole);
    };
    *rest = others;
    let (mut value, mut larger, mut larger_text) = (whole.abs(), whole, text);
    for (mark, share) in [(Kind::Minute, 60.0), (Kind::Second, 3600.0)] {
        let [
            Token {
                kind: Kind::Number(part),
                text,
            },
            Token { kind, .. },
            others @ ..,
        ] = *rest
        else {
            break;
        };
        if *kind != mark {
            continue;
        }
        let invalid = |number: &str| {
            Err(CoordinateCause::InvalidMinutes {
                number: shortened(number),
            })
        };
        if larger.fract() != 0.0 {
            return invalid(larger_text);
        }
        if !(0.0..60.0).contains(part) {
            return invalid(text);
        }
        value += part / share;
        (larger, larger_text) = (*part, text);
        *rest = others;
    }
    Ok(if whole < 0.0 { -value } else { value })
}

fn tokens(entry: &str, decimal_comma: bool) -> Result<Vec<Token<'_>>, CoordinateCause> {
    let mut tokens = Vec::new();
    let mut characters = entry.char_indices().peekable();
    while let Some((start, character)) = characters.next() {
        let kind = match character {
            ',' => continue,
            _ if character.is_whitespace() => continue,
            '0'..='9' | '-' | '−' | '+' => {
                skip_number(entry, &mut characters, decimal_comma);
                let text = token_text(entry, start, &mut characters);
                Kind::Number(value(text)?)
            }
            'N' | 'n' => Kind::Letter(Axis::North, 1.0),
            'S' | 's' => Kind::Letter(Axis::North, -1.0),
            'E' | 'e' | 'Ö' | 'ö' | 'O' | 'o' => Kind::Letter(Axis::East, 1.0),
            'W' | 'w' | 'V' | 'v' => Kind::Letter(Axis::East, -1.0),
            '°' | 'º' | '˚' => Kind::Degree,
            '\'' | '′' | '’' | '‘' | '´' => {
                // Two of them are often typed for seconds.
                if characters.next_if(|(_, next)| *next == character).is_some() {
                    Kind::Second
                } else {
                    Kind::Minute
                }
            }
            '"' | '″' | '”' | '“' => Kind::Second,
            _ => {
                let word = entry
                    .get(start..)
                    .unwrap_or_default()
                    .split_whitespace()
                    .next()
                    .unwrap_or_default();
                return Err(CoordinateCause::Unexpected { text: shortened(word) });
            }
        };
        tokens.push(Token {
            kind,
            text: token_text(entry, start, &mut characters),
        });
    }
    Ok(tokens)
}

fn token_text<'a>(entry: &'a str, start: usize, characters: &mut Peekable<CharIndices>) -> &'a str {
    let end = characters.peek().map_or(entry.len(), |(index, _)| *index);
    entry.get(start..end).unwrap_or_default()
}

/// Moves past the rest of a number: digits, and one decimal mark with digits after it.
fn skip_number(entry: &str, characters: &mut Peekable<CharIndices>, decimal_comma: bool) {
    let is_digit = |(_, character): &(usize, char)| character.is_ascii_digit();
    while characters.next_if(is_digit).is_some() {}
    let Some((mark, character)) = characters.peek().copied() else {
        return;
    };
    let after_mark = entry.get(mark + 1..).unwrap_or_default();
    let after_digits = after_mark.trim_start_matches(|character: char| character.is_ascii_digit());
    let has_digits = after_digits.len() < after_mark.len();
    let is_decimal = match character {
        '.' => has_digits,
        // In `59,16.5` the point is the decimal mark, so the comma isn't.
        ',' => decimal_comma && has_digits && !after_digits.starts_with('.'),
        _ => false,
    };
    if is_decimal {
        characters.next();
        while characters.next_if(is_digit).is_some() {}
    }
}

fn value(text: &str) -> Result<f64, CoordinateCause> {
    let plain: String = text
        .chars()
        .map(|character| match character {
            ',' => '.',
            '−' => '-',
            other => other,
        })
        .collect();
    plain
        .parse()
        .map_err(|_| CoordinateCause::Unexpected { text: shortened(text) })
}
