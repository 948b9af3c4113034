//! A part of the open document as a file.

use crate::{
    app::{components::contents::part_name, document::workspace::Workspace},
    domain::{
        records::{document::Document, references::References},
        ways_out::WayOut,
    },
    format::{envelope, file_name},
    platform::web::files,
};

/// Offers what `take` takes of the open document as a file by a way, from which it can be taken in again.
pub fn offer_part(workspace: Workspace, way: WayOut, take: impl FnOnce(&Document, &References) -> Document) {
    // What both have in common when it comes back.
    workspace.mark_point();
    if let Some(part) = workspace.now(take) {
        files::offer(&file_name_of(&part), &way.with(envelope::write(&part)));
    }
}

/// The name of a part's file.
fn file_name_of(part: &Document) -> String {
    let mut name = part.strategy().name.clone();
    if let Some(mark) = &part.part {
        name.push(' ');
        name.push_str(&part_name(part, mark));
    }
    file_name::file_name(&name, "samspel.json")
}
