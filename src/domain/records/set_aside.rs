//! What somebody has looked at and let be.

use super::declaration::record;
use crate::domain::{
    json::Json,
    values::{
        field::{Expectation, Field, Meaning, Misreading},
        id::RecordId,
    },
};

record! {
    /// A finding that somebody has looked at and set aside, with the reason.
    SetAside = "set_aside" {
        /// The check's code, as `I401`.
        check: String as Meaning::Check,
        /// The record that the finding is about.
        place: Option<RecordId>,
        /// The factor that it is about, as `F03`, where the record says something of several.
        factor: String as Meaning::Factor,
        /// Why it is set aside.
        reason: String,
    }
}

impl Field for Option<RecordId> {
    const MEANING: Meaning = Meaning::Record;

    #[cfg(not(target_arch = "wasm32"))]
    fn schema() -> serde_json::Value {
        serde_json::json!({ "$ref": "#/$defs/id" })
    }
    fn read(json: Json<'_>) -> Result<Self, Misreading> {
        json.text()
            .and_then(RecordId::new)
            .map(Some)
            .ok_or(Misreading::here(Expectation::Id))
    }
    fn write(&self) -> Option<serde_json::Value> {
        self.as_ref().map(|id| id.as_str().into())
    }
    fn references(&self, visit: &mut dyn FnMut(&RecordId)) {
        if let Some(id) = self {
            visit(id);
        }
    }
    fn forget(&mut self, gone: &RecordId) {
        if self.as_ref() == Some(gone) {
            *self = None;
        }
    }
}
