//! How far targets have come is what the cases worked out by hand say, and what another program works out from `docs/attainment.md`.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "independent/mod.rs"]
mod independent;

use std::{collections::BTreeSet, fs, path::PathBuf};

use proptest::{collection, option, prelude::*, sample::select};
use samspel::domain::{
    follow_up::{
        attainment::{self, Attainment, Reckoning, Standing, TargetStatus},
        goal::Hindrance,
    },
    json::{self, Json},
    records::{
        document::Document,
        indicator::{Indicator, Measurement, Sex},
        plan::{Direction, Target},
        record::{Kind, Record},
        references::References,
    },
    values::{
        amount::{Amount, Year},
        date::Date,
        id::{Id, RecordId},
        order::Order,
    },
};
use serde_json::{Map, Value, json};

const PLANS: usize = 200;

/// A target with what has been measured of it, in the order in which it stands, and the day of reckoning.
#[derive(Clone, Debug)]
struct Case {
    target: Target,
    measured: Vec<Measurement>,
    unit: Option<String>,
    on: Date,
}

fn id(text: &str) -> RecordId {
    RecordId::new(text).unwrap()
}

impl Case {
    /// What it comes to, in a document where the target follows an indicator if there is a unit for one.
    fn reckoned(&self) -> Attainment {
        let indicator: Option<Id<Indicator>> = self.unit.is_some().then(|| Id::of(id("indicator")));
        let of = if indicator.is_some() {
            id("indicator")
        } else {
            id("target")
        };
        let target = Target {
            indicator,
            ..self.target.clone()
        };
        let mut records: Vec<(RecordId, Record)> = vec![(id("target"), target.into())];
        let unit = self.unit.clone().unwrap_or_default();
        let indicator = Indicator {
            unit,
            ..Indicator::default()
        };
        records.push((id("indicator"), indicator.into()));
        // Their ids go the other way than their places.
        let places = Order::from_on(Order::default());
        for (number, (one, order)) in self.measured.iter().zip(places).enumerate() {
            let one = Measurement {
                of: Some(of.clone()),
                order,
                ..one.clone()
            };
            records.push((id(&format!("m{}", 900 - number)), one.into()));
        }
        let document = Document::of(id("document"), records);
        let references = References::of(&document);
        attainment::of(&document, &references, &Id::of(id("target")), self.on).unwrap()
    }

    fn asked(&self) -> Value {
        let measured = self.measured.iter().map(|one| {
            json!({
                "year": one.year.map(Year::get), "day": one.day.map(|day| day.to_string()), "sex": one.sex.code(),
                "value": one.value.map(Amount::get),
            })
        });
        let record: Record = self.target.clone().into();
        json!({
            "target": record.write(), "unit": self.unit, "on": self.on.to_string(), "measured": measured.collect::<Vec<_>>(),
        })
    }
}

fn word(standing: Standing) -> &'static str {
    match standing {
        Standing::Reached => "reached",
        Standing::UnderWay => "under_way",
        Standing::Unchanged => "unchanged",
        Standing::Worse => "worse",
        Standing::Deviates => "deviates",
        Standing::NotReached => "not_reached",
        Standing::NotMeasured => "not_measured",
        Standing::BySexOnly => "by_sex_only",
        Standing::NotReckoned(_) => "not_reckoned",
    }
}

fn why(standing: Standing) -> Option<&'static str> {
    let Standing::NotReckoned(hindrance) = standing else {
        return None;
    };
    Some(match hindrance {
        Hindrance::Unit => "unit",
        Hindrance::NoValue => "no_value",
        Hindrance::NoUpper => "no_upper",
        Hindrance::Crossed => "crossed",
        Hindrance::NoDirection => "no_direction",
        Hindrance::Against => "against",
    })
}

fn status(status: TargetStatus) -> &'static str {
    match status {
        TargetStatus::NotReckoned => "not_reckoned",
        TargetStatus::Awaiting => "awaiting",
        TargetStatus::NotMeasured => "not_measured",
        TargetStatus::Achieved => "achieved",
        TargetStatus::Missed => "missed",
        TargetStatus::OnTrack => "on_track",
        TargetStatus::Behind => "behind",
        TargetStatus::Unjudged => "unjudged",
    }
}

/// Whether a number is the one that is told, up to what sums lose.
fn is_close(ours: Option<f64>, told: &Value) -> bool {
    match (ours, told.as_f64()) {
        (Some(ours), Some(told)) => (ours - told).abs() <= 1e-9 * told.abs().max(1.0),
        (None, None) => true,
        _ => false,
    }
}

/// Holds what we reckon to what is told of it; what is not told is not held.
fn holds(ours: &Reckoning, told: &Value, place: &str) {
    assert_eq!(word(ours.standing), told["word"], "{place}");
    assert_eq!(status(ours.status), told["status"], "{place}");
    assert!(is_close(ours.share, &told["share"]), "{place}: {ours:?} {told}");
    let is_told = |name: &str| told.get(name).is_some();
    let actual = ours.actual.as_ref();
    if is_told("path") {
        assert!(is_close(ours.expected, &told["path"]), "{place}: {ours:?} {told}");
    }
    if is_told("actual") {
        assert!(
            is_close(actual.map(|actual| actual.value), &told["actual"]),
            "{place}: {ours:?} {told}"
        );
    }
    if is_told("baseline") {
        assert!(is_close(ours.baseline, &told["baseline"]), "{place}");
    }
    if is_told("percent") {
        assert!(
            is_close(ours.percent(), &told["percent"]),
            "{place}: {:?} {told}",
            ours.percent()
        );
    }
    if is_told("unmeasured") {
        let unmeasured = actual.map_or_else(Vec::new, |actual| actual.unmeasured.clone());
        assert_eq!(json!(unmeasured), told["unmeasured"], "{place}");
    }
    assert_eq!(why(ours.standing), told["why"].as_str(), "{place}");
    let is_late = actual.is_some_and(|actual| actual.is_late);
    assert_eq!(is_late, told["late"].as_bool().unwrap_or_default(), "{place}");
}

fn record<T: Kind>(fields: &Map<String, Value>) -> T {
    let mut fields = fields.clone();
    fields.insert("kind".into(), T::KIND.into());
    let read = Record::read(Json::Object(json::entries(&fields)), &mut |misread| {
        panic!("{misread:?}")
    });
    T::of(&read.unwrap()).unwrap().clone()
}

fn by_hand(case: &Value) -> Case {
    let measured = case["measured"].as_array().unwrap().iter().map(|one| {
        let time = one[0].as_str().unwrap();
        Measurement {
            year: Year::parse(time),
            day: Date::parse(time),
            value: one[1].as_f64().and_then(Amount::new),
            sex: one[2].as_str().map_or(Sex::Total, |sex| Sex::from_code(sex).unwrap()),
            ..Measurement::default()
        }
    });
    Case {
        target: record(case["target"].as_object().unwrap()),
        measured: measured.collect(),
        unit: case["unit"].as_str().map(Into::into),
        on: Date::parse(case["on"].as_str().unwrap()).unwrap(),
    }
}

// R401, R402, R403, R404, R405, R406
#[test]
fn targets_have_come_as_far_as_was_worked_out_by_hand() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/attainment.json");
    let cases: Vec<Value> = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    assert!(cases.len() >= 60);
    let (mut words, mut statuses, mut hindrances) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for case in &cases {
        let name = case["name"].as_str().unwrap();
        let ours = by_hand(case).reckoned();
        let told = &case["expected"];
        holds(&ours.total, told, name);
        words.insert(word(ours.total.standing));
        statuses.insert(status(ours.total.status));
        hindrances.extend(why(ours.total.standing));
        for (sex, of_sex) in [("women", &ours.women), ("men", &ours.men)] {
            if let Some([word, status, share]) = told[sex].as_array().map(Vec::as_slice) {
                let told = json!({ "word": word, "status": status, "share": share });
                holds(of_sex.as_ref().unwrap(), &told, &format!("{name}, {sex}"));
            }
        }
    }
    // Every word, every status and every reason comes.
    assert_eq!((words.len(), statuses.len(), hindrances.len()), (9, 8, 6));
}

fn amount() -> impl Strategy<Value = Option<Amount>> {
    let number = prop_oneof![
        4 => (-20..=20_i32).prop_map(|number| f64::from(number) / 2.0),
        1 => -100.0..100.0_f64,
        1 => Just(0.0),
    ];
    option::weighted(0.85, number.prop_map(|number| Amount::new(number).unwrap()))
}

fn year(years: std::ops::Range<u16>) -> impl Strategy<Value = Option<Year>> {
    option::weighted(0.85, years.prop_map(|year| Year::new(year).unwrap()))
}

fn measurement() -> impl Strategy<Value = Measurement> {
    let day =
        (2024..2032_u16, 1..=12_u8, 1..=28_u8).prop_map(|(year, month, day)| Date::new(year, month, day).unwrap());
    let sex = prop_oneof![3 => Just(Sex::Total), 1 => Just(Sex::Women), 1 => Just(Sex::Men)];
    (year(2024..2032), option::weighted(0.3, day), sex, amount()).prop_map(|(year, day, sex, value)| Measurement {
        year,
        day,
        sex,
        value,
        ..Measurement::default()
    })
}

fn case() -> impl Strategy<Value = Case> {
    let target = (
        select(Direction::ALL),
        amount(),
        year(2023..2027),
        amount(),
        amount(),
        option::weighted(0.5, amount()),
        year(2026..2031),
        proptest::bool::weighted(0.25),
        option::weighted(0.3, year(2024..2028)),
    );
    let target = target.prop_map(
        |(direction, baseline, baseline_year, value, upper, tolerance, year, cumulative, counted_from)| Target {
            direction,
            baseline,
            baseline_year,
            value,
            upper,
            tolerance: tolerance.flatten(),
            year,
            cumulative,
            counted_from: counted_from.flatten(),
            ..Target::default()
        },
    );
    let unit = || prop_oneof![Just(""), Just("procent"), Just(" Procent"), Just("antal")].prop_map(str::to_owned);
    let on = (2026..2033_u16, 1..=12_u8, 1..=28_u8).prop_map(|(year, month, day)| Date::new(year, month, day).unwrap());
    let units = (unit(), option::weighted(0.3, unit()));
    (target, collection::vec(measurement(), 0..12), units, on).prop_map(|(target, measured, (own, unit), on)| Case {
        target: Target { unit: own, ..target },
        measured,
        unit,
        on,
    })
}

// R407
#[test]
fn two_programs_reckon_the_same_of_200_plans() {
    // A plan of ten targets.
    let cases = independent::cases(case, PLANS * 10, 12);
    let theirs = independent::other_program("attainment.mjs", &cases.iter().map(Case::asked).collect());
    assert_eq!(theirs.len(), cases.len());
    let mut statuses = BTreeSet::new();
    for (case, theirs) in cases.iter().zip(&theirs) {
        let (ours, place) = (case.reckoned(), case.asked().to_string());
        holds(&ours.total, theirs, &place);
        statuses.insert(status(ours.total.status));
        for (sex, of_sex) in [("women", &ours.women), ("men", &ours.men)] {
            match of_sex {
                Some(of_sex) => holds(of_sex, &theirs[sex], &place),
                None => assert_eq!(theirs[sex], Value::Null, "{sex} {place}"),
            }
        }
    }
    assert_eq!(statuses.len(), 8, "{statuses:?}");
}

proptest! {
    // R401. Whatever a file says, it comes to something that can be told.
    #[test]
    fn any_numbers_are_reckoned(mut case in case(), large in prop_oneof![Just(1e308), Just(-1e308), Just(f64::MIN_POSITIVE)]) {
        case.target.baseline = Amount::new(large);
        case.measured.push(Measurement {
            year: Year::new(2026),
            value: Amount::new(-large),
            ..Measurement::default()
        });
        let ours = case.reckoned();
        prop_assert!(ours.total.share.is_none_or(f64::is_finite));
        prop_assert!(ours.total.percent().is_none_or(|percent| !percent.is_nan()));
    }
}
