//! How wide text is, and how it is set in lines. No font can be measured here, so widths are estimated.

/// Widths of the printable ASCII characters from the space on, in hundredths of the font size. Each is the widest of
/// three common sans-serifs (Arial's metrics, Open Sans and Inter, regular weight), so that an estimate errs to the wide side.
const ASCII_WIDTHS: [u8; 95] = [
    29, 29, 47, 65, 65, 99, 73, 30, 37, 37, 56, 67, 29, 46, 29, 37, // space to /
    64, 58, 61, 62, 65, 60, 63, 58, 62, 63, 29, 31, 67, 67, 67, 56, // 0 to ?
    102, 69, 67, 74, 73, 67, 62, 78, 75, 28, 58, 68, 57, 91, 76, 78, // @ to O
    67, 78, 73, 67, 65, 75, 69, 99, 69, 68, 63, 37, 37, 37, 58, 56, // P to _
    34, 57, 62, 58, 62, 59, 38, 62, 62, 26, 26, 55, 26, 93, 62, 61, // ` to o
    62, 62, 41, 53, 36, 62, 57, 82, 55, 57, 56, 43, 55, 43, 67, // p to ~
];

/// How much wider bold text is than regular.
const BOLD: f64 = 1.08;

/// Marks a place where a word may be divided.
const SOFT_HYPHEN: char = '\u{AD}';
/// A space at which a text is not divided, as long as it is set; none of those that texts have.
const KEPT_SPACE: char = '\u{E000}';

fn character_width(c: char) -> u8 {
    let ascii = |c: char| ASCII_WIDTHS.get((c as usize).wrapping_sub(0x20)).copied();
    match c {
        ' '..='~' => ascii(c).unwrap_or(100),
        'å' | 'ä' | 'à' | 'á' | 'â' | 'ã' => ascii('a').unwrap_or(100),
        'ö' | 'ø' | 'ò' | 'ó' | 'ô' | 'õ' => ascii('o').unwrap_or(100),
        'Å' | 'Ä' | 'À' | 'Á' | 'Â' | 'Ã' => ascii('A').unwrap_or(100),
        'Ö' | 'Ø' | 'Ò' | 'Ó' | 'Ô' | 'Õ' => ascii('O').unwrap_or(100),
        'é' | 'è' | 'ê' | 'ë' => ascii('e').unwrap_or(100),
        'ü' | 'ù' | 'ú' | 'û' => ascii('u').unwrap_or(100),
        'í' | 'ì' | 'î' | 'ï' => 34,
        '\u{A0}' | KEPT_SPACE | '·' | '’' | '‘' => 29,
        '\u{202F}' | '\u{2009}' => 22,
        '–' | '−' | '×' => 67,
        '”' | '“' => 50,
        // White space is written as a space, and the other control characters not at all.
        '\t' | '\n' | '\r' => 29,
        SOFT_HYPHEN | '\u{200B}'..='\u{200D}' | '\u{300}'..='\u{36F}' => 0,
        _ if c.is_control() => 0,
        'À'..='ɏ' if c.is_lowercase() => 66,
        'Ͱ'..='ӿ' if c.is_lowercase() => 85,
        _ => 102,
    }
}

/// The estimated width of a line of text, in the unit of `size` (the font size). Never negative.
pub fn width(text: &str, size: f64, bold: bool) -> f64 {
    let hundredths: f64 = text.chars().map(|c| f64::from(character_width(c))).sum();
    let weight = if bold { BOLD } else { 1.0 };
    hundredths / 100.0 * size * weight
}

/// The type that text is set in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Type {
    /// The font size, in the picture's unit.
    pub size: f64,
    /// Whether it is bold.
    pub bold: bool,
}

impl Type {
    /// The estimated width of a line of text.
    pub fn width(self, text: &str) -> f64 {
        width(text, self.size, self.bold)
    }

    /// The type made smaller until what is `needed` wide has room in `room`; as it is where there is room already.
    pub fn within(self, room: f64, needed: f64) -> Self {
        let share = (room / needed.max(1.0)).min(1.0);
        // Sizes are written in hundredths, and one that is rounded up would not fit.
        let size = (self.size * share * 100.0).floor() / 100.0;
        Self { size, ..self }
    }
}

/// Text set in lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// The lines from the top; empty for an empty text.
    pub lines: Vec<String>,
    /// Whether something had to be cut, shown by an ellipsis.
    pub cut: bool,
}

/// What comes between a piece of text and the next.
#[derive(Clone, Copy, PartialEq)]
enum Joint {
    Space,
    Hyphen,
    Nothing,
}

/// Cuts a text where it may be divided: at spaces, but for those before a dot between two things and after a paragraph sign; after hyphens,
/// at soft hyphens.
fn pieces(text: &str) -> Vec<(String, Joint)> {
    let mut found = Vec::new();
    let mut piece = String::new();
    let mut signs = text.chars().peekable();
    while let Some(c) = signs.next() {
        let joint = match c {
            ' ' if !piece.is_empty() && (piece.ends_with('§') || signs.peek() == Some(&'·')) => {
                piece.push(KEPT_SPACE);
                None
            }
            ' ' | '\t' | '\n' | '\r' => Some(Joint::Space),
            SOFT_HYPHEN => Some(Joint::Hyphen),
            '-' | '/' if !piece.is_empty() => {
                piece.push(c);
                Some(Joint::Nothing)
            }
            _ => {
                if !c.is_control() {
                    piece.push(c);
                }
                None
            }
        };
        if let Some(joint) = joint
            && !piece.is_empty()
        {
            found.push((core::mem::take(&mut piece), joint));
        } else if joint == Some(Joint::Space)
            && let Some((_, last)) = found.last_mut()
        {
            // As in *boende- och livsmiljöer*.
            *last = Joint::Space;
        }
    }
    if !piece.is_empty() {
        found.push((piece, Joint::Space));
    }
    found
}

/// Sets text in at most `most` lines (at least one), each at most `room` wide. Lines are made about equally long; what does not fit is
/// cut with an ellipsis.
pub fn wrap(text: &str, room: f64, kind: Type, most: usize) -> Lines {
    let most = most.max(1);
    let pieces = pieces(text);
    let widest = set(&pieces, room, kind, most);
    if widest.cut || widest.lines.len() < 2 {
        return widest;
    }
    // As long as narrower lines don't take one line more, they are better balanced.
    let mut best = widest;
    let mut narrower = room;
    for _ in 0..40 {
        narrower -= kind.size * 0.5;
        let tried = set(&pieces, narrower, kind, most);
        if tried.cut || tried.lines.len() > best.lines.len() {
            break;
        }
        best = tried;
    }
    best
}

/// One line at most `room` wide, cut with an ellipsis where it must be.
pub fn fit(text: &str, room: f64, kind: Type) -> String {
    set(&pieces(text), room, kind, 1)
        .lines
        .into_iter()
        .next()
        .unwrap_or_default()
}

fn set(pieces: &[(String, Joint)], room: f64, kind: Type, most: usize) -> Lines {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut before = Joint::Nothing;
    for (index, (piece, after)) in pieces.iter().enumerate() {
        let mut tried = line.clone();
        if !line.is_empty() && before == Joint::Space {
            tried.push(' ');
        }
        tried.push_str(piece);
        let hyphen = if *after == Joint::Hyphen { kind.width("-") } else { 0.0 };
        if line.is_empty() || kind.width(&tried) + hyphen <= room {
            line = tried;
        } else if lines.len() + 1 >= most {
            return finish(
                lines,
                rest_of(line, before, pieces.get(index..).unwrap_or_default()),
                room,
                kind,
                true,
            );
        } else {
            if before == Joint::Hyphen {
                line.push('-');
            }
            lines.push(line);
            line = piece.clone();
        }
        before = *after;
    }
    if line.is_empty() {
        return Lines::default();
    }
    finish(lines, line, room, kind, false)
}

/// A last line followed by all that is left; it is cut later.
fn rest_of(mut line: String, mut before: Joint, pieces: &[(String, Joint)]) -> String {
    for (piece, after) in pieces {
        if before == Joint::Space {
            line.push(' ');
        }
        line.push_str(piece);
        before = *after;
    }
    line
}

fn finish(mut lines: Vec<String>, last: String, room: f64, kind: Type, mut cut: bool) -> Lines {
    lines.push(last);
    for line in &mut lines {
        if kind.width(line) > room {
            cut = true;
            shorten(line, room, kind);
        }
        if line.contains(KEPT_SPACE) {
            *line = line.replace(KEPT_SPACE, " ");
        }
    }
    Lines { lines, cut }
}

fn shorten(line: &mut String, room: f64, kind: Type) {
    let ellipsis = '…';
    let left = room - kind.width("…");
    let mut used = 0.0;
    let mut end = 0;
    for (at, c) in line.char_indices() {
        let end_here = at + c.len_utf8();
        used += kind.width(line.get(at..end_here).unwrap_or_default());
        if used > left {
            break;
        }
        end = end_here;
    }
    line.truncate(end);
    line.truncate(line.trim_end_matches([' ', '–', '-', ',']).len());
    line.push(ellipsis);
}
