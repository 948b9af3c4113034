//! Which of two records that a link joins is the ground, and which one rests on it.
//!
//! The table below is the only place that says so. A test goes over every field of every kind that refers to records, so that no link is
//! left without an answer.

use crate::domain::records::record::RecordKind;

/// What a link says of the record that has it and the one that it leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bond {
    /// The record rests on the other.
    RestsOn,
    /// The record leans on the other: who does it, where, by which means. It stands without it, but something is missing then.
    LeansOn,
    /// The other rests on the record.
    Carries,
    /// The other is where the record shows. It is there without it, but its reason is gone then.
    ShowsIn,
    /// The record is something that has happened to the other.
    Touches,
    /// Neither rests on the other.
    Beside,
}

/// Why the one rests on the other, which decides how it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "each is the verb of its sentence, from what rests to its ground"
)]
pub enum Because {
    AnsweredBy,
    BelongsTo,
    BuildsOn,
    CarriesOut,
    ComesFrom,
    Connects,
    CountsOn,
    DoneWith,
    FollowsFrom,
    Finances,
    HasReceived,
    IsAbout,
    IsIn,
    IsPlaceOf,
    IsShownBy,
    IsTouchedBy,
    IsWayTo,
    LeadsTowards,
    LooksBackOn,
    LooksDeeper,
    Measures,
    MeasuredBy,
    PaidBy,
    Replies,
    SaidAt,
    SaidBy,
    SentTo,
    Serves,
    TakesPlaceIn,
    Tracks,
    Threatens,
    WaitsFor,
}

/// What is said of a field with links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BondOfField {
    /// The field.
    pub field: &'static str,
    /// What its links say.
    pub bond: Bond,
    /// Why the one rests on the other; of no matter where neither does.
    pub because: Because,
}

const fn rests(field: &'static str, because: Because) -> BondOfField {
    BondOfField {
        field,
        bond: Bond::RestsOn,
        because,
    }
}

const fn leans(field: &'static str, because: Because) -> BondOfField {
    BondOfField {
        field,
        bond: Bond::LeansOn,
        because,
    }
}

const fn carries(field: &'static str, because: Because) -> BondOfField {
    BondOfField {
        field,
        bond: Bond::Carries,
        because,
    }
}

const fn shows_in(field: &'static str, because: Because) -> BondOfField {
    BondOfField {
        field,
        bond: Bond::ShowsIn,
        because,
    }
}

const fn touches(field: &'static str) -> BondOfField {
    BondOfField {
        field,
        bond: Bond::Touches,
        because: Because::IsTouchedBy,
    }
}

const fn beside(field: &'static str) -> BondOfField {
    BondOfField {
        field,
        bond: Bond::Beside,
        because: Because::BelongsTo,
    }
}

/// What the links of a kind say, field by field.
pub const fn bonds(kind: RecordKind) -> &'static [BondOfField] {
    match kind {
        RecordKind::Round => const { &[beside("own_statements")] },
        RecordKind::Step => const { &[beside("actors")] },
        RecordKind::Response | RecordKind::Consensus => const { &[beside("round")] },
        RecordKind::Influence => const { &[rests("from", Because::IsAbout), rests("to", Because::IsAbout)] },
        RecordKind::AnalysisFinding => {
            const {
                &[
                    leans("areas", Because::IsAbout),
                    leans("elements", Because::IsAbout),
                    rests("indicators", Because::IsShownBy),
                ]
            }
        }
        RecordKind::Indicator => const { &[leans("areas", Because::IsAbout)] },
        RecordKind::DialogueTopic => const { &[rests("round", Because::ComesFrom)] },
        RecordKind::Meeting => const { &[beside("invited"), beside("came")] },
        RecordKind::Contribution => {
            const {
                &[
                    rests("meeting", Because::SaidAt),
                    leans("actor", Because::SaidBy),
                    carries("findings", Because::HasReceived),
                    carries("priorities", Because::HasReceived),
                    shows_in("elements", Because::HasReceived),
                    leans("consultation", Because::ComesFrom),
                    leans("question", Because::Replies),
                ]
            }
        }
        RecordKind::Consultation => const { &[rests("priorities", Because::IsAbout), beside("meeting")] },
        RecordKind::ConsultationQuestion => const { &[rests("consultation", Because::BelongsTo)] },
        RecordKind::Lesson => {
            const {
                &[
                    leans("priorities", Because::IsAbout),
                    rests("review", Because::ComesFrom),
                ]
            }
        }
        RecordKind::NeighbourPlan => {
            const {
                &[
                    rests("priority", Because::BelongsTo),
                    shows_in("elements", Because::FollowsFrom),
                ]
            }
        }
        RecordKind::Feedback => const { &[leans("to", Because::SentTo), rests("contributions", Because::Replies)] },
        RecordKind::StructureElement => const { &[leans("from", Because::Connects), leans("to", Because::Connects)] },
        RecordKind::Priority => {
            const {
                &[
                    rests("findings", Because::BuildsOn),
                    rests("round", Because::ComesFrom),
                    shows_in("elements", Because::IsPlaceOf),
                ]
            }
        }
        RecordKind::DeepAnalysis => {
            const {
                &[
                    rests("priority", Because::LooksDeeper),
                    leans("means", Because::CountsOn),
                ]
            }
        }
        RecordKind::Alternative => const { &[rests("priority", Because::IsWayTo)] },
        RecordKind::EffectLink => {
            const {
                &[
                    rests("priority", Because::LeadsTowards),
                    carries("actions", Because::CarriesOut),
                    carries("targets", Because::Measures),
                ]
            }
        }
        RecordKind::ActionPlan => {
            const {
                &[
                    rests("priorities", Because::Serves),
                    rests("analysis", Because::FollowsFrom),
                    leans("owner", Because::AnsweredBy),
                ]
            }
        }
        RecordKind::Action => {
            const {
                &[
                    leans("owner", Because::AnsweredBy),
                    leans("partners", Because::DoneWith),
                    rests("priorities", Because::Serves),
                    rests("plan", Because::IsIn),
                    rests("depends_on", Because::WaitsFor),
                    leans("elements", Because::TakesPlaceIn),
                    rests("round", Because::ComesFrom),
                ]
            }
        }
        RecordKind::Milestone => const { &[rests("action", Because::BelongsTo)] },
        RecordKind::Funding => const { &[rests("action", Because::Finances), leans("funder", Because::PaidBy)] },
        RecordKind::Risk => const { &[rests("action", Because::Threatens)] },
        RecordKind::Target => {
            const {
                &[
                    rests("action", Because::Measures),
                    rests("indicator", Because::Tracks),
                    leans("measured_by", Because::MeasuredBy),
                ]
            }
        }
        RecordKind::Measurement => const { &[rests("of", Because::Measures)] },
        RecordKind::Review => const { &[rests("of", Because::LooksBackOn), leans("evidence", Because::IsShownBy)] },
        RecordKind::Change => const { &[touches("affects"), rests("review", Because::ComesFrom)] },
        RecordKind::Reconsideration => const { &[beside("change"), beside("of")] },
        RecordKind::Comment => const { &[beside("of")] },
        RecordKind::SetAside => const { &[beside("place")] },
        RecordKind::Strategy
        | RecordKind::OwnStatement
        | RecordKind::PeerResult
        | RecordKind::ModelArea
        | RecordKind::MapSheet
        | RecordKind::Publication
        | RecordKind::Actor
        | RecordKind::Version => &[],
    }
}

/// What a field's links say; `None` of a field that this version does not know, or that has no links.
pub fn bond(kind: RecordKind, field: &str) -> Option<&'static BondOfField> {
    bonds(kind).iter().find(|one| one.field == field)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::values::field::Meaning;

    // R560
    #[test]
    fn of_every_link_of_every_kind_it_is_said_which_one_rests_on_the_other() {
        for kind in RecordKind::ALL {
            let links = kind
                .fields()
                .iter()
                .filter(|field| matches!(field.meaning, Meaning::Record | Meaning::Records))
                .map(|field| field.name);
            let said = bonds(*kind).iter().map(|one| one.field);
            let (links, said): (Vec<_>, Vec<_>) = (links.collect(), said.collect());
            assert_eq!(links, said, "{kind:?}");
        }
    }

    // R560
    #[test]
    fn nothing_confidential_is_in_any_thread() {
        for kind in RecordKind::ALL.iter().filter(|kind| kind.is_confidential()) {
            assert!(bonds(*kind).iter().all(|one| one.bond == Bond::Beside), "{kind:?}");
        }
    }
}
