//! What libc offers and std does not. Outside the engine's own boundary this is the only room with
//! `unsafe` in it.

use std::ffi::CStr;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::os::fd::{BorrowedFd, FromRawFd, OwnedFd, RawFd};

/// A new descriptor for what `fd` stands for, closed on exec. Errors: EBADF for a number that is no open
/// descriptor.
pub fn duplicate(fd: RawFd) -> io::Result<OwnedFd> {
    // SAFETY: fcntl takes any number and answers EBADF for one that is not open.
    let copy = unsafe { libc::fcntl(fd, libc::F_DUPFD_CLOEXEC, 3) };
    if copy < 0 {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: the kernel has just made this descriptor; nobody else owns it.
    Ok(unsafe { OwnedFd::from_raw_fd(copy) })
}

/// Lends the descriptor that a script named by its number, for the length of `body`. Errors: EBADF for a
/// negative number; one that is not open is refused by the kernel in whatever call `body` makes.
pub fn lend<T>(fd: RawFd, body: impl FnOnce(BorrowedFd) -> T) -> io::Result<T> {
    if fd < 0 {
        return Err(io::Error::from_raw_os_error(libc::EBADF));
    }
    // SAFETY: not -1. The script is the number's owner: should it close it meanwhile, from another job,
    // the kernel answers EBADF, and no memory of ours depends on what the number stands for.
    Ok(body(unsafe { BorrowedFd::borrow_raw(fd) }))
}

/// close(2) of a descriptor that a script owns by its number. An interrupted close has closed it.
pub fn close(fd: RawFd) -> io::Result<()> {
    // SAFETY: close takes any number and answers EBADF for one that is not open.
    if unsafe { libc::close(fd) } == 0 {
        return Ok(());
    }
    let error = io::Error::last_os_error();
    if error.raw_os_error() == Some(libc::EINTR) { Ok(()) } else { Err(error) }
}

/// write(2) on any descriptor number; used for standard output and error.
pub fn write(fd: RawFd, bytes: &[u8]) -> io::Result<usize> {
    // SAFETY: the pointer and length are those of a live slice; a bad descriptor answers EBADF.
    let count = unsafe { libc::write(fd, bytes.as_ptr().cast(), bytes.len()) };
    if count < 0 { Err(io::Error::last_os_error()) } else { Ok(count as usize) }
}

/// read(2) on any descriptor number.
pub fn read(fd: RawFd, buffer: &mut [u8]) -> io::Result<usize> {
    // SAFETY: the pointer and length are those of a live, exclusively borrowed slice.
    let count = unsafe { libc::read(fd, buffer.as_mut_ptr().cast(), buffer.len()) };
    if count < 0 { Err(io::Error::last_os_error()) } else { Ok(count as usize) }
}

/// Waits until `fd` can take more output, for writers that must not return before everything is out.
pub fn wait_writable(fd: RawFd) -> io::Result<()> {
    let mut poll = libc::pollfd { fd, events: libc::POLLOUT, revents: 0 };
    // SAFETY: one valid pollfd, and the count says one.
    if unsafe { libc::poll(&mut poll, 1, -1) } < 0 { Err(io::Error::last_os_error()) } else { Ok(()) }
}

/// Whether a read of `fd` would return at once.
pub fn is_readable_now(fd: RawFd) -> bool {
    let mut poll = libc::pollfd { fd, events: libc::POLLIN, revents: 0 };
    // SAFETY: one valid pollfd, and the count says one; no waiting.
    unsafe { libc::poll(&mut poll, 1, 0) > 0 }
}

/// Sends a signal as kill(2) does; 0 only asks whether the process is there.
pub fn kill(pid: i32, signal: i32) -> io::Result<()> {
    // SAFETY: plain numbers; the kernel checks them.
    if unsafe { libc::kill(pid, signal) } < 0 { Err(io::Error::last_os_error()) } else { Ok(()) }
}
