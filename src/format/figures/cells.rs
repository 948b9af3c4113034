//! What stands in the cells of a table of figures: signs for what is missing, whom a value is of, places, years and units.

use crate::domain::{action_table::names::folded, records::indicator::Sex, values::amount::Year};

/// Whether a cell says that there is no value, as SCB and Kolada write that. It is never nought.
pub fn is_missing(cell: &str) -> bool {
    const SIGNS: [&str; 14] = [
        "..", ".", "...", "…", "-", "–", "—", "−", "n/a", "na", "nan", "null", "none", "saknas",
    ];
    let cell = cell.trim();
    cell.is_empty() || SIGNS.iter().any(|sign| cell.eq_ignore_ascii_case(sign))
}

/// Whom a value is of, by Kolada's letters or in words, with or without a code before it.
pub fn sex(cell: &str) -> Option<Sex> {
    let folded = folded(cell);
    let plain = folded.trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == '+');
    Some(match plain.trim() {
        ""
        | "t"
        | "total"
        | "totalt"
        | "alla"
        | "samtliga"
        | "bada"
        | "bada konen"
        | "both"
        | "both sexes"
        | "all"
        | "man och kvinnor"
        | "kvinnor och man"
        | "kvinnor och man totalt"
        | "men and women"
        | "women and men"
        | "totalt kon"
        | "totalt, kon" => Sex::Total,
        "k" | "f" | "w" | "kvinna" | "kvinnor" | "women" | "woman" | "female" | "females" | "flickor" | "girls" => {
            Sex::Women
        }
        // Folded, *män* and *man* are one.
        "m" | "man" | "men" | "male" | "males" | "pojkar" | "boys" => Sex::Men,
        _ => return None,
    })
}

/// The name of a place, without the code that SCB writes before it, as in *0480 Nyköping*.
pub fn place(cell: &str) -> &str {
    let cell = cell.trim();
    let is_code = |code: &str| matches!(code.len(), 2 | 4) && code.bytes().all(|byte| byte.is_ascii_digit());
    match cell.split_once(char::is_whitespace) {
        Some((code, name)) if is_code(code) && !name.trim().is_empty() => name.trim(),
        _ => cell,
    }
}

/// Whether a cell is an id of Kolada: a letter and five digits.
pub fn is_key_figure(cell: &str) -> bool {
    let mut signs = cell.trim().bytes();
    let is_letter = signs.next().is_some_and(|sign| sign.is_ascii_alphabetic());
    is_letter && signs.len() == 5 && signs.all(|sign| sign.is_ascii_digit())
}

/// A year at the head of a column, with what else stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum YearHead {
    /// A year, whom it is of where that is said, and what remains.
    Year(u16, Option<Sex>, String),
    /// A part of a year or several, as *2023K1* or *2018–2022*.
    OtherPeriod,
}

/// The year of a head, as *2023*, *Folkmängd 2023* or *Kvinnor 2023*; `None` if it has none.
pub fn year_head(head: &str) -> Option<YearHead> {
    let (mut year, mut is_part) = (None, false);
    let mut rest: Vec<&str> = Vec::new();
    for word in head.split_whitespace() {
        let bare = word.trim_matches(|sign: char| matches!(sign, '(' | ')' | '*' | ',' | ':' | '.' | ';'));
        if let Some(found) = Year::parse(bare).filter(|_| bare.len() == 4) {
            if year.replace(found.get()).is_some() {
                return Some(YearHead::OtherPeriod);
            }
        } else if is_other_period(bare) {
            return Some(YearHead::OtherPeriod);
        } else if is_part_of_year(bare) {
            is_part = true;
            rest.push(word);
        } else if !matches!(
            folded(bare).as_str(),
            "ar" | "year" | "prel" | "preliminar" | "-" | "–" | ""
        ) {
            rest.push(word);
        }
    }
    let year = year?;
    if is_part {
        return Some(YearHead::OtherPeriod);
    }
    // Whom it is of stands first or last.
    for place in [0, rest.len().saturating_sub(1)] {
        if let Some(sex) = rest.get(place).and_then(|word| sex(word)) {
            rest.remove(place);
            return Some(YearHead::Year(year, Some(sex), rest.join(" ")));
        }
    }
    Some(YearHead::Year(year, None, rest.join(" ")))
}

/// Whether a cell that should be a year is a part of one, or several.
pub fn is_of_other_period(cell: &str) -> bool {
    is_other_period(cell) || year_head(cell) == Some(YearHead::OtherPeriod)
}

/// Whether a word beside a year names a quarter or a month of it, as *K1* or *kvartal*. Names of months do not: what is counted on a day in
/// November is of the whole year.
fn is_part_of_year(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    let number = ["kv", "k", "q", "m"].iter().find_map(|sign| word.strip_prefix(sign));
    let is_numbered = number.is_some_and(|number| matches!(number.parse(), Ok(1_u8..=12)));
    is_numbered || matches!(word.as_str(), "kvartal" | "quarter" | "tertial" | "halvår")
}

/// Whether a word is a quarter, a month, a week or several years.
fn is_other_period(word: &str) -> bool {
    let Some((year, rest)) = word.split_at_checked(4) else {
        return false;
    };
    // *2024kv1* as *2024K1*.
    let rest = rest
        .strip_prefix("kv")
        .map_or_else(|| rest.into(), |rest| ["k", rest].concat());
    let mut signs = rest.chars();
    let is_parted = signs
        .next()
        .is_some_and(|sign| matches!(sign, 'K' | 'Q' | 'M' | 'V' | 'W' | 'H' | 'k' | 'q' | '-' | '–' | '/'));
    Year::parse(year).is_some() && is_parted && signs.as_str().bytes().next().is_some_and(|byte| byte.is_ascii_digit())
}

/// The unit that a title says, as Kolada's do: *andel (%)*, *antal*, *kr/inv*; empty if it says none.
pub fn unit_of(title: &str) -> String {
    const UNITS: [&str; 12] = [
        "antal", "kr", "tkr", "mkr", "mnkr", "ton", "kwh", "gwh", "mwh", "minuter", "dagar", "index",
    ];
    const LONGEST: usize = 20;
    let low = title.to_lowercase();
    if low.contains("(%)") || low.contains("andel") || low.contains("procent") {
        return "procent".into();
    }
    let begins = |text: &str| {
        let first = text.split(|sign: char| !sign.is_alphanumeric()).next();
        first.is_some_and(|first| UNITS.contains(&first))
    };
    let last = title.rsplit(',').next().unwrap_or_default().trim();
    if title.contains(',') && last.chars().count() <= LONGEST && begins(&last.to_lowercase()) {
        return last.into();
    }
    let inner = title
        .trim_end()
        .strip_suffix(')')
        .and_then(|title| title.rsplit_once('('));
    match inner {
        Some((_, unit)) if unit.chars().count() <= LONGEST && begins(&unit.to_lowercase()) => unit.trim().into(),
        _ => String::new(),
    }
}

/// Whether a number may be in thousands as well as in parts of one: three digits after one sign, and no more than three before it.
pub fn is_ambiguous(cell: &str) -> bool {
    let cell = cell.trim().trim_start_matches(['-', '−', '–']);
    let Some((before, after)) = cell.split_once([',', '.']) else {
        return false;
    };
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    (1..=3).contains(&before.len())
        && !before.starts_with('0')
        && after.len() == 3
        && are_digits(before)
        && are_digits(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    // R651
    #[test]
    fn what_is_missing_is_told_from_nought() {
        for cell in ["", " ", "..", ".", "-", "–", "…", "NA", "null"] {
            assert!(is_missing(cell), "{cell}");
        }
        for cell in ["0", "0,0", "-1", ".5", "x"] {
            assert!(!is_missing(cell), "{cell}");
        }
    }

    // R651
    #[test]
    fn sexes_and_places_are_read_with_and_without_codes() {
        for (cell, expected) in [
            ("T", Sex::Total),
            ("totalt", Sex::Total),
            ("Båda könen", Sex::Total),
            ("1+2 Totalt", Sex::Total),
            ("K", Sex::Women),
            ("2 kvinnor", Sex::Women),
            ("M", Sex::Men),
            ("män", Sex::Men),
            ("men", Sex::Men),
        ] {
            assert_eq!(sex(cell), Some(expected), "{cell}");
        }
        assert_eq!(sex("okänt"), None);
        assert_eq!(place("0480 Nyköping"), "Nyköping");
        assert_eq!(place(" 04 Södermanlands län "), "Södermanlands län");
        assert_eq!(place("Region Sörmland"), "Region Sörmland");
        assert_eq!(place("0480"), "0480");
        assert!(is_key_figure("N00914") && is_key_figure(" u01413"));
        assert!(!is_key_figure("N0091") && !is_key_figure("N009145") && !is_key_figure("00914N"));
    }

    // R650
    #[test]
    fn years_are_found_in_the_heads_of_columns() {
        let year = |head: &str| year_head(head);
        let of = |sex, rest: &str| Some(YearHead::Year(2023, sex, rest.into()));
        assert_eq!(year("2023"), of(None, ""));
        assert_eq!(year("År 2023*"), of(None, ""));
        assert_eq!(year("2023 (prel.)"), of(None, ""));
        assert_eq!(year("Folkmängd 2023"), of(None, "Folkmängd"));
        assert_eq!(year("Folkmängd kvinnor 2023"), of(Some(Sex::Women), "Folkmängd"));
        assert_eq!(year("män 2023"), of(Some(Sex::Men), ""));
        for head in [
            "2023K1",
            "2023M01",
            "Folkmängd 2018-2022",
            "2023/24",
            "2022 2023",
            "2024-03",
            "2024kv1",
            "2024 K1",
            "Kvartal 1 2024",
        ] {
            assert_eq!(year(head), Some(YearHead::OtherPeriod), "{head}");
        }
        let on_a_day = of(None, "Folkmängd 1 november");
        assert_eq!(year("Folkmängd 1 november 2023"), on_a_day);
        for head in ["region", "värde", "12345", "16-24 år"] {
            assert_eq!(year(head), None, "{head}");
        }
    }

    // R650
    #[test]
    fn units_are_read_from_titles() {
        for (title, unit) in [
            ("Arbetslöshet 18-65 år, årsmedelvärde, andel (%) av bef.", "procent"),
            ("Invånare totalt, antal", "antal"),
            ("Bruttoregionalprodukt (BRP), kr/inv", "kr/inv"),
            ("Utsläpp (ton)", "ton"),
            ("Folkmängd", ""),
            ("Nykomna (kristider)", ""),
            ("", ""),
        ] {
            assert_eq!(unit_of(title), unit, "{title}");
        }
        assert!(is_ambiguous("1,234") && is_ambiguous("-12.345"));
        assert!(!is_ambiguous("0,123") && !is_ambiguous("1,23") && !is_ambiguous("1234,567") && !is_ambiguous("12"));
    }
}
