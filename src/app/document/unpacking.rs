//! Unpacking what the storage keeps packed.

use std::pin::Pin;

use crate::{format::envelope::MOST_BYTES, platform::web::compress, session::Unpacker};

/// Unpacks by what the browser has.
pub struct BrowserUnpacker;

impl Unpacker for BrowserUnpacker {
    fn unpack(&self, packed: Vec<u8>) -> Pin<Box<dyn Future<Output = Option<Vec<u8>>>>> {
        // With a history beside it, what is kept may be larger than a file.
        Box::pin(async move { compress::unpack(&packed, 2 * MOST_BYTES).await.ok() })
    }
}
