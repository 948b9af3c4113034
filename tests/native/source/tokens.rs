//! Rust source as the tests of the house rules read it.

/// Names and signs of Rust source, without comments and without the content of texts.
pub fn tokens(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let (here, next) = (letters[at], letters.get(at + 1).copied());
        if here == '/' && next == Some('/') {
            at = end_of(&letters, at, |letter| letter == '\n');
        } else if here == '/' && next == Some('*') {
            at = after_comment(&letters, at);
        } else if here == '"' {
            at = after_text(&letters, at);
        } else if here == '\'' {
            at = after_quote(&letters, at);
        } else if here.is_alphanumeric() || here == '_' {
            let end = end_of(&letters, at, |letter| {
                !(letter.is_alphanumeric() || letter == '_')
            });
            let word: String = letters[at..end].iter().collect();
            at = if ["r", "br", "cr"].contains(&word.as_str()) {
                after_raw_text(&letters, end)
            } else {
                end
            };
            found.push(word);
        } else if here == ':' && next == Some(':') {
            found.push("::".to_owned());
            at += 2;
        } else {
            if !here.is_whitespace() {
                found.push(here.to_string());
            }
            at += 1;
        }
    }
    found
}

fn end_of(letters: &[char], from: usize, ends: impl Fn(char) -> bool) -> usize {
    letters[from..]
        .iter()
        .position(|&letter| ends(letter))
        .map_or(letters.len(), |length| from + length)
}

fn after_comment(letters: &[char], from: usize) -> usize {
    let (mut at, mut depth) = (from, 0);
    while at + 1 < letters.len() {
        match (letters[at], letters[at + 1]) {
            ('/', '*') => {
                depth += 1;
                at += 2;
            }
            ('*', '/') => {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    return at;
                }
            }
            _ => at += 1,
        }
    }
    letters.len()
}

fn after_text(letters: &[char], from: usize) -> usize {
    let mut at = from + 1;
    while at < letters.len() && letters[at] != '"' {
        at += if letters[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

/// A character is skipped; a lifetime is only its tick.
fn after_quote(letters: &[char], from: usize) -> usize {
    match (letters.get(from + 1), letters.get(from + 2)) {
        (Some('\\'), _) => end_of(letters, from + 3, |letter| letter == '\'') + 1,
        (Some(_), Some('\'')) => from + 3,
        _ => from + 1,
    }
}

/// After `r`: `"…"` or `#"…"#` with any number of signs, where no backslash counts; anything else is no text.
fn after_raw_text(letters: &[char], from: usize) -> usize {
    let signs = letters[from..]
        .iter()
        .take_while(|&&letter| letter == '#')
        .count();
    if letters.get(from + signs) != Some(&'"') {
        return from;
    }
    let mut at = from + signs + 1;
    while at < letters.len() {
        if letters[at] == '"'
            && letters[at + 1..]
                .iter()
                .take(signs)
                .filter(|&&letter| letter == '#')
                .count()
                == signs
        {
            return at + 1 + signs;
        }
        at += 1;
    }
    at
}
