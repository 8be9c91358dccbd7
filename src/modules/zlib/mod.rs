//! The native half of `zlib`: streams that compress or decompress, each under a number.
//!
//! A step takes input and fills output, now or on a pool thread; a whole run does it to the end of an input
//! within a limit. Pool threads never see JavaScript's memory: input is copied for them, output comes back as
//! new bytes. A stream is locked while a job works on it, and lives as long as that job even when JavaScript
//! has closed it.

#[cfg(feature = "brotli")]
mod brotli;
mod deflate;

use crate::engine::raw;
use crate::engine::value::{array_buffer, array_buffer_copy, throw_coded, throw_system};
use crate::error::SysError;
use crate::export;
use crate::host::{Finish, Host};
use crate::sys;
use rquickjs::{Ctx, Object, Result, Value};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Up to this size an ArrayBuffer is a copy in memory that QuickJS counts.
const COPY_UP_TO: usize = 16 * 1024;
/// The first room for the output of a whole run, and the most that is added at a time.
const LEAST_ROOM: usize = 1024;
const MOST_ROOM: usize = 4 * 1024 * 1024;

/// So many open streams are a reason to look for forgotten ones.
const MANY: usize = 64;

/// Answers of `write`, `whole` and their kin.
const DONE: i32 = 0;
const FAILED: i32 = 1;
const TOO_LARGE: i32 = 2;

/// Node's numbers of brotli's two modes.
#[cfg(feature = "brotli")]
const BROTLI_DECODE: i32 = 8;
#[cfg(feature = "brotli")]
const BROTLI_ENCODE: i32 = 9;

/// Why a stream can't go on, as Node says it.
pub struct Failure {
    message: String,
    errno: i32,
    code: String,
}

/// What one step has moved.
pub struct Step {
    read: usize,
    written: usize,
    failure: Option<Failure>,
}

enum Codec {
    Deflate(deflate::Deflate),
    #[cfg(feature = "brotli")]
    Encoder(brotli::Encoder),
    #[cfg(feature = "brotli")]
    Decoder(brotli::Decoder),
}

impl Codec {
    // `config`: the mode, and what goes with it.
    fn new(config: &[i32], dictionary: Vec<u8>) -> Option<Codec> {
        match config {
            #[cfg(feature = "brotli")]
            [BROTLI_DECODE, parameters @ ..] => brotli::Decoder::new(parameters).map(Codec::Decoder),
            #[cfg(feature = "brotli")]
            [BROTLI_ENCODE, parameters @ ..] => brotli::Encoder::new(parameters).map(Codec::Encoder),
            _ => deflate::Deflate::new(config, dictionary).map(Codec::Deflate),
        }
    }

    fn step(&mut self, flush: i32, input: &[u8], output: &mut [u8]) -> Step {
        match self {
            Codec::Deflate(codec) => codec.step(flush, input, output),
            #[cfg(feature = "brotli")]
            Codec::Encoder(codec) => codec.step(flush, input, output),
            #[cfg(feature = "brotli")]
            Codec::Decoder(codec) => codec.step(flush, input, output),
        }
    }

    fn reset(&mut self) -> Option<Failure> {
        match self {
            Codec::Deflate(codec) => return codec.reset(),
            #[cfg(feature = "brotli")]
            Codec::Encoder(codec) => codec.reset(),
            #[cfg(feature = "brotli")]
            Codec::Decoder(codec) => codec.reset(),
        }
        #[cfg(feature = "brotli")]
        None
    }

    fn params(&mut self, level: i32, strategy: i32) -> Option<Failure> {
        match self {
            Codec::Deflate(codec) => codec.params(level, strategy),
            #[cfg(feature = "brotli")]
            _ => Some(deflate::out_of_place("Failed to set parameters")),
        }
    }
}

/// A stream, and what it failed of.
struct Stream {
    codec: Codec,
    failure: Option<Failure>,
}

enum Whole {
    Bytes(Vec<u8>),
    TooLarge,
    Failed,
}

impl Stream {
    // (read, written, whether it failed)
    fn step(&mut self, flush: i32, input: &[u8], output: &mut [u8]) -> (usize, usize, bool) {
        let step = self.codec.step(flush, input, output);
        let failed = step.failure.is_some();
        self.failure = step.failure;
        (step.read, step.written, failed)
    }

    // All of the input; no more than `limit` bytes of output, and one to tell that there is more.
    fn whole(&mut self, flush: i32, input: &[u8], limit: usize) -> Whole {
        let (mut output, mut read, mut written) = (Vec::new(), 0, 0);
        let most = limit.saturating_add(1);
        loop {
            let more = written.max(input.len() / 2).clamp(LEAST_ROOM, MOST_ROOM).min(most - written);
            if output.try_reserve_exact(more).is_err() {
                return Whole::TooLarge;
            }
            output.resize(written + more, 0);
            let (taken, given, failed) = self.step(flush, &input[read..], &mut output[written..]);
            (read, written) = (read + taken, written + given);
            if failed {
                return Whole::Failed;
            }
            if written > limit {
                return Whole::TooLarge;
            }
            if written < output.len() {
                output.truncate(written);
                output.shrink_to_fit();
                return Whole::Bytes(output);
            }
        }
    }
}

impl Whole {
    // An ArrayBuffer, or FAILED or TOO_LARGE.
    fn into_value<'js>(self, ctx: &Ctx<'js>) -> Result<Value<'js>> {
        match self {
            Whole::Bytes(bytes) => bytes_value(ctx, bytes),
            Whole::TooLarge => Ok(Value::new_int(ctx.clone(), TOO_LARGE)),
            Whole::Failed => Ok(Value::new_int(ctx.clone(), FAILED)),
        }
    }
}

fn bytes_value<'js>(ctx: &Ctx<'js>, bytes: Vec<u8>) -> Result<Value<'js>> {
    if bytes.len() <= COPY_UP_TO { array_buffer_copy(ctx, &bytes) } else { array_buffer(ctx, bytes) }
}

type Shared = Arc<Mutex<Stream>>;

// A job that panicked ends the process.
fn lock(stream: &Shared) -> MutexGuard<'_, Stream> {
    stream.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The program's open streams.
#[derive(Default)]
struct Streams {
    open: RefCell<HashMap<u32, Shared>>,
    last: RefCell<u32>,
    /// How many were made since the collector last looked for those that a program has forgotten.
    made: Cell<usize>,
}

impl Streams {
    fn add(&self, codec: Codec) -> u32 {
        let mut last = self.last.borrow_mut();
        let mut open = self.open.borrow_mut();
        loop {
            *last = last.wrapping_add(1) & 0x3fff_ffff;
            if !open.contains_key(&last) {
                open.insert(*last, Arc::new(Mutex::new(Stream { codec, failure: None })));
                return *last;
            }
        }
    }

    // What a stream holds is many times what the engine sees of it, so that many forgotten ones would not
    // make it collect.
    fn collect_forgotten(&self, ctx: &Ctx) {
        self.made.set(self.made.get() + 1);
        if self.made.get() >= MANY && self.open.borrow().len() >= MANY {
            self.made.set(0);
            ctx.run_gc();
        }
    }

    fn get(&self, ctx: &Ctx, id: u32) -> Result<Shared> {
        let found = self.open.borrow().get(&id).cloned();
        found.ok_or_else(|| throw_coded(ctx, "Error", "ERR_INVALID_STATE", "the stream is closed"))
    }
}

fn no_bytes(ctx: &Ctx) -> rquickjs::Error {
    throw_coded(ctx, "TypeError", "ERR_INVALID_ARG_TYPE", "argument must be a buffer")
}

fn copy_of(ctx: &Ctx, bytes: &Value) -> Result<Vec<u8>> {
    raw::with_bytes(bytes, |bytes| bytes.to_vec()).ok_or_else(|| no_bytes(ctx))
}

fn job<'js>(ctx: &Ctx<'js>, host: &Host, work: impl FnOnce() -> Finish + Send + 'static) -> Result<u32> {
    host.spawn_blocking(move || Ok(work()))
        .map_err(|e| throw_system(ctx, &SysError::from_io(&e, "pthread_create")))
}

pub fn init<'js>(ctx: &Ctx<'js>, host: &Rc<Host>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    let streams = Rc::new(Streams::default());
    bind_life(&object, &streams)?;
    bind_steps(&object, &streams, host)?;
    bind_whole(&object, &streams, host)?;
    // (bytes or text, sum of what came before): the CRC-32.
    export!(object, "crc32", |data: Value<'js>, before: f64| {
        let sum = |bytes: &[u8]| f64::from(sys::zlib::crc32(bytes, before as u32));
        match raw::with_bytes(&data, |bytes| sum(bytes)) {
            Some(sum) => Ok(sum),
            None => raw::with_text(&data, sum),
        }
    });
    Ok(object)
}

fn bind_life<'js>(object: &Object<'js>, streams: &Rc<Streams>) -> Result<()> {
    // ([mode, …], dictionary or undefined): the stream's number; undefined for what can't be.
    let all = Rc::clone(streams);
    export!(object, "create", move |config: Vec<i32>, dictionary: Value<'js>| {
        all.collect_forgotten(dictionary.ctx());
        let dictionary = raw::with_bytes(&dictionary, |bytes| bytes.to_vec()).unwrap_or_default();
        Codec::new(&config, dictionary).map(|codec| all.add(codec))
    });
    let all = Rc::clone(streams);
    export!(object, "close", move |id: u32| drop(all.open.borrow_mut().remove(&id)));
    // Answers DONE or FAILED, like `params`.
    let all = Rc::clone(streams);
    export!(object, "reset", move |ctx: Ctx<'js>, id: u32| {
        let stream = all.get(&ctx, id)?;
        let mut stream = lock(&stream);
        stream.failure = stream.codec.reset();
        Result::Ok(if stream.failure.is_some() { FAILED } else { DONE })
    });
    let all = Rc::clone(streams);
    export!(object, "params", move |ctx: Ctx<'js>, id: u32, level: i32, strategy: i32| {
        let stream = all.get(&ctx, id)?;
        let mut stream = lock(&stream);
        stream.failure = stream.codec.params(level, strategy);
        Result::Ok(if stream.failure.is_some() { FAILED } else { DONE })
    });
    // The message, code and number of what failed.
    let all = Rc::clone(streams);
    export!(object, "failure", move |ctx: Ctx<'js>, id: u32| {
        let stream = all.get(&ctx, id)?;
        let failure = lock(&stream).failure.take();
        let failure = failure.unwrap_or_else(|| deflate::out_of_place("Zlib error"));
        let told = Object::new(ctx)?;
        told.set("message", failure.message)?;
        told.set("errno", failure.errno)?;
        told.set("code", failure.code)?;
        Result::Ok(told)
    });
    Ok(())
}

fn bind_steps<'js>(object: &Object<'js>, streams: &Rc<Streams>, host: &Rc<Host>) -> Result<()> {
    // (stream, flush, input, from, output, at, state): DONE or FAILED. Input and output go to their ends;
    // what is left of both is told in `state`, a Uint32Array: [room, input].
    let all = Rc::clone(streams);
    export!(object, "write", move |id: u32,
                                   flush: i32,
                                   input: Value<'js>,
                                   from: usize,
                                   output: Value<'js>,
                                   at: usize,
                                   state: Value<'js>|
          -> Result<i32> {
        let ctx = input.ctx();
        let stream = all.get(ctx, id)?;
        let mut stream = lock(&stream);
        let step = |input: &[u8], output: &mut [u8]| {
            let input = input.get(from..).unwrap_or_default();
            let output = output.get_mut(at..).unwrap_or_default();
            let (read, written, failed) = stream.step(flush, input, output);
            (output.len() - written, input.len() - read, failed)
        };
        let (room, left, failed) =
            raw::with_source_and_target(&input, &output, step).ok_or_else(|| no_bytes(ctx))?;
        let words = [(room as u32).to_ne_bytes(), (left as u32).to_ne_bytes()].concat();
        raw::with_bytes(&state, |state| state[..8].copy_from_slice(&words)).ok_or_else(|| no_bytes(ctx))?;
        Ok(if failed { FAILED } else { DONE })
    });
    // (stream, flush, input, from, to, room): the job's number, whose result is [how many bytes of the
    // input were read, DONE or FAILED, ArrayBuffer].
    let (all, host) = (Rc::clone(streams), Rc::clone(host));
    export!(object, "writeLater", move |ctx: Ctx<'js>,
                                        id: u32,
                                        flush: i32,
                                        input: Value<'js>,
                                        from: usize,
                                        to: usize,
                                        room: usize|
          -> Result<u32> {
        let stream = all.get(&ctx, id)?;
        let input = raw::with_bytes(&input, |bytes| bytes.get(from..to).map(<[u8]>::to_vec));
        let input = input.flatten().ok_or_else(|| no_bytes(&ctx))?;
        let work = move || -> Finish {
            let mut output = vec![0; room];
            let (read, written, failed) = lock(&stream).step(flush, &input, &mut output);
            output.truncate(written);
            Box::new(move |ctx| {
                let result = rquickjs::Array::new(ctx.clone())?;
                result.set(0, read as f64)?;
                result.set(1, if failed { FAILED } else { DONE })?;
                result.set(2, array_buffer_copy(ctx, &output)?)?;
                Ok(result.into_value())
            })
        };
        job(&ctx, &host, work)
    });
    Ok(())
}

fn bind_whole<'js>(object: &Object<'js>, streams: &Rc<Streams>, host: &Rc<Host>) -> Result<()> {
    // Output is memory that the engine does not count: its limit holds for each run alone.
    let allowed = match host.program.limits.memory {
        0 => usize::MAX,
        limit => limit,
    };
    // (stream, flush, input, limit): an ArrayBuffer, or FAILED or TOO_LARGE.
    let all = Rc::clone(streams);
    export!(object, "whole", move |ctx: Ctx<'js>, id: u32, flush: i32, input: Value<'js>, limit: f64| {
        let stream = all.get(&ctx, id)?;
        let limit = (limit as usize).min(allowed);
        let run = |input: &mut [u8]| lock(&stream).whole(flush, input, limit);
        raw::with_bytes(&input, run).ok_or_else(|| no_bytes(&ctx))?.into_value(&ctx)
    });
    // The same as a job: its number.
    let (all, host) = (Rc::clone(streams), Rc::clone(host));
    export!(object, "wholeLater", move |ctx: Ctx<'js>,
                                        id: u32,
                                        flush: i32,
                                        input: Value<'js>,
                                        limit: f64| {
        let stream = all.get(&ctx, id)?;
        let input = copy_of(&ctx, &input)?;
        let limit = (limit as usize).min(allowed);
        let work = move || -> Finish {
            let done = lock(&stream).whole(flush, &input, limit);
            Box::new(move |ctx| done.into_value(ctx))
        };
        job(&ctx, &host, work)
    });
    Ok(())
}
