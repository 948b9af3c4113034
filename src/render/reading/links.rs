//! The addresses in a text that somebody wrote. Nothing else in a file leads out of it.

/// A piece of a line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    /// What is read.
    pub text: &'a str,
    /// Where it leads, if it is an address.
    pub address: Option<String>,
}

/// The addresses that a link may have.
const BEGINNINGS: [&str; 3] = ["https://", "http://", "mailto:"];

/// What stands after an address without being part of it.
const AFTER: [char; 12] = ['.', ',', ';', ':', '!', '?', ')', ']', '}', '"', '\'', '>'];

/// What stands before an address without being part of it.
const BEFORE: [char; 6] = ['(', '[', '{', '"', '\'', '<'];

/// The pieces of a line, which together are the line.
pub(super) fn pieces(line: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut done = 0;
    for (start, word) in words(line) {
        let inner = word.trim_start_matches(BEFORE);
        let from = start + word.len() - inner.len();
        let inner = inner.trim_end_matches(AFTER);
        let Some(address) = address(inner) else { continue };
        let plain = line.get(done..from).unwrap_or_default();
        if !plain.is_empty() {
            pieces.push(Piece {
                text: plain,
                address: None,
            });
        }
        pieces.push(Piece {
            text: inner,
            address: Some(address),
        });
        done = from + inner.len();
    }
    let rest = line.get(done..).unwrap_or_default();
    if !rest.is_empty() {
        pieces.push(Piece {
            text: rest,
            address: None,
        });
    }
    pieces
}

/// The words of a line with where they begin.
fn words(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    line.split(char::is_whitespace).map(move |word| {
        let start = line
            .get(at..)
            .and_then(|rest| rest.find(word))
            .map_or(at, |gap| at + gap);
        at = start + word.len();
        (start, word)
    })
}

/// Where a word leads, if it is an address.
pub(super) fn address(word: &str) -> Option<String> {
    let is_address = |beginning: &&str| {
        let head = word.get(..beginning.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(beginning)) && word.len() > beginning.len()
    };
    if BEGINNINGS.iter().any(is_address) {
        return Some(word.into());
    }
    let (name, host) = word.split_once('@')?;
    let is_plain = |text: &str| {
        let mut signs = text.chars();
        signs.all(|sign| sign.is_alphanumeric() || matches!(sign, '.' | '-' | '_' | '+')) && !text.is_empty()
    };
    let is_host = is_plain(host) && host.contains('.') && !host.starts_with('.');
    (is_plain(name) && is_host).then(|| ["mailto:", word].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(line: &str) -> Vec<String> {
        let pieces = pieces(line);
        assert_eq!(pieces.iter().map(|piece| piece.text).collect::<String>(), line);
        pieces.into_iter().filter_map(|piece| piece.address).collect()
    }

    // R492
    #[test]
    fn what_somebody_wrote_as_an_address_is_a_link_and_nothing_else_is() {
        assert_eq!(
            addresses("Skriv till plan@region.se, eller se (https://region.se/plan?a=1&b=2)."),
            ["mailto:plan@region.se", "https://region.se/plan?a=1&b=2"]
        );
        assert_eq!(
            addresses("mailto:plan@region.se HTTP://REGION.SE"),
            ["mailto:plan@region.se", "HTTP://REGION.SE"]
        );
        for none in [
            "javascript:alert(1)",
            "data:text/html,hej",
            "https://",
            "a@b",
            "@region.se",
            "plan@.se",
            "//region.se",
            "",
            "  ",
        ] {
            assert!(addresses(none).is_empty(), "{none}");
        }
    }
}
