//! Records (and factors) at the end of a link, each by its name and address.

use super::links::Linked;
use crate::{
    app::{
        interface::route::Route,
        text::{
            vocabulary::{self, Term},
            words::{self, Word, fill, text},
        },
    },
    domain::{
        assessment::factors::{Factor, QuestionSet, Statement},
        records::{
            document::Document,
            plan::{Action, Priority, PriorityStatus},
            self_assessment::OwnStatement,
            strategy::Actor,
            structure_map::StructureElement,
        },
        values::id::{Id, RecordId},
    },
};

fn factor(factor: &Factor) -> Linked {
    Linked {
        id: factor.id.into(),
        name: format!("{}. {}", factor.number, factor.title(words::language())),
        href: Route::Factor(factor.id.into()).to_hash(),
    }
}

/// Every success factor.
pub fn all_factors() -> Vec<Linked> {
    QuestionSet::current().factors.iter().map(factor).collect()
}

/// The factors of these ids, in the order of the question set. An id that the set does not have is kept and shown as it is.
pub fn factors(ids: &[String]) -> Vec<Linked> {
    let set = QuestionSet::current();
    let known = set
        .factors
        .iter()
        .filter(|factor| ids.iter().any(|id| id == factor.id))
        .map(factor);
    let unknown = ids.iter().filter(|id| set.factor(id).is_none());
    let unknown = unknown.map(|id| Linked {
        id: id.clone(),
        name: id.clone(),
        href: Route::Assessment.to_hash(),
    });
    known.chain(unknown).collect()
}

fn statement(factor: &Factor, statement: &Statement) -> Linked {
    Linked {
        id: statement.id.into(),
        name: [statement.number(), " ", statement.text(words::language())].concat(),
        href: Route::Factor(factor.id.into()).to_hash(),
    }
}

fn own_statement(id: &Id<OwnStatement>, statement: &OwnStatement) -> Linked {
    Linked {
        id: id.as_str().into(),
        name: vocabulary::named(statement.text(words::language())),
        href: Route::Factor(statement.factor.clone()).to_hash(),
    }
}

/// The statements of the factors of these ids, those of the question set first.
pub fn statements_of(document: &Document, factors: &[String]) -> Vec<Linked> {
    let mut found = Vec::new();
    for factor in factors {
        let Some(factor) = QuestionSet::current().factor(factor) else {
            continue;
        };
        found.extend(factor.statements.iter().map(|one| statement(factor, one)));
        let own = document.ordered::<OwnStatement>();
        let own = own.iter().filter(|(_, one)| one.factor == factor.id);
        found.extend(own.map(|(id, one)| own_statement(id, one)));
    }
    found
}

/// The statements of these ids. An id that leads to none is kept and shown as it is.
pub fn statements(document: &Document, ids: &[String]) -> Vec<Linked> {
    let one = |id: &String| {
        let mut of_set = QuestionSet::current().factors.iter().flat_map(|factor| {
            let pair = move |one| (factor, one);
            factor.statements.iter().map(pair)
        });
        let known = of_set.find(|(_, one)| one.id == id);
        let known = known.map(|(factor, one)| statement(factor, one));
        let own = || {
            let id = Id::of(RecordId::new(id)?);
            Some(own_statement(&id, document.get(&id)?))
        };
        known.or_else(own).unwrap_or_else(|| Linked {
            id: id.clone(),
            name: id.clone(),
            href: String::new(),
        })
    };
    ids.iter().map(one).collect()
}

/// A structure element.
pub fn element(id: &Id<StructureElement>, element: &StructureElement) -> Linked {
    Linked {
        id: id.as_str().into(),
        name: format!(
            "{}: {}",
            text(element.element.word()),
            vocabulary::named(&element.name)
        ),
        href: Route::Element(id.clone()).to_hash(),
    }
}

/// Every structure element.
pub fn all_elements(document: &Document) -> Vec<Linked> {
    let all = document.ordered::<StructureElement>();
    all.iter().map(|(id, record)| element(id, record)).collect()
}

/// A record that only the whole document has, by the name that it has there.
fn outside(document: &Document, id: &RecordId) -> Option<Linked> {
    let outside = document.outside(id)?;
    let name = vocabulary::named(&outside.name);
    Some(Linked {
        id: id.as_str().into(),
        name: fill(Word::ExchangeOutsideName, &[("name", &name)]),
        href: String::new(),
    })
}

/// The structure elements of these ids that are there, or known by name.
pub fn elements(document: &Document, ids: &[Id<StructureElement>]) -> Vec<Linked> {
    ids.iter()
        .filter_map(|id| {
            let there = document.get(id).map(|record| element(id, record));
            there.or_else(|| outside(document, id.raw()))
        })
        .collect()
}

/// A priority.
pub fn priority(id: &Id<Priority>, priority: &Priority) -> Linked {
    Linked {
        id: id.as_str().into(),
        name: vocabulary::named(&priority.title),
        href: Route::Priority(id.clone()).to_hash(),
    }
}

/// The priorities that are wanted, as the user has ordered them.
pub fn priorities_where(document: &Document, is_wanted: impl Fn(&Priority) -> bool) -> Vec<Linked> {
    let all = document.ordered::<Priority>();
    all.iter()
        .filter(|(_, record)| is_wanted(record))
        .map(|(id, record)| priority(id, record))
        .collect()
}

/// Every priority that is not archived.
pub fn all_priorities(document: &Document) -> Vec<Linked> {
    priorities_where(document, |record| record.status != PriorityStatus::Archived)
}

/// The priorities of these ids that are there, or known by name.
pub fn priorities(document: &Document, ids: &[Id<Priority>]) -> Vec<Linked> {
    ids.iter()
        .filter_map(|id| {
            let there = document.get(id).map(|record| priority(id, record));
            there.or_else(|| outside(document, id.raw()))
        })
        .collect()
}

/// An action.
pub fn action(id: &Id<Action>, action: &Action) -> Linked {
    Linked {
        id: id.as_str().into(),
        name: vocabulary::named(&action.title),
        href: Route::Action(id.clone()).to_hash(),
    }
}

/// An actor.
pub fn actor(id: &Id<Actor>, actor: &Actor) -> Linked {
    Linked {
        id: id.as_str().into(),
        name: vocabulary::named(&actor.name),
        href: Route::Actors.to_hash(),
    }
}

/// Every actor.
pub fn all_actors(document: &Document) -> Vec<Linked> {
    let all = document.ordered::<Actor>();
    all.iter().map(|(id, record)| actor(id, record)).collect()
}

/// The actors of these ids that are there, or known by name.
pub fn actors(document: &Document, ids: &[Id<Actor>]) -> Vec<Linked> {
    ids.iter()
        .filter_map(|id| {
            let there = document.get(id).map(|record| actor(id, record));
            there.or_else(|| outside(document, id.raw()))
        })
        .collect()
}
