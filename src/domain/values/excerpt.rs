//! The beginning of a long text, where a page has no room for the whole.

/// A text on one line, its white space as single spaces, cut between two words where it is longer than `most` letters. What is cut
/// ends with `…`, and is then at most one letter longer.
pub fn excerpt(text: &str, most: usize) -> String {
    let mut kept = String::new();
    let mut letters = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        let space = usize::from(!kept.is_empty());
        if letters + space + length > most {
            // A first word that is longer than all there is room for is cut where the room ends.
            if kept.is_empty() {
                kept.extend(word.chars().take(most));
            }
            let end = kept.trim_end_matches([',', ';', ':', '.', '–', '-']).len();
            kept.truncate(end);
            kept.push('…');
            return kept;
        }
        if space > 0 {
            kept.push(' ');
        }
        kept.push_str(word);
        letters += space + length;
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::super::excerpt::*;

    // R157
    #[test]
    fn a_long_text_ends_between_two_words() {
        assert_eq!(excerpt("Vi har\n\nen  plan", 40), "Vi har en plan");
        assert_eq!(excerpt("Vi har en plan", 14), "Vi har en plan");
        assert_eq!(excerpt("Vi har en plan", 13), "Vi har en…");
        assert_eq!(excerpt("Först, sedan allt", 8), "Först…");
        assert_eq!(excerpt("Samhällsplanering", 5), "Samhä…");
        assert_eq!(excerpt(" \n", 5), "");
        for most in 1..30 {
            let cut = excerpt("ett två, tre fyra. fem sex sju åtta", most);
            assert!(cut.chars().count() <= most + 1, "{most}: {cut}");
        }
    }
}
