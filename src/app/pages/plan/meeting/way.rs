//! The ways into the meeting from elsewhere in the plan.

use leptos::prelude::*;

use super::desk::hash;
use crate::{
    app::{
        components::icon::icon,
        text::words::{Word, text},
    },
    domain::follow_up::meeting::place::MeetingPlace,
};

/// A link to a place of the meeting.
pub fn to_meeting(place: &MeetingPlace) -> AnyView {
    view! {
        <a class="button to-meeting" href=hash(place)>
            {icon("message")}
            {text(Word::MeetingShow)}
        </a>
    }
    .into_any()
}
