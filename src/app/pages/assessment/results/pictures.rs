//! The pictures of results, as SVG text.

use super::{
    respondents::name,
    view::{median, medians},
};
use crate::{
    app::{
        pages::assessment::{
            level_key,
            pictures::{self, FactorBar, frame, range_in_words},
        },
        text::words::{self, Word, fill, text},
    },
    domain::{
        assessment::results::{Respondents, Results, counts::Counts},
        records::self_assessment::Level,
    },
    render::{
        distribution::{Content, Distribution, DistributionWords, Rank, Row, Spread, Summary},
        dots::{DotForm, DotRow, DotWords, Dots},
        radar::Series,
    },
};

/// A line of medians with its name.
pub type Line = (String, Vec<Option<f64>>);

fn numbers(results: &Results) -> Vec<String> {
    pictures::numbers(results.questions.factors.iter().map(|one| one.factor))
}

/// A bar a factor, with the quartiles.
pub fn bars(results: &Results, respondents: Respondents, title: &str, width: f64) -> String {
    let factors = results.questions.factors.iter().enumerate();
    let bars: Vec<FactorBar> = factors
        .map(|(place, asked)| {
            let counts = results.factor(place, respondents).map(|figures| figures.counts);
            FactorBar {
                factor: asked.factor,
                quartiles: counts.as_ref().and_then(Counts::quartiles),
                n: counts.map_or(0, |counts| counts.n()),
                target: None,
            }
        })
        .collect();
    let description = range_in_words(medians(results, respondents).into_iter().flatten());
    let frame = frame("results-bars", title, &description, width);
    pictures::bars(frame, &bars, "")
}

/// A line a group or a round, the main one first.
pub fn radar(results: &Results, lines: &[Line], title: &str, width: f64) -> String {
    let series: Vec<Series> = lines.iter().map(|(name, values)| Series { name, values }).collect();
    let main: &[Option<f64>] = lines.first().map_or(&[], |(_, values)| values);
    let description = range_in_words(main.iter().flatten().copied());
    let frame = frame("results-radar", title, &description, width);
    pictures::radar(frame, &numbers(results), &series, Word::ResultsMore)
}

/// How far each factor has come: `medians` are now and before, by factor.
pub fn change(
    results: &Results,
    rounds: (&str, &str),
    medians: &[[Option<f64>; 2]],
    (title, description): (&str, &str),
    width: f64,
) -> String {
    let numbers = numbers(results);
    let factors = results.questions.factors.iter().zip(&numbers);
    let rows: Vec<DotRow> = factors
        .zip(medians)
        .map(|((asked, number), values)| DotRow {
            number,
            label: asked.factor.title(words::language()),
            values,
        })
        .collect();
    Dots {
        frame: frame("results-change", title, description, width),
        series: &[rounds.0, rounds.1],
        rows: &rows,
        form: DotForm::Change,
        words: DotWords {
            axis: text(Word::ResultsChartAxis),
            value: text(Word::ResultsChangeNow),
            change: text(Word::ResultsChange),
            no_value: "–",
            missing: text(Word::ResultsMissing),
            more: text(Word::ResultsMore),
        },
        numbers: words::numbers(),
    }
    .to_svg()
}

/// How the answers to a statement are spread: everybody's, then each group's.
pub fn spread(results: &Results, statement: usize, everyone: &[Respondents], width: f64) -> String {
    let Some(asked) = results.questions.statements.get(statement) else {
        return String::new();
    };
    let rows: Vec<Row> = everyone
        .iter()
        .map(|respondents| Row {
            label: name(*respondents),
            rank: Rank::Group,
            content: results
                .statement(statement, *respondents)
                .map_or(Content::Hidden(text(Word::ResultsHiddenRow)), |counts| {
                    Content::Spread(spread_of(counts))
                }),
        })
        .collect();
    let title = fill(Word::ResultsSpreadTitle, &[("number", &asked.number)]);
    let description = results.statement(statement, Respondents::All).map_or_else(
        || text(Word::ResultsSpreadHidden).to_owned(),
        |counts| {
            fill(
                Word::ResultsSpreadDescription,
                &[
                    ("n", &words::numbers().count(counts.n())),
                    ("dont_know", &words::numbers().count(counts.dont_know)),
                    ("not_applicable", &words::numbers().count(counts.not_applicable)),
                ],
            )
        },
    );
    let id = ["spread-", &statement.to_string()].concat();
    Distribution {
        frame: frame(&id, &title, &description, width),
        rows: &rows,
        words: DistributionWords {
            levels: Level::ALL.map(level_key::name),
            answers: text(Word::ResultsSpreadLevels),
            dont_know: text(Word::AssessmentTableDontKnow),
            not_applicable: text(Word::AssessmentTableNotApplicable),
            summary: text(Word::ResultsSpreadSummary),
            no_answers: text(Word::ResultsSpreadNone),
        },
        numbers: words::numbers(),
    }
    .to_svg()
}

fn spread_of(counts: &Counts) -> Spread {
    Spread {
        levels: counts.levels,
        dont_know: counts.dont_know,
        not_applicable: counts.not_applicable,
        summary: counts.quartiles().map(|quartiles| Summary {
            median: quartiles.median,
            quartiles: (quartiles.first, quartiles.third),
        }),
    }
}

/// The medians of each group that may be shown, those of `first` first.
pub fn lines_of_groups(results: &Results, first: Respondents, everyone: &[Respondents]) -> Vec<Line> {
    let others = everyone.iter().copied().filter(|respondents| *respondents != first);
    std::iter::once(first)
        .chain(others)
        .map(|respondents| (name(respondents).to_owned(), medians(results, respondents)))
        .collect()
}

/// The medians of another round on the factors of this one.
pub fn medians_of_round(results: &Results, other: &Results, respondents: Respondents) -> Vec<Option<f64>> {
    let factors = results.questions.factors.iter();
    factors
        .map(|asked| median(other, other.questions.factor_place(asked.factor.id)?, respondents))
        .collect()
}
