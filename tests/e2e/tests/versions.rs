//! A version is kept, read, compared with now, restored and taken back, and it survives reloads and files.

use samspel_e2e::{Outcome, Scheme, Setup, Viewport, Visit, steps::records};
use serde_json::Value;

// R74, R75, R76
#[tokio::test]
async fn a_version_is_kept_compared_restored_and_that_is_taken_back() -> Outcome {
    let visit = Visit::start("versions", Setup::default()).await?;
    visit.begin("04").await?;
    visit.write("#document-name", "Strategi").await?;
    visit.goto("#/versioner").await?;
    visit.sees("Här samlas dokumentets versioner").await?;
    visit.write("#version-name", "Remissversion").await?;
    visit.choose("Läge", "Remiss").await?;
    visit.write("#version-decided-by", "Styrgruppen").await?;
    visit.click("#keep-version").await?;
    visit.sees("Versionen Remissversion är sparad.").await?;
    visit.counts("#versions > li", 1).await?;
    visit.click_link("Remissversion").await?;
    visit.css("#version-same").await?;

    visit.write("#document-name", "Strategi, omarbetad").await?;
    visit.goto("#/plan/prioriteringar").await?;
    visit.click("#add-priority").await?;
    visit.write("#priority-title", "Kompetens").await?;
    visit.is_saved().await?;
    visit.reload().await?;
    visit.goto("#/versioner").await?;
    visit.click_link("Remissversion").await?;
    visit.counts(".compare-groups details", 2).await?;
    visit.click(".compare-groups details:nth-of-type(1) summary").await?;
    visit.sees("Kompetens").await?;
    visit.click(".compare-groups details:nth-of-type(2) summary").await?;
    visit.sees("Strategi, omarbetad").await?;
    visit.click(".version-plan summary").await?;
    visit.counts(".version-plan .reading-step", 7).await?;
    for (scheme, size) in [(Scheme::Light, Viewport::WIDE), (Scheme::Dark, Viewport::NARROW)] {
        visit.set_scheme(scheme).await?;
        visit.set_viewport(size).await?;
        visit.no_axe_violations().await?;
        visit.no_horizontal_overflow().await?;
    }
    visit.set_viewport(Viewport::WIDE).await?;

    visit.click("#restore-version").await?;
    visit.sees("Dokumentet är återställt till Remissversion.").await?;
    visit.has_value("#document-name", "Strategi").await?;
    visit.css("#version-same").await?;
    let file: Value = serde_json::from_str(&visit.save_as_file().await?)?;
    assert!(records(&file, "priority").is_empty());
    assert_eq!(records(&file, "version").len(), 1);

    visit.click_button("Ångra").await?;
    visit.has_value("#document-name", "Strategi, omarbetad").await?;
    let file: Value = serde_json::from_str(&visit.save_as_file().await?)?;
    assert_eq!(records(&file, "priority").len(), 1);
    let versions = records(&file, "version");
    let (_, version) = versions.first().ok_or("the version is gone")?;
    assert_eq!(version["differs"]["strategy"]["name"], "Strategi");
    visit.finish().await
}

// R75
#[tokio::test]
async fn a_version_without_a_name_is_called_by_its_state_and_can_be_renamed_and_removed() -> Outcome {
    let visit = Visit::start("version_facts", Setup::default()).await?;
    visit.begin("04").await?;
    visit.goto("#/versioner").await?;
    visit.click("#keep-version").await?;
    visit.counts("#versions > li", 1).await?;
    visit.click(".toast button").await?;
    visit.click("#versions a").await?;
    visit.write("#version-name", "Antagen 2026").await?;
    visit.choose("Läge", "Antagen").await?;
    visit.heading("Antagen 2026").await?;
    visit.click("#remove-version").await?;
    visit.hash_is("#/versioner").await?;
    visit.sees("Här samlas dokumentets versioner").await?;
    visit.click(".toast button").await?;
    visit.counts("#versions > li", 1).await?;
    visit.finish().await
}
