//! What streams of bytes do with every chunk: look at it, and let it wait in the queue of a writable that is
//! corked or busy. Each is one call instead of some hundred steps of the interpreter. Streams of objects, texts
//! in an encoding, and whatever else is unusual are left to js/node/internal/streams.

use crate::engine::raw::Name;
use crate::engine::raw::methods::{Borrowed, Invocation, Kept, Outcome, Thrown, put};
use crate::export;
use crate::host::Host;
use rquickjs::{Ctx, Object, Result, Value};
use std::rc::Rc;

pub fn init<'js>(ctx: &Ctx<'js>, _host: &Rc<Host>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    // measurer(prototype): a function (chunk, encoding). Of a text, or a Buffer of this prototype, that comes
    // without encoding it answers twice its length, and one more if it is a text; of anything else -1.
    export!(object, "measurer", |ctx: Ctx<'js>, prototype: Value<'js>| -> Result<Value<'js>> {
        let buffer = Borrowed::of(&prototype).address();
        let measure = move |call: &Invocation| measured(measure(call, 0, buffer));
        let holder = Object::new(ctx)?;
        put(&holder, "measure", 2, move |call| Outcome::Number(measure(call)))?;
        holder.get("measure")
    });
    // taker(prototype, given): a function (state, chunk, encoding, callback), for a writable's state. It answers
    // what `measure` does if the chunk can be written at once, and -1 if it is to be looked at by others, or the
    // callback is there and is no function. Else the chunk is in the queue now: WAITS, or WAITS_IN_FULL if there
    // was no room for it. `given` has the bits to look for, the `label` of bytes where a text has its encoding,
    // `nop` for a callback, and an array's `push`; the caller keeps it.
    export!(object, "taker", |prototype: Value<'js>, given: Object<'js>| taker(&prototype, &given));
    Ok(object)
}

/// Lengths from here on are left to JavaScript.
const LONG: usize = 1 << 30;

const NOT_MEASURED: f64 = -1.0;
const WAITS: f64 = -2.0;
const WAITS_IN_FULL: f64 = -3.0;

struct Measure {
    length: i32,
    is_text: bool,
}

// The `at`th argument, a chunk, and its encoding behind it.
fn measure(call: &Invocation, at: usize, buffer: usize) -> Option<Measure> {
    let chunk = call.argument(at);
    if !call.argument(at + 1).is_missing() {
        return None;
    }
    let is_text = chunk.is_string();
    let length = if is_text {
        call.length(chunk)?
    } else if chunk.is_object() && call.prototype_of(chunk) == buffer {
        call.with_bytes(chunk, |bytes| bytes.len())?
    } else {
        return None;
    };
    (length < LONG).then_some(Measure { length: length as i32, is_text })
}

fn measured(measure: Option<Measure>) -> f64 {
    measure.map_or(NOT_MEASURED, |it| 2.0 * f64::from(it.length) + f64::from(it.is_text))
}

/// The flags of a writable's state that are asked for here; internal/streams/state says what they mean.
struct Bits {
    /// One of them: not to be handled here; the second are those for texts.
    unfit: i32,
    unfit_for_text: i32,
    /// What a stream that can write at once has of `busy`.
    busy: i32,
    ready: i32,
    only_bytes: i32,
    only_nop: i32,
    need_drain: i32,
    lost: i32,
}

struct Taker {
    buffer: usize,
    label: Kept,
    nop: Kept,
    array_push: Kept,
    bits: Bits,
    flags: Name,
    corked: Name,
    pending: Name,
    length: Name,
    mark: Name,
    queue: Name,
    default_encoding: Name,
}

fn taker<'js>(prototype: &Value<'js>, given: &Object<'js>) -> Result<Value<'js>> {
    let ctx = prototype.ctx();
    let name = |name| Name::new(ctx, name);
    let taker = Taker {
        buffer: Borrowed::of(prototype).address(),
        label: Kept::of(&given.get("label")?),
        nop: Kept::of(&given.get("nop")?),
        array_push: Kept::of(&given.get("push")?),
        bits: Bits {
            unfit: given.get("unfit")?,
            unfit_for_text: given.get("unfitForText")?,
            busy: given.get("busy")?,
            ready: given.get("ready")?,
            only_bytes: given.get("onlyBytes")?,
            only_nop: given.get("onlyNop")?,
            need_drain: given.get("needDrain")?,
            lost: given.get("lost")?,
        },
        flags: name("flags"),
        corked: name("corked"),
        pending: name("pendingcb"),
        length: name("length"),
        mark: name("highWaterMark"),
        queue: name("queue"),
        default_encoding: name("defaultEncoding"),
    };
    let holder = Object::new(ctx.clone())?;
    let take = move |call: &Invocation| taker.take(call).map_or(Outcome::Thrown, Outcome::Number);
    put(&holder, "take", 4, take)?;
    holder.get("take")
}

impl Taker {
    fn take(&self, call: &Invocation) -> std::result::Result<f64, Thrown> {
        let (state, callback) = (call.argument(0), call.argument(3));
        let Some(measure) = measure(call, 1, self.buffer) else { return Ok(NOT_MEASURED) };
        if !state.is_object() || !(callback.is_missing() || call.is_function(callback)) {
            return Ok(NOT_MEASURED);
        }
        let Bits { unfit, unfit_for_text, busy, ready, .. } = self.bits;
        match call.int(state, self.flags) {
            Some(flags) if flags & (if measure.is_text { unfit_for_text } else { unfit }) != 0 => {
                Ok(NOT_MEASURED)
            }
            Some(flags) if flags & busy == ready && call.int(state, self.corked) == Some(0) => {
                Ok(measured(Some(measure)))
            }
            Some(flags) => self.enqueue(call, &measure, flags),
            None => Ok(NOT_MEASURED),
        }
    }

    fn enqueue(&self, call: &Invocation, measure: &Measure, flags: i32) -> std::result::Result<f64, Thrown> {
        let (state, chunk, callback) = (call.argument(0), call.argument(1), call.argument(3));
        let numbers = [self.length, self.pending, self.mark].map(|name| call.int(state, name));
        let [Some(length), Some(pending), Some(mark)] = numbers else { return Ok(NOT_MEASURED) };
        let (Some(length), Some(pending)) = (length.checked_add(measure.length), pending.checked_add(1))
        else {
            return Ok(NOT_MEASURED);
        };
        let mut after = flags;
        let encoding = if measure.is_text {
            after &= !self.bits.only_bytes;
            Some(call.get(state, self.default_encoding)?)
        } else {
            None
        };
        let encoding = encoding.as_ref().map_or(self.label.borrow(), |encoding| encoding.borrow());
        let callback = if callback.is_missing() {
            self.nop.borrow()
        } else {
            after &= !self.bits.only_nop;
            callback
        };
        self.push(call, [chunk, encoding, callback])?;
        call.set_int(state, self.length, length)?;
        call.set_int(state, self.pending, pending)?;
        let has_room = length < mark || length == 0;
        if !has_room {
            after |= self.bits.need_drain;
        }
        if after != flags {
            call.set_int(state, self.flags, after)?;
        }
        Ok(if has_room && after & self.bits.lost == 0 { WAITS } else { WAITS_IN_FULL })
    }

    // To the end of the queue, which is made with its first entry. (Entries are few mostly, and an array that grew
    // item by item would move its memory with each.)
    fn push(&self, call: &Invocation, entry: [Borrowed; 3]) -> std::result::Result<(), Thrown> {
        let state = call.argument(0);
        let queue = call.get(state, self.queue)?;
        if queue.borrow().is_object() {
            return call.call_on(self.array_push, queue.borrow(), entry);
        }
        call.set(state, self.queue, call.new_array_of(entry)?.borrow())
    }
}
