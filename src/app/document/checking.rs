//! Checking the open document: at once after a command, after a pause where somebody types.

use std::cell::RefCell;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use super::workspace::Workspace;
use crate::{
    domain::checks::{self, Checking, DAY, Finding, FindingState},
    platform::web::page,
};

/// How many records are checked in one turn: few enough for a key that is pressed meanwhile to be seen at once.
const RECORDS_IN_A_TURN: usize = 500;

/// How long a pause in typing is before the document is checked, in milliseconds.
const PAUSE_BEFORE_CHECK: u32 = 200;

thread_local! {
    // The check that is to begin or to go on. There is one at a time: whatever changes the document begins another.
    static WAITING_CHECK: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

impl Workspace {
    /// How many findings are to be looked at.
    pub fn open_findings(&self) -> Memo<usize> {
        let findings = self.findings;
        let is_open = |finding: &&Finding| finding.state() == FindingState::Open;
        Memo::new(move |_| findings.with(|found| found.iter().filter(is_open).count()))
    }

    /// Checks the whole document: at once where there are few records, otherwise after a pause and in turns, so that what was
    /// done is seen first.
    pub(super) fn check_now(&self) {
        let is_large = self.now(|document, _| document.len() > RECORDS_IN_A_TURN);
        if is_large == Some(true) {
            self.check_soon();
        } else {
            self.begin_checking();
        }
    }

    /// Checks the whole document after a pause in typing.
    pub(super) fn check_soon(&self) {
        let workspace = *self;
        wait_to_check(Some(Timeout::new(PAUSE_BEFORE_CHECK, move || {
            workspace.begin_checking()
        })));
    }

    fn begin_checking(&self) {
        wait_to_check(None);
        self.fetch_sets();
        match self.now(|document, _| Checking::begin(document, page::today())) {
            Some(checking) => self.go_on_checking(checking),
            None => self.show_findings(Vec::new()),
        }
    }

    fn go_on_checking(&self, mut checking: Checking) {
        let found = self.now(|document, references| checking.go_on(document, references, RECORDS_IN_A_TURN));
        match found.flatten() {
            Some(found) => self.hold_back_and_show(found),
            None => {
                let workspace = *self;
                wait_to_check(Some(Timeout::new(0, move || workspace.go_on_checking(checking))));
            }
        }
    }

    /// Shows what was found, and checks again when the first of what is held back is to be shown.
    fn hold_back_and_show(&self, mut found: Vec<Finding>) {
        let now = page::now();
        let wait = self.editor.with_untracked(|editor| {
            let changed = editor.as_ref()?.history().changed_since(now - DAY);
            checks::hold_back(&mut found, now, &changed)
        });
        self.show_findings(found);
        if let Some(wait) = wait {
            let workspace = *self;
            // At most a day, in whole milliseconds.
            wait_to_check(Some(Timeout::new(wait.ceil() as u32, move || {
                workspace.begin_checking()
            })));
        }
    }

    pub(super) fn show_findings(&self, found: Vec<Finding>) {
        if self.findings.with_untracked(|before| *before != found) {
            self.findings.set(found);
        }
    }

    /// Checks the document whenever a question set that it names has been fetched, for as long as the page lives.
    pub fn check_with_new_sets(&self) {
        let workspace = *self;
        Effect::new(move |before: Option<u32>| {
            let sets = workspace.sets.get();
            if before.is_some() {
                workspace.check_now();
            }
            sets
        });
    }
}

/// Lets a check wait in place of any that has been waiting.
fn wait_to_check(check: Option<Timeout>) {
    WAITING_CHECK.with_borrow_mut(|waiting| *waiting = check);
}
