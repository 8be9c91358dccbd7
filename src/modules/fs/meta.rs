//! What is known about files besides their contents: stat, permissions, owners, times.

use super::files::{self, lend};
use super::{Answer, Answered, Blame};
use crate::error::SysError;
use rustix::fd::BorrowedFd;
use rustix::fs::{Access, AtFlags, CWD, Gid, Mode, Stat, Statx, StatxFlags, Timespec, Timestamps, Uid};
use rustix::io::Errno;

/// 64-bit integers instead of doubles.
pub const EXACT: i32 = 1;
/// The link itself, not what it leads to.
pub const LINK: i32 = 2;
/// Nothing there is no error.
pub const QUIET: i32 = 4;

pub fn stat(path: &[u8], how: i32) -> Answered {
    let (flags, syscall) = match how & LINK {
        0 => (AtFlags::empty(), "stat"),
        _ => (AtFlags::SYMLINK_NOFOLLOW, "lstat"),
    };
    match words(CWD, path, flags) {
        Err(Errno::NOENT) if how & QUIET != 0 => Ok(Answer::Nothing),
        found => Ok(Answer::Words { values: found.on(syscall, path)?, exact: how & EXACT != 0 }),
    }
}

/// Why a file that is there can't be read is for whoever reads it to find out.
pub fn look(path: &[u8], limit: f64) -> Answered {
    let words = words(CWD, path, AtFlags::empty()).on("stat", path)?;
    let is_regular = words[MODE] & 0o170000 == 0o100000;
    let wanted = is_regular && words[SIZE] as f64 <= limit;
    let contents = if wanted { files::contents(path, limit) } else { None };
    Ok(Answer::File { words, contents })
}

pub fn fstat(fd: i32, how: i32) -> Answered {
    let values = lend(fd, |fd| words(fd, b"", AtFlags::EMPTY_PATH)).of("fstat")?;
    Ok(Answer::Words { values, exact: how & EXACT != 0 })
}

const MODE: usize = 1;
const SIZE: usize = 8;

// dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks, then seconds and nanoseconds of atime,
// mtime, ctime, birthtime. A kernel before 4.11 knows no statx(2) and no time of birth.
fn words(dir: BorrowedFd, path: &[u8], flags: AtFlags) -> rustix::io::Result<Vec<i64>> {
    let wanted = StatxFlags::BASIC_STATS | StatxFlags::BTIME;
    match rustix::fs::statx(dir, path, flags, wanted) {
        Ok(stat) => Ok(words_of_statx(&stat)),
        Err(Errno::NOSYS) if flags.contains(AtFlags::EMPTY_PATH) => {
            rustix::fs::fstat(dir).map(|stat| words_of_stat(&stat))
        }
        Err(Errno::NOSYS) => rustix::fs::statat(dir, path, flags).map(|stat| words_of_stat(&stat)),
        Err(errno) => Err(errno),
    }
}

fn words_of_statx(stat: &Statx) -> Vec<i64> {
    let mut words = Vec::with_capacity(18);
    words.extend([
        rustix::fs::makedev(stat.stx_dev_major, stat.stx_dev_minor) as i64,
        stat.stx_mode.into(),
        stat.stx_nlink.into(),
        stat.stx_uid.into(),
        stat.stx_gid.into(),
        rustix::fs::makedev(stat.stx_rdev_major, stat.stx_rdev_minor) as i64,
        stat.stx_blksize.into(),
        stat.stx_ino as i64,
        stat.stx_size as i64,
        stat.stx_blocks as i64,
    ]);
    for time in [&stat.stx_atime, &stat.stx_mtime, &stat.stx_ctime, &stat.stx_btime] {
        words.extend([time.tv_sec, time.tv_nsec.into()]);
    }
    words
}

// The fields' types differ from machine to machine.
#[allow(clippy::unnecessary_cast)]
fn words_of_stat(stat: &Stat) -> Vec<i64> {
    vec![
        stat.st_dev as i64,
        stat.st_mode as i64,
        stat.st_nlink as i64,
        stat.st_uid as i64,
        stat.st_gid as i64,
        stat.st_rdev as i64,
        stat.st_blksize as i64,
        stat.st_ino as i64,
        stat.st_size as i64,
        stat.st_blocks as i64,
        stat.st_atime as i64,
        stat.st_atime_nsec as i64,
        stat.st_mtime as i64,
        stat.st_mtime_nsec as i64,
        stat.st_ctime as i64,
        stat.st_ctime_nsec as i64,
        stat.st_ctime as i64,
        stat.st_ctime_nsec as i64,
    ]
}

/// Type, block size, blocks, free blocks, blocks for everybody, files, free files.
#[allow(clippy::unnecessary_cast)]
pub fn statfs(path: &[u8], how: i32) -> Answered {
    let stat = rustix::fs::statfs(path).on("statfs", path)?;
    let values = vec![
        // Unsigned on every machine, though some declare it signed.
        i64::from(stat.f_type as u32),
        stat.f_bsize as i64,
        stat.f_blocks as i64,
        stat.f_bfree as i64,
        stat.f_bavail as i64,
        stat.f_files as i64,
        stat.f_ffree as i64,
    ];
    Ok(Answer::Words { values, exact: how & EXACT != 0 })
}

pub fn exists(path: &[u8]) -> bool {
    rustix::fs::access(path, Access::EXISTS).is_ok()
}

pub fn access(path: &[u8], mode: u32) -> Answered {
    rustix::fs::access(path, Access::from_bits_retain(mode as _)).on("access", path)?;
    Ok(Answer::Nothing)
}

pub fn chmod(path: &[u8], mode: u32) -> Answered {
    rustix::fs::chmod(path, Mode::from_bits_retain(mode)).on("chmod", path)?;
    Ok(Answer::Nothing)
}

pub fn fchmod(fd: i32, mode: u32) -> Answered {
    lend(fd, |fd| rustix::fs::fchmod(fd, Mode::from_bits_retain(mode))).of("fchmod")?;
    Ok(Answer::Nothing)
}

// -1, also in its unsigned form, leaves the owner as it is (chown(2)).
fn owner_of(uid: f64, gid: f64) -> (Option<Uid>, Option<Gid>) {
    let id = |id: f64| (id >= 0.0 && id < f64::from(u32::MAX)).then_some(id as u32);
    (id(uid).map(Uid::from_raw), id(gid).map(Gid::from_raw))
}

pub fn chown(path: &[u8], uid: f64, gid: f64) -> Answered {
    let (uid, gid) = owner_of(uid, gid);
    rustix::fs::chown(path, uid, gid).on("chown", path)?;
    Ok(Answer::Nothing)
}

pub fn lchown(path: &[u8], uid: f64, gid: f64) -> Answered {
    let (uid, gid) = owner_of(uid, gid);
    rustix::fs::chownat(CWD, path, uid, gid, AtFlags::SYMLINK_NOFOLLOW).on("lchown", path)?;
    Ok(Answer::Nothing)
}

pub fn fchown(fd: i32, uid: f64, gid: f64) -> Answered {
    let (uid, gid) = owner_of(uid, gid);
    lend(fd, |fd| rustix::fs::fchown(fd, uid, gid)).of("fchown")?;
    Ok(Answer::Nothing)
}

// A double near today's date resolves about a quarter of a microsecond, so whole microseconds are meant.
fn timespec(seconds: f64) -> Timespec {
    let micros = (seconds * 1e6).round();
    let whole = (micros / 1e6).floor();
    Timespec { tv_sec: whole as i64, tv_nsec: ((micros - whole * 1e6) * 1e3) as _ }
}

fn timestamps(accessed: f64, modified: f64) -> Timestamps {
    Timestamps { last_access: timespec(accessed), last_modification: timespec(modified) }
}

pub fn utimes(path: &[u8], accessed: f64, modified: f64) -> Answered {
    set_times(path, &timestamps(accessed, modified), AtFlags::empty(), "utime")
}

pub fn lutimes(path: &[u8], accessed: f64, modified: f64) -> Answered {
    set_times(path, &timestamps(accessed, modified), AtFlags::SYMLINK_NOFOLLOW, "lutime")
}

fn set_times(path: &[u8], times: &Timestamps, flags: AtFlags, syscall: &'static str) -> Answered {
    rustix::fs::utimensat(CWD, path, times, flags).on(syscall, path)?;
    Ok(Answer::Nothing)
}

pub fn futimes(fd: i32, accessed: f64, modified: f64) -> Result<Answer, SysError> {
    lend(fd, |fd| rustix::fs::futimens(fd, &timestamps(accessed, modified))).of("futime")?;
    Ok(Answer::Nothing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_whole_microseconds_also_before_1970() {
        let parts = |seconds| {
            let time = timespec(seconds);
            (time.tv_sec, time.tv_nsec as u32)
        };
        assert_eq!(parts(1_700_000_000.123), (1_700_000_000, 123_000_000));
        assert_eq!(parts(-1.5), (-2, 500_000_000));
        assert_eq!(parts(5e9), (5_000_000_000, 0));
    }

    #[test]
    fn the_words_of_both_calls_agree() {
        let new = words(CWD, b"/", AtFlags::empty()).unwrap();
        let old = words_of_stat(&rustix::fs::stat("/").unwrap());
        assert_eq!(new[..16], old[..16]);
    }

    #[test]
    fn nothing_there_is_an_error_unless_asked_otherwise() {
        assert!(matches!(stat(b"/no/such/file", QUIET), Ok(Answer::Nothing)));
        let error = stat(b"/no/such/file", LINK).err().unwrap();
        assert_eq!(error.to_string(), "ENOENT: no such file or directory, lstat '/no/such/file'");
    }
}
