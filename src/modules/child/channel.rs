//! The channel of messages between parent and child: a Unix socket pair, over which go lines of text or, for
//! serialized values, bytes after their length (32 bits, big-endian), as Node sends them. Descriptors may go
//! along (SCM_RIGHTS, unix(7)); they wait here until JavaScript meets the message that speaks of them.

use crate::engine::value::array_buffer_copy;
use crate::engine::{Call, raw};
use crate::host::{Event, Handle, Host};
use crate::io::reactor::{Id, Readiness};
use rquickjs::{Ctx, Result};
use rustix::io::Errno;
use rustix::net::{
    RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, SendAncillaryBuffer, SendAncillaryMessage,
    SendFlags, recvmsg, sendmsg,
};
use std::collections::VecDeque;
use std::io::{self, IoSlice, IoSliceMut};
use std::os::fd::{AsFd, AsRawFd, IntoRawFd, OwnedFd};

/// The longest message; a peer that sends more has lost its mind.
const LONGEST: usize = 512 * 1024 * 1024;
/// Descriptors that one message may bring; the rest the kernel closes.
const MOST_FDS: usize = 8;

/// Takes over the descriptor of one end. Errors: EBADF, ENOTSOCK; what epoll says.
pub fn open(host: &Host, fd: i32, framed: bool) -> io::Result<Id> {
    let socket = crate::sys::own(fd)?;
    rustix::io::ioctl_fionbio(&socket, true)?;
    let fd = socket.as_raw_fd();
    let channel = Channel {
        socket,
        framed,
        incoming: Vec::new(),
        taken: 0,
        searched: 0,
        fds: VecDeque::new(),
        outgoing: VecDeque::new(),
        pending: 0,
        reading: false,
        maybe_readable: true,
        ended: false,
        tell_drain: false,
        referenced: true,
    };
    host.open(Box::new(channel), |reactor, id| reactor.register(fd, id))
}

struct Outgoing {
    bytes: Vec<u8>,
    sent: usize,
    fd: Option<OwnedFd>,
}

pub struct Channel {
    socket: OwnedFd,
    framed: bool,
    incoming: Vec<u8>,
    /// How much of `incoming` has gone to JavaScript, and how much of the rest has no line end in it.
    taken: usize,
    searched: usize,
    fds: VecDeque<OwnedFd>,
    outgoing: VecDeque<Outgoing>,
    pending: usize,
    reading: bool,
    maybe_readable: bool,
    ended: bool,
    tell_drain: bool,
    referenced: bool,
}

impl Channel {
    /// Sends a message, at once as far as the system takes it. Answers how many bytes are left, or -1 when
    /// the peer is gone or the descriptor is none.
    pub fn send(&mut self, message: &[u8], fd: i32) -> f64 {
        let fd = match fd {
            -1 => None,
            fd => match crate::sys::duplicate(fd) {
                Ok(fd) => Some(fd),
                Err(_) => return -1.0,
            },
        };
        let bytes = match self.framed {
            true => [&(message.len() as u32).to_be_bytes(), message].concat(),
            false => [message, b"\n"].concat(),
        };
        self.pending += bytes.len();
        self.outgoing.push_back(Outgoing { bytes, sent: 0, fd });
        if self.flush_now().is_err() {
            return -1.0;
        }
        self.tell_drain |= self.pending > 0;
        self.pending as f64
    }

    pub fn set_reading(&mut self, reading: bool) {
        self.reading = reading;
    }

    pub fn take_fd(&mut self) -> i32 {
        self.fds.pop_front().map_or(-1, IntoRawFd::into_raw_fd)
    }

    pub fn fd(&mut self) -> i32 {
        self.socket.as_raw_fd()
    }

    fn flush_now(&mut self) -> io::Result<()> {
        while let Some(next) = self.outgoing.front_mut() {
            match send_part(&self.socket, next) {
                Ok(count) => {
                    // It went with the first byte.
                    next.fd = None;
                    next.sent += count;
                    self.pending -= count;
                    if next.sent == next.bytes.len() {
                        self.outgoing.pop_front();
                    }
                }
                Err(Errno::AGAIN) => return Ok(()),
                Err(Errno::INTR) => {}
                Err(e) => {
                    self.outgoing.clear();
                    self.pending = 0;
                    return Err(e.into());
                }
            }
        }
        Ok(())
    }

    /// Reads once. Answers whether it was worth it.
    fn fill(&mut self, host: &Host) -> bool {
        if self.ended || !self.maybe_readable {
            return false;
        }
        let mut space = [std::mem::MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(MOST_FDS))];
        let mut control = RecvAncillaryBuffer::new(&mut space);
        host.with_scratch(|buffer| {
            let flags = RecvFlags::CMSG_CLOEXEC;
            match recvmsg(&self.socket, &mut [IoSliceMut::new(buffer)], &mut control, flags) {
                Ok(got) if got.bytes > 0 => self.incoming.extend_from_slice(&buffer[..got.bytes]),
                Err(Errno::AGAIN) => self.maybe_readable = false,
                Err(Errno::INTR) => {}
                _ => self.ended = true,
            }
        });
        for message in control.drain() {
            if let RecvAncillaryMessage::ScmRights(fds) = message {
                self.fds.extend(fds);
            }
        }
        self.ended |= self.incoming.len() - self.taken > LONGEST;
        !self.ended && self.maybe_readable
    }

    /// Where the next whole message stands in `incoming`.
    fn next_message(&mut self) -> Option<std::ops::Range<usize>> {
        let rest = &self.incoming[self.taken..];
        if self.framed {
            let length = u32::from_be_bytes(rest.first_chunk().copied()?) as usize;
            let start = self.taken + 4;
            return (rest.len() - 4 >= length).then(|| {
                self.taken = start + length;
                start..start + length
            });
        }
        match memchr::memchr(b'\n', &rest[self.searched..]) {
            Some(at) => {
                let start = self.taken;
                let end = start + self.searched + at;
                self.taken = end + 1;
                self.searched = 0;
                Some(start..end)
            }
            None => {
                self.searched = rest.len();
                None
            }
        }
    }

    // What has gone to JavaScript goes from here too, once nothing whole is left.
    fn forget_taken(&mut self) {
        self.incoming.drain(..self.taken);
        self.taken = 0;
        if self.incoming.is_empty() {
            self.incoming = Vec::new();
        }
    }
}

fn send_part(socket: &OwnedFd, part: &Outgoing) -> rustix::io::Result<usize> {
    let bytes = [IoSlice::new(&part.bytes[part.sent..])];
    let mut space = [std::mem::MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(1))];
    let mut control = SendAncillaryBuffer::new(&mut space);
    let fds = part.fd.as_ref().map(|fd| [fd.as_fd()]);
    if let Some(fds) = &fds {
        control.push(SendAncillaryMessage::ScmRights(fds));
    }
    sendmsg(socket, &bytes, &mut control, SendFlags::NOSIGNAL)
}

impl Handle for Channel {
    fn ready(&mut self, _host: &Host, _id: Id, readiness: Readiness) {
        self.maybe_readable |= readiness.readable || readiness.read_closed || readiness.error;
        if readiness.writable && self.pending > 0 {
            // The peer is gone: reading will tell.
            let _ = self.flush_now();
        }
    }

    fn next_call<'js>(&mut self, ctx: &Ctx<'js>, host: &Host, id: Id) -> Result<Option<Call<'js>>> {
        if self.tell_drain && self.pending == 0 {
            self.tell_drain = false;
            return Ok(Some(Call::new(ctx, Event::IpcDrain, id.number())));
        }
        while self.reading {
            if let Some(place) = self.next_message() {
                let message = &self.incoming[place];
                let value = match self.framed {
                    true => array_buffer_copy(ctx, message)?,
                    false => raw::utf8_string(ctx, message)?,
                };
                return Ok(Some(Call::new(ctx, Event::IpcMessage, id.number()).with(0, value)));
            }
            self.forget_taken();
            if !self.fill(host) && !self.ended {
                return Ok(None);
            }
            if self.ended {
                host.close(id);
                return Ok(Some(Call::new(ctx, Event::IpcClose, id.number())));
            }
        }
        Ok(None)
    }

    // What was sent is to arrive, even if the sender has nothing else to do.
    fn is_referenced(&self) -> bool {
        self.referenced || self.pending > 0
    }

    fn set_referenced(&mut self, referenced: bool) {
        self.referenced = referenced;
    }
}
