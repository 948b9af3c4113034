//! The other tabs of the browser: what they tell each other, and the locks that let one of them work alone.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{BroadcastChannel, MessageEvent};

use gloo_events::EventListener;

use super::page;

#[wasm_bindgen]
extern "C" {
    /// The browser's keeper of locks, which web-sys counts as unstable.
    type LockManager;
    #[wasm_bindgen(method, catch)]
    fn request(this: &LockManager, name: &str, options: &Object, callback: &Function) -> Result<Promise, JsValue>;
}

/// The channel's name.
const CHANNEL: &str = "samspel";

/// Tells other tabs of texts that have been written, and hears of theirs.
///
/// The channel brings a text itself, so that no tab depends on when it gets to see the other's writes. Where a browser has
/// no channels, the events of the storage bring the same.
#[derive(Debug)]
pub struct Tabs {
    channel: Option<BroadcastChannel>,
}

impl Tabs {
    /// Listens for as long as the page lives. `hear` gets the key of a text and what it is now, `None` if it was removed.
    pub fn listen(hear: impl Fn(&str, Option<&str>) + 'static) -> Self {
        let hear = Rc::new(hear);
        let channel = BroadcastChannel::new(CHANNEL).ok();
        if let Some(channel) = &channel {
            let hear = hear.clone();
            EventListener::new(channel, "message", move |event| {
                let message = event.dyn_ref::<MessageEvent>();
                let news = message.and_then(|message| message.data().as_string());
                if let Some((key, text)) = news.as_deref().and_then(|news| news.split_once('\n')) {
                    hear(key, Some(text));
                }
            })
            .forget();
        }
        if let Some(window) = page::window() {
            EventListener::new(&window, "storage", move |event| {
                let event = event.dyn_ref::<web_sys::StorageEvent>();
                if let Some(event) = event
                    && let Some(key) = event.key()
                {
                    hear(&key, event.new_value().as_deref());
                }
            })
            .forget();
        }
        Self { channel }
    }

    /// Tells other tabs of a text that has been written under a key.
    pub fn tell(&self, key: &str, text: &str) {
        if let Some(channel) = &self.channel {
            // A tab that gets no message hears of it from the storage.
            let _not_told = channel.post_message(&[key, "\n", text].concat().into());
        }
    }
}

/// A lock that is held until it is dropped.
#[derive(Debug)]
pub struct Lock {
    release: Option<Function>,
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(release) = &self.release {
            // A promise's own function doesn't throw.
            let _released = release.call0(&JsValue::UNDEFINED);
        }
    }
}

/// Takes the lock of a name; `None` if another tab holds it. Where the browser has no locks, it is free.
pub async fn lock(name: &str) -> Option<Lock> {
    let keeper = page::window()
        .and_then(|window| Reflect::get(&window.navigator(), &"locks".into()).ok())
        .filter(|locks| !locks.is_undefined());
    let Some(keeper) = keeper else {
        return Some(Lock { release: None });
    };
    let keeper: LockManager = keeper.unchecked_into();
    let options = Object::new();
    let _plain_object = Reflect::set(&options, &"ifAvailable".into(), &true.into());
    let release = Rc::new(RefCell::new(None));
    let mut answer = None;
    let answered = Promise::new(&mut |resolve, _| answer = Some(resolve));
    let answer = answer?;
    let kept = release.clone();
    let callback = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        let is_free = !lock.is_null();
        // The lock is held until this promise is kept.
        let held = Promise::new(&mut |resolve, _| {
            if is_free {
                *kept.borrow_mut() = Some(resolve);
            } else {
                let _released = resolve.call0(&JsValue::UNDEFINED);
            }
        });
        let _told = answer.call1(&JsValue::UNDEFINED, &is_free.into());
        held.into()
    });
    if keeper.request(name, &options, callback.unchecked_ref()).is_err() {
        // A page that may not use locks goes without.
        return Some(Lock { release: None });
    }
    let is_free = JsFuture::from(answered).await.ok()?.as_bool()?;
    is_free.then(|| Lock {
        release: release.take(),
    })
}
