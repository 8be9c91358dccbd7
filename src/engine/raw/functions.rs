//! Native functions as closures of the engine's own. (rquickjs would make each a class instance, with some
//! kilobyte of code for each signature and each closure, and half a thousand instructions for each call.)

use super::closures::{Callee, RawCall, closure};
use rquickjs::{Ctx, Error, Function, Object, Result, Value, qjs};
use std::ffi::CString;
use std::ptr::NonNull;

/// What a function is called with. An argument that was left out is undefined.
pub struct Passed<'call, 'js> {
    ctx: Ctx<'js>,
    values: &'call [qjs::JSValue],
}

impl<'js> Passed<'_, 'js> {
    pub fn ctx(&self) -> &Ctx<'js> {
        &self.ctx
    }

    pub fn value(&self, index: usize) -> Value<'js> {
        let Some(&raw) = self.values.get(index) else { return Value::new_undefined(self.ctx.clone()) };
        // SAFETY: the caller holds the value; this is a share of our own.
        unsafe { Value::from_raw(self.ctx.clone(), qjs::JS_DupValue(self.ctx.as_raw().as_ptr(), raw)) }
    }

    fn tag(&self, index: usize) -> i32 {
        // SAFETY: every value has a tag.
        self.values
            .get(index)
            .map_or(qjs::JS_TAG_UNDEFINED, |&raw| unsafe { qjs::JS_VALUE_GET_NORM_TAG(raw) })
    }

    /// Whether the argument is undefined or null.
    pub fn is_missing(&self, index: usize) -> bool {
        matches!(self.tag(index), qjs::JS_TAG_UNDEFINED | qjs::JS_TAG_NULL)
    }

    /// Errors: the argument is no number.
    pub fn number(&self, index: usize) -> Result<f64> {
        // SAFETY: the tag says what the value holds.
        unsafe {
            match self.tag(index) {
                qjs::JS_TAG_INT => Ok(f64::from(qjs::JS_VALUE_GET_INT(self.values[index]))),
                qjs::JS_TAG_FLOAT64 => Ok(qjs::JS_VALUE_GET_FLOAT64(self.values[index])),
                _ => Err(self.mismatch(index, "number")),
            }
        }
    }

    /// Errors: the argument is no whole number of 32 bits.
    pub fn int(&self, index: usize) -> Result<i32> {
        if self.tag(index) == qjs::JS_TAG_INT {
            // SAFETY: so it holds one.
            return Ok(unsafe { qjs::JS_VALUE_GET_INT(self.values[index]) });
        }
        let number = self.number(index)?;
        let int = number as i32;
        if f64::from(int) == number { Ok(int) } else { Err(self.mismatch(index, "int")) }
    }

    /// Errors: the argument is no boolean.
    pub fn boolean(&self, index: usize) -> Result<bool> {
        match self.tag(index) {
            // SAFETY: the tag says so.
            qjs::JS_TAG_BOOL => Ok(unsafe { qjs::JS_VALUE_GET_BOOL(self.values[index]) }),
            _ => Err(self.mismatch(index, "boolean")),
        }
    }

    /// The error for an argument of another type than the function takes.
    #[cold]
    #[inline(never)]
    pub fn mismatch(&self, index: usize, wanted: &'static str) -> Error {
        Error::new_from_js(self.value(index).type_name(), wanted)
    }
}

/// What a native function does: a closure that is not consumed by its call.
pub trait Body<'js> {
    fn run(&self, passed: &Passed<'_, 'js>) -> Result<Value<'js>>;
}

impl<'js, Closure: Fn(&Passed<'_, 'js>) -> Result<Value<'js>>> Body<'js> for Closure {
    fn run(&self, passed: &Passed<'_, 'js>) -> Result<Value<'js>> {
        self(passed)
    }
}

/// What a native function does, and how many arguments it says it takes.
pub struct Native<'js> {
    pub length: i32,
    pub body: Box<dyn Body<'js> + 'js>,
}

/// A function `name`. Errors: memory is out.
pub fn function<'js>(ctx: &Ctx<'js>, name: &str, native: Native<'js>) -> Result<Function<'js>> {
    closure(ctx, name, native.length, Boxed(native.body))?.into_function().ok_or(Error::Unknown)
}

/// Makes such a function a property of `object`. Errors: memory is out.
#[inline(never)]
pub fn export<'js>(object: &Object<'js>, name: &str, native: Native<'js>) -> Result<()> {
    object.set(name, function(object.ctx(), name, native)?)
}

struct Boxed<'js>(Box<dyn Body<'js> + 'js>);

impl Callee for Boxed<'_> {
    fn answer(&self, call: &RawCall) -> qjs::JSValue {
        // SAFETY: the engine never calls without a context. What is answered is a share of its own.
        unsafe {
            let passed =
                Passed { ctx: Ctx::from_raw(NonNull::new_unchecked(call.ctx)), values: call.arguments };
            match self.0.run(&passed) {
                Ok(value) => qjs::JS_DupValue(call.ctx, value.as_raw()),
                Err(error) => throw(&passed.ctx, &error),
            }
        }
    }
}

// What rquickjs has no exception for yet becomes one.
fn throw(ctx: &Ctx, error: &Error) -> qjs::JSValue {
    let context = ctx.as_raw().as_ptr();
    match error {
        Error::Exception => qjs::JS_EXCEPTION,
        // SAFETY: it makes no other exception when there is no memory for one.
        Error::Allocation => unsafe { qjs::JS_ThrowOutOfMemory(context) },
        other => {
            let message = CString::new(other.to_string()).unwrap_or_default();
            // SAFETY: the format takes one text, and gets one that ends with a NUL.
            unsafe { qjs::JS_ThrowTypeError(context, c"%s".as_ptr(), message.as_ptr()) }
        }
    }
}
