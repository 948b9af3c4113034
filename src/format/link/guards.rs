//! Wrappings of mail guards that code an address in a way of their own, where nothing else does, and mails as they are sent.

/// A byte of a text, and where in the text as it arrived it comes from.
pub(super) type Placed = (u8, usize);

/// How an address begins that a guard has coded by minus signs, as Proofpoint does: `-3A` is a colon, `_` a slash.
const BY_MINUS: &[u8] = b"/v2/url?u=";

/// How an address in Base64 begins, which others put into theirs: `http`.
const BY_BASE64: &[u8] = b"aHR0c";

/// The text without the wrappings that are still in it.
pub(super) fn taken_off(bytes: Vec<Placed>) -> Vec<Placed> {
    let mut taken = Vec::with_capacity(bytes.len());
    let mut place = 0;
    while let Some((byte, at)) = bytes.get(place).copied() {
        let before = taken
            .iter()
            .rev()
            .find(|(byte, _): &&Placed| !byte.is_ascii_whitespace());
        if let Some(end) = end_of(&bytes, place, BY_MINUS) {
            // Without its name, so that it isn't taken for a coded one again.
            place = by_minus(&bytes, end, &mut taken);
        } else if before.is_some_and(|(byte, _)| b"=/?&,".contains(byte)) && end_of(&bytes, place, BY_BASE64).is_some()
        {
            place = by_base64(&bytes, place, &mut taken);
        } else if taken.last().is_none_or(|(byte, _)| *byte == b'\n') {
            place = by_mail(&bytes, place, &mut taken);
        } else {
            taken.push((byte, at));
            place += 1;
        }
    }
    taken
}

/// The place after these bytes, where they begin at a place. Line ends may part them anywhere.
fn end_of(bytes: &[Placed], begin: usize, wanted: &[u8]) -> Option<usize> {
    let mut place = begin;
    for wanted in wanted {
        while place > begin && bytes.get(place)?.0.is_ascii_whitespace() {
            place += 1;
        }
        if bytes.get(place)?.0 != *wanted {
            return None;
        }
        place += 1;
    }
    Some(place)
}

/// Takes what is coded by minus signs from a place on, and gives the place after it. Line ends may part it anywhere.
fn by_minus(bytes: &[Placed], begin: usize, taken: &mut Vec<Placed>) -> usize {
    taken.push((b' ', bytes.get(begin).map_or(0, |(_, at)| *at)));
    let mut place = begin;
    while let Some((byte, at)) = bytes.get(place).copied() {
        place += 1;
        match byte {
            b'_' => taken.push((b'/', at)),
            b'-' => match digit(bytes, place).and_then(|(high, next)| Some((high, digit(bytes, next)?))) {
                Some((high, (low, next))) => {
                    taken.push((high << 4 | low, at));
                    place = next;
                }
                None => taken.push((byte, at)),
            },
            byte if byte.is_ascii_alphanumeric() || byte == b'.' || byte.is_ascii_whitespace() => {
                taken.push((byte, at))
            }
            _ => return place - 1,
        }
    }
    place
}

fn digit(bytes: &[Placed], place: usize) -> Option<(u8, usize)> {
    let (skipped, (byte, _)) = bytes
        .get(place..)?
        .iter()
        .enumerate()
        .find(|(_, (byte, _))| !byte.is_ascii_whitespace())?;
    let digit = u8::try_from(char::from(*byte).to_digit(16)?).ok()?;
    Some((digit, place + skipped + 1))
}

/// Takes the lines from a place on that are in Base64, as a mail's text is sent; others are taken as they are. Gives the place after them, at least the next.
fn by_mail(bytes: &[Placed], begin: usize, taken: &mut Vec<Placed>) -> usize {
    /// A mail's lines of Base64 are as long as this, but for the last.
    const LINE: usize = 76;
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    let rest = bytes.get(begin..).unwrap_or_default();
    let first = rest.iter().take_while(|(byte, _)| is_letter(*byte)).count();
    let of_mail = |(byte, _): &&Placed| is_letter(*byte) || byte.is_ascii_whitespace();
    let length = if first == LINE {
        rest.iter().take_while(of_mail).count()
    } else {
        first.max(1)
    };
    let lines = rest.get(..length).unwrap_or_default();
    if first == LINE {
        let mut text = Vec::new();
        let end = by_base64(lines, 0, &mut text);
        // The letters of a link are no text.
        let bytes = text.iter().map(|(byte, _)| *byte).collect();
        let is_plain = |sign: char| !sign.is_control() || sign.is_whitespace();
        if String::from_utf8(bytes).is_ok_and(|text| text.chars().all(is_plain)) {
            taken.append(&mut text);
            return begin + end;
        }
    }
    taken.extend(lines);
    begin + length
}

/// Takes what is in Base64 from a place on, in either alphabet, and gives the place after it. Line ends may part it anywhere.
fn by_base64(bytes: &[Placed], begin: usize, taken: &mut Vec<Placed>) -> usize {
    let (mut bits, mut held) = (0_u32, 0);
    let mut place = begin;
    while let Some((byte, at)) = bytes.get(place).copied() {
        let value = match byte {
            b'+' => Some(62),
            b'/' => Some(63),
            letter => super::value(letter),
        };
        match value {
            Some(value) => {
                bits = bits << 6 | u32::from(value);
                held += 6;
                if held >= 8 {
                    held -= 8;
                    // The eight bits that are whole.
                    taken.push(((bits >> held & 0xff) as u8, at));
                }
            }
            None if byte.is_ascii_whitespace() => {}
            None => break,
        }
        place += 1;
    }
    place
}
