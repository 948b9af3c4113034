//! A link is read however it arrives, whatever two things were done to it on the way.

use proptest::{collection, prelude::*};
use samspel::format::{
    link::{
        self, LinkError, MOST_READ,
        arrived::{ArrivedLink, find},
    },
    pasted::{self, Content},
};

/// What programs and people do to a text on its way. `width` is where lines end and how far apart signs are put in.
type Wrapper = fn(text: &str, width: usize) -> String;

const WRAPPERS: &[(&str, Wrapper)] = &[
    ("guard", |text, _| guarded(&percent(text))),
    ("guard, coded twice", |text, _| guarded(&percent(&percent(text)))),
    ("# as %23", |text, _| text.replace('#', "%23")),
    ("# as %2523", |text, _| text.replace('#', "%2523")),
    ("quoted-printable", |text, _| quoted_printable(text)),
    ("broken", |text, width| broken(text, width, "\n")),
    ("broken with returns", |text, width| broken(text, width, "\r\n")),
    ("quoted", |text, width| {
        String::from("> ") + &broken(text, width, "\r\n> ")
    }),
    ("quoted twice", |text, width| {
        String::from(">> ") + &broken(text, width, "\n> > ")
    }),
    ("without width", |text, width| between(text, width, "\u{200b}")),
    ("soft hyphens", |text, width| between(text, width, "\u{ad}\u{2060}")),
    ("byte order mark", |text, _| String::from("\u{feff}") + text),
    ("spaces that don't break", |text, _| {
        ["Svar:\u{a0}", text, "\u{a0}hej\u{202f}då"].concat()
    }),
    ("in a sentence", |text, _| {
        ["Hej! Länken är ", text, ", och tack för hjälpen."].concat()
    }),
    ("before words", |text, _| [text, " är svaret"].concat()),
    ("in brackets", |text, _| ["Svaret (", text, ") kommer här."].concat()),
    ("in angle brackets", |text, _| ["<", text, ">\nMvh\nKim"].concat()),
    ("in square brackets", |text, _| ["[svaret](", text, ")"].concat()),
    ("emphasised", |text, _| ["_", text, "_"].concat()),
    ("with entities", |text, _| {
        text.replace('&', "&amp;").replace('#', "&#35;").replace('/', "&#x2F;")
    }),
    ("with named entities", |text, _| {
        let named = text.replace('&', "&amp;").replace('#', "&num;").replace('/', "&sol;");
        named
            .replace('.', "&period;")
            .replace('-', "&hyphen;")
            .replace('_', "&lowbar;")
    }),
    ("guard that codes by minus signs", |text, _| by_minus(text)),
    ("guard that codes in Base64", |text, _| {
        // It takes addresses only.
        match text.strip_prefix("http") {
            Some(_) => [
                "https://guard.example/?d=samspel.example&u=",
                &percent(&base64(text)),
                "&i=NWY2",
            ]
            .concat(),
            None => text.to_owned(),
        }
    }),
    ("in JSON", |text, _| {
        let escaped = text
            .replace('\\', "\\\\")
            .replace('"', "\\\"")
            .replace('/', "\\/")
            .replace('#', "\\u0023");
        let escaped = escaped.replace('\r', "\\r").replace('\n', "\\n").replace('\t', "\\t");
        ["{\"länk\": \"", &escaped, "\", \"antal\": 1.5}"].concat()
    }),
    ("escaped as in Markdown", |text, _| {
        let sign = |sign: char| {
            if "\\#_-.".contains(sign) {
                format!("\\{sign}")
            } else {
                sign.to_string()
            }
        };
        text.chars().map(sign).collect()
    }),
    ("hyphens that don't break", |text, _| text.replace('-', "\u{2011}")),
    ("escaped by numbers", |text, _| {
        text.replace('#', "\\x23").replace('/', "\\x2f")
    }),
    ("hyphens made longer", |text, _| {
        text.replace("--", "\u{2014}").replace('-', "\u{2013}")
    }),
    ("in a comment", |text, width| {
        String::from("# ") + &broken(text, width, "\n# ")
    }),
    ("quoted with lines", |text, width| {
        String::from("│ ") + &broken(text, width, "\n│ ")
    }),
    ("in a calendar", |text, width| {
        ["SUMMARY:Svara: ", &broken(text, width, "\r\n "), "\\n\\nMvh"].concat()
    }),
    ("after a line of words", |text, _| {
        ["1.0 av svaret\n\n", text, "\n\n-- \nKim, 2026.11.22"].concat()
    }),
];

/// What the source of a web page or of a mail has around and in it, and what is misread of it: the last thing that is done to a text.
const MARKUP: &[(&str, Wrapper)] = &[
    ("broken by tags", |text, width| broken(text, width, "<br />\n")),
    ("where words may break", |text, width| between(text, width, "<wbr>")),
    ("with signs that were misread", |text, width| {
        between(text, width, "\u{e2}\u{20ac}\u{2039}\u{c2}\u{ad}")
    }),
    ("as a mail is sent", |text, _| {
        let text = [
            "Hej!\r\n\r\nHär är svaret, som du bad om i förra veckan:\r\n",
            text,
            "\r\n\r\nMvh Åsa\r\n",
        ]
        .concat();
        let lines = broken(&base64(&text), 76, "\r\n");
        ["Content-Transfer-Encoding: base64\r\n\r\n", &lines, "\r\n\r\n--slut--"].concat()
    }),
    ("in bold", |text, _| ["Svar:<b>", text, "</b>och<p>mer</p>"].concat()),
];

fn guarded(coded: &str) -> String {
    [
        "https://eur01.guard.example/?url=",
        coded,
        "&data=05%7C02%7C&reserved=0",
    ]
    .concat()
}

fn percent(text: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    let code = |byte: u8| {
        if is_plain(byte) {
            char::from(byte).to_string()
        } else {
            format!("%{byte:02X}")
        }
    };
    text.bytes().map(code).collect()
}

/// As Proofpoint codes: whatever is no letter or digit by its number, a slash as an underscore.
fn by_minus(text: &str) -> String {
    let code = |byte: u8| match byte {
        b'/' => "_".into(),
        b'.' => ".".into(),
        byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        _ => format!("-{byte:02X}"),
    };
    let coded: String = text.bytes().map(code).collect();
    [
        "https://guard.example/v2/url?u=",
        &coded,
        "&d=DwMFAg&c=euGZstcaTDllvimEN8b7jXrwqOf-v5A_CdpgnVfii",
    ]
    .concat()
}

fn base64(text: &str) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let letters = |group: &[u8]| {
        let byte = |place: usize| u32::from(group.get(place).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        let letter = |place: usize| match place <= group.len() {
            true => char::from(LETTERS[(bits >> (18 - 6 * place) & 63) as usize]),
            false => '=',
        };
        (0..4).map(letter).collect::<String>()
    };
    text.as_bytes().chunks(3).map(letters).collect()
}

fn quoted_printable(text: &str) -> String {
    let mut coded = String::new();
    for line in text.split_inclusive('\n') {
        let mut length = 0;
        for byte in line.bytes() {
            let sign = match byte {
                b'\r' | b'\n' => char::from(byte).to_string(),
                b' '..=b'~' if byte != b'=' => char::from(byte).to_string(),
                _ => format!("={byte:02X}"),
            };
            if length + sign.len() > 75 {
                coded += "=\r\n";
                length = 0;
            }
            length += sign.len();
            coded += &sign;
        }
    }
    coded
}

fn broken(text: &str, width: usize, mark: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let lines = letters.chunks(width).map(String::from_iter);
    lines.collect::<Vec<_>>().join(mark)
}

fn between(text: &str, width: usize, sign: &str) -> String {
    broken(text, width.div_ceil(4), sign)
}

fn packed() -> impl Strategy<Value = Vec<u8>> {
    collection::vec(any::<u8>(), 30..400)
}

fn contents(found: &[ArrivedLink]) -> Vec<&Vec<u8>> {
    found.iter().filter_map(|link| link.content.as_ref().ok()).collect()
}

fn is_read(text: &str, packed: &Vec<u8>) {
    assert_eq!(link::read(text).as_ref(), Ok(packed), "{text}");
    let found = find(text);
    assert_eq!(contents(&found), [packed], "{text}");
    // Nothing beside it is taken for a damaged one.
    assert_eq!(found.len(), 1, "{text}");
    let pasted = pasted::find(text);
    assert_eq!(pasted.len(), 1, "{text}");
    assert_eq!(pasted[0].content, Content::Link(Ok(packed.clone())), "{text}");
    let line = text[..found[0].at.start].matches('\n').count() + 1;
    assert_eq!(pasted[0].line, line, "{text}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    // R180
    #[test]
    fn a_link_is_read_through_any_two_wrappers(packed in packed(), width in 40_usize..90, place in 0..3_usize) {
        let text = link::write(&packed);
        let place = ["#/svar/", "#/svara/", "#/lank/"][place];
        let address = ["https://samspel.example/region/app/", place, &text].concat();
        is_read(&address, &packed);
        is_read(&text, &packed);
        for (_, inner) in WRAPPERS {
            let once = inner(&address, width);
            for (_, outer) in WRAPPERS.iter().chain(MARKUP) {
                let twice = outer(&once, width + 7);
                is_read(&twice, &packed);
            }
            // A browser's address has no line ends; what broke the lines is still there.
            let flat = quoted_printable(&once).replace(['\r', '\n'], "");
            if once.is_ascii() && !once.contains('\n') && !once.contains('=') {
                is_read(&flat, &packed);
            }
        }
    }

    // R180
    #[test]
    fn a_link_alone_is_read_among_words(packed in packed(), width in 40_usize..90) {
        let text = link::write(&packed);
        for (_, wrapper) in WRAPPERS.iter().chain(MARKUP) {
            is_read(&wrapper(&text, width), &packed);
        }
        is_read(&format!("Mitt svar: {text} och inget mer"), &packed);
        is_read(&format!("Mitt svar:{text}"), &packed);
    }

    // R180
    #[test]
    fn any_wrapped_text_gives_links_or_none(text in "([#/svarlnk12.=%&;>|A-Fa-f0-9\u{200b}\u{a0}åé \r\n-]{0,60}\n?){0,6}") {
        for link in find(&text) {
            prop_assert!(link.at.start < link.at.end && link.at.end <= text.len());
        }
    }
}

// R180
#[test]
fn a_calendar_s_new_lines_are_read_wherever_a_tag_parts_them() {
    let packed: Vec<u8> = (0..120).collect();
    let address = ["https://samspel.example/#/svar/", &link::write(&packed)].concat();
    let calendar = ["SUMMARY:Svara: ", &address, "\\n\\nMvh"].concat();
    for tag in ["<br>", "<br />\n", "<br/>\r\n  ", "</p>\n<p>"] {
        for cut in calendar.len() - 8..calendar.len() {
            let (before, after) = calendar.split_at(cut);
            is_read(&[before, tag, after].concat(), &packed);
        }
    }
}

// R180
#[test]
fn two_links_in_one_text_are_both_read_whatever_is_around_each() {
    let (one, other): (Vec<u8>, Vec<u8>) = ((0..90).collect(), (50..190).collect());
    let address = |packed: &[u8]| ["https://a.b/#/svar/", &link::write(packed)].concat();
    for (_, first) in WRAPPERS {
        for (_, second) in WRAPPERS {
            let text = [first(&address(&one), 60), "\n\n".into(), second(&address(&other), 70)].concat();
            assert_eq!(contents(&find(&text)), [&one, &other], "{text}");
        }
    }
}

// R180
#[test]
fn words_and_numbers_are_no_links() {
    for text in [
        "",
        "1.Regionorganisationernas samverkan",
        "1. Svara\n2. Skicka\n10.Vi ses 2026.11.22, kl 10.30",
        "https://a.b/1.abcdefghij0123456789abcdef",
        "#/svar",
        "#/oversikt",
        "= 3D %23 &#35;",
        "100 % 23 = 1.5",
        "https://guard.example/v2/url?u=https-3A__samspel.example_-23_oversikt&d=DwMFAg",
        "https://guard.example/?u=aHR0cHM6Ly9zYW1zcGVsLmV4YW1wbGUvIy9vdmVyc2lrdA==&i=1",
        "C:\\nytt\\1.0 <b>1</b> {\"a\": \"1.5\"}\\",
    ] {
        assert_eq!(find(text), [], "{text}");
        assert_eq!(pasted::find(text), [], "{text}");
    }
}

// R182
#[test]
fn a_link_that_is_cut_off_and_one_that_is_too_long_are_told_apart() {
    let text = link::write(&(0..90).collect::<Vec<u8>>());
    let cut = ["se #/svar/", &text[..60], " hej"].concat();
    assert_eq!(find(&cut)[0].content, Err(LinkError::Damaged));
    assert_eq!(link::read(&cut), Err(LinkError::Damaged));
    let long = ["#/svar/1.", &"A1".repeat(MOST_READ / 2 + 1)].concat();
    let characters = MOST_READ + 2;
    assert_eq!(find(&long)[0].content, Err(LinkError::TooLong { characters }));
    // A long mail is no long link.
    let mail = ["x ".repeat(MOST_READ), ["#/svar/", &text].concat()].concat();
    assert!(find(&mail)[0].content.is_ok());
}
