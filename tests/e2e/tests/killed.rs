//! A browser that is killed: whatever was said to be saved is there when it is started again. `scripts/kill` does the same many more times.

use std::time::Duration;

use samspel_e2e::{Outcome, kept_after_kill};

// R200
#[tokio::test]
async fn what_was_said_to_be_saved_is_there_after_the_browser_was_killed() -> Outcome {
    for milliseconds in [0, 300, 1_500] {
        let killed = kept_after_kill("killed", Duration::from_millis(milliseconds)).await?;
        assert_eq!(
            killed.missing, None,
            "killed {milliseconds} ms after everything was saved"
        );
    }
    Ok(())
}
