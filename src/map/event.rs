//! What happens on the map, as plain events.

use super::{findings::FlagPlace, group::GroupEvent, scene::Grip};
use crate::domain::values::{extent::BoundingBox, geometry::Position, id::RecordId};

/// Something that happened on the map.
#[derive(Clone, Debug, PartialEq)]
pub enum MapEvent {
    /// The ground was pressed, or an element on it.
    Clicked {
        /// Where.
        at: Position,
        /// The element that is there.
        element: Option<RecordId>,
        /// Where the flag of findings stands that is there.
        flag: Option<FlagPlace>,
        /// The point outside whose signpost at the edge is there; then nothing that lies below it is.
        signpost: Option<RecordId>,
        /// How many metres a pixel is there.
        metres_per_pixel: f64,
        /// Whether a key was held by which what is pressed is chosen beside what is chosen already.
        adds: bool,
    },
    /// The ground was pressed twice.
    DoubleClicked,
    /// The pointer is here.
    PointerAt(Position),
    /// A handle is being dragged and is here.
    Dragging(Grip, Position),
    /// A handle was let go here.
    Dropped(Grip, Position),
    /// A handle that was dragged is where it was.
    GivenUp,
    /// A handle was pressed.
    Pressed(Grip),
    /// A handle was pressed twice.
    PressedTwice(Grip),
    /// A handle is asked by a key to go away.
    Removed(Grip),
    /// A handle is pushed by a key so many pixels east and south.
    Pushed(Grip, [f64; 2]),
    /// The map shows something else.
    Viewed(Viewport),
    /// The middle is here, while the map moves.
    CentreAt(Position),
    /// Something was done to several elements at once.
    Group(GroupEvent),
}

/// What the map shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    /// The zoom level.
    pub zoom: f64,
    /// What is in view.
    pub bounds: BoundingBox,
    /// The middle of the view.
    pub centre: Position,
    /// How many metres a pixel is in the middle.
    pub metres_per_pixel: f64,
}
