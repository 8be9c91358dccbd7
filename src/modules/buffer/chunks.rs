//! What streams and pools ask of every chunk: small questions that cost more as JavaScript.

use crate::engine::raw::methods::{Behind, Borrowed, Invocation, Kept, Outcome, method, put};
use crate::export;
use rquickjs::{Ctx, Object, Result, Value};

pub fn export<'js>(object: &Object<'js>) -> Result<()> {
    // (Class, pool, offset, length): a view of the pool; undefined unless `length` is a whole number of less
    // than half of it that fits behind `offset`.
    put(object, "fromPool", 4, from_pool)?;
    // measurer(prototype): a function (chunk, encoding, callback). Of a text, or a Buffer of this prototype,
    // that comes without encoding it answers twice its length, and one more if it is a text; of anything else
    // -1. So it does if the callback is there and is no function.
    export!(object, "measurer", |ctx: Ctx<'js>, prototype: Value<'js>| -> Result<Value<'js>> {
        let address = Borrowed::of(&prototype).address();
        let holder = Object::new(ctx)?;
        put(&holder, "measure", 3, move |call| Outcome::Number(measure(call, address)))?;
        holder.get("measure")
    });
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

fn from_pool(call: &Invocation) -> Outcome {
    let [class, pool, offset, length] = [0, 1, 2, 3].map(|index| call.argument(index));
    let (Some(offset), Some(length)) = (offset.as_int(), length.as_int()) else { return Outcome::Undefined };
    let Some(most) = call.with_bytes(pool, |bytes| bytes.len()) else { return Outcome::Undefined };
    let fits = offset >= 0 && length > 0 && offset as usize + length as usize <= most;
    if fits && (length as usize) < most >> 1 {
        call.new_view(class, pool, offset, length)
    } else {
        Outcome::Undefined
    }
}

/// Lengths from here on are left to JavaScript.
const LONG: usize = 1 << 30;

fn measure(call: &Invocation, prototype: usize) -> f64 {
    let [chunk, encoding, callback] = [0, 1, 2].map(|index| call.argument(index));
    if !encoding.is_missing() || !(callback.is_missing() || call.is_function(callback)) {
        return -1.0;
    }
    let (length, text) = if chunk.is_string() {
        (call.length(chunk), 1.0)
    } else if chunk.is_object() && call.prototype_of(chunk) == prototype {
        (call.with_bytes(chunk, |bytes| bytes.len()), 0.0)
    } else {
        return -1.0;
    };
    length.filter(|length| *length < LONG).map_or(-1.0, |length| 2.0 * length as f64 + text)
}
