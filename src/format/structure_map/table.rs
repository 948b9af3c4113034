//! Structure elements as a table for spreadsheets and GIS: a row an element, its shape as WKT.

use serde_json::Value;

use super::{Context, Export, names::Names, properties};
use crate::{
    domain::{
        records::{
            document::Document,
            structure_map::{Shape, StructureElement},
        },
        values::id::Id,
    },
    format::{delimited::push_row, geojson::rounded_parts, reference_system::ReferenceSystem},
};

/// The columns, named as the properties in GeoJSON are.
const COLUMNS: [&str; 15] = [
    "id",
    "name",
    "theme",
    "kind",
    "level",
    "status",
    "guidance",
    "source",
    "date",
    "factors",
    "from",
    "to",
    "priorities",
    "actions",
    "wkt",
];

/// The table, in WGS 84 with longitude first: UTF-8 with a byte order mark, semicolons, lines that end in CRLF. How many elements are left
/// out, since they have no place.
pub fn to_table(document: &Document, elements: &[(Id<StructureElement>, &StructureElement)]) -> (String, usize) {
    let mut table = String::from("\u{feff}");
    push_row(&mut table, COLUMNS.into_iter());
    let context = Context::of(document);
    let mut left_out = 0;
    for (id, element) in elements {
        let Some(wkt) = wkt(element) else {
            left_out += 1;
            continue;
        };
        let properties = properties(&context, &Names::default(), id, element, PLAIN);
        let end =
            |end: &Option<Id<StructureElement>>| end.as_ref().map(|id| id.as_str().to_owned()).unwrap_or_default();
        let cells = COLUMNS.map(|column| match column {
            "id" => id.as_str().to_owned(),
            // By the ids of this table.
            "from" => end(&element.from),
            "to" => end(&element.to),
            "wkt" => wkt.clone(),
            property => match properties.get(property) {
                Some(Value::String(text)) => text.clone(),
                Some(other) => other.to_string(),
                None => String::new(),
            },
        });
        push_row(&mut table, cells.iter().map(String::as_str));
    }
    (table, left_out)
}

const PLAIN: Export = Export {
    system: ReferenceSystem::Wgs84,
    is_styled: false,
};

/// An element's shape as well-known text (OGC 06-103r4); `None` if it has none.
fn wkt(element: &StructureElement) -> Option<String> {
    let geometry = element.geometry.as_ref()?;
    let parts = rounded_parts(geometry, PLAIN.system).ok()?;
    let position = |[x, y]: &[f64; 2]| [x.to_string(), y.to_string()].join(" ");
    let line = |line: &Vec<[f64; 2]>| {
        let positions: Vec<String> = line.iter().map(position).collect();
        ["(", &positions.join(", "), ")"].concat()
    };
    let shape = geometry.shape();
    let part = |lines: &Vec<Vec<[f64; 2]>>| {
        let lines: Vec<String> = lines.iter().map(line).collect();
        let lines = lines.join(", ");
        if shape == Shape::Area {
            ["(", &lines, ")"].concat()
        } else {
            lines
        }
    };
    let parts: Vec<String> = parts.iter().map(part).collect();
    let name = match shape {
        Shape::Point => "POINT",
        Shape::Line => "LINESTRING",
        Shape::Area => "POLYGON",
    };
    match parts.as_slice() {
        [] => None,
        [one] => Some([name, " ", one].concat()),
        several => Some(["MULTI", name, " (", &several.join(", "), ")"].concat()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::{
        records::structure_map::{ElementKind, ElementStatus, Theme},
        values::{
            date::Date,
            geometry::{Geometry, Position},
            id::RecordId,
        },
    };

    // R273
    #[test]
    fn the_table_has_a_row_an_element_with_its_shape_as_text() {
        let at = |longitude, latitude| Position { longitude, latitude };
        let ring = vec![at(16.0, 59.0), at(16.0, 60.0), at(17.0, 60.0)];
        let hole = vec![at(16.1, 59.5), at(16.2, 59.7), at(16.2, 59.6)];
        let elements = [
            ("=Nod; \"ett\"", Some(Geometry::Point(at(17.008_123_456, 58.75)))),
            ("Linje", Some(Geometry::line(vec![at(16.0, 59.0), at(16.5, 59.25)]))),
            ("Yta", Some(Geometry::Area(vec![ring, hole]))),
            ("Utan läge", None),
        ]
        .map(|(name, geometry)| StructureElement {
            name: name.into(),
            theme: Theme::Nature,
            element: ElementKind::Area,
            status: ElementStatus::Planned,
            guidance: "Rad ett\nrad två".into(),
            date: Date::parse("2026-11-21"),
            factors: vec!["F03".into(), "F07".into()],
            from: Some(Id::of(RecordId::new("nod").unwrap())),
            geometry,
            ..StructureElement::default()
        });
        let held: Vec<_> = elements
            .iter()
            .map(|element| (Id::of(RecordId::new("a1").unwrap()), element))
            .collect();
        let document = Document::of(RecordId::new("d").unwrap(), []);
        let (table, left_out) = to_table(&document, &held);
        assert_eq!(left_out, 1);
        let rest = "nature;area;cross_regional;planned;\"Rad ett\nrad två\";;2026-11-21;F03, F07;nod;;;";
        let expected = [
            "\u{feff}id;name;theme;kind;level;status;guidance;source;date;factors;from;to;priorities;actions;wkt"
                .to_owned(),
            format!("a1;\"'=Nod; \"\"ett\"\"\";{rest};POINT (17.0081235 58.75)"),
            format!("a1;Linje;{rest};LINESTRING (16 59, 16.5 59.25)"),
            format!(
                "a1;Yta;{rest};POLYGON ((16 59, 17 60, 16 60, 16 59), (16.1 59.5, 16.2 59.7, 16.2 59.6, 16.1 59.5))"
            ),
            String::new(),
        ];
        assert_eq!(table, expected.join("\r\n"));
    }
}
