//! The HTTP server as its clients meet it: scripts run by the built binary, asked with raw bytes over
//! sockets. What is read is awaited with a limit, so that a failure is a failure and not a hang.

#[path = "../common/mod.rs"]
mod common;

mod backpressure;
mod listening;
mod messages;
mod peers;
mod refusals;
mod server;
mod timeouts;
