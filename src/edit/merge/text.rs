//! Texts line by line.

use serde_json::Value;

/// The most pairs of lines that are compared in one text. Beyond that, what lies between the first and the last line that
/// differ counts as one change.
const MOST_PAIRS: usize = 250_000;

/// Brings two changes of a text together; `None` if they meet, or where a side says nothing. The inner `None` is the
/// empty text.
pub(super) fn merge(sides: [Option<&Value>; 3]) -> Option<Option<Value>> {
    let [base, ours, theirs] = sides.map(lines);
    let merged = together(&base?, &ours?, &theirs?)?;
    Some((!merged.is_empty()).then(|| merged.into()))
}

fn lines(side: Option<&Value>) -> Option<Vec<&str>> {
    let text = side?.as_str()?;
    (!text.is_empty()).then(|| text.split('\n').collect())
}

/// Some lines of the first text, by number, that are other lines in the second.
#[derive(Debug, PartialEq, Eq)]
struct Change<'a> {
    start: usize,
    end: usize,
    new: Vec<&'a str>,
}

impl Change<'_> {
    /// Whether both touch the same lines, or put something at the same place.
    fn meets(&self, other: &Self) -> bool {
        let overlap = self.start < other.end && other.start < self.end;
        overlap || (self.start, self.end) == (other.start, other.end)
    }
}

fn together(base: &[&str], ours: &[&str], theirs: &[&str]) -> Option<String> {
    let (ours, theirs) = (changes(base, ours), changes(base, theirs));
    let (mut ours, mut theirs) = (ours.into_iter().peekable(), theirs.into_iter().peekable());
    let mut merged: Vec<&str> = Vec::new();
    let mut done = 0;
    loop {
        let change = match (ours.peek(), theirs.peek()) {
            (None, None) => break,
            (Some(one), Some(other)) if one == other => {
                theirs.next();
                ours.next()
            }
            (Some(one), Some(other)) if one.meets(other) => return None,
            (Some(one), Some(other)) if (other.start, other.end) < (one.start, one.end) => theirs.next(),
            (Some(_), _) => ours.next(),
            (None, Some(_)) => theirs.next(),
        }?;
        merged.extend(base.get(done..change.start)?);
        merged.extend(change.new);
        done = change.end;
    }
    merged.extend(base.get(done..)?);
    Some(merged.join("\n"))
}

/// What turns one text into another, in order; between two changes there is always a line that stays.
fn changes<'a>(before: &[&str], after: &[&'a str]) -> Vec<Change<'a>> {
    let same = |(one, other): &(&&str, &&str)| one == other;
    let head = before.iter().zip(after).take_while(same).count();
    // No more than either has are the same at the head, and of what remains at the tail.
    let (mut before, mut after) = (&before[head..], &after[head..]);
    let is_large = |before: &[&str], after: &[&str]| before.len().saturating_mul(after.len()) > MOST_PAIRS;
    // Only where it must be: lines are matched from the beginning, so that a change that is merged in is found again.
    if is_large(before, after) {
        let (old, new) = (before.iter().rev(), after.iter().rev());
        let tail = old.zip(new).take_while(same).count();
        before = &before[..before.len() - tail];
        after = &after[..after.len() - tail];
    }
    let mut found: Vec<Change<'a>> = Vec::new();
    let mut note = |start: usize, end: usize, new: &[&'a str]| {
        let (start, end) = (head + start, head + end);
        match found.last_mut() {
            Some(last) if last.end == start => {
                last.end = end;
                last.new.extend(new);
            }
            _ => found.push(Change {
                start,
                end,
                new: new.to_vec(),
            }),
        }
    };
    if is_large(before, after) {
        note(0, before.len(), after);
        return found;
    }
    let lengths = common_lengths(before, after);
    let width = after.len() + 1;
    let (mut row, mut column) = (0, 0);
    // There is a length for every row and column, and for the end of both; each text is asked only before its end.
    while row < before.len() || column < after.len() {
        let at = row * width + column;
        if row < before.len() && column < after.len() && before[row] == after[column] {
            row += 1;
            column += 1;
        } else if row < before.len() && (column == after.len() || lengths[at + width] >= lengths[at + 1]) {
            note(row, row + 1, &[]);
            row += 1;
        } else {
            note(row, row, &after[column..=column]);
            column += 1;
        }
    }
    found
}

/// For each place in both, row by row: how many lines the rest of the two have in common, in order.
fn common_lengths(before: &[&str], after: &[&str]) -> Vec<u32> {
    let width = after.len() + 1;
    // A row and a column more than there are lines, so that each place has one below and one to its right.
    let mut lengths = vec![0_u32; (before.len() + 1) * width];
    for row in (0..before.len()).rev() {
        for column in (0..after.len()).rev() {
            let at = row * width + column;
            lengths[at] = if before[row] == after[column] {
                lengths[at + width + 1] + 1
            } else {
                lengths[at + width].max(lengths[at + 1])
            };
        }
    }
    lengths
}

#[cfg(test)]
mod tests {
    use super::together;

    fn both_ways(base: &str, ours: &str, theirs: &str) -> Option<String> {
        let [base, ours, theirs] = [base, ours, theirs].map(|text| text.split('\n').collect::<Vec<_>>());
        let merged = together(&base, &ours, &theirs);
        assert_eq!(merged, together(&base, &theirs, &ours));
        merged
    }

    #[test]
    fn changes_of_different_lines_both_stand() {
        let merged = |base, ours, theirs| both_ways(base, ours, theirs).unwrap_or_default();
        assert_eq!(merged("a\nb\nc", "A\nb\nc", "a\nb\nC"), "A\nb\nC");
        assert_eq!(merged("a\nb", "A\nb", "a\nB"), "A\nB");
        assert_eq!(merged("a\nb\nc", "b\nc", "a\nb\nc\nd"), "b\nc\nd");
        assert_eq!(merged("a\nb", "a\nx\nb", "a\nB"), "a\nx\nB");
        assert_eq!(merged("a\nb", "a\nx\nb", "A\nb"), "A\nx\nb");
    }

    #[test]
    fn the_same_change_on_both_sides_is_made_once() {
        assert_eq!(
            both_ways("a\nb", "a\nx\nb", "a\nx\nb\nc").as_deref(),
            Some("a\nx\nb\nc")
        );
    }

    #[test]
    fn changes_that_meet_are_a_conflict() {
        assert_eq!(both_ways("a", "b", "c"), None);
        assert_eq!(both_ways("a\nb", "a\nx\nb", "a\ny\nb"), None);
        assert_eq!(both_ways("a\nb\nc", "a", "a\nB\nc"), None);
    }

    #[test]
    fn long_texts_that_differ_all_through_are_still_brought_together() {
        let lines = |mark: &str| -> Vec<String> { (0..3_000).map(|number| format!("{number}{mark}")).collect() };
        let (base, changed) = (lines("").join("\n"), lines("!").join("\n"));
        let ours = base.clone() + "\nend";
        assert_eq!(both_ways(&base, &ours, &changed), Some(changed.clone() + "\nend"));
        let theirs = base.replacen("1500\n", "!\n", 1);
        assert_eq!(both_ways(&base, &changed, &theirs), None);
    }
}
