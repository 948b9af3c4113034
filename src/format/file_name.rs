//! Names of files that every system takes.

/// The longest name, in bytes: Windows and mail programs count folders and codings too.
pub const MOST_BYTES: usize = 100;

/// A file name of a document's name: letters and digits stay, the rest becomes hyphens.
pub fn file_name(name: &str, ending: &str) -> String {
    usable(name, ending, "-")
}

/// The name of a file about another one, whose name stays as it is as far as it can: points and underscores too.
pub fn file_name_after(file: &str, ending: &str) -> String {
    usable(file, ending, "-._")
}

/// A name of letters, digits and the marks that are kept, of which the first takes the place of everything else.
fn usable(name: &str, ending: &str, kept: &str) -> String {
    let room = MOST_BYTES.saturating_sub(ending.len() + 1);
    let mut plain = String::new();
    for character in name.chars() {
        match character {
            // Put above or below the letter before it; macOS writes names so.
            '\u{300}'..='\u{36f}' => {
                if let Some(letter) = plain.chars().last().and_then(|letter| composed(letter, character)) {
                    plain.pop();
                    plain.push(letter);
                }
            }
            _ if character.is_alphanumeric() || kept.contains(character) => plain.push(character),
            _ if plain.ends_with('-') => {}
            _ => plain.push('-'),
        }
        if plain.len() > room {
            plain.pop();
            break;
        }
    }
    let plain = plain.trim_matches(|character| kept.contains(character));
    let (before, plain) = match plain {
        "" => ("", "samspel"),
        _ if is_reserved(plain) => ("samspel-", plain),
        _ => ("", plain),
    };
    [before, plain, ".", ending].concat()
}

/// Whether Windows takes a name for that of a device, whatever ending it has.
fn is_reserved(name: &str) -> bool {
    let name = name.split('.').next().unwrap_or_default().to_ascii_uppercase();
    let numbered = name.strip_prefix("COM").or_else(|| name.strip_prefix("LPT"));
    matches!(name.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN" | "CONOUT")
        || matches!(numbered, Some(number) if number.chars().count() == 1 && number.chars().all(char::is_numeric))
}

/// The letters of the languages of Europe with a mark: without it and with it, in the same places.
const COMPOSED: [(char, &str, &str); 14] = [
    ('\u{300}', "AEIOUaeiou", "ÀÈÌÒÙàèìòù"),
    ('\u{301}', "AEIOUYaeiouyCcLlNnRrSsZz", "ÁÉÍÓÚÝáéíóúýĆćĹĺŃńŔŕŚśŹź"),
    ('\u{302}', "AEIOUaeiouCcGgHhJjSsWwYy", "ÂÊÎÔÛâêîôûĈĉĜĝĤĥĴĵŜŝŴŵŶŷ"),
    ('\u{303}', "ANOanoIiUu", "ÃÑÕãñõĨĩŨũ"),
    ('\u{304}', "AaEeIiOoUu", "ĀāĒēĪīŌōŪū"),
    ('\u{306}', "AaEeGgIiOoUu", "ĂăĔĕĞğĬĭŎŏŬŭ"),
    ('\u{307}', "CcEeGgIZz", "ĊċĖėĠġİŻż"),
    ('\u{308}', "AEIOUaeiouyY", "ÄËÏÖÜäëïöüÿŸ"),
    ('\u{30a}', "AaUu", "ÅåŮů"),
    ('\u{30b}', "OoUu", "ŐőŰű"),
    ('\u{30c}', "CcDdEeLlNnRrSsTtZzAaIiOoUu", "ČčĎďĚěĽľŇňŘřŠšŤťŽžǍǎǏǐǑǒǓǔ"),
    ('\u{326}', "SsTt", "ȘșȚț"),
    ('\u{327}', "CcGgKkLlNnRrSsTt", "ÇçĢģĶķĻļŅņŖŗŞşŢţ"),
    ('\u{328}', "AaEeIiUu", "ĄąĘęĮįŲų"),
];

/// A letter and a mark as one character; `None` if there is no such letter in Europe.
fn composed(letter: char, mark: char) -> Option<char> {
    let (_, bare, marked) = COMPOSED.iter().find(|(other, _, _)| *other == mark)?;
    let place = bare.chars().position(|other| other == letter)?;
    marked.chars().nth(place)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    // R188
    #[test]
    fn names_are_what_they_were_as_far_as_any_system_takes_them() {
        for (name, expected) in [
            (
                "Regional utveckling – Region Sörmland",
                "Regional-utveckling-Region-Sörmland.json",
            ),
            ("So\u{308}rmland A\u{30a}ker e\u{301}", "Sörmland-Åker-é.json"),
            ("x\u{325}y", "xy.json"),
            ("", "samspel.json"),
            ("  ...  ", "samspel.json"),
            ("🙂🙂", "samspel.json"),
            ("Plan 🙂.", "Plan.json"),
            ("a\u{0}b\u{7f}c\nd\u{200b}e", "a-b-c-d-e.json"),
            ("../../etc/passwd", "etc-passwd.json"),
            ("CON", "samspel-CON.json"),
            ("con ", "samspel-con.json"),
            ("Com1", "samspel-Com1.json"),
            ("LPT³", "samspel-LPT³.json"),
            ("conin$", "samspel-conin.json"),
            ("Nul-läge", "Nul-läge.json"),
            ("Kommun", "Kommun.json"),
        ] {
            assert_eq!(file_name(name, "json"), expected, "{name:?}");
        }
        let long = file_name(&"å".repeat(300), "samspel.json");
        assert!(long.len() <= MOST_BYTES && long.len() >= MOST_BYTES - 1, "{long}");
        assert_eq!(file_name_after("fel.samspel_1.json", "txt"), "fel.samspel_1.json.txt");
        assert_eq!(file_name_after("NUL.json", "txt"), "samspel-NUL.json.txt");
    }

    proptest! {
        // R188
        #[test]
        fn any_name_gives_a_usable_one(name in any::<String>(), long in ".{80,400}", marks in "[aåAO \u{300}-\u{36f}.-]{0,60}") {
            for name in [name, long, marks] {
                for file in [file_name(&name, "samspel.json"), file_name_after(&name, "samspel.json")] {
                    let stem = file.strip_suffix(".samspel.json").unwrap_or_default();
                    prop_assert!(!stem.is_empty() && file.len() <= MOST_BYTES, "{}", file);
                    prop_assert!(!is_reserved(stem));
                    prop_assert!(!stem.starts_with(['.', '-']) && !stem.ends_with(['.', '-']), "{}", file);
                    prop_assert!(stem.chars().all(|one| one.is_alphanumeric() || "-._".contains(one)), "{}", file);
                    let is_mark = |one| ('\u{300}'..='\u{36f}').contains(&one);
                    prop_assert!(!stem.contains(is_mark), "{}", file);
                }
            }
        }
    }
}
