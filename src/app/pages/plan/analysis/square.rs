//! How one area influences another: its fields, and how it is said in a few words.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::{
        components::{
            field::{term_field, text_area},
            icon::icon,
        },
        document::workspace::Workspace,
        form::{
            binding::Binding,
            field::FormField,
            lens::{Lens, field},
        },
        state::App,
        text::{
            vocabulary::Term,
            words::{Word, fill, text},
        },
    },
    domain::{
        records::analysis::{Influence, InfluenceDirection, InfluenceStrength, ModelArea},
        values::id::Id,
    },
    edit::{command::Command, history::Burst, model::changed_influence},
};

/// A pair of areas: the one that influences and the one that is influenced.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The one that influences.
    pub from: Id<ModelArea>,
    /// The one that is influenced.
    pub to: Id<ModelArea>,
    /// What the pair is called.
    pub name: String,
}

impl Pair {
    /// What is said of it in the document, followed.
    pub fn influence(&self, workspace: Workspace) -> Memo<Influence> {
        let id = Influence::id_of(&self.from, &self.to);
        workspace.select(move |document, _| document.get(&id).cloned().unwrap_or_default())
    }

    /// Changes what is said of it.
    pub fn change(&self, workspace: Workspace, burst: Option<Burst>, change: impl FnOnce(&mut Influence)) {
        let command = workspace.now(|document, _| changed_influence(document, [&self.from, &self.to], burst, change));
        if let Some(command) = command.flatten() {
            workspace.dispatch(&command);
        }
    }

    /// Takes away all that is said of it, as one step.
    pub fn empty(&self, app: App) {
        let id = Influence::id_of(&self.from, &self.to);
        let is_there = app.workspace.now(|document, _| document.get(&id).is_some());
        if is_there == Some(true) && app.workspace.dispatch(&Command::Remove(id.raw().clone())) {
            app.notices
                .announce(fill(Word::AnalysisEmptied, &[("name", &self.name)]));
        }
    }

    /// What it says, for somebody who hears it.
    pub fn told(&self, influence: &Influence) -> String {
        fill(
            Word::AnalysisCellTold,
            &[("name", &self.name), ("said", &said(influence))],
        )
    }
}

/// The sign of a direction.
fn sign(direction: InfluenceDirection) -> &'static str {
    match direction {
        InfluenceDirection::Strengthens => "+",
        InfluenceDirection::Weakens => "−",
        InfluenceDirection::Both => "±",
    }
}

/// What stands in the square of an influence: its weight and its sign; nothing where nothing is said.
pub fn mark(influence: &Influence) -> String {
    match influence.strength.weight() {
        None if !influence.is_said() => String::new(),
        None => ["?", sign(influence.direction)].concat(),
        Some(0) => "0".into(),
        Some(weight) => [&weight.to_string(), sign(influence.direction)].concat(),
    }
}

/// What is said of an influence in a few words.
fn said(influence: &Influence) -> String {
    let strength = text(influence.strength.word());
    let has_direction = match influence.strength {
        InfluenceStrength::None => false,
        InfluenceStrength::Unsaid => influence.direction != InfluenceDirection::Strengthens,
        InfluenceStrength::Weak | InfluenceStrength::Clear | InfluenceStrength::Strong => true,
    };
    let direction = has_direction.then(|| text(influence.direction.word()));
    let reason = (!influence.reason.trim().is_empty()).then(|| text(Word::AnalysisCellReason));
    let parts: Vec<_> = std::iter::once(strength).chain(direction).chain(reason).collect();
    parts.join(", ")
}

/// The fields of a pair; their ids begin so.
pub fn fields(app: App, pair: Pair, prefix: &str) -> AnyView {
    drawn_fields(app, pair, prefix, false)
}

/// The same where many stand one below the other: direction and reason come when something is said.
pub fn short_fields(app: App, pair: Pair, prefix: &str) -> AnyView {
    drawn_fields(app, pair, prefix, true)
}

fn drawn_fields(app: App, pair: Pair, prefix: &str, is_short: bool) -> AnyView {
    let workspace = app.workspace;
    let pair = Arc::new(pair);
    let influence = pair.influence(workspace);
    let is_said = Memo::new(move |_| influence.with(Influence::is_said));
    let is_whole = Memo::new(move |_| !is_short || is_said.get());
    let emptied = pair.clone();
    let label = fill(Word::AnalysisSquareEmptyNamed, &[("name", &pair.name)]);
    let name = pair.name.clone();
    let strength = term_field(bound(workspace, &pair, influence, field!(Influence, strength), prefix));
    let (of_direction, of_reason) = (pair.clone(), pair);
    let (first, second) = (prefix.to_owned(), prefix.to_owned());
    let direction = move || {
        is_whole.get().then(|| {
            let lens = field!(Influence, direction);
            term_field(bound(workspace, &of_direction, influence, lens, &first))
        })
    };
    let reason = move || {
        is_whole.get().then(|| {
            let lens = field!(Influence, reason);
            text_area(bound(workspace, &of_reason, influence, lens, &second))
        })
    };
    view! {
        <div role="group" aria-label=name>
            <div class="field-row">{strength} {direction}</div>
            {reason}
            <p class="actions" hidden=move || !is_said.get()>
                <button type="button" class="danger" aria-label=label on:click=move |_| emptied.empty(app)>
                    {icon("trash")}
                    {text(Word::AnalysisSquareEmpty)}
                </button>
            </p>
        </div>
    }
    .into_any()
}

fn bound<R: Send + Sync + 'static>(
    workspace: Workspace,
    pair: &Arc<Pair>,
    influence: Memo<Influence>,
    lens: Lens<Influence, R>,
    prefix: &str,
) -> FormField<R> {
    let value = Signal::derive(move || influence.with(lens.read));
    let pair = pair.clone();
    let set = move |value| {
        pair.change(workspace, Some(lens.burst()), |influence| {
            (lens.write)(influence, value)
        })
    };
    let id = [prefix, "-", lens.name].concat();
    FormField::of(lens, Binding::new(value, set).of_document(true)).id(&id)
}
