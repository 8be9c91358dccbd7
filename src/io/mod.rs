//! Bytes and time: readiness, buffered descriptors, deadlines, threads for calls that block.
//! Knows neither JavaScript nor HTTP.

pub mod address;
pub mod listener;
pub mod pool;
pub mod reactor;
pub mod stream;
pub mod timers;
#[cfg(feature = "tls")]
pub mod tls;
#[cfg(not(feature = "tls"))]
#[path = "no_tls.rs"]
pub mod tls;
