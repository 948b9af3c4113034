//! What is missing for a decision, each part with the way to it.

use crate::{
    app::{
        components::way::Way,
        interface::{anchor, route::Route},
        text::{check_words::part_word, vocabulary},
    },
    domain::{
        checks::{
            Missing,
            deciding::{self, Lacking},
        },
        records::{
            declaration::Declared,
            dialogue::Contribution,
            document::Document,
            plan::{Action, Target},
            references::References,
        },
        values::{
            excerpt::excerpt,
            id::{Id, RecordId},
        },
    },
};

/// How many letters of a contribution tell it from others.
const MOST_TOLD: usize = 60;

/// What a priority lacks: the contributions about it that have no answer.
pub fn of_priority(document: &Document, references: &References, id: &RecordId) -> Vec<Way> {
    let lack = |id: Id<Contribution>| Way {
        told: vocabulary::named(&excerpt(document.get(&id).map_or("", |one| &one.text), MOST_TOLD)),
        route: Route::Contribution(id),
        field: Some(anchor::field(Contribution::KIND, "response")),
    };
    let unanswered = deciding::of_priority(document, references, id).into_iter();
    unanswered.map(lack).collect()
}

/// What an action lacks.
pub fn of_action(document: &Document, references: &References, id: &RecordId) -> Vec<Way> {
    let Lacking { parts, target } = deciding::of_action(document, references, id);
    let way = |part: Missing| match part {
        Missing::Target => anchor::adding(Target::KIND),
        part if Lacking::is_of_target(part) => anchor::field_of(Target::KIND, target, part.field()),
        part => anchor::field(Action::KIND, part.field()),
    };
    let lack = |part: Missing| Way {
        told: part_word(part).into(),
        route: Route::Action(Id::of(id.clone())),
        field: Some(way(part)),
    };
    parts.into_iter().map(lack).collect()
}

/// What an action plan lacks: the actions in it that lack something.
pub fn of_plan(document: &Document, references: &References, id: &RecordId) -> Vec<Way> {
    let lack = |id: Id<Action>| Way {
        told: vocabulary::named(document.get(&id).map_or("", |action| &action.title)),
        route: Route::Action(id),
        field: None,
    };
    let lacking = deciding::of_plan(document, references, id).into_iter();
    lacking.map(lack).collect()
}

/// What is missing for the decision on an action, in a row of words.
pub fn parts_in_words(document: &Document, references: &References, id: &RecordId) -> Option<String> {
    let parts = deciding::of_action(document, references, id).parts;
    let parts: Vec<_> = parts.into_iter().map(part_word).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
