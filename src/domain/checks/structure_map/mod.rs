//! Checks of the structure map.

pub mod element_without_place;
pub mod element_without_priority;
pub mod end_without_node;
mod nodes;

#[cfg(test)]
mod examples;

pub use nodes::Nodes;

#[cfg(test)]
mod tests {
    use super::{
        super::{
            Severity,
            examples::{all, document},
        },
        examples::{NYKOPING, node},
    };
    use crate::domain::records::structure_map::StructureElement;

    #[test]
    fn the_gravest_comes_first() {
        let found = all(&document([
            ("a", node(NYKOPING).into()),
            ("b", StructureElement::default().into()),
        ]));
        let severities: Vec<_> = found.iter().map(|finding| finding.check.severity()).collect();
        assert_eq!(severities, [Severity::Warning, Severity::Notice, Severity::Notice]);
    }
}
