//! Giving a record another place in its list.

use super::command::{Command, Label};
use crate::domain::{
    records::{document::Document, record::Ordered},
    values::{id::Id, order::Order},
};

/// The command that moves the record at `from` to the place `to` among `ids`, which are in their order, as one step; `None` if there
/// is nothing to move or no such place.
pub fn reordering<T: Ordered>(document: &Document, ids: &[Id<T>], from: usize, to: usize) -> Option<Command> {
    let mut after = ids.to_vec();
    if from == to || from.max(to) >= after.len() {
        return None;
    }
    let moved = after.remove(from);
    let key = |place: usize| {
        let record = after.get(place).and_then(|id| document.get(id));
        record.map(Ordered::order)
    };
    let (before, next) = (to.checked_sub(1).and_then(key), key(to));
    let has_room = before.is_none() || next.is_none() || before < next;
    let keys = if has_room {
        vec![(moved, Order::between(before, next))]
    } else {
        // Two neighbours share a key, as a file made by hand can bring: all get keys of their own.
        after.insert(to, moved);
        let mut last = None;
        let renewed = after.into_iter().map(|id| {
            let order = Order::after(last.as_ref());
            last = Some(order.clone());
            (id, order)
        });
        renewed.collect()
    };
    let records = keys.into_iter().filter_map(|(id, order)| {
        let mut record = document.get(&id)?.clone();
        record.set_order(order);
        Some((id.raw().clone(), record.into()))
    });
    Some(Command::Put {
        records: records.collect(),
        label: Label::Changed(Some(T::OF)),
    })
}
