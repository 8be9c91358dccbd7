//! The native half of each Node module that needs one. This is the one table: a new module is a file of
//! its own and a line here.

use crate::engine::native;
use crate::host::Host;
use rquickjs::{Ctx, Function, Object, Result};
use std::rc::Rc;

pub mod async_hooks;
pub mod buffer;
#[cfg(feature = "child_process")]
pub mod child;
#[cfg(feature = "crypto")]
pub mod crypto;
#[cfg(feature = "dgram")]
pub mod dgram;
#[cfg(feature = "dns")]
pub mod dns;
pub mod emitter;
pub mod errors;
pub mod events;
pub mod express;
pub mod fs;
pub mod http;
pub mod loader;
pub mod net;
pub mod os;
pub mod process;
pub mod random;
pub mod signals;
pub mod stdin;
pub mod streams;
pub mod timers;
#[cfg(feature = "tls")]
pub mod tls;
pub mod url;
pub mod util;
#[cfg(feature = "vm")]
pub mod vm;
#[cfg(feature = "web")]
pub mod websocket;
#[cfg(feature = "worker_threads")]
pub mod worker;
#[cfg(feature = "zlib")]
pub mod zlib;

type Init = for<'js> fn(&Ctx<'js>, &Rc<Host>) -> Result<Object<'js>>;

const TABLE: &[(&str, Init)] = &[
    ("async_hooks", async_hooks::init),
    ("buffer", buffer::init),
    #[cfg(feature = "crypto")]
    ("crypto", crypto::init),
    #[cfg(feature = "child_process")]
    ("child", child::init),
    #[cfg(feature = "dgram")]
    ("dgram", dgram::init),
    #[cfg(feature = "dns")]
    ("dns", dns::init),
    ("emitter", emitter::init),
    ("errors", errors::init),
    ("events", events::init),
    ("express", express::init),
    ("fs", fs::init),
    ("http", http::init),
    ("http_client", http::client::init),
    ("loader", loader::init),
    ("net", net::init),
    ("os", os::init),
    ("process", process::init),
    ("random", random::init),
    ("signals", signals::init),
    ("stdin", stdin::init),
    ("streams", streams::init),
    ("timers", timers::init),
    #[cfg(feature = "tls")]
    ("tls", tls::init),
    ("url", url::init),
    ("util", util::init),
    #[cfg(feature = "vm")]
    ("vm", vm::init),
    #[cfg(feature = "web")]
    ("websocket", websocket::init),
    #[cfg(feature = "worker_threads")]
    ("worker", worker::init),
    #[cfg(feature = "zlib")]
    ("zlib", zlib::init),
];

/// The function `native(name)` that bundled modules get: an object of native functions, made at first
/// use; `undefined` for a name that is not in the table.
pub fn natives<'js>(ctx: &Ctx<'js>, host: &Rc<Host>) -> Result<Function<'js>> {
    let host = Rc::clone(host);
    let native = move |ctx: Ctx<'js>, name: String| -> Result<Option<Object<'js>>> {
        match TABLE.iter().find(|entry| entry.0 == name) {
            Some((_, init)) => init(&ctx, &host).map(Some),
            None => Ok(None),
        }
    };
    native::function(ctx, "native", native)
}

/// Puts a function into a module's object under `name`.
#[macro_export]
macro_rules! export {
    ($object:expr, $name:literal, $function:expr) => {
        $crate::engine::native::export(&$object, $name, $function)?
    };
}
