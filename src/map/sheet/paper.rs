//! The paper that a sheet is made for, and the unit that everything on it is measured in.

/// The size of the paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Paper {
    /// 210 by 297 millimetres.
    A4,
    /// 297 by 420 millimetres.
    #[default]
    A3,
}

/// Which way up the paper is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Way {
    /// The short side below.
    Portrait,
    /// The long side below.
    #[default]
    Landscape,
}

impl Paper {
    /// Every size, the smaller first.
    pub const ALL: [Self; 2] = [Self::A4, Self::A3];

    /// What the paper is called, on the sheet and in a style sheet.
    pub fn name(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::A3 => "A3",
        }
    }

    /// Width and height in millimetres.
    pub fn millimetres(self, way: Way) -> [f64; 2] {
        let (short, long) = match self {
            Self::A4 => (210.0, 297.0),
            Self::A3 => (297.0, 420.0),
        };
        match way {
            Way::Portrait => [short, long],
            Way::Landscape => [long, short],
        }
    }

    /// How many millimetres a unit of the sheet is. A unit is a pixel of the screen on A4, so that symbols are as large as there; a larger
    /// paper is read from farther off, and everything on it is a little larger.
    pub fn unit(self) -> f64 {
        const PIXEL: f64 = 25.4 / 96.0;
        match self {
            Self::A4 => PIXEL,
            Self::A3 => PIXEL * 1.2,
        }
    }

    /// Width and height in units.
    pub fn units(self, way: Way) -> [f64; 2] {
        self.millimetres(way).map(|side| side / self.unit())
    }

    /// Width and height in pixels of a picture with so many to the inch.
    pub fn pixels(self, way: Way, per_inch: u32) -> [u32; 2] {
        self.millimetres(way)
            .map(|side| (side / 25.4 * f64::from(per_inch)).round() as u32)
    }
}

impl Way {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Landscape, Self::Portrait];

    /// What the page and its style call it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Portrait => "portrait",
            Self::Landscape => "landscape",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_as_many_pixels_as_its_inches_ask_for() {
        assert_eq!(Paper::A4.pixels(Way::Portrait, 300), [2480, 3508]);
        assert_eq!(Paper::A3.pixels(Way::Landscape, 150), [2480, 1754]);
    }
}
