//! Files that the user gives and gets.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, HtmlInputElement, Url};

use super::page;

/// A file that the user has given.
#[derive(Clone, Debug)]
pub struct GivenFile {
    /// Its name.
    pub name: String,
    /// When it was last written, in milliseconds since 1970.
    pub saved: f64,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// The browser could not read a file: it has moved, or access was refused.
#[derive(Clone, Debug, thiserror::Error)]
#[error("the file {0} could not be opened")]
pub struct FileUnreadable(pub String);

/// Reads a file that the user has given.
///
/// # Errors
/// [`FileUnreadable`] where the browser can't open it.
pub async fn read(file: File) -> Result<GivenFile, FileUnreadable> {
    let (name, saved) = (file.name(), file.last_modified());
    match JsFuture::from(file.array_buffer()).await {
        Ok(buffer) => Ok(GivenFile {
            name,
            saved,
            bytes: Uint8Array::new(&buffer).to_vec(),
        }),
        Err(_) => Err(FileUnreadable(name)),
    }
}

/// The files chosen in a file field; the field is emptied, so that the same file can be chosen again.
pub fn chosen(input: &HtmlInputElement) -> Vec<File> {
    let list = input.files();
    let files = list
        .map(|list| {
            (0..list.length())
                .filter_map(|place| list.get(place))
                .collect()
        })
        .unwrap_or_default();
    input.set_value("");
    files
}

/// An address under which a text can be downloaded, for as long as the page is open.
pub fn address_of(media_type: &str, text: &str) -> Option<String> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}

/// Offers a text as a file to keep. Gives `false` where the browser refuses.
pub fn offer(name: &str, media_type: &str, text: &str) -> bool {
    let Some(address) = address_of(media_type, text) else {
        return false;
    };
    let link = page::document().and_then(|document| document.create_element("a").ok());
    let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) else {
        return false;
    };
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The download has been handed over at the click; the address would otherwise hold the text in memory.
    gloo_timers::callback::Timeout::new(60_000, move || {
        let _already_gone = Url::revoke_object_url(&address);
    })
    .forget();
    true
}
