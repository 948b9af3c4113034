//! What an action consists of beside its targets: milestones, funding and risks.

use super::{declaration::record, plan::Action, strategy::Actor};
use crate::domain::values::{
    amount::{Amount, Year},
    code::codes,
    date::Date,
    id::Id,
    order::Order,
};

record! {
    /// A milestone (delmål) of an action: something that is to be ready one day.
    Milestone = "milestone" {
        /// The action.
        action: Option<Id<Action>>,
        /// What is ready then.
        title: String,
        /// The last day for it.
        due: Option<Date>,
        /// The day it was ready.
        done: Option<Date>,
        /// Its place in the list.
        order: Order,
    }
}

record! {
    /// Money for an action, from one source and for one year.
    Funding = "funding" {
        /// The action.
        action: Option<Id<Action>>,
        /// The actor it comes from.
        funder: Option<Id<Actor>>,
        /// Where it comes from, if that is no actor or more than one: a programme, say.
        source: String,
        /// The year it is for.
        year: Option<Year>,
        /// What has been asked for, in kronor.
        asked: Option<Amount>,
        /// What has been granted, in kronor.
        granted: Option<Amount>,
        /// What has been spent of it, in kronor.
        spent: Option<Amount>,
        /// Its place in the list.
        order: Order,
    }
}

codes! {
    unsaid
    /// How likely a risk is, and how much it would matter.
    RiskLevel = "risk_level" {
        /// It has not been said.
        Unstated = "unstated",
        /// Liten.
        Low = "low",
        /// Måttlig.
        Medium = "medium",
        /// Stor.
        High = "high",
    }
}

record! {
    /// A risk of an action: what could keep it from giving what it should.
    Risk = "risk" {
        /// The action.
        action: Option<Id<Action>>,
        /// What could happen.
        title: String,
        /// How likely it is.
        likelihood: RiskLevel,
        /// How much it would matter.
        consequence: RiskLevel,
        /// What is done about it.
        response: String,
        /// Its place in the list.
        order: Order,
    }
}
