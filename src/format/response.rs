//! The file that a respondent sends back (`docs/format.md`, *Responses*).

mod scanned;

use serde_json::{Map, Value};

pub use super::file_kind::{FileError, TooLong};
use super::{
    file_kind::{self, FileKind, ParsedFile},
    transcoded::as_utf8,
};
pub use crate::domain::assessment::response_file::ResponseFile;
use crate::domain::{
    json::{self, Json},
    records::{
        declaration::{read_field, write_field},
        self_assessment::{Answer, StatementNumber},
    },
    values::{
        field::{Expectation, Field, Misreading},
        id::{Id, RecordId},
    },
};

/// The largest file that is written, in bytes.
pub const MOST_WRITTEN: usize = 12_000;

/// Writes a response as a file: the same response always gives the same bytes.
///
/// # Errors
/// [`TooLong`] where it would have more than [`MOST_WRITTEN`] bytes.
pub fn write(response: &ResponseFile) -> Result<String, TooLong> {
    file_kind::finish(fields(response), MOST_WRITTEN)
}

/// Writes a response without white space, for a link.
pub fn write_compact(response: &ResponseFile) -> String {
    let mut text = String::new();
    json::write_object(&fields(response), &mut text);
    text
}

/// How large the file of a response is or would be, in bytes.
pub fn size(response: &ResponseFile) -> usize {
    write(response).map_or_else(|error| error.bytes, |text| text.len())
}

/// How many bytes there still is room for in the file of a response.
pub fn room_left(response: &ResponseFile) -> usize {
    MOST_WRITTEN.saturating_sub(size(response))
}

fn fields(response: &ResponseFile) -> Map<String, Value> {
    let mut fields = file_kind::envelope_of(FileKind::Response);
    fields.insert("id".into(), response.id.as_str().into());
    write_field(&mut fields, "document", &response.document);
    fields.insert("round".into(), response.round.as_str().into());
    write_field(&mut fields, "title", &response.title);
    write_field(&mut fields, "question_set", &response.question_set);
    write_field(&mut fields, "revision", &response.revision);
    write_field(&mut fields, "group", &response.group);
    write_field(&mut fields, "role", &response.role);
    write_field(&mut fields, "name", &response.name);
    write_field(&mut fields, "answered", &response.answered);
    write_field(&mut fields, "answers", &response.answers);
    write_field(&mut fields, "comments", &response.comments);
    write_field(&mut fields, "evidence", &response.evidence);
    fields
}

/// Reads a response. Any bytes give a response or an error that names place and cause.
///
/// # Errors
/// [`FileError`]: nothing is read in part.
pub fn read(bytes: &[u8]) -> Result<ResponseFile, FileError> {
    let text = bytes.len() <= FileKind::Response.most_bytes();
    let text = text.then(|| std::str::from_utf8(bytes).ok()).flatten();
    match text.and_then(scanned::read) {
        Some(read) => Ok(read),
        None => read_any(bytes),
    }
}

/// Reads a response whatever is in it.
fn read_any(bytes: &[u8]) -> Result<ResponseFile, FileError> {
    let nowhere = RecordId::from_bits(0);
    let mut read = ResponseFile::empty(Id::of(nowhere.clone()), Id::of(nowhere));
    let (answers, mut misread, mut count) = (&mut read.answers, Vec::new(), 0_usize);
    let mut take_answer = |id: &str, json: Json<'_>| {
        count += 1;
        if !is_name(id) {
            misread.push(Misreading::here(Expectation::Id).within(id));
            return;
        }
        match Answer::read(json) {
            Ok(answer) if count <= ResponseFile::MOST_ANSWERS => answers.insert(id, answer),
            Ok(_) => {}
            Err(cause) => misread.push(cause.within(id)),
        }
    };
    let bytes = as_utf8(bytes);
    let mut opened = file_kind::open(&bytes, FileKind::Response, ANSWERS, &mut take_answer)?;
    if count > ResponseFile::MOST_ANSWERS {
        return Err(FileError::TooMany {
            place: ANSWERS,
            count,
            most: ResponseFile::MOST_ANSWERS,
        });
    }
    for misread in misread {
        opened.note(misread.within(ANSWERS));
    }
    match json::take(&mut opened.entries, ANSWERS) {
        None | Some(Json::Null | Json::Object(_)) => {}
        Some(_) => opened.note(Misreading::here(Expectation::Object).within(ANSWERS)),
    }
    read.id = Id::of(opened.id("id"));
    read.round = Id::of(opened.id("round"));
    read_rest(&mut opened, &mut read);
    if !opened.problems.is_empty() {
        return Err(FileError::Misread(opened.problems));
    }
    if read.answers.is_empty() {
        return Err(FileError::NoAnswers);
    }
    Ok(read)
}

const ANSWERS: &str = "answers";

fn read_rest(opened: &mut ParsedFile<'_>, read: &mut ResponseFile) {
    let ParsedFile { entries, problems } = opened;
    let mut note = |misread| problems.push(file_kind::problem(misread));
    read_field(entries, "document", &mut read.document, &mut note);
    read_field(entries, "title", &mut read.title, &mut note);
    read_field(entries, "question_set", &mut read.question_set, &mut note);
    read_field(entries, "revision", &mut read.revision, &mut note);
    read_field(entries, "group", &mut read.group, &mut note);
    read_field(entries, "role", &mut read.role, &mut note);
    read_field(entries, "name", &mut read.name, &mut note);
    read_field(entries, "answered", &mut read.answered, &mut note);
    read_field(entries, "comments", &mut read.comments, &mut note);
    read_field(entries, "evidence", &mut read.evidence, &mut note);
    if read.question_set.is_empty() {
        note(Misreading::here(Expectation::Text).within("question_set"));
    }
    for (field, texts) in [("comments", &read.comments), ("evidence", &read.evidence)] {
        if let Some(id) = texts.keys().find(|id| !is_name(id)) {
            note(Misreading::here(Expectation::Id).within(id).within(field));
        }
    }
}

/// Whether something can be named so: a statement of a set, an own one, a factor.
fn is_name(id: &str) -> bool {
    StatementNumber::of(id).is_some() || RecordId::new(id).is_some()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_of_reading_give_the_same() {
        let full = r#"{"answered":"2026-11-22","answers":{"F01.1":2,"F01.2":"dont_know","F14.3":"not_applicable","own-1":0},
            "comments":{"F01":"Vi \"möts\"\n"},"document":"d","evidence":{"F02":"b"},"format":"samspel-response","group":"municipality",
            "id":"a","name":"Kim","question_set":"framgangsfaktorer-1","revision":3,"role":"officer","round":"r","title":"Hösten","version":1}"#;
        let scanned = scanned::read(full).unwrap();
        assert_eq!(read_any(full.as_bytes()).as_ref(), Ok(&scanned));
        // Every part missing, doubled, or something else.
        let parts = [
            "\"2026-11-22\"",
            "\"F01.1\":2,",
            "\"dont_know\"",
            "own-1",
            ":0}",
            "\"F01\":\"Vi",
            "möts",
            "\"d\",",
            "\"F02\":\"b\"",
            "samspel-response",
            "municipality",
            "\"a\"",
            "Kim",
            "framgangsfaktorer-1",
            "3,",
            "officer",
            "\"r\"",
            "Hösten",
            ":1}",
        ];
        let others = [
            "",
            "null",
            "\"\"",
            "0",
            "-1",
            "1.5",
            "[]",
            "{}",
            "\"x\"",
            "\"\\u00e5\"",
            "\"F99.9\":4,",
            "\"å\":1,",
            "7,",
            "2,",
            "\n",
            "\\",
        ];
        for part in parts {
            for other in others {
                let changed = full.replacen(part, other, 1);
                if let Some(scanned) = scanned::read(&changed) {
                    assert_eq!(read_any(changed.as_bytes()), Ok(scanned), "{changed}");
                }
            }
        }
    }
}
