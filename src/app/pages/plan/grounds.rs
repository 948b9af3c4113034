//! What of the self-assessment a record answers to: its factors and statements, with the round that it came from.

use leptos::prelude::*;

use crate::{
    app::{
        components::{
            links::{LinkEdits, LinkWords, links},
            movement::moved,
            record_links,
        },
        document::workspace::Workspace,
        form::lens::label,
        text::words::{Word, text},
    },
    domain::{
        assessment::factors::QuestionSet,
        records::record::Kind,
        values::id::{Id, RecordId},
    },
    edit::command::Command,
};

/// The factors and statements that a record answers to, to be linked and unlinked.
pub fn grounds<T: Kind>(workspace: Workspace, id: &Id<T>) -> AnyView {
    grounds_of(workspace, id.raw().clone(), const { labels::<T>() })
}

/// What the fields with the factors and the statements are called. A kind that answers to nothing stops the build.
#[expect(clippy::panic, reason = "it is the compiler that panics")]
const fn labels<T: Kind>() -> [Word; 2] {
    match T::GROUNDS {
        Some([factors, statements]) => [label::<T>(factors), label::<T>(statements)],
        None => panic!("{}", T::KIND),
    }
}

fn grounds_of(workspace: Workspace, id: RecordId, [factors_label, statements_label]: [Word; 2]) -> AnyView {
    let id = StoredValue::new(id);
    let held = workspace.select(move |document, _| {
        let record = id.with_value(|id| document.record(id).cloned());
        let grounds = record.as_ref().and_then(|record| record.grounds());
        grounds.map_or_else(Default::default, |grounds| {
            (grounds.factors.to_vec(), grounds.statements.to_vec())
        })
    });
    let factors = Signal::derive(move || held.with(|(factors, _)| record_links::factors(factors)));
    let statements = workspace.select(move |document, _| held.with(|(_, ids)| record_links::statements(document, ids)));
    let candidates =
        workspace.select(move |document, _| held.with(|(factors, _)| record_links::statements_of(document, factors)));
    let link = move |factor: String| {
        change(workspace, &id.get_value(), &|factors, _| {
            factors.push(factor.clone());
        });
    };
    // What it answers to of the factor goes with it.
    let unlink = move |factor: String| {
        change(workspace, &id.get_value(), &|factors, statements| {
            factors.retain(|one| *one != factor);
            let set = QuestionSet::current();
            let of_factor = set.factor(&factor).map_or(&[][..], |one| one.statements);
            statements.retain(|id| !of_factor.iter().any(|one| one.id == id));
        });
    };
    let link_statement = move |statement: String| {
        change(workspace, &id.get_value(), &|_, statements| {
            statements.push(statement.clone());
        });
    };
    let unlink_statement = move |statement: String| {
        change(workspace, &id.get_value(), &|_, statements| {
            statements.retain(|one| *one != statement);
        });
    };
    let offers_statements = Memo::new(move |_| !statements.with(Vec::is_empty) || !candidates.with(Vec::is_empty));
    let of_statements = move || {
        offers_statements.get().then(|| {
            links(
                LinkWords {
                    title: statements_label,
                    none: Word::TopicsStatementsNone,
                    choose: Word::TopicsStatementsChoose,
                },
                statements.into(),
                candidates.into(),
                LinkEdits {
                    link: Callback::new(link_statement),
                    unlink: Callback::new(unlink_statement),
                    make: None,
                },
            )
        })
    };
    view! {
        {links(
            LinkWords {
                title: factors_label,
                none: Word::PlanPriorityFactorsNone,
                choose: Word::PlanChooseFactor,
            },
            factors,
            Signal::derive(record_links::all_factors),
            LinkEdits {
                link: Callback::new(link),
                unlink: Callback::new(unlink),
                make: None,
            },
        )}
        {of_statements}
        {moved(workspace, id.get_value())}
    }
    .into_any()
}

type Ids = Vec<String>;

fn change(workspace: Workspace, id: &RecordId, change: &dyn Fn(&mut Ids, &mut Ids)) {
    let record = workspace.now(|document, _| document.record(id).cloned()).flatten();
    let Some(mut record) = record.map(|record| (*record).clone()) else {
        return;
    };
    if let Some((factors, statements)) = record.grounds_mut() {
        change(factors, statements);
        let id = id.clone();
        workspace.dispatch(&Command::Change {
            id,
            record,
            burst: None,
        });
    }
}

/// The section of an aside that says why the record is there.
pub fn grounds_section<T: Kind>(workspace: Workspace, id: &Id<T>) -> AnyView {
    view! {
        <section>
            <h2>{text(Word::PlanPriorityWhy)}</h2>
            {grounds(workspace, id)}
        </section>
    }
    .into_any()
}
