//! `writeHead` and `end` of a ServerResponse in the usual case: a connection of ours, a plain object of fields,
//! a text for a body, nobody who listens, and no method replaced. Everything else is done by the methods of
//! the same names in js/node/internal/http/response.js, which also say what the fields read here mean.

use super::answer::Flags;
use super::connection::Connection;
use super::{Http, id_of};
use crate::engine::raw::methods::{Borrowed, Invocation, Name, Outcome, method};
use crate::proto::http1::response::HeadWriter;
use rquickjs::{Array, Ctx, Result, Value};
use std::cell::Cell;
use std::rc::Rc;

/// Bits of `_state`.
const HEAD: i32 = 1;
const ENDED: i32 = 2;
const SENT: i32 = 4;

struct Names {
    state: Name,
    req: Name,
    connection: Name,
    status_code: Name,
    phrase: Name,
    list: Name,
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

/// `[writeHead, end]`, behind which stand `_writeHead` and `_end`. The caller keeps `implicit_header`, and
/// the two, for as long as the engine lives.
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
            content_length: name("_contentLength"),
            out_flags: name("_outFlags"),
            events: name("_events"),
            write_head: name("writeHead"),
            implicit_header: name("_implicitHeader"),
        },
        write_head: Cell::new(0),
        implicit_header: Borrowed::of(implicit_header).address(),
    });
    let both = Array::new(ctx.clone())?;
    let u = Rc::clone(&usual);
    let write_head = method(ctx, "writeHead", 3, "_writeHead", move |call| u.write_head(call))?;
    usual.write_head.set(Borrowed::of(&write_head).address());
    both.set(0, write_head)?;
    both.set(1, method(ctx, "end", 3, "_end", move |call| usual.end(call))?)?;
    Ok(both)
}

impl Usual {
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
        let Some(state @ (0 | HEAD)) = call.int(res, names.state) else { return Outcome::Unusual };
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
            _ => self.respond(call, connection, chunk, flags),
        };
        if matches!(outcome, Outcome::This) {
            call.define_int(names.state, HEAD | ENDED | SENT);
        }
        outcome
    }

    // Head, body and end at once, with the fields that were set before.
    fn respond(&self, call: &Invocation, connection: i32, chunk: Borrowed, flags: Flags) -> Outcome {
        let (names, res) = (&self.names, call.this());
        if !call.is_at(res, names.write_head, self.write_head.get())
            || !call.is_at(res, names.implicit_header, self.implicit_header)
            || !call.is_undefined(res, names.phrase)
        {
            return Outcome::Unusual;
        }
        let Some(code @ 100..=999) = call.int(res, names.status_code) else { return Outcome::Unusual };
        let host = &self.http.host;
        let fields = |head: &mut HeadWriter| {
            call.with_object(names.list, |list| {
                call.each_text_pair(list, |name, value| head.field(name, value).is_ok())
            })
            // No list, then: it is null.
            .unwrap_or(Outcome::This)
        };
        let mut outcome = Outcome::This;
        let written = self.with_head(code, fields, |head| {
            outcome = self.with_chunk(call, chunk, |data| {
                let length = Some(data.len() as u64);
                let id = id_of(connection);
                host.with(id, |c: &mut Connection| c.answer_head(host, head, length, flags));
                self.finish(connection, data, flags);
            });
        });
        if matches!(written, Outcome::This) { outcome } else { written }
    }

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
        let outcome = fields(&mut head);
        if matches!(outcome, Outcome::This) {
            then(head);
        }
        self.http.head.replace(buffer);
        outcome
    }

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
