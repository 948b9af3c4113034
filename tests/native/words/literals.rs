//! The texts in quotation marks of a Rust file, without its comments.

/// Every string literal of `source`, with the number of the line on which it begins.
pub fn literals(source: &str) -> Vec<(usize, String)> {
    let text: Vec<char> = source.chars().collect();
    let at = |place: usize| text.get(place).copied().unwrap_or('\0');
    let starts_with =
        |place: usize, what: &str| what.chars().enumerate().all(|(n, c)| at(place + n) == c);
    let (mut found, mut place) = (Vec::new(), 0);
    let line = |place: usize| 1 + text[..place].iter().filter(|c| **c == '\n').count();
    while place < text.len() {
        if starts_with(place, "//") {
            while place < text.len() && at(place) != '\n' {
                place += 1;
            }
        } else if starts_with(place, "/*") {
            while place < text.len() && !starts_with(place, "*/") {
                place += 1;
            }
            place += 2;
        } else if at(place) == 'r' && (at(place + 1) == '"' || starts_with(place + 1, "#\"")) {
            let end = if at(place + 1) == '#' { "\"#" } else { "\"" };
            let start = place + 1 + end.len();
            let mut last = start;
            while last < text.len() && !starts_with(last, end) {
                last += 1;
            }
            found.push((line(place), text[start..last].iter().collect()));
            place = last + end.len();
        } else if at(place) == '"' {
            let start = place + 1;
            let mut last = start;
            while last < text.len() && at(last) != '"' {
                last += if at(last) == '\\' { 2 } else { 1 };
            }
            found.push((line(place), text[start..last].iter().collect()));
            place = last + 1;
        } else if at(place) == '\'' {
            // A character, or the name of a lifetime.
            place += match (at(place + 1), at(place + 2)) {
                ('\\', _) => 3,
                (_, '\'') => 3,
                _ => 1,
            };
        } else {
            place += 1;
        }
    }
    found
}

#[test]
fn only_what_stands_in_quotation_marks_is_found() {
    let source = "// \"no\"\nlet a = \"one\"; /* \"no\" */ let b = r#\"tw\"o\"#;\nfn f<'a>(c: char) { '\"'; '\\''; \"th\\\"ree\"; }";
    let texts: Vec<_> = literals(source);
    let expected = [(2, "one"), (2, "tw\"o"), (3, "th\\\"ree")];
    assert_eq!(texts, expected.map(|(line, text)| (line, text.to_string())));
}
