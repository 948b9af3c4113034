//! What the pages of contributions have in common: which are chosen and shown, and what they can be tagged with.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::filter::{ContributionFilter, Row};
use crate::{
    app::{
        components::{
            choice_field::{Options, options_of},
            municipalities::{self, MunicipalityNames},
            record_links,
        },
        document::workspace::Workspace,
        state::App,
    },
    domain::{
        records::{
            dialogue::{Contribution, Meeting},
            document::Document,
            record::Kind,
        },
        values::id::{Id, RecordId},
    },
    edit::{
        command::{Command, Label},
        several::change_each_of,
    },
    map::municipalities::MunicipalityName,
};

/// What is done with contributions on a page.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The app.
    pub app: App,
    /// The document.
    pub workspace: Workspace,
    /// The meeting whose contributions alone are there.
    pub meeting: StoredValue<Option<Id<Meeting>>>,
    /// Which are shown.
    pub filter: RwSignal<ContributionFilter>,
    /// Which are chosen.
    pub chosen: RwSignal<BTreeSet<Id<Contribution>>>,
    /// Where the keyboard goes when those that are chosen have been answered.
    pub next: StoredValue<Option<Id<Contribution>>>,
    /// What the municipalities are called.
    pub municipalities: MunicipalityNames,
}

/// The municipalities of the document's county, or of the country where it has none.
pub fn of_county(document: &Document, names: &[MunicipalityName]) -> Vec<MunicipalityName> {
    let county = &document.strategy().county;
    let own: Vec<_> = names
        .iter()
        .filter(|one| !county.is_empty() && one.code.starts_with(county))
        .cloned()
        .collect();
    if own.is_empty() { names.to_vec() } else { own }
}

/// The same as what can be chosen. A code that is chosen already is there, too.
pub fn municipality_options(workspace: Workspace, names: MunicipalityNames, chosen: Signal<String>) -> Signal<Options> {
    let own = workspace.select(move |document, _| {
        names.with(|names| {
            let own = of_county(document, names).into_iter();
            own.map(|one| (one.code, one.name)).collect::<Options>()
        })
    });
    Signal::derive(move || {
        let mut options = own.get();
        let chosen = chosen.get();
        if !chosen.is_empty() && options.iter().all(|(code, _)| *code != chosen) {
            options.push((chosen.clone(), municipality_name(names, &chosen)));
        }
        options
    })
}

/// What a municipality is called; its code until that is known.
pub fn municipality_name(names: MunicipalityNames, code: &str) -> String {
    names.with(|names| municipalities::municipality_name(names, code))
}

impl Desk {
    /// The desk of all contributions, or of those of one meeting.
    pub fn new(app: App, meeting: Option<Id<Meeting>>) -> Self {
        let filter = ContributionFilter::of_meeting(meeting.as_ref());
        Self {
            app,
            workspace: app.workspace,
            meeting: StoredValue::new(meeting),
            filter: RwSignal::new(filter),
            chosen: RwSignal::new(BTreeSet::new()),
            next: StoredValue::new(None),
            municipalities: MunicipalityNames::fetched(),
        }
    }

    /// The filter that lets through all that is here.
    pub fn all(self) -> ContributionFilter {
        self.meeting
            .with_value(|meeting| ContributionFilter::of_meeting(meeting.as_ref()))
    }

    /// Whether a row is one of those that are here at all.
    pub fn is_of(self, row: &Row) -> bool {
        self.meeting
            .with_value(|meeting| meeting.is_none() || row.is_of(meeting.as_ref()))
    }

    /// All records of a kind as what can be chosen.
    pub fn options<T: Kind>(self) -> Signal<Options> {
        let all = self
            .workspace
            .select(|document, _| options_of(record_links::all::<T>(document)));
        all.into()
    }

    /// The priorities that are not archived, as what can be chosen.
    pub fn priority_options(self) -> Signal<Options> {
        let all = self
            .workspace
            .select(|document, _| options_of(record_links::priorities(document)));
        all.into()
    }

    /// Changes those that are chosen alike, as one step. Gives how many became others.
    pub fn change_chosen(self, change: impl FnMut(&mut Contribution)) -> usize {
        let ids: Vec<RecordId> = self
            .chosen
            .with_untracked(|chosen| chosen.iter().map(|id| id.raw().clone()).collect());
        let command = self
            .workspace
            .now(|document, _| change_each_of(document, &ids, Label::ChangedContributions, change));
        match command.flatten() {
            Some(command) => {
                let count = if let Command::Put { records, .. } = &command {
                    records.len()
                } else {
                    0
                };
                if self.workspace.dispatch(&command) { count } else { 0 }
            }
            None => 0,
        }
    }
}
