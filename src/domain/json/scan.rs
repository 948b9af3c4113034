//! Reading JSON of a known shape piece by piece, without making values of it: for what there is thousands of.
//!
//! A scanner understands what this program writes, with any white space. Whatever else is in a text (a number with a
//! point, a key or a code with an escape) it does not take, and the text is then for [`super::parse`] to read, or to say what is wrong with it.

use std::borrow::Cow;

/// A place in a text.
#[derive(Clone, Debug)]
pub struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

/// A value that is no list and no object.
#[derive(Clone, Debug, PartialEq)]
pub enum Scalar<'a> {
    /// `null`.
    Nothing,
    /// True or false.
    Truth(bool),
    /// What a number has before its point: what reads the rest of it is a large piece of code.
    Number(f64),
    /// A text.
    Text(Cow<'a, str>),
}

impl<'a> Scanner<'a> {
    /// At the beginning of a text.
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    #[inline(always)]
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    #[inline(always)]
    fn skip_white(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    /// Whether a sign comes next, after any white space. Then it is behind.
    #[inline(always)]
    pub fn takes(&mut self, sign: u8) -> bool {
        self.skip_white();
        let is_there = self.peek() == Some(sign);
        if is_there {
            self.at += 1;
        }
        is_there
    }

    /// Whether nothing but white space is left.
    pub fn is_at_end(&mut self) -> bool {
        self.skip_white();
        self.at == self.text.len()
    }

    /// A text without escapes.
    pub fn plain(&mut self) -> Option<&'a str> {
        if !self.takes(b'"') {
            return None;
        }
        let begin = self.at;
        let bytes = self.text.as_bytes();
        let mut at = begin;
        loop {
            match *bytes.get(at)? {
                b'"' => break,
                // An escape, or what may not appear in a text.
                b'\\' | 0..=0x1f => return None,
                _ => at += 1,
            }
        }
        self.at = at + 1;
        // On both sides is a quotation mark.
        self.text.get(begin..at)
    }

    /// A text with any escapes but those of half a letter.
    pub fn text(&mut self) -> Option<Cow<'a, str>> {
        let before = self.at;
        if let Some(plain) = self.plain() {
            return Some(Cow::Borrowed(plain));
        }
        self.at = before;
        if !self.takes(b'"') {
            return None;
        }
        let mut text = String::new();
        loop {
            let rest = self.text.get(self.at..)?;
            let is_sign = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..=0x1f);
            let length = rest.as_bytes().iter().position(is_sign)?;
            text.push_str(rest.get(..length)?);
            self.at += length + 1;
            if rest.as_bytes().get(length) == Some(&b'"') {
                return Some(Cow::Owned(text));
            }
            if rest.as_bytes().get(length) != Some(&b'\\') {
                return None;
            }
            let escape = self.peek()?;
            self.at += 1;
            text.push(match escape {
                b'"' => '"',
                b'\\' => '\\',
                b'/' => '/',
                b'n' => '\n',
                b'r' => '\r',
                b't' => '\t',
                b'b' => '\u{8}',
                b'f' => '\u{c}',
                b'u' => {
                    let digits = self.text.get(self.at..self.at + 4)?;
                    self.at += 4;
                    digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then_some(())?;
                    char::from_u32(u32::from_str_radix(digits, 16).ok()?)?
                }
                _ => return None,
            });
        }
    }

    /// A value that is no list and no object.
    pub fn scalar(&mut self) -> Option<Scalar<'a>> {
        self.skip_white();
        let rest = self.text.get(self.at..)?;
        let words = [
            ("null", Scalar::Nothing),
            ("true", Scalar::Truth(true)),
            ("false", Scalar::Truth(false)),
        ];
        if let Some((word, value)) = words.into_iter().find(|(word, _)| rest.starts_with(word)) {
            self.at += word.len();
            return Some(value);
        }
        if rest.starts_with('"') {
            return self.text().map(Scalar::Text);
        }
        let is_negative = self.takes(b'-');
        let digits = |scanner: &mut Self| {
            let begin = scanner.at;
            while let Some(b'0'..=b'9') = scanner.peek() {
                scanner.at += 1;
            }
            scanner.text.get(begin..scanner.at).filter(|digits| !digits.is_empty())
        };
        let whole = digits(self)?
            .bytes()
            .fold(0.0, |whole, digit| whole * 10.0 + f64::from(digit - b'0'));
        if self.peek() == Some(b'.') {
            self.at += 1;
            digits(self)?;
        }
        let is_over = !matches!(self.peek(), Some(b'e' | b'E'));
        is_over.then_some(Scalar::Number(if is_negative { -whole } else { whole }))
    }

    /// Goes through a list; `item` reads each. Where it gives nothing, nothing is given.
    pub fn list(&mut self, mut item: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        if !self.takes(b'[') {
            return None;
        }
        if self.takes(b']') {
            return Some(());
        }
        loop {
            item(self)?;
            if !self.takes(b',') {
                return self.takes(b']').then_some(());
            }
        }
    }

    /// A whole number from zero with at most nine digits.
    pub fn whole(&mut self) -> Option<u32> {
        self.skip_white();
        let begin = self.at;
        let mut number = 0;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            if self.at - begin == 9 {
                return None;
            }
            number = number * 10 + u32::from(digit - b'0');
            self.at += 1;
        }
        let digits = self.text.as_bytes().get(begin..self.at)?;
        let is_whole = match digits {
            [] => false,
            [b'0', _, ..] => false,
            _ => !matches!(self.peek(), Some(b'.' | b'e' | b'E')),
        };
        is_whole.then_some(number)
    }

    /// Goes through an object whose keys have no escapes and grow, so that none appears twice. `entry` reads the value of each
    /// key; where it gives nothing, nothing is given.
    pub fn object(&mut self, mut entry: impl FnMut(&mut Self, &'a str) -> Option<()>) -> Option<()> {
        let mut last: Option<&str> = None;
        self.entries(|scanner, key| {
            let grows = last.replace(key).is_none_or(|last| last < key);
            grows.then_some(()).and_then(|()| entry(scanner, key))
        })
    }

    /// The same in any order; a key that appears twice is read twice.
    pub fn entries(&mut self, mut entry: impl FnMut(&mut Self, &'a str) -> Option<()>) -> Option<()> {
        if !self.takes(b'{') {
            return None;
        }
        if self.takes(b'}') {
            return Some(());
        }
        loop {
            let key = self.plain()?;
            if !self.takes(b':') {
                return None;
            }
            entry(self, key)?;
            if !self.takes(b',') {
                return self.takes(b'}').then_some(());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_scanned() {
        let mut scanner = Scanner::new(" {\"a\" : 12,\n\"b\":\"x\\n\\\"å\", \"c\":{} } ");
        let mut found = Vec::new();
        let end = scanner.object(|scanner, key| {
            found.push(key);
            match key {
                "a" => (scanner.whole()? == 12).then_some(()),
                "b" => (scanner.text()? == "x\n\"å").then_some(()),
                _ => scanner.object(|_, _| None),
            }
        });
        assert_eq!((end, scanner.is_at_end()), (Some(()), true));
        assert_eq!(found, ["a", "b", "c"]);
    }

    #[test]
    fn values_and_lists_are_scanned() {
        let mut found = Vec::new();
        let mut scanner = Scanner::new("[ \"\\u00e5\\u0001x\", -12, 1764460000000.25, true,false , null,[]]");
        let end = scanner.list(|scanner| {
            let mut rest = scanner.clone();
            match scanner.scalar() {
                Some(value) => found.push(value),
                None => {
                    rest.list(|_| None)?;
                    *scanner = rest;
                }
            }
            Some(())
        });
        assert_eq!((end, scanner.is_at_end()), (Some(()), true));
        let text = Scalar::Text("å\u{1}x".into());
        let numbers = [-12.0, 1_764_460_000_000.0].map(Scalar::Number);
        let rest = [Scalar::Truth(true), Scalar::Truth(false), Scalar::Nothing];
        assert_eq!(found, [[text].as_slice(), &numbers, &rest].concat());
        for wrong in ["", "-", "1.", "1e3", "1.5E2", "nul", "{}", "[]", "+1", ".5"] {
            assert_eq!(Scanner::new(wrong).scalar(), None, "{wrong}");
        }
        for wrong in ["", "[", "[1", "[1,", "[1,]", "[1 2]", "{}"] {
            let end = Scanner::new(wrong).list(|scanner| scanner.scalar().map(drop));
            assert_eq!(end, None, "{wrong}");
        }
    }

    #[test]
    fn what_is_not_understood_is_left() {
        let whole = |text| Scanner::new(text).whole();
        assert_eq!((whole("0"), whole("123456789")), (Some(0), Some(123_456_789)));
        for text in ["", "-1", "01", "1.5", "1e3", "1234567890", "x"] {
            assert_eq!(whole(text), None, "{text}");
        }
        for text in [
            "",
            "\"",
            "\"a",
            "\"\\u004\"",
            "\"\\u+041\"",
            "\"\\ud83d\"",
            "\"a\nb\"",
            "\"\\x\"",
            "\"\\",
        ] {
            assert_eq!(Scanner::new(text).text(), None, "{text}");
        }
        for text in [
            "{",
            "{\"a\"",
            "{\"a\":1",
            "{\"a\":1,}",
            "{\"b\":1,\"a\":1}",
            "{\"a\":1,\"a\":1}",
        ] {
            let end = Scanner::new(text).object(|scanner, _| scanner.whole().map(drop));
            assert_eq!(end, None, "{text}");
        }
    }
}
