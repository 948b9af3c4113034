//! Makes the `Word` type from `locales/`. The texts that the first view has a use for (`locales/first-view.json`) come first; the
//! Swedish ones among them are in the program. The others are fetched, from files that `scripts/words` makes.
//!
//! The build stops where a text is missing in a language, or where its `{placeholders}` differ.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::Path,
    process,
};

use serde_json::Value;

#[path = "src/app/text/words/sum.rs"]
mod sum;

fn main() {
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=src/app/text/words/sum.rs");
    if let Err(cause) = generate_words() {
        eprintln!("locales: {cause}");
        process::exit(1);
    }
}

fn generate_words() -> Result<(), String> {
    let swedish = read("locales/sv.json")?;
    write(
        "words.rs",
        &source(
            &swedish,
            &read("locales/en.json")?,
            &first_view(&text_of("locales/first-view.json")?)?,
        )?,
    )?;
    write("check_words.rs", &check_words(&swedish)?)
}

fn write(name: &str, source: &str) -> Result<(), String> {
    let folder = env::var("OUT_DIR").map_err(|error| error.to_string())?;
    fs::write(Path::new(&folder).join(name), source).map_err(|error| error.to_string())
}

/// The groups whose texts are found by their keys: those of what the records' declarations name.
pub const KEYED: [&str; 5] = ["code", "field", "kind", "kinds", "step_title"];

/// The texts of a language by their keys.
pub type Words = BTreeMap<String, String>;

/// The program text of the two languages, of which `first` names the groups and keys that the first view has a use for.
///
/// # Errors
/// Names what one of them lacks, or what `first` names and nobody has.
pub fn source(swedish: &Words, english: &Words, first: &[String]) -> Result<String, String> {
    let only_in = |one: &Words, other: &Words| {
        one.keys()
            .filter(|key| !other.contains_key(*key))
            .cloned()
            .collect::<Vec<_>>()
            .join(", ")
    };
    let (missing_en, missing_sv) = (only_in(swedish, english), only_in(english, swedish));
    if !missing_en.is_empty() || !missing_sv.is_empty() {
        return Err(format!(
            "missing in English: [{missing_en}]; missing in Swedish: [{missing_sv}]"
        ));
    }
    for name in first {
        if !swedish.keys().any(|key| is_of(name, key)) {
            return Err(format!("the first view has {name}, which is no text"));
        }
    }
    for ((key, swedish), english) in swedish.iter().zip(english.values()) {
        if placeholders(swedish) != placeholders(english) {
            return Err(format!("{key}: the placeholders differ between the languages"));
        }
    }
    let ordered = |words: &'_ Words| -> Vec<(String, String)> {
        let (mut early, late): (Vec<_>, Vec<_>) = words.clone().into_iter().partition(|(key, _)| is_first(first, key));
        early.extend(late);
        early
    };
    let texts = ordered(swedish);
    let early = texts.iter().filter(|(key, _)| is_first(first, key)).count();
    let (mut variants, mut sv) = (String::new(), String::new());
    for (place, (key, text)) in texts.iter().enumerate() {
        variants += &format!("    /// {}\n    {},\n", text.replace('\n', " "), variant(key));
        if place < early {
            sv += &format!("    {text:?},\n");
        }
    }
    let (mut keyed, mut keys) = (String::new(), 0);
    for key in swedish.keys() {
        if is_keyed(key) {
            keyed += &format!("    ({key:?}, Word::{}),\n", variant(key));
            keys += 1;
        }
    }
    let sum_of = |texts: &[(String, String)]| sum::sum(texts.iter().map(|(_, text)| text.as_str()));
    let (count, later, english) = (
        texts.len(),
        sum_of(texts.get(early..).unwrap_or_default()),
        sum_of(&ordered(english)),
    );
    Ok(format!(
        "/// A text for users, by its key in `locales/`.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq)]\n#[repr(u16)]\npub enum Word {{\n{variants}}}\n\
         /// How many texts there are.\n\
         const COUNT: usize = {count};\n\
         /// The Swedish texts of the first view.\n\
         static FIRST: [&str; {early}] = [\n{sv}];\n\
         /// The texts that are found by their keys, in the order of the keys.\n\
         const KEYED: [(&str, Word); {keys}] = [\n{keyed}];\n\
         /// The sum of the Swedish texts that are fetched.\n\
         const SWEDISH_SUM: u64 = {later};\n\
         /// The sum of the English texts, which are fetched.\n\
         const ENGLISH_SUM: u64 = {english};\n"
    ))
}

/// What is said of a check, each a text of its group in `locales/`.
const CHECK_TEXTS: [&str; 3] = ["title", "why", "fix"];

/// The program text that finds the words of a check by its code, and that of a missing part by its field. A check's texts are the
/// group `check.` and its code in small letters; the parts' are in `check.missing_part`.
///
/// # Errors
/// Names the text that a check lacks.
pub fn check_words(words: &Words) -> Result<String, String> {
    let (mut checks, mut parts) = (String::new(), String::new());
    let of_checks = words.keys().filter_map(|key| key.strip_prefix("check."));
    let mut before = "";
    for (group, name) in of_checks.filter_map(|key| key.split_once('.')) {
        if group == "missing_part" {
            let word = variant(&format!("check.{group}.{name}"));
            parts += &format!("        b{name:?} => Some(Word::{word}),\n");
        } else if group != before {
            before = group;
            let keys = CHECK_TEXTS.map(|text| format!("check.{group}.{text}"));
            if let Some(missing) = keys.iter().find(|key| !words.contains_key(*key)) {
                return Err(format!("{missing} is missing"));
            }
            let code = group.to_uppercase();
            let [title, why, fix] = keys.map(|key| variant(&key));
            checks += &format!("        b{code:?} => Some([Word::{title}, Word::{why}, Word::{fix}]),\n");
        }
    }
    Ok(format!(
        "/// The title of a check, why it matters and what to do, by the check's code.\n\
         const fn words_of_check(code: &str) -> Option<[Word; 3]> {{\n\
         \x20   match code.as_bytes() {{\n{checks}        _ => None,\n    }}\n}}\n\
         /// What a missing part is called, by its field.\n\
         const fn word_of_part(field: &str) -> Option<Word> {{\n\
         \x20   match field.as_bytes() {{\n{parts}        _ => None,\n    }}\n}}\n"
    ))
}

/// The groups and keys that the first view has a use for.
///
/// # Errors
/// The text is no list of names in JSON.
pub fn first_view(text: &str) -> Result<Vec<String>, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

/// Whether a text belongs to the first view.
pub fn is_first(first: &[String], key: &str) -> bool {
    first.iter().any(|name| is_of(name, key))
}

/// Whether a text is found by its key.
pub fn is_keyed(key: &str) -> bool {
    KEYED.iter().any(|group| is_of(group, key))
}

/// Whether a key is the one that is named, or of the group that is.
fn is_of(name: &str, key: &str) -> bool {
    key.strip_prefix(name)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn read(path: &str) -> Result<Words, String> {
    words(&text_of(path)?).map_err(|cause| format!("{path}: {cause}"))
}

fn text_of(path: &str) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))
}

/// Reads the texts of a language; a group within a group is written with a point, as `plan.add_action`.
///
/// # Errors
/// Names what is no JSON, or neither a text nor a group.
pub fn words(text: &str) -> Result<Words, String> {
    let value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let mut words = Words::new();
    flatten(String::new(), &value, &mut words).map_err(|key| format!("{key} is neither a text nor a group"))?;
    Ok(words)
}

fn flatten(prefix: String, value: &Value, words: &mut Words) -> Result<(), String> {
    match value {
        Value::String(text) => {
            words.insert(prefix, text.clone());
            Ok(())
        }
        Value::Object(entries) => entries.iter().try_for_each(|(key, value)| {
            let key = if prefix.is_empty() {
                key.clone()
            } else {
                format!("{prefix}.{key}")
            };
            flatten(key, value, words)
        }),
        _ => Err(prefix),
    }
}

/// `plan.add_action` becomes `PlanAddAction`.
pub fn variant(key: &str) -> String {
    key.split(['.', '_'])
        .map(|part| {
            let mut letters = part.chars();
            letters
                .next()
                .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
        })
        .collect()
}

/// What a text is filled in with. How often, and what is said of one and of several, differs between languages.
fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name.split_once(':').map_or(name, |(name, _)| name))
        .collect()
}
