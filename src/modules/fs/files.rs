//! Contents: open, read, write, whole files, copies.

use super::{Answer, Answered, Blame, Target, retry};
use crate::error::SysError;
use crate::sys;
use rustix::buffer::spare_capacity;
use rustix::fd::{AsFd, BorrowedFd};
use rustix::fs::{Mode, OFlags};
use rustix::io::Errno;
use std::os::fd::{IntoRawFd, OwnedFd};

/// A first guess at the size of what does not tell it (pipes, /proc).
const FIRST_PIECE: usize = 8 * 1024;
const COPY_PIECE: usize = 64 * 1024;
/// The most that one system call moves (read(2)).
const MOST_AT_ONCE: usize = 0x7fff_f000;

const COPY_EXCLUSIVE: i32 = 1;
const COPY_CLONE: i32 = 2;
const COPY_CLONE_FORCED: i32 = 4;

pub fn open(path: &[u8], flags: i32, mode: u32) -> Answered {
    let fd = open_file(path, flags, mode).on("open", path)?;
    Ok(Answer::Number(fd.into_raw_fd().into()))
}

fn open_file(path: &[u8], flags: i32, mode: u32) -> rustix::io::Result<OwnedFd> {
    let flags = OFlags::from_bits_retain(flags as u32) | OFlags::CLOEXEC;
    retry(|| rustix::fs::open(path, flags, Mode::from_bits_retain(mode)))
}

pub fn close(fd: i32) -> Answered {
    sys::close(fd).map_err(|e| SysError::from_io(&e, "close"))?;
    Ok(Answer::Nothing)
}

/// Lends the descriptor of a number from a script. Errors: EBADF for what can't be one.
pub fn lend<T>(fd: i32, body: impl FnOnce(BorrowedFd) -> rustix::io::Result<T>) -> rustix::io::Result<T> {
    sys::lend(fd, body).unwrap_or(Err(Errno::BADF))
}

// A negative position stands for the descriptor's own. The greatest ones round up on their way through a
// double: what is read or written there has to end within a signed 64-bit offset.
fn position_of(position: f64, length: usize) -> Option<u64> {
    (position >= 0.0).then(|| (position as u64).min(i64::MAX as u64 - length as u64))
}

pub fn read_into(fd: i32, target: &mut [u8], position: f64) -> Result<usize, SysError> {
    let position = position_of(position, target.len());
    let call = |fd: BorrowedFd| {
        retry(|| match position {
            None => rustix::io::read(fd, &mut *target),
            Some(at) => rustix::io::pread(fd, &mut *target, at),
        })
    };
    lend(fd, call).of("read")
}

pub fn read_new(fd: i32, length: f64, position: f64) -> Answered {
    let length = (length as usize).min(MOST_AT_ONCE);
    if length == 0 {
        // The descriptor is looked at all the same.
        read_into(fd, &mut [], position)?;
        return Ok(Answer::Bytes(Vec::new()));
    }
    let mut bytes = room_for(length).of("read")?;
    let position = position_of(position, length);
    let call = |fd: BorrowedFd| {
        retry(|| match position {
            None => rustix::io::read(fd, spare_capacity(&mut bytes)),
            Some(at) => rustix::io::pread(fd, spare_capacity(&mut bytes), at),
        })
    };
    lend(fd, call).of("read")?;
    bytes.shrink_to_fit();
    Ok(Answer::Bytes(bytes))
}

// A size that a script or a file names must not end the program when there is no such memory.
fn room_for(size: usize) -> rustix::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(size).map_err(|_| Errno::NOMEM)?;
    Ok(bytes)
}

pub fn write(fd: i32, bytes: &[u8], position: f64) -> Answered {
    let position = position_of(position, bytes.len());
    let call = |fd: BorrowedFd| {
        retry(|| match position {
            None => rustix::io::write(fd, bytes),
            Some(at) => rustix::io::pwrite(fd, bytes, at),
        })
    };
    Ok(Answer::Number(lend(fd, call).of("write")? as f64))
}

pub fn truncate(fd: i32, length: f64) -> Answered {
    lend(fd, |fd| retry(|| rustix::fs::ftruncate(fd, length as u64))).of("ftruncate")?;
    Ok(Answer::Nothing)
}

pub fn sync(fd: i32) -> Answered {
    lend(fd, |fd| retry(|| rustix::fs::fsync(fd))).of("fsync")?;
    Ok(Answer::Nothing)
}

pub fn sync_data(fd: i32) -> Answered {
    lend(fd, |fd| retry(|| rustix::fs::fdatasync(fd))).of("fdatasync")?;
    Ok(Answer::Nothing)
}

// ---- whole files ----------------------------------------------------------------------------------

pub fn read_whole(target: &Target, flags: i32, limit: f64, text: bool) -> Answered {
    let read = match target {
        Target::Fd(fd) => sys::lend(*fd, |fd| read_all(fd, limit)).unwrap_or(Err(Errno::BADF)).of("fstat")?,
        Target::Path(path) => {
            let file = open_file(path, flags, 0o666).on("open", path)?;
            read_all(file.as_fd(), limit).of("fstat")?
        }
    };
    Ok(match read {
        Whole::TooLarge(size) => Answer::Number(size as f64),
        Whole::Refused(errno) => return Err(errno).of("read"),
        Whole::Bytes(bytes) if text => Answer::Text(bytes),
        Whole::Bytes(bytes) => Answer::Bytes(bytes),
    })
}

/// All of a file, if it can be read and is no larger than `limit`.
pub fn contents(path: &[u8], limit: f64) -> Option<Vec<u8>> {
    let file = open_file(path, libc::O_RDONLY, 0).ok()?;
    match read_all(file.as_fd(), limit) {
        Ok(Whole::Bytes(bytes)) => Some(bytes),
        _ => None,
    }
}

enum Whole {
    Bytes(Vec<u8>),
    TooLarge(u64),
    Refused(Errno),
}

// Errors: what fstat says. A regular file is read to the size it had when it was opened, as Node does.
fn read_all(file: BorrowedFd, limit: f64) -> rustix::io::Result<Whole> {
    let stat = rustix::fs::fstat(file)?;
    let is_regular = stat.st_mode & 0o170000 == 0o100000;
    let size = if is_regular { stat.st_size as u64 } else { 0 };
    if size as f64 > limit {
        return Ok(Whole::TooLarge(size));
    }
    let mut bytes = match usize::try_from(size).map_err(|_| Errno::NOMEM).and_then(room_for) {
        Ok(bytes) => bytes,
        Err(errno) => return Ok(Whole::Refused(errno)),
    };
    while size == 0 || (bytes.len() as u64) < size {
        if bytes.len() == bytes.capacity() && bytes.try_reserve(bytes.len().max(FIRST_PIECE)).is_err() {
            return Ok(Whole::Refused(Errno::NOMEM));
        }
        match retry(|| rustix::io::read(file, spare_capacity(&mut bytes))) {
            Ok(0) => break,
            Ok(_) if bytes.len() as f64 > limit => return Ok(Whole::TooLarge(bytes.len() as u64)),
            Ok(_) => {}
            Err(errno) => return Ok(Whole::Refused(errno)),
        }
    }
    bytes.shrink_to_fit();
    Ok(Whole::Bytes(bytes))
}

/// Opens (unless `target` is open already) and writes everything. What a failure leaves is a file with the bytes that were written before it.
pub fn write_whole(target: &Target, data: &[u8], flags: i32, mode: u32) -> Answered {
    match target {
        Target::Fd(fd) => sys::lend(*fd, |fd| write_all(fd, data))
            .unwrap_or_else(|_| Err(SysError::new(libc::EBADF, "write")))?,
        Target::Path(path) => {
            let file = open_file(path, flags, mode).on("open", path)?;
            write_all(file.as_fd(), data)?;
        }
    }
    Ok(Answer::Nothing)
}

fn write_all(file: BorrowedFd, mut data: &[u8]) -> Result<(), SysError> {
    while !data.is_empty() {
        let count = retry(|| rustix::io::write(file, data)).of("write")?;
        data = &data[count..];
    }
    Ok(())
}

// ---- copies ---------------------------------------------------------------------------------------

/// Copies contents and permissions. A destination that could not be completed is removed.
pub fn copy(from: &[u8], to: &[u8], mode: i32) -> Answered {
    let blame = |errno: Errno| Err(errno).between("copyfile", from, to);
    let source = match open_file(from, libc::O_RDONLY, 0) {
        Ok(source) => source,
        Err(errno) => return blame(errno),
    };
    let stat = match rustix::fs::fstat(&source) {
        Ok(stat) => stat,
        Err(errno) => return blame(errno),
    };
    if stat.st_mode & 0o170000 == 0o040000 {
        return blame(Errno::ISDIR);
    }
    let exclusive = if mode & COPY_EXCLUSIVE != 0 { libc::O_EXCL } else { 0 };
    let flags = libc::O_WRONLY | libc::O_CREAT | exclusive;
    let target = match open_file(to, flags, stat.st_mode & 0o7777) {
        Ok(target) => target,
        Err(errno) => return blame(errno),
    };
    match rustix::fs::fstat(&target) {
        // Copying a file onto itself must not empty it.
        Ok(other) if (other.st_dev, other.st_ino) == (stat.st_dev, stat.st_ino) => {
            return Ok(Answer::Nothing);
        }
        Ok(_) => {}
        Err(errno) => return blame(errno),
    }
    match fill(&source, &target, Mode::from_bits_retain(stat.st_mode & 0o7777), mode) {
        Ok(()) => Ok(Answer::Nothing),
        Err(errno) => {
            // The copy is of no use; that it could not be removed is not what went wrong.
            let _ = rustix::fs::unlink(to);
            blame(errno)
        }
    }
}

fn fill(source: &OwnedFd, target: &OwnedFd, permissions: Mode, how: i32) -> rustix::io::Result<()> {
    rustix::fs::ftruncate(target, 0)?;
    match rustix::fs::fchmod(target, permissions) {
        // Some file systems (CIFS, FAT) keep no permissions.
        Ok(()) | Err(Errno::PERM | Errno::ACCESS | Errno::NOTSUP) => {}
        Err(errno) => return Err(errno),
    }
    if how & (COPY_CLONE | COPY_CLONE_FORCED) != 0 {
        match rustix::fs::ioctl_ficlone(target, source) {
            Ok(()) => return Ok(()),
            Err(errno) if how & COPY_CLONE_FORCED != 0 => return Err(errno),
            Err(_) => {}
        }
    }
    if copy_in_kernel(source, target)? { Ok(()) } else { copy_by_hand(source, target) }
}

// Answers false when this kernel or this pair of file systems can't (and nothing was copied).
fn copy_in_kernel(source: &OwnedFd, target: &OwnedFd) -> rustix::io::Result<bool> {
    let mut copied = 0u64;
    loop {
        match rustix::fs::copy_file_range(source, None, target, None, MOST_AT_ONCE) {
            // Files of /proc claim to be empty here; reading finds what they hold.
            Ok(0) => return Ok(copied > 0),
            Ok(count) => copied += count as u64,
            Err(Errno::INTR) => {}
            Err(errno) if copied > 0 => return Err(errno),
            Err(_) => return Ok(false),
        }
    }
}

fn copy_by_hand(source: &OwnedFd, target: &OwnedFd) -> rustix::io::Result<()> {
    let mut buffer = vec![0; COPY_PIECE];
    loop {
        let count = retry(|| rustix::io::read(source, &mut buffer[..]))?;
        if count == 0 {
            return Ok(());
        }
        let mut rest = &buffer[..count];
        while !rest.is_empty() {
            let written = retry(|| rustix::io::write(target, rest))?;
            rest = &rest[written..];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    fn scratch(name: &str) -> PathBuf {
        std::env::temp_dir().join(format!("mote-files-{}-{name}", std::process::id()))
    }

    fn bytes(path: &std::path::Path) -> Vec<u8> {
        path.as_os_str().as_encoded_bytes().to_vec()
    }

    #[test]
    fn what_was_written_whole_is_read_whole() {
        let path = scratch("whole");
        let target = Target::Path(bytes(&path));
        let flags = libc::O_WRONLY | libc::O_CREAT | libc::O_TRUNC;
        assert!(write_whole(&target, b"h\xc3\xa4", flags, 0o600).is_ok());
        let read = read_whole(&target, libc::O_RDONLY, 1e9, false);
        assert!(matches!(read, Ok(Answer::Bytes(b)) if b == b"h\xc3\xa4"));
        let read = read_whole(&target, libc::O_RDONLY, 2.0, false);
        assert!(matches!(read, Ok(Answer::Number(3.0))), "larger than the limit: its size");
        std::fs::remove_file(path).unwrap();
    }

    #[test]
    fn a_file_that_tells_no_size_is_read_to_its_end() {
        let target = Target::Path(b"/proc/self/status".to_vec());
        let read = read_whole(&target, libc::O_RDONLY, 1e9, false);
        assert!(matches!(read, Ok(Answer::Bytes(b)) if b.starts_with(b"Name:")));
    }

    #[test]
    fn a_directory_is_refused_when_it_is_read() {
        let error = read_whole(&Target::Path(b"/".to_vec()), libc::O_RDONLY, 1e9, true).err().unwrap();
        assert_eq!(error.to_string(), "EISDIR: illegal operation on a directory, read");
    }

    #[test]
    fn a_copy_onto_itself_keeps_the_contents() {
        let path = scratch("self");
        std::fs::write(&path, "kept").unwrap();
        assert!(copy(&bytes(&path), &bytes(&path), 0).is_ok());
        assert_eq!(std::fs::read(&path).unwrap(), b"kept");
        let error = copy(&bytes(&path), &bytes(&path), COPY_EXCLUSIVE).err().unwrap();
        assert_eq!(error.code(), "EEXIST");
        std::fs::remove_file(path).unwrap();
    }

    #[test]
    fn numbers_that_are_no_descriptors_are_ebadf() {
        assert_eq!(read_new(-1, 4.0, -1.0).err().unwrap().code(), "EBADF");
        assert_eq!(write(1_000_000, b"x", -1.0).err().unwrap().code(), "EBADF");
        assert_eq!(close(-1).err().unwrap().code(), "EBADF");
    }
}
