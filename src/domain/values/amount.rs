//! Amounts and years, as people in Sweden write them.

use serde_json::{Number, Value};

use super::field::{Expectation, Field, Meaning, Misreading};
use crate::domain::json::Json;

/// A finite number without a unit; the unit is beside it.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Amount(f64);

impl Amount {
    /// The amount, or `None` if the number is not finite.
    pub fn new(number: f64) -> Option<Self> {
        // Adding zero turns −0 into 0, which is written in one way only.
        number.is_finite().then_some(Self(number + 0.0))
    }

    /// The number.
    pub fn get(self) -> f64 {
        self.0
    }

    /// Reads what a person types: `12`, `12,5`, `1 250,75`, `−3`. A point is read as a decimal sign too.
    pub fn parse(text: &str) -> Option<Self> {
        let mut plain = String::with_capacity(text.len());
        for character in text.trim().chars() {
            match character {
                ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' => {}
                ',' => plain.push('.'),
                '\u{2212}' | '\u{2013}' => plain.push('-'),
                '0'..='9' | '.' | '-' | '+' => plain.push(character),
                _ => return None,
            }
        }
        plain.parse().ok().and_then(Self::new)
    }

    /// The amount with `decimal` as the decimal sign, as short as it can be read back.
    pub fn format(self, decimal: char) -> String {
        let text = self.0.to_string();
        if decimal == '.' {
            text
        } else {
            text.replace('.', decimal.encode_utf8(&mut [0; 4]))
        }
    }
}

/// The largest whole number that every JSON reader keeps exactly.
const LARGEST_EXACT: f64 = 9_007_199_254_740_991.0;

impl Field for Option<Amount> {
    const MEANING: Meaning = Meaning::Amount;

    #[cfg(not(target_arch = "wasm32"))]
    fn schema() -> Value {
        serde_json::json!({ "type": "number" })
    }
    fn read(json: Json<'_>) -> Result<Self, Misreading> {
        json.number()
            .and_then(Amount::new)
            .map(Some)
            .ok_or(Misreading::here(Expectation::Number))
    }
    fn write(&self) -> Option<Value> {
        let number = self.as_ref()?.0;
        let number = if number.fract() == 0.0 && number.abs() <= LARGEST_EXACT {
            // A whole number is written without a point, as other programs do.
            Number::from(number as i64)
        } else {
            Number::from_f64(number)?
        };
        Some(Value::Number(number))
    }
}

/// A calendar year, 1800 to 2200.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Year(u16);

impl Year {
    /// The year, or nothing outside 1800 to 2200.
    pub fn new(year: u16) -> Option<Self> {
        (1800..=2200).contains(&year).then_some(Self(year))
    }

    /// The year as a number.
    pub fn get(self) -> u16 {
        self.0
    }

    /// Reads what a person types.
    pub fn parse(text: &str) -> Option<Self> {
        text.trim().parse().ok().and_then(Self::new)
    }
}

impl Field for Option<Year> {
    const MEANING: Meaning = Meaning::Year;

    #[cfg(not(target_arch = "wasm32"))]
    fn schema() -> Value {
        serde_json::json!({ "type": "integer", "minimum": 1800, "maximum": 2200 })
    }
    fn read(json: Json<'_>) -> Result<Self, Misreading> {
        let year = json
            .whole()
            .and_then(|year| u16::try_from(year).ok())
            .and_then(Year::new);
        year.map(Some).ok_or(Misreading::here(Expectation::WholeNumber))
    }
    fn write(&self) -> Option<Value> {
        self.as_ref().map(|year| year.0.into())
    }
}

impl Field for Year {
    const MEANING: Meaning = Meaning::Year;

    #[cfg(not(target_arch = "wasm32"))]
    fn schema() -> Value {
        Option::<Self>::schema()
    }
    fn read(json: Json<'_>) -> Result<Self, Misreading> {
        Option::<Self>::read(json)?.ok_or(Misreading::here(Expectation::WholeNumber))
    }
    fn write(&self) -> Option<Value> {
        Some(self.0.into())
    }
}

/// A whole number of things from zero, to four thousand million; zero where it has not been said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count(pub u32);

impl Field for Count {
    const MEANING: Meaning = Meaning::Number;

    #[cfg(not(target_arch = "wasm32"))]
    fn schema() -> Value {
        serde_json::json!({ "type": "integer", "minimum": 0, "maximum": u32::MAX })
    }
    fn read(json: Json<'_>) -> Result<Self, Misreading> {
        let number = json.whole().and_then(|number| u32::try_from(number).ok());
        number.map(Self).ok_or(Misreading::here(Expectation::WholeNumber))
    }
    fn write(&self) -> Option<Value> {
        (self.0 > 0).then(|| self.0.into())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::amount::*;

    #[test]
    fn amounts_are_read_as_swedes_write_them() {
        for (text, number) in [
            ("12,5", 12.5),
            (" 1 250,75 ", 1250.75),
            ("−3", -3.0),
            ("0.5", 0.5),
            ("1\u{a0}000", 1000.0),
        ] {
            assert_eq!(Amount::parse(text).unwrap().get(), number, "{text}");
        }
        for text in ["", "tolv", "1,2,3", "1e400", "NaN", "inf", "12 %"] {
            assert_eq!(Amount::parse(text), None, "{text}");
        }
    }

    #[test]
    fn an_amount_survives_writing_and_reading() {
        for number in [0.0, -0.0, 12.5, 1e15, -3.0, 0.1, 1e300, 123_456_789.123] {
            let amount = Amount::new(number);
            assert_eq!(Option::<Amount>::read((&amount.write().unwrap()).into()), Ok(amount));
            assert_eq!(Amount::parse(&amount.unwrap().format(',')), amount);
        }
        assert_eq!(Amount::new(12.0).write().unwrap().to_string(), "12");
    }

    #[test]
    fn a_year_outside_the_range_is_refused() {
        assert_eq!(Year::parse("2031").map(Year::get), Some(2031));
        for text in ["", "31", "20301", "-1", "år"] {
            assert_eq!(Year::parse(text), None, "{text}");
        }
    }
}
