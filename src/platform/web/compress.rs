//! Packing and unpacking (deflate without a head) by the browser's own streams.

use std::{cell::Cell, rc::Rc};

use js_sys::{Promise, Uint8Array};
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    ReadableStream, ReadableStreamDefaultReader, ReadableStreamReadResult, WritableStream, WritableStreamDefaultWriter,
};

use super::{fetch::BackgroundWork, page};

#[wasm_bindgen]
extern "C" {
    type CompressionStream;
    #[wasm_bindgen(catch, constructor)]
    fn new(format: &str) -> Result<CompressionStream, JsValue>;

    type DecompressionStream;
    #[wasm_bindgen(catch, constructor)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;

    /// What the two have in common.
    type StreamPair;
    #[wasm_bindgen(method, getter, structural)]
    fn readable(this: &StreamPair) -> ReadableStream;
    #[wasm_bindgen(method, getter, structural)]
    fn writable(this: &StreamPair) -> WritableStream;
}

/// The format: the packed bytes alone, without head and checksum.
const FORMAT: &str = "deflate-raw";

/// How much is handed over at a time, in bytes. The browser unpacks what it is handed at once, so that this bounds how far
/// over the limit it can be: deflate packs at most 1,032 to 1.
const PIECE: usize = 16 * 1024;

/// After how many pieces other work has its turn.
const PIECES_A_TURN: usize = 16;

/// Why bytes could not be packed or unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PackError {
    /// The browser can't pack (it is older than 2023).
    #[error("the browser can't pack")]
    Unsupported,
    /// The bytes are not packed ones, are damaged, end too early, or something follows after their end.
    #[error("the packed bytes are damaged")]
    Damaged,
    /// The result would be larger than what was asked for; it was stopped there.
    #[error("the result has more than {most} bytes")]
    TooLarge {
        /// The limit, in bytes.
        most: usize,
    },
}

/// Packs bytes. Long ones are handed over in turns, so that the page goes on living meanwhile.
///
/// # Errors
/// [`PackError::Unsupported`].
pub async fn pack(bytes: &[u8]) -> Result<Vec<u8>, PackError> {
    Pipe::packing()?.whole(bytes).await
}

/// Unpacks bytes into at most `most`; what would give more is stopped early.
///
/// # Errors
/// [`PackError`]; nothing is given in part.
pub async fn unpack(bytes: &[u8], most: usize) -> Result<Vec<u8>, PackError> {
    Pipe::unpacking(most)?.whole(bytes).await
}

/// Bytes on their way through the browser's packer or unpacker, pushed one piece after the other. Dropped before its end,
/// it is broken off.
pub struct Pipe {
    writer: WritableStreamDefaultWriter,
    gathered: Option<BackgroundWork<Result<Vec<u8>, PackError>>>,
    // Why the other end has stopped reading.
    stopped: Rc<Cell<Option<PackError>>>,
}

impl Pipe {
    /// One that packs.
    ///
    /// # Errors
    /// [`PackError::Unsupported`].
    pub fn packing() -> Result<Self, PackError> {
        let stream = CompressionStream::new(FORMAT).map_err(|_| PackError::Unsupported)?;
        Self::through(stream.unchecked_into(), usize::MAX)
    }

    /// One that unpacks into at most `most` bytes.
    ///
    /// # Errors
    /// [`PackError::Unsupported`].
    pub fn unpacking(most: usize) -> Result<Self, PackError> {
        let stream = DecompressionStream::new(FORMAT).map_err(|_| PackError::Unsupported)?;
        Self::through(stream.unchecked_into(), most)
    }

    fn through(stream: StreamPair, most: usize) -> Result<Self, PackError> {
        let unsupported = |_| PackError::Unsupported;
        let writer = stream.writable().get_writer().map_err(unsupported)?;
        let reader = stream.readable().get_reader().unchecked_into();
        let stopped = Rc::new(Cell::new(None));
        // A stream takes no more than it gives, so that both ends are at work at the same time.
        let gathered = BackgroundWork::new(gather(reader, most, stopped.clone()));
        Ok(Self {
            writer,
            gathered: Some(gathered),
            stopped,
        })
    }

    /// Hands over the next bytes, and waits until the browser has taken them.
    ///
    /// # Errors
    /// [`PackError`]; nothing more can be handed over then.
    pub async fn push(&self, bytes: &[u8]) -> Result<(), PackError> {
        for piece in bytes.chunks(PIECE) {
            let written = self.writer.write_with_chunk(&Uint8Array::from(piece));
            self.settled(written).await?;
        }
        Ok(())
    }

    /// Ends the bytes, and gives what has become of all of them.
    ///
    /// # Errors
    /// [`PackError`]; nothing is given in part.
    pub async fn finish(mut self) -> Result<Vec<u8>, PackError> {
        self.settled(self.writer.close()).await?;
        let gathered = match self.gathered.take() {
            Some(gathered) => gathered.result().await,
            None => None,
        };
        gathered.unwrap_or(Err(PackError::Damaged))
    }

    async fn settled(&self, promise: Promise) -> Result<(), PackError> {
        match JsFuture::from(promise).await {
            Ok(_) => Ok(()),
            Err(_) => Err(self.stopped.get().unwrap_or(PackError::Damaged)),
        }
    }

    async fn whole(self, bytes: &[u8]) -> Result<Vec<u8>, PackError> {
        for (turn, part) in bytes.chunks(PIECE * PIECES_A_TURN).enumerate() {
            if turn > 0 {
                page::breathe().await;
            }
            self.push(part).await?;
        }
        self.finish().await
    }
}

impl Drop for Pipe {
    fn drop(&mut self) {
        // Ends the reading; after the end it does nothing.
        let _settled_alone = self.writer.abort();
    }
}

/// Reads to the end, and stops the stream where it gives more than `most` bytes.
async fn gather(
    reader: ReadableStreamDefaultReader,
    most: usize,
    stopped: Rc<Cell<Option<PackError>>>,
) -> Result<Vec<u8>, PackError> {
    let mut gathered = Vec::new();
    loop {
        let read = JsFuture::from(reader.read()).await;
        let read: ReadableStreamReadResult = read.map_err(|_| PackError::Damaged)?.unchecked_into();
        if read.get_done().unwrap_or(true) {
            return Ok(gathered);
        }
        let piece: Uint8Array = read.get_value().unchecked_into();
        let length = piece.length() as usize;
        if length > most - gathered.len() {
            let error = PackError::TooLarge { most };
            stopped.set(Some(error));
            let _cancelled = JsFuture::from(reader.cancel()).await;
            return Err(error);
        }
        let begins = gathered.len();
        gathered.resize(begins + length, 0);
        if let Some(place) = gathered.get_mut(begins..) {
            piece.copy_to(place);
        }
    }
}
