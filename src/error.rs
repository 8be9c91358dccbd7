//! A system error in Node's shape: code, errno, syscall, path, dest, address.

use std::fmt;
use std::io;

/// What the system refused, and what was asked of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SysError {
    /// The positive number of errno(3).
    pub errno: i32,
    /// The call as Node names it: `open`, `listen`, `mkdir`.
    pub syscall: &'static str,
    pub path: Option<String>,
    pub dest: Option<String>,
}

impl SysError {
    pub fn new(errno: i32, syscall: &'static str) -> SysError {
        SysError { errno, syscall, path: None, dest: None }
    }

    /// An error that carries no number counts as EIO.
    pub fn from_io(error: &io::Error, syscall: &'static str) -> SysError {
        SysError::new(error.raw_os_error().unwrap_or(libc::EIO), syscall)
    }

    pub fn with_path(mut self, path: &str) -> SysError {
        self.path = Some(path.to_string());
        self
    }

    pub fn with_dest(mut self, dest: &str) -> SysError {
        self.dest = Some(dest.to_string());
        self
    }

    /// `ENOENT`
    pub fn code(&self) -> &'static str {
        describe(self.errno).0
    }
}

/// Node's message: `ENOENT: no such file or directory, open '/x' -> '/y'`.
impl fmt::Display for SysError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let (code, text) = describe(self.errno);
        write!(f, "{code}: {text}, {}", self.syscall)?;
        if let Some(path) = &self.path {
            write!(f, " '{path}'")?;
        }
        if let Some(dest) = &self.dest {
            write!(f, " -> '{dest}'")?;
        }
        Ok(())
    }
}

impl std::error::Error for SysError {}

/// Code and wording of an errno, in libuv's words, which Node's programs know.
pub fn describe(errno: i32) -> (&'static str, &'static str) {
    ERRORS.iter().find(|e| e.0 == errno).map_or(("UNKNOWN", "unknown error"), |e| (e.1, e.2))
}

/// The whole table: errno, code, wording, in libuv's order. Numbers from 3000 on are libuv's own, for what
/// getaddrinfo(3) answers and for what no system reports.
pub const ERRORS: &[(i32, &str, &str)] = &[
    (libc::E2BIG, "E2BIG", "argument list too long"),
    (libc::EACCES, "EACCES", "permission denied"),
    (libc::EADDRINUSE, "EADDRINUSE", "address already in use"),
    (libc::EADDRNOTAVAIL, "EADDRNOTAVAIL", "address not available"),
    (libc::EAFNOSUPPORT, "EAFNOSUPPORT", "address family not supported"),
    (libc::EAGAIN, "EAGAIN", "resource temporarily unavailable"),
    (3000, "EAI_ADDRFAMILY", "address family not supported"),
    (3001, "EAI_AGAIN", "temporary failure"),
    (3002, "EAI_BADFLAGS", "bad ai_flags value"),
    (3013, "EAI_BADHINTS", "invalid value for hints"),
    (3003, "EAI_CANCELED", "request canceled"),
    (3004, "EAI_FAIL", "permanent failure"),
    (3005, "EAI_FAMILY", "ai_family not supported"),
    (3006, "EAI_MEMORY", "out of memory"),
    (3007, "EAI_NODATA", "no address"),
    (3008, "EAI_NONAME", "unknown node or service"),
    (3009, "EAI_OVERFLOW", "argument buffer overflow"),
    (3014, "EAI_PROTOCOL", "resolved protocol is unknown"),
    (3010, "EAI_SERVICE", "service not available for socket type"),
    (3011, "EAI_SOCKTYPE", "socket type not supported"),
    (libc::EALREADY, "EALREADY", "connection already in progress"),
    (libc::EBADF, "EBADF", "bad file descriptor"),
    (libc::EBUSY, "EBUSY", "resource busy or locked"),
    (libc::ECANCELED, "ECANCELED", "operation canceled"),
    (4080, "ECHARSET", "invalid Unicode character"),
    (libc::ECONNABORTED, "ECONNABORTED", "software caused connection abort"),
    (libc::ECONNREFUSED, "ECONNREFUSED", "connection refused"),
    (libc::ECONNRESET, "ECONNRESET", "connection reset by peer"),
    (libc::EDESTADDRREQ, "EDESTADDRREQ", "destination address required"),
    (libc::EEXIST, "EEXIST", "file already exists"),
    (libc::EFAULT, "EFAULT", "bad address in system call argument"),
    (libc::EFBIG, "EFBIG", "file too large"),
    (libc::EHOSTUNREACH, "EHOSTUNREACH", "host is unreachable"),
    (libc::EINTR, "EINTR", "interrupted system call"),
    (libc::EINVAL, "EINVAL", "invalid argument"),
    (libc::EIO, "EIO", "i/o error"),
    (libc::EISCONN, "EISCONN", "socket is already connected"),
    (libc::EISDIR, "EISDIR", "illegal operation on a directory"),
    (libc::ELOOP, "ELOOP", "too many symbolic links encountered"),
    (libc::EMFILE, "EMFILE", "too many open files"),
    (libc::EMSGSIZE, "EMSGSIZE", "message too long"),
    (libc::ENAMETOOLONG, "ENAMETOOLONG", "name too long"),
    (libc::ENETDOWN, "ENETDOWN", "network is down"),
    (libc::ENETUNREACH, "ENETUNREACH", "network is unreachable"),
    (libc::ENFILE, "ENFILE", "file table overflow"),
    (libc::ENOBUFS, "ENOBUFS", "no buffer space available"),
    (libc::ENODEV, "ENODEV", "no such device"),
    (libc::ENOENT, "ENOENT", "no such file or directory"),
    (libc::ENOMEM, "ENOMEM", "not enough memory"),
    (libc::ENONET, "ENONET", "machine is not on the network"),
    (libc::ENOPROTOOPT, "ENOPROTOOPT", "protocol not available"),
    (libc::ENOSPC, "ENOSPC", "no space left on device"),
    (libc::ENOSYS, "ENOSYS", "function not implemented"),
    (libc::ENOTCONN, "ENOTCONN", "socket is not connected"),
    (libc::ENOTDIR, "ENOTDIR", "not a directory"),
    (libc::ENOTEMPTY, "ENOTEMPTY", "directory not empty"),
    (libc::ENOTSOCK, "ENOTSOCK", "socket operation on non-socket"),
    (libc::ENOTSUP, "ENOTSUP", "operation not supported on socket"),
    (libc::EOVERFLOW, "EOVERFLOW", "value too large for defined data type"),
    (libc::EPERM, "EPERM", "operation not permitted"),
    (libc::EPIPE, "EPIPE", "broken pipe"),
    (libc::EPROTO, "EPROTO", "protocol error"),
    (libc::EPROTONOSUPPORT, "EPROTONOSUPPORT", "protocol not supported"),
    (libc::EPROTOTYPE, "EPROTOTYPE", "protocol wrong type for socket"),
    (libc::ERANGE, "ERANGE", "result too large"),
    (libc::EROFS, "EROFS", "read-only file system"),
    (libc::ESHUTDOWN, "ESHUTDOWN", "cannot send after transport endpoint shutdown"),
    (libc::ESPIPE, "ESPIPE", "invalid seek"),
    (libc::ESRCH, "ESRCH", "no such process"),
    (libc::ETIMEDOUT, "ETIMEDOUT", "connection timed out"),
    (libc::ETXTBSY, "ETXTBSY", "text file is busy"),
    (libc::EXDEV, "EXDEV", "cross-device link not permitted"),
    (4094, "UNKNOWN", "unknown error"),
    (4095, "EOF", "end of file"),
    (libc::ENXIO, "ENXIO", "no such device or address"),
    (libc::EMLINK, "EMLINK", "too many links"),
    (libc::EHOSTDOWN, "EHOSTDOWN", "host is down"),
    (libc::EREMOTEIO, "EREMOTEIO", "remote I/O error"),
    (libc::ENOTTY, "ENOTTY", "inappropriate ioctl for device"),
    (4028, "EFTYPE", "inappropriate file type or format"),
    (libc::EILSEQ, "EILSEQ", "illegal byte sequence"),
    (libc::ESOCKTNOSUPPORT, "ESOCKTNOSUPPORT", "socket type not supported"),
    (libc::ENODATA, "ENODATA", "no data available"),
    (libc::EUNATCH, "EUNATCH", "protocol driver not attached"),
    (libc::ENOEXEC, "ENOEXEC", "exec format error"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_message_is_nodes() {
        let error = SysError::new(libc::ENOENT, "rename").with_path("/a").with_dest("/b");
        assert_eq!(error.to_string(), "ENOENT: no such file or directory, rename '/a' -> '/b'");
        assert_eq!(error.code(), "ENOENT");
        assert_eq!(SysError::new(9999, "x").to_string(), "UNKNOWN: unknown error, x");
    }
}
