//! Colours that are one in light and another in dark.

/// The colour that applies, of a value as the page's style has it. Firefox before 128 knows no types of custom properties, and gives the
/// words `light-dark(…)` themselves.
pub fn of_scheme(value: &str, is_dark: bool) -> &str {
    let value = value.trim();
    let inner = value
        .strip_prefix("light-dark(")
        .and_then(|rest| rest.strip_suffix(')'));
    match inner.and_then(|inner| inner.split_once(',')) {
        Some((light, dark)) => (if is_dark { dark } else { light }).trim(),
        None => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_that_of_the_scheme() {
        assert_eq!(of_scheme(" light-dark(#cbdfe5, #0c1a21)", false), "#cbdfe5");
        assert_eq!(of_scheme(" light-dark(#cbdfe5, #0c1a21)", true), "#0c1a21");
        for plain in ["#cbdfe5", "rgb(203, 223, 229)", "", "light-dark(", "light-dark(#fff)"] {
            assert_eq!(of_scheme(plain, true), plain);
        }
    }
}
