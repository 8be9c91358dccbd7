//! Values crossing between Rust and JavaScript: errors in Node's shape, texts, byte buffers.

use super::raw;
use crate::error::SysError;
use rquickjs::{ArrayBuffer, Ctx, Object, Result, Value};

/// An Error with Node's fields `errno`, `code`, `syscall`, `path`, `dest`, in Node's order.
pub fn system_error<'js>(ctx: &Ctx<'js>, error: &SysError) -> Result<Object<'js>> {
    let object = raw::new_error(ctx, &error.to_string())?;
    object.set("errno", -error.errno)?;
    object.set("code", error.code())?;
    object.set("syscall", error.syscall)?;
    if let Some(path) = &error.path {
        object.set("path", path.as_str())?;
    }
    if let Some(dest) = &error.dest {
        object.set("dest", dest.as_str())?;
    }
    Ok(object)
}

/// Throws it: `return Err(throw_system(&ctx, &error))`.
pub fn throw_system(ctx: &Ctx, error: &SysError) -> rquickjs::Error {
    match system_error(ctx, error) {
        Ok(object) => ctx.throw(object.into_value()),
        Err(e) => e,
    }
}

/// Throws `new Error(message)` (or a TypeError, RangeError) with a `code`.
pub fn throw_coded(ctx: &Ctx, constructor: &str, code: &str, message: &str) -> rquickjs::Error {
    let thrown = || -> Result<Value> {
        let class: rquickjs::function::Constructor = ctx.globals().get(constructor)?;
        let error: Object = class.construct((message,))?;
        error.set("code", code)?;
        Ok(error.into_value())
    };
    match thrown() {
        Ok(error) => ctx.throw(error),
        Err(e) => e,
    }
}

/// A value's text as an owned string; lone surrogates become U+FFFD.
pub fn text(value: &Value) -> Result<String> {
    raw::with_text(value, |bytes| String::from_utf8_lossy(bytes).into_owned())
}

/// An ArrayBuffer that owns `bytes`; JavaScript makes its Buffer over it.
pub fn array_buffer<'js>(ctx: &Ctx<'js>, bytes: Vec<u8>) -> Result<Value<'js>> {
    Ok(ArrayBuffer::new(ctx.clone(), bytes)?.into_value())
}

/// An ArrayBuffer with a copy of `bytes`, in memory that QuickJS counts.
pub fn array_buffer_copy<'js>(ctx: &Ctx<'js>, bytes: &[u8]) -> Result<Value<'js>> {
    Ok(ArrayBuffer::new_copy(ctx.clone(), bytes)?.into_value())
}
