//! A number that is shown may be 1, and what is said of it is said of one thing then.

use std::collections::BTreeSet;

/// Texts whose number is more than 1 wherever they are shown.
const NEVER_OF_ONE: [&str; 38] = [
    // The smallest group that may be shown is of three.
    "answer.where_group",
    "consensus.answers_hidden_why",
    "overview.responses_few",
    "regions.own_none",
    "regions.own_not_text",
    "regions.side_no_figures",
    "report.answered_few",
    "report.read_hidden",
    "results.empty_text",
    "results.few_text",
    "results.rule",
    "round.mail_privacy",
    "round.progress_rule",
    "round.responses_hidden",
    // More than a limit, or the limit.
    "answer.invitation_too_long",
    "answer.link_too_long",
    "consultation.invite_too_large",
    "consultation.too_long",
    "exchange.link_too_long",
    "map.coordinates_long",
    "map.many_vertices",
    "map.skip_too_many",
    "package.code_description",
    "package.too_long",
    "regions.choose_full",
    "round.invite_too_large",
    "round.invite_too_long",
    "round.own_full",
    "round.reason_link_too_long",
    "round.reason_too_many",
    "share.link_too_long",
    "share.qr_too_long",
    // All that the question set has, and a whole link.
    "assessment.empty_effort",
    "share.qr_description",
    // Said where there are several.
    "app.drop_one",
    "gaps.moved_up",
    "gaps.moved_down",
    "gaps.column_many",
];

/// What is filled in with how many there are of something.
const COUNTS: [&str; 17] = [
    "n",
    "total",
    "factors",
    "levels",
    "statements",
    "up",
    "down",
    "same",
    "count",
    "invited",
    "own",
    "existing",
    "intended",
    "taken",
    "records",
    "answers",
    "unanswered",
];

/// Verbs and words that end as a plural does.
const NO_PLURALS: [&str; 7] = ["is", "was", "has", "this", "as", "its", "success"];

/// What an English text says of several by a number that may be 1: nearly all things, and many verbs, differ there.
fn said_of_several(text: &str) -> Option<String> {
    for (at, _) in text.match_indices('{') {
        let Some((name, after)) = text[at + 1..].split_once('}') else {
            continue;
        };
        // A phrase ends where another number begins, and with its sentence.
        let phrase = after.split(['{', '.', ',', ';', ':']).next().unwrap_or_default();
        let words = phrase.split_whitespace().take(3);
        let several = words
            .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
            .find(|word| {
                let is_plural = word.ends_with('s') && !word.ends_with("’s") && !NO_PLURALS.contains(word);
                is_plural || ["are", "aren’t", "have", "haven’t", "were", "people"].contains(word)
            });
        if let (true, Some(word)) = (COUNTS.contains(&name), several) {
            return Some(format!("{{{name}}} {word}"));
        }
    }
    None
}

// R244
#[test]
fn no_text_with_a_number_lacks_what_is_said_of_one() {
    let texts = super::locale("en");
    let has_singular = |key: &str| {
        key.strip_suffix("_many")
            .is_some_and(|name| texts.contains_key(&format!("{name}_one")))
    };
    let faults: BTreeSet<_> = texts
        .iter()
        .filter(|(key, _)| !has_singular(key) && !NEVER_OF_ONE.contains(&key.as_str()))
        .filter_map(|(key, text)| Some(format!("{key}: {}", said_of_several(text)?)))
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
    for key in NEVER_OF_ONE {
        assert!(texts.contains_key(key), "{key}");
    }
}

#[test]
fn what_is_said_of_several_is_found() {
    for several in [
        "{n} records",
        "At least {n} more points",
        "{up} are higher",
        "of {total} statements answered",
    ] {
        assert!(said_of_several(several).is_some(), "{several}");
    }
    for fine in [
        "{n} {n:record|records}",
        "{n}. Two things",
        "{name} has things",
        "{n} {n:is|are} here",
        "Records: {n}",
        "{n} was here",
        "{n",
    ] {
        assert_eq!(said_of_several(fine), None, "{fine}");
    }
}

// R244
#[test]
fn what_is_said_of_one_and_of_several_is_written_whole() {
    for language in ["sv", "en"] {
        for (key, text) in super::locale(language) {
            let forms = text
                .split('{')
                .skip(1)
                .filter_map(|rest| rest.split_once('}')?.0.split_once(':'));
            for (name, forms) in forms {
                let is_whole = forms.split('|').count() == 2 && !name.is_empty();
                assert!(is_whole, "{key}: {forms}");
            }
        }
    }
}
