//! A lens: one field of a kind of record, to be read, written and named wherever the record is.

use std::cmp::Ordering;

use crate::{
    app::{
        interface::anchor,
        text::words::{Word, compare, required},
    },
    domain::records::declaration::{Declared, FieldDeclaration},
    edit::history::Burst,
};

/// One field of records of kind `T`. Made by [`field!`](field).
pub struct Lens<T, R> {
    /// The field's name, as in files.
    pub name: &'static str,
    /// What the field is called.
    pub label: Word,
    /// Reads the field.
    pub read: fn(&T) -> R,
    /// Gives the field another value.
    pub write: fn(&mut T, R),
}

// Not derived, since that would ask the same of the record and the value.
impl<T, R> Clone for Lens<T, R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, R> Copy for Lens<T, R> {}

impl<T, R> Lens<T, R> {
    /// The burst of what is entered in the field.
    pub fn burst(&self) -> Burst {
        Burst::Field(self.name)
    }

    /// The burst of what is entered in one entry of the field, which contains many.
    pub fn entry_burst(&self, key: &str) -> Burst {
        Burst::Entry(self.name, key.into())
    }
}

impl<T: Declared, R> Lens<T, R> {
    /// Whether what the field says is for those who work in the document, and is not printed.
    pub fn is_private(&self) -> bool {
        let is_it = |field: &FieldDeclaration| field.name == self.name && field.is_private;
        T::FIELDS.iter().any(is_it)
    }

    /// The id of the control in which the field is changed: `action-title`.
    pub fn id(&self) -> String {
        anchor::field(T::KIND, self.name)
    }

    /// The same where a page has several such records, by the record's number from 1: `target-3-title`.
    pub fn id_of(&self, number: usize) -> String {
        anchor::field_of(T::KIND, number, self.name)
    }
}

/// What the field of a name is called. For constants only: a name that the kind does not declare stops the build.
#[expect(clippy::panic, reason = "it is the compiler that panics")]
pub const fn label<T: Declared>(name: &str) -> Word {
    let mut place = 0;
    while place < T::FIELDS.len() {
        let field = T::FIELDS[place];
        if let Ordering::Equal = compare(field.name.as_bytes(), name.as_bytes()) {
            return required(field.key);
        }
        place += 1;
    }
    panic!("{}", name)
}

/// The lens of a field: `field!(Action, title)`. It is named by the struct's own field, so that a wrong name doesn't compile, and
/// labelled by the field's own text, without which it does not compile either.
macro_rules! field {
    ($record:ty, $field:ident) => {
        $crate::app::form::lens::Lens {
            name: stringify!($field),
            label: const { $crate::app::form::lens::label::<$record>(stringify!($field)) },
            read: |record: &$record| ::std::clone::Clone::clone(&record.$field),
            write: |record: &mut $record, value| record.$field = value,
        }
    };
}
#[cfg(target_arch = "wasm32")]
pub(crate) use field;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::fmt::Debug;

    use super::*;
    use crate::app::text::words::keyed;
    use crate::domain::{
        records::{
            dialogue::DialogueTopic,
            plan::{Action, ActionStatus, Target},
            record::{Kind, Record},
            self_assessment::{
                Answer, Answers, Consensus, Importance, Level, OwnStatement, Response, Round, SmallestGroup,
            },
            strategy::{ActorGroup, Step, StepNumber, Strategy},
            structure_map::{ElementKind, StructureElement},
            version::{Version, VersionState},
        },
        values::{
            amount::{Amount, Year},
            date::Date,
            geometry::{Geometry, Position},
            id::{Id, RecordId},
            order::Order,
        },
    };

    /// Holds a lens to what a lens is, beside the record's own way to be written.
    fn holds<T: Kind + Debug, R: Clone + Debug + PartialEq>(lens: Lens<T, R>, values: [R; 2]) {
        let declared = T::OF.field(lens.name).unwrap();
        assert_eq!(Some(lens.label), keyed(declared.key));
        let mut record = T::default();
        for value in values {
            let before: Record = record.clone().into();
            assert_ne!((lens.read)(&record), value, "{}", lens.name);
            (lens.write)(&mut record, value.clone());
            assert_eq!((lens.read)(&record), value, "{}", lens.name);
            // It has written the field that it names and no other.
            let (before, after) = (before.write(), record.clone().into().write());
            let differs = |name: &&String| before.get(*name) != after.get(*name);
            let mut changed: Vec<_> = before.keys().chain(after.keys()).filter(differs).collect();
            changed.dedup();
            assert_eq!(changed, [lens.name]);
        }
        // What is written last is what there is, as if nothing else had been.
        let (last, mut once) = ((lens.read)(&record), T::default());
        (lens.write)(&mut once, last);
        assert_eq!(once, record);
    }

    #[test]
    fn a_lens_reads_what_it_wrote_and_touches_nothing_else_whatever_the_field_holds() {
        let text = |text: &str| text.to_owned();
        let id = |text: &str| RecordId::new(text).unwrap();
        let point = |longitude| {
            Some(Geometry::Point(Position {
                longitude,
                latitude: 59.0,
            }))
        };
        let next = |order: &Order| Order::after(Some(order));
        let answers = |answer| [("F01.1", answer)].into_iter().collect::<Answers>();
        holds(field!(Action, title), [text("Buss"), text("Tåg")]);
        holds(field!(Action, status), [ActionStatus::Ongoing, ActionStatus::Finished]);
        holds(
            field!(Action, start),
            [Date::parse("2026-03-01"), Date::parse("2027-12-31")],
        );
        holds(field!(Action, owner), [Some(Id::of(id("a"))), Some(Id::of(id("b")))]);
        holds(field!(Action, partners), [vec![Id::of(id("a"))], vec![Id::of(id("b"))]]);
        holds(
            field!(Action, order),
            [next(&Order::default()), next(&next(&Order::default()))],
        );
        holds(field!(Target, baseline), [Amount::parse("12,5"), Amount::parse("-3")]);
        holds(
            field!(Target, baseline_year),
            [Year::parse("2025"), Year::parse("2031")],
        );
        holds(
            field!(Step, number),
            [Some(StepNumber::ALL[1]), Some(StepNumber::ALL[6])],
        );
        holds(field!(Strategy, example), [true, false]);
        holds(
            field!(DialogueTopic, factors),
            [vec![text("F03")], vec![text("F04"), text("F05")]],
        );
        holds(
            field!(StructureElement, element),
            [ElementKind::Area, ElementKind::Corridor],
        );
        holds(field!(StructureElement, geometry), [point(17.0), point(16.5)]);
        holds(
            field!(Round, smallest_group),
            [7, 9].map(|least| SmallestGroup::new(least).unwrap()),
        );
        holds(
            field!(Response, group),
            [ActorGroup::ALL[0], ActorGroup::ALL[1]].map(Some),
        );
        holds(
            field!(Response, answers),
            [answers(Answer::DontKnow), answers(Answer::NotApplicable)],
        );
        holds(
            field!(Response, comments),
            ["Ja", "Nej"].map(|said| [(text("F01"), text(said))].into()),
        );
        holds(field!(OwnStatement, sv), [text("Vi"), text("Alla")]);
        holds(field!(Consensus, target_level), [Level::new(0), Level::new(4)]);
        holds(field!(Consensus, importance), [Importance::new(1), Importance::new(5)]);
        holds(field!(Version, state), [VersionState::ALL[1], VersionState::ALL[2]]);
    }

    #[test]
    fn a_field_has_its_own_label_and_id() {
        assert_eq!(field!(Action, title).label, Word::FieldActionTitle);
        assert_eq!(field!(Target, title).label, Word::FieldTargetTitle);
        assert_eq!(field!(Action, title).id(), "action-title");
        assert_eq!(field!(StructureElement, name).id(), "structure-element-name");
        assert_eq!(field!(Target, baseline_year).id_of(3), "target-3-baseline-year");
    }

    #[test]
    fn a_burst_is_of_the_field_or_of_one_of_its_entries() {
        let (title, answers) = (field!(Action, title), field!(Response, answers));
        assert_eq!(title.burst(), Burst::Field("title"));
        assert_ne!(title.burst(), field!(Action, text).burst());
        assert_eq!(answers.entry_burst("own"), answers.entry_burst("own"));
        assert_ne!(answers.entry_burst("own"), answers.entry_burst("F01.1"));
        assert_ne!(answers.entry_burst("own"), answers.burst());
    }
}
