//! What can be read out of a picture: where its marks and texts lie, and whether it is safe to put in a page.

use roxmltree::{Document, Node};
use samspel::render::text;
use std::collections::HashSet;

/// A box around a mark or a text, in the picture's unit.
#[derive(Clone, Debug)]
pub struct Extent {
    pub what: String,
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Extent {
    pub fn meets(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }
}

pub fn number(node: Node, name: &str) -> f64 {
    let Some(text) = node.attribute(name) else {
        return 0.0;
    };
    assert!(!text.contains(['e', 'E']) && text != "-0", "{name}={text}");
    let value: f64 = text.parse().unwrap_or_else(|_| panic!("{name}={text} is not a number"));
    assert!(value.is_finite(), "{name}={text}");
    value
}

pub fn has_class(node: Node, class: &str) -> bool {
    node.attribute("class")
        .is_some_and(|classes| classes.split(' ').any(|c| c == class))
}

fn bold(node: Node) -> bool {
    node.attribute("font-weight").is_some()
}

/// The whole text of a `text` element.
pub fn words(node: Node) -> String {
    node.descendants()
        .filter(Node::is_text)
        .filter_map(|n| n.text())
        .collect()
}

fn text_extent(node: Node) -> Extent {
    let size = number(node, "font-size");
    assert!(size >= 5.0, "unreadably small: {size}");
    let width: f64 = node
        .descendants()
        .filter(Node::is_text)
        .map(|part| {
            text::width(
                part.text().unwrap(),
                size,
                bold(node) || part.parent().is_some_and(bold),
            )
        })
        .sum();
    let (x, y) = (number(node, "x"), number(node, "y"));
    let left = match node.attribute("text-anchor") {
        None => x,
        Some("middle") => x - width / 2.0,
        Some("end") => x - width,
        Some(other) => panic!("unknown anchor {other}"),
    };
    Extent {
        what: words(node),
        left,
        right: left + width,
        top: y - 0.74 * size,
        bottom: y + 0.22 * size,
    }
}

fn extent_of(what: &str, positions: &[(f64, f64)]) -> Extent {
    let fold =
        |get: fn(&(f64, f64)) -> f64, pick: fn(f64, f64) -> f64, from: f64| positions.iter().map(get).fold(from, pick);
    Extent {
        what: what.to_owned(),
        left: fold(|p| p.0, f64::min, f64::MAX),
        right: fold(|p| p.0, f64::max, f64::MIN),
        top: fold(|p| p.1, f64::min, f64::MAX),
        bottom: fold(|p| p.1, f64::max, f64::MIN),
    }
}

/// The positions of a `points` attribute.
pub fn corners(node: Node) -> Vec<(f64, f64)> {
    let pair = |text: &str| {
        let (x, y) = text.split_once(',').unwrap();
        (x.parse().unwrap(), y.parse().unwrap())
    };
    node.attribute("points").unwrap().split(' ').map(pair).collect()
}

fn mark_extent(node: Node) -> Option<Extent> {
    let n = |name| number(node, name);
    let name = node.tag_name().name();
    let positions = match name {
        "rect" => {
            assert!(n("width") >= 0.0 && n("height") >= 0.0);
            vec![(n("x"), n("y")), (n("x") + n("width"), n("y") + n("height"))]
        }
        "line" => vec![(n("x1"), n("y1")), (n("x2"), n("y2"))],
        "circle" => vec![
            (n("cx") - n("r"), n("cy") - n("r")),
            (n("cx") + n("r"), n("cy") + n("r")),
        ],
        "polygon" | "polyline" => corners(node),
        "path" => {
            let path = node.attribute("d").unwrap();
            let numbers: Vec<f64> = path
                .split(['M', 'L', 'A', 'Z', ' '])
                .filter(|t| !t.is_empty())
                .map(|t| t.parse().unwrap())
                .collect();
            if path.contains('A') {
                vec![(numbers[0], numbers[1]), (numbers[7], numbers[8])]
            } else {
                numbers.chunks(2).map(|pair| (pair[0], pair[1])).collect()
            }
        }
        _ => return None,
    };
    Some(extent_of(name, &positions))
}

/// The marks of series below the key: the series' class, and the middle of each.
pub fn marker_middles(document: &Document) -> Vec<(String, f64, f64)> {
    let groups = document.descendants().filter(|node| {
        has_class(*node, "chart-marker")
            && node
                .descendants()
                .any(|part| part.has_tag_name(("http://www.w3.org/2000/svg", "title")))
    });
    let marks = groups.flat_map(|group| {
        let class = group.attribute("class").unwrap_or_default().to_owned();
        let marks = group.children().filter(Node::is_element);
        marks.map(move |mark| (class.clone(), mark))
    });
    marks
        .map(|(class, mark)| {
            let extent = mark_extent(mark).unwrap();
            // Triangles are set by their middle of weight, a unit from the middle of their box.
            let middle = ((extent.left + extent.right) / 2.0, (extent.top + extent.bottom) / 2.0);
            (class, middle.0, middle.1)
        })
        .collect()
}

pub fn parse(svg: &str) -> Document<'_> {
    Document::parse(svg).unwrap_or_else(|error| panic!("not well-formed: {error}\n{svg}"))
}

pub fn texts(document: &Document) -> Vec<Extent> {
    document
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "text")))
        .map(text_extent)
        .collect()
}

/// Whatever the data, a picture is well-formed, safe, named, and has everything inside its borders.
pub fn check(svg: &str) {
    let document = parse(svg);
    let root = document.root_element();
    let (width, height) = (number(root, "width"), number(root, "height"));
    let mut view = String::from("0 0 ");
    samspel::render::svg::push_number(&mut view, width);
    view.push(' ');
    samspel::render::svg::push_number(&mut view, height);
    assert_eq!(root.attribute("viewBox"), Some(view.as_str()));
    assert!(width > 0.0 && height > 0.0);

    let mut ids = HashSet::new();
    for node in document.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        assert!(
            !matches!(name, "style" | "script" | "foreignObject" | "image" | "use" | "a"),
            "{name} in a picture"
        );
        for attribute in node.attributes() {
            let name = attribute.name();
            assert!(
                name != "style" && name != "href" && !name.starts_with("on"),
                "{name} in a picture"
            );
            assert!(
                // Names and ids are whatever the caller gave; all else is reckoned.
                !attribute.value().contains("NaN") || matches!(name, "lang" | "id" | "aria-labelledby"),
                "{name}={}",
                attribute.value()
            );
        }
        if let Some(id) = node.attribute("id") {
            assert!(ids.insert(id), "{id} twice");
        }
    }
    assert_eq!(root.attribute("role"), Some("img"));
    for id in root.attribute("aria-labelledby").unwrap().split(' ') {
        assert!(ids.contains(id), "{id} names nothing");
    }

    let marks = document.descendants().filter_map(mark_extent);
    for extent in marks.chain(texts(&document)) {
        let inside = extent.left >= -0.02
            && extent.top >= -0.02
            && extent.right <= width + 0.02
            && extent.bottom <= height + 0.02;
        assert!(inside, "outside {width} x {height}: {} at {extent:?}", extent.what);
    }
}
