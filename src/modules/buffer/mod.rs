//! The native half of `buffer`, TextEncoder and TextDecoder: what is done to bytes at memory speed.
//!
//! JavaScript checks and coerces its arguments first; numbers arrive as numbers and are only brought into
//! bounds here. Nothing is kept from one call to the next.

mod chunks;
mod numbers;
mod search;
mod text;

use crate::engine::raw;
use crate::engine::raw::methods::{Invocation, Outcome, put};
use crate::engine::raw::views::{Views, class};
use crate::engine::value::throw_coded;
use crate::export;
use crate::host::Host;
use crate::proto::encoding::Encoding;
use rquickjs::{Array, Ctx, Error, Object, Result, Value};
use search::Search;
use std::cmp::Ordering;
use std::rc::Rc;

pub fn init<'js>(ctx: &Ctx<'js>, _host: &Rc<Host>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    // FastBuffer: the class behind Buffer. What is made here needs it, so the caller keeps it, and Uint8Array.
    let uint8_array: Object = ctx.globals().get("Uint8Array")?;
    let prototype = Object::new(ctx.clone())?;
    prototype.set_prototype(Some(&uint8_array.get("prototype")?))?;
    let made = Views::of(&prototype)?;
    object.set("FastBuffer", class("FastBuffer", made, &prototype, &uint8_array)?)?;
    views(&object, made)?;
    chunks::export(&object, made)?;
    comparisons(&object)?;
    text::export(&object, made)?;
    text::export_decoders(&object)?;
    numbers::export(&object)?;
    Ok(object)
}

/// For a `this` or an argument that has no bytes.
fn no_bytes(ctx: &Ctx) -> Error {
    throw_coded(ctx, "TypeError", "ERR_INVALID_ARG_TYPE", "argument must be a buffer")
}

fn no_memory(ctx: &Ctx) -> Error {
    throw_coded(ctx, "Error", "ERR_MEMORY_ALLOCATION_FAILED", "Failed to allocate memory")
}

/// `bytes[start..end]` with both ends brought into bounds; the casts make NaN and negatives 0.
fn range(bytes: &[u8], start: f64, end: f64) -> &[u8] {
    let end = (end as usize).min(bytes.len());
    &bytes[(start as usize).min(end)..end]
}

fn views<'js>(object: &Object<'js>, made: Views) -> Result<()> {
    // (memory, start, length): a Buffer over a part of an ArrayBuffer's memory, or a typed array's.
    export!(object, "view", move |of: Value<'js>, start: f64, length: f64| {
        made.over(&of, start as usize, length as usize)
    });
    // (bytes, start, end): a Buffer over a range, whose ends count from the end if they are negative.
    export!(object, "subarray", move |ctx: Ctx<'js>, of: Value<'js>, start: f64, end: f64| {
        subarray(&ctx, made, &of, start, end)
    });
    // (source, target, at, start, end): how many bytes were copied.
    export!(object, "copy", copy);
    // (list): the sum of the lengths, or -1 - i when list[i] is no Uint8Array.
    export!(object, "totalLength", total_length);
    // (target, list): copies one after the other; how many bytes.
    export!(object, "gather", gather);
    export!(object, "fill", fill);
    // (bytes): the names and symbols of what a program has put on it.
    export!(object, "extraKeys", |bytes: Value<'js>| raw::keys_beside_elements(&bytes));
    // (bytes, width): turns the bytes of each group of `width` around.
    export!(object, "swap", |ctx: Ctx<'js>, bytes: Value<'js>, width: usize| {
        let swap = |bytes: &mut [u8]| match width {
            2 => bytes.as_chunks_mut::<2>().0.iter_mut().for_each(|group| group.reverse()),
            4 => bytes.as_chunks_mut::<4>().0.iter_mut().for_each(|group| group.reverse()),
            _ => bytes.as_chunks_mut::<8>().0.iter_mut().for_each(|group| group.reverse()),
        };
        raw::with_bytes(&bytes, swap).ok_or_else(|| no_bytes(&ctx))
    });
    Ok(())
}

fn subarray<'js>(ctx: &Ctx<'js>, made: Views, of: &Value<'js>, start: f64, end: f64) -> Result<Value<'js>> {
    let length = raw::with_bytes(of, |bytes| bytes.len()).ok_or_else(|| no_bytes(ctx))?;
    let clamp = |position: f64| match position.trunc() {
        below if below < 0.0 => length.saturating_sub(-below as usize),
        position => (position as usize).min(length),
    };
    let start = clamp(start);
    made.over(of, start, clamp(end).saturating_sub(start))
}

fn copy<'js>(
    ctx: Ctx<'js>,
    source: Value<'js>,
    target: Value<'js>,
    at: f64,
    start: f64,
    end: f64,
) -> Result<usize> {
    let count = raw::copy_bytes(&source, start as usize, end as usize, &target, at as usize);
    count.ok_or_else(|| no_bytes(&ctx))
}

fn total_length(list: Array) -> Result<f64> {
    let mut total = 0;
    for index in 0..list.len() {
        let item: Value = list.get(index)?;
        match raw::is_uint8_array(&item).then(|| raw::with_bytes(&item, |bytes| bytes.len())).flatten() {
            Some(length) => total += length,
            None => return Ok(-1.0 - index as f64),
        }
    }
    Ok(total as f64)
}

fn gather<'js>(ctx: Ctx<'js>, target: Value<'js>, list: Array<'js>) -> Result<usize> {
    let mut at = 0;
    for index in 0..list.len() {
        let item: Value = list.get(index)?;
        at += raw::copy_bytes(&item, 0, usize::MAX, &target, at).ok_or_else(|| no_bytes(&ctx))?;
    }
    Ok(at)
}

// Repeats the pattern over target[start..end], each copy twice as long as the one before.
fn fill<'js>(ctx: Ctx<'js>, target: Value<'js>, pattern: Value<'js>, start: f64, end: f64) -> Result<()> {
    let (start, end) = (start as usize, end as usize);
    let mut done = match raw::with_bytes(&pattern, |bytes| bytes.len().min(end.saturating_sub(start))) {
        Some(length) => raw::copy_bytes(&pattern, 0, length, &target, start).ok_or_else(|| no_bytes(&ctx))?,
        None => return Err(no_bytes(&ctx)),
    };
    let spread = |bytes: &mut [u8]| {
        let end = end.min(bytes.len());
        let bytes = &mut bytes[..end];
        while done > 0 && start + done < bytes.len() {
            let next = done.min(bytes.len() - start - done);
            bytes.copy_within(start..start + next, start + done);
            done += next;
        }
    };
    raw::with_bytes(&target, spread).ok_or_else(|| no_bytes(&ctx))
}

fn comparisons<'js>(object: &Object<'js>) -> Result<()> {
    export!(object, "compare", |ctx: Ctx<'js>, a: Value<'js>, b: Value<'js>| {
        let order = raw::with_two(&a, &b, |a, b| a.cmp(b)).ok_or_else(|| no_bytes(&ctx))?;
        Result::Ok(match order {
            Ordering::Less => -1,
            Ordering::Equal => 0,
            Ordering::Greater => 1,
        })
    });
    export!(object, "equals", |ctx: Ctx<'js>, a: Value<'js>, b: Value<'js>| {
        raw::with_two(&a, &b, |a, b| a == b).ok_or_else(|| no_bytes(&ctx))
    });
    // (bytes, byte, from, forward): its place or -1.
    export!(object, "indexOfByte", |ctx: Ctx<'js>, bytes: Value<'js>, byte: u8, from: f64, forward: bool| {
        let search = Search { from: from as usize, forward, unit: 1 };
        let found = raw::with_bytes(&bytes, |bytes| search::find(bytes, &[byte], search));
        found.map(place).ok_or_else(|| no_bytes(&ctx))
    });
    export!(object, "indexOf", index_of);
    // Undefined for what has no bytes, none being left included.
    put(object, "isUtf8", 1, |call| judged(call, |bytes| simdutf8::basic::from_utf8(bytes).is_ok()))?;
    put(object, "isAscii", 1, |call| judged(call, |bytes| bytes.is_ascii()))?;
    Ok(())
}

fn judged(call: &Invocation, judge: impl FnOnce(&[u8]) -> bool) -> Outcome {
    let judged = call.with_bytes(call.argument(0), |bytes| (!bytes.is_empty()).then(|| judge(bytes)));
    judged.flatten().map_or(Outcome::Undefined, Outcome::Bool)
}

fn place(found: Option<usize>) -> f64 {
    found.map_or(-1.0, |at| at as f64)
}

// (bytes, needle: string or bytes, encoding, from, forward): its place or -1.
fn index_of<'js>(
    ctx: Ctx<'js>,
    bytes: Value<'js>,
    needle: Value<'js>,
    encoding: i32,
    from: f64,
    forward: bool,
) -> Result<f64> {
    let encoding = Encoding::from_number(encoding);
    let unit = if encoding == Encoding::Utf16le { 2 } else { 1 };
    let search = Search { from: from as usize, forward, unit };
    let found = if !needle.is_string() {
        raw::with_two(&bytes, &needle, |bytes, needle| search::find(bytes, needle, search))
    } else if encoding == Encoding::Utf8 {
        raw::with_text(&needle, |needle| {
            raw::with_bytes(&bytes, |bytes| search::find(bytes, needle, search))
        })?
    } else {
        let needle = text::encode(&ctx, &needle, encoding)?;
        raw::with_bytes(&bytes, |bytes| search::find(bytes, &needle, search))
    };
    found.map(place).ok_or_else(|| no_bytes(&ctx))
}
