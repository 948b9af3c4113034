//! Ids that nobody else has.

use std::cell::RefCell;

use crate::domain::values::id::RecordId;

/// How many bytes are asked for at once: taking in a file takes an id for each of thousands.
const BATCH: usize = 1_024;

thread_local! {
    /// Random bytes that no id has been made of.
    static BYTES: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// A new id of 64 random bits.
pub fn new_id() -> RecordId {
    BYTES.with_borrow_mut(|bytes| {
        if bytes.len() < 8 {
            *bytes = random_bytes();
        }
        let rest = bytes.len().saturating_sub(8);
        let bits = bytes.drain(rest..).fold(0, |bits, byte| bits << 8 | u64::from(byte));
        RecordId::from_bits(bits)
    })
}

fn random_bytes() -> Vec<u8> {
    let mut bytes = vec![0; BATCH];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    let filled = crypto.is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !filled {
        // Without the crypto interface (an insecure origin in an old browser) ids need only differ, not be secret.
        for byte in &mut bytes {
            *byte = (js_sys::Math::random() * 256.0) as u8;
        }
    }
    bytes
}
