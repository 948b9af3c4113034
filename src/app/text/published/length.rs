//! How long what is read is on paper, in lines of A4: near enough to tell how much of a list there is room for.

use crate::render::reading::{Block, Fit, Section};

/// How many letters a line has, and what stands beside the name of a fact.
const LINE: usize = 92;
const FACT: usize = 60;
/// How many lines a heading takes with the space around it, and two pictures beside each other with their captions.
const HEADING: usize = 3;
const TWO_PICTURES: usize = 15;
/// How many lines a page has.
const PAGE: usize = 48;

/// How many lines a section takes.
pub fn of_section(section: &Section) -> usize {
    let small = |block: &&Block| matches!(block, Block::Picture(picture) if picture.fit == Fit::Small);
    let pictures = section.blocks.iter().filter(small).count();
    let rest = section.blocks.iter().filter(|block| !small(block));
    HEADING + rest.map(of_block).sum::<usize>() + pictures.div_ceil(2) * TWO_PICTURES
}

fn of_block(block: &Block) -> usize {
    match block {
        Block::Text(text) => wrapped(text, LINE) + 1,
        Block::Status(..) | Block::Way(_) => 2,
        Block::Facts(facts) => facts.iter().map(|fact| wrapped(&fact.value, FACT) + 1).sum(),
        Block::List(items) => items.iter().map(|item| wrapped(item, LINE)).sum::<usize>() + 1,
        Block::Table(table) => {
            let columns = table.head.len().max(1);
            let of_row = |row: &Vec<String>| {
                let cells = row.iter().map(|cell| wrapped(cell, LINE / columns));
                cells.max().unwrap_or_default() + 1
            };
            table.rows.iter().chain([&table.head]).map(of_row).sum()
        }
        Block::Picture(picture) => match picture.fit {
            Fit::Small => TWO_PICTURES,
            Fit::Wide => PAGE / 2,
            Fit::Page => PAGE,
        },
        Block::Lines(count) => count * 2,
        Block::Section(section) => of_section(section),
    }
}

/// How many lines a text takes where a line has so many letters.
fn wrapped(text: &str, letters: usize) -> usize {
    let lines = text.lines().map(|line| line.chars().count().div_ceil(letters).max(1));
    lines.sum::<usize>().max(1)
}
