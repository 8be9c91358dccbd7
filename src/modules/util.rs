//! What util.inspect must see of values and JavaScript itself can't.

use crate::engine::raw;
use crate::export;
use crate::host::Host;
use rquickjs::{Array, Ctx, Object, Result, Value};
use std::rc::Rc;

pub fn init<'js>(ctx: &Ctx<'js>, _host: &Rc<Host>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    export!(object, "promiseDetails", promise_details);
    export!(object, "proxyDetails", proxy_details);
    export!(object, "classOf", |value: Value<'js>| raw::class_name(&value));
    Ok(object)
}

fn promise_details<'js>(ctx: Ctx<'js>, value: Value<'js>) -> Result<Option<Array<'js>>> {
    let Some((state, result)) = raw::promise_details(&value) else {
        return Ok(None);
    };
    let pair = Array::new(ctx)?;
    pair.set(0, state)?;
    pair.set(1, result)?;
    Ok(Some(pair))
}

fn proxy_details<'js>(ctx: Ctx<'js>, value: Value<'js>) -> Result<Option<Array<'js>>> {
    let Some((target, handler)) = raw::proxy_details(&value) else {
        return Ok(None);
    };
    let pair = Array::new(ctx)?;
    pair.set(0, target)?;
    pair.set(1, handler)?;
    Ok(Some(pair))
}
