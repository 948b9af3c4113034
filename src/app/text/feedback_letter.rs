//! What people are told came of what they said, as a letter.

use super::{
    vocabulary::{self, Term},
    words::{Word, fill, text},
};
use crate::domain::{
    dialogue::group_of,
    records::{dialogue::Contribution, document::Document},
    values::{contact::without_contacts, id::Id},
};

/// Who said it: the actor, the person, or the group.
pub fn who(document: &Document, one: &Contribution, with_person: bool) -> String {
    let actor = one.actor.as_ref().and_then(|actor| document.get(actor));
    let person = if with_person { one.person.trim() } else { "" };
    let group = || group_of(document, one).map_or("", |group| vocabulary::group(Some(group)));
    let organisation = Some(one.organisation.trim()).filter(|name| !name.is_empty());
    let by = actor.map(|actor| actor.name.trim()).or(organisation);
    let by = by.unwrap_or_else(group);
    match (person, by) {
        ("", by) => by.into(),
        (person, "") => person.into(),
        (person, by) => [person, ", ", by].concat(),
    }
}

/// The text: what was said and what was answered, one after the other. Persons are named only where that is chosen.
pub fn letter(document: &Document, told: &[(Id<Contribution>, &Contribution)], has_names: bool) -> String {
    let mut letter = [
        text(Word::DialogueFeedbackHeading),
        "\n",
        document.strategy().name.trim(),
        "\n",
    ]
    .concat();
    for (number, (_, one)) in (1..).zip(told) {
        let by = who(document, one, has_names);
        let by = if by.is_empty() { by } else { [" (", &by, ")"].concat() };
        let said = one.text.trim();
        let said = if has_names { said.into() } else { without_contacts(said) };
        letter += &format!("\n{number}. {said}{by}\n");
        letter += &fill(Word::DialogueFeedbackResponse, &[("state", text(one.response.word()))]);
        letter += "\n";
        if !one.reason.trim().is_empty() {
            letter += &fill(Word::DialogueFeedbackReason, &[("reason", one.reason.trim())]);
            letter += "\n";
        }
    }
    letter
}
