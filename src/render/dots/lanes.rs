//! Marks that would lie over each other, set beside each other at their own places on the axis.

/// How far apart the middles of two marks are at the least, along the axis and across it.
pub(super) const APART: f64 = 14.0;

/// Where the marks of a row lie across the axis, measured from the row's middle, and how many lie across each other at the
/// most. `places` are the marks' places along the axis, in any order; marks at the same place keep their order.
pub(super) fn set(places: &[f64]) -> (Vec<f64>, usize) {
    let mut order: Vec<usize> = (0..places.len()).collect();
    let place = |mark: usize| places.get(mark).copied().unwrap_or(0.0);
    order.sort_by(|one, other| place(*one).total_cmp(&place(*other)));
    let mut across = vec![0.0; places.len()];
    let mut most = 0;
    // Marks that touch, each with the next, are set together; between such groups there is room.
    for group in order.chunk_by(|one, other| place(*other) - place(*one) < APART) {
        let mut ends: Vec<f64> = Vec::new();
        let mut lanes: Vec<usize> = Vec::new();
        for mark in group {
            let x = place(*mark);
            let free = ends.iter().position(|end| x - end >= APART);
            let lane = free.unwrap_or(ends.len());
            match ends.get_mut(lane) {
                Some(end) => *end = x,
                None => ends.push(x),
            }
            lanes.push(lane);
        }
        let middle = ends.len().saturating_sub(1) as f64 / 2.0;
        for (mark, lane) in group.iter().zip(lanes) {
            if let Some(across) = across.get_mut(*mark) {
                *across = (lane as f64 - middle) * APART;
            }
        }
        most = most.max(ends.len());
    }
    (across, most)
}
