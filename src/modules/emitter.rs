//! `emit` of an EventEmitter, in the usual case: an event that is no 'error', and a function or a few that
//! listen. Everything else is done by the method behind it in js/node/events.js.

use crate::engine::raw::Name;
use crate::engine::raw::methods::{Behind, Borrowed, Invocation, Kept, Outcome, Thrown, method};
use crate::export;
use crate::host::Host;
use rquickjs::{Ctx, Object, Result, Value};
use std::rc::Rc;

/// So many listeners of one event are called from here.
const FEW: usize = 8;

struct Emitter {
    events: Name,
    error: Name,
    capture: Name,
    watch: Kept,
}

pub fn init<'js>(ctx: &Ctx<'js>, _host: &Rc<Host>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    // emitMethod(unusual, capture, watch): the function behind `emit`, the symbol of whether promises are
    // watched, and the function (promise, type, ...arguments) that watches one. The caller keeps both
    // functions.
    export!(object, "emitMethod", |ctx: Ctx<'js>,
                                   unusual: Value<'js>,
                                   capture: Value<'js>,
                                   watch: Value<'js>| {
        let emitter = Emitter {
            events: Name::new(&ctx, "_events"),
            error: Name::new(&ctx, "error"),
            capture: Name::of(&capture),
            watch: Kept::of(&watch),
        };
        let unusual = Behind::Function(Kept::of(&unusual));
        method(&ctx, "emit", 1, unusual, move |call| emitter.emit(call).unwrap_or(Outcome::Thrown))
    });
    Ok(object)
}

impl Emitter {
    fn emit(&self, call: &Invocation) -> std::result::Result<Outcome, Thrown> {
        let this = call.this();
        let Some(kind) =
            call.key(call.argument(0)).filter(|kind| this.is_object() && kind.name() != self.error)
        else {
            return Ok(Outcome::Unusual);
        };
        let events = call.get(this, self.events)?;
        if events.borrow().is_undefined() {
            return Ok(Outcome::Bool(false));
        }
        if !events.borrow().is_object() {
            return Ok(Outcome::Unusual);
        }
        let listeners = call.get(events.borrow(), kind.name())?;
        let listeners = listeners.borrow();
        if listeners.is_undefined() {
            return Ok(Outcome::Bool(false));
        }
        if call.is_function(listeners) {
            self.tell(call, listeners)?;
            return Ok(Outcome::Bool(true));
        }
        // Listeners may come and go while they are being called: these are held.
        let Some(held) = call.few_items::<FEW>(listeners) else { return Ok(Outcome::Unusual) };
        for listener in held.iter().flatten() {
            self.tell(call, listener.borrow())?;
        }
        Ok(Outcome::Bool(true))
    }

    fn tell(&self, call: &Invocation, listener: Borrowed) -> std::result::Result<(), Thrown> {
        let result = call.call(listener, 1)?;
        if result.borrow().is_missing() || !call.is_true(call.this(), self.capture) {
            return Ok(());
        }
        call.call_with(self.watch, result.borrow())
    }
}
