//! R150, R151: any bytes give results or an error; what is read is written and read back as it was, and no sum in it can't be.
#![no_main]

use libfuzzer_sys::fuzz_target;
use samspel::format::{
    file_kind::{FileError, FileKind, sniff},
    results::{self, MOST_WRITTEN, ResultsError},
};

fuzz_target!(|bytes: &[u8]| {
    match results::read(bytes) {
        Ok(read) => {
            let least = u32::from(read.smallest_group.get());
            let all = read.result.responses.0;
            assert!(all >= least && !read.result.statements.is_empty());
            for counts in read.result.statements.values() {
                assert!((least..=all).contains(&counts.answered()));
            }
            for group in read.groups.values() {
                for counts in group.statements.values() {
                    assert!((least..=group.responses.0).contains(&counts.answered()));
                }
            }
            match results::write(&read) {
                Ok(text) => {
                    assert!(text.len() <= MOST_WRITTEN);
                    assert_eq!(sniff(text.as_bytes()), Some(FileKind::Results));
                    assert_eq!(results::read(text.as_bytes()), Ok(read));
                }
                Err(error) => assert!(error.bytes > MOST_WRITTEN),
            }
        }
        Err(ResultsError::File(FileError::AnotherKind(other))) => {
            assert_ne!(other, FileKind::Results);
        }
        Err(ResultsError::Faults(faults)) => assert!(!faults.is_empty()),
        Err(ResultsError::File(_)) => {}
    }
});
