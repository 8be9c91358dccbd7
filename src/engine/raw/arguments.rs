//! What goes along with an event into JavaScript: four values, made without a `Value` for each; names of
//! properties and prototypes that the engine keeps for those who make many objects.

use super::latin1_string;
use rquickjs::{Ctx, Object, Result, Value, qjs};

/// A property's name, kept by the engine for as long as it lives.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Name(pub(super) qjs::JSAtom);

impl Name {
    pub fn new(ctx: &Ctx, name: &str) -> Name {
        // SAFETY: pointer and length are those of a live text, which is copied.
        Name(unsafe { qjs::JS_NewAtomLen(ctx.as_raw().as_ptr(), name.as_ptr().cast(), name.len() as _) })
    }

    /// The name that a symbol is.
    pub fn of(symbol: &Value) -> Name {
        // SAFETY: any value is accepted, and a symbol makes no call of JavaScript.
        Name(unsafe { qjs::JS_ValueToAtom(symbol.ctx().as_raw().as_ptr(), symbol.as_raw()) })
    }
}

/// A property as an assignment makes it.
pub(super) const PLAIN: i32 =
    (qjs::JS_PROP_WRITABLE | qjs::JS_PROP_CONFIGURABLE | qjs::JS_PROP_ENUMERABLE) as i32;

/// What objects are made from without a constructor's being run: their prototype.
#[derive(Clone, Copy)]
pub struct Kind {
    prototype: qjs::JSValue,
}

impl Kind {
    /// The caller keeps the prototype for as long as it uses this.
    pub fn of(prototype: &Object) -> Kind {
        Kind { prototype: prototype.as_raw() }
    }
}

/// The four arguments that go with an event, undefined at first. (A `Value` each would count the context up
/// and down as well.)
pub struct Arguments<'js> {
    ctx: Ctx<'js>,
    pub(super) values: [qjs::JSValue; 4],
}

impl<'js> Arguments<'js> {
    pub fn new(ctx: &Ctx<'js>) -> Arguments<'js> {
        Arguments { ctx: ctx.clone(), values: [qjs::JS_UNDEFINED; 4] }
    }

    pub fn ctx(&self) -> &Ctx<'js> {
        &self.ctx
    }

    pub fn set(&mut self, index: usize, value: &Value<'js>) {
        // SAFETY: the value is live, and our share of it is given back in `put` or `drop`.
        let value = unsafe { qjs::JS_DupValue(self.context(), value.as_raw()) };
        self.put(index, value);
    }

    pub fn set_int(&mut self, index: usize, number: i32) {
        self.put(index, qjs::JS_MKVAL(qjs::JS_TAG_INT, number));
    }

    /// A string of the characters that `bytes` are in ISO 8859-1. Errors: memory is out.
    pub fn set_latin1(&mut self, index: usize, bytes: &[u8]) -> Result<()> {
        if !bytes.is_ascii() {
            let text = latin1_string(&self.ctx, bytes)?;
            self.set(index, &text);
            return Ok(());
        }
        let text = self.ascii(bytes)?;
        self.put(index, text);
        Ok(())
    }

    /// An object without properties. Errors: memory is out.
    #[inline]
    pub fn set_object(&mut self, index: usize, kind: Kind) -> Result<()> {
        // SAFETY: the prototype is live, as `Kind::of` says.
        let object = unsafe { qjs::JS_NewObjectProto(self.context(), kind.prototype) };
        self.put(index, self.checked(object)?);
        Ok(())
    }

    /// Gives the object that is the `index`th argument a property of its own, which it must not have yet.
    /// Errors: memory is out.
    pub fn add_int(&self, index: usize, name: Name, number: i32) -> Result<()> {
        self.add(index, name, qjs::JS_MKVAL(qjs::JS_TAG_INT, number))
    }

    /// The same with a string; see `set_latin1`.
    pub fn add_latin1(&self, index: usize, name: Name, bytes: &[u8]) -> Result<()> {
        if bytes.is_ascii() {
            return self.add(index, name, self.ascii(bytes)?);
        }
        let text = latin1_string(&self.ctx, bytes)?;
        // SAFETY: the text is live, and the property gets a share of its own.
        self.add(index, name, unsafe { qjs::JS_DupValue(self.context(), text.as_raw()) })
    }

    /// The same with another argument.
    pub fn add_argument(&self, index: usize, name: Name, other: usize) -> Result<()> {
        // SAFETY: the argument is live, and the property gets a share of its own.
        self.add(index, name, unsafe { qjs::JS_DupValue(self.context(), self.values[other]) })
    }

    // (`value` is ours to give away.)
    fn add(&self, index: usize, name: Name, value: qjs::JSValue) -> Result<()> {
        // SAFETY: the engine refuses what is no object; it takes the value over whatever happens.
        let done =
            unsafe { qjs::JS_DefinePropertyValue(self.context(), self.values[index], name.0, value, PLAIN) };
        if done < 0 { Err(rquickjs::Error::Exception) } else { Ok(()) }
    }

    fn ascii(&self, bytes: &[u8]) -> Result<qjs::JSValue> {
        // SAFETY: pointer and length are those of a live slice; QuickJS copies it.
        let text = unsafe { qjs::JS_NewStringLen(self.context(), bytes.as_ptr().cast(), bytes.len() as _) };
        self.checked(text)
    }

    fn checked(&self, value: qjs::JSValue) -> Result<qjs::JSValue> {
        // SAFETY: a plain question about a value.
        if unsafe { qjs::JS_IsException(value) } { Err(rquickjs::Error::Exception) } else { Ok(value) }
    }

    pub(super) fn context(&self) -> *mut qjs::JSContext {
        self.ctx.as_raw().as_ptr()
    }

    fn put(&mut self, index: usize, value: qjs::JSValue) {
        let before = std::mem::replace(&mut self.values[index], value);
        // SAFETY: it was ours.
        unsafe { qjs::JS_FreeValue(self.context(), before) };
    }
}

impl Drop for Arguments<'_> {
    fn drop(&mut self) {
        for value in self.values {
            // SAFETY: each is ours.
            unsafe { qjs::JS_FreeValue(self.context(), value) };
        }
    }
}
