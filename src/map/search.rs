//! Finding on the map by what is typed: elements by name and guidance, counties, localities and municipalities by name, a position
//! by its numbers.

use super::{
    elements::Elements,
    ground::CountyGround,
    municipalities::{MunicipalityGround, MunicipalityName},
    places::Place,
};
use crate::{
    domain::values::{
        county::{self, County},
        extent::BoundingBox,
        geometry::Position,
        id::RecordId,
        search::plain,
    },
    format::coordinates,
};

/// The most hits that are shown.
pub const MOST_HITS: usize = 12;

/// What can be gone to.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// An element; `None` where it has no place.
    Element(RecordId, Option<BoundingBox>),
    /// A county.
    County(BoundingBox),
    /// A municipality, and the county that it lies in.
    Municipality(BoundingBox, &'static County),
    /// A locality.
    Place(Position),
    /// A position that was typed.
    Typed(Position),
}

impl Target {
    /// What is brought into view.
    pub fn bounds(&self) -> Option<BoundingBox> {
        match self {
            Self::Element(_, bounds) => *bounds,
            Self::County(bounds) | Self::Municipality(bounds, _) => Some(*bounds),
            Self::Place(position) | Self::Typed(position) => BoundingBox::around([*position]),
        }
    }
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// What it is called; empty for an element without a name.
    pub name: String,
    /// Where it is.
    pub target: Target,
}

/// What was found, the best first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The first of it.
    pub hits: Vec<Hit>,
    /// How much there is.
    pub count: usize,
}

/// Everything that can be found, made ready once, so that a letter costs little.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Index {
    rows: Vec<Row>,
}

#[derive(Clone, Debug, PartialEq)]
struct Row {
    name: String,
    /// Longer names for the same.
    also: Vec<String>,
    more: String,
    hit: Hit,
}

/// What of the ground can be found.
#[derive(Clone, Copy, Debug, Default)]
pub struct SearchGround<'a> {
    /// The counties.
    pub counties: &'a [CountyGround],
    /// The localities.
    pub places: &'a [Place],
    /// Where the municipalities lie.
    pub municipalities: &'a [MunicipalityGround],
    /// What they are called.
    pub names: &'a [MunicipalityName],
}

impl Index {
    /// What there is: elements before counties before localities before municipalities, each in its own order.
    pub fn of(elements: &Elements, ground: SearchGround) -> Self {
        let SearchGround { counties, places, .. } = ground;
        let elements = elements.iter().map(|(id, element)| Row {
            name: plain(&element.name),
            also: Vec::new(),
            more: plain(&element.guidance),
            hit: Hit {
                name: element.name.clone(),
                target: Target::Element(id.clone(), element.geometry.as_ref().and_then(BoundingBox::of)),
            },
        });
        let counties = counties.iter().filter_map(|ground| {
            let county = county::by_code(&ground.code)?;
            let bounds = BoundingBox::around(ground.areas.iter().flatten().flatten().copied())?;
            Some(Row {
                name: plain(county.name),
                also: Vec::new(),
                more: plain(county.region),
                hit: Hit {
                    name: county.name.into(),
                    target: Target::County(bounds),
                },
            })
        });
        let places = places.iter().map(|place| Row {
            name: plain(&place.name),
            also: Vec::new(),
            more: String::new(),
            hit: Hit {
                name: place.name.clone(),
                target: Target::Place(place.position),
            },
        });
        let rows = elements.chain(counties).chain(places);
        Self {
            rows: rows.chain(municipalities(ground)).collect(),
        }
    }

    /// What a text finds: what is called that first, then what begins with it, then what has a word that does, then what contains it, then
    /// guidance that does. Nothing typed finds nothing.
    pub fn find(&self, typed: &str) -> Found {
        let wanted = plain(typed.trim());
        if wanted.is_empty() {
            return Found::default();
        }
        if let Some(position) = position(typed) {
            let hit = Hit {
                name: typed.trim().into(),
                target: Target::Typed(position),
            };
            return Found {
                hits: vec![hit],
                count: 1,
            };
        }
        let ranked = self.rows.iter().filter_map(|row| Some((rank(row, &wanted)?, row)));
        let mut best: [Vec<&Row>; RANKS] = Default::default();
        let mut count = 0;
        for (rank, row) in ranked {
            count += 1;
            if let Some(best) = best.get_mut(rank).filter(|best| best.len() < MOST_HITS) {
                best.push(row);
            }
        }
        let hits = best.into_iter().flatten().take(MOST_HITS);
        Found {
            hits: hits.map(|row| row.hit.clone()).collect(),
            count,
        }
    }
}

fn municipalities(ground: SearchGround) -> impl Iterator<Item = Row> {
    ground.names.iter().filter_map(move |named| {
        let mut lie = ground.municipalities.iter();
        let lies = lie.find(|lies| lies.code == named.code)?;
        Some(Row {
            name: plain(&named.name),
            also: named.written().iter().map(|written| plain(written)).collect(),
            more: String::new(),
            hit: Hit {
                name: named.name.clone(),
                target: Target::Municipality(lies.bounds, named.county()?),
            },
        })
    })
}

/// How well something can fit.
const RANKS: usize = 5;

fn rank(row: &Row, wanted: &str) -> Option<usize> {
    if row.name.starts_with(wanted) {
        return Some(usize::from(row.name != wanted));
    }
    if row.also.iter().any(|name| name.starts_with(wanted)) {
        return Some(1);
    }
    let begins_word = |(at, _): (usize, &str)| {
        let before = row.name.get(..at).and_then(|before| before.chars().next_back());
        before.is_some_and(|before| !before.is_alphanumeric())
    };
    let mut within = row.name.match_indices(wanted).peekable();
    if within.peek().is_some() {
        return Some(if within.any(begins_word) { 2 } else { 3 });
    }
    row.more.contains(wanted).then_some(4)
}

/// The one position that a text is.
fn position(typed: &str) -> Option<Position> {
    // A name is none, and most of what is typed is one.
    typed.bytes().any(|byte| byte.is_ascii_digit()).then_some(())?;
    match coordinates::read(typed).ok()?.positions.as_slice() {
        [position] => Some(*position),
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::{
        records::{record::Record, structure_map::StructureElement},
        values::geometry::Geometry,
    };

    fn at(longitude: f64, latitude: f64) -> Position {
        Position { longitude, latitude }
    }

    fn place(name: &str) -> Place {
        Place {
            name: name.into(),
            position: at(17.0, 58.75),
            municipality: "0480".into(),
            population: 1,
            is_suburb: false,
        }
    }

    fn index(elements: &[(&str, &str)], places: &[&str]) -> Index {
        let elements = elements.iter().zip(1..).map(|((name, guidance), number)| {
            let element = StructureElement {
                name: (*name).into(),
                guidance: (*guidance).into(),
                geometry: Some(Geometry::Point(at(16.0, 59.0))),
                ..StructureElement::default()
            };
            (RecordId::from_bits(number), Arc::new(Record::from(element)))
        });
        let square = vec![at(16.0, 58.0), at(17.0, 58.0), at(17.0, 59.0)];
        let counties = [CountyGround {
            code: "04".into(),
            areas: vec![vec![square]],
        }];
        let places: Vec<Place> = places.iter().map(|name| place(name)).collect();
        let names = [("0480", "Nyköping"), ("0114", "Upplands Väsby")].map(|(code, name)| MunicipalityName {
            code: code.into(),
            name: name.into(),
        });
        let municipalities = names.each_ref().map(|named| MunicipalityGround {
            code: named.code.clone(),
            bounds: BoundingBox::around([at(16.0, 58.0), at(17.0, 59.0)]).unwrap(),
        });
        let ground = SearchGround {
            counties: &counties,
            places: &places,
            municipalities: &municipalities,
            names: &names,
        };
        Index::of(&elements.collect::<Elements>(), ground)
    }

    fn names(index: &Index, typed: &str) -> Vec<String> {
        index.find(typed).hits.into_iter().map(|hit| hit.name).collect()
    }

    // R321
    #[test]
    fn what_begins_with_what_is_typed_comes_first_however_it_is_written() {
        let elements = [
            ("Stråk mot Nyköping", ""),
            ("Nyköping", ""),
            ("Trosa", "Knyts närmare Nyköping."),
            ("Enyköping", ""),
        ];
        let index = index(&elements, &["Nyköping", "Nyköpingsbro"]);
        let wanted = [
            "Nyköping",
            "Nyköping",
            "Nyköping",
            "Nyköpingsbro",
            "Stråk mot Nyköping",
            "Enyköping",
            "Trosa",
        ];
        for typed in ["nyköping", "NYKOPING", " Nyko\u{308}ping "] {
            assert_eq!(names(&index, typed), wanted, "{typed}");
        }
        // Of those that fit alike elements are before localities.
        let hits = index.find("nyköping").hits;
        assert!(matches!(hits[0].target, Target::Element(..)) && matches!(hits[1].target, Target::Place(_)));
        // R325: and a municipality by its name, or as people write it.
        let Target::Municipality(bounds, county) = hits[2].target else {
            panic!("{hits:?}")
        };
        assert!(bounds.contains(at(16.5, 58.5)) && county.name == "Södermanlands län");
        for typed in ["upplands väsby", "UPPLANDS VASBY KOMMUN", "väsby", "Upplands Väsby k"] {
            assert_eq!(names(&index, typed), ["Upplands Väsby"], "{typed}");
        }
        assert_eq!(names(&index, "nyköpings kommun"), ["Nyköping"]);
        assert_eq!(index.find("kommun").count, 0);
        assert_eq!(names(&index, "södermanl"), ["Södermanlands län"]);
        assert_eq!(names(&index, "region sörmland"), ["Södermanlands län"]);
        for typed in ["", "  ", "kiruna"] {
            assert_eq!(index.find(typed), Found::default(), "{typed}");
        }
    }

    // R321
    #[test]
    fn a_position_is_found_in_degrees_and_in_metres() {
        let index = index(&[("Etapp 2", "")], &[]);
        for typed in ["59.33, 18.07", "N 6580822 E 674032", "59,33 18,07"] {
            let found = index.find(typed);
            let Target::Typed(position) = found.hits[0].target else {
                panic!("{found:?}")
            };
            assert!(
                (position.longitude - 18.07).abs() < 0.02 && (position.latitude - 59.33).abs() < 0.02,
                "{position:?}"
            );
        }
        // A name with a number in it is none, nor are several.
        assert_eq!(names(&index, "etapp 2"), ["Etapp 2"]);
        assert_eq!(index.find("59.33, 18.07; 59.34, 18.08").count, 0);
    }

    // R321
    #[test]
    fn few_hits_are_shown_and_all_are_counted() {
        let many: Vec<(String, &str)> = (0..10_000).map(|number| (format!("Nod {number}"), "")).collect();
        let many: Vec<(&str, &str)> = many.iter().map(|(name, guidance)| (name.as_str(), *guidance)).collect();
        let found = index(&many, &["Nodby"]).find("nod");
        assert_eq!((found.hits.len(), found.count), (MOST_HITS, 10_001));
    }

    proptest::proptest! {
        // R321
        #[test]
        fn anything_can_be_typed(name in "\\PC{0,12}", typed in "\\PC{0,12}") {
            let found = index(&[(&name, "")], &[]).find(&typed);
            proptest::prop_assert!(found.hits.len() <= found.count);
            let whole = index(&[(&name, "")], &[]).find(&name);
            proptest::prop_assert!(name.trim().is_empty() || plain(&name).trim().is_empty() || whole.count > 0);
        }
    }
}
