//! UTF-16 and Windows-1252, in which some programs save, as the UTF-8 that every reader here takes.

use std::borrow::Cow;

/// The bytes of a text as UTF-8, without the mark that says what they are. What is not UTF-16 is left as it is.
pub fn as_utf8(bytes: &[u8]) -> Cow<'_, [u8]> {
    let (plain, is_big) = match bytes {
        [0xff, 0xfe, plain @ ..] => (plain, false),
        [0xfe, 0xff, plain @ ..] => (plain, true),
        // Without a mark: two letters of the alphabets here, of which the first may be a space or part the values of a sequence, or JSON of
        // one sign.
        [b'{' | b'[', 0, ..] | [b'\t' | b'\n' | b'\r' | 0x1e | b' '..=b'~', 0, 1..=0xff, 0, ..] => (bytes, false),
        [0, b'{' | b'[', ..] | [0, b'\t' | b'\n' | b'\r' | 0x1e | b' '..=b'~', 0, 1..=0xff, ..] => (bytes, true),
        _ => return Cow::Borrowed(bytes),
    };
    let units = plain.chunks(2).map(|unit| match (unit, is_big) {
        ([first, second], true) => u16::from_be_bytes([*first, *second]),
        ([first, second], false) => u16::from_le_bytes([*first, *second]),
        // Half a sign at the end is none.
        _ => 0xd800,
    });
    match char::decode_utf16(units).collect::<Result<String, _>>() {
        Ok(text) => Cow::Owned(text.into_bytes()),
        Err(_) => Cow::Borrowed(bytes),
    }
}

/// The bytes without the marks that some programs put first, by which UTF-8 is told; there may be several where files were put together.
pub fn without_marks(bytes: &[u8]) -> &[u8] {
    let mut plain = bytes;
    while let Some(rest) = plain.strip_prefix(b"\xef\xbb\xbf") {
        plain = rest;
    }
    plain
}

/// The signs of Windows-1252 from 0x80 to 0x9F. Where it has none, the control sign itself.
const HIGH_SIGNS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// A text in Windows-1252; `None` if a byte stands for no sign there.
pub fn of_windows_1252(bytes: &[u8]) -> Option<String> {
    let sign = |byte: &u8| match byte {
        0x80..=0x9f => {
            let sign = HIGH_SIGNS.get(usize::from(byte - 0x80)).copied();
            sign.filter(|sign| !sign.is_control())
        }
        _ => Some(char::from(*byte)),
    };
    bytes.iter().map(sign).collect()
}

/// The text of a table in UTF-8, UTF-16 or Windows-1252, as spreadsheets save it; `None` if the bytes are none.
pub fn table_text(bytes: &[u8]) -> Option<String> {
    if bytes.starts_with(b"PK") {
        return None;
    }
    let utf8 = as_utf8(bytes);
    let plain = without_marks(&utf8);
    let text = match str::from_utf8(plain) {
        Ok(text) => text.to_owned(),
        Err(_) => of_windows_1252(plain)?,
    };
    (!text.contains('\0')).then_some(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(text: &str, is_big: bool) -> Vec<u8> {
        let bytes = |unit: u16| if is_big { unit.to_be_bytes() } else { unit.to_le_bytes() };
        text.encode_utf16().flat_map(bytes).collect()
    }

    proptest! {
        // R185
        #[test]
        fn a_text_in_utf_16_is_read_with_and_without_its_mark(text in "[^\u{feff}\u{fffe}]*", is_big in any::<bool>()) {
            let marked = written(&format!("\u{feff}{text}"), is_big);
            prop_assert_eq!(&*as_utf8(&marked), text.as_bytes());
            let object = format!("{{{text}");
            let bare = written(&object, is_big);
            prop_assert_eq!(&*as_utf8(&bare), object.as_bytes());
            for before in ["\r\n ", "\t", "\u{1e}"] {
                let after_space = [before, &object].concat();
                let bare = written(&after_space, is_big);
                prop_assert_eq!(&*as_utf8(&bare), after_space.as_bytes());
            }
        }
    }

    // R264
    #[test]
    fn windows_1252_has_its_own_signs() {
        let text = of_windows_1252(b"Nyk\xf6ping \x96 \xc5\xe4 \x80");
        assert_eq!(text.as_deref(), Some("Nyköping – Åä €"));
        for byte in [0x81, 0x8d, 0x8f, 0x90, 0x9d] {
            assert_eq!(of_windows_1252(&[b'a', byte]), None);
        }
    }

    // R185
    #[test]
    fn anything_else_stays_as_it_is() {
        for bytes in [
            &b""[..],
            b"{}",
            b"\xef\xbb\xbf{}",
            b"\xff",
            b"\xff\xfea",
            b"\xff\xfe\x00\xd8",
            b"\x00\x00",
            b"\xd6l",
        ] {
            assert_eq!(&*as_utf8(bytes), bytes.strip_prefix(b"\xff\xfe__").unwrap_or(bytes));
        }
        assert_eq!(&*as_utf8(b"\xff\xfe"), b"");
    }
}
