//! The colours of an element as simplestyle's properties (version 1.1), by which many programs draw GeoJSON.

use serde_json::{Map, Value};

use super::objects::say_the_same;
use crate::domain::{
    records::structure_map::{Shape, StructureElement, Theme},
    values::geometry::Geometry,
};

const MARKER: &str = "marker-color";
const STROKE: &str = "stroke";
const WIDTH: &str = "stroke-width";
const FILL: &str = "fill";
const OPACITY: &str = "fill-opacity";

/// The width of lines, in pixels.
const LINE_WIDTH: i32 = 4;
/// The width of the edge of areas, in pixels.
const EDGE_WIDTH: i32 = 2;
/// How much of an area's colour covers what is under it.
const AREA_OPACITY: f64 = 0.3;

/// The colour of a theme on light ground, as `style/picture-tokens.css` has it.
fn colour(theme: Theme) -> &'static str {
    match theme {
        Theme::Settlement => "#9a2c0f",
        Theme::Nature => "#278566",
        Theme::Communications => "#234993",
    }
}

/// The properties of an element.
pub(super) fn of(element: &StructureElement) -> Map<String, Value> {
    let geometry = element.geometry.as_ref();
    style(element.theme, geometry.map_or(element.element.shape(), Geometry::shape))
}

fn style(theme: Theme, shape: Shape) -> Map<String, Value> {
    let colour = Value::from(colour(theme));
    let styles: Vec<(&str, Value)> = match shape {
        Shape::Point => vec![(MARKER, colour)],
        Shape::Line => vec![(STROKE, colour), (WIDTH, LINE_WIDTH.into())],
        Shape::Area => vec![
            (STROKE, colour.clone()),
            (WIDTH, EDGE_WIDTH.into()),
            (FILL, colour),
            (OPACITY, AREA_OPACITY.into()),
        ],
    };
    let owned = styles.into_iter().map(|(key, value)| (key.to_owned(), value));
    owned.collect()
}

/// Takes out of a feature's properties what [`of`] has given it, whichever theme it had then. Styles of others stay.
pub(super) fn take(properties: &mut Map<String, Value>, shape: Shape) -> Map<String, Value> {
    // Most files have none.
    let mark = match shape {
        Shape::Point => MARKER,
        Shape::Line | Shape::Area => STROKE,
    };
    if !properties.contains_key(mark) {
        return Map::new();
    }
    let mut styles = Theme::ALL.iter().map(|theme| style(*theme, shape));
    let is_here = |(key, value): (&String, &Value)| properties.get(key).is_some_and(|said| say_the_same(value, said));
    let Some(style) = styles.find(|style| style.iter().all(is_here)) else {
        return Map::new();
    };
    let keys = style.keys();
    keys.filter_map(|key| properties.remove_entry(key)).collect()
}
