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

/// An archive as for tapes, of a text.
fn tape() -> Vec<u8> {
    let mut bytes = b"plan.txt".to_vec();
    bytes.resize(257, 0);
    bytes.extend(b"ustar\x0000");
    bytes.resize(512, 0);
    bytes.extend(b"Hej");
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
        (archive(&["Index/Document.iwa", "preview.jpg"]), IWork),
        (archive(&["Index.zip", "Metadata/Properties.plist"]), IWork),
        (b"BZh91AY&SY".to_vec(), Zip),
        (b"\xfd7zXZ\0".to_vec(), Zip),
        (b"\x28\xb5\x2f\xfd\x04".to_vec(), Zip),
        (b"MSCF\0\0\0\0".to_vec(), Zip),
        (tape(), Zip),
        (b"fgb\x03fgb\x01".to_vec(), OtherMap),
        (b"PMTiles\x03".to_vec(), OtherMap),
        (b"\0\0\0\x1cftypavif".to_vec(), Image),
        (b"\0\0\0\x1cftypmif1".to_vec(), Image),
        (b"\0\0\0\x20ftypmp42\0\0".to_vec(), Binary),
        (b"\0\0\0\x20ftypisom\0\0".to_vec(), Binary),
        ("[InternetShortcut]\r\nURL=https://samspel.example/\r\n".into(), Text),
        ("[x] klart\n[ ] kvar\n".into(), Text),
        ("{\\small Plan}\n".into(), Text),
        ("{% block main %}".into(), Text),
        ("<h1>Plan</h1>".into(), Html),
        ("<a href='x'>Svara</a>".into(), Html),
        (
            "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.b\r\nSubject: Plan\r\nMIME-Version: 1.0\r\n\r\n".into(),
            Html,
        ),
        ("\u{feff}\u{feff}a;b\nc;d\n".into(), Csv),
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
        ("Namn,Typ\n\"Nyköping, centrum\",nod\n".into(), Csv),
        ("Lista över noder\n\nnamn;x\nNyköping;1\n".into(), Csv),
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
    for text in [
        "{\"format\":\"samspel\",",
        "{}",
        "[1]",
        "[ null ]",
        "[]",
        "{ , }",
        "\"hej\"",
        "42",
        "null\n",
    ] {
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
