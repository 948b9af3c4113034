//! Whose answers are meant: everybody's or a group's.

use crate::{
    app::text::{
        vocabulary,
        words::{Word, text},
    },
    domain::{
        assessment::results::{Results, Who},
        records::strategy::ActorGroup,
    },
};

/// The code of those who have not said their group.
const UNSAID: &str = "unsaid";

/// What those are called whose answers are shown.
pub fn name(who: Who) -> &'static str {
    match who {
        Who::All => text(Word::ResultsAll),
        Who::Group(group) => vocabulary::group(group),
    }
}

/// The code by which the choice is remembered.
pub fn code(who: Who) -> &'static str {
    match who {
        Who::All => "",
        Who::Group(None) => UNSAID,
        Who::Group(Some(group)) => group.code(),
    }
}

/// Whose answers a code means; everybody's if it is no such code.
pub fn from_code(code: &str) -> Who {
    let group = ActorGroup::ALL.iter().find(|group| group.code() == code);
    match group {
        Some(group) => Who::Group(Some(*group)),
        None if code == UNSAID => Who::Group(None),
        None => Who::All,
    }
}

/// Everybody, and each group that may be shown.
pub fn all_shown(results: &Results) -> Vec<Who> {
    let groups = results.shown_groups().into_iter().map(Who::Group);
    std::iter::once(Who::All).chain(groups).collect()
}
