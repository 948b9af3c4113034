//! Fetches the texts that are not in the program.

use super::{is_complete, language, speak, take_in};
use crate::{domain::assessment::factors::Language, platform::web::fetch};

/// Sets the language in which the app is drawn from now on, with all its texts. Gives whether they could be had.
pub async fn set_language(language: Language) -> bool {
    let is_there = fetch_texts(language).await;
    if is_there {
        speak(language);
    }
    is_there
}

/// Has all texts of the language of the moment, which pages that are fetched later need. Gives whether they could be had.
pub async fn complete() -> bool {
    fetch_texts(language()).await
}

async fn fetch_texts(language: Language) -> bool {
    let address = match language {
        Language::Swedish => "locales/sv.json",
        Language::English => "locales/en.json",
    };
    is_complete(language)
        || match fetch::fresh_bytes(address).await {
            Ok(file) => take_in(language, &file),
            Err(_) => false,
        }
}
