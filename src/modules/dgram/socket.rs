//! One UDP socket as a handle: datagrams to JavaScript as they come, and those that the system does not take
//! at once in the order in which they were given.

use crate::engine::Call;
use crate::engine::value::array_buffer_copy;
use crate::host::{Event, Handle, Host};
use crate::io::address;
use crate::io::reactor::{Id, Readiness};
use rquickjs::{Ctx, IntoJs, Result, Value};
use rustix::net::{RecvFlags, recvfrom};
use socket2::{Domain, Protocol, SockAddr, Socket, Type};
use std::collections::VecDeque;
use std::io;
use std::net::SocketAddr;
use std::os::fd::AsRawFd;

const REUSE_ADDRESS: i32 = 1;
const ONLY_V6: i32 = 2;
const REUSE_PORT: i32 = 4;

pub fn open(host: &Host, udp: Udp) -> io::Result<Id> {
    let fd = udp.fd();
    host.open(Box::new(udp), |reactor, id| reactor.register(fd, id))
}

struct Waiting {
    bytes: Vec<u8>,
    to: Option<SockAddr>,
    number: i32,
}

pub struct Udp {
    socket: Socket,
    is_v6: bool,
    waiting: VecDeque<Waiting>,
    /// What became of messages that had to wait: number, errno or 0, bytes.
    settled: VecDeque<(i32, i32, usize)>,
    receiving: bool,
    maybe_readable: bool,
    referenced: bool,
}

impl Udp {
    /// Errors: EADDRINUSE, EACCES, EADDRNOTAVAIL, as the system says.
    pub fn bind(at: SocketAddr, flags: i32) -> io::Result<Udp> {
        let socket = Socket::new(Domain::for_address(at), Type::DGRAM, Some(Protocol::UDP))?;
        if flags & REUSE_ADDRESS != 0 {
            socket.set_reuse_address(true)?;
        }
        if flags & REUSE_PORT != 0 {
            socket.set_reuse_port(true)?;
        }
        if flags & ONLY_V6 != 0 {
            if at.is_ipv4() {
                return Err(super::invalid());
            }
            socket.set_only_v6(true)?;
        }
        socket.set_nonblocking(true)?;
        socket.bind(&at.into())?;
        Ok(Udp::over(socket, at.is_ipv6()))
    }

    /// Takes a descriptor over that is a UDP socket, bound or not. Errors: EBADF, ENOTSOCK, EINVAL for a
    /// socket of another kind.
    pub fn from_fd(fd: i32) -> io::Result<Udp> {
        let socket = Socket::from(crate::sys::own(fd)?);
        let domain = socket.domain()?;
        if socket.r#type()? != Type::DGRAM || (domain != Domain::IPV4 && domain != Domain::IPV6) {
            return Err(super::invalid());
        }
        socket.set_nonblocking(true)?;
        Ok(Udp::over(socket, domain == Domain::IPV6))
    }

    fn over(socket: Socket, is_v6: bool) -> Udp {
        Udp {
            socket,
            is_v6,
            waiting: VecDeque::new(),
            settled: VecDeque::new(),
            receiving: false,
            maybe_readable: true,
            referenced: true,
        }
    }

    pub fn fd(&self) -> i32 {
        self.socket.as_raw_fd()
    }

    pub fn socket(&self) -> &Socket {
        &self.socket
    }

    pub fn is_v6(&self) -> bool {
        self.is_v6
    }

    pub fn receive(&mut self) {
        self.receiving = true;
    }

    /// Messages and bytes that the system has not taken.
    pub fn waiting(&self) -> (usize, usize) {
        (self.waiting.len(), self.waiting.iter().map(|message| message.bytes.len()).sum())
    }

    pub fn set_ttl(&self, ttl: i32) -> io::Result<()> {
        if !(1..=255).contains(&ttl) {
            return Err(super::invalid());
        }
        match self.is_v6 {
            true => self.socket.set_unicast_hops_v6(ttl as u32),
            false => self.socket.set_ttl_v4(ttl as u32),
        }
    }

    /// Sends at once, or puts the message aside and answers EAGAIN.
    pub fn send(&mut self, bytes: &[u8], to: Option<SockAddr>, number: i32) -> io::Result<usize> {
        let sent = match self.waiting.is_empty() {
            true => send_one(&self.socket, bytes, to.as_ref()),
            false => Err(io::Error::from_raw_os_error(libc::EAGAIN)),
        };
        if sent.as_ref().is_err_and(|e| e.kind() == io::ErrorKind::WouldBlock) {
            self.waiting.push_back(Waiting { bytes: bytes.to_vec(), to, number });
        }
        sent
    }

    fn send_waiting(&mut self) {
        while let Some(next) = self.waiting.front() {
            let outcome = match send_one(&self.socket, &next.bytes, next.to.as_ref()) {
                Ok(count) => (next.number, 0, count),
                Err(e) if e.kind() == io::ErrorKind::WouldBlock => return,
                Err(e) => (next.number, super::errno(&e), 0),
            };
            self.settled.push_back(outcome);
            self.waiting.pop_front();
        }
    }

    // The next datagram, or the error of an earlier one (ECONNREFUSED, RFC 1122 section 4.1.3.3).
    fn next_datagram<'js>(&mut self, ctx: &Ctx<'js>, host: &Host, id: Id) -> Result<Option<Call<'js>>> {
        host.with_scratch(|buffer| {
            let call = Call::new(ctx, Event::Datagram, id.number());
            let received = loop {
                match recvfrom(&self.socket, &mut *buffer, RecvFlags::empty()) {
                    Err(rustix::io::Errno::INTR) => {}
                    other => break other,
                }
            };
            match received {
                Ok((count, _, from)) => {
                    let from = from.and_then(|from| SocketAddr::try_from(from).ok());
                    let call = call.with(0, array_buffer_copy(ctx, &buffer[..count])?);
                    let Some(from) = from else { return Ok(Some(call)) };
                    let call = call.with(1, address::text(&from).into_js(ctx)?);
                    let version = if from.is_ipv4() { 4.0 } else { 6.0 };
                    Ok(Some(call.with_number(2, f64::from(from.port())).with_number(3, version)))
                }
                Err(rustix::io::Errno::AGAIN) => {
                    self.maybe_readable = false;
                    Ok(None)
                }
                Err(e) => {
                    let none = Value::new_null(ctx.clone());
                    Ok(Some(call.with(0, none).with_number(1, f64::from(e.raw_os_error()))))
                }
            }
        })
    }
}

fn send_one(socket: &Socket, bytes: &[u8], to: Option<&SockAddr>) -> io::Result<usize> {
    loop {
        let sent = match to {
            Some(to) => socket.send_to(bytes, to),
            None => socket.send(bytes),
        };
        match sent {
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            other => return other,
        }
    }
}

impl Handle for Udp {
    fn ready(&mut self, _host: &Host, _id: Id, readiness: Readiness) {
        self.maybe_readable |= readiness.readable || readiness.error;
        if readiness.writable {
            self.send_waiting();
        }
    }

    fn next_call<'js>(&mut self, ctx: &Ctx<'js>, host: &Host, id: Id) -> Result<Option<Call<'js>>> {
        if let Some((number, errno, bytes)) = self.settled.pop_front() {
            let call = Call::new(ctx, Event::DatagramSent, id.number()).with_number(0, f64::from(number));
            return Ok(Some(call.with_number(1, f64::from(errno)).with_number(2, bytes as f64)));
        }
        if self.receiving && self.maybe_readable {
            return self.next_datagram(ctx, host, id);
        }
        Ok(None)
    }

    fn is_referenced(&self) -> bool {
        self.referenced
    }

    fn set_referenced(&mut self, referenced: bool) {
        self.referenced = referenced;
    }
}
