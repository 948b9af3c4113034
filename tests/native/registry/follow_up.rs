//! What has come of targets, actions and funding is told in whole sentences, in both languages.

use samspel::{
    app::text::follow_up,
    domain::{
        assessment::factors::Language,
        follow_up::{attainment, funding, progress},
        records::{
            action_parts::{Funding, Milestone},
            indicator::Measurement,
            plan::{Action, ActionStatus, Direction, JudgedProgress, Target},
            record::RecordKind,
        },
        values::{
            amount::{Amount, Year},
            date::Date,
        },
    },
};

use super::in_both_languages;

fn target(direction: Direction, baseline: f64, value: f64) -> Target {
    Target {
        direction,
        baseline: Amount::new(baseline),
        baseline_year: Year::new(2024),
        value: Amount::new(value),
        year: Year::new(2028),
        ..Target::default()
    }
}

fn measured(values: &[(u16, f64)]) -> Vec<Measurement> {
    let one = |&(year, value): &(u16, f64)| Measurement {
        year: Year::new(year),
        value: Amount::new(value),
        ..Measurement::default()
    };
    values.iter().map(one).collect()
}

/// What is told of a target, and how it was reckoned.
fn told(target: &Target, values: &[(u16, f64)]) -> (String, Vec<String>) {
    let measured = measured(values);
    let on = Date::parse("2027-02-01").unwrap();
    let attainment = attainment::reckoned(target, &measured.iter().collect::<Vec<_>>(), "", on);
    (follow_up::told(&attainment.total), follow_up::reckoned(&attainment))
}

// R414
#[test]
fn the_formula_is_told_with_its_numbers() {
    in_both_languages(|language| {
        let (word, lines) = told(&target(Direction::Increase, -4.0, 1.5), &[(2026, -2.9)]);
        let said = match language {
            Language::Swedish => (
                "På väg, 20 procent · efter",
                [
                    "Utfall 2026: −2,9.",
                    "(utfall − basvärde) / (målvärde − basvärde)",
                    "(−2,9 − (−4)) / (1,5 − (−4)) = 0,2",
                    "Väntat till dess, i jämn takt: 50 procent.",
                ],
            ),
            Language::English => (
                "On the way, 20 percent · behind",
                [
                    "Actual value 2026: −2.9.",
                    "(actual value − baseline) / (target value − baseline)",
                    "(−2.9 − (−4)) / (1.5 − (−4)) = 0.2",
                    "Expected by then, at an even pace: 50 percent.",
                ],
            ),
        };
        assert_eq!((word.as_str(), lines), (said.0, said.1.map(str::to_owned).to_vec()));

        let between = Target {
            upper: Amount::new(20.0),
            ..target(Direction::Between, 30.0, 10.0)
        };
        let (_, lines) = told(&between, &[(2026, 25.0)]);
        assert_eq!(
            lines[2],
            if language == Language::Swedish {
                "1 − 5 / 10 = 0,5"
            } else {
                "1 − 5 / 10 = 0.5"
            }
        );

        let sum = Target {
            cumulative: true,
            ..target(Direction::Increase, 0.0, 500.0)
        };
        let (_, lines) = told(&sum, &[(2025, 100.0), (2027, 0.1 + 0.2)]);
        let (sum, lacks) = match language {
            Language::Swedish => ("Summan: 0 + 100 (2025) + 0,3 (2027) = 100,3.", "Inte mätt: 2026."),
            Language::English => ("The sum: 0 + 100 (2025) + 0.3 (2027) = 100.3.", "Not measured: 2026."),
        };
        assert_eq!(lines[..2], [sum, lacks].map(str::to_owned));
    });
}

// R403, R414
#[test]
fn what_is_not_measured_is_never_told_as_a_number() {
    in_both_languages(|language| {
        let (word, lines) = told(&target(Direction::Increase, 10.0, 20.0), &[]);
        assert_eq!(
            word,
            if language == Language::Swedish {
                "Ej mätt"
            } else {
                "Not measured"
            }
        );
        assert_eq!(lines.len(), 1);
        assert!(!lines[0].contains(|sign: char| sign.is_ascii_digit()), "{lines:?}");
    });
}

// R409, R411
#[test]
fn how_an_action_goes_and_what_its_funding_lacks_are_sentences() {
    in_both_languages(|language| {
        let is_swedish = language == Language::Swedish;
        let action = Action {
            status: ActionStatus::Finished,
            progress: JudgedProgress::Cancelled,
            ..Action::default()
        };
        let open = [Milestone::default(), Milestone::default()];
        let on = Date::parse("2027-02-01").unwrap();
        let goes = progress::of(&action, &open.iter().collect::<Vec<_>>(), on);
        let said = if is_swedish {
            "Bedömt av er. Enligt datum och delmål: klar. Den är avslutad, men 2 delmål är inte klara."
        } else {
            "Judged by you. By dates and milestones: done. It is finished, but 2 milestones aren’t done."
        };
        assert_eq!(follow_up::reason(&goes), said);

        let rows = [Funding::default()];
        let sums = |cost| funding::sums(cost, &rows.iter().collect::<Vec<_>>());
        assert!(!follow_up::lacking(&sums(None)).contains('0'));
        let most = if is_swedish {
            "Saknas: som mest 900 kr"
        } else {
            "Missing: at most SEK 900"
        };
        assert_eq!(follow_up::lacking(&sums(Amount::new(900.0))), most);
        assert!(follow_up::number(-1_234_567.5).starts_with("\u{2212}1\u{202f}234\u{202f}567"));
        assert_eq!(follow_up::number(2026.0), "2026");
        let nothing = if is_swedish { "ingen uppgift" } else { "not stated" };
        assert_eq!(follow_up::sum(sums(None).total.granted), nothing);
    });
}

// R415, R585
#[test]
fn what_is_left_out_of_what_is_published_is_marked() {
    let kinds = RecordKind::ALL.iter().filter(|kind| kind.is_private());
    assert_eq!(
        kinds.copied().collect::<Vec<_>>(),
        [RecordKind::Response, RecordKind::Risk, RecordKind::Comment]
    );
    let mut fields = Vec::new();
    for kind in RecordKind::ALL {
        let private = kind.fields().iter().filter(|field| field.is_private);
        fields.extend(private.map(|field| (kind.code(), field.name)));
    }
    assert_eq!(
        fields,
        [
            ("contribution", "person"),
            ("contribution", "place"),
            ("actor", "contact")
        ]
    );
}
