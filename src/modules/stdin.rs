//! Standard input: read when the reactor says so; a file, which epoll does not watch, is read right away.

use crate::engine::Call;
use crate::engine::value::{array_buffer_copy, throw_system};
use crate::error::SysError;
use crate::export;
use crate::host::{Event, Handle, Host};
use crate::io::reactor::{Id, Readiness};
use rquickjs::{Ctx, Object, Result, Value};
use std::cell::Cell;
use std::io;
use std::rc::Rc;

pub fn init<'js>(ctx: &Ctx<'js>, host: &Rc<Host>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    let open: Rc<Cell<Option<Id>>> = Rc::default();
    let (h, o) = (Rc::clone(host), Rc::clone(&open));
    // Event::Stdin brings what comes in, until `stop`.
    export!(object, "start", move || {
        let id = o.get().or_else(|| begin(&h));
        o.set(id);
        if let Some(id) = id {
            h.with(id, |stdin: &mut Stdin| stdin.reading = true);
            h.wake(id);
        }
    });
    let (h, o) = (Rc::clone(host), Rc::clone(&open));
    export!(object, "stop", move || {
        if let Some(id) = o.get() {
            h.with(id, |stdin: &mut Stdin| stdin.reading = false);
        }
    });
    let h = Rc::clone(host);
    export!(object, "setReferenced", move |on: bool| {
        if let Some(id) = open.get() {
            h.set_referenced(id, on);
        }
    });
    let h = Rc::clone(host);
    // Key by key, without echo and signals; or as it was. Errors: ENOTTY.
    export!(object, "setRawMode", move |ctx: Ctx<'js>, raw: bool| -> Result<()> {
        if !raw {
            h.restore_terminal();
            return Ok(());
        }
        set_raw(&h).map_err(|e| throw_system(&ctx, &SysError::from_io(&e.into(), "uv_tty_set_mode")))
    });
    Ok(object)
}

// As libuv has it: output is still processed, so that a newline begins a line.
fn set_raw(host: &Host) -> rustix::io::Result<()> {
    use rustix::termios::*;
    let stdin = rustix::stdio::stdin();
    let mut settings = tcgetattr(stdin)?;
    host.keep_terminal(settings.clone());
    settings.input_modes &=
        !(InputModes::BRKINT | InputModes::ICRNL | InputModes::INPCK | InputModes::ISTRIP | InputModes::IXON);
    settings.output_modes |= OutputModes::ONLCR;
    settings.control_modes |= ControlModes::CS8;
    settings.local_modes &= !(LocalModes::ECHO | LocalModes::ICANON | LocalModes::IEXTEN | LocalModes::ISIG);
    settings.special_codes[SpecialCodeIndex::VMIN] = 1;
    settings.special_codes[SpecialCodeIndex::VTIME] = 0;
    tcsetattr(stdin, OptionalActions::Drain, &settings)
}

fn begin(host: &Host) -> Option<Id> {
    let stdin = Stdin { reading: true, referenced: true, watched: true, ended: false };
    let watched = host.open(Box::new(stdin), |reactor, id| reactor.register_readable(0, id));
    match watched {
        Ok(id) => Some(id),
        // EPERM: a file, always readable.
        Err(_) => {
            let stdin = Stdin { reading: true, referenced: true, watched: false, ended: false };
            host.open(Box::new(stdin), |_, _| Ok(())).ok()
        }
    }
}

struct Stdin {
    reading: bool,
    referenced: bool,
    watched: bool,
    ended: bool,
}

impl Handle for Stdin {
    fn ready(&mut self, _host: &Host, _id: Id, _readiness: Readiness) {}

    fn next_call<'js>(&mut self, ctx: &Ctx<'js>, host: &Host, id: Id) -> Result<Option<Call<'js>>> {
        // The descriptor is shared with other processes and stays blocking: never read on suspicion.
        if !self.reading || self.ended || (self.watched && !crate::sys::is_readable_now(0)) {
            return Ok(None);
        }
        let call = Call::new(ctx, Event::Stdin, 0);
        let read = host.with_scratch(|buffer| {
            let count = crate::sys::read(0, buffer)?;
            Ok::<_, io::Error>((count, array_buffer_copy(ctx, &buffer[..count])))
        });
        match read {
            Ok((count, bytes)) if count > 0 => {
                if !self.watched {
                    // One piece a turn, so that a large file does not starve the rest.
                    host.wake(id);
                }
                Ok(Some(call.with(0, bytes?).with_number(1, 0.0)))
            }
            Err(e) if e.kind() == io::ErrorKind::WouldBlock => Ok(None),
            end_or_error => {
                self.ended = true;
                host.close(id);
                let errno = end_or_error.err().and_then(|e| e.raw_os_error()).unwrap_or(0);
                Ok(Some(call.with(0, Value::new_null(ctx.clone())).with_number(1, f64::from(errno))))
            }
        }
    }

    fn is_referenced(&self) -> bool {
        self.referenced && self.reading && !self.ended
    }

    fn set_referenced(&mut self, referenced: bool) {
        self.referenced = referenced;
    }
}
