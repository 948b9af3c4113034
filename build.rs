//! Makes the `Word` type from `locales/`.
//!
//! The build stops where a text is missing in a language, or where its `{placeholders}` differ.

use std::{collections::BTreeMap, env, fs, path::Path, process};

use serde_json::Value;

fn main() {
    println!("cargo::rerun-if-changed=locales");
    if let Err(cause) = generate_words() {
        eprintln!("locales: {cause}");
        process::exit(1);
    }
}

fn generate_words() -> Result<(), String> {
    write(
        "words.rs",
        &source(&read("locales/sv.json")?, &read("locales/en.json")?)?,
    )
}

fn write(name: &str, source: &str) -> Result<(), String> {
    let folder = env::var("OUT_DIR").map_err(|error| error.to_string())?;
    fs::write(Path::new(&folder).join(name), source).map_err(|error| error.to_string())
}

/// The texts of a language by their keys.
pub type Words = BTreeMap<String, String>;

/// The program text of the two languages.
///
/// # Errors
/// Names what one of them lacks.
pub fn source(swedish: &Words, english: &Words) -> Result<String, String> {
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
    let (mut variants, mut sv, mut letters) = (String::new(), String::new(), 0);
    for ((key, swedish), english) in swedish.iter().zip(english.values()) {
        if placeholders(swedish) != placeholders(english) {
            return Err(format!(
                "{key}: the placeholders differ between the languages"
            ));
        }
        variants += &format!(
            "    /// {}\n    {},\n",
            swedish.replace('\n', " "),
            variant(key)
        );
        sv += &format!("    {swedish:?},\n");
        letters += english.len();
    }
    let count = swedish.len();
    Ok(format!(
        "/// A text for users, by its key in `locales/`.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq)]\n#[repr(u16)]\npub enum Word {{\n{variants}}}\n\
         static SWEDISH: [&str; {count}] = [\n{sv}];\n\
         /// How long the English texts are together, by which those of another version are told apart.\n\
         const ENGLISH_LETTERS: usize = {letters};\n"
    ))
}

fn read(path: &str) -> Result<Words, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    words(&text).map_err(|cause| format!("{path}: {cause}"))
}

/// Reads the texts of a language; a group within a group is written with a point, as `plan.add_action`.
///
/// # Errors
/// Names what is no JSON, or neither a text nor a group.
pub fn words(text: &str) -> Result<Words, String> {
    let value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let mut words = Words::new();
    flatten(String::new(), &value, &mut words)
        .map_err(|key| format!("{key} is neither a text nor a group"))?;
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
            letters.next().map_or_else(String::new, |first| {
                first.to_uppercase().chain(letters).collect()
            })
        })
        .collect()
}

fn placeholders(text: &str) -> Vec<&str> {
    let mut found: Vec<_> = text
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name)
        .collect();
    found.sort_unstable();
    found
}
