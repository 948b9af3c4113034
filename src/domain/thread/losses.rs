//! What would lose its ground with a record (*om det här faller bort*).

use std::collections::{BTreeMap, BTreeSet};

use super::{Because, Bond, BondOfField, LONGEST, Link, Way, links};
use crate::domain::{
    records::{document::Document, record::RecordKind, references::References},
    values::id::RecordId,
};

/// A record that would lose ground.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// The record.
    pub id: RecordId,
    /// What it would lose.
    pub ground: RecordId,
    /// Why it rests on that.
    pub because: Because,
    /// How many grounds of that sort it has.
    pub grounds: usize,
    /// How many of them would be left.
    pub left: usize,
    /// Whether nothing at all would hold it up any more, so that what rests on it loses its ground in turn.
    pub falls: bool,
    /// Whether it is a part of what is lost, and is removed with it.
    pub goes_along: bool,
}

/// What would lose its ground with a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Losses {
    /// What would lose all that it has of a sort.
    pub all: Vec<Loss>,
    /// What would keep some of each sort that it loses of.
    pub part: Vec<Loss>,
}

/// What would lose its ground if a record were no longer there: what rests on it, and as far as a thread is followed also what rests on
/// what would have nothing left to rest on. Those that lose it first come first; a record is told of once.
pub fn losses(document: &Document, references: &References, id: &RecordId) -> Losses {
    let mut lost = BTreeSet::from([id.clone()]);
    let mut told: BTreeMap<RecordId, (usize, Loss)> = BTreeMap::new();
    let mut falling = vec![id.clone()];
    for steps in 1..=LONGEST {
        let mut concerned = BTreeSet::new();
        for ground in &falling {
            links(document, references, (ground, Way::Resting), &mut |link| {
                if is_held(link) && !lost.contains(link.to) {
                    concerned.insert(link.to.clone());
                }
            });
        }
        falling = Vec::new();
        for resting in concerned {
            let Some(loss) = loss(document, references, &resting, &lost) else {
                continue;
            };
            if loss.falls {
                falling.push(resting.clone());
            }
            let first = told.get(&resting).map_or(steps, |(first, _)| *first);
            told.insert(resting, (first, loss));
        }
        // Only now: those that lose ground in the same step lose it to what was lost before.
        lost.extend(falling.iter().cloned());
    }
    let mut all: Vec<_> = told.into_values().collect();
    all.sort_by_cached_key(|(steps, loss)| {
        let record = document.record(&loss.id);
        let kind = record.and_then(|record| record.known_kind());
        let order = record.and_then(|record| record.order().cloned());
        (*steps, kind, order, loss.id.clone())
    });
    let (all, part) = all
        .into_iter()
        .map(|(_, loss)| loss)
        .partition(|loss| loss.left == 0 || loss.goes_along);
    Losses { all, part }
}

/// What would have nothing left to rest on if a record were removed, apart from its parts, which are removed with it.
pub fn left_bare(document: &Document, references: &References, id: &RecordId) -> Vec<RecordId> {
    let lost = losses(document, references, id).all.into_iter();
    lost.filter(|loss| loss.falls && !loss.goes_along)
        .map(|loss| loss.id)
        .collect()
}

/// Whether what rests would miss the ground. What has happened to a record holds nothing up.
fn is_held(link: Link<'_>) -> bool {
    match link.bond.bond {
        Bond::RestsOn | Bond::LeansOn | Bond::Carries | Bond::ShowsIn => true,
        Bond::Touches | Bond::Beside => false,
    }
}

/// The grounds of a record that are of one sort.
struct Sort {
    of: (RecordKind, &'static BondOfField),
    grounds: usize,
    left: usize,
    /// The first of them that is lost.
    ground: Option<RecordId>,
}

/// What a record would lose if all of these were lost.
fn loss(document: &Document, references: &References, id: &RecordId, lost: &BTreeSet<RecordId>) -> Option<Loss> {
    let whole = document.record(id).and_then(|record| record.part_of());
    let goes_along = whole.is_some_and(|whole| lost.contains(whole));
    let mut sorts: Vec<Sort> = Vec::new();
    let (mut bearing, mut bearing_left) = (0_usize, 0_usize);
    links(document, references, (id, Way::Grounds), &mut |link| {
        if !is_held(link) {
            return;
        }
        let is_left = usize::from(!lost.contains(link.to));
        if link.bears() {
            bearing += 1;
            bearing_left += is_left;
        }
        let is_of_sort = |sort: &Sort| sort.of == (link.kind, link.bond);
        let place = sorts.iter().position(is_of_sort).unwrap_or_else(|| {
            sorts.push(Sort {
                of: (link.kind, link.bond),
                grounds: 0,
                left: 0,
                ground: None,
            });
            sorts.len() - 1
        });
        let sort = &mut sorts[place];
        sort.grounds += 1;
        sort.left += is_left;
        if is_left == 0 && sort.ground.is_none() {
            sort.ground = Some(link.to.clone());
        }
    });
    let losing = sorts.into_iter().filter(|sort| sort.ground.is_some());
    let most = losing.min_by_key(|sort| sort.left)?;
    Some(Loss {
        id: id.clone(),
        ground: most.ground?,
        because: most.of.1.because,
        grounds: most.grounds,
        left: most.left,
        falls: goes_along || (bearing > 0 && bearing_left == 0),
        goes_along,
    })
}
