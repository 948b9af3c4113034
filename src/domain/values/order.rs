//! Where a record stands among its like: a key between any two keys, so that moving one record touches no other.
//!
//! A key is a whole number and a fraction in base 36, written so that keys compare as texts. The first letter says how
//! many digits the whole number has: `a` one, `b` two, up to `z`; below zero `Z` one, `Y` two, down to `A`. So `a0`, `a1`,
//! …, `az`, `b00` follow each other, `Zz` comes before `a0`, and `a0i` lies between `a0` and `a1`. Adding at either end
//! makes keys grow with the number of digits only; inserting at one place adds a digit every fifth time or so.

use serde_json::Value;

use super::field::{Expectation, Field, Meaning, Misreading};
use crate::domain::json::Json;

/// The order key of a record. Keys compare as their place in the list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Order(String);

/// The longest order key that is read, in characters.
pub const LONGEST_ORDER: usize = 4096;

const FIRST: &str = "a0";
const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
const LARGEST_DIGIT: u8 = 35;

impl Default for Order {
    fn default() -> Self {
        Self(FIRST.into())
    }
}

impl Order {
    /// A key after `last`, or a first key.
    pub fn after(last: Option<&Self>) -> Self {
        Self::between(last, None)
    }

    /// A key and those that follow it, without an end.
    pub fn from_on(first: Self) -> impl Iterator<Item = Self> {
        let parts = Parts::of(&first.0).or_else(|| Parts::of(FIRST));
        let keys = std::iter::successors(parts, |parts| Some(parts.next()));
        keys.map(|parts| Self(parts.text()))
    }

    /// A key between two neighbours, either of which may be missing. Neighbours that are equal or the wrong way round give
    /// a key after the first.
    pub fn between(before: Option<&Self>, after: Option<&Self>) -> Self {
        let parts = |order: Option<&Self>| order.and_then(|order| Parts::of(&order.0));
        let parts = match (parts(before), parts(after)) {
            (None, None) => return Self::default(),
            (Some(low), None) => low.next(),
            (None, Some(high)) => high.previous(),
            (Some(low), Some(high)) if low < high => low.between(&high),
            (Some(low), Some(_)) => low.next(),
        };
        Self(parts.text())
    }
}

/// A key taken apart. Compares as the key does, since `head` grows with the number of digits.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Parts {
    head: u8,
    whole: Vec<u8>,
    /// The digits after the whole number; the last is never zero.
    fraction: Vec<u8>,
}

/// How many digits the whole number has that follows this letter.
fn count_of(head: u8) -> Option<usize> {
    match head {
        b'a'..=b'z' => Some(usize::from(head - b'a') + 1),
        b'A'..=b'Z' => Some(usize::from(b'Z' - head) + 1),
        _ => None,
    }
}

impl Parts {
    fn of(key: &str) -> Option<Self> {
        let (head, digits) = key.as_bytes().split_first()?;
        let count = count_of(*head)?;
        let digit = |byte: &u8| match byte {
            b'0'..=b'9' => Some(byte - b'0'),
            b'a'..=b'z' => Some(byte - b'a' + 10),
            _ => None,
        };
        let mut whole = digits.iter().map(digit).collect::<Option<Vec<u8>>>()?;
        if whole.len() < count {
            return None;
        }
        let fraction = whole.split_off(count);
        let parts = Self {
            head: *head,
            whole,
            fraction,
        };
        // Nothing comes before the least key of all, so it is no key; a fraction that ends in zero has a shorter form.
        (!parts.is_least() && parts.fraction.last() != Some(&0)).then_some(parts)
    }

    fn is_least(&self) -> bool {
        self.head == b'A' && self.fraction.is_empty() && self.whole.iter().all(|digit| *digit == 0)
    }

    fn text(&self) -> String {
        let digits = self.whole.iter().chain(&self.fraction);
        let letter = |digit: &u8| DIGITS.get(usize::from(*digit)).copied().unwrap_or(b'0');
        let mut text = String::with_capacity(1 + self.whole.len() + self.fraction.len());
        text.extend(std::iter::once(self.head).chain(digits.map(letter)).map(char::from));
        text
    }

    fn next(&self) -> Self {
        self.incremented()
            .unwrap_or_else(|| self.with_fraction(middle(&self.fraction, None)))
    }

    fn previous(&self) -> Self {
        if !self.fraction.is_empty() {
            let whole = self.with_fraction(Vec::new());
            if !whole.is_least() {
                return whole;
            }
        }
        match self.decremented() {
            Some(lower) if !lower.is_least() => lower,
            lower => {
                let base = lower.unwrap_or_else(|| self.clone());
                let high = (base.whole == self.whole).then_some(self.fraction.as_slice());
                base.with_fraction(middle(&[], high))
            }
        }
    }

    /// A key between this and a higher one.
    fn between(&self, high: &Self) -> Self {
        if (self.head, &self.whole) == (high.head, &high.whole) {
            return self.with_fraction(middle(&self.fraction, Some(&high.fraction)));
        }
        match self.incremented() {
            Some(next) if next < *high => next,
            _ => self.with_fraction(middle(&self.fraction, None)),
        }
    }

    fn with_fraction(&self, fraction: Vec<u8>) -> Self {
        Self {
            head: self.head,
            whole: self.whole.clone(),
            fraction,
        }
    }

    /// The next whole number; `None` after the highest that can be written.
    fn incremented(&self) -> Option<Self> {
        let mut next = self.with_fraction(Vec::new());
        for digit in next.whole.iter_mut().rev() {
            if *digit < LARGEST_DIGIT {
                *digit += 1;
                return Some(next);
            }
            *digit = 0;
        }
        match next.head {
            b'Z' => next.head = b'a',
            b'z' => return None,
            head => {
                next.head = head + 1;
                if head >= b'a' {
                    next.whole.push(0);
                } else {
                    next.whole.pop();
                }
            }
        }
        Some(next)
    }

    /// The whole number before; `None` before the lowest that can be written.
    fn decremented(&self) -> Option<Self> {
        let mut lower = self.with_fraction(Vec::new());
        for digit in lower.whole.iter_mut().rev() {
            if *digit > 0 {
                *digit -= 1;
                return Some(lower);
            }
            *digit = LARGEST_DIGIT;
        }
        match lower.head {
            b'a' => lower.head = b'Z',
            b'A' => return None,
            head => {
                lower.head = head - 1;
                if head <= b'Z' {
                    lower.whole.push(LARGEST_DIGIT);
                } else {
                    lower.whole.pop();
                }
            }
        }
        Some(lower)
    }
}

/// A fraction between two, of which the lower may be nothing at all and the higher may be missing, which means one.
/// Neither ends in zero, and nor does the result.
fn middle(low: &[u8], high: Option<&[u8]>) -> Vec<u8> {
    let mut found = Vec::with_capacity(low.len() + 1);
    let mut high = high;
    loop {
        let place = found.len();
        let a = low.get(place).copied().unwrap_or(0);
        let b = match high {
            Some(high) => high.get(place).copied().unwrap_or(LARGEST_DIGIT + 1),
            None => LARGEST_DIGIT + 1,
        };
        if a >= b {
            found.push(b);
        } else if b - a > 1 {
            found.push(a.midpoint(b));
            return found;
        } else if high.is_some_and(|high| high.len() > place + 1) {
            found.push(b);
            return found;
        } else {
            // Between a and the next digit there is only what begins with a.
            found.push(a);
            high = None;
        }
    }
}

/// Whether [`Parts::of`] would take the text apart. A file has one on nearly every record, so nothing is made of it.
fn is_key(text: &str) -> bool {
    let Some((head, digits)) = text.as_bytes().split_first() else {
        return false;
    };
    let Some((whole, fraction)) = count_of(*head).and_then(|count| digits.split_at_checked(count)) else {
        return false;
    };
    let is_least = *head == b'A' && fraction.is_empty() && whole.iter().all(|byte| *byte == b'0');
    text.len() <= LONGEST_ORDER
        && digits.iter().all(|byte| DIGITS.contains(byte))
        && fraction.last() != Some(&b'0')
        && !is_least
}

impl Field for Order {
    const MEANING: Meaning = Meaning::Order;

    #[cfg(not(target_arch = "wasm32"))]
    fn schema() -> Value {
        serde_json::json!({ "$ref": "#/$defs/order" })
    }
    fn read(json: Json<'_>) -> Result<Self, Misreading> {
        let text = json.text().filter(|text| is_key(text));
        text.map(|text| Self(text.into()))
            .ok_or(Misreading::here(Expectation::Order))
    }
    fn write(&self) -> Option<Value> {
        (self.0 != FIRST).then(|| self.0.as_str().into())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::order::*;

    fn read(text: &str) -> Result<Order, Misreading> {
        Order::read(Json::Text(text.into()))
    }

    fn key(text: &str) -> Order {
        read(text).unwrap()
    }

    #[test]
    fn a_key_fits_between_any_two() {
        let texts = [
            "A00000000000000000000000001",
            "Yzz",
            "Z0",
            "Z1",
            "Zz",
            "Zzz",
            "a0",
            "a00001",
            "a0001",
            "a001",
            "a1",
            "a1i",
            "a1iz",
            "a1j",
            "az",
            "b00",
            "bzz",
            "c000",
            "zzzzzzzzzzzzzzzzzzzzzzzzzzz",
            "zzzzzzzzzzzzzzzzzzzzzzzzzzzz",
        ];
        let keys: Vec<_> = texts.map(key).into();
        for (index, low) in keys.iter().enumerate() {
            assert!(Order::after(Some(low)) > *low, "{low:?}");
            assert!(Order::between(None, Some(low)) < *low, "{low:?}");
            let followers = std::iter::successors(Some(low.clone()), |last| Some(Order::after(Some(last))));
            assert!(Order::from_on(low.clone()).take(50).eq(followers.take(50)), "{low:?}");
            for high in &keys[index + 1..] {
                let middle = Order::between(Some(low), Some(high));
                assert!(*low < middle && middle < *high, "{low:?} {middle:?} {high:?}");
                assert_eq!(read(&middle.0), Ok(middle));
            }
        }
    }

    #[test]
    fn keys_stay_short_where_records_are_added_at_an_end() {
        let (mut first, mut last) = (Order::default(), Order::default());
        for _ in 0..100_000 {
            let (lower, higher) = (Order::between(None, Some(&first)), Order::after(Some(&last)));
            assert!(lower < first && last < higher);
            (first, last) = (lower, higher);
        }
        assert!(first.0.len() <= 6 && last.0.len() <= 6, "{first:?} {last:?}");
    }

    #[test]
    fn ten_thousand_moves_to_one_place_leave_a_key_that_can_be_read() {
        let (mut low, mut high) = (Order::default(), Order::after(Some(&Order::default())));
        for count in 0..10_000 {
            let middle = Order::between(Some(&low), Some(&high));
            assert!(low < middle && middle < high);
            if count % 2 == 0 {
                low = middle;
            } else {
                high = middle;
            }
        }
        assert!(low.0.len() <= LONGEST_ORDER, "{}", low.0.len());
    }

    #[test]
    fn a_bad_key_is_refused() {
        let endless = "z".repeat(LONGEST_ORDER + 1);
        for text in [
            "",
            "0",
            "8",
            "å0",
            "a",
            "aå",
            "b0",
            "a00",
            "a0A",
            "a1.5",
            "A00000000000000000000000000",
            &endless,
        ] {
            assert!(read(text).is_err(), "{text}");
            assert!(text.len() > LONGEST_ORDER || Parts::of(text).is_none(), "{text}");
        }
        assert!(Order::read(Json::Number(7.into())).is_err());
    }
}
