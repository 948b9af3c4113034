//! The app's state: the open document, where the user is, and what the user should hear.

use std::{cell::RefCell, cmp::Ordering, marker::PhantomData, sync::Arc};

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

pub use super::interface::notice::{Back, Notice, Tone};
use super::{
    document::{
        incoming::Incoming,
        saving::{OpenSession, SaveState},
    },
    interface::route::Route,
    text::messages,
};
use crate::{
    domain::{
        assessment::factors::Language,
        checks::{self, Finding},
        records::{
            document::Document,
            record::{Kind, Record},
            references::References,
            strategy::{STRATEGY_ID, Strategy},
        },
        values::id::{Id, RecordId},
    },
    edit::{
        command::{Command, Refusal},
        editor::{Editor, Effect},
    },
    platform::{
        library::Entry,
        web::{page, persistence, random},
    },
};

/// How long a pause in typing is before the document is checked, in milliseconds.
const PAUSE_BEFORE_CHECK: u32 = 200;

thread_local! {
    static WAITING_CHECK: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// Light, dark, or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The app's state. It is a handful of signals and can be copied into every handler.
#[derive(Clone, Copy)]
pub struct App {
    pub(super) editor: RwSignal<Option<Editor>>,
    /// Where the user is.
    pub route: RwSignal<Route>,
    /// The language of the interface.
    pub language: RwSignal<Language>,
    /// Light or dark.
    pub theme: RwSignal<Theme>,
    /// Whether the document is saved.
    pub save_state: RwSignal<SaveState>,
    /// What the user has not yet put away.
    pub notices: RwSignal<Vec<Notice>>,
    /// The documents that this browser keeps, as the list last saw them.
    pub kept: RwSignal<Vec<Entry>>,
    /// When a file of a document was last saved from here, in milliseconds since 1970.
    pub file_saved: RwSignal<f64>,
    /// What a screen reader reads aloud, the newest last.
    pub announcement: RwSignal<String>,
    /// What the checks find in the open document, a moment after the last letter was typed.
    pub findings: RwSignal<Vec<Finding>>,
    /// How many times question sets have come that the open document speaks of.
    pub sets: RwSignal<u32>,
    /// A document that has come and is being compared with the open one.
    pub incoming: RwSignal<Option<Incoming>>,
    /// The field on the next page that the keyboard goes to, in place of the page's head.
    focus_next: StoredValue<Option<String>>,
    /// What has been kept of the open document.
    pub(super) session: StoredValue<OpenSession>,
    /// The document and its revision when it last passed a point.
    pub(super) marked: StoredValue<Option<(RecordId, u64)>>,
    /// Whether a document is on its way that the page needs.
    pub opening: RwSignal<bool>,
    pub(super) next_notice: StoredValue<u64>,
}

impl App {
    /// An app without a document, at the place that the address names.
    pub fn start() -> Self {
        Self {
            editor: RwSignal::new(None),
            route: RwSignal::new(Route::parse(&page::hash())),
            language: RwSignal::new(Language::default()),
            theme: RwSignal::new(Theme::default()),
            save_state: RwSignal::new(SaveState::Saved),
            notices: RwSignal::new(Vec::new()),
            kept: RwSignal::new(Vec::new()),
            file_saved: RwSignal::new(0.0),
            announcement: RwSignal::new(String::new()),
            findings: RwSignal::new(Vec::new()),
            sets: RwSignal::new(0),
            incoming: RwSignal::new(None),
            focus_next: StoredValue::new(None),
            session: StoredValue::new(None),
            marked: StoredValue::new(None),
            opening: RwSignal::new(false),
            next_notice: StoredValue::new(0),
        }
    }

    /// The app that the component stands in.
    pub fn get() -> Self {
        // The root component provides it before anything else is drawn; a component outside it shows an empty app.
        use_context().unwrap_or_else(Self::start)
    }

    /// What `select` makes of the open document and its question sets, kept up to date; `R::default()` where none is open.
    /// Whatever reads it is drawn again only when the result differs.
    pub fn select<R>(
        &self,
        select: impl Fn(&Document, &References) -> R + Send + Sync + 'static,
    ) -> Memo<R>
    where
        R: Default + PartialEq + Send + Sync + 'static,
    {
        let (editor, sets) = (self.editor, self.sets);
        Memo::new(move |_| {
            sets.track();
            editor.with(|editor| {
                editor
                    .as_ref()
                    .map(|editor| select(editor.document(), editor.references()))
                    .unwrap_or_default()
            })
        })
    }

    /// A record, kept up to date; none where it is not there.
    pub fn record<T: Kind>(&self, id: Id<T>) -> RecordMemo<T> {
        RecordMemo {
            held: self.held_record(id.raw().clone()),
            kind: PhantomData,
        }
    }

    fn held_record(&self, id: RecordId) -> Memo<Option<Held>> {
        self.select(move |document, _| document.record(&id).cloned().map(Held))
    }

    /// What `read` makes of the open document now, without following it; none where no document is open.
    pub fn now<R>(&self, read: impl FnOnce(&Document, &References) -> R) -> Option<R> {
        self.editor.with_untracked(|editor| {
            editor
                .as_ref()
                .map(|editor| read(editor.document(), editor.references()))
        })
    }

    /// What `read` makes of the editor, followed.
    pub fn with_editor<R>(&self, read: impl FnOnce(&Editor) -> R) -> Option<R> {
        self.editor.with(|editor| editor.as_ref().map(read))
    }

    /// Whether a document is open, followed.
    pub fn has_document(&self) -> Memo<bool> {
        let editor = self.editor;
        Memo::new(move |_| editor.with(Option::is_some))
    }

    /// Takes a document as the open one, or none. The one that was open stays kept.
    pub(super) fn set_editor(&self, editor: Option<Editor>) {
        self.editor.set(editor);
        self.withdraw_undo();
        self.forget_unknown_sets();
        self.check_now();
        page::mark("samspel:ready");
    }

    /// Shows what another tab has changed in the open document.
    pub(super) fn changed_elsewhere(&self) {
        self.editor.update(|_| {});
        self.withdraw_undo();
        self.check_soon();
    }

    /// Whether a questionnaire is on the screen, followed. The open document has no part in it.
    pub fn is_answering(&self) -> bool {
        self.route.with(|route| matches!(route, Route::Answer(_)))
    }

    /// Goes to another place and there to the field with this id.
    pub fn go_to_field(&self, route: &Route, field: &str) {
        self.focus_next.set_value(Some(field.into()));
        page::go_to(&route.to_hash());
    }

    /// The field that the keyboard should go to on this page, asked once.
    pub(super) fn take_focus(&self) -> Option<String> {
        self.focus_next.try_update_value(Option::take).flatten()
    }

    /// How many findings nobody has set aside.
    pub fn open_findings(&self) -> Memo<usize> {
        let findings = self.findings;
        Memo::new(move |_| {
            findings.with(|found| {
                found
                    .iter()
                    .filter(|finding| finding.set_aside.is_none())
                    .count()
            })
        })
    }

    /// Checks the whole document. That takes milliseconds where there are thousands of records, so it waits for a pause
    /// in typing; whatever else is done shows at once.
    pub(super) fn check_now(&self) {
        WAITING_CHECK.with_borrow_mut(|waiting| *waiting = None);
        self.fetch_sets();
        let found = self.now(checks::findings).unwrap_or_default();
        if self.findings.with_untracked(|before| *before != found) {
            self.findings.set(found);
        }
    }

    fn check_soon(&self) {
        let app = *self;
        let timeout = Timeout::new(PAUSE_BEFORE_CHECK, move || app.check_now());
        WAITING_CHECK.with_borrow_mut(|waiting| *waiting = Some(timeout));
    }

    /// Carries out a command. A refusal is told to the user.
    pub fn dispatch(&self, command: &Command) -> bool {
        let result = self.editor.try_update(|editor| match editor {
            Some(editor) => editor.dispatch(command, page::now()),
            None => Ok(Vec::new()),
        });
        match result {
            Some(Ok(effects)) => {
                self.carry_out(effects);
                match command.burst() {
                    Some(_) => self.check_soon(),
                    None => self.check_now(),
                }
                true
            }
            Some(Err(refusal)) => {
                self.refuse(&refusal);
                false
            }
            None => false,
        }
    }

    /// Changes a field of a record. The document's own records (the strategy, a step) are made at their first change.
    pub fn edit<T: Kind>(&self, id: &Id<T>, field: &'static str, change: impl FnOnce(&mut T)) {
        let mut change = Some(change);
        self.edit_record(id.raw(), field, || T::default().into(), &mut |record| {
            if let Some(record) = T::of_mut(record)
                && let Some(change) = change.take()
            {
                change(record);
            }
        });
    }

    /// The part of [`App::edit`] that is the same for every kind, so that it stands in the program once.
    fn edit_record(
        &self,
        id: &RecordId,
        field: &'static str,
        empty: fn() -> Record,
        change: &mut dyn FnMut(&mut Record),
    ) {
        let before = self
            .now(|document, _| document.record(id).cloned())
            .flatten();
        let exists = before.is_some();
        let mut record = before.map_or_else(empty, |record| (*record).clone());
        change(&mut record);
        let id = id.clone();
        let made_at_first_change = matches!(record, Record::Strategy(_) | Record::Step(_));
        self.dispatch(&if exists || !made_at_first_change {
            Command::Change { id, record, field }
        } else {
            Command::Add(vec![(id, record)])
        });
    }

    /// Changes a field of the strategy.
    pub fn edit_strategy(&self, field: &'static str, change: impl FnOnce(&mut Strategy)) {
        if let Some(id) = RecordId::new(STRATEGY_ID) {
            self.edit(&Id::of(id), field, change);
        }
    }

    /// Adds a record under a new id, which is given back.
    pub fn add<T: Kind>(&self, record: T) -> Option<Id<T>> {
        let id = random::new_id();
        self.dispatch(&Command::Add(vec![(id.clone(), record.into())]))
            .then(|| Id::of(id))
    }

    /// Removes a record and offers to take that back.
    pub fn remove(&self, id: &RecordId) {
        let text = self
            .now(|document, _| document.record(id).map(|record| messages::removed(record)))
            .flatten();
        if self.dispatch(&Command::Remove(id.clone()))
            && let Some(text) = text
        {
            self.notify_undoable(text);
        }
    }

    /// Takes the last step back.
    pub fn undo(&self) {
        let effects = self
            .editor
            .try_update(|editor| editor.as_mut().map(Editor::undo));
        self.carry_out(effects.flatten().unwrap_or_default());
        self.check_now();
    }

    /// Takes again what was last taken back.
    pub fn redo(&self) {
        let effects = self
            .editor
            .try_update(|editor| editor.as_mut().map(Editor::redo));
        self.carry_out(effects.flatten().unwrap_or_default());
        self.check_now();
    }

    /// Takes steps back or again until so many are taken back, or as many as there are.
    pub fn go_in_history(&self, taken_back: usize) {
        let effects = self.editor.try_update(|editor| {
            let mut effects = Vec::new();
            let Some(editor) = editor else {
                return effects;
            };
            loop {
                let now = editor.history().undone().len();
                let next = match now.cmp(&taken_back) {
                    Ordering::Less => editor.undo(),
                    Ordering::Greater => editor.redo(),
                    Ordering::Equal => return effects,
                };
                if next.is_empty() {
                    return effects;
                }
                effects = next;
            }
        });
        self.carry_out(effects.unwrap_or_default());
        self.check_now();
    }

    /// The one place where what follows from a change is done.
    fn carry_out(&self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Persist => {
                    self.withdraw_undo();
                    self.save_soon();
                    persistence::ask_once();
                }
                Effect::Announce(announcement) => {
                    self.announce(messages::announcement(&announcement))
                }
            }
        }
    }

    fn refuse(&self, refusal: &Refusal) {
        self.notify(Tone::Trouble, messages::refusal(refusal));
    }
}

/// A record that is compared by where it lies, which is enough: a change makes a new one.
#[derive(Clone, Debug)]
struct Held(Arc<Record>);

impl PartialEq for Held {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// A record of kind `T`, kept up to date. One memo serves every kind, so that it stands in the program once.
pub struct RecordMemo<T> {
    held: Memo<Option<Held>>,
    kind: PhantomData<fn() -> T>,
}

impl<T> Clone for RecordMemo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for RecordMemo<T> {}

impl<T: Kind> RecordMemo<T> {
    /// What `read` makes of the record, followed; none where it is not there.
    pub fn with<R>(&self, read: impl FnOnce(Option<&T>) -> R) -> R {
        let held = self.held.get();
        read(held.as_ref().and_then(|held| T::of(&held.0)))
    }

    /// The record, followed; none where it is not there.
    pub fn get(&self) -> Option<T> {
        self.with(|record| record.cloned())
    }

    /// The record as it stands now, not followed.
    pub fn get_untracked(&self) -> Option<T> {
        let held = self.held.get_untracked();
        held.as_ref().and_then(|held| T::of(&held.0)).cloned()
    }
}
