//! The browser's recent writes: a small database of its own, each write of which is on the disk before it counts as done.

use std::cell::RefCell;

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbFactory, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction};

use super::page;
use crate::platform::{
    recent_writes::{RecentWrites, Write},
    storage::StorageError,
};

/// The name of the database, and of the one store in it.
const NAME: &str = "samspel";
const STORE: &str = "recent";

/// How long the browser has to open the database or to read it, in milliseconds. Some never answer; nothing waits for those longer, and they
/// are not asked again.
const OPENING_TIME: i32 = 2_000;

/// How long it has to write. A slow disk takes a while.
const WRITING_TIME: i32 = 15_000;

thread_local! {
    static DATABASE: RefCell<Connection> = const { RefCell::new(Connection::None) };
}

/// The connection to the database, of which a page has one.
#[derive(Clone)]
enum Connection {
    None,
    Open(IdbDatabase),
    /// The browser has no database, or does not open it.
    Refused,
}

/// The browser's recent writes. Where the browser refuses them, each use says so at once.
#[derive(Clone, Copy, Debug)]
pub struct BrowserRecentWrites;

impl RecentWrites for BrowserRecentWrites {
    async fn keep(&self, writes: Vec<Write>) -> Result<(), StorageError> {
        let transaction = transaction("readwrite").await?;
        let store = store(&transaction)?;
        // Its events are listened to before anything is asked, so that none is missed.
        let done = outcome(&transaction, "complete", &["abort", "error"], WRITING_TIME);
        for (key, text) in writes {
            let key = JsValue::from_str(&key);
            let asked = match text {
                Some(text) => store.put_with_key(&JsValue::from_str(&text), &key),
                None => store.delete(&key),
            };
            asked.map_err(|_| StorageError::Unavailable)?;
        }
        answered(done, StorageError::Full).await
    }

    async fn all(&self) -> Result<Vec<(String, String)>, StorageError> {
        let transaction = transaction("readonly").await?;
        let store = store(&transaction)?;
        let (keys, texts) = (store.get_all_keys(), store.get_all());
        let (Ok(keys), Ok(texts)) = (keys, texts) else {
            return Err(StorageError::Unavailable);
        };
        let done = outcome(&transaction, "complete", &["abort", "error"], OPENING_TIME);
        answered(done, StorageError::Unavailable).await?;
        let list = |request: IdbRequest| {
            request
                .result()
                .map(|list| Array::from(&list))
                .map_err(|_| StorageError::Unavailable)
        };
        let (keys, texts) = (list(keys)?, list(texts)?);
        let pairs = keys.iter().zip(texts.iter());
        Ok(pairs
            .filter_map(|(key, text)| Some((key.as_string()?, text.as_string()?)))
            .collect())
    }
}

/// A promise that is kept at one event of a request or a transaction, and broken at any of the others, or with nothing after so many
/// milliseconds.
fn outcome(target: &JsValue, kept_at: &str, broken_at: &[&str], time: i32) -> Promise {
    Promise::new(&mut |resolve, reject| {
        listen(target, kept_at, &resolve);
        for event in broken_at {
            listen(target, event, &reject);
        }
        if let Some(window) = page::window() {
            let _timer = window.set_timeout_with_callback_and_timeout_and_arguments_0(&reject, time);
        }
    })
}

/// What has become of a transaction. A browser that has not answered in time is as one that refuses.
async fn answered(done: Promise, refused: StorageError) -> Result<(), StorageError> {
    let Err(reason) = JsFuture::from(done).await else {
        return Ok(());
    };
    if reason.is_undefined() {
        DATABASE.set(Connection::Refused);
        return Err(StorageError::Unavailable);
    }
    Err(refused)
}

fn listen(target: &JsValue, event: &str, handler: &Function) {
    // Each of these objects takes a handler for each of its events.
    let _taken = Reflect::set(target, &["on", event].concat().into(), handler);
}

async fn transaction(mode: &str) -> Result<IdbTransaction, StorageError> {
    let found = match DATABASE.with_borrow(Connection::clone) {
        Connection::Open(database) => begin(&database, mode),
        Connection::Refused => return Err(StorageError::Unavailable),
        Connection::None => Err(StorageError::Unavailable),
    };
    // A browser closes the connection when it runs out of room or the user clears what sites have stored.
    if found.is_ok() {
        return found;
    }
    let database = open().await;
    let connection = database.clone().map_or(Connection::Refused, Connection::Open);
    DATABASE.set(connection);
    begin(&database.ok_or(StorageError::Unavailable)?, mode)
}

fn begin(database: &IdbDatabase, mode: &str) -> Result<IdbTransaction, StorageError> {
    // By hand, since web-sys counts the last argument as unstable. Where a browser does not know it, it is passed over.
    let options = Object::new();
    let _plain_object = Reflect::set(&options, &"durability".into(), &"strict".into());
    let begun = Reflect::get(database, &"transaction".into())
        .and_then(|method| method.dyn_into::<Function>())
        .and_then(|method| method.call3(database, &STORE.into(), &mode.into(), &options));
    let transaction = begun.and_then(|transaction| transaction.dyn_into());
    transaction.map_err(|_| StorageError::Unavailable)
}

fn store(transaction: &IdbTransaction) -> Result<IdbObjectStore, StorageError> {
    transaction.object_store(STORE).map_err(|_| StorageError::Unavailable)
}

/// Opens the database, making it where there is none yet; `None` if the browser refuses or does not answer in time.
async fn open() -> Option<IdbDatabase> {
    let window = page::window()?;
    let factory: IdbFactory = Reflect::get(&window, &"indexedDB".into()).ok()?.dyn_into().ok()?;
    let request: IdbOpenDbRequest = factory.open_with_u32(NAME, 1).ok()?;
    let made = request.clone();
    let make = Closure::once(move |_: JsValue| {
        if let Some(database) = result(&made) {
            // Where it can't be made, no transaction can begin, and the storage has to do alone.
            let _store = database.create_object_store(STORE);
        }
    });
    listen(&request, "upgradeneeded", make.as_ref().unchecked_ref());
    let opened = outcome(&request, "success", &["error", "blocked"], OPENING_TIME);
    let is_open = JsFuture::from(opened).await.is_ok();
    let database = if is_open { result(&request) } else { None }?;
    // A later version of the program may want to change the database while this page is open.
    let closed = database.clone();
    let close = Closure::<dyn Fn(JsValue)>::new(move |_| closed.close());
    listen(&database, "versionchange", close.as_ref().unchecked_ref());
    close.forget();
    Some(database)
}

fn result(request: &IdbOpenDbRequest) -> Option<IdbDatabase> {
    request.result().ok()?.dyn_into().ok()
}
