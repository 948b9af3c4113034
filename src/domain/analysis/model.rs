//! The model's areas and preconditions: ten that are there before anything is written of them, and the user's own.

use crate::domain::{
    records::{
        analysis::{ModelArea, ModelPart},
        document::Document,
    },
    values::{
        id::{Id, RecordId},
        order::Order,
    },
};

/// The parts of the model as the source has it, by their ids, in its order: five areas around the person, and the preconditions around them.
pub const FIXED: [(&str, ModelPart); 10] = [
    ("area-housing", ModelPart::Area),
    ("area-health", ModelPart::Area),
    ("area-work", ModelPart::Area),
    ("area-education", ModelPart::Area),
    ("area-business", ModelPart::Area),
    ("condition-world", ModelPart::Precondition),
    ("condition-values", ModelPart::Precondition),
    ("condition-knowledge", ModelPart::Precondition),
    ("condition-access", ModelPart::Precondition),
    ("condition-environment", ModelPart::Precondition),
];

/// The place among the fixed ones of an id; `None` if it is the user's own.
pub fn fixed_place(id: &RecordId) -> Option<usize> {
    FIXED.iter().position(|(fixed, _)| *fixed == id.as_str())
}

impl ModelArea {
    /// What one of the fixed begins as; `None` if the id is no such one. Two people who begin the same one write the same.
    pub fn begun(id: &RecordId) -> Option<Self> {
        let place = fixed_place(id)?;
        Some(Self {
            part: FIXED[place].1,
            order: Order::from_on(Order::default()).nth(place)?,
            ..Self::default()
        })
    }
}

impl Document {
    /// A part of the model, as it is written or as it begins.
    pub fn model_area(&self, id: &Id<ModelArea>) -> Option<ModelArea> {
        self.get(id).cloned().or_else(|| ModelArea::begun(id.raw()))
    }

    /// Every area and precondition of the model, written or not, as the user has ordered them.
    pub fn model_areas(&self) -> Vec<(Id<ModelArea>, ModelArea)> {
        let mut all: Vec<(Id<ModelArea>, ModelArea)> =
            self.all::<ModelArea>().map(|(id, area)| (id, area.clone())).collect();
        for (id, _) in FIXED {
            let unwritten = RecordId::new(id).map(Id::of).filter(|id| self.get(id).is_none());
            if let Some(id) = unwritten
                && let Some(begun) = ModelArea::begun(id.raw())
            {
                all.push((id, begun));
            }
        }
        all.sort_by(|(one, a), (other, b)| a.order.cmp(&b.order).then_with(|| one.cmp(other)));
        all
    }

    /// The parts of the model that are not left out.
    pub fn used_areas(&self) -> Vec<(Id<ModelArea>, ModelArea)> {
        let mut areas = self.model_areas();
        areas.retain(|(_, area)| !area.hidden);
        areas
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn ids(document: &Document) -> Vec<String> {
        document
            .used_areas()
            .into_iter()
            .map(|(id, _)| id.as_str().to_owned())
            .collect()
    }

    fn id(text: &str) -> RecordId {
        RecordId::new(text).unwrap()
    }

    // R550
    #[test]
    fn the_ten_parts_of_the_model_are_there_before_anything_is_written() {
        let document = Document::empty(id("d"));
        let all = document.model_areas();
        let expected: Vec<_> = FIXED.iter().map(|(id, part)| ((*id).to_owned(), *part)).collect();
        let found: Vec<_> = all
            .iter()
            .map(|(id, area)| (id.as_str().to_owned(), area.part))
            .collect();
        assert_eq!(found, expected);
        assert!(all.iter().all(|(_, area)| area.name.is_empty() && !area.hidden));
    }

    // R550
    #[test]
    fn one_that_is_written_keeps_its_place_and_one_that_is_left_out_is_no_longer_used() {
        let mut work = ModelArea::begun(&id("area-work")).unwrap();
        work.name = "Arbete och försörjning".into();
        let mut world = ModelArea::begun(&id("condition-world")).unwrap();
        world.hidden = true;
        let own = ModelArea {
            name: "Trygghet".into(),
            order: Order::from_on(Order::default()).nth(FIXED.len()).unwrap(),
            ..ModelArea::default()
        };
        let records = [
            ("area-work", work.into()),
            ("condition-world", world.into()),
            ("own", own.into()),
        ];
        let document = Document::of(id("d"), records.map(|(name, record)| (id(name), record)));
        let mut expected: Vec<_> = FIXED.iter().map(|(id, _)| (*id).to_owned()).collect();
        expected.retain(|id| id != "condition-world");
        expected.push("own".into());
        assert_eq!(ids(&document), expected);
        assert_eq!(document.model_areas().len(), FIXED.len() + 1);
    }
}
