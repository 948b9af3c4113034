#![allow(clippy::unwrap_used)]

use super::*;
use crate::{
    domain::{
        records::{plan::Priority, strategy::ActorGroup},
        values::{
            amount::Count,
            date::Date,
            geometry::{Geometry, Position},
        },
    },
    edit::editor::Editor,
};

fn id(text: &str) -> RecordId {
    RecordId::new(text).unwrap()
}

fn consultation() -> Id<Consultation> {
    Id::of(id("c"))
}

fn document() -> Document {
    let asked = Consultation {
        title: "Resor".into(),
        priorities: vec![Id::of(id("p"))],
        end: Date::parse("2026-05-31"),
        ..Consultation::default()
    };
    let question = ConsultationQuestion {
        consultation: Some(consultation()),
        text: "Vad hindrar?".into(),
        ..ConsultationQuestion::default()
    };
    let actor = Actor {
        name: "Verkstan AB".into(),
        group: ActorGroup::Business,
        ..Actor::default()
    };
    let typed = Contribution {
        text: "Typad här".into(),
        order: Order::after(Some(&Order::default())),
        ..Contribution::default()
    };
    Document::of(
        id("d"),
        [
            (id("c"), asked.into()),
            (id("q"), question.into()),
            (id("p"), Priority::default().into()),
            (id("a"), actor.into()),
            (id("typed"), typed.into()),
        ],
    )
}

fn said(nth: u32, text: &str) -> Said {
    Said {
        question: Some(Id::of(id("q"))),
        nth: Count(nth),
        text: text.into(),
        place: None,
    }
}

fn file(answer: &str, revision: u32, said: Vec<Said>) -> ContributionFile {
    ContributionFile {
        title: "Resor".into(),
        revision: Count(revision),
        answered: Date::parse("2026-05-02"),
        group: Some(ActorGroup::Business),
        organisation: "verkstan ab".into(),
        municipality: "0486".into(),
        said,
        ..ContributionFile::empty(id(answer), consultation())
    }
}

fn outcomes(taken: &TakenAnswers) -> Vec<Outcome> {
    let each = taken.verdicts.iter().flat_map(|verdict| match verdict {
        Verdict::Ours { said, .. } => said.iter().map(|(_, outcome)| *outcome).collect(),
        Verdict::Elsewhere { .. } => Vec::new(),
    });
    each.collect()
}

/// Takes in some answers at once, and gives what became of each contribution.
fn dispatch(editor: &mut Editor, files: &[ContributionFile]) -> Vec<Outcome> {
    let taken = take(editor.document(), &consultation(), files);
    let outcomes = outcomes(&taken);
    if let Some(command) = taken.command {
        editor.dispatch(&command, 0.0).unwrap();
    }
    outcomes
}

fn at(editor: &Editor, of: &str) -> Contribution {
    editor.document().get(&Id::<Contribution>::of(id(of))).unwrap().clone()
}

// R595
#[test]
fn each_thing_that_is_said_is_a_contribution_of_the_question_in_one_step() {
    let mut editor = Editor::new(document());
    let before = editor.document().clone();
    let files = [file("s", 1, vec![said(1, "Bussen"), said(2, "Tåget")])];
    assert_eq!(dispatch(&mut editor, &files), [Outcome::Added, Outcome::Added]);
    let one = at(&editor, "s-q-1");
    assert_eq!(one.text, "Bussen");
    assert_eq!(one.question, Some(Id::of(id("q"))));
    assert_eq!(one.priorities, [Id::of(id("p"))]);
    // The actor of the name, which is written otherwise.
    assert_eq!(one.actor, Some(Id::of(id("a"))));
    assert!(one.order > at(&editor, "typed").order);
    assert_eq!(dispatch(&mut editor, &files), [Outcome::Unchanged; 2]);
    editor.undo();
    assert_eq!(*editor.document(), before);
    assert!(editor.history().next_undo().is_none());
}

// R594, R596
#[test]
fn what_is_sent_again_takes_the_place_of_what_was_and_keeps_what_was_done_with_it_here() {
    let mut editor = Editor::new(document());
    dispatch(&mut editor, &[file("s", 1, vec![said(1, "Bussen"), said(2, "Tåget")])]);
    let mut answered = at(&editor, "s-q-1");
    answered.response = ResponseState::Partly;
    answered.reason = "Prövas".into();
    let records = vec![(id("s-q-1"), answered.into())];
    let label = Label::ChangedContributions(1);
    editor.dispatch(&Command::Put { records, label }, 0.0).unwrap();
    let second = file("s", 2, vec![said(1, "Kvällsbussen")]);
    let taken = take(editor.document(), &consultation(), std::slice::from_ref(&second));
    let Verdict::Ours { left_out, .. } = taken.verdicts[0] else {
        panic!()
    };
    // The other one is told of, and stays.
    assert_eq!((outcomes(&taken), left_out), (vec![Outcome::ChangedAfterResponse], 1));
    dispatch(&mut editor, &[second]);
    let one = at(&editor, "s-q-1");
    assert_eq!((one.text.as_str(), one.reason.as_str()), ("Kvällsbussen", "Prövas"));
    assert_eq!(at(&editor, "s-q-2").text, "Tåget");
    let first = file("s", 1, vec![said(1, "Bussen")]);
    assert_eq!(dispatch(&mut editor, &[first]), [Outcome::Older]);
    let odd = file("s", 2, vec![said(1, "Något annat")]);
    assert_eq!(dispatch(&mut editor, &[odd]), [Outcome::Differs]);
    assert_eq!(at(&editor, "s-q-1").text, "Kvällsbussen");
}

// R594
#[test]
fn two_that_were_sent_as_often_and_differ_give_the_same_in_whatever_order_they_are_given_at_once() {
    let one = file("s", 1, vec![said(1, "Bussen")]);
    let mut other = file("s", 1, vec![said(1, "Tåget")]);
    for answered in ["2026-05-02", "2026-05-03"] {
        other.answered = Date::parse(answered);
        let given = [[one.clone(), other.clone()], [other.clone(), one.clone()]];
        let [first, second] = given.map(|files| {
            let mut editor = Editor::new(document());
            let outcomes = dispatch(&mut editor, &files);
            assert!(outcomes.contains(&Outcome::Added) && outcomes.contains(&Outcome::Differs));
            editor
        });
        assert_eq!(first.document(), second.document());
    }
}

// R595
#[test]
fn what_is_odd_is_said_and_what_belongs_elsewhere_is_let_be() {
    let mut editor = Editor::new(document());
    let mut late = file("s", 1, vec![said(1, "Sent")]);
    late.answered = Date::parse("2026-06-01");
    late.said[0].question = Some(Id::of(id("gone")));
    let mut elsewhere = file("e", 1, vec![said(1, "Annat")]);
    elsewhere.consultation = Id::of(id("other"));
    let taken = take(editor.document(), &consultation(), &[late.clone(), elsewhere]);
    let Verdict::Ours { is_late, unasked, .. } = taken.verdicts[0] else {
        panic!()
    };
    assert_eq!((is_late, unasked), (true, 1));
    let title = "Resor".to_owned();
    assert_eq!(taken.verdicts[1], Verdict::Elsewhere { is_here: false, title });
    dispatch(&mut editor, &[late]);
    assert_eq!(at(&editor, "s-gone-1").question, None);
    // An id that is something else's, and that of one that was typed here.
    let mut taken_id = file("typed", 1, vec![said(1, "x")]);
    taken_id.id = id("s");
    assert_eq!(dispatch(&mut editor, &[taken_id]), [Outcome::Added]);
    let records = vec![(id("x-q-1"), Contribution::default().into())];
    let label = Label::ChangedContributions(1);
    editor.dispatch(&Command::Put { records, label }, 0.0).unwrap();
    let claims = file("x", 9, vec![said(1, "Tar över")]);
    assert_eq!(dispatch(&mut editor, &[claims]), [Outcome::IdTaken]);
    assert_eq!(at(&editor, "x-q-1").text, "");
}

// R335
#[test]
fn a_point_on_the_map_comes_as_the_place_of_its_contribution_whatever_comes_first_and_goes_where_it_is_taken_back() {
    let placed = |nth, text: &str, longitude| Said {
        place: Some(Geometry::Point(Position {
            longitude,
            latitude: 59.0,
        })),
        ..said(nth, text)
    };
    let files = [
        file("s", 1, vec![placed(1, "Bussen", 16.6), said(2, "Tåget")]),
        file("s", 2, vec![placed(1, "Bussen", 16.7), placed(2, "Tåget", 16.8)]),
        file("t", 1, vec![placed(1, "Cykelvägen", 17.0)]),
        // The point was taken back.
        file("s", 3, vec![said(1, "Bussen"), placed(2, "Tåget", 16.8)]),
    ];
    let orders = [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1], [1, 3, 0, 2]];
    let taken = orders.map(|order| {
        let mut editor = Editor::new(document());
        for place in order {
            dispatch(&mut editor, &files[place..=place]);
        }
        editor
    });
    let first = &taken[0];
    assert_eq!(at(first, "s-q-1").place, None);
    assert_eq!(at(first, "s-q-2").place, files[1].said[1].place);
    assert_eq!(at(first, "t-q-1").place, files[2].said[0].place);
    assert!(taken.iter().all(|editor| editor.document() == first.document()));
    // A point that was moved alone is a change, and is told as one.
    let mut editor = Editor::new(document());
    dispatch(&mut editor, &files[..1]);
    assert_eq!(dispatch(&mut editor, &files[1..2]), [Outcome::Changed; 2]);
}
