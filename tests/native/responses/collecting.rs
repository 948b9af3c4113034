//! R123 to R125: what becomes of responses that are collected.

use std::collections::BTreeMap;

use proptest::{collection, prelude::*, sample::select};
use samspel::{
    domain::{
        assessment::{
            factors::QuestionSet,
            response_file::ResponseFile,
            results::{Responses, Results},
        },
        records::{
            document::Document,
            record::Record,
            references::References,
            self_assessment::{Answer, Level, OwnStatement, Response, Round, RoundState},
            strategy::{Actor, ActorGroup},
        },
        values::{amount::Count, date::Date, id::Id},
    },
    edit::{
        collecting::{Collection, Outcome, Reason, collect},
        command::Command,
        editor::Editor,
    },
    format::envelope,
};

use crate::samples::id;

fn today() -> Date {
    Date::parse("2026-11-22").unwrap()
}

/// A document with an open, a closed and an archived round, and an actor.
fn document() -> Document {
    let round = |title: &str, state| {
        Record::from(Round {
            title: title.into(),
            state,
            question_set: QuestionSet::current().id.into(),
            ..Round::default()
        })
    };
    Document::of(
        id("d"),
        [
            (id("open"), round("Hösten 2026", RoundState::Open)),
            (id("closed"), round("Våren 2026", RoundState::Closed)),
            (id("old"), round("Hösten 2025", RoundState::Archived)),
            (id("actor"), Actor::default().into()),
        ],
    )
}

fn file(respondent: &str, round: &str, revision: u32, level: usize) -> ResponseFile {
    ResponseFile {
        question_set: QuestionSet::current().id.into(),
        revision: Count(revision),
        answers: [("F01.1", Answer::Level(Level::ALL[level]))].into_iter().collect(),
        ..ResponseFile::empty(Id::of(id(respondent)), Id::of(id(round)))
    }
}

fn into(document: &Document, round: &str, files: &[ResponseFile]) -> Collection {
    collect(document, &Id::of(id(round)), files.to_vec(), today())
}

fn carried_out(document: &Document, collected: &Collection) -> Document {
    let command = collected.command.as_ref();
    command.map_or_else(|| document.clone(), |command| done(document, command))
}

fn done(document: &Document, command: &Command) -> Document {
    let mut after = document.clone();
    let mut references = References::of(&after);
    let patch = command.plan(&after, &references).unwrap();
    patch.apply(&mut after, &mut references);
    assert_eq!(references, References::of(&after));
    after
}

/// One of a few responses, so that respondents, revisions and contents often meet.
fn any_file() -> impl Strategy<Value = ResponseFile> {
    let respondent = select(vec!["a", "b", "c", "actor", "open"]);
    let round = select(vec!["open", "open", "open", "closed", "elsewhere"]);
    (respondent, round, 0..3_u32, 0..3_usize, 0..9_u8).prop_map(|(respondent, round, revision, level, set)| {
        let mut file = file(respondent, round, revision, level);
        if set == 0 {
            file.question_set = "framgangsfaktorer-2".into();
        }
        file
    })
}

fn any_files() -> impl Strategy<Value = Vec<ResponseFile>> {
    collection::vec(any_file(), 0..12)
}

fn levels(document: &Document) -> BTreeMap<String, (u32, Option<Answer>)> {
    let all = document.all::<Response>();
    all.map(|(id, one)| {
        let said = (one.revision.0, one.answers.get("F01.1"));
        (id.as_str().to_owned(), said)
    })
    .collect()
}

proptest! {
    // R123
    #[test]
    fn the_order_of_files_does_not_matter(files in any_files(), shuffled in any_files().prop_flat_map(|files| (Just(files.clone()), Just(files).prop_shuffle()))) {
        let document = document();
        let (one, other) = shuffled;
        let count = |collected: &Collection| {
            let mut counts: Vec<_> = collected.outcomes.iter().map(|outcome| format!("{outcome:?}")).collect();
            counts.sort();
            counts
        };
        // With something of the same respondents there since before.
        let before = carried_out(&document, &into(&document, "open", &files));
        let (one, other) = (into(&before, "open", &one), into(&before, "open", &other));
        prop_assert_eq!(count(&one), count(&other));
        prop_assert_eq!(carried_out(&before, &one), carried_out(&before, &other));
    }

    // R123, R166
    #[test]
    fn one_by_one_gives_the_same_as_all_at_once(files in any_files()) {
        let document = document();
        let collected = into(&document, "open", &files);
        let mut at_once = carried_out(&document, &collected);
        let mut one_by_one = document;
        for file in &files {
            one_by_one = carried_out(&one_by_one, &into(&one_by_one, "open", std::slice::from_ref(file)));
        }
        // Of those that differ the first stays until somebody chooses another: whichever is chosen, both ways end with it.
        for one in &collected.differing {
            let chosen = one.choose(one.given.len() - 1).unwrap();
            for document in [&mut at_once, &mut one_by_one] {
                *document = done(document, &chosen);
            }
        }
        prop_assert_eq!(one_by_one, at_once);
    }

    // R166
    #[test]
    fn of_those_that_differ_none_is_taken_and_each_can_be(files in any_files(), before in any_files()) {
        let document = document();
        let document = carried_out(&document, &into(&document, "open", &before));
        let collected = into(&document, "open", &files);
        let after = carried_out(&document, &collected);
        let mut waiting = vec![];
        for one in &collected.differing {
            let age = |response: &Response| (response.revision, response.answered);
            for (nth, (place, response)) in one.given.iter().enumerate() {
                waiting.push(*place);
                prop_assert_eq!(&collected.outcomes[*place], &Outcome::Differs);
                prop_assert_eq!(age(response), age(&one.given[0].1));
                let chosen = done(&after, &one.choose(nth).unwrap());
                let id = files[*place].id.clone();
                prop_assert_eq!(chosen.get(&id).map(|taken| &taken.answers), Some(&files[*place].answers));
                // What is in the document stays as it was until then.
                prop_assert_eq!(after.get(&id), document.get(&id));
                prop_assert!(!one.is_here || document.get(&id).is_some_and(|here| age(here) == age(response)));
            }
            prop_assert!(one.given.len() + usize::from(one.is_here) > 1);
            prop_assert_eq!(one.choose(one.given.len()), None);
        }
        for (place, outcome) in collected.outcomes.iter().enumerate() {
            let says_again = || waiting.iter().any(|other| files[*other] == files[place]);
            prop_assert_eq!(*outcome == Outcome::Differs, waiting.contains(&place) || says_again());
        }
    }

    // R123
    #[test]
    fn collecting_the_same_again_changes_nothing(files in any_files()) {
        let document = document();
        let first = into(&document, "open", &files);
        let after = carried_out(&document, &first);
        let again = into(&after, "open", &files);
        prop_assert_eq!(&again.command, &None);
        for (first, again) in first.outcomes.iter().zip(&again.outcomes) {
            let expected = match first {
                Outcome::Added | Outcome::Replaced => &Outcome::Unchanged,
                same => same,
            };
            prop_assert_eq!(again, expected);
        }
    }

    // R123
    #[test]
    fn every_file_has_its_outcome_and_every_respondent_one_response(files in any_files(), state in select(RoundState::ALL)) {
        let mut document = document();
        let mut round = document.get(&Id::<Round>::of(id("open"))).unwrap().clone();
        round.state = state;
        let others = document.records().filter(|(other, _)| other.as_str() != "open");
        let records: Vec<_> = others.map(|(id, record)| (id.clone(), (**record).clone())).collect();
        document = Document::of(id("d"), records.into_iter().chain([(id("open"), round.into())]));
        let collected = into(&document, "open", &files);
        prop_assert_eq!(collected.outcomes.len(), files.len());
        let after = carried_out(&document, &collected);
        let added = collected.outcomes.iter().filter(|outcome| **outcome == Outcome::Added).count();
        prop_assert_eq!(after.len(), document.len() + added);
        if state != RoundState::Open {
            prop_assert_eq!(&after, &document);
        }
        // What is there of each respondent is the highest revision of those that belong here.
        for (id, (revision, _)) in levels(&after) {
            let mine = files.iter().filter(|file| file.id.as_str() == id && file.round.as_str() == "open");
            let highest = mine.filter(|file| file.question_set == QuestionSet::current().id).map(|file| file.revision.0).max();
            prop_assert_eq!(Some(revision), highest);
        }
        // It can be saved and read again as it is.
        let read = envelope::read(envelope::write(&after).as_bytes());
        prop_assert_eq!(read, Ok(after));
    }
}

// R123
#[test]
fn each_outcome_is_told() {
    let document = document();
    let first = into(&document, "open", &[file("a", "open", 2, 1), file("b", "open", 1, 1)]);
    assert_eq!(first.outcomes, [Outcome::Added, Outcome::Added]);
    let after = carried_out(&document, &first);
    let second = into(
        &after,
        "open",
        &[
            file("a", "open", 1, 0),
            file("b", "open", 2, 3),
            file("a", "open", 2, 1),
            file("c", "open", 0, 1),
            file("c", "open", 0, 1),
            file("b", "open", 1, 1),
        ],
    );
    assert_eq!(
        second.outcomes,
        [
            Outcome::Older,
            Outcome::Replaced,
            Outcome::Unchanged,
            Outcome::Added,
            Outcome::Unchanged,
            Outcome::Older,
        ]
    );
    let after = carried_out(&after, &second);
    let said = levels(&after);
    assert_eq!(said["b"], (2, Some(Answer::Level(Level::ALL[3]))));
    assert_eq!(said["a"], (2, Some(Answer::Level(Level::ALL[1]))));
    let taken_in = after.get(&Id::<Response>::of(id("c"))).unwrap();
    assert_eq!(taken_in.received, Some(today()));
}

// R166
#[test]
fn responses_of_one_respondent_that_differ_and_are_as_late_are_told_and_wait_for_a_choice() {
    let document = document();
    let day = |text| Date::parse(text);
    let dated = |level, day| ResponseFile {
        answered: day,
        ..file("a", "open", 2, level)
    };
    let (one, other) = (dated(1, day("2026-11-20")), dated(3, day("2026-11-20")));
    // Both at once: neither is taken in.
    let both = into(
        &document,
        "open",
        &[one.clone(), other.clone(), file("a", "open", 1, 0)],
    );
    assert_eq!(both.outcomes, [Outcome::Differs, Outcome::Differs, Outcome::Older]);
    assert_eq!(both.command, None);
    let [differing] = both.differing.as_slice() else {
        panic!("{:?}", both.differing);
    };
    assert!(!differing.is_here);
    let places: Vec<_> = differing.given.iter().map(|(place, _)| *place).collect();
    assert_eq!(places, [0, 1]);
    // One is here: it stays, and is known again.
    let chosen = done(&document, &differing.choose(0).unwrap());
    let again = into(&chosen, "open", &[other.clone(), one.clone()]);
    assert_eq!(again.outcomes, [Outcome::Differs, Outcome::Unchanged]);
    assert_eq!(again.command, None);
    assert!(again.differing[0].is_here && again.differing[0].given.len() == 1);
    let replaced = done(&chosen, &again.differing[0].choose(0).unwrap());
    assert_eq!(levels(&replaced)["a"], (2, Some(Answer::Level(Level::ALL[3]))));
    // Another text is another response; another day is not, nor is a later one.
    let mut worded = one.clone();
    worded.comments.insert("F01".into(), "Sagt".into());
    assert_eq!(into(&chosen, "open", &[worded]).outcomes, [Outcome::Differs]);
    let later = into(&chosen, "open", &[dated(3, day("2026-11-21"))]);
    assert_eq!(later.outcomes, [Outcome::Replaced]);
    assert_eq!(
        into(&chosen, "open", &[other, file("a", "open", 3, 2)]).outcomes,
        [Outcome::Older, Outcome::Replaced]
    );
}

// R165
#[test]
fn a_response_that_answers_nothing_that_is_asked_is_refused_and_counts_nowhere() {
    let document = document();
    let answering = |ids: &[&str]| ResponseFile {
        answers: ids.iter().map(|id| (*id, Answer::DontKnow)).collect(),
        group: Some(ActorGroup::Region),
        ..file("a", "open", 1, 1)
    };
    for nothing in [&["F99.9"][..], &["own-gone"], &["F15.1", "F01.9", "somebody"]] {
        let collected = into(&document, "open", &[answering(nothing)]);
        assert_eq!(
            collected.outcomes,
            [Outcome::Refused(Reason::NothingAsked)],
            "{nothing:?}"
        );
        assert_eq!(collected.command, None);
    }
    assert_eq!(
        into(&document, "open", &[answering(&["F99.9", "F01.1"])]).outcomes,
        [Outcome::Added]
    );
    // One that is there, from a file or since its own statement was removed, counts towards no group.
    let round = Round {
        own_statements: vec![Id::of(id("own"))],
        ..Round::default()
    };
    let with = |own: bool| {
        let mut records = vec![(id("r"), Record::from(round.clone()))];
        if own {
            let statement = OwnStatement {
                factor: "F03".into(),
                ..OwnStatement::default()
            };
            records.push((id("own"), statement.into()));
        }
        for (number, asked) in ["own", "F01.1", "F02.1", "F03.1", "F04.1"].into_iter().enumerate() {
            let mut response = answering(&[asked]);
            response.round = Id::of(id("r"));
            records.push((id(&format!("s{number}")), response.taken_in(today()).into()));
        }
        let document = Document::of(id("d"), records);
        Results::of_round(&document, &Id::of(id("r")), &round).total
    };
    assert_eq!(with(true), Responses::Shown(5));
    assert_eq!(with(false), Responses::Hidden);
}

// R124
#[test]
fn what_does_not_belong_here_is_refused_with_the_reason() {
    let document = document();
    let mut elsewhere = file("a", "elsewhere", 1, 1);
    elsewhere.title = "Region Östs omgång".into();
    let mut newer = file("a", "open", 1, 1);
    newer.question_set = "framgangsfaktorer-9".into();
    let reasons = |round: &str, file: ResponseFile| match into(&document, round, &[file]) {
        Collection {
            outcomes,
            command: None,
            differing: _,
        } => outcomes[0].clone(),
        other => panic!("{other:?}"),
    };
    let another = |round: &str, is_here, title: &str| {
        Outcome::Refused(Reason::AnotherRound {
            round: Id::of(id(round)),
            is_here,
            title: title.into(),
        })
    };
    assert_eq!(
        reasons("open", elsewhere),
        another("elsewhere", false, "Region Östs omgång")
    );
    assert_eq!(
        reasons("open", file("a", "closed", 1, 1)),
        another("closed", true, "Våren 2026")
    );
    assert_eq!(
        reasons("open", newer),
        Outcome::Refused(Reason::AnotherQuestionSet {
            version: "framgangsfaktorer-9".into()
        })
    );
    assert_eq!(
        reasons("closed", file("a", "closed", 1, 1)),
        Outcome::Refused(Reason::NotOpen(RoundState::Closed))
    );
    assert_eq!(
        reasons("old", file("a", "old", 1, 1)),
        Outcome::Refused(Reason::NotOpen(RoundState::Archived))
    );
    assert_eq!(
        reasons("open", file("actor", "open", 1, 1)),
        Outcome::Refused(Reason::IdTaken)
    );
    assert_eq!(reasons("gone", file("a", "gone", 1, 1)), another("gone", false, ""));
}

// R125
#[test]
fn all_that_was_collected_is_one_step() {
    let mut editor = Editor::new(document());
    let before = editor.document().clone();
    let files: Vec<_> = (0..30)
        .map(|number| file(&format!("r{number}"), "open", 1, number % 5))
        .collect();
    let collected = into(&before, "open", &files);
    editor.dispatch(&collected.command.unwrap(), 0.0).unwrap();
    let replaced = into(
        editor.document(),
        "open",
        &[file("r3", "open", 2, 0), file("new", "open", 1, 0)],
    );
    let between = editor.document().clone();
    editor.dispatch(&replaced.command.unwrap(), 10.0).unwrap();
    assert_eq!(editor.document().all::<Response>().count(), 31);
    editor.undo();
    assert_eq!(*editor.document(), between);
    editor.undo();
    assert_eq!(*editor.document(), before);
    editor.redo();
    assert_eq!(*editor.document(), between);
}
