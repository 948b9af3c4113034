//! A small writer of HTML: every text goes through one place, and what is opened is closed.

use super::{super::svg::push_escaped, links};

/// An attribute.
pub(super) type Attribute<'a> = (&'static str, &'a str);

/// What has been written. It reads as XML too, so that any program can look into it.
#[derive(Debug, Default)]
pub(super) struct Writer {
    written: String,
    /// How many levels of headings come before what is written.
    pub levels_above: usize,
}

impl Writer {
    /// One for what stands below so many levels of headings.
    pub fn below(levels_above: usize) -> Self {
        Self {
            levels_above,
            ..Self::default()
        }
    }

    /// An element with what `content` writes in it.
    pub fn element(&mut self, name: &'static str, attributes: &[Attribute], content: impl FnOnce(&mut Self)) {
        self.start(name, attributes);
        self.written.push('>');
        content(self);
        self.written.push_str("</");
        self.written.push_str(name);
        self.written.push('>');
    }

    /// An element that has no content.
    pub fn void(&mut self, name: &'static str, attributes: &[Attribute]) {
        self.start(name, attributes);
        self.written.push_str("/>");
    }

    /// An element with a text and nothing else.
    pub fn text_element(&mut self, name: &'static str, attributes: &[Attribute], text: &str) {
        self.element(name, attributes, |writer| writer.text(text));
    }

    /// Text.
    pub fn text(&mut self, text: &str) {
        push_escaped(&mut self.written, text);
    }

    /// Text as somebody wrote it, each line a paragraph. Addresses in it are links.
    pub fn paragraphs(&mut self, text: &str) {
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            self.element("p", &[], |writer| writer.linked(line));
        }
    }

    /// A line as somebody wrote it. Addresses in it are links.
    pub fn linked(&mut self, line: &str) {
        for piece in links::pieces(line) {
            match piece.address {
                Some(address) => self.leading(piece.text, &address),
                None => self.text(piece.text),
            }
        }
    }

    /// A text that leads to an address, where that is one that a link may have.
    pub fn link(&mut self, text: &str, address: &str) {
        match links::address(address) {
            Some(address) => self.leading(text, &address),
            None => self.text(text),
        }
    }

    fn leading(&mut self, text: &str, address: &str) {
        // A new window, so that nobody leaves what they read.
        let attributes = [("href", address), ("rel", "noopener noreferrer"), ("target", "_blank")];
        self.text_element("a", &attributes, text);
    }

    /// A picture, as it has been drawn.
    pub fn picture(&mut self, svg: &str) {
        self.written.push_str(svg);
    }

    /// The style sheet, which is the program's own.
    pub fn style(&mut self, style: &'static str) {
        self.written.push_str("<style>");
        self.written.push_str(style);
        self.written.push_str("</style>");
    }

    /// A new line in the file, for a reader's eye.
    pub fn line_break(&mut self) {
        self.written.push('\n');
    }

    /// What has been written.
    pub fn finish(self) -> String {
        self.written
    }

    fn start(&mut self, name: &'static str, attributes: &[Attribute]) {
        self.written.push('<');
        self.written.push_str(name);
        for (name, value) in attributes {
            self.written.push(' ');
            self.written.push_str(name);
            self.written.push_str("=\"");
            push_escaped(&mut self.written, value);
            self.written.push('"');
        }
    }
}
