//! Nothing leaves the user's browser: a whole walk through Samspel asks its own host for its own files and nobody for anything.

use std::path::Path;

use samspel_e2e::{Outcome, Setup, Visit};

const PAGES: [&str; 21] = [
    "#/",
    "#/om",
    "#/exempel",
    "#/sjalvskattning",
    "#/sjalvskattning/F01",
    "#/strukturbild",
    "#/strukturbild/nod-eskilstuna",
    "#/plan",
    "#/plan/steg/1",
    "#/plan/steg/3",
    "#/plan/steg/4",
    "#/plan/steg/6",
    "#/plan/prioriteringar",
    "#/plan/prioriteringar/prioritering-1",
    "#/plan/insatser",
    "#/plan/insatser/insats-1",
    "#/plan/aktorer",
    "#/granskning",
    "#/dela",
    "#/lank/1.AAAA",
    "#/ingenstans",
];

#[tokio::test]
async fn a_walk_through_all_pages_only_reads_the_apps_own_files() -> Outcome {
    let setup = Setup {
        path: "/region/samspel/",
        ..Setup::default()
    };
    let visit = Visit::start("privacy_walk", setup).await?;
    for page in PAGES {
        visit.goto(page).await?;
        visit.css("main h1").await?;
        if page == "#/exempel" {
            visit.hash_is("#/oversikt").await?;
        }
        if page.starts_with("#/strukturbild") {
            visit.map_is_drawn().await?;
        }
    }
    visit.goto("#/plan/aktorer").await?;
    visit.write("#document-name", "Hemligt namn").await?;
    visit.click("#add-actor").await?;
    visit.save_as_file().await?;
    visit.click_button("Byt språk…").await?;
    visit.reload().await?;

    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist");
    let own = visit.server().url();
    for (method, address) in visit.requests_with_method().await? {
        if ["blob:", "data:"].iter().any(|inner| address.starts_with(inner)) {
            continue;
        }
        assert_eq!(method, "GET", "{address}");
        let name = address
            .strip_prefix(&own)
            .ok_or_else(|| format!("{address} is not the app's own"))?;
        assert!(!name.contains('?'), "{address} carries something");
        let name = name.split('#').next().unwrap_or_default();
        assert!(dist.join(name).exists(), "{address} is no file of the app");
    }
    visit.finish().await
}

#[tokio::test]
async fn the_security_policy_lets_in_nothing_foreign_and_nothing_inline() -> Outcome {
    let visit = Visit::start("privacy_policy", Setup::default()).await?;
    let script = "return document.querySelector('meta[http-equiv=Content-Security-Policy]').content";
    let policy = visit.script(script, vec![]).await?;
    let policy = policy.as_str().unwrap_or_default();
    for forbidden in ["'unsafe-inline'", "'unsafe-eval'", "*", "http:", "https:"] {
        assert!(!policy.contains(forbidden), "{forbidden} in {policy}");
    }
    for wanted in [
        "default-src 'self'",
        "connect-src 'self'",
        "object-src 'none'",
        "form-action 'none'",
    ] {
        assert!(policy.contains(wanted), "no {wanted} in {policy}");
    }
    visit.finish().await
}
