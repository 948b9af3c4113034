//! The names of nodes on a sheet: in the order that leaves the least important without.

use super::{
    figures::Figure,
    names::{Names, Spot},
    pencil::Lettering,
};
use crate::{
    domain::records::structure_map::ElementLevel,
    map::{
        grid::Grid,
        plane::{PlaneBox, PlanePoint},
    },
};

/// How often nodes are named anew where some found no room.
const MOST_TRIES: usize = 8;

/// A node that is to be named.
#[derive(Clone, Copy)]
struct Node<'a> {
    name: &'a str,
    middle: PlanePoint,
    half: f64,
    level: ElementLevel,
    is_major: bool,
}

/// Names with those of some nodes, and the nodes that found no room, by their place in the order.
struct Tried {
    names: Names,
    unnamed: Vec<usize>,
    /// How many of each level, the most important first.
    cost: Vec<usize>,
}

impl Names {
    /// Names the nodes that are seen. Those that found no room choose first the next time.
    pub(super) fn name_nodes(&mut self, figures: &[Figure]) {
        let mut figures: Vec<&Figure> = figures
            .iter()
            .filter(|figure| figure.is_seen && !figure.element.name.is_empty())
            .collect();
        figures.sort_by(|one, other| (one.terms.2, &one.element.id).cmp(&(other.terms.2, &other.element.id)));
        let mut order: Vec<Node> = figures.into_iter().filter_map(Node::of).collect();
        let mut best = self.tried(&order);
        let mut missed = best.missed(&order);
        let mut unnamed = best.unnamed.clone();
        for _ in 0..MOST_TRIES {
            if !unnamed
                .iter()
                .any(|place| order.get(*place).is_some_and(|node| node.is_major))
            {
                break;
            }
            for (number, place) in unnamed.iter().enumerate() {
                let node = order.remove(*place);
                order.insert(number, node);
            }
            let again = self.tried(&order);
            unnamed.clone_from(&again.unnamed);
            if again.cost < best.cost {
                missed = again.missed(&order);
                best = again;
            }
        }
        *self = best.names;
        missed.into_iter().for_each(|name| self.miss(name));
    }

    fn tried(&self, order: &[Node]) -> Tried {
        let mut names = self.clone();
        let mut unnamed = Vec::new();
        let mut cost = vec![0; ElementLevel::ALL.len()];
        for (place, node) in order.iter().enumerate() {
            let (spot, lettering) = (node.spot(), Lettering::of_level(node.level));
            let is_named = names.beside(spot, node.name, lettering)
                || names.led(spot, node.name, lettering)
                || node.is_major && {
                    // Rather over what matters less than over what matters as much, and rather so than not at all.
                    let (above, written) = (node.above(order, &names.written), names.written.clone());
                    let mut ways = [above, written].into_iter();
                    ways.any(|above| names.led_over(spot, node.name, lettering, &above))
                };
            if !is_named {
                unnamed.push(place);
                let levels = ElementLevel::ALL.iter().zip(&mut cost);
                levels
                    .filter(|(level, _)| **level == node.level)
                    .for_each(|(_, count)| *count += 1);
            }
        }
        Tried { names, unnamed, cost }
    }
}

impl<'a> Node<'a> {
    fn of(figure: &'a Figure) -> Option<Self> {
        Some(Self {
            name: &figure.element.name,
            middle: figure.anchor,
            half: figure.radius()?,
            level: figure.terms.2,
            is_major: figure.is_major_node(),
        })
    }

    fn spot(&self) -> Spot {
        Spot {
            middle: self.middle,
            half: self.half,
        }
    }

    /// What a line that leads to its name may never cross: what is written, and the symbols of other nodes that matter as much.
    fn above(&self, all: &[Node], written: &Grid) -> Grid {
        let mut above = written.clone();
        for node in all
            .iter()
            .filter(|node| node.level <= self.level && node.middle != self.middle)
        {
            above.add(PlaneBox::about(node.middle, node.half), 0);
        }
        above
    }
}

impl Tried {
    /// The names of the nodes that matter and found no room.
    fn missed<'a>(&self, order: &[Node<'a>]) -> Vec<&'a str> {
        let unnamed = self.unnamed.iter().filter_map(|place| order.get(*place));
        unnamed.filter(|node| node.is_major).map(|node| node.name).collect()
    }
}
