//! A client's half of DHCP for IPv4: `message` reads and writes what goes over the wire, `client` knows what to say
//! when. Never opens a socket, never looks at a clock.
//!
//! RFC 2131 (the protocol), RFC 2132 (its options).

pub mod client;
pub mod message;
