//! When documents were looked at in this browser, as it is kept there.

use serde_json::{Map, Value};

use super::{journal::StepId, since::Mark};

/// When a document was looked at in this browser: the last time, and the last time on a day before that.
#[derive(Clone, Debug, PartialEq)]
pub struct Visits {
    /// The last time on an earlier day; `None` if there was none.
    pub before: Option<Mark>,
    /// The last time.
    pub last: Mark,
}

impl Visits {
    /// The visits with one more. A day's visits are one, so that neither a reload nor another tab takes away what is shown of what has changed.
    pub fn with(kept: Option<Self>, visit: Mark, day_began: f64) -> Self {
        let before = kept.and_then(|kept| {
            if kept.last.at < day_began {
                Some(kept.last)
            } else {
                kept.before
            }
        });
        Self { before, last: visit }
    }
}

/// Of how many documents the visits are kept.
const MOST_DOCUMENTS: usize = 40;

/// The visits of a document in a text that is kept.
pub fn read_visits(text: &str, document: &str) -> Option<Visits> {
    let kept: Value = serde_json::from_str(text).ok()?;
    visits(kept.get(document)?)
}

fn visits(kept: &Value) -> Option<Visits> {
    Some(Visits {
        before: kept.get("before").and_then(mark),
        last: mark(kept.get("last")?)?,
    })
}

fn mark(kept: &Value) -> Option<Mark> {
    let step = kept.get("step").and_then(Value::as_str);
    Some(Mark {
        at: kept.get("at")?.as_f64()?,
        step: step.map(|step| StepId(step.into())),
    })
}

/// The text with the visits of a document in it. Of the documents that have not been looked at for longest none are kept once there are many.
pub fn write_visits(text: &str, document: &str, visits: &Visits) -> String {
    let kept: Option<Map<String, Value>> = serde_json::from_str(text).ok();
    let mut kept = kept.unwrap_or_default();
    let written = |mark: &Mark| serde_json::json!({ "at": mark.at, "step": mark.step.as_ref().map(|step| &step.0) });
    let mut one = Map::new();
    one.insert("last".into(), written(&visits.last));
    if let Some(before) = &visits.before {
        one.insert("before".into(), written(before));
    }
    kept.insert(document.into(), one.into());
    if kept.len() > MOST_DOCUMENTS {
        let last = |one: &Value| self::visits(one).map_or(0.0, |visits| visits.last.at);
        let mut times: Vec<_> = kept.values().map(last).collect();
        times.sort_by(|one, other| other.total_cmp(one));
        let earliest = times.get(MOST_DOCUMENTS - 1).copied().unwrap_or_default();
        kept.retain(|_, one| last(one) >= earliest);
    }
    Value::from(kept).to_string()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn mark(at: f64, step: &str) -> Mark {
        let step = (!step.is_empty()).then(|| StepId(step.into()));
        Mark { at, step }
    }

    // R512
    #[test]
    fn the_visits_of_a_day_are_one_and_the_first_visit_has_none_before_it() {
        let first = Visits::with(None, mark(100.0, ""), 0.0);
        assert_eq!(first.before, None);
        // The same day: as a reload, or another tab.
        let again = Visits::with(Some(first), mark(200.0, "a-1"), 0.0);
        assert_eq!((&again.before, &again.last), (&None, &mark(200.0, "a-1")));
        let next_day = Visits::with(Some(again), mark(1_100.0, "a-1"), 1_000.0);
        assert_eq!(next_day.before, Some(mark(200.0, "a-1")));
        let reloaded = Visits::with(Some(next_day), mark(1_200.0, "b-7"), 1_000.0);
        assert_eq!(reloaded.before, Some(mark(200.0, "a-1")));
    }

    // R512
    #[test]
    fn visits_are_kept_by_document_and_those_of_the_longest_unseen_give_way() {
        let visits = |at| Visits::with(Some(Visits::with(None, mark(at - 1.0, ""), 0.0)), mark(at, "t-3"), at);
        let mut text = "what is no list".to_owned();
        for number in 0..MOST_DOCUMENTS + 3 {
            text = write_visits(&text, &format!("d{number}"), &visits(10.0 + number as f64));
        }
        assert_eq!(read_visits(&text, "d2"), None);
        assert_eq!(read_visits(&text, "d3"), Some(visits(13.0)));
        assert_eq!(read_visits(&text, "d42"), Some(visits(52.0)));
        for odd in ["", "[]", "{\"d\":3}", "{\"d\":{\"last\":{\"at\":\"x\"}}}"] {
            assert_eq!(read_visits(odd, "d"), None, "{odd}");
        }
    }
}
