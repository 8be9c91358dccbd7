//! A listening socket: TCP over IPv4 and IPv6, a Unix path, or a descriptor that a service manager bound.

use rustix::io::Errno;
use rustix::net::{SocketFlags, accept_with};
use socket2::{Domain, Protocol, SockAddr, Socket, Type};
use std::io;
use std::net::SocketAddr;
use std::os::fd::{AsRawFd, RawFd};
use std::time::Duration;

/// How long whoever accepts pauses when descriptors have run out (`Accepted::Exhausted`).
pub const EXHAUSTED_PAUSE: Duration = Duration::from_millis(100);

/// An IPv6 socket refuses IPv4 peers.
pub const ONLY_V6: i32 = 1;
/// Others may listen on the same address, and share its connections.
pub const REUSE_PORT: i32 = 2;

/// A bound and listening, non-blocking socket.
pub struct Listener {
    socket: Socket,
    /// The path to remove when a Unix socket closes.
    path: Option<String>,
}

/// What came of asking for the next connection.
pub enum Accepted {
    Stream(Socket),
    /// Nobody is waiting.
    WouldBlock,
    /// Descriptors or memory have run out: wait until something closes, then ask again.
    Exhausted(io::Error),
}

impl Listener {
    /// Binds and listens. Flags: `ONLY_V6`, `REUSE_PORT`. Errors: EADDRINUSE, EACCES, EADDRNOTAVAIL, as the
    /// system says.
    pub fn tcp(address: SocketAddr, backlog: i32, flags: i32) -> io::Result<Listener> {
        let socket = Socket::new(Domain::for_address(address), Type::STREAM, Some(Protocol::TCP))?;
        socket.set_reuse_address(true)?;
        if address.is_ipv6() {
            socket.set_only_v6(flags & ONLY_V6 != 0)?;
        }
        if flags & REUSE_PORT != 0 {
            socket.set_reuse_port(true)?;
        }
        socket.bind(&address.into())?;
        Listener::listen(socket, backlog, None)
    }

    /// Listens on a path of the file system. As with Node, a path that exists is EADDRINUSE, and one in a
    /// directory that does not, EACCES.
    pub fn unix(path: &str, backlog: i32) -> io::Result<Listener> {
        let socket = Socket::new(Domain::UNIX, Type::STREAM, None)?;
        socket.bind(&SockAddr::unix(path)?).map_err(|e| match e.raw_os_error() {
            Some(libc::ENOENT) => io::Error::from_raw_os_error(libc::EACCES),
            _ => e,
        })?;
        Listener::listen(socket, backlog, Some(path.to_string()))
    }

    /// Takes over a descriptor that is bound already (systemd's socket activation: LISTEN_FDS).
    /// Errors: EINVAL when it is no socket.
    pub fn from_fd(fd: RawFd, backlog: i32) -> io::Result<Listener> {
        // A number from a script: only taken when it names an open socket, else EBADF or ENOTSOCK.
        let fd = crate::sys::duplicate(fd)?;
        let socket = Socket::from(fd);
        socket.local_addr()?;
        Listener::listen(socket, backlog, None)
    }

    fn listen(socket: Socket, backlog: i32, path: Option<String>) -> io::Result<Listener> {
        socket.set_nonblocking(true)?;
        socket.listen(backlog)?;
        Ok(Listener { socket, path })
    }

    pub fn fd(&self) -> RawFd {
        self.socket.as_raw_fd()
    }

    /// The address that was bound: the port the system chose, or `None` on a Unix path.
    pub fn local_addr(&self) -> Option<SocketAddr> {
        self.socket.local_addr().ok().and_then(|a| a.as_socket())
    }

    pub fn path(&self) -> Option<&str> {
        self.path.as_deref()
    }

    /// Removes the file of a Unix socket that is about to close, as Node does it.
    pub fn remove_path(&self) {
        if let Some(path) = &self.path {
            // Somebody may have removed it already.
            let _ = std::fs::remove_file(path);
        }
    }

    /// The next waiting connection, already non-blocking. A peer that left before it was accepted is
    /// passed over.
    pub fn accept(&self) -> Accepted {
        let flags = SocketFlags::NONBLOCK | SocketFlags::CLOEXEC;
        loop {
            // accept4 makes it non-blocking in the same call; socket2's accept would need a second one.
            match accept_with(&self.socket, flags) {
                Ok(fd) => return Accepted::Stream(Socket::from(fd)),
                Err(Errno::CONNABORTED | Errno::INTR | Errno::PROTO) => continue,
                Err(e @ (Errno::MFILE | Errno::NFILE | Errno::NOBUFS | Errno::NOMEM)) => {
                    return Accepted::Exhausted(e.into());
                }
                Err(_) => return Accepted::WouldBlock,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::{Ipv4Addr, TcpStream};

    #[test]
    fn a_listener_accepts_until_nobody_waits() {
        let listener = Listener::tcp((Ipv4Addr::LOCALHOST, 0).into(), 16, 0).unwrap();
        assert!(matches!(listener.accept(), Accepted::WouldBlock));
        let _peer = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        assert!(matches!(listener.accept(), Accepted::Stream(_)));
        assert!(matches!(listener.accept(), Accepted::WouldBlock));
    }

    #[test]
    fn a_taken_port_is_in_use() {
        let first = Listener::tcp((Ipv4Addr::LOCALHOST, 0).into(), 16, 0).unwrap();
        let second = Listener::tcp(first.local_addr().unwrap(), 16, 0);
        assert_eq!(second.err().map(|e| e.kind()), Some(io::ErrorKind::AddrInUse));
    }

    #[test]
    fn a_descriptor_that_is_no_socket_is_refused() {
        assert!(Listener::from_fd(0x7fff, 1).is_err());
        let file = std::fs::File::open("/dev/null").unwrap();
        assert!(Listener::from_fd(file.as_raw_fd(), 1).is_err());
    }
}
