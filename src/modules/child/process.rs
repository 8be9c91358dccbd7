//! A child process as a handle: the kernel says when it has ended, by a descriptor of its own (pidfd), or
//! with SIGCHLD where it is too old for that (before Linux 5.3). No zombie stays: whoever hears of an end
//! takes the status at once.

use super::launch::{self, Request};
use crate::engine::Call;
use crate::host::{Event, Handle, Host};
use crate::io::reactor::{Id, Readiness};
use rquickjs::{Ctx, Result};
use rustix::process::{Pid, PidfdFlags, pidfd_open};
use signal_hook::low_level::pipe;
use std::io::{self, Read};
use std::os::fd::{AsRawFd, IntoRawFd, OwnedFd};
use std::os::unix::net::UnixStream;

/// Starts a program: [errno, id, pid, our descriptors…]. With an errno that is not 0 there is no process;
/// the pipes are there all the same, and at their end.
pub fn spawn(host: &Host, request: Request, stdio: &[i32]) -> Vec<i32> {
    let (program, ends) = match launch::prepare(request, stdio) {
        Ok(prepared) => prepared,
        Err(e) => return vec![launch::errno(&e)],
    };
    let mut result = match start(host, program) {
        Ok((id, pid)) => vec![0, id.number(), pid],
        Err(e) => vec![launch::errno(&e), -1, -1],
    };
    result.extend(ends.into_iter().map(|end| end.map_or(-1, IntoRawFd::into_raw_fd)));
    result
}

fn start(host: &Host, program: crate::sys::spawn::Program) -> io::Result<(Id, i32)> {
    // Opened first: once there is a process, nothing may fail any more.
    let child = Child { pid: 0, pidfd: None, ended: None, told: false, referenced: true };
    let id = host.open(Box::new(child), |_, _| Ok(()))?;
    let started = crate::sys::spawn::spawn(program);
    let pid = match started {
        Ok(pid) => pid,
        Err(e) => {
            host.close(id);
            return Err(e);
        }
    };
    let watched = watch(host, id, pid);
    host.with(id, |child: &mut Child| {
        child.pid = pid;
        child.pidfd = watched;
    });
    // It may have ended before anybody watched.
    host.wake(id);
    Ok((id, pid))
}

// None: nobody but SIGCHLD will tell.
fn watch(host: &Host, id: Id, pid: i32) -> Option<OwnedFd> {
    let pidfd = Pid::from_raw(pid).and_then(|pid| pidfd_open(pid, PidfdFlags::empty()).ok());
    let pidfd = pidfd.filter(|pidfd| host.register_readable(pidfd.as_raw_fd(), id).is_ok());
    if pidfd.is_none() {
        Reaper::ensure(host);
    }
    pidfd
}

pub struct Child {
    pid: i32,
    /// Kept open for the reactor's sake.
    pidfd: Option<OwnedFd>,
    ended: Option<(i32, i32)>,
    told: bool,
    referenced: bool,
}

impl Child {
    /// Answers errno, or 0. The number is still this child's: its status has not been taken.
    pub fn kill(&mut self, signal: i32) -> i32 {
        match self.ended {
            Some(_) => libc::ESRCH,
            None => crate::sys::kill(self.pid, signal).err().map_or(0, |e| launch::errno(&e)),
        }
    }

    fn reap(&mut self) {
        if self.ended.is_none() {
            // ECHILD: somebody has told the system to throw statuses away.
            self.ended = crate::sys::wait_child(self.pid, false).unwrap_or(Some((0, 0)));
        }
    }
}

impl Handle for Child {
    fn ready(&mut self, _host: &Host, _id: Id, _readiness: Readiness) {}

    fn next_call<'js>(&mut self, ctx: &Ctx<'js>, host: &Host, id: Id) -> Result<Option<Call<'js>>> {
        self.reap();
        let Some((status, signal)) = self.ended else { return Ok(None) };
        if std::mem::replace(&mut self.told, true) {
            return Ok(None);
        }
        self.pidfd = None;
        host.close(id);
        let call = Call::new(ctx, Event::ChildExit, id.number());
        Ok(Some(call.with_number(0, f64::from(status)).with_number(1, f64::from(signal))))
    }

    fn is_referenced(&self) -> bool {
        self.referenced
    }

    fn set_referenced(&mut self, referenced: bool) {
        self.referenced = referenced;
    }
}

/// Where there are no pidfds: with every SIGCHLD, all children are asked.
struct Reaper {
    pipe: UnixStream,
}

impl Reaper {
    fn ensure(host: &Host) {
        let is_there = host.open_ids().into_iter().any(|id| host.with(id, |_: &mut Reaper| ()).is_some());
        if !is_there {
            // Without descriptors to spare its end is noticed with the next child's.
            let _ = Reaper::open(host);
        }
    }

    fn open(host: &Host) -> io::Result<()> {
        let (theirs, ours) = UnixStream::pair()?;
        theirs.set_nonblocking(true)?;
        ours.set_nonblocking(true)?;
        let fd = ours.as_raw_fd();
        let id =
            host.open(Box::new(Reaper { pipe: ours }), |reactor, id| reactor.register_readable(fd, id))?;
        pipe::register(libc::SIGCHLD, theirs).map(drop).inspect_err(|_| drop(host.close(id)))
    }
}

impl Handle for Reaper {
    fn ready(&mut self, host: &Host, _id: Id, _readiness: Readiness) {
        let mut bytes = [0; 64];
        while matches!(self.pipe.read(&mut bytes), Ok(count) if count > 0) {}
        for id in host.open_ids() {
            if host.with(id, |_: &mut Child| ()).is_some() {
                host.wake(id);
            }
        }
    }

    fn next_call<'js>(&mut self, _ctx: &Ctx<'js>, _host: &Host, _id: Id) -> Result<Option<Call<'js>>> {
        Ok(None)
    }

    fn is_referenced(&self) -> bool {
        false
    }

    fn set_referenced(&mut self, _referenced: bool) {}
}
