//! The native half of `worker_threads`: wires between threads, and threads with an engine, a reactor and a host
//! of their own. What travels is bytes, ends of wires and shares in memory; values are JavaScript's business.

mod wires;

use crate::engine::raw::{self, shared::Share};
use crate::engine::value::throw_system;
use crate::engine::{Limits, Stop};
use crate::error::SysError;
use crate::export;
use crate::host::{Host, Program, Source};
use rquickjs::{Array, ArrayBuffer, Ctx, Object, Result, Value};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};
use wires::{End, Packet, Received, Wires};

/// A thread's stack when nobody says otherwise, in MiB, as in Node.
const STACK: f64 = 4.0;
const MEBIBYTE: f64 = 1024.0 * 1024.0;

pub fn init<'js>(ctx: &Ctx<'js>, host: &Rc<Host>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    let wires = Wires::open(host).map_err(|e| throw_system(ctx, &SysError::from_io(&e, "socketpair")))?;
    let w = Rc::clone(&wires);
    host.at_end(Box::new(move || w.clear()));
    travel(&object, &wires)?;
    let mut numbers = Numbers::default();
    // The wire to the thread that made this one; undefined in the main thread.
    if let Some(Ok(given)) = host.take_inheritance().map(|given| given.downcast::<Inherited>()) {
        numbers = given.numbers;
        object.set("parent", wires.add(given.end))?;
    }
    threads(&object, host, &wires, &numbers)?;
    Ok(object)
}

/// The last number that a thread of this process was given.
type Numbers = Arc<AtomicI32>;

struct Inherited {
    end: End,
    numbers: Numbers,
}

fn travel<'js>(object: &Object<'js>, wires: &Rc<Wires>) -> Result<()> {
    let w = Rc::clone(wires);
    // [number, number] of a new wire's ends.
    export!(object, "pair", move || -> Vec<i32> {
        let (one, two) = wires::pair();
        vec![w.add(one), w.add(two)]
    });
    let w = Rc::clone(wires);
    // (end, bytes, numbers of ends that go along, SharedArrayBuffers, the most each may grow to or 0)
    export!(object, "send", move |end: i32,
                                  bytes: Value<'js>,
                                  ends: Vec<i32>,
                                  shared: Array<'js>|
          -> Result<()> {
        let packet = pack(&w, &bytes, &ends, &shared)?;
        w.send(end, packet);
        Ok(())
    });
    let w = Rc::clone(wires);
    export!(object, "putBack", move |end: i32,
                                     bytes: Value<'js>,
                                     ends: Vec<i32>,
                                     shared: Array<'js>|
          -> Result<()> {
        let packet = pack(&w, &bytes, &ends, &shared)?;
        w.put_back(end, packet);
        Ok(())
    });
    let w = Rc::clone(wires);
    // [ArrayBuffer, numbers of ends, SharedArrayBuffers]; null: the other end is gone; undefined: nothing.
    export!(object, "receive", move |ctx: Ctx<'js>, end: i32| -> Result<Value<'js>> {
        match w.receive(end) {
            Received::Packet(packet) => unpack(&ctx, &w, packet),
            Received::Closed => Ok(Value::new_null(ctx)),
            Received::Nothing => Ok(Value::new_undefined(ctx)),
        }
    });
    let w = Rc::clone(wires);
    export!(object, "close", move |end: i32| w.remove(end).is_some());
    Ok(())
}

fn pack<'js>(wires: &Wires, bytes: &Value<'js>, ends: &[i32], shared: &Array<'js>) -> Result<Packet> {
    let bytes = raw::with_bytes(bytes, |bytes| bytes.to_vec()).unwrap_or_default();
    let mut shares = Vec::new();
    for entry in shared.iter::<Array>() {
        let entry = entry?;
        shares.extend(Share::of(&entry.get(0)?, entry.get::<f64>(1)? as usize));
    }
    Ok(Packet { bytes, ends: ends.iter().filter_map(|end| wires.remove(*end)).collect(), shares })
}

fn unpack<'js>(ctx: &Ctx<'js>, wires: &Wires, packet: Packet) -> Result<Value<'js>> {
    let parts = Array::new(ctx.clone())?;
    parts.set(0, ArrayBuffer::new(ctx.clone(), packet.bytes)?)?;
    parts.set(1, packet.ends.into_iter().map(|end| wires.add(end)).collect::<Vec<i32>>())?;
    let shared = Array::new(ctx.clone())?;
    for (at, share) in packet.shares.iter().enumerate() {
        shared.set(at, share.open(ctx)?)?;
    }
    parts.set(2, shared)?;
    Ok(parts.into_value())
}

fn threads<'js>(object: &Object<'js>, host: &Rc<Host>, wires: &Rc<Wires>, numbers: &Numbers) -> Result<()> {
    let stops: Rc<RefCell<HashMap<i32, Arc<Stop>>>> = Rc::default();
    let h = Rc::clone(host);
    // What is wrong with flags for a thread; undefined: nothing.
    export!(object, "checkFlags", move |words: Vec<String>| -> Option<String> {
        h.program.parse_flags.and_then(|parse| parse(&words).err())
    });
    let (h, w, s) = (Rc::clone(host), Rc::clone(wires), Rc::clone(&stops));
    let numbers = Arc::clone(numbers);
    // (name, MiB of stack or 0, MiB of memory or 0, flags or undefined: ours) Answers the number of the wire to
    // the new thread, which closes when the thread has ended, and the thread's number.
    type Words = Option<Vec<String>>;
    let run = move |ctx: Ctx<'js>, name: String, stack: f64, memory: f64, words: Words| -> Result<Vec<i32>> {
        let (ours, theirs) = wires::pair();
        let stop = Arc::new(Stop::default());
        let mut program = program_for(&h.program, Arc::clone(&stop), (stack, memory), words);
        // Clocks of all threads count from the same moment.
        program.since = Some((h.started(), h.started_at()));
        let given = Inherited { end: theirs, numbers: Arc::clone(&numbers) };
        h.start_thread(&name, program, Box::new(given))
            .map_err(|e| throw_system(&ctx, &SysError::from_io(&e, "pthread_create")))?;
        let wire = w.add(ours);
        s.borrow_mut().insert(wire, stop);
        Ok(vec![wire, numbers.fetch_add(1, Ordering::Relaxed) + 1])
    };
    export!(object, "spawn", run);
    let (w, s) = (Rc::clone(wires), Rc::clone(&stops));
    // Ends a thread in whatever it is doing.
    export!(object, "terminate", move |wire: i32| {
        if let Some(stop) = s.borrow().get(&wire) {
            stop.request(1);
            w.wake_peer(wire);
        }
    });
    let s = Rc::clone(&stops);
    // What a thread has ended with: [status, 1 if it was the memory that ran out].
    export!(object, "ended", move |wire: i32| -> Option<Vec<i32>> {
        s.borrow_mut().remove(&wire).map(|stop| vec![stop.status(), stop.is_out_of_memory().into()])
    });
    Ok(())
}

fn program_for(
    parent: &Program,
    stop: Arc<Stop>,
    (stack, memory): (f64, f64),
    words: Option<Vec<String>>,
) -> Program {
    let stack = if stack > 0.0 { stack } else { STACK };
    let stack = (stack.clamp(0.25, 1024.0) * MEBIBYTE) as usize;
    let own = (memory * MEBIBYTE) as usize;
    let limits = Limits {
        memory: if own > 0 { own } else { parent.limits.memory },
        watchdog: parent.limits.watchdog,
        stack: stack / 4 * 3,
        stop: Some(stop),
    };
    let mut program = Program { source: Source::Worker, args: Vec::new(), limits, ..parent.clone() };
    if let Some(words) = words {
        if let Some(Ok(parsed)) = program.parse_flags.map(|parse| parse(&words)) {
            (program.flags, program.preload) = parsed;
        }
        program.exec_args = words;
    }
    program
}
