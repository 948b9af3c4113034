//! Actions that can't be set as decided in the table, since something is missing that a decision needs: they are left as they are and told of.

use std::collections::BTreeSet;

use super::TableDesk;
use crate::{
    app::{
        interface::notice::Tone,
        pages::plan::deciding::parts_in_words,
        text::{
            vocabulary,
            words::{Word, fill},
        },
    },
    domain::{
        action_table::{cell::CellValue, column::ActionColumn},
        checks::deciding,
        records::plan::{Action, ActionStatus},
        values::id::Id,
    },
};

/// How many are named.
const MOST_NAMED: usize = 5;

/// Actions that are written in, without those that are held back.
pub struct Parted {
    /// Those that can be written in.
    pub free: Vec<Id<Action>>,
    held: Vec<Id<Action>>,
}

impl Parted {
    /// Parts these actions by what they are to be given.
    pub fn of(desk: TableDesk, ids: &[Id<Action>], values: &[(ActionColumn, CellValue)]) -> Self {
        let decides = |(column, value): &(ActionColumn, CellValue)| {
            *column == ActionColumn::Status && *value == CellValue::Status(ActionStatus::Decided)
        };
        let held = values.iter().any(decides).then(|| {
            desk.workspace.now(|document, references| {
                let held = deciding::held(document, references, ids).into_iter();
                held.cloned().collect::<BTreeSet<_>>()
            })
        });
        let held = held.flatten().unwrap_or_default();
        let (held, free) = ids.iter().cloned().partition(|id| held.contains(id));
        Self { free, held }
    }

    /// Why nothing can be written, where all are held back.
    pub fn fault(&self, desk: TableDesk) -> Option<String> {
        let [only] = self.held.as_slice() else {
            return (self.free.is_empty() && !self.held.is_empty()).then(|| self.told(desk));
        };
        let parts = desk
            .workspace
            .now(|document, references| parts_in_words(document, references, only.raw()));
        let parts = parts.flatten().filter(|_| self.free.is_empty())?;
        Some(fill(Word::DecidingCell, &[("parts", &parts)]))
    }

    /// Tells of those that were held back, where others were not.
    pub fn tell(&self, desk: TableDesk) {
        if !self.held.is_empty() {
            desk.app.notices.notify(Tone::Trouble, self.told(desk));
        }
    }

    fn told(&self, desk: TableDesk) -> String {
        let names = desk.workspace.now(|document, _| {
            let named = self.held.iter().take(MOST_NAMED);
            let names = named.map(|id| vocabulary::named(document.get(id).map_or("", |action| &action.title)));
            names.collect::<Vec<_>>()
        });
        let mut names = names.unwrap_or_default();
        let more = self.held.len().saturating_sub(MOST_NAMED);
        if more > 0 {
            names.push(fill(Word::DecidingMore, &[("n", &more.to_string())]));
        }
        fill(Word::DecidingHeld, &[("names", &names.join(", "))])
    }
}
