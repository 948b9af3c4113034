//! Moving a record up or down in its list.

use crate::app::document::workspace::Workspace;
use crate::domain::{
    records::record::Ordered,
    values::{id::Id, order::Order},
};

/// Gives the record at `from` an order key between its neighbours at `to`.
pub fn move_to<T: Ordered>(workspace: Workspace, ids: &[Id<T>], from: usize, to: usize, set: fn(&mut T, Order)) {
    let mut after: Vec<_> = ids.to_vec();
    if from >= after.len() || to >= after.len() {
        return;
    }
    let moved = after.remove(from);
    let neighbour = |place: Option<usize>| place.and_then(|place| after.get(place).cloned());
    let (before, next) = (neighbour(to.checked_sub(1)), neighbour(Some(to)));
    let order = workspace.now(|document, _| {
        let key = |id: &Option<Id<T>>| {
            let record = id.as_ref().and_then(|id| document.get(id));
            record.map(|record| record.order().clone())
        };
        let (before, next) = (key(&before), key(&next));
        let has_room = before.is_none() || next.is_none() || before < next;
        has_room.then(|| Order::between(before.as_ref(), next.as_ref()))
    });
    let Some(order) = order.flatten() else {
        // Two neighbours share a key, as a file made by hand can bring: all get keys of their own.
        after.insert(to, moved);
        let mut last = None;
        for id in after {
            let order = Order::after(last.as_ref());
            last = Some(order.clone());
            workspace.change(&id, |record| set(record, order));
        }
        return;
    };
    workspace.change(&moved, |record| set(record, order));
}
