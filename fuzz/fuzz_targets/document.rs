//! R90: what is read as a document is written and read back the same, and can be worked with.
#![no_main]

use libfuzzer_sys::fuzz_target;
use samspel::{
    domain::{checks, records::references::References},
    format::envelope,
};

fuzz_target!(|bytes: &[u8]| {
    let Ok(document) = envelope::read(bytes) else {
        return;
    };
    let written = envelope::write(&document);
    let again = envelope::read(written.as_bytes());
    assert_eq!(again.as_ref(), Ok(&document));
    assert_eq!(envelope::write(&document), written);
    let compact = envelope::read(envelope::write_compact(&document).as_bytes());
    assert_eq!(compact.as_ref(), Ok(&document));
    // Every finding is about a record that is there.
    let references = References::of(&document);
    for finding in checks::findings(&document, &references, None) {
        assert!(document.record(&finding.place).is_some(), "{finding:?}");
    }
});
