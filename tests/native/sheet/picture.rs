//! What can be read out of a sheet: its frame, where its texts lie, and what is cut to the frame.

use roxmltree::{Document, Node};
use samspel::render::text::width;

/// A text and the corners of what it takes, in order.
#[derive(Clone, Debug)]
pub struct Text {
    pub words: String,
    pub place: Corners,
    is_on_map: bool,
}

/// A sheet as it is read.
#[derive(Debug)]
pub struct Picture {
    size: [f64; 2],
    frame: [f64; 4],
    texts: Vec<Text>,
    /// The places of symbols that are not cut to the frame.
    free: Vec<[f64; 2]>,
}

type Corners = [[f64; 2]; 4];

fn corners([left, top, right, bottom]: [f64; 4]) -> Corners {
    [[left, top], [right, top], [right, bottom], [left, bottom]]
}

/// What turns a text along a line about a place.
fn turned(node: Node, place: Corners) -> Corners {
    let transform = node.parent_element().and_then(|parent| parent.attribute("transform"));
    let Some(turn) = transform.and_then(|text| text.strip_prefix("rotate(")) else {
        return place;
    };
    let numbers: Vec<f64> = turn
        .trim_end_matches(')')
        .split(' ')
        .map(|number| number.parse().unwrap())
        .collect();
    let [degrees, x, y] = numbers[..] else { panic!("{turn}") };
    assert!((-90.0..=90.0).contains(&degrees), "a text is upside down");
    let (sine, cosine) = degrees.to_radians().sin_cos();
    place.map(|[right, down]| {
        let (right, down) = (right - x, down - y);
        [x + right * cosine - down * sine, y + right * sine + down * cosine]
    })
}

fn number(node: Node, name: &str) -> f64 {
    let value: f64 = node.attribute(name).map_or(0.0, |text| text.parse().unwrap());
    assert!(value.is_finite());
    value
}

fn place(node: Node) -> [f64; 4] {
    let (x, y) = (number(node, "x"), number(node, "y"));
    [x, y, x + number(node, "width"), y + number(node, "height")]
}

fn text(node: Node) -> Text {
    let words: String = node
        .descendants()
        .filter_map(|one| one.is_text().then(|| one.text()).flatten())
        .collect();
    let size = number(node, "font-size");
    let spacing = number(node, "letter-spacing") * words.chars().count() as f64;
    let is_bold = node.has_attribute("font-weight");
    // A name is as wide as in DejaVu Sans, which is wider than the estimate but for capitals.
    let spare = match (node.has_attribute("stroke"), is_bold) {
        (true, true) => 1.1,
        (true, false) => 1.04,
        (false, _) => 1.0,
    };
    let wide = (width(&words, size, is_bold) + spacing) * spare;
    let (x, y) = (number(node, "x"), number(node, "y"));
    let left = match node.attribute("text-anchor") {
        None => x,
        Some("middle") => x - wide / 2.0,
        Some(_) => x - wide,
    };
    Text {
        place: turned(node, corners([left, y - 0.74 * size, left + wide, y + 0.22 * size])),
        is_on_map: is_cut(node),
        words,
    }
}

/// Whether something is cut to the frame.
fn is_cut(node: Node) -> bool {
    node.ancestors().any(|one| one.has_attribute("clip-path"))
}

/// Whether two rectangles, turned or not, have more than an edge in common: no side of either parts them.
fn meets(one: Corners, other: Corners) -> bool {
    let sides = |place: Corners| [0, 1].map(|side| [0, 1].map(|axis| place[side + 1][axis] - place[side][axis]));
    let mut sides = sides(one).into_iter().chain(sides(other));
    sides.all(|[x, y]| {
        let span = |place: Corners| {
            let along = place.map(|[right, down]| right * x + down * y);
            [
                along.iter().copied().fold(f64::INFINITY, f64::min),
                along.iter().copied().fold(f64::NEG_INFINITY, f64::max),
            ]
        };
        let ([a, b], [c, d]) = (span(one), span(other));
        a < d && c < b
    })
}

fn encloses(one: [f64; 4], other: Corners) -> bool {
    other
        .iter()
        .all(|[x, y]| (one[0]..=one[2]).contains(x) && (one[1]..=one[3]).contains(y))
}

impl Picture {
    /// Reads a sheet. What is not well formed fails here.
    pub fn of(svg: &str) -> Self {
        let document = Document::parse(svg).unwrap();
        let root = document.root_element();
        let view: Vec<f64> = root
            .attribute("viewBox")
            .unwrap()
            .split(' ')
            .map(|value| value.parse().unwrap())
            .collect();
        let all = || document.descendants().filter(Node::is_element);
        let clip = all().find(|node| node.has_tag_name("clipPath")).unwrap();
        let is_text = |node: &Node| node.tag_name().name() == "text";
        let free = all().filter(|node| node.has_attribute("transform") && !is_cut(*node));
        let free = free.map(|node| {
            let transform = node.attribute("transform").unwrap();
            let inner = transform.split(['(', ')']).nth(1).unwrap();
            let (x, y) = inner.split_once(' ').unwrap();
            [x.parse().unwrap(), y.parse().unwrap()]
        });
        for node in all() {
            for attribute in node.attributes() {
                assert!(
                    !attribute.value().contains("NaN") && !attribute.value().contains("inf"),
                    "{attribute:?}"
                );
                assert!(attribute.name() != "style");
            }
        }
        Self {
            size: [view[2], view[3]],
            frame: place(clip.first_element_child().unwrap()),
            texts: all().filter(is_text).map(text).collect(),
            free: free.collect(),
        }
    }

    /// All that is written.
    pub fn words(&self) -> String {
        let words: Vec<&str> = self.texts.iter().map(|text| text.words.as_str()).collect();
        words.join(" ")
    }

    /// All that is written in the frame.
    pub fn on_map(&self) -> String {
        let on_map = self.texts.iter().filter(|text| text.is_on_map);
        let words: Vec<&str> = on_map.map(|text| text.words.as_str()).collect();
        // A name in two rows is one name.
        words.join(" ").replace("– ", "–").replace("- ", "-")
    }

    /// No text over another, none cut, none of the map over what is around it, and the other way round.
    pub fn keeps_the_rules(&self, name: &str) {
        let page = [0.0, 0.0, self.size[0], self.size[1]];
        for (number, one) in self.texts.iter().enumerate() {
            let room = if one.is_on_map { self.frame } else { page };
            assert!(encloses(room, one.place), "{name}: {one:?} is cut by {room:?}");
            assert!(
                one.is_on_map || !meets(one.place, corners(self.frame)),
                "{name}: {one:?} lies over the map"
            );
            for other in &self.texts[number + 1..] {
                assert!(!meets(one.place, other.place), "{name}: {one:?} meets {other:?}");
            }
        }
        let [left, top, right, bottom] = self.frame;
        for [x, y] in &self.free {
            let is_inside = (left..right).contains(x) && (top..bottom).contains(y);
            assert!(!is_inside, "{name}: something at {x}, {y} is not cut to the frame");
        }
    }
}
