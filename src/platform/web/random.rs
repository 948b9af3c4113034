//! Ids that nobody else has.

use crate::domain::values::id::RecordId;

/// A new id of 64 random bits.
pub fn new_id() -> RecordId {
    let mut bytes = [0_u8; 8];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    let filled = crypto.is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !filled {
        // Without the crypto interface (an insecure origin in an old browser) ids need only differ, not be secret.
        for byte in &mut bytes {
            *byte = (js_sys::Math::random() * 256.0) as u8;
        }
    }
    RecordId::from_bits(u64::from_le_bytes(bytes))
}
