//! Checks of what has been learnt, of neighbouring regions' plans, and of the contact with business.

pub mod business_needs_unsaid;
pub mod crossing_without_neighbour_plan;
pub mod lesson_of_nothing;
pub mod lesson_of_others_bare;
pub mod neighbour_plan_incomplete;
pub mod segment_unheard;
