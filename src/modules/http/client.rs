//! The native half of http's client: readers of responses, by number. Sockets stay with JavaScript (any
//! Duplex may be one); what they bring is fed in here, and one call answers with everything it holds.

use crate::engine::raw;
use crate::export;
use crate::host::Host;
use crate::proto::http1::Refusal;
use crate::proto::http1::reply::{Asked, Event, Head, Reader};
use rquickjs::{Array, Ctx, IntoJs, Object, Result, Value};
use slab::Slab;
use std::cell::RefCell;
use std::rc::Rc;

/// The first item of each group in the list that `feed` answers; the group's other items follow it.
mod item {
    /// status, minor version, flags, reason phrase, field lines
    pub const HEAD: i32 = 1;
    /// start and end of a piece of the body within the bytes fed
    pub const DATA: i32 = 2;
    /// trailer lines, or undefined
    pub const END: i32 = 3;
    /// where the other protocol's bytes begin
    pub const UPGRADE: i32 = 4;
    /// code, message, how many bytes were good
    pub const ERROR: i32 = 5;
}

mod flag {
    pub const KEEP_ALIVE: i32 = 1;
    pub const UPGRADE: i32 = 2;
}

pub fn init<'js>(ctx: &Ctx<'js>, _host: &Rc<Host>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    let readers = Rc::new(RefCell::new(Slab::new()));
    let r = Rc::clone(&readers);
    // open(asked, maxHead, lenient) → reader; asked: 0 usual, 1 HEAD, 2 CONNECT. It is to be closed once.
    export!(object, "open", move |asked: i32, max_head: f64, lenient: bool| {
        let asked = match asked {
            1 => Asked::Head,
            2 => Asked::Connect,
            _ => Asked::Usual,
        };
        r.borrow_mut().insert(Reader::new(asked, max_head as usize).lenient(lenient))
    });
    let r = Rc::clone(&readers);
    // feed(reader, bytes) → a flat list of groups (`item`).
    export!(object, "feed", move |ctx: Ctx<'js>, at: usize, bytes: Value<'js>| -> Result<Array<'js>> {
        let list = List { array: Array::new(ctx)?, length: 0 };
        let mut readers = r.borrow_mut();
        let Some(reader) = readers.get_mut(at) else { return Ok(list.array) };
        let fed = raw::with_bytes(&bytes, |bytes| list.fill(reader, bytes));
        fed.unwrap_or_else(|| Array::new(bytes.ctx().clone()))
    });
    let r = Rc::clone(&readers);
    // The peer has finished sending; answers whether that completes the body.
    export!(object, "finish", move |at: usize| r.borrow_mut().get_mut(at).is_some_and(Reader::finish));
    let r = Rc::clone(&readers);
    export!(object, "close", move |at: usize| {
        r.borrow_mut().try_remove(at);
    });
    Ok(object)
}

struct List<'js> {
    array: Array<'js>,
    length: usize,
}

impl<'js> List<'js> {
    fn push(&mut self, value: impl IntoJs<'js>) -> Result<()> {
        self.array.set(self.length, value)?;
        self.length += 1;
        Ok(())
    }

    // Everything that `bytes` bring, in order; after an upgrade or an error nothing more.
    fn fill(mut self, reader: &mut Reader, bytes: &[u8]) -> Result<Array<'js>> {
        let mut at = 0;
        loop {
            match reader.next(&bytes[at..]) {
                Ok((_, Event::More)) => return Ok(self.array),
                Ok((used, Event::Head(head))) => {
                    self.push_head(reader, &head)?;
                    at += used;
                }
                Ok((used, Event::Data(range))) => {
                    self.push(item::DATA)?;
                    self.push(at + range.start)?;
                    self.push(at + range.end)?;
                    at += used;
                }
                Ok((used, Event::End)) => {
                    self.push_end(reader)?;
                    at += used;
                }
                Ok((_, Event::Upgrade)) => {
                    self.push(item::UPGRADE)?;
                    self.push(at)?;
                    return Ok(self.array);
                }
                Err(refusal) => return self.push_error(&refusal, at),
            }
        }
    }

    fn push_head(&mut self, reader: &Reader, head: &Head) -> Result<()> {
        let ctx = self.array.ctx().clone();
        self.push(item::HEAD)?;
        self.push(head.status)?;
        self.push(head.minor)?;
        let keep_alive = if head.keep_alive { flag::KEEP_ALIVE } else { 0 };
        let upgrade = if head.upgrade { flag::UPGRADE } else { 0 };
        self.push(keep_alive | upgrade)?;
        self.push(raw::latin1_string(&ctx, &reader.head()[head.reason.clone()])?)?;
        self.push(raw::latin1_string(&ctx, &reader.head()[head.fields.clone()])?)
    }

    fn push_end(&mut self, reader: &Reader) -> Result<()> {
        let ctx = self.array.ctx().clone();
        self.push(item::END)?;
        // The empty line alone is no trailers.
        match reader.trailers() {
            [] | b"\r\n" => self.push(Value::new_undefined(ctx)),
            lines => self.push(raw::latin1_string(&ctx, lines)?),
        }
    }

    fn push_error(mut self, refusal: &Refusal, at: usize) -> Result<Array<'js>> {
        self.push(item::ERROR)?;
        self.push(refusal.code)?;
        self.push(refusal.message)?;
        self.push(at + refusal.at)?;
        Ok(self.array)
    }
}
