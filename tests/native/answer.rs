//! What a respondent says in a questionnaire: kept, joined between tabs, and made into a response.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use proptest::{collection, prelude::*, sample::select};
use samspel::{
    domain::{
        assessment::{factors::QuestionSet, invitation::Invitation, questionnaire::Questionnaire},
        records::{
            self_assessment::{Answer, Level, OwnStatement, RespondentRole, SmallestGroup},
            strategy::ActorGroup,
        },
        values::{
            amount::Count,
            date::Date,
            id::{Id, RecordId},
        },
    },
    format::{
        draft::{Draft, DraftError, NoteKind},
        response::{self, MOST_WRITTEN},
    },
    platform::{
        fake::FakeStorage,
        library::Library,
        storage::{Storage, StorageError},
    },
};

fn id(text: &str) -> RecordId {
    RecordId::new(text).unwrap()
}

fn level(number: u8) -> Answer {
    Answer::Level(Level::new(number).unwrap())
}

fn own(factor: &str) -> OwnStatement {
    OwnStatement {
        factor: factor.into(),
        sv: "Eget".into(),
        en: "Own".into(),
        ..OwnStatement::default()
    }
}

fn invitation() -> Invitation {
    Invitation {
        document: id("d"),
        round: Id::of(id("r")),
        title: "Hösten 2026".into(),
        purpose: String::new(),
        region: "Region Sörmland".into(),
        county: "04".into(),
        question_set: QuestionSet::current().id.into(),
        groups: vec![ActorGroup::Region, ActorGroup::Business],
        own_statements: vec![
            (Id::of(id("own1")), own("F03")),
            (Id::of(id("own2")), own("F03")),
            (Id::of(id("lost")), own("F99")),
        ],
        smallest_group: SmallestGroup::default(),
        end: None,
        reply_to: String::new(),
    }
}

fn asked(invitation: &Invitation) -> Questionnaire {
    let own = invitation.own_statements.iter();
    Questionnaire::of(QuestionSet::current(), own.map(|(id, one)| (id.as_str(), one)))
}

fn draft() -> Draft {
    Draft::new(id("a1"), "the invitation".into())
}

fn day(text: &str) -> Option<Date> {
    Some(Date::parse(text).unwrap())
}

// R130
#[test]
fn own_statements_stand_under_their_factor_and_are_told_from_the_sets() {
    let asked = asked(&invitation());
    let (_, page) = asked.page("F03").unwrap();
    let numbers: Vec<_> = page.items.iter().map(|item| (item.number(), item.is_own())).collect();
    let given = ["3.1", "3.2", "3.3", "3.4"].map(|number| (number, false));
    assert_eq!(numbers[..4], given);
    assert_eq!(numbers[4..], [("3.A", true), ("3.B", true)]);
    assert_eq!(page.after("F03.4").unwrap().id(), "own1");
    assert_eq!(page.after("own2"), None);
    // One under a factor that the set does not have is not asked.
    assert_eq!(asked.items().count(), 54);
}

// R130
#[test]
fn answers_are_counted_by_what_they_say() {
    let asked = asked(&invitation());
    let mut draft = draft();
    for (statement, answer) in [
        ("F01.1", level(4)),
        ("F01.2", Answer::DontKnow),
        ("F01.3", Answer::NotApplicable),
        ("own1", level(0)),
        // Not asked, and so not counted.
        ("F98.1", level(1)),
    ] {
        draft.set_answer(statement, Some(answer), 1.0);
    }
    let answers = draft.answers();
    let progress = asked.progress(&answers);
    assert_eq!(
        (progress.levels, progress.dont_know, progress.not_applicable),
        (2, 1, 1)
    );
    assert_eq!(
        (progress.answered(), progress.unanswered(), progress.total),
        (4, 50, 54)
    );
    let (_, first) = asked.page("F01").unwrap();
    assert!(first.progress(&answers).is_done());
    let (page, item) = asked.first_unanswered(&answers).unwrap();
    assert_eq!((page.factor.id, item.id()), ("F02", "F02.1"));
    let (item, high) = first.evidence_asked(&answers, " ").unwrap();
    assert_eq!((item.id(), high.get()), ("F01.1", 4));
    assert_eq!(first.evidence_asked(&answers, "A decision"), None);
}

// R131
#[test]
fn a_response_has_what_was_said_of_what_is_asked_and_nothing_else() {
    let (invitation, mut draft) = (invitation(), draft());
    draft.set_group(Some(ActorGroup::Business), 1.0);
    draft.set_role(RespondentRole::Manager, 1.0);
    draft.set_answer("F01.1", Some(level(3)), 1.0);
    draft.set_answer("own2", Some(Answer::DontKnow), 1.0);
    draft.set_answer("gone", Some(level(1)), 1.0);
    draft.set_answer("F01.2", Some(level(1)), 1.0);
    draft.set_answer("F01.2", None, 2.0);
    draft.set_text(NoteKind::Evidence, "F01", " A decision ", 1.0);
    draft.set_text(NoteKind::Comment, "F01", "  ", 1.0);
    let made = draft.response(&invitation, &asked(&invitation), day("2026-11-22"));
    assert_eq!(
        made.answers,
        [("F01.1", level(3)), ("own2", Answer::DontKnow)].into_iter().collect()
    );
    assert_eq!(made.evidence.get("F01").map(String::as_str), Some("A decision"));
    assert!(made.comments.is_empty() && made.name.is_empty());
    assert_eq!(
        (made.group, made.role),
        (Some(ActorGroup::Business), RespondentRole::Manager)
    );
    assert_eq!((made.id.as_str(), made.round.as_str()), ("a1", "r"));
    let file = response::write(&made).unwrap();
    assert_eq!(response::read(file.as_bytes()).unwrap(), made);
}

// R132
#[test]
fn a_response_that_is_made_again_is_the_same_until_something_is_said() {
    let (invitation, mut draft) = (invitation(), draft());
    let asked = asked(&invitation);
    draft.set_answer("F01.1", Some(level(3)), 10.0);
    assert!(draft.is_unsent());
    let first = draft.response(&invitation, &asked, day("2026-11-22"));
    assert_eq!(first.revision, Count(1));
    draft.set_sent((first.revision, first.answered), 20.0);
    assert!(!draft.is_unsent());
    assert_eq!(draft.response(&invitation, &asked, day("2026-11-23")), first);
    // The clock has been set back: what is said now is said after it was sent all the same.
    draft.set_answer("F01.1", Some(level(2)), 5.0);
    draft.set_answer("F01.2", Some(level(2)), 30.0);
    assert!(draft.is_unsent());
    let second = draft.response(&invitation, &asked, day("2026-11-23"));
    assert_eq!(
        (second.id.as_str(), second.revision, second.answered),
        ("a1", Count(2), day("2026-11-23"))
    );
    draft.set_sent((second.revision, second.answered), 6.0);
    assert!(!draft.is_unsent());
}

// R133
#[test]
fn a_draft_is_read_as_it_was_written_and_anything_else_is_refused() {
    let mut draft = draft();
    draft.set_name("Å", 1.5);
    draft.set_answer("F01.1", Some(level(0)), 2.0);
    draft.set_answer("F01.1", None, 3.0);
    assert_eq!(Draft::read(&draft.write()), Ok(draft.clone()));
    let newer = draft.write().replace("\"version\":1", "\"version\":2");
    assert_eq!(Draft::read(&newer), Err(DraftError::Newer(2)));
    for text in ["", "{", "[]", "{}", "{\"format\":\"samspel\",\"version\":1}"] {
        assert_eq!(Draft::read(text), Err(DraftError::Damaged), "{text}");
    }
    let no_id = draft.write().replace("\"a1\"", "\"å\"");
    assert_eq!(Draft::read(&no_id), Err(DraftError::Damaged));
}

// R133
#[test]
fn what_has_been_begun_is_kept_beside_the_documents_and_can_be_put_back() {
    let storage = FakeStorage::default();
    let library = Library::new(&storage);
    assert!(!library.has_answers());
    library.write_base("doc", "base").unwrap();
    library.set_answer("r", "first").unwrap();
    library.set_answer("s", "other").unwrap();
    assert!(library.has_answers());
    let mut rounds = library.answered_rounds().unwrap();
    rounds.sort();
    assert_eq!(rounds, ["r", "s"]);
    let removed = library.remove_answer("r").unwrap();
    assert_eq!(library.answer("r"), Ok(None));
    assert_eq!(library.answer("s"), Ok(Some("other".into())));
    library.restore(&removed).unwrap();
    assert_eq!(library.answer("r"), Ok(Some("first".into())));
    library.remove("doc").unwrap();
    assert_eq!(library.answer("r"), Ok(Some("first".into())));
    *storage.quota.borrow_mut() = Some(1);
    assert_eq!(library.set_answer("r", "longer than before"), Err(StorageError::Full));
    assert_eq!(storage.get("samspel:answer:r"), Ok(Some("first".into())));
}

/// Something said in a questionnaire: by which tab, on which statement, what, and when.
fn sayings() -> impl Strategy<Value = Vec<(bool, &'static str, Option<u8>, u32)>> {
    let statements = vec!["F01.1", "F01.2", "own1"];
    let saying = (
        any::<bool>(),
        select(statements),
        proptest::option::of(0..5_u8),
        0..9_u32,
    );
    collection::vec(saying, 0..12)
}

proptest! {
    // R134
    #[test]
    fn two_tabs_end_with_the_same_answers_whoever_joins_first(said in sayings()) {
        let (mut one, mut other) = (draft(), draft());
        for (is_one, statement, answer, at) in said {
            let tab = if is_one { &mut one } else { &mut other };
            tab.set_answer(statement, answer.map(level), f64::from(at));
        }
        let (mut joined, mut mirrored) = (one.clone(), other.clone());
        joined.join(&other);
        mirrored.join(&one);
        prop_assert_eq!(&joined, &mirrored);
        // What only one of them has spoken of stays as it was said there.
        for statement in ["F01.1", "F01.2", "own1"] {
            let answers = [one.answer(statement), other.answer(statement)];
            prop_assert!(answers.contains(&joined.answer(statement)));
        }
        let again = joined.clone();
        joined.join(&again);
        prop_assert_eq!(joined, again);
    }
}

// R134
#[test]
fn the_later_of_two_tabs_holds_on_each_statement() {
    let (mut one, mut other) = (draft(), draft());
    one.set_answer("F01.1", Some(level(1)), 1.0);
    one.set_answer("F01.2", Some(level(1)), 4.0);
    other.set_answer("F01.1", Some(level(2)), 3.0);
    other.set_answer("F01.3", Some(level(2)), 2.0);
    one.set_answer("F02.1", Some(level(0)), 1.0);
    other.join(&one);
    other.set_answer("F02.1", None, 5.0);
    one.join(&other);
    let answers: Vec<_> = ["F01.1", "F01.2", "F01.3", "F02.1"].map(|id| one.answer(id)).into();
    assert_eq!(answers, [Some(level(2)), Some(level(1)), Some(level(2)), None]);
    assert_eq!(one, other);
}

// R135
#[test]
fn a_whole_questionnaire_without_words_is_small_and_one_with_many_is_not_written() {
    let (invitation, mut draft) = (invitation(), draft());
    let asked = asked(&invitation);
    for item in asked.items() {
        draft.set_answer(item.id(), Some(Answer::NotApplicable), 1.0);
    }
    let small = response::size(&draft.response(&invitation, &asked, None));
    assert!(small < 3_000, "{small}");
    draft.set_text(NoteKind::Comment, "F01", &"å".repeat(MOST_WRITTEN), 1.0);
    assert!(response::write(&draft.response(&invitation, &asked, None)).is_err());
}
