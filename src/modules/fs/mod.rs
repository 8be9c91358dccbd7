//! The native half of `fs`: one plain function for each operation, bound once.
//!
//! Every operation is a function from owned arguments to an [`Answer`] or a system error, in `files`,
//! `meta` and `tree`. The binding's last argument says when: `false` runs it now and throws what fails,
//! `true` runs it on a pool thread and answers the job's number, whose end `Event::Job` tells. No pool
//! thread ever sees JavaScript's memory: what is written is copied out first, what was read is copied in
//! (or becomes a new ArrayBuffer) on the main thread.
//!
//! Arguments are checked in js/node/fs.js and its private rooms. Paths are bytes: strings arrive as UTF-8,
//! Buffers as they are. Errors carry Node's names of the calls (`scandir`, `copyfile`, `utime`, …).

mod files;
mod meta;
mod tree;
mod watch;

use crate::engine::native::{Argument, Passed};
use crate::engine::raw;
use crate::engine::value::{array_buffer, array_buffer_copy, throw_system};
use crate::error::SysError;
use crate::export;
use crate::host::{Finish, Host};
use rquickjs::{Array, Ctx, Object, Result, Value};
use rustix::io::Errno;
use std::rc::Rc;

/// What an operation brings back.
pub enum Answer {
    Nothing,
    Number(f64),
    /// A string; what is not UTF-8 becomes U+FFFD.
    Text(Vec<u8>),
    /// An ArrayBuffer.
    Bytes(Vec<u8>),
    /// The ArrayBuffer of a Float64Array, or of a BigInt64Array when `exact`.
    Words {
        values: Vec<i64>,
        exact: bool,
    },
    Entries(tree::Entries),
    /// An array of `Words`, and of `Bytes` if they were read.
    File {
        words: Vec<i64>,
        contents: Option<Vec<u8>>,
    },
}

type Answered = std::result::Result<Answer, SysError>;

/// Above this size the bytes of an ArrayBuffer stay where Rust has put them; below, a copy into memory
/// that QuickJS counts is cheap and keeps the collector informed.
const COPY_UP_TO: usize = 16 * 1024;

impl Answer {
    fn into_value<'js>(self, ctx: &Ctx<'js>) -> Result<Value<'js>> {
        match self {
            Answer::Nothing => Ok(Value::new_undefined(ctx.clone())),
            Answer::Number(number) => Ok(Value::new_number(ctx.clone(), number)),
            Answer::Text(bytes) => text_value(ctx, &bytes),
            Answer::Bytes(bytes) => bytes_value(ctx, bytes),
            Answer::Words { values, exact } => words_value(ctx, &values, exact),
            Answer::Entries(entries) => entries_value(ctx, entries),
            Answer::File { words, contents } => file_value(ctx, &words, contents),
        }
    }
}

fn file_value<'js>(ctx: &Ctx<'js>, words: &[i64], contents: Option<Vec<u8>>) -> Result<Value<'js>> {
    let parts = Array::new(ctx.clone())?;
    parts.set(0, words_value(ctx, words, false)?)?;
    if let Some(bytes) = contents {
        parts.set(1, bytes_value(ctx, bytes)?)?;
    }
    Ok(parts.into_value())
}

fn text_value<'js>(ctx: &Ctx<'js>, bytes: &[u8]) -> Result<Value<'js>> {
    let text = String::from_utf8_lossy(bytes);
    Ok(rquickjs::String::from_str(ctx.clone(), &text)?.into_value())
}

fn bytes_value<'js>(ctx: &Ctx<'js>, bytes: Vec<u8>) -> Result<Value<'js>> {
    if bytes.len() <= COPY_UP_TO { array_buffer_copy(ctx, &bytes) } else { array_buffer(ctx, bytes) }
}

fn words_value<'js>(ctx: &Ctx<'js>, values: &[i64], exact: bool) -> Result<Value<'js>> {
    let bytes: Vec<u8> = if exact {
        values.iter().flat_map(|value| value.to_ne_bytes()).collect()
    } else {
        values.iter().flat_map(|value| (*value as f64).to_ne_bytes()).collect()
    };
    array_buffer_copy(ctx, &bytes)
}

// `[name, …]`, or `[name, type, name, type, …]`.
fn entries_value<'js>(ctx: &Ctx<'js>, entries: tree::Entries) -> Result<Value<'js>> {
    let array = Array::new(ctx.clone())?;
    let mut length = 0;
    for (name, kind) in &entries.list {
        let name = if entries.raw { array_buffer_copy(ctx, name) } else { text_value(ctx, name) };
        array.set(length, name?)?;
        length += 1;
        if entries.typed {
            array.set(length, *kind)?;
            length += 1;
        }
    }
    Ok(array.into_value())
}

/// A path or data from JavaScript: the UTF-8 of a string, or the bytes of a buffer.
pub struct Bytes(Vec<u8>);

impl Bytes {
    #[inline(never)]
    fn of(value: Value) -> Result<Bytes> {
        if !value.is_string()
            && let Some(bytes) = raw::with_bytes(&value, |bytes| bytes.to_vec())
        {
            return Ok(Bytes(bytes));
        }
        raw::with_text(&value, |bytes| Bytes(bytes.to_vec()))
    }
}

impl<'js> Argument<'js> for Bytes {
    fn take(passed: &Passed<'_, 'js>, index: usize) -> Result<Bytes> {
        Bytes::of(passed.value(index))
    }
}

/// A file by its path or by its open descriptor.
pub enum Target {
    Path(Vec<u8>),
    Fd(i32),
}

impl<'js> Argument<'js> for Target {
    fn take(passed: &Passed<'_, 'js>, index: usize) -> Result<Target> {
        match passed.int(index) {
            Ok(fd) => Ok(Target::Fd(fd)),
            Err(_) => Bytes::of(passed.value(index)).map(|bytes| Target::Path(bytes.0)),
        }
    }
}

/// Names what the system refused.
trait Blame<T> {
    fn of(self, syscall: &'static str) -> std::result::Result<T, SysError>;
    fn on(self, syscall: &'static str, path: &[u8]) -> std::result::Result<T, SysError>;
    fn between(self, syscall: &'static str, path: &[u8], dest: &[u8]) -> std::result::Result<T, SysError>;
}

impl<T> Blame<T> for rustix::io::Result<T> {
    fn of(self, syscall: &'static str) -> std::result::Result<T, SysError> {
        self.map_err(|errno| SysError::new(errno.raw_os_error(), syscall))
    }

    fn on(self, syscall: &'static str, path: &[u8]) -> std::result::Result<T, SysError> {
        self.of(syscall).map_err(|error| error.with_path(&String::from_utf8_lossy(path)))
    }

    fn between(self, syscall: &'static str, path: &[u8], dest: &[u8]) -> std::result::Result<T, SysError> {
        self.on(syscall, path).map_err(|error| error.with_dest(&String::from_utf8_lossy(dest)))
    }
}

/// The same system call again for as long as a signal cuts it short.
fn retry<T>(mut call: impl FnMut() -> rustix::io::Result<T>) -> rustix::io::Result<T> {
    loop {
        match call() {
            Err(Errno::INTR) => {}
            done => return done,
        }
    }
}

/// What an operation does. Boxed, so that what stands around it is compiled once and not for each.
type Work = Box<dyn FnOnce() -> Answered + Send>;

/// Runs `work` now, or on a pool thread.
fn run<'js>(ctx: &Ctx<'js>, host: &Host, later: bool, work: Work) -> Result<Value<'js>> {
    if !later {
        return match work() {
            Ok(answer) => answer.into_value(ctx),
            Err(error) => Err(throw_system(ctx, &error)),
        };
    }
    let finish = |answer: Answer| -> Finish { Box::new(move |ctx| answer.into_value(ctx)) };
    match host.spawn_blocking(move || work().map(finish)) {
        Ok(job) => Ok(Value::new_int(ctx.clone(), job as i32)),
        Err(e) => Err(throw_system(ctx, &SysError::from_io(&e, "pthread_create"))),
    }
}

/// Binds an operation: `operation!('js, object, host, "unlink", |path: Bytes| tree::unlink(&path.0))`.
macro_rules! operation {
    ($js:lifetime, $object:expr, $host:expr, $name:literal, |$($arg:ident: $kind:ty),*| $work:expr) => {{
        let host = Rc::clone($host);
        export!($object, $name, move |ctx: Ctx<$js>, $($arg: $kind,)* later: bool| {
            run(&ctx, &host, later, Box::new(move || $work))
        })
    }};
}

pub fn init<'js>(ctx: &Ctx<'js>, host: &Rc<Host>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    bind_files(&object, host)?;
    bind_buffers(&object, host)?;
    bind_meta(&object, host)?;
    bind_tree(&object, host)?;
    watch::bind(&object, host)?;
    Ok(object)
}

/// The flags of open(2), which are not the same numbers on every processor, in the order in which
/// js/node/internal/fs/constants.js takes them.
fn open_flags() -> Vec<i32> {
    vec![
        libc::O_CREAT,
        libc::O_EXCL,
        libc::O_NOCTTY,
        libc::O_TRUNC,
        libc::O_APPEND,
        libc::O_DIRECTORY,
        libc::O_NOATIME,
        libc::O_NOFOLLOW,
        libc::O_SYNC,
        libc::O_DSYNC,
        libc::O_DIRECT,
        libc::O_NONBLOCK,
    ]
}

fn bind_files<'js>(o: &Object<'js>, h: &Rc<Host>) -> Result<()> {
    export!(o, "openFlags", open_flags);
    operation!('js, o, h, "open", |path: Bytes, flags: i32, mode: u32| files::open(&path.0, flags, mode));
    operation!('js, o, h, "close", |fd: i32| files::close(fd));
    operation!('js, o, h, "truncate", |fd: i32, length: f64| files::truncate(fd, length));
    operation!('js, o, h, "fsync", |fd: i32| files::sync(fd));
    operation!('js, o, h, "fdatasync", |fd: i32| files::sync_data(fd));
    operation!('js, o, h, "copyFile", |from: Bytes, to: Bytes, mode: i32| {
        files::copy(&from.0, &to.0, mode)
    });
    // A string when `text`; the size, a number, when the file is larger than `limit`.
    operation!('js, o, h, "readFile", |target: Target, flags: i32, limit: f64, text: bool| {
        files::read_whole(&target, flags, limit, text)
    });
    operation!('js, o, h, "writeFile", |target: Target, data: Bytes, flags: i32, mode: u32| {
        files::write_whole(&target, &data.0, flags, mode)
    });
    // A new ArrayBuffer with up to `length` bytes; a negative position is the descriptor's own.
    operation!('js, o, h, "readNew", |fd: i32, length: f64, position: f64| {
        files::read_new(fd, length, position)
    });
    Ok(())
}

// The ways that spare a copy when the call is not to wait.
fn bind_buffers<'js>(o: &Object<'js>, h: &Rc<Host>) -> Result<()> {
    export!(o, "readInto", |ctx: Ctx<'js>,
                            fd: i32,
                            target: Value<'js>,
                            offset: f64,
                            length: f64,
                            position: f64|
     -> Result<f64> {
        let read = raw::with_bytes(&target, |bytes| {
            let range = part_of(bytes.len(), offset, length);
            files::read_into(fd, &mut bytes[range], position)
        });
        read.unwrap_or(Ok(0)).map(|count| count as f64).map_err(|error| throw_system(&ctx, &error))
    });
    let host = Rc::clone(h);
    export!(o, "write", move |ctx: Ctx<'js>,
                              fd: i32,
                              data: Value<'js>,
                              offset: f64,
                              length: f64,
                              position: f64,
                              later: bool|
          -> Result<Value<'js>> {
        if later {
            let bytes = Bytes::of(data)?.0;
            let range = part_of(bytes.len(), offset, length);
            return run(&ctx, &host, true, Box::new(move || files::write(fd, &bytes[range], position)));
        }
        let write = |bytes: &[u8]| files::write(fd, &bytes[part_of(bytes.len(), offset, length)], position);
        let written = match raw::with_bytes(&data, |bytes| write(bytes)) {
            Some(written) => written,
            None => raw::with_text(&data, write)?,
        };
        written.map_err(|error| throw_system(&ctx, &error))?.into_value(&ctx)
    });
    Ok(())
}

// JavaScript has checked the range; a buffer that shrank since then (a resizable one) yields less.
fn part_of(size: usize, offset: f64, length: f64) -> std::ops::Range<usize> {
    let start = (offset as usize).min(size);
    let end = start.saturating_add(length as usize).min(size);
    start..end
}

fn bind_meta<'js>(o: &Object<'js>, h: &Rc<Host>) -> Result<()> {
    // How: see meta::EXACT and its neighbours. Answers the words that js/node/internal/fs/stats.js reads.
    operation!('js, o, h, "stat", |path: Bytes, how: i32| meta::stat(&path.0, how));
    // What stat says, and the bytes of a regular file of up to `limit` that can be read: one wait instead of two.
    operation!('js, o, h, "look", |path: Bytes, limit: f64| meta::look(&path.0, limit));
    operation!('js, o, h, "fstat", |fd: i32, how: i32| meta::fstat(fd, how));
    operation!('js, o, h, "statfs", |path: Bytes, how: i32| meta::statfs(&path.0, how));
    export!(o, "exists", |path: Bytes| meta::exists(&path.0));
    operation!('js, o, h, "access", |path: Bytes, mode: u32| meta::access(&path.0, mode));
    operation!('js, o, h, "chmod", |path: Bytes, mode: u32| meta::chmod(&path.0, mode));
    operation!('js, o, h, "fchmod", |fd: i32, mode: u32| meta::fchmod(fd, mode));
    // An id of -1 stays as it is.
    operation!('js, o, h, "chown", |path: Bytes, uid: f64, gid: f64| meta::chown(&path.0, uid, gid));
    operation!('js, o, h, "lchown", |path: Bytes, uid: f64, gid: f64| meta::lchown(&path.0, uid, gid));
    operation!('js, o, h, "fchown", |fd: i32, uid: f64, gid: f64| meta::fchown(fd, uid, gid));
    // Times are seconds since 1970 with fractions.
    operation!('js, o, h, "utimes", |path: Bytes, at: f64, mt: f64| meta::utimes(&path.0, at, mt));
    operation!('js, o, h, "lutimes", |path: Bytes, at: f64, mt: f64| meta::lutimes(&path.0, at, mt));
    operation!('js, o, h, "futimes", |fd: i32, at: f64, mt: f64| meta::futimes(fd, at, mt));
    Ok(())
}

fn bind_tree<'js>(o: &Object<'js>, h: &Rc<Host>) -> Result<()> {
    // Types alternate with the names when `typed`; names are ArrayBuffers when `raw`. `opening` says
    // whether an error is opendir's or scandir's.
    operation!('js, o, h, "readdir", |path: Bytes, typed: bool, raw: bool, opening: bool| {
        tree::readdir(&path.0, typed, raw, opening)
    });
    operation!('js, o, h, "mkdir", |path: Bytes, mode: u32| tree::mkdir(&path.0, mode));
    operation!('js, o, h, "mkdirs", |path: Bytes, mode: u32| tree::mkdirs(path.0, mode));
    operation!('js, o, h, "mkdtemp", |prefix: Bytes, raw: bool| tree::mkdtemp(prefix.0, raw));
    operation!('js, o, h, "rmdir", |path: Bytes| tree::rmdir(&path.0));
    operation!('js, o, h, "rm", |path: Bytes, retries: f64, delay: f64| tree::rm(path.0, retries, delay));
    operation!('js, o, h, "unlink", |path: Bytes| tree::unlink(&path.0));
    operation!('js, o, h, "rename", |from: Bytes, to: Bytes| tree::rename(&from.0, &to.0));
    operation!('js, o, h, "link", |from: Bytes, to: Bytes| tree::link(&from.0, &to.0));
    operation!('js, o, h, "symlink", |target: Bytes, path: Bytes| tree::symlink(&target.0, &path.0));
    operation!('js, o, h, "readlink", |path: Bytes, raw: bool| tree::readlink(&path.0, raw));
    // With `detailed` an error names the component that failed, as Node's own walk does.
    operation!('js, o, h, "realpath", |path: Bytes, detailed: bool, raw: bool| {
        tree::realpath(&path.0, detailed, raw)
    });
    Ok(())
}
