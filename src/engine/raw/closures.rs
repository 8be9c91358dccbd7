//! Functions of the engine's own with a Rust value behind them: the one door by which JavaScript calls Rust.

use rquickjs::{Ctx, Result, Value, qjs};
use std::ffi::{CString, c_int, c_void};
use std::slice;

/// One call, in the engine's terms. All values are the caller's, and live until it is answered.
pub(super) struct RawCall<'call> {
    pub ctx: *mut qjs::JSContext,
    /// What the function was called on; of a constructor, what `new` was called with, if it was.
    pub this: qjs::JSValue,
    pub arguments: &'call [qjs::JSValue],
}

/// What a function does.
pub(super) trait Callee {
    /// The value that is answered is the caller's; with the engine's mark of an exception one is thrown.
    fn answer(&self, call: &RawCall) -> qjs::JSValue;
}

/// A function `name` of `length` arguments. Errors: memory is out, or a NUL in the name.
pub(super) fn closure<'js, T: Callee + 'js>(
    ctx: &Ctx<'js>,
    name: &str,
    length: i32,
    callee: T,
) -> Result<Value<'js>> {
    let name = CString::new(name)?;
    // SAFETY: the engine owns the box from here on, and hands it to `release` when the function dies, which
    // is before the engine does.
    let function = unsafe {
        let callee = Box::into_raw(Box::new(callee)).cast::<c_void>();
        let context = ctx.as_raw().as_ptr();
        let (call, end) = (call::<T>, release::<T>);
        qjs::JS_NewCClosure(context, Some(call), name.as_ptr(), Some(end), length, 0, callee)
    };
    super::take(ctx, function)
}

unsafe extern "C" fn call<T: Callee>(
    ctx: *mut qjs::JSContext,
    this: qjs::JSValue,
    argc: c_int,
    argv: *mut qjs::JSValue,
    _magic: c_int,
    opaque: *mut c_void,
) -> qjs::JSValue {
    // SAFETY: `opaque` is the box of `closure`, which the function that is being called owns; the arguments
    // live until we return.
    let (callee, arguments) = unsafe {
        let arguments = if argc > 0 { slice::from_raw_parts(argv, argc as usize) } else { &[] };
        (&*opaque.cast::<T>(), arguments)
    };
    callee.answer(&RawCall { ctx, this, arguments })
}

unsafe extern "C" fn release<T>(opaque: *mut c_void) {
    // SAFETY: the box of `closure`; QuickJS calls this once, with the function's end.
    drop(unsafe { Box::from_raw(opaque.cast::<T>()) });
}
