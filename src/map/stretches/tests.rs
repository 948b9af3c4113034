#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;
use crate::map::aside::{Piece, pieces};

/// How many pixels the plane is wide in these tests; a unit of the lines below is a hundred pixels.
const SCALE: f64 = 256.0 * 256.0;

fn track(number: usize, theme: Theme, width: f64, points: &[(i32, i32)]) -> Rc<Track> {
    track_of(Course::Curved, number, theme, width, points)
}

fn track_of(course: Course, number: usize, theme: Theme, width: f64, points: &[(i32, i32)]) -> Rc<Track> {
    let strands: Vec<Vec<PlanePoint>> = vec![points.iter().map(|(x, y)| at(*x, *y)).collect()];
    Rc::new(Track {
        theme,
        id: RecordId::new(&format!("e{number}")).unwrap(),
        width,
        course,
        bounds: PlaneBox::about([0.5, 0.5], 0.5),
        is_eastward: strands.iter().map(|strand| is_eastward(strand)).collect(),
        strands,
        stretched: RefCell::default(),
    })
}

fn at(x: i32, y: i32) -> PlanePoint {
    [f64::from(x), f64::from(y)].map(|value| 0.3 + value * 100.0 / SCALE)
}

fn drawn(track: &Track) -> Vec<Piece> {
    let stretched = track.stretched();
    let stretches = stretched.as_ref().map_or(&[][..], |strands| &strands[0]);
    pieces(&track.strands[0], stretches, track.course, |point| {
        point.map(|value| (value - 0.3) * SCALE)
    })
}

fn all(tracks: &[Rc<Track>]) -> Stretches {
    let mut stretches = Stretches::default();
    stretches.follow(&[], tracks);
    stretches
}

fn asides(track: &Track) -> Vec<([usize; 2], f64)> {
    let stretched = track.stretched();
    let stretches = stretched.iter().flat_map(|strands| strands.iter().flatten());
    stretches.map(|stretch| (stretch.vertices, stretch.aside)).collect()
}

// R310
#[test]
fn lines_that_share_a_stretch_stand_side_by_side_in_the_order_of_their_themes() {
    let settlement = track(9, Theme::Settlement, 8.0, &[(0, 0), (4, 0), (8, 0)]);
    let nature = track(1, Theme::Nature, 12.0, &[(9, 9), (8, 0), (4, 0)]);
    all(&[nature.clone(), settlement.clone()]);
    // To the left of the way east, the first; the second was drawn the other way.
    assert_eq!(asides(&settlement), [([1, 2], -(12.0 + GAP) / 2.0)]);
    assert_eq!(asides(&nature), [([1, 2], -(8.0 + GAP) / 2.0)]);
}

// R310
#[test]
fn what_only_crosses_or_is_of_one_line_stays_where_it_is() {
    let lines = [
        track(1, Theme::Nature, 8.0, &[(0, 0), (4, 0)]),
        track(2, Theme::Nature, 8.0, &[(2, -2), (2, 2)]),
        track(3, Theme::Nature, 8.0, &[(7, 7), (8, 8), (7, 7)]),
    ];
    all(&lines);
    assert!(lines.iter().all(|line| line.stretched().is_none()));
}

// R310
#[test]
fn relations_stand_apart_among_themselves_from_end_to_end() {
    let relation = |number, points: &[(i32, i32)]| track_of(Course::Straight, number, Theme::Settlement, 12.0, points);
    let corridor = track(3, Theme::Communications, 16.0, &[(0, 0), (4, 0)]);
    let lines = [relation(1, &[(0, 0), (4, 0)]), relation(2, &[(4, 0), (0, 0)])];
    let both = [lines[0].clone(), lines[1].clone(), corridor.clone()];
    all(&both);
    assert!(corridor.stretched().is_none());
    let half = (12.0 + GAP) / 2.0;
    for (line, beside) in lines.iter().zip([-half, half]) {
        let points: Vec<_> = drawn(line).into_iter().flat_map(|piece| piece.points).collect();
        assert!(points.iter().all(|[_, y]| (y - beside).abs() < 1e-6), "{points:?}");
        let ends = [points[0][0], points.last().unwrap()[0]];
        assert!((ends[0] - ends[1]).abs() > 399.0);
    }
    // What goes on alone after a stretch leaves it as a corridor does.
    let on = [
        relation(1, &[(0, 0), (4, 0), (8, 0)]),
        relation(2, &[(0, 0), (4, 0), (4, 4)]),
    ];
    all(&on);
    let points: Vec<_> = drawn(&on[0]).into_iter().flat_map(|piece| piece.points).collect();
    assert!(points[0][1] < -half + 1e-6 && points.last().unwrap()[1].abs() < 1e-6);
    // Many stand closer together, in the room of three.
    let many: Vec<_> = (0..6).map(|number| relation(number, &[(0, 0), (4, 0)])).collect();
    all(&many);
    let farthest = many.iter().flat_map(|line| asides(line)).map(|(_, aside)| aside.abs());
    assert!(farthest.fold(0.0, f64::max) < 1.5 * (12.0 + GAP));
}

// R310
#[test]
fn too_many_lines_stay_on_each_other_and_stand_apart_when_there_are_fewer() {
    let lines: Vec<_> = (0..=MOST_LANES)
        .map(|number| track(number, Theme::Nature, 4.0, &[(0, 0), (4, 0)]))
        .collect();
    let mut stretches = all(&lines);
    assert!(lines.iter().all(|line| line.stretched().is_none()));
    assert_eq!(stretches.follow(&lines[..1], &[]).len(), MOST_LANES);
    assert!(lines[1..].iter().all(|line| line.stretched().is_some()));
    assert_eq!(stretches.follow(&[], &lines[..1]).len(), MOST_LANES);
    assert!(lines.iter().all(|line| line.stretched().is_none()));
}

// R310
#[test]
fn ten_thousand_lines_on_each_other_are_soon_told() {
    let lines: Vec<_> = (0..10_000)
        .map(|number| track(number, Theme::Nature, 4.0, &[(0, 0), (4, 0), (4, 4)]))
        .collect();
    let begun = std::time::Instant::now();
    all(&lines);
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
}

fn any_track() -> impl Strategy<Value = (usize, f64, Vec<(i32, i32)>)> {
    let step = prop::sample::select(vec![(1, 0), (0, 1), (-1, 0), (0, -1)]);
    let walk = (0..4_i32, 0..4_i32, prop::collection::vec(step, 1..6));
    let points = walk.prop_map(|(mut x, mut y, steps)| {
        let mut points = vec![(x, y)];
        for (east, south) in steps {
            (x, y) = (x + east, y + south);
            points.push((x, y));
        }
        points
    });
    (0..Theme::ALL.len(), 2.0..16.0_f64, points)
}

proptest! {
    // R310
    #[test]
    fn following_gives_what_telling_all_at_once_gives_whichever_way_lines_run(
        lines in prop::collection::vec(any_track(), 1..14),
        steps in prop::collection::vec((any::<bool>(), 0..14_usize), 1..20),
    ) {
        let make = |number: usize| {
            let (theme, width, points) = &lines[number];
            track(number, Theme::ALL[*theme], *width, points)
        };
        let mut held: BTreeMap<usize, Rc<Track>> = BTreeMap::new();
        let mut stretches = Stretches::default();
        for (is_there, number) in steps {
            let number = number % lines.len();
            let gone: Vec<_> = held.remove(&number).into_iter().collect();
            let new: Vec<_> = is_there.then(|| make(number)).into_iter().collect();
            held.extend(new.iter().map(|track| (number, track.clone())));
            let before: Vec<_> = held.values().map(|track| track.stretched()).collect();
            let moved = stretches.follow(&gone, &new);
            let whole: Vec<_> = held.keys().map(|number| make(*number)).collect();
            all(&whole);
            for ((one, other), before) in held.values().zip(&whole).zip(before) {
                prop_assert_eq!(one.stretched(), other.stretched());
                let is_told = moved.iter().any(|(track, _)| Rc::ptr_eq(track, one));
                prop_assert!(is_told || before == one.stretched());
            }
        }
        // Turned around, each is drawn where it was, if none goes the same way twice.
        let is_simple = |points: &[(i32, i32)]| (1..points.len()).all(|place| !points[..place].contains(&points[place]));
        if !lines.iter().all(|(.., points)| is_simple(points)) {
            return Ok(());
        }
        let turned: Vec<_> = held.keys().map(|number| {
            let (theme, width, points) = &lines[*number];
            let points: Vec<_> = if number % 2 == 0 { points.iter().rev().copied().collect() } else { points.clone() };
            track(*number, Theme::ALL[*theme], *width, &points)
        }).collect();
        all(&turned);
        for (one, other) in held.values().zip(&turned) {
            let mut asides = [asides(one), asides(other)].map(|all| {
                let mut all: Vec<f64> = all.iter().map(|(_, aside)| aside.abs()).collect();
                all.sort_by(f64::total_cmp);
                all
            });
            let [one, other] = &mut asides;
            prop_assert!(one.len() == other.len() && one.iter().zip(other).all(|(one, other)| (one - *other).abs() < 1e-9));
        }
    }

    // R310
    #[test]
    fn on_a_straight_stretch_no_line_lies_on_another(
        widths in prop::collection::vec(2.0..16.0_f64, 2..6), is_turned in prop::collection::vec(any::<bool>(), 6),
    ) {
        let lines: Vec<_> = widths.iter().zip(&is_turned).enumerate().map(|(number, (width, is_turned))| {
            let mut points = vec![(0, 0), (6, 0), (12, 0)];
            if *is_turned { points.reverse(); }
            track(number, Theme::Nature, *width, &points)
        }).collect();
        all(&lines);
        let height = |track: &Rc<Track>| {
            let points: Vec<_> = drawn(track).into_iter().flat_map(|piece| piece.points).collect();
            let beside = points.iter().filter(|[x, _]| (500.0..700.0).contains(x)).map(|point| point[1]);
            beside.chain(crate::map::aside::point_at(&points, 0.5).map(|point| point[1])).collect::<Vec<f64>>()
        };
        for pair in lines.windows(2) {
            let (one, other) = (height(&pair[0]), height(&pair[1]));
            let apart = (pair[0].width + pair[1].width) / 2.0;
            prop_assert!(other[0] - one[0] >= apart, "{:?} {:?}", one, other);
        }
    }
}
