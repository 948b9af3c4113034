//! Pictures as SVG text, made from plain data.
//!
//! Each chart is a struct of borrowed data with a `to_svg` method. The page shows that text, print uses it and export
//! writes it, so a picture must look right on its own: every colour is a presentation attribute taken from a
//! [`Palette`](palette::Palette), and every mark also carries a class by which a page's style sheet recolours it. There
//! are no `style` attributes and no style sheets inside, so that a strict content security policy holds.
//!
//! All words come in from outside, numbers are written as a [`NumberStyle`](numbers::NumberStyle) says, and any input
//! gives a well-formed picture: text is escaped and cut to the room there is, values are held to the scale.
//!
//! | class | paints |
//! |---|---|
//! | `chart` | the root: font |
//! | `chart-paper` | `fill`: the ground behind everything |
//! | `chart-ink` | `fill`: headings, labels, values |
//! | `chart-quiet` | `fill`: axis text, notes, missing values |
//! | `chart-on-level-0` … `-4` | `fill`: text on a level's colour |
//! | `chart-grid` | `stroke`: level lines, rings, spokes |
//! | `chart-axis` | `stroke`: the zero line, leader lines, outlines outside the scale |
//! | `chart-track` | `fill` or `stroke`: what is still empty |
//! | `chart-bar` | `fill`: bars and what is done |
//! | `chart-arc` | `stroke`: what is done, as a ring |
//! | `chart-target` | `stroke`: targets |
//! | `chart-quartiles` | `stroke`: from quartile to quartile |
//! | `chart-time-ahead` | `stroke` the outline of what lies ahead, `fill` its inside, as the ground |
//! | `chart-time-finished` | `fill` and `stroke`: what has ended |
//! | `chart-time-tick` | `stroke`: the tick on it |
//! | `chart-time-late` | `stroke`: what should have ended |
//! | `chart-time-due`, `chart-time-done` | `fill` and `stroke`: a day that counts, ahead and done |
//! | `chart-halo` | `stroke`: the rim in the colour of the ground that parts a mark or text from what is behind it |
//! | `chart-series-1` … `-6` | with `chart-line` `stroke`; with `chart-marker` or `chart-series-value` `fill` |
//! | `chart-level-0` … `-4` | `fill`: the levels of the scale |
//!
//! Text also carries its size's class: `chart-heading`, `chart-label`, `chart-value`, `chart-small`.

pub mod bars;
mod canvas;
pub mod chain;
pub mod county_map;
pub mod course;
pub mod distribution;
pub mod dots;
pub mod frame;
mod ground_view;
mod key;
pub mod landing;
mod marks;
pub mod numbers;
pub mod palette;
pub mod progress;
pub mod qr;
pub mod radar;
pub mod reading;
mod rows;
pub mod scale;
pub mod sparkline;
pub mod svg;
pub mod text;
pub mod thread;
pub mod timeline;
