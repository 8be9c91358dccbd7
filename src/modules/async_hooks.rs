//! What following a program through its promises takes from the engine; the account of contexts is kept in
//! js/node/internal/async_context.js.

use crate::engine::raw::promises;
use crate::export;
use crate::host::Host;
use rquickjs::{Ctx, Function, Object, Result, Value};
use std::rc::Rc;

pub fn init<'js>(ctx: &Ctx<'js>, _host: &Rc<Host>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    // `hook(kind, promise, isNewest)` for every promise from now on; see `promises::watch_promises`.
    export!(object, "watchPromises", |ctx: Ctx<'js>, hook: Function<'js>| promises::watch_promises(
        &ctx, hook
    ));
    // From now on tells an `await` from an executor that fulfils its promise at once.
    export!(object, "measurePromises", |ctx: Ctx<'js>| promises::measure_promises(&ctx));
    // Has `job()` run just before the reaction that is registered next on the promise.
    export!(object, "precedeReaction", |promise: Value<'js>, job: Function<'js>| {
        promises::precede_reaction(&promise, &job)
    });
    Ok(object)
}
