//! R592, R593: any bytes give an invitation to a consultation, an answer to one, or an error; what is read is written and read back as it was.
#![no_main]

use libfuzzer_sys::fuzz_target;
use samspel::format::{
    consultation,
    file_kind::{FileError, FileKind, sniff},
};

fuzz_target!(|bytes: &[u8]| {
    match consultation::read_invitation(bytes) {
        Ok(read) => {
            let compact = consultation::write_compact_invitation(&read);
            assert_eq!(consultation::read_invitation(compact.as_bytes()).as_ref(), Ok(&read));
            if let Ok(text) = consultation::write_invitation(&read) {
                assert_eq!(sniff(text.as_bytes()), Some(FileKind::Consultation));
                assert_eq!(consultation::read_invitation(text.as_bytes()).as_ref(), Ok(&read));
            }
        }
        Err(FileError::Misread(problems)) => assert!(!problems.is_empty()),
        Err(_) => {}
    }
    match consultation::read(bytes) {
        Ok(read) => {
            let compact = consultation::write_compact(&read);
            assert_eq!(consultation::read(compact.as_bytes()).as_ref(), Ok(&read));
            if let Ok(text) = consultation::write(&read) {
                assert_eq!(sniff(text.as_bytes()), Some(FileKind::Contributions));
                assert_eq!(consultation::read(text.as_bytes()).as_ref(), Ok(&read));
            }
        }
        Err(FileError::Misread(problems)) => assert!(!problems.is_empty()),
        Err(_) => {}
    }
});
