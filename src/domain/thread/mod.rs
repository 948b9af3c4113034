//! The thread (tråden): what a record rests on and what rests on it, link by link, read out of the records' references each time it is asked for.

mod bonds;
mod gaps;
mod losses;
mod stage;

use std::collections::BTreeSet;

pub use self::{
    bonds::{Because, Bond, BondOfField, bond, bonds},
    gaps::{gaps, is_gap},
    losses::{Loss, Losses, left_bare, losses},
    stage::Stage,
};
use super::{
    analysis::model,
    records::{
        document::Document,
        reads::Reads,
        record::{Record, RecordKind},
        references::References,
    },
    values::id::RecordId,
};

/// How many links a thread is followed each way (decision 16).
pub const LONGEST: usize = 3;

/// Which way a thread is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// To what a record rests on.
    Grounds,
    /// To what rests on a record.
    Resting,
}

impl Way {
    /// Both, in the order in which they are read.
    pub const ALL: [Self; 2] = [Self::Grounds, Self::Resting];
}

/// A link from one record to another that is its ground, or that rests on it.
#[derive(Clone, Copy, Debug)]
pub struct Link<'a> {
    /// The other record.
    pub to: &'a RecordId,
    /// The kind of the record that has the link in its fields.
    pub kind: RecordKind,
    /// What the field says.
    pub bond: &'static BondOfField,
}

impl Link<'_> {
    /// Whether what rests is held up by the ground, so that it has lost something to stand on where the ground is gone.
    pub const fn bears(self) -> bool {
        match self.bond.bond {
            Bond::RestsOn | Bond::Carries => true,
            Bond::LeansOn | Bond::ShowsIn | Bond::Touches | Bond::Beside => false,
        }
    }

    /// Whether a thread goes on by the link, and does not only begin or end with it.
    const fn leads_on(self) -> bool {
        match self.bond.bond {
            Bond::RestsOn | Bond::Carries | Bond::ShowsIn => true,
            Bond::LeansOn | Bond::Touches | Bond::Beside => false,
        }
    }
}

/// The kinds that have links by which one record rests on another.
const BOUND: Reads = {
    let (mut kinds, mut place) = (Reads::NOTHING, 0);
    while place < RecordKind::ALL.len() {
        let bonds = bonds(RecordKind::ALL[place]);
        let mut field = 0;
        while field < bonds.len() {
            if !matches!(bonds[field].bond, Bond::Beside) {
                kinds = kinds.with(RecordKind::ALL[place]);
            }
            field += 1;
        }
        place += 1;
    }
    kinds
};

/// Whether there is something under an id: a record, one that only the whole document has, or a part of the model that nothing is written of.
pub fn is_there(document: &Document, id: &RecordId) -> bool {
    // What leads to no record is noted as anything that may come there: not so the model's own.
    model::fixed_place(id).is_some() || document.record(id).is_some() || document.outside(id).is_some()
}

/// The kind of what is under an id.
pub fn kind_of(document: &Document, id: &RecordId) -> Option<RecordKind> {
    if model::fixed_place(id).is_some() {
        return Some(RecordKind::ModelArea);
    }
    let outside = || RecordKind::from_code(&document.outside(id)?.kind);
    document.record(id).map_or_else(outside, |record| record.known_kind())
}

/// Calls `visit` with each link of a record one way: first those in its own fields, then those by which others refer to it.
pub fn links(
    document: &Document,
    references: &References,
    (id, way): (&RecordId, Way),
    visit: &mut dyn FnMut(Link<'_>),
) {
    links_among(document, references, (id, way), BOUND, visit);
}

/// The same with those links only that records of these kinds have in their fields.
pub fn links_among(
    document: &Document,
    references: &References,
    (id, way): (&RecordId, Way),
    kinds: Reads,
    visit: &mut dyn FnMut(Link<'_>),
) {
    let (own, others): (Says, Says) = match way {
        Way::Grounds => (is_to_ground, is_to_resting),
        Way::Resting => (is_to_resting, is_to_ground),
    };
    if let Some(record) = document.record_among(kinds, id) {
        each_bond(record, &mut |to, kind, bond| {
            if own(bond.bond) && to != id && is_there(document, to) {
                visit(Link { to, kind, bond });
            }
        });
    }
    for (from, record) in references.referrers_among(document, id, kinds) {
        each_bond(record, &mut |to, kind, bond| {
            if others(bond.bond) && to == id && from != id {
                visit(Link { to: from, kind, bond });
            }
        });
    }
}

/// Whether a bond says something of a link.
type Says = fn(Bond) -> bool;

/// Whether the link leads from what rests to its ground.
fn is_to_ground(bond: Bond) -> bool {
    match bond {
        Bond::RestsOn | Bond::LeansOn => true,
        Bond::Carries | Bond::ShowsIn | Bond::Touches | Bond::Beside => false,
    }
}

/// Whether the link leads from the ground to what rests on it.
fn is_to_resting(bond: Bond) -> bool {
    match bond {
        Bond::Carries | Bond::ShowsIn | Bond::Touches => true,
        Bond::RestsOn | Bond::LeansOn | Bond::Beside => false,
    }
}

fn each_bond(record: &Record, visit: &mut dyn FnMut(&RecordId, RecordKind, &'static BondOfField)) {
    let Some(kind) = record.known_kind() else { return };
    record.links(&mut |link| {
        if let Some(bond) = bond(kind, link.field) {
            visit(link.to, kind, bond);
        }
    });
}

/// A record that a thread has come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    /// The record.
    pub id: RecordId,
    /// The record before it in the thread: what rests on it, or its ground.
    pub from: RecordId,
    /// How many links there are from where the thread begins: 1 to [`LONGEST`].
    pub steps: usize,
    /// Why the one rests on the other.
    pub because: Because,
}

/// The thread of a record one way: each record once, by its shortest way, the nearest first, and those that are as near by kind and as the
/// user has ordered them.
///
/// What a record leans on (who does it, where) begins a thread and does not continue one: what else is done by the same actor, or in the
/// same place, has nothing to do with why.
pub fn thread(document: &Document, references: &References, id: &RecordId, way: Way) -> Vec<Reached> {
    let mut reached: Vec<Reached> = Vec::new();
    let mut is_reached = BTreeSet::from([id.clone()]);
    let mut is_followed = is_reached.clone();
    let mut to_follow = vec![id.clone()];
    for steps in 1..=LONGEST {
        let (mut level, mut next) = (Vec::new(), Vec::new());
        for from in &to_follow {
            links(document, references, (from, way), &mut |link| {
                if way == Way::Resting && steps > 1 && !link.leads_on() {
                    return;
                }
                if is_reached.insert(link.to.clone()) {
                    level.push(Reached {
                        id: link.to.clone(),
                        from: from.clone(),
                        steps,
                        because: link.bond.because,
                    });
                }
                if (way == Way::Resting || link.leads_on()) && is_followed.insert(link.to.clone()) {
                    next.push(link.to.clone());
                }
            });
        }
        // What is followed first is what is told as the way to what comes next.
        to_follow = in_order(document, next, |id| id);
        reached.extend(in_order(document, level, |one| &one.id));
    }
    reached
}

/// By kind, and those of a kind as the user has ordered them.
fn in_order<T>(document: &Document, all: Vec<T>, id: impl Fn(&T) -> &RecordId) -> Vec<T> {
    let mut placed: Vec<_> = all
        .into_iter()
        .map(|one| {
            let order = document.record(id(&one)).and_then(|record| record.order());
            (kind_of(document, id(&one)), order, one)
        })
        .collect();
    placed.sort_by(|a, b| (a.0, a.1, id(&a.2)).cmp(&(b.0, b.1, id(&b.2))));
    placed.into_iter().map(|(.., one)| one).collect()
}

/// Whether a thread goes on from a record that it has come to last, to what it has not come to.
pub fn goes_on(
    document: &Document,
    references: &References,
    id: &RecordId,
    way: Way,
    is_reached: &dyn Fn(&RecordId) -> bool,
) -> bool {
    let mut goes_on = false;
    links(document, references, (id, way), &mut |link| {
        goes_on |= (way == Way::Grounds || link.leads_on()) && !is_reached(link.to);
    });
    goes_on
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
