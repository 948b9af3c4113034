//! How the fields of forms are bound to what is in the document.
//!
//! - `lens`: one field of a kind of record: its name, what it is called, how it is read and written
//! - `binding`: what a field on the screen shows and where it sends what is entered
//! - `field`: a field of a form, which is a binding with what the field is called
//! - `record`: the record of a form, whose fields are bound by their lenses
//! - `shown_text`: the text that a field shows

#[cfg(any(target_arch = "wasm32", test))]
pub mod lens;

#[cfg(target_arch = "wasm32")]
pub mod binding;
#[cfg(target_arch = "wasm32")]
pub mod field;
#[cfg(target_arch = "wasm32")]
pub mod record;
#[cfg(target_arch = "wasm32")]
pub mod shown_text;
