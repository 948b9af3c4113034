//! Success factors as a file has them: `F03, F07`, which a column of text can have and somebody can write.

use serde_json::{Map, Value};

use super::columns::find;

/// Factors as a value: as a text where they all are as `F03`, or else as the list that they are.
pub(super) fn value(factors: &[String]) -> Value {
    if factors.iter().all(|factor| is_number(factor)) {
        factors.join(", ").into()
    } else {
        factors.iter().map(String::as_str).collect()
    }
}

/// Takes the factors out of the first property that says some; an empty text or list says that there are none.
pub(super) fn take(properties: &mut Map<String, Value>, paths: &[String]) -> Option<Vec<String>> {
    let (path, factors) = paths
        .iter()
        .find_map(|path| Some((path, understood(find(properties, path)?)?)))?;
    properties.remove(path);
    Some(factors)
}

fn understood(said: &Value) -> Option<Vec<String>> {
    match said {
        Value::Array(list) => list.iter().map(|one| one.as_str().map(str::to_owned)).collect(),
        Value::Number(number) => Some(vec![numbered(&number.to_string())?]),
        Value::String(text) => {
            if let Some(list) = text.starts_with('[').then(|| serde_json::from_str(text).ok()).flatten() {
                return understood(&list).filter(|_| list.is_array());
            }
            words(text).map(numbered).collect()
        }
        Value::Null | Value::Bool(_) | Value::Object(_) => None,
    }
}

/// The words of a text, with what GDAL puts around a list that it has no column for: `(2:F03,F07)`.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let within = text.trim().strip_prefix('(').and_then(|text| text.strip_suffix(')'));
    let list = within.and_then(|within| within.split_once(':'));
    let text = list.map_or(text, |(_, list)| list);
    text.split([',', ';', ' ', '\n', '\t']).filter(|word| !word.is_empty())
}

/// The factor that a word names: `F03` as it is, `f3` or `3` as that.
fn numbered(word: &str) -> Option<String> {
    if is_number(word) {
        return Some(word.to_owned());
    }
    let digits = word.strip_prefix(['F', 'f']).unwrap_or(word);
    let number: u8 = digits.parse().ok()?;
    let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit());
    (is_plain && (1..100).contains(&number)).then(|| format!("F{number:02}"))
}

fn is_number(factor: &str) -> bool {
    let digits = factor.strip_prefix('F').map(str::as_bytes);
    matches!(digits, Some([one, other]) if one.is_ascii_digit() && other.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    // R318
    #[test]
    fn factors_are_understood_as_people_and_programs_write_them() {
        let said = |value: Value| understood(&value);
        let both = Some(vec!["F03".to_owned(), "F07".to_owned()]);
        for value in [
            json!("F03, F07"),
            json!("3; 7"),
            json!("f3 F07"),
            json!(["F03", "F07"]),
            // A list that has gone through a column of text, and what GDAL makes of one.
            json!("[ \"F03\", \"F07\" ]"),
            json!("(2:F03,F07)"),
        ] {
            assert_eq!(said(value.clone()), both, "{value}");
        }
        assert_eq!(said(json!(12)), Some(vec!["F12".to_owned()]));
        assert_eq!(said(json!("")), Some(Vec::new()));
        for value in [
            json!("samverkan"),
            json!(0),
            json!(2.5),
            json!("F03, tillit"),
            json!({}),
            json!([3]),
        ] {
            assert_eq!(said(value.clone()), None, "{value}");
        }
    }

    proptest::proptest! {
        // R318
        #[test]
        fn whatever_factors_an_element_has_come_back(factors in proptest::collection::vec("(F[0-9]{2}|.{0,5})", 1..4)) {
            proptest::prop_assert_eq!(understood(&value(&factors)), Some(factors));
        }
    }
}
