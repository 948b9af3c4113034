//! UTF-16, in which some programs save, as the UTF-8 that every reader here takes.

use std::borrow::Cow;

/// The bytes of a text as UTF-8, without the mark that says what they are. What is not UTF-16 is left as it is.
pub fn as_utf8(bytes: &[u8]) -> Cow<'_, [u8]> {
    let (plain, is_big) = match bytes {
        [0xff, 0xfe, plain @ ..] => (plain, false),
        [0xfe, 0xff, plain @ ..] => (plain, true),
        // Without a mark: as JSON begins.
        [b'{' | b'[', 0, ..] => (bytes, false),
        [0, b'{' | b'[', ..] => (bytes, true),
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
