//! What was decided and said at a meeting, in words: the same on the screen, on paper and as a text.

use super::{
    kinds,
    vocabulary::{self, Term},
    words::{Word, fill, text},
};
use crate::domain::{
    follow_up::meeting::minutes::{Noted, Said},
    records::document::Document,
};

/// Something that was decided or said, with by whom.
pub fn told(document: &Document, said: &Said) -> String {
    let (told, by) = match said {
        Said::Decided { decision, asked, by } => {
            let decided = fill(Word::MeetingDecided, &[("text", decision)]);
            (joined(&[asked, &decided]), by)
        }
        Said::Reviewed { decision, reason, by } => {
            let decided = fill(
                Word::MeetingReviewed,
                &[("decision", &text(decision.word()).to_lowercase())],
            );
            (joined(&[&decided, reason]), by)
        }
        Said::Looked {
            outcome,
            change,
            note,
            by,
        } => {
            let outcome = text(outcome.word()).to_lowercase();
            let looked = match change {
                Some(change) => {
                    let change = kinds::name_of(&[document], change.raw());
                    fill(Word::MeetingLookedFor, &[("outcome", &outcome), ("change", &change)])
                }
                None => fill(Word::MeetingLooked, &[("outcome", &outcome)]),
            };
            (joined(&[&looked, note]), by)
        }
        Said::Comment {
            text: said,
            by,
            is_open,
        } => {
            let said = vocabulary::named(said);
            let open = if *is_open { text(Word::MeetingStillOpen) } else { "" };
            (joined(&[&said, open]), by)
        }
    };
    if by.is_empty() {
        return told;
    }
    fill(Word::MeetingBy, &[("text", &told), ("by", by)])
}

fn joined(parts: &[&str]) -> String {
    let parts = parts.iter().filter(|part| !part.is_empty());
    parts.copied().collect::<Vec<_>>().join(" ")
}

/// The minutes as a text that can be sent: the title, then each record with what was decided and said of it.
pub fn as_text(document: &Document, title: &str, minutes: &[Noted]) -> String {
    let mut lines = vec![document.strategy().name.trim().to_owned(), title.to_owned()];
    lines.retain(|line| !line.is_empty());
    for noted in minutes {
        lines.push(String::new());
        lines.push(kinds::name_of(&[document], &noted.of));
        lines.extend(noted.said.iter().map(|said| ["- ", &told(document, said)].concat()));
    }
    lines.push(String::new());
    lines.join("\n")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::{
        records::{
            change::{Change, Reconsidered},
            plan::Action,
            review::ReviewDecision,
        },
        values::id::{Id, RecordId},
    };

    fn raw(id: &str) -> RecordId {
        RecordId::new(id).unwrap()
    }

    // R467
    #[test]
    fn the_minutes_are_a_text_with_every_decision_and_comment_under_its_record() {
        let action = Action {
            title: "Lärcentrum".into(),
            ..Action::default()
        };
        let change = Change {
            title: "Ny prognos".into(),
            ..Change::default()
        };
        let records = [(raw("a"), action.into()), (raw("c"), change.into())];
        let document = Document::of(raw("d"), records);
        let decided = |asked: &str, by: &str| Said::Decided {
            decision: "Flyttas till 2027.".into(),
            asked: asked.into(),
            by: by.into(),
        };
        let said = vec![
            decided("Vem betalar?", "Nämnden"),
            decided("", ""),
            Said::Reviewed {
                decision: ReviewDecision::Change,
                reason: "Räcker inte.".into(),
                by: String::new(),
            },
            Said::Looked {
                outcome: Reconsidered::Kept,
                change: Some(Id::of(raw("c"))),
                note: String::new(),
                by: String::new(),
            },
            Said::Comment {
                text: "Bra fart.".into(),
                by: "Flen".into(),
                is_open: true,
            },
        ];
        let noted = Noted { of: raw("a"), said };
        let written = as_text(&document, "Anteckningar 29 nov 2026", &[noted]);
        let expected = "Anteckningar 29 nov 2026\n\n\
            Lärcentrum\n\
            - Vem betalar? Beslut: Flyttas till 2027. – Nämnden\n\
            - Beslut: Flyttas till 2027.\n\
            - Beslut efter genomgången: ändra. Räcker inte.\n\
            - Omprövat för Ny prognos: står fast.\n\
            - Bra fart. (Att diskutera.) – Flen\n";
        assert_eq!(written, expected);
    }
}
