//! Finding by what is typed or chosen.

/// What a filter is set to for what lacks that which is filtered by. No record that is made here has such an id.
pub const NONE: &str = "-none";

/// Whether what is chosen is among what something has. Where nothing is chosen anything will do, and [`NONE`] is for what has none.
pub fn is_chosen<'a>(chosen: &str, has: impl IntoIterator<Item = &'a str>) -> bool {
    let mut has = has.into_iter();
    match chosen {
        "" => true,
        NONE => has.next().is_none(),
        chosen => has.any(|one| one == chosen),
    }
}

/// Whether every word of a query appears in one of the texts, in capitals or not and with or without its dots and accents.
pub fn is_found(query: &str, texts: &[&str]) -> bool {
    let texts: Vec<String> = texts.iter().map(|text| text.to_lowercase()).collect();
    is_found_in_small_letters(&query.to_lowercase(), &texts)
}

/// The same where everything is in small letters already. What makes all letters of the world small is a large table.
pub fn is_found_in_small_letters(query: &str, texts: &[String]) -> bool {
    let texts: Vec<String> = texts.iter().map(|text| without_marks(text)).collect();
    let query = without_marks(query);
    query
        .split_whitespace()
        .all(|word| texts.iter().any(|text| text.contains(word)))
}

/// A text in small letters without dots and accents, as it is typed where the keyboard lacks them.
pub fn plain(text: &str) -> String {
    without_marks(&text.to_lowercase())
}

/// A small letter without dots and accents; `None` if it is a mark above the letter before it, as some systems write what is typed.
pub fn without_mark(letter: char) -> Option<char> {
    Some(match letter {
        'å' | 'ä' | 'á' | 'à' | 'æ' => 'a',
        'ö' | 'ø' | 'ó' => 'o',
        'é' | 'è' | 'ë' => 'e',
        'ü' => 'u',
        '\u{300}'..='\u{36f}' => return None,
        other => other,
    })
}

/// A text in small letters without dots and accents.
fn without_marks(text: &str) -> String {
    text.chars().filter_map(without_mark).collect()
}

#[cfg(test)]
mod tests {
    use super::super::search::*;

    #[test]
    fn what_is_chosen_has_to_be_among_what_there_is_and_nothing_can_be_asked_for() {
        let both = ["a", "b"];
        for (chosen, of_both, of_none) in [
            ("", true, true),
            (NONE, false, true),
            ("b", true, false),
            ("c", false, false),
        ] {
            assert_eq!(is_chosen(chosen, both), of_both, "{chosen}");
            assert_eq!(is_chosen(chosen, []), of_none, "{chosen}");
        }
    }

    // R96
    #[test]
    fn every_word_is_found_somewhere_however_it_is_written() {
        let texts = ["Regional utveckling 2026", "Region Sörmland"];
        for query in ["", "  ", "sörm", "SORMLAND", "2026 sörmland", "so\u{308}rm", "utv"] {
            assert!(is_found(query, &texts), "{query}");
        }
        for query in ["sörmland 2027", "utvecklingregion", "x"] {
            assert!(!is_found(query, &texts), "{query}");
        }
        assert!(!is_found("a", &[]));
    }
}
