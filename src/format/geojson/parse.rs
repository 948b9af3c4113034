//! From bytes to JSON: in the codings that programs save in, and whether a file is one value or a line each.

use serde_json::{Deserializer, Value};

use super::error::{GeoJsonError, LimitKind};
use super::scan;
use super::shapes::MAX_FEATURES;
use crate::format::transcoded::{as_utf8, of_windows_1252};

/// What a file contains as JSON.
pub(super) struct Parsed {
    /// Its value; of a file that has one a line (RFC 8142, GeoJSONL) a list of them.
    pub(super) root: Value,
    /// Where the text is not UTF-8 and was taken for Windows-1252: the first byte that says so.
    pub(super) not_utf_8: Option<usize>,
}

/// Parses any bytes, within the limits.
pub(super) fn parse(bytes: &[u8]) -> Result<Parsed, GeoJsonError> {
    scan::check_size(bytes)?;
    let bytes = as_utf8(bytes);
    let plain = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
    let error = match std::str::from_utf8(plain) {
        Ok(text) => {
            let root = values(text)?;
            return Ok(Parsed { root, not_utf_8: None });
        }
        Err(error) => error,
    };
    let at = bytes.len() - plain.len() + error.valid_up_to();
    let not_text = GeoJsonError::NotText { at };
    let Some(text) = of_windows_1252(plain) else {
        return Err(not_text);
    };
    match values(&text) {
        Ok(root) => Ok(Parsed {
            root,
            not_utf_8: Some(at),
        }),
        Err(GeoJsonError::NotJson { .. }) => Err(not_text),
        Err(other) => Err(other),
    }
}

fn values(text: &str) -> Result<Value, GeoJsonError> {
    scan::check(text.as_bytes())?;
    // The separators of RFC 8142 are no sign of JSON, and lie between values only.
    let spaced;
    let text = if text.contains(SEPARATOR) {
        spaced = text.replace(SEPARATOR, " ");
        &spaced
    } else {
        text
    };
    let mut values = Vec::new();
    for value in Deserializer::from_str(text).into_iter::<Value>() {
        values.push(value.map_err(|error| GeoJsonError::NotJson {
            line: error.line(),
            column: error.column(),
        })?);
        if values.len() > MAX_FEATURES {
            return Err(GeoJsonError::TooMuch {
                what: LimitKind::Features,
                limit: MAX_FEATURES,
                line: 0,
            });
        }
    }
    match values.pop() {
        Some(only) if values.is_empty() => Ok(only),
        Some(last) => {
            values.push(last);
            Ok(Value::Array(values))
        }
        None => Err(GeoJsonError::NotJson { line: 1, column: 0 }),
    }
}

const SEPARATOR: char = '\u{1e}';
