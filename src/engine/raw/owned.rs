//! Rust values that a JavaScript object owns: the state of a hash, a cipher, a key. The object has no
//! properties; native functions take it as an argument, and the value is dropped when it is collected.

use rquickjs::class::{JsClass, Trace, Tracer, Writable};
use rquickjs::function::Constructor;
use rquickjs::{Class, Ctx, JsLifetime, Object, Result, Value};

/// A value of a type that holds nothing of JavaScript's.
pub struct Owned<T: 'static>(T);

/// What an owned value is called by the engine, which shows in inspections.
pub trait Named: 'static {
    const NAME: &'static str;
}

// SAFETY: T is 'static, so there is no lifetime of JavaScript's in it to change.
unsafe impl<'js, T: 'static> JsLifetime<'js> for Owned<T> {
    type Changed<'to> = Owned<T>;
}

impl<'js, T: 'static> Trace<'js> for Owned<T> {
    fn trace<'a>(&self, _: Tracer<'a, 'js>) {}
}

impl<'js, T: Named> JsClass<'js> for Owned<T> {
    const NAME: &'static str = T::NAME;
    type Mutable = Writable;

    fn prototype(_: &Ctx<'js>) -> Result<Option<Object<'js>>> {
        Ok(None)
    }

    fn constructor(_: &Ctx<'js>) -> Result<Option<Constructor<'js>>> {
        Ok(None)
    }
}

/// An object that owns `value`.
pub fn own<'js, T: Named>(ctx: &Ctx<'js>, value: T) -> Result<Value<'js>> {
    Ok(Class::instance(ctx.clone(), Owned(value))?.into_value())
}

/// Runs `body` on the value that an object owns; `None` when it owns none of this type. `body` must not
/// call JavaScript.
pub fn with_owned<'js, T: Named, R>(object: &Value<'js>, body: impl FnOnce(&mut T) -> R) -> Option<R> {
    let class = Class::<Owned<T>>::from_value(object).ok()?;
    let mut owned = class.try_borrow_mut().ok()?;
    Some(body(&mut owned.0))
}
