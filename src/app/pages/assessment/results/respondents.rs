//! Whose answers are meant: everybody's or a group's.

use crate::{
    app::text::{
        vocabulary,
        words::{Word, text},
    },
    domain::{
        assessment::results::{Respondents, Results},
        records::strategy::ActorGroup,
    },
};

/// The code of those who have not said their group.
const UNSAID: &str = "unsaid";

/// What those are called whose answers are shown.
pub fn name(respondents: Respondents) -> &'static str {
    match respondents {
        Respondents::All => text(Word::ResultsAll),
        Respondents::Group(group) => vocabulary::group(group),
    }
}

/// The code by which the choice is remembered.
pub fn code(respondents: Respondents) -> &'static str {
    match respondents {
        Respondents::All => "",
        Respondents::Group(None) => UNSAID,
        Respondents::Group(Some(group)) => group.code(),
    }
}

/// Whose answers a code means; everybody's if it is no such code.
pub fn from_code(code: &str) -> Respondents {
    let group = ActorGroup::ALL.iter().find(|group| group.code() == code);
    match group {
        Some(group) => Respondents::Group(Some(*group)),
        None if code == UNSAID => Respondents::Group(None),
        None => Respondents::All,
    }
}

/// Everybody, and each group that may be shown.
pub fn all_shown(results: &Results) -> Vec<Respondents> {
    let groups = results.shown_groups().into_iter().map(Respondents::Group);
    std::iter::once(Respondents::All).chain(groups).collect()
}
