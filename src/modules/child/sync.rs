//! Starting a program and waiting for its end, without the loop: its pipes are polled here, fed what they
//! are to be fed and read up to a limit. At the limit, or when its time is over, it is killed.

use super::launch::{self, Ends, Request};
use rquickjs::{Object, Result};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::process::{Pid, PidfdFlags, pidfd_open};
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::time::{Duration, Instant};

const CHUNK: usize = 64 * 1024;
/// How often a kernel without pidfds is asked whether the program has ended.
const PATIENCE: Duration = Duration::from_millis(10);

/// What a program may use up.
pub struct Limits {
    deadline: Option<Instant>,
    /// Bytes that all pipes together may bring.
    output: Option<usize>,
    kill_signal: i32,
}

impl Limits {
    /// From { timeout, maxBuffer, killSignal }; a timeout of 0 is none, a buffer of 0 has no limit.
    pub fn read(options: &Object) -> Result<Limits> {
        let timeout: f64 = options.get("timeout")?;
        let output: f64 = options.get("maxBuffer")?;
        Ok(Limits {
            deadline: (timeout > 0.0)
                .then(|| Duration::try_from_secs_f64(timeout / 1000.0).ok())
                .flatten()
                .and_then(|timeout| Instant::now().checked_add(timeout)),
            output: (output > 0.0).then_some(output as usize),
            kill_signal: options.get("killSignal")?,
        })
    }
}

/// How it went. `errno` is that of what went wrong, and 0 if nothing did: ETIMEDOUT, ENOBUFS for too much
/// output, or why the program could not be started (then `pid` is 0).
pub struct Ended {
    pub errno: i32,
    pub pid: i32,
    pub status: i32,
    pub signal: i32,
    /// What came out of each pipe; none for what is no pipe.
    pub outputs: Vec<Option<Vec<u8>>>,
}

impl Ended {
    fn before_it_began(error: &io::Error) -> Ended {
        Ended { errno: launch::errno(error), pid: 0, status: 0, signal: 0, outputs: Vec::new() }
    }
}

pub fn run(request: Request, stdio: &[i32], inputs: Vec<Vec<u8>>, limits: Limits) -> Ended {
    let (program, ends) = match launch::prepare(request, stdio) {
        Ok(prepared) => prepared,
        Err(e) => return Ended::before_it_began(&e),
    };
    let pipes = match pipes(ends, inputs) {
        Ok(pipes) => pipes,
        Err(e) => return Ended::before_it_began(&e),
    };
    match crate::sys::spawn::spawn(program) {
        Ok(pid) => Run { pid, pipes, received: 0, limits, errno: 0, killed: false, ended: None }.finish(),
        Err(e) => Ended::before_it_began(&e),
    }
}

struct Pipe {
    /// None once it is through.
    ours: Option<OwnedFd>,
    is_pipe: bool,
    input: Vec<u8>,
    fed: usize,
    output: Vec<u8>,
}

fn pipes(ends: Ends, inputs: Vec<Vec<u8>>) -> io::Result<Vec<Pipe>> {
    let mut inputs = inputs.into_iter();
    let make = |(number, end): (usize, Option<OwnedFd>)| {
        let input = inputs.next().unwrap_or_default();
        if let Some(end) = &end {
            rustix::io::ioctl_fionbio(end, true)?;
            if input.is_empty() {
                rustix::net::shutdown(end, rustix::net::Shutdown::Write)?;
            }
            if number == 0 {
                rustix::net::shutdown(end, rustix::net::Shutdown::Read)?;
            }
        }
        let ours = end.filter(|_| number != 0 || !input.is_empty());
        Ok(Pipe { is_pipe: ours.is_some(), ours, input, fed: 0, output: Vec::new() })
    };
    ends.into_iter().enumerate().map(make).collect()
}

struct Run {
    pid: i32,
    pipes: Vec<Pipe>,
    received: usize,
    limits: Limits,
    errno: i32,
    killed: bool,
    ended: Option<(i32, i32)>,
}

impl Run {
    fn finish(mut self) -> Ended {
        let mut pidfd = Pid::from_raw(self.pid).and_then(|pid| pidfd_open(pid, PidfdFlags::empty()).ok());
        let mut buffer = vec![0; CHUNK];
        while self.ended.is_none() || self.pipes.iter().any(|pipe| pipe.ours.is_some()) {
            if self.limits.deadline.is_some_and(|at| !self.killed && Instant::now() >= at) {
                self.kill(libc::ETIMEDOUT);
            }
            let is_asking = self.ended.is_none() && pidfd.is_none();
            self.wait_for_news(pidfd.as_ref(), is_asking.then_some(PATIENCE));
            for at in 0..self.pipes.len() {
                self.move_bytes(at, &mut buffer);
            }
            if self.ended.is_none() {
                self.ended = crate::sys::wait_child(self.pid, false).unwrap_or(Some((0, 0)));
                if self.ended.is_some() {
                    pidfd = None;
                }
            }
        }
        let (status, signal) = self.ended.unwrap_or_default();
        let outputs = self
            .pipes
            .into_iter()
            .enumerate()
            .map(|(number, pipe)| (pipe.is_pipe && number != 0).then_some(pipe.output));
        Ended { errno: self.errno, pid: self.pid, status, signal, outputs: outputs.collect() }
    }

    fn wait_for_news(&self, pidfd: Option<&OwnedFd>, patience: Option<Duration>) {
        let mut fds: Vec<PollFd> = Vec::new();
        for pipe in &self.pipes {
            if let Some(ours) = &pipe.ours {
                let feeds = if pipe.input.is_empty() { PollFlags::empty() } else { PollFlags::OUT };
                fds.push(PollFd::from_borrowed_fd(ours.as_fd(), PollFlags::IN | feeds));
            }
        }
        fds.extend(pidfd.map(|fd| PollFd::from_borrowed_fd(fd.as_fd(), PollFlags::IN)));
        let now = Instant::now();
        let deadline = self.limits.deadline.filter(|_| !self.killed);
        let until = deadline.map(|at| at.saturating_duration_since(now)).into_iter().chain(patience).min();
        let until = until.and_then(|until| Timespec::try_from(until).ok());
        // Interrupted or not: what there is to do is looked for afterwards.
        let _ = poll(&mut fds, until.as_ref());
    }

    // Both directions of one pipe, as far as they go.
    fn move_bytes(&mut self, at: usize, buffer: &mut [u8]) {
        let pipe = &mut self.pipes[at];
        let Some(ours) = &pipe.ours else { return };
        if !pipe.input.is_empty() {
            match rustix::net::send(ours, &pipe.input[pipe.fed..], rustix::net::SendFlags::NOSIGNAL) {
                Ok(count) => pipe.fed += count,
                Err(Errno::AGAIN | Errno::INTR) => {}
                // It reads no more; as in Node that is its own affair.
                Err(_) => pipe.fed = pipe.input.len(),
            }
            if pipe.fed == pipe.input.len() {
                pipe.input = Vec::new();
                if at == 0 {
                    pipe.ours = None;
                    return;
                }
                // Gone or not, nothing more is to be said.
                let _ = rustix::net::shutdown(ours, rustix::net::Shutdown::Write);
            }
        }
        if at == 0 {
            return;
        }
        match rustix::io::read(ours, &mut *buffer) {
            Err(Errno::AGAIN | Errno::INTR) => {}
            Ok(count) if count > 0 => {
                // What is too much is kept, as in Node: it is a chunk at most.
                pipe.output.extend_from_slice(&buffer[..count]);
                self.received += count;
                if self.limits.output.is_some_and(|most| self.received > most) {
                    self.kill(libc::ENOBUFS);
                }
            }
            _ => pipe.ours = None,
        }
    }

    // It may have children of its own that keep the pipes open: those are not waited for.
    fn kill(&mut self, why: i32) {
        if self.killed {
            return;
        }
        self.killed = true;
        self.errno = why;
        if self.ended.is_none() && crate::sys::kill(self.pid, self.limits.kill_signal).is_err() {
            // Not even a signal, or one we may not send: what is left is the one that everybody may.
            let _ = crate::sys::kill(self.pid, libc::SIGKILL);
        }
        for pipe in &mut self.pipes {
            pipe.ours = None;
        }
    }
}
