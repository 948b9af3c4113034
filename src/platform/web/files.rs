//! Files that the user gives and gets.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, DragEvent, File, FileList, HtmlAnchorElement, HtmlInputElement, Url};

use super::page;
use crate::domain::ways_out::{Leaving, WayOut};

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
        Ok(buffer) => {
            page::mark("samspel:bytes");
            Ok(GivenFile {
                name,
                saved,
                bytes: Uint8Array::new(&buffer).to_vec(),
            })
        }
        Err(_) => Err(FileUnreadable(name)),
    }
}

/// A file that is being read. Several are read at the same time where each is begun before the first is waited for.
pub struct PendingFile {
    name: String,
    content: Option<js_sys::Promise>,
}

/// Begins to read a file, and no more of it than `most` bytes and one.
pub fn begin(file: &File, most: usize) -> PendingFile {
    let most = most as f64 + 1.0;
    let content = if file.size() <= most {
        Some(file.array_buffer())
    } else {
        let part = file.slice_with_f64_and_f64(0.0, most);
        part.ok().map(|part| part.array_buffer())
    };
    PendingFile {
        name: file.name(),
        content,
    }
}

impl PendingFile {
    /// Waits until the file has been read; `None` if the browser can't open it. Its name is given with it.
    pub async fn finish(self) -> (String, Option<Uint8Array>) {
        let buffer = match self.content {
            Some(content) => JsFuture::from(content).await.ok(),
            None => None,
        };
        (self.name, buffer.map(|buffer| Uint8Array::new(&buffer)))
    }
}

/// The files chosen in a file field; the field is emptied, so that the same file can be chosen again.
pub fn chosen(input: &HtmlInputElement) -> Vec<File> {
    let files = listed(input.files());
    input.set_value("");
    files
}

/// The files that are dropped on the page.
pub fn dropped(event: &DragEvent) -> Vec<File> {
    listed(event.data_transfer().and_then(|carried| carried.files()))
}

fn listed(list: Option<FileList>) -> Vec<File> {
    list.map(|list| (0..list.length()).filter_map(|place| list.get(place)).collect())
        .unwrap_or_default()
}

/// An address under which what leaves can be downloaded, for as long as the page is open.
pub fn address_of(leaving: &Leaving) -> Option<String> {
    address(leaving.media_type(), &leaving.content().into())
}

/// An address of some content, within this browser.
pub(super) fn address(media_type: &str, content: &JsValue) -> Option<String> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(content), &options).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}

/// Offers what leaves as a file to keep. Gives `false` where the browser refuses.
pub fn offer(name: &str, leaving: &Leaving) -> bool {
    offer_content(name, leaving.media_type(), &leaving.content().into())
}

/// Offers bytes that leave by a way as a file to keep. Gives `false` where the browser refuses.
pub fn offer_bytes(name: &str, way: WayOut, bytes: &[u8]) -> bool {
    offer_content(name, way.media_type(), &Uint8Array::from(bytes).into())
}

fn offer_content(name: &str, media_type: &str, content: &JsValue) -> bool {
    let Some(address) = address(media_type, content) else {
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
