//! The users' texts, in the language of the moment.

use std::cell::Cell;

use crate::{domain::factors::Language, render::numbers::NumberStyle};

include!(concat!(env!("OUT_DIR"), "/words.rs"));

thread_local! {
    // A whole page is drawn in one language: changing it draws the app again, so no text needs a signal of its own.
    static LANGUAGE: Cell<Language> = const { Cell::new(Language::Swedish) };
}

/// The language in which the app is drawn.
pub fn language() -> Language {
    LANGUAGE.get()
}

/// Sets the language in which the app is drawn from now on.
pub fn set_language(language: Language) {
    LANGUAGE.set(language);
}

/// The language tag of a language, as `sv`.
pub fn tag(language: Language) -> &'static str {
    match language {
        Language::Swedish => "sv",
        Language::English => "en",
    }
}

/// A text in the language of the moment.
pub fn text(word: Word) -> &'static str {
    let texts = match language() {
        Language::Swedish => &SWEDISH,
        Language::English => &ENGLISH,
    };
    // Both tables have one text a variant, by construction.
    texts.get(word as usize).copied().unwrap_or_default()
}

/// A text with its `{placeholders}` filled in.
pub fn fill(word: Word, values: &[(&str, &str)]) -> String {
    let mut rest = text(word);
    let mut filled = String::with_capacity(rest.len() + 16);
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            break;
        };
        filled.push_str(
            values
                .iter()
                .find(|(key, _)| *key == name)
                .map_or("", |(_, value)| value),
        );
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// The decimal sign of the language.
pub fn decimal() -> char {
    match language() {
        Language::Swedish => ',',
        Language::English => '.',
    }
}

/// Numbers as the language writes them.
pub fn numbers() -> NumberStyle<'static> {
    NumberStyle {
        decimal: decimal(),
        thousands: "\u{202F}",
    }
}

/// A count as the language writes it.
pub fn number(count: usize) -> String {
    numbers().count(u32::try_from(count).unwrap_or(u32::MAX))
}

/// One text for one thing, another for several; `{n}` is the number.
pub fn count(one: Word, several: Word, number: usize) -> String {
    fill(
        if number == 1 { one } else { several },
        &[("n", &number.to_string())],
    )
}
