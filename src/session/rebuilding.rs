//! Rebuilding a document whose only base can't be read: what has been made since is in the journal whole.

use crate::{
    domain::{
        records::{
            document::Document,
            strategy::{STRATEGY_ID, Strategy},
        },
        values::id::RecordId,
    },
    edit::{
        editor::{Base, Editor},
        journal::Entry,
    },
    platform::{
        library::Library,
        storage::{Storage, StorageError},
    },
};

/// A base to which the entries of the journal can be added, with what the list of documents knows of the document; `None` if nothing
/// was made since that could be shown.
///
/// # Errors
/// [`StorageError::Unavailable`].
pub fn rebuilt_base<S: Storage>(
    library: &Library<S>,
    id: &str,
    entries: Vec<Entry>,
) -> Result<Option<Base>, StorageError> {
    let Some(document) = RecordId::new(id) else {
        return Ok(None);
    };
    let listed = library.entry(id)?.unwrap_or_default();
    let strategy = Strategy {
        name: listed.name,
        county: listed.county,
        ..Strategy::default()
    };
    let Some(strategy_id) = RecordId::new(STRATEGY_ID) else {
        return Ok(None);
    };
    let base = Base::new(Document::of(document, [(strategy_id, strategy.into())]));
    let few = base.document.len();
    let rebuilt = Editor::open(base.clone(), entries, "");
    Ok((rebuilt.document().len() > few).then_some(base))
}
