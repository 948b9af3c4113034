//! P207: a result or an effect in the chain of a priority that no target measures.

use crate::domain::{
    checks::{
        declaration::{Declaration, Search, Severity, Spot, Tool},
        finding::Details,
        surroundings::Surroundings,
    },
    records::deep_analysis::{EffectLink, EffectStage},
};

pub const CHECK: Declaration = Declaration {
    code: "P207",
    severity: Severity::Notice,
    tool: Tool::Plan,
    spot: Spot::Field("targets"),
    search: Search::EffectLink(find),
};

fn find(link: &EffectLink, around: &Surroundings<'_>) -> Option<Details> {
    let is_to_be_measured = match link.stage {
        EffectStage::Result | EffectStage::Effect => true,
        EffectStage::Action | EffectStage::Output => false,
    };
    Details::when(is_to_be_measured && !link.targets.iter().any(|target| around.has(target)))
}

#[cfg(test)]
pub mod tests {
    use crate::domain::{
        checks::{
            Check,
            examples::{Examples, document, finds, id},
        },
        records::{
            deep_analysis::{EffectLink, EffectStage},
            document::Document,
            plan::{Priority, PriorityStatus, Target},
        },
    };

    pub fn examples() -> Examples {
        Examples {
            faulty: link(EffectStage::Effect, "gone", PriorityStatus::Draft),
            sound: link(EffectStage::Effect, "target", PriorityStatus::Draft),
        }
    }

    fn link(stage: EffectStage, target: &str, status: PriorityStatus) -> Document {
        let link = EffectLink {
            priority: Some(id("priority")),
            stage,
            targets: vec![id(target)],
            ..EffectLink::default()
        };
        let priority = Priority {
            status,
            ..Priority::default()
        };
        document([
            ("link", link.into()),
            ("priority", priority.into()),
            ("target", Target::default().into()),
        ])
    }

    // R616
    #[test]
    fn results_and_effects_are_measured_where_somebody_works_with_the_priority() {
        let check = Check::EffectLinkWithoutTarget;
        let is_found = |stage, status| finds(&link(stage, "gone", status), check, "link");
        assert!(is_found(EffectStage::Result, PriorityStatus::Adopted));
        assert!(!is_found(EffectStage::Output, PriorityStatus::Adopted));
        assert!(!is_found(EffectStage::Result, PriorityStatus::NotChosen));
    }
}
