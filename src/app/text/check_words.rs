//! The words of the checks, found by their codes: what was found, why it matters and what to do.

use super::{
    vocabulary::Term,
    words::{Word, fill, text},
};
use crate::domain::checks::{Check, Finding, Missing};

include!(concat!(env!("OUT_DIR"), "/check_words.rs"));

/// The words of each check, in the order of `Check::ALL`. The build stops at a check that has none.
const OF_CHECKS: [[Word; 3]; Check::ALL.len()] = {
    let mut words = [[Word::CheckMissing; 3]; Check::ALL.len()];
    let mut at = 0;
    while at < words.len() {
        let code = Check::ALL[at].code();
        words[at] = match words_of_check(code) {
            Some(words) => words,
            None => panic!("{}", code),
        };
        at += 1;
    }
    words
};

/// The word of each part that may be missing, in the order of `Missing::ALL`. The build stops at a part that has none.
const OF_PARTS: [Word; Missing::ALL.len()] = {
    let mut words = [Word::CheckMissing; Missing::ALL.len()];
    let mut at = 0;
    while at < words.len() {
        let field = Missing::ALL[at].field();
        words[at] = match word_of_part(field) {
            Some(word) => word,
            None => panic!("{}", field),
        };
        at += 1;
    }
    words
};

/// What a check looks for, why, and how a finding is mended.
pub struct CheckWords {
    /// What was found, in one line.
    pub title: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// What to do.
    pub fix: &'static str,
}

/// The words of a check.
pub fn check_words(check: Check) -> CheckWords {
    let [title, why, fix] = OF_CHECKS[check as usize].map(text);
    CheckWords { title, why, fix }
}

/// A part that may be missing.
pub fn part_word(part: Missing) -> &'static str {
    text(OF_PARTS[part as usize])
}

/// What is missing, or from which groups, as a sentence; `None` if nothing is.
pub fn missing_words(finding: &Finding) -> Option<String> {
    let parts = finding.missing.iter();
    let parts = parts.map(|part| part_word(*part));
    let groups = finding.groups.iter().map(|group| text(group.word()));
    let parts: Vec<_> = parts.chain(groups).collect();
    (!parts.is_empty()).then(|| fill(Word::CheckMissing, &[("parts", &parts.join(", "))]))
}
