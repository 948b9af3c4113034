//! Checked texts: what is kept in the browser with a check sum before it, so that damage is noticed.

/// The check sum of a text: FNV-1a of 64 bits. Each step can be reversed, so that a single changed byte always gives another
/// sum; it is no guard against intent.
fn sum(text: &str) -> u64 {
    let mut sum = 0xcbf2_9ce4_8422_2325_u64;
    for byte in text.bytes() {
        sum = (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    sum
}

/// How many characters a check sum is written with.
const DIGITS: usize = 16;

/// A text with its check sum before it.
pub fn seal(text: &str) -> String {
    let mut sealed = String::with_capacity(text.len() + DIGITS);
    let sum = sum(text);
    for place in (0..DIGITS).rev() {
        // Four bits are one of sixteen digits.
        let digit = (sum >> (4 * place)) & 15;
        sealed.push(char::from(b"0123456789abcdef"[digit as usize]));
    }
    sealed.push_str(text);
    sealed
}

/// The text of a sealed one; `None` if it is not what was sealed.
pub fn open(sealed: &str) -> Option<&str> {
    let (digits, text) = sealed.split_at_checked(DIGITS)?;
    let is_sum = digits.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
    (is_sum && u64::from_str_radix(digits, 16).ok()? == sum(text)).then_some(text)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_is_given_back() {
        for text in ["", "a", "Åkermark\n{}", &"long ".repeat(1000)] {
            assert_eq!(open(&seal(text)), Some(text));
        }
    }

    #[test]
    fn every_changed_or_missing_byte_is_noticed() {
        let sealed = seal("{\"title\":\"Bygg ut\"}");
        for place in 0..sealed.len() {
            assert_eq!(open(&sealed[..place]), None, "cut at {place}");
            for other in [b'0', b'f', b'x', b' '] {
                let mut damaged = sealed.clone().into_bytes();
                if damaged[place] != other {
                    damaged[place] = other;
                    assert_eq!(open(std::str::from_utf8(&damaged).unwrap()), None);
                }
            }
        }
    }
}
