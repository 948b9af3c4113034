//! Where in a meeting somebody is, as it is written in the address, and where a step leads.

use crate::domain::values::{date::Date, id::RecordId};

/// What a meeting goes through.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Agenda {
    /// The priorities that are not archived.
    #[default]
    Priorities,
    /// The actions: all of them, or those of an action plan, a priority or an owner.
    Actions(Option<RecordId>),
    /// What has a comment that is to be discussed.
    Discuss,
    /// What waits to be reconsidered for a change.
    Reconsider,
}

/// A place in a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MeetingPlace {
    /// All that it goes through.
    List(Agenda),
    /// One item.
    Item(Agenda, RecordId),
    /// What was decided and said on a day; today where none is written.
    Minutes(Option<Date>),
}

const PRIORITIES: &str = "prioriteringar";
const ACTIONS: &str = "insatser";
const DISCUSS: &str = "diskutera";
const RECONSIDER: &str = "omprova";
const MINUTES: &str = "anteckningar";

impl Agenda {
    fn read(written: &str) -> Option<Self> {
        match written {
            PRIORITIES => Some(Self::Priorities),
            ACTIONS => Some(Self::Actions(None)),
            DISCUSS => Some(Self::Discuss),
            RECONSIDER => Some(Self::Reconsider),
            other => {
                let of = other.strip_prefix(ACTIONS)?.strip_prefix('.')?;
                RecordId::new(of).map(|of| Self::Actions(Some(of)))
            }
        }
    }

    fn write(&self) -> String {
        match self {
            Self::Priorities => PRIORITIES.into(),
            Self::Actions(None) => ACTIONS.into(),
            Self::Actions(Some(of)) => [ACTIONS, ".", of.as_str()].concat(),
            Self::Discuss => DISCUSS.into(),
            Self::Reconsider => RECONSIDER.into(),
        }
    }
}

impl Default for MeetingPlace {
    fn default() -> Self {
        Self::List(Agenda::default())
    }
}

impl MeetingPlace {
    /// The place that is written so. Any text gives one: what can't be read is left out from there on.
    pub fn read(written: &str) -> Self {
        let (first, rest) = written.split_once('/').unwrap_or((written, ""));
        if first == MINUTES {
            return Self::Minutes(Date::parse(rest));
        }
        let agenda = Agenda::read(first).unwrap_or_default();
        match RecordId::new(rest) {
            Some(item) => Self::Item(agenda, item),
            None => Self::List(agenda),
        }
    }

    /// The place as it is read.
    pub fn write(&self) -> String {
        match self {
            Self::List(agenda) => agenda.write(),
            Self::Item(agenda, item) => [&agenda.write(), "/", item.as_str()].concat(),
            Self::Minutes(None) => MINUTES.into(),
            Self::Minutes(Some(day)) => [MINUTES, "/", &day.to_string()].concat(),
        }
    }

    /// What is gone through there; `None` of the minutes, which are of all that was said on the day.
    pub fn agenda(&self) -> Option<&Agenda> {
        match self {
            Self::List(agenda) | Self::Item(agenda, _) => Some(agenda),
            Self::Minutes(_) => None,
        }
    }
}

/// Where among the items somebody stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Before the first, at the list of them.
    Before,
    /// At the item of this place, counted from 0.
    At(usize),
    /// At an item that is no longer among them, which was before the one that has this place now.
    Between(usize),
    /// After the last, at the minutes.
    After,
}

/// A step among the items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stride {
    /// To the one before.
    Back,
    /// To the one after.
    On,
    /// To the first.
    First,
    /// To the last.
    Last,
}

impl Stride {
    /// The step that a key asks for, as presenters' remotes send them too.
    pub fn of_key(key: &str) -> Option<Self> {
        Some(match key {
            "ArrowLeft" | "PageUp" => Self::Back,
            "ArrowRight" | "PageDown" => Self::On,
            "Home" => Self::First,
            "End" => Self::Last,
            _ => return None,
        })
    }

    /// The step that a finger asks for that went so far to the right and so far down, in pixels: to the left is on, as with paper.
    pub fn of_swipe(right: i32, down: i32) -> Option<Self> {
        /// What is shorter may be a press.
        const LEAST: i32 = 60;
        // What goes as much down as aside scrolls.
        let is_aside = right.abs() >= LEAST && right.abs() > 2 * down.abs();
        is_aside.then_some(if right < 0 { Self::On } else { Self::Back })
    }

    /// Where the step leads among so many items; `None` where it leads nowhere.
    pub fn from(self, standing: Standing, items: usize) -> Option<Standing> {
        let last = items.checked_sub(1);
        let reached = match (self, standing) {
            (Self::First, _) => last.map(|_| Standing::At(0)),
            (Self::Last, _) => last.map(Standing::At),
            (Self::On, Standing::Before) => Some(last.map_or(Standing::After, |_| Standing::At(0))),
            (Self::On, Standing::At(place)) if Some(place) >= last => Some(Standing::After),
            (Self::On, Standing::At(place)) => Some(Standing::At(place + 1)),
            (Self::On, Standing::Between(place)) if place >= items => Some(Standing::After),
            (Self::On, Standing::Between(place)) => Some(Standing::At(place)),
            (Self::On, Standing::After) | (Self::Back, Standing::Before) => None,
            (Self::Back, Standing::At(place) | Standing::Between(place)) => {
                let before = place.min(items).checked_sub(1);
                Some(before.map_or(Standing::Before, Standing::At))
            }
            (Self::Back, Standing::After) => Some(last.map_or(Standing::Before, Standing::At)),
        };
        reached.filter(|reached| *reached != standing)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn id(text: &str) -> RecordId {
        RecordId::new(text).unwrap()
    }

    // R460
    #[test]
    fn every_place_is_read_as_it_is_written() {
        let agendas = [
            Agenda::Priorities,
            Agenda::Actions(None),
            Agenda::Actions(Some(id("a.b_c-1"))),
            Agenda::Discuss,
            Agenda::Reconsider,
        ];
        let mut places = vec![
            MeetingPlace::Minutes(None),
            MeetingPlace::Minutes(Date::new(2026, 11, 29)),
        ];
        for agenda in agendas {
            places.push(MeetingPlace::List(agenda.clone()));
            places.push(MeetingPlace::Item(agenda, id("anteckningar")));
        }
        for place in places {
            assert_eq!(MeetingPlace::read(&place.write()), place);
        }
    }

    // R460
    #[test]
    fn any_text_is_a_place() {
        for (written, read) in [
            ("", "prioriteringar"),
            ("/", "prioriteringar"),
            ("ingenting/alls", "prioriteringar/alls"),
            ("insatser.", "prioriteringar"),
            ("insatser.p1/a b", "insatser.p1"),
            ("anteckningar/i dag", "anteckningar"),
        ] {
            assert_eq!(MeetingPlace::read(written).write(), read, "{written}");
        }
    }

    // R461
    #[test]
    fn a_step_goes_one_item_and_ends_at_the_list_and_the_minutes() {
        use Standing::{After, At, Before, Between};
        use Stride::{Back, First, Last, On};
        let from = |stride: Stride, standing| stride.from(standing, 3);
        for (stride, standing, reached) in [
            (On, Before, Some(At(0))),
            (On, At(0), Some(At(1))),
            (On, At(2), Some(After)),
            (On, After, None),
            (Back, After, Some(At(2))),
            (Back, At(2), Some(At(1))),
            (Back, At(0), Some(Before)),
            (Back, Before, None),
            (First, At(2), Some(At(0))),
            (First, At(0), None),
            (Last, At(0), Some(At(2))),
            (Last, At(2), None),
            // The item is gone: on is what took its place.
            (On, Between(1), Some(At(1))),
            (Back, Between(1), Some(At(0))),
            (On, Between(3), Some(After)),
            (Back, Between(9), Some(At(2))),
        ] {
            assert_eq!(from(stride, standing), reached, "{stride:?} {standing:?}");
        }
        for stride in [First, Last] {
            assert_eq!(stride.from(Before, 0), None);
        }
        assert_eq!(On.from(Before, 0), Some(After));
        assert_eq!(Back.from(After, 0), Some(Before));
    }

    // R461
    #[test]
    fn a_finger_that_goes_aside_steps_and_one_that_scrolls_does_not() {
        assert_eq!(Stride::of_swipe(-80, 10), Some(Stride::On));
        assert_eq!(Stride::of_swipe(80, -10), Some(Stride::Back));
        for (right, down) in [(0, 0), (-59, 0), (80, 60), (-90, -300)] {
            assert_eq!(Stride::of_swipe(right, down), None);
        }
    }
}
