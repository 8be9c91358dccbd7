//! What one client sends: requests one after the other, each taken when the one before has been answered
//! and its body read.

use super::connection::{Answer, Body, Connection, Phase, Wait};
use crate::engine::value::array_buffer_copy;
use crate::engine::{Call, raw};
use crate::host::{Event, Handle, Host};
use crate::io::reactor::Id;
use crate::io::stream::Input;
use crate::proto::http1::chunked::Decoder;
use crate::proto::http1::request::{Expect, Head, Rules, parse_any};
use crate::proto::http1::tokens::{CONNECT, HEAD};
use crate::proto::http1::{Framing, Refusal};
use rquickjs::{Ctx, Result};
use std::borrow::Cow;

/// Bits of the `HttpRequest` event's second argument, below the method's index.
mod flag {
    pub const OLD: i32 = 1;
    pub const BODY: i32 = 2;
    pub const KEEP_ALIVE: i32 = 4;
    pub const UPGRADE: i32 = 8;
    pub const CONTINUE: i32 = 16;
    pub const EXPECTATION: i32 = 32;
    /// It is one more than `maxRequestsPerSocket` allows.
    pub const OVER_LIMIT: i32 = 64;
    /// It has a condition that may be answered by 304.
    pub const CONDITIONAL: i32 = 128;
    /// What JavaScript's own way of making the two objects looks at.
    pub const SPECIAL: i32 = OLD | UPGRADE | CONTINUE | EXPECTATION | OVER_LIMIT;
}

/// Unsent output above which no further pipelined request is taken.
const PIPELINE_BACKLOG: usize = 64 * 1024;
/// Unread input kept while looking for the end of a half-closed peer.
const LOOKAHEAD: usize = 64 * 1024;

/// What came of looking for input.
enum Found {
    Bytes(usize),
    Nothing,
    End,
}

/// What taking something in goes on with: the engine, the program, and the connection's own number.
pub(super) struct Turn<'a, 'js> {
    pub ctx: &'a Ctx<'js>,
    pub host: &'a Host,
    pub id: Id,
}

/// What takes bytes in: a part of a head, or of a body.
type Take<'js> = fn(&mut Connection, &Turn<'_, 'js>, &[u8]) -> Result<Option<Call<'js>>>;

impl Connection {
    // ---- heads ------------------------------------------------------------------------------------

    // Reads once into `buffer`. A broken connection counts as gone.
    fn read(&mut self, buffer: &mut [u8]) -> Found {
        match self.stream.read(buffer) {
            Ok(Input::Bytes(count)) => Found::Bytes(count),
            Ok(Input::WouldBlock) => Found::Nothing,
            Ok(Input::End) => Found::End,
            Err(e) => {
                self.break_off(e.raw_os_error().unwrap_or(libc::ECONNRESET));
                Found::Nothing
            }
        }
    }

    // Reads once and has `take` make of it what it can.
    fn take_input<'js>(
        &mut self,
        turn: &Turn<'_, 'js>,
        take: Take<'js>,
    ) -> Result<(Found, Option<Call<'js>>)> {
        turn.host.with_scratch(|buffer| match self.read(buffer) {
            Found::Bytes(count) => Ok((Found::Bytes(count), take(self, turn, &buffer[..count])?)),
            other => Ok((other, None)),
        })
    }

    // Looks for a head in what is there and in what the socket has.
    pub(super) fn next_request<'js>(&mut self, turn: &Turn<'_, 'js>) -> Result<Option<Call<'js>>> {
        if self.stream.pending() > PIPELINE_BACKLOG {
            return Ok(None);
        }
        if std::mem::take(&mut self.untried) {
            let input = std::mem::take(&mut self.input);
            if let Some(call) = self.take_head(turn, &input)? {
                return Ok(Some(call));
            }
        }
        while self.phase == Phase::Head && self.gone.is_none() {
            match self.take_input(turn, Self::take_bytes)? {
                (_, Some(call)) => return Ok(Some(call)),
                (Found::Bytes(_), None) => {}
                (Found::Nothing, None) => return Ok(None),
                (Found::End, None) => {
                    self.ended_in_head(turn.host, turn.id);
                    return Ok(None);
                }
            }
        }
        Ok(None)
    }

    fn ended_in_head(&mut self, host: &Host, id: Id) {
        if self.input.is_empty() {
            self.last = true;
            host.wake(id);
            if self.stream.pending() == 0 {
                self.break_off(0);
            }
            return;
        }
        let incomplete = Refusal::new(400, "HPE_INVALID_EOF_STATE", "Invalid EOF state");
        let packet = std::mem::take(&mut self.input);
        self.refuse(host, id, incomplete, packet);
    }

    // Fresh bytes from the socket, parsed where they stand unless a part of the head came before.
    fn take_bytes<'js>(&mut self, turn: &Turn<'_, 'js>, bytes: &[u8]) -> Result<Option<Call<'js>>> {
        if self.input.is_empty() {
            if self.wait != Wait::Head {
                self.wait_for(turn.host, Wait::Head);
            }
            return self.take_head(turn, bytes);
        }
        self.input.extend_from_slice(bytes);
        // A head can only be complete, or wrong, when another line of it is.
        if memchr::memchr(b'\n', bytes).is_none() && self.input.len() <= self.shared.max_head.get() {
            return Ok(None);
        }
        let input = std::mem::take(&mut self.input);
        self.take_head(turn, &input)
    }

    fn take_head<'js>(&mut self, turn: &Turn<'_, 'js>, bytes: &[u8]) -> Result<Option<Call<'js>>> {
        let shared = &self.shared;
        let rules = Rules {
            max_head: shared.max_head.get(),
            require_host: shared.require_host.get(),
            lenient: shared.lenient.get(),
        };
        match parse_any(bytes, &rules) {
            Ok(Some((head, text))) => {
                self.keep(&bytes[head.length..]);
                self.begin(turn.host, &head);
                self.request_call(turn, &head, &text).map(Some)
            }
            Ok(None) if bytes.iter().all(|byte| matches!(byte, b'\r' | b'\n')) => {
                // Empty lines behind a body are nothing (RFC 9112 section 2.2), not even a part of a head.
                if self.requests > 0 {
                    self.wait_for(turn.host, Wait::NextRequest);
                }
                Ok(None)
            }
            Ok(None) => {
                self.input.extend_from_slice(bytes);
                Ok(None)
            }
            Err(refusal) => {
                self.refuse(turn.host, turn.id, refusal, bytes.to_vec());
                Ok(None)
            }
        }
    }

    // What was read beyond a head or a body.
    fn keep(&mut self, rest: &[u8]) {
        self.input.extend_from_slice(rest);
        self.untried = !rest.is_empty();
    }

    fn begin(&mut self, host: &Host, head: &Head) {
        self.requests += 1;
        self.answer = Answer::Due;
        self.is_head = head.method == HEAD;
        self.is_old = head.minor == 0;
        self.keep_alive = head.keep_alive;
        self.chunked = false;
        self.held = false;
        self.wanted = false;
        self.consumed = false;
        self.body = match head.body {
            Framing::None | Framing::Length(0) => Body::None,
            Framing::Length(length) => Body::Length(length),
            Framing::Chunked => {
                let decoder = Decoder::new(self.shared.max_head.get());
                Body::Chunked(Box::new(decoder.lenient(self.shared.lenient.get())))
            }
        };
        if matches!(self.body, Body::None) || head.method == CONNECT {
            self.phase = Phase::Complete;
            self.wait = Wait::Nothing;
        } else {
            self.phase = Phase::Body;
            self.wait_for(host, Wait::Body);
        }
    }

    fn request_call<'js>(&self, turn: &Turn<'_, 'js>, head: &Head, bytes: &[u8]) -> Result<Call<'js>> {
        let mut bits = i32::from(head.method) << 8;
        let most = self.shared.max_requests.get();
        let bit = |set: bool, flag: i32| if set { flag } else { 0 };
        bits |= bit(self.is_old, flag::OLD)
            | bit(self.phase == Phase::Body, flag::BODY)
            | bit(head.keep_alive, flag::KEEP_ALIVE)
            | bit(head.upgrade || head.method == CONNECT, flag::UPGRADE)
            | bit(head.expect == Expect::Continue, flag::CONTINUE)
            | bit(head.conditional, flag::CONDITIONAL)
            | bit(head.expect == Expect::Other, flag::EXPECTATION)
            | bit(most > 0 && self.requests > most, flag::OVER_LIMIT);
        let (target, fields) = (&bytes[head.target.clone()], &bytes[head.fields.clone()]);
        let exchange = if bits & flag::SPECIAL == 0 { self.shared.exchange.get() } else { None };
        let event = if exchange.is_some() { Event::HttpExchange } else { Event::HttpRequest };
        let mut call = Call::new(turn.ctx, event, turn.id.number());
        call.arguments.set_int(0, self.shared.id.get().number());
        if let Some(exchange) = exchange {
            exchange.make(&mut call.arguments, (turn.id, bits), (target, fields))?;
        } else {
            call.arguments.set_int(1, bits);
            call.arguments.set_latin1(2, target)?;
            call.arguments.set_latin1(3, fields)?;
        }
        Ok(call)
    }

    // ---- bodies -----------------------------------------------------------------------------------

    /// JavaScript takes body pieces from now on, or not.
    pub fn want_body(&mut self, host: &Host, id: Id, wanted: bool) {
        self.wanted = wanted;
        self.consumed |= wanted;
        if wanted {
            host.wake(id);
        }
    }

    /// JavaScript is not interested in the rest of the body.
    pub fn dump_body(&mut self, host: &Host, id: Id) {
        self.wanted = false;
        self.consumed = false;
        self.answer_dumps(host, id);
    }

    fn answer_dumps(&mut self, host: &Host, id: Id) {
        if self.phase == Phase::Body && self.answer == Answer::Ended {
            host.wake(id);
        }
    }

    fn is_dumping(&self) -> bool {
        self.answer == Answer::Ended && !self.consumed
    }

    pub(super) fn next_piece<'js>(&mut self, turn: &Turn<'_, 'js>) -> Result<Option<Call<'js>>> {
        while self.phase == Phase::Body && self.gone.is_none() && (self.wanted || self.is_dumping()) {
            if !self.input.is_empty() {
                let input = std::mem::take(&mut self.input);
                if let Some(call) = self.take_piece(turn, &input)? {
                    return Ok(Some(call));
                }
                continue;
            }
            match self.take_input(turn, Self::take_piece)? {
                (_, Some(call)) => return Ok(Some(call)),
                (Found::Bytes(_), None) => {}
                (Found::Nothing, None) => return Ok(None),
                (Found::End, None) => {
                    // The peer left in the midst of its own request.
                    self.break_off(libc::ECONNRESET);
                    return Ok(None);
                }
            }
        }
        self.miss_nobody(turn);
        Ok(None)
    }

    // A program that never asks for the body must still learn that the peer has left.
    fn miss_nobody(&mut self, turn: &Turn) {
        let unread = self.phase == Phase::Body && !self.consumed && self.answer != Answer::Ended;
        if unread && self.stream.is_read_closed() && !self.shared.half_open.get() {
            self.look_for_end(turn.host, turn.id);
        }
    }

    fn take_piece<'js>(&mut self, turn: &Turn<'_, 'js>, bytes: &[u8]) -> Result<Option<Call<'js>>> {
        let (data, consumed, done) = match &mut self.body {
            Body::None => (Cow::Borrowed(&bytes[..0]), 0, true),
            Body::Length(remaining) => {
                let count = (*remaining).min(bytes.len() as u64) as usize;
                *remaining -= count as u64;
                (Cow::Borrowed(&bytes[..count]), count, *remaining == 0)
            }
            Body::Chunked(decoder) => match decoder.decode(bytes) {
                Ok(decoded) => (decoded.data, decoded.consumed, decoded.done),
                Err(refusal) => {
                    self.refuse(turn.host, turn.id, refusal, bytes.to_vec());
                    return Ok(None);
                }
            },
        };
        self.keep(&bytes[consumed..]);
        if done {
            self.phase = Phase::Complete;
            self.wait = Wait::Nothing;
        }
        if data.is_empty() {
            return if done { self.end_call(turn.ctx) } else { Ok(None) };
        }
        if self.is_dumping() {
            return Ok(None);
        }
        let piece = array_buffer_copy(turn.ctx, &data)?;
        Ok(Some(Call::new(turn.ctx, Event::HttpBody, 0).with(0, piece)))
    }

    // Trailers, if the body had any, end the request; JavaScript hears it only of a body it asked for.
    fn end_call<'js>(&mut self, ctx: &Ctx<'js>) -> Result<Option<Call<'js>>> {
        if self.is_dumping() {
            return Ok(None);
        }
        let body = std::mem::replace(&mut self.body, Body::None);
        let call = Call::new(ctx, Event::HttpEnd, 0);
        match body {
            Body::Chunked(decoder) if decoder.trailers().len() > "\r\n".len() => {
                Ok(Some(call.with(0, raw::latin1_string(ctx, decoder.trailers())?)))
            }
            _ => Ok(Some(call)),
        }
    }

    // The body is complete and its last piece was told: now its end is.
    pub(super) fn pending_end<'js>(&mut self, ctx: &Ctx<'js>) -> Result<Option<Call<'js>>> {
        match self.body {
            Body::None => Ok(None),
            _ if self.wanted || self.is_dumping() => self.end_call(ctx).inspect(|_| self.body = Body::None),
            _ => Ok(None),
        }
    }

    // ---- between requests -------------------------------------------------------------------------

    // The request is read. Its answer may be on the way, or the peer may have left while waiting.
    pub(super) fn after_request<'js>(&mut self, host: &Host, id: Id) -> Result<Option<Call<'js>>> {
        let end_untold = self.consumed && !matches!(self.body, Body::None);
        if self.answer == Answer::Ended && !self.last && !end_untold {
            if self.tell_done {
                // Whoever waits for this answer is told before the next request comes.
                self.flush(host, id);
                return Ok(None);
            }
            self.phase = Phase::Head;
            self.answer = Answer::None;
            self.body = Body::None;
            self.wait_for(host, if self.input.is_empty() { Wait::NextRequest } else { Wait::Head });
        } else if self.answer != Answer::Ended && self.stream.is_read_closed() {
            self.look_for_end(host, id);
        }
        Ok(None)
    }

    // The peer has announced the end of its sending: reads on to it, past what it may have pipelined.
    fn look_for_end(&mut self, host: &Host, id: Id) {
        while self.input.len() < LOOKAHEAD && self.gone.is_none() {
            let found = host.with_scratch(|buffer| {
                let found = self.read(buffer);
                if let Found::Bytes(count) = found {
                    self.input.extend_from_slice(&buffer[..count]);
                }
                found
            });
            match found {
                Found::Bytes(_) => {}
                Found::Nothing => return,
                Found::End if self.shared.half_open.get() => return,
                Found::End => {
                    // As Node: a client that closes its half does not wait for an answer any more.
                    self.held = false;
                    self.flush(host, id);
                    self.break_off(libc::ECONNRESET);
                }
            }
        }
    }

    pub(super) fn discard_input(&mut self, host: &Host) {
        while self.gone.is_none() {
            match host.with_scratch(|buffer| self.read(buffer)) {
                Found::Bytes(_) => {}
                Found::Nothing => return,
                Found::End => {
                    // It may still read why it was refused.
                    let _ = self.stream.flush();
                    self.break_off(0);
                }
            }
        }
    }
}
