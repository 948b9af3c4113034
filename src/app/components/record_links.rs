//! Records (and factors) at the end of a link, each by its name and address.

use leptos::prelude::*;

use super::{
    link_maker::LinkMaker,
    links::{LinkEdits, LinkWords, LinkedRecord, links},
};
use crate::{
    app::{
        document::workspace::Workspace,
        form::{lens::Lens, record::FormRecord},
        interface::route::Route,
        text::{
            kinds,
            vocabulary::{self, Term},
            words::{self, Word, fill, text},
        },
    },
    domain::{
        assessment::factors::{Factor, QuestionSet, Statement},
        records::{
            analysis::AnalysisFinding,
            document::Document,
            indicator::Indicator,
            plan::{Action, Priority},
            record::{Kind, Ordered, Record},
            self_assessment::OwnStatement,
            strategy::Actor,
            structure_map::StructureElement,
        },
        values::id::{Id, RecordId},
    },
    platform::web::random,
};

fn factor(factor: &Factor) -> LinkedRecord {
    LinkedRecord {
        id: factor.id.into(),
        name: format!("{}. {}", factor.number, factor.title(words::language())),
        href: Route::Factor(factor.id.into()).to_hash(),
    }
}

/// Every success factor.
pub fn all_factors() -> Vec<LinkedRecord> {
    QuestionSet::current().factors.iter().map(factor).collect()
}

/// The factors of these ids, in the order of the question set. An id that the set does not have is kept and shown as it is.
pub fn factors(ids: &[String]) -> Vec<LinkedRecord> {
    let set = QuestionSet::current();
    let known = set
        .factors
        .iter()
        .filter(|factor| ids.iter().any(|id| id == factor.id))
        .map(factor);
    let unknown = ids.iter().filter(|id| set.factor(id).is_none());
    let unknown = unknown.map(|id| LinkedRecord {
        id: id.clone(),
        name: id.clone(),
        href: Route::Assessment.to_hash(),
    });
    known.chain(unknown).collect()
}

fn statement(factor: &Factor, statement: &Statement) -> LinkedRecord {
    LinkedRecord {
        id: statement.id.into(),
        name: [statement.number(), " ", statement.text(words::language())].concat(),
        href: Route::Factor(factor.id.into()).to_hash(),
    }
}

/// The statements of the factors of these ids, those of the question set first.
pub fn statements_of(document: &Document, factors: &[String]) -> Vec<LinkedRecord> {
    let mut found = Vec::new();
    for factor in factors {
        let Some(factor) = QuestionSet::current().factor(factor) else {
            continue;
        };
        found.extend(factor.statements.iter().map(|one| statement(factor, one)));
        found.extend(where_is::<OwnStatement>(document, |one| one.factor == factor.id));
    }
    found
}

/// The statements of these ids. An id that leads to none is kept and shown as it is.
pub fn statements(document: &Document, ids: &[String]) -> Vec<LinkedRecord> {
    let one = |id: &String| {
        let mut of_set = QuestionSet::current().factors.iter().flat_map(|factor| {
            let pair = move |one| (factor, one);
            factor.statements.iter().map(pair)
        });
        let known = of_set.find(|(_, one)| one.id == id);
        let known = known.map(|(factor, one)| statement(factor, one));
        let own = || {
            let id = RecordId::new(id)?;
            Some(record(document, &id, document.record(&id)?))
        };
        known.or_else(own).unwrap_or_else(|| LinkedRecord {
            id: id.clone(),
            name: id.clone(),
            href: String::new(),
        })
    };
    ids.iter().map(one).collect()
}

/// A record, by its name and its page.
fn record(document: &Document, id: &RecordId, record: &Record) -> LinkedRecord {
    let mut name = kinds::name(&[document], id, record);
    // Elements of different kinds may have the same name, as a place and the corridor to it.
    if let Record::StructureElement(element) = record {
        name = [text(element.element.word()), ": ", &name].concat();
    }
    LinkedRecord {
        id: id.as_str().into(),
        name,
        href: kinds::page_in(document, id, record).map_or_else(String::new, |page| page.to_hash()),
    }
}

/// A record by a name, which leads to its page in the open document, where that has one.
pub fn leading(open: Option<&Document>, id: &RecordId, name: String) -> LinkedRecord {
    let page = open.and_then(|open| kinds::page_in(open, id, &**open.record(id)?));
    LinkedRecord {
        id: id.as_str().into(),
        name,
        href: page.map_or_else(String::new, |page| page.to_hash()),
    }
}

/// A record that only the whole document has, by the name that it has there.
fn outside(document: &Document, id: &RecordId) -> Option<LinkedRecord> {
    let outside = document.outside(id)?;
    let name = vocabulary::named(&outside.name);
    Some(LinkedRecord {
        id: id.as_str().into(),
        name: fill(Word::ExchangeOutsideName, &[("name", &name)]),
        href: String::new(),
    })
}

/// The records of these ids that are there, or known by name.
pub fn of<T>(document: &Document, ids: &[Id<T>]) -> Vec<LinkedRecord> {
    ids.iter().filter_map(|id| to(document, id.raw())).collect()
}

/// The record of an id, if it is there or known by name.
pub fn to(document: &Document, id: &RecordId) -> Option<LinkedRecord> {
    let there = document.record(id).map(|one| record(document, id, one));
    there.or_else(|| outside(document, id))
}

/// The records of a kind that are wanted, as the user has ordered them.
pub fn where_is<T: Kind>(document: &Document, is_wanted: impl Fn(&T) -> bool) -> Vec<LinkedRecord> {
    let mut found = Vec::new();
    for (id, one) in document.in_order(T::OF) {
        if T::of(one).is_some_and(&is_wanted) {
            found.push(record(document, id, one));
        }
    }
    found
}

/// Every record of a kind, as the user has ordered them.
pub fn all<T: Kind>(document: &Document) -> Vec<LinkedRecord> {
    let records = document.in_order(T::OF).into_iter();
    records.map(|(id, one)| record(document, id, one)).collect()
}

/// A kind of record that can be made where it is linked, by its name alone.
pub trait MadeByName: Ordered {
    /// What is made, as *New actor*.
    const NEW: Word;

    /// A record of this name.
    fn named(name: String) -> Self;
}

impl MadeByName for Actor {
    const NEW: Word = Word::LinksNewActor;

    fn named(name: String) -> Self {
        Self {
            name,
            ..Self::default()
        }
    }
}

impl MadeByName for Priority {
    const NEW: Word = Word::LinksNewPriority;

    fn named(title: String) -> Self {
        Self {
            title,
            ..Self::default()
        }
    }
}

impl MadeByName for AnalysisFinding {
    const NEW: Word = Word::AnalysisNewFinding;

    fn named(title: String) -> Self {
        Self {
            title,
            ..Self::default()
        }
    }
}

impl MadeByName for Indicator {
    const NEW: Word = Word::AnalysisNewIndicator;

    fn named(title: String) -> Self {
        Self {
            title,
            ..Self::default()
        }
    }
}

impl MadeByName for Action {
    const NEW: Word = Word::LinksNewAction;

    fn named(title: String) -> Self {
        Self {
            title,
            ..Self::default()
        }
    }
}

impl MadeByName for StructureElement {
    const NEW: Word = Word::LinksNewElement;

    fn named(name: String) -> Self {
        Self {
            name,
            ..Self::default()
        }
    }
}

/// A record of a name that is to be linked: the one that has it already, however it is spelled in small and large letters, or a new one
/// at the end of its kind.
pub fn named<L: MadeByName>(document: &Document, name: &str) -> (Id<L>, Option<L>) {
    let wanted = name.to_lowercase();
    let is_it = |record: &L| record.name().trim().to_lowercase() == wanted;
    if let Some((id, _)) = document.all::<L>().find(|(_, record)| is_it(record)) {
        return (id, None);
    }
    let mut made = L::named(name.into());
    made.set_order(document.last_order::<L>());
    (Id::of(random::new_id()), Some(made))
}

/// Lets the record of a name `refer` to what it is linked from: the one that has the name already, or one that is made with the link,
/// in one step either way.
pub fn refer_by_name<L: MadeByName>(workspace: Workspace, name: &str, refer: impl FnOnce(&mut L)) {
    match workspace.now(|document, _| named::<L>(document, name)) {
        Some((id, None)) => workspace.change(&id, refer),
        Some((_, Some(mut made))) => {
            refer(&mut made);
            workspace.add(made);
        }
        None => {}
    }
}

/// A field of a form that refers to other records: those that are linked, a list to choose more from, and a way to make one.
pub fn field<T: Kind, L: MadeByName>(
    form: FormRecord<T>,
    list: Lens<T, Vec<Id<L>>>,
    none: Word,
    choose: Word,
    candidates: fn(&Document) -> Vec<LinkedRecord>,
) -> AnyView {
    let workspace = form.workspace;
    let linked = workspace.select(move |document, _| of(document, &form.with(list.read)));
    // No record is linked to itself.
    let candidates = workspace.select(move |document, _| {
        let mut all = candidates(document);
        all.retain(|one| !form.is_at(&one.id));
        all
    });
    links(
        LinkWords {
            title: list.label,
            none,
            choose,
        },
        linked.into(),
        candidates.into(),
        LinkEdits {
            link: Callback::new(move |id: String| form.link(list, &id)),
            unlink: Callback::new(move |id: String| form.unlink(list, &id)),
            make: Some(LinkMaker {
                label: L::NEW,
                button: None,
                make: Callback::new(move |name: String| {
                    if let Some((id, made)) = workspace.now(|document, _| named::<L>(document, &name)) {
                        form.link_new(list, id, made);
                    }
                }),
            }),
        },
    )
}

/// Every priority that is not archived.
pub fn priorities(document: &Document) -> Vec<LinkedRecord> {
    where_is::<Priority>(document, |one| one.status.is_current())
}
