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

    /// A text with any escapes but those by numbers.
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
            text.push(match self.peek()? {
                b'"' => '"',
                b'\\' => '\\',
                b'/' => '/',
                b'n' => '\n',
                b'r' => '\r',
                b't' => '\t',
                b'b' => '\u{8}',
                b'f' => '\u{c}',
                _ => return None,
            });
            self.at += 1;
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
        if !self.takes(b'{') {
            return None;
        }
        if self.takes(b'}') {
            return Some(());
        }
        let mut last: Option<&str> = None;
        loop {
            let key = self.plain()?;
            if last.is_some_and(|last| last >= key) || !self.takes(b':') {
                return None;
            }
            last = Some(key);
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
    fn what_is_not_understood_is_left() {
        let whole = |text| Scanner::new(text).whole();
        assert_eq!((whole("0"), whole("123456789")), (Some(0), Some(123_456_789)));
        for text in ["", "-1", "01", "1.5", "1e3", "1234567890", "x"] {
            assert_eq!(whole(text), None, "{text}");
        }
        for text in ["", "\"", "\"a", "\"\\u0041\"", "\"a\nb\"", "\"\\x\"", "\"\\"] {
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
