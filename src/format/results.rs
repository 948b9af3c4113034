//! The file of a round's results that regions give each other: sums only (`docs/format.md`, *Results*).

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use thiserror::Error;

pub use super::file_kind::{FileError, TooLong};
use super::{
    envelope::Problem,
    file_kind::{self, FileKind, ParsedFile},
    transcoded::as_utf8,
};
pub use crate::domain::assessment::shared_results::SharedResults;
use crate::domain::{
    assessment::{results::counts::Counts, shared_results::GroupSums},
    json::{self, Entries, Json},
    records::{
        declaration::{read_field, write_field},
        self_assessment::{PeerResult, SmallestGroup, StatementNumber},
    },
    values::{
        amount::Count,
        field::{Expectation, Field, Misreading},
    },
};

/// The largest file that is written, in bytes: as much as is read.
pub const MOST_WRITTEN: usize = FileKind::Results.most_bytes();

/// The most groups that are read.
pub const MOST_GROUPS: usize = 50;

const STATEMENTS: &str = "statements";
const RESPONSES: &str = "responses";
const GROUPS: &str = "groups";

/// Why a file could not be read as results.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ResultsError {
    /// It is no such file, or can't be taken apart.
    #[error(transparent)]
    File(#[from] FileError),
    /// Parts of it can't be understood or can't be so. Every one of them is named.
    #[error("{} parts can't be so", .0.len())]
    Faults(Vec<Fault>),
}

/// Something in a file that can't be so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It can't be understood.
    Misread(Problem),
    /// Fewer answers than the smallest group that the file says is shown.
    TooFew {
        /// The path in the file, as `statements/F01.1`.
        place: String,
        /// How many answers there are.
        count: u32,
        /// The smallest group.
        least: u32,
    },
    /// More than those whom they are part of.
    TooMany {
        /// The path in the file, as `groups/region/statements/F01.1`.
        place: String,
        /// How many there are.
        count: u32,
        /// How many there can be.
        most: u32,
    },
}

/// Writes results as a file: the same results always give the same bytes.
///
/// # Errors
/// [`TooLong`] where it would have more than [`MOST_WRITTEN`] bytes.
pub fn write(shared: &SharedResults) -> Result<String, TooLong> {
    let result = &shared.result;
    let mut fields = file_kind::envelope_of(FileKind::Results);
    fields.insert("round".into(), result.source.as_str().into());
    write_field(&mut fields, "region", &result.region);
    write_field(&mut fields, "county", &result.county);
    write_field(&mut fields, "title", &result.title);
    write_field(&mut fields, "start", &result.start);
    write_field(&mut fields, "end", &result.end);
    write_field(&mut fields, "question_set", &result.question_set);
    write_field(&mut fields, "smallest_group", &shared.smallest_group);
    write_field(&mut fields, RESPONSES, &result.responses);
    write_field(&mut fields, STATEMENTS, &result.statements);
    let group = |(code, sums): (&String, &GroupSums)| {
        let mut entry = Map::new();
        write_field(&mut entry, RESPONSES, &sums.responses);
        write_field(&mut entry, STATEMENTS, &sums.statements);
        (code.clone(), Value::Object(entry))
    };
    let groups: Map<String, Value> = shared.groups.iter().map(group).collect();
    if !groups.is_empty() {
        fields.insert(GROUPS.into(), Value::Object(groups));
    }
    write_field(&mut fields, "levels", &result.levels);
    write_field(&mut fields, "target_levels", &result.target_levels);
    write_field(&mut fields, "target_years", &result.target_years);
    write_field(&mut fields, "strengths", &result.strengths);
    write_field(&mut fields, "evidence", &result.evidence);
    write_field(&mut fields, "contact", &result.contact);
    file_kind::finish(fields, MOST_WRITTEN)
}

/// Reads results. Any bytes give results or an error that names place and cause.
///
/// # Errors
/// [`ResultsError`]: nothing is read in part.
pub fn read(bytes: &[u8]) -> Result<SharedResults, ResultsError> {
    let bytes = as_utf8(bytes);
    let mut opened = file_kind::open(&bytes, FileKind::Results, "", &mut |_, _| {})?;
    let mut result = PeerResult {
        source: opened.id("round").as_str().into(),
        ..PeerResult::default()
    };
    let mut smallest_group = SmallestGroup::default();
    let ParsedFile { entries, problems } = &mut opened;
    let mut note = |misread| problems.push(file_kind::problem(misread));
    read_field(entries, "region", &mut result.region, &mut note);
    read_field(entries, "county", &mut result.county, &mut note);
    read_field(entries, "title", &mut result.title, &mut note);
    read_field(entries, "start", &mut result.start, &mut note);
    read_field(entries, "end", &mut result.end, &mut note);
    read_field(entries, "question_set", &mut result.question_set, &mut note);
    read_field(entries, "smallest_group", &mut smallest_group, &mut note);
    read_field(entries, RESPONSES, &mut result.responses, &mut note);
    read_field(entries, "levels", &mut result.levels, &mut note);
    read_field(entries, "target_levels", &mut result.target_levels, &mut note);
    read_field(entries, "target_years", &mut result.target_years, &mut note);
    read_field(entries, "strengths", &mut result.strengths, &mut note);
    read_field(entries, "evidence", &mut result.evidence, &mut note);
    read_field(entries, "contact", &mut result.contact, &mut note);
    if result.question_set.is_empty() {
        note(Misreading::here(Expectation::Text).within("question_set"));
    }
    result.statements = read_counts(entries, &mut note)?;
    let groups = read_groups(entries, &mut note)?;
    let shared = SharedResults {
        result,
        smallest_group,
        groups,
    };
    let misread = opened.problems.into_iter().map(Fault::Misread);
    let mut faults: Vec<Fault> = misread.collect();
    if faults.is_empty() && shared.result.statements.is_empty() {
        return Err(FileError::NoAnswers.into());
    }
    look_through(&shared, &mut faults);
    if faults.is_empty() {
        Ok(shared)
    } else {
        Err(ResultsError::Faults(faults))
    }
}

/// The counts by statement. Each that can't be understood is noted.
fn read_counts(
    entries: &mut Entries<'_>,
    note: &mut dyn FnMut(Misreading),
) -> Result<BTreeMap<String, Counts>, FileError> {
    let listed = object(entries, STATEMENTS, note);
    at_most(STATEMENTS, listed.len(), StatementNumber::COUNT)?;
    let mut read = BTreeMap::new();
    for (id, json) in listed {
        if StatementNumber::of(&id).is_none() {
            note(Misreading::here(Expectation::Id).within(&id).within(STATEMENTS));
            continue;
        }
        match Counts::read(json) {
            Ok(counts) => {
                read.insert(id.into_owned(), counts);
            }
            Err(misread) => note(misread.within(id).within(STATEMENTS)),
        }
    }
    Ok(read)
}

fn read_groups(
    entries: &mut Entries<'_>,
    note: &mut dyn FnMut(Misreading),
) -> Result<BTreeMap<String, GroupSums>, FileError> {
    let listed = object(entries, GROUPS, note);
    at_most(GROUPS, listed.len(), MOST_GROUPS)?;
    let mut read = BTreeMap::new();
    for (code, json) in listed {
        let mut note = |misread: Misreading| note(misread.within(&code).within(GROUPS));
        let Json::Object(mut entries) = json else {
            note(Misreading::here(Expectation::Object));
            continue;
        };
        let mut responses = Count::default();
        read_field(&mut entries, RESPONSES, &mut responses, &mut note);
        let statements = read_counts(&mut entries, &mut note)?;
        let sums = GroupSums { responses, statements };
        read.insert(code.into_owned(), sums);
    }
    Ok(read)
}

fn object<'a>(entries: &mut Entries<'a>, key: &str, note: &mut dyn FnMut(Misreading)) -> Entries<'a> {
    match json::take(entries, key) {
        None | Some(Json::Null) => Entries::new(),
        Some(Json::Object(entries)) => entries,
        Some(_) => {
            note(Misreading::here(Expectation::Object).within(key));
            Entries::new()
        }
    }
}

fn at_most(place: &'static str, count: usize, most: usize) -> Result<(), FileError> {
    if count > most {
        return Err(FileError::TooMany { place, count, most });
    }
    Ok(())
}

/// Notes the sums that no round can have shown.
fn look_through(shared: &SharedResults, faults: &mut Vec<Fault>) {
    let all = shared.result.responses.0;
    let least = u32::from(shared.smallest_group.get());
    look_at(RESPONSES.into(), all, least, u32::MAX, faults);
    for (id, counts) in &shared.result.statements {
        let place = [STATEMENTS, "/", id].concat();
        look_at(place, counts.answered(), least, all, faults);
    }
    let mut responses = 0_u32;
    let mut sums: BTreeMap<&str, Counts> = BTreeMap::new();
    for (code, group) in &shared.groups {
        let within = [GROUPS, "/", code, "/"].concat();
        let place = [&within, RESPONSES].concat();
        look_at(place, group.responses.0, least, all, faults);
        responses = responses.saturating_add(group.responses.0);
        for (id, counts) in &group.statements {
            let place = [&within, STATEMENTS, "/", id].concat();
            look_at(place, counts.answered(), least, group.responses.0, faults);
            sums.entry(id).or_default().add_all(counts);
        }
    }
    look_at(GROUPS.into(), responses, 0, all, faults);
    for (id, counts) in sums {
        let total = shared.result.statements.get(id).copied();
        let total = total.unwrap_or_default().all();
        let mut pairs = counts.all().into_iter().zip(total);
        if let Some((count, most)) = pairs.find(|(count, most)| count > most) {
            let place = [STATEMENTS, "/", id].concat();
            faults.push(Fault::TooMany { place, count, most });
        }
    }
}

fn look_at(place: String, count: u32, least: u32, most: u32, faults: &mut Vec<Fault>) {
    if count < least {
        faults.push(Fault::TooFew { place, count, least });
    } else if count > most {
        faults.push(Fault::TooMany { place, count, most });
    }
}
