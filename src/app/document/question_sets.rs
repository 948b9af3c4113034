//! The question sets, which are files beside the app: the current one, and those that rounds name.

use std::cell::RefCell;

use js_sys::Promise;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::workspace::Workspace;
use crate::{
    domain::{
        assessment::factors::{self, CURRENT, QuestionSet},
        records::{document::Document, self_assessment::Round},
    },
    platform::web::fetch,
};

thread_local! {
    // What is on its way, so that nothing is asked for twice at a time.
    static COMING: RefCell<Vec<(String, Promise)>> = const { RefCell::new(Vec::new()) };
    // What could not be had. It is asked for again when a document is opened.
    static UNKNOWN: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Fetches the set that is asked now, unless it is there. Gives whether it is there then.
pub async fn current(workspace: Workspace) -> bool {
    ensure(workspace, CURRENT).await.is_some()
}

/// Fetches a set by its id, unless it is there; `None` if it can't be fetched or the id is not one of a set.
pub async fn ensure(workspace: Workspace, id: &str) -> Option<&'static QuestionSet> {
    if QuestionSet::of(id).is_none() && factors::is_set_id(id) {
        // Whether it has been downloaded is asked below.
        let _finished = JsFuture::from(coming(workspace, id)).await;
    }
    QuestionSet::of(id)
}

/// Downloads a set. When it is there, what depends on it is found anew.
fn coming(workspace: Workspace, id: &str) -> Promise {
    let known = COMING.with_borrow(|coming| {
        let mut found = coming.iter().filter(|(other, _)| other == id);
        found.next().map(|(_, promise)| promise.clone())
    });
    known.unwrap_or_else(|| {
        let id = id.to_owned();
        let promise = future_to_promise({
            let id = id.clone();
            async move {
                let file = fetch::fresh_bytes(&["factors/", &id, ".json"].concat()).await;
                let is_there = file.is_ok_and(|file| factors::install(&id, &file).is_ok());
                COMING.with_borrow_mut(|coming| coming.retain(|(other, _)| *other != id));
                if is_there {
                    workspace.sets.update(|sets| *sets += 1);
                } else {
                    UNKNOWN.with_borrow_mut(|unknown| unknown.push(id));
                }
                Ok(JsValue::UNDEFINED)
            }
        });
        COMING.with_borrow_mut(|coming| coming.push((id, promise.clone())));
        promise
    })
}

/// The sets that a document speaks of, the current one first, which are not there and could be.
fn missing(document: &Document) -> Vec<String> {
    let mut missing = vec![CURRENT.to_owned()];
    for (_, round) in document.all::<Round>() {
        if factors::is_set_id(&round.question_set) && !missing.contains(&round.question_set) {
            missing.push(round.question_set.clone());
        }
    }
    missing.retain(|id| QuestionSet::of(id).is_none() && UNKNOWN.with_borrow(|unknown| !unknown.contains(id)));
    missing
}

impl Workspace {
    /// Lets a document that is opened ask for what could not be had before.
    pub(super) fn forget_unknown_sets(&self) {
        UNKNOWN.with_borrow_mut(Vec::clear);
    }

    /// Fetches the sets that the open document speaks of.
    pub(super) fn fetch_sets(&self) {
        for id in self.now(|document, _| missing(document)).unwrap_or_default() {
            // It does its work without anybody waiting for it.
            let _started = coming(*self, &id);
        }
    }
}
