//! The text of a link: packed content in letters that every program carries (`docs/format.md`, *Links*).

pub mod arrived;
mod guards;
mod unwrapped;

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
/// What programs do to it on the way is no fault: a whole address, wrapped, coded, broken and quoted as [`arrived::find`] reads it,
/// white space anywhere, and what follows from the first sign on that no link has.
///
/// # Errors
/// [`LinkError`]; nothing is read in part.
pub fn read(text: &str) -> Result<Vec<u8>, LinkError> {
    if text.len() > MOST_READ {
        let characters = text.chars().count();
        return Err(LinkError::TooLong { characters });
    }
    let alone = arrived::alone(text);
    if alone.is_ok() {
        return alone;
    }
    let mut found = arrived::find(text);
    match (found.iter().position(|link| link.content.is_ok()), &alone) {
        (Some(place), _) => found.swap_remove(place).content,
        (None, Err(LinkError::NotALink)) if !found.is_empty() => found.swap_remove(0).content,
        (None, _) => alone,
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

/// The letters of a link while they are read: what they carry so far, and whether that is whole.
#[derive(Default)]
struct Decoder {
    bits: u32,
    held: u32,
    sum: [u8; CHECKSUM],
    /// How many bytes of the checksum have been read.
    summed: usize,
    packed: Vec<u8>,
    rest: Checksum,
}

impl Decoder {
    /// Takes one of the alphabet's letters by its value. Bits that fill no byte are left.
    fn push(&mut self, value: u8) {
        self.bits = self.bits << 6 | u32::from(value);
        self.held += 6;
        if self.held < 8 {
            return;
        }
        self.held -= 8;
        // The upper bits have been given already.
        let byte = (self.bits >> self.held & 255) as u8;
        match self.sum.get_mut(self.summed) {
            Some(place) => {
                *place = byte;
                self.summed += 1;
            }
            None => {
                self.packed.push(byte);
                self.rest.add(byte);
            }
        }
    }

    /// Whether what has been read is what the checksum before it was made of.
    fn is_whole(&self) -> bool {
        self.summed == CHECKSUM && self.sum == self.rest.sum().to_be_bytes()
    }
}

/// CRC-32 (ISO 3309), by which a cut or changed link is found before it is unpacked: deflate has no checksum of its own.
struct Checksum(u32);

impl Default for Checksum {
    fn default() -> Self {
        Self(u32::MAX)
    }
}

impl Checksum {
    fn add(&mut self, byte: u8) {
        self.0 ^= u32::from(byte);
        for _ in 0..8 {
            let carry = self.0 & 1;
            self.0 = self.0 >> 1 ^ (0xEDB8_8320 * carry);
        }
    }

    fn sum(&self) -> u32 {
        !self.0
    }
}

fn checksum(bytes: &[u8]) -> u32 {
    let mut sum = Checksum::default();
    for byte in bytes {
        sum.add(*byte);
    }
    sum.sum()
}
