//! A small writer of SVG text that can't write anything malformed.

/// Writes elements, attributes and text. Whatever is called in whatever order, the result is well-formed: open elements
/// are closed at the end, attributes after content are left out, and text is escaped.
///
/// Names are fixed in the source (`&'static str`) and must be valid XML names, each attribute at most once an element.
#[derive(Debug, Default)]
pub struct SvgWriter {
    text: String,
    open: Vec<&'static str>,
    in_start_tag: bool,
}

impl SvgWriter {
    /// An empty writer.
    pub fn new() -> Self {
        Self::default()
    }

    /// Starts an element; what follows goes inside it until [`close`](Self::close).
    pub fn open(&mut self, name: &'static str) -> &mut Self {
        self.end_start_tag();
        self.text.push('<');
        self.text.push_str(name);
        self.open.push(name);
        self.in_start_tag = true;
        self
    }

    /// Gives the element just opened an attribute.
    pub fn attribute(&mut self, name: &'static str, value: &str) -> &mut Self {
        if self.in_start_tag {
            self.attribute_start(name);
            push_escaped(&mut self.text, value);
            self.text.push('"');
        }
        self
    }

    /// Gives the element just opened a numeric attribute, written as [`push_number`] does.
    pub fn number(&mut self, name: &'static str, value: f64) -> &mut Self {
        if self.in_start_tag {
            self.attribute_start(name);
            push_number(&mut self.text, value);
            self.text.push('"');
        }
        self
    }

    /// Adds text to the element that is open.
    pub fn text(&mut self, text: &str) -> &mut Self {
        if !self.open.is_empty() {
            self.end_start_tag();
            push_escaped(&mut self.text, text);
        }
        self
    }

    /// Ends the element opened last; nothing happens if none is open.
    pub fn close(&mut self) -> &mut Self {
        if let Some(name) = self.open.pop() {
            if self.in_start_tag {
                self.text.push_str("/>");
                self.in_start_tag = false;
            } else {
                self.text.push_str("</");
                self.text.push_str(name);
                self.text.push('>');
            }
        }
        self
    }

    /// Adds what another writer has written, with its open elements closed.
    pub fn append(&mut self, fragment: Self) -> &mut Self {
        self.end_start_tag();
        self.text.push_str(&fragment.finish());
        self
    }

    /// Starts a new line in the file, for a reader's eye; only where no text is being written.
    pub fn line_break(&mut self) -> &mut Self {
        self.end_start_tag();
        self.text.push('\n');
        self
    }

    /// Closes what is open and gives the text.
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.text
    }

    fn attribute_start(&mut self, name: &'static str) {
        self.text.push(' ');
        self.text.push_str(name);
        self.text.push_str("=\"");
    }

    fn end_start_tag(&mut self) {
        if self.in_start_tag {
            self.text.push('>');
            self.in_start_tag = false;
        }
    }
}

/// Appends text that is safe both between tags and inside a quoted attribute. White space becomes plain spaces; control
/// characters and the code points that XML forbids are left out.
pub fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{FFFE}' | '\u{FFFF}' => {}
            _ if c.is_control() => {}
            _ => out.push(c),
        }
    }
}

/// The largest size of a number written, either way: far outside any picture, and exact in hundredths.
const LARGEST: f64 = 1e9;

/// Appends a number with at most two decimals and none that are not needed. What is not a number is written as 0, what
/// is too large as ±10⁹; never `-0`, never an exponent.
pub fn push_number(out: &mut String, value: f64) {
    let value = if value.is_nan() {
        0.0
    } else {
        value.clamp(-LARGEST, LARGEST)
    };
    let hundredths = (value * 100.0).round() as i64;
    if hundredths < 0 {
        out.push('-');
    }
    let size = hundredths.unsigned_abs();
    push_integer(out, size / 100);
    let (tenth, hundredth) = ((size / 10 % 10) as u8, (size % 10) as u8);
    if tenth != 0 || hundredth != 0 {
        out.push('.');
        out.push(char::from(b'0' + tenth));
        if hundredth != 0 {
            out.push(char::from(b'0' + hundredth));
        }
    }
}

/// Appends a whole number.
pub fn push_integer(out: &mut String, value: u64) {
    if value >= 10 {
        push_integer(out, value / 10);
    }
    out.push(char::from(b'0' + (value % 10) as u8));
}

/// Appends one step of a path's `d`: a command letter and a position.
pub fn push_step(out: &mut String, command: char, x: f64, y: f64) {
    out.push(command);
    push_number(out, x);
    out.push(' ');
    push_number(out, y);
}
