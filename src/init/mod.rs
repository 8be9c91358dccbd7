//! Process 1 of a board that has nothing else: `mote --init app.js`. Makes the machine usable (file systems, kernel
//! modules, network), runs the program as a child, starts it again after a crash, takes in orphans, and ends
//! the machine in good order. The program is a process of its own so that nothing it does, not even running out of
//! memory, takes process 1 down with it: the kernel would not survive that.
//!
//! No JavaScript runs here. What goes wrong is told on the console, and the rest is done all the same: a board
//! without a disk or a network is still to be reached by its console.

mod drivers;
mod network;
mod system;

pub use network::Plan;

use crate::sys;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, WaitOptions, WaitStatus};
use signal_hook::flag::register_usize;
use signal_hook::low_level::pipe;
use std::convert::Infallible;
use std::io::{self, Read, Write};
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use system::End;

/// What the command line says about the machine and its one program.
pub struct Options {
    pub network: Plan,
    /// The network's interface.
    pub interface: String,
    /// Kernel modules by name or path, each with its parameters; `None`: those of /etc/modules.
    pub modules: Option<Vec<String>>,
    pub after_crash: AfterCrash,
    /// mote's own flags, the program and its arguments.
    pub words: Vec<String>,
}

/// What becomes of the machine when the program has ended with another status than 0, or by a signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterCrash {
    Restart,
    PowerOff,
    Reboot,
}

impl AfterCrash {
    /// Errors: the words that are known.
    pub fn parse(text: &str) -> Result<AfterCrash, String> {
        match text {
            "restart" => Ok(AfterCrash::Restart),
            "poweroff" => Ok(AfterCrash::PowerOff),
            "reboot" => Ok(AfterCrash::Reboot),
            _ => Err("--init-after-crash takes restart, poweroff or reboot".into()),
        }
    }
}

/// The program starts without a network that has not come up by then.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long the program has to end itself.
const GRACE: Duration = Duration::from_secs(10);
/// The same for what else it has left running.
const LAST_GRACE: Duration = Duration::from_secs(2);
/// The wait before a program that crashed is started again: doubled each time, up to the longest.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(32);
/// A program that ran as long was in order.
const SOUND: Duration = Duration::from_secs(60);

fn say(text: &str) {
    // A console that has gone must not take process 1 with it.
    let _ = writeln!(io::stderr(), "mote: {text}");
}

/// Where the words are that process 1 got none of.
const WORDS: &str = "/etc/mote-init";

/// What process 1 is to take for its command line. A kernel passes on what it does not know of its own command line
/// in front of what was meant for us; and one whose command line can't be changed starts `/init` without a
/// word: then they stand in /etc/mote-init. Of any other process: what it has.
pub fn command_line(mut args: Vec<String>) -> Vec<String> {
    if std::process::id() != 1 {
        return args;
    }
    match args.iter().position(|word| word == "--init") {
        Some(at) => drop(args.drain(1.min(at)..at)),
        None if args.len() == 1 => {
            let text = std::fs::read_to_string(WORDS).unwrap_or_default();
            let lines = text.lines().map(|line| line.split('#').next().unwrap_or_default());
            let words: Vec<String> = lines.flat_map(str::split_whitespace).map(String::from).collect();
            if !words.is_empty() {
                args.push("--init".into());
                args.extend(words);
            }
        }
        None => {}
    }
    args
}

/// Runs the machine to its end. Errors: this is not process 1, or signals can't be heard; nothing has been
/// done then.
pub fn run(options: Options) -> Result<Infallible, String> {
    let own = std::process::id();
    if own != 1 {
        return Err(format!("--init is for process 1 of a machine, and this is process {own}"));
    }
    let signals = Signals::listen().map_err(|e| format!("signals: {e}"))?;
    system::prepare();
    drivers::load(options.modules.as_deref());
    let network = network::Network::new(options.network.clone(), options.interface.clone());
    let mut board = Board {
        signals,
        network,
        app: App::Waiting { until: Instant::now() + PATIENCE, for_network: true },
        pause: FIRST_PAUSE,
        options,
    };
    system::end(board.run())
}

// What the machine was asked to do, in the word that handlers of signals share.
const POWER_OFF: usize = 1;
const REBOOT: usize = 2;

/// Signals as a descriptor that becomes readable, and a word for those that ask for something.
struct Signals {
    pipe: UnixStream,
    asked: Arc<AtomicUsize>,
}

impl Signals {
    fn listen() -> io::Result<Signals> {
        let (theirs, pipe) = UnixStream::pair()?;
        theirs.set_nonblocking(true)?;
        pipe.set_nonblocking(true)?;
        let asked = Arc::new(AtomicUsize::new(0));
        let ends = [libc::SIGTERM, libc::SIGINT, libc::SIGPWR].map(|signal| (signal, POWER_OFF));
        for (signal, word) in ends.into_iter().chain([(libc::SIGHUP, REBOOT)]) {
            // (first the word, then the bell)
            register_usize(signal, Arc::clone(&asked), word)?;
            pipe::register(signal, theirs.try_clone()?)?;
        }
        pipe::register(libc::SIGCHLD, theirs)?;
        Ok(Signals { pipe, asked })
    }

    fn silence(&mut self) {
        let mut bytes = [0; 64];
        while matches!(self.pipe.read(&mut bytes), Ok(count) if count > 0) {}
    }

    fn end_asked_for(&self) -> Option<End> {
        match self.asked.load(Ordering::SeqCst) {
            POWER_OFF => Some(End::PowerOff),
            REBOOT => Some(End::Reboot),
            _ => None,
        }
    }
}

enum App {
    /// Not started yet, or not again: at this time, or as soon as the network is up.
    Waiting {
        until: Instant,
        for_network: bool,
    },
    Running {
        pid: Pid,
        since: Instant,
    },
    Ended,
}

struct Board {
    signals: Signals,
    network: network::Network,
    app: App,
    pause: Duration,
    options: Options,
}

impl Board {
    /// Until somebody or the program itself asks for an end. Answers with everything stopped.
    fn run(&mut self) -> End {
        let end = loop {
            self.network.turn();
            self.start_app_if_due();
            self.sleep(None);
            if let Some(end) = self.reap().or_else(|| self.signals.end_asked_for()) {
                break end;
            }
        };
        self.stop_app();
        self.stop_others();
        end
    }

    // Until a signal, a datagram, the next thing to do, or the end of `limit`.
    fn sleep(&mut self, limit: Option<Instant>) {
        let start = match self.app {
            App::Waiting { until, .. } => Some(until),
            _ => None,
        };
        let next = [limit, start, self.network.due()].into_iter().flatten().min();
        let time = next.map(|at| at.saturating_duration_since(Instant::now()));
        let time =
            time.map(|time| Timespec { tv_sec: time.as_secs() as _, tv_nsec: time.subsec_nanos() as _ });
        let signals = self.signals.pipe.as_fd();
        let mut watched = vec![PollFd::from_borrowed_fd(signals, PollFlags::IN)];
        watched.extend(self.network.descriptor().map(|fd| PollFd::from_borrowed_fd(fd, PollFlags::IN)));
        // (interrupted by a signal: that is what was waited for)
        let _ = poll(&mut watched, time.as_ref());
        drop(watched);
        self.signals.silence();
    }

    fn start_app_if_due(&mut self) {
        let App::Waiting { until, for_network } = self.app else { return };
        let now = Instant::now();
        if now < until && !(for_network && self.network.is_up()) {
            return;
        }
        if now >= until && for_network {
            say("no network yet; starting the program without");
        }
        // (not by a path that must have been mounted as it was when this process was started)
        let spawned = Command::new("/proc/self/exe").args(&self.options.words).spawn();
        self.app = match spawned {
            Ok(child) => App::Running { pid: Pid::from_child(&child), since: now },
            Err(e) => {
                say(&format!("the program can't be started: {e}"));
                App::Waiting { until: now + self.pause, for_network: false }
            }
        };
        system::settle();
    }

    // Takes in all who have ended. Answers how the machine is to end if the program was among them and is to be
    // the last.
    fn reap(&mut self) -> Option<End> {
        let mut end = None;
        while let Ok(Some((pid, status))) = rustix::process::wait(WaitOptions::NOHANG) {
            if let App::Running { pid: app, since } = self.app
                && pid == app
            {
                end = self.app_has_ended(status, since.elapsed());
            }
        }
        end
    }

    fn app_has_ended(&mut self, status: WaitStatus, ran: Duration) -> Option<End> {
        self.app = App::Ended;
        if self.signals.end_asked_for().is_some() {
            return None;
        }
        if status.exit_status() == Some(0) {
            say("the program has ended; power off");
            return Some(End::PowerOff);
        }
        let how = match (status.exit_status(), status.terminating_signal()) {
            (Some(code), _) => format!("with status {code}"),
            (None, Some(signal)) => format!("by signal {signal}"),
            (None, None) => "in an unknown way".into(),
        };
        match self.options.after_crash {
            AfterCrash::PowerOff => {
                say(&format!("the program has ended {how}; power off"));
                Some(End::PowerOff)
            }
            AfterCrash::Reboot => {
                say(&format!("the program has ended {how}; reboot"));
                Some(End::Reboot)
            }
            AfterCrash::Restart => {
                let pause = if ran >= SOUND { FIRST_PAUSE } else { self.pause };
                say(&format!("the program has ended {how}; again in {} s", pause.as_secs()));
                self.pause = (pause * 2).min(LONGEST_PAUSE);
                self.app = App::Waiting { until: Instant::now() + pause, for_network: false };
                None
            }
        }
    }

    fn stop_app(&mut self) {
        if let App::Running { pid, .. } = self.app {
            // It may have ended by itself in this very moment.
            let _ = rustix::process::kill_process(pid, rustix::process::Signal::TERM);
            let limit = Instant::now() + GRACE;
            while matches!(self.app, App::Running { .. }) && Instant::now() < limit {
                self.sleep(Some(limit));
                self.reap();
            }
        }
        // Nothing is to be started any more.
        self.app = App::Ended;
    }

    fn stop_others(&mut self) {
        for (signal, time) in [(libc::SIGTERM, LAST_GRACE), (libc::SIGKILL, LAST_GRACE)] {
            // (-1: all but this process)
            if sys::kill(-1, signal).is_err() {
                return;
            }
            let limit = Instant::now() + time;
            loop {
                match rustix::process::wait(WaitOptions::NOHANG) {
                    Ok(Some(_)) => continue,
                    Ok(None) if Instant::now() < limit => self.sleep(Some(limit)),
                    Ok(None) => break,
                    Err(_) => return,
                }
            }
        }
    }
}
