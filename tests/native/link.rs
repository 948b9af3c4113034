//! A link's text carries bytes as they are or says that it doesn't; its picture can be read by another program's reader.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "link/arrived.rs"]
mod arrived;

use proptest::{collection, prelude::*, sample::Index};
use samspel::{
    format::link::{self, LinkError, MOST_READ},
    render::qr,
};

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    collection::vec(any::<u8>(), 0..200)
}

fn is_letter(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || "-_".contains(sign)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    // R85
    #[test]
    fn what_is_written_is_read_back(bytes in bytes()) {
        let text = link::write(&bytes);
        let (version, letters) = text.split_once('.').unwrap();
        prop_assert_eq!(version, "1");
        prop_assert!(letters.chars().all(is_letter), "{}", text);
        prop_assert_eq!(link::read(&text), Ok(bytes));
    }

    // R85
    #[test]
    fn any_text_gives_bytes_or_an_error(text in any::<String>(), letters in "1\\.[A-Za-z0-9_-]{0,99}") {
        prop_assert!(link::read(&text).is_err());
        if let Ok(bytes) = link::read(&letters) {
            prop_assert_eq!(link::read(&link::write(&bytes)), Ok(bytes));
        }
    }

    // R85
    #[test]
    fn a_link_that_is_cut_off_is_damaged(bytes in collection::vec(any::<u8>(), 1..200), end in any::<Index>()) {
        let text = link::write(&bytes);
        let end = end.index(text.len());
        let cut = link::read(&text[..end]);
        prop_assert_eq!(cut, Err(if end == 0 { LinkError::NotALink } else { LinkError::Damaged }));
    }

    // R85
    #[test]
    fn a_changed_letter_is_found(bytes in collection::vec(any::<u8>(), 1..200), at in any::<Index>(), letter in "[A-Za-z0-9_-]") {
        let text = link::write(&bytes);
        // The last letter may contain bits that say nothing.
        let at = 2 + at.index(text.len() - 3);
        let changed = format!("{}{letter}{}", &text[..at], &text[at + 1..]);
        if changed != text {
            prop_assert_eq!(link::read(&changed), Err(LinkError::Damaged));
        }
    }

    // R85
    #[test]
    fn what_programs_add_on_the_way_is_no_fault(
        bytes in bytes(), at in any::<Index>(), space in "[ \t\r\n]{1,3}", sign in "[.>)\\]\"'&?,;!…]", rest in ".{0,20}"
    ) {
        let text = link::write(&bytes);
        let at = at.index(text.len());
        let wrapped = format!("{}{space}{}{sign}{rest}", &text[..at], &text[at..]);
        prop_assert_eq!(link::read(&wrapped), Ok(bytes));
    }
}

#[test]
fn the_text_is_base64url_of_a_checksum_and_the_bytes() {
    // The check value of CRC-32 is that of these nine digits.
    let digits = b"123456789";
    assert_eq!(link::write(digits), "1.y_Q5JjEyMzQ1Njc4OQ");
    assert_eq!(link::write(b""), "1.AAAAAA");
}

#[test]
fn what_is_no_link_and_what_is_newer_is_told_apart() {
    for text in ["", ".", "abc", "x.abc", "-1.AAAAAA", "0.AAAAAA", "å.1", "1a.AAAAAA"] {
        assert_eq!(link::read(text), Err(LinkError::NotALink), "{text}");
    }
    for (text, version) in [("2.AAAAAA", 2), ("10", 10), ("99999999999999999999.A", u64::MAX)] {
        assert_eq!(link::read(text), Err(LinkError::Newer { version }), "{text}");
    }
    for text in ["1", "1.", "1.AAAAA", "1.BAAAAA", "1.å"] {
        assert_eq!(link::read(text), Err(LinkError::Damaged), "{text}");
    }
    let long = "å".repeat(MOST_READ / 2 + 1);
    let characters = MOST_READ / 2 + 1;
    assert_eq!(link::read(&long), Err(LinkError::TooLong { characters }));
}

/// What a reader sees in the picture: its squares, dark or light, and what they say.
fn seen(svg: &str) -> (usize, String) {
    let picture = roxmltree::Document::parse(svg).unwrap();
    let root = picture.root_element();
    let sides: Vec<usize> = root
        .attribute("viewBox")
        .unwrap()
        .split(' ')
        .map(|side| side.parse().unwrap())
        .collect();
    let side = sides[2];
    assert_eq!(sides, [0, 0, side, side]);
    let path = root.children().find(|node| node.has_tag_name("path"));
    let mut dark = vec![vec![false; side]; side];
    for run in path.unwrap().attribute("d").unwrap().split_terminator('z') {
        let numbers: Vec<usize> = run
            .split(|sign: char| !sign.is_ascii_digit())
            .filter_map(|number| number.parse().ok())
            .collect();
        let [x, y, length, 1, back] = numbers[..] else {
            panic!("{run}")
        };
        assert_eq!(length, back);
        dark[y][x..x + length].fill(true);
    }
    // Four light squares all around.
    for (y, row) in dark.iter().enumerate() {
        for (x, square) in row.iter().enumerate() {
            let is_rim = [x, y].iter().any(|at| *at < 4 || *at >= side - 4);
            assert!(!(is_rim && *square), "{x}, {y}");
        }
    }
    const SCALE: usize = 4;
    let pixel = |x: usize, y: usize| if dark[y / SCALE][x / SCALE] { 0 } else { 255 };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side * SCALE, side * SCALE, pixel);
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1);
    (side, grids[0].decode().unwrap().1)
}

// R89
#[test]
fn a_qr_code_says_the_link() {
    for length in [0, 1, 20, 300, 900, qr::MOST] {
        let mut link = link::write(&vec![7; length]);
        link.truncate(length);
        let svg = qr::picture(&link, "Åre & <Väg>", "En länk").unwrap();
        if length > 0 {
            let (side, said) = seen(&svg);
            assert_eq!(said, link);
            assert!(side <= 117 + 8, "{side}");
        }
        let picture = roxmltree::Document::parse(&svg).unwrap();
        let root = picture.root_element();
        for (attribute, element, text) in [
            ("aria-labelledby", "title", "Åre & <Väg>"),
            ("aria-describedby", "desc", "En länk"),
        ] {
            let named = root.children().find(|node| node.has_tag_name(element));
            let named = named.unwrap();
            assert_eq!(named.attribute("id"), root.attribute(attribute));
            assert_eq!(named.text(), Some(text));
        }
    }
}

// R89
#[test]
fn a_link_too_long_for_a_qr_code_has_none() {
    assert_eq!(qr::picture(&"a".repeat(qr::MOST + 1), "", ""), None);
}

// R89
#[test]
fn a_qr_code_is_dark_on_light_without_styles() {
    let svg = qr::picture("#/lank/1.AAAAAA", "", "").unwrap();
    assert!(!svg.contains("style") && !svg.contains("currentColor"));
    let picture = roxmltree::Document::parse(&svg).unwrap();
    let fills: Vec<_> = picture
        .descendants()
        .filter_map(|node| node.attribute("fill"))
        .collect();
    assert_eq!(fills, ["#ffffff", "#000000"]);
}
