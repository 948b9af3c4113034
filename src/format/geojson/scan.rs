//! A first look at the bytes, so that parsing can't take more memory or stack than we allow.

use super::error::{GeoJsonError, LimitKind};

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 20_000_000;
/// The deepest nesting of lists and objects that is read.
pub const MAX_DEPTH: usize = 32;
/// The most JSON values that are read: room for all positions, with height, and 60 properties a feature.
pub const MAX_VALUES: usize = 4_000_000;
/// The most JSON objects that are read.
pub const MAX_OBJECTS: usize = 200_000;

/// Whether a file is small enough to be looked at.
pub(super) fn check_size(bytes: &[u8]) -> Result<(), GeoJsonError> {
    if bytes.len() > MAX_BYTES {
        return Err(GeoJsonError::TooLarge {
            bytes: bytes.len(),
            limit: MAX_BYTES,
        });
    }
    Ok(())
}

/// Counts what the parser would have to allocate. Text that isn't JSON may pass; the parser refuses it.
pub(super) fn check(bytes: &[u8]) -> Result<(), GeoJsonError> {
    let (mut line, mut depth, mut values, mut objects) = (1, 0_usize, 1, 0);
    let (mut in_text, mut escaped) = (false, false);
    for byte in bytes {
        if *byte == b'\n' {
            line += 1;
        }
        if in_text {
            in_text = escaped || *byte != b'"';
            escaped = !escaped && *byte == b'\\';
            continue;
        }
        match byte {
            b'"' => in_text = true,
            b',' => values += 1,
            b'[' | b'{' => {
                depth += 1;
                values += 1;
                objects += usize::from(*byte == b'{');
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let too_much = |what, limit| Err(GeoJsonError::TooMuch { what, limit, line });
        if depth > MAX_DEPTH {
            return too_much(LimitKind::Depth, MAX_DEPTH);
        }
        if values > MAX_VALUES {
            return too_much(LimitKind::Values, MAX_VALUES);
        }
        if objects > MAX_OBJECTS {
            return too_much(LimitKind::Objects, MAX_OBJECTS);
        }
    }
    Ok(())
}
