//! What libc offers and std does not. Outside the engine's own boundary this room and those within it
//! are the only ones with `unsafe` in them.

pub mod names;
#[cfg(feature = "child_process")]
pub mod spawn;
#[cfg(feature = "zlib")]
pub mod zlib;

use socket2::{SockAddr, SockAddrStorage};
use std::ffi::{CStr, CString};
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::os::fd::{AsRawFd, BorrowedFd, FromRawFd, OwnedFd, RawFd};

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

/// The descriptor with this number as one's own, to be closed by whoever drops it: a script has given it
/// away. Errors: EBADF for a number that is not open.
pub fn own(fd: RawFd) -> io::Result<OwnedFd> {
    // SAFETY: fcntl takes any number and answers EBADF for one that is not open.
    if unsafe { libc::fcntl(fd, libc::F_GETFD) } < 0 {
        return Err(io::Error::last_os_error());
    }
    // Standard streams stay open whatever a script does to them: others may print there.
    if fd <= 2 {
        return duplicate(fd);
    }
    // SAFETY: open, as was just seen, and given away by its one owner, the script.
    let owned = unsafe { OwnedFd::from_raw_fd(fd) };
    // SAFETY: the flag of a descriptor that is ours.
    unsafe { libc::fcntl(owned.as_raw_fd(), libc::F_SETFD, libc::FD_CLOEXEC) };
    Ok(owned)
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

/// execve(2): another program in this process. Comes back with the error, or not at all.
pub fn replace_program(path: &CStr, args: &[CString], env: &[CString]) -> io::Error {
    let (args, env) = (pointers(args), pointers(env));
    // SAFETY: the lists end with a null and point to texts that live as long. SIGPIPE is ignored here, as std has
    // it, which the other program would inherit.
    unsafe {
        libc::signal(libc::SIGPIPE, libc::SIG_DFL);
        libc::execve(path.as_ptr(), args.as_ptr(), env.as_ptr());
        let error = io::Error::last_os_error();
        libc::signal(libc::SIGPIPE, libc::SIG_IGN);
        error
    }
}

/// The texts' addresses, and a null: as execve(2) wants its lists.
fn pointers(texts: &[CString]) -> Vec<*const libc::c_char> {
    texts.iter().map(|text| text.as_ptr()).chain([std::ptr::null()]).collect()
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

/// How a child process has ended: its exit status and the number of the signal that killed it, one of them
/// zero. `None`: it is still running, and `wait` was not asked for. Errors: ECHILD, it is no child of ours.
pub fn wait_child(pid: i32, wait: bool) -> io::Result<Option<(i32, i32)>> {
    let mut status = 0;
    loop {
        // SAFETY: the status is written to where it was told.
        let waited = unsafe { libc::waitpid(pid, &mut status, if wait { 0 } else { libc::WNOHANG }) };
        if waited == 0 {
            return Ok(None);
        }
        if waited > 0 {
            let signal = if libc::WIFSIGNALED(status) { libc::WTERMSIG(status) } else { 0 };
            let code = if libc::WIFEXITED(status) { libc::WEXITSTATUS(status) } else { 0 };
            return Ok(Some((code, signal)));
        }
        let error = io::Error::last_os_error();
        if error.raw_os_error() != Some(libc::EINTR) {
            return Err(error);
        }
    }
}

/// Sends a signal as kill(2) does; 0 only asks whether the process is there.
pub fn kill(pid: i32, signal: i32) -> io::Result<()> {
    // SAFETY: plain numbers; the kernel checks them.
    if unsafe { libc::kill(pid, signal) } < 0 { Err(io::Error::last_os_error()) } else { Ok(()) }
}

/// What the process has used up, or this thread alone, as getrusage(2) tells it.
pub fn resource_usage(of_thread: bool) -> libc::rusage {
    let mut usage = std::mem::MaybeUninit::<libc::rusage>::zeroed();
    // SAFETY: the kernel fills the structure it is given; all its fields are plain numbers, zero being one.
    unsafe {
        libc::getrusage(if of_thread { libc::RUSAGE_THREAD } else { libc::RUSAGE_SELF }, usage.as_mut_ptr());
        usage.assume_init()
    }
}

/// Changes a user or group of the whole process, all its threads included. `call`: setuid, seteuid, setgid
/// or setegid. Errors: EPERM; EINVAL for another call.
pub fn set_id(call: &str, id: u32) -> io::Result<()> {
    // SAFETY: plain numbers; the kernel checks them.
    let result = unsafe {
        match call {
            "setuid" => libc::setuid(id),
            "seteuid" => libc::seteuid(id),
            "setgid" => libc::setgid(id),
            "setegid" => libc::setegid(id),
            _ => return Err(io::Error::from_raw_os_error(libc::EINVAL)),
        }
    };
    if result < 0 { Err(io::Error::last_os_error()) } else { Ok(()) }
}

/// Changes the supplementary groups of the whole process. Errors: EPERM; EINVAL for too many.
pub fn set_groups(groups: &[u32]) -> io::Result<()> {
    // SAFETY: the pointer and count are those of a live slice.
    let result = unsafe { libc::setgroups(groups.len() as _, groups.as_ptr()) };
    if result < 0 { Err(io::Error::last_os_error()) } else { Ok(()) }
}

unsafe extern "C" {
    /// tzset(3), which the libc crate lacks on Linux.
    safe fn tzset();
}

/// Has a write beyond the limit on the size of files (setrlimit(2)) fail instead of ending the process. With a
/// handler, since programs that are started from here would inherit that the signal is ignored.
pub fn outlive_file_size_limit() {
    extern "C" fn nothing(_: libc::c_int) {}
    // SAFETY: the handler touches nothing.
    unsafe { libc::signal(libc::SIGXFSZ, nothing as extern "C" fn(libc::c_int) as libc::sighandler_t) };
}

/// Changes the time zone of the process, as its environment names it; none: the system's. Answers false
/// when it can't be done safely: other threads may be reading the environment. `threads` of the pool have been
/// started, and nobody else starts any (tests/house.rs). The system is not asked: an emulator has its own.
pub fn set_timezone(zone: Option<&str>, threads: usize) -> bool {
    if threads != 0 {
        return false;
    }
    // SAFETY: there is no other thread of ours that could read the environment meanwhile.
    unsafe {
        match zone {
            Some(zone) => std::env::set_var("TZ", zone),
            None => std::env::remove_var("TZ"),
        }
    }
    tzset();
    true
}

/// Begins or ends to receive what `source` sends to a group, on the interface with this number (RFC 3678
/// section 5.1). IPv6 only: for IPv4 there are older options that name the interface by its address.
pub fn source_membership(
    fd: BorrowedFd,
    join: bool,
    interface: u32,
    source: SockAddr,
    group: SockAddr,
) -> io::Result<()> {
    #[repr(C)]
    struct Request {
        interface: u32,
        group: SockAddrStorage,
        source: SockAddrStorage,
    }
    let request = Request { interface, group: group.as_storage(), source: source.as_storage() };
    let option = if join { libc::MCAST_JOIN_SOURCE_GROUP } else { libc::MCAST_LEAVE_SOURCE_GROUP };
    // SAFETY: the structure is laid out as the kernel's group_source_req, and its own size goes along.
    let result = unsafe {
        let size = std::mem::size_of::<Request>() as libc::socklen_t;
        libc::setsockopt(fd.as_raw_fd(), libc::IPPROTO_IPV6, option, (&raw const request).cast(), size)
    };
    if result < 0 { Err(io::Error::last_os_error()) } else { Ok(()) }
}

/// An address of a network interface.
pub struct InterfaceAddress {
    pub name: String,
    pub address: IpAddr,
    pub netmask: Option<IpAddr>,
    /// The interface's number where an IPv6 address is only valid on its link, else 0.
    pub scope: u32,
    pub is_loopback: bool,
}

/// The addresses of the interfaces that are up, as getifaddrs(3) lists them.
pub fn interface_addresses() -> io::Result<Vec<InterfaceAddress>> {
    let mut list = std::ptr::null_mut();
    // SAFETY: getifaddrs writes the head of a list to the place it is given.
    if unsafe { libc::getifaddrs(&mut list) } != 0 {
        return Err(io::Error::last_os_error());
    }
    let mut found = Vec::new();
    let mut next = list;
    // SAFETY: the list is linked by `ifa_next` up to null and stays valid until freeifaddrs.
    while let Some(entry) = unsafe { next.as_ref() } {
        next = entry.ifa_next;
        let wanted = (libc::IFF_UP | libc::IFF_RUNNING) as libc::c_uint;
        if entry.ifa_flags & wanted != wanted {
            continue;
        }
        let Some((address, scope)) = ip_address(entry.ifa_addr) else { continue };
        // SAFETY: the name is a NUL-terminated string of the list.
        let name = unsafe { CStr::from_ptr(entry.ifa_name) }.to_string_lossy().into_owned();
        let netmask = ip_address(entry.ifa_netmask).map(|(mask, _)| mask);
        let is_loopback = entry.ifa_flags & libc::IFF_LOOPBACK as libc::c_uint != 0;
        found.push(InterfaceAddress { name, address, netmask, scope, is_loopback });
    }
    // SAFETY: the list came from getifaddrs, and nothing that was found points into it.
    unsafe { libc::freeifaddrs(list) };
    Ok(found)
}

// `address` is null or one of getifaddrs'.
fn ip_address(address: *const libc::sockaddr) -> Option<(IpAddr, u32)> {
    // SAFETY: a socket address begins with its family, which says how long it is.
    unsafe {
        match i32::from(address.as_ref()?.sa_family) {
            libc::AF_INET => {
                let v4 = &*address.cast::<libc::sockaddr_in>();
                Some((Ipv4Addr::from(u32::from_be(v4.sin_addr.s_addr)).into(), 0))
            }
            libc::AF_INET6 => {
                let v6 = &*address.cast::<libc::sockaddr_in6>();
                Some((Ipv6Addr::from(v6.sin6_addr.s6_addr).into(), v6.sin6_scope_id))
            }
            _ => None,
        }
    }
}

/// Gives back the memory in which pages of the program's own files lie, code and constants that were needed to
/// start and may never be again. Those that are needed come back from the system's file cache at their next
/// use. Answers how many bytes were looked at; 0 where the system does not tell of its mappings.
pub fn release_file_pages() -> usize {
    let Ok(mappings) = std::fs::read_to_string("/proc/self/smaps") else { return 0 };
    let mut released = 0;
    for mapping in clean_file_mappings(&mappings) {
        let length = mapping.end - mapping.start;
        // SAFETY: nobody can write to a mapping without the right to, and no page of this one was written
        // before that right was taken away: each is as it is in the file, and is read from there again.
        let answer = unsafe { libc::madvise(mapping.start as *mut _, length, libc::MADV_DONTNEED) };
        released += if answer == 0 { length } else { 0 };
    }
    released
}

// The read-only mappings of files, none of whose pages differs from the file's; see proc_pid_smaps(5).
fn clean_file_mappings(smaps: &str) -> impl Iterator<Item = std::ops::Range<usize>> {
    let mut current = None;
    smaps.lines().filter_map(move |line| {
        if let Some(range) = read_only_file(line) {
            current = range;
        } else if line.starts_with("Anonymous:") {
            let is_clean = line.split_ascii_whitespace().nth(1) == Some("0");
            return current.take().filter(|_| is_clean);
        }
        None
    })
}

// The first line of a mapping: its range, if it is of a file and may not be written. `None`: another line.
fn read_only_file(line: &str) -> Option<Option<std::ops::Range<usize>>> {
    let mut words = line.split_ascii_whitespace();
    let (start, end) = words.next()?.split_once('-')?;
    let (start, end) = (usize::from_str_radix(start, 16).ok()?, usize::from_str_radix(end, 16).ok()?);
    let may = words.next()?;
    let inode = words.nth(2)?;
    Some((may.starts_with("r-") && inode != "0").then_some(start..end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_mappings_that_are_as_in_the_file_are_clean() {
        let smaps = "1000-3000 r-xp 00000000 fe:00 42    /bin/mote\nSize: 8 kB\nAnonymous: 0 kB\nTHPeligible: 0\n\
                     3000-4000 r--p 00002000 fe:00 42    /bin/mote\nAnonymous: 4 kB\n\
                     4000-5000 rw-p 00003000 fe:00 42    /bin/mote\nAnonymous: 0 kB\n\
                     5000-6000 r--p 00000000 00:00 0     [vvar]\nAnonymous: 0 kB\n";
        assert_eq!(clean_file_mappings(smaps).collect::<Vec<_>>(), vec![0x1000..0x3000]);
    }

    #[test]
    fn the_program_goes_on_without_its_pages() {
        let before = SENTENCE.len();
        release_file_pages();
        assert_eq!(SENTENCE.len(), before);
        assert!(SENTENCE.ends_with("still here"));
    }

    static SENTENCE: &str = "what a file brings is still here";
}
