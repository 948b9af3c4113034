//! The structure map as a sheet for the board: one SVG picture on paper, in SWEREF 99 TM, drawn without a browser.
//!
//! `paper` says how large it is, `view` what of the country the frame shows, `clip` cuts to it; `ground`, `figures`, `outside` and `names`
//! are what is in the frame, `legend`, `furniture` and `title` what is around it; `narrow` is the same for a telephone. Everything is drawn with a `pencil`.

pub mod clip;
pub mod drawing;
pub mod figures;
pub mod flags;
pub mod following;
pub mod furniture;
pub mod ground;
pub mod legend;
pub mod names;
mod naming;
mod narrow;
mod nodes;
pub mod outside;
pub mod paper;
pub mod pencil;
pub mod title;
pub mod view;

use figures::{Figure, Look, figures};
use following::{FollowedPlan, FollowingWords};
use furniture::{BAR, FurnitureWords, INSET};
use ground::SheetGround;
use legend::{Legend, LegendWords};
use names::Names;
use outside::Outside;
use paper::{Paper, Way};
use pencil::{PAPER, Pencil, STRONG};
use title::{SourceWords, Sources, TitleBlock, sentences};
use view::{COUNTRY, Metres, View, extent, extent_of, metres};

use super::{
    elements::Elements,
    findings::{Flag, FlagKey},
    ground::Border,
    plane::{PlaneBox, PlanePoint},
};
use crate::{
    domain::{
        records::structure_map::{Shape, StructureElement},
        values::extent::{BoundingBox, centre},
    },
    render::{palette::Palette, svg::SvgWriter},
};

/// What a sheet is made of.
pub struct Sheet<'a> {
    /// Begins every id in the picture; unique in the page.
    pub id: &'a str,
    /// The size of the paper.
    pub paper: Paper,
    /// Which way up it is.
    pub way: Way,
    /// The code of the county in front.
    pub county: &'a str,
    /// What is drawn.
    pub elements: &'a Elements,
    /// The flags of findings over them.
    pub flags: &'a [Flag],
    /// The plans of neighbouring regions that elements follow.
    pub followed: &'a [FollowedPlan],
    /// What of the country is shown; `None` for the county.
    pub extent: Option<BoundingBox>,
    /// What it is drawn on.
    pub ground: &'a SheetGround,
    /// The borders that are drawn.
    pub borders: &'a [Border],
    /// What is written over the map.
    pub title: TitleBlock<'a>,
    /// The words of the legend.
    pub legend: LegendWords<'a>,
    /// The words of the plans that elements follow.
    pub following: FollowingWords<'a>,
    /// The words of the furniture.
    pub furniture: FurnitureWords<'a>,
    /// What the sources are said in.
    pub sources: SourceWords<'a>,
    /// The words around them.
    pub words: SheetWords<'a>,
}

/// Words of a sheet.
pub struct SheetWords<'a> {
    /// The language, as HTML's `lang`.
    pub language: &'a str,
    /// What the picture shows, for those who don't see it.
    pub description: &'a str,
    /// How far something is, given in kilometres.
    pub distance: &'a dyn Fn(f64) -> String,
    /// What the symbols at the frame mean.
    pub outside: &'a str,
    /// How marks tell themes apart.
    pub marks: &'a str,
}

/// A sheet as it has been drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnSheet {
    /// The picture.
    pub svg: String,
    /// The names that there was no room for: of nodes that matter to the region or beyond, and of what lies outside.
    pub unnamed: Vec<String>,
}

/// From the edge of the paper to what is on it: 10 mm on A4, 12 mm on A3.
const MARGIN: f64 = 38.0;
/// Between the parts of a sheet.
const GAP: f64 = 16.0;

impl Sheet<'_> {
    /// Draws the sheet.
    pub fn draw(&self) -> DrawnSheet {
        let [width, height] = self.paper.units(self.way);
        let content = PlaneBox {
            least: [MARGIN, MARGIN],
            most: [width - MARGIN, height - MARGIN],
        };
        let title = self.title.set(content.size()[0]);
        let sources = self.sources(content.size()[0]);
        let body = PlaneBox {
            least: [content.least[0], content.least[1] + title.height + GAP * 0.75],
            most: [content.most[0], content.most[1] - sources.height - 10.0],
        };
        // How large the legend is follows from all that can be on the sheet; what is in it, from what is.
        let everything = self.legend_of(&figures(self.elements, &self.view(body)), None, &[]);
        let layout = Layout::of(self.way, body, &everything);
        let view = self.view(layout.frame);
        let figures = figures(self.elements, &view);
        let outside = outside::outside(&figures, &self.ground.places, &view);
        let mut pencil = Pencil::default();
        let (laid, unnamed) = self.map(&mut pencil, &figures, &outside, &view);
        let legend = self.legend_of(&figures, Some(&view), &laid);
        let legend = legend.fitted(layout.legend.size(), layout.columns);
        legend.draw(&mut pencil, layout.legend.least);
        self.furnish(&mut pencil, &layout, &view);
        title.draw(&mut pencil, content.least);
        sources.draw(&mut pencil, [content.least[0], content.most[1] - sources.height]);
        let [wide, high] = self.paper.millimetres(self.way).map(|side| format!("{side}mm"));
        DrawnSheet {
            svg: self.root(pencil.writer, [width, height], [&wide, &high]),
            unnamed,
        }
    }

    /// The view of what is looked at: the county with the points that lie at its edge, or else the elements, or else the country.
    fn view(&self, frame: PlaneBox) -> View {
        const ROUNDS: u32 = 4;
        // How much of a symbol lies beyond its middle, and a little.
        const SYMBOL: f64 = 20.0;
        // The next round scale or the one after it.
        const MOST_SMALLER: f64 = 1.25;
        let unit = self.paper.unit();
        if let Some(bounds) = self.extent {
            return View::of(extent_of(bounds), frame, unit);
        }
        let places = self
            .elements
            .iter()
            .filter_map(|(_, element)| element.geometry.as_ref());
        let places: Vec<(bool, Metres)> = places
            .filter_map(|geometry| Some((geometry.shape() == Shape::Point, metres(centre(geometry)?))))
            .collect();
        let around = PlaneBox::around(places.iter().map(|(_, place)| place));
        let county = extent(self.ground.edge_of(self.county));
        let mut wanted = match (county, around) {
            (Some(county), Some(around)) if !county.overlaps(&around) => county.union(around),
            (Some(county), _) => county,
            (None, Some(around)) => around,
            (None, None) => COUNTRY,
        };
        let alone = View::of(wanted, frame, unit);
        let mut view = alone;
        // What lies just outside is better shown where it is than told of at the frame, as long as the county stays about as large. In a
        // smaller scale there may be more of it.
        for _ in 0..ROUNDS {
            let near = frame.widened(frame.size()[0].min(frame.size()[1]) * 0.08);
            let inside = frame.widened(-SYMBOL);
            let is_close = |place: &PlanePoint| near.contains(*place) && !inside.contains(*place);
            let points = places.iter().filter(|(is_point, _)| *is_point);
            let close: Vec<PlanePoint> = points
                .map(|(_, place)| *place)
                .filter(|place| is_close(&view.place(*place)))
                .collect();
            let before = wanted;
            for place in close {
                let with = wanted.union(PlaneBox::about(place, SYMBOL * view.metres_per_unit));
                let wider = View::of(with, frame, unit);
                if f64::from(wider.denominator) <= f64::from(alone.denominator) * MOST_SMALLER {
                    (wanted, view) = (with, wider);
                }
            }
            if wanted == before {
                break;
            }
        }
        view
    }

    /// Draws what is in the frame. Gives what lies outside and has been laid at the frame, and the names without room.
    fn map<'o>(
        &self,
        pencil: &mut Pencil,
        figures: &[Figure],
        outside: &'o [Outside],
        view: &View,
    ) -> (Vec<&'o Outside>, Vec<String>) {
        let clip = [self.id, "-frame"].concat();
        pencil.writer.open("clipPath").attribute("id", &clip);
        pencil.rectangle(view.frame, PAPER, "", 0.0);
        pencil.writer.close().line_break();
        pencil.open_within(&clip);
        pencil.rectangle(view.frame, pencil::ground(super::ground::GroundColour::Water), "", 0.0);
        pencil.writer.line_break();
        self.ground.draw(pencil, view, self.borders);
        pencil.writer.close().line_break();

        pencil.open_within(&clip);
        drawing::draw(pencil, figures, view, self.id);
        flags::draw(pencil, self.flags, view);
        let mut names = Names::of(figures, view);
        for cloth in flags::cloths(self.flags, view) {
            names.take(cloth);
        }
        let laid = outside::place(pencil, outside, &mut names, view, self.words.distance);
        names.name_figures(figures, view);
        names.name_places(&self.ground.places, figures, view, self.county);
        names.name_neighbours(&self.ground.neighbours(view, self.county));
        names.draw(pencil);
        pencil.writer.close().line_break();
        pencil.rectangle(view.frame, "", STRONG, 1.0);
        pencil.writer.line_break();
        (laid, names.missed())
    }

    /// The legend of what is seen, or of all that there is where nothing is known of what is.
    fn legend_of(&self, figures: &[Figure], seen: Option<&View>, laid: &[&Outside]) -> Legend {
        let of = |figure: &&Figure| seen.is_none() || figure.is_seen;
        let inside = figures.iter().filter(of).map(Figure::look);
        let (flags, rooms) = flags::seen(self.flags, seen);
        let at_frame = laid.iter().filter_map(|one| {
            Some(Look {
                terms: one.terms()?,
                style: &one.style,
                has_mark: false,
            })
        });
        let mut legend = Legend::of(
            inside.chain(at_frame),
            &FlagKey::among(&flags, &rooms),
            self.borders,
            &self.legend,
        );
        if !legend.is_empty() {
            legend.notes.push(self.words.marks.to_owned());
        }
        if seen.is_none() || !laid.is_empty() {
            legend.notes.push(self.words.outside.to_owned());
        }
        let is_there =
            |figure: &Figure| seen.is_none() || figure.is_seen || laid.iter().any(|one| one.is(&figure.element.id));
        legend
            .notes
            .extend(following::notes(self.followed, figures, is_there, &self.following));
        legend
    }

    fn furnish(&self, pencil: &mut Pencil, layout: &Layout, view: &View) {
        let [left, top] = layout.furniture;
        let inset = PlaneBox {
            least: [left, top],
            most: [left + INSET[0], top + INSET[1]],
        };
        furniture::inset(pencil, self.ground, self.county, view, inset);
        furniture::north_arrow(pencil, layout.arrow, &self.furniture);
        furniture::scale_bar(pencil, view, layout.bar, &self.furniture);
        pencil.writer.line_break();
    }

    fn sources(&self, width: f64) -> Sources {
        Sources::set(&self.own_sources(), &self.sources, width)
    }

    /// Where the elements are from.
    fn own_sources(&self) -> Vec<&str> {
        let own = self.elements.iter().filter(|(_, element)| element.geometry.is_some());
        sentences(own.map(|(_, element): (_, &StructureElement)| element.source.as_str()))
    }

    /// The picture, as wide and high as is said.
    fn root(&self, drawn: SvgWriter, [width, height]: [f64; 2], [wide, high]: [&str; 2]) -> String {
        let mut view_box = String::from("0 0 ");
        crate::render::svg::push_number(&mut view_box, width);
        view_box.push(' ');
        crate::render::svg::push_number(&mut view_box, height);
        let (title, description) = ([self.id, "-title"].concat(), [self.id, "-description"].concat());
        let mut writer = SvgWriter::new();
        writer
            .open("svg")
            .attribute("xmlns", "http://www.w3.org/2000/svg")
            .attribute("width", wide)
            .attribute("height", high)
            .attribute("viewBox", &view_box)
            .attribute("role", "img")
            .attribute("aria-labelledby", &[title.as_str(), " ", &description].concat())
            .attribute("lang", self.words.language)
            .attribute("font-family", Palette::LIGHT.font)
            .line_break();
        writer
            .open("title")
            .attribute("id", &title)
            .text(self.title.title)
            .close()
            .line_break();
        writer
            .open("desc")
            .attribute("id", &description)
            .text(self.words.description)
            .close()
            .line_break();
        writer
            .open("rect")
            .number("width", width)
            .number("height", height)
            .attribute("fill", PAPER)
            .close()
            .line_break();
        writer.append(drawn).line_break();
        writer.close().line_break();
        writer.finish()
    }
}

/// Where the parts of the body are.
struct Layout {
    frame: PlaneBox,
    legend: PlaneBox,
    columns: usize,
    /// The first corner of the small map of the country.
    furniture: PlanePoint,
    /// The first corner of the arrow to the north.
    arrow: PlanePoint,
    /// The first corner of the scale bar.
    bar: PlanePoint,
}

impl Layout {
    fn of(way: Way, body: PlaneBox, legend: &Legend) -> Self {
        match way {
            Way::Landscape => Self::beside(body, legend),
            Way::Portrait => Self::below(body, legend),
        }
    }

    /// The map to the left, the rest in a column to the right of it, as wide as the legend needs.
    fn beside(body: PlaneBox, legend: &Legend) -> Self {
        let [width, height] = body.size();
        let furniture = INSET[1] + GAP;
        let wide = [
            (BAR[0] + INSET[0] + 14.0, 1, 0.8),
            (width * 0.32, 2, 0.85),
            (width * 0.42, 2, 0.9),
            (width * 0.5, 3, 0.8),
        ];
        let room = |wide: f64| [wide, height - furniture];
        let fits = |(wide, columns, least): &(f64, usize, f64)| {
            [1.0, 0.93, *least]
                .iter()
                .any(|scale| legend.set(room(*wide), *columns, *scale).is_some())
        };
        let last = (width * 0.5, 4, 0.0);
        let (wide, columns, _) = wide.into_iter().find(fits).unwrap_or(last);
        let left = body.most[0] - wide;
        let bottom = body.most[1];
        Self {
            frame: PlaneBox {
                least: body.least,
                most: [left - GAP, bottom],
            },
            legend: PlaneBox {
                least: [left, body.least[1]],
                most: [body.most[0], bottom - furniture],
            },
            columns,
            furniture: [left, bottom - INSET[1]],
            arrow: [left + INSET[0] + 14.0, bottom - BAR[1] - 60.0],
            bar: [left + INSET[0] + 14.0, bottom - BAR[1]],
        }
    }

    /// The map above, the rest in a strip below it, as high as the legend needs.
    fn below(body: PlaneBox, legend: &Legend) -> Self {
        let [width, height] = body.size();
        let aside = BAR[0];
        let room = width - aside - GAP;
        let least = INSET[1] + 12.0 + BAR[1];
        let most = height * 0.4;
        let steps = (0..40).map(|step| least + f64::from(step) * 10.0);
        let ways = [(2, 1.0), (3, 1.0), (2, 0.93), (3, 0.93), (3, 0.87)];
        let fits = |high: &f64| {
            ways.iter()
                .any(|(columns, scale)| legend.set([room, *high], *columns, *scale).is_some())
        };
        let high = steps.take_while(|high| *high <= most).find(fits).unwrap_or(most);
        let top = body.most[1] - high;
        let left = body.most[0] - aside;
        Self {
            frame: PlaneBox {
                least: body.least,
                most: [body.most[0], top - GAP],
            },
            legend: PlaneBox {
                least: [body.least[0], top],
                most: [body.least[0] + room, body.most[1]],
            },
            columns: 4,
            furniture: [left, top],
            arrow: [left + INSET[0] + 24.0, top + INSET[1] - 52.0],
            bar: [left, top + INSET[1] + 12.0],
        }
    }
}
