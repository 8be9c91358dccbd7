//! A listening socket whose connections JavaScript hears of one by one.

use super::socket::Socket;
use crate::engine::Call;
use crate::host::{Event, Handle, Host};
use crate::io::listener::{Accepted, EXHAUSTED_PAUSE, Listener};
use crate::io::reactor::{Id, Readiness};
use crate::io::stream::Stream;
use rquickjs::{Ctx, Result};

pub struct Server {
    pub listener: Listener,
    referenced: bool,
    ready: bool,
}

impl Server {
    pub fn new(listener: Listener) -> Server {
        Server { listener, referenced: true, ready: true }
    }

    pub fn path(&self) -> Option<String> {
        self.listener.path().map(str::to_string)
    }
}

impl Handle for Server {
    fn ready(&mut self, _host: &Host, _id: Id, _readiness: Readiness) {
        self.ready = true;
    }

    fn deadline(&mut self, _host: &Host, _id: Id) {
        self.ready = true;
    }

    fn next_call<'js>(&mut self, ctx: &Ctx<'js>, host: &Host, id: Id) -> Result<Option<Call<'js>>> {
        while self.ready {
            match self.listener.accept() {
                Accepted::Stream(socket) => {
                    let socket = Socket::accepted(Stream::new(socket));
                    let fd = socket.fd();
                    if let Ok(socket) = host.open(Box::new(socket), |reactor, id| reactor.register(fd, id)) {
                        let call = Call::new(ctx, Event::Connection, id.number());
                        return Ok(Some(call.with_number(0, f64::from(socket.number()))));
                    }
                }
                Accepted::WouldBlock => self.ready = false,
                Accepted::Exhausted(_) => {
                    self.ready = false;
                    host.set_deadline(id, host.now() + EXHAUSTED_PAUSE);
                }
            }
        }
        Ok(None)
    }

    fn is_referenced(&self) -> bool {
        self.referenced
    }

    fn set_referenced(&mut self, referenced: bool) {
        self.referenced = referenced;
    }
}
