//! Names on the map.

use std::collections::BTreeMap;

use leaflet::Map;
use wasm_bindgen::{JsCast, JsValue};

use super::{
    bindings::{LayerCalls, ignore, lat_lng, new_div_icon, new_marker, options, point},
    elements::text_element,
};
use crate::map::scene::{Label, LabelKind, Side};

/// Tells one name from another: what it names, the text, the place to a centimetre, the distance to it.
type Key = (LabelKind, Side, String, [i64; 3]);

/// The names as they are drawn.
#[derive(Default)]
pub(super) struct DrawnLabels(BTreeMap<Key, LayerCalls>);

impl DrawnLabels {
    /// Draws what differs from what is drawn.
    pub(super) fn show(&mut self, map: &Map, labels: &[Label]) {
        let wanted: BTreeMap<Key, &Label> = labels.iter().map(|label| (key(label), label)).collect();
        self.0.retain(|key, layer| {
            let stays = wanted.contains_key(key);
            if !stays {
                ignore(layer.remove());
            }
            stays
        });
        for (key, label) in wanted {
            if !self.0.contains_key(&key)
                && let Ok(layer) = draw(map, label)
            {
                self.0.insert(key, layer);
            }
        }
    }
}

fn key(label: &Label) -> Key {
    let whole = |value: f64, steps: f64| (value * steps).round() as i64;
    let place = [
        whole(label.position.longitude, 1e7),
        whole(label.position.latitude, 1e7),
        whole(label.offset, 10.0),
    ];
    (label.kind, label.side, label.text.clone(), place)
}

fn draw(map: &Map, label: &Label) -> Result<LayerCalls, JsValue> {
    let name = text_element(&label.text).ok_or(JsValue::UNDEFINED)?;
    let class = match label.kind {
        LabelKind::Element => "map-name",
        LabelKind::Place => "map-place",
        LabelKind::City => "map-place is-city",
    };
    // An icon's anchor is the point of it that lies on the position.
    let half_line = 8.0;
    let (side, anchor) = match label.side {
        Side::Right => ("", point(-label.offset, 0.0)),
        Side::Left => (" is-left", point(label.offset, 0.0)),
        Side::Below => (" is-below", point(0.0, -label.offset - half_line)),
        Side::Above => (" is-above", point(0.0, label.offset + half_line)),
    };
    let icon = new_div_icon(&options([
        ("html", name.into()),
        ("className", format!("{class}{side}").into()),
        ("iconSize", point(0.0, 0.0).into()),
        ("iconAnchor", anchor.into()),
    ]))?;
    let marker = options([
        ("icon", icon.into()),
        ("interactive", false.into()),
        ("keyboard", false.into()),
        ("pane", "names".into()),
    ]);
    let layer: LayerCalls = new_marker(&lat_lng(label.position), &marker)?.unchecked_into();
    layer.add_to(map)?;
    Ok(layer)
}
