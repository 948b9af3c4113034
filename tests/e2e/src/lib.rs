//! End-to-end tests of Samspel in a real browser.
