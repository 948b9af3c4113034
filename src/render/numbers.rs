//! Numbers as a language writes them.

use super::svg::push_integer;

/// How a language writes numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberStyle<'a> {
    /// Between the whole part and the decimals: `,` in Swedish, `.` in English.
    pub decimal: char,
    /// Between groups of three digits: a thin no-break space in Swedish, `,` in English; may be empty.
    pub thousands: &'a str,
}

impl NumberStyle<'_> {
    /// A number with exactly so many decimals (at most 6), with a true minus sign. What is not finite gives an empty text.
    pub fn decimal(&self, value: f64, decimals: u32) -> String {
        if !value.is_finite() {
            return String::new();
        }
        let decimals = decimals.min(6);
        let unit = 10_u64.pow(decimals);
        let scaled = (value.abs() * unit as f64).round() as u64;
        let mut text = String::new();
        if value < 0.0 && scaled > 0 {
            text.push('\u{2212}');
        }
        self.push_grouped(&mut text, scaled / unit);
        if decimals > 0 {
            text.push(self.decimal);
            let mut place = unit / 10;
            while place > 0 {
                push_integer(&mut text, scaled / place % 10);
                place /= 10;
            }
        }
        text
    }

    /// A number with as few decimals as it needs, two at most: medians and quartiles of levels are whole, halves or quarters.
    pub fn short(&self, value: f64) -> String {
        let hundredths = (value * 100.0).round();
        let decimals = if hundredths % 100.0 == 0.0 {
            0
        } else if hundredths % 10.0 == 0.0 {
            1
        } else {
            2
        };
        self.decimal(value, decimals)
    }

    /// A count.
    pub fn count(&self, value: u32) -> String {
        let mut text = String::new();
        self.push_grouped(&mut text, u64::from(value));
        text
    }

    /// A sentence with counts in it: `{n}` and `{m}` in the pattern are replaced, everything else stays.
    pub fn counts(&self, pattern: &str, n: u32, m: u32) -> String {
        let mut text = String::new();
        let mut rest = pattern;
        while let Some(at) = rest.find('{') {
            let (before, mark) = rest.split_at(at);
            text.push_str(before);
            rest = if let Some(after) = mark.strip_prefix("{n}") {
                text.push_str(&self.count(n));
                after
            } else if let Some(after) = mark.strip_prefix("{m}") {
                text.push_str(&self.count(m));
                after
            } else {
                text.push('{');
                mark.strip_prefix('{').unwrap_or_default()
            };
        }
        text.push_str(rest);
        text
    }

    fn push_grouped(&self, out: &mut String, value: u64) {
        if value < 1000 {
            push_integer(out, value);
            return;
        }
        self.push_grouped(out, value / 1000);
        out.push_str(self.thousands);
        let last = value % 1000;
        for place in [100, 10, 1] {
            push_integer(out, last / place % 10);
        }
    }
}
