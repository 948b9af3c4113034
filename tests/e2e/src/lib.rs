//! End-to-end tests of Samspel: a real browser on the release in `dist/` (make it with `scripts/build`).
//!
//! ```no_run
//! use samspel_e2e::{Outcome, Setup, Visit};
//!
//! #[tokio::test]
//! async fn an_action_gets_an_owner() -> Outcome {
//!     let visit = Visit::start("an_action_gets_an_owner", Setup::default()).await?; // opens #/ and waits for the app
//!     visit.goto("#/plan").await?;
//!     visit.click_button("Lägg till insats").await?;
//!     visit.fill("Ansvarig", "Region Sörmland").await?;
//!     visit.press("Control+z").await?;
//!     visit.sees("Ingen ansvarig").await?;
//!     visit.no_axe_violations().await?;
//!     visit.finish().await // console clean, no request to any other host
//! }
//! ```
//!
//! Three layers, all methods of [`Visit`]:
//! - **find** ([`find`]): `by_role(role, name)` and its short forms `button`, `link`, `heading`, `field`; `css`, `all`.
//!   They wait up to ten seconds for something visible whose accessible name is exactly `name`
//!   (a trailing `…` matches any rest), and say what there is instead when it does not appear.
//! - **act** ([`act`]): `goto(hash)`, `reload`, `click_button`, `click_link`, `fill(label, text)`, `choose(label, option)`,
//!   `check(label)`, `press("Tab Tab Control+z")`, `type_text`, `upload(label, file)`, `downloaded(name)`, `screenshot(name)`,
//!   `set_viewport`, `set_scheme`, `set_print`, `new_tab`, `script`.
//! - **check** ([`check`]): `sees(text)`, `sees_no(text)`, `focus_is_on(name)`, `hash_is`, `no_axe_violations`,
//!   `no_console_errors`, `no_request_left`, `no_horizontal_overflow`; `finish` makes the two checks that every journey ends with.
//!
//! [`copies`] has what is published: its preview, its file opened from the disk, the PDF of it.
//!
//! [`steps`] has what several journeys do on their way: begin a document, wait until it is saved, save it as a file, link records.
//!
//! What a [`Setup`] can say: viewport (any width, 360 px too), light or dark, reduced motion, the path that the app is hosted
//! under, files that the host pretends not to have. Each visit has a server, a browser session and a profile of its own;
//! one driver serves all visits of a test binary that overlap. Everything is ended by process id when the visit is dropped,
//! after a panic too. A visit that ends without `finish` leaves `target/screenshots/failed-<name>.png`.
//!
//! The app says that it is up by taking `#start-waiting` out of the page.
//! `CHROMIUM` and `CHROMEDRIVER` name another browser and driver.

pub mod act;
pub mod check;
pub mod copies;
mod driver;
pub mod find;
pub mod kept;
mod keys;
mod kill;
pub mod pages;
mod server;
pub mod steps;
pub mod times;
mod visit;

pub use kill::{Killed, kept_after_kill};
pub use server::Server;
pub use visit::{Scheme, Setup, Viewport, Visit};

/// What a step of a test gives; the error is text that says what was expected and what there was.
pub type Outcome<T = ()> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// The checkout that the tests run in.
pub(crate) fn root() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The median of times that were measured; none of them gives no number.
pub fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}
