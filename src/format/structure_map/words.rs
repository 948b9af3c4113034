//! Terms as people write them: in any case, with or without accents, in singular or plural, alone or among other words.

use serde_json::{Map, Value};

use super::columns::find;
use crate::domain::{
    records::structure_map::{ElementKind, ElementLevel, ElementStatus, Theme},
    values::code::Coded,
};

/// The words that mean a term, without accents and endings. Where one contains another, the longer comes first.
pub(super) type Words<T> = &'static [(T, &'static [&'static str])];

pub(super) const THEMES: Words<Theme> = &[
    (
        Theme::Nature,
        &[
            "natur och friluftsliv",
            "nature and recreation",
            "natur",
            "gronstruktur",
        ],
    ),
    (Theme::Communications, &["kommunikation", "transport"]),
    (Theme::Settlement, &["bebyggelse", "ort"]),
];
pub(super) const KINDS: Words<ElementKind> = &[
    (ElementKind::Interchange, &["bytespunkt", "interchange"]),
    (ElementKind::Destination, &["malpunkt", "destination"]),
    (ElementKind::Node, &["nod", "nodsta", "karn"]),
    (
        ElementKind::CrossLink,
        &["tvarforbindelse", "tvarstrak", "cross link", "crosslink"],
    ),
    (
        ElementKind::Relation,
        &["samband", "funktionellt samband", "funktionella samband", "relation"],
    ),
    (ElementKind::Barrier, &["barriar", "barrier"]),
    (ElementKind::Corridor, &["strak", "huvudstrak", "corridor"]),
    (
        ElementKind::DevelopmentArea,
        &["utvecklingsomrad", "tillvaxtomrad", "development area"],
    ),
    (
        ElementKind::GreenStructure,
        &["gronstruktur", "gron kil", "grona kil", "gronomrad", "green structure"],
    ),
    (ElementKind::BlueStructure, &["blastruktur", "blue structure"]),
    (ElementKind::Coast, &["kust", "kustzon", "kustomrad", "coast"]),
    (ElementKind::RuralArea, &["landsbygd", "landsbygdsomrad", "rural area"]),
    (ElementKind::Area, &["omrad", "area"]),
];
pub(super) const LEVELS: Words<ElementLevel> = &[
    (ElementLevel::CrossRegional, &["storregional", "cross regional"]),
    (
        ElementLevel::SubRegional,
        &["delregional", "sub regional", "subregional"],
    ),
    (ElementLevel::Regional, &["regional"]),
    (ElementLevel::Local, &["lokal", "local"]),
];
pub(super) const STATUSES: Words<ElementStatus> = &[
    (
        ElementStatus::Existing,
        &[
            "befintlig",
            "existerande",
            "nuvarande",
            "nulage",
            "byggd",
            "utbyggd",
            "existing",
            "current",
            "built",
        ],
    ),
    (
        ElementStatus::Planned,
        &[
            "planera",
            "planering",
            "beslutad",
            "antagen",
            "under byggnad",
            "planned",
            "decided",
            "approved",
        ],
    ),
    (
        ElementStatus::Desired,
        &[
            "onska", "onskvar", "foreslag", "forslag", "vision", "mojlig", "desired", "proposed", "wished",
        ],
    ),
];

/// The longest ending that a word may have: as in *noderna*.
const LONGEST_ENDING: usize = 4;

/// Takes a term out of the first property that says one. A property that says more than that, or something else, stays.
pub(super) fn take<T: Coded>(properties: &mut Map<String, Value>, paths: &[String], words: Words<T>) -> Option<T> {
    let (path, (term, is_all)) = paths.iter().find_map(|path| {
        let said = find(properties, path)?.as_str()?;
        Some((path, understood(said, words)?))
    })?;
    if is_all {
        properties.remove(path);
    }
    Some(term)
}

/// What some properties say together.
pub(super) struct Said(String);

impl Said {
    pub(super) fn of<'a>(properties: &Map<String, Value>, paths: impl Iterator<Item = &'a String>) -> Self {
        let mut said = String::new();
        for text in paths.filter_map(|path| find(properties, path)?.as_str()) {
            said.push_str(&plain(text));
        }
        Self(said)
    }

    /// The term that is named somewhere in it.
    pub(super) fn term<T: Copy>(&self, words: Words<T>) -> Option<T> {
        among(&self.0, words).map(|(term, _)| term)
    }
}

/// Whether a text names a term, and then whether it says nothing else.
pub(super) fn says<T: Coded>(said: &str, words: Words<T>) -> Option<bool> {
    understood(said, words).map(|(_, is_all)| is_all)
}

/// The term that a text names, and whether it says nothing else.
fn understood<T: Coded>(said: &str, words: Words<T>) -> Option<(T, bool)> {
    let lower = said.trim().to_lowercase();
    let code = T::ALL.iter().find(|term| term.code() == lower);
    let code = code.map(|term| (*term, true));
    code.or_else(|| among(&plain(said), words))
}

fn among<T: Copy>(said: &str, words: Words<T>) -> Option<(T, bool)> {
    if said.is_empty() {
        return None;
    }
    words.iter().find_map(|(term, words)| {
        let found = words.iter().filter_map(|word| is_among(said, word));
        found.max().map(|is_all| (*term, is_all))
    })
}

/// Whether a word begins one of a text's and ends it but for an ending, and then whether that is all there is.
fn is_among(said: &str, word: &str) -> Option<bool> {
    said.match_indices(word).find_map(|(at, _)| {
        let before = said.get(..at)?;
        let after = said.get(at + word.len()..)?;
        let (ending, others) = after.split_once(' ').unwrap_or((after, ""));
        (before.ends_with(' ') && ending.len() <= LONGEST_ENDING).then_some(before.len() == 1 && others.is_empty())
    })
}

/// A text in small letters without accents, each word after one space; a space at the end parts it from what follows.
fn plain(text: &str) -> String {
    let mut plain = String::from(" ");
    for sign in text.chars().flat_map(char::to_lowercase) {
        plain.push(match sign {
            'å' | 'ä' | 'à' | 'á' => 'a',
            'ö' | 'ø' | 'ó' => 'o',
            'é' | 'è' => 'e',
            'ü' => 'u',
            // The marks of letters that are written as two signs.
            '\u{300}'..='\u{36f}' => continue,
            sign if sign.is_alphanumeric() => sign,
            _ if plain.ends_with(' ') => continue,
            _ => ' ',
        });
    }
    if plain.ends_with(' ') {
        plain.pop();
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    // R267
    #[test]
    fn terms_are_understood_as_people_write_them() {
        let level = |said| understood(said, LEVELS);
        let kind = |said| understood(said, KINDS);
        let status = |said| understood(said, STATUSES);
        use ElementLevel::{CrossRegional, Local, Regional, SubRegional};
        for (said, wanted) in [
            ("Storregional", Some((CrossRegional, true))),
            ("STORREGIONALA", Some((CrossRegional, true))),
            ("cross_regional", Some((CrossRegional, true))),
            ("Cross-regional", Some((CrossRegional, true))),
            ("Storregional nod", Some((CrossRegional, false))),
            (" sub-regional ", Some((SubRegional, true))),
            ("Regional kärna", Some((Regional, false))),
            ("lokalt", Some((Local, true))),
            ("lokaliseringsprövning", None),
            ("mellanregional", None),
            ("", None),
        ] {
            assert_eq!(level(said), wanted, "{said}");
        }
        for (said, wanted) in [
            ("Nod", Some((ElementKind::Node, true))),
            ("noder", Some((ElementKind::Node, true))),
            ("NODSTÄDER", Some((ElementKind::Node, true))),
            ("Ka\u{308}rna", Some((ElementKind::Node, true))),
            ("strak", Some((ElementKind::Corridor, true))),
            ("Huvudstråk", Some((ElementKind::Corridor, true))),
            ("Utvecklingsstråk, regionalt", None),
            ("områden", Some((ElementKind::Area, true))),
            ("Funktionellt samband", Some((ElementKind::Relation, true))),
            ("nödvändig", None),
        ] {
            assert_eq!(kind(said), wanted, "{said}");
        }
        for (said, wanted) in [
            ("Befintliga", Some((ElementStatus::Existing, true))),
            ("PLANERAT", Some((ElementStatus::Planned, true))),
            ("planerad (2030)", Some((ElementStatus::Planned, false))),
            ("önskade", Some((ElementStatus::Desired, true))),
            ("under planering", Some((ElementStatus::Planned, false))),
            ("Föreslagen", Some((ElementStatus::Desired, true))),
            ("nuläge", Some((ElementStatus::Existing, true))),
            ("Under utredning", None),
            ("framtida", None),
        ] {
            assert_eq!(status(said), wanted, "{said}");
        }
    }

    proptest::proptest! {
        // R267
        #[test]
        fn any_text_is_a_term_or_none(said in "\\PC{0,30}") {
            let _term = understood(&said, KINDS);
            let _term = understood(&format!("nod{said}"), KINDS);
        }
    }
}
