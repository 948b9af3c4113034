//! Responses as this program writes them, read in one go: whoever collects has thousands at a time.

use std::collections::BTreeMap;

use super::is_name;
use crate::{
    domain::{
        assessment::response_file::ResponseFile,
        json::Scanner,
        records::{
            self_assessment::{Answer, Answers, Level, RespondentRole},
            strategy::ActorGroup,
        },
        values::{
            amount::Count,
            date::Date,
            id::{Id, RecordId},
            text,
        },
    },
    format::file_kind::FileKind,
};

/// The response of a text; `None` if it has anything in it that this reader does not take, be that right or wrong.
pub fn read(text: &str) -> Option<ResponseFile> {
    let nowhere = RecordId::from_bits(0);
    let mut read = ResponseFile::empty(Id::of(nowhere.clone()), Id::of(nowhere));
    // What must be there: format, id, question set, round, version.
    let mut needed = 0_u8;
    let mut scanner = Scanner::new(text);
    scanner.object(|scanner, key| {
        match key {
            "answered" => read.answered = Some(Date::parse(scanner.plain()?)?),
            "answers" => read.answers = answers(scanner)?,
            "comments" => read.comments = texts(scanner)?,
            "document" => read.document = Some(RecordId::new(scanner.plain()?)?),
            "evidence" => read.evidence = texts(scanner)?,
            "format" => needed += u8::from(scanner.plain()? == FileKind::Response.format()),
            "group" => read.group = Some(ActorGroup::from_code(scanner.plain()?)?),
            "id" => {
                read.id = Id::of(RecordId::new(scanner.plain()?)?);
                needed += 1;
            }
            "name" => read.name = text::plain(scanner.text()?),
            "question_set" => {
                read.question_set = text::plain(scanner.plain()?.into());
                needed += u8::from(!read.question_set.is_empty());
            }
            "revision" => read.revision = Count(scanner.whole()?),
            "role" => read.role = RespondentRole::from_code(scanner.plain()?)?,
            "round" => {
                read.round = Id::of(RecordId::new(scanner.plain()?)?);
                needed += 1;
            }
            "title" => read.title = text::plain(scanner.text()?),
            "version" => needed += u8::from(scanner.whole()? == 1),
            // What later versions may add is left by the other reader.
            _ => return None,
        }
        Some(())
    })?;
    let is_whole = needed == 5 && !read.answers.is_empty() && scanner.is_at_end();
    is_whole.then_some(read)
}

fn answers(scanner: &mut Scanner<'_>) -> Option<Answers> {
    let mut answers = Answers::default();
    scanner.object(|scanner, id| {
        let answer = match scanner.whole() {
            Some(level) => Answer::Level(Level::new(u8::try_from(level).ok()?)?),
            None => match scanner.plain()? {
                "dont_know" => Answer::DontKnow,
                "not_applicable" => Answer::NotApplicable,
                _ => return None,
            },
        };
        if !is_name(id) || answers.len() == ResponseFile::MOST_ANSWERS {
            return None;
        }
        answers.insert(id, answer);
        Some(())
    })?;
    Some(answers)
}

fn texts(scanner: &mut Scanner<'_>) -> Option<BTreeMap<String, String>> {
    let mut texts = BTreeMap::new();
    scanner.object(|scanner, id| {
        let text = text::plain(scanner.text()?);
        if !is_name(id) {
            return None;
        }
        // An entry that says nothing is not kept.
        if !text.is_empty() {
            texts.insert(id.to_owned(), text);
        }
        Some(())
    })?;
    Some(texts)
}
