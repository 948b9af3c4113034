#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;

use super::*;
use crate::domain::values::distance::distance;
use crate::format::reference_system::ReferenceSystem::{Sweref99Tm, Wgs84};

const ESKILSTUNA: Position = Position {
    longitude: 16.5077,
    latitude: 59.3717,
};

fn cause(text: &str) -> CoordinateCause {
    read(text).unwrap_err().cause
}

fn out_of_range(number: &str, axis: Axis, system: ReferenceSystem) -> CoordinateCause {
    CoordinateCause::OutOfRange {
        number: number.to_owned(),
        axis,
        system,
    }
}

#[test]
fn decimals_are_read_however_they_are_written() {
    for text in [
        "59,3717 16,5077",
        "59.3717, 16.5077",
        "59.3717,16.5077",
        "59,3717, 16,5077",
        "59,3717,16,5077",
        "59,3717 16.5077",
        "59.3717\t16.5077",
        "  59.3717   16.5077 ,",
        "59.3717\u{a0}16.5077",
        "N 59.3717 E 16.5077",
        "N59,3717 E16,5077",
        "n 59.3717, ö 16.5077",
        "59.3717N 16.5077E",
        "59.3717° N, 16.5077° E",
        "E 16.5077 N 59.3717",
        "16.5077 E, 59.3717 N",
        "N 59.3717, 16.5077 E",
        "59.3717 N 16.5077",
        "16.5077 59.3717",
        "+59.3717 +16.5077",
        "\u{feff}59.3717 16.5077",
    ] {
        let read = read(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(
            read,
            TypedPositions {
                positions: vec![ESKILSTUNA],
                system: Wgs84
            },
            "{text}"
        );
    }
    assert_eq!(
        read("59, 16").unwrap().positions,
        [Position {
            longitude: 16.0,
            latitude: 59.0
        }]
    );
    assert_eq!(
        read("59,16.5").unwrap().positions,
        [Position {
            longitude: 16.5,
            latitude: 59.0
        }]
    );
}

#[test]
fn minutes_and_seconds_are_read() {
    for text in [
        "59°22'18\"N 16°30'28\"E",
        "59° 22′ 18″ N, 16° 30′ 28″ E",
        "N 59°22'18\" E 16°30'28\"",
        "59°22’18” 16°30’28”",
        "59°22'18''N 16°30'28''Ö",
        "59°22'18,0\"N 16°30'28,0\"E",
        "59°22,3'N 16°30,46667'E",
    ] {
        let position = read(text).unwrap_or_else(|error| panic!("{text}: {error}")).positions[0];
        assert!(
            (position.latitude - (59.0 + 22.0 / 60.0 + 18.0 / 3600.0)).abs() < 1e-6,
            "{text}"
        );
        assert!(
            (position.longitude - (16.0 + 30.0 / 60.0 + 28.0 / 3600.0)).abs() < 1e-6,
            "{text}"
        );
    }
}

#[test]
fn metres_are_read_with_either_axis_first() {
    for text in [
        "6581844 585693",
        "585693 6581844",
        "6581844, 585693",
        "6581844,585693",
        "585693,6581844",
        "6581844,0 585693,0",
        "6581844.0,585693.0",
        "N 6581844 E 585693",
        "E585693 N6581844",
    ] {
        let read = read(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(read.system, Sweref99Tm);
        assert!(distance(read.positions[0], ESKILSTUNA) < 1_500.0, "{text} {read:?}");
    }
}

// R262
#[test]
fn a_named_system_is_followed_with_either_axis_first() {
    let zone = ReferenceSystem::by_name("SWEREF 99 16 30").unwrap();
    for text in [
        "SWEREF99 16 30\n6583000 150437",
        "sweref 99 16 30: 150437, 6583000",
        "EPSG:3010: N 6583000 E 150437",
        "EPSG:3010:6583000,150437",
        "urn:ogc:def:crs:EPSG::3010\n\n6583000 150437; 6583000 150437",
    ] {
        let read = read(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(read.system, zone, "{text}");
        assert!(distance(read.positions[0], ESKILSTUNA) < 2_000.0, "{text} {read:?}");
    }
    let degrees = read("WGS 84\n16.5077 59.3717").unwrap();
    assert_eq!((degrees.positions, degrees.system), (vec![ESKILSTUNA], Wgs84));
    for text in [
        "SWEREF 99 16 30\n59.3717 16.5077",
        "EPSG:3857: 583000 150437",
        "EPSG:3010\nN 1 N 2",
    ] {
        assert_eq!(read(text).unwrap_err().line, text.lines().count(), "{text}");
    }
    // A name alone is no position, and one that is unknown is said to be.
    assert_eq!(cause("SWEREF99 16 30"), CoordinateCause::Nothing);
    assert!(matches!(
        cause("RT90: 6583000 150437"),
        CoordinateCause::Unexpected { .. }
    ));
}

#[test]
fn positions_stand_on_lines_or_between_semicolons() {
    let read = read("59.1 16.1; 59.2 16.2;\n\n59,3 16,3\r\n59.4, 16.4;").unwrap();
    let latitudes: Vec<f64> = read.positions.iter().map(|position| position.latitude).collect();
    assert_eq!(latitudes, [59.1, 59.2, 59.3, 59.4]);
}

#[test]
fn the_number_that_looks_wrong_is_named() {
    for (text, expected) in [
        ("5.93717 16.5077", out_of_range("5.93717", Axis::North, Wgs84)),
        ("59.3717 165.077", out_of_range("165.077", Axis::East, Wgs84)),
        ("59,3717 165077", out_of_range("165077", Axis::East, Wgs84)),
        ("16.5077 593.717", out_of_range("593.717", Axis::North, Wgs84)),
        ("59.3717 -16.5077", out_of_range("-16.5077", Axis::East, Wgs84)),
        ("59.3717 16.5077 W", out_of_range("16.5077", Axis::East, Wgs84)),
        ("S 59.3717 E 16.5077", out_of_range("59.3717", Axis::North, Wgs84)),
        ("E 59.3717 N 16.5077", out_of_range("16.5077", Axis::North, Wgs84)),
        ("6581844 585", out_of_range("585", Axis::East, Sweref99Tm)),
        ("658184 585693", out_of_range("658184", Axis::North, Sweref99Tm)),
        ("6582000 1540000", out_of_range("1540000", Axis::East, Sweref99Tm)),
        ("1540000 6582000", out_of_range("1540000", Axis::East, Sweref99Tm)),
    ] {
        assert_eq!(cause(text), expected, "{text}");
    }
}

#[test]
fn bad_lines_are_refused_with_line_and_cause() {
    let error = read("59.3 16.5\n\n59.3 16.5; Flen\n").unwrap_err();
    assert_eq!(
        error,
        CoordinateError {
            line: 3,
            cause: CoordinateCause::Unexpected {
                text: "Flen".to_owned()
            }
        }
    );
    assert_eq!(
        read("59.3 16.5\n6581844 585693").unwrap_err().cause,
        CoordinateCause::MixedSystems
    );
    assert_eq!(read("59.3 16.5\n59.3").unwrap_err().line, 2);
    for text in ["", " \n ; \n", "\u{feff}"] {
        assert_eq!(cause(text), CoordinateCause::Nothing, "{text:?}");
    }
    for (text, found) in [
        ("59.3", 1),
        ("59,3717", 1),
        ("59,16", 1),
        ("59.3 16.5 12", 3),
        ("6 581 844 585 693", 5),
    ] {
        assert_eq!(cause(text), CoordinateCause::NumberCount { found }, "{text}");
    }
    // A semicolon parts positions, not the two numbers of one.
    assert_eq!(cause("59,3717; 16,5077"), CoordinateCause::NumberCount { found: 1 });
    for (text, number) in [
        ("59°60'N 16°30'E", "60"),
        ("59°22'61\"N 16°30'28\"E", "61"),
        ("59.5°22'N 16°30'E", "59.5"),
        ("59°22,5'18\"N 16°30'28\"E", "22,5"),
        ("59°-22'N 16°30'E", "-22"),
    ] {
        assert_eq!(
            cause(text),
            CoordinateCause::InvalidMinutes {
                number: number.to_owned()
            },
            "{text}"
        );
    }
    assert_eq!(cause("N 59.3 N 16.5"), CoordinateCause::SameAxis { axis: Axis::North });
    for text in [
        "59.3 16.5.",
        ".5 16",
        "- 59 16",
        "59.3 °° 16.5",
        "N",
        "59.3 16.5 N E",
        "59.3\" 16.5",
        "59.3 1e5 x",
    ] {
        assert!(
            matches!(cause(text), CoordinateCause::Unexpected { .. }),
            "{text}: {:?}",
            cause(text)
        );
    }
    let long = format!("{} 16", "9".repeat(400));
    assert!(matches!(cause(&long), CoordinateCause::OutOfRange { number, .. } if number.len() == 40));
}

#[test]
fn limits_are_kept() {
    let line = "59.3 16.5\n";
    assert_eq!(
        read(&line.repeat(MAX_POSITIONS)).unwrap().positions.len(),
        MAX_POSITIONS
    );
    let error = read(&line.repeat(MAX_POSITIONS + 1)).unwrap_err();
    assert_eq!(
        error,
        CoordinateError {
            line: MAX_POSITIONS + 1,
            cause: CoordinateCause::TooMany
        }
    );
    assert_eq!(cause(&" ".repeat(MAX_BYTES + 1)), CoordinateCause::TooLong);
}

#[test]
fn editing_text_has_latitude_first_and_five_decimals() {
    let two = [
        ESKILSTUNA,
        Position {
            longitude: 17.0,
            latitude: 58.7531,
        },
    ];
    assert_eq!(write(&two), "59.37170, 16.50770\n58.75310, 17.00000");
    assert_eq!(write(&[]), "");
}

proptest! {
    #[test]
    fn what_is_written_for_editing_is_read_back(
        numbers in proptest::collection::vec((0.0..40.0_f64, 50.0..75.0_f64), 1..20),
    ) {
        let positions: Vec<Position> =
            numbers.into_iter().map(|(longitude, latitude)| Position { longitude, latitude }).collect();
        let text = write(&positions);
        let back = read(&text).unwrap();
        prop_assert_eq!(back.positions.len(), positions.len());
        for (read, written) in back.positions.iter().zip(&positions) {
            prop_assert!((read.longitude - written.longitude).abs() < 6e-6);
            prop_assert!((read.latitude - written.latitude).abs() < 6e-6);
        }
        prop_assert_eq!(write(&back.positions), text);
    }

    #[test]
    fn any_text_gives_positions_or_an_error(text in "\\PC*") {
        let _ = read(&text);
    }

    #[test]
    fn text_that_resembles_positions_gives_positions_in_range_or_an_error(text in "[0-9NEö°'\"., ;\n−-]{0,40}") {
        if let Ok(typed) = read(&text) {
            for position in typed.positions {
                prop_assert!(position.longitude.is_finite() && position.latitude.is_finite());
                prop_assert!((0.0..=40.0).contains(&position.longitude));
                prop_assert!((50.0..=75.0).contains(&position.latitude));
            }
        }
    }
}
