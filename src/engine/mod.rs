//! QuickJS: limits, boot from bytecode, the one door into JavaScript, jobs, the watchdog.
//!
//! Only [`Session::dispatch`] calls JavaScript. It runs the callback (through the dispatcher of
//! `js/boot.js`, which reports what the callback throws and runs `process.nextTick` jobs), then promise
//! jobs, until both are empty. No borrow of the host is held across it.

pub mod bundle;
pub mod native;
pub mod raw;
pub mod value;

use crate::host::{Event, Host};
use rquickjs::{Context, Ctx, Function, Object, Persistent, Result, Runtime, Type, Value};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};
use std::time::{Duration, Instant};

/// What a program may use up.
#[derive(Clone, Debug, Default)]
pub struct Limits {
    /// Bytes of JavaScript memory; 0: as much as there is.
    pub memory: usize,
    /// The longest that one callback may run before the program is ended; none: for ever, as in Node.
    pub watchdog: Option<Duration>,
    /// Bytes of stack for JavaScript; 0: as much as the main thread may have.
    pub stack: usize,
    /// How another thread ends this engine's program; the main thread has none.
    pub stop: Option<Arc<Stop>>,
}

/// A word from outside, or from within, that the program of one thread is to end now.
#[derive(Debug, Default)]
pub struct Stop {
    requested: AtomicBool,
    status: AtomicI32,
    out_of_memory: AtomicBool,
}

impl Stop {
    /// The first to ask says with which status.
    pub fn request(&self, status: i32) {
        if !self.requested.swap(true, Ordering::SeqCst) {
            self.status.store(status, Ordering::SeqCst);
        }
    }
    pub fn is_requested(&self) -> bool {
        self.requested.load(Ordering::Relaxed)
    }
    pub fn status(&self) -> i32 {
        self.status.load(Ordering::SeqCst)
    }
    pub fn is_out_of_memory(&self) -> bool {
        self.out_of_memory.load(Ordering::SeqCst)
    }
    fn run_out_of_memory(&self) {
        self.out_of_memory.store(true, Ordering::SeqCst);
        self.request(1);
    }
}

/// The most of the main thread's stack, usually of 8 MiB, that JavaScript gets: about as many calls deep as
/// in Node.
const LARGEST_STACK: u64 = 1024 * 1024 * 6;

/// The dispatcher, for the rejection tracker: the one JavaScript value that is kept over calls.
type Tracked = Rc<RefCell<Option<Persistent<Function<'static>>>>>;

/// Bytes of JavaScript memory at which cycles are looked for first. Starting up makes hardly any; QuickJS's
/// own figure, 256 KiB, would have the collector walk everything several times before a server listens.
const FIRST_COLLECTION: usize = 1024 * 1024;

/// One JavaScript engine.
pub struct Engine {
    runtime: Runtime,
    context: Context,
    watchdog: Rc<Watchdog>,
}

// Of what the system lets the main thread have, JavaScript leaves a quarter to the native code that it calls.
fn stack_size() -> usize {
    let limit = rustix::process::getrlimit(rustix::process::Resource::Stack).current;
    limit.map_or(LARGEST_STACK, |bytes| (bytes / 4 * 3).min(LARGEST_STACK)) as usize
}

/// Ends a callback that runs too long: QuickJS asks its interrupt handler every few thousand steps.
struct Watchdog {
    limit: Option<Duration>,
    deadline: Cell<Option<Instant>>,
    bitten: Cell<bool>,
    /// Of the script that `vm` runs, which may be stopped without ending the program.
    script: Rc<raw::realms::Deadline>,
    stop: Option<Arc<Stop>>,
    /// Whether there is a limit or somebody who may stop us: else no callback costs more than this look.
    is_watching: bool,
}

impl Watchdog {
    fn is_late(&self) -> bool {
        let passed = |at: Option<Instant>| at.is_some_and(|at| Instant::now() > at);
        let (late, script_late) = (passed(self.deadline.get()), passed(self.script.at.get()));
        self.bitten.set(self.bitten.get() | late);
        self.script.is_passed.set(self.script.is_passed.get() | script_late);
        late || script_late || self.is_stopped() || self.script.is_interrupted.load(Ordering::Relaxed)
    }

    fn is_stopped(&self) -> bool {
        self.stop.as_ref().is_some_and(|stop| stop.is_requested())
    }
}

impl Engine {
    /// Errors: not enough memory for an engine.
    pub fn new(limits: &Limits) -> Result<Engine> {
        let runtime = Runtime::new()?;
        runtime.set_memory_limit(limits.memory);
        runtime.set_max_stack_size(if limits.stack > 0 { limits.stack } else { stack_size() });
        runtime.set_gc_threshold(FIRST_COLLECTION);
        let watchdog = Rc::new(Watchdog {
            limit: limits.watchdog,
            deadline: Cell::new(None),
            bitten: Cell::new(false),
            script: Rc::default(),
            stop: limits.stop.clone(),
            is_watching: limits.watchdog.is_some() || limits.stop.is_some(),
        });
        let dog = Rc::clone(&watchdog);
        runtime.set_interrupt_handler(Some(Box::new(move || dog.is_late())));
        let context = Context::full(&runtime)?;
        Ok(Engine { runtime, context, watchdog })
    }

    /// Boots the bundled JavaScript and runs `body` within one entry of the engine: `Context::with` is
    /// not to be nested. Answers what `body` does, or the text of the error that kept boot.js from
    /// finishing.
    pub fn enter<T>(
        &self,
        host: &Rc<Host>,
        body: impl for<'js> FnOnce(&Session<'js>) -> T,
    ) -> std::result::Result<T, String> {
        let tracked = Rc::new(RefCell::new(None));
        let rejected = Rc::new(Cell::new(false));
        self.track_rejections(Rc::clone(&tracked), Rc::clone(&rejected));
        let result = self.context.with(|ctx| {
            raw::allow_blocking(&ctx);
            raw::shared::install(&ctx);
            let script = Rc::clone(&self.watchdog.script);
            raw::realms::install(&ctx, script).map_err(|e| e.to_string())?;
            let dispatcher = boot(&ctx, host).map_err(|e| text_of(&ctx, &e))?;
            *tracked.borrow_mut() = Some(Persistent::save(&ctx, dispatcher.clone()));
            let watchdog = Rc::clone(&self.watchdog);
            let session = Session { ctx, dispatcher, watchdog, rejected };
            Ok(body(&session))
        });
        // It must not outlive the runtime.
        tracked.take();
        result
    }

    // A promise rejected without a handler, and a handler that came late: boot.js keeps the account.
    // QuickJS calls this in the midst of JavaScript, so it does not go through `dispatch`.
    fn track_rejections(&self, dispatcher: Tracked, rejected: Rc<Cell<bool>>) {
        self.runtime.set_host_promise_rejection_tracker(Some(Box::new(
            move |ctx, promise, reason, handled| {
                rejected.set(true);
                let Some(dispatcher) = dispatcher.borrow().clone() else {
                    return;
                };
                let Ok(dispatcher) = dispatcher.restore(&ctx) else {
                    return;
                };
                let call = Call::new(&ctx, Event::Rejection, handled as i32).with(0, promise).with(1, reason);
                // It only puts the promise into a Map; when memory is out there is nobody to tell.
                let _ = raw::call_dispatcher(&dispatcher, &call);
            },
        )));
    }
}

fn text_of(ctx: &Ctx, error: &rquickjs::Error) -> String {
    let thrown = if error.is_exception() { value::text(&ctx.catch()).ok() } else { None };
    thrown.unwrap_or_else(|| error.to_string())
}

fn boot<'js>(ctx: &Ctx<'js>, host: &Rc<Host>) -> Result<Function<'js>> {
    let native = crate::modules::natives(ctx, host)?;
    let bundled = bundle::loader(ctx)?;
    let boot: Function = bundle::load(ctx, "boot")?.ok_or(rquickjs::Error::Unknown)?;
    let module = Object::new(ctx.clone())?;
    let exports = Object::new(ctx.clone())?;
    boot.call::<_, ()>((exports, bundled, module.clone(), native))?;
    module.get("exports")
}

/// The engine while it is entered.
pub struct Session<'js> {
    ctx: Ctx<'js>,
    dispatcher: Function<'js>,
    watchdog: Rc<Watchdog>,
    /// A promise was rejected, or handled late, since the account was last made.
    rejected: Rc<Cell<bool>>,
}

/// A callback to make: which event of whom, and what comes with it.
pub struct Call<'js> {
    pub event: Event,
    pub id: i32,
    pub arguments: raw::Arguments<'js>,
}

impl<'js> Call<'js> {
    pub fn new(ctx: &Ctx<'js>, event: Event, id: i32) -> Call<'js> {
        Call { event, id, arguments: raw::Arguments::new(ctx) }
    }

    /// The same call with its `index`th argument (of four); the others are undefined.
    pub fn with(mut self, index: usize, value: Value<'js>) -> Call<'js> {
        self.arguments.set(index, &value);
        self
    }

    pub fn with_number(self, index: usize, number: f64) -> Call<'js> {
        let number = Value::new_number(self.arguments.ctx().clone(), number);
        self.with(index, number)
    }
}

impl<'js> Session<'js> {
    pub fn ctx(&self) -> &Ctx<'js> {
        &self.ctx
    }

    /// The one door: makes a call, then runs everything that became due through it.
    pub fn dispatch(&self, call: Call<'js>) {
        if self.watchdog.is_watching && !self.watch() {
            return;
        }
        let done = raw::call_dispatcher(&self.dispatcher, &call);
        if !self.settle(done) {
            self.run_jobs();
        }
    }

    // Promise jobs, then the ticks they queued, until neither is left; then the account of promises that
    // were rejected without a handler, which may queue more of both.
    fn run_jobs(&self) {
        loop {
            let is_quiet = !raw::is_job_pending(&self.ctx);
            if is_quiet && !self.rejected.replace(false) {
                return;
            }
            if self.watchdog.is_watching && !self.watch() {
                return;
            }
            while let Some(done) = raw::execute_job(&self.ctx) {
                if self.settle(done.map(|()| false)) {
                    return;
                }
            }
            if self.run_ticks(is_quiet) {
                return;
            }
        }
    }

    fn run_ticks(&self, quiet: bool) -> bool {
        let ticks = Call::new(&self.ctx, Event::Ticks, quiet as i32);
        self.settle(raw::call_dispatcher(&self.dispatcher, &ticks))
    }

    // The dispatcher catches what scripts throw. What still arrives here can't be caught by a script:
    // the watchdog's interruption, a stop, or memory that ran out while an error was being reported. Answers
    // what the dispatcher did: whether a tick failed and the rest, promise jobs included, is to wait; it waits
    // for ever once the program is stopped.
    fn settle(&self, done: Result<bool>) -> bool {
        if let Ok(waits) = done {
            return waits;
        }
        let error = self.ctx.catch();
        if self.watchdog.is_stopped() {
            return true;
        }
        if self.watchdog.bitten.replace(false) {
            let limit = self.watchdog.limit.unwrap_or_default();
            crate::host::die(&format!("mote: a callback ran for more than {limit:?}"));
        }
        self.watchdog.deadline.set(None);
        let began_so = tells_of_memory(&error);
        let report = Call::new(&self.ctx, Event::Uncaught, 0).with(0, error);
        if raw::call_dispatcher(&self.dispatcher, &report).is_err() {
            let second = self.ctx.catch();
            if self.watchdog.is_stopped() {
                return true;
            }
            let text = value::text(&second).unwrap_or_default();
            // Without memory a report may fail in many ways.
            let is_out_of_memory = began_so || tells_of_memory(&second);
            if let Some(stop) = &self.watchdog.stop {
                if is_out_of_memory {
                    stop.run_out_of_memory()
                } else {
                    stop.request(1)
                }
                return true;
            }
            let text = match is_out_of_memory {
                true => "out of memory".to_string(),
                false => format!("an error while reporting an error: {text}"),
            };
            crate::host::die(&format!("mote: {text}"));
        }
        false
    }

    // Whether JavaScript may still run; from now on the clock ticks.
    fn watch(&self) -> bool {
        if let Some(limit) = self.watchdog.limit {
            self.watchdog.deadline.set(Some(Instant::now() + limit));
        }
        !self.watchdog.is_stopped()
    }
}

// Null is what QuickJS throws when there is no memory left even for an error object, nothing at all when that was so
// while it made one, and an InternalError that says nothing when it was only enough for that.
fn tells_of_memory(error: &Value) -> bool {
    matches!(error.type_of(), Type::Null | Type::Uninitialized)
        || value::text(error).is_ok_and(|text| text.ends_with("out of memory") || text == "InternalError")
}
