//! Symbols as SVG text: nodes and marks on the map, and every kind in the legend.
//!
//! Colours are set by class (`symbol-*`, `theme-*`), so that a symbol follows the page between light and dark.

use std::fmt::Write;

use super::style::{Form, Mark, Style};
use crate::domain::records::structure_map::Theme;

fn theme_class(theme: Theme) -> &'static str {
    match theme {
        Theme::Settlement => "theme-settlement",
        Theme::Nature => "theme-nature",
        Theme::Communications => "theme-communications",
    }
}

/// A node as a picture of `2 × half` pixels' width, and that half. The centre is the place.
pub fn node(style: &Style, is_selected: bool) -> (String, f64) {
    let half = extent(style) + 4.0;
    let mut svg = open(style, half * 2.0, half * 2.0);
    if is_selected {
        let _ = write!(
            svg,
            r#"<circle class="symbol-chosen" cx="{half}" cy="{half}" r="{}"/>"#,
            half - 1.5
        );
    }
    circle(&mut svg, style, half, half);
    svg.push_str("</svg>");
    (svg, half)
}

/// The theme's mark of a line or area, on a small plate; and half its width.
pub fn badge(style: &Style) -> (String, f64) {
    let half = 8.0;
    let mut svg = open(style, half * 2.0, half * 2.0);
    plate(&mut svg, style, half, half);
    svg.push_str("</svg>");
    (svg, half)
}

/// The arrow at a line's end, turned to `degrees` clockwise from east; and half its width. Its tip is the centre.
pub fn arrow(style: &Style, degrees: f64) -> (String, f64) {
    let half = arrow_length(style) + 2.0;
    let mut svg = open(style, half * 2.0, half * 2.0);
    arrow_head(&mut svg, style, half, half, degrees);
    svg.push_str("</svg>");
    (svg, half)
}

/// A symbol as the legend shows it, 60 by 30 pixels.
pub fn key(style: &Style) -> String {
    const WIDTH: f64 = 60.0;
    const HEIGHT: f64 = 30.0;
    let middle = HEIGHT / 2.0;
    let mut svg = open(style, WIDTH, HEIGHT);
    match style.form {
        Form::Circle { .. } => circle(&mut svg, style, WIDTH / 2.0, middle),
        Form::Band => {
            let inset = style.width / 2.0 + 1.0;
            line(&mut svg, style, inset, WIDTH - inset, middle);
            plate(&mut svg, style, WIDTH / 2.0, middle);
        }
        Form::Arrow => {
            let inset = arrow_length(style) * 0.7;
            line(&mut svg, style, inset + 1.0, WIDTH - inset - 1.0, middle);
            arrow_head(&mut svg, style, 1.0, middle, 180.0);
            arrow_head(&mut svg, style, WIDTH - 1.0, middle, 0.0);
            plate(&mut svg, style, WIDTH / 2.0, middle);
        }
        Form::Field => {
            let inset = style.width / 2.0 + 1.0;
            let _ = write!(
                svg,
                r#"<rect class="symbol-field" x="{inset}" y="{inset}" width="{}" height="{}" rx="2" fill-opacity="{}" stroke-width="{}"{}/>"#,
                WIDTH - 2.0 * inset,
                HEIGHT - 2.0 * inset,
                style.fill,
                style.width,
                dash_attribute(style)
            );
            plate(&mut svg, style, WIDTH / 2.0, middle);
        }
    }
    svg.push_str("</svg>");
    svg
}

/// How far a circle reaches from its centre.
fn extent(style: &Style) -> f64 {
    match style.form {
        Form::Circle { radius } => radius + style.width / 2.0,
        _ => 8.0,
    }
}

fn arrow_length(style: &Style) -> f64 {
    4.5 + style.width * 1.9
}

fn open(style: &Style, width: f64, height: f64) -> String {
    format!(
        r#"<svg class="symbol {}" width="{width}" height="{height}" viewBox="0 0 {width} {height}" aria-hidden="true">"#,
        theme_class(style.theme)
    )
}

fn dash_attribute(style: &Style) -> String {
    style.dashes().map_or_else(String::new, |[line, gap]| {
        format!(r#" stroke-dasharray="{line:.1} {gap:.1}""#)
    })
}

fn line(svg: &mut String, style: &Style, from: f64, to: f64, y: f64) {
    let _ = write!(
        svg,
        r#"<path class="symbol-line" d="M{from} {y}H{to}" stroke-width="{}" stroke-opacity="{}"{}/>"#,
        style.width,
        style.opacity,
        dash_attribute(style)
    );
}

fn circle(svg: &mut String, style: &Style, x: f64, y: f64) {
    let Form::Circle { radius } = style.form else {
        return;
    };
    let is_full = style.fill > 0.0;
    let class = if is_full { "symbol-full" } else { "symbol-hollow" };
    let dash = dash_attribute(style);
    let _ = write!(
        svg,
        r#"<circle class="{class}" cx="{x}" cy="{y}" r="{radius}" stroke-width="{}"{dash}/>"#,
        style.width
    );
    let on = if is_full { "symbol-mark-on" } else { "symbol-mark" };
    mark(svg, style.mark, on, (x, y), (radius * 0.46).max(3.0));
}

/// A mark on a light round ground, so that it is seen on any band or field.
fn plate(svg: &mut String, style: &Style, x: f64, y: f64) {
    let _ = write!(svg, r#"<circle class="symbol-plate" cx="{x}" cy="{y}" r="7"/>"#);
    mark(svg, style.mark, "symbol-mark", (x, y), 3.6);
}

/// A mark that reaches `size` pixels from its centre.
fn mark(svg: &mut String, mark: Mark, class: &str, (x, y): (f64, f64), size: f64) {
    let path = match mark {
        Mark::Square => {
            let side = size * 0.85;
            format!(
                "M{:.2} {:.2}h{:.2}v{:.2}h-{:.2}z",
                x - side,
                y - side,
                side * 2.0,
                side * 2.0,
                side * 2.0
            )
        }
        Mark::Triangle => format!(
            "M{x:.2} {:.2}l{:.2} {:.2}h-{:.2}z",
            y - size * 1.15,
            size * 1.1,
            size * 1.9,
            size * 2.2
        ),
        Mark::Bars => {
            let (half, thick) = (size, size * 0.55);
            format!(
                "M{:.2} {:.2}h{:.2}v{thick:.2}h-{:.2}zM{:.2} {:.2}h{:.2}v{thick:.2}h-{:.2}z",
                x - half,
                y - thick * 1.4,
                half * 2.0,
                half * 2.0,
                x - half,
                y + thick * 0.4,
                half * 2.0,
                half * 2.0
            )
        }
    };
    let _ = write!(svg, r#"<path class="{class}" d="{path}"/>"#);
}

fn arrow_head(svg: &mut String, style: &Style, x: f64, y: f64, degrees: f64) {
    let length = arrow_length(style);
    let half = length * 0.48;
    let _ = write!(
        svg,
        r#"<path class="symbol-head" d="M{x} {y}l-{length:.2} -{half:.2}v{:.2}z" transform="rotate({degrees:.1} {x} {y})"/>"#,
        half * 2.0
    );
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{
        domain::records::structure_map::{ElementKind, ElementLevel, ElementStatus},
        map::style::style_of,
    };

    #[test]
    fn every_key_is_its_own_picture_even_without_colour() {
        let mut pictures = BTreeSet::new();
        for theme in Theme::ALL {
            for kind in ElementKind::ALL {
                for level in ElementLevel::ALL {
                    for status in ElementStatus::ALL {
                        let picture = key(&style_of(*theme, *kind, *level, *status));
                        roxmltree::Document::parse(&picture).unwrap();
                        let without_colour = picture.replace(theme_class(*theme), "");
                        assert!(
                            pictures.insert(without_colour),
                            "{theme:?} {kind:?} {level:?} {status:?}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn symbols_have_no_inline_style() {
        let style = style_of(
            Theme::Nature,
            ElementKind::Relation,
            ElementLevel::Local,
            ElementStatus::Desired,
        );
        for svg in [
            node(&style, true).0,
            badge(&style).0,
            arrow(&style, 12.0).0,
            key(&style),
        ] {
            assert!(!svg.contains("style="));
            roxmltree::Document::parse(&svg).unwrap();
        }
    }
}
