//! What a file is that none of the readers takes, told by its content and never by its name, so that a page can say it in one sentence.

use super::{
    link::arrived::is_unseen,
    transcoded::{as_utf8, of_windows_1252},
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
    pub const ALL: [Self; 24] = [
        Self::Empty,
        Self::Pdf,
        Self::Word,
        Self::Excel,
        Self::PowerPoint,
        Self::OpenDocument,
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
    let plain = whole.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&whole);
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
        [_, _, _, _, b'f', b't', b'y', b'p', b'h' | b'a' | b'm', ..] => ForeignKind::Image,
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
    if text.starts_with(['{', '[']) {
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
        return Some(ForeignKind::Mail);
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
            "html" | "head" | "body" | "div" | "p" | "table" | "span" | "meta" | "title" | "script" | "style" => {
                return ForeignKind::Html;
            }
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

/// Whether the first lines are rows of a table: as many signs that part columns in each.
fn is_table(text: &str) -> bool {
    let rows: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(5).collect();
    [';', '\t', ','].into_iter().any(|sign| {
        let mut columns = rows.iter().map(|row| row.matches(sign).count());
        let first = columns.next().unwrap_or_default();
        first > 0 && rows.len() > 1 && columns.all(|count| count == first)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn archive(names: &[&str]) -> Vec<u8> {
        let mut bytes = b"PK\x03\x04".to_vec();
        bytes.extend(names.join("\0").bytes());
        bytes
    }

    fn database(application: &[u8; 4]) -> Vec<u8> {
        let mut bytes = b"SQLite format 3\0".to_vec();
        bytes.resize(68, 0);
        bytes.extend(application);
        bytes
    }

    fn old_office(name: &str) -> Vec<u8> {
        let mut bytes = b"\xd0\xcf\x11\xe0".to_vec();
        bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    }

    fn utf_16(text: &str) -> Vec<u8> {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        units.flat_map(u16::to_le_bytes).collect()
    }

    fn utf_16_without_mark(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_be_bytes).collect()
    }

    // R184
    #[test]
    fn every_kind_is_told_by_its_content() {
        use ForeignKind::*;
        let mut table = b"\x03\x7e\x0b\x1c\x01\0\0\0\x41\0".to_vec();
        table.resize(64, 0);
        table.push(b'\r');
        let cases: Vec<(Vec<u8>, ForeignKind)> = vec![
            (vec![], Empty),
            (b" \r\n\t".to_vec(), Empty),
            (b"\xef\xbb\xbf".to_vec(), Empty),
            (b"%PDF-1.7\n%\xe2\xe3".to_vec(), Pdf),
            (archive(&["[Content_Types].xml", "word/document.xml"]), Word),
            (archive(&["xl/workbook.xml"]), Excel),
            (archive(&["ppt/presentation.xml"]), PowerPoint),
            (
                archive(&["mimetypeapplication/vnd.oasis.opendocument.spreadsheet"]),
                OpenDocument,
            ),
            (archive(&["lager/noder.shp", "lager/noder.dbf"]), Shapefile),
            (archive(&["doc.kml"]), Kml),
            (archive(&["a.txt"]), Zip),
            (b"PK\x05\x06".to_vec(), Zip),
            (old_office("WordDocument"), Word),
            (old_office("Workbook"), Excel),
            (old_office("__substg1.0_0037001F"), Mail),
            (old_office("Book"), Excel),
            (old_office("EncryptedPackage"), LockedOffice),
            (old_office("x"), Binary),
            (b"{\\rtf1\\ansi Hej}".to_vec(), Word),
            (archive(&["LAGER/NODER.SHP"]), Shapefile),
            (archive(&["min karta.kml"]), Kml),
            (archive(&["data.gdb/a00000001.gdbtable"]), OtherMap),
            (archive(&["projekt.qgs"]), OtherMap),
            ("<!DOCTYPE qgis PUBLIC 'x' 'y'>\n<qgis>".into(), OtherMap),
            ("  0\r\nSECTION\r\n  2\r\nHEADER".into(), OtherMap),
            ("!table\n!version 300\n".into(), OtherMap),
            ("Version 300\nCharset \"WindowsLatin1\"".into(), OtherMap),
            (b"AC1032\0\0".to_vec(), OtherMap),
            (b"\x1f\x8b\x08".to_vec(), Zip),
            (b"7z\xbc\xaf\x27\x1c".to_vec(), Zip),
            (b"Rar!\x1a\x07".to_vec(), Zip),
            (b"\0\x01\0\0Standard Jet DB\0".to_vec(), Database),
            (b"\n\n%PDF-1.4\n\xe2".to_vec(), Pdf),
            ("PROJCRS[\"SWEREF99 TM\",".into(), Shapefile),
            ("\u{200b}\u{feff} ".into(), Empty),
            ("Hej Kim!\nH\u{e4}r \u{e4}r planen.".into(), Text),
            ("# Plan\n\n- punkt\n".into(), Text),
            ("BEGIN:VCALENDAR\nVERSION:2.0\n".into(), Text),
            ("<!-- Sparad --><div>Hej</div>".into(), Html),
            (["<!--", &"x".repeat(5_000), "--><kml:kml>"].concat().into(), Kml),
            (b"<kml><name>\xd6st</name></kml>".to_vec(), Kml),
            (b"namn;l\xe4n\nMotala;\xd6sterg\xf6tland\n".to_vec(), Csv),
            (database(b"GPKG"), GeoPackage),
            (database(b"\0\0\0\0"), Database),
            (b"\0\0\x27\x0a\0\0".to_vec(), Shapefile),
            (table, Shapefile),
            (b"PROJCS[\"SWEREF99_TM\",GEOGCS[".to_vec(), Shapefile),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe\xfd".to_vec(), Image),
            (b"\xff\xd8\xff\xe0".to_vec(), Image),
            (b"GIF89a".to_vec(), Image),
            (b"II*\0".to_vec(), Image),
            (b"RIFF\x01\x02\x03\x04WEBPVP8".to_vec(), Image),
            (b"\0\0\0\x18ftypheic".to_vec(), Image),
            ("<?xml version=\"1.0\"?>\n<svg xmlns=\"\">".into(), Image),
            ("namn;x;y\nNyköping;1;2\n".into(), Csv),
            ("a\tb\nc\td".into(), Csv),
            (
                "\u{feff}<?xml version=\"1.0\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\">".into(),
                Kml,
            ),
            ("<!DOCTYPE html><title>Logga in</title>".into(), Html),
            ("<HTML lang=sv>".into(), Html),
            ("<?xml version=\"1.0\"?><gml:FeatureCollection>".into(), Xml),
            ("From: Kim\r\nTo: Sam\r\nSubject: Svar\r\n\r\nHej".into(), Mail),
            ("{\"type\":\"FeatureCollection\",\"features\":[]}".into(), GeoJson),
            (utf_16("{\"type\":\"FeatureCollection\",\"features\":[]}"), GeoJson),
            (utf_16("a;b\nc;d"), Csv),
            (utf_16_without_mark("namn;län\nMotala;Östergötland\n"), Csv),
            (utf_16_without_mark("Hej, även så."), Text),
            (
                "{\"geometryType\":\"esriGeometryPoint\",\"features\":[]}".into(),
                EsriJson,
            ),
            ("{\"type\":\"Topology\",\"arcs\":[]}".into(), TopoJson),
            (b"{\"namn\":\"Nyk\xf6ping\"}".to_vec(), OtherCoding),
            (b"Nyk\xf6ping".to_vec(), OtherCoding),
            (b"\x7fELF\x02\x01\xff".to_vec(), Binary),
            (b"a\0b".to_vec(), Binary),
        ];
        let mut told: Vec<ForeignKind> = cases.iter().map(|(_, kind)| *kind).collect();
        for (bytes, kind) in cases {
            assert_eq!(of(&bytes), Some(kind), "{:?}", String::from_utf8_lossy(&bytes));
        }
        told.sort_unstable();
        told.dedup();
        assert_eq!(told, ForeignKind::ALL);
    }

    // R184
    #[test]
    fn json_without_a_name_has_none() {
        for text in ["{\"format\":\"samspel\",", "{}", "[1]", "\"hej\"", "42", "null\n"] {
            assert_eq!(of(text.as_bytes()), None, "{text}");
        }
        let long = "{\"a\":\"".to_owned() + &"å".repeat(LOOKED_AT);
        assert_eq!(of(long.as_bytes()), None);
        assert_eq!(of(&[long.as_bytes(), b"\xff"].concat()), Some(ForeignKind::OtherCoding));
    }

    proptest::proptest! {
        // R184
        #[test]
        fn any_bytes_have_a_name_or_none(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..200)) {
            for begin in [&b""[..], b"PK\x03\x04", b"\x03\x7e\x0b\x1c", b"\xff\xfe", b"SQLite format 3\0", b"\xd0\xcf\x11\xe0", b"<", b"{"] {
                let _named = of(&[begin, &bytes].concat());
            }
        }
    }
}
