//! What a descriptor stands for, in libuv's words (uv_guess_handle), for programs that got it by number.

use rustix::fs::{FileType, fstat};
use rustix::net::{AddressFamily, SocketType, getsockname, sockopt};

pub fn of(fd: i32) -> &'static str {
    let kind = crate::sys::lend(fd, |fd| {
        let status = fstat(fd).ok()?;
        Some(match FileType::from_raw_mode(status.st_mode) {
            FileType::RegularFile => "FILE",
            FileType::CharacterDevice if rustix::termios::isatty(fd) => "TTY",
            FileType::CharacterDevice => "FILE",
            FileType::Fifo => "PIPE",
            FileType::Socket => {
                let family = getsockname(fd).ok()?.address_family();
                let is_ip = family == AddressFamily::INET || family == AddressFamily::INET6;
                match sockopt::socket_type(fd).ok()? {
                    SocketType::STREAM if is_ip => "TCP",
                    SocketType::STREAM if family == AddressFamily::UNIX => "PIPE",
                    SocketType::DGRAM if is_ip => "UDP",
                    _ => "UNKNOWN",
                }
            }
            _ => "UNKNOWN",
        })
    });
    kind.ok().flatten().unwrap_or("UNKNOWN")
}
