//! The priorities or the actions of a document as map files name them: which of them lead to an element, and which ones a text names.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{
    records::{
        document::Document,
        plan::{Action, Priority},
        structure_map::StructureElement,
    },
    values::id::{Id, RecordId},
};

/// What stands between two names.
const BETWEEN: &str = "; ";

/// Of how many parts with a semicolon between them a name that is read can be.
const MOST_PARTS: usize = 8;

/// The records of a kind that lead to elements, by their place in the document's order.
#[derive(Default)]
pub(super) struct Leaders<'a> {
    ids: Vec<RecordId>,
    names: Vec<&'a str>,
    by_element: BTreeMap<&'a Id<StructureElement>, Vec<usize>>,
    by_name: BTreeMap<String, Vec<usize>>,
    by_id: BTreeMap<RecordId, usize>,
    most_parts: usize,
}

/// What a text names.
#[derive(Default)]
pub(super) struct Naming {
    /// The records that it names.
    pub(super) found: BTreeSet<usize>,
    /// The names of none, or of several of which none leads to the element.
    pub(super) unknown: Vec<String>,
}

impl Naming {
    /// What stays of the text when what it names has been found.
    pub(super) fn kept_of(&self, said: &str) -> String {
        if self.found.is_empty() {
            said.to_owned()
        } else {
            self.unknown.join(BETWEEN)
        }
    }
}

impl<'a> Leaders<'a> {
    /// The priorities and the actions.
    pub(super) fn of(document: &'a Document) -> [Self; 2] {
        let (mut priorities, mut actions) = (Self::default(), Self::default());
        for (id, priority) in document.ordered::<Priority>() {
            priorities.add(id.raw(), &priority.title, &priority.elements);
        }
        for (id, action) in document.ordered::<Action>() {
            actions.add(id.raw(), &action.title, &action.elements);
        }
        [priorities, actions]
    }

    fn add(&mut self, id: &RecordId, name: &'a str, elements: &'a [Id<StructureElement>]) {
        let place = self.ids.len();
        self.ids.push(id.clone());
        self.names.push(name);
        self.by_id.insert(id.clone(), place);
        for element in elements {
            self.by_element.entry(element).or_default().push(place);
        }
        let parts = parts(name);
        if (1..=MOST_PARTS).contains(&parts.len()) {
            self.most_parts = self.most_parts.max(parts.len());
            self.by_name.entry(parts.join(BETWEEN)).or_default().push(place);
        }
    }

    pub(super) fn id(&self, place: usize) -> Option<&RecordId> {
        self.ids.get(place)
    }

    /// Those that lead to an element.
    pub(super) fn leading_to(&self, element: &Id<StructureElement>) -> &[usize] {
        self.by_element.get(element).map_or(&[], Vec::as_slice)
    }

    /// The name of one; `None` if it has none that can be read from a file.
    pub(super) fn has_readable_name(&self, place: usize) -> bool {
        let name = self.names.get(place).copied().unwrap_or_default();
        (1..=MOST_PARTS).contains(&parts(name).len())
    }

    /// What a file says of an element: the names of those that lead to it, then of what was `kept` those that name none here.
    pub(super) fn said_of(&self, element: &Id<StructureElement>, kept: &str) -> String {
        let leading = self.leading_to(element);
        let names = leading.iter().filter_map(|place| self.names.get(*place).copied());
        let mut names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
        let kept = self.named(kept, leading).kept_of(kept);
        names.extend(Some(kept.as_str()).filter(|kept| !kept.is_empty()));
        names.join(BETWEEN)
    }

    /// What a text names: ids, or names that one record alone has. Of several with one name those are meant that lead to the element.
    pub(super) fn named(&self, said: &str, leading: &[usize]) -> Naming {
        let mut naming = Naming::default();
        let parts = parts(said);
        let mut rest = parts.as_slice();
        while let Some((first, after)) = rest.split_first() {
            let longest = rest.len().min(self.most_parts.max(1));
            let found = (1..=longest).rev().find_map(|length| {
                let (name, after) = rest.split_at_checked(length)?;
                Some((self.with_name(name, leading)?, after))
            });
            rest = match found {
                Some((found, after)) => {
                    naming.found.extend(found);
                    after
                }
                None => {
                    naming.unknown.push((*first).to_owned());
                    after
                }
            };
        }
        naming
    }

    fn with_name(&self, name: &[&str], leading: &[usize]) -> Option<Vec<usize>> {
        let id = match name {
            [id] => RecordId::new(id),
            _ => None,
        };
        if let Some(place) = id.and_then(|id| self.by_id.get(&id)) {
            return Some(vec![*place]);
        }
        let all = self.by_name.get(&name.join(BETWEEN))?;
        if all.len() == 1 {
            return Some(all.clone());
        }
        let meant: Vec<usize> = all.iter().filter(|place| leading.contains(place)).copied().collect();
        (!meant.is_empty()).then_some(meant)
    }
}

fn parts(text: &str) -> Vec<&str> {
    let parts = text.split(';').map(str::trim);
    parts.filter(|part| !part.is_empty()).collect()
}
