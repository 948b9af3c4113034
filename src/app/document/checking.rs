//! Checking the open document: at once after a command, after a pause where somebody types.

use std::cell::RefCell;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use super::workspace::Workspace;
use crate::domain::checks;

/// How long a pause in typing is before the document is checked, in milliseconds.
const PAUSE_BEFORE_CHECK: u32 = 200;

thread_local! {
    static WAITING_CHECK: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

impl Workspace {
    /// How many findings nobody has set aside.
    pub fn open_findings(&self) -> Memo<usize> {
        let findings = self.findings;
        Memo::new(move |_| findings.with(|found| found.iter().filter(|finding| finding.set_aside.is_none()).count()))
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

    /// Checks the whole document after a pause in typing.
    pub(super) fn check_soon(&self) {
        let workspace = *self;
        let timeout = Timeout::new(PAUSE_BEFORE_CHECK, move || workspace.check_now());
        WAITING_CHECK.with_borrow_mut(|waiting| *waiting = Some(timeout));
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
