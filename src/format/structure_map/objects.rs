//! Values that have been through a program whose columns are texts and numbers only.

use serde_json::Value;

/// An object that such a program has made a text of, as an object again; anything else as it is.
pub(super) fn of_text(value: Value) -> Value {
    let object = value.as_str().and_then(parsed);
    object.unwrap_or(value)
}

/// Whether two values say the same: as numbers whatever they are written like, as numbers, objects and lists also where the other is a text,
/// which programs make of a column that has texts too.
pub(super) fn say_the_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(a), Value::Number(b)) => a == b || a.as_f64() == b.as_f64(),
        (Value::Number(number), Value::String(text)) => {
            let said = text.trim().parse().ok();
            said.is_some() && said == number.as_f64()
        }
        (Value::Object(_) | Value::Array(_), Value::String(text)) => parsed(text).is_some_and(|parsed| parsed == *one),
        _ => one == other,
    }
}

fn parsed(text: &str) -> Option<Value> {
    let is_one = text.starts_with(['{', '[']);
    is_one.then(|| serde_json::from_str(text).ok()).flatten()
}
