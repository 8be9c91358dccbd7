//! The native half of `vm`: realms, compiled scripts, and a limit on the time that one may take. What the
//! program's sandbox objects and options mean is JavaScript's business.

use crate::engine::raw;
use crate::engine::raw::realms::{self, Realms};
use crate::export;
use crate::host::Host;
use rquickjs::{Array, Ctx, Function, Object, Result, Value};
use std::ffi::CString;
use std::rc::Rc;
use std::time::{Duration, Instant};

pub fn init<'js>(ctx: &Ctx<'js>, _host: &Rc<Host>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    // [evaluate(source, filename, line, this), global] of a new realm; of undefined: one without a sandbox.
    export!(object, "newRealm", |ctx: Ctx<'js>, sandbox: Value<'js>| -> Result<Array<'js>> {
        let (evaluate, global) = realms::new(&ctx, (!sandbox.is_undefined()).then_some(&sandbox))?;
        let pair = Array::new(ctx)?;
        pair.set(0, evaluate)?;
        pair.set(1, global)?;
        Ok(pair)
    });
    // What scripts of a realm get where the sandbox refers to itself.
    export!(object, "setFacade", |ctx: Ctx<'js>, global: Value<'js>, facade: Value<'js>| {
        realms::set_facade(&ctx, &global, &facade)
    });
    // A script for `runCompiled`, which is good for nothing else.
    export!(object, "compile", |ctx: Ctx<'js>, source: Value<'js>, file: String, line: i32| {
        let source = raw::with_text(&source, |text| CString::new(text))??;
        realms::compile(&ctx, &source, &CString::new(file)?, line)
    });
    export!(object, "evaluateAsync", |ctx: Ctx<'js>, source: Value<'js>, file: String| {
        let source = raw::with_text(&source, |text| CString::new(text))??;
        realms::evaluate_async(&ctx, &source, &CString::new(file)?)
    });
    export!(object, "runCompiled", |ctx: Ctx<'js>, script: Value<'js>| realms::run_compiled(&ctx, &script));
    export!(object, "runWithin", run_within);
    Ok(object)
}

// [what the function answers], or undefined when it was stopped after so many milliseconds.
fn run_within<'js>(ctx: Ctx<'js>, milliseconds: f64, function: Function<'js>) -> Result<Option<Array<'js>>> {
    let deadline = Rc::clone(&ctx.userdata::<Realms>().ok_or(rquickjs::Error::Unknown)?.deadline);
    let outer = deadline.at.get();
    let own = Instant::now() + Duration::from_secs_f64(milliseconds.clamp(0.0, 1e12) / 1000.0);
    deadline.at.set(Some(outer.map_or(own, |outer| outer.min(own))));
    let value = function.call::<_, Value>(());
    deadline.at.set(outer);
    // The limit of an outer script is for that one to answer for.
    if deadline.is_passed.get() && outer.is_none_or(|outer| own <= outer) {
        deadline.is_passed.set(false);
        if value.is_err() {
            ctx.catch();
            return Ok(None);
        }
    }
    let answer = Array::new(ctx)?;
    answer.set(0, value?)?;
    Ok(Some(answer))
}
