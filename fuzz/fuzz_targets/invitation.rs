//! R120, R121: any bytes give an invitation or an error; what is read is written and read back as it was.
#![no_main]

use libfuzzer_sys::fuzz_target;
use samspel::format::{
    file_kind::{FileError, FileKind, sniff},
    invitation,
};

fuzz_target!(|bytes: &[u8]| match invitation::read(bytes) {
    Ok(read) => {
        let compact = invitation::write_compact(&read);
        assert_eq!(invitation::read(compact.as_bytes()).as_ref(), Ok(&read));
        if let Ok(text) = invitation::write(&read) {
            assert_eq!(sniff(text.as_bytes()), Some(FileKind::Invitation));
            assert_eq!(invitation::read(text.as_bytes()).as_ref(), Ok(&read));
        }
    }
    Err(FileError::Misread(problems)) => assert!(!problems.is_empty()),
    Err(_) => {}
});
