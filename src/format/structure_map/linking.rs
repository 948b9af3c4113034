//! The priorities and actions that a file says lead to its elements. The links are kept by those: they get other elements.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::{KEPT_LINKS, leaders::Leaders, links::Context, update::Taken};
use crate::domain::{
    records::{
        document::Document,
        plan::{Action, Priority},
        record::{Kind, Record},
        structure_map::StructureElement,
    },
    values::id::{Id, RecordId},
};

/// The names of the priorities and of the actions that a file says lead to an element, each as one text; `None` where it says nothing of it.
pub(super) type SaidLinks = [Option<String>; 2];

/// What a file changes of what leads to its elements: for priorities first, then for actions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Links {
    /// What priorities and actions become that lead to other elements.
    pub records: Vec<(RecordId, Record)>,
    /// How many links come.
    pub added: usize,
    /// How many links go.
    pub removed: usize,
    /// The elements that the document had and that links come to or go from: by which kind.
    pub changed: BTreeMap<RecordId, [bool; 2]>,
    /// The names that are those of no record here, or of several.
    pub unknown: [Vec<String>; 2],
}

impl Links {
    /// Whether links come to an element or go from it that the document had.
    pub fn has_changed(&self, element: &RecordId) -> bool {
        self.changed.contains_key(element)
    }
}

/// Takes what the first property says that says names.
pub(super) fn take(properties: &mut Map<String, Value>, keys: &[String]) -> Option<String> {
    let (key, said) = keys.iter().find_map(|key| Some((key, names(properties.get(key)?)?)))?;
    properties.remove(key);
    Some(said)
}

fn names(said: &Value) -> Option<String> {
    match said {
        Value::String(said) => Some(said.clone()),
        Value::Array(names) => {
            let names: Option<Vec<&str>> = names.iter().map(Value::as_str).collect();
            Some(names?.join("; "))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => None,
    }
}

/// Links what a file has with what it says leads there. What it names that is not here stays on the element.
pub(super) fn link(taken: &mut [Taken], document: &Document, context: &Context) -> Links {
    let mut links = Links::default();
    let mut unknown = [BTreeSet::new(), BTreeSet::new()];
    let mut changes = [Changes::new(), Changes::new()];
    for taken in taken {
        if taken.said_links == [None, None] {
            continue;
        }
        let id = Id::of(taken.id.clone());
        let before = taken.before;
        let here = before.map(|before| context.links(&id, before)).unwrap_or_default();
        let sides = taken.said_links.iter().zip(here).zip(KEPT_LINKS);
        for (side, ((said, here), key)) in sides.enumerate() {
            let Some((said, leaders)) = said.as_ref().zip(context.leaders.get(side)) else {
                continue;
            };
            if *said == here {
                continue;
            }
            let leading = before.map_or(&[][..], |_| leaders.leading_to(&id));
            let naming = leaders.named(said, leading);
            // What has got another name here is not taken away because the file has the old one.
            let goes = |place: &usize| {
                naming.unknown.is_empty() && !naming.found.contains(place) && leaders.has_readable_name(*place)
            };
            let gone = leading.iter().filter(|place| goes(place)).map(|place| (*place, false));
            let come = naming.found.iter().filter(|place| !leading.contains(place));
            for (place, comes) in gone.chain(come.map(|place| (*place, true))) {
                let count = if comes { &mut links.added } else { &mut links.removed };
                *count += 1;
                if let Some(changes) = changes.get_mut(side) {
                    changes.entry(place).or_default().push((id.clone(), comes));
                }
                if before.is_some() {
                    let changed = links.changed.entry(taken.id.clone()).or_default();
                    changed
                        .iter_mut()
                        .skip(side)
                        .take(1)
                        .for_each(|changed| *changed = true);
                }
            }
            let kept = naming.kept_of(said);
            if kept.is_empty() {
                taken.element.unknown.remove(key);
            } else {
                taken.element.unknown.insert(key.into(), kept.into());
            }
            if let Some(unknown) = unknown.get_mut(side) {
                unknown.extend(naming.unknown);
            }
        }
    }
    links.unknown = unknown.map(|names| names.into_iter().collect());
    let [priorities, actions] = &context.leaders;
    let [of_priorities, of_actions] = changes;
    links.records = changed(document, priorities, of_priorities, |priority: &mut Priority| {
        &mut priority.elements
    });
    let of_actions = changed(document, actions, of_actions, |action: &mut Action| {
        &mut action.elements
    });
    links.records.extend(of_actions);
    links
}

/// The elements that links of a record come to or go from.
type Changes = BTreeMap<usize, Vec<(Id<StructureElement>, bool)>>;

/// What the records become.
fn changed<T: Kind + Clone + Into<Record>>(
    document: &Document,
    leaders: &Leaders,
    changes: Changes,
    elements: impl Fn(&mut T) -> &mut Vec<Id<StructureElement>>,
) -> Vec<(RecordId, Record)> {
    let changed = changes.into_iter().filter_map(|(place, changes)| {
        let id = leaders.id(place)?;
        let mut record = document.get(&Id::<T>::of(id.clone()))?.clone();
        let held = elements(&mut record);
        let gone: BTreeSet<_> = changes.iter().filter(|(_, comes)| !comes).map(|(id, _)| id).collect();
        held.retain(|element| !gone.contains(element));
        held.extend(changes.iter().filter(|(_, comes)| *comes).map(|(id, _)| id.clone()));
        Some((id.clone(), record.into()))
    });
    changed.collect()
}
