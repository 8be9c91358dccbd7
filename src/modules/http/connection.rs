//! One client of a server: its state, its deadlines, its end. What it sends is taken in `reading.rs`, what
//! it gets is written in `answer.rs`.

use super::reading::Turn;
use super::server::Shared;
use crate::engine::value::array_buffer_copy;
use crate::engine::{Call, raw};
use crate::host::{Event, Handle, Host};
use crate::io::reactor::{Id, Readiness};
use crate::io::stream::Stream;
use crate::proto::http1::Refusal;
use crate::proto::http1::chunked::Decoder;
use crate::proto::http1::response::append_refusal;
use rquickjs::{Ctx, Result, Value};
use std::os::fd::RawFd;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// Where the request half stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
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

pub(super) enum Body {
    None,
    Length(u64),
    Chunked(Box<Decoder>),
}

/// What the current deadline is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wait {
    Nothing,
    Head,
    Body,
    NextRequest,
    Linger,
}

/// How long a peer may go on sending after we have refused it.
const LINGER: Duration = Duration::from_secs(2);

pub struct Connection {
    pub(super) stream: Stream,
    pub(super) shared: Rc<Shared>,
    /// Bytes that were read and not used yet.
    pub(super) input: Vec<u8>,
    /// They may hold a head; cleared when they were found to be only a part of one.
    pub(super) untried: bool,
    pub(super) phase: Phase,
    pub(super) body: Body,
    /// JavaScript takes body pieces now.
    pub(super) wanted: bool,
    /// JavaScript has asked for the body at some time; else it is thrown away once the answer is out.
    pub(super) consumed: bool,
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
    pub(super) flushed: bool,
    /// JavaScript holds an object for this connection and wants to know of its end.
    pub(super) watched: bool,
    /// It has a stream of JavaScript's instead of a socket.
    pub(super) is_foreign: bool,
    pub(super) requests: u32,
    pub(super) gone: Option<i32>,
    pub(super) closed: bool,
    /// The request under way was refused, and JavaScript is to hear that it is over.
    pub(super) abandoned: bool,
    /// A callback of ours is running, after which `next_call` comes by itself.
    pub(super) calling: bool,
    pub(super) wait: Wait,
    pub(super) since: Instant,
    pub(super) idle_timeout: u64,
    pub(super) last_activity: Instant,
    pub(super) tell_timeout: bool,
    /// Why the last request was refused, and its bytes while JavaScript is to hear of them.
    pub(super) refused: Refusal,
    pub(super) refused_packet: Option<Vec<u8>>,
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
            is_foreign: false,
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

    /// With what was read from it before it came here.
    pub fn with_input(mut self, input: Vec<u8>) -> Connection {
        self.untried = !input.is_empty();
        self.input = input;
        self
    }

    /// Over a stream of JavaScript's, which feeds it and takes `Event::HttpOutput`.
    pub fn foreign(self) -> Connection {
        Connection { is_foreign: true, watched: true, ..self }
    }

    /// What `feed` of its stream brings, or the end.
    pub fn feed(&mut self, host: &Host, id: Id, bytes: Option<&[u8]>) -> bool {
        if self.idle_timeout > 0 {
            self.last_activity = host.now();
        }
        host.wake(id);
        self.stream.feed(bytes)
    }

    pub fn set_full(&mut self, host: &Host, id: Id, full: bool) {
        self.stream.set_full(full);
        if !full && self.stream.pending() > 0 && !self.held {
            host.mark_dirty(id);
        }
    }

    /// The stream goes back to JavaScript: what it has brought, and what is still to be written to it.
    pub fn leave(&mut self, host: &Host, id: Id) -> (Vec<u8>, Vec<u8>) {
        self.held = false;
        self.flush(host, id);
        let mut unread = std::mem::take(&mut self.input);
        unread.append(&mut self.stream.take_unread());
        (unread, self.stream.take_sent())
    }

    fn next_output<'js>(&mut self, ctx: &Ctx<'js>, id: Id) -> Result<Option<Call<'js>>> {
        let call = Call::new(ctx, Event::HttpOutput, id.number());
        let sent = self.stream.take_sent();
        if !sent.is_empty() {
            return Ok(Some(call.with(0, array_buffer_copy(ctx, &sent)?)));
        }
        Ok(self.stream.is_hungry().then_some(call))
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
            Wait::NextRequest => match self.shared.keep_alive_timeout.get() {
                0 => 0,
                timeout => timeout + self.shared.keep_alive_buffer.get(),
            },
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
            Wait::NextRequest if self.shared.tells_timeouts.get() => {
                self.wait = Wait::Nothing;
                self.tell_timeout = true;
            }
            _ => self.break_off(0),
        }
        true
    }

    pub(super) fn wait_for(&mut self, host: &Host, wait: Wait) {
        self.wait = wait;
        self.since = host.now();
        self.note_deadline(host);
    }

    // ---- the end ----------------------------------------------------------------------------------

    /// The connection is broken (errno) or done with (0); it closes at the next opportunity.
    pub fn break_off(&mut self, errno: i32) {
        self.gone.get_or_insert(errno);
    }

    /// The peer is to get a RST in place of a FIN.
    pub fn reset_on_close(&mut self) {
        // It fails only on what is not connected any more.
        let _ = self.stream.socket().set_linger(Some(Duration::ZERO));
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

    pub(super) fn refuse(&mut self, host: &Host, id: Id, refusal: Refusal, packet: Vec<u8>) {
        self.refused = refusal;
        if self.shared.client_errors.get() && !refusal.code.is_empty() {
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

    // ---- notices ----------------------------------------------------------------------------------

    // What is to be told about the connection itself, the gravest last.
    fn next_notice<'js>(&mut self, ctx: &Ctx<'js>, host: &Host, id: Id) -> Result<Option<Call<'js>>> {
        if self.is_foreign
            && let Some(call) = self.next_output(ctx, id)?
        {
            return Ok(Some(call));
        }
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
            let call = Call::new(ctx, Event::HttpError, id.number())
                .with_number(0, self.refused.at as f64)
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

    /// Whether it waits for another request. One that has had none yet is not idle: as in Node its first
    /// request may be on the way.
    pub fn is_idle(&self) -> bool {
        let is_between = self.answer == Answer::None && self.phase == Phase::Head && self.input.is_empty();
        is_between && self.requests > 0
    }

    /// Whether it ends with the answer under way.
    pub fn is_last(&self) -> bool {
        self.last
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
        let turn = Turn { ctx, host, id };
        loop {
            if let Some(notice) = self.next_notice(ctx, host, id)? {
                return Ok(Some(notice));
            }
            if self.gone.is_some() {
                return Ok(None);
            }
            let before = (self.phase, self.answer);
            let call = match self.phase {
                Phase::Head => self.next_request(&turn)?,
                Phase::Body => self.next_piece(&turn)?,
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
        if self.last && self.answer == Answer::Ended {
            self.stream.finish();
        }
        match self.stream.flush() {
            Ok(false) => {}
            Ok(true) => {
                self.flushed = true;
                if self.is_foreign {
                    host.wake(id);
                }
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

    // A stream of JavaScript's keeps no program alive by itself.
    fn is_referenced(&self) -> bool {
        !self.is_foreign || self.stream.is_busy()
    }

    fn set_referenced(&mut self, _referenced: bool) {}
}
