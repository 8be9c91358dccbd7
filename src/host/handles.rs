//! A program's handles by number: opened, lent to whoever works on one, passed from room to room, closed. A
//! handle is out of its slot only while somebody works on it.

use super::{Deadline, Handle, Host, Parked};
use crate::io::reactor::{Id, Reactor};
use crate::io::stream::Stream;
use std::any::Any;
use std::io;
use std::os::fd::RawFd;

/// A place for a handle; its generation tells stale numbers apart.
#[derive(Default)]
pub(super) struct Slot {
    pub(super) generation: u32,
    pub(super) handle: Option<Box<dyn Handle>>,
    pub(super) open: bool,
}

/// All of a program's.
#[derive(Default)]
pub(super) struct Handles {
    pub(super) slots: Vec<Slot>,
    free: Vec<usize>,
    pub(super) open: usize,
}

impl Host {
    /// Takes in a handle. `register` tells the reactor about its descriptor. Errors: too many open, or
    /// what epoll says.
    pub fn open(
        &self,
        handle: Box<dyn Handle>,
        register: impl FnOnce(&Reactor, Id) -> io::Result<()>,
    ) -> io::Result<Id> {
        let mut handles = self.handles.borrow_mut();
        let index = match handles.free.pop() {
            Some(index) => index,
            None if handles.slots.len() < Id::MAX_OPEN => {
                handles.slots.push(Slot::default());
                handles.slots.len() - 1
            }
            None => return Err(io::Error::from_raw_os_error(libc::EMFILE)),
        };
        let slot = &mut handles.slots[index];
        let id = Id::new(index, slot.generation);
        if let Err(e) = register(&self.reactor.borrow(), id) {
            handles.free.push(index);
            return Err(e);
        }
        slot.handle = Some(handle);
        slot.open = true;
        handles.open += 1;
        Ok(id)
    }

    /// Has the reactor tell an open handle when `fd` becomes readable. Errors: what epoll says.
    pub fn register_readable(&self, fd: RawFd, id: Id) -> io::Result<()> {
        self.reactor.borrow().register_readable(fd, id)
    }

    /// Nothing is to be heard any more of a descriptor that stays open in another process.
    pub fn deregister(&self, fd: RawFd) {
        self.reactor.borrow().deregister(fd);
    }

    /// Runs `body` on an open handle of the expected type; `None` when it is gone or of another kind.
    pub fn with<H: Handle, T>(&self, id: Id, body: impl FnOnce(&mut H) -> T) -> Option<T> {
        let mut handle = self.take(id)?;
        let result = (&mut *handle as &mut dyn Any).downcast_mut::<H>().map(body);
        self.put_back(id, handle);
        result
    }

    /// Forgets a handle and closes what it owns. Its number will not be used again for a while.
    pub fn close(&self, id: Id) -> Option<Box<dyn Handle>> {
        let handle = {
            let mut handles = self.handles.borrow_mut();
            let slot = handles.slots.get_mut(id.index())?;
            if !slot.open || slot.generation != id.generation() {
                return None;
            }
            slot.open = false;
            slot.generation = Id::new(0, slot.generation + 1).generation();
            let handle = slot.handle.take();
            handles.free.push(id.index());
            handles.open -= 1;
            handle
        };
        self.timers.borrow_mut().clear(Deadline::Handle(id));
        handle
    }

    /// Runs `body` on the socket of an open handle, whatever its kind.
    pub fn with_stream<T>(&self, id: Id, body: impl FnOnce(&mut Stream) -> T) -> Option<T> {
        self.with_handle(id, |handle| handle.stream().map(body)).flatten()
    }

    /// Takes a handle out of its slot, which stays open and registered for another one to move in: an HTTP
    /// connection becomes a plain socket when it is upgraded.
    pub fn vacate(&self, id: Id) -> Option<Box<dyn Handle>> {
        self.take(id)
    }

    /// Puts a handle into a slot that `vacate` emptied.
    pub fn occupy(&self, id: Id, handle: Box<dyn Handle>) {
        self.put_back(id, handle);
    }

    /// Keeps a socket until another module takes it over: native modules meet in JavaScript, which knows
    /// the number.
    pub fn park(&self, id: Id, parked: Parked) {
        self.parked.borrow_mut().push((id, parked));
    }

    /// Takes what was parked under this number.
    pub fn unpark(&self, id: Id) -> Option<Parked> {
        let mut parked = self.parked.borrow_mut();
        let at = parked.iter().position(|entry| entry.0 == id)?;
        Some(parked.swap_remove(at).1)
    }

    #[inline]
    pub(super) fn take(&self, id: Id) -> Option<Box<dyn Handle>> {
        let mut handles = self.handles.borrow_mut();
        let slot = handles.slots.get_mut(id.index())?;
        if slot.generation == id.generation() { slot.handle.take() } else { None }
    }

    // A handle that was closed while it was taken out is dropped here.
    pub(super) fn put_back(&self, id: Id, handle: Box<dyn Handle>) {
        let mut handles = self.handles.borrow_mut();
        let slot = &mut handles.slots[id.index()];
        if slot.open && slot.generation == id.generation() {
            slot.handle = Some(handle);
        }
    }

    pub(super) fn with_handle<T>(&self, id: Id, body: impl FnOnce(&mut dyn Handle) -> T) -> Option<T> {
        let mut handle = self.take(id)?;
        let result = body(&mut *handle);
        self.put_back(id, handle);
        Some(result)
    }

    /// All open handles, for sweeps.
    pub fn open_ids(&self) -> Vec<Id> {
        let handles = self.handles.borrow();
        let open = handles.slots.iter().enumerate().filter(|(_, slot)| slot.open);
        open.map(|(index, slot)| Id::new(index, slot.generation)).collect()
    }

    pub fn set_referenced(&self, id: Id, referenced: bool) {
        self.with_handle(id, |handle| handle.set_referenced(referenced));
    }

    /// Asks for `next_call` on this handle without new readiness.
    pub fn wake(&self, id: Id) {
        self.ready.borrow_mut().push_back(id);
    }

    /// Asks for `flush` on this handle at the end of the turn.
    pub fn mark_dirty(&self, id: Id) {
        self.dirty.borrow_mut().push(id);
    }
}
