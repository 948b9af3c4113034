//! The chain from action to effect (theory of change) of a priority: its links as fields, as a picture, and as sentences.

use std::sync::Arc;

use leptos::prelude::*;

use super::own_parts::{OwnParts, PartWords};
use crate::{
    app::{
        components::{
            field::{term_field, text_field},
            links::{LinkEdits, LinkWords, links},
            picture::drawing,
            record_links,
        },
        document::workspace::Workspace,
        form::{lens::field, record::FormRecord},
        text::{
            effect_chain::{self, ToldLink},
            words::{Word, text},
        },
    },
    domain::{
        records::{
            action_plan::referring,
            deep_analysis::{EffectLink, EffectStage},
            plan::{Action, Priority, Target},
        },
        values::id::Id,
    },
};

/// The section on the page of a priority.
pub fn section(workspace: Workspace, priority: Id<Priority>) -> AnyView {
    let (at, of) = (priority.clone(), priority.clone());
    let parts = OwnParts {
        workspace,
        words: PartWords {
            none: Word::ChoiceChainNone,
            add: Word::ChoiceAddLink,
            one: Word::ChoiceOneLink,
            remove: Word::ChoiceRemoveLink,
        },
        first_number: 0,
        add_id: None,
        add_label: None,
        new: Arc::new(move || EffectLink {
            priority: Some(of.clone()),
            stage: next_stage(workspace, &of),
            ..EffectLink::default()
        }),
        first: |number| field!(EffectLink, text).id_of(number),
    };
    let list = parts.view(
        move |document, references| {
            let found = referring::<EffectLink>(document, references, at.raw());
            found.into_iter().map(|(id, _)| id).collect()
        },
        link,
    );
    let told = workspace.select(move |document, references| effect_chain::told(document, references, &priority));
    let is_there = Memo::new(move |_| !told.with(Vec::is_empty));
    let shown = move || {
        is_there.get().then(|| {
            let draw = Arc::new(move |width| told.with(|told| effect_chain::picture(told, "effect-chain", width)));
            view! {
                <figure class="chart">{drawing(Signal::stored(true), draw)}</figure>
                <ol class="chain-words">{move || told.get().iter().map(sentences).collect_view()}</ol>
            }
        })
    };
    view! {
        <section class="form-group stack" id="effect-chain">
            <h2>{text(Word::ChoiceChain)}</h2>
            <p class="help">{text(Word::ChoiceChainLede)}</p>
            {list}
            {shown}
        </section>
    }
    .into_any()
}

/// The stage after that of the last link: a chain is typed from its beginning to its end.
fn next_stage(workspace: Workspace, priority: &Id<Priority>) -> EffectStage {
    let last = workspace.now(|document, references| {
        let links = referring::<EffectLink>(document, references, priority.raw());
        links.last().map(|(_, link)| link.stage)
    });
    match last.flatten() {
        None => EffectStage::Action,
        Some(EffectStage::Action) => EffectStage::Output,
        Some(EffectStage::Output) => EffectStage::Result,
        Some(EffectStage::Result | EffectStage::Effect) => EffectStage::Effect,
    }
}

fn link(part: FormRecord<EffectLink>) -> AnyView {
    let targets_at = part.field(field!(EffectLink, targets)).caption.id;
    view! {
        {term_field(part.field(field!(EffectLink, stage)))}
        {text_field(part.field(field!(EffectLink, text)).class("field grow"))}
        {text_field(part.field(field!(EffectLink, assumption)).class("field wide"))}
        <div class="chain-links">
            {record_links::field(
                part,
                field!(EffectLink, actions),
                Word::ChoiceLinkActionsNone,
                Word::ChoiceChooseAction,
                record_links::all::<Action>,
            )} <div id=targets_at tabindex="-1">
                {targets(part)}
            </div>
        </div>
    }
    .into_any()
}

/// The targets that measure a link. A target is made with its action, not here.
fn targets(part: FormRecord<EffectLink>) -> AnyView {
    let list = field!(EffectLink, targets);
    let workspace = part.workspace;
    let linked = workspace.select(move |document, _| record_links::of(document, &part.with(list.read)));
    let candidates = workspace.select(|document, _| record_links::all::<Target>(document));
    links(
        LinkWords {
            title: list.label,
            none: Word::ChoiceLinkTargetsNone,
            choose: Word::ChoiceChooseTarget,
        },
        linked.into(),
        candidates.into(),
        LinkEdits {
            link: Callback::new(move |id: String| part.link(list, &id)),
            unlink: Callback::new(move |id: String| part.unlink(list, &id)),
            make: None,
        },
    )
}

fn sentences(link: &ToldLink) -> AnyView {
    let said = link.sentences().into_iter().map(|said| view! { <p>{said}</p> });
    view! { <li>{said.collect::<Vec<_>>()}</li> }.into_any()
}
