//! The text of a link: packed content in letters that every program carries (`docs/format.md`, *Links*).

use thiserror::Error;

/// The version that is written, the first thing in a link. Newer ones are refused.
pub const VERSION: u64 = 1;

/// The longest link that is read, in characters of its text.
pub const MOST_READ: usize = 1024 * 1024;

/// The longest address that is offered, in characters. Programs hand an address to Windows, which takes 2,048; some mail and
/// chat programs cut where they break lines, which the reader finds by the checksum.
pub const MOST_OFFERED: usize = 2_000;

/// How many bytes the checksum has.
const CHECKSUM: usize = 4;

/// Why a link could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LinkError {
    /// It does not begin with a version, as any other text.
    #[error("not a link's text")]
    NotALink,
    /// It is of a version that this program does not know yet.
    #[error("version {version} is newer than {VERSION}")]
    Newer {
        /// The link's version.
        version: u64,
    },
    /// It has been cut off or changed on its way.
    #[error("the link is damaged")]
    Damaged,
    /// It has more than [`MOST_READ`] characters.
    #[error("the link has {characters} characters")]
    TooLong {
        /// How many it has.
        characters: usize,
    },
}

/// The text of a link with this packed content, of letters, digits, `-`, `_` and one `.`.
pub fn write(packed: &[u8]) -> String {
    let mut text = VERSION.to_string();
    text.push('.');
    let checked = checksum(packed).to_be_bytes();
    let bytes: Vec<u8> = checked.iter().chain(packed).copied().collect();
    for group in bytes.chunks(3) {
        let mut bits = [0_u8; 3];
        for (bit, byte) in bits.iter_mut().zip(group) {
            *bit = *byte;
        }
        let bits = u32::from_be_bytes([0, bits[0], bits[1], bits[2]]);
        for place in 0..=group.len() {
            let letter = bits >> (18 - 6 * place) & 63;
            // Six bits are less than the alphabet's 64 letters.
            text.push(char::from(ALPHABET[letter as usize]));
        }
    }
    text
}

/// The packed content of a link's text. Any text gives bytes or an error.
///
/// What programs add on the way is no fault: white space anywhere, and what follows from the first sign on that no link has.
///
/// # Errors
/// [`LinkError`]; nothing is read in part.
pub fn read(text: &str) -> Result<Vec<u8>, LinkError> {
    if text.len() > MOST_READ {
        let characters = text.chars().count();
        return Err(LinkError::TooLong { characters });
    }
    let plain: String = text.split_whitespace().collect();
    let (version, letters) = plain.split_once('.').unwrap_or((&plain, ""));
    let is_number = !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number {
        return Err(LinkError::NotALink);
    }
    // More digits than a number has are a version far ahead.
    let version = version.parse().unwrap_or(u64::MAX);
    match version {
        VERSION => {}
        0 => return Err(LinkError::NotALink),
        version => return Err(LinkError::Newer { version }),
    }
    let mut bytes = decode(letters);
    if bytes.len() < CHECKSUM {
        return Err(LinkError::Damaged);
    }
    let packed = bytes.split_off(CHECKSUM);
    if bytes == checksum(&packed).to_be_bytes() {
        Ok(packed)
    } else {
        Err(LinkError::Damaged)
    }
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn value(letter: u8) -> Option<u8> {
    Some(match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    })
}

/// The bytes of base64url letters up to the first other sign. Bits that fill no byte are left.
fn decode(letters: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(letters.len() / 4 * 3 + 2);
    let (mut bits, mut held) = (0_u32, 0_u32);
    for value in letters.bytes().map_while(value) {
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            // The upper bits have been given already.
            bytes.push((bits >> held & 255) as u8);
        }
    }
    bytes
}

/// CRC-32 (ISO 3309), by which a cut or changed link is found before it is unpacked: deflate has no checksum of its own.
fn checksum(bytes: &[u8]) -> u32 {
    let mut rest = u32::MAX;
    for byte in bytes {
        rest ^= u32::from(*byte);
        for _ in 0..8 {
            let carry = rest & 1;
            rest = rest >> 1 ^ (0xEDB8_8320 * carry);
        }
    }
    !rest
}
