//! Where an action, an action plan or a priority is set as decided: what it lacks is said at once, with a way to each part, and whoever decides all the
//! same writes why.

mod lacks;
mod panel;

use leptos::prelude::*;

pub use self::lacks::parts_in_words;
use self::panel::{DecidingWords, Panel, Standing};
use crate::{
    app::{
        components::{field::term_field, focus::focus_when_drawn, way::Way},
        document::workspace::Workspace,
        form::{
            binding::Binding,
            lens::{Lens, field},
            record::FormRecord,
        },
        state::App,
        text::{vocabulary::Term, words::Word},
    },
    domain::{
        checks::deciding::{self, Decidable},
        records::{
            document::Document,
            plan::{Action, ActionPlan, ActionPlanState, ActionStatus, Priority, PriorityStatus},
            references::References,
            set_aside::SetAside,
        },
        values::id::{Id, RecordId},
    },
    edit::command::{Command, Label},
    platform::web::{page, random},
};

/// A kind of record that is decided, and how.
struct Decision<T, S> {
    lens: Lens<T, S>,
    decided: S,
    words: DecidingWords,
    lacks: fn(&Document, &References, &RecordId) -> Vec<Way>,
}

/// The field for how far an action has come, and what is said below it.
pub fn of_action(app: App, action: FormRecord<Action>, id: &Id<Action>) -> [AnyView; 2] {
    let decision = Decision {
        lens: field!(Action, status),
        decided: ActionStatus::Decided,
        words: DecidingWords {
            not_yet: Word::DecidingNotYetAction,
            made: Word::DecidingWithoutAction,
            lacks: Word::DecidingLacksAction,
        },
        lacks: lacks::of_action,
    };
    decision.view(app, action, id.raw().clone())
}

/// The field for where an action plan stands in its decision, and what is said below it.
pub fn of_plan(app: App, plan: FormRecord<ActionPlan>, id: &Id<ActionPlan>) -> [AnyView; 2] {
    let decision = Decision {
        lens: field!(ActionPlan, state),
        decided: ActionPlanState::Decided,
        words: DecidingWords {
            not_yet: Word::DecidingNotYetPlan,
            made: Word::DecidingWithoutPlan,
            lacks: Word::DecidingLacksPlan,
        },
        lacks: lacks::of_plan,
    };
    decision.view(app, plan, id.raw().clone())
}

/// The field for where a priority stands in its decision, and what is said below it.
pub fn of_priority(app: App, priority: FormRecord<Priority>, id: &Id<Priority>) -> [AnyView; 2] {
    let decision = Decision {
        lens: field!(Priority, status),
        decided: PriorityStatus::Adopted,
        words: DecidingWords {
            not_yet: Word::DecidingNotYetPriority,
            made: Word::DecidingWithoutPriority,
            lacks: Word::DecidingLacksPriority,
        },
        lacks: lacks::of_priority,
    };
    decision.view(app, priority, id.raw().clone())
}

impl<T: Decidable, S: Term + Send + Sync> Decision<T, S> {
    fn view(self, app: App, form: FormRecord<T>, id: RecordId) -> [AnyView; 2] {
        let Self {
            lens,
            decided,
            words,
            lacks,
        } = self;
        let workspace = form.workspace;
        let is_made = Memo::new(move |_| form.with(lens.read) == decided);
        // What is asked for is shown in the field, as what can't be taken over is in any other; the document keeps what it had.
        let is_asked = RwSignal::new(false);
        let at = StoredValue::new(id);
        let found = workspace.select(move |document, references| {
            at.with_value(|id| {
                let note = deciding::note(document, references, id, T::TOLD_BY.code());
                (lacks(document, references, id), note.map(|note| note.reason.clone()))
            })
        });
        let standing = Memo::new(move |_| {
            let (is_made, is_asked) = (is_made.get(), is_asked.get());
            found.with(|(lacks, note)| match (is_made || is_asked, lacks.is_empty(), note) {
                (false, ..) => Standing::Quiet,
                (true, true, _) if is_made => Standing::Quiet,
                (true, true, _) => Standing::Ready,
                (true, false, Some(note)) if is_made => Standing::Noted(note.clone()),
                (true, false, _) => Standing::Lacks {
                    is_made,
                    lacks: lacks.clone(),
                },
            })
        });
        let enter = move |value: S| {
            let may_be = found.with_untracked(|(lacks, note)| lacks.is_empty() || note.is_some());
            let is_held = value == decided && !is_made.get_untracked() && !may_be;
            is_asked.set(is_held);
            if !is_held {
                form.set(lens, value);
            }
        };
        let shown = Signal::derive(move || if is_asked.get() { decided } else { form.with(lens.read) });
        let mut entered = form.field(lens);
        // Where a page has several such fields, each has a number in its id.
        let field_id = StoredValue::new(entered.caption.id.clone());
        entered.binding = Binding::new(shown, enter).of_document(true);
        let decide = Callback::new(move |reason: Option<String>| {
            if put(workspace, &at.get_value(), reason, |record: &mut T| {
                (lens.write)(record, decided)
            }) {
                is_asked.set(false);
                field_id.with_value(|id| page::focus(id));
            }
        });
        let panel = Panel {
            app,
            id: [&field_id.get_value(), "-lacks"].concat(),
            words,
            written: RwSignal::new(String::new()),
            decide,
            leave: Callback::new(move |()| {
                is_asked.set(false);
                focus_when_drawn(field_id.get_value());
            }),
        };
        let panel = StoredValue::new(panel);
        let said = move || panel.with_value(|panel| panel.view(standing.get()));
        // There before it says anything, so that what comes in it is read aloud.
        let said = view! { <div role="status">{said}</div> };
        [term_field(entered), said.into_any()]
    }
}

/// Decides, with the reason where something is missing, as one step.
fn put<T: Decidable>(workspace: Workspace, id: &RecordId, reason: Option<String>, decide: impl FnOnce(&mut T)) -> bool {
    let found = workspace.now(|document, _| document.get(&Id::<T>::of(id.clone())).cloned());
    let Some(mut record) = found.flatten() else {
        return false;
    };
    decide(&mut record);
    let mut records = vec![(id.clone(), record.into())];
    if let Some(reason) = reason {
        let note = SetAside {
            check: T::TOLD_BY.code().into(),
            place: Some(id.clone()),
            reason,
            ..SetAside::default()
        };
        records.push((random::new_id(), note.into()));
    }
    let label = Label::Changed(Some(T::OF));
    workspace.dispatch(&Command::Put { records, label })
}
