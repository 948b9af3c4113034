//! Tabs that edit the same document at once, and pages that end anywhere.

use std::collections::BTreeMap;

use proptest::{collection, prelude::*, sample::Index};
use samspel::{
    domain::{
        records::{document::Document, references::References},
        values::id::RecordId,
    },
    edit::{command::Command, editor::Base},
    format::base,
    platform::{
        fake::{FakeRecentWrites, FakeStorage},
        library::Library,
        recent_writes::RecentWrites,
        storage::Storage,
    },
    session::{OpenDocument, SaveError, SaveOutcome, TabNews, bring_back},
};

use super::{at_once, begin, id, open, title, write_title};

/// What can happen next.
#[derive(Clone, Debug)]
enum Deed {
    /// A tab writes a title of its own.
    Write(usize, usize),
    /// A tab removes an action that no tab writes in.
    Remove(usize),
    /// A tab takes its last step back, or again.
    Undo(usize),
    Redo(usize),
    /// A tab saves.
    Save(usize),
    /// A tab hears of the first so many texts that it has not heard of.
    Hear(usize, Index),
    /// A tab begins to fold, or writes what it began to fold.
    BeginFold(usize),
    FinishFold(usize),
    /// A page ends after so many more reads and writes, and is loaded anew.
    End(usize, usize),
    /// Something that is no tab empties the storage, or takes a key from it.
    Empty(Option<Index>),
    /// A tab looks at the storage.
    Look(usize),
    /// The browser is killed: its storage is as it was some deeds before, and the recent writes are all there.
    Kill(Index),
}

/// What else happens while tabs write.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trouble {
    /// Steps are taken back and records removed.
    Undo,
    /// Pages end and browsers are killed.
    Kill,
    /// Pages end and the storage is emptied.
    Empty,
}

fn deed(trouble: Trouble) -> impl Strategy<Value = Deed> {
    let tab = 0..2_usize;
    let common = prop_oneof![
        6 => (tab.clone(), 0..2_usize).prop_map(|(tab, action)| Deed::Write(tab, action)),
        6 => tab.clone().prop_map(Deed::Save),
        4 => (tab.clone(), any::<Index>()).prop_map(|(tab, count)| Deed::Hear(tab, count)),
        1 => tab.clone().prop_map(Deed::BeginFold),
        1 => tab.clone().prop_map(Deed::FinishFold),
    ];
    if trouble == Trouble::Undo {
        prop_oneof![
            8 => common,
            1 => tab.clone().prop_map(Deed::Remove),
            1 => tab.clone().prop_map(Deed::Undo),
            1 => tab.prop_map(Deed::Redo),
        ]
        .boxed()
    } else {
        let ends = (tab.clone(), 0..12_usize).prop_map(|(tab, count)| Deed::End(tab, count));
        let worst = if trouble == Trouble::Kill {
            any::<Index>().prop_map(Deed::Kill).boxed()
        } else {
            prop_oneof![any::<Option<Index>>().prop_map(Deed::Empty), tab.prop_map(Deed::Look)].boxed()
        };
        prop_oneof![10 => common, 1 => ends, 1 => worst].boxed()
    }
}

struct Tab<'a> {
    open: OpenDocument<&'a FakeStorage>,
    /// What it has not heard of.
    mail: Vec<(String, String)>,
    fold: Option<Base>,
}

struct World<'a> {
    storage: &'a FakeStorage,
    tabs: Vec<Tab<'a>>,
    loads: usize,
    writes: usize,
    /// For each title: what was last known to be saved, and what was written after that.
    written: BTreeMap<String, (String, Vec<String>)>,
    /// Whether one tab at a time folds, as under a lock.
    locks: bool,
    recent: FakeRecentWrites,
    /// What tabs have told each other.
    told: Vec<String>,
    /// What a page had told of before it ended without having saved it: another tab may save it.
    outlived: Vec<String>,
    /// What the storage had after each deed.
    states: Vec<BTreeMap<String, String>>,
}

/// How many deeds a killed browser may go back.
const MOST_LOST: usize = 12;

impl<'a> World<'a> {
    fn new(storage: &'a FakeStorage, locks: bool) -> Self {
        drop(begin(storage, "first"));
        let mut world = Self {
            storage,
            tabs: Vec::new(),
            loads: 0,
            writes: 0,
            written: BTreeMap::new(),
            locks,
            recent: FakeRecentWrites::default(),
            told: Vec::new(),
            outlived: Vec::new(),
            states: Vec::new(),
        };
        world.note();
        for _ in 0..2 {
            let tab = world.load();
            world.tabs.push(tab);
        }
        world
    }

    fn load(&mut self) -> Tab<'a> {
        self.loads += 1;
        let open = open(self.storage, &format!("t{}", self.loads)).expect("it can be opened");
        assert_eq!(open.recovery, None);
        Tab {
            open,
            mail: Vec::new(),
            fold: None,
        }
    }

    /// Carries out a deed as far as the page lives, and keeps what it has written as a recent write.
    fn carry_out(&mut self, deed: &Deed) {
        self.act(deed);
        if matches!(deed, Deed::Empty(_)) {
            // What others take from the storage stays among the recent writes.
            self.states.push(texts(self.storage));
        } else {
            self.note();
        }
    }

    fn note(&mut self) {
        let state = texts(self.storage);
        let before = self.states.last().cloned().unwrap_or_default();
        let removed = before.keys().filter(|key| !state.contains_key(*key));
        let removed = removed.map(|key| (key.clone(), None));
        let written = state.iter().filter(|(key, text)| before.get(*key) != Some(text));
        let written = written.map(|(key, text)| (key.clone(), Some(text.clone())));
        at_once(self.recent.keep(removed.chain(written).collect())).unwrap();
        self.states.push(state);
    }

    fn empty(&self, one: Option<Index>) {
        let keys = self.storage.keys().unwrap();
        let some = one.filter(|_| !keys.is_empty()).map(|one| one.index(keys.len()));
        for (place, key) in keys.iter().enumerate() {
            if some.is_none_or(|some| some == place) {
                self.storage.remove(key).unwrap();
            }
        }
    }

    /// A tab that has heard what it was told sees what is missing, and saves it again.
    fn look(&mut self, tab: usize) {
        for (key, text) in std::mem::take(&mut self.tabs[tab].mail) {
            self.hear(tab, &key, &text);
        }
        let OpenDocument { session, editor, .. } = &mut self.tabs[tab].open;
        match session.look(editor) {
            TabNews::Nothing => {}
            TabNews::Lacking => self.save(tab),
            heard => panic!("{heard:?}"),
        }
    }

    /// What nobody has seen to be missing when the last page ends is lost; so here all look before.
    fn look_everywhere(&mut self) {
        for tab in 0..self.tabs.len() {
            self.look(tab);
        }
    }

    fn kill(&mut self, back: &Index) {
        self.look_everywhere();
        self.note();
        let first = self.states.len().saturating_sub(MOST_LOST);
        let kept = self.states[first + back.index(self.states.len() - first)].clone();
        for key in self.storage.keys().unwrap() {
            self.storage.remove(&key).unwrap();
        }
        for (key, text) in &kept {
            self.storage.set(key, text).unwrap();
        }
        bring_back(self.storage, &at_once(self.recent.all()).unwrap()).unwrap();
        for tab in 0..self.tabs.len() {
            let loaded = self.load();
            self.forget_unsaved(tab, loaded.open.editor.document());
            self.tabs[tab] = loaded;
        }
    }

    fn act(&mut self, deed: &Deed) {
        match deed {
            Deed::Write(tab, action) => {
                self.writes += 1;
                // Each tab writes in actions of its own, so that what must be there at the end is known.
                let action = format!("a{}", tab * 2 + action);
                let text = format!("Text {}", self.writes);
                let tab = &mut self.tabs[*tab];
                if title(tab.open.editor.document(), &action).is_some() {
                    let at = 10_000.0 * self.writes as f64;
                    write_title(&mut tab.open.editor, &action, &text, at);
                    self.written.entry(action).or_default().1.push(text);
                }
            }
            Deed::Remove(tab) => {
                let editor = &mut self.tabs[*tab].open.editor;
                drop(editor.dispatch(&Command::Remove(id("a3")), 0.0));
            }
            Deed::Undo(tab) => drop(self.tabs[*tab].open.editor.undo()),
            Deed::Redo(tab) => drop(self.tabs[*tab].open.editor.redo()),
            Deed::Save(tab) => self.save(*tab),
            Deed::Hear(tab, count) => {
                let here = &mut self.tabs[*tab];
                let count = count.index(here.mail.len() + 1);
                let mail: Vec<_> = here.mail.drain(..count).collect();
                for (key, text) in mail {
                    self.hear(*tab, &key, &text);
                }
            }
            Deed::BeginFold(tab) => {
                if !self.locks || self.tabs.iter().all(|tab| tab.fold.is_none()) {
                    let tab = &mut self.tabs[*tab];
                    tab.fold = tab.open.session.begin_fold(&tab.open.editor);
                }
            }
            Deed::FinishFold(tab) => {
                let here = &mut self.tabs[*tab];
                if let Some(base) = here.fold.take() {
                    let text = base::write(&base);
                    let OpenDocument { session, editor, .. } = &mut here.open;
                    match session.finish_fold(editor, &base.folded, &text, 0.0) {
                        Ok(()) => self.post(*tab, vec![("samspel:doc:doc".into(), text)]),
                        Err(SaveError::Behind | SaveError::Storage(_)) => {}
                        Err(SaveError::Lost) => self.load_anew(*tab),
                        Err(error) => panic!("{error:?}"),
                    }
                }
            }
            Deed::Empty(one) => self.empty(*one),
            Deed::Look(tab) => self.look(*tab),
            Deed::End(tab, count) => {
                self.look_everywhere();
                *self.storage.ends_after.borrow_mut() = Some(*count);
                self.save(*tab);
                for deed in [Deed::BeginFold(*tab), Deed::FinishFold(*tab)] {
                    self.act(&deed);
                }
                *self.storage.ends_after.borrow_mut() = None;
                let loaded = self.load();
                self.forget_unsaved(*tab, loaded.open.editor.document());
                self.tabs[*tab] = loaded;
            }
            Deed::Kill(back) => self.kill(back),
        }
    }

    fn hear(&mut self, tab: usize, key: &str, text: &str) {
        let OpenDocument { session, editor, .. } = &mut self.tabs[tab].open;
        match session.hear(editor, key, Some(text)) {
            TabNews::Nothing | TabNews::Changed => {}
            TabNews::Lost => self.load_anew(tab),
            heard => panic!("{heard:?}"),
        }
    }

    /// Saves, and opens the document anew, as a tab does that can't follow the others any more.
    fn load_anew(&mut self, tab: usize) {
        if self.storage.ends_after.borrow().is_none() {
            self.save(tab);
            // What has been taken from the storage meanwhile is saved again when the tab looks.
            if Library::new(self.storage).base("doc").unwrap().is_some() {
                self.tabs[tab] = self.load();
            }
        }
    }

    fn save(&mut self, tab: usize) {
        let here = &mut self.tabs[tab];
        let OpenDocument { session, editor, .. } = &mut here.open;
        let mut saved = session.save(editor, 0.0).map(|outcome| outcome == SaveOutcome::Done);
        let written = session.take_written();
        self.post(tab, written);
        let OpenDocument { session, editor, .. } = &mut self.tabs[tab].open;
        let mut whole = None;
        for _twice in 0..2 {
            if matches!(saved, Ok(false) | Err(SaveError::Behind))
                && let Some(base) = session.begin_fold(editor)
            {
                let text = base::write(&base);
                saved = session.finish_fold(editor, &base.folded, &text, 0.0).map(|()| true);
                whole = Some(text);
            }
        }
        if saved == Err(SaveError::Lost) {
            return self.load_anew(tab);
        }
        if saved == Ok(true) && session.is_saved(editor) {
            let whole = whole.map(|text| ("samspel:doc:doc".into(), text));
            self.post(tab, whole.into_iter().collect());
            for (action, (saved, later)) in &mut self.written {
                if owner(action) == tab
                    && let Some(last) = later.pop()
                {
                    *saved = last;
                    later.clear();
                }
            }
        }
    }

    fn post(&mut self, from: usize, texts: Vec<(String, String)>) {
        self.told.extend(texts.iter().map(|(_, text)| text.clone()));
        for (number, tab) in self.tabs.iter_mut().enumerate() {
            if number != from {
                tab.mail.extend(texts.iter().cloned());
            }
        }
    }

    /// What a tab had not saved when its page ended may be there or not; from now on it is as it was found.
    fn forget_unsaved(&mut self, tab: usize, found: &Document) {
        self.holds(found);
        let is_told = |text: &String| self.told.iter().any(|told| told.contains(&format!("\"{text}\"")));
        for (action, (saved, later)) in &mut self.written {
            if owner(action) == tab {
                *saved = title(found, action).unwrap_or_default();
                self.outlived.extend(later.drain(..).filter(is_told));
            }
        }
    }

    /// Whether each title is what was last known to be saved, or was written after that.
    fn holds(&self, document: &Document) {
        for (action, (saved, later)) in &self.written {
            let found = title(document, action).unwrap_or_default();
            let original = saved.is_empty() && found.starts_with("Action");
            assert!(
                original || found == *saved || later.contains(&found) || self.outlived.contains(&found),
                "{action} is {found:?}; {saved:?} was saved, then {later:?} written"
            );
        }
    }

    /// Saves and hears everything everywhere.
    fn settle(&mut self) {
        self.look_everywhere();
        for tab in 0..self.tabs.len() {
            self.save(tab);
        }
        for tab in 0..self.tabs.len() {
            for (key, text) in std::mem::take(&mut self.tabs[tab].mail) {
                self.hear(tab, &key, &text);
            }
            let OpenDocument { session, editor, .. } = &mut self.tabs[tab].open;
            session.catch_up(editor);
        }
    }
}

pub fn texts(storage: &FakeStorage) -> BTreeMap<String, String> {
    let keys = storage.keys().unwrap();
    let texts = keys.into_iter().map(|key| {
        let text = storage.get(&key).unwrap().unwrap();
        (key, text)
    });
    texts.collect()
}

fn owner(action: &str) -> usize {
    usize::from(matches!(action, "a2" | "a3"))
}

fn holds_together(document: &Document) {
    let references = References::of(document);
    for (id, _) in document.records() {
        assert!(references.referrers(id).all(|from| document.record(from).is_some()));
    }
    for (_, record) in document.records() {
        record.references(&mut |to: &RecordId| assert!(document.record(to).is_some()));
    }
}

fn lose_nothing(deeds: &[Deed], locks: bool) {
    let storage = FakeStorage::default();
    let mut world = World::new(&storage, locks);
    for deed in deeds {
        world.carry_out(deed);
    }
    world.settle();
    for tab in &world.tabs {
        world.holds(tab.open.editor.document());
    }
    let again = open(&storage, "last").unwrap();
    assert_eq!(again.recovery, None);
    world.holds(again.editor.document());
    holds_together(again.editor.document());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    // R31, R34, R200: with pages that end and browsers that are killed anywhere, with locks and without.
    #[test]
    fn no_edit_that_was_saved_is_lost_however_tabs_meet_and_pages_and_browsers_end(
        deeds in collection::vec(deed(Trouble::Kill), 1..80), locks in any::<bool>(),
    ) {
        lose_nothing(&deeds, locks);
    }

    // R208, R209: whatever takes it away, before a document is folded, while it is or after, also where pages end.
    #[test]
    fn no_edit_that_was_saved_is_lost_when_the_storage_is_emptied_under_the_tabs(
        deeds in collection::vec(deed(Trouble::Empty), 1..80), locks in any::<bool>(),
    ) {
        lose_nothing(&deeds, locks);
    }

    // R34: with steps taken back and records removed.
    #[test]
    fn tabs_that_have_heard_everything_show_the_same_and_so_does_the_storage(
        deeds in collection::vec(deed(Trouble::Undo), 1..80),
    ) {
        let storage = FakeStorage::default();
        let mut world = World::new(&storage, true);
        for deed in &deeds {
            world.carry_out(deed);
        }
        world.settle();
        let again = open(&storage, "last").unwrap();
        holds_together(again.editor.document());
        for tab in &world.tabs {
            prop_assert_eq!(tab.open.editor.document(), again.editor.document());
        }
        let known: Vec<_> = world.tabs.iter().map(|tab| {
            tab.open.editor.history().done().iter().map(|step| step.id.clone()).collect::<Vec<_>>()
        }).collect();
        prop_assert_eq!(&known[0], &known[1]);
    }
}
