//! The structure elements and all names on sheets of their own: the many below, the one that is looked at above them.

mod draft;
mod flags;
mod group;
mod painter;
mod signposts;

use std::sync::Arc;

use wasm_bindgen::JsValue;

use painter::{Painter, Trays};
pub(super) use signposts::Edge;

use super::{
    brush::Brush,
    palette::Palette,
    sheet::{Lie, Sheet},
    sprites::Sprites,
};
use crate::map::{
    elements::Elements,
    findings::RaisedFlags,
    ground::CountyGround,
    labels::{self, Label, LabelKind, Labels, Named, Room},
    picture::{Chosen, Picture, Stale},
    places::Place,
    plane::{PlaneBox, PlanePoint},
    scene::{SceneDraft, SceneElement},
    targets::Targets,
};

/// What the ground has to be named.
#[derive(Clone, Default)]
pub struct GroundNames {
    /// The localities, the largest first.
    pub places: Arc<Vec<Place>>,
    /// The code of the county in front.
    pub county: String,
    /// Where every county is, once that is known.
    pub counties: Arc<Vec<CountyGround>>,
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
    trays: Trays,
    palette: Palette,
    sprites: Sprites,
    picture: Picture,
    /// `None` where no names are wanted.
    ground: Option<GroundNames>,
    labels: Labels,
    /// Whether the names are not of what is drawn now.
    lacks_names: bool,
    /// What has changed and is not drawn yet: boxes on the plane, each with how many pixels more. There may be none where only the sheet above has
    /// changed.
    waiting: Option<Vec<(PlaneBox, f64)>>,
    /// What lies over the map, in pixels of the view.
    panels: Vec<PlaneBox>,
    /// The flags of findings.
    flags: RaisedFlags,
    /// What can be pointed at; `None` if it has changed since it was last asked for.
    targets: Option<Targets>,
    /// Where something is drawn on the sheet above.
    drawn_above: Option<PlaneBox>,
    /// The shape that is being drawn.
    draft: Option<SceneDraft>,
    /// What is chosen together with others.
    marked: group::Marked,
    /// What stands at the edge.
    edge: Edge,
}

impl Structure {
    pub(super) fn on(sheets: Sheets, edge: Edge, palette: Palette, family: String) -> Result<Self, JsValue> {
        Ok(Self {
            sheets,
            trays: Trays::new()?,
            palette,
            sprites: Sprites::new(family)?,
            picture: Picture::default(),
            ground: None,
            labels: Labels::default(),
            lacks_names: false,
            waiting: None,
            panels: Vec::new(),
            flags: RaisedFlags::default(),
            targets: None,
            drawn_above: None,
            draft: None,
            marked: group::Marked::default(),
            edge,
        })
    }

    /// Follows the document. Only the element that is looked at is drawn at once, so that it follows a hand; other changes are drawn later, by
    /// [`Structure::draw_waiting`], and named after that, by [`Structure::name_anew`].
    pub(super) fn show(&mut self, elements: &Elements, chosen: Option<Chosen>) {
        let stale = self.picture.follow(elements, chosen);
        self.targets = None;
        match stale {
            Stale::Boxes(boxes) if boxes.is_empty() => {
                self.draw_waiting();
                self.name_chosen();
                self.draw_above();
            }
            Stale::Boxes(boxes) => {
                self.waiting.get_or_insert_default().extend(boxes);
                self.lacks_names = true;
                self.labels.chosen = None;
            }
            Stale::Everything => {
                self.below_is_laid();
                self.lacks_names = true;
                self.labels.chosen = None;
                self.draw_above();
            }
        }
    }

    /// Whether something has changed that is not drawn yet.
    pub(super) fn is_waiting(&self) -> bool {
        self.waiting.is_some()
    }

    /// Draws what has changed, where that has not been done meanwhile.
    pub(super) fn draw_waiting(&mut self) {
        if let Some(boxes) = self.waiting.take() {
            let projection = self.sheets.below.lie().projection;
            for (place, reach) in boxes {
                self.draw_below(projection.pixels(place).widened(reach));
            }
            self.draw_above();
        }
    }

    /// Whether what is drawn is still named as something else was.
    pub(super) fn lacks_names(&self) -> bool {
        self.lacks_names
    }

    /// Names what is drawn, where that has not been done meanwhile.
    pub(super) fn name_anew(&mut self) {
        if self.lacks_names {
            self.place_names();
            self.draw_above();
        }
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
        if let Some(boxes) = &mut self.waiting {
            boxes.clear();
        }
        self.draw_below(lie.area);
    }

    /// Places and draws the names anew, clear of what lies over the map.
    pub(super) fn names_are_laid(&mut self, panels: Vec<PlaneBox>) {
        self.panels = panels;
        self.place_names();
    }

    /// Places the names anew, clear of what lies over the map now.
    pub(super) fn make_room(&mut self, panels: Vec<PlaneBox>) {
        self.names_are_laid(panels);
        self.draw_above();
    }

    /// Draws what the sheet above has lost by being laid anew.
    pub(super) fn above_is_laid(&mut self) {
        self.drawn_above = None;
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
        self.lacks_names = false;
        self.post();
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
        let (panels, width) = (self.obstacles(), |kind, text: &str| self.sprites.width(kind, text));
        place(&named, &self.room(&panels, &width))
    }

    /// The part of the view where there is room for names, clear of these boxes.
    fn room<'a>(&'a self, panels: &'a [PlaneBox], width: &'a dyn Fn(LabelKind, &str) -> f64) -> Room<'a> {
        let lie = self.sheets.names.lie();
        Room {
            zoom: lie.zoom,
            projection: lie.projection,
            area: lie.seen().widened(-NAME_EDGE),
            panels,
            width,
        }
    }

    fn draw_below(&mut self, part: PlaneBox) {
        let lie = self.sheets.below.lie();
        let part = whole_pixels(part, lie.area);
        let elements = self.picture.within(part, &lie.projection);
        let Self {
            sheets,
            trays,
            palette,
            sprites,
            flags,
            ..
        } = self;
        sheets.below.redraw(part, |context| {
            let mut painter = Painter {
                brush: Brush { context, palette },
                sprites,
                trays,
                lie,
            };
            painter.elements(&elements, part);
            painter.flags(flags, part);
        });
    }

    fn draw_above(&mut self) {
        let lie = self.sheets.above.lie();
        let chosen = self.picture.chosen().map(|element| {
            let place = lie.projection.pixels(element.outline.bounds).widened(element.reach());
            let name = self.labels.chosen.iter().flat_map(Label::boxes);
            let name = name.map(|place| place.widened(NAME_EDGE));
            name.fold(place, PlaneBox::union)
        });
        let followers = self.picture.followers().iter();
        let followers = followers.map(|element| lie.projection.pixels(element.outline.bounds).widened(element.reach()));
        let marked = self.has_marked().then_some(lie.area);
        let draft = self.draft.as_ref();
        let draft = draft.and_then(|draft| draft::area(draft, &lie.projection));
        let drawn = chosen
            .into_iter()
            .chain(followers)
            .chain(marked)
            .chain(draft)
            .reduce(PlaneBox::union);
        let part = [self.drawn_above, drawn].into_iter().flatten().reduce(PlaneBox::union);
        self.drawn_above = drawn;
        // A whole sheet takes longer to be shown than all that is drawn on it.
        if let Some(part) = part {
            self.paint_above(whole_pixels(part, lie.area));
        }
    }

    fn paint_above(&mut self, part: PlaneBox) {
        let lie = self.sheets.above.lie();
        let (bent, are_dragged) = (self.bent_lines(), self.are_dragged());
        let (marked_lie, marked) = self.marked_in(part, &bent);
        let carried_lines = self.carried_lines();
        let Self {
            sheets,
            trays,
            palette,
            sprites,
            picture,
            labels,
            draft,
            ..
        } = self;
        sheets.above.redraw(part, |context| {
            let mut painter = Painter {
                brush: Brush { context, palette },
                sprites,
                trays,
                lie,
            };
            painter.elements(picture.followers(), part);
            if let Some(chosen) = picture.chosen() {
                painter.chosen(chosen);
            }
            if let Some(label) = &labels.chosen {
                painter.sprites.name(painter.brush, label);
            }
            painter.elements(&carried_lines, part);
            painter.marks(&bent, are_dragged);
            painter.lie = marked_lie;
            painter.marks(&marked, are_dragged);
            if let Some(draft) = draft {
                painter.lie = lie;
                painter.draft(draft);
            }
        });
    }
}

/// How far a name's halo reaches beyond its box, in pixels.
const NAME_EDGE: f64 = 6.0;

/// The part in whole pixels of what the sheet covers, so that no edge is drawn half.
fn whole_pixels(part: PlaneBox, area: PlaneBox) -> PlaneBox {
    PlaneBox {
        least: [0, 1].map(|axis| part.least[axis].max(area.least[axis]).floor()),
        most: [0, 1].map(|axis| part.most[axis].min(area.most[axis]).ceil()),
    }
}
