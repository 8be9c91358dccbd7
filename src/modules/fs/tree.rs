//! Names and directories: listing, making, removing, renaming, links.

use super::{Answer, Answered, Blame, retry};
use crate::error::SysError;
use rustix::fs::{AtFlags, CWD, Dir, FileType, Mode, OFlags};
use rustix::io::Errno;
use std::ffi::OsStr;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

/// A directory's names, each with Node's number of its type, and how JavaScript wants them.
pub struct Entries {
    pub list: Vec<(Vec<u8>, i32)>,
    pub typed: bool,
    pub raw: bool,
}

pub fn readdir(path: &[u8], typed: bool, raw: bool, opening: bool) -> Answered {
    let mut list = list(path).on(if opening { "opendir" } else { "scandir" }, path)?;
    if typed {
        // Some file systems leave the type to lstat(2); an entry that has gone since stays unknown.
        for (name, kind) in list.iter_mut().filter(|entry| entry.1 == 0) {
            if let Ok(stat) = rustix::fs::lstat(join(path, name)) {
                *kind = number_of(FileType::from_raw_mode(stat.st_mode));
            }
        }
    }
    Ok(Answer::Entries(Entries { list, typed, raw }))
}

fn list(path: &[u8]) -> rustix::io::Result<Vec<(Vec<u8>, i32)>> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    let fd = retry(|| rustix::fs::open(path, flags, Mode::empty()))?;
    let mut entries = Vec::new();
    for entry in Dir::new(fd)? {
        let entry = entry?;
        let name = entry.file_name().to_bytes();
        if name != b"." && name != b".." {
            entries.push((name.to_vec(), number_of(entry.file_type())));
        }
    }
    entries.sort_unstable();
    Ok(entries)
}

// UV_DIRENT_*
fn number_of(kind: FileType) -> i32 {
    match kind {
        FileType::RegularFile => 1,
        FileType::Directory => 2,
        FileType::Symlink => 3,
        FileType::Fifo => 4,
        FileType::Socket => 5,
        FileType::CharacterDevice => 6,
        FileType::BlockDevice => 7,
        FileType::Unknown => 0,
    }
}

fn join(directory: &[u8], name: &[u8]) -> Vec<u8> {
    let mut path = Vec::with_capacity(directory.len() + name.len() + 1);
    path.extend_from_slice(directory);
    if !directory.ends_with(b"/") {
        path.push(b'/');
    }
    path.extend_from_slice(name);
    path
}

pub fn mkdir(path: &[u8], mode: u32) -> Answered {
    rustix::fs::mkdir(path, Mode::from_bits_retain(mode)).on("mkdir", path)?;
    Ok(Answer::Nothing)
}

/// Makes a directory and those above it; answers the topmost one that was made, if any.
pub fn mkdirs(path: Vec<u8>, mode: u32) -> Answered {
    let mode = Mode::from_bits_retain(mode);
    let mut waiting = vec![without_slashes(&path).to_vec()];
    let mut first = None;
    while let Some(next) = waiting.last() {
        match rustix::fs::mkdir(next, mode) {
            Ok(()) => {
                let made = waiting.pop();
                first = first.or(made);
            }
            Err(Errno::NOENT) => match parent(next) {
                Some(above) => waiting.push(above),
                None => return Err(Errno::NOENT).on("mkdir", &path),
            },
            Err(errno) => match rustix::fs::stat(next) {
                Ok(stat) if FileType::from_raw_mode(stat.st_mode).is_dir() => drop(waiting.pop()),
                // A file stands where a directory is needed.
                Ok(_) if waiting.len() > 1 => return Err(Errno::NOTDIR).on("mkdir", &path),
                _ => return Err(errno).on("mkdir", &path),
            },
        }
    }
    Ok(first.map_or(Answer::Nothing, Answer::Text))
}

fn without_slashes(path: &[u8]) -> &[u8] {
    let end = path.iter().rposition(|byte| *byte != b'/').map_or(0, |last| last + 1);
    &path[..end.max(usize::from(path.starts_with(b"/")))]
}

fn parent(path: &[u8]) -> Option<Vec<u8>> {
    let above = Path::new(OsStr::from_bytes(path)).parent()?.as_os_str().as_bytes();
    (!above.is_empty()).then(|| above.to_vec())
}

const LETTERS: &[u8; 62] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const TEMPORARY_TRIES: usize = 1000;
/// The most links that the system follows on one way (path_resolution(7)).
const MOST_LINKS: usize = 40;

/// Makes a directory with six random characters after `prefix`, for this user only.
pub fn mkdtemp(prefix: Vec<u8>, raw: bool) -> Answered {
    for _ in 0..TEMPORARY_TRIES {
        let mut path = prefix.clone();
        // std keys each RandomState from the system's entropy; mkdir itself guards against a guess.
        let mut random = RandomState::new().build_hasher().finish();
        for _ in 0..6 {
            path.push(LETTERS[(random % 62) as usize]);
            random /= 62;
        }
        match rustix::fs::mkdir(&path, Mode::RWXU) {
            Ok(()) => return Ok(name_answer(path, raw)),
            Err(Errno::EXIST) => {}
            Err(errno) => return Err(errno).on("mkdtemp", &[&prefix[..], b"XXXXXX"].concat()),
        }
    }
    Err(Errno::EXIST).on("mkdtemp", &[&prefix[..], b"XXXXXX"].concat())
}

fn name_answer(name: Vec<u8>, raw: bool) -> Answer {
    if raw { Answer::Bytes(name) } else { Answer::Text(name) }
}

pub fn rmdir(path: &[u8]) -> Answered {
    rustix::fs::rmdir(path).on("rmdir", path)?;
    Ok(Answer::Nothing)
}

pub fn unlink(path: &[u8]) -> Answered {
    rustix::fs::unlink(path).on("unlink", path)?;
    Ok(Answer::Nothing)
}

/// Removes a file or a whole directory; what somebody else has removed meanwhile is no error. Errors that
/// pass with time are tried again `retries` times, after `delay` milliseconds more each time.
pub fn rm(path: Vec<u8>, retries: f64, delay: f64) -> Answered {
    let mut attempt = 0.0;
    loop {
        match remove(&path) {
            Ok(()) => return Ok(Answer::Nothing),
            Err(error) if attempt < retries && passes(error.errno) => {
                attempt += 1.0;
                sleep(Duration::from_secs_f64((delay * attempt / 1000.0).min(3600.0)));
            }
            Err(error) => return Err(error),
        }
    }
}

fn passes(errno: i32) -> bool {
    [libc::EBUSY, libc::EMFILE, libc::ENFILE, libc::ENOTEMPTY, libc::EPERM].contains(&errno)
}

// Depth first, without recursion: a directory is emptied, then met again and removed. Links are removed,
// never followed.
fn remove(path: &[u8]) -> Result<(), SysError> {
    let is_directory = match rustix::fs::lstat(path) {
        Ok(stat) => FileType::from_raw_mode(stat.st_mode).is_dir(),
        Err(Errno::NOENT) => return Ok(()),
        Err(errno) => return Err(errno).on("lstat", path),
    };
    if !is_directory {
        return gone(rustix::fs::unlink(path)).on("unlink", path);
    }
    let mut waiting = vec![(path.to_vec(), false)];
    while let Some((directory, is_emptied)) = waiting.pop() {
        if is_emptied {
            gone(rustix::fs::rmdir(&directory)).on("rmdir", &directory)?;
            continue;
        }
        let entries = match list(&directory) {
            Err(Errno::NOENT) => continue,
            entries => entries.on("scandir", &directory)?,
        };
        let names = entries.into_iter().map(|(name, _)| join(&directory, &name));
        let mut below = Vec::new();
        for name in names {
            match rustix::fs::unlink(&name) {
                Ok(()) | Err(Errno::NOENT) => {}
                Err(Errno::ISDIR | Errno::PERM) if is_real_directory(&name) => below.push((name, false)),
                Err(errno) => return Err(errno).on("unlink", &name),
            }
        }
        waiting.push((directory, true));
        waiting.append(&mut below);
    }
    Ok(())
}

fn is_real_directory(path: &[u8]) -> bool {
    rustix::fs::lstat(path).is_ok_and(|stat| FileType::from_raw_mode(stat.st_mode).is_dir())
}

fn gone(removed: rustix::io::Result<()>) -> rustix::io::Result<()> {
    if removed == Err(Errno::NOENT) { Ok(()) } else { removed }
}

pub fn rename(from: &[u8], to: &[u8]) -> Answered {
    rustix::fs::rename(from, to).between("rename", from, to)?;
    Ok(Answer::Nothing)
}

pub fn link(from: &[u8], to: &[u8]) -> Answered {
    rustix::fs::linkat(CWD, from, CWD, to, AtFlags::empty()).between("link", from, to)?;
    Ok(Answer::Nothing)
}

pub fn symlink(target: &[u8], path: &[u8]) -> Answered {
    rustix::fs::symlink(target, path).between("symlink", target, path)?;
    Ok(Answer::Nothing)
}

pub fn readlink(path: &[u8], raw: bool) -> Answered {
    let target = rustix::fs::readlink(path, Vec::new()).on("readlink", path)?;
    Ok(name_answer(target.into_bytes(), raw))
}

pub fn realpath(path: &[u8], detailed: bool, raw: bool) -> Answered {
    let found = std::fs::canonicalize(OsStr::from_bytes(path));
    match found {
        Ok(real) => Ok(name_answer(real.into_os_string().into_vec(), raw)),
        Err(_) if detailed && let Some(end) = nameless_end(path) => Ok(name_answer(end, raw)),
        Err(_) if detailed && let Some(error) = first_failure(path) => Err(error),
        Err(error) => {
            let error = SysError::from_io(&error, "realpath");
            Err(error.with_path(&String::from_utf8_lossy(path)))
        }
    }
}

// Links of /proc lead to pipes and sockets that stand in no directory: following them by name fails, though
// they are there. What the last link says is their name then, as in Node.
fn nameless_end(path: &[u8]) -> Option<Vec<u8>> {
    let mode = rustix::fs::stat(path).ok()?.st_mode & 0o170000;
    if mode != 0o010000 && mode != 0o140000 {
        return None;
    }
    let mut at = std::path::absolute(OsStr::from_bytes(path)).ok()?;
    for _ in 0..MOST_LINKS {
        match std::fs::read_link(&at) {
            Ok(target) => at = at.parent()?.canonicalize().ok()?.join(target),
            Err(_) => return Some(at.into_os_string().into_vec()),
        }
    }
    None
}

// The error of the first part of the path that can't be passed.
fn first_failure(path: &[u8]) -> Option<SysError> {
    let whole = std::path::absolute(OsStr::from_bytes(path)).ok()?;
    let mut prefixes: Vec<&Path> = whole.ancestors().collect();
    prefixes.reverse();
    for prefix in prefixes {
        let bytes = prefix.as_os_str().as_bytes();
        if let Err(error) = rustix::fs::lstat(bytes).on("lstat", bytes) {
            return Some(error);
        }
        if let Err(error) = rustix::fs::stat(bytes).on("stat", bytes) {
            return Some(error);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scratch() -> Vec<u8> {
        let prefix = std::env::temp_dir().join("mote-tree-");
        match mkdtemp(prefix.as_os_str().as_bytes().to_vec(), true) {
            Ok(Answer::Bytes(path)) => path,
            _ => panic!("no temporary directory"),
        }
    }

    #[test]
    fn directories_are_made_from_the_top_and_removed_whole() {
        let root = scratch();
        let deep = join(&root, b"a/b/c//");
        assert!(matches!(mkdirs(deep.clone(), 0o777), Ok(Answer::Text(top)) if top == join(&root, b"a")));
        assert!(matches!(mkdirs(deep, 0o777), Ok(Answer::Nothing)), "all there already");
        std::fs::write(OsStr::from_bytes(&join(&root, b"file")), "x").unwrap();
        let error = mkdirs(join(&root, b"file/x/y"), 0o777).err().unwrap();
        assert_eq!((error.code(), error.syscall), ("ENOTDIR", "mkdir"));
        std::os::unix::fs::symlink("/", OsStr::from_bytes(&join(&root, b"a/root"))).unwrap();
        assert!(rm(root.clone(), 0.0, 0.0).is_ok());
        assert!(!Path::new(OsStr::from_bytes(&root)).exists());
    }

    #[test]
    fn a_very_deep_directory_is_removed_without_deep_recursion() {
        let root = scratch();
        let deep = join(&root, &b"d/".repeat(1500));
        assert!(mkdirs(deep, 0o777).is_ok());
        assert!(rm(root, 0.0, 0.0).is_ok());
    }

    #[test]
    fn the_part_that_failed_is_named() {
        let error = realpath(b"/no/such/thing", true, false).err().unwrap();
        assert_eq!(error.to_string(), "ENOENT: no such file or directory, lstat '/no'");
        let error = realpath(b"/no/such/thing", false, false).err().unwrap();
        assert_eq!(error.to_string(), "ENOENT: no such file or directory, realpath '/no/such/thing'");
    }
}
