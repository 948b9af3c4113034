//! Settling: what is written to the local storage is kept as a recent write as well, until the browser has had the time to write it
//! to the disk.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    future::Future,
    pin::Pin,
};

use gloo_timers::callback::Timeout;
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};

use super::{
    page,
    recent_writes::BrowserRecentWrites,
    storage::{self, WebStorage},
};
use crate::platform::{
    library::is_work,
    recent_writes::{RecentWrites, Write},
    storage::Storage,
};

/// How long a text has to be in the local storage before it is taken to be on the disk, in milliseconds. Browsers take some seconds.
const SETTLING_TIME: u32 = 60_000;

thread_local! {
    static BEGUN: RefCell<Option<Promise>> = const { RefCell::new(None) };
    // What has been written and is not on its way to the recent writes yet.
    static QUEUE: RefCell<Vec<Write>> = const { RefCell::new(Vec::new()) };
    // How many times some are on their way.
    static UNDER_WAY: Cell<u32> = const { Cell::new(0) };
    // The recent writes, with their length and when they can go.
    static WATCHED: RefCell<BTreeMap<String, (usize, f64)>> = const { RefCell::new(BTreeMap::new()) };
    static TIMER: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// Brings back which of the recent writes the storage lacks, and gives whether that could be done.
pub type BringBack = fn(Vec<(String, String)>) -> Pin<Box<dyn Future<Output = bool>>>;

/// Has `bring_back` bring back what the storage lacks, if there are any recent writes, and from then on keeps what is written as a recent
/// write. That is done once for as long as the page lives; whoever asks meanwhile waits for the same. Where it can't be done, whoever asks
/// next has it tried again.
pub async fn begin(bring_back: BringBack) {
    let begun = BEGUN.with_borrow_mut(|begun| {
        let begin = async move {
            storage::tell_to(note);
            let recent = recent().await;
            if !recent.is_empty() && !bring_back(recent).await {
                BEGUN.take();
            }
            Ok(JsValue::UNDEFINED)
        };
        begun.get_or_insert_with(|| future_to_promise(begin)).clone()
    });
    // It always ends well.
    let _done = JsFuture::from(begun).await;
}

/// Takes note of a text that has been written to the local storage, or removed from it.
fn note(key: &str, text: Option<&str>) {
    if !is_work(key) {
        return;
    }
    WATCHED.with_borrow_mut(|watched| watched.remove(key));
    let is_first = QUEUE.with_borrow_mut(|queue| {
        queue.push((key.into(), text.map(str::to_owned)));
        queue.len() == 1
    });
    if is_first {
        spawn_local(settle());
    }
}

/// Waits until all that has been written is where it outlives the browser. Where the browser has no such place, there is nothing to
/// wait for.
pub async fn settle() {
    let writes = QUEUE.take();
    if writes.is_empty() && UNDER_WAY.get() == 0 {
        return;
    }
    let lengths = |(key, text): &Write| Some((key.clone(), text.as_ref()?.encode_utf16().count()));
    let texts: Vec<_> = writes.iter().filter_map(lengths).collect();
    UNDER_WAY.set(UNDER_WAY.get() + 1);
    // It is done after whatever was on its way before.
    let kept = BrowserRecentWrites.keep(writes).await;
    UNDER_WAY.set(UNDER_WAY.get() - 1);
    if kept.is_ok() {
        watch(texts);
    }
}

/// The recent writes, by their keys, since the page may have been killed before the storage had them on the disk.
pub async fn recent() -> Vec<(String, String)> {
    let recent = BrowserRecentWrites.all().await.unwrap_or_default();
    let length = |(key, text): &(String, String)| (key.clone(), text.encode_utf16().count());
    watch(recent.iter().map(length));
    recent
}

/// Lets recent writes go when the storage has had them for long enough. One that has been written again meanwhile is watched anew.
fn watch(texts: impl IntoIterator<Item = (String, usize)>) {
    let due = page::now() + f64::from(SETTLING_TIME);
    let is_waiting = |key: &str| QUEUE.with_borrow(|queue| queue.iter().any(|(waiting, _)| waiting == key));
    WATCHED.with_borrow_mut(|watched| {
        for (key, length) in texts {
            if !is_waiting(&key) {
                watched.insert(key, (length, due));
            }
        }
    });
    wait();
}

fn wait() {
    let is_empty = WATCHED.with_borrow(BTreeMap::is_empty);
    TIMER.with_borrow_mut(|timer| {
        if timer.is_none() && !is_empty {
            *timer = Some(Timeout::new(SETTLING_TIME, let_go));
        }
    });
}

/// Lets go of what has been in the storage for long enough. What is not there any longer stays, to be brought back.
fn let_go() {
    TIMER.take();
    let now = page::now();
    let is_settled = |key: &str, length: usize| WebStorage.length(key) == Ok(length);
    let settled: Vec<Write> = WATCHED.with_borrow_mut(|watched| {
        let due = watched.iter().filter(|(_, (_, due))| *due <= now);
        let settled = due.filter(|(key, (length, _))| is_settled(key, *length));
        let settled: Vec<Write> = settled.map(|(key, _)| (key.clone(), None)).collect();
        for (key, _) in &settled {
            watched.remove(key);
        }
        settled
    });
    spawn_local(async move {
        // Where that fails, the next page tries again.
        let _left = BrowserRecentWrites.keep(settled).await;
        wait();
    });
}
