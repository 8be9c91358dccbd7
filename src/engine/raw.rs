//! The few calls of QuickJS that rquickjs does not wrap, or wraps too dearly for the way of a request.

pub mod arguments;
pub mod await_flag;
mod closures;
pub mod functions;
pub mod iterators;
pub mod methods;
pub mod modules;
pub mod owned;
pub mod promises;
pub mod realms;
pub mod shared;
pub mod views;

pub use arguments::{Arguments, Kind, Name};

use super::Call;
use rquickjs::{Array, Ctx, Function, Object, Result, Value, qjs};
use std::ffi::CString;
use std::ptr::null_mut;

fn take<'js>(ctx: &Ctx<'js>, value: qjs::JSValue) -> Result<Value<'js>> {
    // SAFETY: `value` was just returned by QuickJS for this context and is owned by us.
    let value = unsafe { Value::from_raw(ctx.clone(), value) };
    if value.is_exception() { Err(rquickjs::Error::Exception) } else { Ok(value) }
}

/// An Error whose `message` is not enumerable, as the constructor of JavaScript makes it.
pub fn new_error<'js>(ctx: &Ctx<'js>, message: &str) -> Result<Object<'js>> {
    let context = ctx.as_raw().as_ptr();
    let flags = (qjs::JS_PROP_WRITABLE | qjs::JS_PROP_CONFIGURABLE) as i32;
    // SAFETY: the new error is owned by `take`; the text is copied, and the property takes it over.
    unsafe {
        let error = take(ctx, qjs::JS_NewError(context))?;
        let text = qjs::JS_NewStringLen(context, message.as_ptr().cast(), message.len() as _);
        if qjs::JS_DefinePropertyValueStr(context, error.as_raw(), c"message".as_ptr(), text, flags) < 0 {
            return Err(rquickjs::Error::Exception);
        }
        error.into_object().ok_or(rquickjs::Error::Unknown)
    }
}

/// Calls `dispatcher(event, id, a, b, c, d)`. Answers whether it answered true.
pub fn call_dispatcher<'js>(dispatcher: &Function<'js>, call: &Call<'js>) -> Result<bool> {
    let [a, b, c, d] = call.arguments.values;
    // SAFETY: the arguments live until the call returns; numbers need no reference count. The answer is
    // ours to free.
    unsafe {
        let mut args = [
            qjs::JS_MKVAL(qjs::JS_TAG_INT, call.event as i32),
            qjs::JS_MKVAL(qjs::JS_TAG_INT, call.id),
            a,
            b,
            c,
            d,
        ];
        let context = call.arguments.context();
        let answer = qjs::JS_Call(context, dispatcher.as_raw(), qjs::JS_UNDEFINED, 6, args.as_mut_ptr());
        match qjs::JS_VALUE_GET_NORM_TAG(answer) {
            qjs::JS_TAG_EXCEPTION => Err(rquickjs::Error::Exception),
            qjs::JS_TAG_BOOL => Ok(qjs::JS_VALUE_GET_BOOL(answer)),
            _ => {
                qjs::JS_FreeValue(context, answer);
                Ok(false)
            }
        }
    }
}

/// Lets `Atomics.wait` block, as it may in Node's main thread: programs use it to sleep.
pub fn allow_blocking(ctx: &Ctx) {
    // SAFETY: a plain setting of a live runtime.
    unsafe { qjs::JS_SetCanBlock(qjs::JS_GetRuntime(ctx.as_raw().as_ptr()), true) }
}

/// Throws what no script can catch: everything that runs ends.
pub fn throw_uncatchable(ctx: &Ctx) -> rquickjs::Error {
    let context = ctx.as_raw().as_ptr();
    // SAFETY: the new error is handed over to the engine.
    unsafe {
        let error = qjs::JS_NewError(context);
        qjs::JS_SetUncatchableError(context, error);
        qjs::JS_Throw(context, error);
    }
    rquickjs::Error::Exception
}

/// Whether promise jobs are waiting.
pub fn is_job_pending(ctx: &Ctx) -> bool {
    // SAFETY: a plain question to a live runtime.
    unsafe { qjs::JS_IsJobPending(qjs::JS_GetRuntime(ctx.as_raw().as_ptr())) }
}

/// Runs one promise job; `None` when there is none, an error when it threw (then it is the context's
/// pending exception).
pub fn execute_job(ctx: &Ctx) -> Option<Result<()>> {
    let mut of: *mut qjs::JSContext = null_mut();
    // SAFETY: the runtime is live, `of` is a place to write to.
    match unsafe { qjs::JS_ExecutePendingJob(qjs::JS_GetRuntime(ctx.as_raw().as_ptr()), &mut of) } {
        0 => None,
        n if n > 0 => Some(Ok(())),
        _ => Some(Err(rquickjs::Error::Exception)),
    }
}

/// What stands before a function's body, for `compile_function`: the body is put right behind it.
pub fn function_start(parameters: &str) -> Vec<u8> {
    // The body's first line must be number 1. QuickJS takes a first line number of 0 for "not given", so
    // the text begins one line earlier still, with an empty one.
    format!("\n(function ({parameters}) {{\n").into_bytes()
}

/// Compiles a function in sloppy mode so that lines and columns are those of its body. `text`: what
/// `function_start` made, and the body. Errors: the SyntaxError is thrown, naming `filename`.
pub fn compile_function<'js>(ctx: &Ctx<'js>, mut text: Vec<u8>, filename: &str) -> Result<Value<'js>> {
    text.extend_from_slice(b"\n})");
    evaluate(ctx, &CString::new(text)?, filename, -1)
}

/// Evaluates a sloppy script in the global scope; its first line has the number `line`.
pub fn evaluate_script<'js>(ctx: &Ctx<'js>, source: &str, filename: &str, line: i32) -> Result<Value<'js>> {
    evaluate(ctx, &CString::new(source)?, filename, line)
}

fn evaluate<'js>(ctx: &Ctx<'js>, text: &CString, filename: &str, line: i32) -> Result<Value<'js>> {
    let filename = CString::new(filename)?;
    let mut options = qjs::JSEvalOptions {
        version: qjs::JS_EVAL_OPTIONS_VERSION as i32,
        eval_flags: qjs::JS_EVAL_TYPE_GLOBAL as i32,
        filename: filename.as_ptr(),
        line_num: line,
    };
    let context = ctx.as_raw().as_ptr();
    let length = text.as_bytes().len() as _;
    // SAFETY: text is NUL-terminated and, like the options, outlives the call.
    let result = unsafe { qjs::JS_Eval2(context, text.as_ptr(), length, &mut options) };
    take(ctx, result)
}

/// A JavaScript string of the characters U+0000 to U+00FF that `bytes` are in ISO 8859-1.
pub fn latin1_string<'js>(ctx: &Ctx<'js>, bytes: &[u8]) -> Result<Value<'js>> {
    if bytes.is_ascii() {
        return utf8_string(ctx, bytes);
    }
    // QuickJS keeps such a string in one byte a character but has no door for its bytes. So it makes a
    // string of as many ASCII characters, which gets its true ones before anybody else sees it.
    let mut ascii = Vec::new();
    ascii.try_reserve_exact(bytes.len()).map_err(|_| rquickjs::Error::Allocation)?;
    ascii.extend(bytes.iter().map(|byte| byte & 0x7f));
    let string = utf8_string(ctx, &ascii)?;
    let mut length = 0;
    // SAFETY: the string is new, flat and known to nobody else (a string that is not empty is never
    // shared), and the pointer is to its own `length` bytes until JS_FreeCString.
    unsafe {
        let context = ctx.as_raw().as_ptr();
        let own = qjs::JS_ToCStringLen2(context, &mut length, string.as_raw(), false);
        if own.is_null() {
            return Err(rquickjs::Error::Exception);
        }
        std::ptr::copy_nonoverlapping(
            bytes.as_ptr(),
            own.cast_mut().cast(),
            bytes.len().min(length as usize),
        );
        qjs::JS_FreeCString(context, own);
    }
    Ok(string)
}

/// A JavaScript string of these UTF-16 units, lone surrogates included.
pub fn utf16_string<'js>(ctx: &Ctx<'js>, units: &[u16]) -> Result<Value<'js>> {
    // SAFETY: pointer and length are those of a live slice; QuickJS copies it.
    let value = unsafe { qjs::JS_NewStringUTF16(ctx.as_raw().as_ptr(), units.as_ptr(), units.len() as _) };
    take(ctx, value)
}

/// A JavaScript string of `bytes`, which must be valid UTF-8 (else it is no text anyone wants to see).
pub fn utf8_string<'js>(ctx: &Ctx<'js>, bytes: &[u8]) -> Result<Value<'js>> {
    // SAFETY: pointer and length are those of a live slice; QuickJS copies it.
    let value =
        unsafe { qjs::JS_NewStringLen(ctx.as_raw().as_ptr(), bytes.as_ptr().cast(), bytes.len() as _) };
    take(ctx, value)
}

/// Runs `body` over a value's text in UTF-16, lone surrogates included. A value that is no string is
/// converted as by `String(value)`.
pub fn with_utf16<T>(value: &Value, body: impl FnOnce(&[u16]) -> T) -> Result<T> {
    let ctx = value.ctx().as_raw().as_ptr();
    let mut length = 0;
    // SAFETY: QuickJS answers a pointer to `length` units that stays valid until JS_FreeCStringUTF16.
    unsafe {
        let text = qjs::JS_ToCStringLenUTF16(ctx, &mut length, value.as_raw());
        if text.is_null() {
            return Err(rquickjs::Error::Exception);
        }
        let result = body(std::slice::from_raw_parts(text, length as usize));
        qjs::JS_FreeCStringUTF16(ctx, text);
        Ok(result)
    }
}

/// Runs `body` over a value's text in UTF-8, without copying an ASCII string. A value that is no string
/// is converted as by `String(value)`; lone surrogates become U+FFFD, as Node writes them.
pub fn with_text<T>(value: &Value, body: impl FnOnce(&[u8]) -> T) -> Result<T> {
    let ctx = value.ctx().as_raw().as_ptr();
    let mut length = 0;
    // SAFETY: QuickJS answers a pointer to `length` bytes that stays valid until JS_FreeCString.
    unsafe {
        let text = qjs::JS_ToCStringLen2(ctx, &mut length, value.as_raw(), false);
        if text.is_null() {
            return Err(rquickjs::Error::Exception);
        }
        let bytes = std::slice::from_raw_parts(text.cast::<u8>(), length as usize);
        let result = match replace_lone_surrogates(bytes) {
            None => body(bytes),
            Some(mended) => body(&mended),
        };
        qjs::JS_FreeCString(ctx, text);
        Ok(result)
    }
}

// QuickJS writes a lone surrogate as ED A0..BF xx, which no UTF-8 text contains.
fn replace_lone_surrogates(bytes: &[u8]) -> Option<Vec<u8>> {
    let lone = |at: usize| bytes[at] == 0xed && bytes.get(at + 1).is_some_and(|b| *b >= 0xa0);
    let first = memchr::memchr_iter(0xed, bytes).find(|&at| lone(at))?;
    let mut mended = bytes.to_vec();
    for at in memchr::memchr_iter(0xed, &bytes[first..]).map(|n| n + first).filter(|&at| lone(at)) {
        mended[at..at + 3].copy_from_slice("\u{fffd}".as_bytes());
    }
    Some(mended)
}

/// Runs `body` over the bytes of an ArrayBuffer, SharedArrayBuffer or typed array; `None` for anything
/// else. (A DataView's bytes are reached through its buffer.) `body` must not call JavaScript.
pub fn with_bytes<T>(value: &Value, body: impl FnOnce(&mut [u8]) -> T) -> Option<T> {
    let (data, length) = locate_value(value)?;
    // SAFETY: the buffer can't be detached or freed while `value` is held and no JavaScript runs.
    Some(body(unsafe { slice(data, length) }))
}

/// `with_bytes` for two values, which may share their memory: so both are only to be read.
pub fn with_two<T>(a: &Value, b: &Value, body: impl FnOnce(&[u8], &[u8]) -> T) -> Option<T> {
    let (a, a_length) = locate_value(a)?;
    let (b, b_length) = locate_value(b)?;
    // SAFETY: as in `with_bytes`; shared slices may overlap.
    unsafe { Some(body(slice(a, a_length), slice(b, b_length))) }
}

/// Runs `body(source, target)` over the bytes of two buffers; a source that shares memory with the target is
/// copied first. `body` must not call JavaScript. `None` when one of them has no bytes to begin with.
pub fn with_source_and_target<T>(
    source: &Value,
    target: &Value,
    body: impl FnOnce(&[u8], &mut [u8]) -> T,
) -> Option<T> {
    let (source, source_length) = locate_value(source)?;
    let (target, target_length) = locate_value(target)?;
    let apart = source.wrapping_add(source_length) <= target || target.wrapping_add(target_length) <= source;
    // SAFETY: as in `with_bytes`; the two slices do not overlap, or the first one is gone before the second.
    unsafe {
        if apart {
            return Some(body(slice(source, source_length), slice(target, target_length)));
        }
        let copy = slice(source, source_length).to_vec();
        Some(body(&copy, slice(target, target_length)))
    }
}

/// Copies `source[start..end]` to `target[at..]`, as much as there is room for, through memory that the
/// two may share. Answers how many bytes; `None` when one of them has no bytes to begin with.
pub fn copy_bytes(source: &Value, start: usize, end: usize, target: &Value, at: usize) -> Option<usize> {
    let (source, source_length) = locate_value(source)?;
    let (target, target_length) = locate_value(target)?;
    let wanted = end.min(source_length).saturating_sub(start);
    let count = wanted.min(target_length.saturating_sub(at));
    if count > 0 {
        // SAFETY: both ranges lie within live buffers; `copy` allows them to overlap.
        unsafe { std::ptr::copy(source.add(start), target.add(at), count) };
    }
    Some(count)
}

/// Whether a value is a Uint8Array, a Buffer being one.
pub fn is_uint8_array(value: &Value) -> bool {
    // SAFETY: the call accepts any value.
    let kind = unsafe { qjs::JS_GetTypedArrayType(value.as_raw()) };
    kind == qjs::JSTypedArrayEnum_JS_TYPED_ARRAY_UINT8 as i32
}

/// A Uint8Array with a copy of `bytes`.
pub fn uint8_array<'js>(ctx: &Ctx<'js>, bytes: &[u8]) -> Result<Value<'js>> {
    // SAFETY: pointer and length are those of a live slice; QuickJS copies it.
    let value = unsafe { qjs::JS_NewUint8ArrayCopy(ctx.as_raw().as_ptr(), bytes.as_ptr(), bytes.len() as _) };
    take(ctx, value)
}

// Where the bytes of an ArrayBuffer, SharedArrayBuffer or typed array are; none for anything else, an
// empty place for one that is detached or out of its bounds.
fn locate(ctx: *mut qjs::JSContext, value: qjs::JSValue) -> Option<(*mut u8, usize)> {
    let mut size = 0;
    // SAFETY: each call accepts any object, and answers null with an exception for one it is not for.
    unsafe {
        if qjs::JS_VALUE_GET_NORM_TAG(value) != qjs::JS_TAG_OBJECT {
            return None;
        }
        let kind = qjs::JS_GetTypedArrayType(value);
        if kind == qjs::JSTypedArrayEnum_JS_TYPED_ARRAY_UINT8 as i32 {
            let data = qjs::JS_GetUint8Array(ctx, &mut size, value);
            if data.is_null() {
                drop_exception(ctx);
            }
            return Some((data, if data.is_null() { 0 } else { size as usize }));
        }
        if kind < 0 {
            let data = qjs::JS_GetArrayBuffer(ctx, &mut size, value);
            if data.is_null() && !drop_exception_unless_buffer(ctx, value) {
                return None;
            }
            return Some((data, size as usize));
        }
        let (mut offset, mut length) = (0, 0);
        let buffer = qjs::JS_GetTypedArrayBuffer(ctx, value, &mut offset, &mut length, null_mut());
        if qjs::JS_IsException(buffer) {
            drop_exception(ctx);
            return Some((null_mut(), 0));
        }
        let data = qjs::JS_GetArrayBuffer(ctx, &mut size, buffer);
        // Still held by the typed array.
        qjs::JS_FreeValue(ctx, buffer);
        let (offset, length) = (offset as usize, length as usize);
        if data.is_null() || offset + length > size as usize {
            drop_exception(ctx);
            return Some((null_mut(), 0));
        }
        Some((data.add(offset), length))
    }
}

fn locate_value(value: &Value) -> Option<(*mut u8, usize)> {
    locate(value.ctx().as_raw().as_ptr(), value.as_raw())
}

// `data` and `length`: a live buffer, as `locate` finds it, or null.
unsafe fn slice<'a>(data: *mut u8, length: usize) -> &'a mut [u8] {
    // SAFETY: the caller's promise.
    if data.is_null() { &mut [] } else { unsafe { std::slice::from_raw_parts_mut(data, length) } }
}

unsafe fn drop_exception(ctx: *mut qjs::JSContext) {
    // SAFETY: JS_GetException hands its value over to us.
    unsafe { qjs::JS_FreeValue(ctx, qjs::JS_GetException(ctx)) }
}

// JS_GetArrayBuffer answers null both for an empty buffer and, with an exception, for what is none.
unsafe fn drop_exception_unless_buffer(ctx: *mut qjs::JSContext, value: qjs::JSValue) -> bool {
    // SAFETY: JS_IsArrayBuffer accepts any value.
    unsafe {
        drop_exception(ctx);
        qjs::JS_IsArrayBuffer(value)
    }
}

/// Calls `each(a, b)` for the items of an array two by two; an odd one at the end is left out.
pub fn each_pair<'js>(
    list: &Array<'js>,
    mut each: impl FnMut(Value<'js>, Value<'js>) -> Result<()>,
) -> Result<()> {
    let ctx = list.ctx();
    let context = ctx.as_raw().as_ptr();
    for at in (0..list.len() as u32 / 2).map(|pair| 2 * pair) {
        // SAFETY: `list` is a live array; a place that it does not have is undefined.
        let (a, b) = unsafe {
            let a = take(ctx, qjs::JS_GetPropertyUint32(context, list.as_raw(), at))?;
            (a, take(ctx, qjs::JS_GetPropertyUint32(context, list.as_raw(), at + 1))?)
        };
        each(a, b)?;
    }
    Ok(())
}

/// Calls `each(name, value)` for every own enumerable string property, in order; names in UTF-8.
pub fn each_property<'js>(
    object: &Object<'js>,
    mut each: impl FnMut(&[u8], Value<'js>) -> Result<()>,
) -> Result<()> {
    let ctx = object.ctx();
    let context = ctx.as_raw().as_ptr();
    let mut names = null_mut();
    let mut count = 0;
    let which = (qjs::JS_GPN_STRING_MASK | qjs::JS_GPN_ENUM_ONLY) as i32;
    // SAFETY: QuickJS fills a table of `count` names that is ours to free, with its atoms.
    if unsafe { qjs::JS_GetOwnPropertyNames(context, &mut names, &mut count, object.as_raw(), which) } < 0 {
        return Err(rquickjs::Error::Exception);
    }
    let mut result = Ok(());
    for at in 0..count as usize {
        // SAFETY: `at` is within the table; text and value are released below or by Value.
        unsafe {
            let atom = (*names.add(at)).atom;
            let mut length = 0;
            let name = qjs::JS_AtomToCStringLen(context, &mut length, atom);
            if !name.is_null() {
                result = take(ctx, qjs::JS_GetProperty(context, object.as_raw(), atom))
                    .and_then(|value| each(std::slice::from_raw_parts(name.cast(), length as usize), value));
                qjs::JS_FreeCString(context, name);
            } else {
                result = Err(rquickjs::Error::Exception);
            }
        }
        if result.is_err() {
            break;
        }
    }
    // SAFETY: the table came from JS_GetOwnPropertyNames.
    unsafe { qjs::JS_FreePropertyEnum(context, names, count) };
    result
}

/// The names and symbols of a typed array's own properties that are not its elements, enumerable or not.
pub fn keys_beside_elements<'js>(array: &Value<'js>) -> Result<Vec<Value<'js>>> {
    let ctx = array.ctx();
    let context = ctx.as_raw().as_ptr();
    let (mut table, mut length) = (null_mut(), 0);
    let flags = (qjs::JS_GPN_STRING_MASK | qjs::JS_GPN_SYMBOL_MASK) as i32;
    // SAFETY: on success `table` has `length` entries, which are ours to free, atoms and all.
    unsafe {
        if qjs::JS_GetOwnPropertyNames(context, &mut table, &mut length, array.as_raw(), flags) < 0 {
            return Err(rquickjs::Error::Exception);
        }
        let entries = std::slice::from_raw_parts(table, length as usize);
        // An index is an atom with its highest bit set and costs no string until it is asked for.
        let names = entries.iter().filter(|entry| entry.atom >> 31 == 0);
        let keys = names.map(|entry| take(ctx, qjs::JS_AtomToValue(context, entry.atom))).collect();
        qjs::JS_FreePropertyEnum(context, table, length);
        keys
    }
}

/// `[0 pending | 1 fulfilled | 2 rejected, result]`, or `None` for what is no promise.
pub fn promise_details<'js>(value: &Value<'js>) -> Option<(i32, Value<'js>)> {
    let ctx = value.ctx();
    // SAFETY: both calls accept any value and run no JavaScript.
    unsafe {
        let state = qjs::JS_PromiseState(ctx.as_raw().as_ptr(), value.as_raw());
        let number = match state {
            qjs::JSPromiseStateEnum_JS_PROMISE_PENDING => 0,
            qjs::JSPromiseStateEnum_JS_PROMISE_FULFILLED => 1,
            qjs::JSPromiseStateEnum_JS_PROMISE_REJECTED => 2,
            _ => return None,
        };
        let result = qjs::JS_PromiseResult(ctx.as_raw().as_ptr(), value.as_raw());
        Some((number, Value::from_raw(ctx.clone(), result)))
    }
}

/// `[target, handler]` of a proxy, null and null of a revoked one, or `None`.
pub fn proxy_details<'js>(value: &Value<'js>) -> Option<(Value<'js>, Value<'js>)> {
    let ctx = value.ctx();
    // SAFETY: the first call accepts any value, the others are made only for a proxy.
    unsafe {
        if !qjs::JS_IsProxy(value.as_raw()) {
            return None;
        }
        let context = ctx.as_raw().as_ptr();
        let target = take(ctx, qjs::JS_GetProxyTarget(context, value.as_raw()));
        let handler = take(ctx, qjs::JS_GetProxyHandler(context, value.as_raw()));
        match (target, handler) {
            (Ok(target), Ok(handler)) => Some((target, handler)),
            _ => {
                drop_exception(context);
                Some((Value::new_null(ctx.clone()), Value::new_null(ctx.clone())))
            }
        }
    }
}

/// The name of an object's class inside the engine: `Map`, `Map Iterator`, `Arguments`, `Error`, `Proxy`.
pub fn class_name<'js>(value: &Value<'js>) -> Result<Value<'js>> {
    let ctx = value.ctx();
    // The engine itself calls it an Object.
    if value.is_proxy() {
        return utf8_string(ctx, b"Proxy");
    }
    let context = ctx.as_raw().as_ptr();
    // SAFETY: JS_GetClassID accepts any value; the atom is ours to free.
    unsafe {
        let class = qjs::JS_GetClassID(value.as_raw());
        let atom = qjs::JS_GetClassName(qjs::JS_GetRuntime(context), class);
        let name = qjs::JS_AtomToString(context, atom);
        qjs::JS_FreeAtom(context, atom);
        take(ctx, name)
    }
}

/// Bytes of JavaScript memory: (reserved by the allocator, in use).
pub fn memory_usage(ctx: &Ctx) -> (i64, i64) {
    let mut usage = std::mem::MaybeUninit::<qjs::JSMemoryUsage>::zeroed();
    // SAFETY: QuickJS fills the whole structure; all its fields are plain numbers.
    let usage = unsafe {
        qjs::JS_ComputeMemoryUsage(qjs::JS_GetRuntime(ctx.as_raw().as_ptr()), usage.as_mut_ptr());
        usage.assume_init()
    };
    (usage.malloc_size, usage.memory_used_size)
}

/// QuickJS-ng's own version.
pub fn quickjs_version() -> String {
    // SAFETY: QuickJS answers a static, NUL-terminated text.
    unsafe { std::ffi::CStr::from_ptr(qjs::JS_GetVersion()) }.to_string_lossy().into_owned()
}
