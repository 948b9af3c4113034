//! What a file is that none of the readers takes, told by its content and never by its name, so that a page can say it in one sentence.

use super::{
    link::arrived::is_unseen,
    transcoded::{as_utf8, of_windows_1252, without_marks},
};

/// A kind of file that people try, and that is none of Samspel's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is named as its format is called")]
pub enum ForeignKind {
    Empty,
    Pdf,
    Word,
    Excel,
    PowerPoint,
    OpenDocument,
    /// A document of Apple's Pages, Numbers or Keynote.
    IWork,
    /// What an office program has encrypted, as with a password.
    LockedOffice,
    /// A shapefile or a part of one, packed or not.
    Shapefile,
    /// An archive or another packed file.
    Zip,
    GeoPackage,
    /// Another map program's file or project.
    OtherMap,
    /// A database of another kind.
    Database,
    Image,
    Csv,
    /// KML, packed (KMZ) or not.
    Kml,
    Html,
    Xml,
    Mail,
    GeoJson,
    EsriJson,
    TopoJson,
    /// A text that is not in Unicode; here most often Windows-1252.
    OtherCoding,
    /// A text that is nothing else, and no JSON.
    Text,
    /// No text.
    Binary,
}

impl ForeignKind {
    /// Every kind.
    pub const ALL: [Self; 25] = [
        Self::Empty,
        Self::Pdf,
        Self::Word,
        Self::Excel,
        Self::PowerPoint,
        Self::OpenDocument,
        Self::IWork,
        Self::LockedOffice,
        Self::Shapefile,
        Self::Zip,
        Self::GeoPackage,
        Self::OtherMap,
        Self::Database,
        Self::Image,
        Self::Csv,
        Self::Kml,
        Self::Html,
        Self::Xml,
        Self::Mail,
        Self::GeoJson,
        Self::EsriJson,
        Self::TopoJson,
        Self::OtherCoding,
        Self::Text,
        Self::Binary,
    ];
}

/// How much of a file's beginning, and of an archive's end, is looked at, in bytes.
const LOOKED_AT: usize = 64 * 1024;

/// What a file is; `None` if there is no better name for it than a text, or than JSON.
pub fn of(bytes: &[u8]) -> Option<ForeignKind> {
    if let Some(kind) = of_binary(bytes) {
        return Some(kind);
    }
    let whole = as_utf8(bytes);
    let plain = without_marks(&whole);
    let start = plain.get(..LOOKED_AT).unwrap_or(plain);
    let text = match std::str::from_utf8(start) {
        Ok(text) => text,
        // The last sign may have been cut.
        Err(error) if error.error_len().is_none() => start
            .get(..error.valid_up_to())
            .and_then(|start| std::str::from_utf8(start).ok())?,
        Err(_) => return Some(of_other_coding(start)),
    };
    if text
        .chars()
        .all(|sign| sign.is_whitespace() || sign != '\0' && is_unseen(sign))
    {
        return Some(ForeignKind::Empty);
    }
    if std::str::from_utf8(plain).is_err() {
        return Some(of_other_coding(plain));
    }
    of_text(text)
}

fn of_binary(bytes: &[u8]) -> Option<ForeignKind> {
    Some(match bytes {
        [b'%', b'P', b'D', b'F', b'-', ..] => ForeignKind::Pdf,
        // Some programs put something before it.
        _ if contains(bytes.get(..1_024).unwrap_or(bytes), b"%PDF-1.") => ForeignKind::Pdf,
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => of_archive(bytes),
        [0x1f, 0x8b, ..] | [b'7', b'z', 0xbc, 0xaf, ..] | [b'R', b'a', b'r', b'!', 0x1a, ..] => ForeignKind::Zip,
        [b'B', b'Z', b'h', b'1'..=b'9', b'1', ..] | [0xfd, b'7', b'z', b'X', b'Z', ..] => ForeignKind::Zip,
        [0x28, 0xb5, 0x2f, 0xfd, ..] | [b'M', b'S', b'C', b'F', 0, ..] => ForeignKind::Zip,
        _ if bytes.get(257..262) == Some(b"ustar") => ForeignKind::Zip,
        _ if bytes.starts_with(b"fgb\x03") || bytes.starts_with(b"PMTiles") => ForeignKind::OtherMap,
        [b'A', b'C', b'1', b'0', b'0'..=b'9', b'0'..=b'9', ..] => ForeignKind::OtherMap,
        [0, 1, 0, 0, b'S', b't', b'a', b'n', b'd', b'a', b'r', b'd', ..] => ForeignKind::Database,
        [0xd0, 0xcf, 0x11, 0xe0, ..] => of_old_office(bytes),
        _ if bytes.starts_with(b"SQLite format 3\0") => match bytes.get(68..72) {
            Some(b"GPKG" | b"GP10" | b"GP11") => ForeignKind::GeoPackage,
            _ => ForeignKind::Database,
        },
        // The first number of .shp and .shx.
        [0, 0, 0x27, 0x0a, ..] => ForeignKind::Shapefile,
        _ if is_attribute_table(bytes) => ForeignKind::Shapefile,
        [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] | [b'G', b'I', b'F', b'8', ..] => ForeignKind::Image,
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => ForeignKind::Image,
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => ForeignKind::Image,
        // HEIF and AVIF; films have other letters there.
        [_, _, _, _, b'f', b't', b'y', b'p', b'h', b'e', ..] => ForeignKind::Image,
        [_, _, _, _, b'f', b't', b'y', b'p', b'a', b'v', ..] => ForeignKind::Image,
        [_, _, _, _, b'f', b't', b'y', b'p', b'm', b'i' | b's', ..] => ForeignKind::Image,
        [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => ForeignKind::Image,
        _ => return None,
    })
}

/// Whether this is the table of a shapefile (dBASE III): its head says how long it is and ends with a carriage return.
fn is_attribute_table(bytes: &[u8]) -> bool {
    let Some(&[3, _, 1..=12, 1..=31, _, _, _, _, low, high, ..]) = bytes.get(..32) else {
        return false;
    };
    let head = usize::from(u16::from_le_bytes([low, high]));
    head % 32 == 1 && bytes.get(head.saturating_sub(1)) == Some(&b'\r')
}

/// What an archive contains. The names of its files are at its beginning, and all of them at its end.
fn of_archive(bytes: &[u8]) -> ForeignKind {
    let end = bytes.len().saturating_sub(LOOKED_AT);
    let ends = [
        bytes.get(..LOOKED_AT).unwrap_or(bytes),
        bytes.get(end..).unwrap_or(bytes),
    ];
    let ends = ends.map(<[u8]>::to_ascii_lowercase);
    let has = |name: &[u8]| ends.iter().any(|part| contains(part, name));
    if has(b"application/vnd.oasis.opendocument") {
        ForeignKind::OpenDocument
    } else if has(b"word/document") {
        ForeignKind::Word
    } else if has(b"xl/workbook") {
        ForeignKind::Excel
    } else if has(b"ppt/presentation") {
        ForeignKind::PowerPoint
    } else if has(b"index/document.iwa") || has(b"index.zip") {
        ForeignKind::IWork
    } else if has(b".shp") {
        ForeignKind::Shapefile
    } else if has(b".kml") {
        ForeignKind::Kml
    } else if has(b".gdbtable") || has(b".qgs") {
        ForeignKind::OtherMap
    } else {
        ForeignKind::Zip
    }
}

/// What an office program before 2007 has written.
fn of_old_office(bytes: &[u8]) -> ForeignKind {
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        contains(bytes, &name)
    };
    if has("WordDocument") {
        ForeignKind::Word
    } else if has("EncryptedPackage") {
        ForeignKind::LockedOffice
    } else if has("Workbook") || has("Book") {
        ForeignKind::Excel
    } else if has("PowerPoint Document") {
        ForeignKind::PowerPoint
    } else if has("__substg1.0_") {
        ForeignKind::Mail
    } else {
        ForeignKind::Binary
    }
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

/// Bytes that are not UTF-8: a text in another coding has no control signs but white space.
fn of_other_coding(bytes: &[u8]) -> ForeignKind {
    let is_text = |byte: &u8| *byte >= b' ' && *byte != 0x7f || byte.is_ascii_whitespace();
    let start = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    if !start.iter().all(is_text) {
        return ForeignKind::Binary;
    }
    // What would not be taken in any coding is named by what it is.
    match of_windows_1252(start).and_then(|text| of_text(&text)) {
        Some(ForeignKind::Text | ForeignKind::GeoJson | ForeignKind::EsriJson | ForeignKind::TopoJson) | None => {
            ForeignKind::OtherCoding
        }
        Some(kind) => kind,
    }
}

fn of_text(text: &str) -> Option<ForeignKind> {
    // What parts the objects of a file that has one a line.
    const SEPARATOR: char = '\u{1e}';
    let text = text.trim_start_matches(SEPARATOR).trim_start();
    let is_control = |sign: char| sign.is_control() && !sign.is_whitespace() && sign != SEPARATOR;
    if text.contains(is_control) {
        return Some(ForeignKind::Binary);
    }
    if text.starts_with("{\\rtf") {
        return Some(ForeignKind::Word);
    }
    if begins_as_json(text) {
        return of_json(text);
    }
    if text.starts_with('<') {
        return Some(of_markup(text));
    }
    // The reference system of a shapefile.
    const SYSTEMS: [&str; 6] = [
        "PROJCS[",
        "GEOGCS[",
        "COMPD_CS[",
        "PROJCRS[",
        "GEOGCRS[",
        "COMPOUNDCRS[",
    ];
    if SYSTEMS.iter().any(|begin| text.starts_with(begin)) {
        return Some(ForeignKind::Shapefile);
    }
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let (first, second) = (first.trim(), rest.trim_start());
    if first == "0" && second.starts_with("SECTION")
        || first == "!table"
        || first.starts_with("Version ") && second.starts_with("Charset ")
    {
        return Some(ForeignKind::OtherMap);
    }
    if is_mail(text) {
        // Browsers keep a page as a mail.
        let is_page = text.contains("\nSnapshot-Content-Location:") || text.starts_with("From: <Saved by");
        return Some(if is_page { ForeignKind::Html } else { ForeignKind::Mail });
    }
    if is_table(text) {
        return Some(ForeignKind::Csv);
    }
    // JSON of one value is JSON still.
    let is_value = text.starts_with('"')
        || text.starts_with(|sign: char| sign.is_ascii_digit())
        || ["true", "false", "null"].contains(&text.trim_end());
    (!is_value).then_some(ForeignKind::Text)
}

/// Whether a text begins as JSON does, and not as other texts with the same brackets: settings, lists of what to do, formulas.
fn begins_as_json(text: &str) -> bool {
    let Some(inner) = text.strip_prefix(['{', '[']) else {
        return false;
    };
    let inner = inner.trim_start();
    let is_word = ["true", "false", "null"].iter().any(|word| inner.starts_with(word));
    is_word || !inner.starts_with(|sign: char| sign.is_alphabetic() || matches!(sign, '\\' | '%' | '#'))
}

/// What pages begin with, whole ones and parts.
const HTML: &str = "html head body div p table span meta title script style link base a h1 h2 h3 h4 br hr ul ol li img b i em strong \
                    font center section article main header footer nav form iframe blockquote pre";

/// What a text in angle brackets is, by the first name in it that says so.
fn of_markup(text: &str) -> ForeignKind {
    const LOOKED_THROUGH: usize = 50;
    let mut rest = text;
    for _ in 0..LOOKED_THROUGH {
        let Some((_, tag)) = rest.split_once('<') else { break };
        if let Some(comment) = tag.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let end = tag
            .find(|sign: char| sign.is_whitespace() || matches!(sign, '>' | '/' | '['))
            .unwrap_or(tag.len());
        let (name, after) = tag.split_at(end);
        let first = after.trim_start().get(..4).unwrap_or_default().to_ascii_lowercase();
        // Without the name of its space.
        let name = name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase();
        match name.as_str() {
            "!doctype" if first == "html" => return ForeignKind::Html,
            "!doctype" if first == "qgis" => return ForeignKind::OtherMap,
            name if HTML.split(' ').any(|known| known == name) => return ForeignKind::Html,
            "svg" => return ForeignKind::Image,
            "kml" => return ForeignKind::Kml,
            "qgis" => return ForeignKind::OtherMap,
            name if name.starts_with(['!', '?']) => rest = after,
            _ => break,
        }
    }
    ForeignKind::Xml
}

/// Which of the foreign forms of JSON a text is, by its first keys.
fn of_json(text: &str) -> Option<ForeignKind> {
    let has = |name: &str| text.contains(name);
    if has("\"esriGeometry") || has("\"spatialReference\"") && has("\"features\"") {
        Some(ForeignKind::EsriJson)
    } else if has("\"Topology\"") && has("\"arcs\"") {
        Some(ForeignKind::TopoJson)
    } else if ["\"FeatureCollection\"", "\"Feature\"", "\"coordinates\""]
        .iter()
        .any(|name| has(name))
        && has("\"type\"")
    {
        Some(ForeignKind::GeoJson)
    } else {
        None
    }
}

/// Whether a text begins with the heads of a mail: at least two of those that all have.
fn is_mail(text: &str) -> bool {
    const HEADS: [&str; 7] = [
        "from:",
        "to:",
        "subject:",
        "date:",
        "received:",
        "mime-version:",
        "return-path:",
    ];
    let head = text.lines().take_while(|line| !line.is_empty()).take(60);
    let is_head = |line: &&str| {
        let line = line.to_ascii_lowercase();
        HEADS.iter().any(|head| line.starts_with(head))
    };
    head.filter(is_head).count() >= 2
}

/// Whether the first lines are rows of a table: as many signs that part columns in each, after what may stand above it.
fn is_table(text: &str) -> bool {
    const ROWS: usize = 5;
    [';', '\t', ','].into_iter().any(|sign| {
        let counts = text
            .lines()
            .filter(|line| !line.trim().is_empty())
            .map(|line| parted_by(sign, line));
        let rows: Vec<usize> = counts
            .take(2 * ROWS)
            .skip_while(|count| *count == 0)
            .take(ROWS)
            .collect();
        rows.len() > 1 && rows.iter().all(|count| Some(count) == rows.first())
    })
}

/// How often a sign parts a row, without those in quotes.
fn parted_by(sign: char, row: &str) -> usize {
    row.split('"').step_by(2).map(|plain| plain.matches(sign).count()).sum()
}

#[cfg(test)]
mod tests;
