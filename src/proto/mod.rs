//! Protocols and encodings: bytes in, values out. No descriptor, no clock, no JavaScript, so that each can be tested and
//! fuzzed by itself, and one parser serves both ends of a connection.

pub mod base64;
#[cfg(any(feature = "crypto", feature = "tls"))]
pub mod certificate;
#[cfg(any(feature = "crypto", feature = "tls"))]
pub mod der;
#[cfg(feature = "init")]
pub mod dhcp;
#[cfg(feature = "dns")]
pub mod dns;
pub mod encoding;
pub mod http1;
#[cfg(any(feature = "crypto", feature = "tls"))]
pub mod pem;
#[cfg(feature = "init")]
pub mod rtnetlink;
#[cfg(feature = "web")]
pub mod websocket;
#[cfg(any(feature = "crypto", feature = "tls"))]
pub mod x509;
