//! What only a browser can show; run in headless Chromium by `scripts/test`.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test may fail there")]

mod compress;
#[path = "../contract/mod.rs"]
mod contract;
mod gesture;
mod selection;
mod translation;
mod typing;

use samspel::domain::ways_out::WayOut;
use samspel::platform::{
    storage::Storage,
    web::{files, page, random, recent_writes::BrowserRecentWrites, settling, storage::WebStorage},
};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

// R30
#[wasm_bindgen_test]
fn the_browsers_storage_holds_the_contract_of_all_storages() {
    let before = WebStorage.keys().unwrap();
    contract::holds(&WebStorage);
    assert_eq!(WebStorage.keys().unwrap(), before);
}

// R201
#[wasm_bindgen_test]
async fn the_browsers_recent_writes_keep_the_contract_of_all() {
    contract::keeps(&BrowserRecentWrites).await;
}

#[wasm_bindgen_test]
async fn what_is_written_to_the_storage_is_a_recent_write_as_soon_as_it_has_settled() {
    let of_test = |(key, _): &(String, String)| key.contains("settling");
    let recent = async || -> Vec<_> { settling::recent().await.into_iter().filter(of_test).collect() };
    settling::begin(|_| Box::pin(async { true })).await;
    WebStorage.set("samspel:edit:settling:tab:1", "entry").unwrap();
    WebStorage.set("samspel:language", "settling").unwrap();
    settling::settle().await;
    assert_eq!(recent().await, [("samspel:edit:settling:tab:1".into(), "entry".into())]);
    WebStorage.remove("samspel:edit:settling:tab:1").unwrap();
    WebStorage.remove("samspel:language").unwrap();
    settling::settle().await;
    assert_eq!(recent().await, []);
}

// R229
#[wasm_bindgen_test]
fn what_a_storage_does_not_keep_is_not_said_to_be_kept() {
    use samspel::platform::storage::StorageError;
    let (key, other) = ("test:kept", "test:other");
    WebStorage.set(key, "before").unwrap();
    // What scripts that are not ours make of a storage, none of which throws.
    for set in [
        "() => {}",
        "(key, text) => { window.kept = text }",
        "function (key, text) { window.setItem.call(this, key, text.slice(0, -1)) }",
        "function (key, text) { window.setItem.call(this, key + ' ', text) }",
        "function (key, text) { window.setItem.call(this, key, text); this.removeItem(key) }",
    ] {
        let replaced = format!("window.setItem = Storage.prototype.setItem; Storage.prototype.setItem = {set}");
        js_sys::eval(&replaced).unwrap();
        let written = WebStorage.set(key, "after");
        let copied = WebStorage.copy(key, other);
        js_sys::eval("Storage.prototype.setItem = window.setItem").unwrap();
        assert_eq!(written, Err(StorageError::Unavailable), "{set}");
        assert_eq!(copied, Err(StorageError::Unavailable), "{set}");
        for left in [key, other, "test:kept ", "test:other "] {
            WebStorage.remove(left).unwrap();
        }
    }
    WebStorage.set(key, "before").unwrap();
    js_sys::eval("window.removeItem = Storage.prototype.removeItem; Storage.prototype.removeItem = () => {}").unwrap();
    let removed = WebStorage.remove(key);
    js_sys::eval("Storage.prototype.removeItem = window.removeItem").unwrap();
    assert_eq!(removed, Err(StorageError::Unavailable));
    assert_eq!(WebStorage.remove(key), Ok(()));
}

#[wasm_bindgen_test]
fn a_text_over_the_browsers_quota_is_refused_and_what_stood_there_stays() {
    use samspel::platform::storage::StorageError;
    let key = "test:quota";
    WebStorage.set(key, "small").unwrap();
    let huge = "x".repeat(12_000_000);
    assert_eq!(WebStorage.set(key, &huge), Err(StorageError::Full));
    assert_eq!(WebStorage.get(key), Ok(Some("small".into())));
    WebStorage.remove(key).unwrap();
}

#[wasm_bindgen_test]
fn the_address_is_read_decoded_and_as_it_stands_where_it_can_not_be() {
    for (address, read) in [
        ("#/plan/insatser/a1", "/plan/insatser/a1"),
        ("#/ny/%C3%A5", "/ny/å"),
        ("#/100%", "/100%"),
        ("#", ""),
    ] {
        page::replace_with(address);
        assert_eq!(page::hash(), read, "{address}");
    }
}

#[wasm_bindgen_test]
async fn a_text_offered_as_a_file_is_the_text_that_is_fetched() {
    let text = "{\"name\":\"Östergötland – 你 🙂\"}\n";
    let address = files::address_of(&WayOut::Document.with(text.into())).unwrap();
    let window = web_sys::window().unwrap();
    let response: web_sys::Response = JsFuture::from(window.fetch_with_str(&address))
        .await
        .unwrap()
        .unchecked_into();
    let bytes = JsFuture::from(response.array_buffer().unwrap()).await.unwrap();
    assert_eq!(js_sys::Uint8Array::new(&bytes).to_vec(), text.as_bytes());
    web_sys::Url::revoke_object_url(&address).unwrap();
}

#[wasm_bindgen_test]
fn new_ids_differ() {
    let mut ids: Vec<_> = (0..100).map(|_| random::new_id()).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 100);
}

#[wasm_bindgen_test]
fn a_tab_remembers_until_it_is_told_otherwise() {
    assert_eq!(page::remembered("test:tab"), None);
    page::remember("test:tab", "åäö");
    assert_eq!(page::remembered("test:tab").as_deref(), Some("åäö"));
    let storage = web_sys::window().unwrap().session_storage().unwrap();
    storage.unwrap().remove_item("test:tab").unwrap();
}

#[wasm_bindgen_test]
fn a_crash_shows_what_to_do_and_the_cause() {
    let document = web_sys::window().unwrap().document().unwrap();
    // The panel takes the place of the page, on which the runner writes its results: it is put aside meanwhile.
    let (body, aside) = (document.body().unwrap(), document.create_element("div").unwrap());
    let move_all = |from: &web_sys::Node, to: &web_sys::Node| {
        while let Some(child) = from.first_child() {
            to.append_child(&child).unwrap();
        }
    };
    move_all(&body, &aside);
    samspel::app::interface::crash::show("index out of bounds").unwrap();
    let panel = document.get_element_by_id("crash").unwrap();
    let told = panel.text_content().unwrap();
    assert!(told.contains("Något gick fel"), "{told}");
    assert!(told.contains("index out of bounds"), "{told}");
    assert!(panel.query_selector("a[href]").unwrap().is_some());
    panel.remove();
    move_all(&aside, &body);
}
