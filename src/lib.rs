//! mote: a small Node for small boards.
//!
//! The map of the house, in reading order; every room imports only from rooms below its own:
//!
//! * `main.rs` — the command line: flags and exit status.
//! * `init` — process 1 of a board that has nothing else.
//! * [`host`] — one running program: handles, timers, pool, the turn, when to exit.
//! * [`loader`] — require and import: where a name leads (pure over a file-system trait).
//! * [`modules`] — the native half of each Node module that needs one, in one table.
//! * [`engine`] — QuickJS: boot, dispatch, jobs, compiling, values crossing over.
//! * [`io`] — bytes and time; knows neither JS nor HTTP.
//! * [`proto`] — protocols as pure functions over bytes.
//! * [`error`], [`sys`] — a system error in Node's shape; what libc offers and std does not.
//!
//! Three ideas hold it together: Rust holds numbers and JavaScript holds objects; only the engine calls
//! JavaScript, through one dispatcher; protocols are pure. `tests/house.rs` keeps the rules.

pub mod engine;
pub mod error;
pub mod host;
#[cfg(feature = "init")]
pub mod init;
pub mod io;
pub mod loader;
pub mod modules;
pub mod proto;
pub mod sys;
