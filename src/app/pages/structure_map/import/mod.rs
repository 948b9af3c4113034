//! What a GeoJSON file contains, shown before anything of it is taken in, and read anew as the user chooses.

mod contents;
mod landing;
mod linked;
mod properties;
mod reading;
mod same;
mod system;

use std::sync::Arc;

use leptos::prelude::*;

use super::{desk::Desk, reasons};
use crate::{
    app::{
        components::{
            focus::focus_when_drawn,
            import::{self, Import, ImportPreview, TITLE_ID, unreadable},
        },
        interface::route::Route,
        text::{
            vocabulary,
            words::{Word, count, fill},
        },
    },
    domain::{
        records::{record::Kind, structure_map::StructureElement},
        values::{extent::BoundingBox, id::RecordId},
    },
    edit::{
        command::{Command, Label},
        keepable::Keepable,
    },
    format::{
        geojson,
        reference_system::ReferenceSystem,
        structure_map::{Columns, Role},
    },
    platform::web::{files::GivenFile, page},
};
use reading::{Choices, Reading};

/// A file that is looked at: what is guessed of it can be chosen otherwise, and is read anew at once.
#[derive(Clone, Copy)]
struct Preview {
    desk: Desk,
    reading: RwSignal<Arc<Reading>>,
    /// Whether elements go that the file doesn't have.
    removes_absent: RwSignal<bool>,
}

/// What the file contains and what would become of it.
pub fn preview(desk: Desk) -> AnyView {
    let Some(GivenFile { name, bytes, .. }) = desk.import.get_untracked() else {
        return ().into_any();
    };
    let county = desk.extents.get_untracked().map(|extents| extents.county);
    let read = geojson::read_near(&bytes, county);
    focus_when_drawn(TITLE_ID);
    let close = Box::new(move || desk.import.set(None));
    let named = |word| fill(word, &[("name", &name)]);
    match read {
        Err(error) => ImportPreview {
            title: named(Word::MapReadFailed),
            content: unreadable(
                vocabulary::foreign(&bytes, Word::FileWantGeojson).unwrap_or_else(|| reasons::geojson(&error)),
                Word::MapReadNothing,
            ),
            confirm: ().into_any(),
            cancel: (Word::MapBackToTable, close),
        },
        Ok(import) => {
            let choices = Choices {
                columns: Columns::guess(import.properties()),
                by_id: None,
            };
            let preview = Preview {
                desk,
                reading: RwSignal::new(Reading::of(desk, Arc::new(import), choices)),
                removes_absent: RwSignal::new(false),
            };
            let landing = Some((Word::MapPreviewLanding, landing::picture(preview)));
            let same = same::facts(preview).map(|same| (Word::MapPreviewSame, same));
            let system = Some((Word::MapPreviewSystem, system::facts(preview)));
            let properties = properties::choices(preview).map(|choices| (Word::MapPreviewProperties, choices));
            let adds = Some((Word::MapPreviewAdds, contents::added(preview)));
            let facts = [landing, same, system, properties, adds];
            let facts = import::facts(facts.into_iter().flatten().collect());
            let content = view! {
                {facts}
                {contents::left_out(preview)}
            };
            let way = Memo::new(move |_| preview.way_in());
            let confirm = move || {
                let take_in = move || preview.take_in();
                way.get().map(|word| import::confirm(word, take_in))
            };
            ImportPreview {
                title: named(Word::MapPreview),
                content: content.into_any(),
                confirm: confirm.into_any(),
                cancel: (Word::MapPreviewCancel, close),
            }
        }
    }
    .view()
}

impl Preview {
    /// Reads the file anew in another system or order of axes.
    fn read_as(self, system: ReferenceSystem, axes_swapped: bool) {
        let before = self.reading.get_untracked();
        let import = Arc::new(before.import.read_as(system, axes_swapped));
        self.reading.set(Reading::of(self.desk, import, before.choices.clone()));
    }

    /// Reads a field from another property, or from none.
    fn read_from(self, role: Role, path: Option<&str>) {
        self.choose(|choices| choices.columns.choose(role, path));
    }

    /// Reads the file anew as somebody has chosen.
    fn choose(self, change: impl FnOnce(&mut Choices)) {
        let before = self.reading.get_untracked();
        let mut choices = before.choices.clone();
        change(&mut choices);
        self.reading
            .set(Reading::of(self.desk, Arc::clone(&before.import), choices));
    }

    /// What the button says that takes the file in; `None` if there is nothing to take in.
    fn way_in(self) -> Option<Word> {
        let removes_absent = self.removes_absent.get();
        self.reading.with(|reading| {
            let has_any = !reading.outcome.added.records.is_empty()
                || !reading.outcome.changed.records.is_empty()
                || removes_absent && !reading.outcome.absent.is_empty();
            let word = if reading.outcome.unchanged + reading.outcome.changed.records.len() > 0 {
                Word::MapPreviewUpdate
            } else {
                Word::MapPreviewImport
            };
            (has_any && reading.outcome.no_room().is_none()).then_some(word)
        })
    }

    /// Takes the file in, as the document is by now, and shows its elements on the map.
    fn take_in(self) {
        let desk = self.desk;
        let reading = self.reading.get_untracked().now(desk);
        let added = reading.outcome.added.records.len();
        let removed = if self.removes_absent.get_untracked() {
            reading.outcome.absent.clone()
        } else {
            Vec::new()
        };
        let changed = reading.outcome.changed.records.len();
        let outcome = &reading.outcome;
        let records = || outcome.added.records.iter().chain(&outcome.changed.records);
        let boxes = elements(records()).filter_map(|element| BoundingBox::of(element.geometry.as_ref()?));
        let bounds = boxes.reduce(BoundingBox::union);
        let summary = if changed + removed.len() == 0 {
            count(Word::MapImportedOne, Word::MapImportedMany, added)
        } else {
            let [changed, new, gone] = [changed, added, removed.len()].map(|number| number.to_string());
            fill(
                Word::MapUpdated,
                &[("changed", &changed), ("new", &new), ("gone", &gone)],
            )
        };
        let linked = &outcome.linked.records;
        let command = if changed + removed.len() + linked.len() == 0 {
            Command::Import(outcome.added.records.clone())
        } else {
            let all = records().chain(linked);
            Command::Update {
                label: Label::Imported(added + changed + removed.len()),
                records: all.map(|(id, record)| (id.clone(), (**record).clone())).collect(),
                removed,
            }
        };
        let import = Import { command, summary };
        if !import.take_in(desk.app) {
            return;
        }
        desk.import.set(None);
        page::go_to(&Route::StructureMap.to_hash());
        if let Some(bounds) = bounds {
            desk.fit(bounds);
        }
    }
}

/// The elements among records.
fn elements<'a>(records: impl Iterator<Item = &'a (RecordId, Keepable)>) -> impl Iterator<Item = &'a StructureElement> {
    records.filter_map(|(_, record)| StructureElement::of(record))
}
