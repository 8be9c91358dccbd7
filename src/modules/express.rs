//! The native half of the bundled express: entity tags.

use crate::engine::raw;
use crate::export;
use crate::host::Host;
use crate::proto::http1::etag::entity_tag;
use rquickjs::{Ctx, Object, Result, Value};
use std::rc::Rc;

pub fn init<'js>(ctx: &Ctx<'js>, _host: &Rc<Host>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    // etag(text or bytes, weak): the whole tag, as the npm package `etag` makes it.
    export!(object, "etag", |ctx: Ctx<'js>, body: Value<'js>, weak: bool| -> Result<Value<'js>> {
        let tag = match raw::with_bytes(&body, |bytes| entity_tag(bytes, weak)) {
            Some(tag) => tag,
            None => raw::with_text(&body, |text| entity_tag(text, weak))?,
        };
        raw::latin1_string(&ctx, &tag)
    });
    Ok(object)
}
