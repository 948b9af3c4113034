//! The names of nodes on a sheet.

use super::{
    figures::Figure,
    names::{Names, Spot},
    pencil::Lettering,
};
use crate::{
    domain::records::structure_map::ElementLevel,
    map::settling::{Weighed, settled},
};

/// A node that is to be named.
struct Node<'a> {
    name: &'a str,
    spot: Spot,
    level: ElementLevel,
}

impl Names {
    /// Names the nodes that are seen: first those that matter to the region, and then the others where these have left room.
    pub(super) fn name_nodes(&mut self, figures: &[Figure]) {
        let mut nodes: Vec<&Figure> = figures
            .iter()
            .filter(|figure| figure.is_seen && !figure.element.name.is_empty())
            .collect();
        nodes.sort_by(|one, other| (one.terms.2, &one.element.id).cmp(&(other.terms.2, &other.element.id)));
        let (major, minor): (Vec<&Figure>, Vec<&Figure>) = nodes.into_iter().partition(|figure| figure.is_major_node());
        for name in self.settle(&major) {
            self.miss(name);
        }
        self.settle(&minor);
    }

    /// Names as many of these as there is room for, and gives the names of the others.
    fn settle<'a>(&mut self, figures: &[&'a Figure]) -> Vec<&'a str> {
        let nodes: Vec<_> = figures.iter().filter_map(|figure| Node::of(figure)).collect();
        let weighed = nodes.iter().map(|node| {
            let names = &*self;
            Weighed {
                weight: node.weight(),
                ways: move |reach| names.ways(node.spot, node.name, node.lettering(), reach),
            }
        });
        let settled = settled(weighed.collect(), self.area, usize::MAX);
        let mut unnamed = Vec::new();
        for (node, way) in nodes.into_iter().zip(settled) {
            match way {
                Some(way) => self.put_as(node.name, node.lettering(), way),
                None => unnamed.push(node.name),
            }
        }
        unnamed
    }
}

impl<'a> Node<'a> {
    /// `None` of what is no node.
    fn of(figure: &'a Figure) -> Option<Self> {
        Some(Self {
            name: &figure.element.name,
            spot: Spot {
                middle: figure.anchor,
                half: figure.radius()?,
            },
            level: figure.terms.2,
        })
    }

    fn lettering(&self) -> Lettering {
        Lettering::of_level(self.level)
    }

    /// One node is more than two of the next level.
    fn weight(&self) -> f64 {
        match self.level {
            ElementLevel::CrossRegional => 27.0,
            ElementLevel::Regional => 9.0,
            ElementLevel::SubRegional => 3.0,
            ElementLevel::Local => 1.0,
        }
    }
}
