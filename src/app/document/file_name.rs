//! Names of files.

/// A file name of a document's name: letters and digits stay, the rest becomes hyphens.
pub fn file_name(name: &str, ending: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for character in name.trim().chars().take(80) {
        if character.is_alphanumeric() {
            plain.push(character);
        } else if !plain.ends_with('-') {
            plain.push('-');
        }
    }
    let plain = plain.trim_matches('-');
    let plain = if plain.is_empty() { "samspel" } else { plain };
    [plain, ".", ending].concat()
}
