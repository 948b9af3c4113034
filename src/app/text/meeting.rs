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
