//! Keys by name, as they are on a keyboard.

use fantoccini::key::Key;

use crate::Outcome;

/// The characters that WebDriver knows the keys of a chord by, modifiers first: `Control+Shift+z`, `Tab`, `+`, `a`.
pub(crate) fn chord(text: &str) -> Outcome<Vec<char>> {
    if text.chars().count() == 1 {
        return Ok(text.chars().collect());
    }
    text.split('+').map(key).collect()
}

fn key(name: &str) -> Outcome<char> {
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return Ok(letter);
    }
    let key = match name {
        "Tab" => Key::Tab,
        "Enter" => Key::Enter,
        "Escape" => Key::Escape,
        "Space" => return Ok(' '),
        "Backspace" => Key::Backspace,
        "Delete" => Key::Delete,
        "Home" => Key::Home,
        "End" => Key::End,
        "PageUp" => Key::PageUp,
        "PageDown" => Key::PageDown,
        "Left" => Key::Left,
        "Right" => Key::Right,
        "Up" => Key::Up,
        "Down" => Key::Down,
        "Shift" => Key::Shift,
        "Control" => Key::Control,
        "Alt" => Key::Alt,
        _ => return Err(format!("no key is called “{name}”").into()),
    };
    Ok(key.into())
}

#[cfg(test)]
mod tests {
    use super::chord;

    #[test]
    fn a_chord_is_its_keys_in_order() {
        assert_eq!(chord("Control+z").unwrap(), ['\u{e009}', 'z']);
        assert_eq!(chord("+").unwrap(), ['+']);
    }

    #[test]
    fn an_unknown_key_is_an_error() {
        assert!(chord("Ctrl+z").is_err());
    }
}
