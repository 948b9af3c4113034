//! Where in a file something is.

use crate::domain::values::text;

/// A path from the root, kept on the stack while a file is walked and written out only when it has to be shown.
#[derive(Clone, Copy)]
pub(super) enum Place<'a> {
    Root,
    Member(&'a Place<'a>, &'static str),
    Item(&'a Place<'a>, usize),
}

impl<'a> Place<'a> {
    pub(super) fn member(&'a self, name: &'static str) -> Place<'a> {
        Place::Member(self, name)
    }

    pub(super) fn item(&'a self, index: usize) -> Place<'a> {
        Place::Item(self, index)
    }

    /// The path as text, such as `features[3].geometry`; empty for the root.
    pub(super) fn path(&self) -> String {
        match self {
            Place::Root => String::new(),
            Place::Member(parent, name) => {
                let mut path = parent.path();
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(name);
                path
            }
            Place::Item(parent, index) => with_index(parent.path(), *index),
        }
    }
}

/// Adds one index to a path that is already written out.
pub(super) fn with_index(mut path: String, index: usize) -> String {
    path.push('[');
    path.push_str(&index.to_string());
    path.push(']');
    path
}

/// A name out of a file, cut to what can be shown.
pub(super) fn shortened(name: &str) -> String {
    text::plain(name.chars().take(80).collect::<String>().into())
}
