//! Wires between threads: each has two ends, and what is put in at one comes out at the other, in order. An
//! end may itself travel in a message. JavaScript knows an end by a number that holds within its own thread.

use crate::engine::Call;
use crate::engine::raw::shared::Share;
use crate::host::{Event, Handle, Host};
use crate::io::reactor::{Id, Readiness};
use rquickjs::{Ctx, Result};
use std::cell::RefCell;
use std::collections::{HashMap, VecDeque};
use std::io::{self, Read, Write};
use std::os::fd::AsRawFd;
use std::os::unix::net::UnixStream;
use std::rc::Rc;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A message: serialized values, and what goes along with them.
pub struct Packet {
    pub bytes: Vec<u8>,
    pub ends: Vec<End>,
    pub shares: Vec<Share>,
}

/// What an end has for whoever asks.
pub enum Received {
    Packet(Packet),
    /// The other end is gone and everything it sent was taken.
    Closed,
    Nothing,
}

#[derive(Default)]
struct Side {
    queue: VecDeque<Packet>,
    /// Whom to tell, and under which number the end is known there.
    home: Option<(Arc<Inbox>, i32)>,
    is_peer_gone: bool,
    is_gone: bool,
}

impl Side {
    fn tell(&self) {
        if let Some((inbox, number)) = &self.home {
            inbox.tell(*number);
        }
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // Nothing panics while it holds one of these.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[derive(Default)]
struct Wire {
    sides: [Mutex<Side>; 2],
}

/// One end of a wire. Dropping it closes the wire.
pub struct End {
    wire: Arc<Wire>,
    side: usize,
}

/// A new wire's two ends.
pub fn pair() -> (End, End) {
    let wire = Arc::new(Wire::default());
    (End { wire: Arc::clone(&wire), side: 0 }, End { wire, side: 1 })
}

impl End {
    fn own(&self) -> MutexGuard<'_, Side> {
        locked(&self.wire.sides[self.side])
    }

    fn peer(&self) -> MutexGuard<'_, Side> {
        locked(&self.wire.sides[1 - self.side])
    }

    /// What is sent to an end that is gone is dropped.
    pub fn send(&self, packet: Packet) {
        let mut peer = self.peer();
        if peer.is_gone {
            drop(peer);
            return;
        }
        peer.queue.push_back(packet);
        peer.tell();
    }

    /// Puts back what was received, for who gets this end next.
    fn put_back(&self, packet: Packet) {
        self.own().queue.push_back(packet);
    }

    fn receive(&self) -> Received {
        let mut own = self.own();
        match own.queue.pop_front() {
            Some(packet) => Received::Packet(packet),
            None if own.is_peer_gone => Received::Closed,
            None => Received::Nothing,
        }
    }

    /// Has the thread at the other end look, though there is nothing new.
    pub fn wake_peer(&self) {
        self.peer().tell();
    }

    fn settle(&self, home: Option<(Arc<Inbox>, i32)>) {
        let mut own = self.own();
        own.home = home;
        if !own.queue.is_empty() || own.is_peer_gone {
            own.tell();
        }
    }
}

impl Drop for End {
    fn drop(&mut self) {
        let unread = {
            let mut own = self.own();
            own.is_gone = true;
            own.home = None;
            std::mem::take(&mut own.queue)
        };
        {
            let mut peer = self.peer();
            peer.is_peer_gone = true;
            peer.tell();
        }
        // Ends within them close in their turn, when no lock is held.
        drop(unread);
    }
}

/// Where a thread hears that its ends have something, once for each message.
pub struct Inbox {
    told: Mutex<VecDeque<i32>>,
    bell: UnixStream,
}

impl Inbox {
    fn tell(&self, number: i32) {
        let mut told = locked(&self.told);
        told.push_back(number);
        if told.len() == 1 {
            // A pipe that is full has rung already.
            let _ = (&self.bell).write(&[1]);
        }
    }
}

struct Listener {
    inbox: Arc<Inbox>,
    bell: UnixStream,
}

impl Handle for Listener {
    fn ready(&mut self, _host: &Host, _id: Id, _readiness: Readiness) {
        let mut bytes = [0; 64];
        while matches!(self.bell.read(&mut bytes), Ok(count) if count == bytes.len()) {}
    }

    fn next_call<'js>(&mut self, ctx: &Ctx<'js>, _host: &Host, _id: Id) -> Result<Option<Call<'js>>> {
        let number = locked(&self.inbox.told).pop_front();
        Ok(number.map(|number| Call::new(ctx, Event::Message, number)))
    }

    // Ports hold the program themselves.
    fn is_referenced(&self) -> bool {
        false
    }

    fn set_referenced(&mut self, _referenced: bool) {}
}

/// The ends that this thread has.
pub struct Wires {
    inbox: Arc<Inbox>,
    ends: RefCell<HashMap<i32, End>>,
    next: RefCell<i32>,
}

impl Wires {
    /// Errors: no descriptors left.
    pub fn open(host: &Host) -> io::Result<Rc<Wires>> {
        let (theirs, ours) = UnixStream::pair()?;
        theirs.set_nonblocking(true)?;
        ours.set_nonblocking(true)?;
        let inbox = Arc::new(Inbox { told: Mutex::default(), bell: theirs });
        let fd = ours.as_raw_fd();
        let listener = Listener { inbox: Arc::clone(&inbox), bell: ours };
        host.open(Box::new(listener), |reactor, id| reactor.register_readable(fd, id))?;
        Ok(Rc::new(Wires { inbox, ends: RefCell::default(), next: RefCell::new(0) }))
    }

    /// Takes in an end. What has come for it already is told of now.
    pub fn add(&self, end: End) -> i32 {
        let number = *self.next.borrow() + 1;
        *self.next.borrow_mut() = number;
        end.settle(Some((Arc::clone(&self.inbox), number)));
        self.ends.borrow_mut().insert(number, end);
        number
    }

    /// Gives an end away, or closes it if nobody takes it.
    pub fn remove(&self, number: i32) -> Option<End> {
        let end = self.ends.borrow_mut().remove(&number)?;
        end.settle(None);
        Some(end)
    }

    /// Closes them all.
    pub fn clear(&self) {
        let ends = self.ends.take();
        drop(ends);
    }

    pub fn send(&self, number: i32, packet: Packet) {
        if let Some(end) = self.ends.borrow().get(&number) {
            end.send(packet);
        }
    }

    pub fn put_back(&self, number: i32, packet: Packet) {
        if let Some(end) = self.ends.borrow().get(&number) {
            end.put_back(packet);
        }
    }

    pub fn receive(&self, number: i32) -> Received {
        self.ends.borrow().get(&number).map_or(Received::Closed, End::receive)
    }

    pub fn wake_peer(&self, number: i32) {
        if let Some(end) = self.ends.borrow().get(&number) {
            end.wake_peer();
        }
    }
}
