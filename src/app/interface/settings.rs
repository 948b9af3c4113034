//! Settings that outlive the page: the language, the theme, where single keys are heard.

use crate::platform::{
    storage::{Storage, StorageError},
    web::storage::WebStorage,
};

/// The key under which the language is kept.
pub const LANGUAGE_KEY: &str = "samspel:language";

/// The key under which the theme is kept; `boot.js` reads it before the first paint.
pub const THEME_KEY: &str = "samspel:theme";

/// The key under which it is kept where single keys are heard.
pub const KEYS_KEY: &str = "samspel:keys";

/// A setting, or `None` if it was never made or the storage can't be read.
pub fn setting(key: &str) -> Option<String> {
    WebStorage.get(key).ok().flatten()
}

/// Keeps a setting; one that can't be kept lasts until the page is closed.
pub fn keep_setting(key: &str, value: &str) {
    let _not_kept: Result<(), StorageError> = WebStorage.set(key, value);
}
