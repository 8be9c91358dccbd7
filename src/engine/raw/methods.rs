//! Methods on the way of a request, written against the engine's own calling convention: rquickjs would
//! count every argument and the context itself up and down for each call.
//!
//! Such a method (`method`) does the usual case, and answers `Outcome::Unusual` for every other: then what
//! stands behind it, written in JavaScript, runs with the same arguments.

use super::arguments::PLAIN;
use super::closures::{Callee, RawCall, closure};
use super::views::Views;
use super::{Name, locate, replace_lone_surrogates, slice as bytes_at};
use rquickjs::{Ctx, Object, Result, Value, qjs};
use std::ffi::c_int;
use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::ptr::null_mut;
use std::slice;

/// How a method ended.
pub enum Outcome {
    /// It is done; the caller gets the object that the method was called on.
    This,
    /// It is done; the caller gets this.
    Number(f64),
    Bool(bool),
    Value(Owned),
    Undefined,
    /// The method in JavaScript is to do it. Nothing has happened yet.
    Unusual,
    /// JavaScript threw, and the context has the exception.
    Thrown,
}

/// A value that belongs to somebody else, who holds it for the length of the call.
#[derive(Clone, Copy)]
pub struct Borrowed<'call> {
    raw: qjs::JSValue,
    of: PhantomData<&'call ()>,
}

impl<'call> Borrowed<'call> {
    pub fn of(value: &'call Value) -> Borrowed<'call> {
        Borrowed { raw: value.as_raw(), of: PhantomData }
    }

    fn tag(self) -> i32 {
        // SAFETY: every value has a tag.
        unsafe { qjs::JS_VALUE_GET_NORM_TAG(self.raw) }
    }

    pub fn is_undefined(self) -> bool {
        self.tag() == qjs::JS_TAG_UNDEFINED
    }

    pub fn is_string(self) -> bool {
        matches!(self.tag(), qjs::JS_TAG_STRING | qjs::JS_TAG_STRING_ROPE)
    }

    /// A text or a small integer, whose text costs no call of JavaScript.
    fn is_plain(self) -> bool {
        self.is_string() || self.tag() == qjs::JS_TAG_INT
    }

    pub fn is_object(self) -> bool {
        self.tag() == qjs::JS_TAG_OBJECT
    }

    pub fn is_null(self) -> bool {
        self.tag() == qjs::JS_TAG_NULL
    }

    /// Undefined or null.
    pub fn is_missing(self) -> bool {
        matches!(self.tag(), qjs::JS_TAG_UNDEFINED | qjs::JS_TAG_NULL)
    }

    pub fn is_true(self) -> bool {
        // SAFETY: the tag says that it is a boolean.
        self.tag() == qjs::JS_TAG_BOOL && unsafe { qjs::JS_VALUE_GET_BOOL(self.raw) }
    }

    pub fn as_int(self) -> Option<i32> {
        // SAFETY: the tag says that it is an integer.
        (self.tag() == qjs::JS_TAG_INT).then(|| unsafe { qjs::JS_VALUE_GET_INT(self.raw) })
    }

    /// Where an object lives: equal for the same object only. 0 for what is no object.
    pub fn address(self) -> usize {
        // SAFETY: the tag says that it is a pointer.
        if self.tag() == qjs::JS_TAG_OBJECT { unsafe { qjs::JS_VALUE_GET_PTR(self.raw) as usize } } else { 0 }
    }

    /// An object that is no array.
    fn is_record(self) -> bool {
        // SAFETY: the call accepts any value.
        self.tag() == qjs::JS_TAG_OBJECT && unsafe { !qjs::JS_IsArray(self.raw) }
    }
}

/// A value that is ours.
pub struct Owned {
    ctx: *mut qjs::JSContext,
    raw: qjs::JSValue,
}

impl Owned {
    pub fn borrow(&self) -> Borrowed<'_> {
        Borrowed { raw: self.raw, of: PhantomData }
    }

    fn is_exception(&self) -> bool {
        self.borrow().tag() == qjs::JS_TAG_EXCEPTION
    }

    fn give(self) -> qjs::JSValue {
        ManuallyDrop::new(self).raw
    }
}

impl Drop for Owned {
    fn drop(&mut self) {
        // SAFETY: it was handed over to us by the engine, once.
        unsafe { qjs::JS_FreeValue(self.ctx, self.raw) }
    }
}

/// JavaScript threw, and the context has the exception.
pub struct Thrown;

/// A property's name, held.
pub struct Key {
    ctx: *mut qjs::JSContext,
    name: Name,
}

impl Key {
    pub fn name(&self) -> Name {
        self.name
    }
}

impl Drop for Key {
    fn drop(&mut self) {
        // SAFETY: it was made for us, once.
        unsafe { qjs::JS_FreeAtom(self.ctx, self.name.0) }
    }
}

/// One call of a method.
pub struct Invocation<'call> {
    ctx: *mut qjs::JSContext,
    this: qjs::JSValue,
    arguments: &'call [qjs::JSValue],
}

impl<'call> Invocation<'call> {
    /// The `index`th argument, of those that the method was declared with.
    pub fn argument(&self, index: usize) -> Borrowed<'call> {
        let raw = self.arguments.get(index).copied().unwrap_or(qjs::JS_UNDEFINED);
        Borrowed { raw, of: PhantomData }
    }

    pub fn this(&self) -> Borrowed<'call> {
        Borrowed { raw: self.this, of: PhantomData }
    }

    fn property(&self, object: Borrowed, name: Name) -> Owned {
        // SAFETY: object and name are live. An exception is a value too, which is none of those looked for;
        // it can come only of an accessor, and of those who are asked for here none throws.
        let raw = unsafe { qjs::JS_GetProperty(self.ctx, object.raw, name.0) };
        Owned { ctx: self.ctx, raw }
    }

    /// A property's name that is known only now, of a text or a symbol; `None` for anything else.
    pub fn key(&self, value: Borrowed) -> Option<Key> {
        if !value.is_string() && value.tag() != qjs::JS_TAG_SYMBOL {
            return None;
        }
        // SAFETY: a text or a symbol makes no call of JavaScript; only memory can be out, which is no name.
        let name = Name(unsafe { qjs::JS_ValueToAtom(self.ctx, value.raw) });
        Some(Key { ctx: self.ctx, name })
    }

    /// A property, whatever it is. Errors: JavaScript threw.
    pub fn get(&self, object: Borrowed, name: Name) -> std::result::Result<Owned, Thrown> {
        let property = self.property(object, name);
        if property.is_exception() { Err(Thrown) } else { Ok(property) }
    }

    pub fn is_function(&self, value: Borrowed) -> bool {
        // SAFETY: any value is accepted.
        unsafe { qjs::JS_IsFunction(self.ctx, value.raw) }
    }

    /// An item of an array of ours.
    pub fn item(&self, list: Borrowed, at: u32) -> Owned {
        // SAFETY: any value is accepted, and what an array has not is undefined.
        Owned { ctx: self.ctx, raw: unsafe { qjs::JS_GetPropertyUint32(self.ctx, list.raw, at) } }
    }

    /// An array without items. Errors: memory is out.
    pub fn new_array(&self) -> std::result::Result<Owned, Thrown> {
        // SAFETY: what the call returns is ours.
        let array = Owned { ctx: self.ctx, raw: unsafe { qjs::JS_NewArray(self.ctx) } };
        if array.is_exception() { Err(Thrown) } else { Ok(array) }
    }

    /// An array of these items. Errors: memory is out.
    pub fn new_array_of<const N: usize>(&self, items: [Borrowed; N]) -> std::result::Result<Owned, Thrown> {
        // SAFETY: all are live, the array gets a share of each, and what the call returns is ours.
        let raw = unsafe {
            let shares = items.map(|item| qjs::JS_DupValue(self.ctx, item.raw));
            qjs::JS_NewArrayFrom(self.ctx, N as c_int, shares.as_ptr())
        };
        let array = Owned { ctx: self.ctx, raw };
        if array.is_exception() { Err(Thrown) } else { Ok(array) }
    }

    /// Sets an item of an array of ours. Errors: memory is out.
    pub fn set_item(&self, list: Borrowed, at: u32, value: Borrowed) -> std::result::Result<(), Thrown> {
        // SAFETY: both are live, and the array gets a share of its own.
        let done = unsafe {
            let value = qjs::JS_DupValue(self.ctx, value.raw);
            qjs::JS_SetPropertyUint32(self.ctx, list.raw, at, value)
        };
        if done < 0 { Err(Thrown) } else { Ok(()) }
    }

    /// Calls a function on `this`, with our own arguments from the `from`th on. Errors: JavaScript threw.
    pub fn call(&self, function: Borrowed, from: usize) -> std::result::Result<Owned, Thrown> {
        let rest = self.arguments.get(from..).unwrap_or_default();
        let (count, first) = (rest.len() as c_int, rest.as_ptr().cast_mut());
        // SAFETY: all values live until the call returns; the engine only reads the arguments.
        let raw = unsafe { qjs::JS_Call(self.ctx, function.raw, self.this, count, first) };
        let answer = Owned { ctx: self.ctx, raw };
        if answer.is_exception() { Err(Thrown) } else { Ok(answer) }
    }

    /// Calls a function on `this` with one value before our own arguments. Errors: JavaScript threw.
    pub fn call_with(&self, function: Kept, value: Borrowed) -> std::result::Result<(), Thrown> {
        let mut all = vec![value.raw];
        all.extend_from_slice(self.arguments);
        // SAFETY: as in `call`.
        let raw =
            unsafe { qjs::JS_Call(self.ctx, function.0, self.this, all.len() as c_int, all.as_mut_ptr()) };
        if (Owned { ctx: self.ctx, raw }).is_exception() { Err(Thrown) } else { Ok(()) }
    }

    /// Calls a function on an object with these arguments. Errors: JavaScript threw.
    pub fn call_on<const N: usize>(
        &self,
        function: Kept,
        this: Borrowed,
        arguments: [Borrowed; N],
    ) -> std::result::Result<(), Thrown> {
        let mut raw = arguments.map(|argument| argument.raw);
        // SAFETY: as in `call`.
        let raw = unsafe { qjs::JS_Call(self.ctx, function.0, this.raw, N as c_int, raw.as_mut_ptr()) };
        if (Owned { ctx: self.ctx, raw }).is_exception() { Err(Thrown) } else { Ok(()) }
    }

    /// The items of an array that has at most N, each held.
    pub fn few_items<const N: usize>(&self, list: Borrowed) -> Option<[Option<Owned>; N]> {
        let mut length = 0;
        // SAFETY: each call accepts any value; the length of an array makes no call of JavaScript.
        unsafe {
            if !qjs::JS_IsArray(list.raw) || qjs::JS_GetLength(self.ctx, list.raw, &mut length) < 0 {
                return None;
            }
        }
        let count = usize::try_from(length).ok().filter(|count| *count <= N)?;
        Some(std::array::from_fn(|at| (at < count).then(|| self.item(list, at as u32))))
    }

    /// How many items an array, or characters a text, has.
    pub fn length(&self, value: Borrowed) -> Option<usize> {
        let mut length = 0;
        // SAFETY: as in `few_items`.
        let went_well = unsafe { qjs::JS_GetLength(self.ctx, value.raw, &mut length) } >= 0;
        went_well.then_some(length as usize)
    }

    /// Runs `body` over the bytes of an ArrayBuffer or typed array; see `with_bytes`.
    pub fn with_bytes<T>(&self, value: Borrowed, body: impl FnOnce(&mut [u8]) -> T) -> Option<T> {
        let (data, length) = locate(self.ctx, value.raw)?;
        // SAFETY: the value is held, and `body` calls no JavaScript.
        Some(body(unsafe { bytes_at(data, length) }))
    }

    /// Where the prototype of an object lives.
    pub fn prototype_of(&self, object: Borrowed) -> usize {
        // SAFETY: any value is accepted. The prototype lives at least as long as the object.
        let raw = unsafe { qjs::JS_GetPrototype(self.ctx, object.raw) };
        Owned { ctx: self.ctx, raw }.borrow().address()
    }

    /// A Buffer over a part of an ArrayBuffer.
    pub fn new_view(&self, views: Views, memory: Borrowed, offset: i32, length: i32) -> Outcome {
        let int = |number| qjs::JS_MKVAL(qjs::JS_TAG_INT, number);
        // SAFETY: all are live, and what the call returns is ours. An ArrayBuffer runs no code.
        let raw = unsafe {
            if !qjs::JS_IsArrayBuffer(memory.raw) {
                return Outcome::Unusual;
            }
            views.make(self.ctx, &[memory.raw, int(offset), int(length)])
        };
        let view = Owned { ctx: self.ctx, raw };
        if view.is_exception() { Outcome::Thrown } else { Outcome::Value(view) }
    }

    /// A property that is a small integer.
    #[inline]
    pub fn int(&self, object: Borrowed, name: Name) -> Option<i32> {
        self.property(object, name).borrow().as_int()
    }

    /// Sets a property, as by assignment. Errors: JavaScript threw.
    pub fn set(&self, object: Borrowed, name: Name, value: Borrowed) -> std::result::Result<(), Thrown> {
        // SAFETY: all are live, and the property gets a share of its own.
        let done = unsafe {
            let value = qjs::JS_DupValue(self.ctx, value.raw);
            qjs::JS_SetProperty(self.ctx, object.raw, name.0, value)
        };
        if done < 0 { Err(Thrown) } else { Ok(()) }
    }

    /// The same with a small integer.
    pub fn set_int(&self, object: Borrowed, name: Name, number: i32) -> std::result::Result<(), Thrown> {
        let value = qjs::JS_MKVAL(qjs::JS_TAG_INT, number);
        // SAFETY: as in `set`; a number needs no reference count.
        let done = unsafe { qjs::JS_SetProperty(self.ctx, object.raw, name.0, value) };
        if done < 0 { Err(Thrown) } else { Ok(()) }
    }

    pub fn is_true(&self, object: Borrowed, name: Name) -> bool {
        self.property(object, name).borrow().is_true()
    }

    pub fn is_null(&self, object: Borrowed, name: Name) -> bool {
        self.property(object, name).borrow().is_null()
    }

    pub fn is_undefined(&self, object: Borrowed, name: Name) -> bool {
        self.property(object, name).borrow().is_undefined()
    }

    /// Whether a property is the object at this address.
    pub fn is_at(&self, object: Borrowed, name: Name, address: usize) -> bool {
        self.property(object, name).borrow().address() == address
    }

    /// Runs `body` over a property that is an object.
    #[inline]
    pub fn with_object<T>(&self, name: Name, body: impl FnOnce(Borrowed) -> T) -> Option<T> {
        let property = self.property(self.this(), name);
        (property.borrow().tag() == qjs::JS_TAG_OBJECT).then(|| body(property.borrow()))
    }

    /// Runs `body` over a property's property's property, which may be anything.
    pub fn at_path<T>(&self, path: [Name; 3], body: impl FnOnce(Borrowed) -> T) -> T {
        let [first, second, third] = path;
        let first = self.property(self.this(), first);
        let second = self.property(first.borrow(), second);
        body(self.property(second.borrow(), third).borrow())
    }

    /// Makes a value an own property of the object that the method was called on.
    pub fn define(&self, name: Name, value: Borrowed) {
        // SAFETY: all are live, and the property gets a share of its own.
        unsafe {
            let value = qjs::JS_DupValue(self.ctx, value.raw);
            qjs::JS_DefinePropertyValue(self.ctx, self.this, name.0, value, PLAIN);
        }
    }

    /// Makes an integer an own property of the object that the method was called on.
    pub fn define_int(&self, name: Name, number: i32) {
        let value = qjs::JS_MKVAL(qjs::JS_TAG_INT, number);
        // SAFETY: as in `property`; a number needs no reference count. It fails only when memory is out.
        unsafe { qjs::JS_DefinePropertyValue(self.ctx, self.this, name.0, value, PLAIN) };
    }

    /// Runs `body` over a text in UTF-8; see `with_text`. `None`: memory is out.
    pub fn with_text<T>(&self, text: Borrowed, body: impl FnOnce(&[u8]) -> T) -> Option<T> {
        let mut length = 0;
        // SAFETY: QuickJS answers a pointer to `length` bytes that stays valid until JS_FreeCString.
        unsafe {
            let pointer = qjs::JS_ToCStringLen2(self.ctx, &mut length, text.raw, false);
            if pointer.is_null() {
                return None;
            }
            let bytes = slice::from_raw_parts(pointer.cast::<u8>(), length as usize);
            let result = match replace_lone_surrogates(bytes) {
                None => body(bytes),
                Some(mended) => body(&mended),
            };
            qjs::JS_FreeCString(self.ctx, pointer);
            Some(result)
        }
    }

    /// Calls `each(name, value)` for the own enumerable properties of a plain object whose values are all
    /// texts or small integers. Answers `Unusual` for any other, and as soon as `each` answers false.
    pub fn each_text(&self, object: Borrowed, mut each: impl FnMut(&[u8], &[u8]) -> bool) -> Outcome {
        if !object.is_record() {
            return Outcome::Unusual;
        }
        let mut names = null_mut();
        let mut count = 0;
        let which = (qjs::JS_GPN_STRING_MASK | qjs::JS_GPN_ENUM_ONLY) as i32;
        // SAFETY: QuickJS fills a table of `count` names that is ours to free, with its atoms.
        unsafe {
            if qjs::JS_GetOwnPropertyNames(self.ctx, &mut names, &mut count, object.raw, which) < 0 {
                return Outcome::Thrown;
            }
            let table = slice::from_raw_parts(names, count as usize);
            let mut outcome = Outcome::This;
            for entry in table {
                outcome = self.one_text(object, Name(entry.atom), &mut each);
                if !matches!(outcome, Outcome::This) {
                    break;
                }
            }
            qjs::JS_FreePropertyEnum(self.ctx, names, count);
            outcome
        }
    }

    /// The same for an array of names and values in turn. A name that is undefined stands for nothing.
    pub fn each_text_pair(&self, list: Borrowed, mut each: impl FnMut(&[u8], &[u8]) -> bool) -> Outcome {
        let mut length = 0;
        // SAFETY: each call accepts any value; an array's items can't run JavaScript.
        unsafe {
            if !qjs::JS_IsArray(list.raw) || qjs::JS_GetLength(self.ctx, list.raw, &mut length) < 0 {
                return Outcome::Unusual;
            }
            let item =
                |at| Owned { ctx: self.ctx, raw: qjs::JS_GetPropertyUint32(self.ctx, list.raw, at as u32) };
            for at in (0..length / 2).map(|pair| 2 * pair) {
                let (name, value) = (item(at), item(at + 1));
                let (name, value) = (name.borrow(), value.borrow());
                if name.is_undefined() {
                    continue;
                }
                if !name.is_string() || !value.is_plain() {
                    return Outcome::Unusual;
                }
                let taken = self.with_text(name, |name| self.with_text(value, |value| each(name, value)));
                match taken.flatten() {
                    Some(true) => {}
                    Some(false) => return Outcome::Unusual,
                    None => return Outcome::Thrown,
                }
            }
        }
        Outcome::This
    }

    fn one_text(&self, object: Borrowed, name: Name, each: &mut impl FnMut(&[u8], &[u8]) -> bool) -> Outcome {
        let value = self.property(object, name);
        let value = value.borrow();
        if value.tag() == qjs::JS_TAG_EXCEPTION {
            return Outcome::Thrown;
        }
        if !value.is_plain() {
            return Outcome::Unusual;
        }
        let mut length = 0;
        // SAFETY: as in `with_text`.
        unsafe {
            let pointer = qjs::JS_AtomToCStringLen(self.ctx, &mut length, name.0);
            if pointer.is_null() {
                return Outcome::Thrown;
            }
            let text = slice::from_raw_parts(pointer.cast::<u8>(), length as usize);
            let went_well = self.with_text(value, |value| each(text, value));
            qjs::JS_FreeCString(self.ctx, pointer);
            match went_well {
                Some(true) => Outcome::This,
                Some(false) => Outcome::Unusual,
                None => Outcome::Thrown,
            }
        }
    }
}

type Usual = Box<dyn Fn(&Invocation) -> Outcome>;

/// A value, a function mostly, that somebody else keeps for as long as this is used.
#[derive(Clone, Copy)]
pub struct Kept(qjs::JSValue);

impl Kept {
    pub fn of(function: &Value) -> Kept {
        Kept(function.as_raw())
    }

    pub fn borrow(&self) -> Borrowed<'_> {
        Borrowed { raw: self.0, of: PhantomData }
    }
}

/// What does the unusual: the method of this name, of the same object, or a function.
pub enum Behind {
    Method(Name),
    Function(Kept),
}

struct Method {
    usual: Usual,
    unusual: Behind,
}

/// The method `name` of `length` arguments, and what stands behind it.
pub fn method<'js>(
    ctx: &Ctx<'js>,
    name: &str,
    length: i32,
    unusual: Behind,
    usual: impl Fn(&Invocation) -> Outcome + 'static,
) -> Result<Value<'js>> {
    closure(ctx, name, length, Method { usual: Box::new(usual), unusual })
}

impl Callee for Method {
    fn answer(&self, call: &RawCall) -> qjs::JSValue {
        let &RawCall { ctx, this, arguments } = call;
        let (argc, argv) = (arguments.len() as c_int, arguments.as_ptr().cast_mut());
        // SAFETY: all values live until we return, and the engine only reads the arguments.
        match (self.usual)(&Invocation { ctx, this, arguments }) {
            Outcome::This => unsafe { qjs::JS_DupValue(ctx, this) },
            Outcome::Unusual => unsafe {
                match self.unusual {
                    Behind::Method(name) => qjs::JS_Invoke(ctx, this, name.0, argc, argv),
                    Behind::Function(function) => qjs::JS_Call(ctx, function.0, this, argc, argv),
                }
            },
            done => give(done),
        }
    }
}

/// Puts a function `name` of `length` arguments into an object of native functions. It is at its best where
/// it is called for every chunk of a stream; for it, `Unusual` is undefined.
pub fn put<'js>(
    object: &Object<'js>,
    name: &str,
    length: i32,
    body: impl Fn(&Invocation) -> Outcome + 'static,
) -> Result<()> {
    object.set(name, closure(object.ctx(), name, length, Plain(Box::new(body)))?)
}

struct Plain(Usual);

impl Callee for Plain {
    fn answer(&self, call: &RawCall) -> qjs::JSValue {
        let &RawCall { ctx, this, arguments } = call;
        give((self.0)(&Invocation { ctx, this, arguments }))
    }
}

// What the engine is given.
fn give(outcome: Outcome) -> qjs::JSValue {
    match outcome {
        Outcome::Number(number) if number == f64::from(number as i32) => {
            qjs::JS_MKVAL(qjs::JS_TAG_INT, number as i32)
        }
        Outcome::Number(number) => qjs::JS_NewFloat64(number),
        Outcome::Bool(bool) => qjs::JS_MKVAL(qjs::JS_TAG_BOOL, i32::from(bool)),
        Outcome::Value(value) => value.give(),
        Outcome::Thrown => qjs::JS_EXCEPTION,
        Outcome::This | Outcome::Unusual | Outcome::Undefined => qjs::JS_UNDEFINED,
    }
}
