//! What has been learnt and where it matters, and the contact with business.
//!
//! - `proposing`: which lessons matter for what somebody is at work with
//! - `reviewed`: a lesson made of what a review says
//! - `filter`: which lessons are looked for
//! - `business`: who in business there is, what they give and get, and how their needs are met

pub mod business;
pub mod filter;
pub mod proposing;
mod reviewed;
