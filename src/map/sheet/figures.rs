//! The elements as they lie on a sheet: where their lines run, where their arrows end, and where their marks and names belong.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    clip::{line_within, ring_within},
    view::{View, position_of},
};
use crate::{
    domain::{
        records::{
            record::{Kind, Record},
            structure_map::{ElementKind, ElementLevel, ElementStatus, Shape, StructureElement, Theme},
        },
        values::{geometry::Position, id::RecordId},
    },
    map::{
        aside::{apart, ended_at_rim, length, point_at},
        elements::Elements,
        plane::{PlaneBox, PlanePoint},
        scene::{SceneElement, Surroundings},
        stretches::Stretches,
        style::{Form, Style},
        symbol,
    },
};

/// The terms of an element, by which the legend knows it.
pub type Terms = (Theme, ElementKind, ElementLevel, ElementStatus);

/// What the legend has a row for.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// What it is.
    pub terms: Terms,
    /// How it is drawn.
    pub style: &'a Style,
    /// Whether it has the mark of its theme.
    pub has_mark: bool,
}

/// An element as it lies on the sheet.
#[derive(Debug)]
pub struct Figure {
    /// How it is drawn, and what it is called.
    pub element: SceneElement,
    /// What it is.
    pub terms: Terms,
    /// Where the information comes from.
    pub source: String,
    /// Its lines or rings, each with the positions of its ends.
    pub lines: Vec<FigureLine>,
    /// Where it is: of a node its place, of the others where its mark and name belong. Within the frame if anything of it is.
    pub anchor: PlanePoint,
    /// Whether anything of it is within the frame.
    pub is_seen: bool,
}

/// A line or ring of a figure.
#[derive(Debug)]
pub struct FigureLine {
    /// On the sheet, as far as it goes.
    pub points: Vec<PlanePoint>,
    /// Where it begins and ends in nature.
    pub ends: [Position; 2],
    /// Whether there is an arrow at its beginning and at its end.
    pub arrows: [bool; 2],
}

impl Figure {
    /// How far the symbol of a point reaches; `None` if it is none.
    pub fn radius(&self) -> Option<f64> {
        if let Form::Point { radius, .. } = self.element.style.form {
            Some(radius + self.element.style.width / 2.0)
        } else {
            None
        }
    }

    /// Where it is in nature.
    pub fn position(&self) -> Position {
        position_of(self.element.outline.anchor)
    }

    /// Whether a name is wanted on any sheet: that of a node that matters beyond its surroundings.
    pub fn is_major_node(&self) -> bool {
        self.radius().is_some() && self.terms.2 <= ElementLevel::Regional
    }

    /// How it looks in the legend.
    pub fn look(&self) -> Look<'_> {
        Look {
            terms: self.terms,
            style: &self.element.style,
            has_mark: self.element.surroundings.get().is_some_and(|around| around.has_mark),
        }
    }

    /// Its mark's box where it has one.
    pub fn badge(&self, view: &View) -> Option<PlaneBox> {
        let is_marked = self.is_seen && self.element.has_badge(view.screen_scale());
        is_marked.then(|| PlaneBox::about(self.anchor, symbol::BADGE))
    }
}

/// The elements that have a place, from back to front.
pub fn figures<'e>(elements: &'e Elements, view: &View) -> Vec<Figure> {
    let of = |(id, record): &'e (RecordId, Arc<Record>)| {
        let element = SceneElement::of(id, record, None)?;
        Some((StructureElement::of(record)?, element))
    };
    let drawn: Vec<(&StructureElement, SceneElement)> = elements.records().filter_map(of).collect();
    let tracks: Vec<_> = drawn
        .iter()
        .filter_map(|(_, element)| element.outline.track.clone())
        .collect();
    Stretches::default().follow(&[], &tracks);
    let drawn = drawn.into_iter();
    let mut figures: Vec<Figure> = drawn.map(|(record, element)| figure(record, element, view)).collect();
    figures.sort_by_cached_key(|figure| (figure.element.rank(), figure.element.id.clone()));
    mark(&figures);
    trim_arrows(&mut figures, view);
    move_marks(&mut figures, view);
    figures
}

/// Gives the mark of their theme to those whose form another theme has too.
fn mark(figures: &[Figure]) {
    let mut themes: BTreeMap<ElementKind, BTreeSet<Theme>> = BTreeMap::new();
    for figure in figures {
        let (kind, theme) = figure.element.look;
        themes.entry(kind).or_default().insert(theme);
    }
    for figure in figures {
        let has_mark = themes
            .get(&figure.element.look.0)
            .is_some_and(|themes| themes.len() > 1);
        figure.element.surroundings.set(Some(Surroundings {
            has_mark,
            ..Surroundings::default()
        }));
    }
}

/// Moves the marks of lines along them where nodes would hide them.
fn move_marks(figures: &mut [Figure], view: &View) {
    let nodes: Vec<PlaneBox> = figures
        .iter()
        .filter_map(|figure| Some(PlaneBox::about(figure.anchor, figure.radius()?)))
        .collect();
    let is_hidden = |place: PlanePoint| {
        let mark = PlaneBox::about(place, symbol::BADGE);
        nodes.iter().any(|node| node.overlaps(&mark))
    };
    for figure in figures.iter_mut().filter(|figure| figure.badge(view).is_some()) {
        if figure.element.outline.shape != Shape::Line || !is_hidden(figure.anchor) {
            continue;
        }
        let pieces = figure
            .lines
            .iter()
            .flat_map(|line| line_within(&line.points, &view.frame));
        let longest = pieces.max_by(|one, other| length(one).total_cmp(&length(other)));
        let places = ALONG.map(|share| point_at(longest.as_deref().unwrap_or_default(), share));
        let free = places.into_iter().flatten().find(|place| !is_hidden(*place));
        figure.anchor = free.unwrap_or(figure.anchor);
    }
}

/// Where along a line its mark or name may be, but in its middle: nearest to it first.
pub const ALONG: [f64; 6] = [0.42, 0.58, 0.34, 0.66, 0.25, 0.75];

fn figure(record: &StructureElement, element: SceneElement, view: &View) -> Figure {
    let is_end = |end: &PlanePoint| element.arrows.iter().any(|(tip, _)| tip == end);
    let (placed, middle) = element.outline.placed(|point| view.of_position(position_of(point)));
    let lines: Vec<FigureLine> = element
        .outline
        .ends()
        .zip(placed)
        .map(|([first, last], points)| FigureLine {
            points,
            ends: [position_of(first), position_of(last)],
            arrows: [is_end(&first), is_end(&last)],
        })
        .collect();
    let inside = view.frame.widened(-symbol::BADGE);
    let seen = match element.outline.shape {
        // A symbol that would be cut stands at the frame.
        Shape::Point => view.frame.widened(-element.reach()).contains(middle).then_some(middle),
        Shape::Line if inside.contains(middle) => Some(middle),
        Shape::Line => longest(lines.iter().flat_map(|line| line_within(&line.points, &view.frame))),
        Shape::Area => seen_of_area(&lines, middle, view, &inside),
    };
    Figure {
        terms: (record.theme, record.element, record.level, record.status),
        source: record.source.trim().to_owned(),
        anchor: seen.unwrap_or(middle),
        is_seen: seen.is_some(),
        lines,
        element,
    }
}

/// Where the name of an area belongs: in its middle, or in the middle of what is seen of it.
fn seen_of_area(lines: &[FigureLine], middle: PlanePoint, view: &View, inside: &PlaneBox) -> Option<PlanePoint> {
    let rings = lines.iter().map(|line| ring_within(&line.points, &view.frame));
    let largest = rings.max_by(|one, other| extent(one).total_cmp(&extent(other)))?;
    let seen = PlaneBox::around(&largest)?;
    if inside.contains(middle) {
        return Some(middle);
    }
    let held = [0, 1].map(|axis| {
        let centre = (seen.least[axis] + seen.most[axis]) / 2.0;
        centre.max(inside.least[axis]).min(inside.most[axis])
    });
    Some(held)
}

fn extent(line: &[PlanePoint]) -> f64 {
    PlaneBox::around(line).map_or(0.0, |place| place.size()[0] * place.size()[1])
}

/// The middle of the longest of some lines.
fn longest(lines: impl Iterator<Item = Vec<PlanePoint>>) -> Option<PlanePoint> {
    let line = lines.max_by(|one, other| length(one).total_cmp(&length(other)))?;
    point_at(&line, 0.5)
}

/// How far from the middle of a node a line may end that is meant to end in it, in units.
const IN_NODE: f64 = 3.0;

/// Lets the arrows of relations end at the rims of the nodes that they lead to, where they are seen.
fn trim_arrows(figures: &mut [Figure], view: &View) {
    let nodes: Vec<(PlanePoint, f64)> = figures
        .iter()
        .filter_map(|figure| Some((figure.anchor, figure.radius()?)))
        .collect();
    for line in figures.iter_mut().flat_map(|figure| &mut figure.lines) {
        for place in [0, 1] {
            if !line.arrows[place] {
                continue;
            }
            if place == 0 {
                line.points.reverse();
            }
            // Where it was set: side by side with others its arrow is beside that.
            let end = view.of_position(line.ends[place]);
            let node = nodes.iter().find(|(middle, _)| apart(end, *middle) < IN_NODE);
            if let Some((middle, radius)) = node {
                line.points = ended_at_rim(&line.points, *middle, radius + 1.5);
            }
            if place == 0 {
                line.points.reverse();
            }
        }
    }
}
