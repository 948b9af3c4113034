//! E-mail addresses and telephone numbers in what people write, and the text without them.

use std::borrow::Cow;

/// What stands where something was taken out.
const GONE: &str = "[…]";

/// How many digits a telephone number has at least and at most.
const DIGITS: std::ops::RangeInclusive<usize> = 8..=15;

/// A text without the e-mail addresses and the telephone numbers in it.
pub fn without_contacts(text: &str) -> Cow<'_, str> {
    let mut plain = String::new();
    let mut rest = text;
    let mut is_within_word = false;
    while let Some(sign) = rest.chars().next() {
        let length = if is_within_word {
            None
        } else {
            let number = || number_length(rest).filter(|_| !goes_on_figure(&plain, rest));
            address_length(rest).or_else(number)
        };
        let (taken, after) = rest.split_at(length.unwrap_or(sign.len_utf8()));
        plain.push_str(if length.is_some() { GONE } else { taken });
        is_within_word = taken.ends_with(is_of_address);
        rest = after;
    }
    if plain == text { text.into() } else { plain.into() }
}

/// Whether a sign can be in an e-mail address, but for the one in its middle.
fn is_of_address(sign: char) -> bool {
    sign.is_alphanumeric() || "._%+-".contains(sign)
}

/// How long the e-mail address is that a text begins with; `None` where it begins with none.
fn address_length(text: &str) -> Option<usize> {
    let (name, host) = text.split_at(text.find(|sign| !is_of_address(sign))?);
    let host = host.strip_prefix('@')?;
    let end = host.find(|sign| !is_of_address(sign)).unwrap_or(host.len());
    let host = host.get(..end)?.trim_end_matches(['.', '-', '_']);
    let (before, top) = host.rsplit_once('.')?;
    let is_address = !name.is_empty() && !before.is_empty();
    let is_named = top.chars().count() > 1 && top.chars().all(char::is_alphabetic);
    (is_address && is_named).then(|| name.len() + '@'.len_utf8() + host.len())
}

/// Whether three digits go on with a figure before them, as thousands do.
fn goes_on_figure(before: &str, text: &str) -> bool {
    let is_after_figure = before
        .trim_end_matches(is_gap)
        .ends_with(|sign: char| sign.is_ascii_digit());
    let after = text.trim_start_matches(|sign: char| sign.is_ascii_digit());
    is_after_figure && text.len() - after.len() == 3 && !after.starts_with(['-', '/'])
}

/// Whether a sign is a space within a line.
fn is_gap(sign: char) -> bool {
    sign.is_whitespace() && sign != '\n'
}

/// How long the telephone number is that a text begins with, which begins as numbers to call do; `None` where it begins with none.
fn number_length(text: &str) -> Option<usize> {
    if !text.starts_with(['0', '+', '(']) {
        return None;
    }
    let end = text.find(|sign| !is_of_number(sign)).unwrap_or(text.len());
    let all = text.get(..end)?;
    // What follows after a space may be another number, or a day.
    let spaces = all.match_indices(char::is_whitespace).map(|(place, _)| place).rev();
    let mut ends = std::iter::once(end).chain(spaces).filter_map(|end| all.get(..end));
    let number = ends.find(|number| digits(number) <= *DIGITS.end())?;
    let number = number.trim_end_matches(|sign: char| !sign.is_ascii_digit());
    let first = number.trim_start_matches('(');
    // With dots it may be hours, as 08.30–17.00.
    let is_hours = first.find('.') == Some(2);
    let is_number = first.starts_with(['0', '+']) && DIGITS.contains(&digits(number)) && !is_hours;
    is_number.then_some(number.len())
}

/// Whether a sign can be in a telephone number: a digit, or what people and programs set between them.
fn is_of_number(sign: char) -> bool {
    sign.is_ascii_digit() || is_gap(sign) || "-\u{2010}\u{2011}–−./()+".contains(sign)
}

fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    // R362
    #[test]
    fn addresses_and_numbers_are_taken_out_and_all_else_stays() {
        for (text, without) in [
            (
                "Karin Ek <karin.ek@exempel.se>: Fler bussar, ring 070-123 45 67.",
                "Karin Ek <[…]>: Fler bussar, ring […].",
            ),
            ("Skriv till åsa@kommun.example.com.", "Skriv till […]."),
            (
                "mailto:a_b+c@x-y.se, eller +46 (0)70 123 45 67!",
                "mailto:[…], eller […]!",
            ),
            ("(08) 123 456 78 eller 0155/12345", "[…] eller […]"),
            // Several in a row, with a day after them, and with the signs that programs set.
            ("070-123 45 67 / 070-765 43 21", "[…] / […]"),
            ("070-123 45 67 2026-05-01", "[…] 2026-05-01"),
            ("070.123.45.67, +46.70.123.45.67.", "[…], […]."),
            ("070\u{2011}123\u{2009}45\u{202f}67", "[…]"),
            ("Rum 5 070-123 45 67", "Rum 5 […]"),
            ("0155-12 34 56\n0155-65 43 21", "[…]\n[…]"),
        ] {
            assert_eq!(without_contacts(text), without);
        }
        for whole in [
            "",
            "@regionen och vi @ mötet",
            "a@b",
            "Mötet 2026-05-01 12:00–13:00",
            "0,5 procent av 12 000 000 000 kronor, eller 1 050 000 000",
            "0480 har 0 till 100 bussar",
            "Linje 10012345678",
            "Öppet 08.30–17.00",
        ] {
            assert!(matches!(without_contacts(whole), Cow::Borrowed(_)), "{whole}");
        }
    }
}
