//! A page that the browser, or something in it, translates: whatever changes later is seen to change there too.
//!
//! A translator puts elements of its own in place of texts. The texts of this page are changed, removed and used as marks of places by
//! whoever made them, which would then happen out of sight. So a text that has been replaced is put back beside what replaced it,
//! empty; what replaced it goes when the text is changed or removed. Then the translator translates anew what is there.

use js_sys::{Array, WeakMap};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, MutationObserver, MutationObserverInit, MutationRecord, Node, NodeList, Text};

use super::page;

/// The texts that have been replaced, and what stands in for them.
struct Replaced {
    /// By the text: what replaced it.
    stand_ins: WeakMap,
    /// By what replaced it: the text.
    texts: WeakMap,
    /// By the text: what it says where nothing stands in for it.
    said: WeakMap,
}

/// Watches the page for as long as it lives.
pub fn watch() {
    let Some(body) = page::document().and_then(|document| document.body()) else {
        return;
    };
    let replaced = Replaced {
        stand_ins: WeakMap::new(),
        texts: WeakMap::new(),
        said: WeakMap::new(),
    };
    let notice =
        Closure::<dyn FnMut(Array, MutationObserver)>::new(move |records: Array, observer: MutationObserver| {
            for record in records.iter() {
                replaced.follow(record.unchecked_ref());
            }
            // What was done here says nothing new.
            let _own = observer.take_records();
        });
    if let Ok(observer) = MutationObserver::new(notice.as_ref().unchecked_ref()) {
        let everything = MutationObserverInit::new();
        everything.set_subtree(true);
        everything.set_child_list(true);
        everything.set_character_data(true);
        let _watched = observer.observe_with_options(&body, &everything);
        notice.forget();
    }
}

impl Replaced {
    fn follow(&self, record: &MutationRecord) {
        for node in nodes(&record.removed_nodes()) {
            if let Some(text) = node.dyn_ref::<Text>() {
                if text.is_connected() {
                    continue;
                }
                match self.stand_in_of(text) {
                    // The text has been removed by whoever made it.
                    Some(stand_in) => self.withdraw(text, &stand_in),
                    None => self.keep(record, text),
                }
            } else if let Some(text) = self.text_of(&node)
                && !node.is_connected()
            {
                self.restore(&text, &node);
            }
        }
        if let Some(text) = record.target().and_then(|target| target.dyn_into::<Text>().ok())
            && let Some(stand_in) = self.stand_in_of(&text)
        {
            // The text has been changed by whoever made it.
            self.withdraw(&text, &stand_in);
        }
    }

    /// Puts a text that a translator has replaced back beside what replaced it.
    fn keep(&self, record: &MutationRecord, text: &Text) {
        let Some(stand_in) = stand_in(record) else { return };
        let Some(parent) = stand_in.parent_node() else { return };
        if self.text_of(&stand_in).is_some() {
            return;
        }
        self.said.set(text, &text.data().into());
        text.set_data("");
        if parent.insert_before(text, Some(&stand_in)).is_ok() {
            self.stand_ins.set(text, &stand_in);
            self.texts.set(&stand_in, text);
        }
    }

    fn withdraw(&self, text: &Text, stand_in: &Node) {
        self.forget(text, stand_in);
        stand_in.unchecked_ref::<Element>().remove();
    }

    /// Lets a text speak for itself again, once a translator has taken away what it had put there.
    fn restore(&self, text: &Text, stand_in: &Node) {
        if text.is_connected()
            && text.data().is_empty()
            && let Some(said) = self.said.get(text).as_string()
        {
            text.set_data(&said);
        }
        self.forget(text, stand_in);
    }

    fn forget(&self, text: &Text, stand_in: &Node) {
        self.stand_ins.delete(text);
        self.texts.delete(stand_in);
    }

    fn stand_in_of(&self, text: &Text) -> Option<Node> {
        self.stand_ins.get(text).dyn_into().ok()
    }

    fn text_of(&self, stand_in: &Node) -> Option<Text> {
        self.texts.get(stand_in).dyn_into().ok()
    }
}

/// What has come in the place of what a record says was removed, if a translator has put it there.
fn stand_in(record: &MutationRecord) -> Option<Node> {
    let added = record.added_nodes();
    let beside = [record.previous_sibling(), record.next_sibling()];
    let parent = record.target();
    nodes(&added)
        .chain(beside.into_iter().flatten())
        .find(|node| is_of_translator(node) && node.parent_node() == parent)
}

/// Whether an element is of a kind that translators make, and this page never does.
fn is_of_translator(node: &Node) -> bool {
    let name = node.node_name();
    name.eq_ignore_ascii_case("font") || (node.is_instance_of::<Element>() && name.contains('-'))
}

fn nodes(list: &NodeList) -> impl Iterator<Item = Node> {
    (0..list.length()).filter_map(|place| list.item(place))
}
