//! Contributions that have been pasted: one a line, or a table of what was said, by whom, of which group and from which municipality.

mod table;

pub use table::Each;

use std::collections::BTreeMap;

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

/// How many columns a table has: text, who, group and municipality.
const COLUMNS: usize = 4;

/// The words by which a table is read, in the languages that people may have written it in.
pub struct PasteWords {
    /// What each of the columns text, who, group and municipality may be called.
    pub heads: [Vec<String>; COLUMNS],
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
    /// It stands after the last column.
    Beyond(String),
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

/// What has been pasted, as it was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PastedContributions {
    /// The contributions.
    pub planned: Vec<PastedContribution>,
    /// The headings of the columns of which nothing is taken in.
    pub left_out: Vec<String>,
}

/// Reads what has been pasted. Where, when and by whom it was said is as in `context`, unless a table says otherwise.
pub fn plan(
    document: &Document,
    text: &str,
    each: Each,
    context: &Contribution,
    words: &PasteWords,
) -> PastedContributions {
    let actors = Names::of(document, RecordKind::Actor);
    let mut said = Said::of(document);
    let read = table::read(text, each, words);
    let mut planned = Vec::new();
    for (line, cells) in read.rows {
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
        let beyond = cells.iter().skip(COLUMNS).map(|cell| cell.trim());
        let beyond = beyond.filter(|cell| !cell.is_empty());
        unknown.extend(beyond.map(|cell| Unknown::Beyond(cell.into())));
        let is_here = !said.add(&contribution);
        planned.push(PastedContribution {
            line,
            contribution,
            is_here,
            unknown,
        });
    }
    PastedContributions {
        planned,
        left_out: read.left_out,
    }
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

/// What was said, by whom, and on which occasion.
type Saying = (String, Option<Id<Actor>>, String, Option<RecordId>);

/// All that has been said, to know what is pasted twice: of each saying the groups and the municipalities from which it came.
#[derive(Default)]
struct Said(BTreeMap<Saying, Vec<(Option<ActorGroup>, String)>>);

impl Said {
    fn of(document: &Document) -> Self {
        let mut said = Self::default();
        for (_, one) in document.all::<Contribution>() {
            said.from(one).push((one.group, one.municipality.clone()));
        }
        said
    }

    fn from(&mut self, one: &Contribution) -> &mut Vec<(Option<ActorGroup>, String)> {
        let meeting = one.meeting.as_ref().map(|meeting| meeting.raw().clone());
        let saying = (folded(&one.text), one.actor.clone(), folded(&one.person), meeting);
        self.0.entry(saying).or_default()
    }

    /// Adds what was said; whether it is new. The same words from another group or another municipality are somebody else's; where either
    /// of the two doesn't tell, they may be the same.
    fn add(&mut self, one: &Contribution) -> bool {
        let has_actor = one.actor.is_some();
        let said = self.from(one);
        let may_be = |(group, municipality): &(Option<ActorGroup>, String)| {
            let of_group = has_actor || one.group.is_none() || group.is_none() || one.group == *group;
            let is_untold = one.municipality.is_empty() || municipality.is_empty();
            of_group && (is_untold || one.municipality == *municipality)
        };
        let is_new = !said.iter().any(may_be);
        if is_new {
            said.push((one.group, one.municipality.clone()));
        }
        is_new
    }
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
            municipalities: vec![
                ("Flen".into(), "0482".into()),
                ("Flens kommun".into(), "0482".into()),
                ("Nyköping".into(), "0480".into()),
            ],
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
        let planned = plan(&document(), text, Each::Line, &context(), &words()).planned;
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
        let planned = plan(&document(), text, Each::Line, &context(), &words()).planned;
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
        let planned = plan(&document(), semicolons, Each::Line, &context(), &words()).planned;
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
        let planned = plan(editor.document(), "En\nTvå\nen", Each::Line, &context(), &words()).planned;
        let first = command(editor.document(), &planned, &mut new_id).unwrap();
        editor.dispatch(&first, 0.0).unwrap();
        let texts = |editor: &Editor| {
            let all = editor.document().ordered::<Contribution>().into_iter();
            all.map(|(_, one)| one.text.clone()).collect::<Vec<_>>()
        };
        assert_eq!(texts(&editor), ["En", "Två"]);
        let again = plan(editor.document(), "En\nTvå", Each::Line, &context(), &words()).planned;
        assert_eq!(command(editor.document(), &again, &mut new_id), None);
        editor.undo();
        assert_eq!(*editor.document(), before);
        assert!(editor.history().next_undo().is_none());
    }

    // R358
    #[test]
    fn the_same_words_from_another_group_or_municipality_are_somebody_elses() {
        let text = "Fler bussar\t\tKommun\tFlen\nFler bussar\t\tNäringsliv\tFlen\nFler bussar\t\tKommun\t0480\tMer";
        let context = Contribution::default();
        let planned = plan(&document(), text, Each::Line, &context, &words()).planned;
        assert_eq!(planned.iter().filter(|one| !one.is_here).count(), 3);
        assert!(planned.iter().any(|one| one.unknown == [Unknown::Beyond("Mer".into())]));
        let mut editor = Editor::new(document());
        let mut number = 0;
        let mut new_id = || {
            number += 1;
            id(&format!("c{number}"))
        };
        editor
            .dispatch(&command(editor.document(), &planned, &mut new_id).unwrap(), 0.0)
            .unwrap();
        // Pasted again they are here, and so are the words alone, which anybody of them may have said.
        for again in [text, "Fler bussar"] {
            let again = plan(editor.document(), again, Each::Line, &context, &words()).planned;
            assert!(again.iter().all(|one| one.is_here));
        }
    }

    // R582
    #[test]
    fn two_thousand_are_read_and_keep_their_order() {
        let text: String = (0..2_000).map(|number| format!("Synpunkt {number}\n")).collect();
        let planned = plan(&document(), &text, Each::Line, &context(), &words()).planned;
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
