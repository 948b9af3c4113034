//! The version that a file says it has.

use crate::domain::json::{self, Json};

/// The key of the version in every envelope.
pub const KEY: &str = "version";

/// How much is told of what stands where the version should, in characters.
const MOST_TOLD: usize = 40;

/// Why a file has no version that could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VersionFault {
    /// None is written.
    Missing,
    /// What is written is no whole number from 1 that can be counted to.
    Odd {
        /// As it stands in the file, its first characters.
        written: String,
    },
}

/// The version that an envelope says, read as `said` from `text`: a whole number from 1, however JSON writes it (`1`, `1.0`, `1e0`).
///
/// # Errors
/// [`VersionFault`].
pub fn version_number(said: Option<&Json<'_>>, text: &str) -> Result<u64, VersionFault> {
    let Some(said) = said.filter(|said| **said != Json::Null) else {
        return Err(VersionFault::Missing);
    };
    said.whole().filter(|version| *version > 0).ok_or_else(|| {
        let written = as_written(text, KEY).map_or_else(|| json::compact(&said.clone().into()), str::to_owned);
        VersionFault::Odd {
            written: told(&written),
        }
    })
}

/// What stands where the version of a `format` should, in a text that is no JSON for that alone: a number that is too large for any, or
/// written as no number is. `None` if the text is something else, or breaks off.
pub fn version_that_is_no_json(text: &str, format: &str) -> Option<VersionFault> {
    let named = as_written(text, "format")?;
    let written = as_written(text, KEY)?;
    let is_meant = named == json::compact(&format.into()) && json::value(written).is_none();
    is_meant.then(|| VersionFault::Odd { written: told(written) })
}

fn told(written: &str) -> String {
    let mut told: String = written
        .chars()
        .filter(|sign| !sign.is_control())
        .take(MOST_TOLD)
        .collect();
    if written.chars().nth(MOST_TOLD).is_some() {
        told.push('…');
    }
    told
}

/// What is written under a key of the outermost object, sign by sign, whether or not it is JSON; `None` if the key isn't there or
/// the text breaks off.
fn as_written<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    let bytes = text.as_bytes();
    let (mut at, mut depth) = (0, 0_usize);
    // Where the latest value of the outermost object begins, if it is the one that is asked for.
    let mut begin = None;
    // Where the latest text that may be a key lies.
    let mut latest = "";
    while let Some(sign) = bytes.get(at) {
        match sign {
            b'"' => {
                let end = end_of_text(bytes, at)?;
                latest = text.get(at + 1..end)?;
                at = end;
            }
            b':' if depth == 1 && begin.is_none() && latest == key => begin = Some(at + 1),
            b',' | b'}' if depth == 1 => {
                if let Some(begin) = begin {
                    return text.get(begin..at).map(str::trim).filter(|written| !written.is_empty());
                }
                latest = "";
                depth -= usize::from(*sign == b'}');
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.checked_sub(1)?,
            _ => {}
        }
        at += 1;
    }
    None
}

/// Where a text ends that begins at a quotation mark.
fn end_of_text(bytes: &[u8], begin: usize) -> Option<usize> {
    let mut at = begin + 1;
    loop {
        match bytes.get(at)? {
            b'"' => return Some(at),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn said(text: &str) -> Result<u64, VersionFault> {
        match json::parse(text, "", &mut |_, _| {}) {
            Ok((Json::Object(entries), _)) => {
                let version = entries.iter().find(|(key, _)| key == KEY);
                version_number(version.map(|(_, version)| version), text)
            }
            _ => Err(version_that_is_no_json(text, "samspel").unwrap()),
        }
    }

    fn of(written: &str) -> Result<u64, VersionFault> {
        said(&format!(
            r#"{{"a":{{"version":7,"b":["{{"]}},"format":"samspel", "version" : {written} ,"records":{{}}}}"#
        ))
    }

    // R227
    #[test]
    fn a_whole_number_from_one_is_a_version_however_it_is_written() {
        for (written, version) in [
            ("1", 1),
            ("1.0", 1),
            ("1e0", 1),
            ("10E-1", 1),
            ("0.2e1", 2),
            ("9007199254740991", 9_007_199_254_740_991),
            ("18446744073709551615", u64::MAX),
        ] {
            assert_eq!(of(written), Ok(version), "{written}");
        }
    }

    // R227
    #[test]
    fn anything_else_is_told_as_it_stands() {
        let odd = [
            "0",
            "-0",
            "0.0",
            "-1",
            "-1.5",
            "0.1",
            "1.5",
            "1e16",
            "1e20",
            "1E+20",
            "-1e20",
            "1e-7",
            "1e308",
            "1e400",
            "-1e400",
            "18446744073709551616",
            "99999999999999999999",
            "-9223372036854775809",
            "1.0000000000000002",
            "true",
            "\"1\"",
            "\"1,0\"",
            "\"}\"",
            "\"\\\"\"",
            "[1]",
            "[1,2]",
            r#"{"version":1}"#,
            "NaN",
            "Infinity",
            "01",
            "+1",
            ".5",
            "1.",
            "0x1",
            "två",
        ];
        for written in odd {
            let fault = VersionFault::Odd {
                written: written.into(),
            };
            assert_eq!(of(written), Err(fault), "{written}");
        }
    }

    // R227
    #[test]
    fn what_is_long_is_told_by_its_beginning() {
        let told = format!("{}…", "9".repeat(MOST_TOLD));
        assert_eq!(of(&"9".repeat(400)), Err(VersionFault::Odd { written: told }));
    }

    // R227
    #[test]
    fn where_nothing_is_written_that_is_what_is_told() {
        assert_eq!(of("null"), Err(VersionFault::Missing));
        assert_eq!(said(r#"{"format":"samspel"}"#), Err(VersionFault::Missing));
    }

    // R227
    #[test]
    fn a_text_that_is_no_json_for_another_reason_is_not_told_of_its_version() {
        for text in [
            "",
            "hej",
            r#"{"format":"samspel","version":"#,
            r#"{"format":"samspel","version":1e4"#,
            r#"{"format":"samspel","version":1,"records":{"#,
            r#"{"format":"samspel","version":1,"records":{]}"#,
            r#"{"format":"other","version":1e400}"#,
            r#"}}}{"format":"samspel","version":1e400}"#,
            r#"{"a":"\"#,
        ] {
            assert_eq!(version_that_is_no_json(text, "samspel"), None, "{text}");
        }
    }
}
