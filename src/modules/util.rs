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
    export!(object, "previewIterator", preview_iterator);
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

// [what is left, whether it is keys and values in turn] of an iterator over a Map or Set.
fn preview_iterator<'js>(ctx: Ctx<'js>, value: Value<'js>) -> Result<Option<Array<'js>>> {
    let Some((values, is_key_value)) = raw::iterators::preview(&value)? else {
        return Ok(None);
    };
    let left = Array::new(ctx.clone())?;
    for (index, value) in values.into_iter().enumerate() {
        left.set(index, value)?;
    }
    let pair = Array::new(ctx)?;
    pair.set(0, left)?;
    pair.set(1, is_key_value)?;
    Ok(Some(pair))
}
