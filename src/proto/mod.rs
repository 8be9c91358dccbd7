//! Protocols and encodings: bytes in, values out. No descriptor, no clock, no JavaScript, so that each can be tested and
//! fuzzed by itself, and one parser serves both ends of a connection.

pub mod base64;
#[cfg(feature = "crypto")]
pub mod der;
pub mod encoding;
pub mod http1;
#[cfg(feature = "crypto")]
pub mod pem;
pub mod websocket;
#[cfg(feature = "crypto")]
pub mod x509;
