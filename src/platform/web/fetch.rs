//! Files that lie beside the app on its own host.

use std::{cell::RefCell, future::Future, rc::Rc};

use js_sys::Uint8Array;
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{RequestCache, RequestInit, Response};

use super::page;

/// Work that goes on while other work is awaited.
pub struct BackgroundWork<T> {
    done: JsFuture,
    result: Rc<RefCell<Option<T>>>,
}

impl<T: 'static> BackgroundWork<T> {
    /// Starts the work.
    pub fn new(work: impl Future<Output = T> + 'static) -> Self {
        let result = Rc::new(RefCell::new(None));
        let place = result.clone();
        let done = future_to_promise(async move {
            let value = work.await;
            *place.borrow_mut() = Some(value);
            Ok(JsValue::UNDEFINED)
        });
        Self {
            done: JsFuture::from(done),
            result,
        }
    }

    /// Its result; `None` if it broke off.
    pub async fn result(self) -> Option<T> {
        let _finished = self.done.await;
        self.result.take()
    }
}

/// Why a file beside the app could not be had.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FetchError {
    /// The host did not answer: no network, or it has gone.
    #[error("{0} could not be reached")]
    Unreachable(String),
    /// The host answered that it can't give the file.
    #[error("{address}: the host answered {status}")]
    Refused {
        /// The file.
        address: String,
        /// The HTTP status.
        status: u16,
    },
}

/// The bytes of a file beside the app, by its address relative to the page.
///
/// # Errors
/// [`FetchError`].
pub async fn bytes(address: &str) -> Result<Vec<u8>, FetchError> {
    answered(address, RequestCache::Default).await
}

/// The same, asking the host whether what the browser has kept is the latest.
///
/// # Errors
/// [`FetchError`].
pub async fn fresh_bytes(address: &str) -> Result<Vec<u8>, FetchError> {
    answered(address, RequestCache::NoCache).await
}

async fn answered(address: &str, cache: RequestCache) -> Result<Vec<u8>, FetchError> {
    let unreachable = || FetchError::Unreachable(address.into());
    let window = page::window().ok_or_else(unreachable)?;
    let options = RequestInit::new();
    options.set_cache(cache);
    let response = JsFuture::from(window.fetch_with_str_and_init(address, &options))
        .await
        .map_err(|_| unreachable())?;
    let response: Response = response.dyn_into().map_err(|_| unreachable())?;
    if !response.ok() {
        return Err(FetchError::Refused {
            address: address.into(),
            status: response.status(),
        });
    }
    let buffer = response.array_buffer().map_err(|_| unreachable())?;
    let buffer = JsFuture::from(buffer).await.map_err(|_| unreachable())?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
