//! The editor: a document, its index and its history, changed by commands only, and joined with what other tabs do.

use crate::{
    domain::{
        records::{document::Document, references::References},
        values::id::RecordId,
    },
    edit::{
        command::{Command, Label, Refusal},
        delta::{Delta, Removed, removed_by},
        history::{History, Step},
        journal::{Entry, Folded, Op, Stamp, StepId},
        patch::Patch,
    },
};

/// What has to be done outside the document after a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// The document has to be saved.
    Persist,
    /// The user should hear of something that may lie out of sight.
    Announce(Announcement),
}

/// Something that the user should hear of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Announcement {
    /// A step was carried out.
    Done(Label),
    /// A step was taken back.
    Undone(Label),
    /// A step was taken again.
    Redone(Label),
}

/// A document as it was written whole, with its history and what of the journal is in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Base {
    /// The document.
    pub document: Document,
    /// The steps that led to it, as far as they are kept.
    pub history: History,
    /// The entries of the journal that are in it.
    pub folded: Folded,
}

impl Base {
    /// A document that nothing has been done to.
    pub fn new(document: Document) -> Self {
        Self {
            document,
            history: History::default(),
            folded: Folded::default(),
        }
    }
}

/// An open document.
#[derive(Clone, Debug)]
pub struct Editor {
    document: Document,
    references: References,
    history: History,
    removed: Removed,
    revision: u64,
    tab: String,
    next_step: u64,
    /// What has been done and is not in the journal yet.
    pending: Vec<Op>,
    base: Base,
    /// The journal after the base, in order.
    entries: Vec<Entry>,
    /// Where each entry stands that was there when the document was opened.
    opened_at: Vec<Stamp>,
}

impl Editor {
    /// Opens a document with an empty history.
    pub fn new(document: Document) -> Self {
        Self::open(Base::new(document), Vec::new(), "")
    }

    /// Opens a document with an empty history, for a tab with this name.
    pub fn open_new(document: Document, tab: &str) -> Self {
        Self::open(Base::new(document), Vec::new(), tab)
    }

    /// Opens a document from its base and the journal, in any order, for a tab with this name.
    pub fn open(base: Base, entries: Vec<Entry>, tab: &str) -> Self {
        let mut editor = Self {
            references: References::of(&base.document),
            document: base.document.clone(),
            history: base.history.clone(),
            removed: removed_by(&base.history),
            revision: 0,
            tab: tab.into(),
            next_step: 1,
            pending: Vec::new(),
            base,
            entries: Vec::new(),
            opened_at: entries.iter().map(|entry| entry.stamp.clone()).collect(),
        };
        editor.receive(entries);
        editor
    }

    /// The document as it stands.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// What rests on what.
    pub fn references(&self) -> &References {
        &self.references
    }

    /// The steps that can be taken back and again.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Grows with every change; the same revision is the same content.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Carries out a command. `at` is in milliseconds since 1970; it tells bursts of typing apart and is shown in the
    /// history.
    ///
    /// # Errors
    /// [`Refusal`] where the command does not fit the document, which is then unchanged.
    pub fn dispatch(&mut self, command: &Command, at: f64) -> Result<Vec<Effect>, Refusal> {
        let patch = command.plan(&self.document, &self.references)?;
        if patch.is_empty() {
            return Ok(Vec::new());
        }
        let label = command.label(&self.document);
        let burst = command.burst();
        let step = self
            .history
            .goes_on(burst.as_ref(), at)
            .unwrap_or_else(|| self.new_step());
        let delta = Delta::of(&patch);
        self.apply(&patch);
        self.join(&label, true);
        self.history.record(
            Step::new(step.clone(), label.clone(), delta.clone(), at),
            burst,
        );
        self.note_done(step, label.clone(), delta);
        let mut effects = vec![Effect::Persist];
        // Typing is seen where it happens; the rest may happen out of sight.
        if command.burst().is_none() {
            effects.push(Effect::Announce(Announcement::Done(label)));
        }
        Ok(effects)
    }

    /// Takes the last step back; nothing where there is none.
    pub fn undo(&mut self) -> Vec<Effect> {
        let Some(step) = self.history.next_undo() else {
            return Vec::new();
        };
        let (id, label, delta) = (step.id.clone(), step.label.clone(), step.delta.inverse());
        let delta = self.carry_out(&delta);
        self.join(&label, false);
        self.history.take_back(&id);
        self.pending.push(Op::Undone { step: id, delta });
        vec![
            Effect::Persist,
            Effect::Announce(Announcement::Undone(label)),
        ]
    }

    /// Takes again what was last taken back; nothing where there is nothing.
    pub fn redo(&mut self) -> Vec<Effect> {
        let Some(step) = self.history.next_redo() else {
            return Vec::new();
        };
        let (id, label, at) = (step.id.clone(), step.label.clone(), step.at);
        let delta = step.delta.clone();
        let delta = self.carry_out(&delta);
        self.join(&label, true);
        self.history
            .take_again(Step::new(id.clone(), label.clone(), delta.clone(), at));
        self.pending.push(Op::Redone {
            step: id,
            label: label.clone(),
            delta,
        });
        vec![
            Effect::Persist,
            Effect::Announce(Announcement::Redone(label)),
        ]
    }

    /// Gives the document as it stands a name, by which a common ancestor can be found later.
    pub fn mark(&mut self, point: RecordId) {
        self.document.add_point(point.clone());
        self.pending.push(Op::Point(point));
    }

    /// What has been done and not been written yet, as the journal's next entry; none where nothing has. `number` is the
    /// entry's among those of this tab.
    pub fn unwritten(&self, number: u64, at: f64) -> Option<Entry> {
        (!self.pending.is_empty()).then(|| Entry {
            stamp: Stamp {
                time: self.time() + 1,
                tab: self.tab.clone(),
                number,
            },
            at,
            ops: self.pending.clone(),
        })
    }

    /// Takes note that [`Editor::unwritten`] has been written.
    pub fn written(&mut self, entry: Entry) {
        self.pending.clear();
        self.entries.push(entry);
    }

    /// Joins what others have written with what is here, in the order that everybody agrees on. What is known already
    /// changes nothing. Gives whether anything was new.
    pub fn receive(&mut self, entries: Vec<Entry>) -> bool {
        let known = self.entries.len();
        let mut comes_last = true;
        for entry in entries {
            let place = self
                .entries
                .partition_point(|other| other.stamp < entry.stamp);
            let is_known = self.base.folded.has(&entry.stamp.tab, entry.stamp.number)
                || self
                    .entries
                    .get(place)
                    .is_some_and(|other| other.stamp == entry.stamp);
            if !is_known {
                comes_last &= place >= known;
                self.entries.insert(place, entry);
            }
        }
        if self.entries.len() == known {
            return false;
        }
        if comes_last && self.pending.is_empty() {
            for entry in self.entries.split_off(known) {
                self.replay(&entry.ops, entry.at);
                self.entries.push(entry);
            }
        } else {
            self.replay_all();
        }
        true
    }

    /// Whether everything that has been done is in the journal.
    pub fn is_written(&self) -> bool {
        self.pending.is_empty()
    }

    /// The document as a new base, once everything is in the journal.
    pub fn to_fold(&self) -> Option<Base> {
        if !self.pending.is_empty() {
            return None;
        }
        let folded = self.known();
        let is_known = |entry: &Entry| folded.has(&entry.stamp.tab, entry.stamp.number);
        if !self.entries.iter().all(is_known) {
            // An entry is still on its way, and would be taken for one that is in the base.
            return None;
        }
        Some(Base {
            document: self.document.clone(),
            history: self.history.clone(),
            folded,
        })
    }

    /// How many entries there are after the base.
    pub fn entries_after_base(&self) -> usize {
        self.entries.len()
    }

    /// The entries that the base has in it.
    pub fn folded(&self) -> &Folded {
        &self.base.folded
    }

    /// Whether entries of a tab are known here by its name: those of a tab that was taken for gone are not.
    pub fn knows_tab(&self, tab: &str) -> bool {
        self.known().tabs.iter().any(|(known, _)| known == tab)
    }

    /// Gives this tab another name, under which its entries are numbered from 1.
    pub fn rename_tab(&mut self, tab: &str) {
        self.tab = tab.into();
    }

    /// Whether every entry of a base is known here.
    pub fn knows_all_of(&self, folded: &Folded) -> bool {
        self.known().has_all_of(folded)
    }

    /// The entries that are known here: of each tab as far as none is missing. What was missing when the document was opened
    /// is in its base, or lost for good.
    fn known(&self) -> Folded {
        let mut known = self.base.folded.clone();
        for stamp in &self.opened_at {
            known.add(stamp);
        }
        for entry in &self.entries {
            let stamp = &entry.stamp;
            if stamp.number == 1 || known.has(&stamp.tab, stamp.number - 1) {
                known.add(stamp);
            }
        }
        known
    }

    /// Takes note that a base has been written, here or by another tab, that has these entries in it.
    pub fn fold(&mut self, folded: &Folded) {
        let is_covered = |entry: &Entry| folded.has(&entry.stamp.tab, entry.stamp.number);
        let covered = self
            .entries
            .iter()
            .filter(|entry| is_covered(entry))
            .count();
        let in_order = self.entries.iter().take(covered).all(is_covered);
        let (inside, after): (Vec<_>, Vec<_>) = std::mem::take(&mut self.entries)
            .into_iter()
            .partition(is_covered);
        let base = if after.is_empty() && self.pending.is_empty() {
            // What stands is what the base has, so nothing has to be done again.
            Base {
                document: self.document.clone(),
                history: self.history.clone(),
                folded: Folded::default(),
            }
        } else {
            let editor = Self::open(self.base.clone(), inside.clone(), "");
            Base {
                document: editor.document,
                history: editor.history,
                folded: Folded::default(),
            }
        };
        self.base = Base {
            folded: folded.clone(),
            ..base
        };
        self.entries = after;
        if !in_order {
            self.replay_all();
        }
    }

    /// The logical time of the latest entry that is known here.
    fn time(&self) -> u64 {
        let latest = self.entries.iter().map(|entry| entry.stamp.time).max();
        latest.unwrap_or_default().max(self.base.folded.time)
    }

    fn new_step(&mut self) -> StepId {
        let number = self.next_step;
        self.next_step += 1;
        StepId([&self.tab, "-", &number.to_string()].concat())
    }

    fn note_done(&mut self, step: StepId, label: Label, delta: Delta) {
        if let Some(Op::Done {
            step: last,
            delta: earlier,
            ..
        }) = self.pending.last_mut()
            && *last == step
        {
            *earlier = std::mem::take(earlier).then(delta);
            if earlier.is_empty() {
                self.pending.pop();
            }
            return;
        }
        self.pending.push(Op::Done { step, label, delta });
    }

    /// Does again everything that is in the journal and what is not in it yet.
    fn replay_all(&mut self) {
        self.document = self.base.document.clone();
        self.references = References::of(&self.document);
        self.history = self.base.history.clone();
        self.removed = removed_by(&self.history);
        let entries = std::mem::take(&mut self.entries);
        for entry in &entries {
            self.replay(&entry.ops, entry.at);
        }
        let latest = entries.last().map_or(0.0, |entry| entry.at);
        self.entries = entries;
        let pending = std::mem::take(&mut self.pending);
        self.replay(&pending, latest);
        self.pending = pending;
        self.revision += 1;
    }

    fn replay(&mut self, ops: &[Op], at: f64) {
        for op in ops {
            match op {
                Op::Done { step, label, delta } => {
                    let done = self.carry_out(delta);
                    if !done.is_empty() {
                        let step = Step::new(step.clone(), label.clone(), done, at);
                        self.join(label, true);
                        self.history.record(step, None);
                    }
                }
                Op::Undone { step, delta } => {
                    self.carry_out(delta);
                    if let Some(label) = self.history.label_of(step).cloned() {
                        self.join(&label, false);
                    }
                    self.history.take_back(step);
                }
                Op::Redone { step, label, delta } => {
                    let done = self.carry_out(delta);
                    self.join(label, true);
                    let step = Step::new(step.clone(), label.clone(), done, at);
                    self.history.take_again(step);
                }
                Op::Point(point) => self.document.add_point(point.clone()),
            }
        }
    }

    /// Lets the document have passed the point of what was merged for as long as that step stands, and no longer: what has been
    /// taken back can be merged again.
    fn join(&mut self, label: &Label, stands: bool) {
        if let Label::Merged {
            point: Some(point), ..
        } = label
        {
            if stands {
                self.document.add_point(point.clone());
            } else {
                self.document.lineage.retain(|passed| passed != point);
            }
        }
    }

    /// Carries a delta out on what stands, and gives what that changed.
    fn carry_out(&mut self, delta: &Delta) -> Delta {
        let patch = delta.plan(&self.document, &self.references, &self.removed);
        self.apply(&patch);
        Delta::of(&patch)
    }

    fn apply(&mut self, patch: &Patch) {
        for change in &patch.0 {
            match (&change.before, &change.after) {
                (Some(before), None) => {
                    self.removed.insert(change.id.clone(), before.clone());
                }
                (_, Some(_)) => {
                    self.removed.remove(&change.id);
                }
                (None, None) => {}
            }
        }
        patch.apply(&mut self.document, &mut self.references);
        self.revision += 1;
    }
}
