//! What has changed since a version: records that have been added, removed and changed, by kind, name and field.

use leptos::prelude::*;

use crate::{
    app::{
        components::note::Note,
        document::workspace::Workspace,
        pages::exchange::groups,
        text::words::{Word, text},
    },
    domain::{
        records::{
            document::Document,
            version::{Content, Version},
        },
        values::id::{Id, RecordId},
    },
    edit::difference,
};

/// Which records differ from the version. What they say is looked up when it is shown.
#[derive(Clone, Default, PartialEq)]
struct VersionDifference {
    added: Vec<RecordId>,
    changed: Vec<RecordId>,
    removed: Vec<RecordId>,
}

#[derive(Clone, Copy)]
enum Group {
    Added,
    Changed,
    Removed,
}

/// The section, with the way back to the version if there is anything to restore.
pub fn section(
    workspace: Workspace,
    id: Id<Version>,
    restore: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let since = {
        let id = id.clone();
        workspace.select(move |document, _| document.get(&id).map(|version| since(document, version)))
    };
    let id = StoredValue::new(id);
    let shown = move || {
        let since = since.get()?;
        let groups = [
            (Group::Added, since.added),
            (Group::Changed, since.changed),
            (Group::Removed, since.removed),
        ];
        let rows: Vec<_> = groups
            .into_iter()
            .filter(|(_, ids)| !ids.is_empty())
            .map(|(group, ids)| row(workspace, id, group, ids))
            .collect();
        Some(if rows.is_empty() {
            Note::OK.with_id("version-same").says(text(Word::VersionsSame).into())
        } else {
            view! {
                <div class="stack">
                    <div class="compare-groups">{rows}</div>
                    <div>{restore()}</div>
                </div>
            }
            .into_any()
        })
    };
    view! {
        <section class="section split">
            <h2>{text(Word::VersionsCompareTitle)}</h2>
            {shown}
        </section>
    }
    .into_any()
}

/// The document as it is, without its versions.
fn present(document: &Document) -> Document {
    let now = Version {
        content: Content::of(document),
        ..Version::default()
    };
    now.document(document.id.clone())
}

fn since(document: &Document, version: &Version) -> VersionDifference {
    let then = version.document(document.id.clone());
    let found = difference::between(&then, &present(document));
    let mut changed = Vec::new();
    for record in found.changed {
        changed.push(record.id);
    }
    VersionDifference {
        added: found.added,
        changed,
        removed: found.removed,
    }
}

fn row(workspace: Workspace, id: StoredValue<Id<Version>>, group: Group, ids: Vec<RecordId>) -> AnyView {
    let (sign, words) = match group {
        Group::Added => ("plus", [Word::VersionsAdded, Word::VersionsAddedText]),
        Group::Changed => ("pencil", [Word::VersionsChanged, Word::VersionsChangedText]),
        Group::Removed => ("trash", [Word::VersionsRemoved, Word::VersionsRemovedText]),
    };
    let count = ids.len();
    groups::opened(sign, words, count, move || {
        let found = workspace.now(|document, _| {
            let version = document.get(&id.get_value())?;
            let (then, now) = (version.document(document.id.clone()), present(document));
            let (shown, states) = match group {
                Group::Added => (&now, None),
                Group::Changed => (&now, Some((&then, &now))),
                Group::Removed => (&then, None),
            };
            Some(groups::by_kind(&ids, shown, states, Some(document)))
        });
        found.flatten()
    })
}
