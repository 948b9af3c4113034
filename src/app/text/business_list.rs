//! The actors of business in words: a row each, and all of them as a table of a spreadsheet has it.

use super::{
    vocabulary::{self, Term},
    words::{Word, fill, number, text},
};
use crate::domain::{
    learning::business::{self, BusinessActor, Lack, Segment},
    records::{
        dialogue::{Contribution, ResponseState},
        document::Document,
        plan::Action,
        references::References,
        strategy::Actor,
    },
    values::id::Id,
};

/// An action by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedAction {
    /// Its id.
    pub id: Id<Action>,
    /// What it is called.
    pub name: String,
}

/// An actor as a row, with the segment that it is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The segment.
    pub segment: String,
    /// How many of the segment are heard, and how many there are.
    pub heard: [usize; 2],
    /// Its name.
    pub name: String,
    /// How it is reached.
    pub contact: String,
    /// What it can give.
    pub gives: String,
    /// What it gets.
    pub gets: String,
    /// The meetings, in words.
    pub meetings: String,
    /// What was answered to what it said, in words.
    pub said: String,
    /// The actions that it answers for.
    pub owns: Vec<NamedAction>,
    /// The actions that it takes part in.
    pub partner_in: Vec<NamedAction>,
    /// What is missing.
    pub lacks: String,
}

/// The actors of business of a document, by segment.
pub fn rows_of(document: &Document, references: &References) -> Vec<Row> {
    let segments = business::segments(document, references);
    let of_segment = |segment: &Segment| {
        let heard = [segment.heard(), segment.actors.len()];
        let name = match segment.name.as_str() {
            "" => text(Word::BusinessNoSegment).to_owned(),
            name => name.to_owned(),
        };
        let rows = segment.actors.iter();
        rows.filter_map(|one| row(document, one, (&name, heard)))
            .collect::<Vec<_>>()
    };
    segments.iter().flat_map(of_segment).collect()
}

fn row(document: &Document, one: &BusinessActor, (segment, heard): (&str, [usize; 2])) -> Option<Row> {
    let actor: &Actor = document.get(&one.id)?;
    let actions = |ids: &[Id<Action>]| {
        let named = |id: &Id<Action>| {
            let name = vocabulary::named(&document.get(id)?.title);
            Some(NamedAction { id: id.clone(), name })
        };
        ids.iter().filter_map(named).collect()
    };
    let meetings = match one.meetings.len() {
        0 => text(Word::BusinessMeetingsNone).to_owned(),
        all => fill(
            Word::BusinessCame,
            &[("n", &number(one.came.len())), ("total", &all.to_string())],
        ),
    };
    let lacks: Vec<_> = one.lacks.iter().map(|lack| text(lack_word(*lack))).collect();
    Some(Row {
        segment: segment.to_owned(),
        heard,
        name: vocabulary::named(&actor.name),
        contact: actor.contact.trim().to_owned(),
        gives: actor.gives.trim().to_owned(),
        gets: actor.gets.trim().to_owned(),
        meetings,
        said: said(&one.said),
        owns: actions(&one.owns),
        partner_in: actions(&one.partner_in),
        lacks: lacks.join("; "),
    })
}

fn lack_word(lack: Lack) -> Word {
    match lack {
        Lack::Segment => Word::BusinessLackSegment,
        Lack::Gives => Word::BusinessLackGives,
        Lack::Gets => Word::BusinessLackGets,
        Lack::Heard => Word::BusinessLackHeard,
        Lack::Answer => Word::BusinessLackAnswer,
        Lack::Action => Word::BusinessLackAction,
    }
}

/// How many contributions were answered in each way, in words.
pub fn said(contributions: &[(Id<Contribution>, ResponseState)]) -> String {
    let counted = ResponseState::ALL.iter().filter_map(|state| {
        let n = contributions.iter().filter(|(_, one)| one == state).count();
        (n > 0).then(|| [text(state.word()), ": ", &number(n)].concat())
    });
    let counted: Vec<_> = counted.collect();
    if counted.is_empty() {
        return text(Word::BusinessSaidNone).into();
    }
    counted.join("; ")
}

/// The columns but the contact, in their order.
pub fn columns() -> [Word; 7] {
    [
        Word::BusinessActor,
        Word::FieldActorGives,
        Word::FieldActorGets,
        Word::BusinessMeetings,
        Word::BusinessSaid,
        Word::BusinessActions,
        Word::BusinessLacks,
    ]
}

/// The list as a table of a spreadsheet has it.
pub fn as_text(rows: &[Row], has_contact: bool) -> String {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let contact = |text: &str| has_contact.then(|| plain(text));
    let head = columns().map(|word| text(word).to_owned());
    let head = std::iter::once(text(Word::FieldActorSegment).to_owned())
        .chain(head)
        .chain(contact(text(Word::FieldActorContact)));
    let mut lines = vec![head.collect::<Vec<_>>().join("\t")];
    for row in rows {
        let actions = row.owns.iter().chain(&row.partner_in).map(|one| one.name.as_str());
        let actions = actions.collect::<Vec<_>>().join("; ");
        let cells = [
            &row.segment,
            &row.name,
            &row.gives,
            &row.gets,
            &row.meetings,
            &row.said,
            &actions,
            &row.lacks,
        ];
        let cells = cells.into_iter().map(|cell| plain(cell)).chain(contact(&row.contact));
        lines.push(cells.collect::<Vec<_>>().join("\t"));
    }
    lines.join("\n")
}
