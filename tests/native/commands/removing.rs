//! What goes and what stays where a record is removed, or a file that comes back is without it.

use samspel::{
    domain::{
        records::{
            dialogue::DialogueTopic,
            document::Document,
            plan::{Action, Priority, Target},
            record::{Record, RecordKind},
            self_assessment::{Consensus, Response, Round},
            strategy::{Actor, STRATEGY_ID},
            structure_map::StructureElement,
        },
        values::id::{Id, RecordId},
    },
    edit::{
        command::{Command, Label, Refusal},
        editor::{Announcement, Editor, Effect},
    },
};

use super::{carry_out, first, id};

pub fn with_a_plan() -> Editor {
    let mut editor = Editor::new(first());
    let records: Vec<(RecordId, Record)> = vec![
        (id("actor"), Actor::default().into()),
        (id("element"), StructureElement::default().into()),
        (
            id("priority"),
            Priority {
                elements: vec![Id::of(id("element"))],
                ..Priority::default()
            }
            .into(),
        ),
        (
            id("action"),
            Action {
                owner: Some(Id::of(id("actor"))),
                partners: vec![Id::of(id("actor"))],
                priorities: vec![Id::of(id("priority"))],
                ..Action::default()
            }
            .into(),
        ),
        (
            id("target"),
            Target {
                action: Some(Id::of(id("action"))),
                ..Target::default()
            }
            .into(),
        ),
        (
            id("aside"),
            samspel::domain::records::set_aside::SetAside {
                place: Some(id("target")),
                ..Default::default()
            }
            .into(),
        ),
        (id("round"), Round::default().into()),
        (
            id("response"),
            Response {
                round: Some(Id::of(id("round"))),
                ..Response::default()
            }
            .into(),
        ),
    ];
    editor.dispatch(&Command::Add(records), 0.0).unwrap();
    editor
}

// R15
#[test]
fn parts_go_with_their_whole_in_one_step() {
    let mut editor = with_a_plan();
    let before = editor.document().clone();
    let effects = editor.dispatch(&Command::Remove(id("action")), 0.0).unwrap();
    let told = Announcement::Done(Label::Removed(Some(RecordKind::Action)));
    assert_eq!(effects, [Effect::Persist, Effect::Announce(told)]);
    for gone in ["action", "target", "aside"] {
        assert!(editor.document().record(&id(gone)).is_none(), "{gone}");
    }
    for kept in ["actor", "priority", "element", "round", "response"] {
        assert!(editor.document().record(&id(kept)).is_some(), "{kept}");
    }
    editor.dispatch(&Command::Remove(id("round")), 0.0).unwrap();
    assert!(editor.document().record(&id("response")).is_none());
    editor.undo();
    editor.undo();
    assert_eq!(editor.document(), &before);
}

// R14
#[test]
fn what_referred_to_a_removed_record_stays_without_the_reference() {
    let mut editor = with_a_plan();
    for gone in ["actor", "priority", "element"] {
        editor.dispatch(&Command::Remove(id(gone)), 0.0).unwrap();
    }
    let action = editor.document().get(&Id::<Action>::of(id("action"))).unwrap();
    assert_eq!(
        (&action.owner, action.partners.len(), action.priorities.len()),
        (&None, 0, 0)
    );
}

// R269
#[test]
fn a_file_that_comes_back_is_one_step_that_keeps_links_and_lets_go_of_those_to_what_it_removes() {
    let mut editor = with_a_plan();
    let before = editor.document().clone();
    let changed: Record = StructureElement {
        name: "Changed".into(),
        ..StructureElement::default()
    }
    .into();
    let update = Command::Update {
        records: vec![(id("element"), changed.clone()), (id("new"), changed.clone())],
        removed: vec![id("actor")],
        label: Label::Imported(3),
    };
    let effects = editor.dispatch(&update, 0.0).unwrap();
    assert_eq!(effects[1], Effect::Announce(Announcement::Done(Label::Imported(3))));
    let refers_to = |editor: &Editor, to: &str| editor.references().referrers(&id(to)).count();
    assert!(refers_to(&editor, "element") > 0);
    assert_eq!(refers_to(&editor, "actor"), 0);
    assert_eq!(
        editor.document().record(&id("new")).map(|record| &**record),
        Some(&changed)
    );
    assert!(editor.document().record(&id("actor")).is_none());
    editor.undo();
    assert_eq!(editor.document(), &before);
    // Nothing that is gone or of another kind.
    for (records, removed, refusal) in [
        (vec![], vec![id("nobody")], Refusal::NoSuchRecord(id("nobody"))),
        (
            vec![(id("action"), changed)],
            vec![],
            Refusal::AnotherKind(id("action")),
        ),
        (
            vec![],
            vec![id(STRATEGY_ID)],
            Refusal::BelongsToDocument(id(STRATEGY_ID)),
        ),
    ] {
        let label = Label::Imported(1);
        let update = Command::Update {
            records,
            removed,
            label,
        };
        assert_eq!(editor.dispatch(&update, 1.0), Err(refusal));
    }
    assert_eq!(editor.document(), &before);
}

// R148
#[test]
fn what_came_from_a_round_stays_when_the_round_is_removed() {
    let round = || Some(Id::of(id("round")));
    let mut editor = Editor::new(Document::of(
        id("d"),
        [
            (id("round"), Round::default().into()),
            (
                id("agreed"),
                Consensus {
                    round: round(),
                    ..Consensus::default()
                }
                .into(),
            ),
            (
                id("priority"),
                Priority {
                    round: round(),
                    ..Priority::default()
                }
                .into(),
            ),
            (
                id("action"),
                Action {
                    round: round(),
                    ..Action::default()
                }
                .into(),
            ),
            (
                id("topic"),
                DialogueTopic {
                    round: round(),
                    ..DialogueTopic::default()
                }
                .into(),
            ),
        ],
    ));
    carry_out(&mut editor, &Command::Remove(id("round")), 0.0);
    assert!(editor.document().record(&id("agreed")).is_none());
    for stays in ["priority", "action", "topic"] {
        let record = editor.document().record(&id(stays)).unwrap();
        assert_eq!(record.grounds().unwrap().round, None, "{stays}");
    }
    editor.undo();
    assert_eq!(editor.document().len(), 5);
}
