//! `writeHead` and `end` of a ServerResponse, and express's `send` of a text, in the usual case: a connection
//! of ours, a plain object of fields, a text for a body, nobody who listens, and no method replaced.
//! Everything else is done by the methods behind them in js/node/internal/http/response.js (which also says
//! what the fields read here mean) and js/express/response.js.

use super::answer::Flags;
use super::connection::Connection;
use super::{Http, id_of};
use crate::engine::native;
use crate::engine::raw::Name;
use crate::engine::raw::methods::{Behind, Borrowed, Invocation, Outcome, method};
use crate::proto::http1::etag::entity_tag;
use crate::proto::http1::response::HeadWriter;
use itoa::Buffer;
use rquickjs::{Array, Ctx, Result, Value};
use std::cell::Cell;
use std::rc::Rc;

/// Bits of `_state`.
pub const HEAD: i32 = 1;
const ENDED: i32 = 2;
const SENT: i32 = 4;
pub const PRESET: i32 = 16384;
pub const ANSWERED: i32 = 32768;
/// A bit of the request's `_bits`.
const CONDITIONAL: i32 = 128;

struct Names {
    state: Name,
    req: Name,
    connection: Name,
    status_code: Name,
    phrase: Name,
    list: Name,
    preset: Name,
    sent: Name,
    bits: Name,
    content_length: Name,
    out_flags: Name,
    events: Name,
    write_head: Name,
    implicit_header: Name,
}

/// What both methods know.
struct Usual {
    http: Rc<Http>,
    names: Names,
    /// Where the methods are that a program may have replaced.
    write_head: Cell<usize>,
    implicit_header: usize,
}

/// `[writeHead, end, textMethod]`: behind the first two stand `_writeHead` and `_end`. The caller keeps
/// `implicit_header`, and the two, for as long as the engine lives. textMethod(name, unusual, type, mark,
/// functions): see `TextOptions`.
pub fn methods<'js>(ctx: &Ctx<'js>, http: &Rc<Http>, implicit_header: &Value<'js>) -> Result<Array<'js>> {
    let name = |name: &str| Name::new(ctx, name);
    let usual = Rc::new(Usual {
        http: Rc::clone(http),
        names: Names {
            state: name("_state"),
            req: name("req"),
            connection: name("_connection"),
            status_code: name("statusCode"),
            phrase: name("_phrase"),
            list: name("_list"),
            preset: name("_preset"),
            sent: name("_sent"),
            bits: name("_bits"),
            content_length: name("_contentLength"),
            out_flags: name("_outFlags"),
            events: name("_events"),
            write_head: name("writeHead"),
            implicit_header: name("_implicitHeader"),
        },
        write_head: Cell::new(0),
        implicit_header: Borrowed::of(implicit_header).address(),
    });
    let methods = Array::new(ctx.clone())?;
    let u = Rc::clone(&usual);
    let write_head =
        method(ctx, "writeHead", 3, Behind::Method(name("_writeHead")), move |call| u.write_head(call))?;
    usual.write_head.set(Borrowed::of(&write_head).address());
    methods.set(0, write_head)?;
    let u = Rc::clone(&usual);
    methods.set(1, method(ctx, "end", 3, Behind::Method(name("_end")), move |call| u.end(call))?)?;
    let text_method = move |ctx: Ctx<'js>, name, unusual, content_type, mark, functions: Array<'js>| {
        let functions = [functions.get(0)?, functions.get(1)?, functions.get(2)?];
        text_method(&ctx, &usual, TextOptions { name, unusual, content_type, mark, functions })
    };
    methods.set(2, native::function(ctx, "textMethod", text_method)?)?;
    Ok(methods)
}

/// What express's `send` and `json` of a text need to know besides.
struct TextAnswer {
    usual: Rc<Usual>,
    content_type: String,
    /// Bits of `_state` that tell afterwards what was sent.
    mark: i32,
    /// Methods that a program may have replaced, and where the true ones are.
    replaceable: [(Name, usize); 2],
    /// Where the tag maker of a response is found, and which of them makes weak tags.
    tag_maker: [Name; 3],
    weak_tags: usize,
}

/// What `text_method` takes.
struct TextOptions<'js> {
    name: String,
    unusual: String,
    content_type: String,
    mark: i32,
    /// `end`, `setHeader`, and the function in the setting 'etag fn' that makes weak tags.
    functions: [Value<'js>; 3],
}

/// A method that answers 200 with a text, its Content-Length and its ETag, all at once, on a response that
/// has no fields but the preset ones. The caller keeps the functions for as long as the engine lives.
fn text_method<'js>(ctx: &Ctx<'js>, usual: &Rc<Usual>, options: TextOptions<'js>) -> Result<Value<'js>> {
    let TextOptions { name, unusual, content_type, mark, functions: [end, set_header, weak_tags] } = options;
    let address = |value: &Value| Borrowed::of(value).address();
    let answer = TextAnswer {
        usual: Rc::clone(usual),
        content_type,
        mark,
        replaceable: [
            (Name::new(ctx, "end"), address(&end)),
            (Name::new(ctx, "setHeader"), address(&set_header)),
        ],
        tag_maker: ["app", "settings", "etag fn"].map(|name| Name::new(ctx, name)),
        weak_tags: address(&weak_tags),
    };
    method(ctx, &name, 1, Behind::Method(Name::new(ctx, &unusual)), move |call| answer.send(call))
}

impl TextAnswer {
    fn send(&self, call: &Invocation) -> Outcome {
        let (usual, names) = (&self.usual, &self.usual.names);
        let (res, text) = (call.this(), call.argument(0));
        if !text.is_string() {
            return Outcome::Unusual;
        }
        let Some(state @ (0 | PRESET)) = call.int(res, names.state) else { return Outcome::Unusual };
        let replaced = |(name, address): &(Name, usize)| !call.is_at(res, *name, *address);
        if call.int(res, names.status_code) != Some(200)
            || !call.is_null(res, names.list)
            || !call.is_undefined(res, names.events)
            || self.replaceable.iter().any(replaced)
            || usual.is_replaced(call)
        {
            return Outcome::Unusual;
        }
        let tag_maker = |maker: Borrowed| {
            if maker.is_undefined() {
                Some(false)
            } else {
                (maker.address() == self.weak_tags).then_some(true)
            }
        };
        let (Some(tagged), Some(flags)) =
            (call.at_path(self.tag_maker, tag_maker), call.int(res, names.out_flags))
        else {
            return Outcome::Unusual;
        };
        let is_plain = |req: Borrowed| call.int(req, names.bits).is_some_and(|bits| bits & CONDITIONAL == 0);
        if call.with_object(names.req, is_plain) != Some(true) {
            return Outcome::Unusual;
        }
        let Some(connection) = usual.unwatched(call) else { return Outcome::Unusual };
        let mut outcome = Outcome::This;
        let written = usual.with_head(
            200,
            |head| if state == PRESET { usual.listed(call, names.preset, head) } else { Outcome::This },
            |mut head| {
                outcome = usual.with_chunk(call, text, |data| {
                    self.describe(&mut head, data, tagged);
                    usual.answer(connection, head, data, Flags(flags));
                });
            },
        );
        if !matches!(written, Outcome::This) || !matches!(outcome, Outcome::This) {
            return if matches!(written, Outcome::This) { outcome } else { written };
        }
        call.define_int(names.state, state | HEAD | ENDED | SENT | ANSWERED | self.mark);
        call.define(names.sent, text);
        Outcome::This
    }

    fn describe(&self, head: &mut HeadWriter, data: &[u8], tagged: bool) {
        // None of these can be refused.
        let _ = head.field(b"Content-Type", self.content_type.as_bytes());
        let _ = head.field(b"Content-Length", Buffer::new().format(data.len()).as_bytes());
        if tagged {
            let _ = head.field(b"ETag", &entity_tag(data, true));
        }
    }
}

impl Usual {
    // Whether somebody wants to see or change heads on their way.
    fn is_replaced(&self, call: &Invocation) -> bool {
        let (names, res) = (&self.names, call.this());
        !call.is_at(res, names.write_head, self.write_head.get())
            || !call.is_at(res, names.implicit_header, self.implicit_header)
            || !call.is_undefined(res, names.phrase)
    }

    fn write_head(&self, call: &Invocation) -> Outcome {
        let names = &self.names;
        let (res, reason, headers) = (call.this(), call.argument(1), call.argument(2));
        let Some(code @ 100..=999) = call.argument(0).as_int() else { return Outcome::Unusual };
        let headers = match (reason.is_undefined(), headers.is_undefined()) {
            (true, _) => headers,
            (false, true) => reason,
            (false, false) => return Outcome::Unusual,
        };
        if call.int(res, names.state) != Some(0)
            || !call.is_null(res, names.list)
            || !call.is_undefined(res, names.phrase)
            || !call.is_null(res, names.content_length)
        {
            return Outcome::Unusual;
        }
        let (Some(connection), Some(flags)) = (self.connection(call), call.int(res, names.out_flags)) else {
            return Outcome::Unusual;
        };
        let outcome = self.with_head(
            code,
            |head| match headers.is_undefined() {
                true => Outcome::This,
                false => call.each_text(headers, |name, value| head.field(name, value).is_ok()),
            },
            |head| {
                let host = &self.http.host;
                host.with(id_of(connection), |c: &mut Connection| {
                    c.answer_head(host, head, None, Flags(flags))
                });
            },
        );
        if matches!(outcome, Outcome::This) {
            if call.int(res, names.status_code) != Some(code) {
                call.define_int(names.status_code, code);
            }
            call.define_int(names.state, HEAD);
        }
        outcome
    }

    fn end(&self, call: &Invocation) -> Outcome {
        let names = &self.names;
        let (res, chunk) = (call.this(), call.argument(0));
        let Some(state @ (0 | HEAD | PRESET)) = call.int(res, names.state) else { return Outcome::Unusual };
        if !(chunk.is_string() || chunk.is_undefined())
            || !call.argument(1).is_undefined()
            || !call.argument(2).is_undefined()
            || !call.is_undefined(res, names.events)
        {
            return Outcome::Unusual;
        }
        let (Some(connection), Some(flags)) = (self.unwatched(call), call.int(res, names.out_flags)) else {
            return Outcome::Unusual;
        };
        let flags = Flags(flags);
        let outcome = match state {
            HEAD => self.with_chunk(call, chunk, |data| self.finish(connection, data, flags)),
            _ => self.respond(call, connection, chunk, (state, flags)),
        };
        if matches!(outcome, Outcome::This) {
            call.define_int(names.state, state | HEAD | ENDED | SENT);
        }
        outcome
    }

    // Head, body and end at once, with the fields that were set before.
    fn respond(
        &self,
        call: &Invocation,
        connection: i32,
        chunk: Borrowed,
        (state, flags): (i32, Flags),
    ) -> Outcome {
        let (names, res) = (&self.names, call.this());
        if self.is_replaced(call) {
            return Outcome::Unusual;
        }
        let Some(code @ 100..=999) = call.int(res, names.status_code) else { return Outcome::Unusual };
        let list = if state == PRESET { names.preset } else { names.list };
        let mut outcome = Outcome::This;
        let written = self.with_head(
            code,
            |head| self.listed(call, list, head),
            |head| {
                outcome = self.with_chunk(call, chunk, |data| self.answer(connection, head, data, flags));
            },
        );
        if matches!(written, Outcome::This) { outcome } else { written }
    }

    fn answer(&self, connection: i32, head: HeadWriter, data: &[u8], flags: Flags) {
        let (host, length) = (&self.http.host, Some(data.len() as u64));
        host.with(id_of(connection), |c: &mut Connection| c.answer_head(host, head, length, flags));
        self.finish(connection, data, flags);
    }

    // Adds the fields of a list of names and values in turn, if there is one.
    fn listed(&self, call: &Invocation, list: Name, head: &mut HeadWriter) -> Outcome {
        let add = |list: Borrowed| call.each_text_pair(list, |name, value| head.field(name, value).is_ok());
        call.with_object(list, add).unwrap_or(Outcome::This)
    }

    #[inline]
    fn finish(&self, connection: i32, data: &[u8], flags: Flags) {
        let (host, id) = (&self.http.host, id_of(connection));
        host.with(id, |connection: &mut Connection| {
            if !data.is_empty() {
                connection.answer_piece(host, id, data);
            }
            connection.answer_end(host, id, &[], flags)
        });
    }

    // Fills a head by `fields` and gives it to `then`, unless they are unusual.
    fn with_head(
        &self,
        code: i32,
        fields: impl FnOnce(&mut HeadWriter) -> Outcome,
        then: impl FnOnce(HeadWriter),
    ) -> Outcome {
        let mut buffer = self.http.head.take();
        buffer.clear();
        let mut head = HeadWriter::begin(&mut buffer, code as u16, None);
        let mut outcome = fields(&mut head);
        if head.has_trailer() && matches!(outcome, Outcome::This) {
            outcome = Outcome::Unusual;
        }
        if matches!(outcome, Outcome::This) {
            then(head);
        }
        self.http.head.replace(buffer);
        outcome
    }

    #[inline]
    fn with_chunk(&self, call: &Invocation, chunk: Borrowed, write: impl FnOnce(&[u8])) -> Outcome {
        if chunk.is_undefined() {
            write(&[]);
            return Outcome::This;
        }
        match call.with_text(chunk, write) {
            Some(()) => Outcome::This,
            None => Outcome::Thrown,
        }
    }

    // The connection of the request that is being answered, if it is one of ours.
    fn connection(&self, call: &Invocation) -> Option<i32> {
        let names = &self.names;
        call.with_object(names.req, |req| call.int(req, names.connection)).flatten().filter(|id| *id >= 0)
    }

    // The same when nobody listens to the request.
    fn unwatched(&self, call: &Invocation) -> Option<i32> {
        let names = &self.names;
        let connection = |req: Borrowed| match call.is_undefined(req, names.events) {
            true => call.int(req, names.connection),
            false => None,
        };
        call.with_object(names.req, connection).flatten().filter(|id| *id >= 0)
    }
}
