//! What the browser keeps, read as the program reads it.

use std::future::{Future, ready};
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use samspel::domain::values::id::RecordId;
use samspel::format::envelope;
use samspel::platform::{fake::FakeStorage, library::Library, storage::Storage};
use samspel::session::{self, Unpacker};
use serde_json::{Value, json};

use crate::{Outcome, Visit, server::BARE_PAGE, steps::records};

/// Only the browser packs and unpacks.
struct NothingPacked;

impl Unpacker for NothingPacked {
    fn unpack(&self, _packed: Vec<u8>) -> Pin<Box<dyn Future<Output = Option<Vec<u8>>>>> {
        Box::pin(ready(None))
    }
}

/// Removes all that the app has stored.
const FORGET: &str = "localStorage.clear();
    sessionStorage.clear();
    return new Promise((done) => {
        const removal = indexedDB.deleteDatabase('samspel');
        removal.onsuccess = removal.onerror = removal.onblocked = () => done(true);
    })";

impl Visit {
    /// Begins anew as in a browser that has never been here. The app is left first, since it saves again what is taken from it.
    pub async fn forget_everything(&self) -> Outcome {
        self.leave().await?;
        self.script(FORGET, vec![]).await?;
        self.client.goto(&self.server.url()).await?;
        self.app_is_up().await
    }

    /// Leaves the app for a page of the same origin without any program in it.
    pub async fn leave(&self) -> Outcome {
        let bare = format!("{}{BARE_PAGE}", self.server.url());
        self.client.goto(&bare).await?;
        // A driver says nothing of a page that the browser did not go to, such as a file that it keeps instead.
        let here = self.script("return location.href", vec![]).await?;
        if here == bare {
            Ok(())
        } else {
            Err(format!("the app was not left: the browser is at {here}").into())
        }
    }

    /// The keys of what the browser keeps that begin so.
    pub async fn stored_keys(&self, prefix: &str) -> Outcome<Vec<String>> {
        let script = "return Object.keys(localStorage).filter((key) => key.startsWith(arguments[0])).sort()";
        let keys = self.script(script, vec![json!(prefix)]).await?;
        Ok(serde_json::from_value(keys)?)
    }

    /// What the browser keeps under a key.
    pub async fn stored(&self, key: &str) -> Outcome<String> {
        let script = "return localStorage.getItem(arguments[0])";
        let kept = self.script(script, vec![json!(key)]).await?;
        let missing = || format!("{key} is not kept");
        Ok(kept.as_str().ok_or_else(missing)?.into())
    }

    /// Everything that the browser keeps, as a storage of its own.
    pub async fn storage(&self) -> Outcome<FakeStorage> {
        let storage = FakeStorage::default();
        for key in self.stored_keys("samspel:").await? {
            storage.set(&key, &self.stored(&key).await?)?;
        }
        Ok(storage)
    }

    /// The documents that the browser keeps, by id, each as a file in one line.
    pub async fn stored_documents(&self) -> Outcome<Vec<(String, String)>> {
        let storage = self.storage().await?;
        let mut documents = Vec::new();
        for entry in Library::new(&storage).entries()? {
            let spare = RecordId::from_bits(0);
            let library = Library::new(&storage);
            let opening = session::open(library, &entry.id, "reader", &spare, &NothingPacked);
            let opened = match pin!(opening).poll(&mut Context::from_waker(Waker::noop())) {
                Poll::Ready(opened) => opened,
                Poll::Pending => return Err("opening waits".into()),
            };
            let opened = opened.map_err(|error| format!("{}: {error:?}", entry.id))?;
            let text = envelope::write_compact(opened.editor.document());
            documents.push((entry.id, text));
        }
        documents.sort();
        Ok(documents)
    }

    /// The one document that the browser keeps.
    pub async fn stored_document(&self) -> Outcome<Value> {
        self.is_saved().await?;
        match self.stored_documents().await?.as_slice() {
            [(_, text)] => Ok(serde_json::from_str(text)?),
            others => Err(format!("the browser keeps {} documents", others.len()).into()),
        }
    }

    /// The records of a kind in the one document that the browser keeps, in their order.
    pub async fn kept(&self, kind: &str) -> Outcome<Vec<Value>> {
        let document = self.stored_document().await?;
        let mut kept: Vec<_> = records(&document, kind)
            .into_iter()
            .map(|(_, one)| one.clone())
            .collect();
        kept.sort_by_key(|one| one["order"].as_str().unwrap_or("a0").to_owned());
        Ok(kept)
    }
}
