//! What a candidate rests on and leads to, as rows of names.

use std::cmp::Ordering;

use crate::{
    app::{
        components::{links::LinkedRecord, record_links},
        interface::route::Route,
        text::{
            kinds, vocabulary,
            words::{Word, fill, number},
        },
    },
    domain::{
        analysis::influences::{Effect, effects},
        assessment::gaps::Gap,
        dialogue,
        records::{
            action_plan::{actions_of, targets_of},
            analysis::InfluenceStrength,
            document::Document,
            plan::{Action, Priority},
            references::References,
            strategy::ActorGroup,
        },
        values::id::Id,
    },
};

/// One thing that a candidate rests on or leads to.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The thing.
    pub link: LinkedRecord,
    /// What is said of it beside its name; may be empty.
    pub note: String,
}

/// What of a kind a candidate rests on or leads to.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What they are.
    pub label: Word,
    /// What is said where there are none.
    pub none: Word,
    /// Each of them.
    pub items: Vec<Item>,
}

/// The rows of a candidate, the same for each so that they can be compared.
pub fn rows(document: &Document, references: &References, gaps: &[Gap], id: &Id<Priority>) -> Vec<Row> {
    let Some(priority) = document.get(id) else {
        return Vec::new();
    };
    let plain = |link| Item {
        link,
        note: String::new(),
    };
    let found = record_links::of(document, &priority.findings).into_iter();
    vec![
        Row {
            label: Word::FieldPriorityFindings,
            none: Word::AnalysisPriorityNone,
            items: found.map(plain).collect(),
        },
        Row {
            label: Word::ThreadEffects,
            none: Word::ThreadEffectsNone,
            items: influences(document, priority),
        },
        Row {
            label: Word::DialogueOfPriority,
            none: Word::DialogueOfPriorityNone,
            items: support(document, references, id),
        },
        Row {
            label: Word::ChoiceGaps,
            none: Word::ChoiceGapsNone,
            items: factors(gaps, priority),
        },
        Row {
            label: Word::ChoiceMap,
            none: Word::ChoiceMapNone,
            items: record_links::of(document, &priority.elements)
                .into_iter()
                .map(plain)
                .collect(),
        },
        Row {
            label: Word::ChoiceActions,
            none: Word::ChoiceActionsNone,
            items: actions(document, references, id),
        },
    ]
}

/// The areas that its findings are about, as far as they influence others, each with what it influences and how much in all.
fn influences(document: &Document, priority: &Priority) -> Vec<Item> {
    let findings = priority.findings.iter().filter_map(|id| document.get(id));
    let areas = findings.flat_map(|finding| finding.areas.iter().cloned()).collect();
    let item = |effect: Effect| {
        let to = effect.to.iter().map(|(to, strength)| {
            let word = match strength {
                InfluenceStrength::Unsaid | InfluenceStrength::None => Word::ThreadEffectNone,
                InfluenceStrength::Weak => Word::ThreadEffectWeak,
                InfluenceStrength::Clear => Word::ThreadEffectClear,
                InfluenceStrength::Strong => Word::ThreadEffectStrong,
            };
            fill(word, &[("name", &kinds::area_of(&[document], to))])
        });
        let to: Vec<_> = to.collect();
        Item {
            link: LinkedRecord {
                id: effect.from.as_str().into(),
                name: kinds::area_of(&[document], &effect.from),
                href: Route::Analysis.to_hash(),
            },
            note: fill(
                Word::ThreadEffectsOf,
                &[("to", &to.join(", ")), ("sum", &number(effect.sum as usize))],
            ),
        }
    };
    effects(document, &areas).into_iter().map(item).collect()
}

/// How many contributions are about it, by the groups that made them, the most first.
fn support(document: &Document, references: &References, id: &Id<Priority>) -> Vec<Item> {
    let item = |(group, count): (Option<ActorGroup>, usize)| Item {
        link: LinkedRecord {
            id: String::new(),
            name: vocabulary::group(group).into(),
            href: String::new(),
        },
        note: number(count),
    };
    let counts = dialogue::support(document, references, id.raw()).into_iter();
    counts.map(item).collect()
}

/// The factors that it answers to, the weakest first, each with its level and what is left to the level to reach.
fn factors(gaps: &[Gap], priority: &Priority) -> Vec<Item> {
    let level = |id: &str| {
        let gap = gaps.iter().find(|gap| gap.factor.id == id)?;
        Some((gap.present?.level, gap.left()))
    };
    let mut found: Vec<_> = record_links::factors(&priority.factors)
        .into_iter()
        .map(|one| (level(&one.id), one))
        .collect();
    // Those of which nothing is known come last.
    found.sort_by(|(one, _), (other, _)| match (one, other) {
        (Some((one, _)), Some((other, _))) => one.total_cmp(other),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    });
    let item = |(level, link): (Option<(f64, Option<f64>)>, LinkedRecord)| Item {
        link,
        note: level.map_or_else(String::new, |(level, left)| {
            let level = vocabulary::level(level);
            match left.filter(|left| *left > 0.0) {
                Some(left) => fill(
                    Word::ChoiceGapLeft,
                    &[("level", &level), ("left", &vocabulary::level(left))],
                ),
                None => fill(Word::ChoiceGapLevel, &[("level", &level)]),
            }
        }),
    };
    found.into_iter().map(item).collect()
}

/// The actions that serve it, each with how many targets it has.
fn actions(document: &Document, references: &References, id: &Id<Priority>) -> Vec<Item> {
    let item = |id: &Id<Action>| {
        let targets = targets_of(document, references, id).len();
        Some(Item {
            link: record_links::to(document, id.raw())?,
            note: fill(Word::ChoiceTargets, &[("n", &targets.to_string())]),
        })
    };
    let actions = actions_of(document, references, id);
    actions.iter().filter_map(|(id, _)| item(id)).collect()
}
