//! Whatever elements a document has, its sheet keeps the rules.

use std::sync::OnceLock;

use proptest::{collection, prelude::*, sample::select};
use samspel::{
    app::text::{vocabulary::Term, words::text},
    domain::{
        records::structure_map::{ElementKind, ElementLevel, ElementStatus, Shape, StructureElement, Theme},
        values::geometry::{Geometry, Position},
    },
    map::sheet::{
        ground::SheetGround,
        paper::{Paper, Way},
    },
};

use super::{picture::Picture, samples, speak};

/// Without land and water, which no element changes and which take longest to draw.
fn ground() -> &'static SheetGround {
    static GROUND: OnceLock<SheetGround> = OnceLock::new();
    GROUND.get_or_init(|| SheetGround {
        layers: Vec::new(),
        ..samples::ground("04")
    })
}

fn near() -> impl Strategy<Value = Position> + Clone {
    (15.2..18.6, 58.2..59.9).prop_map(|(longitude, latitude)| Position { longitude, latitude })
}

/// Well within the county of Södermanland.
fn inside() -> impl Strategy<Value = Position> + Clone {
    (16.2..17.2, 58.85..59.25).prop_map(|(longitude, latitude)| Position { longitude, latitude })
}

fn anywhere() -> impl Strategy<Value = Position> + Clone {
    (-180.0..=180.0, -90.0..=90.0).prop_map(|(longitude, latitude)| Position { longitude, latitude })
}

fn geometry(position: impl Strategy<Value = Position> + Clone) -> impl Strategy<Value = Geometry> {
    prop_oneof![
        position.clone().prop_map(Geometry::Point),
        collection::vec(collection::vec(position.clone(), 2..6), 1..3).prop_map(Geometry::Line),
        collection::vec(collection::vec(position, 3..7), 1..3).prop_map(Geometry::Area),
    ]
}

fn terms() -> impl Strategy<Value = (Theme, ElementKind, ElementLevel, ElementStatus)> {
    (
        select(Theme::ALL),
        select(ElementKind::ALL),
        select(ElementLevel::ALL),
        select(ElementStatus::ALL),
    )
}

fn element(geometry: impl Strategy<Value = Geometry>) -> impl Strategy<Value = StructureElement> {
    ("[A-ZÅÄÖa-zåäö –-]{0,40}", terms(), geometry)
        .prop_map(|(name, terms, geometry)| samples::element(&name, terms, geometry))
}

fn paper() -> impl Strategy<Value = (Paper, Way)> {
    (select(&Paper::ALL[..]), select(&Way::ALL[..]))
}

/// An element whose shape is that of its kind, so that its terms say how it is drawn.
fn of_its_shape() -> impl Strategy<Value = StructureElement> {
    (terms(), collection::vec(inside(), 4)).prop_map(|(terms, positions)| {
        let geometry = match terms.1.shape() {
            Shape::Point => Geometry::Point(positions[0]),
            Shape::Line => Geometry::line(positions),
            Shape::Area => Geometry::Area(vec![positions]),
        };
        samples::element("Namn", terms, geometry)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    // R286, R289
    #[test]
    fn no_name_lies_over_another_or_is_cut(elements in collection::vec(element(geometry(near())), 0..40), (paper, way) in paper()) {
        speak();
        let sheet = samples::sheet_of("04", elements).draw("sheet", ground(), paper, way);
        Picture::of(&sheet.svg).keeps_the_rules("any");
    }

    // R290
    #[test]
    fn anything_anywhere_gives_a_well_formed_sheet(
        elements in collection::vec(element(geometry(anywhere())), 0..12), county in "(04|25|99|)", title in ".{0,300}", (paper, way) in paper(),
    ) {
        speak();
        let mut content = samples::sheet_of(&county, elements);
        content.written.title = title;
        let sheet = content.draw("sheet", ground(), paper, way);
        Picture::of(&sheet.svg).keeps_the_rules("anywhere");
    }

    // R287
    #[test]
    fn the_legend_has_every_look_that_is_on_the_sheet(elements in collection::vec(of_its_shape(), 1..30), (paper, way) in paper()) {
        speak();
        let sheet = samples::sheet_of("04", elements.clone()).draw("sheet", ground(), paper, way);
        let words = Picture::of(&sheet.svg).words();
        prop_assert!(!words.contains('…'), "{}", words);
        let said = |element: &StructureElement| {
            let terms = [text(element.level.word()), text(element.status.word())].map(str::to_lowercase);
            format!("{}, {}, {}", text(element.element.word()), terms[0], terms[1])
        };
        for element in &elements {
            prop_assert!(words.contains(&said(element)), "{} of {words}", said(element));
        }
        let mut looks: Vec<_> = elements.iter().map(|one| (one.theme, one.element, one.level, one.status)).collect();
        looks.sort_unstable();
        looks.dedup();
        let kinds: Vec<&str> = ElementKind::ALL.iter().map(|kind| text(kind.word())).collect();
        let rows = words.split(", ").filter(|part| kinds.iter().any(|kind| part.ends_with(kind))).count();
        prop_assert!(rows >= looks.len(), "{rows} of {}", looks.len());
    }
}
