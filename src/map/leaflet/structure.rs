//! The structure elements and all names on sheets of their own: the many below, the one that is looked at above them.

use std::{rc::Rc, sync::Arc};

use wasm_bindgen::JsValue;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::{
    brush::Brush,
    palette::Palette,
    sheet::{Lie, Sheet, context},
    sprites::{Sprites, Symbol, new_canvas},
};
use crate::{
    domain::records::structure_map::Shape,
    map::{
        glyph::{Fill, Ink, Pen},
        labels::{self, Labels, Named, Room},
        picture::{Chosen, Elements, Picture, Stale, Targets},
        places::Place,
        plane::{PlaneBox, PlanePoint},
        scene::{CASING, SceneElement},
        style::Form,
        symbol,
    },
};

/// What the ground has to be named.
#[derive(Clone, Default)]
pub struct GroundNames {
    /// The localities, the largest first.
    pub places: Arc<Vec<Place>>,
    /// The code of the county in front.
    pub county: String,
}

/// The sheets, from back to front.
pub(super) struct Sheets {
    pub(super) below: Sheet,
    pub(super) names: Sheet,
    pub(super) above: Sheet,
}

/// The elements and names as they are drawn.
pub(super) struct Structure {
    sheets: Sheets,
    /// Where the bands of one theme are laid together, before they are laid down half transparent.
    tray: HtmlCanvasElement,
    palette: Palette,
    sprites: Sprites,
    picture: Picture,
    /// `None` where no names are wanted.
    ground: Option<GroundNames>,
    labels: Labels,
    /// What lies over the map, in pixels of the view.
    panels: Vec<PlaneBox>,
    /// What can be pointed at; `None` if it has changed since it was last asked for.
    targets: Option<Targets>,
}

impl Structure {
    pub(super) fn on(sheets: Sheets, palette: Palette, family: String) -> Result<Self, JsValue> {
        Ok(Self {
            sheets,
            tray: new_canvas()?,
            palette,
            sprites: Sprites::new(family)?,
            picture: Picture::default(),
            ground: None,
            labels: Labels::default(),
            panels: Vec::new(),
            targets: None,
        })
    }

    /// Follows the document.
    pub(super) fn show(&mut self, elements: &Elements, chosen: Option<Chosen>) {
        let stale = self.picture.follow(elements, chosen);
        self.targets = None;
        let lie = self.sheets.below.lie();
        let only_chosen = stale == Stale::Boxes(Vec::new());
        match stale {
            Stale::Everything => self.draw_below(lie.area),
            Stale::Boxes(boxes) => {
                for (place, reach) in boxes {
                    self.draw_below(lie.projection.pixels(place).widened(reach));
                }
            }
        }
        if only_chosen {
            self.name_chosen();
        } else {
            self.place_names();
        }
        self.draw_above();
    }

    /// Names the localities of the ground and the elements; nothing where no names are wanted.
    pub(super) fn show_names(&mut self, ground: Option<GroundNames>) {
        self.ground = ground;
        self.place_names();
        self.draw_above();
    }

    /// Draws in other colours.
    pub(super) fn recolour(&mut self, palette: Palette) {
        self.palette = palette;
        self.sprites.forget(self.sheets.below.lie().ratio);
        self.draw_below(self.sheets.below.lie().area);
        self.place_names();
        self.draw_above();
    }

    /// Draws what the sheet below has lost by being laid anew.
    pub(super) fn below_is_laid(&mut self) {
        self.targets = None;
        let lie = self.sheets.below.lie();
        if self.sprites.ratio() != lie.ratio {
            self.sprites.forget(lie.ratio);
        }
        self.draw_below(lie.area);
    }

    /// Places and draws the names anew, clear of what lies over the map.
    pub(super) fn names_are_laid(&mut self, panels: Vec<PlaneBox>) {
        self.panels = panels;
        self.place_names();
    }

    /// Draws what the sheet above has lost by being laid anew.
    pub(super) fn above_is_laid(&mut self) {
        self.draw_above();
    }

    /// How the sheets lie.
    pub(super) fn lie(&self) -> Lie {
        self.sheets.names.lie()
    }

    /// The element at a pixel of the view, or within `slack` of it.
    pub(super) fn at(&mut self, pixel: PlanePoint, slack: f64) -> Option<&SceneElement> {
        let lie = self.sheets.below.lie();
        let targets = self
            .targets
            .get_or_insert_with(|| Targets::of(&self.picture, lie.area, lie.projection));
        targets.at(pixel, slack).map(|element| &**element)
    }

    fn place_names(&mut self) {
        self.labels = match &self.ground {
            Some(ground) => self.labelled(ground, labels::placed),
            None => Labels::default(),
        };
        let Self {
            sheets,
            palette,
            sprites,
            labels,
            ..
        } = self;
        sheets.names.redraw(sheets.names.lie().area, |context| {
            for label in &labels.others {
                sprites.name(Brush { context, palette }, label);
            }
        });
    }

    fn name_chosen(&mut self) {
        if let Some(ground) = &self.ground {
            self.labels.chosen = self.labelled(ground, labels::of_chosen);
        }
    }

    fn labelled<T>(&self, ground: &GroundNames, place: impl Fn(&Named, &Room) -> T) -> T {
        let lie = self.sheets.names.lie();
        let elements = self.picture.within(lie.seen(), &lie.projection);
        let named = Named {
            elements: &elements,
            chosen: self.picture.chosen().map(|element| &**element),
            places: &ground.places,
            county: &ground.county,
        };
        let room = Room {
            zoom: lie.zoom,
            projection: lie.projection,
            area: lie.seen(),
            panels: &self.panels,
            width: &|kind, text| self.sprites.width(kind, text),
        };
        place(&named, &room)
    }

    fn draw_below(&mut self, part: PlaneBox) {
        let lie = self.sheets.below.lie();
        let part = whole_pixels(part, lie.area);
        let elements = self.picture.within(part, &lie.projection);
        let Self {
            sheets,
            tray,
            palette,
            sprites,
            ..
        } = self;
        sheets.below.redraw(part, |context| {
            let mut painter = Painter {
                brush: Brush { context, palette },
                sprites,
                tray,
                lie,
            };
            painter.elements(&elements, part);
        });
    }

    fn draw_above(&mut self) {
        let lie = self.sheets.above.lie();
        let Self {
            sheets,
            tray,
            palette,
            sprites,
            picture,
            labels,
            ..
        } = self;
        sheets.above.redraw(lie.area, |context| {
            let Some(chosen) = picture.chosen() else { return };
            let mut painter = Painter {
                brush: Brush { context, palette },
                sprites,
                tray,
                lie,
            };
            painter.chosen(chosen);
            if let Some(label) = &labels.chosen {
                painter.sprites.name(painter.brush, label);
            }
        });
    }
}

/// The part in whole pixels of what the sheet covers, so that no edge is drawn half.
fn whole_pixels(part: PlaneBox, area: PlaneBox) -> PlaneBox {
    PlaneBox {
        least: [0, 1].map(|axis| part.least[axis].max(area.least[axis]).floor()),
        most: [0, 1].map(|axis| part.most[axis].min(area.most[axis]).ceil()),
    }
}

/// Draws elements on one sheet.
struct Painter<'a> {
    brush: Brush<'a>,
    sprites: &'a mut Sprites,
    tray: &'a HtmlCanvasElement,
    lie: Lie,
}

/// How many outlines are drawn as one: a canvas is slow with very long paths.
const TOGETHER: usize = 128;

impl Painter<'_> {
    /// Elements from back to front.
    fn elements(&mut self, elements: &[Rc<SceneElement>], part: PlaneBox) {
        let is_of = |form: fn(&Form) -> bool| move |element: &&Rc<SceneElement>| form(&element.style.form);
        let all = |form: fn(&Form) -> bool| elements.iter().filter(is_of(form)).collect::<Vec<_>>();
        for look in looks(&all(|form| *form == Form::Field)) {
            self.outlines(look);
        }
        let bands = all(|form| *form == Form::Band);
        for theme in bands.chunk_by(|one, other| one.style.theme == other.style.theme) {
            self.bands(theme, part);
        }
        for look in looks(&all(|form| *form == Form::Arrow)) {
            self.outlines(look);
            look.iter().for_each(|element| self.arrows(element));
        }
        for element in all(|form| !matches!(form, Form::Circle { .. })) {
            self.symbol(Symbol::Badge, element);
        }
        for element in all(|form| matches!(form, Form::Circle { .. })) {
            self.symbol(Symbol::Node, element);
        }
    }

    /// The element that is looked at, with a dark edge.
    fn chosen(&mut self, element: &SceneElement) {
        if matches!(element.style.form, Form::Circle { .. }) {
            self.symbol(Symbol::ChosenNode, element);
            return;
        }
        self.trace(element);
        self.brush.stroke(
            &Pen {
                opacity: 0.55,
                ..Pen::of(Ink::Text, element.style.width + CASING * 2.0)
            },
            None,
        );
        self.trace(element);
        self.lay(element);
        if let Some(core) = element.style.core_pen() {
            self.brush.stroke(&core, None);
        }
        self.arrows(element);
        self.symbol(Symbol::Badge, element);
    }

    fn symbol(&mut self, symbol: Symbol, element: &SceneElement) {
        let place = self.lie.projection.pixel(element.outline.anchor);
        self.sprites.symbol(self.brush, symbol, &element.style, place);
    }

    /// Outlines of one look.
    fn outlines(&self, look: &[&Rc<SceneElement>]) {
        for together in look.chunks(TOGETHER) {
            self.brush.context.begin_path();
            together.iter().for_each(|element| self.add(element));
            if let Some(element) = together.first() {
                self.lay(element);
            }
        }
    }

    /// The bands of one theme: as if they were one, so that they are no darker where they cross.
    fn bands(&self, bands: &[&Rc<SceneElement>], part: PlaneBox) {
        let looks: Vec<_> = looks(bands).collect();
        let Some(first) = bands.first() else { return };
        let opacity = first.style.opacity;
        // What is drawn in one stroke is one already.
        if let [look] = looks.as_slice()
            && look.len() <= TOGETHER
            && first.style.core().is_none()
        {
            self.outlines(look);
            return;
        }
        let Ok(tray) = self.clear_tray(part) else { return };
        let brush = Brush {
            context: &tray,
            ..self.brush
        };
        for look in looks.iter().flat_map(|look| look.chunks(TOGETHER)) {
            let Some(style) = look.first().map(|element| &element.style) else {
                continue;
            };
            tray.begin_path();
            for element in look {
                let lines = element.outline.at(self.lie.projection.scale);
                brush.trace_on_plane(&lines, &self.lie.projection, false);
            }
            let whole = Pen {
                opacity: 1.0,
                ..style.pen()
            };
            brush.stroke(&whole, Some(style.theme));
            if let Some(core) = style.core_pen() {
                // Where the core is, what lies below the band is seen.
                let _cut_out = tray.set_global_composite_operation("destination-out");
                brush.stroke(&core, None);
                let _on_top = tray.set_global_composite_operation("source-over");
            }
        }
        let ([x, y], [width, height]) = (part.least, part.size());
        self.brush.context.set_global_alpha(opacity);
        // A canvas that has a width and a height can be drawn.
        let ratio = self.lie.ratio;
        let _drawn = self
            .brush
            .context
            .draw_image_with_html_canvas_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
                self.tray,
                0.0,
                0.0,
                width * ratio,
                height * ratio,
                x,
                y,
                width,
                height,
            );
        self.brush.context.set_global_alpha(1.0);
    }

    /// The tray as large as a part of the sheet at least, and empty, drawn on in the pixels of the view.
    fn clear_tray(&self, part: PlaneBox) -> Result<CanvasRenderingContext2d, JsValue> {
        let ([x, y], ratio) = (part.least, self.lie.ratio);
        let [width, height] = part.size().map(|side| (side * ratio).ceil().max(1.0) as u32);
        let context = context(self.tray)?;
        if self.tray.width() < width || self.tray.height() < height {
            self.tray.set_width(width.max(self.tray.width()));
            self.tray.set_height(height.max(self.tray.height()));
        }
        context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0)?;
        context.clear_rect(0.0, 0.0, f64::from(width), f64::from(height));
        context.set_transform(ratio, 0.0, 0.0, ratio, -x * ratio, -y * ratio)?;
        Ok(context)
    }

    fn arrows(&self, element: &SceneElement) {
        for (end, degrees) in &element.arrows {
            let tip = self.lie.projection.pixel(*end);
            let arrow = symbol::arrow(&element.style, tip, *degrees);
            self.brush.part(&arrow, Some(element.style.theme));
        }
    }

    fn trace(&self, element: &SceneElement) {
        self.brush.context.begin_path();
        self.add(element);
    }

    fn add(&self, element: &SceneElement) {
        let lines = element.outline.at(self.lie.projection.scale);
        let is_closed = element.outline.shape == Shape::Area;
        self.brush.trace_on_plane(&lines, &self.lie.projection, is_closed);
    }

    /// Lays down what has been traced, as an element looks.
    fn lay(&self, element: &SceneElement) {
        let (style, theme) = (&element.style, Some(element.style.theme));
        if style.fill > 0.0 {
            let fill = Fill {
                ink: Ink::Theme,
                opacity: style.fill,
            };
            self.brush.fill(fill, theme);
        }
        self.brush.stroke(&style.pen(), theme);
    }
}

/// Elements in the order that they have, those that look alike together.
fn looks<'a, 'b>(elements: &'a [&'b Rc<SceneElement>]) -> impl Iterator<Item = &'a [&'b Rc<SceneElement>]> {
    elements.chunk_by(|one, other| one.style == other.style)
}
