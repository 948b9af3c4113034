//! How the table is seen: which columns, sorted and grouped by what, and what is filtered. A view can be kept under a name.

use serde_json::{Map, Value};

use super::{column::ActionColumn, filter::ActionFilter};
use crate::domain::values::{code::codes, search_words::SearchWords};

codes! {
    /// What the rows are grouped by.
    Grouping = "action_grouping" {
        /// Nothing.
        None = "none",
        /// The action plan.
        Plan = "plan",
        /// The priorities: an action is under each that it serves.
        Priority = "priority",
        /// Who answers for it.
        Owner = "owner",
        /// The year in which it begins.
        Year = "year",
        /// How far it has come.
        Status = "status",
    }
}

/// By what the rows are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// The column.
    pub column: ActionColumn,
    /// Whether the last comes first.
    pub is_descending: bool,
}

/// How the table is seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableView {
    /// The columns in their order; the title is always the first.
    pub columns: Vec<ActionColumn>,
    /// By what the rows are sorted; as the user has ordered the actions where by nothing.
    pub sort: Option<Sort>,
    /// What they are grouped by.
    pub grouping: Grouping,
    /// What they are filtered by.
    pub filter: ActionFilter,
}

impl Default for TableView {
    fn default() -> Self {
        Self {
            columns: ActionColumn::FIRST.into(),
            sort: None,
            grouping: Grouping::None,
            filter: ActionFilter::default(),
        }
    }
}

/// A view under its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedView {
    /// The name.
    pub name: String,
    /// The view.
    pub view: TableView,
}

impl TableView {
    /// Sorts by a column: upwards, at the next press downwards, at the third as the user has ordered the actions.
    pub fn sort_by(&mut self, column: ActionColumn) {
        self.sort = match self.sort {
            Some(Sort {
                column: same,
                is_descending,
            }) if same == column => (!is_descending).then_some(Sort {
                column,
                is_descending: true,
            }),
            _ => Some(Sort {
                column,
                is_descending: false,
            }),
        };
    }

    /// Shows a column or leaves it out. It comes where it stands among all of them, and the title stays.
    pub fn show(&mut self, column: ActionColumn, is_shown: bool) {
        if column == ActionColumn::Title {
            return;
        }
        self.columns.retain(|shown| *shown != column);
        if is_shown {
            let place = self.columns.iter().position(|shown| *shown > column);
            self.columns.insert(place.unwrap_or(self.columns.len()), column);
        }
    }

    /// The view as text.
    pub fn write(&self) -> Value {
        let filter = &self.filter;
        let columns: Vec<Value> = self.columns.iter().map(|column| column.code().into()).collect();
        let mut fields = Map::new();
        fields.insert("columns".into(), columns.into());
        fields.insert("group".into(), self.grouping.code().into());
        if let Some(sort) = self.sort {
            fields.insert("sort".into(), sort.column.code().into());
            fields.insert("down".into(), sort.is_descending.into());
        }
        for (key, chosen) in [
            ("words", filter.words.typed()),
            ("plan", filter.plan.as_str()),
            ("priority", filter.priority.as_str()),
            ("owner", filter.owner.as_str()),
            ("status", filter.status.as_str()),
            ("year", filter.year.as_str()),
        ] {
            if !chosen.is_empty() {
                fields.insert(key.into(), chosen.into());
            }
        }
        fields.into()
    }

    /// The view of a text; what it says and this version does not know is left out.
    pub fn read(value: &Value) -> Self {
        let text = |key: &str| value[key].as_str().unwrap_or_default();
        let mut columns = vec![ActionColumn::Title];
        for code in value["columns"].as_array().into_iter().flatten() {
            if let Some(column) = code.as_str().and_then(ActionColumn::from_code)
                && !columns.contains(&column)
            {
                columns.push(column);
            }
        }
        let column = ActionColumn::from_code(text("sort"));
        Self {
            columns,
            sort: column.map(|column| Sort {
                column,
                is_descending: value["down"].as_bool().unwrap_or_default(),
            }),
            grouping: Grouping::from_code(text("group")).unwrap_or_default(),
            filter: ActionFilter {
                words: SearchWords::new(text("words").into()),
                plan: text("plan").into(),
                priority: text("priority").into(),
                owner: text("owner").into(),
                status: text("status").into(),
                year: text("year").into(),
            },
        }
    }
}

/// Keeps a view under a name, in the place of one that has the name already. Other names stay in their order.
pub fn keep(views: &mut Vec<NamedView>, name: &str, view: TableView) {
    let name = name.trim();
    match views.iter_mut().find(|kept| kept.name == name) {
        Some(kept) => kept.view = view,
        None => views.push(NamedView {
            name: name.into(),
            view,
        }),
    }
}

/// The views of each document, as text, with those of one document in place of what it had.
pub fn write_kept(text: &str, document: &str, views: &[NamedView]) -> String {
    let mut kept = match serde_json::from_str(text) {
        Ok(Value::Object(kept)) => kept,
        Ok(_) | Err(_) => Map::new(),
    };
    let named = |one: &NamedView| {
        let fields = [
            ("name".to_owned(), one.name.as_str().into()),
            ("view".to_owned(), one.view.write()),
        ];
        Value::Object(fields.into_iter().collect())
    };
    let views: Vec<Value> = views.iter().map(named).collect();
    if views.is_empty() {
        kept.remove(document);
    } else {
        kept.insert(document.into(), views.into());
    }
    Value::Object(kept).to_string()
}

/// The views that a text has of a document; none of what can't be read.
pub fn read_kept(text: &str, document: &str) -> Vec<NamedView> {
    let kept: Value = serde_json::from_str(text).unwrap_or_default();
    let views = kept[document].as_array().into_iter().flatten();
    let named = |one: &Value| {
        Some(NamedView {
            name: one["name"].as_str()?.into(),
            view: TableView::read(&one["view"]),
        })
    };
    views.filter_map(named).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some() -> TableView {
        let mut view = TableView::default();
        view.show(ActionColumn::Commitment, true);
        view.show(ActionColumn::Goes, false);
        view.sort_by(ActionColumn::End);
        view.sort_by(ActionColumn::End);
        view.grouping = Grouping::Owner;
        view.filter.words = SearchWords::new("Buss".into());
        view.filter.year = "2027".into();
        view
    }

    // R432
    #[test]
    fn a_view_that_is_kept_is_the_same_when_it_is_read() {
        let mut views = Vec::new();
        keep(&mut views, " Nästa år ", some());
        keep(&mut views, "Alla", TableView::default());
        let text = write_kept("", "d1", &views);
        let text = write_kept(&text, "d2", &views[..1]);
        assert_eq!(read_kept(&text, "d1"), views);
        assert_eq!(read_kept(&text, "d2"), views[..1]);
        assert_eq!(read_kept(&text, "d3"), []);
        // The same name is the same view.
        keep(&mut views, "Nästa år", TableView::default());
        assert_eq!(views.len(), 2);
        assert_eq!(views[0].view, TableView::default());
        assert_eq!(write_kept(&write_kept("", "d", &views), "d", &[]), "{}");
    }

    // R432
    #[test]
    fn what_is_no_view_is_none_and_what_is_not_known_is_left_out() {
        for text in ["", "[]", "{}", "nothing", r#"{"d":7}"#, r#"{"d":[{"view":{}}]}"#] {
            assert_eq!(read_kept(text, "d"), [], "{text}");
        }
        let odd =
            r#"{"d":[{"name":"x","view":{"columns":["later","end","end","title"],"sort":"later","group":"later"}}]}"#;
        let views = read_kept(odd, "d");
        assert_eq!(views[0].view.columns, [ActionColumn::Title, ActionColumn::End]);
        assert_eq!((views[0].view.sort, views[0].view.grouping), (None, Grouping::None));
    }

    // R431
    #[test]
    fn a_column_is_sorted_up_then_down_then_not_at_all_and_the_title_is_always_shown() {
        let mut view = TableView::default();
        let mut seen = Vec::new();
        for _ in 0..3 {
            view.sort_by(ActionColumn::Cost);
            seen.push(view.sort.map(|sort| sort.is_descending));
        }
        assert_eq!(seen, [Some(false), Some(true), None]);
        view.show(ActionColumn::Title, false);
        assert_eq!(view.columns.first(), Some(&ActionColumn::Title));
        view.show(ActionColumn::Partners, true);
        view.show(ActionColumn::Partners, true);
        assert_eq!(
            view.columns
                .iter()
                .filter(|one| **one == ActionColumn::Partners)
                .count(),
            1
        );
        assert!(view.columns.is_sorted());
    }
}
