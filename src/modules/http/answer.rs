//! One client of a server: the answering half. Heads and bodies go straight into the out-buffer, which
//! leaves with one write at the end of the turn.

use super::connection::{Answer, Connection};
use crate::host::{Handle, Host};
use crate::io::reactor::Id;
use crate::proto::http1::response::{HeadWriter, LAST_CHUNK, Situation, append_chunk};
use std::rc::Rc;

/// What JavaScript says about a head besides its fields; the bits of the `flags` arguments.
#[derive(Clone, Copy)]
pub struct Flags(pub i32);

impl Flags {
    const NO_DATE: i32 = 1;
    const NO_CONNECTION: i32 = 2;
    const NO_LENGTH: i32 = 4;
    const NO_CODING: i32 = 8;
    const CLOSE: i32 = 16;
    const NO_CHUNKING: i32 = 32;
    const LATIN1: i32 = 64;
    const NOTIFY: i32 = 128;
    const NO_KEEP_ALIVE_FIELD: i32 = 256;

    fn has(self, bit: i32) -> bool {
        self.0 & bit != 0
    }

    /// The text of a body is to be sent in ISO 8859-1.
    pub fn is_latin1(self) -> bool {
        self.has(Flags::LATIN1)
    }

    /// `Event::HttpDone` is wanted.
    pub fn notifies(self) -> bool {
        self.has(Flags::NOTIFY)
    }
}

/// What became of a write, as JavaScript gets it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// There is no such connection any more, or no answer is due on it.
    Gone = 0,
    Taken = 1,
    /// Taken, but it is more than the high-water mark: wait for `Event::HttpDrain`.
    Full = 2,
    /// Refused: a Trailer field needs chunks.
    VainTrailer = -2,
}

impl Connection {
    /// Finishes a head, which has the program's fields already, and puts it into the out-buffer. It is
    /// sent with the first piece of the body. `length`: the whole body's, when it is known.
    pub fn answer_head(
        &mut self,
        host: &Host,
        head: HeadWriter,
        length: Option<u64>,
        flags: Flags,
    ) -> Written {
        if self.answer != Answer::Due {
            return Written::Gone;
        }
        let shared = Rc::clone(&self.shared);
        let status = head.status();
        self.has_body = !self.is_head && status != 204 && status != 304 && status >= 200;
        let max = shared.max_requests.get();
        let timeout = shared.keep_alive_timeout.get();
        let decided = shared.with_date(host, |date| {
            let (decided, text) = head.finish(&Situation {
                date: (!flags.has(Flags::NO_DATE)).then_some(date),
                keep_alive: self.keep_alive && !flags.has(Flags::CLOSE),
                keep_alive_timeout: (timeout > 0 && !flags.has(Flags::NO_KEEP_ALIVE_FIELD))
                    .then_some(timeout / 1000),
                max_requests: (max > 0).then_some(u64::from(max)),
                limit_reached: max > 0 && self.requests >= max,
                no_connection: flags.has(Flags::NO_CONNECTION),
                no_length: flags.has(Flags::NO_LENGTH),
                no_coding: flags.has(Flags::NO_CODING),
                has_body: self.has_body,
                may_chunk: !flags.has(Flags::NO_CHUNKING),
                length,
            });
            if !decided.vain_trailer {
                self.stream.out().extend_from_slice(text);
            }
            decided
        });
        if decided.vain_trailer {
            return Written::VainTrailer;
        }
        self.chunked = decided.chunked;
        self.last |= decided.last;
        self.answer = Answer::Begun;
        self.held = true;
        self.note_output(host);
        Written::Taken
    }

    /// Adds a piece of the body; nothing is added to an answer that has none.
    pub fn answer_piece(&mut self, host: &Host, id: Id, data: &[u8]) -> Written {
        if self.answer != Answer::Begun {
            return Written::Gone;
        }
        if self.has_body && self.chunked {
            append_chunk(self.stream.out(), data);
        } else if self.has_body {
            self.stream.out().extend_from_slice(data);
        }
        self.release(host, id);
        if self.stream.pending() > self.shared.high_water_mark.get() {
            self.tell_drain = true;
            return Written::Full;
        }
        Written::Taken
    }

    /// Ends the answer. `trailers`: field lines, each with its CRLF.
    pub fn answer_end(&mut self, host: &Host, id: Id, trailers: &[u8], flags: Flags) -> Written {
        if self.answer != Answer::Begun {
            return Written::Gone;
        }
        if self.chunked && self.has_body {
            let out = self.stream.out();
            out.extend_from_slice(LAST_CHUNK);
            out.extend_from_slice(trailers);
            out.extend_from_slice(b"\r\n");
        }
        self.answer = Answer::Ended;
        self.tell_done |= flags.notifies();
        self.release(host, id);
        if !self.calling {
            host.wake(id);
        }
        Written::Taken
    }

    /// Sends what has been written so far, the head included.
    pub fn release(&mut self, host: &Host, id: Id) {
        self.held = false;
        self.note_output(host);
        host.mark_dirty(id);
    }

    /// `Event::HttpDone` is wanted for the answer that has just been ended. Answers false when there is
    /// nothing left to wait for.
    pub fn notify_when_done(&mut self) -> bool {
        let waiting = self.answer == Answer::Ended && self.stream.pending() > 0;
        self.tell_done |= waiting;
        waiting
    }

    /// Sends what is waiting now, without waiting for the end of the turn. Answers whether all is with the
    /// system.
    pub fn flush_now(&mut self, host: &Host, id: Id) -> bool {
        self.flush(host, id);
        self.stream.pending() == 0
    }

    /// An interim response (1xx): it goes out before the answer itself and does not count as one.
    pub fn answer_interim(&mut self, host: &Host, id: Id, head: &[u8]) {
        if self.answer == Answer::Due {
            self.stream.out().extend_from_slice(head);
            self.note_output(host);
            host.mark_dirty(id);
        }
    }
}
