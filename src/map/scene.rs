//! What the map shows: plain data on this side of the port.

use std::{cell::Cell, cmp::Reverse, sync::Arc};

use super::{
    arrows::arrows,
    aside::MITRE,
    editing::Vertex,
    group::carried,
    outline::{Outline, squared_distance},
    plane::{PlanePoint, Projection},
    size,
    stretches::{Course, Track},
    style::{Form, Style, style_of},
    symbol,
};
use crate::domain::{
    records::{
        record::{Kind, Record},
        structure_map::{ElementKind, ElementLevel, Shape, StructureElement, Theme},
        ties::tied,
    },
    values::{
        geometry::{Geometry, Position},
        id::{Id, RecordId},
    },
};

/// An element on the map.
#[derive(Debug)]
pub struct SceneElement {
    /// Its record.
    pub id: RecordId,
    /// What it is called; shown on pointing at it.
    pub name: String,
    /// How it is drawn.
    pub style: Style,
    /// Where it lies.
    pub outline: Outline,
    /// The ends of a relation, each with the direction in which its arrow points, in degrees clockwise from east. The map's
    /// projection keeps angles, so the direction is the same at every zoom.
    pub arrows: Vec<(PlanePoint, f64)>,
    /// What depends on the other elements; `None` until they have been looked at.
    pub surroundings: Cell<Option<Surroundings>>,
    /// What it is drawn as, and its theme.
    pub look: (ElementKind, Theme),
    /// How far it matters.
    pub level: ElementLevel,
    own_reach: f64,
    record: Arc<Record>,
}

/// What of an element's look depends on the other elements.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Surroundings {
    /// Whether elements of another theme have the same form, so that it needs the mark of its theme.
    pub has_mark: bool,
    /// How large the symbols are that the arrows of a relation point at, so that they stop at the rims.
    pub rims: [Option<Rim>; 2],
}

/// How far what is drawn in a style reaches beyond an outline, in pixels.
fn own_reach(style: Style) -> f64 {
    let own = match style.form {
        Form::Point { radius, .. } => radius + style.width,
        Form::Band | Form::Link => style.width / 2.0,
        Form::Field { .. } => style.edges().iter().map(|pen| pen.width).fold(0.0, f64::max) / 2.0,
        Form::Arrow => symbol::arrow_length(&style),
        Form::Teeth => symbol::tooth_reach(&style) + style.width,
    };
    own.max(symbol::BADGE) + CASING
}

/// A symbol that an arrow points at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rim {
    /// How far its style reaches, in pixels.
    pub reach: f64,
    /// How far it matters.
    pub level: ElementLevel,
}

impl Rim {
    /// Between a symbol and the arrow that points at it, in pixels.
    const GAP: f64 = 1.5;

    pub(super) fn at(self, scale: f64) -> f64 {
        self.reach * size::of_points(self.level, scale) + Self::GAP
    }
}

impl SceneElement {
    /// The element as it is drawn, with another geometry than its own while it is being dragged; `None` if it has no place or the
    /// record is none of an element. An element whose shape is not (yet) that of its kind is drawn in the form that its shape allows.
    pub fn of(id: &RecordId, record: &Arc<Record>, dragged: Option<&Geometry>) -> Option<Self> {
        let element = StructureElement::of(record)?;
        let geometry = dragged.or(element.geometry.as_ref())?;
        let kind = match (geometry.shape(), element.element) {
            (shape, kind) if kind.shape() == shape => kind,
            (Shape::Point, _) => ElementKind::Node,
            (Shape::Line, _) => ElementKind::Corridor,
            (Shape::Area, _) => ElementKind::Area,
        };
        let style = style_of(element.theme, kind, element.level, element.status);
        let outline = Outline::of(geometry, style.is_smooth())?;
        let outline = match (style.form, geometry) {
            (Form::Band | Form::Link, Geometry::Line(strands)) => {
                let taken = (Course::Curved, style.width);
                outline.tracked(|bounds| Track::of(element.theme, id, taken, strands, bounds))
            }
            (Form::Arrow, Geometry::Line(strands)) => {
                let taken = (Course::Straight, symbol::arrow_width(&style));
                outline.tracked(|bounds| Track::of(element.theme, id, taken, strands, bounds))
            }
            _ => outline,
        };
        Some(Self {
            id: id.clone(),
            name: element.name.trim().to_owned(),
            arrows: match (style.form, geometry) {
                (Form::Arrow, Geometry::Line(strands)) => strands.iter().flat_map(|strand| arrows(strand)).collect(),
                _ => Vec::new(),
            },
            own_reach: own_reach(style.sized(size::MOST)),
            style,
            outline,
            surroundings: Cell::default(),
            look: (kind, element.theme),
            level: element.level,
            record: record.clone(),
        })
    }

    /// The points that its ends are tied to.
    pub fn ties(&self) -> [Option<&RecordId>; 2] {
        let element = StructureElement::of(&self.record);
        let end = |end: fn(&StructureElement) -> &Option<Id<StructureElement>>| end(element?).as_ref().map(Id::raw);
        [end(|element| &element.from), end(|element| &element.to)]
    }

    /// The element as it is drawn where its ends are elsewhere; `None` if it is no line.
    pub fn with_ends(&self, ends: [Option<Position>; 2]) -> Option<Self> {
        self.carried([0.0; 2], ends)
    }

    /// The element as it is drawn so far on the plane from where it is, but for ends that are elsewhere; `None` if it has no shape or would
    /// leave the globe.
    pub fn carried(&self, by: PlanePoint, ends: [Option<Position>; 2]) -> Option<Self> {
        let geometry = StructureElement::of(&self.record)?.geometry.as_ref()?;
        let geometry = carried(geometry, by).ok()?;
        let moved = Self::of(&self.id, &self.record, Some(&tied(Some(&geometry), ends)?))?;
        moved.surroundings.set(self.surroundings.get());
        Some(moved)
    }

    /// Whether it is drawn from this very record.
    pub fn is_of(&self, record: &Arc<Record>) -> bool {
        Arc::ptr_eq(&self.record, record)
    }

    /// Its place among all, from back to front: areas lie under bands, bands under relations, relations under nodes; the large under
    /// the small. Those of a look lie together, bands of a tint too.
    pub fn rank(&self) -> impl Ord + use<> {
        let Style {
            form,
            tint,
            width,
            dash,
            ..
        } = self.style;
        // Sizes are a few pixels; a hundredth of one tells them apart.
        let from_large = |size: f64| Reverse((size * 100.0) as u32);
        let (depth, by_tint, size) = match form {
            Form::Field { .. } => (0_u8, None, from_large(width)),
            Form::Band => (1, Some(tint), from_large(width)),
            Form::Teeth => (2, None, from_large(width)),
            Form::Link => (3, None, from_large(width)),
            Form::Arrow => (4, None, from_large(width)),
            Form::Point { radius, .. } => (5, None, from_large(radius)),
        };
        // Of the same size, those with one look lie together.
        let look = match form {
            Form::Field { texture, .. } => texture.map_or(0, |texture| texture as u8 + 1),
            Form::Point { symbol, .. } => symbol as u8,
            Form::Band | Form::Teeth | Form::Link | Form::Arrow => 0,
        };
        (depth, by_tint, size, tint, look, dash as u8)
    }

    /// How it is drawn where the whole plane is `scale` pixels wide.
    pub fn style_at(&self, scale: f64) -> Style {
        let size = match self.style.form {
            Form::Point { .. } => size::of_points(self.level, scale),
            Form::Band | Form::Field { .. } | Form::Link | Form::Arrow | Form::Teeth => size::of_lines(scale),
        };
        self.style.sized(size)
    }

    /// How much of what lies below its symbol and its name hide; of what is no point all.
    pub fn presence(&self, scale: f64) -> f64 {
        if self.style.form.is_point() {
            size::presence(self.level, scale)
        } else {
            1.0
        }
    }

    /// How far what is drawn of it reaches beyond its outline at any zoom, in pixels.
    pub fn reach(&self) -> f64 {
        let aside = self.outline.track.as_ref().map_or(0.0, |track| track.most_aside());
        self.own_reach + aside * MITRE * size::MOST
    }

    /// Whether the mark of its theme is laid on it, where the whole plane is `scale` pixels wide: what is smaller than two marks would
    /// be hidden by one.
    pub fn has_badge(&self, scale: f64) -> bool {
        let [width, height] = self.outline.bounds.size();
        let is_marked = self.surroundings.get().is_some_and(|around| around.has_mark) && !self.style.form.is_point();
        is_marked && width.max(height) * scale >= symbol::BADGE * 4.0
    }

    /// Where its mark and name belong in a view.
    pub fn anchor_in(&self, projection: &Projection) -> PlanePoint {
        projection.pixel(self.outline.anchor_at(projection.scale))
    }

    /// Whether a pixel lies on it or within `slack` of it.
    pub fn is_at(&self, pixel: PlanePoint, projection: &Projection, slack: f64) -> bool {
        let anchor = self.anchor_in(projection);
        let near = |reach: f64| move |place: &f64| *place <= (reach + slack) * (reach + slack);
        let from_anchor = squared_distance(pixel, [anchor, anchor]);
        let style = self.style_at(projection.scale);
        if let Form::Point { radius, .. } = style.form {
            return near(radius + style.width / 2.0)(&from_anchor);
        }
        let lines = self.outline.at(projection.scale);
        let is_closed = self.outline.shape == Shape::Area;
        let mut sides = lines
            .iter()
            .flat_map(|line| sides(line, is_closed))
            .map(|side| side.map(|end| projection.pixel(end)));
        (self.has_badge(projection.scale) && near(symbol::BADGE)(&from_anchor))
            || sides
                .clone()
                .map(|side| squared_distance(pixel, side))
                .any(|apart| near(style.width / 2.0)(&apart))
            || (is_closed && sides.by_ref().filter(|side| crosses(pixel, *side)).count() % 2 == 1)
    }
}

/// The dark edge of what is chosen, in pixels beyond the element's own.
pub const CASING: f64 = 3.0;

/// The sides of a line, or of a ring whose last point is joined to its first.
pub fn sides(line: &[PlanePoint], is_closed: bool) -> impl Iterator<Item = [PlanePoint; 2]> + Clone {
    let closing = line.last().zip(line.first()).filter(|_| is_closed);
    let open = line.iter().zip(line.iter().skip(1));
    open.chain(closing).map(|(from, to)| [*from, *to])
}

/// Whether a ray from a point to the right crosses a side.
fn crosses([x, y]: PlanePoint, [[ax, ay], [bx, by]]: [PlanePoint; 2]) -> bool {
    (ay > y) != (by > y) && x < ax + (y - ay) / (by - ay) * (bx - ax)
}

/// The shape that is being drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SceneDraft {
    /// The vertices so far.
    pub vertices: Vec<Position>,
    /// Where the next vertex would lie.
    pub next: Option<Position>,
    /// Whether the shape closes.
    pub is_area: bool,
    /// Where what is set next lies on something.
    pub snap: Option<Position>,
}

/// What a handle does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grip {
    /// Moves a vertex.
    Vertex(Vertex),
    /// Makes a new vertex after this one.
    Middle(Vertex),
    /// Moves the whole shape.
    Whole,
}

/// A handle of the selected element.
#[derive(Clone, Debug, PartialEq)]
pub struct Handle {
    /// What it does.
    pub grip: Grip,
    /// Where it is.
    pub position: Position,
    /// What it is called.
    pub title: String,
    /// Whether that is shown where it is pointed at. Under a finger it would cover what is being done.
    pub has_tooltip: bool,
    /// Whether it must let a symbol be seen through it.
    pub is_on_symbol: bool,
    /// Whether it is the one that was pressed last, at which something can be done.
    pub is_chosen: bool,
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::map::plane::on_plane;

    fn at(longitude: f64, latitude: f64) -> Position {
        Position { longitude, latitude }
    }

    fn record(kind: ElementKind, geometry: Option<Geometry>) -> Arc<Record> {
        let element = StructureElement {
            element: kind,
            geometry,
            ..StructureElement::default()
        };
        Arc::new(element.into())
    }

    fn element(kind: ElementKind, geometry: Geometry) -> SceneElement {
        SceneElement::of(&RecordId::new("a").unwrap(), &record(kind, Some(geometry)), None).unwrap()
    }

    #[test]
    fn a_relation_points_out_at_both_ends() {
        let line = Geometry::line(vec![at(16.0, 59.0), at(17.0, 59.0), at(17.0, 60.0)]);
        let arrows = element(ElementKind::Relation, line.clone()).arrows;
        assert_eq!(arrows.len(), 2);
        assert_eq!(arrows[0].0, on_plane(at(16.0, 59.0)));
        assert!((arrows[0].1.abs() - 180.0).abs() < 1e-9);
        assert!((arrows[1].1 + 90.0).abs() < 1e-9);
        assert!(element(ElementKind::Corridor, line).arrows.is_empty());
    }

    #[test]
    fn an_element_is_drawn_in_the_form_that_its_shape_allows() {
        let line = Geometry::line(vec![at(16.0, 59.0), at(17.0, 59.0)]);
        assert_eq!(element(ElementKind::Area, line).style.form, Form::Band);
        let point = Geometry::Point(at(16.0, 59.0));
        assert!(matches!(
            element(ElementKind::Relation, point).style.form,
            Form::Point { .. }
        ));
    }

    #[test]
    fn what_is_no_element_or_has_no_place_is_not_drawn() {
        let id = RecordId::new("a").unwrap();
        assert!(SceneElement::of(&id, &record(ElementKind::Node, None), None).is_none());
        let other = Arc::new(crate::domain::records::plan::Action::default().into());
        let point = Geometry::Point(at(16.0, 59.0));
        assert!(SceneElement::of(&id, &other, Some(&point)).is_none());
    }

    #[test]
    fn an_element_is_where_it_is_drawn() {
        let projection = Projection::of_zoom(8.0, [0.0, 0.0]);
        let pixel = |longitude, latitude| projection.pixel(on_plane(at(longitude, latitude)));
        let hole = vec![at(16.8, 59.3), at(17.2, 59.3), at(17.2, 59.7), at(16.8, 59.7)];
        let outline = vec![at(16.0, 59.0), at(18.0, 59.0), at(18.0, 60.0), at(16.0, 60.0)];
        let area = element(ElementKind::Area, Geometry::Area(vec![outline, hole]));
        let is_at = |place, slack| area.is_at(place, &projection, slack);
        assert!(is_at(pixel(16.3, 59.5), 0.0));
        assert!(!is_at(pixel(15.9, 59.5), 0.0));
        assert!(is_at(pixel(15.98, 59.5), 6.0));
        // The mark is in the middle, over the hole, where there is one.
        assert!(!is_at(pixel(17.0, 59.5), 0.0));
        area.surroundings.set(Some(Surroundings {
            has_mark: true,
            ..Surroundings::default()
        }));
        assert!(is_at(pixel(17.0, 59.5), 0.0) && !is_at(pixel(17.0, 59.36), 0.0));

        let line = element(
            ElementKind::Corridor,
            Geometry::line(vec![at(16.0, 59.0), at(18.0, 59.0)]),
        );
        let [x, y] = pixel(16.2, 59.0);
        assert!(line.is_at([x, y + line.style.width / 2.0 + 3.0], &projection, 4.0));
        assert!(!line.is_at([x, y + line.style.width / 2.0 + 5.0], &projection, 4.0));
    }
}
