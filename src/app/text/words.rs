//! The users' texts, in the language of the moment.

#[cfg(target_arch = "wasm32")]
mod loading;
mod sum;

use std::{cell::Cell, cmp::Ordering, thread::LocalKey};

#[cfg(target_arch = "wasm32")]
pub use self::loading::{complete, set_language};
use crate::{
    domain::{assessment::factors::Language, json::Scanner},
    render::numbers::NumberStyle,
};

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// The texts of a language by the numbers of the words; not yet those that have not been fetched.
type Texts = Cell<&'static [&'static str]>;

thread_local! {
    // A whole page is drawn in one language: changing it draws the app again, so no text needs a signal of its own.
    static LANGUAGE: Cell<Language> = const { Cell::new(Language::Swedish) };
    // The program has what the first view needs.
    static SWEDISH: Texts = const { Cell::new(&FIRST) };
    static ENGLISH: Texts = const { Cell::new(&[]) };
}

/// Where a text advises to load the page anew, which is not always a good thing to do.
const RELOAD: &str = "reload";

/// The language in which the app is drawn.
pub fn language() -> Language {
    LANGUAGE.get()
}

/// Gives texts in a language from now on, as far as they are there.
pub fn speak(language: Language) {
    LANGUAGE.set(language);
}

/// Whether every text of a language is there.
pub fn is_complete(language: Language) -> bool {
    texts_of(language).get().len() == COUNT
}

/// Takes in the texts of a language that are downloaded as a file beside the program. Gives whether all are there then: another
/// version's file is left.
pub fn take_in(language: Language, file: &[u8]) -> bool {
    // Two that asked for the same file may both get it.
    if is_complete(language) {
        return true;
    }
    let wanted = match language {
        Language::Swedish => SWEDISH_SUM,
        Language::English => ENGLISH_SUM,
    };
    let Some(fetched) = listed(file) else {
        return false;
    };
    // Another version's texts would be in the wrong places.
    let is_ours = sum::sum(fetched.iter().copied()) == wanted;
    if is_ours {
        let held = texts_of(language);
        // The texts stay for as long as the page lives, as those in the program do.
        held.set([held.get(), &fetched].concat().leak());
    }
    is_ours
}

fn texts_of(language: Language) -> &'static LocalKey<Texts> {
    match language {
        Language::Swedish => &SWEDISH,
        Language::English => &ENGLISH,
    }
}

fn listed(file: &[u8]) -> Option<Vec<&'static str>> {
    let mut texts = Vec::new();
    let mut scanner = Scanner::new(str::from_utf8(file).ok()?);
    scanner.list(|scanner| {
        texts.push(&*scanner.text()?.into_owned().leak());
        Some(())
    })?;
    scanner.is_at_end().then_some(texts)
}

/// The language tag of a language, as `sv`.
pub fn tag(language: Language) -> &'static str {
    match language {
        Language::Swedish => "sv",
        Language::English => "en",
    }
}

/// The text of a key, if its group is one of those that are found by their keys.
pub const fn keyed(key: &str) -> Option<Word> {
    let (mut low, mut high) = (0, KEYED.len());
    while low < high {
        let middle = low.midpoint(high);
        let (other, word) = KEYED[middle];
        match compare(key.as_bytes(), other.as_bytes()) {
            Ordering::Equal => return Some(word),
            Ordering::Less => high = middle,
            Ordering::Greater => low = middle + 1,
        }
    }
    None
}

/// The text of a key that must have one. For constants only: a key without a text stops the build, with its name.
#[expect(clippy::panic, reason = "it is the compiler that panics")]
pub const fn required(key: &str) -> Word {
    match keyed(key) {
        Some(word) => word,
        None => panic!("{}", key),
    }
}

/// As `Ord` of bytes, which no constant can use.
pub const fn compare(one: &[u8], other: &[u8]) -> Ordering {
    let mut place = 0;
    while place < one.len() && place < other.len() {
        if one[place] != other[place] {
            return if one[place] < other[place] {
                Ordering::Less
            } else {
                Ordering::Greater
            };
        }
        place += 1;
    }
    if one.len() == other.len() {
        Ordering::Equal
    } else if one.len() < other.len() {
        Ordering::Less
    } else {
        Ordering::Greater
    }
}

/// A text in the language of the moment.
pub fn text(word: Word) -> &'static str {
    let texts = texts_of(language()).get();
    // The first view only asks for what the program has (R44), and no later page is drawn before the rest is there.
    texts.get(word as usize).copied().unwrap_or_default()
}

/// What a text advises in place of `{reload}`: without a network a page that is loaded anew is gone.
fn reload() -> &'static str {
    #[cfg(target_arch = "wasm32")]
    let is_online = crate::platform::web::page::is_online();
    #[cfg(not(target_arch = "wasm32"))]
    let is_online = true;
    text(if is_online {
        Word::CrashReload
    } else {
        Word::AppReloadLater
    })
}

/// A text with its `{placeholders}` filled in. `{n:one|several}` is the first of the two where `n` is 1, else the other.
pub fn fill(word: Word, values: &[(&str, &str)]) -> String {
    filled(text(word), values)
}

fn filled(mut rest: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(rest.len() + 16);
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            break;
        };
        let (name, forms) = name.split_once(':').unwrap_or((name, ""));
        let value = values.iter().find(|(key, _)| *key == name);
        filled.push_str(match (value, forms.split_once('|')) {
            (Some((_, "1")), Some((one, _))) => one,
            (_, Some((_, several))) => several,
            (Some((_, value)), None) => value,
            (None, None) if name == RELOAD => reload(),
            (None, None) => "",
        });
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
    fill(if number == 1 { one } else { several }, &[("n", &number.to_string())])
}

#[cfg(test)]
mod tests {
    use super::*;

    // R244
    #[test]
    fn a_text_says_one_as_one_and_others_as_several() {
        let said = |n: &str| filled("{n} {n:sak är|saker är} kvar av {all}.", &[("n", n), ("all", "9")]);
        assert_eq!(said("1"), "1 sak är kvar av 9.");
        for n in ["0", "2", "11", "1\u{202F}001", ""] {
            assert_eq!(said(n), format!("{n} saker är kvar av 9."));
        }
        // What is written wrongly says less, and never fails.
        assert_eq!(filled("{n:sak} {:|} {m} {n:|}", &[("n", "1")]), "1   ");
    }

    #[test]
    fn only_the_texts_of_this_version_are_taken_in() {
        let name = text(Word::AppName);
        for bad in ["", "[", "{}", "[1]", "[]", r#"["Samspel"]"#, "\u{ff}"] {
            assert!(!take_in(Language::Swedish, bad.as_bytes()), "{bad}");
            assert!(!take_in(Language::English, bad.as_bytes()), "{bad}");
        }
        assert!(!take_in(Language::Swedish, &[0xff]));
        assert!(!is_complete(Language::Swedish));
        assert_eq!(text(Word::AppName), name);
    }
}
