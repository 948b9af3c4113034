//! Work that may wait in a browser and never waits in memory.

use std::{
    future::Future,
    pin::pin,
    task::{Context, Poll, Waker},
};

/// The result of work that never waits.
pub fn at_once<T>(work: impl Future<Output = T>) -> T {
    match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("it waits"),
    }
}
