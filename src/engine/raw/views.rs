//! Buffers: Uint8Arrays with a prototype that is not their class's own. The engine makes such an object quickest
//! where it looks for no prototype at all, so it gets ours for the length of the making.

use super::closures::{Callee, RawCall, closure};
use super::take;
use rquickjs::{Ctx, Error, Object, Result, Value, qjs};
use std::cell::Cell;
use std::ffi::{c_int, c_void};
use std::ptr::null_mut;
use std::rc::Rc;

/// What Buffers are made of: their prototype, which the caller keeps for as long as it uses this.
#[derive(Clone, Copy)]
pub struct Views {
    class: qjs::JSClassID,
    prototype: qjs::JSValue,
}

impl Views {
    pub fn of(prototype: &Object) -> Result<Views> {
        let sample = super::uint8_array(prototype.ctx(), &[])?;
        // SAFETY: any value is accepted.
        let class = unsafe { qjs::JS_GetClassID(sample.as_raw()) };
        Ok(Views { class, prototype: prototype.as_raw() })
    }

    /// A Buffer of what a Uint8Array's constructor takes: a length, or memory, offset and length. What the call
    /// returns is the caller's.
    ///
    /// # Safety
    /// The arguments are live, and no code of the program's runs in reading them: the first is a number or an
    /// ArrayBuffer, the others are numbers or undefined.
    pub(super) unsafe fn make(self, ctx: *mut qjs::JSContext, arguments: &[qjs::JSValue]) -> qjs::JSValue {
        let kind = qjs::JSTypedArrayEnum_JS_TYPED_ARRAY_UINT8;
        // SAFETY: the class exists, and gets back what is taken from it. The engine only reads the arguments.
        unsafe {
            let usual = qjs::JS_GetClassProto(ctx, self.class);
            qjs::JS_SetClassProto(ctx, self.class, qjs::JS_DupValue(ctx, self.prototype));
            let first = arguments.as_ptr().cast_mut();
            let view = qjs::JS_NewTypedArray(ctx, arguments.len() as c_int, first, kind);
            qjs::JS_SetClassProto(ctx, self.class, usual);
            view
        }
    }

    /// A Buffer over `length` bytes from `offset` on of an ArrayBuffer, or of a typed array, whose memory is then
    /// shared. Errors: RangeError if they are not there, TypeError for a value of another kind.
    pub fn over<'js>(self, memory: &Value<'js>, offset: usize, length: usize) -> Result<Value<'js>> {
        let ctx = memory.ctx();
        let context = ctx.as_raw().as_ptr();
        // SAFETY: every value is held for the length of the call; what is made here is freed.
        unsafe {
            let mut start = 0;
            let is_view = qjs::JS_GetTypedArrayType(memory.as_raw()) >= 0;
            let memory = if is_view {
                qjs::JS_GetTypedArrayBuffer(context, memory.as_raw(), &mut start, null_mut(), null_mut())
            } else if qjs::JS_IsArrayBuffer(memory.as_raw()) {
                qjs::JS_DupValue(context, memory.as_raw())
            } else {
                return Err(Error::new_from_js(memory.type_name(), "buffer"));
            };
            if qjs::JS_IsException(memory) {
                return Err(Error::Exception);
            }
            // No buffer is as long as the largest of these numbers.
            let number = |n: usize| qjs::JS_MKVAL(qjs::JS_TAG_INT, i32::try_from(n).unwrap_or(i32::MAX));
            let view =
                self.make(context, &[memory, number(offset.saturating_add(start as usize)), number(length)]);
            qjs::JS_FreeValue(context, memory);
            take(ctx, view)
        }
    }
}

struct Class {
    views: Views,
    uint8_array: qjs::JSValue,
    /// Where the function itself lives.
    address: Rc<Cell<*mut c_void>>,
}

/// The class of Buffers, `name`, a child of Uint8Array: both it and `uint8_array` are the caller's to keep.
pub fn class<'js>(
    name: &str,
    views: Views,
    prototype: &Object<'js>,
    uint8_array: &Object<'js>,
) -> Result<Value<'js>> {
    let ctx: &Ctx<'js> = prototype.ctx();
    let context = ctx.as_raw().as_ptr();
    let address = Rc::new(Cell::new(null_mut()));
    let own = Class { views, uint8_array: uint8_array.as_raw(), address: Rc::clone(&address) };
    let class = closure(ctx, name, 3, own)?;
    // SAFETY: the function is live, and its property a share of its own.
    unsafe {
        address.set(qjs::JS_VALUE_GET_PTR(class.as_raw()));
        qjs::JS_SetConstructorBit(context, class.as_raw(), true);
        let prototype = qjs::JS_DupValue(context, prototype.as_raw());
        let went_well = qjs::JS_SetPrototype(context, class.as_raw(), uint8_array.as_raw()) >= 0
            && qjs::JS_DefinePropertyValueStr(context, class.as_raw(), c"prototype".as_ptr(), prototype, 0)
                >= 0;
        if went_well { Ok(class) } else { Err(Error::Exception) }
    }
}

// (An object's class is asked for first: all else that is an object is for Uint8Array to read.)
unsafe fn is_readable(arguments: &[qjs::JSValue]) -> bool {
    // SAFETY: each call accepts any value.
    unsafe {
        let is_number = |value: &qjs::JSValue| {
            matches!(qjs::JS_VALUE_GET_NORM_TAG(*value), qjs::JS_TAG_INT | qjs::JS_TAG_UNDEFINED)
        };
        match arguments {
            [] => true,
            [first, rest @ ..] => {
                (is_number(first) || qjs::JS_IsArrayBuffer(*first)) && rest.iter().all(is_number)
            }
        }
    }
}

impl Callee for Class {
    fn answer(&self, call: &RawCall) -> qjs::JSValue {
        let &RawCall { ctx, this: target, arguments } = call;
        let (argc, argv) = (arguments.len() as c_int, arguments.as_ptr().cast_mut());
        let first = &arguments[..arguments.len().min(3)];
        // SAFETY: all values live until we return, and the engine only reads the arguments. What is called
        // without `new` has a target that constructs nothing.
        unsafe {
            let is_object = qjs::JS_VALUE_GET_NORM_TAG(target) == qjs::JS_TAG_OBJECT;
            if is_object && qjs::JS_VALUE_GET_PTR(target) == self.address.get() && is_readable(first) {
                self.views.make(ctx, first)
            } else if qjs::JS_IsConstructor(ctx, target) {
                qjs::JS_CallConstructor2(ctx, self.uint8_array, target, argc, argv)
            } else {
                // It throws what belongs there.
                qjs::JS_Call(ctx, self.uint8_array, qjs::JS_UNDEFINED, argc, argv)
            }
        }
    }
}
