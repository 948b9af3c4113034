//! The browser's local storage.

use std::cell::Cell;

use gloo_storage::{LocalStorage, Storage as _};
use wasm_bindgen::{JsCast, JsValue};

use crate::platform::storage::{Storage, StorageError};

/// Hears of a text that was written under a key; `None` if the key was removed.
pub type Listener = fn(&str, Option<&str>);

thread_local! {
    // The first view has a storage, and does without what listens to it.
    static LISTENER: Cell<Option<Listener>> = const { Cell::new(None) };
}

/// Has all that is written from now on told to a listener.
pub fn tell_to(listener: Listener) {
    LISTENER.set(Some(listener));
}

fn tell(key: &str, text: Option<&str>) {
    if let Some(listener) = LISTENER.get() {
        listener(key, text);
    }
}

/// The browser's local storage, reached anew each time, since a setting can take it away while the page is open.
#[derive(Clone, Copy, Debug)]
pub struct WebStorage;

fn reach() -> Result<web_sys::Storage, StorageError> {
    // `LocalStorage::raw` panics where storage is blocked, so the window is asked first.
    match web_sys::window().map(|window| window.local_storage()) {
        Some(Ok(Some(_))) => Ok(LocalStorage::raw()),
        _ => Err(StorageError::Unavailable),
    }
}

/// The text of a key as one of the browser's, so that a long one need not be brought over to be looked at.
fn kept(key: &str) -> Result<Option<js_sys::JsString>, StorageError> {
    let text = js_sys::Reflect::get(&JsValue::from(reach()?), &JsValue::from_str(key));
    let text = text.map_err(|_| StorageError::Unavailable)?;
    Ok(text.dyn_into().ok())
}

/// Sets the text of a key, and reads it back: a storage that says nothing and keeps nothing is as good as none.
fn set(key: &str, text: &JsValue) -> Result<(), StorageError> {
    let storage = JsValue::from(reach()?);
    let set = js_sys::Reflect::get(&storage, &JsValue::from_str("setItem"));
    let set: js_sys::Function = set
        .ok()
        .and_then(|set| set.dyn_into().ok())
        .ok_or(StorageError::Unavailable)?;
    // The one reason for which browsers refuse a write to a storage that can be reached is its quota.
    set.call2(&storage, &JsValue::from_str(key), text)
        .map_err(|_| StorageError::Full)?;
    let is_kept = kept(key)?.is_some_and(|kept| JsValue::from(kept) == *text);
    is_kept.then_some(()).ok_or(StorageError::Unavailable)
}

impl Storage for WebStorage {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        reach()?.get_item(key).map_err(|_| StorageError::Unavailable)
    }

    fn length(&self, key: &str) -> Result<usize, StorageError> {
        let text = kept(key)?;
        Ok(text.map_or(0, |text| text.length() as usize))
    }

    fn head(&self, key: &str, most: usize) -> Result<Option<String>, StorageError> {
        let most = u32::try_from(most).unwrap_or(u32::MAX);
        Ok(kept(key)?.map(|text| text.substring(0, most).into()))
    }

    fn copy(&self, from: &str, to: &str) -> Result<(), StorageError> {
        set(to, &kept(from)?.unwrap_or_default().into())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        set(key, &JsValue::from_str(text))?;
        tell(key, Some(text));
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        reach()?.remove_item(key).map_err(|_| StorageError::Unavailable)?;
        if kept(key)?.is_some() {
            return Err(StorageError::Unavailable);
        }
        tell(key, None);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        let storage = reach()?;
        let count = storage.length().map_err(|_| StorageError::Unavailable)?;
        Ok((0..count)
            .filter_map(|place| storage.key(place).ok().flatten())
            .collect())
    }
}
