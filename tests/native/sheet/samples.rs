//! Documents whose sheets are looked at: the example, and three counties of other shapes with made-up elements.

use std::{fs, path::PathBuf};

use samspel::{
    app::text::map_sheet::SheetContent,
    domain::{
        records::{
            document::Document,
            map_sheet::{MapSheet, SheetStatus},
            record::Record,
            strategy::{STRATEGY_ID, Strategy},
            structure_map::{ElementKind, ElementLevel, ElementStatus, StructureElement, Theme},
        },
        values::{
            date::Date,
            geometry::{Geometry, Position},
            id::RecordId,
        },
    },
    format::envelope,
    map::{ground::GroundFiles, sheet::ground::SheetGround},
};

fn file(path: &str) -> Vec<u8> {
    fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("public").join(path)).unwrap()
}

/// The ground with a county in front.
pub fn ground(county: &str) -> SheetGround {
    let files = GroundFiles {
        backdrop: &file("geo/bakgrund.topo.json"),
        sweden: &file("geo/sverige.topo.json"),
        lakes: &file("geo/sjoar.topo.json"),
    };
    SheetGround::read(&files, &file("geo/orter.json"), county).unwrap()
}

/// The example's sheet.
pub fn example() -> SheetContent {
    SheetContent::of(&envelope::read(&file("example/sodermanland.samspel.json")).unwrap())
}

pub fn at(longitude: f64, latitude: f64) -> Position {
    Position { longitude, latitude }
}

/// An element of these terms.
pub fn element(
    name: &str,
    (theme, kind, level, status): (Theme, ElementKind, ElementLevel, ElementStatus),
    geometry: Geometry,
) -> StructureElement {
    StructureElement {
        name: name.into(),
        theme,
        element: kind,
        level,
        status,
        geometry: Some(geometry),
        source: "Påhittat, för att se hur bladet blir.".into(),
        ..StructureElement::default()
    }
}

/// The sheet of a county with elements.
pub fn sheet_of(county: &str, elements: Vec<StructureElement>) -> SheetContent {
    let strategy = Strategy {
        county: county.into(),
        example: true,
        ..Strategy::default()
    };
    let written = MapSheet {
        subtitle: "Påhittade element, för att se hur bladet blir".into(),
        status: SheetStatus::Decided,
        decision: "Regionfullmäktige, § 45".into(),
        date: Date::parse("2026-11-24"),
        ..MapSheet::default()
    };
    let id = |text: &str| RecordId::new(text).unwrap();
    let records = elements
        .into_iter()
        .enumerate()
        .map(|(number, element)| (id(&format!("e{number:03}")), Record::from(element)))
        .chain([(id(STRATEGY_ID), strategy.into()), (id("map-sheet"), written.into())]);
    SheetContent::of(&Document::of(id("d"), records))
}

type Node<'a> = (&'a str, f64, f64, ElementLevel);

/// Nodes, and lines between them by their names.
fn network(county: &str, nodes: &[Node], lines: &[(&[&str], Theme, ElementKind, ElementStatus)]) -> SheetContent {
    use ElementLevel::{CrossRegional, Regional};
    let place = |name: &str| {
        let (_, longitude, latitude, _) = nodes.iter().find(|node| node.0 == name).unwrap();
        at(*longitude, *latitude)
    };
    let point = |(name, longitude, latitude, level): &Node| {
        let terms = (Theme::Settlement, ElementKind::Node, *level, ElementStatus::Existing);
        element(name, terms, Geometry::Point(at(*longitude, *latitude)))
    };
    let line = |(names, theme, kind, status): &(&[&str], Theme, ElementKind, ElementStatus)| {
        let level = if *theme == Theme::Communications {
            CrossRegional
        } else {
            Regional
        };
        let positions = names.iter().map(|name| place(name)).collect();
        element(
            &names.join("–"),
            (*theme, *kind, level, *status),
            Geometry::line(positions),
        )
    };
    sheet_of(county, nodes.iter().map(point).chain(lines.iter().map(line)).collect())
}

/// Stockholm: crowded, with an archipelago.
pub fn stockholm() -> SheetContent {
    use ElementKind::{Corridor, Relation};
    use ElementLevel::{CrossRegional, Local, Regional, SubRegional};
    use ElementStatus::{Desired, Existing, Planned};
    let nodes = [
        ("Stockholm", 18.0687, 59.3294, CrossRegional),
        ("Södertälje", 17.6253, 59.1955, CrossRegional),
        ("Kista–Sollentuna–Häggvik", 17.9440, 59.4290, Regional),
        ("Barkarby–Jakobsberg", 17.8630, 59.4140, Regional),
        ("Täby centrum–Arninge", 18.0700, 59.4440, Regional),
        ("Kungens kurva–Skärholmen", 17.9100, 59.2720, Regional),
        ("Flemingsberg", 17.9460, 59.2200, Regional),
        ("Haninge centrum", 18.1430, 59.1680, Regional),
        ("Arlanda–Märsta", 17.8850, 59.6350, Regional),
        ("Norrtälje", 18.7049, 59.7580, SubRegional),
        ("Nynäshamn", 17.9479, 58.9034, SubRegional),
        ("Vallentuna", 18.0776, 59.5344, Local),
        ("Åkersberga", 18.2967, 59.4794, Local),
        ("Gustavsberg", 18.3868, 59.3268, Local),
        ("Uppsala", 17.6389, 59.8586, CrossRegional),
        ("Eskilstuna", 16.5077, 59.3666, CrossRegional),
        ("Nyköping", 17.0079, 58.7530, CrossRegional),
        ("Gävle", 17.1413, 60.6749, CrossRegional),
    ];
    network(
        "01",
        &nodes,
        &[
            (
                &["Stockholm", "Arlanda–Märsta", "Uppsala", "Gävle"],
                Theme::Communications,
                Corridor,
                Existing,
            ),
            (
                &["Stockholm", "Södertälje", "Nyköping"],
                Theme::Communications,
                Corridor,
                Planned,
            ),
            (
                &["Stockholm", "Södertälje", "Eskilstuna"],
                Theme::Communications,
                Corridor,
                Existing,
            ),
            (&["Stockholm", "Norrtälje"], Theme::Communications, Corridor, Desired),
            (
                &["Stockholm", "Haninge centrum", "Nynäshamn"],
                Theme::Communications,
                Corridor,
                Existing,
            ),
            (&["Södertälje", "Haninge centrum"], Theme::Settlement, Relation, Desired),
        ],
    )
}

/// Gotland: tall, and alone in the sea.
pub fn gotland() -> SheetContent {
    use ElementLevel::{CrossRegional, Local, Regional, SubRegional};
    use ElementStatus::{Existing, Planned};
    let nodes = [
        ("Visby", 18.2948, 57.6348, Regional),
        ("Slite", 18.7996, 57.7060, SubRegional),
        ("Hemse", 18.3770, 57.2340, SubRegional),
        ("Klintehamn", 18.2060, 57.3910, Local),
        ("Fårösund", 19.0560, 57.8640, Local),
        ("Burgsvik", 18.2730, 57.0340, Local),
        ("Nynäshamn", 17.9479, 58.9034, CrossRegional),
        ("Oskarshamn", 16.4484, 57.2645, CrossRegional),
    ];
    network(
        "09",
        &nodes,
        &[
            (
                &["Visby", "Nynäshamn"],
                Theme::Communications,
                ElementKind::Corridor,
                Existing,
            ),
            (
                &["Visby", "Oskarshamn"],
                Theme::Communications,
                ElementKind::Corridor,
                Existing,
            ),
            (
                &["Visby", "Slite", "Fårösund"],
                Theme::Settlement,
                ElementKind::Corridor,
                Planned,
            ),
            (
                &["Visby", "Klintehamn", "Hemse", "Burgsvik"],
                Theme::Settlement,
                ElementKind::Corridor,
                Existing,
            ),
        ],
    )
}

/// Norrbotten: large, and far to the north.
pub fn norrbotten() -> SheetContent {
    use ElementKind::{Corridor, Relation};
    use ElementLevel::{CrossRegional, Local, Regional, SubRegional};
    use ElementStatus::{Desired, Existing, Planned};
    let nodes = [
        ("Luleå", 22.1547, 65.5848, CrossRegional),
        ("Boden", 21.6886, 65.8252, Regional),
        ("Piteå", 21.4794, 65.3172, Regional),
        ("Kiruna", 20.2253, 67.8558, CrossRegional),
        ("Gällivare–Malmberget", 20.6500, 67.1400, Regional),
        ("Haparanda–Torneå", 24.1350, 65.8350, Regional),
        ("Kalix", 23.1564, 65.8530, SubRegional),
        ("Jokkmokk", 19.8220, 66.6060, SubRegional),
        ("Arvidsjaur", 19.1800, 65.5900, SubRegional),
        ("Arjeplog", 17.8860, 66.0510, Local),
        ("Pajala", 23.3670, 67.2130, Local),
        ("Narvik", 17.4270, 68.4385, CrossRegional),
        ("Skellefteå", 20.9528, 64.7507, CrossRegional),
        ("Umeå", 20.2630, 63.8258, CrossRegional),
    ];
    network(
        "25",
        &nodes,
        &[
            (
                &["Narvik", "Kiruna", "Gällivare–Malmberget", "Boden", "Luleå"],
                Theme::Communications,
                Corridor,
                Existing,
            ),
            (
                &["Luleå", "Piteå", "Skellefteå", "Umeå"],
                Theme::Communications,
                Corridor,
                Planned,
            ),
            (
                &["Luleå", "Kalix", "Haparanda–Torneå"],
                Theme::Communications,
                Corridor,
                Existing,
            ),
            (
                &["Arvidsjaur", "Jokkmokk", "Gällivare–Malmberget"],
                Theme::Communications,
                Corridor,
                Desired,
            ),
            (&["Kiruna", "Pajala"], Theme::Settlement, Relation, Desired),
        ],
    )
}
