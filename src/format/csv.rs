//! The results of a round as a table for spreadsheets (`docs/format.md`, *CSV*): UTF-8 with a byte order mark, semicolons, decimal
//! commas, lines that end in CRLF, as Swedish spreadsheets read it.

use std::collections::BTreeMap;

use super::delimited::push_row;
use crate::domain::{
    assessment::{
        factors::Language,
        results::{
            Respondents, Results,
            counts::{Counts, Quartiles},
        },
    },
    records::{self_assessment::Level, strategy::ActorGroup},
    values::amount::Amount,
};

/// How many columns there are.
pub const COLUMNS: usize = 20;

/// How many of them, from the seventh, contain figures of the answers.
pub const FIGURES: usize = 12;

/// The words of the table.
#[derive(Clone, Copy)]
pub struct CsvWords<'a> {
    /// What heads each column.
    pub header: [&'a str; COLUMNS],
    /// What a row of a factor is called.
    pub factor: &'a str,
    /// What a row of a statement is called.
    pub statement: &'a str,
    /// Yes.
    pub yes: &'a str,
    /// No.
    pub no: &'a str,
    /// Stands in place of a figure that may not be shown.
    pub hidden: &'a str,
    /// What all together are called.
    pub all: &'a str,
    /// What a group is called.
    pub group: fn(Option<ActorGroup>) -> &'static str,
    /// The language of factors and statements.
    pub language: Language,
}

/// The table: a row a factor or statement, for all and for each group that may be shown.
///
/// `agreed` and `targets` are the levels that were agreed on and those to reach, by factor id.
pub fn write(
    results: &Results,
    agreed: &BTreeMap<String, Level>,
    targets: &BTreeMap<String, Level>,
    words: &CsvWords<'_>,
) -> String {
    let mut table = String::from("\u{feff}");
    push_row(&mut table, words.header.into_iter());
    let groups = results.shown_groups().into_iter().map(Respondents::Group);
    let everyone: Vec<Respondents> = std::iter::once(Respondents::All).chain(groups).collect();
    let level = |levels: &BTreeMap<String, Level>, id: &str| {
        let level = levels.get(id);
        level.map_or_else(String::new, |level| level.get().to_string())
    };
    let questions = &results.questions;
    for (place, asked) in questions.factors.iter().enumerate() {
        let factor = asked.factor;
        for respondents in everyone.iter().copied() {
            let figures = results.factor(place, respondents);
            let is_all = respondents == Respondents::All;
            let number = factor.number.to_string();
            let of_factor = |levels| {
                if is_all {
                    level(levels, factor.id)
                } else {
                    String::new()
                }
            };
            let row = Row {
                kind: words.factor,
                id: factor.id,
                number: &number,
                text: factor.title(words.language),
                is_own: false,
                respondents,
                counts: figures.as_ref().map(|figures| &figures.counts),
                differs: is_all.then(|| results.factor_differs(place)),
                agreed: of_factor(agreed),
                target: of_factor(targets),
            };
            row.push(&mut table, words);
        }
        for place in asked.statements.clone() {
            let Some(asked) = questions.statements.get(place) else {
                continue;
            };
            for respondents in everyone.iter().copied() {
                let row = Row {
                    kind: words.statement,
                    id: &asked.id,
                    number: &asked.number,
                    text: asked.text(words.language),
                    is_own: asked.is_own(),
                    respondents,
                    counts: results.statement(place, respondents),
                    differs: (respondents == Respondents::All).then(|| results.statement_differs(place)),
                    agreed: String::new(),
                    target: String::new(),
                };
                row.push(&mut table, words);
            }
        }
    }
    table
}

struct Row<'a> {
    kind: &'a str,
    id: &'a str,
    number: &'a str,
    text: &'a str,
    is_own: bool,
    respondents: Respondents,
    counts: Option<&'a Counts>,
    differs: Option<bool>,
    agreed: String,
    target: String,
}

impl Row<'_> {
    fn push(&self, table: &mut String, words: &CsvWords<'_>) {
        let said = |is_so: bool| if is_so { words.yes } else { words.no };
        let respondents = match self.respondents {
            Respondents::All => words.all,
            Respondents::Group(group) => (words.group)(group),
        };
        let mut figures = match self.counts {
            Some(counts) => figures(counts, self.differs.map(said).unwrap_or_default()),
            None => std::array::from_fn(|_| words.hidden.to_owned()),
        };
        // A group says nothing of whether the pictures differ, hidden or not.
        if self.differs.is_none()
            && let Some(differs) = figures.last_mut()
        {
            differs.clear();
        }
        // The two columns after the figures are the levels agreed on and to reach.
        let about = [
            self.kind,
            self.id,
            self.number,
            self.text,
            said(self.is_own),
            respondents,
        ];
        let figures = figures.iter().map(String::as_str);
        let levels = [self.agreed.as_str(), self.target.as_str()];
        push_row(table, about.into_iter().chain(figures).chain(levels));
    }
}

fn figures(counts: &Counts, differs: &str) -> [String; FIGURES] {
    let quartiles = counts.quartiles();
    let place = |of: fn(&Quartiles) -> f64| {
        let amount = quartiles.as_ref().and_then(|one| Amount::new(of(one)));
        amount.map_or_else(String::new, |amount| amount.format(','))
    };
    let [l0, l1, l2, l3, l4, unknown, outside] = counts.all().map(|count| count.to_string());
    [
        counts.n().to_string(),
        l0,
        l1,
        l2,
        l3,
        l4,
        unknown,
        outside,
        place(|quartiles| quartiles.first),
        place(|quartiles| quartiles.median),
        place(|quartiles| quartiles.third),
        differs.to_owned(),
    ]
}
