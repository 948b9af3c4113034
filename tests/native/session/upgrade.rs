//! What a program of an earlier version has kept in the browser, opened by this one.

use samspel::{
    domain::{
        records::structure_map::{ElementKind, StructureElement},
        values::id::Id,
    },
    format::checked,
    platform::{fake::FakeStorage, storage::Storage},
};
use serde_json::json;

use super::{id, open};

// R297
#[test]
fn what_was_removed_after_a_base_of_version_1_stays_removed_and_the_rest_is_brought_up() {
    let area = |name: &str| {
        json!({
            "kind": "structure_element", "name": name, "theme": "nature", "element": "area", "level": "regional",
            "status": "existing", "order": "a1",
        })
    };
    let base = json!({
        "format": "samspel", "version": 1, "document": "doc",
        "records": { "stays": area("Skog"), "goes": area("Hage") },
    });
    let storage = FakeStorage::default();
    storage.set("samspel:doc:doc", &base.to_string()).unwrap();
    let delta = json!([{ "id": "goes", "was": area("Hage"), "now": null }]);
    let entry = json!({
        "version": 1, "time": 1, "tab": "t1", "number": 1, "at": 1.0,
        "ops": [{ "done": "t1-1", "label": { "removed": "structure_element" }, "delta": delta }],
    });
    let entry = checked::seal(&entry.to_string());
    storage.set("samspel:edit:doc:t1:1", &entry).unwrap();

    let opened = open(&storage, "t2").unwrap();
    let document = opened.editor.document();
    let element = |name: &str| document.get(&Id::<StructureElement>::of(id(name)));
    assert_eq!(element("goes"), None);
    assert_eq!(element("stays").unwrap().element, ElementKind::GreenStructure);
    assert_eq!(opened.recovery, None);
}
