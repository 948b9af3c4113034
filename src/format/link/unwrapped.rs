//! A text without what programs have wrapped it in on its way: codings, quotes, breaks, signs without width.

use super::guards;

/// A sign of a text, and where in the text as it arrived it comes from.
#[derive(Clone, Copy, Debug)]
pub struct Sign {
    /// The sign; white space never is one.
    pub byte: u8,
    /// The place of its first byte in the text that arrived.
    pub at: usize,
    /// Whether there is white space before it.
    pub is_after_gap: bool,
}

/// What an equals sign in a link is a trace of. The text does not say; the link's checksum does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Equals {
    /// Quoted-printable: at a line's end it breaks the line, elsewhere it begins a coded sign.
    Quoted,
    /// Quoted-printable that was broken into lines once more: it begins a coded sign wherever it can.
    QuotedAndBroken,
    /// A break of quoted-printable whose line's end is gone, as in an address.
    Residue,
}

impl Equals {
    /// All, the likeliest first.
    pub const ALL: [Self; 3] = [Self::Quoted, Self::QuotedAndBroken, Self::Residue];
}

/// How often codings are taken off: more than any text is coded on its way.
const MOST_CODINGS: usize = 12;

/// The signs of a text, without the codings, quotes and breaks.
pub fn signs(text: &str, equals: Equals) -> Vec<Sign> {
    let bytes = text.bytes().enumerate();
    let mut layer = Layer {
        bytes: bytes.map(|(at, byte)| (byte, at)).collect(),
        equals,
    };
    for _ in 0..MOST_CODINGS {
        let before = layer.bytes.len();
        layer = layer.without_one_coding();
        // Whatever is taken off makes the text shorter.
        if layer.bytes.len() == before {
            layer.bytes = guards::taken_off(layer.bytes);
        }
        if layer.bytes.len() == before {
            break;
        }
    }
    let mut is_after_gap = true;
    let mut signs = Vec::with_capacity(layer.bytes.len());
    for (byte, at) in layer.bytes {
        if !is_gap(byte) {
            signs.push(Sign { byte, at, is_after_gap });
        }
        is_after_gap = is_gap(byte);
    }
    signs
}

fn is_gap(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == b'\x0b'
}

/// Whether programs put this before a line that they quote. No link has it.
fn is_quote(byte: u8) -> bool {
    matches!(byte, b'>' | b'|' | b':' | b'*' | b'!')
}

/// Whether a character is not seen: it has no width, or only says something about others.
pub fn is_unseen(character: char) -> bool {
    (character.is_control() && !character.is_whitespace())
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e01ef}')
}

/// A text under some codings, each byte with its place in the text that arrived.
struct Layer {
    bytes: Vec<(u8, usize)>,
    equals: Equals,
}

impl Layer {
    fn without_one_coding(&self) -> Self {
        let mut bytes = Vec::with_capacity(self.bytes.len());
        let mut place = 0;
        let mut is_line_start = true;
        while let Some((_, at)) = self.bytes.get(place).copied() {
            let quote = if is_line_start { self.quote_mark(place) } else { 0 };
            if quote > 0 {
                place += quote;
                continue;
            }
            let (decoded, length) = self.decoded(place);
            is_line_start = matches!(decoded, Decoded::Byte(b'\n'));
            match decoded {
                Decoded::Byte(byte) => bytes.push((byte, at)),
                Decoded::Twice(byte) => bytes.extend([(byte, at); 2]),
                Decoded::Character(character) => {
                    let mut room = [0; 4];
                    bytes.extend(character.encode_utf8(&mut room).bytes().map(|byte| (byte, at)));
                }
                Decoded::Nothing => {}
                Decoded::Break => is_line_start = true,
            }
            place += length;
        }
        Self {
            bytes,
            equals: self.equals,
        }
    }

    fn byte(&self, place: usize) -> Option<u8> {
        self.bytes.get(place).map(|(byte, _)| *byte)
    }

    /// How many bytes at a line's start are of a mark that the line is quoted, or a gap before one.
    fn quote_mark(&self, place: usize) -> usize {
        match self.byte(place) {
            Some(b'\n') => 0,
            // A comment's sign, and not that of a place in an address.
            Some(b'#') if self.byte(place + 1) == Some(b' ') => 1,
            Some(byte) if is_gap(byte) || is_quote(byte) => 1,
            _ => match self.whole_character(place) {
                Some(character @ ('│' | '┃' | '¦' | '›')) => character.len_utf8(),
                _ => 0,
            },
        }
    }

    /// What is at a place, and how many bytes say it.
    fn decoded(&self, place: usize) -> (Decoded, usize) {
        let byte = self.byte(place).unwrap_or_default();
        match byte {
            b'%' => self
                .hexadecimal(place + 1)
                .map(|(byte, end)| (Decoded::Byte(byte), end - place)),
            b'=' => self.equals_sign(place),
            b'&' => self.entity(place),
            b'\\' => self.escaped(place),
            b'<' => self.tag(place),
            b'\r' if self.byte(place + 1) == Some(b'\n') => Some((Decoded::Nothing, 1)),
            b'\r' => Some((Decoded::Byte(b'\n'), 1)),
            0x80.. => self.character(place),
            byte if is_unseen(char::from(byte)) => Some((Decoded::Nothing, 1)),
            _ => None,
        }
        .unwrap_or((Decoded::Byte(byte), 1))
    }

    /// Two hexadecimal digits from a place on, which a line's end may part, and the place after them.
    fn hexadecimal(&self, place: usize) -> Option<(u8, usize)> {
        let (first, after) = self.digit(place)?;
        let (second, after) = self.digit(after)?;
        Some((first << 4 | second, after))
    }

    fn digit(&self, place: usize) -> Option<(u8, usize)> {
        let place = self.line_end(place).unwrap_or(place);
        let digit = char::from(self.byte(place)?).to_digit(16)?;
        Some((u8::try_from(digit).ok()?, place + 1))
    }

    /// The place where the next line's text begins, where a line ends at this place.
    fn line_end(&self, place: usize) -> Option<usize> {
        let is_space = |byte| matches!(byte, Some(b' ' | b'\t' | b'\r'));
        let mut place = place;
        while is_space(self.byte(place)) {
            place += 1;
        }
        if self.byte(place) != Some(b'\n') {
            return None;
        }
        place += 1;
        while is_space(self.byte(place)) || self.byte(place).is_some_and(is_quote) {
            place += 1;
        }
        Some(place)
    }

    fn equals_sign(&self, place: usize) -> Option<(Decoded, usize)> {
        if self.equals == Equals::Residue {
            return Some((Decoded::Nothing, 1));
        }
        let broken = self.line_end(place + 1).map(|end| (Decoded::Break, end - place));
        let coded = self.hexadecimal(place + 1);
        let coded = coded.map(|(byte, end)| (Decoded::Byte(byte), end - place));
        match self.equals {
            Equals::QuotedAndBroken => coded.or(broken),
            _ => broken.or(coded),
        }
    }

    /// A sign as web pages name it, by its number or one of the names that matter here.
    fn entity(&self, place: usize) -> Option<(Decoded, usize)> {
        const LONGEST: usize = 15;
        let (name, end) = self.until(place + 1, b';', LONGEST)?;
        let decoded = match std::str::from_utf8(&name).ok()? {
            "amp" | "AMP" => Decoded::Byte(b'&'),
            "num" => Decoded::Byte(b'#'),
            "sol" => Decoded::Byte(b'/'),
            "period" => Decoded::Byte(b'.'),
            "hyphen" | "dash" => Decoded::Byte(b'-'),
            "lowbar" | "UnderBar" => Decoded::Byte(b'_'),
            "percnt" => Decoded::Byte(b'%'),
            "equals" => Decoded::Byte(b'='),
            "lt" | "LT" => Decoded::Byte(b'<'),
            "gt" | "GT" => Decoded::Byte(b'>'),
            "nbsp" | "ensp" | "emsp" | "thinsp" => Decoded::Byte(b' '),
            "NewLine" => Decoded::Byte(b'\n'),
            "shy" | "zwj" | "zwnj" | "lrm" | "rlm" | "ZeroWidthSpace" | "NoBreak" => Decoded::Nothing,
            name => {
                let number = name.strip_prefix('#')?;
                let number = match number.strip_prefix(['x', 'X']) {
                    Some(number) => u32::from_str_radix(number, 16),
                    None => number.parse(),
                };
                Decoded::Character(char::from_u32(number.ok()?)?)
            }
        };
        Some((decoded, end - place))
    }

    /// The few bytes from a place to a sign, which a line's end may part, and the place after it.
    fn until(&self, place: usize, sign: u8, most: usize) -> Option<(Vec<u8>, usize)> {
        let mut place = place;
        let mut bytes = Vec::new();
        while bytes.len() < most {
            place = self.line_end(place).unwrap_or(place);
            let byte = self.byte(place)?;
            place += 1;
            if byte == sign {
                return Some((bytes, place));
            }
            bytes.push(byte);
        }
        None
    }

    /// Whether what stands here is the rest of a calendar's two new lines, of which something parts the first from its backslash: no link goes on
    /// with that letter alone.
    fn is_new_line(&self, place: usize) -> bool {
        matches!(self.byte(place), Some(b'n' | b'N')) && self.byte(place + 1) == Some(b'\\')
    }

    /// The place after the tags that begin here, and after the line's end behind each.
    fn end_of_tags(&self, place: usize) -> Option<usize> {
        let mut end = place;
        while self.byte(end) == Some(b'<')
            && let Some((_, length)) = self.tag(end)
        {
            end = self.line_end(end + length).unwrap_or(end + length);
        }
        (end > place).then_some(end)
    }

    /// A sign after a backslash, as JSON, Markdown, calendars and rich text write it.
    fn escaped(&self, place: usize) -> Option<(Decoded, usize)> {
        if let Some(end) = self.end_of_tags(place + 1)
            && self.is_new_line(end)
        {
            return Some((Decoded::Byte(b'\n'), end + 1 - place));
        }
        if let Some(mut end) = self.line_end(place + 1) {
            while let length @ 1.. = self.quote_mark(end) {
                end += length;
            }
            return Some(if self.is_new_line(end) {
                (Decoded::Byte(b'\n'), end + 1 - place)
            } else {
                (Decoded::Break, end - place)
            });
        }
        match self.byte(place + 1)? {
            b'u' => {
                let digits = self.bytes.get(place + 2..place + 6)?.iter();
                let number = digits.map(|(byte, _)| char::from(*byte).to_digit(16));
                let number = number.reduce(|number, digit| Some(number? << 4 | digit?))??;
                Some((Decoded::Character(char::from_u32(number)?), 6))
            }
            b'\'' | b'x' => self
                .hexadecimal(place + 2)
                .map(|(byte, end)| (Decoded::Byte(byte), end - place)),
            b'n' | b'N' | b'r' | b't' => Some((Decoded::Byte(b'\n'), 2)),
            // What begins another coding may stand for what is escaped.
            b'<' | b'&' | b'%' | b'=' => None,
            sign if sign.is_ascii_punctuation() => Some((Decoded::Nothing, 1)),
            _ => None,
        }
    }

    /// A tag of a web page that says nothing but that something begins or ends here is a space; where a word may break is nothing.
    fn tag(&self, place: usize) -> Option<(Decoded, usize)> {
        const LONGEST: usize = 12;
        let (inner, end) = self.until(place + 1, b'>', LONGEST)?;
        let name = std::str::from_utf8(&inner).ok()?;
        let name = name.strip_prefix('/').unwrap_or(name).trim_end_matches([' ', '/']);
        let is_tag = name.starts_with(|letter: char| letter.is_ascii_alphabetic())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let decoded = if name == "wbr" {
            Decoded::Nothing
        } else {
            Decoded::Byte(b' ')
        };
        is_tag.then_some((decoded, end - place))
    }

    /// A character beyond ASCII: white space becomes a space, what is not seen nothing, and what only looks like a sign of ASCII that sign.
    fn character(&self, place: usize) -> Option<(Decoded, usize)> {
        if let Some(misread) = MISREAD.iter().find(|misread| self.begins(place, misread.0)) {
            return Some((misread.1, misread.0.len()));
        }
        let character = self.whole_character(place)?;
        let decoded = match character {
            '\u{2010}'..='\u{2013}' | '\u{2212}' | '\u{fe63}' => Decoded::Byte(b'-'),
            // What programs make of two hyphens.
            '\u{2014}' => Decoded::Twice(b'-'),
            '\u{ff01}'..='\u{ff5e}' => Decoded::Character(char::from_u32(u32::from(character) - 0xfee0)?),
            _ if character.is_whitespace() => Decoded::Byte(b' '),
            _ if is_unseen(character) => Decoded::Nothing,
            _ => return None,
        };
        Some((decoded, character.len_utf8()))
    }

    fn begins(&self, place: usize, text: &str) -> bool {
        text.bytes()
            .enumerate()
            .all(|(after, byte)| self.byte(place + after) == Some(byte))
    }

    fn whole_character(&self, place: usize) -> Option<char> {
        let bytes = self.bytes.get(place..)?.iter().take(4).map(|(byte, _)| *byte);
        let bytes: Vec<u8> = bytes.collect();
        let whole = match std::str::from_utf8(&bytes) {
            Ok(text) => text,
            Err(error) => std::str::from_utf8(bytes.get(..error.valid_up_to())?).ok()?,
        };
        whole.chars().next()
    }
}

/// What a program that takes UTF-8 for Windows-1252 makes of signs that aren't seen and of a space that doesn't break.
const MISREAD: [(&str, Decoded); 4] = [
    ("\u{e2}\u{20ac}\u{2039}", Decoded::Nothing),
    ("\u{ef}\u{bb}\u{bf}", Decoded::Nothing),
    ("\u{c2}\u{ad}", Decoded::Nothing),
    ("\u{c2}\u{a0}", Decoded::Byte(b' ')),
];

#[derive(Clone, Copy)]
enum Decoded {
    Byte(u8),
    Twice(u8),
    Character(char),
    Nothing,
    /// A line's end that is none: what follows it goes on at once.
    Break,
}
