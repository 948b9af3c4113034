//! Checks of the structure map.

use super::{Check, Finding, plan::has_referrer};
use crate::domain::{
    document::Document, plan::Priority, references::References, structure_map::StructureElement,
};

pub(super) fn check(document: &Document, references: &References, found: &mut Vec<Finding>) {
    for (id, element) in document.all::<StructureElement>() {
        if !has_referrer::<Priority>(document, references, id.raw()) {
            found.push(Finding::new(Check::ElementWithoutPriority, id.raw()));
        }
        if element.geometry.is_none() {
            found.push(Finding::new(Check::ElementWithoutPlace, id.raw()));
        }
    }
}
