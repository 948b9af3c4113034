//! The question sets that are at hand.

use std::cell::RefCell;

use super::{BilingualText, QuestionSet, read::SetError};

/// The id of the set that this version asks.
pub const CURRENT: &str = "framgangsfaktorer-1";

/// What stands for the current set until it has been fetched.
static NOT_YET: QuestionSet = QuestionSet {
    id: CURRENT,
    title: BilingualText { sv: "", en: "" },
    scale: &[],
    factors: &[],
};

thread_local! {
    // A set that has been fetched is asked by its one id for as long as the page lives.
    static FETCHED: RefCell<Vec<&'static QuestionSet>> = const { RefCell::new(Vec::new()) };
}

/// Takes the set of this id from its file. A set that is at hand already stays as it is.
///
/// # Errors
/// [`SetError`]; then nothing has changed.
pub fn install(id: &str, file: &[u8]) -> Result<&'static QuestionSet, SetError> {
    let set = QuestionSet::read(file)?;
    if set.id != id {
        return Err(SetError::Another(set.id.into()));
    }
    if let Some(held) = of(id) {
        return Ok(held);
    }
    FETCHED.with_borrow_mut(|fetched| fetched.push(set));
    Ok(set)
}

pub(super) fn of(id: &str) -> Option<&'static QuestionSet> {
    let fetched = FETCHED.with_borrow(|fetched| fetched.iter().copied().find(|set| set.id == id));
    #[cfg(not(target_arch = "wasm32"))]
    let fetched = fetched.or_else(|| Some(*OWN).filter(|set| set.id == id));
    fetched
}

pub(super) fn current() -> &'static QuestionSet {
    of(CURRENT).unwrap_or(&NOT_YET)
}

/// Where there is no browser nothing is fetched.
#[cfg(not(target_arch = "wasm32"))]
static OWN: std::sync::LazyLock<&'static QuestionSet> = std::sync::LazyLock::new(|| {
    let file = include_bytes!("../../../../public/factors/framgangsfaktorer-1.json");
    QuestionSet::read(file).unwrap_or(&NOT_YET)
});

#[cfg(test)]
mod tests {
    use super::super::sets::*;

    const FILE: &[u8] = include_bytes!("../../../../public/factors/framgangsfaktorer-1.json");

    fn named(id: &str) -> Vec<u8> {
        String::from_utf8_lossy(FILE).replace(CURRENT, id).into_bytes()
    }

    #[test]
    fn a_set_is_asked_by_its_id_once_it_has_been_installed() {
        assert_eq!(QuestionSet::of("framgangsfaktorer-2"), None);
        let installed = install("framgangsfaktorer-2", &named("framgangsfaktorer-2"));
        assert_eq!(QuestionSet::of("framgangsfaktorer-2"), installed.ok());
        assert_eq!(QuestionSet::current().id, CURRENT);
    }

    #[test]
    fn a_file_that_holds_another_set_is_refused() {
        let refused = install("framgangsfaktorer-3", &named("framgangsfaktorer-4"));
        assert_eq!(refused, Err(SetError::Another("framgangsfaktorer-4".into())));
        for id in ["framgangsfaktorer-3", "framgangsfaktorer-4"] {
            assert_eq!(QuestionSet::of(id), None);
        }
    }

    #[test]
    fn a_set_that_is_at_hand_stays_as_it_is() {
        let before = QuestionSet::current();
        assert!(install(CURRENT, FILE).is_ok_and(|set| std::ptr::eq(set, before)));
    }
}
