//! One client of a server: the reading half. Requests are taken one after the other, each when the one
//! before has been answered and its body read; the answering half is in `answer.rs`.

use super::server::Shared;
use crate::engine::value::array_buffer_copy;
use crate::engine::{Call, raw};
use crate::host::{Event, Handle, Host};
use crate::io::reactor::{Id, Readiness};
use crate::io::stream::{Input, Stream};
use crate::proto::http1::chunked::Decoder;
use crate::proto::http1::request::{Expect, Head, Rules, parse};
use crate::proto::http1::response::append_refusal;
use crate::proto::http1::tokens::{CONNECT, HEAD};
use crate::proto::http1::{Framing, Refusal};
use rquickjs::{Ctx, Result, Value};
use std::borrow::Cow;
use std::os::fd::RawFd;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// Where the request half stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// Waiting for a head, or in the midst of one.
    Head,
    /// The body is coming in.
    Body,
    /// The request is read; the next one waits for the answer.
    Complete,
    /// We have shut down; what the peer still sends is thrown away until it notices.
    Lingering,
}

/// Where the response half stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// No request is waiting for one.
    None,
    /// Not begun.
    Due,
    /// The head is written; the body is being written.
    Begun,
    /// Wholly in the out-buffer.
    Ended,
}

enum Body {
    None,
    Length(u64),
    Chunked(Box<Decoder>),
}

/// What the current deadline is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wait {
    Nothing,
    Head,
    Body,
    NextRequest,
    Linger,
}

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
}

/// How long a peer may go on sending after we have refused it.
const LINGER: Duration = Duration::from_secs(2);
/// Unsent output above which no further pipelined request is taken.
const PIPELINE_BACKLOG: usize = 64 * 1024;
/// Unread input kept while looking for the end of a half-closed peer.
const LOOKAHEAD: usize = 64 * 1024;

pub struct Connection {
    pub(super) stream: Stream,
    pub(super) shared: Rc<Shared>,
    /// Bytes that were read and not used yet.
    input: Vec<u8>,
    /// They may hold a head; cleared when they were found to be only a part of one.
    untried: bool,
    phase: Phase,
    body: Body,
    /// JavaScript takes body pieces now.
    wanted: bool,
    /// JavaScript has asked for the body at some time; else it is thrown away once the answer is out.
    consumed: bool,
    pub(super) answer: Answer,
    pub(super) is_head: bool,
    pub(super) is_old: bool,
    pub(super) keep_alive: bool,
    pub(super) chunked: bool,
    pub(super) has_body: bool,
    /// The connection ends with the current response.
    pub(super) last: bool,
    /// The head waits in the out-buffer for the first piece of its body.
    pub(super) held: bool,
    pub(super) tell_drain: bool,
    pub(super) tell_done: bool,
    /// Set while `tell_*` wait for the flush that makes them true.
    flushed: bool,
    /// JavaScript holds an object for this connection and wants to know of its end.
    watched: bool,
    pub(super) requests: u32,
    gone: Option<i32>,
    closed: bool,
    /// The request under way was refused, and JavaScript is to hear that it is over.
    abandoned: bool,
    /// A callback of ours is running, after which `next_call` comes by itself.
    pub(super) calling: bool,
    wait: Wait,
    since: Instant,
    idle_timeout: u64,
    last_activity: Instant,
    tell_timeout: bool,
    /// Why the last request was refused, and its bytes while JavaScript is to hear of them.
    refused: Refusal,
    refused_packet: Option<Vec<u8>>,
}

/// What came of looking for input.
enum Found {
    Bytes(usize),
    Nothing,
    End,
}

impl Connection {
    pub fn new(stream: Stream, shared: Rc<Shared>, host: &Host) -> Connection {
        let idle_timeout = shared.idle_timeout.get();
        Connection {
            stream,
            shared,
            input: Vec::new(),
            untried: false,
            phase: Phase::Head,
            body: Body::None,
            wanted: false,
            consumed: false,
            answer: Answer::None,
            is_head: false,
            is_old: false,
            keep_alive: true,
            chunked: false,
            has_body: true,
            last: false,
            held: false,
            tell_drain: false,
            tell_done: false,
            flushed: true,
            watched: false,
            requests: 0,
            gone: None,
            closed: false,
            abandoned: false,
            calling: false,
            wait: Wait::Head,
            since: host.now(),
            idle_timeout,
            last_activity: host.now(),
            tell_timeout: false,
            refused: Refusal::new(400, "", ""),
            refused_packet: None,
        }
    }

    pub fn fd(&self) -> RawFd {
        self.stream.fd()
    }

    pub fn shared(&self) -> &Rc<Shared> {
        &self.shared
    }

    // ---- deadlines --------------------------------------------------------------------------------

    /// When somebody has to look at this connection, if ever.
    pub fn next_deadline(&self) -> Option<Instant> {
        let limit = match self.wait {
            Wait::Nothing => 0,
            Wait::Head => match (self.shared.headers_timeout.get(), self.shared.request_timeout.get()) {
                (0, other) | (other, 0) => other,
                (headers, request) => headers.min(request),
            },
            Wait::Body => self.shared.request_timeout.get(),
            Wait::NextRequest => self.shared.keep_alive_timeout.get(),
            Wait::Linger => LINGER.as_millis() as u64,
        };
        let waiting = (limit > 0).then(|| self.since + Duration::from_millis(limit));
        let idle = (self.idle_timeout > 0 && self.wait != Wait::NextRequest)
            .then(|| self.last_activity + Duration::from_millis(self.idle_timeout));
        waiting.into_iter().chain(idle).min()
    }

    pub fn note_deadline(&self, host: &Host) {
        if let Some(at) = self.next_deadline() {
            self.shared.note_deadline(host, at);
        }
    }

    /// Milliseconds without traffic after which JavaScript hears 'timeout'; 0: never.
    pub fn set_idle_timeout(&mut self, host: &Host, milliseconds: u64) {
        self.idle_timeout = milliseconds;
        self.last_activity = host.now();
        self.note_deadline(host);
    }

    /// Acts on a deadline that has passed; answers whether there is something to tell.
    pub fn check_deadline(&mut self, host: &Host, id: Id) -> bool {
        if self.next_deadline().is_none_or(|at| at > host.now()) {
            return false;
        }
        let idle = self.idle_timeout > 0
            && self.last_activity + Duration::from_millis(self.idle_timeout) <= host.now();
        match self.wait {
            _ if idle && self.wait != Wait::NextRequest => {
                self.last_activity = host.now();
                self.tell_timeout = true;
            }
            Wait::Head | Wait::Body if self.answer != Answer::Begun => {
                let late = Refusal::new(408, "ERR_HTTP_REQUEST_TIMEOUT", "Request timeout");
                self.refuse(host, id, late, Vec::new());
            }
            _ => self.break_off(0),
        }
        true
    }

    fn wait_for(&mut self, host: &Host, wait: Wait) {
        self.wait = wait;
        self.since = host.now();
        self.note_deadline(host);
    }

    // ---- the end ----------------------------------------------------------------------------------

    /// The connection is broken (errno) or done with (0); it closes at the next opportunity.
    pub fn break_off(&mut self, errno: i32) {
        self.gone.get_or_insert(errno);
    }

    /// Ends after what is in the out-buffer has been sent, as `socket.end()`.
    pub fn end_after_flush(&mut self, host: &Host, id: Id) {
        self.last = true;
        self.held = false;
        if self.answer != Answer::Begun {
            self.answer = Answer::Ended;
        }
        host.mark_dirty(id);
    }

    pub fn watch(&mut self) {
        self.watched = true;
    }

    // The answer to the last request is with the system.
    fn close_gracefully(&mut self, host: &Host) {
        let unread = self.phase != Phase::Complete && self.phase != Phase::Head;
        if self.stream.shutdown_write().is_err() || (!unread && self.input.is_empty()) {
            return self.break_off(0);
        }
        // Closing now would make the system send a reset for what comes in, and the peer might lose the
        // answer over it (RFC 9112 section 9.6).
        self.phase = Phase::Lingering;
        self.wait_for(host, Wait::Linger);
    }

    fn refuse(&mut self, host: &Host, id: Id, refusal: Refusal, packet: Vec<u8>) {
        self.refused = refusal;
        if self.shared.client_errors.get() {
            self.refused_packet = Some(packet);
            self.phase = Phase::Lingering;
            host.wake(id);
        } else {
            self.answer_refusal(host, id);
        }
    }

    /// Says no, in Rust's own words, and lets go of the peer.
    pub fn answer_refusal(&mut self, host: &Host, id: Id) {
        if matches!(self.answer, Answer::None | Answer::Due) {
            append_refusal(self.stream.out(), self.refused.status);
        }
        if self.is_due() {
            self.abandoned = true;
            host.wake(id);
        }
        self.answer = Answer::Ended;
        self.last = true;
        self.held = false;
        self.phase = Phase::Lingering;
        self.input = Vec::new();
        self.wait_for(host, Wait::Linger);
        host.mark_dirty(id);
    }

    // ---- reading ----------------------------------------------------------------------------------

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

    // Looks for a head in what is there and in what the socket has.
    fn next_request<'js>(&mut self, ctx: &Ctx<'js>, host: &Host, id: Id) -> Result<Option<Call<'js>>> {
        if self.stream.pending() > PIPELINE_BACKLOG {
            return Ok(None);
        }
        if std::mem::take(&mut self.untried) {
            let input = std::mem::take(&mut self.input);
            if let Some(call) = self.take_head(ctx, host, id, &input)? {
                return Ok(Some(call));
            }
        }
        while self.phase == Phase::Head && self.gone.is_none() {
            let (found, call) = host.with_scratch(|buffer| match self.read(buffer) {
                Found::Bytes(count) => {
                    (Found::Bytes(count), self.take_bytes(ctx, host, id, &buffer[..count]))
                }
                other => (other, Ok(None)),
            });
            match (found, call?) {
                (_, Some(call)) => return Ok(Some(call)),
                (Found::Bytes(_), None) => {}
                (Found::Nothing, None) => return Ok(None),
                (Found::End, None) => {
                    self.ended_in_head(host, id);
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
    fn take_bytes<'js>(
        &mut self,
        ctx: &Ctx<'js>,
        host: &Host,
        id: Id,
        bytes: &[u8],
    ) -> Result<Option<Call<'js>>> {
        if self.input.is_empty() {
            if self.wait != Wait::Head {
                self.wait_for(host, Wait::Head);
            }
            return self.take_head(ctx, host, id, bytes);
        }
        self.input.extend_from_slice(bytes);
        // A head can only be complete, or wrong, when another line of it is.
        if memchr::memchr(b'\n', bytes).is_none() && self.input.len() <= self.shared.max_head.get() {
            return Ok(None);
        }
        let input = std::mem::take(&mut self.input);
        self.take_head(ctx, host, id, &input)
    }

    fn take_head<'js>(
        &mut self,
        ctx: &Ctx<'js>,
        host: &Host,
        id: Id,
        bytes: &[u8],
    ) -> Result<Option<Call<'js>>> {
        let rules =
            Rules { max_head: self.shared.max_head.get(), require_host: self.shared.require_host.get() };
        match parse(bytes, &rules) {
            Ok(Some(head)) => {
                self.keep(&bytes[head.length..]);
                self.begin(host, &head);
                self.request_call(ctx, &head, bytes).map(Some)
            }
            Ok(None) => {
                self.input.extend_from_slice(bytes);
                Ok(None)
            }
            Err(refusal) => {
                self.refuse(host, id, refusal, bytes.to_vec());
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
            Framing::Chunked => Body::Chunked(Box::new(Decoder::new(self.shared.max_head.get()))),
        };
        if matches!(self.body, Body::None) || head.method == CONNECT {
            self.phase = Phase::Complete;
            self.wait = Wait::Nothing;
        } else {
            self.phase = Phase::Body;
            self.wait_for(host, Wait::Body);
        }
    }

    fn request_call<'js>(&self, ctx: &Ctx<'js>, head: &Head, bytes: &[u8]) -> Result<Call<'js>> {
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
        // The number that JavaScript knows the connection by is put in by `next_call`.
        Ok(Call::new(ctx, Event::HttpRequest, 0)
            .with(0, Value::new_int(ctx.clone(), self.shared.id.get().number()))
            .with(1, Value::new_int(ctx.clone(), bits))
            .with(2, raw::latin1_string(ctx, &bytes[head.target.clone()])?)
            .with(3, raw::latin1_string(ctx, &bytes[head.fields.clone()])?))
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

    fn next_piece<'js>(&mut self, ctx: &Ctx<'js>, host: &Host, id: Id) -> Result<Option<Call<'js>>> {
        while self.phase == Phase::Body && self.gone.is_none() && (self.wanted || self.is_dumping()) {
            if !self.input.is_empty() {
                let input = std::mem::take(&mut self.input);
                if let Some(call) = self.take_piece(ctx, host, id, &input)? {
                    return Ok(Some(call));
                }
                continue;
            }
            let (found, call) = host.with_scratch(|buffer| match self.read(buffer) {
                Found::Bytes(count) => {
                    (Found::Bytes(count), self.take_piece(ctx, host, id, &buffer[..count]))
                }
                other => (other, Ok(None)),
            });
            match (found, call?) {
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
        Ok(None)
    }

    fn take_piece<'js>(
        &mut self,
        ctx: &Ctx<'js>,
        host: &Host,
        id: Id,
        bytes: &[u8],
    ) -> Result<Option<Call<'js>>> {
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
                    self.refuse(host, id, refusal, bytes.to_vec());
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
            return if done { self.end_call(ctx) } else { Ok(None) };
        }
        if self.is_dumping() {
            return Ok(None);
        }
        let piece = array_buffer_copy(ctx, &data)?;
        Ok(Some(Call::new(ctx, Event::HttpBody, 0).with(0, piece)))
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
    fn pending_end<'js>(&mut self, ctx: &Ctx<'js>) -> Result<Option<Call<'js>>> {
        match self.body {
            Body::None => Ok(None),
            _ if self.wanted || self.is_dumping() => self.end_call(ctx).inspect(|_| self.body = Body::None),
            _ => Ok(None),
        }
    }

    // ---- between requests -------------------------------------------------------------------------

    // The request is read. Its answer may be on the way, or the peer may have left while waiting.
    fn after_request<'js>(&mut self, host: &Host, id: Id) -> Result<Option<Call<'js>>> {
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

    fn discard_input(&mut self, host: &Host) {
        while self.gone.is_none() {
            match host.with_scratch(|buffer| self.read(buffer)) {
                Found::Bytes(_) => {}
                Found::Nothing => return,
                Found::End => self.break_off(0),
            }
        }
    }

    // What is to be told about the connection itself, the gravest last.
    fn next_notice<'js>(&mut self, ctx: &Ctx<'js>, host: &Host, id: Id) -> Result<Option<Call<'js>>> {
        let notice = |event| {
            let server = Value::new_int(ctx.clone(), self.shared.id.get().number());
            Call::new(ctx, event, id.number()).with(0, server)
        };
        if self.flushed && self.tell_drain {
            self.tell_drain = false;
            return Ok(Some(notice(Event::HttpDrain)));
        }
        if self.flushed && self.tell_done && self.answer != Answer::Begun && self.answer != Answer::Due {
            self.tell_done = false;
            return Ok(Some(notice(Event::HttpDone)));
        }
        if self.tell_timeout {
            self.tell_timeout = false;
            return Ok(Some(notice(Event::HttpTimeout)));
        }
        if let Some(packet) = self.refused_packet.take() {
            let string = |text: &str| raw::latin1_string(ctx, text.as_bytes());
            let call = notice(Event::HttpError)
                .with(1, string(self.refused.code)?)
                .with(2, string(self.refused.message)?)
                .with(3, array_buffer_copy(ctx, &packet)?);
            return Ok(Some(call));
        }
        if std::mem::take(&mut self.abandoned) {
            // For the program it is over; we go on a little, for the peer to read why.
            let call = notice(Event::HttpClose).with_number(1, f64::from(libc::ECONNRESET));
            (self.watched, self.tell_done) = (false, false);
            return Ok(Some(call));
        }
        match self.gone {
            Some(errno) if !self.closed => {
                let call = notice(Event::HttpClose).with_number(1, f64::from(errno));
                self.closed = true;
                host.close(id);
                self.shared.forget_connection(host);
                Ok((self.watched || self.tell_done || self.is_due()).then_some(call))
            }
            _ => Ok(None),
        }
    }

    /// Bytes read beyond the current request, for whoever takes the socket over.
    pub fn into_parts(self) -> (Stream, Vec<u8>) {
        (self.stream, self.input)
    }

    /// Whether a request waits for its answer, or for the rest of it.
    pub fn is_due(&self) -> bool {
        matches!(self.answer, Answer::Due | Answer::Begun)
    }

    /// Whether no request is being read or answered.
    pub fn is_idle(&self) -> bool {
        self.answer == Answer::None && self.phase == Phase::Head && self.input.is_empty()
    }

    pub(super) fn note_output(&mut self, host: &Host) {
        self.flushed = false;
        if self.idle_timeout > 0 {
            self.last_activity = host.now();
        }
    }
}

impl Handle for Connection {
    fn ready(&mut self, host: &Host, id: Id, readiness: Readiness) {
        if self.idle_timeout > 0 {
            self.last_activity = host.now();
        }
        if readiness.readable || readiness.read_closed {
            self.stream.set_readable(readiness.read_closed);
        }
        if readiness.error {
            self.break_off(
                self.stream
                    .socket()
                    .take_error()
                    .ok()
                    .flatten()
                    .map_or(libc::ECONNRESET, |e| e.raw_os_error().unwrap_or(libc::ECONNRESET)),
            );
        }
        if readiness.writable && self.stream.pending() > 0 && !self.held {
            host.mark_dirty(id);
        }
    }

    fn next_call<'js>(&mut self, ctx: &Ctx<'js>, host: &Host, id: Id) -> Result<Option<Call<'js>>> {
        self.calling = false;
        loop {
            if let Some(notice) = self.next_notice(ctx, host, id)? {
                return Ok(Some(notice));
            }
            if self.gone.is_some() {
                return Ok(None);
            }
            let before = (self.phase, self.answer);
            let call = match self.phase {
                Phase::Head => self.next_request(ctx, host, id)?,
                Phase::Body => self.next_piece(ctx, host, id)?,
                Phase::Complete => match self.pending_end(ctx)? {
                    Some(call) => Some(call),
                    None => self.after_request(host, id)?,
                },
                Phase::Lingering => {
                    self.discard_input(host);
                    None
                }
            };
            if let Some(mut call) = call {
                call.id = id.number();
                self.calling = true;
                return Ok(Some(call));
            }
            let nothing_new =
                self.gone.is_none() && self.refused_packet.is_none() && !(self.flushed && self.tell_done);
            if nothing_new && (self.phase, self.answer) == before {
                return Ok(None);
            }
        }
    }

    fn flush(&mut self, host: &Host, id: Id) {
        if self.held || self.gone.is_some() {
            return;
        }
        match self.stream.flush() {
            Ok(false) => {}
            Ok(true) => {
                self.flushed = true;
                if self.last && self.answer == Answer::Ended {
                    self.close_gracefully(host);
                    host.wake(id);
                } else if self.tell_drain
                    || self.tell_done
                    || self.phase == Phase::Head && !self.input.is_empty()
                {
                    host.wake(id);
                }
            }
            Err(e) => {
                self.break_off(e.raw_os_error().unwrap_or(libc::EPIPE));
                host.wake(id);
            }
        }
    }

    fn stream(&mut self) -> Option<&mut Stream> {
        Some(&mut self.stream)
    }

    fn set_referenced(&mut self, _referenced: bool) {}
}
