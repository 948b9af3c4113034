//! Contributions that have been pasted: one a line, or a table of what was said, by whom, of which group and from which municipality.

use std::collections::BTreeSet;

use super::delimited::{self, Separator};
use crate::{
    domain::{
        action_table::names::{Found, Names, folded},
        records::{
            dialogue::Contribution,
            document::Document,
            record::{Record, RecordKind},
            strategy::{Actor, ActorGroup},
        },
        values::{id::Id, id::RecordId, order::Order},
    },
    edit::{command::Command, keepable::Keepable},
};

/// The words by which a table is read, in the languages that people may have written it in.
pub struct PasteWords {
    /// What each of the columns text, who, group and municipality may be called, to know a row of headings.
    pub heads: [Vec<String>; 4],
    /// What the groups are called.
    pub groups: Vec<(ActorGroup, String)>,
    /// What the municipalities are called, each with its code.
    pub municipalities: Vec<(String, String)>,
}

/// What could not be read as what its column is, and so is not taken in as that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// No actor has the name: it is written as a person.
    Who(String),
    /// It is no group.
    Group(String),
    /// It is no municipality.
    Municipality(String),
}

/// A contribution that has been pasted.
#[derive(Clone, Debug, PartialEq)]
pub struct PastedContribution {
    /// The line on which it begins, from 1.
    pub line: usize,
    /// What it becomes.
    pub contribution: Contribution,
    /// Whether the same was said by the same on the same occasion already, so that it is not taken in again.
    pub is_here: bool,
    /// What could not be read.
    pub unknown: Vec<Unknown>,
}

/// Reads what has been pasted. Where, when and by whom it was said is as in `context`, unless the table says otherwise.
pub fn plan(document: &Document, text: &str, context: &Contribution, words: &PasteWords) -> Vec<PastedContribution> {
    let actors = Names::of(document, RecordKind::Actor);
    let mut said: BTreeSet<_> = document.all::<Contribution>().map(|(_, one)| identity(one)).collect();
    let mut rows = table(text);
    if rows.first().is_some_and(|(_, cells)| is_headed(cells, words)) {
        rows.remove(0);
    }
    let mut planned = Vec::new();
    for (line, cells) in rows {
        let mut unknown = Vec::new();
        let cell = |place: usize| cells.get(place).map_or("", |cell| cell.trim());
        let mut contribution = Contribution {
            text: cell(0).into(),
            ..context.clone()
        };
        if contribution.text.is_empty() {
            continue;
        }
        if !cell(1).is_empty() {
            (contribution.actor, contribution.person, contribution.group) = (None, String::new(), None);
            match actors.find(cell(1)) {
                Found::One(id) => contribution.actor = Some(Id::<Actor>::of(id)),
                Found::Several | Found::Nothing => {
                    contribution.person = cell(1).into();
                    unknown.push(Unknown::Who(cell(1).into()));
                }
            }
        }
        if !cell(2).is_empty() {
            let wanted = folded(cell(2));
            match words.groups.iter().find(|(_, name)| folded(name) == wanted) {
                Some((group, _)) => contribution.group = Some(*group),
                None => unknown.push(Unknown::Group(cell(2).into())),
            }
        }
        if !cell(3).is_empty() {
            let wanted = folded(cell(3));
            let is_it = |(name, code): &&(String, String)| folded(name) == wanted || *code == wanted;
            match words.municipalities.iter().find(is_it) {
                Some((_, code)) => contribution.municipality.clone_from(code),
                None => unknown.push(Unknown::Municipality(cell(3).into())),
            }
        }
        let is_here = !said.insert(identity(&contribution));
        planned.push(PastedContribution {
            line,
            contribution,
            is_here,
            unknown,
        });
    }
    planned
}

/// The command that takes in what is not here already, as one step; `None` if there is nothing. A record that can't be kept is left out.
pub fn command(
    document: &Document,
    planned: &[PastedContribution],
    new_id: &mut dyn FnMut() -> RecordId,
) -> Option<Command> {
    let orders = Order::from_on(document.last_order::<Contribution>());
    let new = planned.iter().filter(|one| !one.is_here);
    let records: Vec<_> = new
        .zip(orders)
        .filter_map(|(one, order)| {
            let id = new_id();
            let record = Record::from(Contribution {
                order,
                ..one.contribution.clone()
            });
            let kept = Keepable::of(&id, &record).ok()?;
            Some((id, kept))
        })
        .collect();
    (!records.is_empty()).then_some(Command::Import(records))
}

/// What makes two contributions the same one, pasted twice.
fn identity(one: &Contribution) -> (String, Option<Id<Actor>>, String, Option<RecordId>) {
    let meeting = one.meeting.as_ref().map(|meeting| meeting.raw().clone());
    (folded(&one.text), one.actor.clone(), folded(&one.person), meeting)
}

/// The rows of the text with the lines on which they begin. It is a table where its first row has a tab, or where each row has the
/// same few semicolons; a comma is part of a sentence, and so is a semicolon in one line among others.
fn table(text: &str) -> Vec<(usize, Vec<String>)> {
    let text = text.trim_start_matches('\u{feff}');
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let counts: BTreeSet<usize> = lines().map(|line| line.matches(';').count()).collect();
    let separator = if lines().any(|line| line.contains('\t')) {
        Some(Separator::Tab)
    } else if !text.contains('"')
        && counts.len() == 1
        && counts.iter().all(|count| (1..4).contains(count))
        && lines().count() > 1
        || text.contains('"') && Separator::of(text) == Separator::Semicolon && lines().any(|line| line.contains(';'))
    {
        Some(Separator::Semicolon)
    } else {
        None
    };
    match separator {
        Some(separator) => {
            let rows = delimited::rows(text, separator).into_iter();
            rows.map(|row| (row.line, row.cells)).collect()
        }
        None => (1..)
            .zip(text.lines())
            .filter(|(_, line)| !line.trim().is_empty())
            .map(|(number, line)| (number, vec![unmarked(line).to_owned()]))
            .collect(),
    }
}

/// A line without the mark that lists have before it in programs for writing.
fn unmarked(line: &str) -> &str {
    let line = line.trim();
    let marks = ["• ", "- ", "* ", "– ", "·\t"];
    let rest = marks.iter().find_map(|mark| line.strip_prefix(mark));
    rest.unwrap_or(line).trim_start()
}

/// Whether the first cells of a row are headings: the first names the text, and each other that says something is a heading too.
fn is_headed(cells: &[String], words: &PasteWords) -> bool {
    let is_head = |(cell, heads): (&String, &Vec<String>)| {
        cell.trim().is_empty() || heads.iter().any(|head| folded(head) == folded(cell))
    };
    cells.first().is_some_and(|cell| !cell.trim().is_empty()) && cells.iter().zip(&words.heads).all(is_head)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::{domain::records::dialogue::Meeting, edit::editor::Editor};

    fn id(text: &str) -> RecordId {
        RecordId::new(text).unwrap()
    }

    fn words() -> PasteWords {
        PasteWords {
            heads: [
                vec!["Synpunkt".into()],
                vec!["Vem".into()],
                vec!["Grupp".into()],
                vec!["Kommun".into()],
            ],
            groups: vec![
                (ActorGroup::Business, "Näringsliv".into()),
                (ActorGroup::Municipality, "Kommun".into()),
            ],
            municipalities: vec![("Flen".into(), "0482".into()), ("Flens kommun".into(), "0482".into())],
        }
    }

    fn document() -> Document {
        let actor = Actor {
            name: "Mälardalsrådet".into(),
            ..Actor::default()
        };
        let records: Vec<(RecordId, Record)> = vec![(id("a"), actor.into()), (id("m"), Meeting::default().into())];
        Document::of(id("d"), records)
    }

    fn context() -> Contribution {
        Contribution {
            meeting: Some(Id::of(id("m"))),
            municipality: "0480".into(),
            ..Contribution::default()
        }
    }

    // R582
    #[test]
    fn each_line_is_one_and_what_was_chosen_for_the_meeting_holds() {
        let text = "\u{feff}• Bussen går för sällan, särskilt kvällar; det märks.\r\n\r\n- Fler bostäder\r\n";
        let planned = plan(&document(), text, &context(), &words());
        let said: Vec<_> = planned
            .iter()
            .map(|one| (one.line, one.contribution.text.as_str()))
            .collect();
        assert_eq!(
            said,
            [
                (1, "Bussen går för sällan, särskilt kvällar; det märks."),
                (3, "Fler bostäder")
            ]
        );
        assert!(planned.iter().all(|one| one.contribution.meeting == context().meeting));
        assert!(planned.iter().all(|one| one.contribution.municipality == "0480"));
    }

    // R582
    #[test]
    fn a_table_says_who_which_group_and_which_municipality_and_what_is_not_known_is_said() {
        let text = "Synpunkt\tVem\tGrupp\tKommun\nFler lärlingar\tMÄLARDALSRÅDET\t\tflens kommun\n\"Två\nrader\"\tKarin Ek\tNäringsliv\tMora\nEn\t\tAlla\t";
        let planned = plan(&document(), text, &context(), &words());
        let [first, second, third] = planned.as_slice() else {
            panic!("{planned:?}")
        };
        assert_eq!(first.contribution.actor, Some(Id::of(id("a"))));
        assert_eq!(first.contribution.municipality, "0482");
        assert_eq!(first.unknown, []);
        assert_eq!(second.contribution.text, "Två\nrader");
        assert_eq!(second.contribution.person, "Karin Ek");
        assert_eq!(second.contribution.group, Some(ActorGroup::Business));
        assert_eq!(second.contribution.municipality, "0480");
        assert_eq!(
            second.unknown,
            [Unknown::Who("Karin Ek".into()), Unknown::Municipality("Mora".into())]
        );
        assert_eq!(third.unknown, [Unknown::Group("Alla".into())]);
        let semicolons = "Fler lärlingar;Mälardalsrådet;Näringsliv;0482\nEn till;;Kommun;Flen";
        let planned = plan(&document(), semicolons, &context(), &words());
        assert_eq!(planned.len(), 2);
        assert!(
            planned
                .iter()
                .all(|one| one.contribution.municipality == "0482" && one.unknown.is_empty())
        );
    }

    // R582
    #[test]
    fn what_is_here_is_not_taken_in_again_and_all_of_it_is_one_step() {
        let mut editor = Editor::new(document());
        let before = editor.document().clone();
        let mut number = 0;
        let mut new_id = || {
            number += 1;
            id(&format!("c{number}"))
        };
        let planned = plan(editor.document(), "En\nTvå\nen", &context(), &words());
        let first = command(editor.document(), &planned, &mut new_id).unwrap();
        editor.dispatch(&first, 0.0).unwrap();
        let texts = |editor: &Editor| {
            let all = editor.document().ordered::<Contribution>().into_iter();
            all.map(|(_, one)| one.text.clone()).collect::<Vec<_>>()
        };
        assert_eq!(texts(&editor), ["En", "Två"]);
        let again = plan(editor.document(), "En\nTvå", &context(), &words());
        assert_eq!(command(editor.document(), &again, &mut new_id), None);
        editor.undo();
        assert_eq!(*editor.document(), before);
        assert!(editor.history().next_undo().is_none());
    }

    // R582
    #[test]
    fn two_thousand_are_read_and_keep_their_order() {
        let text: String = (0..2_000).map(|number| format!("Synpunkt {number}\n")).collect();
        let planned = plan(&document(), &text, &context(), &words());
        let mut number = 0;
        let mut new_id = || {
            number += 1;
            id(&format!("c{number}"))
        };
        let mut editor = Editor::new(document());
        let all = command(editor.document(), &planned, &mut new_id).unwrap();
        editor.dispatch(&all, 0.0).unwrap();
        let ordered = editor.document().ordered::<Contribution>();
        assert_eq!(ordered.len(), 2_000);
        assert!(
            (0..)
                .zip(&ordered)
                .all(|(number, (_, one))| one.text == format!("Synpunkt {number}"))
        );
    }
}
