//! What is done to the model of the analysis: its areas, of which ten are there before they are written, and how they influence each other.

use super::{
    command::{Command, Label},
    history::Burst,
};
use crate::domain::{
    records::{
        analysis::{Influence, ModelArea},
        document::Document,
        record::{Kind, Record},
    },
    values::{
        id::{Id, RecordId},
        order::Order,
    },
};

/// The command that changes an area, which is written where it was not; `None` if there is no such area.
pub fn changed_area(document: &Document, id: &Id<ModelArea>, change: impl FnOnce(&mut ModelArea)) -> Option<Command> {
    let mut area = document.model_area(id)?;
    change(&mut area);
    Some(Command::Put {
        records: vec![(id.raw().clone(), area.into())],
        label: Label::Changed(Some(ModelArea::OF)),
    })
}

/// The command that moves an area so many places, as one step; `None` if there is no such place.
pub fn moved_area(document: &Document, id: &Id<ModelArea>, by: isize) -> Option<Command> {
    let mut areas = document.model_areas();
    let from = areas.iter().position(|(one, _)| one == id)?;
    let to = from.checked_add_signed(by).filter(|to| *to < areas.len())?;
    let moved = areas.remove(from);
    areas.insert(to, moved);
    let key = |place: Option<usize>| place.and_then(|place| areas.get(place)).map(|(_, area)| &area.order);
    let (before, next) = (key(to.checked_sub(1)), key(to.checked_add(1)));
    let has_room = before.is_none() || next.is_none() || before < next;
    if has_room {
        let order = Order::between(before, next);
        return changed_area(document, id, |area| area.order = order);
    }
    // Two neighbours share a key, as where two people have each added one: all get keys of their own.
    let renewed = areas.into_iter().zip(Order::from_on(Order::default()));
    let renewed = renewed.map(|((id, area), order)| (id.raw().clone(), ModelArea { order, ..area }.into()));
    Some(Command::Put {
        records: renewed.collect(),
        label: Label::Changed(Some(ModelArea::OF)),
    })
}

/// An area of the user's own after all others.
pub fn own_area(document: &Document) -> ModelArea {
    ModelArea {
        order: Order::after(document.model_areas().last().map(|(_, area)| &area.order)),
        ..ModelArea::default()
    }
}

/// The command that removes an area with every influence from it and on it.
pub fn removed_area(document: &Document, id: &Id<ModelArea>) -> Command {
    let influences = document.all::<Influence>();
    let on_it = influences.filter(|(_, influence)| influence.to.as_ref() == Some(id));
    let on_it = on_it.map(|(influence, _)| influence.raw().clone());
    Command::Update {
        records: Vec::new(),
        removed: std::iter::once(id.raw().clone()).chain(on_it).collect(),
        label: Label::Removed(Some(ModelArea::OF)),
    }
}

/// The command that gives a record content that leads to an area, which is written where it was not; `None` if there is no such area.
pub fn leading_to_area(document: &Document, area: &Id<ModelArea>, (id, record): (RecordId, Record)) -> Option<Command> {
    let mut records = Vec::new();
    let mut leads_there = false;
    record.references(&mut |to| leads_there |= to == area.raw());
    if leads_there && document.get(area).is_none() {
        records.push((area.raw().clone(), document.model_area(area)?.into()));
    }
    let label = Label::Changed(record.known_kind());
    records.push((id, record));
    Some(Command::Put { records, label })
}

/// The command that changes how one area influences another. What of it is not written yet is, in the same step; `None` if there is no such
/// area, or nothing would change.
pub fn changed_influence(
    document: &Document,
    [from, to]: [&Id<ModelArea>; 2],
    burst: Option<Burst>,
    change: impl FnOnce(&mut Influence),
) -> Option<Command> {
    let id = Influence::id_of(from, to);
    let had = document.get(&id);
    let mut influence = had.cloned().unwrap_or_default();
    influence.from = Some(from.clone());
    influence.to = Some(to.clone());
    change(&mut influence);
    if had == Some(&influence) || (had.is_none() && !influence.is_said()) {
        return None;
    }
    let mut records: Vec<(RecordId, Record)> = vec![(id.raw().clone(), influence.into())];
    for area in [from, to] {
        let written = document.model_area(area)?;
        if document.get(area).is_none() {
            records.push((area.raw().clone(), written.into()));
        }
    }
    if had.is_none() {
        return Some(Command::Begin { records, burst });
    }
    if records.len() > 1 {
        let label = Label::Changed(Some(Influence::OF));
        return Some(Command::Put { records, label });
    }
    let (id, record) = records.pop()?;
    Some(Command::Change { id, record, burst })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::{
        domain::{
            analysis::model::FIXED,
            records::{analysis::InfluenceStrength, indicator::Indicator, references::References},
        },
        edit::editor::Editor,
    };

    fn area(text: &str) -> Id<ModelArea> {
        Id::of(RecordId::new(text).unwrap())
    }

    fn document() -> Document {
        Document::empty(RecordId::new("d").unwrap())
    }

    fn after(document: &Document, command: &Command) -> Document {
        let mut editor = Editor::new(document.clone());
        editor.dispatch(command, 0.0).unwrap();
        editor.document().clone()
    }

    fn ids(document: &Document) -> Vec<String> {
        document
            .model_areas()
            .into_iter()
            .map(|(id, _)| id.as_str().to_owned())
            .collect()
    }

    // R550
    #[test]
    fn an_area_is_moved_by_one_record_and_not_past_the_ends() {
        let document = document();
        let command = moved_area(&document, &area("area-work"), -1).unwrap();
        let moved = after(&document, &command);
        assert_eq!(ids(&moved)[..3], ["area-housing", "area-work", "area-health"]);
        assert_eq!(moved.len(), 1);
        assert_eq!(moved_area(&document, &area("area-housing"), -1), None);
        assert_eq!(moved_area(&document, &area("condition-environment"), 1), None);
    }

    // R550
    #[test]
    fn two_that_share_a_key_are_told_apart_where_another_comes_between_them() {
        let order = own_area(&document()).order;
        let own = |name: &str| ModelArea {
            name: name.into(),
            order: order.clone(),
            ..ModelArea::default()
        };
        let records = [("x", own("X").into()), ("y", own("Y").into())];
        let records = records.map(|(id, record)| (RecordId::new(id).unwrap(), record));
        let shared = Document::of(RecordId::new("d").unwrap(), records);
        let moved = after(
            &shared,
            &moved_area(&shared, &area("condition-environment"), 1).unwrap(),
        );
        assert_eq!(ids(&moved)[FIXED.len() - 1..], ["x", "condition-environment", "y"]);
    }

    // R654
    #[test]
    fn an_area_is_written_with_the_first_record_that_leads_to_it() {
        let empty = document();
        let (id, work) = (RecordId::new("i").unwrap(), area("area-work"));
        let indicator = |areas: Vec<Id<ModelArea>>| Indicator {
            areas,
            ..Indicator::default()
        };
        let command = leading_to_area(&empty, &work, (id.clone(), indicator(vec![work.clone()]).into())).unwrap();
        let led = after(&empty, &command);
        assert_eq!(led.get(&work), ModelArea::begun(work.raw()).as_ref());
        let command = leading_to_area(&led, &work, (id.clone(), indicator(Vec::new()).into())).unwrap();
        assert_eq!(after(&led, &command).len(), 2);
        let nowhere = area("nowhere");
        assert_eq!(
            leading_to_area(&empty, &nowhere, (id, indicator(vec![nowhere.clone()]).into())),
            None
        );
    }

    // R554
    #[test]
    fn a_square_is_filled_and_emptied_in_one_step_and_goes_with_its_area() {
        let empty = document();
        let ends = [&area("area-work"), &area("area-health")];
        let fill = |strength| changed_influence(&empty, ends, None, |influence| influence.strength = strength);
        assert_eq!(fill(InfluenceStrength::Unsaid), None);
        let filled = after(&empty, &fill(InfluenceStrength::Strong).unwrap());
        assert_eq!(filled.len(), 3);
        let removed = removed_area(&filled, ends[1]);
        removed.plan(&filled, &References::of(&filled)).unwrap();
        let left = after(&filled, &removed);
        assert_eq!(left.all::<Influence>().count(), 0);
        assert_eq!(left.model_areas().len(), FIXED.len());
    }
}
