//! The map sheet keeps what it promises: names are whole and apart, the legend is complete, and nothing breaks it.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "sheet/any_elements.rs"]
mod any_elements;
#[allow(dead_code)]
#[path = "../../build.rs"]
mod build;
#[path = "sheet/picture.rs"]
mod picture;
#[path = "sheet/samples.rs"]
mod samples;

use std::{env, fs, path::PathBuf};

use picture::Picture;
use samspel::{
    app::text::{map_sheet::SheetContent, words},
    domain::{
        assessment::factors::Language,
        records::structure_map::{ElementKind, ElementLevel, ElementStatus, StructureElement, Theme},
        values::{geometry::Geometry, id::RecordId},
    },
    map::{
        ground::Border,
        sheet::{
            DrawnSheet,
            following::FollowedPlan,
            ground::SheetGround,
            paper::{Paper, Way},
        },
    },
};
use serde_json::json;

fn locale(name: &str) -> String {
    fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("locales").join(name)).unwrap()
}

/// Gives every text in Swedish from now on.
fn speak() {
    let first = build::first_view(&locale("first-view.json")).unwrap();
    let late = build::words(&locale("sv.json")).unwrap().into_iter();
    let late: Vec<String> = late
        .filter(|(key, _)| !build::is_first(&first, key))
        .map(|(_, text)| text)
        .collect();
    assert!(words::take_in(Language::Swedish, json!(late).to_string().as_bytes()));
}

fn draw(content: &SheetContent, paper: Paper, way: Way) -> DrawnSheet {
    content.draw("sheet", &samples::ground(&content.county), paper, way)
}

/// The sheets that are looked at.
fn sheets() -> Vec<(String, DrawnSheet)> {
    speak();
    let samples = [
        ("example", samples::example()),
        ("stockholm", samples::stockholm()),
        ("gotland", samples::gotland()),
        ("norrbotten", samples::norrbotten()),
    ];
    let mut sheets = Vec::new();
    for (name, content) in samples {
        for (paper, way) in [(Paper::A3, Way::Landscape), (Paper::A4, Way::Portrait)] {
            let name = format!("sheet-{name}-{}-{}", paper.name().to_lowercase(), way.code());
            sheets.push((name, draw(&content, paper, way)));
        }
    }
    sheets
}

/// A sheet without the outlines of the ground: they are the map data's, and as long as all the rest.
fn without_ground(svg: &str) -> String {
    const LONG: usize = 1_200;
    let parts = svg.split(" d=\"").map(|part| match part.split_once('"') {
        Some((path, rest)) if path.len() > LONG => format!("{} signs\"{rest}", path.len()),
        _ => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join(" d=\"")
}

// R291
#[test]
fn the_same_document_gives_the_same_sheet() {
    let mut differ = Vec::new();
    // For whoever wants to look at them whole.
    let whole = env::var_os("SHEETS").map(PathBuf::from);
    for (name, sheet) in sheets() {
        if let Some(folder) = &whole {
            fs::write(folder.join(format!("{name}.svg")), &sheet.svg).unwrap();
        }
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/svg/{name}.svg"));
        let written = without_ground(&sheet.svg);
        if env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&path, written).unwrap();
        } else if fs::read_to_string(&path).ok() != Some(written) {
            differ.push(name);
        }
    }
    assert!(
        differ.is_empty(),
        "differ from tests/fixtures/svg: {differ:?}; UPDATE_GOLDEN=1 writes them anew"
    );
}

// R286, R287, R289
#[test]
fn every_sheet_that_is_looked_at_keeps_the_rules() {
    for (name, sheet) in sheets() {
        let read = Picture::of(&sheet.svg);
        read.keeps_the_rules(&name);
        assert!(sheet.unnamed.is_empty(), "{name}: {:?}", sheet.unnamed);
        assert!(!sheet.svg.contains('…'), "{name} has a text that is cut");
    }
}

// R286
#[test]
fn every_node_that_matters_to_the_region_has_its_name() {
    speak();
    for content in [
        samples::example(),
        samples::stockholm(),
        samples::gotland(),
        samples::norrbotten(),
    ] {
        for paper in Paper::ALL {
            for way in Way::ALL {
                let sheet = draw(&content, paper, way);
                let read = Picture::of(&sheet.svg);
                for (_, element) in content.elements.iter() {
                    if element.element == ElementKind::Node && element.level <= ElementLevel::Regional {
                        let name = &element.name;
                        assert!(read.on_map().contains(name.as_str()), "{name} on {paper:?} {way:?}");
                    }
                }
            }
        }
    }
}

/// A county town with towns around it, so close that their symbols touch.
fn crowd() -> Vec<StructureElement> {
    let node = |number: u32| {
        let level = match number {
            0..3 => ElementLevel::CrossRegional,
            3..10 => ElementLevel::Regional,
            10..20 => ElementLevel::SubRegional,
            _ => ElementLevel::Local,
        };
        // Each a little farther out and around than the one before.
        let (turn, off) = (f64::from(number) * 2.4, f64::from(number).sqrt() * 0.03);
        let place = samples::at(18.06 + turn.cos() * off * 1.9, 59.33 + turn.sin() * off);
        let terms = (Theme::Settlement, ElementKind::Node, level, ElementStatus::Existing);
        samples::element(&format!("Stadsdelen {number}–Västra"), terms, Geometry::Point(place))
    };
    (0..32).map(node).collect()
}

// R381
#[test]
fn in_a_crowd_those_that_matter_have_their_names_before_the_others() {
    speak();
    let content = samples::sheet_of("01", crowd());
    for paper in Paper::ALL {
        for way in Way::ALL {
            let sheet = draw(&content, paper, way);
            assert_eq!(sheet.unnamed, Vec::<String>::new(), "{paper:?} {way:?}");
            Picture::of(&sheet.svg).keeps_the_rules("crowd");
        }
    }
}

// R382
#[test]
fn what_lies_outside_makes_the_county_little_smaller() {
    speak();
    let terms = (
        Theme::Settlement,
        ElementKind::Node,
        ElementLevel::CrossRegional,
        ElementStatus::Existing,
    );
    let scale = |elements: Vec<StructureElement>, paper, way| -> f64 {
        let words = Picture::of(&draw(&samples::sheet_of("12", elements), paper, way).svg).words();
        let (_, said) = words.split_once("1:").expect("a scale");
        let digits = said.split(" i ").next().expect("a number").replace('\u{202f}', "");
        digits.parse().expect("a number")
    };
    let towns = [
        ("Halmstad", 12.857, 56.67),
        ("Växjö", 14.8, 56.88),
        ("Karlskrona", 15.586, 56.16),
        ("Rönne", 14.7, 55.1),
    ];
    let nodes =
        towns.map(|(name, east, north)| samples::element(name, terms, Geometry::Point(samples::at(east, north))));
    for paper in Paper::ALL {
        for way in Way::ALL {
            let (alone, with) = (scale(Vec::new(), paper, way), scale(nodes.to_vec(), paper, way));
            assert!(with <= alone * 1.25, "{paper:?} {way:?}: {alone} {with}");
            let words = Picture::of(&draw(&samples::sheet_of("12", nodes.to_vec()), paper, way).svg).on_map();
            assert!(towns.iter().all(|(name, ..)| words.contains(name)), "{words}");
        }
    }
}

// R288
#[test]
fn what_matters_outside_is_told_of_at_the_frame() {
    speak();
    let sheet = draw(&samples::gotland(), Paper::A4, Way::Portrait);
    let words = Picture::of(&sheet.svg).on_map();
    let told = |name: &str| -> f64 {
        let (_, rest) = words.split_once(&format!("{name} ")).expect(&words);
        rest.split(' ').next().unwrap().parse().unwrap()
    };
    // From the edge of the map, and not from the county: it is 150 km from Visby to Nynäshamn and 110 km to Oskarshamn.
    for name in ["Nynäshamn", "Oskarshamn"] {
        assert!((20.0..80.0).contains(&told(name)), "{words}");
    }
    // A line that leads to no node is told of by the place where it ends.
    let terms = (
        Theme::Communications,
        ElementKind::Corridor,
        ElementLevel::CrossRegional,
        ElementStatus::Existing,
    );
    let line = |longitude, latitude| Geometry::line(vec![samples::at(18.3, 57.6), samples::at(longitude, latitude)]);
    let elements = vec![
        samples::element("Färjan", terms, line(16.37, 56.66)),
        samples::element("Österut", terms, line(24.0, 57.0)),
    ];
    let sheet = draw(&samples::sheet_of("09", elements), Paper::A3, Way::Portrait);
    let words = Picture::of(&sheet.svg).on_map();
    assert!(words.contains("Kalmar ") && words.contains("Österut "), "{words}");
}

// R313, R316
#[test]
fn borders_are_drawn_as_they_are_wanted_and_are_in_the_legend() {
    speak();
    let drawn = |borders: &[Border]| {
        let content = SheetContent {
            borders: borders.to_vec(),
            ..samples::sheet_of("04", Vec::new())
        };
        draw(&content, Paper::A4, Way::Portrait).svg
    };
    let strokes = |svg: &str| svg.matches("stroke-linejoin=\"round\"").count();
    let (none, first, all) = (drawn(&[]), drawn(&Border::FIRST), drawn(&Border::ALL));
    assert!(strokes(&none) < strokes(&first) && strokes(&first) < strokes(&all));
    assert!(!first.contains("stroke-dasharray"));
    // On the ground and in the legend.
    assert_eq!(all.matches("stroke-dasharray=\"7 5\"").count(), 2);
    let told = |svg: &str| {
        let words = Picture::of(svg).words();
        ["Länsgräns", "Kommungräns", "Gräns för FA-region"].map(|border| words.contains(border))
    };
    assert_eq!(told(&none), [false; 3]);
    assert_eq!(told(&first), [true, true, false]);
    assert_eq!(told(&all), [true; 3]);
    Picture::of(&all).keeps_the_rules("all borders");
}

// R338
#[test]
fn what_follows_the_plan_of_a_neighbour_is_told_below_the_legend_as_long_as_it_is_on_the_sheet() {
    speak();
    let node = |name: &str, longitude, latitude| {
        let terms = (
            Theme::Settlement,
            ElementKind::Node,
            ElementLevel::Regional,
            ElementStatus::Existing,
        );
        samples::element(name, terms, Geometry::Point(samples::at(longitude, latitude)))
    };
    let mut content = samples::sheet_of("04", vec![node("Flen", 16.6, 59.06), node("Norrköping", 16.18, 58.59)]);
    let plan = |title: &str, county: &str, elements: &[&str]| FollowedPlan {
        title: title.into(),
        county: county.into(),
        elements: elements.iter().map(|id| RecordId::new(id).unwrap()).collect(),
    };
    content.followed = vec![
        plan("Strategin", "05", &["e000", "e001"]),
        plan("Skånes plan", "12", &["gone"]),
    ];
    let words = |content: &SheetContent, way| {
        let read = Picture::of(&draw(content, Paper::A4, way).svg);
        read.keeps_the_rules("followed");
        read.words()
    };
    let said = words(&content, Way::Portrait);
    assert!(
        said.contains("Följer Strategin, Region Östergötland: Flen, Norrköping."),
        "{said}"
    );
    // Nothing on the sheet follows it.
    assert!(!said.contains("Skånes plan"), "{said}");
    // Many with long names have room, and what has none is counted.
    let long = "Regional utvecklingsstrategi med mycket långt namn för att se vad som får rum ".repeat(4);
    let many = (0..20).map(|number| plan(&format!("{number} {long}"), "05", &["e000"]));
    content.followed = many.collect();
    for way in Way::ALL {
        let said = words(&content, way);
        assert!(said.contains("Element följer 14 planer till"), "{said}");
        assert!(said.contains("Nod, regional, befintlig"), "{said}");
    }
}

// R285
#[test]
fn the_bar_is_as_long_on_the_paper_as_it_says() {
    speak();
    let sheet = draw(&samples::example(), Paper::A3, Way::Landscape);
    let words = Picture::of(&sheet.svg).words();
    assert!(
        words.contains("1:600\u{202f}000 i A3") && words.contains("20\u{a0}km"),
        "{words}"
    );
    // 20 km are 33⅓ mm in this scale, in four parts.
    let quarter = 20_000_000.0 / 600_000.0 / 4.0 / Paper::A3.unit();
    assert!(sheet.svg.contains(&format!("width=\"{:.2}\" height=\"5\"", quarter)));
}

#[test]
fn without_ground_and_without_elements_there_is_still_a_sheet() {
    speak();
    for county in ["", "99", "04"] {
        let content = samples::sheet_of(county, Vec::new());
        let sheet = content.draw("sheet", &SheetGround::default(), Paper::A4, Way::Landscape);
        Picture::of(&sheet.svg).keeps_the_rules(county);
    }
}

// R353
#[test]
fn the_sheet_for_a_telephone_is_small_and_says_beside_it_what_the_legend_says() {
    speak();
    let content = samples::example();
    let read = content.to_read(&samples::ground(&content.county));
    let narrow = read.narrow.unwrap();
    let picture = roxmltree::Document::parse(&narrow.svg).unwrap();
    let width: f64 = picture.root_element().attribute("width").unwrap().parse().unwrap();
    // Shown 320 pixels wide, no text is lower than 12.
    let sizes = picture.descendants().filter_map(|node| node.attribute("font-size"));
    let least = sizes.map(|size| size.parse::<f64>().unwrap()).fold(f64::MAX, f64::min);
    assert!(least * 320.0 / width >= 12.0, "{least} of {width}");
    assert!(narrow.above.contains(&content.title()));
    let looks: usize = narrow.keys.iter().map(|group| group.entries.len()).sum();
    assert!(looks > 4, "{looks}");
    for (look, words) in narrow.keys.iter().flat_map(|group| &group.entries) {
        assert!(!words.is_empty());
        roxmltree::Document::parse(look).unwrap();
    }
    // The two stand in one page.
    let ids = |svg: &str| -> Vec<String> {
        let read = roxmltree::Document::parse(svg).unwrap();
        read.descendants()
            .filter_map(|node| Some(node.attribute("id")?.to_owned()))
            .collect()
    };
    let wide = ids(&read.svg);
    assert!(ids(&narrow.svg).iter().all(|id| !wide.contains(id)));
}
