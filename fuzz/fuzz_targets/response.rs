//! R120, R121: any bytes give a response or an error; what is read is written and read back as it was, or is said to be too long.
#![no_main]

use libfuzzer_sys::fuzz_target;
use samspel::format::{
    file_kind::{FileError, FileKind, sniff},
    response::{self, MOST_WRITTEN},
};

fuzz_target!(|bytes: &[u8]| {
    let kind = sniff(bytes);
    // After a byte order mark the reader that takes anything reads: the quick one says the same.
    let marked = [b"\xef\xbb\xbf", bytes].concat();
    assert_eq!(response::read(bytes).ok(), response::read(&marked).ok());
    match response::read(bytes) {
        Ok(read) => {
            assert!(!read.answers.is_empty());
            let compact = response::write_compact(&read);
            assert_eq!(response::read(compact.as_bytes()).as_ref(), Ok(&read));
            match response::write(&read) {
                Ok(text) => {
                    assert!(text.len() <= MOST_WRITTEN);
                    assert_eq!(sniff(text.as_bytes()), Some(FileKind::Response));
                    assert_eq!(response::read(text.as_bytes()).as_ref(), Ok(&read));
                }
                Err(error) => assert!(error.bytes > MOST_WRITTEN),
            }
        }
        Err(FileError::AnotherKind(other)) => {
            assert_ne!(other, FileKind::Response);
            // Where more than one format is named, the envelope's own counts.
            assert!(kind.is_some() || bytes.contains(&b'\\'));
        }
        Err(FileError::Misread(problems)) => assert!(!problems.is_empty()),
        Err(_) => {}
    }
});
