//! How elements are drawn on a sheet: as on the screen, areas under bands, bands under relations, relations under nodes.

use super::{
    clip::{along, line_within, ring_within},
    figures::Figure,
    pencil::{Pencil, path},
    view::View,
};
use crate::{
    domain::records::structure_map::Shape,
    map::{
        aside::{apart, length},
        glyph::{Fill, Ink, Pen},
        plane::{PlaneBox, PlanePoint},
        style::{Form, Texture, Tint},
        symbol,
        texture::{TILE, tile},
    },
};

/// How far beyond the frame elements are drawn: none of their lines' ends is seen.
const BEYOND: f64 = 40.0;

/// Draws the elements. `id` begins the names of what is only referred to.
pub fn draw(pencil: &mut Pencil, figures: &[Figure], view: &View, id: &str) {
    let area = view.frame.widened(BEYOND);
    let of = |is_wanted: fn(&Form) -> bool| -> Vec<&Figure> {
        let drawn = figures.iter().filter(|figure| figure.is_seen || touches(figure, &area));
        drawn.filter(|figure| is_wanted(&figure.element.style.form)).collect()
    };
    let fields = of(Form::is_field);
    textures(pencil, &fields, id);
    for figure in fields {
        outline(pencil, figure, &area, id);
    }
    let bands = of(|form| *form == Form::Band);
    for tint in bands.chunk_by(|one, other| one.element.style.tint == other.element.style.tint) {
        draw_bands(pencil, tint, &area, id);
    }
    for figure in of(|form| matches!(form, Form::Teeth | Form::Link | Form::Arrow)) {
        outline(pencil, figure, &area, id);
        draw_along(pencil, figure, &area);
    }
    for figure in figures {
        if let Some(place) = figure.badge(view) {
            pencil.glyph(&symbol::badge(&figure.element.style), place.least, 1.0);
        }
    }
    for figure in of(Form::is_point) {
        if figure.is_seen {
            let glyph = symbol::point(&figure.element.style, false);
            let half = glyph.width / 2.0;
            pencil.glyph(&glyph, figure.anchor.map(|value| value - half), 1.0);
        }
    }
}

/// The name of the pattern of a texture in a tint.
fn pattern(id: &str, texture: Texture, tint: Tint) -> String {
    format!("{id}-texture-{}-{}", texture as u8, tint.code())
}

/// The textures of the fields, each a tile that repeats.
fn textures(pencil: &mut Pencil, fields: &[&Figure], id: &str) {
    let mut made: Vec<String> = Vec::new();
    for style in fields.iter().map(|figure| &figure.element.style) {
        let Form::Field {
            texture: Some(texture), ..
        } = style.form
        else {
            continue;
        };
        let name = pattern(id, texture, style.tint);
        if made.contains(&name) {
            continue;
        }
        pencil
            .writer
            .open("pattern")
            .attribute("id", &name)
            .attribute("patternUnits", "userSpaceOnUse")
            .number("width", TILE)
            .number("height", TILE);
        for part in &tile(texture, style.tint).parts {
            pencil.part(part, Some(style.tint));
        }
        pencil.writer.close().line_break();
        made.push(name);
    }
}

fn touches(figure: &Figure, area: &PlaneBox) -> bool {
    let points = figure.lines.iter().flat_map(|line| &line.points);
    PlaneBox::around(points).is_some_and(|place| place.overlaps(area))
}

/// A figure's lines or rings as a path, as far as they are near the frame. Lines with an arrow end within it.
fn traced(figure: &Figure, area: &PlaneBox) -> String {
    if figure.element.outline.shape == Shape::Area {
        let rings: Vec<_> = figure
            .lines
            .iter()
            .map(|line| ring_within(&line.points, area))
            .collect();
        return path(&rings, true);
    }
    let short = symbol::arrow_length(&figure.element.style) * 0.7;
    let pieces: Vec<_> = figure
        .lines
        .iter()
        .flat_map(|line| {
            let mut points = line.points.clone();
            if line.arrows[1] {
                points = shortened(&points, short);
            }
            if line.arrows[0] {
                points.reverse();
                points = shortened(&points, short);
                points.reverse();
            }
            line_within(&points, area)
        })
        .collect();
    path(&pieces, false)
}

/// A line without its last so many units; as it is if it is not as long.
fn shortened(line: &[PlanePoint], by: f64) -> Vec<PlanePoint> {
    let whole = length(line);
    if whole <= by * 2.0 {
        return line.to_vec();
    }
    let mut left = whole - by;
    let mut kept: Vec<PlanePoint> = line.first().copied().into_iter().collect();
    for (from, to) in line.iter().zip(line.iter().skip(1)) {
        let step = apart(*from, *to);
        if left <= step {
            if step > 0.0 {
                kept.push(along([*from, *to], left / step));
            }
            break;
        }
        kept.push(*to);
        left -= step;
    }
    kept
}

fn outline(pencil: &mut Pencil, figure: &Figure, area: &PlaneBox, id: &str) {
    let style = &figure.element.style;
    let traced = traced(figure, area);
    if let Form::Field { texture, .. } = style.form {
        let fill = Fill {
            ink: Ink::Theme,
            opacity: style.fill,
        };
        open_field(pencil, &traced);
        pencil.fill(Some(fill), Some(style.tint));
        pencil.writer.close();
        if let Some(texture) = texture {
            let fill = ["url(#", &pattern(id, texture, style.tint), ")"].concat();
            open_field(pencil, &traced);
            pencil.writer.attribute("fill", &fill).close();
        }
    }
    for pen in style.edges() {
        pencil.writer.open("path").attribute("d", &traced);
        pencil.fill(None, None);
        pencil.pen(&pen, Some(style.tint));
        pencil.writer.close();
    }
    pencil.writer.line_break();
}

/// Opens a field: what lies within an odd number of rings belongs to it.
fn open_field(pencil: &mut Pencil, traced: &str) {
    pencil
        .writer
        .open("path")
        .attribute("d", traced)
        .attribute("fill-rule", "evenodd");
}

/// What a line has at its ends or along it.
fn draw_along(pencil: &mut Pencil, figure: &Figure, area: &PlaneBox) {
    let style = &figure.element.style;
    for line in &figure.lines {
        if style.form == Form::Teeth {
            for piece in line_within(&line.points, area) {
                pencil.part(&symbol::teeth(style, &piece), Some(style.tint));
            }
        }
        let ends = [
            (line.arrows[0], line.points.first(), line.points.get(1)),
            (line.arrows[1], line.points.last(), line.points.iter().rev().nth(1)),
        ];
        for (is_wanted, tip, before) in ends {
            if let (true, Some(tip), Some(before)) = (is_wanted, tip, before) {
                let degrees = (tip[1] - before[1]).atan2(tip[0] - before[0]).to_degrees();
                pencil.part(&symbol::arrow(style, *tip, degrees), Some(style.tint));
            }
        }
    }
}

/// The bands of one tint: as if they were one, so that they are no darker where they cross. Where one has a light core, what lies below
/// all of them is seen.
fn draw_bands(pencil: &mut Pencil, bands: &[&Figure], area: &PlaneBox, id: &str) {
    let Some(first) = bands.first() else { return };
    let looks: Vec<&[&Figure]> = bands
        .chunk_by(|one, other| one.element.style == other.element.style)
        .collect();
    let mask = |number: usize| format!("{id}-core-{}-{number}", first.element.style.tint.code());
    let traced = |look: &[&Figure]| look.iter().map(|figure| traced(figure, area)).collect::<String>();
    let with_core = |look: &[&Figure]| Some(look.first()?.element.style.core_pen()?.width);
    for (number, look) in looks.iter().enumerate() {
        if let Some(width) = with_core(look) {
            pencil
                .writer
                .open("mask")
                .attribute("id", &mask(number))
                .attribute("maskUnits", "userSpaceOnUse");
            let [across, down] = area.size();
            for (name, value) in [
                ("x", area.least[0]),
                ("y", area.least[1]),
                ("width", across),
                ("height", down),
            ] {
                pencil.writer.number(name, value);
            }
            pencil.rectangle(*area, "#ffffff", "", 0.0);
            pencil.writer.open("path").attribute("d", &traced(look));
            pencil.fill(None, None);
            pencil
                .writer
                .attribute("stroke", "#000000")
                .number("stroke-width", width);
            pencil
                .writer
                .attribute("stroke-linecap", "round")
                .attribute("stroke-linejoin", "round")
                .close()
                .close();
        }
    }
    pencil.writer.open("g").number("opacity", first.element.style.opacity);
    // A core takes away of all that was laid before it, so what was is within the group that it cuts.
    for (number, look) in looks.iter().enumerate().rev() {
        if with_core(look).is_some() {
            pencil
                .writer
                .open("g")
                .attribute("mask", &["url(#", &mask(number), ")"].concat());
        }
    }
    for look in &looks {
        let Some(style) = look.first().map(|figure| &figure.element.style) else {
            continue;
        };
        pencil.writer.open("path").attribute("d", &traced(look));
        pencil.fill(None, None);
        let whole = Pen {
            opacity: 1.0,
            ..style.pen()
        };
        pencil.pen(&whole, Some(style.tint));
        pencil.writer.close();
        if with_core(look).is_some() {
            pencil.writer.close();
        }
    }
    pencil.writer.close().line_break();
}
