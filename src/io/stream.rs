//! A non-blocking socket (or pipe) with an out-buffer: bytes to send are gathered and leave with one write.
//! Reading goes into a buffer that the caller lends, so an idle stream owns next to nothing. A stream is
//! plain, or has a TLS session between itself and the socket. Or it has no socket at all: then somebody feeds
//! it and takes what it sends.

use super::tls::Session;
use socket2::Socket;
use std::io::{self, Read, Write};
use std::net::Shutdown;
use std::os::fd::{AsRawFd, OwnedFd, RawFd};

/// What a read brought.
#[derive(Debug, PartialEq, Eq)]
pub enum Input {
    /// So many bytes stand at the head of the lent buffer.
    Bytes(usize),
    /// Nothing more until the reactor says "readable" again.
    WouldBlock,
    /// The peer has shut down its sending half.
    End,
}

/// An out-buffer larger than this is given back once it has been sent.
const KEEP_CAPACITY: usize = 512;

enum Medium {
    Socket,
    Pipe,
    Memory(Box<Memory>),
}

/// What stands in for a socket: bytes on their way in, and out.
#[derive(Default)]
struct Memory {
    inbox: Vec<u8>,
    taken: usize,
    /// Nothing more is fed.
    ended: bool,
    /// Whoever feeds was told to wait.
    refused: bool,
    outbox: Vec<u8>,
    /// The other side takes nothing more for now.
    full: bool,
}

/// Fed bytes that nobody has read above which whoever feeds is to wait.
const FED: usize = 64 * 1024;

impl Memory {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let waiting = &self.inbox[self.taken..];
        if waiting.is_empty() && !self.ended {
            return Err(io::ErrorKind::WouldBlock.into());
        }
        let count = waiting.len().min(buffer.len());
        buffer[..count].copy_from_slice(&waiting[..count]);
        self.taken += count;
        if self.taken == self.inbox.len() {
            (self.inbox, self.taken) = (Vec::new(), 0);
        }
        Ok(count)
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.full {
            return Err(io::ErrorKind::WouldBlock.into());
        }
        self.outbox.extend_from_slice(bytes);
        Ok(bytes.len())
    }
}

/// A connected socket, TCP or Unix, and what is known of its readiness; or one end of a pipe, which knows read
/// and write and nothing else.
pub struct Wire {
    socket: Socket,
    medium: Medium,
    bytes_read: u64,
    /// Cleared when a read came up short: there is nothing more before the next readiness.
    maybe_readable: bool,
    read_closed: bool,
}

impl Wire {
    pub fn socket(&self) -> &Socket {
        &self.socket
    }

    fn read_some(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match &mut self.medium {
            Medium::Socket => (&self.socket).read(buffer),
            Medium::Pipe => crate::sys::read(self.socket.as_raw_fd(), buffer),
            Medium::Memory(memory) => memory.read(buffer),
        }
    }

    fn write_some(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.medium {
            Medium::Socket => (&self.socket).write(bytes),
            Medium::Pipe => crate::sys::write(self.socket.as_raw_fd(), bytes),
            Medium::Memory(memory) => memory.write(bytes),
        }
    }

    /// Reads once. A short read means that the socket is empty (epoll(7)), unless its end has been
    /// announced: that end is then still to be read.
    pub fn read(&mut self, buffer: &mut [u8]) -> io::Result<Input> {
        if !self.maybe_readable {
            return Ok(Input::WouldBlock);
        }
        loop {
            match self.read_some(buffer) {
                Ok(0) => {
                    self.maybe_readable = false;
                    return Ok(Input::End);
                }
                Ok(count) => {
                    self.maybe_readable = count == buffer.len() || self.read_closed;
                    self.bytes_read += count as u64;
                    return Ok(Input::Bytes(count));
                }
                Err(e) if e.kind() == io::ErrorKind::WouldBlock => {
                    self.maybe_readable = false;
                    return Ok(Input::WouldBlock);
                }
                Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
                Err(e) => return Err(e),
            }
        }
    }
}

/// A connected socket, TCP or Unix.
pub struct Stream {
    wire: Wire,
    out: Vec<u8>,
    sent: usize,
    bytes_written: u64,
    tls: Option<Box<Session>>,
}

impl Stream {
    pub fn new(socket: Socket) -> Stream {
        Stream {
            wire: Wire {
                socket,
                medium: Medium::Socket,
                bytes_read: 0,
                maybe_readable: true,
                read_closed: false,
            },
            out: Vec::new(),
            sent: 0,
            bytes_written: 0,
            tls: None,
        }
    }

    /// One end of a pipe. What sockets can be asked and told it refuses with ENOTSOCK.
    pub fn pipe(end: OwnedFd) -> Stream {
        let mut stream = Stream::new(Socket::from(end));
        stream.wire.medium = Medium::Pipe;
        stream
    }

    /// One without a socket. Errors: there is no descriptor left, of which it needs one to be counted by.
    pub fn memory() -> io::Result<Stream> {
        let mut stream = Stream::new(Socket::new(socket2::Domain::UNIX, socket2::Type::STREAM, None)?);
        stream.wire.medium = Medium::Memory(Box::default());
        Ok(stream)
    }

    fn in_memory(&mut self) -> Option<&mut Memory> {
        match &mut self.wire.medium {
            Medium::Memory(memory) => Some(memory),
            _ => None,
        }
    }

    /// Gives bytes to be read to a stream without a socket, or the end after the last ones. Answers whether it
    /// takes more for now; if not, `is_hungry` will tell.
    pub fn feed(&mut self, bytes: Option<&[u8]>) -> bool {
        self.wire.maybe_readable = true;
        self.wire.read_closed |= bytes.is_none();
        let Some(memory) = self.in_memory() else { return false };
        match bytes {
            Some(bytes) => memory.inbox.extend_from_slice(bytes),
            None => memory.ended = true,
        }
        memory.refused = memory.inbox.len() > FED;
        !memory.refused
    }

    /// Whether whoever feeds was told to wait and need not any more; answers so once.
    pub fn is_hungry(&mut self) -> bool {
        let hungry = |memory: &mut Memory| memory.inbox.is_empty() && std::mem::take(&mut memory.refused);
        self.in_memory().is_some_and(hungry)
    }

    /// What a stream without a socket has sent since it was last asked.
    pub fn take_sent(&mut self) -> Vec<u8> {
        self.in_memory().map(|memory| std::mem::take(&mut memory.outbox)).unwrap_or_default()
    }

    /// What was fed and not read.
    pub fn take_unread(&mut self) -> Vec<u8> {
        let unread = |memory: &mut Memory| memory.inbox.split_off(memory.taken.min(memory.inbox.len()));
        self.in_memory().map(unread).unwrap_or_default()
    }

    /// Whether the other side of a stream without a socket takes nothing for now.
    pub fn set_full(&mut self, full: bool) {
        if let Some(memory) = self.in_memory() {
            memory.full = full;
        }
    }

    /// Whether a stream without a socket has bytes on their way, in or out, or an untold end.
    pub fn is_busy(&self) -> bool {
        let Medium::Memory(memory) = &self.wire.medium else { return false };
        let has_output = !memory.outbox.is_empty() || (self.sent < self.out.len() && !memory.full);
        has_output || !memory.inbox.is_empty() || (memory.ended && self.wire.maybe_readable)
    }

    pub fn socket(&self) -> &Socket {
        &self.wire.socket
    }

    pub fn fd(&self) -> RawFd {
        self.wire.socket.as_raw_fd()
    }

    /// Bytes received and sent (or waiting to be sent) since the beginning.
    pub fn totals(&self) -> (u64, u64) {
        (self.wire.bytes_read, self.bytes_written + (self.out.len() - self.sent) as u64)
    }

    /// Takes note of what the reactor said.
    pub fn set_readable(&mut self, read_closed: bool) {
        self.wire.maybe_readable = true;
        self.wire.read_closed |= read_closed;
    }

    /// Whether the peer has announced the end of its sending.
    pub fn is_read_closed(&self) -> bool {
        self.wire.read_closed
    }

    /// Puts a TLS session between this stream and its socket, from now on.
    pub fn secure(&mut self, session: Session) {
        self.tls = Some(Box::new(session));
    }

    pub fn tls(&mut self) -> Option<&mut Session> {
        self.tls.as_deref_mut()
    }

    /// Reads once, what the peer has sent in plain bytes.
    pub fn read(&mut self, buffer: &mut [u8]) -> io::Result<Input> {
        match &mut self.tls {
            None => self.wire.read(buffer),
            Some(session) => session.read(&mut self.wire, buffer),
        }
    }

    /// The buffer that output is appended to; it leaves with the next `flush`.
    pub fn out(&mut self) -> &mut Vec<u8> {
        &mut self.out
    }

    /// Bytes that have not been taken by the system yet.
    pub fn pending(&self) -> usize {
        let records = self.tls.as_ref().is_some_and(|session| session.has_output());
        self.unsent() + usize::from(records)
    }

    /// Bytes of the program's that are still here.
    pub fn unsent(&self) -> usize {
        self.out.len() - self.sent
    }

    /// Sends what is waiting, as far as the socket takes it. Answers whether everything is out; if not,
    /// "writable" will tell when to go on.
    pub fn flush(&mut self) -> io::Result<bool> {
        if self.tls.is_some() {
            return self.flush_records();
        }
        while self.sent < self.out.len() {
            match self.wire.write_some(&self.out[self.sent..]) {
                Ok(count) => {
                    self.sent += count;
                    self.bytes_written += count as u64;
                }
                Err(e) if e.kind() == io::ErrorKind::WouldBlock => {
                    self.compact();
                    return Ok(false);
                }
                Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
                Err(e) => return Err(e),
            }
        }
        self.forget_sent();
        Ok(true)
    }

    fn flush_records(&mut self) -> io::Result<bool> {
        let Some(session) = &mut self.tls else { return Ok(true) };
        let sent = session.send(&self.wire.socket, &self.out[self.sent..])?;
        self.sent += sent.taken;
        self.bytes_written += sent.taken as u64;
        match sent.all_out {
            true => self.forget_sent(),
            false => self.compact(),
        }
        Ok(sent.all_out)
    }

    fn forget_sent(&mut self) {
        self.sent = 0;
        self.out.clear();
        if self.out.capacity() > KEEP_CAPACITY {
            self.out = Vec::new();
        }
    }

    /// Nothing is written any more: the next complete flush takes the session's last word along.
    pub fn finish(&mut self) {
        if let Some(session) = &mut self.tls {
            session.finish();
        }
    }

    /// Shuts down our sending half (FIN) after a complete flush. A pipe has no halves: its end ends when it
    /// closes.
    pub fn shutdown_write(&self) -> io::Result<()> {
        match self.wire.medium {
            Medium::Socket => self.wire.socket.shutdown(Shutdown::Write),
            _ => Ok(()),
        }
    }

    // Moves the unsent rest to the front once the sent part outweighs it, so that a slow reader of a long
    // response costs its backlog and not its history.
    fn compact(&mut self) {
        if self.sent > self.out.len() / 2 {
            self.out.drain(..self.sent);
            self.sent = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use socket2::{Domain, Type};

    fn pair() -> (Stream, Socket) {
        let (ours, theirs) = Socket::pair(Domain::UNIX, Type::STREAM, None).unwrap();
        ours.set_nonblocking(true).unwrap();
        (Stream::new(ours), theirs)
    }

    #[test]
    fn a_short_read_spares_the_next_system_call() {
        let (mut stream, mut peer) = pair();
        peer.write_all(b"hello").unwrap();
        let mut buffer = [0; 64];
        assert_eq!(stream.read(&mut buffer).unwrap(), Input::Bytes(5));
        assert!(!stream.wire.maybe_readable);
        peer.write_all(b"!").unwrap();
        assert_eq!(stream.read(&mut buffer).unwrap(), Input::WouldBlock, "until the reactor says so");
        stream.set_readable(false);
        assert_eq!(stream.read(&mut buffer).unwrap(), Input::Bytes(1));
    }

    #[test]
    fn one_without_a_socket_is_fed_and_emptied() {
        let mut stream = Stream::memory().unwrap();
        let mut buffer = [0; 4];
        assert_eq!(stream.read(&mut buffer).unwrap(), Input::WouldBlock);
        assert!(stream.feed(Some(b"hello")) && stream.is_busy());
        assert_eq!(stream.read(&mut buffer).unwrap(), Input::Bytes(4));
        assert_eq!(stream.read(&mut buffer).unwrap(), Input::Bytes(1));
        assert!(!stream.is_busy());
        assert!(!stream.feed(Some(&vec![b'x'; FED + 1])));
        assert!(!stream.is_hungry());
        assert_eq!(stream.take_unread().len(), FED + 1);
        assert!(stream.is_hungry() && !stream.is_hungry());
        stream.out().extend_from_slice(b"answer");
        stream.set_full(true);
        assert!(!stream.flush().unwrap() && !stream.is_busy());
        stream.set_full(false);
        assert!(stream.flush().unwrap() && stream.is_busy());
        assert_eq!(stream.take_sent(), b"answer");
        stream.feed(None);
        assert_eq!(stream.read(&mut buffer).unwrap(), Input::End);
        assert!(!stream.is_busy());
    }

    #[test]
    fn an_announced_end_is_read_after_the_last_bytes() {
        let (mut stream, mut peer) = pair();
        peer.write_all(b"bye").unwrap();
        drop(peer);
        stream.set_readable(true);
        let mut buffer = [0; 64];
        assert_eq!(stream.read(&mut buffer).unwrap(), Input::Bytes(3));
        assert!(stream.wire.maybe_readable);
        assert_eq!(stream.read(&mut buffer).unwrap(), Input::End);
    }

    #[test]
    fn output_waits_for_a_slow_reader_and_arrives_whole() {
        let (mut stream, mut peer) = pair();
        let sent: Vec<u8> = (0..1_000_000u32).map(|n| n as u8).collect();
        stream.out().extend_from_slice(&sent);
        assert!(!stream.flush().unwrap());
        let reader = std::thread::spawn(move || {
            let mut got = vec![0; 1_000_000];
            peer.read_exact(&mut got).unwrap();
            got
        });
        while !stream.flush().unwrap() {
            std::thread::yield_now();
        }
        assert_eq!(reader.join().unwrap(), sent);
        assert_eq!(stream.totals(), (0, 1_000_000));
        assert!(stream.out.capacity() <= KEEP_CAPACITY);
    }
}
