//! What a text may contain.

use std::borrow::Cow;

/// Whether a sign can be in a text: control signs other than tabs and line ends say nothing to anybody, and are shown as boxes.
fn is_kept(sign: char) -> bool {
    !sign.is_control() || matches!(sign, '\t' | '\n' | '\r')
}

/// A text without control signs. Every text of a record is read so, wherever it comes from.
pub fn plain(text: Cow<'_, str>) -> String {
    if text.chars().all(is_kept) {
        text.into_owned()
    } else {
        text.chars().filter(|sign| is_kept(*sign)).collect()
    }
}
