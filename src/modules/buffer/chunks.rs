//! What pools and programs ask of every Buffer: small questions that cost more as JavaScript.

use crate::engine::raw::methods::{Behind, Borrowed, Invocation, Kept, Outcome, method, put};
use crate::engine::raw::views::Views;
use crate::export;
use rquickjs::{Ctx, Object, Result, Value};

pub fn export<'js>(object: &Object<'js>, views: Views) -> Result<()> {
    // (pool, offset, length): a Buffer in the pool; undefined unless `length` is a whole number of less than half
    // of it that fits behind `offset`.
    put(object, "fromPool", 3, move |call| from_pool(call, views))?;
    // isBufferMethod(prototype, behind): a function (value), true of what has this prototype; `behind` knows
    // of the rest, and is the caller's to keep.
    export!(object, "isBufferMethod", |ctx: Ctx<'js>, prototype: Value<'js>, behind: Value<'js>| {
        let address = Borrowed::of(&prototype).address();
        method(&ctx, "isBuffer", 1, Behind::Function(Kept::of(&behind)), move |call| {
            let value = call.argument(0);
            let is_buffer = value.is_object() && call.prototype_of(value) == address;
            if is_buffer { Outcome::Bool(true) } else { Outcome::Unusual }
        })
    });
    Ok(())
}

fn from_pool(call: &Invocation, views: Views) -> Outcome {
    let [pool, offset, length] = [0, 1, 2].map(|index| call.argument(index));
    let (Some(offset), Some(length)) = (offset.as_int(), length.as_int()) else { return Outcome::Undefined };
    let Some(most) = call.with_bytes(pool, |bytes| bytes.len()) else { return Outcome::Undefined };
    let fits = offset >= 0 && length > 0 && offset as usize + length as usize <= most;
    if fits && (length as usize) < most >> 1 {
        call.new_view(views, pool, offset, length)
    } else {
        Outcome::Undefined
    }
}
