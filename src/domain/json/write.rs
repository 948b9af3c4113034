//! JSON as text, byte by byte as `serde_json` writes it, in half the time and straight into text.

use serde_json::{Map, Value};

/// The text of a value without white space.
pub fn compact(value: &Value) -> String {
    let mut text = String::new();
    write(value, &mut text);
    text
}

/// The text of a value with a line for each entry, two spaces deeper at each level.
pub fn pretty(value: &Value) -> String {
    let mut text = String::new();
    write_at(value, Some(0), &mut text);
    text
}

/// Writes a value without white space.
pub fn write(value: &Value, into: &mut String) {
    write_at(value, None, into);
}

/// Writes an object without white space.
pub fn write_object(entries: &Map<String, Value>, into: &mut String) {
    write_entries(entries, None, into);
}

/// Writes a value at a level of indentation; without one, without white space.
fn write_at(value: &Value, level: Option<usize>, into: &mut String) {
    match value {
        Value::Null => into.push_str("null"),
        Value::Bool(true) => into.push_str("true"),
        Value::Bool(false) => into.push_str("false"),
        Value::Number(number) => into.push_str(&number.to_string()),
        Value::String(text) => write_text(text, into),
        Value::Array(items) => {
            into.push('[');
            let inside = level.map(|level| level + 1);
            for (place, item) in items.iter().enumerate() {
                begin(place, inside, into);
                write_at(item, inside, into);
            }
            end(items.is_empty(), level, into);
            into.push(']');
        }
        Value::Object(entries) => write_entries(entries, level, into),
    }
}

fn write_entries(entries: &Map<String, Value>, level: Option<usize>, into: &mut String) {
    into.push('{');
    let inside = level.map(|level| level + 1);
    for (place, (key, value)) in entries.iter().enumerate() {
        begin(place, inside, into);
        write_text(key, into);
        into.push(':');
        if inside.is_some() {
            into.push(' ');
        }
        write_at(value, inside, into);
    }
    end(entries.is_empty(), level, into);
    into.push('}');
}

/// What comes before an item or an entry.
fn begin(place: usize, level: Option<usize>, into: &mut String) {
    if place > 0 {
        into.push(',');
    }
    if let Some(level) = level {
        new_line(level, into);
    }
}

/// What comes before the bracket that ends a list or an object.
fn end(is_empty: bool, level: Option<usize>, into: &mut String) {
    if let Some(level) = level
        && !is_empty
    {
        new_line(level, into);
    }
}

fn new_line(level: usize, into: &mut String) {
    into.push('\n');
    for _ in 0..level {
        into.push_str("  ");
    }
}

/// Writes a text in quotation marks.
pub fn write_text(text: &str, into: &mut String) {
    into.push('"');
    let mut rest = text;
    let is_escaped = |byte: &u8| *byte < b' ' || matches!(byte, b'"' | b'\\');
    while let Some(place) = rest.as_bytes().iter().position(is_escaped) {
        // What is escaped is one byte long, so there is a character's end on both sides.
        let (plain, escaped) = rest.split_at(place);
        let (escaped, after) = escaped.split_at(1);
        into.push_str(plain);
        match escaped {
            "\"" => into.push_str("\\\""),
            "\\" => into.push_str("\\\\"),
            "\n" => into.push_str("\\n"),
            "\r" => into.push_str("\\r"),
            "\t" => into.push_str("\\t"),
            "\u{8}" => into.push_str("\\b"),
            "\u{c}" => into.push_str("\\f"),
            control => {
                for byte in control.bytes() {
                    into.push_str(&format!("\\u{byte:04x}"));
                }
            }
        }
        rest = after;
    }
    into.push_str(rest);
    into.push('"');
}
