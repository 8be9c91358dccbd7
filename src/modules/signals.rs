//! Signals as events: each signal that JavaScript listens for writes into a pipe of its own, which the
//! reactor watches.

use crate::engine::Call;
use crate::engine::raw::realms::Realms;
use crate::export;
use crate::host::{Event, Handle, Host};
use crate::io::reactor::{Id, Readiness};
use rquickjs::{Array, Ctx, Function, Object, Result, Value};
use signal_hook::SigId;
use signal_hook::flag::register_conditional_default;
use signal_hook::low_level::{pipe, unregister};
use std::cell::RefCell;
use std::collections::HashMap;
use std::io::{self, Read};
use std::os::fd::AsRawFd;
use std::os::unix::net::UnixStream;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

const NAMES: &[(&str, i32)] = &[
    ("SIGHUP", libc::SIGHUP),
    ("SIGINT", libc::SIGINT),
    ("SIGQUIT", libc::SIGQUIT),
    ("SIGILL", libc::SIGILL),
    ("SIGTRAP", libc::SIGTRAP),
    ("SIGABRT", libc::SIGABRT),
    ("SIGIOT", libc::SIGIOT),
    ("SIGBUS", libc::SIGBUS),
    ("SIGFPE", libc::SIGFPE),
    ("SIGKILL", libc::SIGKILL),
    ("SIGUSR1", libc::SIGUSR1),
    ("SIGSEGV", libc::SIGSEGV),
    ("SIGUSR2", libc::SIGUSR2),
    ("SIGPIPE", libc::SIGPIPE),
    ("SIGALRM", libc::SIGALRM),
    ("SIGTERM", libc::SIGTERM),
    ("SIGCHLD", libc::SIGCHLD),
    // MIPS has none.
    #[cfg(not(any(target_arch = "mips", target_arch = "mips64")))]
    ("SIGSTKFLT", libc::SIGSTKFLT),
    ("SIGCONT", libc::SIGCONT),
    ("SIGSTOP", libc::SIGSTOP),
    ("SIGTSTP", libc::SIGTSTP),
    ("SIGTTIN", libc::SIGTTIN),
    ("SIGTTOU", libc::SIGTTOU),
    ("SIGURG", libc::SIGURG),
    ("SIGXCPU", libc::SIGXCPU),
    ("SIGXFSZ", libc::SIGXFSZ),
    ("SIGVTALRM", libc::SIGVTALRM),
    ("SIGPROF", libc::SIGPROF),
    ("SIGWINCH", libc::SIGWINCH),
    ("SIGIO", libc::SIGIO),
    ("SIGPOLL", libc::SIGPOLL),
    ("SIGPWR", libc::SIGPWR),
    ("SIGSYS", libc::SIGSYS),
];

pub fn init<'js>(ctx: &Ctx<'js>, host: &Rc<Host>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    let numbers = Object::new(ctx.clone())?;
    for (name, number) in NAMES {
        numbers.set(*name, *number)?;
    }
    object.set("numbers", numbers)?;
    let watched: Rc<RefCell<HashMap<i32, Watched>>> = Rc::default();
    let (h, w) = (Rc::clone(host), Rc::clone(&watched));
    // Answers errno, or 0.
    export!(object, "watch", move |signal: i32| -> i32 {
        let mut watched = w.borrow_mut();
        let begun = watched.entry(signal).or_default().watch(&h, signal);
        begun.err().map_or(0, |e| e.raw_os_error().unwrap_or(libc::EINVAL))
    });
    let w = Rc::clone(&watched);
    // (signal, function) [what the function answers], or undefined when the signal interrupted it.
    export!(object, "runInterruptible", move |ctx: Ctx<'js>, signal: i32, function: Function<'js>| {
        run_interruptible(&ctx, &w, signal, &function)
    });
    let h = Rc::clone(host);
    export!(object, "unwatch", move |signal: i32| {
        if let Some(entry) = watched.borrow_mut().get_mut(&signal) {
            entry.unwatch(&h);
        }
    });
    Ok(object)
}

fn run_interruptible<'js>(
    ctx: &Ctx<'js>,
    watched: &RefCell<HashMap<i32, Watched>>,
    signal: i32,
    function: &Function<'js>,
) -> Result<Option<Array<'js>>> {
    let flag = Arc::clone(&ctx.userdata::<Realms>().ok_or(rquickjs::Error::Unknown)?.deadline.is_interrupted);
    watched.borrow_mut().entry(signal).or_default().take_over(signal)?;
    let hook = signal_hook::flag::register(signal, Arc::clone(&flag))?;
    let value = function.call::<_, Value>(());
    unregister(hook);
    watched.borrow_mut().entry(signal).or_default().give_back();
    if flag.swap(false, Ordering::SeqCst) && value.is_err() {
        ctx.catch();
        return Ok(None);
    }
    let answer = Array::new(ctx.clone())?;
    answer.set(0, value?)?;
    Ok(Some(answer))
}

/// One signal that is, or once was, listened for.
#[derive(Default)]
struct Watched {
    pipe: Option<(Id, SigId)>,
    /// While set, our handler does what the system would do by default: signal-hook never gives a handler
    /// back.
    acts_by_default: Option<Arc<AtomicBool>>,
}

impl Watched {
    fn watch(&mut self, host: &Host, signal: i32) -> io::Result<()> {
        // SIGKILL and SIGSTOP can't be caught; SIGSEGV and its kin must not be.
        if signal_hook::consts::FORBIDDEN.contains(&signal) {
            return Err(io::Error::from_raw_os_error(libc::EINVAL));
        }
        self.take_over(signal)?;
        if self.pipe.is_none() {
            self.pipe = Some(open_pipe(host, signal)?);
        }
        Ok(())
    }

    // From now on the system's own action does not happen.
    fn take_over(&mut self, signal: i32) -> io::Result<()> {
        match &self.acts_by_default {
            Some(flag) => flag.store(false, Ordering::SeqCst),
            None => {
                let flag = Arc::new(AtomicBool::new(false));
                register_conditional_default(signal, Arc::clone(&flag))?;
                self.acts_by_default = Some(flag);
            }
        }
        Ok(())
    }

    // Unless somebody listens, the system acts again.
    fn give_back(&mut self) {
        if let (Some(flag), None) = (&self.acts_by_default, &self.pipe) {
            flag.store(true, Ordering::SeqCst);
        }
    }

    fn unwatch(&mut self, host: &Host) {
        if let Some((id, hook)) = self.pipe.take() {
            unregister(hook);
            host.close(id);
        }
        self.give_back();
    }
}

fn open_pipe(host: &Host, signal: i32) -> io::Result<(Id, SigId)> {
    let (theirs, ours) = UnixStream::pair()?;
    theirs.set_nonblocking(true)?;
    ours.set_nonblocking(true)?;
    let fd = ours.as_raw_fd();
    let watcher = Watcher { pipe: ours, signal, caught: false };
    let id = host.open(Box::new(watcher), |reactor, id| reactor.register_readable(fd, id))?;
    pipe::register(signal, theirs).map(|hook| (id, hook)).inspect_err(|_| drop(host.close(id)))
}

struct Watcher {
    pipe: UnixStream,
    signal: i32,
    caught: bool,
}

impl Handle for Watcher {
    fn ready(&mut self, _host: &Host, _id: Id, _readiness: Readiness) {
        let mut bytes = [0; 64];
        // Like the system's own pending signals, several of a kind may arrive as one.
        while matches!(self.pipe.read(&mut bytes), Ok(count) if count > 0) {
            self.caught = true;
        }
    }

    fn next_call<'js>(&mut self, ctx: &Ctx<'js>, _host: &Host, _id: Id) -> Result<Option<Call<'js>>> {
        let caught = std::mem::take(&mut self.caught);
        Ok(caught.then(|| Call::new(ctx, Event::Signal, self.signal)))
    }

    // Listening for a signal does not keep a program alive.
    fn is_referenced(&self) -> bool {
        false
    }

    fn set_referenced(&mut self, _referenced: bool) {}
}
