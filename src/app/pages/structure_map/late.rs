//! What is beside the map follows a moment after it: it takes longer to build than a frame lasts, and what was drawn is seen first.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

/// What a memo gives, a task later.
pub fn late<T>(source: Memo<T>) -> ReadSignal<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let late = RwSignal::new(source.get_untracked());
    let waiting = StoredValue::new_local(None::<Timeout>);
    let follow = move || {
        // The page may have been left meanwhile.
        let now = source.try_get_untracked();
        if let Some(now) = now.filter(|now| late.try_with_untracked(|held| held != now) == Some(true)) {
            late.set(now);
        }
    };
    Effect::new(move |was_there: Option<()>| {
        source.track();
        if was_there.is_some() {
            waiting.set_value(Some(Timeout::new(0, follow)));
        }
    });
    on_cleanup(move || {
        waiting.try_set_value(None);
    });
    late.read_only()
}
