//! The words that a long list is filtered by: a letter costs little, since what they are looked for in is made ready once.

/// The words that a list is filtered by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchWords {
    typed: String,
    folded: String,
}

impl SearchWords {
    /// Words as they were typed.
    pub fn new(typed: String) -> Self {
        Self {
            folded: typed.trim().to_lowercase(),
            typed,
        }
    }

    /// The words as they were typed.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// Whether they are in texts that [`folded`] has made ready. No words are in any text.
    pub fn are_in(&self, folded: &str) -> bool {
        self.folded.is_empty() || folded.contains(&self.folded)
    }
}

/// The texts of a row that words are looked for in, made ready for [`SearchWords::are_in`]. No words are found across two texts.
pub fn folded(texts: &[&str]) -> String {
    texts.join("\n").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::super::search_words::*;

    #[test]
    fn words_are_found_however_they_are_written_and_within_one_text() {
        let row = folded(&["Ärende HOS Länet", "Region Örebro"]);
        for found in ["", "  ", "ärende", "HOS l", " länet ", "örebro"] {
            assert!(SearchWords::new(found.into()).are_in(&row), "{found:?}");
        }
        for missing in ["arende", "länet region", "x"] {
            assert!(!SearchWords::new(missing.into()).are_in(&row), "{missing:?}");
        }
        assert_eq!(SearchWords::new(" Ä ".into()).typed(), " Ä ");
        assert!(!SearchWords::new("a".into()).are_in(&folded(&[])));
    }
}
