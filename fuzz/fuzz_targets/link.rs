//! R99, R180: whatever is packed comes back from its link, however mail programs break it; any other text gives bytes or an error.
#![no_main]

use libfuzzer_sys::fuzz_target;
use samspel::format::link::{self, LinkError, arrived};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = std::str::from_utf8(bytes) {
        for found in arrived::find(text) {
            assert!(found.at.end <= text.len());
            if let Ok(packed) = found.content {
                assert_eq!(link::read(&link::write(&packed)), Ok(packed));
            }
        }
        match link::read(text) {
            Ok(packed) => assert_eq!(link::read(&link::write(&packed)), Ok(packed)),
            Err(LinkError::Newer { version }) => assert!(version > link::VERSION),
            Err(LinkError::TooLong { characters }) => {
                assert!(characters > link::MOST_READ || text.len() > link::MOST_READ)
            }
            Err(LinkError::NotALink | LinkError::Damaged) => {}
        }
    }
    let text = link::write(bytes);
    assert_eq!(link::read(&text).as_deref(), Ok(bytes));
    let broken: String = text.chars().flat_map(|letter| [letter, '\n', ' ']).collect();
    // Zeros alone can be missing without the sum of bits being another, where it stood at nothing before them: where they begin a
    // piece, the link ends for the reader. What is packed shows that.
    let is_whole_but_for_zeros = |read: &[u8]| {
        let missing = bytes.strip_prefix(read);
        missing.is_some_and(|missing| missing.iter().all(|byte| *byte == 0))
    };
    assert!(link::read(&broken).is_ok_and(|read| is_whole_but_for_zeros(&read)));
    assert_eq!(link::read(&(text.clone() + ">, see")).as_deref(), Ok(bytes));
    // A mail guard's address around it, in quoted-printable.
    let guarded = format!("https://guard.example/?url=3Dhttps%3A%2F%2Fa.b%2F%23%2Fsvar%2F=\r\n{text}&amp;data=3D05%7C");
    assert_eq!(link::read(&guarded).as_deref(), Ok(bytes));
    // Cut off it is never taken for something else.
    let place = bytes.first().map_or(0, |byte| usize::from(*byte) % text.len());
    if let Ok(cut) = link::read(&text[..place]) {
        assert!(is_whole_but_for_zeros(&cut), "{text} cut to {place} gives {cut:?}");
    }
});
