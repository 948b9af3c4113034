//! What the list of documents shows of each.

use serde_json::{Map, Value};

use crate::domain::json;

/// The last moment that a clock in the browser can show, in milliseconds since 1970.
const LAST_MOMENT: f64 = 8.64e15;

/// What the list shows of a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// The document's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its county's code.
    pub county: String,
    /// When it was last saved, in milliseconds since 1970.
    pub saved: f64,
    /// How many characters it takes in the storage.
    pub bytes: usize,
    /// Whether it has been put away.
    pub archived: bool,
    /// When it was last saved as a file, in milliseconds since 1970.
    pub backup: Option<f64>,
    /// How many steps have been taken since.
    pub changes: u32,
}

impl Entry {
    /// Reads what [`Entry::write`] wrote; what is missing stays empty, so that a document is always listed.
    pub(super) fn read(id: &str, text: &str) -> Self {
        let value: Value = json::value(text).unwrap_or_default();
        let field = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
        let changes = value["changes"].as_u64().unwrap_or_default();
        let moment = |name: &str| value[name].as_f64().filter(|moment| moment.abs() <= LAST_MOMENT);
        Self {
            id: id.into(),
            name: field("name"),
            county: field("county"),
            saved: moment("saved").unwrap_or_default(),
            bytes: 0,
            archived: value["archived"].as_bool().unwrap_or_default(),
            backup: moment("backup"),
            changes: u32::try_from(changes).unwrap_or(u32::MAX),
        }
    }

    pub(super) fn write(&self) -> String {
        let mut fields = Map::new();
        fields.insert("name".into(), self.name.as_str().into());
        fields.insert("county".into(), self.county.as_str().into());
        fields.insert("saved".into(), self.saved.into());
        if self.archived {
            fields.insert("archived".into(), true.into());
        }
        if let Some(backup) = self.backup {
            fields.insert("backup".into(), backup.into());
        }
        if self.changes > 0 {
            fields.insert("changes".into(), self.changes.into());
        }
        json::compact(&Value::Object(fields))
    }
}
