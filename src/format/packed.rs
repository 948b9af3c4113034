//! Bytes as text for a storage that counts characters: fifteen bits a character, all of them letters that every browser keeps
//! as they are.

/// The first of the 32,768 characters; all lie below the surrogates (U+D800).
const FIRST: u32 = 0x5000;

/// Bytes as text: the number of bytes in the last characters first, then fifteen bits a character.
pub fn to_text(bytes: &[u8]) -> String {
    // Each character takes three bytes in UTF-8.
    let mut text = String::with_capacity((bytes.len() * 8 / 15 + 2) * 3);
    let (mut bits, mut count) = (0_u32, 0_u32);
    let mut push = |bits: u32| text.push(char::from_u32(FIRST + (bits & 0x7fff)).unwrap_or('\u{5000}'));
    // How many of the last fifteen bits are filling: 0 to 14.
    let filling = (15 - (bytes.len() * 8) % 15) % 15;
    push(filling as u32);
    for byte in bytes {
        bits = (bits << 8) | u32::from(*byte);
        count += 8;
        if count >= 15 {
            count -= 15;
            push(bits >> count);
            bits &= (1 << count) - 1;
        }
    }
    if count > 0 {
        push(bits << (15 - count));
    }
    text
}

/// The bytes of a text that [`to_text`] made; `None` if it is something else.
pub fn from_text(text: &str) -> Option<Vec<u8>> {
    let mut characters = text.chars();
    let value = |character: char| {
        let value = u32::from(character).checked_sub(FIRST)?;
        (value < 0x8000).then_some(value)
    };
    let filling = value(characters.next()?)?;
    let mut bytes = Vec::with_capacity(text.len() / 3 * 15 / 8);
    let (mut bits, mut count) = (0_u32, 0_u32);
    for character in characters {
        bits = (bits << 15) | value(character)?;
        count += 15;
        while count >= 8 {
            count -= 8;
            // The eight bits above those that are left.
            bytes.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    // Filling can be as much as a byte and some bits.
    for _ in 0..(filling.checked_sub(count)? / 8) {
        bytes.pop();
    }
    (filling < 15 && filling % 8 == count % 8).then_some(bytes)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn any_bytes_come_back() {
        let all: Vec<u8> = (0..=255).cycle().take(1000).collect();
        for length in 0..all.len() {
            let bytes = &all[..length];
            assert_eq!(from_text(&to_text(bytes)).as_deref(), Some(bytes), "{length}");
        }
    }

    #[test]
    fn a_character_holds_fifteen_bits() {
        assert_eq!(to_text(&[7; 1500]).chars().count(), 801);
    }

    #[test]
    fn what_is_no_packed_text_is_nothing() {
        for text in ["", "a", "{}", "\u{5fff}", "\u{5000}a", "\u{5001}\u{5000}"] {
            assert_eq!(from_text(text), None, "{text}");
        }
    }
}
