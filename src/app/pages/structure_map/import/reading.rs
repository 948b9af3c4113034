//! A file as it is read now, and what the document can take of that.

use std::{collections::BTreeSet, sync::Arc};

use leptos::prelude::untrack;

use super::{super::desk::Desk, linked};
use crate::{
    domain::{
        records::{document::Document, record::Record, structure_map::StructureElement},
        values::id::RecordId,
    },
    edit::{
        command::Refusal,
        editor::Editor,
        fitting::{Fitting, fitting, fitting_changes},
    },
    format::{
        geojson::GeoJsonImport,
        structure_map::{self, Assumed, Columns, FreeEnds, Links},
    },
    platform::web::random,
};

/// What can be chosen of how a file is read.
#[derive(Clone)]
pub(super) struct Choices {
    /// Which properties the fields are read from.
    pub(super) columns: Columns,
    /// Whether a feature is the element with its id; `None` as long as nobody has chosen.
    pub(super) by_id: Option<bool>,
}

/// A file as it is read now, and what the document can take of that.
pub(super) struct Reading {
    pub(super) import: Arc<GeoJsonImport>,
    pub(super) choices: Choices,
    pub(super) outcome: Outcome,
    /// The document and its revision that it was held against.
    held_against: Option<(RecordId, u64)>,
}

/// The open document and its revision.
fn document_now(desk: Desk) -> Option<(RecordId, u64)> {
    let at = |editor: &Editor| (editor.document().id.clone(), editor.revision());
    untrack(|| desk.app.workspace.with_editor(at))
}

/// What becomes of a file in the document.
#[derive(Default)]
pub(super) struct Outcome {
    /// Whether a feature is the element with its id.
    pub(super) by_id: bool,
    /// How many features have the id of an element.
    pub(super) known: usize,
    /// How many elements it has as they are.
    pub(super) unchanged: usize,
    /// What is new.
    pub(super) added: Fitting,
    /// What changes.
    pub(super) changed: Fitting,
    /// The elements that it doesn't have.
    pub(super) absent: Vec<RecordId>,
    /// What it does not say of those that are new.
    pub(super) assumed: Assumed,
    /// Which ends of lines are tied to nothing, though the file names a point.
    pub(super) free_ends: FreeEnds,
    /// What the file changes of what leads to its elements.
    pub(super) links: Links,
    /// What the priorities and actions become that lead to other elements.
    pub(super) linked: Fitting,
    /// What can't be taken in: the place in the file, and why.
    pub(super) refused: Vec<(String, Refusal)>,
}

impl Reading {
    /// What the document can take of a file.
    pub(super) fn of(desk: Desk, import: Arc<GeoJsonImport>, choices: Choices) -> Arc<Self> {
        let workspace = desk.app.workspace;
        let outcome = workspace.now(|document, _| Outcome::of(document, &import, &choices));
        Arc::new(Self {
            import,
            choices,
            outcome: outcome.unwrap_or_default(),
            held_against: document_now(desk),
        })
    }

    /// What the document can take of the file as it is by now.
    pub(super) fn now(self: Arc<Self>, desk: Desk) -> Arc<Self> {
        if self.held_against == document_now(desk) {
            self
        } else {
            Self::of(desk, Arc::clone(&self.import), self.choices.clone())
        }
    }
}

impl Outcome {
    fn of(document: &Document, import: &GeoJsonImport, choices: &Choices) -> Self {
        let update = |by_id| structure_map::update(document, import, &choices.columns, by_id, random::new_id);
        let first = update(true);
        let known = first.known();
        let by_id = choices.by_id.unwrap_or(first.is_the_same_file);
        let update = if by_id { first } else { update(false) };
        let mut refused = Vec::new();
        let mut fit = |elements: Vec<(usize, RecordId, StructureElement)>, fit: FitElements| {
            let places: Vec<usize> = elements.iter().map(|(place, ..)| *place).collect();
            let records = elements.into_iter().map(|(_, id, element)| (id, element.into()));
            let fitting = fit(document, records.collect());
            refused.extend(fitting.refused.iter().map(|(at, refusal)| {
                let shape = places.get(*at).and_then(|place| import.shapes.get(*place));
                let place = shape.map(|shape| shape.place.clone());
                (place.unwrap_or_default(), refusal.clone())
            }));
            fitting
        };
        let new: Vec<RecordId> = update.added.iter().map(|(_, id, _)| id.clone()).collect();
        let added = fit(update.added, fitting);
        let mut changed = fit(update.changed, fitting_changes);
        let refused_new = added.refused.iter().filter_map(|(place, _)| new.get(*place));
        let refused_new: BTreeSet<&RecordId> = refused_new.collect();
        if !refused_new.is_empty() {
            // Lines that were tied to what can't be taken in are let go.
            changed.keep_references(|id| !refused_new.contains(id));
        }
        let mut links = update.links;
        let linked = std::mem::take(&mut links.records);
        let mut linked = linked::fitting(document, linked, &mut refused);
        if !refused_new.is_empty() {
            linked.keep_references(|id| !refused_new.contains(id));
        }
        Self {
            by_id,
            known,
            unchanged: update.unchanged,
            added,
            changed,
            absent: update.absent,
            assumed: update.assumed,
            free_ends: update.free_ends,
            links,
            linked,
            refused,
        }
    }

    /// That the document has no room for all of it; then nothing is taken in.
    pub(super) fn no_room(&self) -> Option<&Refusal> {
        let mut refusals = self.refused.iter().map(|(_, refusal)| refusal);
        refusals.find(|refusal| **refusal == Refusal::TooManyRecords)
    }
}

/// Holds records against the document's limits.
type FitElements = fn(&Document, Vec<(RecordId, Record)>) -> Fitting;
