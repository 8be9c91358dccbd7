//! The native half of `process`: the process itself, standard output, memory, time.

use crate::engine::raw;
use crate::engine::value::throw_system;
use crate::error::SysError;
use crate::export;
use crate::host::{Host, Program, Source};
use rquickjs::{Array, Ctx, Object, Result, Value};
use std::ffi::CString;
use std::io;
use std::os::unix::fs::FileExt;
use std::rc::Rc;
use std::time::UNIX_EPOCH;

/// The Node release whose behaviour mote stands for.
pub const NODE_VERSION: &str = "v22.21.1";

pub fn init<'js>(ctx: &Ctx<'js>, host: &Rc<Host>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    describe_program(&object, host)?;
    output(&object)?;
    identity(ctx, &object, host)?;
    clocks(&object, host)?;
    let h = Rc::clone(host);
    let program = Rc::clone(host);
    export!(object, "environmentFlags", move || -> Vec<String> {
        program.program.environment_flags.map_or_else(Vec::new, |list| list())
    });
    export!(object, "exit", move |ctx: Ctx<'js>, status: i32| -> Result<()> {
        h.flush();
        if let Some(stop) = &h.program.limits.stop {
            stop.request(status);
            return Err(raw::throw_uncatchable(&ctx));
        }
        h.restore_terminal();
        std::process::exit(status)
    });
    let h = Rc::clone(host);
    export!(object, "abort", move || -> () {
        h.flush();
        std::process::abort()
    });
    export!(object, "memoryUsage", |ctx: Ctx<'js>| -> Result<Vec<f64>> {
        let (reserved, used) = raw::memory_usage(&ctx);
        Ok(vec![resident_bytes() as f64, reserved as f64, used as f64])
    });
    export!(object, "gc", |ctx: Ctx<'js>| ctx.run_gc());
    Ok(object)
}

// What was asked for on the command line, for internal/main and process.argv.
fn describe_program(object: &Object, host: &Host) -> Result<()> {
    let program = &host.program;
    let (kind, code, print) = match &program.source {
        Source::Stdin => ("stdin", "", false),
        Source::Repl => ("repl", "", false),
        Source::Test => ("test", "", false),
        Source::Worker => ("worker", "", false),
        Source::File(path) => ("file", path.as_str(), false),
        Source::Run(name) => ("run", name.as_str(), false),
        Source::Eval { code, print } => ("eval", code.as_str(), *print),
    };
    object.set("kind", kind)?;
    object.set("source", code)?;
    object.set("print", print)?;
    object.set("args", program.args.clone())?;
    object.set("execArgv", program.exec_args.clone())?;
    object.set("preload", program.preload.clone())?;
    object.set("conditions", program.conditions.clone())?;
    object.set("flags", flags(object.ctx(), program)?)?;
    object.set("argv0", program.argv0.as_str())?;
    object.set("execPath", exec_path())?;
    object.set("nodeVersion", NODE_VERSION)?;
    object.set("moteVersion", env!("CARGO_PKG_VERSION"))?;
    object.set("quickjsVersion", raw::quickjs_version())?;
    object.set("arch", arch())?;
    object.set("pid", std::process::id())?;
    Ok(())
}

// [name, true | false | text, whether all count] of each flag.
fn flags<'js>(ctx: &Ctx<'js>, program: &Program) -> Result<Array<'js>> {
    let all = Array::new(ctx.clone())?;
    for (at, flag) in program.flags.iter().enumerate() {
        let entry = Array::new(ctx.clone())?;
        entry.set(0, flag.name.as_str())?;
        match &flag.value {
            Some(text) if flag.is_text => entry.set(1, text.as_str())?,
            on => entry.set(1, on.is_some())?,
        }
        entry.set(2, flag.is_list)?;
        all.set(at, entry)?;
    }
    Ok(all)
}

fn exec_path() -> String {
    std::env::current_exe().map_or_else(|_| "mote".into(), |path| path.to_string_lossy().into_owned())
}

/// Node's name for the processor.
fn arch() -> &'static str {
    match std::env::consts::ARCH {
        "x86_64" => "x64",
        "x86" => "ia32",
        "aarch64" => "arm64",
        "mips" if cfg!(target_endian = "little") => "mipsel",
        other => other,
    }
}

fn output<'js>(object: &Object<'js>) -> Result<()> {
    export!(object, "writeSync", |ctx: Ctx<'js>, fd: i32, data: Value<'js>| -> Result<()> {
        let written = match raw::with_bytes(&data, |bytes| write_all(fd, bytes)) {
            Some(written) => written,
            None => raw::with_text(&data, |bytes| write_all(fd, bytes))?,
        };
        written.map_err(|e| throw_system(&ctx, &SysError::from_io(&e, "write")))
    });
    export!(object, "isatty", |fd: i32| rustix_fd(fd, |fd| { rustix::termios::isatty(fd) }).unwrap_or(false));
    export!(object, "windowSize", |fd: i32| -> Option<Vec<u16>> {
        let size = rustix_fd(fd, |fd| rustix::termios::tcgetwinsize(fd))?.ok()?;
        Some(vec![size.ws_col, size.ws_row])
    });
    Ok(())
}

// A number from a script, lent for one call if it is an open descriptor.
fn rustix_fd<T>(fd: i32, body: impl FnOnce(&std::os::fd::OwnedFd) -> T) -> Option<T> {
    crate::sys::duplicate(fd).ok().map(|fd| body(&fd))
}

/// Writes everything, waiting where the descriptor is non-blocking and full: output that a program
/// printed is not lost, and it is in the order of the calls.
fn write_all(fd: i32, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match crate::sys::write(fd, bytes) {
            Ok(count) => bytes = &bytes[count..],
            Err(e) if e.kind() == io::ErrorKind::WouldBlock => crate::sys::wait_writable(fd)?,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
    Ok(())
}

fn identity<'js>(ctx: &Ctx<'js>, object: &Object<'js>, host: &Rc<Host>) -> Result<()> {
    export!(object, "cwd", |ctx: Ctx<'js>| -> Result<String> {
        let cwd =
            std::env::current_dir().map_err(|e| throw_system(&ctx, &SysError::from_io(&e, "uv_cwd")))?;
        Ok(cwd.to_string_lossy().into_owned())
    });
    export!(object, "chdir", |ctx: Ctx<'js>, path: String| -> Result<()> {
        let from =
            std::env::current_dir().map_or_else(|_| String::new(), |p| p.to_string_lossy().into_owned());
        std::env::set_current_dir(&path).map_err(|e| {
            let error = SysError::from_io(&e, "chdir").with_path(&from).with_dest(&path);
            throw_system(&ctx, &error)
        })
    });
    export!(object, "ids", || -> Vec<u32> {
        use rustix::process::{getegid, geteuid, getgid, getuid};
        vec![getuid().as_raw(), geteuid().as_raw(), getgid().as_raw(), getegid().as_raw()]
    });
    // `call` is the system call's name, `id` a user or group. Answers errno, or 0.
    export!(object, "setId", |call: String, id: u32| -> i32 { errno_of(crate::sys::set_id(&call, id)) });
    export!(object, "setGroups", |groups: Vec<u32>| -> i32 { errno_of(crate::sys::set_groups(&groups)) });
    export!(object, "ppid", || rustix::process::getppid().map_or(0, |pid| pid.as_raw_nonzero().get()));
    // A negative mask only asks.
    export!(object, "umask", |mask: f64| -> u32 {
        use rustix::process::umask;
        let old = umask(rustix::fs::Mode::from_bits_truncate(if mask < 0.0 { 0o22 } else { mask as u32 }));
        if mask < 0.0 {
            umask(old);
        }
        old.bits()
    });
    // Answers errno, or 0. It may be the end of this very process.
    let h = Rc::clone(host);
    export!(object, "kill", move |pid: i32, signal: i32| -> i32 {
        h.flush();
        errno_of(crate::sys::kill(pid, signal))
    });
    // For the Dates from now on. Not while threads of the pool are about: then the zone stays as it is.
    let h = Rc::clone(host);
    export!(object, "setTimezone", move |zone: Option<String>| -> bool {
        crate::sys::set_timezone(zone.as_deref(), h.other_threads())
    });
    // What ps shows: of the name the kernel keeps 15 bytes, of the command line as many as it had. Only for
    // show, so a failure is none.
    export!(object, "setTitle", |title: String| {
        let name: Vec<u8> = title.bytes().filter(|byte| *byte != 0).take(15).collect();
        let name = CString::new(name).unwrap_or_default();
        let _ = rustix::thread::set_name(&name);
        let _ = show_as_command_line(title.as_bytes());
    });
    // Names and values take turns in `env`. Comes back only when it fails, with errno.
    let h = Rc::clone(host);
    export!(object, "execve", move |path: String, args: Vec<String>, env: Vec<String>| -> i32 {
        h.flush();
        h.restore_terminal();
        replace_process(&path, &args, &env).raw_os_error().unwrap_or(libc::EINVAL)
    });
    let env = Object::new(ctx.clone())?;
    for (name, value) in std::env::vars_os() {
        env.set(name.to_string_lossy().as_ref(), value.to_string_lossy().as_ref())?;
    }
    object.set("env", env)
}

// Writes over the words that the program was started with, where the kernel reads them for others. Ours were
// copied when the program began.
fn show_as_command_line(title: &[u8]) -> io::Result<()> {
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    // The fields after the name, which may have spaces and brackets of its own: proc(5), 48 and 49.
    let fields: Vec<&str> = stat.rsplit_once(") ").map_or("", |(_, rest)| rest).split(' ').collect();
    let address = |at: usize| fields.get(at - 3).and_then(|text| text.parse::<u64>().ok()).unwrap_or(0);
    let (start, end) = (address(48), address(49));
    let Some(room) = end.checked_sub(start).filter(|_| start > 0) else { return Ok(()) };
    let mut words: Vec<u8> = title.iter().copied().take(room.saturating_sub(1) as usize).collect();
    words.resize(room as usize, 0);
    std::fs::OpenOptions::new().write(true).open("/proc/self/mem")?.write_all_at(&words, start)
}

fn replace_process(path: &str, args: &[String], env: &[String]) -> io::Error {
    // A name without a slash is no reason to look into PATH: execve(2) never does.
    let text = |text: &str| CString::new(text).map_err(io::Error::from);
    let pair = |pair: &[String]| text(&format!("{}={}", pair[0], pair[1]));
    let words = || -> io::Result<_> {
        let args = args.iter().map(|word| text(word)).collect::<io::Result<Vec<_>>>()?;
        Ok((text(path)?, args, env.chunks_exact(2).map(pair).collect::<io::Result<Vec<_>>>()?))
    };
    match words() {
        Ok((path, args, env)) => crate::sys::replace_program(&path, &args, &env),
        Err(error) => error,
    }
}

fn errno_of(done: io::Result<()>) -> i32 {
    done.err().map_or(0, |e| e.raw_os_error().unwrap_or(libc::EINVAL))
}

fn clocks(object: &Object, host: &Rc<Host>) -> Result<()> {
    // [seconds, nanoseconds] of the monotonic clock.
    export!(object, "hrtime", || {
        let time = rustix::time::clock_gettime(rustix::time::ClockId::Monotonic);
        vec![time.tv_sec as f64, time.tv_nsec as f64]
    });
    let h = Rc::clone(host);
    // Milliseconds since the start, with fractions.
    export!(object, "uptime", move || h.started().elapsed().as_secs_f64() * 1000.0);
    let h = Rc::clone(host);
    // When the program started, in milliseconds since 1970, with fractions.
    export!(object, "timeOrigin", move || {
        h.started_at().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs_f64() * 1000.0
    });
    // [user, system] microseconds of processor time, most resident KiB, minor and major page faults, reads
    // and writes of disks, voluntary and involuntary context switches: getrusage(2), of the thread alone or not.
    export!(object, "resourceUsage", resource_usage);
    Ok(())
}

fn resource_usage(of_thread: bool) -> Vec<f64> {
    let usage = crate::sys::resource_usage(of_thread);
    let microseconds = |time: libc::timeval| time.tv_sec as f64 * 1e6 + time.tv_usec as f64;
    vec![
        microseconds(usage.ru_utime),
        microseconds(usage.ru_stime),
        usage.ru_maxrss as f64,
        usage.ru_minflt as f64,
        usage.ru_majflt as f64,
        usage.ru_inblock as f64,
        usage.ru_oublock as f64,
        usage.ru_nvcsw as f64,
        usage.ru_nivcsw as f64,
    ]
}

fn resident_bytes() -> u64 {
    status_kilobytes("VmRSS:") * 1024
}

fn status_kilobytes(field: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(field));
    line.and_then(|rest| rest.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
