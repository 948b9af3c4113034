//! How a structure element is drawn: one function, which the map, its legend and the sheet share.
//!
//! Kind is form and texture, theme is colour and mark, level is size, status is line. No two elements differ by colour alone.

use crate::domain::records::structure_map::{ElementKind, ElementLevel, ElementStatus, Theme};

/// How a line is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dash {
    /// Unbroken: it exists.
    Solid,
    /// Dashes, or a band with a light core: it is planned.
    Dashed,
    /// Dots, or the edges of a band alone, in dashes: it is wished for.
    Dotted,
}

/// The small mark by which a theme is recognised without its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// A square, as a building on a plan.
    Square,
    /// A triangle, as a tree.
    Triangle,
    /// Two bars, as a track.
    Bars,
}

/// Whose colour an element has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tint {
    /// That of its theme.
    Of(Theme),
    /// That of water: what is blue in nature.
    Water,
}

impl Tint {
    /// The name by which the page's style knows it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Of(theme) => theme.code(),
            Self::Water => "water",
        }
    }
}

/// The outline of a symbol at a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Symbol {
    /// A node.
    Circle,
    /// A destination.
    Diamond,
    /// An interchange.
    Square,
}

/// What is laid in an area, so that its kind is told without its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Texture {
    /// Slanting lines: building goes on.
    Hatch,
    /// Trees.
    Trees,
    /// Waves.
    Waves,
    /// Strokes as of a beach.
    Shore,
    /// Dots as of a field.
    Dots,
}

impl Texture {
    /// Every texture.
    pub const ALL: [Self; 5] = [Self::Hatch, Self::Trees, Self::Waves, Self::Shore, Self::Dots];
}

/// What an element is drawn as.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Form {
    /// A symbol at a point.
    Point {
        /// Its outline.
        symbol: Symbol,
        /// Half its width, in pixels.
        radius: f64,
    },
    /// A wide half-transparent band.
    Band,
    /// A filled area.
    Field {
        /// What is laid in it.
        texture: Option<Texture>,
        /// Whether its edge fades away: nobody has measured where it ends.
        is_soft: bool,
    },
    /// A thin line.
    Link,
    /// A thin line with an arrow at each end.
    Arrow,
    /// A line with teeth.
    Teeth,
}

/// How one element is drawn. Widths are in pixels and the same at every zoom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// Whose colour it has.
    pub tint: Tint,
    /// The mark that says the theme.
    pub mark: Mark,
    /// Its form.
    pub form: Form,
    /// The width of its line or outline.
    pub width: f64,
    /// How its line is broken.
    pub dash: Dash,
    /// How much of what lies below the line hides, 0 to 1.
    pub opacity: f64,
    /// How much of what lies below the fill hides, 0 to 1; a symbol is either full or hollow.
    pub fill: f64,
}

/// How an element of these terms is drawn.
pub fn style_of(theme: Theme, kind: ElementKind, level: ElementLevel, status: ElementStatus) -> Style {
    // From the smallest to the largest, each clearly apart from its neighbour.
    let graded = |sizes: [f64; 4]| match level {
        ElementLevel::Local => sizes[0],
        ElementLevel::SubRegional => sizes[1],
        ElementLevel::Regional => sizes[2],
        ElementLevel::CrossRegional => sizes[3],
    };
    let is_there = status == ElementStatus::Existing;
    let point = |symbol: Symbol, sizes: [f64; 4]| Style {
        width: if is_there { 2.0 } else { 2.75 },
        fill: if is_there { 1.0 } else { 0.0 },
        ..bare(
            theme,
            status,
            Form::Point {
                symbol,
                radius: graded(sizes),
            },
        )
    };
    let line = |form: Form, sizes: [f64; 4]| Style {
        width: graded(sizes),
        ..bare(theme, status, form)
    };
    let area = |texture: Option<Texture>, is_soft: bool, fill: f64| Style {
        fill,
        opacity: 0.95,
        ..line(Form::Field { texture, is_soft }, [1.0, 1.75, 2.75, 4.0])
    };
    let in_water = |style: Style| Style {
        tint: match theme {
            Theme::Nature => Tint::Water,
            Theme::Settlement | Theme::Communications => style.tint,
        },
        ..style
    };
    match kind {
        ElementKind::Node => point(Symbol::Circle, [6.5, 8.5, 11.0, 14.0]),
        ElementKind::Destination => point(Symbol::Diamond, [7.0, 9.0, 11.5, 14.5]),
        ElementKind::Interchange => point(Symbol::Square, [5.75, 7.5, 9.75, 12.5]),
        ElementKind::Corridor => Style {
            opacity: 0.55,
            ..line(Form::Band, [5.0, 8.0, 11.5, 16.0])
        },
        ElementKind::CrossLink => line(Form::Link, [1.75, 2.75, 4.0, 5.5]),
        ElementKind::Relation => line(Form::Arrow, [1.25, 2.0, 3.0, 4.25]),
        ElementKind::Barrier => line(Form::Teeth, [1.5, 2.25, 3.25, 4.5]),
        ElementKind::DevelopmentArea => area(Some(Texture::Hatch), false, 0.14),
        ElementKind::GreenStructure => area(Some(Texture::Trees), true, 0.2),
        ElementKind::BlueStructure => in_water(area(Some(Texture::Waves), true, 0.2)),
        ElementKind::Coast => in_water(area(Some(Texture::Shore), true, 0.14)),
        ElementKind::RuralArea => area(Some(Texture::Dots), true, 0.1),
        ElementKind::Area => area(None, false, 0.2),
    }
}

/// The style of a theme and a status, for a form.
fn bare(theme: Theme, status: ElementStatus, form: Form) -> Style {
    Style {
        tint: Tint::Of(theme),
        mark: match theme {
            Theme::Settlement => Mark::Square,
            Theme::Nature => Mark::Triangle,
            Theme::Communications => Mark::Bars,
        },
        dash: match status {
            ElementStatus::Existing => Dash::Solid,
            ElementStatus::Planned => Dash::Dashed,
            ElementStatus::Desired => Dash::Dotted,
        },
        form,
        width: 0.0,
        opacity: 1.0,
        fill: 0.0,
    }
}

impl Form {
    /// Whether it is a symbol at a point.
    pub fn is_point(&self) -> bool {
        matches!(self, Self::Point { .. })
    }

    /// Whether it covers an area.
    pub fn is_field(&self) -> bool {
        matches!(self, Self::Field { .. })
    }
}

impl Style {
    /// Whether it is drawn with a broad, smooth hand: what a structure map means and nobody has measured.
    pub fn is_smooth(&self) -> bool {
        match self.form {
            Form::Band | Form::Link => true,
            Form::Field { texture, .. } => texture.is_some(),
            Form::Point { .. } | Form::Arrow | Form::Teeth => false,
        }
    }

    /// How wide the light core of a band is, in pixels; `None` where it has none.
    pub fn core(&self) -> Option<f64> {
        match (self.dash, self.form) {
            (Dash::Dashed, Form::Band) => Some(self.width * 0.36),
            (Dash::Dotted, Form::Band) => Some(self.width - 2.5),
            _ => None,
        }
    }

    /// Lengths of line and gap in pixels, in proportion to the width; `None` for an unbroken line.
    pub fn dashes(&self) -> Option<[f64; 2]> {
        // The caps are round and add half a width at each end, so a dot is a dash of next to no length.
        let width = self.width.max(1.5);
        match (self.dash, self.form) {
            (Dash::Solid, _) => None,
            // Dashes of a wide band with round ends would look like beads.
            (Dash::Dashed, Form::Band) => None,
            (Dash::Dotted, Form::Band) => Some([width * 1.2, width * 0.8]),
            (Dash::Dashed, Form::Point { .. }) => Some([5.0, 5.0]),
            (Dash::Dashed, _) => Some([width * 2.0 + 5.0, width * 1.5 + 4.0]),
            (Dash::Dotted, Form::Point { .. }) => Some([0.1, 4.6]),
            (Dash::Dotted, _) => Some([0.1, width * 1.5 + 3.0]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every_style() -> Vec<Style> {
        let mut styles = Vec::new();
        for theme in Theme::ALL {
            for kind in ElementKind::ALL {
                for level in ElementLevel::ALL {
                    for status in ElementStatus::ALL {
                        styles.push(style_of(*theme, *kind, *level, *status));
                    }
                }
            }
        }
        styles
    }

    #[test]
    fn no_two_elements_differ_by_colour_alone() {
        let styles = every_style();
        assert_eq!(styles.len(), Theme::ALL.len() * ElementKind::ALL.len() * 12);
        let without_colour = |style: &Style| Style {
            tint: Tint::Water,
            ..*style
        };
        for (index, one) in styles.iter().enumerate() {
            for other in &styles[index + 1..] {
                assert_ne!(without_colour(one), without_colour(other));
            }
        }
    }

    #[test]
    fn a_higher_level_is_drawn_larger() {
        for kind in ElementKind::ALL {
            let sizes: Vec<f64> = ElementLevel::ALL
                .iter()
                .map(|level| {
                    let style = style_of(Theme::Nature, *kind, *level, ElementStatus::Planned);
                    match style.form {
                        Form::Point { radius, .. } => radius,
                        _ => style.width,
                    }
                })
                .collect();
            assert!(sizes.windows(2).all(|pair| pair[0] > pair[1] * 1.25), "{kind:?}");
        }
    }

    #[test]
    fn only_what_exists_is_unbroken_and_full() {
        for style in every_style() {
            let is_whole = style.dashes().is_none() && style.core().is_none();
            assert_eq!(is_whole, style.dash == Dash::Solid);
            assert!(style.core().is_none_or(|core| core > 0.0 && core < style.width - 1.0));
            assert!(style.dashes().is_none_or(|[line, gap]| line > 0.0 && gap > 0.0));
        }
    }
}
