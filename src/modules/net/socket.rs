//! A plain socket: bytes to JavaScript when it wants them, bytes from it when the system takes them.

use crate::engine::Call;
use crate::engine::value::array_buffer_copy;
use crate::host::{Event, Handle, Host};
use crate::io::reactor::{Id, Readiness};
use crate::io::stream::{Input, Stream};
use rquickjs::{Ctx, Result};
use socket2::{Domain, SockAddr, Type};
use std::io;
use std::os::fd::RawFd;

pub struct Socket {
    stream: Stream,
    /// What was read before this module took the socket over.
    unread: Vec<u8>,
    connecting: bool,
    connected: Option<i32>,
    reading: bool,
    ended: bool,
    shutdown: bool,
    shut: bool,
    tell_drain: bool,
    drained: bool,
    broken: Option<i32>,
    referenced: bool,
    /// The other end is in this program, too.
    of_pair: bool,
    /// Something was written in this turn, and the system has taken it.
    written: bool,
    /// The system takes no more before it says "writable".
    full: bool,
}

/// What is written in a turn after its first write gathers up to so many bytes, to leave with one call.
const GATHERED: usize = 16 * 1024;

impl Socket {
    pub fn accepted(stream: Stream) -> Socket {
        Socket::adopt(stream, Vec::new())
    }

    /// One end of a pair that stays in this program: nobody but the program sends anything.
    pub fn of_pair(stream: Stream) -> Socket {
        Socket { of_pair: true, ..Socket::accepted(stream) }
    }

    // Whether anything is to be expected. What the program itself has sent is here, or it never will be.
    fn may_receive(&self) -> bool {
        use rustix::event::{PollFd, PollFlags, Timespec, poll};
        let now = Timespec { tv_sec: 0, tv_nsec: 0 };
        !self.of_pair
            || !matches!(poll(&mut [PollFd::new(self.stream.socket(), PollFlags::IN)], Some(&now)), Ok(0))
    }

    pub fn adopt(stream: Stream, unread: Vec<u8>) -> Socket {
        Socket {
            stream,
            unread,
            connecting: false,
            connected: None,
            reading: false,
            ended: false,
            shutdown: false,
            shut: false,
            tell_drain: false,
            drained: false,
            broken: None,
            referenced: true,
            of_pair: false,
            written: false,
            full: false,
        }
    }

    /// Begins to connect. Errors: what can be known at once (ENETUNREACH, ENOENT, EMFILE).
    pub fn connect(to: &SockAddr, from: Option<SockAddr>) -> io::Result<Socket> {
        let socket = socket2::Socket::new(to.domain(), Type::STREAM, None)?;
        socket.set_nonblocking(true)?;
        if to.domain() != Domain::UNIX {
            socket.set_tcp_nodelay(true)?;
        }
        if let Some(from) = from {
            socket.bind(&from)?;
        }
        let mut socket = match socket.connect(to) {
            Err(e) if e.raw_os_error() != Some(libc::EINPROGRESS) => return Err(e),
            outcome => {
                let mut made = Socket::accepted(Stream::new(socket));
                made.connected = outcome.is_ok().then_some(0);
                made
            }
        };
        socket.connecting = true;
        Ok(socket)
    }

    /// Takes a descriptor over that is connected already. Errors: EBADF for a number that is not open, EINVAL
    /// for what is neither a socket nor a pipe.
    pub fn from_fd(fd: RawFd) -> io::Result<Socket> {
        let kind = super::fd_kind::of(fd);
        let fd = crate::sys::own(fd)?;
        rustix::io::ioctl_fionbio(&fd, true)?;
        match kind {
            "TCP" | "PIPE" => {}
            _ => return Err(io::Error::from_raw_os_error(libc::EINVAL)),
        }
        let is_socket = rustix::net::sockopt::socket_type(&fd).is_ok();
        let stream = if is_socket { Stream::new(fd.into()) } else { Stream::pipe(fd) };
        Ok(Socket::accepted(stream))
    }

    pub fn fd(&self) -> RawFd {
        self.stream.fd()
    }

    pub fn take_unread(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.unread)
    }

    pub fn set_reading(&mut self, reading: bool) {
        self.reading = reading;
    }

    /// `Event::SocketDrain` is wanted once.
    pub fn notify_drain(&mut self) {
        self.tell_drain = true;
        self.drained = false;
    }

    /// Our half ends after what was written.
    pub fn shutdown(&mut self) {
        self.stream.finish();
        self.shutdown = true;
    }

    /// The stream, and what was read and not told yet, for another module to go on with.
    pub fn into_parts(self) -> (Stream, Vec<u8>) {
        (self.stream, self.unread)
    }

    fn break_off(&mut self, error: &io::Error) {
        self.broken.get_or_insert(error.raw_os_error().unwrap_or(libc::EIO));
    }

    // What has come up in a TLS session; output may have waited for it.
    fn next_notice<'js>(&mut self, ctx: &Ctx<'js>, host: &Host, id: Id) -> Option<Call<'js>> {
        let notice = self.stream.tls()?.take_notice()?;
        host.mark_dirty(id);
        Some(Call::new(ctx, Event::Tls, id.number()).with_number(0, f64::from(notice)))
    }

    /// Sends what was written, if that can be now: how many bytes it has to wait for. A session sends its
    /// records at the end of the turn, together; so does a socket with what is written after its first write.
    pub fn write_now(&mut self, host: &Host, id: Id) -> Option<usize> {
        if self.connecting || self.is_secured() {
            return None;
        }
        if self.written && !self.full && self.broken.is_none() && self.stream.pending() < GATHERED {
            return Some(0);
        }
        self.flush(host, id);
        self.written = true;
        host.mark_dirty(id);
        Some(self.stream.pending())
    }

    /// Whether it has a TLS session.
    pub fn is_secured(&mut self) -> bool {
        self.stream.tls().is_some()
    }

    fn wants_bytes(&mut self) -> bool {
        let wanted = self.reading || self.stream.tls().is_some_and(|session| session.is_handshaking());
        wanted && !self.ended && self.broken.is_none()
    }

    fn next_data<'js>(&mut self, ctx: &Ctx<'js>, host: &Host, id: Id) -> Result<Option<Call<'js>>> {
        if !self.unread.is_empty() {
            let unread = std::mem::take(&mut self.unread);
            let call = Call::new(ctx, Event::SocketData, id.number());
            return Ok(Some(call.with(0, array_buffer_copy(ctx, &unread)?)));
        }
        host.with_scratch(|buffer| match self.stream.read(buffer) {
            Ok(Input::Bytes(count)) => {
                let call = Call::new(ctx, Event::SocketData, id.number());
                Ok(Some(call.with(0, array_buffer_copy(ctx, &buffer[..count])?)))
            }
            Ok(Input::WouldBlock) => Ok(None),
            Ok(Input::End) => {
                self.ended = true;
                Ok(Some(Call::new(ctx, Event::SocketEnd, id.number())))
            }
            Err(e) => {
                self.break_off(&e);
                Ok(None)
            }
        })
    }
}

impl Handle for Socket {
    fn ready(&mut self, host: &Host, id: Id, readiness: Readiness) {
        // What a peer sends at once, its end included, may be announced together with the connection.
        if readiness.readable || readiness.read_closed {
            self.stream.set_readable(readiness.read_closed);
        }
        if self.connecting {
            if readiness.writable || readiness.error {
                let error = self.stream.socket().take_error().ok().flatten();
                self.connected = Some(error.and_then(|e| e.raw_os_error()).unwrap_or(0));
            }
            return;
        }
        if readiness.error
            && let Ok(Some(error)) = self.stream.socket().take_error()
        {
            self.break_off(&error);
        }
        if readiness.writable && (self.stream.pending() > 0 || self.shutdown) {
            host.mark_dirty(id);
        }
    }

    fn next_call<'js>(&mut self, ctx: &Ctx<'js>, host: &Host, id: Id) -> Result<Option<Call<'js>>> {
        if let Some(errno) = self.connected.take() {
            self.connecting = false;
            if errno != 0 {
                host.close(id);
            } else {
                host.mark_dirty(id);
            }
            let call = Call::new(ctx, Event::SocketConnect, id.number());
            return Ok(Some(call.with_number(0, f64::from(errno))));
        }
        if self.connecting {
            return Ok(None);
        }
        if let Some(call) = self.next_notice(ctx, host, id) {
            return Ok(Some(call));
        }
        if self.wants_bytes()
            && let Some(call) = self.next_data(ctx, host, id)?
        {
            return Ok(Some(call));
        }
        if let Some(call) = self.next_notice(ctx, host, id) {
            return Ok(Some(call));
        }
        if self.drained && self.tell_drain {
            self.tell_drain = false;
            return Ok(Some(Call::new(ctx, Event::SocketDrain, id.number())));
        }
        match self.broken {
            Some(errno) => {
                host.close(id);
                let call = Call::new(ctx, Event::SocketClose, id.number());
                Ok(Some(call.with_number(0, f64::from(errno))))
            }
            None => Ok(None),
        }
    }

    fn flush(&mut self, host: &Host, id: Id) {
        if self.connecting || self.broken.is_some() {
            return;
        }
        self.written = false;
        let flushed = self.stream.flush();
        self.full = matches!(flushed, Ok(false));
        match flushed {
            Ok(false) => return,
            Ok(true) => self.drained = true,
            // The session's last word finds nobody. Nothing of the program's is lost by it, and what became of the
            // peer is for reading to tell, as in Node.
            Err(_) if self.shutdown && self.stream.unsent() == 0 => self.shut = true,
            Err(e) => self.break_off(&e),
        }
        if self.shutdown && !self.shut && self.broken.is_none() {
            self.shut = true;
            if let Err(e) = self.stream.shutdown_write() {
                self.break_off(&e);
            }
        }
        if self.tell_drain || self.broken.is_some() {
            host.wake(id);
        }
    }

    fn stream(&mut self) -> Option<&mut Stream> {
        Some(&mut self.stream)
    }

    // As in libuv, a socket that neither reads nor writes keeps no program running.
    fn is_referenced(&self) -> bool {
        let reads =
            self.reading && !self.ended && self.may_receive() || self.connecting || self.broken.is_some();
        let writes = self.tell_drain || self.shutdown && !self.shut || self.stream.pending() > 0;
        self.referenced && (reads || writes)
    }

    fn set_referenced(&mut self, referenced: bool) {
        self.referenced = referenced;
    }
}
