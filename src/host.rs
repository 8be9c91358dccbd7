//! One running program: its reactor, handles, timers and pool; the turn; when to exit.
//!
//! The turn: due timers → flush → poll → ready handles → finished jobs → immediates. After every
//! callback the engine runs nextTick and promise jobs. Output gathered in a turn leaves with one write
//! for each stream, just before the next sleep. The program ends when no referenced handle, timer, immediate or job is
//! left.

mod handles;

use crate::engine::{Call, Engine, Limits, Session};
use crate::error::SysError;
use crate::io::listener::Listener;
use crate::io::pool::Pool;
use crate::io::reactor::{Id, Reactor, Readiness};
use crate::io::stream::Stream;
use crate::io::timers::Timers;
use handles::Handles;
use rquickjs::{Ctx, Result, Value};
use rustix::termios::{OptionalActions, Termios, tcsetattr};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::io;
use std::rc::Rc;
use std::time::{Duration, Instant, SystemTime};

macro_rules! events {
    ($($name:ident $text:literal $doc:literal,)*) => {
        /// What JavaScript is called for; `js/node/internal/dispatch.js` knows them by name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Event { $(#[doc = $doc] $name,)* }
        impl Event {
            /// The names in the order of their numbers.
            pub const NAMES: &'static [&'static str] = &[$($text,)*];
        }
    };
}

events! {
    Start "start" "Run the program named on the command line.",
    Ticks "ticks" "Promise jobs ran: run the nextTick jobs they queued.",
    Uncaught "uncaught" "(0: error) Something a script could not catch.",
    Rejection "rejection" "id: 1 when a handler came late; (0: promise, 1: reason).",
    Timers "timers" "The script's earliest timer is due.",
    Immediates "immediates" "setImmediate callbacks are due.",
    BeforeExit "beforeExit" "Nothing referenced is left.",
    Exit "exit" "The loop has ended.",
    Job "job" "id: job; (0: error or null, 1: result) A call in the pool has finished.",
    Signal "signal" "id: number of the signal.",
    Stdin "stdin" "(0: ArrayBuffer or null at the end, 1: errno or 0).",
    Connection "connection" "id: listener; (0: id of the new stream).",
    SocketData "socketData" "id; (0: ArrayBuffer).",
    SocketEnd "socketEnd" "id: the peer has finished sending.",
    SocketDrain "socketDrain" "id: all output is with the system.",
    SocketConnect "socketConnect" "id; (0: errno or 0).",
    SocketClose "socketClose" "id; (0: errno or 0) The handle is gone.",
    HttpRequest "httpRequest" "id; (0: server, 1: method << 8 | flags, 2: target, 3: header block).",
    HttpExchange "httpExchange" "id; (0: server, 1: request, 2: response), made as for HttpRequest.",
    HttpBody "httpBody" "id; (0: ArrayBuffer).",
    HttpEnd "httpEnd" "id; (0: trailer block or undefined) The request's body is complete.",
    HttpDrain "httpDrain" "id; (0: server) The response's backlog is with the system.",
    HttpDone "httpDone" "id; (0: server) The response is with the system, whole.",
    HttpClose "httpClose" "id; (0: server, 1: errno or 0) The connection is gone.",
    HttpTimeout "httpTimeout" "id; (0: server) No traffic for as long as was asked.",
    HttpError "httpError" "id; (0: how many bytes were good, 1: code, 2: message, 3: ArrayBuffer of the packet).",
    HttpOutput "httpOutput" "id; (0: ArrayBuffer for the stream that came in a socket's place, or undefined: go on feeding).",
    HttpConnection "httpConnection" "id; (0: server, 1: one too many) A client has connected.",
    ChildExit "childExit" "id; (0: status, 1: signal number or 0) A child process has ended.",
    IpcMessage "ipcMessage" "id: channel; (0: text or ArrayBuffer).",
    IpcDrain "ipcDrain" "id: channel: all messages are with the system.",
    IpcClose "ipcClose" "id: channel: the other side has gone.",
    Datagram "datagram" "id; (0: ArrayBuffer or null, 1: sender's address or errno, 2: its port, 3: 4 or 6).",
    DatagramSent "datagramSent" "id; (0: number of the message, 1: errno or 0, 2: bytes).",
    Tls "tls" "id; (0: number of the notice) Something has come up in the socket's TLS session.",
    Message "message" "id: end of a wire to another thread that has a message, or was closed.",
    Watch "watch" "id; (0: event mask, 1: ArrayBuffer of the name, 2: number of the watch) A file changed.",
}

/// Something with a descriptor of its own that the reactor watches.
///
/// Its methods never call JavaScript: they move bytes and say which call is to be made.
pub trait Handle: Any {
    /// The reactor's word; what follows from it is told by `next_call`.
    fn ready(&mut self, host: &Host, id: Id, readiness: Readiness);
    /// The next callback to make, or `None` until there is new readiness (or `Host::wake`).
    fn next_call<'js>(&mut self, ctx: &Ctx<'js>, host: &Host, id: Id) -> Result<Option<Call<'js>>>;
    /// Sends gathered output; called at the end of a turn in which `Host::mark_dirty` was.
    fn flush(&mut self, _host: &Host, _id: Id) {}
    /// The deadline that was set with `Host::set_deadline` has passed.
    fn deadline(&mut self, _host: &Host, _id: Id) {}
    /// Whether the program waits for it.
    fn is_referenced(&self) -> bool {
        true
    }
    /// Makes the program wait for it, or not.
    fn set_referenced(&mut self, referenced: bool);
    /// The socket inside, for what every kind of socket can be asked (addresses, options).
    fn stream(&mut self) -> Option<&mut Stream> {
        None
    }
}

/// Turns a job's outcome into the two arguments of its callback: error or null, and result.
pub type Finish = Box<dyn for<'js> FnOnce(&Ctx<'js>) -> Result<Value<'js>> + Send>;
/// What a pool job brings back.
pub type Outcome = std::result::Result<Finish, SysError>;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Deadline {
    Script,
    Handle(Id),
}

/// The program and its arguments, as the command line gave them.
#[derive(Clone, Debug, Default)]
pub struct Program {
    /// A file, a text given with -e or -p, or standard input.
    pub source: Source,
    /// What follows the program on the command line.
    pub args: Vec<String>,
    /// The flags before it, for `process.execArgv`.
    pub exec_args: Vec<String>,
    /// Modules to require before it.
    pub preload: Vec<String>,
    /// Conditions of package.json's `exports` and `imports` that hold beside Node's.
    pub conditions: Vec<String>,
    /// All flags, for what JavaScript has to know of them.
    pub flags: Vec<Flag>,
    /// The flags that NODE_OPTIONS may have, for whoever asks.
    pub environment_flags: Option<fn() -> Vec<String>>,
    /// Reads further flags, for a thread: the flags, and the modules to require before its program.
    pub parse_flags: Option<FlagParser>,
    /// argv[0] as typed.
    pub argv0: String,
    pub limits: Limits,
    /// When the process started, by both clocks, if this is not its first program.
    pub since: Option<(Instant, SystemTime)>,
}

/// Errors: which flags make no sense.
pub type FlagParser = fn(&[String]) -> std::result::Result<(Vec<Flag>, Vec<String>), String>;

/// A flag of the command line by its long name. A switch that is off has no value.
#[derive(Clone, Debug)]
pub struct Flag {
    pub name: String,
    pub value: Option<String>,
    pub is_text: bool,
    pub is_list: bool,
}

/// Where the program's text comes from.
#[derive(Clone, Debug, Default)]
pub enum Source {
    #[default]
    Stdin,
    /// Statements typed on a terminal.
    Repl,
    /// The files that hold tests.
    Test,
    /// What the thread that made this one says.
    Worker,
    File(String),
    /// A script of the nearest package.json, by its name.
    Run(String),
    Eval {
        code: String,
        print: bool,
    },
}

/// What native modules work with. Every field has its own borrow, and none is held while JavaScript runs.
pub struct Host {
    reactor: RefCell<Reactor>,
    handles: RefCell<Handles>,
    timers: RefCell<Timers<Deadline>>,
    pool: RefCell<Option<Pool<Outcome>>>,
    ready: RefCell<VecDeque<Id>>,
    dirty: RefCell<Vec<Id>>,
    /// Lent to whoever reads from a descriptor, for the length of one event.
    scratch: RefCell<Vec<u8>>,
    now: Cell<Instant>,
    started: (Instant, SystemTime),
    script_timers_referenced: Cell<bool>,
    /// Starting up is over, and what it needed given back.
    has_settled: Cell<bool>,
    immediates: Cell<Immediates>,
    parked: RefCell<Vec<(Id, Parked)>>,
    /// The terminal's settings from before the program changed them.
    terminal: RefCell<Option<Termios>>,
    /// What the thread that made this one has left for a native module to take.
    inheritance: RefCell<Option<Inheritance>>,
    at_end: RefCell<Vec<Box<dyn FnOnce()>>>,
    /// Threads with programs of their own: those begun here, and for such a one the main thread.
    threads: Cell<usize>,
    pub program: Program,
}

/// Whatever a native module gives to its counterpart in a thread that it makes.
pub type Inheritance = Box<dyn Any + Send>;

/// A socket between two modules; its slot is empty meanwhile.
pub enum Parked {
    /// A connection, and what was read from it and not used.
    Stream(Stream, Vec<u8>),
    Listener(Listener),
}

/// Whether the script has setImmediate callbacks waiting, and whether the program waits for them.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Immediates {
    #[default]
    None,
    Unreferenced,
    Referenced,
}

/// The size of the read buffer that handles share.
pub const SCRATCH: usize = 64 * 1024;
/// How many callbacks one handle may make before the others have their turn.
const CALLS_A_TURN: usize = 64;
/// Threads for blocking calls, as Node's UV_THREADPOOL_SIZE.
const POOL_THREADS: usize = 4;

/// How long nothing must happen for a program to count as started.
const QUIET: Duration = Duration::from_millis(200);

impl Host {
    /// Errors: the reactor could not be made (EMFILE, ENOMEM).
    pub fn new(program: Program) -> io::Result<Rc<Host>> {
        let now = Instant::now();
        Ok(Rc::new(Host {
            reactor: RefCell::new(Reactor::new()?),
            handles: RefCell::default(),
            timers: RefCell::default(),
            pool: RefCell::new(None),
            ready: RefCell::default(),
            dirty: RefCell::default(),
            scratch: RefCell::new(Vec::new()),
            now: Cell::new(now),
            started: program.since.unwrap_or_else(|| (now, SystemTime::now())),
            script_timers_referenced: Cell::new(false),
            has_settled: Cell::new(false),
            immediates: Cell::default(),
            parked: RefCell::default(),
            terminal: RefCell::default(),
            inheritance: RefCell::default(),
            at_end: RefCell::default(),
            threads: Cell::new(program.limits.stop.is_some().into()),
            program,
        }))
    }

    pub fn take_inheritance(&self) -> Option<Inheritance> {
        self.inheritance.take()
    }

    /// What is to be done when a thread's engine is gone; the main thread ends with its process.
    pub fn at_end(&self, what: Box<dyn FnOnce()>) {
        self.at_end.borrow_mut().push(what);
    }

    /// Whether the program of this thread is to end without further ado.
    fn is_stopped(&self) -> bool {
        self.program.limits.stop.as_ref().is_some_and(|stop| stop.is_requested())
    }

    /// The time as of this turn.
    pub fn now(&self) -> Instant {
        self.now.get()
    }

    /// When the process started.
    pub fn started(&self) -> Instant {
        self.started.0
    }

    /// The same by the clock on the wall.
    pub fn started_at(&self) -> SystemTime {
        self.started.1
    }

    /// Reads the clock again; what long-running callbacks need before they set a deadline.
    pub fn refresh_now(&self) -> Instant {
        let now = Instant::now();
        self.now.set(now);
        now
    }

    /// Keeps the terminal's settings, unless older ones are kept already.
    pub fn keep_terminal(&self, settings: Termios) {
        self.terminal.borrow_mut().get_or_insert(settings);
    }

    /// Gives the terminal on standard input the settings back that it had before the program.
    pub fn restore_terminal(&self) {
        if let Some(settings) = self.terminal.take() {
            // Without a terminal there is nothing left to restore.
            let _ = tcsetattr(rustix::stdio::stdin(), OptionalActions::Now, &settings);
        }
    }

    /// Lends the shared read buffer.
    #[inline]
    pub fn with_scratch<T>(&self, body: impl FnOnce(&mut [u8]) -> T) -> T {
        let mut scratch = self.scratch.take();
        if scratch.len() < SCRATCH {
            scratch.resize(SCRATCH, 0);
        }
        let result = body(&mut scratch);
        self.scratch.replace(scratch);
        result
    }

    // ---- deadlines --------------------------------------------------------------------------------

    pub fn set_deadline(&self, id: Id, at: Instant) {
        self.timers.borrow_mut().set(Deadline::Handle(id), at);
    }

    /// When the script's earliest timer is due, if it has any.
    pub fn set_script_timer(&self, at: Option<Instant>) {
        let mut timers = self.timers.borrow_mut();
        match at {
            Some(at) => timers.set(Deadline::Script, at),
            None => timers.clear(Deadline::Script),
        }
    }

    pub fn set_script_timers_referenced(&self, referenced: bool) {
        self.script_timers_referenced.set(referenced);
    }

    pub fn set_immediates(&self, immediates: Immediates) {
        self.immediates.set(immediates);
    }

    // ---- jobs -------------------------------------------------------------------------------------

    /// Threads beside this one, as far as it can know.
    pub fn other_threads(&self) -> usize {
        self.pool.borrow().as_ref().map_or(0, Pool::threads) + self.threads.get()
    }

    /// Runs a program in a thread of its own, with what `inheritance` is to it.
    /// Errors: no thread to be had.
    pub fn start_thread(&self, name: &str, program: Program, inheritance: Inheritance) -> io::Result<()> {
        // The rest is for the native code that JavaScript calls.
        let stack = program.limits.stack / 3 * 4;
        crate::io::pool::start_thread(name, stack, move || run_thread(program, inheritance))?;
        self.threads.set(self.threads.get() + 1);
        Ok(())
    }

    /// Runs `work` on a pool thread; `Event::Job` tells of the end. Answers the job's number. Errors: no
    /// thread to be had.
    pub fn spawn_blocking(&self, work: impl FnOnce() -> Outcome + Send + 'static) -> io::Result<u32> {
        self.submit(Box::new(work))
    }

    fn submit(&self, work: Box<dyn FnOnce() -> Outcome + Send>) -> io::Result<u32> {
        let mut pool = self.pool.borrow_mut();
        let pool = match &mut *pool {
            Some(pool) => pool,
            none => {
                let waker = self.reactor.borrow().waker()?;
                let threads = std::env::var("UV_THREADPOOL_SIZE").ok().and_then(|n| n.parse().ok());
                let threads = threads.unwrap_or(POOL_THREADS).clamp(1, 64);
                // A waker that fails leaves the result for the next turn, which sees it all the same.
                none.insert(Pool::new(threads, move || drop(waker.wake())))
            }
        };
        pool.submit(work)
    }

    // ---- the turn ---------------------------------------------------------------------------------

    fn is_alive(&self) -> bool {
        self.script_timers_referenced.get()
            || self.immediates.get() == Immediates::Referenced
            || self.pool.borrow().as_ref().is_some_and(|pool| pool.unfinished() > 0)
            || self.has_referenced_handle()
    }

    fn handles_closed(&self) -> u64 {
        self.handles.borrow().slots.iter().map(|slot| u64::from(slot.generation)).sum()
    }

    fn has_referenced_handle(&self) -> bool {
        let handles = self.handles.borrow();
        handles.open > 0
            && handles.slots.iter().any(|slot| slot.handle.as_ref().is_some_and(|h| h.is_referenced()))
    }

    fn sleep_time(&self) -> Option<Duration> {
        if self.immediates.get() != Immediates::None || !self.ready.borrow().is_empty() || !self.is_alive() {
            return Some(Duration::ZERO);
        }
        let until = self.timers.borrow_mut().until_next(self.refresh_now())?;
        // epoll counts milliseconds and mio rounds up, so that no turn comes just before its timer.
        Some(until)
    }

    // The first time that nothing happens for a while, the pages that only starting up needed are given back.
    fn wait_time(&self) -> Option<Duration> {
        let time = self.sleep_time();
        let is_long = time.is_none_or(|time| time > QUIET);
        if is_long && !self.has_settled.get() { Some(QUIET) } else { time }
    }

    fn poll(&self) -> io::Result<()> {
        let timeout = self.wait_time();
        let mut reactor = self.reactor.borrow_mut();
        let mut events: Vec<(Id, Readiness)> = Vec::new();
        reactor.poll(timeout, |id, readiness| events.push((id, readiness)))?;
        drop(reactor);
        if timeout == Some(QUIET) && events.is_empty() && !self.has_settled.replace(true) {
            crate::sys::release_file_pages();
        }
        self.refresh_now();
        for (id, readiness) in events {
            if self.with_handle(id, |handle| handle.ready(self, id, readiness)).is_some() {
                self.wake(id);
            }
        }
        Ok(())
    }

    /// Sends what was gathered: at the end of a turn, and before the process ends in the midst of one.
    pub fn flush(&self) {
        let dirty = self.dirty.take();
        for &id in &dirty {
            self.with_handle(id, |handle| handle.flush(self, id));
        }
    }

    fn run_timers(&self, session: &Session) {
        let now = self.refresh_now();
        loop {
            let due = self.timers.borrow_mut().take_due(now);
            match due {
                None => return,
                Some(Deadline::Script) => session.dispatch(Call::new(session.ctx(), Event::Timers, 0)),
                Some(Deadline::Handle(id)) => {
                    if self.with_handle(id, |handle| handle.deadline(self, id)).is_some() {
                        self.wake(id);
                    }
                }
            }
        }
    }

    fn run_ready(&self, session: &Session) {
        let waiting = self.ready.borrow().len();
        for _ in 0..waiting {
            let Some(id) = self.ready.borrow_mut().pop_front() else {
                return;
            };
            let mut calls = 0;
            while let Some(next) = self.with_handle(id, |h| h.next_call(session.ctx(), self, id)) {
                match next {
                    Ok(Some(call)) => session.dispatch(call),
                    Ok(None) => break,
                    Err(_) => {
                        let error = session.ctx().catch();
                        session.dispatch(Call::new(session.ctx(), Event::Uncaught, 0).with(0, error));
                    }
                }
                calls += 1;
                if calls == CALLS_A_TURN {
                    self.wake(id);
                    break;
                }
            }
        }
    }

    fn run_finished_jobs(&self, session: &Session) {
        let done = match self.pool.borrow_mut().as_mut() {
            Some(pool) if pool.unfinished() > 0 => pool.take_done(),
            _ => return,
        };
        for (number, outcome) in done {
            let call = Call::new(session.ctx(), Event::Job, number as i32);
            let ctx = session.ctx();
            let finished = match outcome {
                Ok(finish) => finish(ctx).map(|result| call.with(1, result)),
                Err(error) => crate::engine::value::system_error(ctx, &error)
                    .map(|error| Call::new(ctx, Event::Job, number as i32).with(0, error.into_value())),
            };
            session.dispatch(match finished {
                Ok(call) => call,
                Err(_) => Call::new(ctx, Event::Job, number as i32).with(0, ctx.catch()),
            });
        }
    }

    fn run_immediates(&self, session: &Session) {
        if self.immediates.get() != Immediates::None {
            session.dispatch(Call::new(session.ctx(), Event::Immediates, 0));
        }
    }

    /// One turn. Errors: the reactor failed, which nothing can mend.
    fn turn(&self, session: &Session) -> io::Result<()> {
        self.run_timers(session);
        self.run_ready(session);
        self.flush();
        self.poll()?;
        self.run_ready(session);
        self.run_finished_jobs(session);
        self.run_immediates(session);
        self.flush();
        Ok(())
    }

    fn run_to_end(&self, session: &Session) -> io::Result<()> {
        loop {
            while self.is_alive() && !self.is_stopped() {
                self.turn(session)?;
            }
            if self.is_stopped() {
                self.flush();
                return Ok(());
            }
            let closed = self.handles_closed();
            session.dispatch(Call::new(session.ctx(), Event::BeforeExit, 0));
            self.flush();
            // What was opened and closed meanwhile has kept the loop busy, too.
            if !self.is_alive() && self.handles_closed() == closed {
                return Ok(());
            }
        }
    }
}

/// Runs a program to its end. The exit status is JavaScript's to say: `internal/main` ends the process.
/// What is returned is the status for when it could not even begin.
pub fn run(program: Program) -> i32 {
    crate::sys::outlive_file_size_limit();
    let limits = program.limits.clone();
    let host = match Host::new(program) {
        Ok(host) => host,
        Err(e) => die(&format!("mote: {e}")),
    };
    let engine = match Engine::new(&limits) {
        Ok(engine) => engine,
        Err(_) => die("mote: not enough memory for a JavaScript engine"),
    };
    let ended = engine.enter(&host, |session| {
        session.dispatch(Call::new(session.ctx(), Event::Start, 0));
        let ended = host.run_to_end(session);
        session.dispatch(Call::new(session.ctx(), Event::Exit, 0));
        ended
    });
    match ended {
        Ok(Ok(())) => 0,
        Ok(Err(e)) => die(&format!("mote: {e}")),
        Err(e) => die(&format!("mote: {e}")),
    }
}

// A thread's program, to its end or until it is stopped. Its status is kept by its `Stop`.
fn run_thread(program: Program, inheritance: Inheritance) {
    let limits = program.limits.clone();
    // Whoever waits for the thread hears of the failure by the inheritance being dropped.
    let fail = || {
        if let Some(stop) = &limits.stop {
            stop.request(1);
        }
    };
    let (Ok(host), Ok(engine)) = (Host::new(program), Engine::new(&limits)) else {
        return fail();
    };
    host.inheritance.replace(Some(inheritance));
    let ended = engine.enter(&host, |session| {
        session.dispatch(Call::new(session.ctx(), Event::Start, 0));
        let ended = host.run_to_end(session);
        session.dispatch(Call::new(session.ctx(), Event::Exit, 0));
        ended
    });
    if !matches!(ended, Ok(Ok(()))) {
        fail();
    }
    drop(engine);
    for what in host.at_end.take() {
        what();
    }
}

/// Ends the program for a reason that no script can hear of.
pub fn die(message: &str) -> ! {
    eprintln!("{message}");
    std::process::exit(70)
}
