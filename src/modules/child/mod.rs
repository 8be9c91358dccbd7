//! The native half of `child_process`: starting programs, hearing of their end, and the channel of messages
//! between parent and child. What comes out of a child's pipes is the business of `net`, which gets their
//! descriptors by number.

mod channel;
mod launch;
mod process;
mod sync;

use crate::engine::raw;
use crate::engine::value::{array_buffer, throw_system};
use crate::error::SysError;
use crate::export;
use crate::host::Host;
use crate::io::reactor::Id;
use channel::Channel;
use process::Child;
use rquickjs::{Ctx, Object, Result, Value};
use std::rc::Rc;

pub fn init<'js>(ctx: &Ctx<'js>, host: &Rc<Host>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    processes(&object, host)?;
    channels(&object, host)?;
    Ok(object)
}

fn processes<'js>(object: &Object<'js>, host: &Rc<Host>) -> Result<()> {
    let h = Rc::clone(host);
    // spawn({ file, args, env, cwd, detached, uid, gid }, stdio) → [errno, id, pid, descriptors of our ends of
    // the pipes, -1 for what is none…]. In `stdio` a number from 0 is a descriptor, -1 is nothing, -2 a pipe.
    // Event::ChildExit follows if errno is 0.
    export!(object, "spawn", move |options: Object<'js>, stdio: Vec<i32>| -> Result<Vec<i32>> {
        let request = launch::Request::read(&options)?;
        Ok(process::spawn(&h, request, &stdio))
    });
    let h = Rc::clone(host);
    // The same and waits for its end. `stdio` also has what a pipe is fed: bytes, at the pipe's place.
    // { timeout, maxBuffer, killSignal } → [errno, pid, status, signal, outputs…].
    export!(object, "spawnSync", move |ctx: Ctx<'js>,
                                       options: Object<'js>,
                                       stdio: Vec<i32>,
                                       inputs: Vec<Value<'js>>|
          -> Result<Vec<Value<'js>>> {
        // What the program wrote before may be what the other one waits for.
        h.flush();
        let request = launch::Request::read(&options)?;
        let limits = sync::Limits::read(&options)?;
        let inputs = inputs.iter().map(|input| raw::with_bytes(input, |bytes| bytes.to_vec()));
        let ended = sync::run(request, &stdio, inputs.map(Option::unwrap_or_default).collect(), limits);
        let number = |n: i32| Value::new_int(ctx.clone(), n);
        let mut result =
            vec![number(ended.errno), number(ended.pid), number(ended.status), number(ended.signal)];
        for output in ended.outputs {
            result.push(match output {
                Some(bytes) => array_buffer(&ctx, bytes)?,
                None => Value::new_null(ctx.clone()),
            });
        }
        Ok(result)
    });
    let h = Rc::clone(host);
    // Answers errno, or 0; ESRCH when the process has ended.
    export!(object, "kill", move |id: i32, signal: i32| -> i32 {
        h.with(Id::from_number(id), |child: &mut Child| child.kill(signal)).unwrap_or(libc::ESRCH)
    });
    let h = Rc::clone(host);
    export!(object, "setReferenced", move |id: i32, on: bool| h.set_referenced(Id::from_number(id), on));
    // For a descriptor that nobody took over.
    export!(object, "closeFd", |fd: i32| {
        // A number that is no longer open has been closed.
        let _ = crate::sys::close(fd);
    });
    Ok(())
}

fn channels<'js>(object: &Object<'js>, host: &Rc<Host>) -> Result<()> {
    let h = Rc::clone(host);
    // openChannel(fd, framed) → id. Messages are lines of text, or `framed`: bytes after their length.
    export!(object, "openChannel", move |ctx: Ctx<'js>, fd: i32, framed: bool| -> Result<i32> {
        let opened = channel::open(&h, fd, framed);
        opened.map(Id::number).map_err(|e| throw_system(&ctx, &SysError::from_io(&e, "open")))
    });
    let h = Rc::clone(host);
    // send(channel, text or bytes, descriptor that goes along or -1): bytes that the system has not taken
    // yet (Event::IpcDrain tells when it has), or -1 when the channel is gone.
    export!(object, "send", move |id: i32, message: Value<'js>, fd: i32| -> Result<f64> {
        let send = |bytes: &[u8]| {
            h.with(Id::from_number(id), |channel: &mut Channel| channel.send(bytes, fd)).unwrap_or(-1.0)
        };
        match raw::with_bytes(&message, |bytes| send(bytes)) {
            Some(pending) => Ok(pending),
            None => raw::with_text(&message, send),
        }
    });
    let h = Rc::clone(host);
    // Event::IpcMessage is wanted from now on, or not.
    export!(object, "readChannel", move |id: i32, wanted: bool| {
        let id = Id::from_number(id);
        h.with(id, |channel: &mut Channel| channel.set_reading(wanted));
        h.wake(id);
    });
    let h = Rc::clone(host);
    // The next descriptor that came with a message, or -1. It is the caller's.
    export!(object, "takeFd", move |id: i32| -> i32 {
        h.with(Id::from_number(id), |channel: &mut Channel| channel.take_fd()).unwrap_or(-1)
    });
    let h = Rc::clone(host);
    export!(object, "channelFd", move |id: i32| -> i32 {
        h.with(Id::from_number(id), |channel: &mut Channel| channel.fd()).unwrap_or(-1)
    });
    let h = Rc::clone(host);
    export!(object, "closeChannel", move |id: i32| h.close(Id::from_number(id)).is_some());
    Ok(())
}
