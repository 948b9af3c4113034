//! Settings that outlive the page: the language, the theme, where single keys are heard.

pub use crate::platform::library::Setting;
use crate::platform::{
    storage::{Storage, StorageError},
    web::storage::WebStorage,
};

/// A setting, or `None` if it was never made or the storage can't be read.
pub fn setting(setting: Setting) -> Option<String> {
    WebStorage.get(setting.key()).ok().flatten()
}

/// Keeps a setting; one that can't be kept lasts until the page is closed.
pub fn keep_setting(setting: Setting, value: &str) {
    let _not_kept: Result<(), StorageError> = WebStorage.set(setting.key(), value);
}
