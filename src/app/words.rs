//! The users' texts, in the language of the moment.

use std::cell::Cell;

use serde_json::Value;

use crate::{
    domain::{factors::Language, json},
    platform::web::fetch,
    render::numbers::NumberStyle,
};

include!(concat!(env!("OUT_DIR"), "/words.rs"));

thread_local! {
    // A whole page is drawn in one language: changing it draws the app again, so no text needs a signal of its own.
    static LANGUAGE: Cell<Language> = const { Cell::new(Language::Swedish) };
    // Empty until English has been asked for.
    static ENGLISH: Cell<&'static [&'static str]> = const { Cell::new(&[]) };
}

/// The language in which the app is drawn.
pub fn language() -> Language {
    LANGUAGE.get()
}

/// Sets the language in which the app is drawn from now on. The program has Swedish in it; English is fetched when it is
/// first asked for. Gives whether it could be had.
pub async fn set_language(language: Language) -> bool {
    if language == Language::English && ENGLISH.get().is_empty() {
        let Some(texts) = fetch_english().await else {
            return false;
        };
        ENGLISH.set(texts);
    }
    LANGUAGE.set(language);
    true
}

async fn fetch_english() -> Option<&'static [&'static str]> {
    let file = fetch::fresh_bytes("locales/en.json").await.ok()?;
    let mut texts = Vec::with_capacity(SWEDISH.len());
    gather(json::value(str::from_utf8(&file).ok()?)?, &mut texts);
    let letters: usize = texts.iter().map(|text| text.len()).sum();
    // The texts stay for as long as the page lives, as those in the program do.
    (texts.len() == SWEDISH.len() && letters == ENGLISH_LETTERS).then(|| &*texts.leak())
}

/// Takes the texts in the order of their keys, which is that of the variants.
fn gather(value: Value, texts: &mut Vec<&'static str>) {
    match value {
        Value::String(text) => texts.push(text.leak()),
        Value::Object(group) => {
            for (_, value) in group {
                gather(value, texts);
            }
        }
        _ => {}
    }
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
        Language::Swedish => &SWEDISH[..],
        Language::English => ENGLISH.get(),
    };
    // Both languages have one text a variant, by construction.
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
