//! A link as a QR code (ISO/IEC 18004), for paper and for a telephone held up to a screen.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

use super::svg::SvgWriter;

/// The longest text that is drawn, in bytes: what the largest code below has room for. In larger ones a square is smaller than a
/// common telephone tells apart on a screen or a sheet of paper.
pub const MOST: usize = 1_273;

/// The version of the largest code, which has 117 squares a side.
const LARGEST: u8 = 25;

/// The light rim that the standard asks for, in squares.
const RIM: i32 = 4;

/// The picture, with its words for those who don't see it; `None` if the text is longer than [`MOST`].
///
/// It is the smallest code that contains the text, with as much redundancy as fits in that. It is dark on light in every theme,
/// since many readers take nothing else, and as wide as its place.
pub fn picture(text: &str, title: &str, description: &str) -> Option<String> {
    let segments = [QrSegment::make_bytes(text.as_bytes())];
    let least = QrCodeEcc::Low;
    let (smallest, largest) = (Version::MIN, Version::new(LARGEST));
    let code = QrCode::encode_segments_advanced(&segments, least, smallest, largest, None, true).ok()?;
    let size = code.size();
    let side = f64::from(size + 2 * RIM);
    let mut svg = SvgWriter::new();
    svg.open("svg")
        .attribute("xmlns", "http://www.w3.org/2000/svg")
        .attribute("class", "qr")
        .attribute("viewBox", &format!("0 0 {side} {side}"))
        .attribute("role", "img")
        .attribute("aria-labelledby", "qr-title")
        .attribute("aria-describedby", "qr-description")
        .attribute("shape-rendering", "crispEdges");
    svg.open("title").attribute("id", "qr-title");
    svg.text(title).close();
    svg.open("desc").attribute("id", "qr-description");
    svg.text(description).close();
    svg.open("rect")
        .number("width", side)
        .number("height", side)
        .attribute("fill", "#ffffff")
        .close();
    svg.open("path")
        .attribute("fill", "#000000")
        .attribute("d", &dark(&code))
        .close();
    Some(svg.finish())
}

/// The dark squares as a path: each run in a row is one rectangle.
fn dark(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let begins = x;
            while code.get_module(x, y) {
                x += 1;
            }
            let length = x - begins;
            if length > 0 {
                // Writing to a text doesn't fail.
                let _written = write!(path, "M{} {}h{length}v1h-{length}z", begins + RIM, y + RIM);
            } else {
                x += 1;
            }
        }
    }
    path
}
