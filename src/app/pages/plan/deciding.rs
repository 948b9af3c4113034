//! Where an action, an action plan or a priority is set as decided: what it lacks is said at once, with a way to each part, and whoever decides all the
//! same writes why.

use leptos::prelude::*;

use crate::{
    app::{
        components::{
            field::{fresh_id, term_field},
            focus::focus_when_drawn,
            icon::icon,
            way::Way,
        },
        document::workspace::Workspace,
        form::{
            binding::Binding,
            lens::{Lens, field},
            record::FormRecord,
            shown_text::ShownText,
        },
        interface::{anchor, route::Route},
        state::App,
        text::{
            check_words::part_word,
            vocabulary::{self, Term},
            words::{Word, fill, text},
        },
    },
    domain::{
        checks::{
            Missing,
            deciding::{self, Decidable, Lacking},
        },
        records::{
            declaration::Declared,
            dialogue::Contribution,
            document::Document,
            plan::{Action, ActionPlan, ActionPlanState, ActionStatus, Priority, PriorityStatus, Target},
            references::References,
            set_aside::SetAside,
        },
        values::{
            excerpt::excerpt,
            id::{Id, RecordId},
        },
    },
    edit::command::{Command, Label},
    platform::web::{page, random, typing},
};

/// How many of the actions that lack something are named.
const MOST_NAMED: usize = 8;

/// How many letters of a contribution tell it from others.
const MOST_TOLD: usize = 60;

/// Where the decision stands.
#[derive(Clone, PartialEq)]
enum Standing {
    /// Nobody asks for it, or it is made and lacks nothing.
    Quiet,
    /// It was made without something, and this is why.
    Noted(String),
    /// It is asked for, and this is missing; or it was made so, by a file or before something was taken away.
    Lacks { is_made: bool, lacks: Vec<Way> },
    /// It is asked for, and nothing is missing any longer.
    Ready,
}

/// What is said about a kind of record that is decided.
#[derive(Clone, Copy)]
struct DecidingWords {
    not_yet: Word,
    made: Word,
    lacks: Word,
}

/// A kind of record that is decided, and how.
struct Decision<T, S> {
    lens: Lens<T, S>,
    decided: S,
    words: DecidingWords,
    lacks: fn(&Document, &References, &RecordId) -> Vec<Way>,
}

/// The field for how far an action has come, and what is said below it.
pub fn of_action(app: App, action: FormRecord<Action>, id: &Id<Action>) -> [AnyView; 2] {
    let words = DecidingWords {
        not_yet: Word::DecidingNotYetAction,
        made: Word::DecidingWithoutAction,
        lacks: Word::DecidingLacksAction,
    };
    let decision = Decision {
        lens: field!(Action, status),
        decided: ActionStatus::Decided,
        words,
        lacks: lacks_of_action,
    };
    decision.view(app, action, id.raw().clone())
}

/// The field for where an action plan stands in its decision, and what is said below it.
pub fn of_plan(app: App, plan: FormRecord<ActionPlan>, id: &Id<ActionPlan>) -> [AnyView; 2] {
    let words = DecidingWords {
        not_yet: Word::DecidingNotYetPlan,
        made: Word::DecidingWithoutPlan,
        lacks: Word::DecidingLacksPlan,
    };
    let decision = Decision {
        lens: field!(ActionPlan, state),
        decided: ActionPlanState::Decided,
        words,
        lacks: lacks_of_plan,
    };
    decision.view(app, plan, id.raw().clone())
}

/// The field for where a priority stands in its decision, and what is said below it.
pub fn of_priority(app: App, priority: FormRecord<Priority>, id: &Id<Priority>) -> [AnyView; 2] {
    let words = DecidingWords {
        not_yet: Word::DecidingNotYetPriority,
        made: Word::DecidingWithoutPriority,
        lacks: Word::DecidingLacksPriority,
    };
    let decision = Decision {
        lens: field!(Priority, status),
        decided: PriorityStatus::Adopted,
        words,
        lacks: lacks_of_priority,
    };
    decision.view(app, priority, id.raw().clone())
}

fn lacks_of_priority(document: &Document, references: &References, id: &RecordId) -> Vec<Way> {
    let lack = |id: Id<Contribution>| Way {
        told: vocabulary::named(&excerpt(document.get(&id).map_or("", |one| &one.text), MOST_TOLD)),
        route: Route::Contribution(id),
        field: Some(anchor::field(Contribution::KIND, "response")),
    };
    let unanswered = deciding::of_priority(document, references, id).into_iter();
    unanswered.map(lack).collect()
}

fn lacks_of_action(document: &Document, references: &References, id: &RecordId) -> Vec<Way> {
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

fn lacks_of_plan(document: &Document, references: &References, id: &RecordId) -> Vec<Way> {
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

/// What is said below the field.
struct Panel {
    app: App,
    id: String,
    words: DecidingWords,
    written: RwSignal<String>,
    decide: Callback<Option<String>>,
    leave: Callback<()>,
}

impl Panel {
    fn view(&self, standing: Standing) -> Option<AnyView> {
        let id = self.id.clone();
        match standing {
            Standing::Quiet => None,
            Standing::Noted(reason) => Some(
                view! {
                    <p class="help" id=id>
                        {fill(Word::DecidingNoted, &[("reason", &reason)])}
                    </p>
                }
                .into_any(),
            ),
            Standing::Ready => {
                let decide = self.decide;
                Some(
                    view! {
                        <div class="note" data-kind="ok" id=id>
                            {icon("circle-check")}
                            <div class="stack-s">
                                <p>{text(Word::DecidingReady)}</p>
                                <p class="actions">
                                    <button type="button" class="primary" on:click=move |_| decide.run(None)>
                                        {text(Word::DecidingDecide)}
                                    </button>
                                </p>
                            </div>
                        </div>
                    }
                    .into_any(),
                )
            }
            Standing::Lacks { is_made, lacks } => Some(self.lacking(is_made, lacks)),
        }
    }

    fn lacking(&self, is_made: bool, lacks: Vec<Way>) -> AnyView {
        let words = self.words;
        let title = if is_made { words.made } else { words.not_yet };
        let more = lacks.len().saturating_sub(MOST_NAMED);
        let app = self.app;
        let row = |way: Way| {
            view! { <li>{way.link(app)}</li> }
        };
        let rows: Vec<_> = lacks.into_iter().take(MOST_NAMED).map(row).collect();
        let more = (more > 0).then(|| view! { <li>{fill(Word::DecidingMore, &[("n", &more.to_string())])}</li> });
        view! {
            <div class="note" data-kind="attention" id=self.id.clone()>
                {icon("alert-triangle")}
                <div class="stack-s">
                    <p>
                        <strong>{text(title)}</strong>
                    </p>
                    <p>{text(words.lacks)}</p>
                    <ul>{rows} {more}</ul>
                    {self.reason(is_made)}
                </div>
            </div>
        }
        .into_any()
    }

    /// Why it is decided all the same.
    fn reason(&self, is_made: bool) -> AnyView {
        let (written, decide, leave) = (self.written, self.decide, self.leave);
        let is_wrong = RwSignal::new(false);
        let field = fresh_id();
        let [help, error] = ["-help", "-error"].map(|end| [&field, end].concat());
        let described = [&help, " ", &error].concat();
        let at = field.clone();
        let save = move |event: web_sys::SubmitEvent| {
            event.prevent_default();
            let reason = written.get_untracked().trim().to_owned();
            if reason.is_empty() {
                is_wrong.set(true);
                page::focus(&at);
            } else {
                written.set(String::new());
                decide.run(Some(reason));
            }
        };
        let wrong = move || {
            is_wrong.get().then(|| {
                view! {
                    <p class="error-text" id=error.clone()>
                        {icon("alert-triangle")}
                        {text(Word::CheckReasonWrong)}
                    </p>
                }
            })
        };
        let way_back = (!is_made).then(|| {
            view! {
                <button type="button" class="quiet" on:click=move |_| leave.run(())>
                    {text(Word::AppCancel)}
                </button>
            }
        });
        let all_the_same = if is_made {
            Word::DecidingKeep
        } else {
            Word::DecidingAllTheSame
        };
        view! {
            <form class="stack-s no-print" novalidate on:submit=save>
                <div class="field">
                    <label for=field.clone()>{text(Word::DecidingReason)}</label>
                    <p class="help" id=help>
                        {text(Word::DecidingReasonHelp)}
                    </p>
                    <input
                        type="text"
                        id=field
                        autocomplete="off"
                        aria-describedby=described
                        aria-invalid=move || is_wrong.get().then_some("true")
                        prop:value=move || ShownText(written.get())
                        on:input=move |event| {
                            written.set(typing::entered(&event));
                            is_wrong.set(false);
                        }
                    />
                    {wrong}
                </div>
                <div class="actions">
                    <button type="submit">{text(all_the_same)}</button>
                    {way_back}
                </div>
            </form>
        }
        .into_any()
    }
}
