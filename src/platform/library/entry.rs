//! What the list of documents shows of each.

use serde_json::{Map, Value};

use crate::domain::json::{self, Scalar, Scanner};

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
        let mut entry = Self {
            id: id.into(),
            ..Self::default()
        };
        let moment = |moment: f64| (moment.abs() <= LAST_MOMENT).then_some(moment);
        // Where there is something else in it, what stands before that has been read.
        let _as_far_as_it_goes = Scanner::new(text).entries(|scanner, key| {
            match (key, scanner.scalar()?) {
                ("name", Scalar::Text(name)) => entry.name = name.into_owned(),
                ("county", Scalar::Text(county)) => entry.county = county.into_owned(),
                ("saved", Scalar::Number(saved)) => entry.saved = moment(saved).unwrap_or_default(),
                ("archived", Scalar::Truth(is_archived)) => entry.archived = is_archived,
                ("backup", Scalar::Number(backup)) => entry.backup = moment(backup),
                // Below zero it is none, and above the largest the largest.
                ("changes", Scalar::Number(changes)) => entry.changes = changes as u32,
                // What a later version keeps, and what is not what it should be.
                _ => {}
            }
            Some(())
        });
        entry
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_what_else_is_there_is_left() {
        let entry = Entry {
            id: "a".into(),
            name: "Sörm\u{1}land \"26\"\n".into(),
            county: "04".into(),
            saved: 1_764_460_000_123.0,
            bytes: 0,
            archived: true,
            backup: Some(-5.0),
            changes: 12,
        };
        assert_eq!(Entry::read("a", &entry.write()), entry);
        let plain = Entry::read(
            "a",
            r#"{"saved":17.75,"name":"N","later":null,"backup":1e300,"changes":99999999999,"county":4}"#,
        );
        let wanted = Entry {
            id: "a".into(),
            name: "N".into(),
            saved: 17.0,
            ..Entry::default()
        };
        // A number that is written as no moment is ends it.
        assert_eq!(plain, wanted);
        for (text, changes) in [("-3", 0), ("4.0", 4), ("99999999999", u32::MAX), ("true", 0)] {
            let entry = Entry::read("a", &format!("{{\"changes\":{text},\"name\":\"N\"}}"));
            assert_eq!((entry.changes, &*entry.name), (changes, "N"), "{text}");
        }
        for text in ["", "null", "[]", "{\"name\"", "x"] {
            let empty = Entry {
                id: "a".into(),
                ..Entry::default()
            };
            assert_eq!(Entry::read("a", text), empty, "{text}");
        }
    }
}
