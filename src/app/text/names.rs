//! Names as they are shown.

use super::words::{Word, text};

/// A name, or the word for none.
pub fn named(name: &str) -> String {
    let name = name.trim();
    if name.is_empty() {
        text(Word::AppUnnamed).into()
    } else {
        name.into()
    }
}
