//! Addresses on the web that somebody has written. Nothing else is offered as a link.

/// The address, if it leads to the web: no program is started by it, and nothing is read from the computer.
pub fn web_address(written: &str) -> Option<&str> {
    let written = written.trim();
    let leads_there = |beginning: &&str| {
        let head = written.get(..beginning.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(beginning)) && written.len() > beginning.len()
    };
    let is_one_word = !written.contains(|sign: char| sign.is_whitespace() || sign.is_control());
    (is_one_word && ["https://", "http://"].iter().any(leads_there)).then_some(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    // R625
    #[test]
    fn only_what_leads_to_the_web_is_an_address() {
        for safe in ["https://region.example/rus", " HTTP://a.b ", "https://å.example/?a=1#b"] {
            assert_eq!(web_address(safe), Some(safe.trim()));
        }
        for unsafe_one in [
            "",
            "https://",
            "javascript:alert(1)",
            "data:text/html,a",
            "file:///etc/passwd",
            "region.example",
            "java\nscript:alert(1)",
            "https://a.b\u{0}",
            "https://a.b c",
            "//a.b",
        ] {
            assert_eq!(web_address(unsafe_one), None, "{unsafe_one:?}");
        }
    }
}
